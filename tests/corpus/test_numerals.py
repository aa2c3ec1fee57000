"""Chinese numerals are read exactly, and what is no number is not one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities.numerals import parse_approximate, parse_arabic, parse_chinese, to_chinese


@given(st.integers(0, 10**8 - 1))
def test_a_number_written_in_chinese_reads_as_itself(number: int) -> None:
    assert parse_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十五", "25"),
        ("一百零五", "105"),
        ("一百二", "120"),
        ("两千五", "2500"),
        ("三万五", "35000"),
        ("一千二百", "1200"),
        ("一万二千", "12000"),
        ("百", "100"),
        ("千万", "10000000"),
        ("三亿零五万", "300050000"),
        ("九十九点六", "99.6"),
        ("零", "0"),
    ],
)
def test_numerals_of_papers(written: str, value: str) -> None:
    assert parse_chinese(written) == Decimal(value)


@pytest.mark.parametrize("written", ["三三", "百千", "十百", "二〇二三", "零零五", "五零", "点五", "三点", "", "一一"])
def test_what_is_no_number_is_not_read_as_one(written: str) -> None:
    assert parse_chinese(written) is None


def test_printed_decimals_are_kept() -> None:
    assert str(parse_arabic("3,250.10")) == "3250.10"


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("两三", 2, 3),
        ("三五", 3, 5),
        ("十七八", 17, 18),
        ("五六十", 50, 60),
        ("七八百", 700, 800),
        ("二十一二", 21, 22),
    ],
)
def test_neighbouring_digits_are_an_approximate_number(written: str, low: int, high: int) -> None:
    assert parse_approximate(written) == (low, high)


@pytest.mark.parametrize("written", ["三三", "五三", "一九", "四七", "十", "三"])
def test_other_digits_are_not(written: str) -> None:
    assert parse_approximate(written) is None


@pytest.mark.parametrize("number", [-1, 10**8])
def test_numbers_out_of_bounds_are_refused_by_name(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)
