"""The appendices of the paper, each on a new page; those with nothing in them are left out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from drafting.drafts import Appendix, Draft, IndicatorTable
from drafting.typesetting import parts, rows, styles
from drafting.typesetting.faces import HEI_FACE, SIZE_3, SIZE_5, SIZE_S4, TEXT_FACE, fonts_remark
from drafting.typesetting.quotes import put_references
from drafting.typesetting.wording import base_name, named, shown_in, unit_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

# Centimetres between the margins, and of columns.
_WIDE = 15.6
_UNIT, _CHANGE = 1.7, 3.4
_NAME_OF_YEARS, _NAME_OF_COUNTIES = 5.0, 4.0
_SOURCE_WIDTHS = (1.2, 4.4, 2.2, 1.2, 3.2, 3.4)
_GAP_WIDTHS = (1.2, 3.6, 4.6, 6.2)
_PICTURE = 12.5
# Counties (or years) that a page standing up has room for.
COLUMNS_A_TABLE = 5


@dataclass(frozen=True, slots=True)
class _Appendix:
    name: Appendix
    wanted: bool
    put: Callable[[], None]


def put_appendices(document: Document, draft: Draft, *, pictures: Sequence[bytes]) -> None:
    """Write 主要指标表, 数据来源表, 待补清单, 口径说明, 引用清单 and 核校提示 after the paper, counted from 1."""
    sources, gaps, references = rows.source_rows(draft), rows.gap_rows(draft), rows.references_of(draft)
    materials = (*rows.standard_lines(draft), *rows.material_lines(draft.sources))
    hints = rows.hint_lines(draft)
    counted = bool(draft.table and draft.table.rows)
    kinds = (
        _Appendix(Appendix.INDICATORS, counted, partial(_figures, document, draft, pictures)),
        _Appendix(Appendix.SOURCES, bool(sources or materials), partial(_sources, document, draft, sources, materials)),
        _Appendix(Appendix.GAPS, bool(gaps), partial(_gaps, document, gaps)),
        _Appendix(Appendix.NOTES, bool(draft.notes), partial(_lines, document, draft.notes)),
        _Appendix(
            Appendix.CITATIONS, bool(references.citations),
            partial(put_references, document, references, style=styles.APPENDIX_TEXT),
        ),
        _Appendix(Appendix.HINTS, bool(hints), partial(_lines, document, hints)),
    )  # fmt: skip
    wanted = [kind for kind in kinds if kind.wanted]
    for number, kind in enumerate(wanted, 1):
        _title(document, f"附录{number}　{kind.name.value}")
        kind.put()
    if wanted:
        _remark(document, fonts_remark())


def _title(document: Document, words: str) -> None:
    title = document.add_paragraph(style=styles.APPENDIX_TITLE)
    title.paragraph_format.page_break_before = True
    parts.put_run(title, words, font=HEI_FACE, size=SIZE_3)


def _figures(document: Document, draft: Draft, pictures: Sequence[bytes]) -> None:
    table = draft.table
    assert table is not None
    if table.title and table.title != draft.title:
        _caption(document, table.title)
    places = range(len(table.columns))
    for number, chosen in enumerate(parts.groups(places, most=COLUMNS_A_TABLE)):
        if number:
            _remark(document, "（续表）").paragraph_format.keep_with_next = True
        _indicators(document, table, chosen, last=chosen[-1] == places[-1])
    for picture in pictures:
        _picture(document, picture)


def _indicators(document: Document, table: IndicatorTable, places: Sequence[int], *, last: bool) -> None:
    """The table for some of the columns; the change stands in the last."""
    change = table.with_change and last
    name = _NAME_OF_YEARS if table.with_change else _NAME_OF_COUNTIES
    each = (_WIDE - name - _UNIT - (_CHANGE if change else 0)) / len(places)
    widths = [name, _UNIT, *[each] * len(places), *([_CHANGE] if change else [])]
    header = ("指标", "单位", *(table.columns[place] for place in places), *(("比上年",) if change else ()))
    written = parts.add_table(document, widths=widths, header=header, style=styles.APPENDIX_CELL)
    for row in table.rows:
        cells = [row.cells[place] if place < len(row.cells) else None for place in places]
        numbers = [shown_in(row, cell) for cell in cells]
        words = [named(row.name, row.scope), unit_of(row), *numbers, *([row.change or "—"] if change else [])]
        _row(written, words, widths=widths, right=range(2, len(words)))


def _sources(document: Document, draft: Draft, sources: Sequence[rows.SourceRow], materials: Iterable[str]) -> None:
    if sources:
        names = (f"文件{number}：{base_name(file)}" for number, file in enumerate(rows.source_files(draft), 1))
        _caption(document, "；".join(names))
        table = parts.add_table(document, widths=_SOURCE_WIDTHS, header=rows.SOURCE_COLUMNS, style=styles.APPENDIX_CELL)
        for number, row in enumerate(sources, 1):
            _row(table, (str(number), *row), widths=_SOURCE_WIDTHS, right=(2,), size=parts.NOTE_SIZE)
    _lines(document, materials)


def _gaps(document: Document, gaps: Sequence[tuple[str, str, str]]) -> None:
    table = parts.add_table(document, widths=_GAP_WIDTHS, header=rows.GAP_COLUMNS, style=styles.APPENDIX_CELL)
    for number, row in enumerate(gaps, 1):
        _row(table, (str(number), *row), widths=_GAP_WIDTHS)


def _row(
    table: Table, words: Sequence[str], *, widths: Sequence[float], right: Iterable[int] = (), size: float = SIZE_5
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    numbers = frozenset(right)
    for place, (cell, text) in enumerate(zip(parts.add_row(table, widths=widths).cells, words, strict=True)):
        paragraph = parts.put_cell(cell, text, size=size, style=styles.APPENDIX_CELL)
        if place in numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _lines(document: Document, lines: Iterable[str]) -> None:
    for line in lines:
        parts.put_run(document.add_paragraph(style=styles.APPENDIX_TEXT), line, font=TEXT_FACE, size=SIZE_S4)


def _caption(document: Document, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    caption = document.add_paragraph(style=styles.APPENDIX_CELL)
    caption.alignment, caption.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
    parts.put_run(caption, words, font=HEI_FACE, size=SIZE_S4)


def _remark(document: Document, words: str) -> Paragraph:
    from docx.shared import Pt

    remark = document.add_paragraph(style=styles.APPENDIX_CELL)
    remark.paragraph_format.space_before = Pt(parts.NOTE_SIZE)
    parts.put_run(remark, words, size=parts.NOTE_SIZE)
    return remark


def _picture(document: Document, picture: bytes) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    line = document.add_paragraph(style=styles.APPENDIX_CELL)
    line.alignment, line.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Pt(SIZE_S4)
    line.add_run().add_picture(io.BytesIO(picture), width=Cm(_PICTURE))
