"""What is the same number, and what may be said of one thing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantity import Quantity, base_value, compatible, equal, read_quantities


def quantity(text: str) -> Quantity:
    (found,) = read_quantities(text)
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2.14万人", "21400名"),
        ("1.2亿元", "12000万元"),
        ("13.5万㎡", "135000平方米"),
        ("三成", "30%"),
        ("6‰", "0.6%"),
        ("1:2", "2:4"),
        ("二十五所", "25所"),
        ("约300人", "300位"),
        ("3-5所", "三至五所"),
        ("95%", "百分之九十五"),
    ],
)
def test_one_number_written_in_two_ways_is_equal(first: str, second: str) -> None:
    assert equal(quantity(first), quantity(second))
    assert compatible(quantity(first), quantity(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("21450人", "2.1万人"),
        ("100人", "100人次"),
        ("12所", "12个"),
        ("1.5%", "1.5个百分点"),
        ("1:16.8", "16.8:1"),
        ("数千万元", "数千万元"),
        ("3-5所", "3所"),
    ],
)
def test_different_numbers_and_units_are_not_equal(first: str, second: str) -> None:
    assert not equal(quantity(first), quantity(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("21450人", "2.1万人"),
        ("21450人", "约2万余人"),
        ("2.1万人", "约2万余人"),
        ("21450人", "2.14万人"),
        ("96.8%", "97%"),
        ("99.5%", "99%以上"),
        ("2538万元", "2500余万元"),
        ("2950名", "近3000名"),
        ("1180人", "约1200人"),
        ("43人", "不超过45人"),
        ("4所", "3-5所"),
        ("1:16.8", "1:17"),
        ("3.5年", "3年多"),
        ("数千万元", "3200万元"),
        ("2.1万人", "21450人以上"),
        ("45人", "超过45人"),
    ],
)
def test_rounding_and_qualifiers_leave_room(first: str, second: str) -> None:
    assert compatible(quantity(first), quantity(second))
    assert compatible(quantity(second), quantity(first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("21450人", "2.15万人"),
        ("2.1万人", "2.15万人"),
        ("85所", "82所"),
        ("96.8%", "96%"),
        ("98.9%", "99%以上"),
        ("2600万元", "2500余万元"),
        ("3010名", "近3000名"),
        ("46人", "不超过45人"),
        ("44人", "超过45人"),
        ("6所", "3-5所"),
        ("1:16.8", "1:19"),
        ("6次", "5次"),
        ("21450人", "2.1万人次"),
        ("30000人", "2万余人"),
    ],
)
def test_what_rounding_cannot_explain_is_not_compatible(first: str, second: str) -> None:
    assert not compatible(quantity(first), quantity(second))
    assert not compatible(quantity(second), quantity(first))


@given(st.integers(1, 10**7), st.integers(0, 3))
def test_a_count_is_compatible_with_itself_rounded_to_ten_thousands(count: int, decimals: int) -> None:
    rounded = (Decimal(count) / 10000).quantize(Decimal(1).scaleb(-decimals))  # a tie goes to the even digit
    exact = Quantity(0, 0, "", Decimal(count), None, None, "人", "")
    printed = Quantity(0, 0, "", rounded, None, None, "万人", "")
    assert compatible(exact, printed)
    assert compatible(printed, exact)


def test_base_values_are_exact() -> None:
    assert base_value(quantity("1493.03475万元")) == (Decimal("14930347.5"), "元")
    assert base_value(quantity("2.14万名")) == (Decimal(21400), "人")
    assert base_value(quantity("数百名")) is None
