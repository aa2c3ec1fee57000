# ruff: noqa: E501 (the lines of markup are the test data)
"""Word files: what is printed is read, once, in order."""

import pytest

from ingest.blocks import BlockKind
from ingest.readers import read
from ingest.readers.joining import split_breaks
from ingest.readers.ordinals import ordinal


def level(index, number_format, text, extra=""):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4", '<w:lvlRestart w:val="0"/>')
    + '</w:abstractNum><w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    '<w:num w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def p(text, *, num=None, lvl=0, style="", extra=""):
    number = f'<w:numPr><w:ilvl w:val="{lvl}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{number}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r>{extra}</w:p>'


def texts(path):
    return [b.text for b in read(path).blocks]


def test_automatic_numbers_are_read_as_printed(word):
    body = "".join(
        p(text, num=90, lvl=lvl)
        for text, lvl in (
            ("概况", 0),
            ("规模", 1),
            ("学校", 2),
            ("教师", 2),
            ("经费", 1),
            ("2023年支出", 2),
            ("做法", 0),
            ("入学", 1),
        )
    )
    assert texts(word(body, numbering=LISTS)) == [
        "一、概况",
        "（一）规模",
        "1.学校",
        "2.教师",
        "（二）经费",
        "1. 2023年支出",
        "二、做法",
        "（一）入学",
    ]


def test_start_override_restarts_and_level_without_restart_goes_on(word):
    body = p("甲", num=90, lvl=2) + p("乙", num=91, lvl=2) + p("丙", num=91, lvl=2)
    body += p("圈", num=90, lvl=3) + p("丁", num=90, lvl=2) + p("圈", num=90, lvl=3)
    assert texts(word(body, numbering=LISTS)) == ["1.甲", "5.乙", "6.丙", "①圈", "7.丁", "②圈"]


def test_style_carries_number_and_level(word):
    styles = (
        '<w:style w:type="paragraph" w:styleId="S1"><w:name w:val="章"/><w:pPr><w:numPr><w:numId w:val="90"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="S2"><w:name w:val="章下"/><w:basedOn w:val="S1"/></w:style>'
    )
    reading = read(word(p("概况", style="S1") + p("做法", style="S2") + p("正文"), numbering=LISTS, styles=styles))
    assert [(b.text, b.level, b.kind) for b in reading.blocks] == [
        ("一、概况", 1, BlockKind.HEADING),
        ("二、做法", 1, BlockKind.HEADING),
        ("正文", None, BlockKind.PARAGRAPH),
    ]


@pytest.mark.parametrize(
    ("number_format", "number", "printed"),
    [
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("japaneseCounting", 10, "十"),
        ("ideographDigital", 12, "一二"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalFullWidth", 12, "１２"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("ideographTraditional", 3, "丙"),
        ("chineseLegalSimplified", 11, "壹拾壹"),
        ("decimalZero", 3, "03"),
        ("bullet", 1, ""),
        ("somethingNew", 4, "4"),
    ],
)
def test_number_formats(number_format, number, printed):
    assert ordinal(number, number_format) == printed


def test_merged_cells_stand_in_every_row_they_cover(word):
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    rows = [
        cell("乡镇", down) + cell("小学", wide),
        cell("", on) + cell("班数") + cell("人数"),
        cell("东镇", down) + cell("12") + cell("430"),
        cell("", on) + cell("13") + cell("450"),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    reading = read(word(p("表前") + table + p("表后")))
    assert [b.text for b in reading.blocks] == [
        "表前",
        "乡镇：东镇；小学·班数：12；小学·人数：430",
        "乡镇：东镇；小学·班数：13；小学·人数：450",
        "表后",
    ]
    cells = reading.blocks[2].cells
    assert [(c.address, c.row_header, c.column_header) for c in cells] == [
        ("R3C1", "", "乡镇"),
        ("R4C2", "东镇", "小学·班数"),
        ("R4C3", "东镇", "小学·人数"),
    ]
    assert [reading.blocks[2].text[c.start : c.end] for c in cells] == ["东镇", "13", "450"]


def test_frame_of_one_cell_is_plain_text_with_its_numbers(word):
    table = f"<w:tbl><w:tr><w:tc>{p('概况', num=90)}{p('做法', num=90)}</w:tc></w:tr></w:tbl>"
    assert texts(word(table, numbering=LISTS)) == ["一、概况", "二、做法"]


def test_tracked_changes_keep_insertions_and_drop_deletions(word):
    change = '<w:ins w:id="1" w:author="甲"><w:r><w:t>新增</w:t></w:r></w:ins><w:del w:id="2" w:author="甲"><w:r><w:delText>旧文</w:delText></w:r></w:del>'
    reading = read(word(p("保留", extra=change)))
    assert [b.text for b in reading.blocks] == ["保留新增"]
    assert [w.code for w in reading.warnings] == ["tracked_changes"]
    assert ("旧文", "修订中已删除的文字") in [(r.text, r.reason) for r in reading.removed]


def test_text_box_is_read_once_and_field_codes_never(word):
    box = "<w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>三</w:t></w:r>'
    assert texts(word(p("第", extra=field + both))) == ["第三", "框内文字"]


def test_headers_contents_and_hidden_text_are_left_out_and_told(word):
    contents = p("一、概况……1", style="TOC1")
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗语</w:t></w:r>"
    reading = read(word(contents + p("正文", extra=hidden), styles=styles, header="内部资料"))
    assert [b.text for b in reading.blocks] == ["正文"]
    assert {r.reason for r in reading.removed} == {"页眉页脚", "目录", "隐藏文字"}


def test_manual_breaks_part_sentences_and_join_wrapped_ones():
    assert split_breaks("第一句。\n第二句说到，\n这里。\n　　第三段", whole=False) == [
        "第一句。",
        "第二句说到，这里。",
        "第三段",
    ]
    assert split_breaks("云岭县教育局\n2023年12月30日", whole=False) == ["云岭县教育局", "2023年12月30日"]
    assert split_breaks("云岭县2023年控辍保学\n工作情况总结", whole=True) == ["云岭县2023年控辍保学工作情况总结"]
