"""Errors of a table are sure, and what another way of counting may explain is only a warning."""

from __future__ import annotations

from decimal import Decimal

from corpus.terms import Vocabulary
from drafting.cells import Cell, CellStatus, CheckSeverity, TableCheck
from drafting.table_checks import check_table
from tests.drafting.rendering_tables import VOCABULARY

Told = tuple[str, str, str, str] | tuple[str, str, str, str, str] | tuple[str, str, str, str, str, str]


def cells(*told: Told) -> list[Cell]:
    """Cells of (indicator, scope, value, unit, region, period), one a row of a sheet."""
    vocabulary: Vocabulary = VOCABULARY
    made = []
    for row, each in enumerate(told, start=2):
        indicator, scope, value, unit, *rest = each
        region, period = (*rest, "云岭县", "2024")[: len(rest)] + ("云岭县", "2024")[len(rest) :]
        first, _, second = value.partition(":")
        known = vocabulary.indicator(indicator)
        assert known is not None, indicator
        made.append(
            Cell(
                file="表.xlsx",
                sheet="数据",
                address=f"E{row}",
                raw=value,
                indicator=indicator,
                name=known.name,
                region=region,
                period=period,
                scope=scope,
                value=Decimal(first),
                value_high=None,
                denominator=Decimal(second) if second else None,
                unit=unit,
                qualifier="",
                note=None,
                status=CellStatus.VALUE,
            )
        )
    return made


def checks(*told: Told, totals: tuple[str, ...] = ()) -> list[TableCheck]:
    return list(check_table(cells(*told), vocabulary=VOCABULARY, totals=totals))


def named(found: list[TableCheck]) -> list[tuple[str, str]]:
    return [(check.name, check.severity.value) for check in found]


def test_parts_that_make_up_their_total_say_nothing() -> None:
    assert not checks(
        ("students_primary", "", "23976", "人"),
        ("students_junior", "", "12518", "人"),
        ("students_compulsory", "", "36494", "人"),
        ("classes_total", "小学", "651", "个"),
        ("classes_total", "初中", "266", "个"),
        ("classes_total", "", "917", "个"),
        ("large_classes", "", "7", "个"),
        ("large_class_ratio", "", "0.76", "%"),
        ("aid_funds", "", "1502.85", "万元"),
        ("aid_funds", "中央省", "13632700", "元"),
        ("aid_funds", "地方", "139.58", "万元"),
    )


def test_a_broken_sum_is_an_error_that_names_its_cells() -> None:
    (found,) = checks(
        ("students_primary", "", "23976", "人"),
        ("students_junior", "", "12518", "人"),
        ("students_compulsory", "", "36490", "人"),
    )
    assert found.severity is CheckSeverity.ERROR
    assert found.expression == "23976 + 12518 = 36494 ≠ 36490"
    assert "数据!E4、数据!E2、数据!E3" in found.message
    assert len(found.cells) == 3


def test_levels_that_do_not_make_up_the_whole_are_an_error_where_the_whole_has_no_other() -> None:
    assert named(
        checks(
            ("classes_total", "小学", "651", "个"),
            ("classes_total", "初中", "266", "个"),
            ("classes_total", "", "971", "个"),
        )
    ) == [("分项之和等于合计", "error")]
    # All staff may be more than those of primary and junior schools, and never fewer.
    staff: list[Told] = [("staff_total", "小学", "1465", "人"), ("staff_total", "初中", "1108", "人")]
    assert named(checks(*staff, ("staff_total", "", "2600", "人"))) == [("分项之和等于合计", "warning")]
    assert named(checks(*staff, ("staff_total", "", "2570", "人"))) == [("分项之和等于合计", "error")]
    regular: list[Told] = [
        ("staff_total", "小学", "10", "人", "禾川区"),
        ("staff_total", "初中", "5", "人", "禾川区"),
        ("staff_total", "", "15", "人", "禾川区"),
    ]
    assert named(checks(*staff, ("staff_total", "", "2600", "人"), *regular)) == [("分项之和等于合计", "error")]


def test_a_sum_that_another_caliber_explains_is_only_a_warning() -> None:
    schools: list[Told] = [
        ("school_primary", "", "31", "所"),
        ("school_junior", "", "13", "所"),
        ("school_nine_year", "", "6", "所"),
        ("school_teaching_point", "", "28", "个"),
        ("school_special", "", "1", "所"),
    ]
    assert not checks(*schools, ("school_total", "", "79", "所"))
    assert named(checks(*schools, ("school_total", "", "50", "所"))) == [("分项之和等于合计", "warning")]
    assert named(checks(*schools, ("school_total", "", "97", "所"))) == [("分项之和等于合计", "error")]
    pupils: list[Told] = [
        ("students_primary", "", "200", "人"),
        ("students_junior", "", "100", "人"),
        ("students_special", "", "7", "人"),
    ]
    assert named(checks(*pupils, ("students_compulsory", "", "307", "人"))) == [("分项之和等于合计", "warning")]


def test_children_not_at_school_are_no_broken_sum() -> None:
    parts: list[Told] = [
        ("disabled_inclusive", "", "178", "人"),
        ("disabled_special_school", "", "88", "人"),
        ("home_teaching", "", "27", "人"),
    ]
    assert not checks(*parts, ("disabled_school_age", "", "293", "人"))
    assert named(checks(*parts, ("disabled_school_age", "", "295", "人"))) == [("分项之和等于合计", "warning")]
    assert named(checks(*parts, ("disabled_school_age", "", "290", "人"))) == [("分项之和等于合计", "error")]


def test_shares_are_recomputed_within_their_rounding() -> None:
    counts: list[Told] = [("large_classes", "", "7", "个"), ("classes_total", "", "917", "个")]
    for right in ("0.76", "0.763", "0.8"):
        assert not checks(*counts, ("large_class_ratio", "", right, "%"))
    assert named(checks(*counts, ("large_class_ratio", "", "0.96", "%"))) == [("占比等于部分除以总数", "error")]
    rotation: list[Told] = [("rotation_teachers", "", "126", "人"), ("rotation_eligible", "", "1104", "人")]
    assert not checks(*rotation, ("rotation_ratio", "", "11.4", "%"))
    assert named(checks(*rotation, ("rotation_ratio", "", "14.1", "%"))) == [("占比等于部分除以总数", "error")]


def test_ratios_more_than_five_in_a_hundred_off_are_warned_of() -> None:
    counts: list[Told] = [("students_primary", "", "23976", "人"), ("staff_total", "小学", "1465", "人")]
    assert not checks(*counts, ("staff_student_ratio", "小学", "1:16.4", "比"))
    assert not checks(*counts, ("staff_student_ratio", "小学", "1:17", "比"))
    assert named(checks(*counts, ("staff_student_ratio", "小学", "1:18.9", "比"))) == [("比值与人数相符", "warning")]


def test_a_part_greater_than_its_whole_is_an_error() -> None:
    assert named(checks(("teachers_full_time", "小学", "1500", "人"), ("staff_total", "小学", "1465", "人"))) == [
        ("部分不大于总数", "error")
    ]
    # Who was brought back may have been suspected the year before.
    assert named(checks(("returned_dropouts", "", "12", "人"), ("suspected_dropouts", "", "9", "人"))) == [
        ("部分不大于总数", "warning")
    ]


def test_rates_beyond_a_hundred_are_errors_but_for_those_that_count_all_ages() -> None:
    assert named(checks(("consolidation_rate", "", "100.4", "%"))) == [("比例在0至100%之间", "error")]
    assert named(checks(("consolidation_rate", "", "-1", "%"))) == [("比例在0至100%之间", "error")]
    assert not checks(("gross_enroll_junior", "", "104.1", "%"), ("consolidation_rate", "", "100", "%"))
    assert named(checks(("consolidation_rate", "", "0.994", "%"))) == [("比例疑似写成小数", "error")]
    assert not checks(("large_class_ratio", "", "0.76", "%"))


def test_counts_below_nothing_are_errors() -> None:
    assert named(checks(("classes_total", "", "-3", "个"))) == [("人数、个数不为负", "error")]


def test_one_key_with_two_values_is_an_error_that_names_both_cells() -> None:
    (found,) = checks(("classes_total", "", "917", "个"), ("classes_total", "", "971", "个"))
    assert (found.name, found.severity) == ("同一指标数值不一", CheckSeverity.ERROR)
    assert "数据!E2、数据!E3" in found.message
    assert not checks(("classes_total", "", "917", "个"), ("classes_total", "", "917.0", "个"))
    assert not checks(("aid_funds", "", "1502.85", "万元"), ("aid_funds", "", "15028500", "元"))
    rounded = checks(("aid_funds", "", "1502.85", "万元"), ("aid_funds", "", "1503", "万元"))
    assert named(rounded) == [("同一指标数值不一", "warning")]


def test_units_that_cannot_be_the_indicators_are_errors_and_near_ones_are_not() -> None:
    for wrong in ("所", "万元", "%", "平方米"):
        assert named(checks(("students_primary", "", "5", wrong))) == [("单位与指标不符", "error")]
    assert not checks(
        ("students_primary", "", "5", "万人"),
        ("students_junior", "", "500", "名"),
        ("classes_total", "", "917", "班"),
        ("school_total", "", "79", "个"),
        ("staff_quota", "", "2600", "人"),
        ("per_student_public_funds", "小学", "650", "元/生·年"),
        ("computers_per_100", "", "13", "台"),
    )


def test_units_of_one_indicator_that_do_not_convert_are_refused() -> None:
    years: list[Told] = [
        ("aid_person_times", "", "20315", "人次", "云岭县", "2024"),
        ("aid_person_times", "", "20864", "人", "云岭县", "2023"),
    ]
    assert ("同一指标单位不能换算", "error") in named(checks(*years))
    money: list[Told] = [
        ("aid_funds", "", "1502.85", "万元", "云岭县", "2024"),
        ("aid_funds", "", "14713600", "元", "云岭县", "2023"),
    ]
    assert not checks(*money)


def test_jumps_of_over_thirty_in_a_hundred_are_warned_of() -> None:
    def jump(before: str, after: str, *, indicator: str = "boarding_students", unit: str = "人") -> list[TableCheck]:
        return checks((indicator, "", before, unit, "云岭县", "2023"), (indicator, "", after, unit))

    assert named(jump("1000", "1400")) == [("同比变化超过30%", "warning")]
    assert named(jump("1000", "690")) == [("同比变化超过30%", "warning")]
    assert not jump("1000", "1300")
    assert not jump("4", "8")
    assert not jump("60", "89", indicator="edu_union_ratio", unit="%")
    assert named(jump("36", "78", indicator="edu_union_ratio", unit="%")) == [("同比变化超过30%", "warning")]


def test_counties_that_do_not_make_up_their_row_of_totals_are_an_error() -> None:
    def rows(total: str) -> list[Told]:
        numbers = {"云岭县": "23976", "禾川区": "41905", "青江市": total}
        return [("students_primary", "", value, "人", region) for region, value in numbers.items()]

    assert not checks(*rows("65881"), totals=("青江市",))
    (found,) = checks(*rows("65888"), totals=("青江市",))
    assert (found.name, found.severity) == ("各县之和等于全市", CheckSeverity.ERROR)
    # Without the word 合计 three places stand beside each other, and one of them may be a county-level city.
    assert not checks(*rows("65888"))


def test_a_city_is_known_by_most_of_its_numbers_and_not_where_a_county_is_missing() -> None:
    matters = ["students_primary", "students_junior", "classes_total", "school_total", "large_classes"]
    rows: list[Told] = []
    for number, matter in enumerate(matters, start=1):
        unit = VOCABULARY.indicator(matter).unit  # type: ignore[union-attr]
        parts = (100 * number, 200 * number)
        whole = sum(parts) + (1 if matter == "classes_total" else 0)
        for region, value in (("云岭县", parts[0]), ("禾川区", parts[1]), ("青江市", whole)):
            rows.append((matter, "", str(value), unit, region))
    found = [check for check in checks(*rows) if check.name == "各县之和等于全市"]
    assert [check.cells[0].indicator for check in found] == ["classes_total"]
    without = [row for row in rows if not (row[0] == "classes_total" and row[4:] == ("禾川区",))]
    assert not [check for check in checks(*without) if check.name == "各县之和等于全市"]
