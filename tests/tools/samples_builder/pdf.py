"""Samples as PDF with a text layer: running head, page numbers, lines broken by the page (no embedded font)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from .source import Grid, Paper

FONT = "STSong-Light"  # one of the Adobe-GB1 fonts that viewers bring; the text layer needs no font file
SIZE, LEADING, TITLE_SIZE = 14, 25, 20
LEFT, TOP, WIDTH = 28 * mm, A4[1] - 45 * mm, 156 * mm  # margins and text width of GB/T 9704-2012 5.2.1
LINES_A_PAGE = 24
UNIT = re.compile(r"[0-9A-Za-z.%:]+|.")  # what stays on one line
NEVER_FIRST, NEVER_LAST = "，。、；：）》”％！？", "（《“〔"


def pdf_file(paper: Paper) -> bytes:
    """A4 pages of 24 lines, 14 pt."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setAuthor(paper.meta["sign"])
    lines = list(_lines(paper))
    for page, first in enumerate(range(0, len(lines), LINES_A_PAGE), 1):
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(
            A4[0] / 2, A4[1] - 22 * mm, f"{paper.meta['sign']}{paper.meta['year']}年度工作总结汇编"
        )
        for row, (align, text) in enumerate(lines[first : first + LINES_A_PAGE]):
            y = TOP - row * LEADING
            canvas.setFont(FONT, TITLE_SIZE if align == "title" else SIZE)
            if align == "title":
                canvas.drawCentredString(A4[0] / 2, y, text)
            elif align == "right":
                canvas.drawRightString(LEFT + WIDTH - 2 * SIZE, y, text)
            else:
                canvas.drawString(LEFT + (2 * SIZE if align == "indent" else 0), y, text)
        canvas.setFont(FONT, 12)
        canvas.drawCentredString(A4[0] / 2, 22 * mm, f"— {page} —")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _lines(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "title", paper.meta["title"]
    yield "left", ""
    for block in paper.blocks:
        if isinstance(block, Grid):
            raise ValueError("a PDF sample has no tables")
        for index, text in enumerate(broken(block.number + block.text)):
            yield ("indent" if index == 0 else "left"), text
    yield "left", ""
    yield "right", paper.meta["sign"]
    yield "right", paper.meta["date"]


def broken(text: str) -> list[str]:
    """A paragraph as lines: no figure cut, no closing mark at a line's start, no opening one at its end."""
    lines: list[list[str]] = [[]]
    room = WIDTH - 2 * SIZE
    for unit in UNIT.findall(text):
        line = lines[-1]
        if line and pdfmetrics.stringWidth("".join([*line, unit]), FONT, SIZE) > room:
            carried = [unit]
            while carried[0] in NEVER_FIRST or line[-1] in NEVER_LAST:
                carried.insert(0, line.pop())
            lines.append(carried)
            room = WIDTH
        else:
            line.append(unit)
    return ["".join(line) for line in lines]
