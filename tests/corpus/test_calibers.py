from __future__ import annotations

import pytest

from corpus.calibers import (
    Likeness,
    Timing,
    caliber_of,
    compare_notes,
    compare_periods,
    earlier_year,
    facets,
    persons_and_times,
    school_years,
)
from tests.corpus.made_figures import made


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (None, None),
        ("含教学点", "（含教学点）"),
        ("含教学点和特殊教育学校", "包括特教、教学点"),
        ("不含教学点", "未含教学点"),
        ("55人以上", "55人及以上"),
        ("超过55人", "56人以上"),
        ("学籍口径", "学籍口径"),
    ],
)
def test_notes_that_say_the_same_are_the_same(one: str | None, two: str | None) -> None:
    assert compare_notes(one, two) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("含教学点", "不含教学点"),
        ("55人以上", "56人以上"),
        ("含教学点", "含教学点和特教"),
        ("学籍口径", "实际在校口径"),
    ],
)
def test_notes_that_say_otherwise_are_different(one: str, two: str) -> None:
    assert compare_notes(one, two) is Likeness.DIFFERENT


def test_a_note_on_one_side_only_is_neither() -> None:
    assert compare_notes("含教学点", None) is Likeness.ONE_SIDED
    assert compare_notes(None, "56人以上") is Likeness.ONE_SIDED


def test_a_note_is_read_facet_by_facet() -> None:
    assert facets("含教学点、不含特殊教育学校") == {("with", "教学点"), ("without", "特教")}


def test_a_label_may_tell_how_was_counted() -> None:
    assert caliber_of(made("中小学、教学点", "85", "所")) == "含教学点"
    assert facets(caliber_of(made("56人以上大班额", "15", "个"))) == {("from", "56")}
    assert caliber_of(made("义务教育学校", "82", "所")) is None
    assert caliber_of(made("学校", "84", "所", caliber="含教学点")) == "含教学点"


@pytest.mark.parametrize(
    ("one", "two", "timing"),
    [
        ("2023", "2023", Timing.SAME),
        ("2023-2024学年", "2023", Timing.SCHOOL_YEAR),
        ("2024", "2023-2024学年", Timing.SCHOOL_YEAR),
        ("2023", "2024", Timing.APART),
        ("2023-2024学年", "2022", Timing.APART),
        ("2023上半年", "2023", Timing.APART),
        ("2018-2024", "2024", Timing.APART),
        (None, "2023", Timing.APART),
        (None, None, Timing.APART),
    ],
)
def test_periods_compare_only_where_they_are_of_one_time(one: str | None, two: str | None, timing: Timing) -> None:
    assert compare_periods(one, two) is timing


def test_several_school_years_are_no_school_year() -> None:
    assert school_years("2023-2024学年") == {2023, 2024}
    assert school_years("2022-2024学年") == frozenset()


@pytest.mark.parametrize(
    ("period", "compared", "earlier"),
    [
        ("2024", "上年", "2023"),
        ("2024", "去年同期", "2023"),
        ("2024上半年", "上年同期", "2023上半年"),
        ("2023-2024学年", "上学年", "2022-2023学年"),
        ("2024", "2013", "2013"),
        ("2018-2024", "上年", None),
        ("2024", "2013年以前的水平", None),
        ("2024", None, None),
        (None, "上年", None),
    ],
)
def test_what_a_change_is_measured_against(period: str | None, compared: str | None, earlier: str | None) -> None:
    assert earlier_year(period, compared=compared) == earlier


def test_persons_are_not_times() -> None:
    persons, times, people = made("资助学生", "3", "人"), made("资助学生", "6", "人次"), made("资助学生", "3", "名")
    assert persons_and_times(persons, times)
    assert persons_and_times(times, people)
    assert not persons_and_times(persons, people)
    assert not persons_and_times(persons, made("督查", "3", "次"))
