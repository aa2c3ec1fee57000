"""Heading numbers that repeat or jump (pure).

Numbers are followed among the headings of one kind under one heading. Numbering that runs on over its parents (1. to
22. under （一）to（七）) and numbering that starts again are both in use, and right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.types import Document
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode

_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
# A paper that leaves out more than this is an excerpt: 一、综合 … 十、教育.
_LONGEST_JUMP = 3
# 一是 … 二是 in a running paragraph.
_INLINE = re.compile(r"(?:(?<=[。；;：:，,\n\s])|^)(?P<number>[一二三四五六七八九十]{1,3})(?=是[^否])", re.M)
_CIRCLED = re.compile(r"[①-⑳]")
_FIRST_CIRCLED = ord("①") - 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as printed at ``[start, end)`` and its value; ``form`` is what stands about the numeral: （{}）."""

    start: int
    end: int
    value: int
    form: str


def numbering_findings(document: Document) -> Iterator[Finding]:
    """Numbers that repeat, jump or go back, with the number that should stand there."""
    text = document.text
    for run in (*_headings(document), *_inline(document)):
        for item, right in _wrong(run, text):
            printed = text[item.start : item.end]
            expected = _NUMERAL.sub(_written(right, printed), printed, count=1)
            how = "重复" if any(one.value == item.value and one is not item for one in run) else "不连续"
            message = f"序号“{printed}”与前面的序号{how}，按顺序应为“{expected}”。"
            yield mark(text, FindingCode.NUMBERING, item.start, item.end, message, expected=expected)


def _headings(document: Document) -> Iterator[list[Numbered]]:
    """The headings of one form under one heading, in order; those that run on over parents in one list."""
    text = document.text
    runs: dict[tuple[int, str], list[list[Numbered]]] = defaultdict(list)
    parents: dict[tuple[int, str], int] = {}
    opened: list[tuple[int, int]] = []  # level and start of the headings that hold the present one
    for section in document.sections:
        if section.level == 0:
            opened.clear()
            parents.clear()
            yield from (run for some in runs.values() for run in some)
            runs.clear()
            continue
        while opened and opened[-1][0] >= section.level:
            opened.pop()
        parent = opened[-1][1] if opened else -1
        opened.append((section.level, section.start))
        item = _numbered(text, section.start, section.number)
        if item is None or "是" in item.form:
            continue
        key = (section.level, item.form)
        same_parent = parents.get(key) == parent and runs[key]
        runs_on = bool(runs[key]) and item.value == runs[key][-1][-1].value + 1 and item.value > 1
        if not (same_parent or runs_on) or (item.value == 1 and runs[key] and len(runs[key][-1]) > 1):
            runs[key].append([])
        runs[key][-1].append(item)
        parents[key] = parent
    yield from (run for some in runs.values() for run in some)


def _numbered(text: str, start: int, number: str) -> Numbered | None:
    found = _NUMERAL.search(number)
    if found is None or text[start : start + len(number)] != number:
        return None
    value = _value(found[0])
    return None if value is None else Numbered(start, start + len(number), value, _NUMERAL.sub("{}", number, count=1))


def _inline(document: Document) -> Iterator[list[Numbered]]:
    """一是…二是… under one heading, and ①②③ in one paragraph."""
    bounds = [section.start for section in document.sections if 0 < section.level < 4]
    bounds += [section.start for section in document.sections if section.level == 0]
    text = document.text
    edges = sorted({0, *bounds, len(text)})
    for start, end in pairwise(edges):
        yield from _restarted(
            Numbered(found.start("number"), found.end("number"), value, "{}是")
            for found in _INLINE.finditer(text, start, end)
            if (value := _value(found["number"])) is not None
        )
    for line in re.finditer(r"[^\n]+", text):
        yield from _restarted(
            Numbered(found.start(), found.end(), ord(found[0]) - _FIRST_CIRCLED, "{}")
            for found in _CIRCLED.finditer(text, line.start(), line.end())
        )


def _restarted(items: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    run: list[Numbered] = []
    for item in items:
        if item.value == 1 and run:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _wrong(run: Sequence[Numbered], text: str) -> Iterator[tuple[Numbered, int]]:
    """The wrong numbers of a run, each with the right one."""
    if len(run) < 2:
        return
    last = run[0].value
    if last != 1 and run[1].value == 2 and last <= _LONGEST_JUMP + 1:  # the first itself: 三、 二、 三、
        yield run[0], 1
        last = 1
    for place, item in enumerate(run[1:], start=1):
        following = run[place + 1].value if place + 1 < len(run) else None
        right = last + 1
        if item.value == right:
            last = right
            continue
        replaced = following == right + 1
        if item.value == last:
            yield item, right
            last = right if replaced else last
        elif item.value > right:
            if item.value - right < _LONGEST_JUMP and (replaced or not _hidden(text, run[place - 1], item, right)):
                yield item, right
            last = right if replaced else item.value
        else:
            if replaced or following is None or following == right:
                yield item, right
            last = right if replaced else last if following == right else item.value


def _hidden(text: str, before: Numbered, item: Numbered, value: int) -> bool:
    """Whether the number that seems left out stands between after all, only not as a heading."""
    numeral = _written(value, text[item.start : item.end])
    return item.form.format(numeral) in text[before.end : item.start]


def _value(numeral: str) -> int | None:
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    if len(numeral) == 1 and _CIRCLED.fullmatch(numeral):
        return ord(numeral) - _FIRST_CIRCLED
    tens, ten, ones = numeral.rpartition("十")
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _written(value: int, like: str) -> str:
    """A number in the script of the one printed."""
    if re.search(r"\d", like):
        return str(value)
    if _CIRCLED.search(like):
        return chr(_FIRST_CIRCLED + value)
    tens, ones = divmod(value, 10)
    numerals = "零一二三四五六七八九"
    return ("" if not tens else ("" if tens == 1 else numerals[tens]) + "十") + (numerals[ones] if ones else "")
