"""A comparison as a file: the suffix chooses, nothing is lost on failure, and every file says the same."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from api.exports.comparison import NO_FONT, check_output, write_comparison
from api.exports.references import references_of
from api.exports.writing import put_files
from corpus.errors import UsageError, YoujuError
from drafting.fonts import InstalledFont, best_font, find_chinese_font
from drafting.plain import plain, width, wrapped
from retrieval.comparison import Comparison
from tests.api.comparisons import COMPARISON, FORMULA, LONG, REGIONS, YUNLING, citation, done, topic

DAY = date(2024, 3, 5)
needs_a_font = pytest.mark.skipif(find_chinese_font() is None, reason="no Chinese font on this machine")


def no_font() -> None:
    return None


def written(path: Path, comparison: Comparison = COMPARISON) -> Path:
    write_comparison(comparison, path, generated_on=DAY)
    return path


def words_of(paper: docx.document.Document) -> str:
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in paper.paragraphs), *cells))


# --- where it is written ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["比较.pdf", "比较", "比较.xls", "xlsx"])
def test_an_unknown_suffix_is_refused_with_the_three_that_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx、\.docx 或 \.md"):
        check_output(tmp_path / name)


def test_a_suffix_in_capitals_is_the_same_suffix(tmp_path: Path) -> None:
    assert written(tmp_path / "比较.XLSX").read_bytes().startswith(b"PK")


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(YoujuError, match="不存在") as raised:
        written(tmp_path / "没有" / "比较.md")
    assert str(tmp_path / "没有") in str(raised.value)
    assert not (tmp_path / "没有").exists()


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "比较.md").mkdir()
    with pytest.raises(YoujuError, match="是一个文件夹"):
        written(tmp_path / "比较.md")


def test_a_failure_leaves_the_old_files_whole_and_no_scraps(tmp_path: Path) -> None:
    old = tmp_path / "旧.md"
    old.write_text("旧的内容", "utf-8")
    with pytest.raises(YoujuError):
        put_files({old: "新的内容".encode(), tmp_path / "没有" / "图.png": b"x"})
    assert old.read_text("utf-8") == "旧的内容"
    assert [path.name for path in tmp_path.iterdir()] == ["旧.md"]


def test_writing_again_replaces_the_file_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "比较.md"
    path.write_text("旧的内容", "utf-8")
    path.chmod(0o640)
    assert "县域比较表" in written(path).read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "真.md").write_text("旧", "utf-8")
    link = tmp_path / "链接.md"
    link.symlink_to(tmp_path / "真.md")
    written(link)
    assert link.is_symlink()
    assert "县域比较表" in (tmp_path / "真.md").read_text("utf-8")


# --- citations --------------------------------------------------------------------------------------------------


def test_one_place_of_a_paper_has_one_number() -> None:
    references = references_of(COMPARISON)
    assert [each.id for each in references.citations] == list(range(1, len(references.citations) + 1))
    assert len({(each.document_id, each.start, each.end) for each in references.citations}) == len(references.citations)
    assert [each.quote for each in references.citations].count(LONG) == 1
    assert references.number(citation(YUNLING, LONG, start=500)) == 1


@pytest.mark.parametrize("suffix", ["md", "docx"])
def test_every_number_in_brackets_stands_in_the_list_with_its_exact_quote(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path / f"比较.{suffix}")
    text = path.read_text("utf-8").replace("\\", "") if suffix == "md" else words_of(docx.Document(str(path)))
    references = references_of(COMPARISON).citations
    assert {int(number) for number in re.findall(r"\[(\d+)\]", text)} == {each.id for each in references}
    assert all(f"“{each.quote}”" in text for each in references)
    assert all(each.docno in text for each in references if each.docno)


# --- Markdown ---------------------------------------------------------------------------------------------------


def test_markdown_tables_have_a_cell_for_every_county_whatever_the_text_holds(tmp_path: Path) -> None:
    text = written(tmp_path / "比较.md").read_text("utf-8")
    table = [line for line in text.split("## 指标对比")[0].splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {len(REGIONS) + 2}
    assert r"城东小学\|附属幼儿园" in text


def test_a_papers_own_markup_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    odd = "**一**<b>二</b>`三`[四](五)~~六~~\n七&lt;"
    rows = (topic("做法", done(YUNLING, odd, citation(YUNLING, odd))),)
    text = written(tmp_path / "比较.md", Comparison(REGIONS, rows)).read_text("utf-8")
    assert r"\*\*一\*\*\<b\>二\</b\>\`三\`\[四\](五)\~\~六\~\~ 七&amp;lt;" in text


@needs_a_font
def test_markdown_shows_the_pictures_that_were_made_and_no_other(tmp_path: Path) -> None:
    text = written(tmp_path / "比 较.md").read_text("utf-8")
    made = sorted(path.name for path in tmp_path.glob("*.png"))
    assert made == ["比 较-图1.png", "比 较-图2.png", "比 较-图3.png"]
    assert re.findall(r"!\[.*?\]\((.*?)\)", text) == [f"%E6%AF%94%20%E8%BE%83-%E5%9B%BE{n}.png" for n in (1, 2, 3)]
    assert all(Image.open(tmp_path / name).size[0] == 1000 for name in made)


@pytest.mark.parametrize("suffix", ["md", "docx"])
def test_without_a_chinese_font_there_is_no_picture_and_the_user_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"比较.{suffix}"
    assert write_comparison(COMPARISON, path, generated_on=DAY, find_font=no_font) == (NO_FONT,)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    if suffix == "docx":
        assert len(docx.Document(str(path)).inline_shapes) == 0
    else:
        assert "![" not in path.read_text("utf-8")


def test_nothing_is_said_of_fonts_where_no_chart_was_wanted(tmp_path: Path) -> None:
    only_topics = Comparison(REGIONS, COMPARISON.topics)
    assert write_comparison(only_topics, tmp_path / "比较.docx", generated_on=DAY, find_font=no_font) == ()


# --- Word -------------------------------------------------------------------------------------------------------


def test_the_word_paper_lies_on_a4_with_headers_that_repeat(tmp_path: Path) -> None:
    paper = docx.Document(str(written(tmp_path / "比较.docx")))
    section = paper.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    tables = [table for table in paper.tables if table.style.name == "Table Grid"]
    assert len(tables) == 2
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in tables)
    assert sum(column.width.cm for column in tables[0].columns) == pytest.approx(25.7, abs=0.1)


def test_every_word_of_the_paper_has_a_chinese_font(tmp_path: Path) -> None:
    paper = docx.Document(str(written(tmp_path / "比较.docx")))
    for name in ("Normal", "Title", "Heading 1"):
        fonts = paper.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("仿宋", "黑体", "宋体")
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    runs = [
        run
        for table in paper.tables
        for row in table.rows
        for cell in row.cells
        for p in cell.paragraphs
        for run in p.runs
    ]
    assert all(run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs if run.text.strip())


def test_many_counties_are_set_in_several_tables_and_none_is_lost(tmp_path: Path) -> None:
    regions = tuple(f"第{number}县" for number in range(1, 13))
    rows = (topic("学生资助"),)
    cells = tuple(type(rows[0].cells[0])(region, rows[0].cells[0].status) for region in regions)
    comparison = Comparison(regions, (type(rows[0])("学生资助", None, cells),))
    paper = docx.Document(str(written(tmp_path / "比较.docx", comparison)))
    headers = [[cell.text for cell in table.rows[0].cells] for table in paper.tables]
    assert [len(header) for header in headers] == [5, 5, 5]
    assert [name for header in headers for name in header[1:]] == list(regions)


def test_text_that_no_office_file_can_hold_does_not_break_one(tmp_path: Path) -> None:
    odd = "控辍\x00保学\x0b工作\ufffe\ud800"
    rows = (topic("做法", done(YUNLING, odd, citation(YUNLING, odd, title=None, docno=None, year=None, path=()))),)
    comparison = Comparison(REGIONS, rows)
    for suffix in ("docx", "md", "xlsx"):
        written(tmp_path / f"比较.{suffix}", comparison)
    assert "控辍保学工作" in words_of(docx.Document(str(tmp_path / "比较.docx")))
    assert "（无标题）云岭县.docx" in (tmp_path / "比较.md").read_text("utf-8")


def test_nothing_compared_is_still_a_whole_file(tmp_path: Path) -> None:
    for suffix in ("docx", "md", "xlsx"):
        assert written(tmp_path / f"比较.{suffix}", Comparison(REGIONS)).stat().st_size > 0


def test_a_formula_of_a_paper_is_quoted_as_it_is(tmp_path: Path) -> None:
    assert FORMULA in words_of(docx.Document(str(written(tmp_path / "比较.docx"))))


# --- charts, fonts, widths --------------------------------------------------------------------------------------


@needs_a_font
def test_a_picture_is_drawn_in_the_chinese_font_and_not_in_boxes(recwarn: pytest.WarningsRecorder) -> None:
    from api.exports.bars import bar_charts
    from drafting.charts import draw

    font = find_chinese_font()
    assert font is not None
    picture = draw(bar_charts(COMPARISON, references_of(COMPARISON))[0], font=font)
    assert Image.open(io.BytesIO(picture)).format == "PNG"
    assert [str(warning.message) for warning in recwarn if "Glyph" in str(warning.message)] == []


def test_the_plainest_face_of_the_best_family_is_chosen() -> None:
    song = InstalledFont(Path("/f/simsun.ttc"), ("SimSun", "宋体"))
    bold = InstalledFont(Path("/f/NotoSansCJK-Bold.ttc"), ("Noto Sans CJK SC",), "Bold")
    plain_face = InstalledFont(Path("/f/NotoSansCJK-Regular.ttc"), ("Noto Sans CJK SC",), "Regular")
    bitmap = InstalledFont(Path("/f/noto.pcf.gz"), ("Noto Sans CJK SC",), "Regular")
    unknown = InstalledFont(Path("/f/county.ttf"), ("某县字体",))
    assert best_font([song, bold, unknown, bitmap, plain_face]) == plain_face.file
    assert best_font([unknown, song]) == song.file
    assert best_font([unknown]) == unknown.file
    assert best_font([bitmap]) is None


def test_lines_are_broken_between_characters_and_never_within_a_number() -> None:
    lines = wrapped("投入1493.03475万元，新增学位1620个。", 12)
    assert "".join(lines) == "投入1493.03475万元，新增学位1620个。"
    assert any("1493.03475" in line for line in lines)
    assert all(line[0] not in "，。" for line in lines)
    assert all(width(line) <= 14 for line in lines)
    assert wrapped("", 10) == [""]


def test_line_ends_are_one_kind() -> None:
    assert plain("一\r\n二\r三") == "一\n二\n三"
