"""Whatever a county's table looks like, every value is read with its address and what it is of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from corpus.terms import Vocabulary, load_vocabulary
from drafting.cells import CellStatus, NameKind, StatTable
from drafting.statistics import read_statistics
from tests.drafting.statistics_files import Rows, workbook

Value = tuple[str, str, str, str, str | None, str]


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def read(folder: Path, sheets: dict[str, Rows], *merged: str, name: str = "统计表.xlsx", **options: Any) -> StatTable:
    """The table of a workbook; ``merged`` ranges are of its first sheet."""
    path = workbook(folder / name, sheets, merges={next(iter(sheets)): merged})
    return read_statistics([path], vocabulary=vocabulary(), **options)


def values(table: StatTable) -> dict[str, Value]:
    """Address -> what the cell is of, its value and unit."""
    return {
        cell.address: (cell.indicator, cell.region, cell.period, cell.scope, cell.value_text, cell.unit)
        for cell in table.cells
    }


def unknown(table: StatTable) -> list[tuple[NameKind, str, str]]:
    return [(each.kind, each.name, each.address) for each in table.unknown]


def test_a_long_table_is_read_in_any_order_of_columns_with_other_headers_and_blanks_below(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        {
            "数据": [
                ["序号", "单位", "学年", "县（市、区）", "备注", "指标名称", "学段", "指标值"],
                [1, "人", "2024年", "云岭县", None, "在校生数", "小学", "23,976"],
                [2, "人", "2024年", None, "含外县籍", "在校生数", "初中", "１２５１８"],
                [3, "人", "2024年度", None, None, "在校生数", "合计", 36494],
                [4, "%", "2024-2025学年", "云岭", None, "九年义务教育巩固率", "全县", (0.994, "0.0%")],
                [5, "万元", "2024", "禾川区", None, "资助资金", "合计", "约538.90"],
                [6, "人", "2024", "禾川区", None, "火星学生数", "合计", 5],
                [7, "比", "2024", "禾川区", None, "师生比", "小学", "1∶18.5"],
                [8, "人", "2024", "火星", None, "教职工数", "合计", "5"],
                [9, "个", "明年", "禾川区", None, "班级数", "合计", "5"],
                [10, "节", "2024", "禾川区", "未开展", "专递课堂节数", "全区", "—"],
                [11, "光年", "2024", "禾川区", None, "班级数", "全区", "5"],
            ]
        },
    )
    assert values(table) == {
        "H2": ("students_primary", "云岭县", "2024", "", "23976", "人"),
        "H3": ("students_junior", "云岭县", "2024", "", "12518", "人"),
        "H4": ("students_compulsory", "云岭县", "2024", "", "36494", "人"),
        "H5": ("consolidation_rate", "云岭县", "2024-2025学年", "", "99.4", "%"),
        "H6": ("aid_funds", "禾川区", "2024", "", "538.90", "万元"),
        "H8": ("staff_student_ratio", "禾川区", "2024", "小学", "1:18.5", "比"),
        "H11": ("dual_teacher_lessons", "禾川区", "2024", "", None, "节"),
    }
    assert unknown(table) == [
        (NameKind.INDICATOR, "火星学生数", "F7"),
        (NameKind.REGION, "火星", "D9"),
        (NameKind.PERIOD, "明年", "C10"),
        (NameKind.UNIT, "光年", "B12"),
    ]
    by_address = {cell.address: cell for cell in table.cells}
    assert by_address["H3"].note == "含外县籍"
    assert by_address["H6"].qualifier == "约"
    assert by_address["H6"].raw == "约538.90"
    assert (by_address["H11"].status, by_address["H11"].note) == (CellStatus.MISSING, "未开展")


def test_a_wide_table_of_years_leaves_changes_ranks_and_aims_out(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县义务教育基本情况统计表"],
        ["单位：人、所、%"],
        ["指标", "学段", "2023年", "2024年", "较上年增减", "增减（%）", "2025年目标值", "排名", "备注"],
        ["义务教育学校数", None, 83, 79, -4, (-0.048, "0.0%"), 80, 1, "含教学点"],
        ["在校生数", "小学", 24612, 23976, -636, None, None, 2, None],
        [None, "初中", 12385, 12518, 133, None, None, 2, None],
        [None, "合计", 36997, 36494, -503, None, None, 2, None],
        ["九年义务教育巩固率", "全县", 99.2, 99.4, 0.2, None, 99.5, 3, None],
        ["注：统计时点为当年9月。"],
    ]
    table = read(tmp_path, {"Sheet1": rows}, "A1:I1", "A2:I2", "A5:A7", "A9:I9")
    assert values(table) == {
        "C4": ("school_total", "云岭县", "2023", "", "83", "所"),
        "D4": ("school_total", "云岭县", "2024", "", "79", "所"),
        "C5": ("students_primary", "云岭县", "2023", "", "24612", "人"),
        "D5": ("students_primary", "云岭县", "2024", "", "23976", "人"),
        "C6": ("students_junior", "云岭县", "2023", "", "12385", "人"),
        "D6": ("students_junior", "云岭县", "2024", "", "12518", "人"),
        "C7": ("students_compulsory", "云岭县", "2023", "", "36997", "人"),
        "D7": ("students_compulsory", "云岭县", "2024", "", "36494", "人"),
        "C8": ("consolidation_rate", "云岭县", "2023", "", "99.2", "%"),
        "D8": ("consolidation_rate", "云岭县", "2024", "", "99.4", "%"),
    }
    assert not table.unknown
    assert not table.checks


def test_counties_in_rows_under_headers_of_two_levels_with_a_row_of_totals(tmp_path: Path) -> None:
    rows: Rows = [
        ["青江市2024年义务教育统计表"],
        ["县区", "学校数（所）", "在校生数（人）", None, None, "班级数", "巩固率"],
        [None, None, "小学", "初中", "合计", "（个）", "（%）"],
        ["云岭县", 79, 23976, 12518, 36494, 917, 99.4],
        ["禾川区", 58, 41905, 20516, 62421, 1406, 99.7],
        ["合计", 137, 65881, 33034, 98915, 2323, "—"],
    ]
    table = read(tmp_path, {"2024年": rows}, "A1:G1", "A2:A3", "B2:B3", "C2:E2")
    found = values(table)
    assert len(found) == 18
    assert found["B4"] == ("school_total", "云岭县", "2024", "", "79", "所")
    assert found["C5"] == ("students_primary", "禾川区", "2024", "", "41905", "人")
    assert found["E5"] == ("students_compulsory", "禾川区", "2024", "", "62421", "人")
    assert found["D6"] == ("students_junior", "青江市", "2024", "", "33034", "人")
    assert found["F6"] == ("classes_total", "青江市", "2024", "", "2323", "个")
    assert found["G6"] == ("consolidation_rate", "青江市", "2024", "", None, "%")
    assert not table.checks


def test_counties_by_years_under_merged_headers_with_a_column_of_the_city(tmp_path: Path) -> None:
    rows: Rows = [
        ["指标", "范围", "单位", "云岭县", None, "禾川区", None, "全市", None],
        [None, None, None, "2023年", "2024年", "2023年", "2024年", "2023年", "2024年"],
        ["在校生数", "小学", "人", 24612, 23976, 41268, 41905, 65880, 65881],
        ["资助资金", None, "万元", 1471.36, 1502.85, 512.47, 538.9, None, 2041.75],
    ]
    merged = ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:I1")
    found = values(read(tmp_path, {"S": rows}, *merged, name="青江市统计表.xlsx"))
    assert found["E3"] == ("students_primary", "云岭县", "2024", "", "23976", "人")
    assert found["F4"] == ("aid_funds", "禾川区", "2023", "", "512.47", "万元")
    assert found["H4"] == ("aid_funds", "青江市", "2023", "", None, "万元")
    assert found["I4"] == ("aid_funds", "青江市", "2024", "", "2041.75", "万元")
    assert len(found) == 12


def test_one_sheet_a_year_and_one_sheet_a_county(tmp_path: Path) -> None:
    def sheet(*numbers: int) -> Rows:
        return [["指标", "数值", "单位"], ["小学在校生数", numbers[0], "人"], ["初中在校生数", numbers[1], "人"]]

    by_year = {"2023年": sheet(24612, 12385), "2024年统计": sheet(23976, 12518)}
    table = read(tmp_path, by_year, name="云岭县教育统计.xlsx")
    assert [(c.region, c.period, str(c.value)) for c in table.cells] == [
        ("云岭县", "2023", "24612"),
        ("云岭县", "2023", "12385"),
        ("云岭县", "2024", "23976"),
        ("云岭县", "2024", "12518"),
    ]
    by_county = {"云岭县": sheet(1, 2), "禾川区": sheet(3, 4)}
    table = read(tmp_path, by_county, name="2024年.xlsx")
    assert [(c.sheet, c.region, c.period) for c in table.cells][1:3] == [
        ("云岭县", "云岭县", "2024"),
        ("禾川区", "禾川区", "2024"),
    ]


def test_indented_rows_and_rows_of_which_are_parts_of_the_row_above(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年教育统计"],
        ["项目", "单位", "本年", "上年", "增减"],
        ["一、学校情况"],
        ["义务教育学校数", "所", 79, 83, -4],
        ["  其中：小学", "所", 31, 31, 0],
        ["　　　初中", "所", 13, 13, 0],
        ["　　　教学点", "个", 28, 32, -4],
        ["二、学生情况"],
        ["在校生数", "人", 36494, 36997, None],
        ["  小学", "人", 23976, 24612, None],
        ["  初中", "人", 12518, 12385, None],
        ["  其中：女生", "人", 17000, 17100, None],
        ["三、教师"],
        ["教职工数", "人", 2573, 2580, None],
        ["  #专任教师", "人", 2426, 2426, None],
    ]
    table = read(tmp_path, {"S": rows})
    found = values(table)
    this_year = {address: value[:5] for address, value in found.items() if address.startswith("C")}
    assert this_year == {
        "C4": ("school_total", "云岭县", "2024", "", "79"),
        "C5": ("school_primary", "云岭县", "2024", "", "31"),
        "C6": ("school_junior", "云岭县", "2024", "", "13"),
        "C7": ("school_teaching_point", "云岭县", "2024", "", "28"),
        "C9": ("students_compulsory", "云岭县", "2024", "", "36494"),
        "C10": ("students_primary", "云岭县", "2024", "", "23976"),
        "C11": ("students_junior", "云岭县", "2024", "", "12518"),
        "C12": ("students_compulsory", "云岭县", "2024", "女生", "17000"),
        "C14": ("staff_total", "云岭县", "2024", "", "2573"),
        "C15": ("teachers_full_time", "云岭县", "2024", "", "2426"),
    }
    assert found["D10"] == ("students_primary", "云岭县", "2023", "", "24612", "人")
    assert len(found) == 20


def test_two_tables_on_a_sheet_have_each_its_title_and_unit_line(tmp_path: Path) -> None:
    rows: Rows = [
        ["表1 云岭县2024年学校情况"],
        ["指标", "数值"],
        ["小学学校数（所）", 31],
        ["初中学校数（所）", 13],
        [None],
        ["表2 云岭县2023年经费情况"],
        ["单位：万元"],
        ["项目", "金额"],
        ["资助资金", 1502.85],
        ["教育经费支出", "9.87亿元"],
    ]
    assert values(read(tmp_path, {"S": rows})) == {
        "B3": ("school_primary", "云岭县", "2024", "", "31", "所"),
        "B4": ("school_junior", "云岭县", "2024", "", "13", "所"),
        "B9": ("aid_funds", "云岭县", "2023", "", "1502.85", "万元"),
        "B10": ("edu_expenditure", "云岭县", "2023", "", "9.87", "亿元"),
    }


def test_tables_side_by_side_are_read_each_with_its_own_names(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年"],
        ["指标", "单位", "数值", "指标", "单位", "数值"],
        ["小学学校数", "所", 31, "初中学校数", "所", 13],
        ["小学在校生数", "人", 23976, "初中在校生数", "人", 12518],
    ]
    found = values(read(tmp_path, {"S": rows}))
    assert {address: value[0] for address, value in found.items()} == {
        "C3": "school_primary",
        "C4": "students_primary",
        "F3": "school_junior",
        "F4": "students_junior",
    }


def test_levels_in_rows_and_groups_in_headers_name_the_same_keys(tmp_path: Path) -> None:
    by_rows = read(
        tmp_path,
        {
            "S": [
                ["云岭县2024年"],
                ["学段", "在校生数", "班级数", "专任教师数"],
                ["小学", 23976, 651, 1381],
                ["初中", 12518, 266, 1045],
                ["合计", 36494, 917, 2426],
            ]
        },
    )
    by_headers = read(
        tmp_path,
        {
            "S": [
                ["县区", "小学", None, None, "初中", None, None, "合计", None, None],
                [None, *["在校生数（人）", "班级数（个）", "专任教师数（人）"] * 3],
                ["云岭县", 23976, 651, 1381, 12518, 266, 1045, 36494, 917, 2426],
            ]
        },
        "A1:A2",
        "B1:D1",
        "E1:G1",
        "H1:J1",
        year=2024,
    )
    by_sections = read(
        tmp_path,
        {
            "S": [
                ["云岭县2024年义务教育情况"],
                ["项目", "数值", "单位"],
                ["小学阶段"],
                ["在校生数", 23976, "人"],
                ["班级数", 651, "个"],
                ["专任教师数", 1381, "人"],
                ["初中阶段"],
                ["在校生数", 12518, "人"],
                ["班级数", 266, "个"],
                ["专任教师数", 1045, "人"],
                ["全县"],
                ["在校生数", 36494, "人"],
                ["班级数", 917, "个"],
                ["专任教师数", 2426, "人"],
            ]
        },
    )
    wanted = {
        ("students_primary", "云岭县", "2024", ""): "23976",
        ("classes_total", "云岭县", "2024", "小学"): "651",
        ("teachers_full_time", "云岭县", "2024", "小学"): "1381",
        ("students_junior", "云岭县", "2024", ""): "12518",
        ("classes_total", "云岭县", "2024", "初中"): "266",
        ("teachers_full_time", "云岭县", "2024", "初中"): "1045",
        ("students_compulsory", "云岭县", "2024", ""): "36494",
        ("classes_total", "云岭县", "2024", ""): "917",
        ("teachers_full_time", "云岭县", "2024", ""): "2426",
    }
    for table in (by_rows, by_headers, by_sections):
        assert {cell.key: cell.value_text for cell in table.cells} == wanted


def test_counties_and_years_may_be_rows_of_words_between_the_values(tmp_path: Path) -> None:
    rows: Rows = [
        ["指标", "单位", "2023年", "2024年"],
        ["云岭县"],
        ["小学在校生数", "人", 1, 2],
        ["禾川区"],
        ["小学在校生数", "人", 3, 4],
        ["全市"],
        ["小学在校生数", "人", 4, 6],
    ]
    counties = ["云岭县"] * 2 + ["禾川区"] * 2 + ["青江市"] * 2
    assert [c.region for c in read(tmp_path, {"S": rows}, "A2:D2", "A4:D4", name="青江市.xlsx").cells] == counties
    rows = [
        ["指标", "单位", "云岭县", "禾川区"],
        ["2023年"],
        ["小学在校生数", "人", 1, 2],
        ["2024年"],
        ["小学在校生数", "人", 3, 4],
    ]
    found = [(c.address, c.region, c.period) for c in read(tmp_path, {"S": rows}).cells]
    assert found[1:3] == [("D3", "禾川区", "2023"), ("C5", "云岭县", "2024")]


def test_three_levels_of_headers_and_areas_within_levels(tmp_path: Path) -> None:
    rows: Rows = [
        ["县区", "在校生数（人）", None, None, None],
        [None, "2023年", None, "2024年", None],
        [None, "小学", "初中", "小学", "初中"],
        ["云岭县", 1, 2, 3, 4],
    ]
    found = values(read(tmp_path, {"S": rows}, "A1:A3", "B1:E1", "B2:C2", "D2:E2"))
    assert found["C4"] == ("students_junior", "云岭县", "2023", "", "2", "人")
    assert found["D4"] == ("students_primary", "云岭县", "2024", "", "3", "人")
    rows = [
        ["云岭县2024年"],
        ["指标", "小学", None, "初中", None],
        [None, "城区", "农村", "城区", "农村"],
        ["班级数（个）", 300, 351, 100, 166],
    ]
    found = values(read(tmp_path, {"S": rows}, "A2:A3", "B2:C2", "D2:E2"))
    assert [value[3] for value in found.values()] == ["城区小学", "农村小学", "城区初中", "农村初中"]


def test_a_table_that_names_nothing_takes_its_indicator_from_title_or_file(tmp_path: Path) -> None:
    rows: Rows = [["2024年青江市各县区小学在校生数统计表"], ["县区", "2023年", "2024年"], ["云岭县", 1, 2]]
    assert values(read(tmp_path, {"S": rows}))["C3"] == ("students_primary", "云岭县", "2024", "", "2", "人")
    rows = [["县区", "2023年", None, "2024年", None], [None, *["小学", "初中"] * 2], ["云岭县", 1, 2, 3, 4]]
    found = values(read(tmp_path, {"S": rows}, name="青江市在校生数.xlsx"))
    assert found["E3"] == ("students_junior", "云岭县", "2024", "", "4", "人")


def test_units_ordinals_column_numbers_and_repeated_headers_are_no_values(tmp_path: Path) -> None:
    rows: Rows = [
        ["县区", "小学在校生数", "资助资金"],
        [None, "人", "万元"],
        ["甲", 1, 2],
        ["云岭县", 23976, 1502.85],
        ["县区", "小学在校生数", "资助资金"],
        ["禾川区", 41905, 538.9],
    ]
    assert values(read(tmp_path, {"S": rows}, year=2024)) == {
        "B4": ("students_primary", "云岭县", "2024", "", "23976", "人"),
        "C4": ("aid_funds", "云岭县", "2024", "", "1502.85", "万元"),
        "B6": ("students_primary", "禾川区", "2024", "", "41905", "人"),
        "C6": ("aid_funds", "禾川区", "2024", "", "538.9", "万元"),
    }


def test_a_city_column_before_the_counties_names_their_subtotal(tmp_path: Path) -> None:
    rows: Rows = [
        ["市", "县区", "2024年小学在校生数（人）"],
        ["青江市", "云岭县", 10],
        [None, "禾川区", 20],
        [None, "小计", 30],
    ]
    found = values(read(tmp_path, {"S": rows}, "A2:A4"))
    assert [value[1] for value in found.values()] == ["云岭县", "禾川区", "青江市"]


def test_rows_of_schools_are_never_taken_for_the_county(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年各校情况"],
        ["序号", "学校名称", "小学在校生数（人）", "班级数（个）"],
        [1, "城关一小", 1000, 20],
        [2, "城关二小", 800, 18],
        ["合计", None, 1800, 38],
    ]
    table = read(tmp_path, {"S": rows})
    found = {(cell.indicator, cell.scope): cell.value_text for cell in table.cells}
    assert found["classes_total", "城关一小"] == "20"
    assert found.get(("classes_total", "")) == "38"


def test_part_of_a_group_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    rows: Rows = [
        ["县区", "留守儿童", None, "随迁子女", None],
        [None, "人数", "在校生数", "人数", "公办就读比例（%）"],
        ["云岭县", 5047, 4000, 1935, 100],
    ]
    table = read(tmp_path, {"S": rows}, "A1:A2", "B1:C1", "D1:E1", year=2024)
    assert {address: value[0] for address, value in values(table).items()} == {
        "B3": "left_behind",
        "D3": "migrant_children",
        "E3": "migrant_public_ratio",
    }
    assert [(name.name, name.address) for name in table.unknown] == [("留守儿童·在校生数", "C3")]


def test_numbers_of_kindergartens_are_not_taken_for_those_of_schools(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年学前教育基本情况"],
        ["指标", "数值", "单位"],
        ["在园幼儿数", 9000, "人"],
        ["教职工数", 700, "人"],
        ["公办园", 30, "所"],
    ]
    found = values(read(tmp_path, {"S": rows}))
    assert found["B3"][0] == "kindergarten_children"
    assert found["B4"][:4] == ("staff_total", "云岭县", "2024", "学前教育")
    assert found["B5"][0] == "kindergartens_public"


def test_a_total_over_kindergartens_too_is_not_that_of_compulsory_schooling(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024-2025学年初教育事业基本情况"],
        [None, "班级数(个)", "在校生数", None, "教职工数", None],
        [None, None, "合计", "其中:女", "合计", "其中：专任教师"],
        ["小学", 651, 23976, 11200, 1465, 1381],
        ["初中", 266, 12518, 5900, 1108, 1045],
        ["特殊教育学校", 12, 101, 40, 30, 28],
        ["幼儿园", 300, 9000, 4300, 700, 500],
        ["总计", 1229, 45595, 21440, 3303, 2954],
    ]
    table = read(tmp_path, {"S": rows}, "A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2")
    found = {address: (value[0], value[3]) for address, value in values(table).items()}
    assert {value[2] for value in values(table).values()} == {"2024-2025学年"}
    assert found["C4"] == ("students_primary", "")
    assert found["D5"] == ("students_junior", "初中女生")
    assert found["F5"] == ("teachers_full_time", "初中")
    assert found["C6"] == ("students_special", "")
    assert found["B8"] == ("classes_total", "各级各类")
    assert found["C8"] == ("students_all", "")
    assert not table.checks


def test_sources_and_standards_are_no_notes_and_no_values(tmp_path: Path) -> None:
    rows: Rows = [
        ["指标", "计量单位", "统计口径", "国家标准", "云岭县小学", "云岭县初中", "数据来源"],
        ["生均教学及辅助用房面积", "㎡", "含教学点", 4.5, 5.2, 6.1, "基建股"],
        ["综合差异系数", None, None, 0.5, 0.41, 0.38, "督导室"],
    ]
    table = read(tmp_path, {"S": rows}, year=2024)
    assert values(table) == {
        "E2": ("teaching_area_per_student", "云岭县", "2024", "小学", "5.2", "平方米"),
        "F2": ("teaching_area_per_student", "云岭县", "2024", "初中", "6.1", "平方米"),
        "E3": ("cv_composite", "云岭县", "2024", "小学", "0.41", ""),
        "F3": ("cv_composite", "云岭县", "2024", "初中", "0.38", ""),
    }
    assert [cell.note for cell in table.cells] == ["含教学点", "含教学点", None, None]


def test_parts_of_money_under_merged_headers(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年学生资助情况表"],
        ["单位：万元、人次"],
        ["项目", "资助人次", "资助资金", None, None],
        [None, None, "合计", "中央和省级", "地方"],
        ["全县", 20315, 1502.85, 1363.27, 139.58],
    ]
    assert values(read(tmp_path, {"S": rows}, "A1:E1", "A3:A4", "B3:B4", "C3:E3")) == {
        "B5": ("aid_person_times", "云岭县", "2024", "", "20315", "人次"),
        "C5": ("aid_funds", "云岭县", "2024", "", "1502.85", "万元"),
        "D5": ("aid_funds", "云岭县", "2024", "中央省", "1363.27", "万元"),
        "E5": ("aid_funds", "云岭县", "2024", "地方", "139.58", "万元"),
    }


def test_an_item_in_a_row_is_not_taken_for_all_that_its_column_names(tmp_path: Path) -> None:
    rows: Rows = [
        ["云岭县2024年学生资助情况表"],
        ["项目", "资助人次", "资助资金（万元）"],
        ["寄宿生生活补助", 8000, 500],
        ["营养改善计划", 12000, 900],
        ["合计", 20000, 1400],
    ]
    table = read(tmp_path, {"S": rows})
    assert {address: (value[0], value[4]) for address, value in values(table).items()} == {
        "B5": ("aid_person_times", "20000"),
        "C5": ("aid_funds", "1400"),
    }
    assert [name.name for name in table.unknown] == [
        "寄宿生生活补助·资助人次",
        "寄宿生生活补助·资助资金",
        "营养改善计划·资助人次",
        "营养改善计划·资助资金",
    ]


def test_counts_of_other_schooling_under_its_heading_are_not_those_of_compulsory_schooling(tmp_path: Path) -> None:
    rows: Rows = [
        ["指标", "单位", "2024年"],
        ["一、义务教育"],
        ["在校生数", "人", 36494],
        ["二、职业教育"],
        ["在校生数", "人", 3000],
        ["中职招生数", "人", 900],
        ["三、普通高中"],
        ["在校生数", "人", 8000],
    ]
    table = read(tmp_path, {"S": rows}, region="云岭县")
    assert {address: value[0] for address, value in values(table).items()} == {
        "C3": "students_compulsory",
        "C6": "vocational_intake",
        "C8": "senior_students",
    }
    assert [name.address for name in table.unknown] == ["A5"]
