"""The nouns of an audit: what was found in a draft (INTERFACE: FINDING), and what it was held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.figures import Figure
from corpus.types import DocumentSummary
from drafting.cells import Cell, StatTable


class FindingCode(StrEnum):
    """The codes of INTERFACE.md."""

    FIGURE_MISMATCH = "figure_mismatch"
    FIGURE_UNSOURCED = "figure_unsourced"
    SUM_MISMATCH = "sum_mismatch"
    SHARE_MISMATCH = "share_mismatch"
    CHANGE_MISMATCH = "change_mismatch"
    CHANGE_DIRECTION = "change_direction"
    UNIT_MISMATCH = "unit_mismatch"
    PERCENT_VS_POINT = "percent_vs_point"
    WRONG_REGION = "wrong_region"
    WRONG_YEAR = "wrong_year"
    STALE_FIGURE = "stale_figure"
    DOCNO_FORMAT = "docno_format"
    DOCNO_UNKNOWN = "docno_unknown"
    NUMBERING = "numbering"
    PLAN_AS_RESULT = "plan_as_result"
    SELF_CONTRADICTION = "self_contradiction"


class Severity(StrEnum):
    """How sure and how grave: an error is wrong, a warning is to be looked at, a note is for knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Witness:
    """A place of a paper that speaks against (or for) a draft: ``quote`` stands at ``[start, end)`` of it."""

    document_id: str
    title: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Working:
    """A computation over what the draft itself says, or over cells: ``23976 + 12518 = 36494``."""

    expression: str
    cells: tuple[Cell, ...] = ()


FindingEvidence = Cell | Witness | Working


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a draft that a person should look at.

    :param start: ``[start, end)`` of the draft's text; ``quote`` is that stretch.
    :param message: one Chinese sentence: what is wrong, by what.
    :param expected: what should stand there, as it should be written (79所); null where that cannot be told.
    """

    code: FindingCode
    severity: Severity
    message: str
    start: int
    end: int
    quote: str
    expected: str | None = None
    evidence: tuple[FindingEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper of the library that may hold what the draft repeats: its summary, text and figures."""

    document: DocumentSummary
    text: str
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Known:
    """All that a draft is held against.

    :param table: the statistics given; null for none.
    :param figures: the library's figures that may be of the same thing (those of the draft's places, and of the
        places that the table holds), the draft itself left out.
    :param papers: the papers of the library that the draft repeats in parts.
    :param docnos: every 文号 that the library's papers bear or cite, normalised, with the titles they stand with.
    :param region: whose draft it is; full name. :param year: the year it reports on. Null where nobody said.
    """

    table: StatTable | None
    figures: Sequence[Figure]
    papers: Sequence[PaperText]
    docnos: Mapping[str, Sequence[str]]
    region: str | None
    year: int | None
