"""Makes the Word papers of ``tests/quality/papers_*`` from their sources.

A source is a Markdown-like text beside the paper, ``NAME.docx.src``: ``# `` the title, ``## `` and ``### `` headings,
``| a | b |`` rows of a table (the first is its header), every other line a paragraph.

Run: ``python -m tests.tools.build_test_papers``
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

QUALITY = Path(__file__).resolve().parents[1] / "quality"
SETS = ("papers_dev", "papers_test", "papers_more", "papers_fresh")
SUFFIX = ".docx.src"


def _kind(line: str) -> str:
    return "row" if line.startswith("|") else "text"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def build_paper(source: Path, target: Path) -> None:
    """Write ``source`` as a Word file at ``target``."""
    from docx import Document

    document = Document()
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    for kind, group in groupby(lines, _kind):
        if kind == "row":
            rows = [_cells(line) for line in group]
            table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
            continue
        for line in group:
            marks, _, text = line.partition(" ")
            if marks and set(marks) == {"#"}:
                document.add_heading(text, level=len(marks) - 1)
            else:
                document.add_paragraph(line)
    document.save(str(target))


def main() -> None:
    for folder in SETS:
        for source in sorted((QUALITY / folder).glob(f"*{SUFFIX}")):
            build_paper(source, source.with_name(source.name.removesuffix(".src")))


if __name__ == "__main__":
    main()
