"""The rows of a table that answer a question for a list: 由哪些学校承担, and a row for each school (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.rows import is_row
from corpus.sentences import sentences
from retrieval.list_kinds import Asked
from retrieval.list_points import Item, Stretch
from retrieval.terms import support

# All that is asked for must stand in a row; what only the words above the table say counts this much.
LEAST_OF_ROW, IN_CAPTION = 0.6, 0.75


def listed_rows(text: str, asked: Asked) -> tuple[Stretch, tuple[Item, ...], float] | None:
    """The caption of the first table with two rows or more about the matter, and of each the value asked for.

    :returns: caption, items and how well they are about the matter; None where no table has the noun as a column.
    """
    if not asked.noun:
        return None
    caption: Stretch | None = None
    rows: list[tuple[int, int]] = []
    for bounds in [*sentences(text), (len(text), len(text))]:
        if is_row(text[slice(*bounds)]):
            rows.append(bounds)
            continue
        found = _of_table(text, rows, caption, asked) if rows and caption is not None else None
        if found is not None:
            return found
        caption, rows = Stretch(*bounds), []
    return None


def _of_table(
    text: str, rows: Sequence[tuple[int, int]], caption: Stretch, asked: Asked
) -> tuple[Stretch, tuple[Item, ...], float] | None:
    above = text[caption.start : caption.end]
    needed = [term for term in asked.needed if term.forms != asked.noun]
    sure = {row: support((text[slice(*row)], above), (1.0, IN_CAPTION), needed) for row in rows}
    best = max(sure.values())
    inside = any(support((text[slice(*row)],), (1.0,), needed) for row in rows) if needed else False
    if best < LEAST_OF_ROW or not inside or min(sure.values()) == best:
        return None
    items = [item for row in rows if sure[row] == best and (item := _value(text, row, asked.noun)) is not None]
    unlike = {item.title: item for item in items}
    return (caption, tuple(unlike.values()), best) if len(unlike) > 1 else None


def _value(text: str, row: tuple[int, int], noun: Sequence[str]) -> Item | None:
    """The first cell of a row whose header holds the noun."""
    for cell in text[slice(*row)].split("；"):
        header, _, value = cell.partition("：")
        if value and any(word in header for word in noun):
            return Item(value, Stretch(*row))
    return None
