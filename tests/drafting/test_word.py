"""The Word paper of a draft: the measures of GB/T 9704, fonts, gaps, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from drafting.drafts import Basis, DraftSection, IndicatorTable, Paragraph, TableRow
from drafting.plain import width
from drafting.typesetting.body import closing_indents
from drafting.typesetting.faces import Substitution, fonts_named, substitutions
from drafting.typesetting.titles import title_lines
from drafting.typesetting.wording import said_date
from drafting.word import paper
from tests.drafting import drafted
from tests.drafting.drafted import MARK, SECTIONS, TITLE, draft, lines, opened, said

# The order in which the schema (ISO/IEC 29500-1, A.1) has these children; Word calls a file damaged for less.
PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
)


def parts_of(file: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def visible(document: docx.document.Document) -> str:
    return "".join(node.text or "\n" for node in document.element.body.iter(qn("w:t"), qn("w:p"), qn("w:br")))


# --- page, type -------------------------------------------------------------------------------------------------


def test_the_page_has_the_measures_of_the_standard() -> None:
    section = opened().sections[0]
    size = (section.page_width.mm, section.page_height.mm)
    margins = (section.top_margin.mm, section.bottom_margin.mm, section.left_margin.mm, section.right_margin.mm)
    assert [round(each) for each in (*size, *margins)] == [210, 297, 37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    found = [grid.get(qn(f"w:{name}")) for name in ("type", "linePitch", "charSpace")]
    assert found == ["linesAndChars", "579", "-848"]


def test_page_numbers_stand_on_the_outside_a_character_in() -> None:
    document = opened()
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side, alignment in ((section.footer, "right", 2), (section.even_page_footer, "left", 0)):
        paragraph = footer.paragraphs[0]
        assert paragraph.alignment == alignment
        assert paragraph._p.pPr.ind.get(qn(f"w:{side}Chars")) == "100"
        assert paragraph.text == "— 1 —"
        assert [each.text for each in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]
        assert {run.font.size.pt for run in paragraph.runs} == {14}
        assert {run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in paragraph.runs} == {"宋体"}


@pytest.mark.parametrize(
    ("text", "font", "size"),
    [
        (TITLE, "方正小标宋简体", 22),
        ("一、基本情况", "黑体", 16),
        ("（一）压实控辍保学责任", "楷体_GB2312", 16),
        ("1.加强学籍管理", "仿宋_GB2312", 16),
        (drafted.LEAD.text, "仿宋_GB2312", 16),
    ],
)
def test_each_kind_of_line_has_its_type_in_its_style_and_in_its_runs(text: str, font: str, size: int) -> None:
    line = next(each for each in opened().paragraphs if each.text == text)
    for owner in (line.style, *line.runs):
        fonts = owner.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert fonts.get(qn("w:ascii")) == "Times New Roman"
        assert owner.font.size.pt == size
    assert not line.style.font.bold
    assert line.style.paragraph_format.line_spacing.twips == 579
    assert line.style.paragraph_format.widow_control is False


def test_text_and_headings_stand_two_characters_in_and_the_title_in_the_middle() -> None:
    document = opened()
    for name in ("Body Text", "Heading 1", "Heading 2", "Heading 3"):
        assert document.styles[name].element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert document.styles["Title"].paragraph_format.alignment == 1


def test_chinese_line_rules_are_set_for_every_style() -> None:
    document = opened()
    properties = document.styles["Normal"].element.pPr
    assert properties.find(qn("w:kinsoku")).get(qn("w:val")) == "1"
    assert properties.find(qn("w:autoSpaceDE")).get(qn("w:val")) == "0"
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == "zh-CN"
    assert "eastAsiaTheme" not in parts_of(paper(draft(), annotated=False))["word/styles.xml"].split("latentStyles")[0]


@pytest.mark.parametrize("annotated", [False, True])
def test_every_part_keeps_the_order_of_the_schema(annotated: bool) -> None:
    for name, text in parts_of(paper(draft(), annotated=annotated)).items():
        if not name.startswith("word/"):
            continue
        root = docx.oxml.parse_xml(text.encode())
        for tag, order in (("w:pPr", PARAGRAPH_ORDER), ("w:rPr", RUN_ORDER)):
            known = order.split()
            for element in root.iter(qn(tag)):
                children = [child.tag.split("}")[1] for child in element]
                places = [known.index(child) for child in children]
                assert places == sorted(set(places)), (name, children)


def test_the_font_table_names_every_face_and_what_may_stand_in() -> None:
    table = parts_of(paper(draft(), annotated=False))["word/fontTable.xml"]
    for face in fonts_named():
        assert re.search(rf'w:name="{face}"[^>]*>\s*<w:altName w:val="[^"]+"', table)
    assert "仿宋" in re.findall(r'w:name="仿宋_GB2312"[^>]*>\s*<w:altName w:val="([^"]+)"', table)[0].split(",")


def test_a_missing_face_is_reported_with_what_stands_in() -> None:
    found = substitutions(["黑体", "SimSun", "FangSong"])
    assert Substitution("仿宋_GB2312", "FangSong") in found
    assert Substitution("楷体_GB2312", None) in found
    assert {each.face for each in found} == {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312"}
    assert substitutions(fonts_named()) == ()


# --- title, closing ---------------------------------------------------------------------------------------------


def test_a_short_title_is_one_line() -> None:
    assert title_lines(TITLE, words=(drafted.COUNTY,)) == (TITLE,)


@pytest.mark.parametrize(
    "title",
    [
        "云岭县2024年义务教育优质均衡发展和城乡一体化工作情况总结报告",
        "关于石泉土家族苗族自治县2023-2024学年义务教育优质均衡发展、控辍保学和随迁子女入学工作情况的报告",
        "青江市云岭县、禾川区、临渚市2024年县域义务教育发展水平比较情况报告",
    ],
)
def test_a_long_title_is_set_in_balanced_lines_that_break_no_word(title: str) -> None:
    names = ("石泉土家族苗族自治县", "云岭县", "禾川区", "临渚市")
    found = title_lines(title, words=names)
    assert "".join(found) == title
    assert len(found) > 1
    assert max(map(width, found)) <= 40
    assert max(map(width, found)) - min(map(width, found)) <= 12
    for whole in (*names, "义务教育", "2023-2024学年", "2024年"):
        assert whole not in title or any(whole in line for line in found)
    assert all(line[0] not in "、的年" for line in found)


def test_a_title_of_no_words_is_still_set() -> None:
    assert title_lines("") == ("",)
    assert "".join(title_lines("甲" * 90)) == "甲" * 90


def test_the_paper_is_marked_as_for_discussion_under_its_title() -> None:
    assert lines(opened())[:2] == [TITLE, "（讨论稿）"]


def test_the_signer_stands_above_the_date_and_both_in_from_the_edge() -> None:
    document = opened()
    found = {line.text: line for line in document.paragraphs}
    signer, dated = found["云岭县教育局"], found["2024年12月5日"]
    assert lines(document).index(dated.text) == lines(document).index(signer.text) + 1
    assert [each.alignment for each in (signer, dated)] == [2, 2]
    # A date longer than its signer keeps two characters; the signer begins two characters before it.
    assert dated._p.pPr.ind.get(qn("w:rightChars")) == "200"
    assert signer._p.pPr.ind.get(qn("w:rightChars")) == "450"


def test_a_long_signer_keeps_two_characters_and_the_date_begins_two_after_it() -> None:
    signer, dated = "青江市云岭县人民政府教育督导委员会办公室", "2024年12月5日"
    right_of_signer, right_of_date = closing_indents(signer, dated)
    assert right_of_signer == 2
    assert right_of_signer + width(signer) / 2 - (right_of_date + width(dated) / 2) == 2


def test_the_signature_keeps_to_the_last_paragraph() -> None:
    document = opened()
    last = lines(document).index(drafted.CLOSING.text)
    assert [each.paragraph_format.keep_with_next for each in document.paragraphs[last : last + 4]] == [
        True, True, True, False,
    ]  # fmt: skip


def test_nobody_signs_where_nobody_was_named() -> None:
    document = opened(signer="", dated="")
    assert not [line for line in document.paragraphs if line.alignment == 2]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2024年09月05日", "2024年9月5日"),
        ("2024-12-20", "2024年12月20日"),
        ("2024年12月20日", "2024年12月20日"),
        ("2024年底", "2024年底"),
    ],
)
def test_a_date_has_no_leading_zeros(given: str, shown: str) -> None:
    assert said_date(given) == shown


# --- text, gaps -------------------------------------------------------------------------------------------------


def test_the_paper_says_the_draft_and_nothing_else_before_its_appendices() -> None:
    text = "\n".join(lines(opened(signer="", dated="")))
    body = text.split("附录1")[0].replace("（讨论稿）\n\n", "").rstrip("\n")
    assert body == drafted.text_of(SECTIONS)


@pytest.mark.parametrize("annotated", [False, True])
def test_what_a_person_must_fill_or_confirm_is_yellow_and_nothing_else_is(annotated: bool) -> None:
    runs = [run for line in opened(annotated).paragraphs for run in line.runs]
    yellow = "".join(run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW)
    assert yellow == MARK + "【待核】"


def test_both_files_show_the_same_words() -> None:
    assert visible(opened(annotated=False)) == visible(opened(annotated=True))


@pytest.mark.parametrize("annotated", [False, True])
def test_the_same_draft_gives_the_same_bytes(annotated: bool) -> None:
    assert paper(draft(), annotated=annotated) == paper(draft(), annotated=annotated)


def test_characters_that_no_office_file_can_hold_do_not_break_one() -> None:
    odd = "学\x00校\x0b79所\ufffe，\ud800共\x1f计。"
    sections = (DraftSection("一、基\x01本情况", 1, (Paragraph((said(odd, Basis.STATISTICS, drafted.SCHOOLS),)),)),)
    row = TableRow("学\x02校数", "", "所", (drafted.SCHOOLS, None))
    fields = {"sections": sections, "title": "总\x03结", "signer": "教\x04育局", "notes": ("口\x05径。",)}
    table = IndicatorTable("表\x06", ("2023年", "2024年"), (row,), with_change=False)
    document = opened(True, table=table, findings=(), **fields)
    assert "学校79所，共计。" in lines(document)
    assert "一、基本情况" in lines(document)


def test_an_empty_draft_is_a_whole_paper_without_appendices() -> None:
    document = opened(
        True, sections=(), gaps=(), findings=(), table=None, sources=(), notes=(), checks=(), unknown=(), remarks=()
    )
    assert lines(document)[0] == TITLE
    assert not [line for line in lines(document) if "附录" in line]
