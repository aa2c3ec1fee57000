"""Quantities are read whole, from the right place, and nothing else is read as one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantity import read_quantities, value_text
from tests.quality.quantities import cases, read

LEAST_CASES = 200
PIECES = st.sampled_from(
    [
        *"第约近不一二三十百千万亿两几数012.,:：-～%‰％年月日号人所个名元比至余多半内《》“”()、。\n/+A每点成倍校学 ",
        "2023",
        "超过",
        "以上",
        "年级",
        "分之",
        "个百分点",
        "19",
        "99",
    ]
)


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text for text, _ in cases()])
def test_the_table_of_quantities_is_read_without_fault(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(cases()) >= LEAST_CASES


@given(st.lists(PIECES, max_size=30).map("".join))
def test_offsets_are_exact_and_no_two_quantities_overlap_in_any_text(text: str) -> None:
    end = 0
    for found in read_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert not found.text[0].isspace()
        assert not found.text[-1].isspace()
        end = found.end


@given(st.lists(PIECES, max_size=20).map("".join), st.text("全县共有学校，。", max_size=6))
def test_a_part_of_a_text_is_read_as_if_it_stood_alone_with_offsets_into_the_text(part: str, around: str) -> None:
    text = around + part + around
    inside = read_quantities(text, start=len(around), end=len(around) + len(part))
    assert [(found.text, found.value, found.unit) for found in inside if found.unit] == [
        (found.text, found.value, found.unit) for found in read_quantities(part) if found.unit
    ]
    assert all(text[found.start : found.end] == found.text for found in inside)


def test_full_width_is_read_as_half_width_and_quoted_as_printed() -> None:
    (found,) = read_quantities("入学率为９９．５％以上。")
    assert (found.value, found.unit, found.qualifier) == (Decimal("99.5"), "%", "以上")
    assert found.text == "９９．５％以上"


def test_a_year_never_runs_into_the_number_behind_it() -> None:
    found = read_quantities("大班额从2013年4575个降到2018年1100个。")
    assert [quantity.text for quantity in found] == ["4575个", "1100个"]


def test_a_cell_that_could_be_a_year_is_a_number_and_prose_is_not() -> None:
    row = "在校生：2018；年份：2019"
    (cell,) = read_quantities(row, start=4, end=8)
    assert (cell.value, cell.start, cell.end) == (Decimal(2018), 4, 8)
    assert read_quantities("数据截至2018，下同。") == []


def test_the_printed_digits_are_kept() -> None:
    (found,) = read_quantities("小学生均体育场馆面积为7.50平方米")
    assert value_text(found) == "7.50"


def test_a_wording_that_is_no_number_has_no_value() -> None:
    (found,) = read_quantities("各界捐资合计达数千万元。")
    assert (found.value, found.unit, value_text(found)) == (None, "元", "数千万")
