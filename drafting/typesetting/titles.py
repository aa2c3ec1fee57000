"""A long title in balanced lines, broken between words (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from corpus.terms import load_vocabulary, user_words
from corpus.tokens import Tokenizer
from drafting.plain import width

# Columns (two a Chinese character): 156 mm hold 20 characters of 22 points, and a full line looks crammed.
LONGEST_LINE = 38
_NOT_FIRST = "，。、；：？！）〕》〉」』”’的年月日"
_NOT_LAST = "（〔《〈「『“‘和与及"
# What stays whole: 2024年, 2023-2024学年, 12个.
_WHOLE = re.compile(r"[0-9A-Za-z.%-]+(?:学年度?|年度?|[^\W\d_])?")
_HAN = re.compile("[㐀-鿿]")
_RUN = re.compile("[㐀-鿿]+|[^㐀-鿿]")
# A line longer than the one above it by this many columns makes neither 梯形 nor 菱形.
_UPSIDE_DOWN = 4


def title_lines(title: str, *, words: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines of a title: as few as hold it, of nearly equal width; ``words`` (place names) stay whole."""
    title = " ".join(title.split())
    if width(title) <= LONGEST_LINE:
        return (title,)
    pieces = _pieces(title, tuple(words))
    for number in range(2, len(pieces) + 1):
        best = _split(pieces, number)
        if best is not None:
            return best
    return (title,)


def _split(pieces: Sequence[str], number: int) -> tuple[str, ...] | None:
    """The most even way to set pieces in so many lines; None where a line would be too long."""
    mean = sum(map(width, pieces)) / number
    # best[k][i]: cost and lines of the first i pieces in k lines
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for _ in range(number):
        following: dict[int, tuple[float, tuple[str, ...]]] = {}
        for done, (cost, lines) in best.items():
            for end in range(done + 1, len(pieces) + 1):
                line = "".join(pieces[done:end]).strip()
                if width(line) > LONGEST_LINE:
                    break
                total = cost + (width(line) - mean) ** 2 + _ugliness(line, lines)
                if end not in following or total < following[end][0]:
                    following[end] = (total, (*lines, line))
        best = following
    return best[len(pieces)][1] if len(pieces) in best else None


def _ugliness(line: str, above: tuple[str, ...]) -> float:
    bad = 1000.0 * (bool(above) and line[:1] in _NOT_FIRST) + 1000.0 * (line[-1:] in _NOT_LAST)
    return bad + (_UPSIDE_DOWN if above and width(line) > width(above[-1]) else 0)


@lru_cache(maxsize=64)
def _pieces(title: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """What may not be broken: numbers with their 年, place names, jieba's words."""
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    whole = re.compile(f"{known}|{_WHOLE.pattern}" if known else _WHOLE.pattern)
    pieces: list[str] = []
    done = 0
    for match in whole.finditer(title):
        pieces += _cut(title[done : match.start()])
        pieces.append(match.group())
        done = match.end()
    return (*pieces, *_cut(title[done:]))


def _cut(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        words = _tokenizer().words(run) if _HAN.match(run) else ()
        yield from words if "".join(words) == run else run


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer(user_words(load_vocabulary()))
