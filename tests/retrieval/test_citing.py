"""A figure of a table is cited by its own cell; a row that is quoted for its own sake by the cells that it covers."""

from __future__ import annotations

from corpus.types import DocumentKind, DocumentSummary, Span
from retrieval.citing import cite

PAPER = DocumentSummary(
    id="paper",
    source="paper.xlsx",
    format="xlsx",
    title="霞桥县2024年统计表",
    title_inferred=False,
    kind=DocumentKind.OTHER,
    region="霞桥县",
    parent_region=None,
    issuer=None,
    year=2024,
    date=None,
    docno=None,
    characters=14,
    passages=1,
    figures=2,
)
ROW = (Span(0, 4, sheet="表1", cell="A2"), Span(5, 9, sheet="表1", cell="B2"), Span(10, 14, sheet="表1", cell="C2"))


def cell_of(at: tuple[int, int] | None) -> str | None:
    made = cite(PAPER, number=1, path=(), start=0, end=14, quote="row", spans_of=lambda id_: ROW, at=at)
    return made.cell


def test_a_value_is_cited_by_its_cell() -> None:
    assert cell_of((11, 13)) == "表1!C2"


def test_a_row_is_cited_by_all_its_cells() -> None:
    assert cell_of(None) == "表1!A2:C2"


def test_a_value_that_stands_in_no_cell_is_cited_by_the_row() -> None:
    assert cell_of((20, 22)) == "表1!A2:C2"
