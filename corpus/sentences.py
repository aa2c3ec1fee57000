"""Sentences and clauses of Chinese official prose, as spans of the text they stand in (pure)."""

from __future__ import annotations

import re

Bounds = tuple[int, int]

_CLOSERS = "”’」』）)》〉】]\"'"
_SENTENCE_END = re.compile(rf"[。！？!?；;]+[{re.escape(_CLOSERS)}]*|\n+")
_STOP_ONLY = re.compile(rf"[。！？!?]+[{re.escape(_CLOSERS)}]*|\n+")
_OPEN = "（(《〈“「『【["
_CLOSE = "）)》〉”」』】]"
_CLAUSE_MARKS = "，,、；;：:。！？!?\n"


def sentences(text: str, *, start: int = 0, end: int | None = None, at_semicolon: bool = False) -> list[Bounds]:
    """The sentences of ``text[start:end]``, without surrounding blanks; each keeps its final mark.

    :param at_semicolon: end sentences at ；; too.
    """
    stop = len(text) if end is None else end
    pattern = _SENTENCE_END if at_semicolon else _STOP_ONLY
    found, begin = [], start
    for match in pattern.finditer(text, start, stop):
        found.append((begin, match.end()))
        begin = match.end()
    found.append((begin, stop))
    return [bounds for bounds in (_stripped(text, *each) for each in found) if bounds[0] < bounds[1]]


def clauses(text: str, start: int, end: int) -> list[Bounds]:
    """The clauses of a sentence, cut after ，；：; never inside brackets, quotes or a number such as 3,250.

    Each clause keeps its mark; together they cover ``[start, end)``.
    """
    found, begin, depth = [], start, 0
    for index in range(start, end):
        char = text[index]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in "，,；;：:。！？!?\n" and not _inside_number(text, index, end):
            found.append((begin, index + 1))
            begin = index + 1
    if begin < end:
        found.append((begin, end))
    return found


def trimmed(text: str, start: int, end: int) -> Bounds:
    """``[start, end)`` without blanks and separating marks at its ends (a final 。 goes too)."""
    while start < end and (text[start].isspace() or text[start] in _CLAUSE_MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _CLAUSE_MARKS):
        end -= 1
    return start, end


def _stripped(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _inside_number(text: str, index: int, end: int) -> bool:
    return index > 0 and index + 1 < end and text[index - 1].isdigit() and text[index + 1].isdigit()
