"""The sample papers are what their README says: readable, consistent, and our own words."""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
import trafilatura
from docx import Document
from docx.oxml.ns import qn

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
SEEDS = ROOT.parent / "shared" / "seeds"
sys.path.insert(0, str(ROOT / "tests" / "tools"))

from samples_builder import build, source, statistics  # noqa: E402

SOURCES = sorted(build.SOURCES.glob("*.txt"))
ROWS = statistics.load(build.STATISTICS)
PLANTED = {
    ("临渚市“三色预警”控辍保学典型经验.html", "督查次数", "4"),
    ("云岭县2024年秋季学期控辍保学督查结果公告.txt", "义务教育在校生数", "36997"),
    ("云岭县2024年秋季学期控辍保学督查结果公告.txt", "小学在校生数", "24612"),
    ("云岭县2024年秋季学期控辍保学督查结果公告.txt", "初中在校生数", "12385"),
    ("禾川区2024年义务教育优质均衡发展工作总结.pdf", "新增学位数", "3160"),
}
SUMS = (  # whole = parts, each name an indicator and perhaps a scope
    ("义务教育学校数", "小学学校数+初中学校数+九年一贯制学校数+教学点数+特殊教育学校数"),
    ("义务教育在校生数", "小学在校生数+初中在校生数"),
    ("班级数", "班级数·小学+班级数·初中"),
    ("大班额数", "大班额数·小学+大班额数·初中"),
    ("教职工数", "教职工数·小学+教职工数·初中"),
    ("专任教师数", "专任教师数·小学+专任教师数·初中"),
    ("新增学位数", "新增学位数·小学+新增学位数·初中"),
    ("应入学残疾儿童", "随班就读残疾学生数+特教学校就读残疾学生数+送教上门学生数"),
    ("资助资金·合计", "资助资金·中央省+资助资金·地方"),
    ("疑似辍学学生数", "劝返复学学生数"),
)
SHARES = (
    ("大班额占比", "大班额数/班级数*100"),
    ("交流轮岗教师比例", "交流轮岗教师数/符合交流条件教师数*100"),
    ("教联体覆盖率", "教联体学校数/(小学学校数+初中学校数+九年一贯制学校数)*100"),
)
COUNTIES_AND_YEARS = sorted({(row.county, row.year) for row in ROWS})
RISEN, FALLEN = {"增加", "提高"}, {"减少", "下降", "撤并"}
CHANGE = re.compile("|".join(RISEN | FALLEN | {"低于"}))


def cjk(text: str) -> str:
    return re.sub(r"[^一-鿿]", "", text)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def file_text(path: Path) -> str:
    """All text of a sample, by the library that reads its format."""
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def paper_texts(path: Path) -> tuple[source.Paper, str]:
    return source.read(path), path.read_text(encoding="utf-8")


def test_readme_lists_every_sample_and_nothing_else() -> None:
    listed = set(re.findall(r"^\| `([^`]+)`", (SAMPLES / "README.md").read_text(encoding="utf-8"), re.M))
    assert listed == {path.name for path in SAMPLES.iterdir()} - {"README.md"}
    assert listed == set(build.all_files())


def test_all_samples_together_stay_below_a_megabyte() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 1_000_000


def test_builder_gives_the_committed_files_again() -> None:
    for name, content in build.all_files().items():
        path = SAMPLES / name
        committed = path.read_bytes()
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as new, zipfile.ZipFile(io.BytesIO(committed)) as old:
                assert {n: new.read(n) for n in new.namelist()} == {n: old.read(n) for n in old.namelist()}, name
        elif path.suffix == ".pdf":
            with pdfplumber.open(io.BytesIO(content)) as new:
                assert "\n".join(page.extract_text() for page in new.pages) == file_text(path)
        else:
            assert content == committed, name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_paragraph_of_a_paper_can_be_read_out_of_its_file(path: Path) -> None:
    paper = source.read(path)
    text = squeezed(file_text(SAMPLES / paper.meta["file"]))
    for block in paper.blocks:
        if isinstance(block, source.Line) and not (block.level == 2 and paper.meta["file"].endswith(".md")):
            words = squeezed(block.text)
            if paper.meta["file"].endswith(".pdf"):  # a page's end may stand inside a paragraph
                words = words[:20]
            assert words in text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_figure_equals_its_statistic_or_formula_unless_planted(path: Path) -> None:
    paper, raw = paper_texts(path)
    for claim in source.claims(raw):
        value = statistics.evaluate(
            ROWS, county=paper.meta["county"], year=int(paper.meta["year"]), expression=claim.expression
        )
        agrees = statistics.rounded_like(value, claim.printed) == Decimal(claim.printed)
        assert agrees != claim.planted, (claim.printed, claim.expression, value)


def test_planted_contradictions_are_exactly_those_listed() -> None:
    found = set()
    for path in SOURCES:
        paper, raw = paper_texts(path)
        found |= {(paper.meta["file"], c.expression, c.printed) for c in source.claims(raw) if c.planted}
    assert found == PLANTED
    table = (SAMPLES / "README.md").read_text(encoding="utf-8").partition("埋设的矛盾")[2].partition("口径不同")[0]
    assert len(re.findall(r"^\| \d ", table, re.M)) == 3
    assert all(printed in table for _, _, printed in PLANTED)


def test_words_of_change_point_the_way_the_figures_went() -> None:
    checked = 0
    for path in SOURCES:
        for match in source.MARKER.finditer(path.read_text(encoding="utf-8")):
            minuend, minus, _ = match["expression"].partition("-")
            if minus:
                sentence = re.split(r"[。\n]", match.string[: match.start()])[-1]
                word = CHANGE.findall(sentence)[-1]
                assert word in (FALLEN if "@2023" in minuend else RISEN) | {"低于"}, match.group()
                checked += 1
    assert checked >= 25


@pytest.mark.parametrize(("county", "year"), COUNTIES_AND_YEARS)
@pytest.mark.parametrize(("whole", "parts"), SUMS)
def test_sums_hold_in_the_statistics(county: str, year: int, whole: str, parts: str) -> None:
    value = statistics.evaluate(ROWS, county=county, year=year, expression=whole)
    assert value == statistics.evaluate(ROWS, county=county, year=year, expression=parts)


@pytest.mark.parametrize(("county", "year"), COUNTIES_AND_YEARS)
@pytest.mark.parametrize(("share", "formula"), SHARES)
def test_shares_match_their_counts(county: str, year: int, share: str, formula: str) -> None:
    stated = statistics.lookup(ROWS, county=county, year=year, name=share)
    value = statistics.evaluate(ROWS, county=county, year=year, expression=formula)
    assert statistics.rounded_like(value, str(stated)) == stated


def test_long_and_wide_workbooks_say_the_same() -> None:
    long = openpyxl.load_workbook(SAMPLES / build.LONG_WORKBOOK)["统计数据"]
    rows = list(long.iter_rows(values_only=True))
    assert rows[0] == ("县区", "年度", "指标", "范围", "数值", "单位", "备注")
    assert len(rows) - 1 == len(ROWS)
    by_key = {
        (county, year, indicator, "全域" if scope in ("全县", "全区", "全市") else scope): value
        for county, year, indicator, scope, value, *_ in rows[1:]
    }
    wide = openpyxl.load_workbook(SAMPLES / build.WIDE_WORKBOOK)["指标对照"]
    merged = {str(area) for area in wide.merged_cells.ranges}
    assert {"D2:E2", "F2:G2", "H2:I2", "A2:A3"} <= merged
    seen = 0
    for line in wide.iter_rows(min_row=4, values_only=True):
        for column in range(3, 9):
            county, year = wide.cell(2, 4 + (column - 3) // 2 * 2).value, int(str(wide.cell(3, column + 1).value)[:4])
            assert line[column] == by_key[county, year, line[0], line[1]]
            seen += 1
    assert seen == len(ROWS)


def test_workbook_leaves_empty_what_a_county_does_not_collect() -> None:
    empty = {(row.county, row.indicator) for row in ROWS if row.value is None}
    assert empty == {("禾川区", "专递课堂节数")}


@pytest.mark.parametrize("name", [n for n in build.all_files() if n.endswith(".docx") and "通知" not in n])
def test_docx_numbers_are_automatic_and_not_typed(name: str) -> None:
    document = Document(str(SAMPLES / name))
    assert not any(
        re.match(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.\D", p.text) for p in document.paragraphs
    )
    own = [p for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    styled = [p for p in document.paragraphs if p.style.name == "公文一级标题"]
    assert own
    assert len(styled) >= 4
    assert document.styles["公文一级标题"].element.pPr.numPr.numId.val == own[0]._p.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    texts = [level.get(qn("w:val")) for level in numbering.iter(qn("w:lvlText"))]
    assert texts[:3] == ["%1、", "（%2）", "%3."]
    tables = [table._tbl for table in document.tables]
    assert tables
    assert any(table.xpath(".//w:gridSpan") and table.xpath(".//w:vMerge") for table in tables)


def test_notice_has_the_parts_of_an_official_letter_in_order() -> None:
    text = "\n".join(
        p.text for p in Document(str(SAMPLES / "云岭县教育局关于做好2024年送教上门工作的通知.docx")).paragraphs
    )
    parts = (
        "云岭县教育局文件",
        "云教发〔2024〕7号",
        "的通知\n",
        "县特殊教育学校：",
        "附件：1.",
        "云岭县教育局\n2024年3月6日",
        "附件1\n",
        "附件2\n",
    )
    places = [text.index(part) for part in parts]
    assert all(before < after for before, after in pairwise(places))


def test_attachment_table_of_the_notice_adds_up() -> None:
    table = Document(str(SAMPLES / "云岭县教育局关于做好2024年送教上门工作的通知.docx")).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows][2:]
    for column in (2, 3, 4):
        assert sum(int(row[column]) for row in rows[:-1]) == int(rows[-1][column])
    assert int(rows[-1][2]) + int(rows[-1][3]) == 28
    assert len(rows) - 1 == 10


def test_gb18030_text_is_not_utf8_and_is_indented() -> None:
    data = (SAMPLES / "云岭县2023年控辍保学工作总结.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "\r\n\u3000\u3000一、基本情况\r\n" in data.decode("gb18030")


def test_pdf_has_a_text_layer_of_several_numbered_pages_and_cuts_no_figure() -> None:
    with pdfplumber.open(SAMPLES / "禾川区2024年义务教育优质均衡发展工作总结.pdf") as pdf:
        pages = [page.extract_text().splitlines() for page in pdf.pages]
    assert len(pages) in (2, 3)
    assert [page[-1] for page in pages] == [f"— {number} —" for number in range(1, len(pages) + 1)]
    assert {page[0] for page in pages} == {"禾川区教育局2024年度工作总结汇编"}
    lines = [line for page in pages for line in page[1:-1]]
    assert not any(line[0] in "，。、；：）》”%" for line in lines)
    assert not any(re.search(r"[\d.]$", before) and re.match(r"[\d.]", after) for before, after in pairwise(lines))


@pytest.mark.parametrize("name", [n for n in build.all_files() if n.endswith(".html")])
def test_html_has_furniture_around_its_text(name: str) -> None:
    page = file_text(SAMPLES / name)
    assert all(mark in page for mark in ("上一篇", "下一篇", "ICP备", "来源："))
    assert len(cjk(page)) > len(cjk(trafilatura.extract(page) or "")) > 600


@pytest.mark.parametrize("path", [p for p in SOURCES if "总结" in p.stem], ids=lambda path: path.stem)
def test_summaries_are_as_long_as_real_ones(path: Path) -> None:
    paper = source.read(path)
    length = sum(len(block.number + block.text) for block in paper.blocks if isinstance(block, source.Line))
    assert 1200 <= length <= 3500


def test_no_sentence_is_copied_from_the_real_papers() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the real papers lie beside the project and are not here")
    size = 24
    grams = set()
    for seed in SEEDS.iterdir():
        text = cjk(seed.read_text(encoding="utf-8", errors="ignore"))
        grams |= {text[i : i + size] for i in range(len(text) - size + 1)}
    papers = [path for path in SAMPLES.iterdir() if path.suffix != ".xlsx"]
    for raw in [*map(file_text, papers), *(path.read_text(encoding="utf-8") for path in SOURCES)]:
        text = cjk(raw)
        assert not [text[i : i + size] for i in range(len(text) - size + 1) if text[i : i + size] in grams]


def test_statistics_source_has_each_key_once() -> None:
    with build.STATISTICS.open(encoding="utf-8", newline="") as file:
        keys = [(line["县区"], line["年度"], line["指标"], line["范围"]) for line in csv.DictReader(file)]
    assert len(keys) == len(set(keys))
