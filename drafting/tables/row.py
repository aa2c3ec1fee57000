"""The nouns of reading rows: a row with what it says, a section with what it says of the rows below it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.tables.pieces import Piece
from ingest.figuring.words import Scope


@dataclass(frozen=True, slots=True)
class Row:
    """One row of values.

    :param labels: names it stands under, outermost first. :param whole: see ``Piece.whole``.
    :param total: of all parts. :param place_total: the words that say it is of all places.
    :param part: a school or township that the row is of.
    :param alias: a row's part that is a name too and stands below another name: 公办园 below 在园幼儿数.
    :param own: the name in the row itself, its section apart.
    :param empty: holds no value itself and only heads the rows below.
    """

    number: int
    labels: tuple[str, ...] = ()
    scope: Scope | None = None
    whole: str = ""
    total: bool = False
    region: str | None = None
    place_total: str = ""
    times: tuple[Piece, ...] = ()
    unit: str = ""
    note: str = ""
    section_units: tuple[str, ...] = ()
    label_units: tuple[str, ...] = ()
    label_notes: tuple[str | None, ...] = ()
    part: str = ""
    text: str = ""
    label_col: int | None = None
    place_col: int = 0
    time_col: int = 0
    unit_col: int = 0
    unknown_place: str = ""
    unknown_time: str = ""
    unknown_unit: str = ""
    empty: bool = False
    alias: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What a row of words within a table says of the rows below it."""

    label: str = ""
    scope: Scope | None = None
    region: str | None = None
    time: Piece | None = None
    units: tuple[str, ...] = ()
    place_total: str = ""
