"""Are two measured values one? Exactly, and as far as rounding and qualifiers allow (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from corpus.quantities.nouns import Measured
from corpus.quantities.units import base_unit
from corpus.quantities.words import Bound, bounds

# 近 and 约 reach no further than a tenth of the number, and than half a unit of its last figure that is not zero.
NEAR = Decimal("0.1")
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class _Band:
    """The numbers that a wording may stand for; an end that is ``open`` is not among them."""

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: _Band) -> bool:
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        ends = (self.open_low and self.low == low, self.open_high and self.high == high)
        return not any((*ends, other.open_low and other.low == low, other.open_high and other.high == high))


def same_unit(first: Measured | str, second: Measured | str) -> bool:
    """Whether two units count the same thing: 人, 名, 位 and 万人 do; 人 and 人次, 所 and 个, % and 百分点 do not."""
    return base_unit(_unit(first))[1] == base_unit(_unit(second))[1]


def base_value(measured: Measured) -> tuple[Decimal, str] | None:
    """The value in its base unit, and that unit: 2.14万人 is (21400, 人); null where there is no number (数千万元).

    Of a range its lower end, of a ratio or fraction the quotient.
    """
    if measured.value is None:
        return None
    factor, unit = base_unit(measured.unit)
    value = measured.value if measured.denominator is None else measured.value / measured.denominator
    return value * factor, unit


def equal(first: Measured, second: Measured) -> bool:
    """Whether two state the same number of the same unit, whatever their qualifiers: 2.14万人 and 21400名.

    Exact: 1:2 and 2:4 are equal, 2.1万 and 21450 are not. What is no number (数千万) equals nothing.
    """
    if first.value is None or second.value is None or not same_unit(first, second):
        return False
    if (first.denominator is None) != (second.denominator is None):
        return False
    if first.denominator is not None and second.denominator is not None:
        return first.value * second.denominator == second.value * first.denominator
    one, other = base_unit(first.unit)[0], base_unit(second.unit)[0]
    if (first.value_high is None) != (second.value_high is None):
        return False
    if (
        first.value_high is not None
        and second.value_high is not None
        and first.value_high * one != second.value_high * other
    ):
        return False
    return first.value * one == second.value * other


def compatible(first: Measured, second: Measured) -> bool:
    """Whether both may be said of one thing: one is the other rounded, or their qualifiers leave room for it.

    Two plain numbers: the finer, rounded to the printed digits of the coarser, must give it. A tie goes to the even
    digit (GB/T 8170-2008, 3.1): 21450 is 2.1万 and 2.14万, not 2.15万. Otherwise each stands for a band, and the bands
    must meet:

    - 余, 多, 上: from the number up to one more of its last figure that is not zero: 约2万余 is
      [20000, 30000), 2500余 is [2500, 2600);
    - 近: as far below as half of that, at most a tenth of the number: 近3000 is [2700, 3000];
    - 约, 左右: as far to both sides: 约2.1万 is [20500, 21500];
    - 以上, 不低于, 至少 and 以下, 不超过, 以内: all above, all below, the number
      with it; 超过, 突破 and 低于, 不足 without it;
    - a range is itself, a plain number itself or, where it is printed coarser, what the other's number rounds to:
      2.1万 and 21450以上.

    The same printed number is always compatible with itself, whatever the qualifiers.

    Ratios are compared by their other number where one is 1 (1:16.8 and 1:17), else exactly. What is no number
    contradicts nothing of its unit. Different units are never compatible.
    """
    if not same_unit(first, second):
        return False
    if first.value is None or second.value is None:
        return True
    if equal(first, second):
        return True
    if first.denominator is not None or second.denominator is not None:
        return _ratios_agree(first, second)
    if _is_plain(first) and _is_plain(second):
        return _rounds(*_scaled(first), *_scaled(second))
    return _band(first).meets(_band(second)) or _rounds_to_end(first, second) or _rounds_to_end(second, first)


def _ratios_agree(first: Measured, second: Measured) -> bool:
    if first.denominator is None or second.denominator is None or first.value is None or second.value is None:
        return False
    for one, other, shared, equal_shared in (
        (first.denominator, second.denominator, first.value, second.value),
        (first.value, second.value, first.denominator, second.denominator),
    ):
        if shared == equal_shared == 1:
            if _is_plain(first) and _is_plain(second):
                return _rounds(one, _quantum(one), other, _quantum(other))
            return _stretch(one, first.qualifier).meets(_stretch(other, second.qualifier))
    return False


def _is_plain(measured: Measured) -> bool:
    return measured.value_high is None and not bounds(measured.qualifier)


def _scaled(measured: Measured) -> tuple[Decimal, Decimal]:
    """The value and one of its last printed digit, in the base unit."""
    assert measured.value is not None
    factor = base_unit(measured.unit)[0]
    return measured.value * factor, _quantum(measured.value) * factor


def _quantum(value: Decimal) -> Decimal:
    """One of the last printed digit: 0.1 for 2.1, 1 for 2000."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def _rounds(first: Decimal, first_quantum: Decimal, second: Decimal, second_quantum: Decimal) -> bool:
    if first_quantum < second_quantum:
        first, second, second_quantum = second, first, second_quantum
        return _rounded(second, second_quantum) == first
    return _rounded(second, first_quantum) == first


def _rounded(value: Decimal, quantum: Decimal) -> Decimal:
    return (value / quantum).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * quantum


def _rounds_to_end(plain: Measured, other: Measured) -> bool:
    """Whether a plain number is the coarser printing of the number that a qualified one names."""
    if not _is_plain(plain) or other.value_high is not None:
        return False
    value, quantum = _scaled(plain)
    number, finer = _scaled(other)
    return finer < quantum and _rounded(number, quantum) == value


def _band(measured: Measured) -> _Band:
    value = _scaled(measured)[0]
    if measured.value_high is None:
        return _stretch(value, measured.qualifier)
    high = measured.value_high * base_unit(measured.unit)[0]
    low_band, high_band = (_stretch(end, measured.qualifier) for end in (value, high))
    if not bounds(measured.qualifier):
        return _Band(value, high)
    return _Band(low_band.low, high_band.high, low_band.open_low, high_band.open_high)


def _stretch(value: Decimal, qualifier: str) -> _Band:
    """The band of one number with its qualifier; 余 decides over 约."""
    said = bounds(qualifier)
    place = _place(value)
    reach = min(place / 2, abs(value) * NEAR)
    if Bound.SOMEWHAT_ABOVE in said:
        return _Band(value, value + place, open_high=True)
    if Bound.AT_LEAST in said or Bound.ABOVE in said:
        return _Band(value, _INFINITE, open_low=Bound.ABOVE in said)
    if Bound.AT_MOST in said or Bound.BELOW in said:
        return _Band(-_INFINITE, value, open_high=Bound.BELOW in said)
    if Bound.SOMEWHAT_BELOW in said:
        return _Band(value - reach, value)
    if Bound.ABOUT in said:
        return _Band(value - reach, value + reach)
    return _Band(value, value)


def _place(value: Decimal) -> Decimal:
    """One of the last figure that is not zero: 100 for 2500, 0.1 for 2.10; 1 for zero."""
    if not value:
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _unit(measured: Measured | str) -> str:
    return measured if isinstance(measured, str) else measured.unit
