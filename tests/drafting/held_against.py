"""Drafts, statistics and papers for the tests of the audit: made in the test, read as ingest reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256

from corpus.quantity import read_quantities
from corpus.records import Entry
from corpus.terms import Vocabulary, load_vocabulary
from corpus.types import DocumentSummary, Region
from drafting.audit import examine
from drafting.cells import Cell, CellStatus, StatTable
from drafting.findings import Finding, Known, PaperText
from ingest.assemble import assemble
from ingest.blocks import Block, BlockKind, Reading

PLACES = ("云岭县", "禾川区", "临渚市")

#: (indicator, region, year, scope): what the cell shows.
STATISTICS: Mapping[tuple[str, str, int, str], str] = {
    ("school_total", "云岭县", 2024, ""): "79所",
    ("school_total", "云岭县", 2023, ""): "83所",
    ("school_total", "禾川区", 2024, ""): "58所",
    ("school_total", "禾川区", 2023, ""): "57所",
    ("school_primary", "云岭县", 2024, ""): "31所",
    ("school_junior", "云岭县", 2024, ""): "13所",
    ("students_compulsory", "云岭县", 2024, ""): "36494人",
    ("students_compulsory", "云岭县", 2023, ""): "36997人",
    ("students_compulsory", "禾川区", 2024, ""): "62421人",
    ("students_primary", "云岭县", 2024, ""): "23976人",
    ("students_primary", "云岭县", 2023, ""): "24612人",
    ("students_junior", "云岭县", 2024, ""): "12518人",
    ("students_junior", "云岭县", 2023, ""): "12385人",
    ("consolidation_rate", "云岭县", 2024, ""): "99.4%",
    ("consolidation_rate", "云岭县", 2023, ""): "99.2%",
    ("home_teaching", "云岭县", 2024, ""): "27人",
    ("home_teaching", "云岭县", 2023, ""): "31人",
    ("aid_funds", "云岭县", 2024, ""): "1502.85万元",
    ("aid_funds", "云岭县", 2023, ""): "1471.36万元",
    ("large_classes", "云岭县", 2024, ""): "7个",
    ("large_classes", "云岭县", 2023, ""): "15个",
    ("classes_total", "云岭县", 2024, "小学"): "651个",
    ("classes_total", "云岭县", 2024, ""): "917个",
}


@cache
def vocabulary() -> Vocabulary:
    """The program's vocabulary with the invented places, as a library of their papers has it."""
    bare = load_vocabulary()
    return replace(bare, regions=bare.regions.with_regions(Region(name, None, "青江市") for name in PLACES))


def read_text(text: str, *, name: str = "/drafts/a.txt") -> Entry:
    """A text as ingest reads it: a paragraph a line."""
    lines = [Block(line, BlockKind.PARAGRAPH) for line in text.split("\n") if line]
    reading = Reading("txt", tuple(lines))
    digest = sha256(f"{name}{text}".encode()).hexdigest()
    return assemble(reading, source=name, file_hash=digest, vocabulary=vocabulary()).documents[0]


def table(
    cells: Mapping[tuple[str, str, int, str], str] = STATISTICS, *, notes: Mapping[str, str] | None = None
) -> StatTable:
    """A statistics table of cells as they are shown; ``notes`` by indicator."""
    made = []
    for row, ((indicator, region, year, scope), shown) in enumerate(cells.items(), start=2):
        quantity = read_quantities(shown)[0]
        known = vocabulary().indicator(indicator)
        assert known is not None
        made.append(
            Cell(
                file="statistics.xlsx",
                sheet="统计数据",
                address=f"E{row}",
                raw=shown,
                indicator=indicator,
                name=known.name,
                region=region,
                period=str(year),
                scope=scope,
                value=quantity.value,
                value_high=quantity.value_high,
                denominator=quantity.denominator,
                unit=quantity.unit,
                qualifier=quantity.qualifier,
                note=(notes or {}).get(indicator),
                status=CellStatus.VALUE,
            )
        )
    return StatTable(tuple(made))


def paper(text: str, *, name: str = "/papers/a.txt") -> PaperText:
    """A paper of the library."""
    entry = read_text(text, name=name)
    document = entry.document
    summary = DocumentSummary(
        id=document.id,
        source=document.source,
        format=document.format,
        title=document.title,
        title_inferred=document.title_inferred,
        kind=document.kind,
        region=document.region,
        parent_region=document.parent_region,
        issuer=document.issuer,
        year=document.year,
        date=document.date,
        docno=document.docno,
        characters=len(document.text),
        passages=len(entry.passages),
        figures=len(entry.figures),
    )
    return PaperText(summary, document.text, tuple(entry.figures))


def audited(
    text: str,
    *,
    statistics: StatTable | None = None,
    papers: Sequence[PaperText] = (),
    region: str | None = None,
    year: int | None = None,
) -> tuple[Finding, ...]:
    """The findings of a draft; their quotes are checked to be slices of its text."""
    entry = read_text(text)
    figures = [figure for each in papers for figure in each.figures]
    known = Known(statistics, figures, papers, {}, region, year)
    found = examine(entry.document, entry.figures, known, vocabulary=vocabulary()).findings
    assert all(entry.document.text[each.start : each.end] == each.quote for each in found)
    return found


def told(found: Sequence[Finding]) -> list[tuple[str, str, str | None]]:
    """Findings as (code, quote, expected)."""
    return [(each.code.value, each.quote, each.expected) for each in found]
