"""Drafts of an invented county, read as a person's file is read and audited by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256

from corpus.figures import Figure
from corpus.records import Entry
from corpus.terms import load_vocabulary
from drafting.auditing.within import audit_within
from drafting.cells import Cell, CellStatus, StatTable
from drafting.findings import Finding, Known
from ingest.assemble import assemble
from ingest.blocks import Block, BlockKind, Reading

VOCABULARY = load_vocabulary()
COUNTY, YEAR = "云岭县", 2024
TITLE = f"{COUNTY}{YEAR}年教育工作总结"


def read(*lines: str, title: str = TITLE) -> Entry:
    """A paper of these lines under a title."""
    text = "\n".join((title, *lines))
    blocks = tuple(Block(line, BlockKind.PARAGRAPH, line=number) for number, line in enumerate(text.split("\n"), 1))
    reading = Reading("txt", blocks, "utf-8", (), ())
    digest = sha256(text.encode()).hexdigest()
    contents = assemble(reading, source="草稿.txt", file_hash=digest, vocabulary=VOCABULARY)
    assert len(contents.documents) == 1
    return contents.documents[0]


def audited(
    *lines: str,
    title: str = TITLE,
    table: StatTable | None = None,
    figures: Sequence[Figure] = (),
    docnos: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Finding, ...]:
    """What a paper of these lines shows wrong; every quote is its stretch."""
    entry = read(*lines, title=title)
    known = Known(table, figures, (), docnos or {}, COUNTY, YEAR)
    found = audit_within(entry.document, entry.figures, known, vocabulary=VOCABULARY)
    assert all(each.quote == entry.document.text[each.start : each.end] for each in found)
    return found


def told(*lines: str, **options: object) -> list[tuple[str, str, str | None]]:
    """Code, quote and what is expected of each finding."""
    found = audited(*lines, **options)  # type: ignore[arg-type]
    return [(each.code.value, each.quote, each.expected) for each in found]


def cell(indicator: str, year: int, value: str, unit: str, *, scope: str = "", region: str = COUNTY) -> Cell:
    """A cell of a statistics table."""
    known = VOCABULARY.indicator(indicator)
    assert known is not None
    return Cell(
        file="统计.xlsx", sheet="数据", address="C3", raw=value, indicator=indicator, name=known.name, region=region,
        period=str(year), scope=scope, value=Decimal(value), value_high=None, denominator=None, unit=unit,
        qualifier="", note=None, status=CellStatus.VALUE,
    )  # fmt: skip


def table(*cells: Cell) -> StatTable:
    """A statistics table of these cells."""
    return StatTable(cells)
