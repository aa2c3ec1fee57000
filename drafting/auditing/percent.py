"""Percent for percentage points, and points for percent (pure).

Rates differ by 百分点 (GB/T 3101 and the statistical offices' usage: the difference of two percentages is told in
percentage points); 提高0.2% of a rate would be a five-hundredth of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.figures import Aspect, Figure, FigureKind
from corpus.identities import is_rate, plain
from corpus.terms import Vocabulary
from drafting.auditing.beside import level_before
from drafting.auditing.marks import mark, printed
from drafting.auditing.standing import Told, cell_for, key_of, year_of
from drafting.findings import Finding, FindingCode, FindingEvidence, Known, Severity, Working

POINT = "百分点"
# Words that say the percentage is meant relatively.
_RELATIVE = re.compile(r"增速|增幅|降幅|涨幅|幅度|相对|增长率|翻")
# What a label must hold to be of a rate.
_RATE = re.compile(r"率|占比|比例|比重|百分比|度$|份额|优良|达标|合格")
_RATE_UNITS = frozenset({"%", "％", "‰"})
_LISTED = re.compile(
    r"(?:提高|提升|上升|增长|增加|下降|降低|减少|回落|升|降)(?:了|约)?\d+(?:\.\d+)?个(?:百分点)?[、和及](?P<number>\d+(?:\.\d+)?)[%％]"
)
_COMPARED = re.compile(
    r"率[^，,。；;]{0,8}?(?:低于|高于|高出|低)[^，,。；;]{2,16}?(?:率|水平|平均值)(?:高|低|高出)?(?P<number>\d+(?:\.\d+)?)[%％]"
)
_SENTENCE = re.compile(r"[。！？；;\n]")


def point_findings(text: str, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Changes of rates told in percent, and changes of counts told in points."""
    yield from _lists(text)
    yield from _between_rates(text, figures)
    ordered = sorted(figures, key=lambda each: each.value_start)
    told = Told(known.figures, vocabulary=vocabulary)
    drafts = Told(figures, vocabulary=vocabulary)
    for number, claim in enumerate(ordered):
        if claim.aspect is not Aspect.CHANGE or claim.value is None or claim.kind is FigureKind.STANDARD:
            continue
        level = level_before(text, claim, ordered[:number])
        if claim.unit in _RATE_UNITS and _of_rate(claim, level, vocabulary):
            found = _percent(text, claim, level, (known, told, drafts), vocabulary)
            if found is not None:
                yield found
        elif claim.unit == POINT and _of_count(text, claim, level):
            yield _points(text, claim)


def _lists(text: str) -> Iterator[Finding]:
    """分别提高0.1个、0.2%: the 个 before says what the list is of."""
    for found in _LISTED.finditer(text):
        expected = found["number"] + "个" + POINT
        message = f"“{found[0]}”前后单位不一，比率的变化应当用百分点，应写作“{expected}”。"
        yield mark(text, FindingCode.PERCENT_VS_POINT, found.start("number"), found.end(), message, expected=expected)


def _between_rates(text: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    """初中巩固率低于小学巩固率1.2%, where two rates of the draft differ by just that."""
    rates = {each.value for each in figures if is_rate(each.unit) and each.aspect is Aspect.LEVEL and each.value}
    for found in _COMPARED.finditer(text):
        value = Decimal(found["number"])
        pair = next(((a, b) for a in rates for b in rates if a and b and a - b == value and value not in (a, b)), None)
        if pair is None:
            continue
        expected = found["number"] + "个" + POINT
        message = f"“{found[0]}”说的是两个比率之差，应当用百分点，应写作“{expected}”。"
        working = Working(f"{pair[0]:f}% - {pair[1]:f}% = {value:f}个百分点")
        yield mark(
            text,
            FindingCode.PERCENT_VS_POINT,
            found.start("number"),
            found.end(),
            message,
            expected=expected,
            evidence=(working,),
        )


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
    right = abs(value)
    shown: tuple[FindingEvidence, ...] = ()
    if pair is not None:
        before, after = pair
        moved = abs(after - before)
        relative = moved / before * 100 if before else moved
        if _as_printed(relative, value) == abs(value) != _as_printed(moved, value):
            return None  # told relatively, and rightly
        right = plain(moved)
        shown = (Working(f"{after:f}% - {before:f}% = {plain(after - before):f}个百分点"),)
    expected = printed(replace(claim, unit=POINT), right)
    message = f"“{claim.quote}”说的是比率的变化，两个百分比之差应当用百分点，应写作“{expected}”。"
    return mark(
        text,
        FindingCode.PERCENT_VS_POINT,
        claim.value_start,
        claim.value_end,
        message,
        expected=expected,
        evidence=shown,
    )


def _as_printed(number: Decimal, like: Decimal) -> Decimal:
    """A number with as many decimals as another prints."""
    exponent = like.as_tuple().exponent
    return round(number, -exponent if isinstance(exponent, int) and exponent < 0 else 0)


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
