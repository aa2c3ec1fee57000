"""Gaps between two rates told in percent that should be told in percentage points (pure).

By the words beside them, not by what they are of: 巩固率98.7%，高于上年0.4%; 由98.2%提高到98.8%，两年累计提升0.6%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.identities import plain
from corpus.quantity import Quantity
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode, Working

_PERCENT = frozenset({"%", "％"})
_SENTENCE = re.compile(r"[^。！？；;\n]+")
_RATE = re.compile(r"率|占比|比例|比重|百分比|优良|达标")
_RELATIVE = re.compile(r"增速|增幅|降幅|涨幅|幅度|相对|增长率|翻|增长")
_COMPARED = re.compile(
    r"[，,（(]\s*(?:高于|低于|高出|高过|低过|超出|超过|多于|少于)"
    r"(?:上年|去年|上一?学年|上一年|20\d\d年|全[国省市]|[省市]级?|[省市]定)(?:同期|年?末|年?底|平均水平|平均|水平|均值|标准|目标)?(?:的)?\s*"
)
_GAP = re.compile(
    r"(?:提高|提升|上升|下降|降低|回落|高出|高|低|升|降|增加|减少)(?:了|约)*\s*$"
    r"|(?:超过|高于|低于|高出|超出|超)[^，,。；;]{0,12}[%％][^，,。；;\d]{0,8}$"
)


def rate_gap_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Differences of two rates that are told in percent."""
    for sentence in _SENTENCE.finditer(text):
        some = [q for q in quantities if sentence.start() <= q.start < sentence.end()]
        for number, gap in enumerate(some):
            if gap.unit not in _PERCENT or not number or not _plain(gap):
                continue
            said = text[sentence.start() : gap.start]
            if not _RATE.search(said):
                continue
            level = some[number - 1]
            beside = level.unit in _PERCENT and _COMPARED.fullmatch(text, level.end, gap.start) is not None
            # 高于上年的98.3%: last year's own level
            beside = beside and not text[level.end : gap.start].rstrip().endswith("的") and _small(gap, level)
            pair = _pair(text, sentence.start(), some[:number], gap)
            if beside or pair is not None:
                yield _told(text, gap, pair)


def _small(gap: Quantity, level: Quantity) -> bool:
    """A gap is far smaller than the rates that it lies between: 高于全市95% is a rate."""
    return gap.value is not None and level.value is not None and gap.value * 3 < level.value


def _pair(text: str, start: int, before: Sequence[Quantity], gap: Quantity) -> tuple[Decimal, Decimal] | None:
    """Two rates told before a gap that differ by just that; null where it is right relatively too."""
    found = _GAP.search(text, start, gap.start)
    if found is None or _RELATIVE.search(text, max(start, gap.start - len("相对增长率")), gap.start):
        return None
    rates = [each.value for each in before if each.unit in _PERCENT and _plain(each) and each.value]
    for number, one in enumerate(rates):
        for two in rates[number + 1 :]:
            if one and two and abs(one - two) == gap.value and gap.value not in {one, two}:
                return one, two
    return None


def _told(text: str, gap: Quantity, pair: tuple[Decimal, Decimal] | None) -> Finding:
    value = gap.value or Decimal(0)
    expected = f"{plain(value):f}个百分点"
    message = f"“{gap.text}”说的是两个比率之差，应当用百分点，应写作“{expected}”。"
    shown = () if pair is None else (Working(f"{max(pair):f}% - {min(pair):f}% = {plain(value):f}个百分点"),)
    return mark(text, FindingCode.PERCENT_VS_POINT, gap.start, gap.end, message, expected=expected, evidence=shown)


def _plain(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value_high is None and quantity.denominator is None
