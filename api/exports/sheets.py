"""Parts of a workbook that its sheets share: cells of text that stay text, headers, comments, the printed page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from drafting.plain import plain, width, wrapped

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

FONT = "宋体"
HEADER_FONT = "黑体"
HEADER_FILL = "FFD9E2EC"
# Excel keeps no more of a cell; what is cut is said to be cut.
LONGEST_CELL = 32_767
_CUT = "……（过长，余下见材料原文）"
# Excel reckons in floating point: more digits than these would come back as another number.
MOST_DIGITS = 15
# Points of a line of 10.5 and of what is left above and below; Excel has no higher row.
_LINE, _AROUND, _HIGHEST = 14.5, 4.0, 409.0
# Pixels of a comment's window.
_COMMENT_WIDTH, _COMMENT_LINE, _COMMENT_LONGEST = 460, 18, 620
_COMMENT_COLUMNS = 62


def put_text(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Write text that stays text whatever it begins with: ``=1+1`` of a paper is no formula."""
    cell = sheet.cell(row, column)
    words = plain(text)
    cell.value = words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - len(_CUT)] + _CUT
    if words:
        cell.data_type = "s"
        cell.quotePrefix = words[0] in "=+-@"  # a person who edits the cell makes no formula of it either
    _dress(cell)
    return cell


def put_number(sheet: Worksheet, row: int, column: int, value: Decimal) -> Any:
    """Write a number with the decimals it is printed with; as text where Excel would round it."""
    digits = value.as_tuple()
    if len(digits.digits) > MOST_DIGITS:
        return put_text(sheet, row, column, f"{value:f}")
    cell = sheet.cell(row, column)
    cell.value = value
    places = -digits.exponent if isinstance(digits.exponent, int) and digits.exponent < 0 else 0
    cell.number_format = "0." + "0" * places if places else "0"
    _dress(cell)
    return cell


def centre(cell: Any) -> None:
    """Stand short words in the middle of their cell."""
    from openpyxl.styles import Alignment  # type: ignore[import-untyped]

    cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)


def put_header(sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    """Write a row of column names."""
    from openpyxl.styles import Alignment, Font, PatternFill

    for column, name in enumerate(names, 1):
        cell = put_text(sheet, row, column, name)
        cell.font = Font(name=HEADER_FONT, size=11)
        cell.fill = PatternFill("solid", fgColor=HEADER_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def put_comment(cell: Any, text: str) -> None:
    """Hang a comment on a cell, its window large enough for the text."""
    from openpyxl.comments import Comment  # type: ignore[import-untyped]

    words = plain(text)[:LONGEST_CELL]
    lines = sum(len(wrapped(line, _COMMENT_COLUMNS)) for line in words.split("\n"))
    height = min(_COMMENT_LINE * (lines + 2), _COMMENT_LONGEST)
    cell.comment = Comment(words, "有据", width=_COMMENT_WIDTH, height=height)


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the columns' widths, in Latin characters (a Chinese one takes two)."""
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    for column, wide in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = wide


def width_for(texts: Sequence[str], *, least: int, most: int) -> int:
    """A width at which the longest text stands on one line, within bounds."""
    return max(least, min(most, 2 + max((width(line) for text in texts for line in text.split("\n")), default=0)))


def set_heights(sheet: Worksheet, *, first_row: int) -> None:
    """Set the rows' heights to what their wrapped text takes: not every program works that out on opening.

    Excel's unit of width is a digit of Calibri 11, 5.25 points, and half a Chinese character of 10.5 is as wide.
    """
    from openpyxl.utils import get_column_letter

    merged = {place for area in sheet.merged_cells.ranges for line in area.rows for place in line}
    for row in range(first_row, sheet.max_row + 1):
        lines = 1
        for cell in sheet[row]:
            if cell.data_type != "n" and (cell.row, cell.column) not in merged:
                columns = int(sheet.column_dimensions[get_column_letter(cell.column)].width) - 1
                lines = max(lines, sum(len(wrapped(line, columns)) for line in str(cell.value).split("\n")))
        sheet.row_dimensions[row].height = min(lines * _LINE + _AROUND, _HIGHEST)


def set_page(sheet: Worksheet, *, header_rows: int, title: str, pages_wide: int = 1, columns: str = "") -> None:
    """A4 lying down, the header on every page, page numbers below.

    :param pages_wide: pages to fit the columns into; 0 where the sheet's own scale and breaks hold.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    if pages_wide:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    if header_rows:
        sheet.print_title_rows = f"1:{header_rows}"
    if columns:
        sheet.print_title_cols = columns
    sheet.oddHeader.center.text = title
    sheet.oddFooter.center.text = "— &P —"


def _dress(cell: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side(style="thin", color="FF9AA5B1")
    cell.font = Font(name=FONT, size=10.5)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
