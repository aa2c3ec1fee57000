"""The points of a paragraph: 一是…二是…, 一查…二查…, ①…②…, or its statements one by one (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.sentences import Bounds, parts, sentences, trimmed

_POINT = re.compile(
    r"(?:^|(?<=[。；;：:，,\n]))\s*(?:[一二三四五六七八九十]是(?!否)|第[一二三四五六七八九十]+[,，、]|首先|其次|再次|最后"
    r"|[①-⑩]|[●■◆•▪]|[（(]\d{1,2}[)）]|\d{1,2}[.．、](?!\d))"
)
# 一查登记…；二查变动…: the same word behind each number.
_SAME_WORD = re.compile(r"(?:^|(?<=[。；;：:，,\n]))\s*[一二三四五六七八九十](?P<word>[一-鿿])(?<![是要])")
# A point's own words end here; what follows explains it.
_POINT_END = re.compile(r"[。；;\n]")
LONGEST_POINT = 60
# A paragraph of more statements than this tells a story and lists nothing.
MOST_STATEMENTS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One point: its words as listed, where they stand, and where its reason stands if one was asked for."""

    title: str
    place: Stretch
    reason: Stretch | None = None


def points(text: str, start: int, end: int) -> list[Item]:
    """The numbered points of a stretch of text, each by its first words."""
    marks = [match.end() for match in _POINT.finditer(text, start, end)] or _same_words(text, start, end)
    return [item for begin in marks if (item := _item(text, begin, end)) is not None]


def statements(text: str, start: int, end: int) -> list[Item]:
    """What a stretch without numbers lists: its paragraphs, else its one sentence by the semicolons."""
    lines = _lines(text, start, end)
    if len(lines) == 1:
        whole = sentences(text, start=lines[0][0], end=lines[0][1])
        lines = parts(text, *whole[0]) if len(whole) == 1 else []
    if not 2 <= len(lines) <= MOST_STATEMENTS:
        return []
    return [item for begin, finish in lines if (item := _item(text, begin, finish)) is not None]


def _item(text: str, begin: int, end: int) -> Item | None:
    stop = _POINT_END.search(text, begin, end)
    finish = stop.start() if stop else end
    if finish - begin > LONGEST_POINT:
        comma = re.compile("[，,]").search(text, begin + 4, finish)
        finish = comma.start() if comma else finish
    bounds = trimmed(text, begin, finish)
    return Item(text[slice(*bounds)], Stretch(*bounds)) if bounds[0] < bounds[1] else None


def _same_words(text: str, start: int, end: int) -> list[int]:
    found = list(_SAME_WORD.finditer(text, start, end))
    word = found[0]["word"] if found else ""
    marks = [match.start("word") for match in found if match["word"] == word]
    return marks if len(marks) > 1 else []


def _lines(text: str, start: int, end: int) -> list[Bounds]:
    found, at = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found
