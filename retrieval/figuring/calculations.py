"""What is worked out from stated figures: sums, differences, rates of change, shares, each with its expression (pure).

Decimal all through. Values are brought to one scale before anything is done with them (2.14万人 is 21400人); what has
no number, or units that do not agree, cannot be worked out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from corpus.figures import Figure
from corpus.quantity import base_value, same_unit

PERCENT = "%"
POINT = "个百分点"
# Rates and shares that are worked out are given to one decimal, as papers give them.
TENTH = Decimal("0.1")
HUNDRED = Decimal(100)
# 万元 and 亿元 are the scales that papers write money in; a result is given in the operands' own where they share one.
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Calculation:
    """A result and how it came about.

    :param expression: ``38391 + 52384 = 90775``; ``≈`` where the result is rounded.
    :param value: the result in ``unit``.
    :param exact: false where the result is rounded.
    """

    expression: str
    value: Decimal
    unit: str
    exact: bool = True

    @property
    def said(self) -> str:
        """The result with its unit, without its sign: 38个, 约71.7%."""
        return f"{'' if self.exact else '约'}{_printed(abs(self.value), self.exact)}{self.unit}"


def plain(value: Decimal) -> str:
    """A result as papers print it: no exponent, no zeros at the end of its decimals."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _as_written(value: Decimal) -> str:
    """An operand with the decimals that its paper prints: 538.90."""
    return format(value, "f")


def _printed(value: Decimal, exact: bool) -> str:
    """A result; a rounded one keeps the nought of its decimal (约76.0%), which says how far it was worked out."""
    return plain(value) if exact else format(value, "f")


def computable(figure: Figure) -> bool:
    """Whether a figure is one plain number: no range, no ratio, no wording."""
    return figure.value is not None and figure.value_high is None and figure.denominator is None


def addable(figures: Sequence[Figure]) -> bool:
    """Whether figures can be added or subtracted: plain numbers in one unit (人 and 名, 万元 and 亿元 agree)."""
    first = figures[0]
    return all(computable(each) and same_unit(first.unit, each.unit) for each in figures)


def total(figures: Sequence[Figure]) -> Calculation | None:
    """The sum; None where they cannot be added, or are shares, which do not add up over places."""
    if len(figures) < 2 or not addable(figures) or _is_rate(figures[0]):
        return None
    numbers, unit = _on_one_scale(figures)
    value = sum(numbers, Decimal())
    return Calculation(f"{' + '.join(map(_as_written, numbers))} = {plain(value)}", value, unit)


def difference(one: Figure, other: Figure) -> Calculation | None:
    """``one`` less ``other``, the larger first in the expression; None where they cannot be subtracted.

    Shares differ by 个百分点.
    """
    if not addable((one, other)):
        return None
    (first, second), unit = _on_one_scale((one, other))
    larger, smaller = max(first, second), min(first, second)
    expression = f"{_as_written(larger)} - {_as_written(smaller)} = {plain(larger - smaller)}"
    return Calculation(expression, first - second, POINT if unit == PERCENT else unit)


def rate(before: Figure, after: Figure) -> Calculation | None:
    """By how many percent ``after`` differs from ``before``; None for shares, and where ``before`` is nought."""
    if not addable((before, after)) or _is_rate(before):
        return None
    (first, second), _ = _on_one_scale((before, after))
    if not first:
        return None
    larger, smaller = max(first, second), min(first, second)
    value, exact = _percent(second - first, first)
    sign = "=" if exact else "≈"
    said = _printed(abs(value), exact)
    return Calculation(
        f"({_as_written(larger)} - {_as_written(smaller)}) ÷ {_as_written(first)} {sign} {said}%", value, PERCENT, exact
    )


def share(part: Figure, whole: Figure) -> Calculation | None:
    """What percent ``part`` is of ``whole``; None where the units differ or the part is the larger."""
    if not addable((part, whole)) or _is_rate(part):
        return None
    (first, second), _ = _on_one_scale((part, whole))
    if not second or first > second:
        return None
    value, exact = _percent(first, second)
    said = _printed(value, exact)
    return Calculation(
        f"{_as_written(first)} ÷ {_as_written(second)} {'=' if exact else '≈'} {said}%", value, PERCENT, exact
    )


def magnitude(figure: Figure) -> Decimal | None:
    """What a figure is ranked by, in its base unit: a range by its lower end, 1:16.8 by 16.8; null for a wording."""
    if figure.value is None:
        return None
    if figure.denominator is not None:
        first, second = figure.value, figure.denominator
        if figure.unit == "比":
            return second / first if first == 1 and second else first / second if second else None
        return first / second if second else None
    return _base(figure)


def _base(figure: Figure) -> Decimal:
    """The value in its base unit; nought for a figure that is no number, which callers have ruled out."""
    base = base_value(figure)
    return Decimal() if base is None else base[0]


def _is_rate(figure: Figure) -> bool:
    return figure.unit in (PERCENT, "‰", "成", "百分点", POINT, "倍", "比")


def _percent(part: Decimal, whole: Decimal) -> tuple[Decimal, bool]:
    value = part * HUNDRED / whole
    rounded = value.quantize(TENTH, rounding=ROUND_HALF_UP)
    return rounded, rounded * whole == part * HUNDRED


def _on_one_scale(figures: Sequence[Figure]) -> tuple[list[Decimal], str]:
    """The numbers in one unit: as written where all are written alike, else in the smallest unit written."""
    scales = [_scale(each) for each in figures]
    unit = figures[scales.index(min(scales))].unit
    if len(set(scales)) == 1:
        return [each.value or Decimal() for each in figures], unit
    return [Decimal(plain(_base(each) / min(scales))) for each in figures], unit


def _scale(figure: Figure) -> Decimal:
    """How many base units one written unit is: 10000 of 万元."""
    return next((size for mark, size in _SCALES.items() if figure.unit.startswith(mark)), Decimal(1))
