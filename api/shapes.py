"""The JSON shapes of the program's answers, as plain dictionaries (pure). INTERFACE names them; fields may be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from corpus.types import Answer, Citation, Document, DocumentSummary, Hit, Notice
from ingest.report import FileReport, IngestReport


def ingest_shape(report: IngestReport) -> dict[str, Any]:
    """``{"files", "documents", "passages", "figures", "seconds"}``."""
    return {
        "files": [file_shape(file) for file in report.files],
        "documents": report.documents,
        "passages": report.passages,
        "figures": report.figures,
        "seconds": report.seconds,
    }


def file_shape(report: FileReport) -> dict[str, Any]:
    """FILE: one file's fate."""
    return {
        "path": report.path,
        "status": report.status.value,
        "documents": list(report.documents),
        "encoding": report.encoding,
        "format": report.format,
        "characters": report.characters,
        "passages": report.passages,
        "figures": report.figures,
        "warnings": _notices(report.warnings),
        "error": None if report.error is None else asdict(report.error),
        "duplicate_of": report.duplicate_of,
    }


def documents_shape(summaries: Iterable[DocumentSummary]) -> dict[str, Any]:
    """``{"documents": [DOC...]}``."""
    return {"documents": [summary_shape(summary) for summary in summaries]}


def summary_shape(summary: DocumentSummary) -> dict[str, Any]:
    """DOC: a document without its text."""
    return {**asdict(summary), "kind": summary.kind.value, "warnings": _notices(summary.warnings)}


def document_shape(summary: DocumentSummary, document: Document) -> dict[str, Any]:
    """DOC with its text, outline, repairs, what was removed, and what it cites."""
    return {
        **summary_shape(summary),
        "text": document.text,
        "outline": [
            {
                "level": section.level,
                "number": section.number,
                "title": section.title,
                "start": section.start,
                "end": section.end,
                "kind": section.kind.value,
            }
            for section in document.sections
        ],
        "repairs": [asdict(repair) for repair in document.repairs],
        "removed": [asdict(removed) for removed in document.removed],
        "cited_documents": [asdict(cited) for cited in document.cited_documents],
    }


def search_shape(query: str, *, mode: str, hits: Sequence[Hit], elapsed_ms: float) -> dict[str, Any]:
    """``{"query", "mode", "hits", "elapsed_ms"}``."""
    return {"query": query, "mode": mode, "hits": [hit_shape(hit) for hit in hits], "elapsed_ms": elapsed_ms}


def hit_shape(hit: Hit) -> dict[str, Any]:
    """HIT: a ranked passage."""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "passage_id": hit.passage.id,
        "document_id": hit.document.id,
        "title": hit.document.title,
        "region": hit.document.region,
        "year": hit.document.year,
        "path": list(hit.passage.path),
        "text": hit.text,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "source": hit.document.source,
    }


def answer_shape(answer: Answer, *, elapsed_ms: float) -> dict[str, Any]:
    """An answer with its statements, citations and hits."""
    table = answer.table
    return {
        "question": answer.question,
        "resolved_question": answer.resolved_question,
        "status": answer.status.value,
        "text": answer_text(answer),
        "statements": [
            {**asdict(statement), "kind": statement.kind.value, "citations": list(statement.citations)}
            for statement in answer.statements
        ],
        "citations": [citation_shape(citation) for citation in answer.citations],
        "table": None if table is None else {"columns": list(table.columns), "rows": [list(row) for row in table.rows]},
        "hits": [hit_shape(hit) for hit in answer.hits],
        "generator": answer.generator,
        "elapsed_ms": elapsed_ms,
    }


def answer_text(answer: Answer) -> str:
    """The statements as one text, a line each, with the numbers of their citations: ``…[1]``."""
    return "\n".join(
        statement.text + "".join(f"[{number}]" for number in statement.citations) for statement in answer.statements
    )


def citation_shape(citation: Citation) -> dict[str, Any]:
    """CITATION: ``quote == text[start:end]`` of its document."""
    return {**asdict(citation), "path": list(citation.path)}


def _notices(notices: Iterable[Notice]) -> list[dict[str, str]]:
    return [asdict(notice) for notice in notices]
