"""What is written reads back as what it was, in the form of GB/T 15835-2011."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities.units import words
from corpus.quantities.words import BEFORE, BEHIND, INSIDE, JOINT
from corpus.quantity import Quantity, read_quantities, write_quantity

UNITS = st.sampled_from(
    words(
        "人 名 位 所 个 间 台 册 元 万元 亿元 万人 万平方米 平方米 公里 % ‰ 百分点 倍 成 课时 小时 分钟",
        "天 个月 人次 人/班 元/生·年 工作日",
    )
)
WHOLE = st.integers(1, 10**6).map(Decimal)
DECIMALS = st.decimals(min_value="0.01", max_value="9999.99", places=2, allow_nan=False)
# Words that read gives back under a plainer name, and 上 which goes with 百, 千 and 万 only.
LED_BY = st.sampled_from(
    sorted(set(BEFORE) - {"已满", "年满", "约为", "约有", "约占", "约达", "仅占", "只占", "上", "近"})
)
FOLLOWED_BY = st.sampled_from(sorted(set(BEHIND) - {"内"}))


def made(value: Decimal | None, unit: str, **others: object) -> Quantity:
    plain = Quantity(0, 0, "", value, None, None, unit, "")
    return replace(plain, **others)  # type: ignore[arg-type]


def read_back(quantity: Quantity) -> Quantity:
    """The quantity as read from its own writing, without its place."""
    text = write_quantity(quantity)
    (found,) = read_quantities(text)
    assert found.text == text
    return replace(found, start=0, end=0, text=quantity.text)


@given(WHOLE | DECIMALS, UNITS, st.just("") | LED_BY | FOLLOWED_BY | st.sampled_from(["余", "多"]))
def test_what_is_written_reads_back(value: Decimal, unit: str, qualifier: str) -> None:
    quantity = made(value, unit, qualifier=qualifier)
    assert read_back(quantity) == quantity


@given(WHOLE, UNITS, st.sampled_from(["约", "大约", "超过", "不低于"]), st.sampled_from([*INSIDE, "以上", "左右"]))
def test_a_qualifier_on_each_side_reads_back(value: Decimal, unit: str, first: str, last: str) -> None:
    quantity = made(value, unit, qualifier=first + JOINT + last)
    assert read_back(quantity) == quantity


@given(st.integers(1, 5000), st.integers(1, 5000), UNITS, st.sampled_from(["", "约", "左右", "以上"]))
def test_a_range_reads_back(low: int, more: int, unit: str, qualifier: str) -> None:
    quantity = made(Decimal(low), unit, value_high=Decimal(low + more), qualifier=qualifier)
    assert read_back(quantity) == quantity


@given(
    st.integers(1, 99), st.decimals(min_value="1.1", max_value="60.9", places=1), st.sampled_from(["", "约", "不低于"])
)
def test_a_ratio_reads_back(first: int, second: Decimal, qualifier: str) -> None:
    quantity = made(Decimal(first), "比", denominator=second, qualifier=qualifier)
    assert read_back(quantity) == quantity


@given(st.integers(1, 20), st.integers(2, 99), st.sampled_from(["", "超过", "以上"]))
def test_a_fraction_reads_back(top: int, bottom: int, qualifier: str) -> None:
    quantity = made(Decimal(top), "", denominator=Decimal(bottom), qualifier=qualifier)
    assert read_back(quantity) == quantity


@given(DECIMALS, st.sampled_from(["%", "元", "万元"]))
def test_a_negative_number_reads_back(value: Decimal, unit: str) -> None:
    assert read_back(made(-value, unit)) == made(-value, unit)


@given(WHOLE | DECIMALS.filter(lambda value: not 1900 <= value < 2100))  # 1990.01 is a month
def test_a_number_without_a_unit_reads_back(value: Decimal) -> None:
    assert read_back(made(value, "")) == made(value, "")


@given(st.sampled_from(["数百名", "几十个", "十几所", "数千万元", "达数千万元", "二十几名", "近数百人", "数十所以上"]))
def test_a_wording_that_is_no_number_is_kept(text: str) -> None:
    (found,) = read_quantities(text)
    assert write_quantity(found) == text


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (made(Decimal(63), "%", value_high=Decimal(68)), "63%～68%"),
        (made(Decimal("1.2"), "万人", value_high=Decimal("1.5")), "1.2万～1.5万人"),
        (made(Decimal("716091"), "人"), "716091人"),
        (made(Decimal("-125.03"), "元"), "−125.03元"),
        (made(Decimal("1.5"), "百分点"), "1.5个百分点"),
        (made(Decimal(1), "比", denominator=Decimal("16.8")), "1:16.8"),
        (made(Decimal(1), "", denominator=Decimal(3)), "三分之一"),
        (made(Decimal(2500), "万元", qualifier="余"), "2500余万元"),
        (made(Decimal(2), "万人", qualifier="约…余"), "约2万余人"),
        (made(Decimal(3), "年", qualifier="多"), "3年多"),
        (made(Decimal(99), "%", qualifier="以上"), "99%以上"),
        (made(Decimal(45), "人", qualifier="不超过"), "不超过45人"),
    ],
)
def test_the_standard_forms(quantity: Quantity, text: str) -> None:
    assert write_quantity(quantity) == text


def test_what_has_neither_number_nor_wording_is_refused() -> None:
    class Bare:
        value = value_high = denominator = None
        unit, qualifier = "元", ""

    with pytest.raises(ValueError, match="没有数值"):
        write_quantity(Bare())
