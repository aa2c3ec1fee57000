"""Totals and the lists that name all their parts at once: 小学、初中、教学点依次为37所、19所、18个 (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.figures import Figure
from corpus.quantity import Quantity
from drafting.auditing.doubts import Doubt, slipped
from drafting.auditing.listed import counted, parts_doubt, parts_sum, total_base
from drafting.auditing.unit_sorts import alike

_NAMED = re.compile(
    r"(?P<names>[^，,。；;：:\d（）()]{2,60})(?:学校)?(?:数|人数)?(?:依次|分别)(?:为|是|有|达到?|设|招收)?\s*$"
)
_JOINT = re.compile(r"\s*[、和，,]\s*")
_DIVIDED = re.compile(r"按[^，,。；;\d]{1,12}(?:划?分|看|计)|其中|包括|由[^，,。；;\d]{0,12}[组构]成|分为")
# 安置方式有三：…；…；….
_WAYS = re.compile(
    r"(?:方式|类别?|种类|途径|渠道|形式|情形|部分|来源)(?:共|主要)?(?:有|分为?)(?P<many>[两二三四五])[种类个项条]?[：:]"
)
_HOW_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_LEAST, _MOST_BETWEEN = 3, 90
_SENTENCE = re.compile(r"[^。！？\n]+")


def together_doubts(text: str, quantities: Sequence[Quantity], figures: Sequence[Figure]) -> list[Doubt]:
    """Lists told in one breath whose parts do not make up the total before them."""
    by_place = {figure.value_start: figure for figure in figures}
    found: list[Doubt | None] = []
    for sentence in _SENTENCE.finditer(text):
        within = [q for q in quantities if sentence.start() <= q.start < sentence.end()]
        some = [q for q in within if counted(text, q)]
        for total, parts, sure in _in_turn(text, sentence.start(), some):
            found.append(_held(total, parts, by_place, sure=sure))
        for total, parts in _ways(text, sentence.start(), sentence.end(), some):
            found.append(_held(total, parts, by_place, sure=True))
    return [each for each in found if each is not None]


def _in_turn(text: str, start: int, some: Sequence[Quantity]) -> Iterator[tuple[Quantity, Sequence[Quantity], bool]]:
    """Totals with the run of numbers told 依次 or 分别 right behind them."""
    for number, first in enumerate(some[1:], 1):
        total = some[number - 1]
        names = _NAMED.search(text, total.end, first.start)
        if names is None or first.start - total.end > _MOST_BETWEEN:
            continue
        parts = [first]
        for one, two in pairwise(some[number:]):
            if not _JOINT.fullmatch(text, one.end, two.start):
                break
            parts.append(two)
        named = re.split(r"[、和]", names["names"])
        if len(parts) >= _LEAST and len(named) == len(parts) and all(alike(each.unit, total.unit) for each in parts):
            yield total, parts, _DIVIDED.search(text, total.end, first.start) is not None


def _ways(text: str, start: int, end: int, some: Sequence[Quantity]) -> Iterator[tuple[Quantity, Sequence[Quantity]]]:
    """Totals with as many clauses behind them as they are said to have parts: 方式有三：…；…；…."""
    for opened in _WAYS.finditer(text, start, end):
        total = next((q for q in reversed(some) if q.end <= opened.start()), None)
        if total is None or opened.start() - total.end > _MOST_BETWEEN:
            continue
        position, parts = opened.end(), list[Quantity]()
        clauses = re.split(r"[；;]", text[opened.end() : end])
        for clause in clauses:
            part = next((q for q in some if position <= q.start < position + len(clause)), None)
            if part is not None and alike(part.unit, total.unit):
                parts.append(part)
            position += len(clause) + 1
        if len(clauses) == len(parts) == _HOW_MANY[opened["many"]]:
            yield total, parts


def _held(total: Quantity, parts: Sequence[Quantity], by_place: Mapping[int, Figure], *, sure: bool) -> Doubt | None:
    whole, amounts, summed = total_base(total), [total_base(each) for each in parts], parts_sum(parts)
    if any(summed - each == whole for each in amounts):
        return None  # one kind is counted apart: 教学点 beside the schools
    if not sure and summed < whole and not any(slipped(each, whole - summed + each) for each in amounts):
        return None
    return parts_doubt(total, parts, by_place)
