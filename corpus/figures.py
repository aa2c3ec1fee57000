"""The nouns of figures: frozen values without logic and without I/O.

A figure is one quantity that a paper states and what it is *of*. Values are ``Decimal``, exact as printed; a value that
is not a number one can compute with (2016年1月, 数千) has ``value`` null and its wording in ``value_text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """Whether a figure tells a result, an aim, or a rule."""

    ACTUAL = "actual"
    TARGET = "target"
    STANDARD = "standard"


class Aspect(StrEnum):
    """Whether a figure is the indicator's value, or by how much that value changed."""

    LEVEL = "level"
    CHANGE = "change"


class PeriodBasis(StrEnum):
    """Where a figure's period was read."""

    STATED = "stated"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of a paper, keyed by what it is of.

    :param indicator: vocabulary id; null where the vocabulary has none, then ``label`` alone says what it is.
    :param label: what is counted, in the text's own words.
    :param region: full name of the place; a part of the paper's place where the text names one.
    :param period: canonical, see ``corpus.periods``: 2023, 2023上半年, 2023-08, 2022-2024学年, 2018-2024.
    :param scope: 小学, 初中, 全市…; empty where nothing narrows the figure.
    :param value: of a range the lower end; of a ratio ``value:denominator`` (1:16.8) and of a fraction
        ``value/denominator`` the first number; null for a wording that is no number.
    :param value_text: the value as a string: ``1493.03475``, ``1:16.8``, ``1.2-1.5``, ``2016年1月``, ``数千``.
    :param unit: as written (万人, 亿元, ㎡ as 平方米); ``比`` for ratios; ``元/人·月`` where the clause says 每人每月.
    :param qualifier: 以上, 约, 余, 不低于…; empty where there is none.
    :param compared: what a change is measured against: 上年, 2013…; null for levels.
    :param start: ``[start, end)`` is the stretch quoted, from what is counted to the quantity; ``quote`` is its text.
    :param value_start: ``[value_start, value_end)`` is the quantity itself.
    :param caliber: how it was counted, in the text's words: 含教学点, 55人以上; null where the text does not say.
    :param whole: id of the figure that this one is a part of (其中, brackets, 分…).
    :param breakdown: which way of dividing ``whole`` this part belongs to: 初中+小学 is 0, 公办+民办 is 1.
    """

    id: str
    document_id: str
    indicator: str | None
    indicator_name: str | None
    label: str
    region: str | None
    period: str | None
    period_basis: PeriodBasis | None
    scope: str
    value: Decimal | None
    value_high: Decimal | None
    denominator: Decimal | None
    value_text: str
    unit: str
    qualifier: str
    kind: FigureKind
    aspect: Aspect
    compared: str | None
    start: int
    end: int
    quote: str
    value_start: int
    value_end: int
    caliber: str | None
    whole: str | None
    breakdown: int


class CheckResult(StrEnum):
    """What came of working out what must hold between figures."""

    HOLDS = "holds"
    FAILS = "fails"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold between figures of one paper, worked out.

    :param name: what was checked, in Chinese: 分项之和等于合计.
    :param expression: with the figures' numbers: ``25831 + 12560 = 38391``; ``≠`` where it fails.
    :param figures: ids of the figures in it, the total (or the claim) first.
    :param message: one Chinese sentence for a person.
    """

    document_id: str
    name: str
    expression: str
    result: CheckResult
    figures: tuple[str, ...]
    message: str


class ConflictVerdict(StrEnum):
    """What it means that figures of one key differ."""

    CONTRADICTION = "contradiction"
    DIFFERENT_CALIBER = "different_caliber"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures of one key whose values differ, within a paper or across papers."""

    indicator: str | None
    label: str
    region: str | None
    period: str | None
    scope: str
    figures: tuple[Figure, ...]
    verdict: ConflictVerdict
    message: str
