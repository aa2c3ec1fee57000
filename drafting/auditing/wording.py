"""Findings in words: what is wrong, by what, and what should stand there (pure)."""

from __future__ import annotations

from decimal import Decimal

from corpus.checks.operands import EVERYWHERE
from corpus.figures import Figure
from corpus.periods import period_label
from corpus.quantity import Measured, write_quantity
from corpus.types import DocumentSummary
from drafting.cells import Cell
from drafting.findings import Finding, FindingCode, FindingEvidence, PaperText, Severity, Witness

# Scopes that narrow nothing, however a table prints them.
WHOLE = EVERYWHERE | {"各级各类", "全部", "不分学段", "义务教育学校", "各学段"}


def finding(
    code: FindingCode,
    text: str,
    start: int,
    end: int,
    message: str,
    *,
    expected: str | None = None,
    evidence: tuple[FindingEvidence, ...] = (),
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding about ``text[start:end]``."""
    return Finding(code, severity, message, start, end, text[start:end], expected, evidence)


def cell_said(cell: Cell) -> str:
    """A cell in words: 统计数据!E37 云岭县2024年义务教育学校数79所."""
    return f"{cell.place} {cell_named(cell)}为{written(cell)}"


def cell_named(cell: Cell) -> str:
    """What a cell is of: 云岭县2024年小学班级数."""
    scope = "" if cell.scope in cell.name or cell.scope in WHOLE else cell.scope
    return f"{cell.region}{period_label(cell.period)}{scope}{cell.name}"


def written(measured: Measured) -> str:
    """A value as a paper should print it; empty where it is no number."""
    return "" if measured.value is None else write_quantity(measured)


def amount_written(value: Decimal, unit: str) -> str:
    """A number with its unit: 4所, 0.2个百分点."""
    return f"{value:f}{'个百分点' if unit == '百分点' else unit}"


def witness_of(figure: Figure, papers: dict[str, DocumentSummary]) -> Witness:
    """A library's figure as a witness."""
    paper = papers.get(figure.document_id)
    return Witness(figure.document_id, paper.title if paper else None, figure.start, figure.end, figure.quote)


def stretch(paper: PaperText, start: int, end: int) -> Witness:
    """A stretch of a paper as a witness."""
    return Witness(paper.document.id, paper.document.title, start, end, paper.text[start:end])


def title_of(title: str | None) -> str:
    """A paper as it is called in a sentence."""
    return f"《{title}》" if title else "资料库中的材料"
