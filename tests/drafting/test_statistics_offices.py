"""Tables as county offices make them: no value is taken for another's, and what cannot be told is listed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.terms import Vocabulary, load_vocabulary
from drafting.cells import NameKind, StatTable
from drafting.statistics import read_statistics
from drafting.tables.places import Places
from tests.drafting.statistics_files import Rows, workbook


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def read(folder: Path, rows: Rows, *merged: str, sheet: str = "S", **options: Any) -> StatTable:
    path = workbook(folder / "统计表.xlsx", {sheet: rows}, merges={sheet: merged})
    return read_statistics([path], vocabulary=vocabulary(), **options)


def keys(table: StatTable) -> dict[str, tuple[str, str]]:
    """Address -> indicator and scope."""
    return {cell.address: (cell.indicator, cell.scope) for cell in table.cells}


def units(table: StatTable) -> dict[str, str]:
    return {cell.address: cell.unit for cell in table.cells}


def test_a_county_that_no_list_has_is_not_taken_for_the_district_of_that_name(tmp_path: Path) -> None:
    for title, place in (("越秀县2024年教育统计", "越秀县"), ("越秀区2024年教育统计", "越秀区")):
        table = read(tmp_path, [[title], ["指标", "数值"], ["小学在校生数", 100]])
        assert table.regions == (place,)


def test_a_name_without_indicator_is_listed_as_one_though_its_unit_is_unknown_too(tmp_path: Path) -> None:
    rows: Rows = [["云岭县2024年统计"], ["指标", "单位", "数值"], ["操场绿化带长度", "米", 340], ["班级数", "光年", 5]]
    table = read(tmp_path, rows)
    assert [(each.kind, each.name) for each in table.unknown] == [
        (NameKind.INDICATOR, "操场绿化带长度"),
        (NameKind.UNIT, "光年"),
    ]
    assert table.cells == ()


def test_a_total_is_of_all_kinds_of_schools_only_where_its_own_columns_list_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["县区", "班级数（个）", None, None, "在园幼儿数（人）"],
        [None, "合计", "小学", "初中", "幼儿园"],
        ["云岭县", 834, 598, 236, 5873],
    ]
    table = read(tmp_path, rows, "A1:A2", "B1:D1", year=2024)
    assert keys(table)["B3"] == ("classes_total", "")


def test_the_total_of_all_schooling_is_no_total_of_compulsory_education(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年教育基本情况"],
        ["项目", "学校数（所）", "在校生数（人）", None],
        [None, None, "计", "其中：女"],
        ["总计", 79, 43411, 20500],
        ["学前教育", 34, 5873, 2800],
        ["小学", 30, 20917, 9800],
        ["初中", 11, 10941, 5100],
        ["普通高中", 4, 5680, 2800],
    ]
    found = keys(read(tmp_path, rows, "A2:A3", "B2:B3", "C2:D2"))
    assert [found[f"{column}4"] for column in "BCD"] == [
        ("schools_all", ""),
        ("students_all", ""),
        ("students_all", "女生"),
    ]
    assert found["B5"] == ("kindergartens", "")
    assert found["D6"] == ("students_primary", "小学女生")


def test_girls_of_compulsory_education_are_not_all_of_its_pupils(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年统计"],
        ["项目", "在校生数（人）", None],
        [None, "计", "其中：女"],
        ["义务教育", 31858, 14900],
    ]
    found = keys(read(tmp_path, rows, "A2:A3", "B2:C2"))
    assert found == {"B4": ("students_compulsory", ""), "C4": ("students_compulsory", "女生")}


def test_what_is_counted_below_a_stage_is_of_that_stage_and_headings_end_where_the_next_begins(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年统计"],
        ["项目", "单位", "数值"],
        ["一、学校数"],
        ["　小学", "所", 30],
        ["二、在校学生数"],
        ["　小学", "人", 20917],
        ["　　其中：女生", "人", 9800],
        ["　初中", "人", 10941],
    ]
    assert keys(read(tmp_path, rows)) == {
        "C4": ("school_primary", ""),
        "C6": ("students_primary", ""),
        "C7": ("students_primary", "小学女生"),
        "C8": ("students_junior", ""),
    }


def test_a_unit_that_cannot_be_the_row_aboves_opens_another_indicator(tmp_path: Path) -> None:
    rows: Rows = [["云岭县2024年统计"], ["项目", "数值"], ["初中平均班额（人/班）", 40.1], ["幼儿园（所）", 25]]
    assert keys(read(tmp_path, rows)) == {"B3": ("avg_class_size", "初中"), "B4": ("kindergartens", "")}


def test_persons_are_not_times_of_persons_and_shares_are_no_persons(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年统计"],
        ["指标", "单位", "数量", "占比"],
        ["资助学生", "人次", 12300, None],
        ["女教师", "人", 1500, 68.2],
    ]
    table = read(tmp_path, rows)
    assert keys(table) == {
        "C3": ("aid_person_times", ""),
        "C4": ("teacher_female", ""),
        "D4": ("teacher_female_ratio", ""),
    }
    assert units(table)["D4"] == "%"


def test_backbone_teachers_among_those_who_rotate_are_not_all_backbone_teachers(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年统计"],
        ["指标", "单位", "数值"],
        ["交流轮岗教师", "人", 117],
        ["　其中：骨干教师", "人", 28],
        ["　其中：高级职称教师", "人", 9],
    ]
    table = read(tmp_path, rows)
    assert keys(table) == {"C3": ("rotation_teachers", ""), "C4": ("rotation_backbone", "")}
    assert [each.address for each in table.unknown] == ["A5"]


def test_two_tables_side_by_side_each_have_their_own_title(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县学生情况（2024年）", None, None, None, "禾川区学生情况（2023年）"],
        ["指标", "单位", "数值", None, "指标", "单位", "数值"],
        ["小学在校生数", "人", 100, None, "小学在校生数", "人", 200],
    ]
    table = read(tmp_path, rows, "A1:C1", "E1:G1")
    assert {cell.address: (cell.region, cell.period) for cell in table.cells} == {
        "C3": ("云岭县", "2024"),
        "G3": ("禾川区", "2023"),
    }


def test_names_and_values_in_turn_without_a_header_are_read_in_pairs(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年控辍保学统计表"],
        ["疑似辍学学生数（人）", 9, "劝返复学学生数（人）", 8],
        ["送教上门学生数（人）", 22, "随班就读学生数（人）", 151],
    ]
    found = keys(read(tmp_path, rows))
    assert (found["B2"][0], found["D2"][0], found["B3"][0]) == (
        "suspected_dropouts",
        "returned_dropouts",
        "home_teaching",
    )


def test_terms_and_days_in_a_title_give_the_period_and_a_bare_date_does_not(tmp_path: Path) -> None:
    for said, period in (("2024年秋季学期", "2024秋季"), ("（截至2024年9月1日）", "2024"), ("2024年10月15日", None)):
        rows: Rows = [["云岭县教育概况"], [said], ["指标", "单位", "数据"], ["小学在校生数", "人", 18940]]
        table = read(tmp_path, rows)
        assert [cell.period for cell in table.cells] == ([period] if period else [])


def test_a_value_merged_over_stages_is_of_no_stage(tmp_path: Path) -> None:
    rows: Rows = [["云岭县2024年统计"], ["指标", "小学", "初中"], ["交流轮岗教师比例", "11.7%", None]]
    assert keys(read(tmp_path, rows, "B3:C3")) == {"B3": ("rotation_ratio", "")}


def test_a_rate_told_as_a_fraction_gets_no_percent_sign(tmp_path: Path) -> None:
    rows: Rows = [["云岭县2024年统计"], ["指标", "数值"], ["九年义务教育巩固率", 0.991], ["大班额占比", 0.72]]
    assert units(read(tmp_path, rows)) == {"B3": "", "B4": "%"}


def test_offices_short_heads_and_open_bounds_are_understood(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年统计"],
        ["指标", "小学实际值", "初中实际值"],
        ["班数（个）", 598, 236],
        ["学生（人）", 20917, 10941],
        ["家访人次", "11000以上", "8000左右"],
    ]
    table = read(tmp_path, rows)
    assert keys(table)["B3"] == ("classes_total", "小学")
    assert keys(table)["C4"] == ("students_junior", "")
    assert [(cell.value_text, cell.qualifier) for cell in table.cells[-2:]] == [("11000", "以上"), ("8000", "左右")]


def test_the_total_row_of_a_list_of_schools_has_no_stage_of_the_row_above(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年各校情况"],
        ["学校名称", "办学类型", "班级数"],
        ["城关一中", "初中", 18],
        ["城关一小", "小学", 24],
        ["合计", None, 42],
    ]
    assert keys(read(tmp_path, rows))["C5"] == ("classes_total", "")


def test_what_stands_under_a_rate_is_a_rate(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年教育质量指标"],
        ["类别", "项目", "数值"],
        ["巩固率", "小学六年", 99.7],
        [None, "初中三年", 98.5],
        ["入学率", "残疾儿童少年", 98.2],
    ]
    found = keys(read(tmp_path, rows, "A3:A4"))
    assert "disabled_school_age" not in {indicator for indicator, _ in found.values()}


def test_an_invented_county_is_found_where_offices_write_it(tmp_path: Path) -> None:
    for line in ("填报单位（盖章）：霁溪县教育局", "统计年报（霁溪县教育局）", "霁溪县教体局年报", "教基1001 霁溪县"):
        rows: Rows = [[line], ["指标", "2024年"], ["小学在校生数", 18940]]
        assert read(tmp_path, rows).regions == ("霁溪县",), line


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("溪垣县历年数字", "溪垣县"),
        ("溪垣县表三　经费", "溪垣县"),
        ("山区学校情况", None),
        ("县区对照", None),
        ("学区划分一览", None),
        ("各县市区一览", None),
    ],
)
def test_a_county_that_no_list_has_is_known_where_it_opens_a_title(title: str, region: str | None) -> None:
    places = Places(vocabulary().regions)
    assert places.in_title(title) == region


def test_years_stacked_under_titles_of_their_own_are_kept_apart(tmp_path: Path) -> None:
    head = ("指标名称", "单位", "云岭县", "禾川区")
    rows = [
        ("2024年教育事业情况",), head, ("小学学校数", "所", 31, 34), ("初中学校数", "所", 13, 15), (),
        ("2023年教育事业情况",), head, ("小学学校数", "所", 30, 33), ("初中学校数", "所", 12, 14),
    ]  # fmt: skip
    table = read(tmp_path, rows)
    assert [str(table.find("school_primary", region="云岭县", year=year).value) for year in (2024, 2023)] == [
        "31",
        "30",
    ]
    assert table.checks == ()


def test_a_header_repeated_on_a_new_page_opens_no_table(tmp_path: Path) -> None:
    head = ("指标名称", "单位", "云岭县", "禾川区")
    rows = [
        ("2024年教育事业情况",), head, ("小学学校数", "所", 31, 34),
        ("续表",), head, ("初中学校数", "所", 13, 15),
    ]  # fmt: skip
    table = read(tmp_path, rows)
    assert {(cell.indicator, cell.period) for cell in table.cells} == {
        ("school_primary", "2024"),
        ("school_junior", "2024"),
    }
