"""Figures are put in an order only where nothing forbids it, and the reason against it is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis
from retrieval.comparing.figures import scope_of, scopes_shown, shown
from retrieval.comparing.ranking import ranking, why_unranked
from retrieval.comparison import IndicatorCell, IndicatorRow, IndicatorStatus

FIGURE = Figure(
    id="f", document_id="d", indicator="students_primary", indicator_name="小学在校生数", label="小学在校生",
    region="霞桥县", period="2023", period_basis=PeriodBasis.STATED, scope="小学", value=Decimal(8137), value_high=None,
    denominator=None, value_text="8137", unit="人", qualifier="", kind=FigureKind.ACTUAL, aspect=Aspect.LEVEL,
    compared=None, start=0, end=9, quote="小学在校生8137人", value_start=5, value_end=9, caliber=None, whole=None,
    breakdown=0,
)  # fmt: skip


def of(value: str, **changes: object) -> Figure:
    number = value.partition(":")
    fields: dict[str, object] = {"value": Decimal(number[0]), "value_text": value}
    if number[2]:
        fields |= {"denominator": Decimal(number[2]), "unit": "比"}
    return replace(FIGURE, **{**fields, **changes})  # type: ignore[arg-type]


def row(*figures: Figure | None, direction: str = "neutral", rankable: bool = True) -> IndicatorRow:
    cells = [
        IndicatorCell(f"{place}县", IndicatorStatus.STATED if each else IndicatorStatus.UNMENTIONED, each)
        for place, each in zip("甲乙丙丁", figures, strict=False)
    ]
    return IndicatorRow("小学在校生数", "students_primary", "", "人", direction, rankable, "", tuple(cells))


def test_equal_figures_share_a_rank_and_a_missing_one_has_none() -> None:
    found = ranking(row(of("300"), of("500"), None, of("0.03", unit="万人")))
    assert found == ((1, "乙县"), (2, "甲县"), (2, "丁县"))


@pytest.mark.parametrize(
    ("direction", "values", "first"),
    [
        ("higher_better", ("95", "98"), "乙县"),
        ("lower_better", ("95", "98"), "甲县"),
        ("lower_x_better", ("1:16.8", "1:18.9"), "甲县"),
        ("lower_x_better", ("19.2:1", "1:18.9"), "乙县"),
        ("neutral", ("95", "98"), "乙县"),
    ],
)
def test_the_better_end_comes_first(direction: str, values: tuple[str, str], first: str) -> None:
    assert ranking(row(*map(of, values), direction=direction))[0] == (1, first)


def test_what_may_not_be_ranked_is_not() -> None:
    assert ranking(row(of("300"), of("500"), rankable=False)) == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"period": "2022"}, "年份不同"),
        ({"period": "2022-2023学年"}, "年份不同"),
        ({"period": "2023上半年"}, "年份不同"),
        ({"period": None}, "未写明年份"),
        ({"caliber": "含教学点"}, "口径不同"),
        ({"scope": "义务教育"}, "口径不同"),
        ({"unit": "人次"}, "单位不同"),
        ({"qualifier": "以上"}, "数值不确切"),
        ({"value_high": Decimal(9000)}, "数值不确切"),
    ],
)
def test_what_differs_forbids_an_order_and_is_named(changes: dict[str, object], reason: str) -> None:
    why = why_unranked(
        [("甲县", FIGURE), ("乙县", replace(FIGURE, **changes))], direction="neutral", name="小学在校生数"
    )  # type: ignore[arg-type]
    assert reason in why
    assert "乙县" in why
    assert why.endswith("不作排序。")


@pytest.mark.parametrize(
    "changes", [{}, {"period": "2023末"}, {"unit": "名"}, {"scope": "全县"}, {"qualifier": "达到"}]
)
def test_what_only_looks_different_forbids_nothing(changes: dict[str, object]) -> None:
    figures = [("甲县", FIGURE), ("乙县", replace(FIGURE, **changes))]  # type: ignore[arg-type]
    assert why_unranked(figures, direction="neutral", name="小学在校生数") == ""


def test_one_figure_or_a_policy_is_not_ranked() -> None:
    assert "只有甲县" in why_unranked([("甲县", FIGURE)], direction="neutral")
    assert why_unranked([], direction="neutral") == ""
    assert "政策" in why_unranked([("甲县", FIGURE), ("乙县", FIGURE)], direction="policy")


def test_the_newest_figure_is_shown_and_one_of_the_basic_facts_before_others() -> None:
    old, new = of("8420", id="a", period="2022"), of("8137", id="b", period="2023")
    other = of("8140", id="c", period="2023")
    span = of("50000", id="d", period="2018-2024")
    paths = {"c": ("一、基本情况",)}
    found = shown([old, new, other, span], path_of=lambda figure: paths.get(figure.id, ()))
    assert found is not None
    assert found.figure is other
    assert found.others == (new,)


def test_rounded_values_are_no_other_values() -> None:
    exact, rounded = of("21450", id="a"), of("2.1", id="b", unit="万人", qualifier="约")
    found = shown([rounded, exact], path_of=lambda figure: ())
    assert found is not None
    assert (found.figure, found.others) == (exact, ())


def test_rows_are_for_the_scopes_that_occur(vocabulary) -> None:  # type: ignore[no-untyped-def]
    books = vocabulary.indicator("books_per_student")
    figures = [of("21", scope="初中"), of("30", scope="小学"), of("9", scope="公办")]
    assert scopes_shown(figures, books) == ("小学", "初中")
    primary = vocabulary.indicator("students_primary")
    assert [scope_of(of("1", scope=scope), primary) for scope in ("小学", "全县", "", "公办")] == ["", "", "", "公办"]
