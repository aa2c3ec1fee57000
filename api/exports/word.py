"""Parts of a Word paper that python-docx has no word for: Chinese fonts, grounds, repeating headers, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from api.exports.plain import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LATIN = "Times New Roman"
SONG, HEI, FANG = "宋体", "黑体", "仿宋"
HEADER_GROUND = "D9E2EC"
# Points. GB/T 9704 sets running text in 16; tables of a comparison need the room and take 10.5 (五号) as offices do.
TABLE_SIZE, NOTE_SIZE, TEXT_SIZE = 10.5, 9.0, 12.0
# Width between the margins of an A4 page lying down, in centimetres.
PAGE_WIDTH = 25.7


def lying_paper(*, title: str) -> Document:
    """An empty A4 paper lying down, its styles set in Chinese fonts, page numbers below."""
    import docx
    from docx.enum.section import WD_ORIENT
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
    _style(paper, "Normal", FANG, TEXT_SIZE)
    _style(paper, "Title", HEI, 22)
    _style(paper, "Heading 1", HEI, 16)
    _style(paper, "Heading 2", HEI, 12)
    _number_pages(section.footer.paragraphs[0])
    return paper


def put_run(paragraph: Paragraph, text: str, *, font: str = SONG, size: float = TABLE_SIZE) -> Run:
    """Add words to a paragraph; Chinese ones in ``font``, Latin ones in Times New Roman."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(plain(text))
    run.font.name, run.font.size = LATIN, Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks “” are Chinese ones, not Times New Roman's
    return run


def add_table(paper: Document, *, widths: Sequence[float], header: Sequence[str]) -> Table:
    """Add a table of fixed widths (centimetres) whose header stands again on every page."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    table: Table = paper.add_table(rows=1, cols=len(header), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Cm(wide)
    for cell, name in zip(table.rows[0].cells, header, strict=True):
        put_cell(cell, name, font=HEI)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        ground(cell, HEADER_GROUND)
    _mark(table.rows[0], "w:tblHeader")
    _mark(table.rows[0], "w:cantSplit")
    _set_widths(table.rows[0], widths)
    return table


def add_frame(paper: Document, *, columns: int) -> Table:
    """Add a table of one row without lines, to stand pictures side by side in."""
    table: Table = paper.add_table(rows=1, cols=columns)
    table.autofit = False
    _mark(table.rows[0], "w:cantSplit")
    _set_widths(table.rows[0], [PAGE_WIDTH / columns] * columns)
    return table


def add_row(table: Table, *, widths: Sequence[float]) -> _Row:
    """Add a row that stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row, "w:cantSplit")
    _set_widths(row, widths)
    return row


def put_cell(cell: _Cell, text: str, *, font: str = SONG, size: float = TABLE_SIZE) -> Paragraph:
    """Write a cell's words into its first paragraph, a table's spacing around them."""
    paragraph: Paragraph = cell.paragraphs[0]
    tighten(paragraph)
    if text:
        put_run(paragraph, text, font=font, size=size)
    return paragraph


def tighten(paragraph: Paragraph) -> None:
    """Leave no room before and after a paragraph."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.line_spacing = 1.0


def ground(cell: _Cell, colour: str) -> None:
    """Colour a cell's ground."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _set_widths(row: _Row, widths: Sequence[float]) -> None:
    from docx.shared import Cm

    for cell, wide in zip(row.cells, widths, strict=True):
        cell.width = Cm(wide)


def _mark(row: _Row, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _style(paper: Document, name: str, font: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style: ParagraphStyle = paper.styles[name]
    style.font.name, style.font.size, style.font.bold = LATIN, Pt(size), False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over the one named
    fonts.set(qn("w:eastAsia"), font)
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _number_pages(paragraph: Paragraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    put_run(paragraph, "— ", size=TEXT_SIZE)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    put_run(paragraph, " —", size=TEXT_SIZE)
