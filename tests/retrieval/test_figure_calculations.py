"""What is worked out of figures is exact, shows its numbers, and is not worked out of what does not go together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retrieval.figuring.calculations import difference, magnitude, rate, share, total
from tests.retrieval.figures import figure


def test_a_sum_shows_its_numbers() -> None:
    result = total([figure("8137"), figure("6903", "名")])
    assert result is not None
    assert result.expression == "8137 + 6903 = 15040"
    assert result.said == "15040人"


def test_long_decimals_are_added_exactly() -> None:
    result = total([figure("1365.18275", "万元"), figure("127.852", "万元")])
    assert result is not None
    assert result.value == Decimal("1493.03475")


def test_numbers_of_two_scales_are_brought_to_one() -> None:
    people = total([figure("2.14", "万人"), figure("386")])
    assert people is not None
    assert (people.expression, people.unit) == ("21400 + 386 = 21786", "人")
    money = total([figure("1.2", "亿元"), figure("3400", "万元")])
    assert money is not None
    assert (money.expression, money.unit) == ("12000 + 3400 = 15400", "万元")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("27"), figure("9", "所")),
        (figure("27"), figure("296", "人次")),
        (figure("96.5", "%"), figure("98", "%")),
        (figure("27"), figure(None)),
        (figure("3", value_high=Decimal(5)), figure("4")),
        (figure("1", "比", denominator=Decimal("16.8")), figure("1", "比", denominator=Decimal(11))),
    ],
)
def test_what_does_not_add_up_is_not_added(one: object, other: object) -> None:
    assert total([one, other]) is None  # type: ignore[list-item]


def test_a_difference_puts_the_larger_first_and_keeps_its_direction() -> None:
    result = difference(figure("19"), figure("27"))
    assert result is not None
    assert (result.expression, result.value) == ("27 - 19 = 8", Decimal(-8))


def test_shares_differ_by_points_and_not_by_percent() -> None:
    result = difference(figure("99.4", "%"), figure("99.2", "%"))
    assert result is not None
    assert result.said == "0.2个百分点"
    assert rate(figure("99.2", "%"), figure("99.4", "%")) is None


def test_a_rounded_rate_says_that_it_is_rounded() -> None:
    result = rate(figure("47", "个"), figure("18", "个"))
    assert result is not None
    assert result.expression == "(47 - 18) ÷ 47 ≈ 61.7%"
    assert result.said == "约61.7%"
    exact = rate(figure("40", "个"), figure("30", "个"))
    assert exact is not None
    assert exact.expression == "(40 - 30) ÷ 40 = 25%"


def test_nothing_is_a_rate_of_nought() -> None:
    assert rate(figure("0", "个"), figure("3", "个")) is None


def test_a_share_is_of_a_whole_that_is_not_smaller() -> None:
    result = share(figure("19"), figure("352"))
    assert result is not None
    assert result.expression == "19 ÷ 352 ≈ 5.4%"
    assert share(figure("352"), figure("19")) is None


def test_ratios_are_ranked_by_what_stands_against_one() -> None:
    assert magnitude(figure("1", "比", denominator=Decimal("16.8"))) == Decimal("16.8")
    assert magnitude(figure("15.3", "比", denominator=Decimal(1))) == Decimal("15.3")
    assert magnitude(figure("2.14", "万人")) == Decimal(21400)
    assert magnitude(figure(None)) is None
