"""Series of years in which one year stands twice: 2022年1124万元，2023年为1069万元，2022年为1022万元 (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.quantity import Quantity
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode

_YEAR = re.compile(r"(?P<year>20\d\d)年")
_NEXT = re.compile(r"\s*[，,、；;和]\s*(?P<said>(?P<year>20\d\d)年)(?:的|为|是|达到?|增至|增加到|升至|降至|减至)*\s*")
_CLAUSE = re.compile(r"[，,。；;！？\n]")
_MOVED = re.compile(r"(?:增加|减少|增长|下降|提高|提升|上升|降低|[增减升降高低多少比较])(?:了|约)*\s*$")
_REACH = 40


def series_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """The later of two values that a series tells of one year."""
    told: dict[str, Quantity] = {}
    for one, two in pairwise(quantities):
        joins = _NEXT.fullmatch(text, one.end, two.start) if one.unit == two.unit else None
        if joins is None:
            told = {}
            continue
        if not told:
            clause = _CLAUSE.split(text[max(0, one.start - _REACH) : one.start])[-1]
            years = _YEAR.findall(clause)
            if len(years) != 1 or _MOVED.search(clause):
                continue
            told = {years[0]: one}
        other = told.setdefault(joins["year"], two)
        if other is not two and other.value != two.value:
            start, end = joins.span("said")
            message = f"“{text[start:end]}”在同一句中说了两个数（“{other.text}”和“{two.text}”），请核对两处的年份。"
            yield mark(text, FindingCode.SELF_CONTRADICTION, start, end, message)
