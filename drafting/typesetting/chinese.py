"""What Word must be told to set Chinese lines: defaults, kinsoku, 28 characters to the line.

Imported only when a paper is written, so python-docx is imported at the top.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from drafting.typesetting import parts
from drafting.typesetting.faces import TEXT_FACE

# Twips that each character of text gives up: 28 of 15.7 points are 439.6, of the 442.2 that there are; full lines are
# spread over the rest. Measured in LibreOffice 7.4: with 5 a line of 28 is broken after 27.
CLOSER = -6
_MODERN = "15"  # Word 2013 and later; below it Word opens a paper in compatibility mode
# Kinsoku on, marks may hang, no room slipped in between Chinese and Latin. In the order that the schema has.
_RULES = (("kinsoku", "1"), ("overflowPunct", "1"), ("topLinePunct", "0"), ("autoSpaceDE", "0"), ("autoSpaceDN", "0"))
# Chinese Word's own defaults, which the template of python-docx has not got. In the order that the schema has.
_COMPATIBLE = ("balanceSingleByteDoubleByteWidth", "doNotExpandShiftReturn")
_AFTER_GRID = (
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:jc",
    "w:textAlignment",
    "w:outlineLvl",
)


def set_defaults(document: Document) -> None:
    """Fonts by name and the language in place of the theme's, for every style that a user may add."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    parts.name_fonts(run, TEXT_FACE)
    run.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    drop(defaults.find(qn("w:pPrDefault")).find(qn("w:pPr")), "w:spacing")
    settings: Any = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    compatible = settings.find(qn("w:compat"))
    for setting in compatible.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _MODERN)
    for place, name in enumerate(_COMPATIBLE):
        compatible.insert(place, OxmlElement(f"w:{name}"))


def set_line_rules(style: ParagraphStyle) -> None:
    """Where lines may break, for a style and those that stand on it."""
    properties = style.element.get_or_add_pPr()
    for name, value in _RULES:
        rule = OxmlElement(f"w:{name}")
        rule.set(qn("w:val"), value)
        properties.insert_element_before(rule, "w:bidi", "w:adjustRightInd", "w:snapToGrid", *_AFTER_GRID)


def set_pitch(style: ParagraphStyle) -> None:
    """28 characters a line in every program: by spacing, and off the page's grid.

    LibreOffice 7.4 gives a character of 16 points two places of a grid whose places are narrower (14 a line), and takes
    a paragraph off the grid by its own snapToGrid; Word takes characters off it by the run's.
    """
    style.font.snap_to_grid = False
    leave_grid(style)
    set_spacing(style, CLOSER)


def set_spacing(style: ParagraphStyle, twips: int) -> None:
    """What each character takes more (or less) than its width."""
    properties = style.element.get_or_add_rPr()
    drop(properties, "w:spacing")
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(twips))
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def leave_grid(style: ParagraphStyle) -> None:
    """Set lines by the style's own line pitch, not by the page's grid."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    style.element.get_or_add_pPr().insert_element_before(snap, *_AFTER_GRID)


def set_outline(style: ParagraphStyle) -> None:
    """Stand among the headings of the navigation pane."""
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    style.element.get_or_add_pPr().append(level)


def drop(element: Any, *names: str) -> None:
    """Take an element's children of these names out."""
    for name in names:
        for child in element.findall(qn(name)):
            element.remove(child)
