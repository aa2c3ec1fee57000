"""Gaps between two rates told in percent that should be told in percentage points (pure).

By the words beside them, not by what they are of: 巩固率98.7%，高于上年0.4%; 由98.2%提高到98.8%，两年累计提升0.6%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from corpus.identities import plain
from corpus.quantity import Quantity
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode, Working

_REACH = 16
_PERCENT = frozenset({"%", "％"})
_SENTENCE = re.compile(r"[^。！？；;\n]+")
_RATE = re.compile(r"率|占比|比例|比重|百分比|优良|达标")
_RELATIVE = re.compile(r"增速|增幅|降幅|涨幅|幅度|相对|增长率|翻|增长")
_COMPARED = re.compile(
    r"[，,（(]\s*(?:高于|低于|高出|高过|低过|超出|超过|多于|少于)"
    r"(?:上年|去年|上一?学年|上一年|20\d\d年|全[国省市]|[省市]级?|[省市]定)(?:同期|年?末|年?底|平均水平|平均|水平|均值|标准|目标)?(?:的)?\s*"
)
# ，后者同比上升0.6%.
_MOVED = re.compile(
    r"[，,（(]\s*(?:前者|后者|两者|二者)(?:分别|均|各)?(?:同比|环比|(?:比|较|同|与)(?:上年|去年|上一?学年)(?:同期|相比)?)?"
    r"(?:分别|均|各)?(?:提高|提升|上升|下降|降低|回落|升|降)(?:了|约)*\s*"
)
# 超过省定95%的目标3.8个百分点.
_STANDARD = re.compile(
    r"[，,]?\s*(?:已)?(?P<verb>超过|高于|高出|超出|低于)(?:[国省市县]家?定|[国省市县]家?规定|规定|评估)?(?:的)?\s*"
)
_BEYOND = re.compile(r"\s*的?(?:目标|标准|要求|底线)(?:值)?\s*")
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
            beside = level.unit in _PERCENT and any(
                words.fullmatch(text, level.end, gap.start) for words in (_COMPARED, _MOVED)
            )
            # 高于上年的98.3%: last year's own level
            beside = beside and not text[level.end : gap.start].rstrip().endswith("的") and _small(gap, level)
            pair = _pair(text, sentence.start(), some[:number], gap)
            if beside or pair is not None:
                yield _told(text, gap, pair)


def beyond_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Distances to an aim that the rate and the aim belie: 98.8%，…超过省定95%的目标6.8个百分点."""
    for sentence in _SENTENCE.finditer(text):
        some = [q for q in quantities if sentence.start() <= q.start < sentence.end() and _plain(q)]
        for number, (aim, gap) in enumerate(pairwise(some)):
            if aim.unit not in _PERCENT or gap.unit != "百分点" or not _BEYOND.fullmatch(text, aim.end, gap.start):
                continue
            level = next((q for q in reversed(some[:number]) if q.unit in _PERCENT), None)
            before = text[max(sentence.start(), aim.start - _REACH) : aim.start]
            told = next((each for each in _STANDARD.finditer(before) if each.end() == len(before)), None)
            if level is None or told is None or level.value is None or aim.value is None:
                continue
            # The level must be the sentence's only subject: no other rate is named since.
            if _RATE.search(text, level.end, aim.start):
                continue
            right = (level.value - aim.value) * (-1 if told["verb"] == "低于" else 1)
            if right == gap.value or right <= 0:
                continue
            expected = f"{plain(right):f}个百分点"
            message = f"“{gap.text}”与“{level.text}”和目标“{aim.text}”之差不符，应为“{expected}”。"
            working = Working(f"{level.value:f}% - {aim.value:f}% = {plain(level.value - aim.value):f}个百分点")
            yield mark(
                text, FindingCode.CHANGE_MISMATCH, gap.start, gap.end, message, expected=expected, evidence=(working,)
            )


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
