"""The page of GB/T 9704-2012: A4, its margins, 22 lines of 28 characters, page numbers on the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.typesetting import parts
from drafting.typesetting.faces import SIZE_4

if TYPE_CHECKING:
    from docx.document import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.section import Section, _Footer

# Millimetres (5.1, 5.2.1): what is left is the 156 × 225 of the text area.
_WIDTH, _HEIGHT = 210, 297
_TOP, _BOTTOM, _LEFT, _RIGHT = 37, 35, 28, 26
LINES, CHARACTERS = 22, 28
# Twips: 225 mm / 22 rounded down; 580 would leave room for 21 lines only.
LINE_PITCH = 579
# What a character of 16 points gives up so that 28 fill 156 mm (15.793 points each): in 1/4096 of a point.
_CHARACTER_SPACE = -848
# Twips of a character's place: 156 mm / 28.
CHARACTER_PITCH = 316
# Millimetres from the page's lower edge to the lower edge of the number's line (14 points, exactly): its dash then lies
# 7 mm under the text area (7.5).
_FOOTER = 25.4
_TWIPS_A_POINT = 20


def set_page(document: Document) -> None:
    """Give a paper's one section the page of the standard and its page numbers."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(_FOOTER)
    _set_grid(section)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _set_grid(section: Section) -> None:
    from docx.oxml.ns import qn

    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = section._sectPr.makeelement(qn("w:docGrid"))
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(LINE_PITCH))
    grid.set(qn("w:charSpace"), str(_CHARACTER_SPACE))


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    """``— 1 —`` in 4号 宋体, a character in from its side."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(SIZE_4)
    inwards = {"right" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left": 1.0}
    parts.indent(paragraph, pitch=SIZE_4 * _TWIPS_A_POINT, **inwards)
    parts.put_page_number(paragraph, size=SIZE_4)
