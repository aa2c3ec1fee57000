"""The typefaces of GB/T 9704-2012 7.2 and what Word takes where a machine has not got them.

The standard names classes of type; the faces that offices mean by them are licensed and cannot be shipped. The paper
names them, with other names for each (``w:altName``) that come with Windows, Office or free software.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

TITLE_FACE = "方正小标宋简体"
TEXT_FACE = "仿宋_GB2312"
KAI_FACE = "楷体_GB2312"
HEI_FACE = "黑体"
SONG_FACE = "宋体"

# Points (GB/T 9704-2012 3.4: 号). 小四 and 五号 are for appendices, which the standard does not rule.
SIZE_2, SIZE_3, SIZE_4, SIZE_S4, SIZE_5 = 22.0, 16.0, 14.0, 12.0, 10.5

# Nearest in look first. The last of each is free.
_INSTEAD = {
    TITLE_FACE: ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "宋体", "Noto Serif CJK SC"),
    TEXT_FACE: ("仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang R", "Noto Serif CJK SC"),
    KAI_FACE: ("楷体", "KaiTi", "华文楷体", "STKaiti", "AR PL UKai CN", "Noto Serif CJK SC"),
    HEI_FACE: ("SimHei", "华文黑体", "STHeiti", "Noto Sans CJK SC", "WenQuanYi Micro Hei"),
    SONG_FACE: ("SimSun", "华文宋体", "STSong", "Noto Serif CJK SC", "AR PL UMing CN"),
}
# w:family, as Word itself writes it for these faces.
_FAMILIES = {TITLE_FACE: "script", TEXT_FACE: "modern", KAI_FACE: "modern", HEI_FACE: "modern", SONG_FACE: "auto"}
_GB2312 = "86"  # w:charset, hexadecimal


@dataclass(frozen=True, slots=True)
class Substitution:
    """A face that a machine has not got, and the one that will stand in; null where none is known."""

    face: str
    instead: str | None


def fonts_named() -> tuple[str, ...]:
    """The Chinese typefaces that every paper names."""
    return tuple(_INSTEAD)


def substitutions(installed: Iterable[str]) -> tuple[Substitution, ...]:
    """What a machine with fonts of these family names shows otherwise than the paper names it (pure)."""
    names = frozenset(installed)
    missing = (face for face in _INSTEAD if face not in names and not names.intersection(_SAME.get(face, ())))
    return tuple(Substitution(face, next((one for one in _INSTEAD[face] if one in names), None)) for face in missing)


# The same face under its Latin name.
_SAME = {
    HEI_FACE: ("SimHei",),
    SONG_FACE: ("SimSun",),
    TITLE_FACE: ("FZXiaoBiaoSong-B05S",),
    TEXT_FACE: (),
    KAI_FACE: (),
}


def fonts_remark() -> str:
    """One sentence for the reader of the paper: which faces it names and what is shown without them."""
    named, instead = "、".join(fonts_named()), f"{_INSTEAD[TITLE_FACE][2]}、仿宋、楷体"
    return f"本文件使用{named}；电脑上没有安装其中某种字体时，会以{instead}等相近字体显示，字形会有差别。"


def list_fonts(document: Document) -> None:
    """Write the named faces and their other names into the paper's font table."""
    from lxml import etree  # type: ignore[import-untyped]

    part = next(part for part in document.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml")
    table = etree.fromstring(part.blob)
    space = table.nsmap["w"]
    known = {font.get(f"{{{space}}}name"): font for font in table}
    for face, others in _INSTEAD.items():
        if face in known:
            table.remove(known[face])
        font = etree.SubElement(table, f"{{{space}}}font", {f"{{{space}}}name": face})
        # In the order that the schema has.
        said = (("altName", ",".join(others)), ("charset", _GB2312), ("family", _FAMILIES[face]), ("pitch", "fixed"))
        for name, value in said:
            etree.SubElement(font, f"{{{space}}}{name}", {f"{{{space}}}val": value})
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
