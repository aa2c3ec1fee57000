"""Quantity, and what a Quantity and a Figure have in common (nouns; no logic)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


class Measured(Protocol):
    """What can be compared: a Quantity, a Figure, or anything else with these five."""

    @property
    def value(self) -> Decimal | None:
        """The number, as printed."""
        ...

    @property
    def value_high(self) -> Decimal | None:
        """The upper end of a range."""
        ...

    @property
    def denominator(self) -> Decimal | None:
        """The second number of a ratio or fraction."""
        ...

    @property
    def unit(self) -> str:
        """As printed, 万 and 亿 with it."""
        ...

    @property
    def qualifier(self) -> str:
        """A word such as 以上, 约 or 余; empty for none."""
        ...


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as a text prints it.

    :param start: ``[start, end)`` covers number, unit and the qualifiers that adjoin them; ``text`` is that stretch.
    :param value: as printed: 2.14 for 2.14万人; the lower end of a range; the first number of a ratio (1 of 1:16.8)
        and the numerator of a fraction; null for a wording that is no number (数千万元).
    :param value_high: the upper end of a range.
    :param denominator: the second number of a ratio, the denominator of a fraction.
    :param unit: as printed, 万 and 亿 with it (万人, 亿元); ㎡ and 平米 are 平方米; ``比`` for ratios; empty for none.
    :param qualifier: 以上, 约, 不超过…; of two (约2万余) the one before and the one behind with … between: 约…余.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    value_high: Decimal | None
    denominator: Decimal | None
    unit: str
    qualifier: str
