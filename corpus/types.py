"""The nouns of the house: frozen values without logic and without I/O.

Offsets are Unicode code points, half-open ``[start, end)``, into the ``text`` of the Document that
owns them. ``docs/datamodel.md`` shows all nouns on one page with the Chinese term beside each.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The genre of a paper, as officials name it."""

    SUMMARY = "工作总结"
    NOTICE = "通知"
    PLAN = "方案"
    ANNOUNCEMENT = "公告"
    REPORT = "报告"
    SURVEY = "调研报告"
    EXPERIENCE = "典型经验"
    OPINION = "意见"
    BULLETIN = "统计公报"
    OTHER = "其他"


class SectionKind(StrEnum):
    """What a line of the outline is."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the report should know: a stable code and one Chinese sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A span of the text that differs from the file because damage was undone.

    ``raw`` is what the file has there. ``certain`` is false where a person should look.
    """

    start: int
    end: int
    raw: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """Text of the file that is not in the document's text, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A paper that another paper names; ``docno`` is normalised to 〔YYYY〕N号 or null."""

    title: str | None
    docno: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A place: ``code`` is its GB/T 2260 code, null for a place that no list knows."""

    name: str
    code: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what it governs.

    ``level`` is 0 for the title, 1..4 for 一、（一）1. and （1）/一是. ``number`` is as printed. ``start`` is
    where the heading begins and ``end`` where its last governed character ends; ``body`` is where the text
    after the heading begins.
    """

    level: int
    number: str
    title: str
    start: int
    end: int
    body: int
    kind: SectionKind


@dataclass(frozen=True, slots=True)
class Span:
    """Where a stretch of a document's text stands in its file: page, line, or sheet and cell."""

    start: int
    end: int
    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched: one slice of one section.

    ``path`` holds the headings above it as printed, outermost first; it is indexed with the passage and is
    never part of its text.
    """

    id: str
    document_id: str
    ordinal: int
    start: int
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One official paper. A file may hold several; ``part`` counts them from 0.

    ``text`` is the only text that offsets point into. ``title`` is what the paper prints, or what was
    inferred (``title_inferred``); null where nothing supports one. ``year`` and ``date`` (ISO) are null where
    the paper does not say. ``source`` is the path of the file as it was given.
    """

    id: str
    source: str
    part: int
    format: str
    encoding: str | None
    text: str
    title: str | None
    title_inferred: bool
    kind: DocumentKind
    region: str | None
    parent_region: str | None
    issuer: str | None
    year: int | None
    date: str | None
    docno: str | None
    sections: tuple[Section, ...] = ()
    spans: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    removed: tuple[Removed, ...] = ()
    cited_documents: tuple[CitedDocument, ...] = ()
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A Document without its text: what a list of the library shows."""

    id: str
    source: str
    format: str
    title: str | None
    title_inferred: bool
    kind: DocumentKind
    region: str | None
    parent_region: str | None
    issuer: str | None
    year: int | None
    date: str | None
    docno: str | None
    characters: int
    passages: int
    figures: int
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; empty tuples mean no narrowing."""

    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and why it ranked. ``score`` is higher for better and comparable within one search only."""

    rank: int
    score: float
    passage: Passage
    document: DocumentSummary
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Evidence in a document: ``quote`` equals ``text[start:end]`` of the document, always."""

    id: int
    document_id: str
    title: str | None
    docno: str | None
    region: str | None
    year: int | None
    path: tuple[str, ...]
    quote: str
    start: int
    end: int
    page: int | None
    cell: str | None
    source: str


class StatementKind(StrEnum):
    """How a statement of an answer came to be."""

    FIGURE = "figure"
    QUOTE = "quote"
    LIST = "list"
    COMPARISON = "comparison"
    DERIVED = "derived"
    GENERATED = "generated"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Statement:
    """One point of an answer and the numbers of the citations that carry it."""

    text: str
    kind: StatementKind
    citations: tuple[int, ...] = ()
    calculation: str | None = None


class AnswerStatus(StrEnum):
    """Whether the library answers the question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Table:
    """A small table inside an answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Statements, each with its citations; ``generator`` is ``extractive`` or a model's name."""

    question: str
    resolved_question: str
    status: AnswerStatus
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    table: Table | None = None
    generator: str = "extractive"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a dialogue and its answer."""

    question: str
    answer: str = ""
