from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.library import Library, opened
from corpus.quantity import read_quantities
from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.cells import Cell, CellStatus, StatTable
from drafting.compose import compose, draft_text
from drafting.drafts import Basis, Computation, Draft, Sentence
from drafting.statistics import read_statistics
from drafting.template import find_template, load_templates
from ingest.pipeline import ingest
from tests.conftest import PROJECT
from tests.drafting.rendering_tables import VOCABULARY

COUNTIES = ("云岭县", "禾川区", "临渚市")
SUMMARIES = ("dropout_control", "quality_balance", "annual_education")
PAPERS = {
    "云岭县2023年控辍保学工作总结.txt": """云岭县2023年控辍保学工作总结
2023年，云岭县认真落实控辍保学各项要求。现将工作情况总结如下：
一、基本情况
全县有义务教育学校83所，在校学生36997人。
二、主要做法
（一）落实控辍保学责任。县教育局与各乡镇签订控辍保学目标责任书，班主任逐户走访缺课学生家庭。校长包年级、教师包学生，责任落实到每一个人。
（二）做好学生资助。对家庭经济困难学生逐人建档，资助金直接打入学生家长的银行卡。全年资助学生20864人次。
三、存在的问题
（一）偏远教学点教师不足，音乐、美术课程难以开齐。
四、下一步工作打算
（一）继续补充教学点紧缺学科教师，办好必要的教学点。
""",
    "禾川区2024年控辍保学工作总结.txt": """禾川区2024年控辍保学工作总结
2024年，禾川区扎实做好控辍保学工作。现总结如下：
一、主要做法
（一）健全排查机制。各校每周比对学籍与到校名单，发现连续缺课的学生当天上门了解情况。全区共排查学生62421人。
（二）关爱特殊群体。为送教上门学生配备康复教具，由骨干教师定期上门辅导。区实验小学建立了资源教室。
（三）改善办学条件。新建东湖学校教学楼，新增学位3060个。
二、存在的问题
（一）城区学位仍然紧张，部分学校班额偏大。
三、下一步工作打算
（一）加快城区学校建设，逐步消除大班额。
""",
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with opened(folder / "library", open_encoder=None) as library:
        report = ingest([folder / name for name in PAPERS], library)
        assert all(file.error is None for file in report.files), report
        yield library


@pytest.fixture(scope="module")
def sample() -> StatTable:
    (path,) = (PROJECT / "corpus" / "samples").glob("*统计数据*.xlsx")
    return read_statistics([path], vocabulary=VOCABULARY)


def made(library: Library, template: str, table: StatTable, region: str = "云岭县", **options: object) -> Draft:
    return compose(library, template=find_template(template), region=region, year=2024, table=table, **options)  # type: ignore[arg-type]


def sentences(draft: Draft) -> list[Sentence]:
    return [each for section in draft.sections for paragraph in section.paragraphs for each in paragraph.sentences]


def numbers_of(sentence: Sentence) -> set[Decimal]:
    """Every number that a sentence's evidence holds: values, what was worked out, lines and their wording."""
    found: set[Decimal] = set()
    for each in sentence.evidence:
        if isinstance(each, Cell):
            found |= {number for number in (each.value, each.value_high, each.denominator) if number is not None}
        elif isinstance(each, Computation):
            found |= {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", each.shown)}
        elif isinstance(each, Threshold):
            told = f"{each.value} {each.name} {each.source} {each.note}"
            found |= {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", told)}
    return found


def unbracketed(text: str) -> str:
    return re.sub(r"《[^》]*》|〔\d{4}〕\d+号|【[^】]*】|“[^”]*”", "", text)


@pytest.mark.parametrize("region", COUNTIES)
@pytest.mark.parametrize("template", SUMMARIES)
def test_no_number_stands_without_evidence(papers: Library, sample: StatTable, template: str, region: str):
    draft = made(papers, template, sample, region)
    checked = 0
    for sentence in sentences(draft):
        said = unbracketed(sentence.text).replace("2024年", "")
        held = numbers_of(sentence)
        for number in re.findall(r"\d+(?:\.\d+)?", said):
            checked += 1
            assert Decimal(number) in held, sentence
    assert checked > 60
    assert draft.findings == ()


@pytest.mark.parametrize("region", COUNTIES)
@pytest.mark.parametrize("template", SUMMARIES)
def test_a_summary_names_no_other_county_and_no_other_year(
    papers: Library, sample: StatTable, template: str, region: str
):
    text = unbracketed(draft_text(made(papers, template, sample, region)))
    for other in (*COUNTIES, "青江市", "东湖学校", "实验小学"):
        assert other not in text.replace(region, "")
        assert other[:2] not in text.replace(region, "").replace("实验", "")
    assert set(re.findall(r"\d{4}年", text)) == {"2024年"}


@pytest.mark.parametrize("template", [*SUMMARIES, "county_comparison"])
def test_headings_are_numbered_and_the_text_has_every_sentence(papers: Library, sample: StatTable, template: str):
    draft = made(papers, template, sample)
    lines = draft_text(draft).split("\n")
    firsts = [line[:2] for line in lines if re.match(r"[一二三四五六七八九十]、", line)]
    assert firsts == ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、"][: len(firsts)]
    assert len(firsts) >= 4
    assert lines[0] == draft.title
    assert "".join(each.text for each in sentences(draft)) == "".join(
        line for line in lines[1:] if line not in {section.heading for section in draft.sections}
    )


def blanked(table: StatTable, wanted: Sequence[tuple[str, str]], region: str = "云岭县") -> StatTable:
    """The table with the year's cells of some indicators empty."""
    cells = tuple(
        replace(cell, value=None, raw="—", status=CellStatus.MISSING)
        if cell.region == region and cell.period == "2024" and (cell.indicator, cell.scope) in wanted
        else cell
        for cell in table.cells
    )
    return StatTable(cells, table.unknown, table.checks, table.notices)


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("dropout_control", [("school_total", ""), ("classes_total", "小学"), ("suspected_dropouts", "")]),
        ("dropout_control", [("aid_funds", "地方"), ("students_primary", ""), ("home_teaching", "")]),
        ("quality_balance", [("staff_total", ""), ("rotation_ratio", ""), ("fitness_pass_rate", "初中")]),
        ("annual_education", [("edu_expenditure", ""), ("poor_household_children", "")]),
    ],
)
def test_gaps_are_exactly_the_cells_that_are_empty(
    papers: Library, sample: StatTable, template: str, wanted: list[tuple[str, str]]
):
    draft = made(papers, template, blanked(sample, wanted), precedents=0)
    assert sorted((gap.indicator, gap.scope) for gap in draft.gaps) == sorted(wanted)
    text = draft_text(draft)
    for gap in draft.gaps:
        assert gap.mark in text
        assert gap.section in [section.heading for section in draft.sections]
        assert (gap.year, gap.region) == (2024, "云岭县")
    assert text.count("【待补：") == len(wanted)


def test_an_empty_cell_of_last_year_is_no_gap_and_gives_no_change(papers: Library, sample: StatTable):
    cells = tuple(
        replace(cell, value=None, status=CellStatus.MISSING)
        if (cell.region, cell.period, cell.indicator) == ("云岭县", "2023", "school_total")
        else cell
        for cell in sample.cells
    )
    draft = made(papers, "dropout_control", StatTable(cells), precedents=0)
    assert draft.gaps == ()
    assert "学校总数比上年" not in draft_text(draft)


def test_an_empty_library_gives_a_draft_with_marked_practice_sections(library: Library, sample: StatTable):
    draft = made(library, "dropout_control", sample)
    assert "【待补：控辍保学责任制的做法（2024年）】" in draft_text(draft)
    assert "【待补：存在的问题（2024年）】" in draft_text(draft)
    assert all(gap.indicator is None for gap in draft.gaps)
    assert len({gap.section for gap in draft.gaps}) == len(draft.gaps)
    assert all(sentence.basis is Basis.GAP for sentence in sentences(draft) if sentence.text.startswith("【待补"))


def test_borrowed_sentences_keep_their_passage_and_the_paper_is_a_source(papers: Library, sample: StatTable):
    draft = made(papers, "dropout_control", sample)
    borrowed = [sentence for sentence in sentences(draft) if sentence.basis is Basis.PRECEDENT]
    assert len(borrowed) >= 4
    for sentence in borrowed:
        (cited, *_) = [each for each in sentence.evidence if isinstance(each, Citation)]
        assert cited.quote == papers.catalog.text(cited.document_id, cited.start, cited.end)
        assert cited.document_id in [source.document_id for source in draft.sources]
    kinds = [source.type for source in draft.sources]
    assert kinds[0] == "statistics"
    assert {"document", "standard"} <= set(kinds)


def test_the_appendix_table_has_every_row_of_the_county_with_its_change(papers: Library, sample: StatTable):
    table = made(papers, "dropout_control", sample, precedents=0).table
    assert table is not None
    assert table.columns == ("2024年", "2023年")
    assert len(table.rows) == 60
    first = table.rows[0]
    assert (first.name, first.change) == ("义务教育学校数", "减少4所")
    assert first.computation is not None
    assert first.computation.expression == "79 - 83 = -4"


def test_notes_tell_how_figures_were_counted_and_speak_of_no_other_county(papers: Library, sample: StatTable):
    notes = made(papers, "dropout_control", sample, precedents=0).notes
    assert "义务教育学校数：含教学点和特殊教育学校。" in notes
    assert not any(other in note for note in notes for other in ("禾川", "临渚"))


def test_a_comparison_names_every_county_and_marks_what_one_lacks(papers: Library, sample: StatTable):
    draft = made(papers, "county_comparison", sample, region="青江市")
    text = draft_text(draft)
    assert "云岭县、禾川区、临渚市" in text
    assert "禾川区最多" in text
    assert [(gap.indicator, gap.region) for gap in draft.gaps] == [("dual_teacher_lessons", "禾川区")]
    assert "特殊教育在校生数：云岭县101人、禾川区118人、临渚市85人；各地统计口径不一致，不作高低比较。" in text
    assert draft.table is not None
    assert draft.table.columns == COUNTIES
    assert draft.findings == ()
    for sentence in sentences(draft):
        numbers = {quantity.value for quantity in read_quantities(unbracketed(sentence.text).replace("2024年", ""))}
        if sentence.basis is not Basis.TEMPLATE:
            assert numbers <= numbers_of(sentence), sentence


def test_two_counties_asked_for_are_the_ones_compared(papers: Library, sample: StatTable):
    draft = made(papers, "county_comparison", sample, regions=("云岭县", "临渚市"))
    assert draft.table is not None
    assert draft.table.columns == ("云岭县", "临渚市")
    assert "禾川区" not in draft_text(draft)


@pytest.mark.parametrize(
    ("template", "region", "regions", "problem"),
    [
        ("dropout_control", "霞桥县", (), "统计表里没有霞桥县2024年的数据"),
        ("county_comparison", "青江市", ("云岭县",), "至少要比较两个"),
        ("county_comparison", "青江市", ("云岭县", "霞桥县"), "统计表里没有霞桥县2024年的数据"),
    ],
)
def test_what_the_table_does_not_hold_is_said_before_anything_is_written(
    papers: Library, sample: StatTable, template: str, region: str, regions: tuple[str, ...], problem: str
):
    with pytest.raises(UsageError, match=problem) as raised:
        made(papers, template, sample, region=region, regions=regions)
    assert raised.value.remedy


def test_fixed_wording_with_a_number_of_its_own_is_held_back_and_told(
    papers: Library, sample: StatTable, tmp_path: Path
):
    path = tmp_path / "mine.yaml"
    path.write_text(
        """id: mine
name: 我的
kind: summary
title: "{region}{year}年总结"
sections:
  - heading: 基本情况
    blocks:
      - text: "全年投入经费500万元。"
      - figures: ["学校{school_total}。"]
""",
        encoding="utf-8",
    )
    draft = made(papers, str(path), sample)
    assert "500" not in draft_text(draft)
    assert [finding.quote for finding in draft.findings] == ["500万元"]
    assert any("没有写进正文" in remark for remark in draft.remarks)


def test_smoothed_wording_stays_only_where_it_is_proved(papers: Library, sample: StatTable):
    def reword(said: Sequence[Sentence]) -> Sequence[Sentence]:
        """The first sentence better, the others with a number that nothing holds."""
        better = [replace(said[0], text=said[0].text.replace("。", "，成效待核。"))]
        return [*better, *(replace(each, text=f"投入98765元，{each.text}") for each in said[1:])]

    plain = made(papers, "dropout_control", sample)
    smoothed = made(papers, "dropout_control", sample, smooth=reword, generator="某模型")
    assert "98765" not in draft_text(smoothed)
    assert "，成效待核。" in draft_text(smoothed)
    assert smoothed.generator == "某模型"
    assert plain.generator == "extractive"
    assert made(papers, "dropout_control", sample, smooth=lambda said: said).generator == "extractive"


def test_a_smoother_that_loses_sentences_changes_nothing(papers: Library, sample: StatTable):
    plain = draft_text(made(papers, "dropout_control", sample))
    assert draft_text(made(papers, "dropout_control", sample, smooth=lambda said: said[:-1])) == plain


def test_every_template_of_the_program_makes_a_draft_of_its_length(papers: Library, sample: StatTable):
    for template in load_templates().values():
        text = draft_text(compose(papers, template=template, region="云岭县", year=2024, table=sample))
        assert 1500 <= len(text) <= 4500, template.id


def test_the_papers_that_lent_wording_are_named_once(papers: Library, sample: StatTable):
    remarks = made(papers, "dropout_control", sample).remarks
    assert sum(remark.startswith("借用语句来源：《") for remark in remarks) == 1
    assert len(set(remarks)) == len(remarks) <= 4
