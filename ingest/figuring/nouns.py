"""The nouns that the readers of figures pass on: a table's cell, a paper prepared, a figure in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from corpus.figures import Aspect, FigureKind, PeriodBasis
from corpus.periods import PeriodMention
from corpus.terms import Indicator, Vocabulary
from corpus.types import Document
from ingest.figuring.names import Names
from ingest.figuring.words import Scope


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One value of a table at ``[start, end)`` of the document's text, with its headers and its address in the file."""

    start: int
    end: int
    row_header: str
    column_header: str
    address: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document prepared for reading: its text, its periods in reading order, the names of the vocabulary.

    ``places`` are parts of its place that it names as such, though no list knows them.
    """

    document: Document
    text: str
    vocabulary: Vocabulary
    names: Names
    periods: tuple[PeriodMention, ...]
    period_starts: tuple[int, ...]
    places: tuple[str, ...] = ()


@dataclass(slots=True)
class Value:
    """What a quantity says, as a Figure holds it."""

    value: Decimal | None
    text: str
    unit: str
    qualifier: str = ""
    high: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """A figure in the making. ``[start, end)`` is the stretch quoted, ``[value_start, value_end)`` the quantity.

    ``subject`` is what is counted without its part, ``root`` the indicator before the part narrowed it: both are
    what the next part of the list inherits. ``named``: its label said what it is of.
    ``aside`` is true for a number told in passing, which nothing goes on from. ``shared``: what a share, or the
    whole that is told before it, is a share of the place's of: 大班额 of 占班级总数1098个的2.1%.
    """

    value: Value
    start: int
    end: int
    value_start: int
    value_end: int
    label: str = ""
    indicator: Indicator | None = None
    region: str | None = None
    period: str | None = None
    basis: PeriodBasis | None = None
    scope: str = ""
    scope_kind: str = ""
    kind: FigureKind = FigureKind.ACTUAL
    aspect: Aspect = Aspect.LEVEL
    compared: str | None = None
    caliber: str | None = None
    whole: Draft | None = None
    breakdown: int = 0
    subject: str = ""
    root: Indicator | None = None
    said: Scope | None = None
    named: bool = False
    aside: bool = False
    shared: Draft | None = None


@dataclass(slots=True)
class Standing:
    """What stands when a sentence begins: the place, time and school that the text before it has set.

    ``last`` is the last level that was told, ``recent`` all of this sentence and the one before, whose
    figures are ``fresh``; ``lead`` where the paragraph begins that this one's colon announced,
    ``heading`` the words that open it as a sentence of their own: 公用经费。
    """

    region: str | None = None
    time: tuple[str | None, PeriodBasis | None] = (None, None)
    school: str = ""
    last: Draft | None = None
    recent: list[Draft] = field(default_factory=list)
    fresh: list[Draft] = field(default_factory=list)
    lead: int | None = None
    heading: str = ""


@dataclass(slots=True)
class Label:
    """What a number counts.

    :param text: in the text's own words; empty where the number stands alone.
    :param scope: the part that the label names; null where it names none.
    :param wide: it counts schools of all kinds, those outside compulsory schooling too.
    :param total: it says the sum of what went before. :param rule: it says a standard for what went before.
    :param inherits: the label is a part or a place alone, or nothing: what is counted was said before.
    :param start: where the quoted stretch may begin. :param end: where it ends: behind the noun that follows.
    """

    text: str
    indicator: Indicator | None
    scope: Scope | None
    inherits: bool
    start: int
    end: int
    place: str = ""
    per: str = ""
    opening: bool = False
    total: bool = False
    rule: bool = False
    wide: bool = False
    head: str = ""
