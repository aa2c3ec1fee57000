"""Where one table of a sheet ends and the next begins: titles between them, headers repeated on a new page (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from drafting.tables.grid import Grid
from drafting.tables.values import is_value
from drafting.tables.words import is_note, squeezed

_NEW_PAGE = re.compile(r"续表|接上|第?[\d一二三四五六七八九十]+页|^[(（]?续[)）]?")


def texts(grid: Grid, rows: Sequence[int]) -> tuple[str, ...]:
    """The words of rows, cell by cell."""
    return tuple(cell.text for row in rows for cell in grid.own(row))


def once(grid: Grid, headers: list[list[int]]) -> tuple[list[list[int]], frozenset[int]]:
    """Headers without those that only repeat the one above on a new page, and the rows of these.

    A header under a title of its own (2023年… below 2024年…) opens another table, though it reads the same.
    """
    kept, repeated = [headers[0]], set()
    titles = {squeezed(text) for text in texts(grid, [row for row in grid.rows if row < headers[0][0]])}
    for last, rows in pairwise(headers):
        before = {squeezed(text) for text in texts(grid, kept[-1])}
        between = trailing(grid, [row for row in grid.rows if last[-1] < row < rows[0]])
        own = {squeezed(text) for text in texts(grid, [r for r in between if not is_note(grid.own(r)[0].text)])}
        if {squeezed(text) for text in texts(grid, rows)} <= before and not any(map(_is_title, own - titles)):
            repeated.update(rows)
        else:
            kept.append(rows)
    return kept, frozenset(repeated)


def _is_title(words: str) -> bool:
    """Whether words between two headers are a title, not the mark of a new page."""
    return _NEW_PAGE.search(words) is None


def trailing(grid: Grid, body: Sequence[int]) -> list[int]:
    """Rows of words at the end of a table, which may be the title of the next."""
    rows: list[int] = []
    for row in reversed(body):
        own = grid.own(row)
        if not own or len(own) > 2 or any(is_value(cell.text) for cell in own):
            break
        rows.insert(0, row)
    return rows
