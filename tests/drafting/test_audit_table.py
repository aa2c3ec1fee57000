"""Figures of a draft against the statistics: each kind of fault is told as what it is, what agrees is left alone."""

from __future__ import annotations

import pytest

from drafting.findings import FindingCode
from tests.drafting.held_against import STATISTICS, audited, table, told

TITLE = "云岭县2024年控辍保学工作总结\n"

FAULTS = [
    # digits
    ("全县现有义务教育阶段学校97所。", ("figure_mismatch", "97所", "79所")),
    ("义务教育阶段在校学生36944人。", ("figure_mismatch", "36944人", "36494人")),
    ("全县九年义务教育巩固率为94.9%。", ("figure_mismatch", "94.9%", "99.4%")),
    ("全县初中学校31所。", ("figure_mismatch", "31所", "13所")),
    ("落实资金1502.58万元。", ("figure_mismatch", "1502.58万元", "1502.85万元")),
    # last year's number
    ("全县现有义务教育阶段学校83所。", ("stale_figure", "83所", "79所")),
    ("义务教育阶段在校学生36997人。", ("stale_figure", "36997人", "36494人")),
    ("义务教育阶段在校学生3.70万人。", ("stale_figure", "3.70万人", "36494人")),
    ("全县接受送教上门学生31人。", ("stale_figure", "31人", "27人")),
    # another county's number, another county's name
    ("义务教育阶段在校学生62421人。", ("wrong_region", "62421人", "36494人")),
    ("禾川区现有义务教育阶段学校79所。", ("wrong_region", "禾川区", "云岭县")),
    ("禾川区义务教育阶段在校学生36494人。", ("wrong_region", "禾川区", "云岭县")),
    # another year's name
    ("2023年全县义务教育阶段在校学生36494人。", ("wrong_year", "2023年", "2024年")),
    ("2022年全县义务教育阶段在校学生36494人。", ("wrong_year", "2022年", "2024年")),
    # units
    ("全县现有义务教育阶段学校79人。", ("unit_mismatch", "79人", "79所")),
    ("义务教育阶段在校学生36494所。", ("unit_mismatch", "36494所", "36494人")),
    ("全年落实资助资金1502.85亿元。", ("unit_mismatch", "1502.85亿元", "1502.85万元")),
    # changes
    ("义务教育阶段在校学生36494人，比上年增加503人。", ("change_direction", "增加503人", "减少503人")),
    ("义务教育阶段在校学生36494人，比上年减少530人。", ("change_mismatch", "530人", "503人")),
    ("九年义务教育巩固率为99.4%，比上年提高0.2%。", ("percent_vs_point", "0.2%", "0.2个百分点")),
    ("九年义务教育巩固率为99.4%，比上年下降0.2个百分点。", ("change_direction", "下降0.2个百分点", "提高0.2个百分点")),
    ("九年义务教育巩固率为99.4%，比上年提高0.7个百分点。", ("change_mismatch", "0.7个百分点", "0.2个百分点")),
]

TRUE = [
    "全县现有义务教育阶段学校79所，其中小学31所、初中13所。",
    "义务教育阶段在校学生36494人，比上年减少503人。",
    "义务教育阶段在校学生3.65万人。",
    "义务教育阶段在校学生约3.6万人。",
    "义务教育阶段在校学生36400余人。",
    "2023年，全县义务教育阶段在校学生36997人。",
    "禾川区义务教育阶段学校58所，比我县少21所。",
    "九年义务教育巩固率为99.4%，比上年提高0.2个百分点。",
    "56人及以上大班额由上年的15个减少到7个。",
    "56人及以上大班额由15个减少到7个。",
    "55人及以上班级有12个。",
    "小学班级数651个。",
    "其中城关小学在校学生1820人。",
    "2025年，力争九年义务教育巩固率达到99.6%。",
    "每所学校配备专职心理健康教师1人，抽查学校12所。",
    "落实资助资金1502.85万元，比上年增加31.48万元。",
    "上半年排查发现义务教育阶段学校15所存在安全隐患。",
    "全县建有特色学校9所，受表彰的学校5所。",
    "接受送教上门学生27名。",
]


@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=[text for text, _ in FAULTS])
def test_a_fault_is_told_once_as_what_it_is_with_what_should_stand_there(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert told(audited(TITLE + text, statistics=table())) == [expected]


@pytest.mark.parametrize("text", TRUE)
def test_what_agrees_or_is_of_something_else_is_left_alone(text: str) -> None:
    assert told(audited(TITLE + text, statistics=table())) == []


def test_a_finding_names_the_cell_that_speaks_against_it() -> None:
    (found,) = audited(f"{TITLE}全县现有义务教育阶段学校83所。", statistics=table())
    assert "统计数据!E2" in found.message
    assert [getattr(each, "raw", None) for each in found.evidence] == ["79所", "83所"]


def test_a_sentence_full_of_last_years_numbers_is_stale_in_each() -> None:
    text = "义务教育阶段在校学生36997人，其中小学24612人、初中12385人。"
    codes = [each.code for each in audited(TITLE + text, statistics=table())]
    assert codes == [FindingCode.STALE_FIGURE] * 3


def test_the_year_given_decides_which_cells_a_draft_without_a_year_is_held_against() -> None:
    text = "云岭县控辍保学工作总结\n义务教育阶段在校学生36997人。"
    assert told(audited(text, statistics=table(), year=2023)) == []
    assert told(audited(text, statistics=table(), year=2024)) == [("stale_figure", "36997人", "36494人")]


def test_a_table_that_contradicts_itself_accuses_nobody() -> None:
    twice = table(STATISTICS).cells + table({("school_total", "云岭县", 2024, ""): "80所"}).cells
    assert told(audited(f"{TITLE}全县现有义务教育阶段学校97所。", statistics=type(table())(twice))) == []


def test_a_number_counted_in_another_way_is_no_mismatch() -> None:
    noted = table({("school_total", "云岭县", 2024, ""): "79所"}, notes={"school_total": "含教学点"})
    assert told(audited(f"{TITLE}全县现有义务教育阶段学校50所（不含教学点）。", statistics=noted)) == []


def test_without_statistics_and_library_only_the_draft_itself_speaks() -> None:
    assert told(audited(f"{TITLE}全县现有义务教育阶段学校97所。")) == []


# Each sentence is true by the statistics: 15 classes and 83 schools are those of 2023, 7 and 79 those of 2024.
SERIES = [
    "大班额由15个降至7个。",
    "全县义务教育学校79所，上年83所，净减4所；其中小学31所、初中13所。",
    "大班额7个，上年为15个；义务教育阶段在校学生36494人。",
    "九年义务教育巩固率从2023年的99.2%提高到99.4%，送教上门27人。",
    "送教上门27人，为2023年（31人）的87.1%；大班额7个。",
]


@pytest.mark.parametrize("text", SERIES)
def test_a_number_of_the_year_before_told_as_such_is_left_alone(text: str) -> None:
    assert told(audited(TITLE + text, statistics=table(), year=2024)) == []


def test_a_wrong_number_behind_an_aside_of_last_year_is_still_told() -> None:
    text = "大班额7个，上年为15个；义务教育阶段在校学生36997人。"
    assert told(audited(TITLE + text, statistics=table(), year=2024)) == [("stale_figure", "36997人", "36494人")]
