"""What must hold between numbers, worked out: sums, shares, ratios, changes (pure).

Operands are plain named values, so that papers, statistics tables and drafts can all be checked by it. Arithmetic is
exact (``Decimal``); units are converted (2.14万人 + 300人). What is printed rounded may miss by its rounding, and a
value said to be rough (约, 余, 以上) never fails: it holds or cannot be verified.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures import CheckResult
from corpus.quantity import Measured, base_value, same_unit

# Pupils counted at another day or teachers without office staff: 丹江口's and 登封's ratios agree with their counts
# within 2.3% and 0.9%.
RATIO_TOLERANCE = Decimal("0.05")
# 专任教师 are 85% to 95% of 教职工, so only beyond this does a ratio fit neither.
RATIO_SURELY_WRONG = Decimal("0.25")

# Measures, which are rounded even where they are printed without decimals; everything else is counted.
_MEASURED = re.compile(r"[万亿千百]|元|米|公里|公顷|亩|吨|公斤|小时|[%％‰]|百分点|倍|[GM]B?")
# Schools of several kinds are counted by several words in one sum: 完全小学32所、教学点33个.
_PLACES = frozenset("所个处家座")
_PERSONS = frozenset("人名位")
_EXACT = re.compile(r"(?:达到?|共计?|合计|总计|累计|均|各|仅|只|为|有|分别|实现)*")


@dataclass(frozen=True, slots=True)
class Operand:
    """A named value. ``printed`` is how the source writes it, unit apart; made from the value where it is empty."""

    name: str
    value: Decimal | None
    unit: str = ""
    qualifier: str = ""
    value_high: Decimal | None = None
    denominator: Decimal | None = None
    printed: str = ""

    @property
    def exact(self) -> bool:
        """Whether this is one number, not about one."""
        return self.value is not None and self.value_high is None and _EXACT.fullmatch(self.qualifier) is not None


@dataclass(frozen=True, slots=True)
class Worked:
    """An identity worked out.

    :param expected: what the claim should be by the other numbers, in the claim's unit; null where it cannot be told.
    :param difference: claim minus ``expected``.
    """

    result: CheckResult
    expression: str
    expected: Decimal | None = None
    difference: Decimal | None = None


def work_sum(parts: Sequence[Operand], total: Operand) -> Worked:
    """Whether parts add up to their total."""
    return _summed(parts, total, slack=_half_step(total))


def work_shares(shares: Sequence[Operand], *, whole: Decimal = Decimal(100)) -> Worked:
    """Whether the shares of one whole make it up, within the rounding of their printed digits."""
    return _summed(shares, Operand("合计", whole, shares[0].unit if shares else "%"), slack=Decimal(0))


def _summed(parts: Sequence[Operand], total: Operand, *, slack: Decimal) -> Worked:
    said = " + ".join(_written(part, beside=(*parts, total)) for part in parts)
    amounts = [_amount(part, like=total) for part in parts]
    whole = _amount(total, like=total)
    if whole is None or any(amount is None for amount in amounts):
        return Worked(CheckResult.UNVERIFIABLE, f"{said} ? {_written(total, beside=(*parts, total))}")
    summed = sum((amount for amount in amounts if amount is not None), Decimal(0))
    slack += sum((_half_step(part) for part in parts), Decimal(0))
    result = _judged(whole - summed, slack, exact=all(each.exact for each in (*parts, total)))
    step = whole / total.value if total.value else Decimal(1)
    expected = plain(summed / step)
    mark = "=" if whole == summed else "≈"
    right = _written(total, beside=(*parts, total))
    if result is not CheckResult.HOLDS:
        right, mark = f"{_number(expected)}{_suffix(total, beside=(*parts, total))} ≠ {right}", "="
    difference = None if total.value is None else plain(total.value - expected)
    return Worked(result, f"{said} {mark} {right}", expected, difference)


def work_share(share: Operand, part: Operand, whole: Operand) -> Worked:
    """Whether a percentage is that of ``part`` in ``whole``, within one unit of its last printed digit.

    One unit, not half of one: papers cut digits off as often as they round.
    """
    said = f"{_written(part, beside=(part, whole))} ÷ {_written(whole, beside=(part, whole))}"
    left, right, scale = _amount(part, like=whole), _amount(whole, like=whole), _share_scale(share)
    if left is None or not right or share.value is None or scale is None:
        return Worked(CheckResult.UNVERIFIABLE, f"{said} ? {_written(share, beside=())}")
    expected = left / right * scale
    step = 2 * _printed_half(share.value)
    slack = step + scale * (_half_step(part) + _half_step(whole) * left / right) / right
    exact = share.exact and part.exact and whole.exact
    return _quotient(said, share, expected, slack=slack, exact=exact)


def work_ratio(ratio: Operand, many: Operand, few: Operand) -> Worked:
    """Whether 1:x (or x:1, or a mean) is ``many`` to ``few``, within five in a hundred.

    A ratio off by less than :data:`RATIO_SURELY_WRONG` cannot be verified: who counts as a teacher is not the same
    in every ratio.
    """
    said = f"{_written(many, beside=(many, few))} ÷ {_written(few, beside=(many, few))}"
    claimed, top, bottom = _per_one(ratio), many.value, few.value
    if not claimed or top is None or not bottom:
        return Worked(CheckResult.UNVERIFIABLE, f"{said} ? {_written(ratio, beside=())}")
    expected = based(many)[0] / based(few)[0]
    off = abs(expected - claimed) / claimed
    shown = _rounded(expected, like=claimed)
    if off <= RATIO_TOLERANCE:
        return Worked(CheckResult.HOLDS, f"{said} ≈ {_number(shown)}", shown, claimed - shown)
    sure = off > RATIO_SURELY_WRONG and ratio.exact and many.exact and few.exact
    result = CheckResult.FAILS if sure else CheckResult.UNVERIFIABLE
    return Worked(result, f"{said} ≈ {_number(shown)} ≠ {_number(claimed)}", shown, claimed - shown)


def work_change(before: Operand, after: Operand, change: Operand, *, rising: bool | None) -> Worked:
    """Whether a change claimed is that between two levels.

    :param change: an amount in the levels' unit, a percentage of ``before``, or percentage points between rates.
    :param rising: what the words claim; null where they do not say.
    """
    first, last = _amount(before, like=before), _amount(after, like=before)
    if first is None or last is None or change.value is None:
        return Worked(CheckResult.UNVERIFIABLE, f"{before.name} → {after.name} ?")
    exact = before.exact and after.exact and change.exact
    beside = (before, after)
    said = f"{_written(after, beside=beside)} - {_written(before, beside=beside)}"
    slack = _half_step(before) + _half_step(after)
    rates = is_rate(before.unit)
    if is_rate(change.unit) and (not rates or change.unit == before.unit):
        if not first:
            return Worked(CheckResult.UNVERIFIABLE, f"({said}) ÷ 0 ?")
        scale = _share_scale(change) or Decimal(100)
        said = f"({said}) ÷ {_written(before, beside=beside)}"
        expected = (last - first) / first * scale
        if rates and abs(change.value) == abs(last - first):  # percentage points, written as percent
            slack = _printed_half(change.value)
        else:
            slack = slack * scale / first + 2 * _printed_half(change.value)
    elif change.unit == "百分点" and rates:
        expected, slack = last - first, slack + _printed_half(change.value)
    else:
        amount = _amount(change, like=before)
        if amount is None:
            return Worked(CheckResult.UNVERIFIABLE, f"{said} ? {_written(change, beside=())}")
        step = amount / change.value if change.value else Decimal(1)
        expected, slack = (last - first) / step, (slack + _half_step(change)) / step
    sign = -1 if rising is False and change.value > 0 else 1
    return _quotient(said, change, expected, slack=slack, exact=exact, claimed=change.value * sign, signed=rising)


def work_order(smaller: Operand, greater: Operand) -> Worked:
    """Whether a part is at most its whole."""
    beside = (smaller, greater)
    left, right = _amount(smaller, like=greater), _amount(greater, like=greater)
    said, against = _written(smaller, beside=beside), _written(greater, beside=beside)
    if left is None or right is None:
        return Worked(CheckResult.UNVERIFIABLE, f"{said} ? {against}")
    if left <= right:
        return Worked(CheckResult.HOLDS, f"{said} ≤ {against}")
    sure = smaller.exact and greater.exact and left - right > _half_step(smaller) + _half_step(greater)
    return Worked(CheckResult.FAILS if sure else CheckResult.UNVERIFIABLE, f"{said} > {against}")


def is_rate(unit: str) -> bool:
    """Whether values of a unit are shares of a whole."""
    return unit in {"%", "％", "‰"}


def based(measured: Measured) -> tuple[Decimal, str]:
    """The value in its base unit, and that unit. Raises ValueError where there is no number."""
    found = base_value(measured)
    if found is None:
        raise ValueError(f"no number to reckon with: {measured}")
    return found


def plain(number: Decimal) -> Decimal:
    """A number without the zeros that arithmetic leaves behind its point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _judged(difference: Decimal, slack: Decimal, *, exact: bool) -> CheckResult:
    if abs(difference) <= slack:
        return CheckResult.HOLDS
    return CheckResult.FAILS if exact else CheckResult.UNVERIFIABLE


def _quotient(
    said: str,
    claim: Operand,
    expected: Decimal,
    *,
    slack: Decimal,
    exact: bool,
    claimed: Decimal | None = None,
    signed: bool | None = True,
) -> Worked:
    """A claim against what was computed; without a sign claimed, amounts alone are compared."""
    value = claimed if claimed is not None else claim.value or Decimal(0)
    if signed is None:
        value, expected = abs(value), abs(expected)
    result = _judged(value - expected, slack, exact=exact)
    shown = _rounded(expected, like=value)
    mark = "=" if shown == expected else "≈"
    expression = f"{said} {mark} {_number(shown)}{claim.unit}"
    if result is not CheckResult.HOLDS:
        expression += f" ≠ {_number(value)}{claim.unit}"
    return Worked(result, expression, shown, plain(value - shown))


def _amount(operand: Operand, *, like: Operand) -> Decimal | None:
    """The value in base units; null where there is none or its unit cannot be added to that of ``like``."""
    if operand.value is None or operand.denominator is not None:
        return None
    value, unit = based(operand)
    other = based(like)[1] if like.value is not None else like.unit
    return value if same_unit(unit, other) or {unit, other} <= _PLACES else None


def _half_step(operand: Operand) -> Decimal:
    """By how much rounding may have moved a value, in base units; counts without decimals are not rounded."""
    value = operand.value
    if value is None or value == 0:
        return Decimal(0)
    if value == value.to_integral_value() and not _MEASURED.search(operand.unit):
        return Decimal(0)
    return _printed_half(value) * based(operand)[0] / value


def _printed_half(value: Decimal) -> Decimal:
    """Half of one unit of the last digit printed."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0) / 2


def _share_scale(share: Operand) -> Decimal | None:
    return {"%": Decimal(100), "％": Decimal(100), "‰": Decimal(1000), "成": Decimal(10)}.get(share.unit)


def _per_one(ratio: Operand) -> Decimal | None:
    """The x of 1:x and of x:1; the mean itself where it is no ratio."""
    if ratio.value is None:
        return None
    if not ratio.denominator:
        return ratio.value
    return max(ratio.value, ratio.denominator) / min(ratio.value, ratio.denominator) if ratio.value else None


def _rounded(number: Decimal, *, like: Decimal) -> Decimal:
    """A computed number with one digit more than the claim prints, and two decimals at most beyond it."""
    exponent = like.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return plain(round(number, digits + (0 if number == round(number, digits) else 1)))


def _written(operand: Operand, *, beside: Sequence[Operand]) -> str:
    printed = operand.printed or ("?" if operand.value is None else _number(operand.value))
    return printed + _suffix(operand, beside=beside)


def _suffix(operand: Operand, *, beside: Sequence[Operand]) -> str:
    """A unit is written where it is part of the number (%) or where units differ."""
    if is_rate(operand.unit):
        return operand.unit
    units = {each.unit for each in beside} | {operand.unit}
    return "" if len(units) == 1 or units <= _PLACES or units <= _PERSONS else operand.unit


def _number(value: Decimal) -> str:
    return f"{value:f}"
