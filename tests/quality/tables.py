"""Tables of the quality pages in Markdown (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Row = Sequence[object]


def table(head: Row, rows: Iterable[Row]) -> list[str]:
    """The lines of a table."""
    return [_line(head), "|" + "---|" * len(head), *(_line([said(value) for value in row]) for row in rows)]


def said(value: object) -> str:
    """A value as a cell shows it: – for none, four decimals at most."""
    if value is None:
        return "–"
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _line(row: Row) -> str:
    return "| " + " | ".join(str(value) for value in row) + " |"
