"""Words that speak of a topic only beside others: 责任书 where 控辍 or 入学 is near (pure).

``narrower.csv`` has them at the topic's own name. ``招聘/补充+教师`` asks for 教师 within a few characters of 招聘 or
补充; ``责任书/责任状@控辍/入学`` asks for 控辍 or 入学 in the sentence, its headings or the title of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Characters between the two words of a ``+``: 招聘音乐、体育、美术教师.
NEAR = 8
_EITHER = "/"
_BREAKS = re.compile(r"[，,；;。！？：:\n]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Words, and those of which one must be near: ``close`` in the same clause, else anywhere about."""

    words: tuple[str, ...]
    beside: tuple[str, ...]
    close: bool


def pairs_of(items: Iterable[str]) -> Iterator[Pair]:
    """The items of a row that are pairs; the others are words by themselves."""
    for item in items:
        mark = next((each for each in "+@" if each in item), None)
        if mark is not None:
            words, _, beside = item.partition(mark)
            yield Pair(tuple(words.split(_EITHER)), tuple(beside.split(_EITHER)), mark == "+")


def is_pair(item: str) -> bool:
    """Whether an item of a row is a pair."""
    return "+" in item or "@" in item


def pairs_in(text: str, pair: Pair, *, near: str) -> Iterator[tuple[int, int]]:
    """Where a text has a word of the pair beside one of the others. :param near: the text, its headings and title."""
    if not pair.close and not any(other in near for other in pair.beside):
        return
    for word in pair.words:
        for found in re.finditer(re.escape(word), text):
            if not pair.close or _is_beside(text, found.start(), found.end(), pair.beside):
                yield found.start(), found.end()


def _is_beside(text: str, start: int, end: int, others: Iterable[str]) -> bool:
    """Whether one of the others stands within ``NEAR`` characters, with no comma between."""
    before = _BREAKS.split(text[max(0, start - NEAR) : start])[-1]
    after = _BREAKS.split(text[end : end + NEAR + 2])[0]
    return any(other in before or other in after for other in others)
