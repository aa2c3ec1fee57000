from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import CheckResult
from corpus.identities import (
    Operand,
    Worked,
    work_change,
    work_order,
    work_ratio,
    work_share,
    work_shares,
    work_sum,
)

HOLDS, FAILS, OPEN = CheckResult.HOLDS, CheckResult.FAILS, CheckResult.UNVERIFIABLE


def of(value: str | None, unit: str = "人", qualifier: str = "", **fields: Decimal) -> Operand:
    return Operand("某数", None if value is None else Decimal(value), unit, qualifier, **fields)


def summed(total: Operand, *parts: Operand) -> Worked:
    return work_sum(parts, total)


# --- sums -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "parts", "expression"),
    [
        ("38391", ["25831", "12560"], "25831 + 12560 = 38391"),
        ("1493.03475", ["1365.18275", "127.852"], "1365.18275 + 127.852 = 1493.03475"),
        ("100", ["40", "35", "25"], "40 + 35 + 25 = 100"),
    ],
)
def test_a_sum_that_holds_is_written_with_the_numbers_as_printed(total: str, parts: list[str], expression: str) -> None:
    worked = summed(of(total), *map(of, parts))
    assert (worked.result, worked.expression) == (HOLDS, expression)


def test_a_sum_that_fails_says_what_the_total_should_be_and_by_how_much_it_misses() -> None:
    worked = summed(of("87792"), of("32385"), of("55407"), of("130"))
    assert worked.result is FAILS
    assert worked.expression == "32385 + 55407 + 130 = 87922 ≠ 87792"
    assert (worked.expected, worked.difference) == (Decimal(87922), Decimal(-130))


def test_a_count_that_misses_by_one_fails() -> None:
    assert summed(of("101"), of("60"), of("40")).result is FAILS


def test_units_are_converted_exactly() -> None:
    worked = summed(of("1.5", "亿元"), of("9000", "万元"), of("6000", "万元"))
    assert (worked.result, worked.expression) == (HOLDS, "9000万元 + 6000万元 = 1.5亿元")


def test_a_rounded_total_may_miss_by_its_rounding_and_no_more() -> None:
    assert summed(of("2.14", "万人"), of("14000"), of("7430")).result is HOLDS
    assert summed(of("2.14", "万人"), of("14000"), of("7300")).result is FAILS


def test_schools_and_teaching_points_add_up_though_counted_in_other_words() -> None:
    assert summed(of("85", "所"), of("52", "所"), of("33", "个")).result is HOLDS


@pytest.mark.parametrize("qualifier", ["约", "余", "以上", "近", "不低于", "超过"])
def test_a_rough_value_never_fails_a_sum(qualifier: str) -> None:
    assert summed(of("3000", "人", qualifier), of("1000"), of("1200")).result is OPEN


@pytest.mark.parametrize("qualifier", ["达", "达到", "共", "共计", "合计"])
def test_words_that_only_introduce_a_value_leave_it_exact(qualifier: str) -> None:
    assert summed(of("3000", "人", qualifier), of("1000"), of("1200")).result is FAILS


def test_what_is_no_number_or_of_another_unit_cannot_be_verified() -> None:
    assert summed(of(None, "元"), of("1", "元"), of("2", "元")).result is OPEN
    assert summed(of("3", "人"), of("1", "人"), of("2", "万元")).result is OPEN
    assert summed(of("3", "人"), of("1", "人"), of("2", "人次")).result is OPEN


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=8), st.integers(1, 1000))
def test_integers_hold_exactly_when_they_add_up(parts: list[int], off: int) -> None:
    named = [of(str(part)) for part in parts]
    assert work_sum(named, of(str(sum(parts)))).result is HOLDS
    assert work_sum(named, of(str(sum(parts) + off))).result is FAILS


# --- shares and percentages -----------------------------------------------------------------------------------------


def test_shares_make_up_a_hundred_within_the_rounding_of_their_digits() -> None:
    assert work_shares([of("40", "%"), of("60", "%")]).expression == "40% + 60% = 100%"
    assert work_shares([of("33.3", "%"), of("33.3", "%"), of("33.3", "%")]).result is HOLDS
    assert work_shares([of("40", "%"), of("55", "%")]).result is FAILS


def test_a_percentage_is_worked_out_from_part_and_whole() -> None:
    assert work_share(of("1.08", "%"), of("190", "个"), of("17593", "个")).result is HOLDS
    wrong = work_share(of("3.9", "%"), of("95", "个"), of("3268", "个"))
    assert wrong.result is FAILS
    assert wrong.expression.startswith("95 ÷ 3268 ≈ 2.91% ≠ 3.9%")


def test_digits_cut_off_are_no_error() -> None:
    assert work_share(of("2.44", "%"), of("33", "个"), of("1350", "个")).result is HOLDS


def test_thousandths_are_not_hundredths() -> None:
    assert work_share(of("0.6", "‰"), of("6", "人"), of("10000", "人")).result is HOLDS


def test_a_share_said_to_be_more_than_a_number_never_fails() -> None:
    assert work_share(of("30", "%", "以上"), of("15", "所"), of("85", "所")).result is OPEN


# --- ratios -------------------------------------------------------------------------------------------------------


def test_a_ratio_holds_within_five_in_a_hundred_either_way_round() -> None:
    pupils, staff = of("32887"), of("1946")
    assert work_ratio(of("1", "比", denominator=Decimal("17.1")), pupils, staff).result is HOLDS
    assert work_ratio(of("17.1", "比", denominator=Decimal(1)), pupils, staff).result is HOLDS


def test_a_ratio_near_its_counts_cannot_be_verified_and_one_far_off_fails() -> None:
    pupils, staff = of("16900"), of("1000")
    assert work_ratio(of("1", "比", denominator=Decimal("15.3")), pupils, staff).result is OPEN
    assert work_ratio(of("1", "比", denominator=Decimal("11.2")), pupils, staff).result is FAILS


# --- changes ------------------------------------------------------------------------------------------------------


def test_a_change_is_worked_out_in_amount_and_percent() -> None:
    amount = work_change(of("53", "个"), of("15", "个"), of("38", "个"), rising=False)
    assert amount.result is HOLDS
    percent = work_change(of("53", "个"), of("15", "个"), of("71.7", "%"), rising=False)
    assert percent.result is HOLDS
    assert work_change(of("53", "个"), of("15", "个"), of("61.7", "%"), rising=False).result is FAILS


def test_a_change_in_the_wrong_direction_fails() -> None:
    assert work_change(of("53", "个"), of("15", "个"), of("38", "个"), rising=True).result is FAILS


def test_a_change_without_a_direction_is_compared_by_amount() -> None:
    assert work_change(of("53", "个"), of("15", "个"), of("38", "个"), rising=None).result is HOLDS


def test_rates_differ_by_percentage_points_and_not_by_percent() -> None:
    before, after = of("98.3", "%"), of("99.1", "%")
    assert work_change(before, after, of("0.8", "百分点"), rising=True).result is HOLDS
    assert work_change(of("80", "%"), of("90", "%"), of("10", "%"), rising=True).result is FAILS
    assert work_change(of("80", "%"), of("90", "%"), of("12.5", "%"), rising=True).result is HOLDS


def test_rounded_levels_leave_their_rounding_to_the_change() -> None:
    assert work_change(of("8.91", "亿元"), of("9.46", "亿元"), of("6.2", "%"), rising=True).result is HOLDS


def test_a_change_from_nothing_has_no_percentage() -> None:
    assert work_change(of("0", "个"), of("15", "个"), of("100", "%"), rising=True).result is OPEN


# --- orders -------------------------------------------------------------------------------------------------------


def test_a_part_is_at_most_its_whole() -> None:
    assert work_order(of("3188"), of("3360")).result is HOLDS
    assert work_order(of("3360"), of("3188")).expression == "3360 > 3188"
    assert work_order(of("3360", "人", "约"), of("3188")).result is OPEN
