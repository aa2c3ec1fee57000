"""The nouns of a comparison: counties beside each other, by topic and by indicator (pure).

Every region asked for has a cell in every row, in the order asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.figures import Figure
from corpus.types import Citation


class TopicStatus(StrEnum):
    """What a place's papers say of a topic."""

    DONE = "已实施"
    PLANNED = "计划"
    UNMENTIONED = "材料未提及"
    NO_PAPERS = "无材料"


class IndicatorStatus(StrEnum):
    """Whether a place's papers state an indicator."""

    STATED = "有数据"
    UNMENTIONED = "材料未提及"
    NO_PAPERS = "无材料"


@dataclass(frozen=True, slots=True)
class TopicCell:
    """What one place does about one topic.

    :param summary: clauses of the papers, joined by ；; empty where nothing is said.
    :param citations: the sentences that tell it, best first, at most three; numbered from 1 within the cell.
    """

    region: str
    status: TopicStatus
    summary: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic, a cell for each place. ``topic_id`` is null where the vocabulary has no such topic."""

    topic: str
    topic_id: str | None
    cells: tuple[TopicCell, ...]


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """One place's figure of one indicator, and where its paper states it."""

    region: str
    status: IndicatorStatus
    figure: Figure | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of one scope, a cell for each place.

    :param indicator: the vocabulary's name, with the scope in brackets where there is a row for each scope.
    :param unit: of the figures; the vocabulary's where there are none, and ``/`` between units that differ.
    :param direction: the indicator's, see ``corpus.terms.DIRECTIONS``.
    :param rankable: whether ``ranking`` may order the figures: same kind and time of period, same caliber, same unit.
    :param note: one Chinese sentence for each thing to know: why there is no ranking, which other values there are.
    """

    indicator: str
    indicator_id: str
    scope: str
    unit: str
    direction: str
    rankable: bool
    note: str
    cells: tuple[IndicatorCell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counties side by side. ``regions`` are full names where the place is known, else as they were given."""

    regions: tuple[str, ...]
    topics: tuple[TopicRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
