"""Checks the annotations of the invented papers against the papers.

Every quote is an exact substring of its paper, every value stands in its quote, every ``indicator_id`` and topic is in
the vocabulary, every question that can be answered has evidence, every cell of the practices is filled. A table row is
quoted as ``column：value；column：value``; the papers are read here without the program's own readers.

A set may lack any of the tables but ``facts.jsonl``.

Run: ``python -m tests.quality.check_papers [papers_dev|papers_test|papers_more|papers_fresh]``
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
VOCABULARY = HERE.parents[1] / "corpus" / "vocabulary"
SETS = ("papers_dev", "papers_test", "papers_more", "papers_fresh")
CHINESE_NUMBER = "汉字数字"
WORD_ZERO = "零"
TABLES = ("facts", "checks", "questions", "practices")
PAPER_SUFFIXES = frozenset({".txt", ".docx", ".html", ".md", ".csv"})
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

Row = dict[str, Any]


def flat_rows(rows: list[list[str]]) -> Iterator[str]:
    """Rows of a table below its header, each as ``column：value；column：value``."""
    if rows:
        for row in rows[1:]:
            yield "；".join(f"{column}：{cell}" for column, cell in zip(rows[0], row, strict=True))


def _pipe_cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _read_lines(text: str) -> str:
    """Plain text and Markdown: pipe tables flattened, marks of emphasis and headings removed."""
    out: list[str] = []
    table: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            cells = _pipe_cells(line)
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                table.append(cells)
            continue
        out.extend(flat_rows(table))
        table = []
        out.append(re.sub(r"^#+ |\*\*", "", line))
    return "\n".join(out)


class _Page(HTMLParser):
    """Text of a page's blocks in order, rows of its tables flattened."""

    blocks = frozenset({"p", "h1", "h2", "h3", "h4", "li", "div"})

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell = []
        elif tag in self.blocks or tag == "br":
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append("".join(self.cell).strip())
            self.cell = None
        elif tag == "table":
            self.out.append("\n" + "\n".join(flat_rows(self.rows)) + "\n")
            self.rows = []

    def handle_data(self, data: str) -> None:
        (self.out if self.cell is None else self.cell).append(data)


def _read_html(text: str) -> str:
    page = _Page()
    page.feed(text)
    return "".join(page.out)


def _read_docx(path: Path) -> str:
    from docx import Document

    document = Document(str(path))
    out = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        out.extend(flat_rows([[cell.text for cell in row.cells] for row in table.rows]))
    return "\n".join(out)


def paper_text(path: Path) -> str:
    """The text of a paper as its author wrote it."""
    if path.suffix == ".docx":
        return _read_docx(path)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        return "\n".join(flat_rows(list(csv.reader(text.splitlines()))))
    return _read_html(text) if path.suffix == ".html" else _read_lines(text)


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _column(name: str, column: str) -> set[str]:
    with (VOCABULARY / name).open(encoding="utf-8") as file:
        return {row[column] for row in csv.DictReader(file)}


def _stands_in(value: str, quote: str) -> bool:
    """Whether the numbers of ``value`` are printed in ``quote``."""
    printed = THOUSANDS.sub("", unicodedata.normalize("NFKC", quote))
    numbers = re.findall(r"\d+(?:\.\d+)?", value)
    return all(re.search(rf"(?<![\d.]){re.escape(number)}(?!\d|\.\d)", printed) for number in numbers)


def _printed(fact: Row) -> bool:
    in_words = CHINESE_NUMBER in fact["note"] or WORD_ZERO in fact["note"]
    return in_words or _stands_in(fact["value"], fact["quote"])


def fact_faults(facts: list[Row], ids: set[str]) -> Iterator[str]:
    values = {(fact["doc"], fact["value"]) for fact in facts}
    for fact in facts:
        name = fact["id"]
        if fact["indicator_id"] is not None and fact["indicator_id"] not in ids:
            yield f"{name}: indicator_id {fact['indicator_id']} is not in the vocabulary"
        if fact["canonical"] and fact["indicator_id"] is None:
            yield f"{name}: canonical without indicator_id"
        if fact["whole"] is not None and (fact["doc"], fact["whole"]) not in values:
            yield f"{name}: whole {fact['whole']} is no figure of its paper"
        if not _printed(fact):
            yield f"{name}: value {fact['value']} is not in its quote"


def practice_faults(practices: list[Row], topics: set[str]) -> Iterator[str]:
    cells = Counter((row["topic"], row["place"]) for row in practices)
    for topic in {str(row["topic"]) for row in practices}:
        if topic not in topics:
            yield f"topic {topic} is not in the vocabulary"
        for place in {str(row["place"]) for row in practices}:
            if not cells[topic, place]:
                yield f"no cell {topic} × {place}"
    for row in practices:
        if bool(row["quote"]) == (row["status"] == "材料未提及"):
            yield f"{row['id']}: quote and status disagree"


def question_faults(questions: Iterable[Row]) -> Iterator[str]:
    for row in questions:
        if bool(row["unanswerable"]) == bool(row["evidence"]):
            yield f"{row['id']}: evidence and unanswerable disagree"
        if bool(row["unanswerable"]) == bool(row["key_points"]):
            yield f"{row['id']}: key points and unanswerable disagree"
        for key in row["key_points"]:
            if key not in str(row["answer"]):
                yield f"{row['id']}: key point {key} is not in the answer"


def quotes_of(tables: Iterable[list[Row]]) -> Iterator[tuple[str, str, str]]:
    """(row id, paper, quote) of every quote in the tables."""
    for table in tables:
        for row in table:
            if row.get("quote"):
                yield str(row["id"]), str(row["doc"]), str(row["quote"])
            for nested in [*row.get("quotes", []), *row.get("evidence", [])]:
                yield str(row["id"]), nested["doc"], nested["quote"]


def papers_in(folder: Path) -> dict[str, str]:
    """Text of every paper in ``folder`` by file name."""
    paths = (path for path in folder.iterdir() if path.suffix in PAPER_SUFFIXES and path.name != "README.md")
    return {path.name: paper_text(path) for path in paths}


def tables_of(folder: Path) -> dict[str, list[Row]]:
    """The annotations of ``folder`` by table; a table that it lacks is empty, but facts there must be."""
    paths = {name: folder / f"{name}.jsonl" for name in TABLES}
    return {name: rows_of(path) if name == "facts" or path.exists() else [] for name, path in paths.items()}


def faults_of(folder: Path) -> list[str]:
    """Everything wrong with the annotations in ``folder``, one sentence each."""
    tables = tables_of(folder)
    papers = papers_in(folder)
    quotes = quotes_of(tables.values())
    faults = [f"{name}: not in {doc}: {quote}" for name, doc, quote in quotes if quote not in papers[doc]]
    faults += fact_faults(tables["facts"], _column("indicators.csv", "id"))
    faults += practice_faults(tables["practices"], _column("topics.csv", "name"))
    faults += question_faults(tables["questions"])
    return faults


def main(names: list[str]) -> int:
    bad = 0
    for name in names or SETS:
        faults = faults_of(HERE / name)
        bad += len(faults)
        counts = {table: len(rows) for table, rows in tables_of(HERE / name).items()}
        print(name, counts, f"{len(faults)} faults", *faults, sep="\n  ")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
