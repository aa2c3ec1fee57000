"""The Word paper that lies down, for tables of many columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.typesetting import parts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

TEXT_SIZE = 12.0  # 小四: GB/T 9704 sets running text in 16, for which a table's paper has no room
# Width between the margins of an A4 page lying down, in centimetres.
PAGE_WIDTH = 25.7


def lying_paper(*, title: str) -> Document:
    """An empty A4 paper lying down, its styles set in Chinese fonts, page numbers below."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    paper = docx.Document()
    paper.core_properties.title = title
    paper.core_properties.author = "有据"
    paper.core_properties.comments = ""
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    parts.set_style(paper.styles["Normal"], font=parts.FANG, size=TEXT_SIZE)
    parts.set_style(paper.styles["Title"], font=parts.HEI, size=22)
    parts.set_style(paper.styles["Heading 1"], font=parts.HEI, size=16)
    parts.set_style(paper.styles["Heading 2"], font=parts.HEI, size=12)
    below = section.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    parts.put_page_number(below, size=TEXT_SIZE)
    return paper


def add_frame(paper: Document, *, columns: int) -> Table:
    """Add a table of one row without lines, to stand pictures side by side in."""
    table: Table = paper.add_table(rows=1, cols=columns)
    table.autofit = False
    parts.mark_row(table.rows[0], "w:cantSplit")
    parts.set_widths(table.rows[0], [PAGE_WIDTH / columns] * columns)
    return table
