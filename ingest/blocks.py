"""What a reader hands on: the blocks of a file in reading order, each with its place in the file (no I/O)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.types import Notice, Removed


class BlockKind(StrEnum):
    """What a block is in its file."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class BlockCell:
    """One value of a table row: ``[start, end)`` in the block's text, its address, and its headers."""

    start: int
    end: int
    address: str
    row_header: str
    column_header: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a styled heading or one row of a table.

    ``text`` holds no line break and is never empty. A table row is written so that it reads alone:
    ``县区：港北区；小学在校生（人）：1234`` — column header, full-width colon, value, joined by ``；``; multi-level
    headers are joined by ``·``. ``level`` is the heading level that the file's own styles claim (1..6), if any.
    ``table`` numbers the tables of the file from 0 so that rows of one table can be told from the next.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    table: int | None = None
    cells: tuple[BlockCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: format (``txt``, ``docx``…), encoding where the format has one, blocks, what was left out."""

    format: str
    blocks: tuple[Block, ...]
    encoding: str | None = None
    warnings: tuple[Notice, ...] = ()
    removed: tuple[Removed, ...] = field(default=())
