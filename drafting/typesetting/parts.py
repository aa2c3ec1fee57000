"""Parts of a Word paper that python-docx has no word for: Chinese fonts, grounds, repeating headers, fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from drafting.plain import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.font import CT_RPr
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LATIN = "Times New Roman"
SONG, HEI, FANG = "宋体", "黑体", "仿宋"
HEADER_GROUND = "D9E2EC"
# Points: 五号 as offices set tables, 小五 for notes in them.
TABLE_SIZE, NOTE_SIZE = 10.5, 9.0

_Item = TypeVar("_Item")


def put_run(paragraph: Paragraph, text: str, *, font: str = SONG, size: float = TABLE_SIZE, latin: str = LATIN) -> Run:
    """Add words to a paragraph; Chinese ones in ``font``, Latin letters and digits in ``latin``."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(plain(text))
    run.font.name, run.font.size = latin, Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks “” are Chinese ones, not Times New Roman's
    return run


def add_table(paper: Document, *, widths: Sequence[float], header: Sequence[str], style: str | None = None) -> Table:
    """Add a table of fixed widths (centimetres) whose header stands again on every page; ``style``: its words'."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    table: Table = paper.add_table(rows=1, cols=len(header), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Cm(wide)
    for cell, name in zip(table.rows[0].cells, header, strict=True):
        put_cell(cell, name, font=HEI, style=style)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        ground(cell, HEADER_GROUND)
    mark_row(table.rows[0], "w:tblHeader")
    mark_row(table.rows[0], "w:cantSplit")
    set_widths(table.rows[0], widths)
    return table


def add_row(table: Table, *, widths: Sequence[float]) -> _Row:
    """Add a row that stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    mark_row(row, "w:cantSplit")
    set_widths(row, widths)
    return row


def put_cell(
    cell: _Cell, text: str, *, font: str = SONG, size: float = TABLE_SIZE, style: str | None = None
) -> Paragraph:
    """Write a cell's words into its first paragraph, a table's spacing around them."""
    paragraph: Paragraph = cell.paragraphs[0]
    if style is not None:
        paragraph._p.style = style  # by id: python-docx looks a name up in every style, a second for a long table
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


def set_style(style: ParagraphStyle, *, font: str, size: float) -> None:
    """Set a style in black upright type of a size in points, Chinese in ``font``, Latin in Times New Roman."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = LATIN, Pt(size), False
    style.font.color.rgb = RGBColor(0, 0, 0)
    name_fonts(style.element.get_or_add_rPr(), font)
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def name_fonts(properties: CT_RPr, font: str) -> None:
    """Name the fonts of a run's or style's properties; a theme's font would win over one named."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{script}"), LATIN)
    fonts.set(qn("w:eastAsia"), font)


def put_page_number(paragraph: Paragraph, *, size: float) -> None:
    """Write ``— 1 —``, the number of the page it stands on, in 宋体 throughout (GB/T 9704 7.5)."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    put_run(paragraph, "— ", size=size, latin=SONG)
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = put_run(paragraph, "1" if kind == "result" else "", size=size, latin=SONG)
        if kind == "instruction":
            instruction = OxmlElement("w:instrText")
            instruction.text = "PAGE"
            run._element.append(instruction)
        elif kind != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)
    put_run(paragraph, " —", size=size, latin=SONG)


def indent(
    paragraph: Paragraph | ParagraphStyle, *, pitch: float, first: float = 0, left: float = 0, right: float = 0
) -> None:
    """Indent by characters, whatever the type; ``pitch`` is a character's place in twips, for programs that need it."""
    from docx.oxml.ns import qn

    element = paragraph._p if hasattr(paragraph, "_p") else paragraph.element
    known = element.get_or_add_pPr().get_or_add_ind()
    for name, characters in (("firstLine", first), ("left", left), ("right", right)):
        if characters:
            known.set(qn(f"w:{name}Chars"), str(round(characters * 100)))
            known.set(qn(f"w:{name}"), str(round(characters * pitch)))


def groups(items: Sequence[_Item], *, most: int) -> Iterator[Sequence[_Item]]:
    """Items in groups of nearly equal size, none larger than ``most``."""
    number = -(-len(items) // most)
    size = -(-len(items) // number) if number else 1
    for first in range(0, len(items), size):
        yield items[first : first + size]


def set_widths(row: _Row, widths: Sequence[float]) -> None:
    """Set the widths of a row's cells, in centimetres."""
    from docx.shared import Cm

    for cell, wide in zip(row.cells, widths, strict=True):
        cell.width = Cm(wide)


def mark_row(row: _Row, name: str) -> None:
    """Give a row a property without a value: ``w:tblHeader``, ``w:cantSplit``."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))
