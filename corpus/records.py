"""Between the nouns and the rows of the catalog (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row

from corpus.figures import Check, Figure
from corpus.types import (
    CitedDocument,
    Document,
    DocumentKind,
    DocumentSummary,
    Notice,
    Passage,
    Removed,
    Repair,
    Section,
    SectionKind,
    Span,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One document and all that was read from it, as the catalog stores them together."""

    document: Document
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()


_PLAIN = [
    "id",
    "source",
    "part",
    "format",
    "encoding",
    "text",
    "title",
    "title_inferred",
    "region",
    "parent_region",
    "issuer",
    "year",
    "date",
    "docno",
]


def document_row(entry: Entry, *, path: str) -> dict[str, object]:
    """A Document as a row of ``documents``."""
    document = entry.document
    row: dict[str, object] = {name: getattr(document, name) for name in _PLAIN}
    row |= {"path": path, "kind": document.kind.value, "characters": len(document.text)}
    row |= {"passages": len(entry.passages), "figures": len(entry.figures), "in_lexical": False, "in_dense": False}
    row |= {name: [asdict(value) for value in getattr(document, name)] for name in ("repairs", "removed", "warnings")}
    row["spans"] = [[s.start, s.end, s.page, s.line, s.sheet, s.cell] for s in document.spans]
    return row


def document_of(row: Row[Any], sections: Iterable[Row[Any]], cited: Iterable[Row[Any]]) -> Document:
    """A row of ``documents`` and its rows of ``sections`` and ``cited`` as a Document."""
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Document(
        **plain,
        kind=DocumentKind(row.kind),
        sections=tuple(_section_of(section) for section in sections),
        spans=tuple(Span(*fields) for fields in row.spans),
        repairs=tuple(Repair(**fields) for fields in row.repairs),
        removed=tuple(Removed(**fields) for fields in row.removed),
        cited_documents=tuple(CitedDocument(each.title, each.docno) for each in cited),
        warnings=notices(row.warnings),
    )


def summary_of(row: Row[Any]) -> DocumentSummary:
    """A row of ``documents`` (without its text) as a DocumentSummary."""
    fields = {name: getattr(row, name) for name in DocumentSummary.__slots__}
    return DocumentSummary(**{**fields, "kind": DocumentKind(row.kind), "warnings": notices(row.warnings)})


def passage_of(row: Row[Any]) -> Passage:
    """A row of ``passages`` as a Passage."""
    return Passage(
        id=row.id,
        document_id=row.document_id,
        ordinal=row.ordinal,
        start=row.start,
        end=row.end,
        path=tuple(row.path),
    )


def notices(stored: Sequence[Mapping[str, str]]) -> tuple[Notice, ...]:
    """Notices as they were stored in a JSON column."""
    return tuple(Notice(**fields) for fields in stored)


def _section_of(row: Row[Any]) -> Section:
    fields = {name: getattr(row, name) for name in Section.__slots__}
    return Section(**{**fields, "kind": SectionKind(row.kind)})
