"""The styles of the paper: title, headings, text, appendix, comments.

Imported only when a paper is written, so python-docx is imported at the top.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle

from drafting.typesetting import chinese, parts
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

TITLE, TEXT, MARK = "Title", "Body Text", "Subtitle"
APPENDIX_TITLE, APPENDIX_TEXT, APPENDIX_CELL = "附录标题", "附录正文", "附录表格"
# 一、黑体 （一）楷体 1. and （1）仿宋, all 3号 (7.3.3).
HEADINGS = {1: HEI_FACE, 2: KAI_FACE, 3: TEXT_FACE, 4: TEXT_FACE}
_INDENT = 2  # characters, of headings and of a paragraph's first line (7.3.3)
# Twips: 小四 in its own lines, off the page's grid.
_APPENDIX_LINE, _APPENDIX_PITCH = 400, 240
_COMMENT_MARK = 8.0  # points
# What python-docx writes into comments stands on styles of these ids; without them Word sets it as the paper's text.
_COMMENT_TEXT, _COMMENT_REFERENCE = "CommentText", "CommentReference"


def heading_style(level: int) -> str:
    """The style of a heading of a level from 1 on."""
    return f"Heading {min(level, max(HEADINGS))}"


def set_styles(document: Document) -> None:
    """Set every style the paper uses, and the defaults that a user's other styles stand on."""
    chinese.set_defaults(document)
    styles = document.styles
    _set(styles["Normal"], font=TEXT_FACE, size=SIZE_3)
    chinese.set_pitch(styles["Normal"])
    chinese.set_line_rules(styles["Normal"])
    for name, font, size in ((TITLE, TITLE_FACE, SIZE_2), (MARK, HEI_FACE, SIZE_3)):
        _set(styles[name], font=font, size=size, align=WD_ALIGN_PARAGRAPH.CENTER)
        styles[name].paragraph_format.keep_with_next = True
    for level, font in HEADINGS.items():
        style = styles[heading_style(level)]
        _set(style, font=font, size=SIZE_3)
        style.paragraph_format.keep_with_next, style.paragraph_format.keep_together = True, False
        parts.indent(style, first=_INDENT, pitch=CHARACTER_PITCH)
    _set(styles[TEXT], font=TEXT_FACE, size=SIZE_3)
    parts.indent(styles[TEXT], first=_INDENT, pitch=CHARACTER_PITCH)
    _set_appendix(document)
    _set_comments(document)


def _set(
    style: ParagraphStyle, *, font: str, size: float, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
) -> None:
    """Type, and lines of exactly the grid's pitch: a substituted face with tall lines takes no two of them."""
    parts.set_style(style, font=font, size=size)
    style.font.italic = False
    chinese.drop(style.element.get_or_add_rPr(), "w:spacing", "w:kern")
    chinese.drop(style.element.get_or_add_pPr(), "w:contextualSpacing", "w:numPr")
    form = style.paragraph_format
    form.space_before = form.space_after = Twips(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(LINE_PITCH)
    form.widow_control, form.alignment = False, align


def _set_appendix(document: Document) -> None:
    title = _added(document, APPENDIX_TITLE, font=HEI_FACE, size=SIZE_3)
    title.paragraph_format.keep_with_next = True
    chinese.set_outline(title)
    text = _added(document, APPENDIX_TEXT, font=TEXT_FACE, size=SIZE_S4)
    text.paragraph_format.line_spacing = Twips(_APPENDIX_LINE)
    parts.indent(text, first=_INDENT, pitch=_APPENDIX_PITCH)
    cell = _added(document, APPENDIX_CELL, font=SONG_FACE, size=SIZE_5)
    cell.paragraph_format.line_spacing, cell.paragraph_format.alignment = 1.0, WD_ALIGN_PARAGRAPH.LEFT
    for style in (text, cell):
        chinese.set_spacing(style, 0)


def _set_comments(document: Document) -> None:
    text = _added(document, "annotation text", font=SONG_FACE, size=SIZE_5)
    text.element.set(qn("w:styleId"), _COMMENT_TEXT)
    text.paragraph_format.line_spacing, text.paragraph_format.alignment = 1.0, WD_ALIGN_PARAGRAPH.LEFT
    chinese.set_spacing(text, 0)
    mark = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), _COMMENT_REFERENCE)
    mark.font.size = Pt(_COMMENT_MARK)


def _added(document: Document, name: str, *, font: str, size: float) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _set(style, font=font, size=size)
    return style
