"""Sentences and clauses of Chinese official prose, as spans of the text they stand in (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.cuts import Brackets, comma_ends, semicolon_ends, sentence_ends

Bounds = tuple[int, int]

_NEXT_MARK = re.compile(r"[，,、；;：:。]")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2}\d")
_MARKS = "，,、；;：:。！？!?"


def sentences(text: str, *, start: int = 0, end: int | None = None) -> list[Bounds]:
    """The sentences of ``text[start:end]``, without surrounding blanks; each keeps its final mark, a line ends one."""
    stop = len(text) if end is None else end
    found: list[Bounds] = []
    for begin, finish in _lines(text, start, stop):
        found += _pieces(text, begin, sentence_ends(text, begin, finish))
    return found


def parts(text: str, start: int, end: int) -> list[Bounds]:
    """A sentence by its semicolons."""
    return _pieces(text, start, [*semicolon_ends(text, start, end), end])


def clauses(text: str, start: int, end: int) -> list[Bounds]:
    """A sentence by its commas, semicolons and colons, never inside brackets, quotes or a number such as 3,250.

    Each clause keeps its mark; together they cover ``[start, end)``.
    """
    brackets = Brackets(text, start, end)
    colons = [
        index + 1
        for index in range(start, end - 1)
        if text[index] in "：:" and not brackets.hold(index) and not _in_ratio(text, index)
    ]
    ends = sorted({*comma_ends(text, start, end), *semicolon_ends(text, start, end), *colons, end})
    return [(begin, finish) for begin, finish in zip([start, *ends], ends, strict=False) if begin < finish]


def enumeration(text: str, start: int, end: int) -> list[Bounds]:
    """A list of amounts (随班就读178人、送教上门27人) by its 、; anything else in one piece."""
    brackets = Brackets(text, start, end)
    cuts = [
        index + 1
        for index in range(start, end)
        if text[index] == "、" and not brackets.hold(index) and _between_amounts(text, index, start, end)
    ]
    return [(begin, finish) for begin, finish in zip([start, *cuts], [*cuts, end], strict=True) if begin < finish]


def trimmed(text: str, start: int, end: int) -> Bounds:
    """``[start, end)`` without blanks and separating marks at its ends; a final 。 goes too."""
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return start, end


def _lines(text: str, start: int, end: int) -> Iterable[Bounds]:
    while start < end:
        found = text.find("\n", start, end)
        finish = end if found < 0 else found
        yield start, finish
        start = finish + 1


def _pieces(text: str, start: int, ends: Iterable[int]) -> list[Bounds]:
    found = []
    for end in ends:
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last:
            found.append((first, last))
        start = end
    return found


def _between_amounts(text: str, index: int, start: int, end: int) -> bool:
    """Whether each side of the 、 states an amount of its own, up to the next mark."""
    before = _NEXT_MARK.split(text[start:index])[-1]
    after = _NEXT_MARK.split(text[index + 1 : end], maxsplit=1)[0]
    return _LABELLED.search(before) is not None and _LABELLED.search(after) is not None


def _in_ratio(text: str, index: int) -> bool:
    """1:16.8 is one number."""
    return text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()
