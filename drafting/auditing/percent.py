"""Percent for percentage points, and points for percent (pure).

Rates differ by 百分点 (GB/T 3101 and the statistical offices' usage: the difference of two percentages is told in
percentage points); 提高0.2% of a rate would be a five-hundredth of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.checks.operands import operand
from corpus.figures import Aspect, CheckResult, Figure, FigureKind
from corpus.identities import is_rate, plain, work_change
from corpus.terms import Vocabulary
from drafting.auditing.marks import mark, printed
from drafting.auditing.standing import Told, cell_for, key_of, year_of
from drafting.findings import Finding, FindingCode, FindingEvidence, Known, Severity, Working

POINT = "百分点"
# Words that say the percentage is meant relatively.
_RELATIVE = re.compile(r"增速|增幅|降幅|涨幅|幅度|相对|增长率|翻")
# What a label must hold to be of a rate.
_RATE = re.compile(r"率|占比|比例|比重|百分比|度$|份额|优良|达标|合格")
_RATE_UNITS = frozenset({"%", "％", "‰"})
# From a level to its change no more than a clause, and no other thing named in it.
_NEXT = 30
_ONLY_COMPARES = re.compile(
    r"[，,；、（(\s]*(?:以上|左右)?[，,；（(\s]*(?:同比|环比|(?:比|较|与)[^，,；。]{0,10}?(?:相比|比)?)?[，,\s]*"
    r"(?:分别|均|各|又|再|已|略|略有|进一步|稳步|净)*"
    r"(?:提高|提升|上升|增长|增加|下降|降低|减少|回落|下滑|升高|上涨|高|低|升|降|增|减)(?:了|约|近|幅度?为?)*"
)
_SENTENCE = re.compile(r"[。！？；;\n]")


def point_findings(
    text: str, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Changes of rates told in percent, and changes of counts told in points."""
    ordered = sorted(figures, key=lambda each: each.value_start)
    told = Told(known.figures, vocabulary=vocabulary)
    drafts = Told(figures, vocabulary=vocabulary)
    for number, claim in enumerate(ordered):
        if claim.aspect is not Aspect.CHANGE or claim.value is None or claim.kind is FigureKind.STANDARD:
            continue
        level = _level_before(text, claim, ordered[:number])
        if claim.unit in _RATE_UNITS and _of_rate(claim, level, vocabulary):
            found = _percent(text, claim, level, (known, told, drafts), vocabulary)
            if found is not None:
                yield found
        elif claim.unit == POINT and _of_count(text, claim, level):
            yield _points(text, claim)


def _level_before(text: str, claim: Figure, before: Sequence[Figure]) -> Figure | None:
    """The level that the claim's words follow at once: 99.4%，比上年提高 |0.2%."""
    for figure in reversed(before):
        between = text[figure.value_end : claim.value_start]
        if len(between) > _NEXT or _SENTENCE.search(between):
            return None
        if figure.aspect is Aspect.LEVEL:
            return figure if _ONLY_COMPARES.fullmatch(between) else None
    return None


def _of_rate(claim: Figure, level: Figure | None, vocabulary: Vocabulary) -> bool:
    if _RELATIVE.search(claim.quote) or _RELATIVE.search(claim.label):
        return False
    if level is not None:
        return is_rate(level.unit)
    indicator = vocabulary.indicator(claim.indicator) if claim.indicator else None
    if indicator is not None:
        return indicator.unit in _RATE_UNITS and _RATE.search(f"{indicator.name}{claim.label}") is not None
    return claim.label.endswith(("率", "占比", "比例", "比重"))


def _of_count(text: str, claim: Figure, level: Figure | None) -> bool:
    """Whether points are told of what is counted; where the sentence names any rate, they may be of that."""
    if level is None or is_rate(level.unit) or level.denominator is not None or not level.unit:
        return False
    start = max((found.end() for found in _SENTENCE.finditer(text, 0, claim.value_start)), default=0)
    return not (_RATE.search(text, start, claim.value_start) or "%" in text[start : claim.value_start])


def _percent(
    text: str,
    claim: Figure,
    level: Figure | None,
    sources: tuple[Known, Told, Told],
    vocabulary: Vocabulary,
) -> Finding | None:
    value = claim.value or Decimal(0)
    pair = _both_rates(claim, level, sources, vocabulary)
    right, evidence = abs(value), ()
    shown: tuple[FindingEvidence, ...] = evidence
    if pair is not None:
        before, after = pair
        moved = abs(after - before)
        first = replace(operand(claim), value=before)
        worked = work_change(first, replace(first, value=after), operand(claim), rising=None)
        if moved != abs(value) and worked.result is CheckResult.HOLDS:
            return None  # told relatively, and rightly
        right = plain(moved)
        shown = (Working(f"{after:f}% - {before:f}% = {plain(after - before):f}个百分点"),)
    expected = printed(replace(claim, unit=POINT), right)
    message = f"“{claim.quote}”说的是比率的变化，两个百分比之差应当用百分点，应写作“{expected}”。"
    return mark(
        text, FindingCode.PERCENT_VS_POINT, claim.value_start, claim.value_end, message, expected=expected, evidence=shown
    )


def _both_rates(
    claim: Figure, level: Figure | None, sources: tuple[Known, Told, Told], vocabulary: Vocabulary
) -> tuple[Decimal, Decimal] | None:
    """The rate before and after, from the table, else the draft, else the papers."""
    known, told, drafts = sources
    key = key_of(claim, region=known.region, vocabulary=vocabulary)
    if key is None or year_of(claim.period) is None:
        return None
    past = (key[0], key[1], key[2] - 1, key[3])
    after = cell_for(known.table, key) or level or drafts.only(key)
    before = cell_for(known.table, past) or drafts.only(past) or told.only(past)
    if after is None or before is None or not (is_rate(after.unit) and is_rate(before.unit)):
        return None
    if after.value is None or before.value is None:
        return None
    return before.value, after.value


def _points(text: str, claim: Figure) -> Finding:
    expected = printed(replace(claim, unit="%"), claim.value or Decimal(0))
    message = f"“{claim.quote}”说的是数量的变化，百分点只用于两个百分比之差，应写作“{expected}”或写明增减的数量。"
    return mark(
        text,
        FindingCode.PERCENT_VS_POINT,
        claim.value_start,
        claim.value_end,
        message,
        severity=Severity.ERROR,
        expected=expected,
    )

