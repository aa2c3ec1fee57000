"""Printed lines -> paragraphs: columns, running heads and feet, joined lines (pure; for PDF, OFD and OCR alike)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.types import Removed
from ingest.blocks import Block
from ingest.readers.joining import PARAGRAPH_START, SENTENCE_END, glue, width

#: A line starts a paragraph if it is set in by this many character widths (official papers: two).
INDENT = 1.2
#: A line is the last of its paragraph if it ends this many character widths before the right edge.
SHORT = 2.5
#: Lines this far (in line heights) below the line before are apart from it.
PARAGRAPH_GAP = 2.2
#: Centred lines this much larger than the text are the lines of one title (GB/T 9704: 22 against 16 points).
TITLE_SIZE = 1.1
#: Share of a page's height, at top and at bottom, where running heads and feet stand (GB/T 9704: 37 of 297 mm).
MARGIN = 0.12
#: A margin line is a running one if it, digits aside, stands on this share of the pages, and on two at least.
REPEATED = 0.4
#: A gutter between columns is a vertical strip that at most this share of the lines crosses.
CROSSING = 0.2
#: Each column needs this many lines, most of them beside a line of the other column.
COLUMN_LINES = 5

_HEAD = re.compile(r"[\u4e00-\u9fff]?[!-\u024f\u2010-\u2027《〈〔（【》〉〕）】、。，；：％]*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－_·•~〜~.]{0,3}\s*\d{1,4}\s*[-—–－_·•~〜~.]{0,3}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?|[ivxlc]{1,6})\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or the piece of it in one column; coordinates in points, from the top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """Finished blocks of a ruled table and where it stands."""

    blocks: tuple[Block, ...]
    x0: float
    x1: float
    top: float
    bottom: float


_Item = Line | PlacedTable


@dataclass(frozen=True, slots=True)
class Page:
    """Lines (in any order) and tables of one page; ``number`` counts from 1."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PlacedTable, ...] = ()


def page_blocks(pages: Sequence[Page]) -> tuple[list[Block], list[Removed]]:
    """Turn pages into blocks in reading order; running heads, feet and page numbers are given back as removed."""
    kept, removed = without_furniture(pages)
    blocks: list[Block] = []
    open_line: _Open | None = None
    for page in kept:
        for column in _flow(page):
            for item in column.items:
                if isinstance(item, PlacedTable):
                    if blocks and open_line is not None:
                        open_line = None
                    blocks += item.blocks
                    continue
                if open_line is not None and _continues(open_line, item, column, page.number):
                    last = blocks[-1]
                    blocks[-1] = replace(last, text=glue(last.text, item.text))
                elif item.text.strip():
                    blocks.append(Block(text=item.text.strip(), page=page.number))
                open_line = _Open(item, column, page.number)
    return blocks, removed


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Removed]]:
    """Take out page numbers, and lines that repeat in the margins of many pages."""
    shapes: Counter[str] = Counter()
    for page in pages:
        shapes.update({_shape(line.text) for line in page.lines if _in_margin(line, page)})
    enough = max(2, REPEATED * len(pages))
    running = {shape for shape, n in shapes.items() if n >= enough}
    removed: dict[str, str] = {}
    kept: list[Page] = []
    for page in pages:
        lines: list[Line] = []
        for line in page.lines:
            inner = [o for o in page.lines if o is not line and not _PAGE_NUMBER.match(o.text)]
            outermost = all(line.top > o.top for o in inner) or all(line.bottom < o.bottom for o in inner)
            if _in_margin(line, page) and outermost and _PAGE_NUMBER.match(line.text):
                removed.setdefault("页码", line.text.strip())
            elif _in_margin(line, page) and _shape(line.text) in running:
                removed.setdefault(line.text.strip(), "页眉页脚")
            else:
                lines.append(line)
        kept.append(replace(page, lines=tuple(lines)))
    found = [Removed(text=v, reason=k) if k == "页码" else Removed(text=k, reason=v) for k, v in removed.items()]
    return kept, found


@dataclass(frozen=True, slots=True)
class _Column:
    """A run of items read top to bottom, with the edges of its text."""

    items: tuple[_Item, ...]
    left: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class _Open:
    line: Line
    column: _Column
    page: int


def _flow(page: Page) -> list[_Column]:
    """Cut a page into columns in reading order: bands between full-width items, left column before right."""
    gutter = find_gutter(page)
    if gutter is None:
        return [_column(_merge_rows(page.lines), page.tables)] if page.lines or page.tables else []
    items: list[_Item] = [*page.lines, *page.tables]
    wide = sorted((i for i in items if i.x0 < gutter - 1 and i.x1 > gutter + 1), key=_top)
    sides = [[i for i in items if i.x1 <= gutter + 1], [i for i in items if i.x0 >= gutter - 1]]
    frames = [_column([i for i in side if isinstance(i, Line)], ()) for side in sides]
    columns: list[_Column] = []
    start = float("-inf")
    for edge in (*wide, None):
        end = edge.top if edge is not None else float("inf")
        for side, frame in zip(sides, frames, strict=True):
            band = sorted((i for i in side if start <= (i.top + i.bottom) / 2 < end), key=_top)
            if band:
                columns.append(replace(frame, items=tuple(band)))
        if isinstance(edge, Line):
            columns.append(_column([edge], ()))
        elif edge is not None:
            columns.append(_column((), [edge]))
        start = end
    return columns


def _top(item: _Item) -> float:
    return item.top


def find_gutter(page: Page) -> float | None:
    """Find the x of the strip between two columns of text, or None where the page has one column."""
    lines = [line for line in page.lines if len(line.text.strip()) > 1]
    if len(lines) < 2 * COLUMN_LINES:
        return None
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = page.width * step / 100
        crossing = sum(line.x0 < x < line.x1 for line in lines)
        left = [line for line in lines if line.x1 <= x]
        right = [line for line in lines if line.x0 >= x]
        beside = sum(any(abs(a.top - b.top) < a.size for b in right) for a in left)
        full = [s for s in (left, right) if s and median(i.x1 - i.x0 for i in s) > page.width * 0.2]
        if crossing > CROSSING * len(lines) or min(len(left), len(right)) < COLUMN_LINES or len(full) < 2:
            continue
        if beside < 0.5 * min(len(left), len(right)):
            continue
        if best is None or crossing < best[0]:
            best = (crossing, x)
    return best[1] if best else None


def _merge_rows(lines: Sequence[Line]) -> list[Line]:
    """Join the pieces that stand side by side on one printed line, a space between them."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=_middle):
        if rows and abs(_middle(line) - _middle(rows[-1][-1])) < 0.4 * rows[-1][-1].size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_side_by_side(sorted(row, key=lambda i: i.x0)) for row in rows]


def _side_by_side(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    return Line(
        text=" ".join(piece.text.strip() for piece in row),
        x0=row[0].x0,
        x1=max(piece.x1 for piece in row),
        top=min(piece.top for piece in row),
        bottom=max(piece.bottom for piece in row),
        size=max(piece.size for piece in row),
    )


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _column(lines: Sequence[Line], tables: Sequence[PlacedTable]) -> _Column:
    items: list[_Item] = [*lines, *tables]
    items.sort(key=_top)
    size = median(line.size for line in lines) if lines else 12.0
    body = [line for line in lines if abs(line.size - size) < 0.15 * size and len(line.text) > 4] or list(lines)
    left = min((line.x0 for line in body), default=0.0)
    right = max((line.x1 for line in body), default=0.0)
    return _Column(tuple(items), left, right, size)


def _continues(before: _Open, line: Line, column: _Column, page: int) -> bool:
    """Whether a line goes on with the paragraph that is open."""
    last, frame = before.line, before.column
    if abs(line.size - last.size) > 0.15 * max(line.size, last.size) or PARAGRAPH_START.match(line.text):
        return False
    same_flow = frame is column and before.page == page
    if same_flow and line.top - last.top > PARAGRAPH_GAP * max(_pitch(column), line.size):
        return False
    if _centred(line, column) and (_centred(last, frame) or line.size > TITLE_SIZE * column.size):
        # Lines of one title, of which the first may fill the width; centred lines of the text's size stand alone.
        return same_flow and line.size > TITLE_SIZE * column.size
    indented = line.x0 - column.left > INDENT * line.size
    ended = SENTENCE_END.search(last.text.rstrip())
    room = SHORT if ended else SHORT + _unbreakable(line.text)
    if frame.right - last.x1 > room * last.size or indented:
        return False
    hanging = last.x0 - frame.left <= INDENT * last.size
    # Full lines without indents: a full stop at the very edge may end a paragraph or not; only a gap tells.
    return not (ended and hanging and same_flow and line.top - last.top > 1.35 * _pitch(column))


def _unbreakable(text: str) -> float:
    """Width, in characters, of the head of a line that no program breaks: 1365.18275, 〔2021〕, a mark and its word.

    Where such a head did not fit any more, the line before it ends early though its sentence goes on.
    """
    head = _HEAD.match(text)
    return width(head.group()) / 2 if head else 0.0


def _pitch(column: _Column) -> float:
    lines = [i for i in column.items if isinstance(i, Line)]
    steps = [b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < 4 * column.size]
    return median(steps) if steps else 1.5 * column.size


def _centred(line: Line, column: _Column) -> bool:
    left, right = line.x0 - column.left, column.right - line.x1
    return left > INDENT * line.size and right > INDENT * line.size and abs(left - right) < max(2 * line.size, 12)


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom < MARGIN * page.height or line.top > (1 - MARGIN) * page.height


def _shape(text: str) -> str:
    return re.sub(r"\d+|\s+", lambda m: "#" if m.group()[0].isdigit() else "", text)
