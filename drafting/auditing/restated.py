"""One amount told twice in a clause, or as a multiple of another, whose units differ (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from corpus.identities import based
from corpus.quantity import Quantity
from drafting.auditing.marks import mark
from drafting.auditing.measures import noun_before, wrong_unit
from drafting.auditing.unit_sorts import alike, one_sort, scale, sort_of
from drafting.findings import Finding, FindingCode

# 1.34万人次，具体为13403人次; 44847.7万元，约合4.48亿元.
_AGAIN = re.compile(
    r"[，,（(、]?\s*(?:20\d\d年)?(?:具体(?:数|数字)?(?:为|是)|精确数?(?:为|是)|准确数?(?:为|是)|实际(?:为|是)|约?合|折合|即|约)\s*"
)
# 1188个，是2022年916个的1.30倍.
_EXACTLY = re.compile(r"具体|精确|准确|实际|即")
_OFF = Decimal("0.1")
_MULTIPLE = re.compile(r"[，,（(]?\s*(?:是|为|相当于|达到?)[^，,。；;\d]{0,6}(?:20\d\d年|上年|去年)[^，,。；;\d]{0,6}")
_OF = re.compile(r"\s*的\s*")
_TENS = (Decimal(10) ** 4, Decimal(10) ** 8)
_WITHIN = Decimal("0.01")  # what two decimals of a multiple or of 万 may round away


def restated_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Units that the same amount told again belies, or its multiple."""
    plainly = [q for q in quantities if q.value is not None and q.value_high is None and q.denominator is None]
    for one, two in pairwise(plainly):
        found = _again(text, one, two)
        if found is not None:
            yield found
    for level, base, times in zip(plainly, plainly[1:], plainly[2:], strict=False):
        found = _multiple(text, level, base, times)
        if found is not None:
            yield found


def _again(text: str, one: Quantity, two: Quantity) -> Finding | None:
    """1.34人次，具体为13403人次: the 万 is missing; 1.34万所，具体为13403人."""
    if not one.value or not two.value or _AGAIN.fullmatch(text, one.end, two.start) is None:
        return None
    if sort_of(one.unit) is None or sort_of(two.unit) is None:
        return None
    if one_sort(one.unit, two.unit) and scale(one.unit) and not scale(two.unit):
        return _not_the_same(text, one, two)
    if one.unit == two.unit and not scale(one.unit):
        if not any(_near(max(one.value, two.value), min(one.value, two.value) * ten) for ten in _TENS[:1]):
            return None
        wrong = one if one.value < two.value else two
        message = f"“{one.text}”与“{two.text}”是同一个数，“{wrong.text}”的单位应为“万{wrong.unit}”。"
        return wrong_unit(text, wrong, "万" + wrong.unit, message)
    if one_sort(one.unit, two.unit):
        return None
    tens = tuple(Decimal(10) ** 4 if scale(each.unit) == "万" else Decimal(1) for each in (one, two))
    if not _near(one.value * tens[0], two.value * tens[1]):
        return None
    noun = noun_before(text, one.start)
    wrong, right = (two, one) if noun is not None and sort_of(one.unit) in noun.sorts else (one, two)
    unit = scale(wrong.unit) + right.unit.removeprefix(scale(right.unit))
    message = f"“{one.text}”与“{two.text}”是同一个数，单位却不同，“{wrong.text}”的单位应为“{unit}”。"
    return wrong_unit(text, wrong, unit, message)


def _not_the_same(text: str, rough: Quantity, exact: Quantity) -> Finding | None:
    """7.24万人，精确数为72682人: no rounding makes one the other."""
    if not _EXACTLY.search(text, rough.end, exact.start) or rough.qualifier or exact.qualifier:
        return None
    (one, base), (two, other) = based(rough), based(exact)
    exponent = rough.value.as_tuple().exponent if rough.value is not None else 0
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * one / (rough.value or one)
    # What is cut off instead of rounded is told truly too; what is far off is another thing.
    if base != other or abs(one - two) < step or abs(one - two) > _OFF * two:
        return None
    message = f"“{rough.text}”与“{exact.text}”说的是同一个数，取整后却不相符，请核对两处的数字。"
    return mark(text, FindingCode.SELF_CONTRADICTION, rough.start, rough.end, message)


def _multiple(text: str, level: Quantity, base: Quantity, times: Quantity) -> Finding | None:
    """1188个，是2022年916人的1.30倍."""
    if times.unit != "倍" or not level.value or not base.value or not times.value:
        return None
    if _MULTIPLE.fullmatch(text, level.end, base.start) is None or not _OF.fullmatch(text, base.end, times.start):
        return None
    if alike(level.unit, base.unit) or not _near(level.value, base.value * times.value):
        return None
    noun = noun_before(text, level.start)
    turned = noun is not None and sort_of(level.unit) not in noun.sorts and sort_of(base.unit) in noun.sorts
    wrong, right = (level, base) if turned else (base, level)
    message = f"“{level.text}”是“{base.text}”的{times.text}，单位却不同，“{wrong.text}”的单位应为“{right.unit}”。"
    return wrong_unit(text, wrong, right.unit, message)


def _near(one: Decimal, two: Decimal) -> bool:
    return abs(one - two) <= _WITHIN * max(one, two)
