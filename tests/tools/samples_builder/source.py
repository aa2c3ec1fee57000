"""The source form of a sample paper: ``key: value`` lines, a blank line, then marked-up paragraphs (pure).

Body lines: ``# `` ``## `` ``### `` are the outline levels 一、（一）1.; ``| a | b |`` is a table row, where ``<``
merges a cell with its left neighbour and ``^`` with the one above; ``@table TITLE``, ``@header ROWS``, ``@note TEXT``,
``@attachment LABEL`` and ``@caption TEXT`` are what they say; anything else is a paragraph.

A figure is written ``{36494|义务教育在校生数}``: what is printed, and the statistic or formula it must equal.
``{4!督查次数}`` is a figure that contradicts its statistic on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MARKER = re.compile(r"\{(?P<printed>[0-9.]+)(?P<sign>[|!])(?P<expression>[^{}]+)\}")
CELL_BORDER = re.compile(r"\|(?![^{}]*\})")
CHINESE_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or heading; ``level`` 0 is a paragraph, ``number`` is the printed number of a heading."""

    text: str
    role: str = "paragraph"
    level: int = 0
    number: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells as written, ``header`` of them header rows."""

    title: str
    header: int
    rows: tuple[tuple[str, ...], ...]

    def anchors(self) -> Iterator[tuple[int, int, int, int, str]]:
        """Row, column, last row, last column and text of every cell that is not merged into another."""
        for r, row in enumerate(self.rows):
            for c, text in enumerate(row):
                if text in "<^" and text:
                    continue
                right, down = c, r
                while right + 1 < len(row) and row[right + 1] == "<":
                    right += 1
                while down + 1 < len(self.rows) and self.rows[down + 1][c] == "^":
                    down += 1
                yield r, c, down, right, text


@dataclass(frozen=True, slots=True)
class Paper:
    """A sample paper: its head and its blocks, figures already printed."""

    meta: dict[str, str]
    attachments: tuple[str, ...]
    blocks: tuple[Line | Grid, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a paper and the formula over the statistics that it equals (or, planted, contradicts)."""

    printed: str
    planted: bool
    expression: str
    sentence: str


@dataclass(slots=True)
class _Numbers:
    """Counts headings; with ``running`` the third level runs on across its parents."""

    running: bool
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def take(self, level: int) -> str:
        self.counts[level - 1] += 1
        for deeper in range(level, 3):
            if not (self.running and deeper == 2):
                self.counts[deeper] = 0
        value = self.counts[level - 1]
        return (f"{chinese(value)}、", f"（{chinese(value)}）", f"{value}.")[level - 1]


def chinese(value: int) -> str:
    """1..19 in Chinese digits."""
    return CHINESE_DIGITS[value] if value <= 10 else "十" + CHINESE_DIGITS[value - 10]


def printed(text: str) -> str:
    """The text as the paper prints it, markers resolved."""
    return MARKER.sub(lambda match: match["printed"], text)


def claims(raw: str) -> list[Claim]:
    """All marked figures of a source."""
    found = []
    for line in raw.splitlines():
        for match in MARKER.finditer(line):
            claim = Claim(match["printed"], match["sign"] == "!", match["expression"], printed(line))
            found.append(claim)
    return found


def parse(raw: str) -> Paper:
    """A source text as a Paper."""
    head, _, body = raw.partition("\n\n")
    pairs = [line.split(": ", 1) for line in head.splitlines()]
    meta = {key: value for key, value in pairs if key != "attachment"}
    attachments = tuple(value for key, value in pairs if key == "attachment")
    return Paper(meta, attachments, tuple(_blocks(body, running=meta.get("layout") == "running")))


def read(path: Path) -> Paper:
    """The Paper of a source file."""
    return parse(path.read_text(encoding="utf-8"))


def _blocks(body: str, *, running: bool) -> Iterator[Line | Grid]:
    numbers = _Numbers(running)
    title, header, rows = "", 1, []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(printed(cell.strip()) for cell in CELL_BORDER.split(line)[1:-1]))
            continue
        if rows:
            yield Grid(title, header, tuple(rows))
            title, rows = "", []
        word, _, rest = line.partition(" ")
        if word in ("#", "##", "###"):
            level = len(word)
            yield Line(printed(rest), "heading", level, numbers.take(level))
        elif word == "@table":
            title = rest
        elif word == "@header":
            header = int(rest)
        elif word.startswith("@"):
            yield Line(printed(rest), word[1:])
        elif line:
            yield Line(printed(line))
