"""The styles of the paper: title, three kinds of heading, text, appendix; and what Word is told of Chinese lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafting.typesetting import parts
from drafting.typesetting.faces import (
    HEI_FACE,
    KAI_FACE,
    SIZE_2,
    SIZE_3,
    SIZE_5,
    SIZE_S4,
    SONG_FACE,
    TEXT_FACE,
    TITLE_FACE,
)
from drafting.typesetting.page import CHARACTER_PITCH, LINE_PITCH

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

TITLE, TEXT, MARK = "Title", "Body Text", "Subtitle"
APPENDIX_TITLE, APPENDIX_TEXT, APPENDIX_CELL = "附录标题", "附录正文", "附录表格"
# 一、黑体 （一）楷体 1. and （1）仿宋, all 3号 (7.3.3).
HEADINGS = {1: HEI_FACE, 2: KAI_FACE, 3: TEXT_FACE, 4: TEXT_FACE}
_INDENT = 2
# Twips: 小四 in its own lines, off the page's grid.
_APPENDIX_LINE = 400
_APPENDIX_PITCH = 240


def heading_style(level: int) -> str:
    """The style of a heading of a level from 1 on."""
    return f"Heading {min(level, max(HEADINGS))}"


def set_styles(document: Document) -> None:
    """Set every style the paper uses, and the defaults that other styles of a user's would stand on."""
    _defaults(document)
    normal = document.styles["Normal"]
    parts.set_style(normal, font=TEXT_FACE, size=SIZE_3)
    _lines(normal)
    for name, font, size in ((TITLE, TITLE_FACE, SIZE_2), (MARK, HEI_FACE, SIZE_3), (TEXT, TEXT_FACE, SIZE_3)):
        _set(document.styles[name], font=font, size=size)
    for level, font in HEADINGS.items():
        _set(document.styles[heading_style(level)], font=font, size=SIZE_3, indented=True)
    parts.indent(document.styles[TEXT], first=_INDENT, pitch=CHARACTER_PITCH)
    for name in (TITLE, MARK):
        _centre(document.styles[name])
    _appendix_styles(document)
    _line_rules(document)


def _set(style: ParagraphStyle, *, font: str, size: float, indented: bool = False) -> None:
    parts.set_style(style, font=font, size=size)
    style.font.italic = False
    for name in ("w:spacing", "w:kern"):
        _drop(style.element.rPr, name)
    _drop(style.element.get_or_add_pPr(), "w:contextualSpacing")
    _drop(style.element.get_or_add_pPr(), "w:numPr")
    _lines(style)
    if indented:
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.keep_together = False
        parts.indent(style, first=_INDENT, pitch=CHARACTER_PITCH)


def _lines(style: ParagraphStyle) -> None:
    """A line of the grid, exactly, so that no substituted face with tall lines takes two; no lone lines are mended."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Twips

    form = style.paragraph_format
    form.space_before = form.space_after = Twips(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(LINE_PITCH)
    form.widow_control = False
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _centre(style: ParagraphStyle) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.keep_with_next = True


def _appendix_styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Twips

    kinds = (
        (APPENDIX_TITLE, HEI_FACE, SIZE_3), (APPENDIX_TEXT, TEXT_FACE, SIZE_S4), (APPENDIX_CELL, SONG_FACE, SIZE_5)
    )  # fmt: skip
    for name, font, size in kinds:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set(style, font=font, size=size)
    title, text, cell = (document.styles[name] for name in (APPENDIX_TITLE, APPENDIX_TEXT, APPENDIX_CELL))
    _outline(title)
    title.paragraph_format.keep_with_next = True
    text.paragraph_format.line_spacing = Twips(_APPENDIX_LINE)
    cell.paragraph_format.line_spacing = 1.0
    cell.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _off_grid(text)
    _off_grid(cell)
    parts.indent(text, first=_INDENT, pitch=_APPENDIX_PITCH)


def _outline(style: ParagraphStyle) -> None:
    """Stand among the headings of the navigation pane."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    style.element.get_or_add_pPr().append(level)


def _off_grid(style: ParagraphStyle) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    style.element.get_or_add_pPr().insert_element_before(
        snap, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
    )


def _defaults(document: Document) -> None:
    """Fonts by name and the language in place of the theme's."""
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    parts.name_fonts(run, TEXT_FACE)
    run.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    paragraph = defaults.find(qn("w:pPrDefault")).find(qn("w:pPr"))
    _drop(paragraph, "w:spacing")


def _line_rules(document: Document) -> None:
    """Kinsoku on, marks may hang, no room slipped in between Chinese and Latin: 28 characters stay 28."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    settings: Any = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    # Chinese Word's own defaults, which the template of python-docx has not got.
    compat = settings.find(qn("w:compat"))
    for place, name in enumerate(
        ("balanceSingleByteDoubleByteWidth", "doNotExpandShiftReturn", "adjustLineHeightInTable")
    ):
        compat.insert(place, OxmlElement(f"w:{name}"))
    properties = document.styles["Normal"].element.get_or_add_pPr()
    rules = (
        ("kinsoku", "1"),
        ("overflowPunct", "1"),
        ("topLinePunct", "0"),
        ("autoSpaceDE", "0"),
        ("autoSpaceDN", "0"),
    )
    for name, value in rules:
        rule = OxmlElement(f"w:{name}")
        rule.set(qn("w:val"), value)
        properties.insert_element_before(rule, "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _drop(element: Any, name: str) -> None:
    from docx.oxml.ns import qn

    for child in element.findall(qn(name)):
        element.remove(child)
