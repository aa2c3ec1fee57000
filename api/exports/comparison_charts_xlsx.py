"""The sheet 图表 of a comparison's workbook: its numbers in one unit, and Excel's own bar charts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.exports import sheets
from api.exports.bars import bar_charts
from drafting.charts import BAR_COLOUR, BarChart
from drafting.references import References
from retrieval.comparison import Comparison

if TYPE_CHECKING:
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.chart import BarChart as ExcelChart  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

# Centimetres of a chart, and of a row beside it.
_WIDTH, _HEIGHT_OF_BAR, _HEIGHT_AROUND, _ROW = 15.0, 0.95, 3.0, 0.5
# Per cent at which table and chart stand side by side on the page, and rows that such a page holds in any program.
_SCALE, _ROWS_A_PAGE = 85, 34
# The axis reaches this much beyond the longest bar, for the number at its end.
_ROOM_FOR_NUMBERS = 1.2
_COLUMNS = ("县区（期间）", "数值", "材料写法")
_WIDTHS = (30, 14, 16, 3)


def add_charts(book: Workbook, comparison: Comparison, references: References) -> None:
    """Add the sheet, where any indicator has numbers enough for a chart."""
    from openpyxl.worksheet.pagebreak import Break  # type: ignore[import-untyped]

    charts = bar_charts(comparison, references)
    if not charts:
        return
    sheet = book.create_sheet("图表")
    row, top = 1, 1
    for chart in charts:
        if row + _rows(chart) - top > _ROWS_A_PAGE and row > top:
            sheet.row_breaks.append(Break(id=row - 2))
            top = row
        _add(sheet, row, chart)
        row += _rows(chart)
    sheets.set_widths(sheet, _WIDTHS)
    sheets.set_page(sheet, header_rows=0, title="图表", pages_wide=0)
    sheet.page_setup.scale = _SCALE


def _height(chart: BarChart) -> float:
    return _HEIGHT_AROUND + _HEIGHT_OF_BAR * len(chart.bars)


def _rows(chart: BarChart) -> int:
    """Rows that a chart and its numbers take, with room below."""
    return max(len(chart.bars) + 5, round(_height(chart) / _ROW) + 2)


def _add(sheet: Worksheet, row: int, chart: BarChart) -> None:
    """Put a chart and its numbers from a row on."""
    from openpyxl.styles import Font  # type: ignore[import-untyped]

    heading = sheets.put_text(sheet, row, 1, chart.title)
    heading.font = Font(name=sheets.HEADER_FONT, size=11)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_COLUMNS))
    sheets.put_header(sheet, row + 1, _COLUMNS)
    first, last = row + 2, row + 1 + len(chart.bars)
    for place, bar in enumerate(chart.bars, first):
        sheets.put_text(sheet, place, 1, f"{bar.name}（{bar.period}）")
        sheets.put_number(sheet, place, 2, bar.value)
        sheets.centre(sheets.put_text(sheet, place, 3, bar.shown))
    source = sheets.put_text(sheet, last + 1, 1, chart.source)
    source.font = Font(name=sheets.FONT, size=9)
    sheet.merge_cells(start_row=last + 1, end_row=last + 2, start_column=1, end_column=len(_COLUMNS))
    sheet.add_chart(_drawn(sheet, chart, first=first, last=last), f"E{row}")


def _drawn(sheet: Worksheet, chart: BarChart, *, first: int, last: int) -> ExcelChart:
    from openpyxl.chart import BarChart as ExcelChart
    from openpyxl.chart import Reference
    from openpyxl.chart.label import DataLabelList  # type: ignore[import-untyped]
    from openpyxl.drawing.text import CharacterProperties, ParagraphProperties  # type: ignore[import-untyped]

    drawn = ExcelChart()
    drawn.type, drawn.style, drawn.gapWidth, drawn.legend = "bar", 10, 60, None
    drawn.title = chart.title
    drawn.title.overlay = False
    drawn.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=CharacterProperties(sz=1200, b=False))
    drawn.add_data(Reference(sheet, min_col=2, min_row=first, max_row=last), titles_from_data=False)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=last))
    series = drawn.series[0]
    series.graphicalProperties.solidFill = BAR_COLOUR.removeprefix("#")
    series.invertIfNegative = False
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    drawn.x_axis.scaling.orientation = "maxMin"  # the first county on top, as in the table
    drawn.x_axis.delete, drawn.y_axis.delete = False, True
    drawn.y_axis.majorGridlines = None
    if min(bar.value for bar in chart.bars) >= 0 < max(bar.value for bar in chart.bars):
        drawn.y_axis.scaling.min = 0  # lengths are compared, so they begin at nought
        drawn.y_axis.scaling.max = float(max(bar.value for bar in chart.bars)) * _ROOM_FOR_NUMBERS
    drawn.width, drawn.height = _WIDTH, _height(chart)
    return drawn
