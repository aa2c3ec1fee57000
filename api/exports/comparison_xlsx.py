"""A comparison as an Excel workbook: 做法对比, 指标对比, 图表, 引用, 说明 (values in, bytes out)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from api.exports import sheets
from api.exports.comparison_charts_xlsx import add_charts
from api.exports.wording import (
    TITLE,
    caliber_of,
    exact_number,
    explanations,
    in_words,
    period_of,
    ranks,
)
from corpus.types import Citation
from drafting.references import References, file_name, place_in_file, source_line
from retrieval.comparison import Comparison, IndicatorCell, TopicCell, TopicStatus

if TYPE_CHECKING:
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

# Soft grounds that differ in hue for every kind of colour vision; the status also stands in words.
STATUS_FILLS = {
    TopicStatus.DONE: "FFDCE9F5",
    TopicStatus.PLANNED: "FFFFF3D0",
    TopicStatus.UNMENTIONED: "FFEFEFEF",
}
# Counties that stay readable side by side on one printed page.
COUNTIES_A_PAGE = 4
_FIGURE_COLUMNS = ("数值", "单位", "期间", "口径")
_FIGURE_WIDTHS = (11, 6, 9, 12)
_RANK, _RANK_WIDTH = "名次", 5
_REFERENCE_COLUMNS = (
    "编号",
    "县区",
    "材料",
    "年份",
    "文号",
    "章节",
    "页码或单元格",
    "引文",
    "起",
    "止",
    "文件",
    "材料编号",
)
_REFERENCE_WIDTHS = (6, 12, 28, 7, 17, 28, 12, 64, 8, 8, 20, 19)


def workbook(comparison: Comparison, references: References, *, generated_on: date) -> bytes:
    """The .xlsx file; its charts are Excel's own and need no font."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = TITLE, "有据"
    if comparison.topics:
        _topics(_sheet(book, "做法对比"), comparison, references)
    if comparison.indicators:
        _indicators(_sheet(book, "指标对比"), comparison, references)
        add_charts(book, comparison, references)
    if references.citations:
        _references(_sheet(book, "引用"), references)
    _explanations(_sheet(book, "说明"), comparison, generated_on)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(book: Workbook, name: str) -> Worksheet:
    return book.create_sheet(name)


def _topics(sheet: Worksheet, comparison: Comparison, references: References) -> None:
    from openpyxl.styles import Font  # type: ignore[import-untyped]

    sheets.put_header(sheet, 1, ("做法", *comparison.regions))
    for number, row in enumerate(comparison.topics, 2):
        sheets.put_text(sheet, number, 1, row.topic).font = Font(name=sheets.HEADER_FONT, size=10.5)
        for column, cell in enumerate(row.cells, 2):
            _topic(sheet, number, column, cell, references)
    names = [row.topic for row in comparison.topics]
    regions = len(comparison.regions)
    sheets.set_widths(sheet, [sheets.width_for(names, least=14, most=24), *[44 if regions <= 3 else 34] * regions])
    _finish(sheet, 1, 1, comparison, "做法对比")


def _topic(sheet: Worksheet, row: int, column: int, cell: TopicCell, references: References) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]
    from openpyxl.cell.text import InlineFont  # type: ignore[import-untyped]
    from openpyxl.styles import PatternFill

    marks = references.marks(cell.citations)
    written = sheets.put_text(sheet, row, column, f"【{cell.status.value}】{cell.summary}{marks}")
    words = written.value.removeprefix(f"【{cell.status.value}】")
    head = TextBlock(InlineFont(rFont=sheets.HEADER_FONT, sz=10.5), f"【{cell.status.value}】")
    if words:
        written.value = CellRichText(head, TextBlock(InlineFont(rFont=sheets.FONT, sz=10.5), words))
    if cell.status in STATUS_FILLS:
        written.fill = PatternFill("solid", fgColor=STATUS_FILLS[cell.status])
    _cite(written, cell.citations, references)


def _indicators(sheet: Worksheet, comparison: Comparison, references: References) -> None:
    ranked = any(ranks(row) for row in comparison.indicators)
    columns = (*_FIGURE_COLUMNS, *([_RANK] if ranked else []))
    _indicator_header(sheet, comparison.regions, columns)
    for number, row in enumerate(comparison.indicators, 3):
        sheets.put_text(sheet, number, 1, row.indicator)
        places = ranks(row)
        for place, cell in enumerate(row.cells):
            first = 2 + place * len(columns)
            _figure(sheet, number, first, cell, references, scope=row.scope)
            if ranked:
                rank = sheets.put_text(sheet, number, first + len(_FIGURE_COLUMNS), "")
                rank.value = places.get(cell.region)
                sheets.centre(rank)
        sheets.put_text(sheet, number, 2 + len(comparison.regions) * len(columns), row.note)
    names = [row.indicator for row in comparison.indicators]
    each = [*_FIGURE_WIDTHS, *([_RANK_WIDTH] if ranked else [])]
    sheets.set_widths(sheet, [sheets.width_for(names, least=12, most=18), *each * len(comparison.regions), 28])
    _finish(sheet, 2, 1, comparison, "指标对比")


def _indicator_header(sheet: Worksheet, regions: Sequence[str], columns: Sequence[str]) -> None:
    """Two rows: the counties, and under each of them its columns."""
    spread = [name for region in regions for name in (region, *[""] * (len(columns) - 1))]
    sheets.put_header(sheet, 1, ["指标", *spread, "备注"])
    sheets.put_header(sheet, 2, ["", *[*columns] * len(regions), ""])
    last = 2 + len(regions) * len(columns)
    for place in range(len(regions)):
        first = 2 + place * len(columns)
        sheet.merge_cells(start_row=1, end_row=1, start_column=first, end_column=first + len(columns) - 1)
    for column in (1, last):
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)


def _figure(
    sheet: Worksheet, row: int, column: int, cell: IndicatorCell, references: References, *, scope: str
) -> None:
    from openpyxl.styles import Alignment, PatternFill

    figure = cell.figure
    if figure is None:
        for offset, text in enumerate((cell.status.value, "", "", "")):
            empty = sheets.put_text(sheet, row, column + offset, text)
            empty.fill = PatternFill("solid", fgColor=STATUS_FILLS[TopicStatus.UNMENTIONED])
        return
    number = exact_number(figure)
    if number is None:
        value = sheets.put_text(sheet, row, column, in_words(figure))
    else:
        value = sheets.put_number(sheet, row, column, number)
    value.alignment = Alignment(horizontal="right", vertical="top", wrap_text=True)
    sheets.centre(sheets.put_text(sheet, row, column + 1, figure.unit))
    sheets.centre(sheets.put_text(sheet, row, column + 2, period_of(figure)))
    sheets.put_text(sheet, row, column + 3, caliber_of(figure, scope=scope))
    _cite(value, [cell.citation] if cell.citation else [], references)


def _cite(cell: Any, citations: Sequence[Citation], references: References) -> None:
    if citations:
        sheets.put_comment(cell, "\n\n".join(_quoted(citations, references)))


def _quoted(citations: Sequence[Citation], references: References) -> Iterator[str]:
    for citation in citations:
        yield f"[{references.number(citation)}] “{citation.quote}”\n出处：{source_line(citation)}"


def _references(sheet: Worksheet, references: References) -> None:
    sheets.put_header(sheet, 1, _REFERENCE_COLUMNS)
    for row, citation in enumerate(references.citations, 2):
        texts = {
            2: citation.region or "", 3: citation.title or "（无标题）", 5: citation.docno or "",
            6: " / ".join(citation.path), 7: place_in_file(citation), 8: citation.quote,
            11: file_name(citation), 12: citation.document_id,
        }  # fmt: skip
        numbers = {1: citation.id, 4: citation.year, 9: citation.start, 10: citation.end}
        for column in range(1, len(_REFERENCE_COLUMNS) + 1):
            cell = sheets.put_text(sheet, row, column, texts.get(column, ""))
            if column in numbers:
                cell.value = numbers[column]
    sheets.set_widths(sheet, _REFERENCE_WIDTHS)
    sheets.set_heights(sheet, first_row=2)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheets.set_page(sheet, header_rows=1, title="引用")


def _explanations(sheet: Worksheet, comparison: Comparison, generated_on: date) -> None:
    sheets.put_header(sheet, 1, (TITLE, "说明"))
    said = list(explanations(comparison, generated_on=generated_on))
    said += [(f"备注：{row.indicator}", row.note) for row in comparison.indicators if row.note]
    for row, (name, sentence) in enumerate(said, 2):
        sheets.put_text(sheet, row, 1, name)
        sheets.put_text(sheet, row, 2, sentence)
    sheets.set_widths(sheet, (26, 96))
    sheets.set_heights(sheet, first_row=2)
    sheet.freeze_panes = "A2"
    sheets.set_page(sheet, header_rows=1, title="说明")


def _finish(sheet: Worksheet, header_rows: int, fixed_columns: int, comparison: Comparison, title: str) -> None:
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    sheets.set_heights(sheet, first_row=header_rows + 1)
    sheet.freeze_panes = sheet.cell(header_rows + 1, fixed_columns + 1)
    last = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
    sheet.auto_filter.ref = f"A{header_rows}:{last}"
    pages = -(-len(comparison.regions) // COUNTIES_A_PAGE)
    sheets.set_page(sheet, header_rows=header_rows, title=title, pages_wide=pages, columns="A:A")
