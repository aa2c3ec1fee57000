"""Samples as Word files: real automatic numbering, merged header cells, the layout of GB/T 9704-2012."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from .archive import without_clock
from .source import Grid, Line, Paper

BODY_FONT, TITLE_FONT = "仿宋_GB2312", "方正小标宋简体"
LEVEL_FONTS = {1: "黑体", 2: "楷体_GB2312", 3: BODY_FONT}
LINE_PITCH = Pt(28.95)  # 225 mm / 22 lines, GB/T 9704-2012 5.2.3
TWO_CHARACTERS = Pt(32)
NUM_ID = "91"
FIRST_LEVEL_STYLE = "公文一级标题"
RED = RGBColor(0xFF, 0, 0)


def word_file(paper: Paper) -> bytes:
    """Automatic numbering, or for ``layout: notice`` a red head and typed numbers."""
    document = Document()
    _page(document)
    notice = paper.meta.get("layout") == "notice"
    if notice:
        _red_head(document, paper)
        _paragraph(document, "")
    else:
        _numbering(document, running=paper.meta.get("layout") == "running")
    _paragraph(document, paper.meta["title"], font=TITLE_FONT, size=22, align="CENTER", indent=False)
    if not notice and "docno" in paper.meta:
        _paragraph(document, f"（{paper.meta['docno']}）", align="CENTER", indent=False)
    _paragraph(document, "")
    if "to" in paper.meta:
        _paragraph(document, paper.meta["to"], indent=False)
    cut = next((i for i, b in enumerate(paper.blocks) if isinstance(b, Line) and b.role == "attachment"), None)
    body, appendix = (paper.blocks, ()) if cut is None else (paper.blocks[:cut], paper.blocks[cut:])
    _blocks(document, body, automatic=not notice)
    if paper.attachments:
        _paragraph(document, "")
    for index, name in enumerate(paper.attachments, 1):
        _paragraph(document, ("附件：" if index == 1 else "\u3000\u3000\u3000") + f"{index}.{name}")
    _paragraph(document, "")
    for key in ("sign", "date"):
        _paragraph(
            document, paper.meta[key], align="RIGHT", indent=False
        ).paragraph_format.right_indent = TWO_CHARACTERS
    _blocks(document, appendix, automatic=False)
    out = io.BytesIO()
    document.core_properties.author = paper.meta["sign"]
    document.core_properties.title = ""
    document.save(out)
    return without_clock(out.getvalue())


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    style.font.name = "Times New Roman"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY_FONT)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    footer._p.append(field)
    footer.add_run(" —")


def _numbering(document: Any, *, running: bool) -> None:
    """Three levels 一、（一）1.; the first is carried by a style, the others by their paragraphs."""
    restart = '<w:lvlRestart w:val="0"/>' if running else ""
    forms = [("chineseCounting", "%1、", ""), ("chineseCounting", "（%2）", ""), ("decimal", "%3.", restart)]
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for i, (form, text, extra) in enumerate(forms)
    )
    root = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUM_ID}">{{}}{levels}</w:abstractNum>'
    root.insert(0, parse_xml(abstract.format('<w:multiLevelType w:val="multilevel"/>')))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUM_ID}"><w:abstractNumId w:val="{NUM_ID}"/></w:num>'))
    style = document.styles.add_style(FIRST_LEVEL_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.element.get_or_add_pPr().append(_num_pr(0))


def _num_pr(level: int) -> Any:
    return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{NUM_ID}"/></w:numPr>')


def _blocks(document: Any, blocks: tuple[Line | Grid, ...], *, automatic: bool) -> None:
    for block in blocks:
        if isinstance(block, Grid):
            _table(document, block)
        elif block.role == "heading":
            _heading(document, block, automatic=automatic)
        elif block.role == "attachment":
            document.add_page_break()
            _paragraph(document, block.text, font="黑体", indent=False)
        elif block.role == "caption":
            _paragraph(document, block.text, align="CENTER", indent=False)
        elif block.role == "note":
            _paragraph(document, block.text, size=12)
        else:
            _paragraph(document, block.text)


def _heading(document: Any, line: Line, *, automatic: bool) -> None:
    title, stop, rest = line.text.partition("。")
    paragraph = _paragraph(document, "" if automatic else line.number)
    if automatic and line.level == 1:
        paragraph.style = FIRST_LEVEL_STYLE
    elif automatic:
        paragraph._p.get_or_add_pPr()._insert_numPr(_num_pr(line.level - 1))
    for run in paragraph.runs:
        _font(run, LEVEL_FONTS[line.level])
    _font(paragraph.add_run(title + stop), LEVEL_FONTS[line.level])
    if rest:
        _font(paragraph.add_run(rest), BODY_FONT)


def _table(document: Any, grid: Grid) -> None:
    title = _paragraph(document, grid.title, font="黑体", size=14, align="CENTER", indent=False)
    title.paragraph_format.keep_with_next = True
    table = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0]), style="Table Grid")
    for row, column, last_row, last_column, text in grid.anchors():
        cell = table.cell(row, column)
        if (last_row, last_column) != (row, column):
            cell = cell.merge(table.cell(last_row, last_column))
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = last_row + 1 < len(grid.rows)
        _font(paragraph.add_run(text), "黑体" if row < grid.header else BODY_FONT, 12)
    for row in table.rows[: grid.header]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _red_head(document: Any, paper: Paper) -> None:
    head = _paragraph(document, paper.meta["head"], font=TITLE_FONT, size=36, align="CENTER", indent=False, pitch=False)
    head.runs[0].font.color.rgb = RED
    number = _paragraph(document, paper.meta["docno"], align="CENTER", indent=False)
    border = '<w:pBdr {}><w:bottom w:val="single" w:sz="18" w:space="4" w:color="FF0000"/></w:pBdr>'
    number._p.get_or_add_pPr().insert_element_before(
        parse_xml(border.format(nsdecls("w"))), "w:spacing", "w:ind", "w:jc"
    )


def _paragraph(
    document: Any,
    text: str,
    *,
    font: str = BODY_FONT,
    size: float = 16,
    align: str = "JUSTIFY",
    indent: bool = True,
    pitch: bool = True,
) -> Any:
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_after = Pt(0)
    if pitch:
        layout.line_spacing = LINE_PITCH
    layout.first_line_indent = TWO_CHARACTERS if indent else None
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
    if text:
        _font(paragraph.add_run(text), font, size)
    return paragraph


def _font(run: Any, name: str, size: float = 16) -> None:
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
