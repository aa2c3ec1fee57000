"""A comparison as a Word paper: 做法对比, 指标对比, 图表, 说明, 引用清单 (values in, bytes out)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from api.exports import word
from api.exports.wording import (
    TITLE,
    caliber_of,
    explanations,
    period_of,
    ranks,
    said_on,
    with_unit,
)
from drafting.references import References, source_line
from drafting.typesetting import parts
from retrieval.comparison import Comparison, IndicatorCell, IndicatorRow, TopicCell, TopicStatus

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

STATUS_GROUNDS = {
    TopicStatus.DONE: "DCE9F5",
    TopicStatus.PLANNED: "FFF3D0",
    TopicStatus.UNMENTIONED: "EFEFEF",
}
# Counties that stay readable side by side; more of them are set in further tables.
COUNTIES_A_TABLE = 5
_TOPIC_WIDTH = 3.2
_FIGURE_COLUMNS = ("县区", "数值", "期间", "口径", "名次", "引用")
_FIGURE_WIDTHS = (5.4, 5.2, 4.2, 7.2, 1.7, 2.0)
_NAME_GROUND = "F3F6F9"
_PICTURE_WIDTH = 12.4
_NUMERALS = "一二三四五"


def paper(comparison: Comparison, references: References, *, generated_on: date, pictures: Sequence[bytes]) -> bytes:
    """The .docx file. ``pictures`` are PNG charts, two to a line."""
    document = word.lying_paper(title=TITLE)
    _title(document, comparison, generated_on)
    numerals = iter(_NUMERALS)
    if comparison.topics:
        _heading(document, numerals, "做法对比")
        for regions in parts.groups(comparison.regions, most=COUNTIES_A_TABLE):
            _topics(document, comparison, regions, references)
    if comparison.indicators:
        _heading(document, numerals, "指标对比")
        _indicators(document, comparison, references)
    if pictures:
        _heading(document, numerals, "图表")
        _pictures(document, pictures)
    _heading(document, numerals, "说明")
    for name, sentence in explanations(comparison, generated_on=generated_on):
        _line(document, name, sentence)
    if references.citations:
        _heading(document, numerals, "引用清单")
        _references(document, references)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _title(document: Document, comparison: Comparison, generated_on: date) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document.add_paragraph(TITLE, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    below = document.add_paragraph()
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words = f"{'、'.join(comparison.regions)}　　{said_on(generated_on)}"
    parts.put_run(below, words, font=parts.FANG, size=word.TEXT_SIZE)


def _heading(document: Document, numerals: Iterator[str], name: str) -> None:
    document.add_paragraph(f"{next(numerals)}、{name}", style="Heading 1")


def _topics(document: Document, comparison: Comparison, regions: Sequence[str], references: References) -> None:
    widths = [_TOPIC_WIDTH, *[(word.PAGE_WIDTH - _TOPIC_WIDTH) / len(regions)] * len(regions)]
    table = parts.add_table(document, widths=widths, header=("做法", *regions))
    for row in comparison.topics:
        cells = parts.add_row(table, widths=widths).cells
        parts.put_cell(cells[0], row.topic, font=parts.HEI)
        shown = [cell for cell in row.cells if cell.region in regions]
        for target, cell in zip(cells[1:], shown, strict=True):
            _topic(target, cell, references)
    _gap(document)


def _topic(target: _Cell, cell: TopicCell, references: References) -> None:
    status = f"【{cell.status.value}】"
    words = parts.put_cell(target, status, font=parts.HEI)
    if cell.summary:
        parts.put_run(words, cell.summary)
    _marks(target, references.marks(cell.citations))
    if cell.status in STATUS_GROUNDS:
        parts.ground(target, STATUS_GROUNDS[cell.status])


def _indicators(document: Document, comparison: Comparison, references: References) -> None:
    ranked = any(ranks(row) for row in comparison.indicators)
    columns: Sequence[str] = _FIGURE_COLUMNS
    widths: Sequence[float] = _FIGURE_WIDTHS
    if not ranked:
        columns, widths = (*columns[:4], columns[5]), [*widths[:3], widths[3] + widths[4], widths[5]]
    table = parts.add_table(document, widths=widths, header=columns)
    for row in comparison.indicators:
        _indicator(table, row, references, widths=widths, ranked=ranked)
    _gap(document)


def _indicator(
    table: Table, row: IndicatorRow, references: References, *, widths: Sequence[float], ranked: bool
) -> None:
    """A line with the indicator's name, a line a county, a line for the note; all on one page where they fit."""
    name = parts.add_row(table, widths=widths).cells
    parts.put_cell(name[0].merge(name[-1]), row.indicator, font=parts.HEI).paragraph_format.keep_with_next = True
    parts.ground(name[0], _NAME_GROUND)
    places = ranks(row)
    for cell in row.cells:
        written = parts.add_row(table, widths=widths).cells
        rank = (str(places.get(cell.region, "")),) if ranked else ()
        marks = references.marks([cell.citation] if cell.citation else [])
        last = cell is row.cells[-1] and not row.note
        for target, text in zip(written, (cell.region, *_figure(cell, row), *rank, marks), strict=True):
            parts.put_cell(target, text).paragraph_format.keep_with_next = not last
        if cell.figure is None:
            parts.ground(written[1], STATUS_GROUNDS[TopicStatus.UNMENTIONED])
    if row.note:
        cells = parts.add_row(table, widths=widths).cells
        parts.put_cell(cells[0].merge(cells[-1]), f"备注：{row.note}", size=parts.NOTE_SIZE)


def _figure(cell: IndicatorCell, row: IndicatorRow) -> tuple[str, str, str]:
    if cell.figure is None:
        return f"【{cell.status.value}】", "", ""
    return with_unit(cell.figure), period_of(cell.figure), caliber_of(cell.figure, scope=row.scope)


def _marks(target: _Cell, marks: str) -> None:
    if marks:
        parts.put_run(target.paragraphs[0], marks).font.superscript = True


def _pictures(document: Document, pictures: Sequence[bytes]) -> None:
    from docx.shared import Cm

    for first in range(0, len(pictures), 2):
        cells = word.add_frame(document, columns=2).rows[0].cells
        for cell, picture in zip(cells, pictures[first : first + 2], strict=False):
            cell.paragraphs[0].add_run().add_picture(io.BytesIO(picture), width=Cm(_PICTURE_WIDTH))


def _line(document: Document, name: str, sentence: str) -> None:
    line = document.add_paragraph()
    parts.tighten(line)
    parts.put_run(line, f"{name}：", font=parts.HEI)
    parts.put_run(line, sentence, font=parts.FANG)


def _references(document: Document, references: References) -> None:
    from docx.shared import Cm

    for citation in references.citations:
        line = document.add_paragraph()
        parts.tighten(line)
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(1), Cm(-1)
        line.paragraph_format.keep_with_next = True
        parts.put_run(line, f"[{citation.id}]\t", font=parts.HEI)
        region = f"{citation.region}　" if citation.region else ""
        parts.put_run(line, f"{region}{source_line(citation)}", font=parts.FANG)
        quote = document.add_paragraph()
        parts.tighten(quote)
        quote.paragraph_format.left_indent = Cm(1)
        parts.put_run(quote, f"“{citation.quote}”")


def _gap(document: Document) -> None:
    parts.tighten(document.add_paragraph())
