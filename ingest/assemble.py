"""A file as read -> its documents with their passages (pure).

The file's blocks are joined into one raw text, restored and cleaned with every character's origin kept, freed
of page furniture, split into papers; each paper then gets its metadata, outline, passages and figures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from corpus.figure_checks import check_figures
from corpus.records import Entry
from corpus.regions import Gazetteer
from corpus.terms import Vocabulary, user_words
from corpus.types import Document, Notice, Removed, Repair, Section, Span
from ingest.blocks import Block, BlockCell, BlockKind, Reading
from ingest.clean import clean
from ingest.figures import FigureCell, read_figures
from ingest.furniture import find_furniture
from ingest.lines import Line
from ingest.mapped import MappedText
from ingest.metadata import Metadata, read_metadata
from ingest.outline import outline
from ingest.restore import Restored, restore
from ingest.segment import segment
from ingest.split import Part, split_documents


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: documents with their passages, and what a reader of the report should know."""

    documents: tuple[Entry, ...]
    warnings: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block that stays: its line in the final text, and how its raw offsets get there."""

    block: Block
    line: Line
    raw_start: int
    clean_start: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """One paper of the file: its text, lines and outline, and where it begins in the file's text."""

    text: str
    lines: list[Line]
    sections: tuple[Section, ...]
    offset: int


def assemble(reading: Reading, *, source: str, file_hash: str, vocabulary: Vocabulary) -> Contents:
    """Make documents of a reading.

    :param source: the path as it was given; a file name that is itself a title may serve as one.
    :param file_hash: SHA-256 of the file's bytes; ids are made of it, so the same bytes give the same ids.
    :param vocabulary: places for the metadata, words of the field that help to repair damaged text, indicators.
    """
    raw = "\n".join(block.text for block in reading.blocks)
    restored = restore(raw, words=user_words(vocabulary))
    cleaned = clean(restored.mapped)
    text, placed, removed = _without_furniture(reading.blocks, cleaned)
    repairs = _repairs(restored, cleaned, placed)
    lines = [item.line for item in placed]
    parts = split_documents(text, lines)
    warnings = (*reading.warnings, *restored.warnings)

    pieces = [_piece(text, lines, part) for part in parts]
    metadata = _metadata(pieces, source=source, gazetteer=vocabulary.regions)
    documents = []
    for number, (piece, part, meta) in enumerate(zip(pieces, parts, metadata, strict=True)):
        id_ = sha256(f"{file_hash}:{number}".encode()).hexdigest()[:16]
        own = placed[part.start_line : part.end_line]
        document = Document(
            id=id_,
            source=source,
            part=number,
            format=reading.format,
            encoding=reading.encoding,
            text=piece.text,
            title=meta.title,
            title_inferred=meta.title_inferred,
            kind=meta.kind,
            region=meta.region,
            parent_region=meta.parent_region,
            issuer=meta.issuer,
            year=meta.year,
            date=meta.date,
            docno=meta.docno,
            sections=piece.sections,
            spans=tuple(_spans(own, cleaned, piece.offset)),
            repairs=tuple(
                replace(repair, start=repair.start - piece.offset, end=repair.end - piece.offset)
                for repair in repairs
                if piece.offset <= repair.start < piece.offset + len(piece.text)
            ),
            removed=(*reading.removed, *removed) if number == 0 else (),
            cited_documents=meta.cited_documents,
            warnings=(*warnings, *meta.warnings),
        )
        passages = segment(piece.text, piece.lines, piece.sections, document_id=id_)
        cells = _figure_cells(own, cleaned, piece.offset)
        figures = read_figures(document, cells=cells, vocabulary=vocabulary)
        documents.append(Entry(document, passages, figures, check_figures(figures, vocabulary=vocabulary)))
    told = dict.fromkeys((*warnings, *(notice for meta in metadata for notice in meta.warnings)))
    return Contents(documents=tuple(documents), warnings=tuple(told))


def _without_furniture(blocks: Sequence[Block], cleaned: MappedText) -> tuple[str, list[_Placed], tuple[Removed, ...]]:
    clean_lines = cleaned.text.split("\n")
    candidates = [
        line if block.kind is not BlockKind.TABLE_ROW else "" for line, block in zip(clean_lines, blocks, strict=True)
    ]
    furniture = dict(find_furniture(candidates))
    removed = [Removed(clean_lines[index], reason) for index, reason in sorted(furniture.items())]
    placed: list[_Placed] = []
    kept: list[str] = []
    start = raw_start = clean_start = 0
    for index, (block, line) in enumerate(zip(blocks, clean_lines, strict=True)):
        if line and index not in furniture:
            end = start + len(line)
            place = Line(start=start, end=end, level=block.level, table=block.table, page=block.page)
            placed.append(_Placed(block, place, raw_start, clean_start))
            kept.append(line)
            start = end + 1
        raw_start += len(block.text) + 1
        clean_start += len(line) + 1
    return "\n".join(kept), placed, tuple(removed)


def _repairs(restored: Restored, cleaned: MappedText, placed: Sequence[_Placed]) -> list[Repair]:
    """The repairs in the final text; those in lines that were removed are gone with them."""
    starts = [item.clean_start for item in placed]
    moved = []
    for repair in restored.repairs:
        start, end = cleaned.to_text(*restored.mapped.to_raw(repair.start, repair.end))
        at = bisect_right(starts, start) - 1
        if at < 0:
            continue
        item = placed[at]
        clean_end = item.clean_start + item.line.end - item.line.start
        if start < clean_end:
            shift = item.line.start - item.clean_start
            moved.append(replace(repair, start=start + shift, end=min(end, clean_end) + shift))
    return moved


def _piece(text: str, lines: Sequence[Line], part: Part) -> _Piece:
    some = lines[part.start_line : part.end_line]
    offset, end = some[0].start, some[-1].end
    own_text = text[offset:end]
    own_lines = [replace(line, start=line.start - offset, end=line.end - offset) for line in some]
    return _Piece(own_text, own_lines, outline(own_text, own_lines), offset)


def _metadata(pieces: Sequence[_Piece], *, source: str, gazetteer: Gazetteer) -> list[Metadata]:
    """The metadata of each paper; one that names no place inherits its siblings' in the same file."""

    def of(piece: _Piece, siblings: Sequence[Metadata] = ()) -> Metadata:
        return read_metadata(
            piece.text, piece.lines, piece.sections, source_name=source, gazetteer=gazetteer, siblings=siblings
        )

    found = [of(piece) for piece in pieces]
    if len(pieces) == 1:
        return found
    return [meta if meta.region else of(piece, found) for meta, piece in zip(found, pieces, strict=True)]


def _spans(placed: Sequence[_Placed], cleaned: MappedText, offset: int) -> list[Span]:
    """Where each line, and each cell of a table row, stands in the file."""
    spans = []
    for item in placed:
        block, line = item.block, item.line
        if block.page is not None or block.line is not None or block.sheet is not None:
            place = Span(line.start - offset, line.end - offset, block.page, block.line, block.sheet)
            spans.append(place)
        for cell, start, end in _cells_of(item, cleaned, offset):
            spans.append(Span(start, end, block.page, block.line, block.sheet, cell.address))
    return spans


def _figure_cells(placed: Sequence[_Placed], cleaned: MappedText, offset: int) -> list[FigureCell]:
    """The cells of tables with their headers, at their places in the paper's text."""
    return [
        FigureCell(start, end, cell.row_header, cell.column_header, cell.address)
        for item in placed
        for cell, start, end in _cells_of(item, cleaned, offset)
    ]


def _cells_of(item: _Placed, cleaned: MappedText, offset: int) -> Iterator[tuple[BlockCell, int, int]]:
    """The cells of a table row, and where each begins and ends in the paper's text."""
    shift = item.line.start - item.clean_start - offset
    for cell in item.block.cells:
        start, end = cleaned.to_text(item.raw_start + cell.start, item.raw_start + cell.end)
        yield cell, start + shift, end + shift
