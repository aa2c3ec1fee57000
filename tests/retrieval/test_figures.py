"""Of many figures those are chosen that answer: never of another thing, unit, stage, kind or time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from corpus.figures import Figure, FigureKind
from corpus.terms import Vocabulary
from corpus.tokens import Tokenizer
from retrieval.figuring.choice import Choice, choose
from retrieval.figuring.wanted import FigureAsked, Operation, figures_asked
from retrieval.query import Query
from tests.retrieval.figures import figure

Ask = Callable[[str], FigureAsked]
Choose = Callable[..., Choice]


@pytest.fixture
def ask(read: Callable[..., Query], vocabulary: Vocabulary, tokenizer: Tokenizer) -> Ask:
    """Question -> what figures it asks for first."""

    def ask(question: str) -> FigureAsked:
        return figures_asked(read(question), vocabulary=vocabulary, tokenizer=tokenizer)[0]

    return ask


@pytest.fixture
def chosen(ask: Ask, vocabulary: Vocabulary) -> Choose:
    """Question and figures -> the choice for its first matter."""

    def chosen(question: str, *figures: Figure) -> Choice:
        asked = ask(question)
        return choose(figures, asked.matters[0], asked, vocabulary=vocabulary)

    return chosen


def pupils(value: str, **fields: Any) -> Figure:
    named: dict[str, Any] = {
        "indicator": "students_compulsory",
        "indicator_name": "义务教育在校生数",
        "label": "在校学生",
    }
    return figure(value, **{**named, **fields})


def values(choice: Choice) -> list[str]:
    return [each.value_text for each in choice.found]


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        ("霞桥县有多少在校生？", set()),
        ("霞桥县和柳湾区在校生一共多少人？", {Operation.SUM}),
        ("霞桥县和柳湾区在校生谁多？多多少？", {Operation.HIGHEST, Operation.DIFFERENCE}),
        ("霞桥县大班额减少了多少个，降幅是多少？", {Operation.CHANGE, Operation.RATE}),
        ("霞桥县随班就读学生占适龄残疾儿童的比例是多少？", {Operation.SHARE}),
        ("霞桥县到底有多少在校生？", {Operation.ALL}),
        ("霞桥县在校生超过1万人吗？", {Operation.AGAINST}),
    ],
)
def test_what_is_to_be_done_with_the_figures_is_read(ask: Ask, question: str, operations: set[Operation]) -> None:
    assert ask(question).operations == operations


@pytest.mark.parametrize(
    "question",
    [
        "霞桥县送教上门多久一次？",
        "霞桥县的主要做法有哪些？",
        "霞桥县已经建成活动室了吗？",
        "霞桥县的教育局局长是谁？",
    ],
)
def test_what_no_figure_answers_asks_for_none(
    read: Callable[..., Query], vocabulary: Vocabulary, tokenizer: Tokenizer, question: str
) -> None:
    assert figures_asked(read(question), vocabulary=vocabulary, tokenizer=tokenizer) == ()


def test_a_stage_is_its_own_indicator_or_a_scope_of_the_common_one(chosen: Choose) -> None:
    junior = figure("4226", indicator="students_junior", indicator_name="初中在校生数", scope="初中")
    assert values(chosen("霞桥县初中在校生有多少人？", pupils("12363"), junior)) == ["4226"]
    scoped = pupils("4226", scope="初中")
    assert values(chosen("霞桥县在校生有多少人？其中初中多少？", pupils("12363"), scoped)) == ["12363", "4226"]


def test_the_whole_comes_before_its_parts_and_parts_stand_for_a_whole_that_is_not_stated(chosen: Choose) -> None:
    parts = [pupils("8137", scope="小学"), pupils("4226", scope="初中")]
    assert values(chosen("霞桥县在校生有多少人？", *parts, pupils("12363"))) == ["12363"]
    assert values(chosen("霞桥县在校生有多少人？", *parts)) == ["8137", "4226"]


def test_the_unit_tells_persons_from_times(chosen: Choose) -> None:
    people = figure("27", indicator="home_teaching", label="送教上门")
    times = figure("512", "人次", indicator="home_teaching", label="送教上门")
    assert values(chosen("霞桥县送教上门多少人？", times, people)) == ["27"]


def test_an_aim_and_a_rule_are_no_results(chosen: Choose) -> None:
    aim = pupils("13000", kind=FigureKind.TARGET)
    choice = chosen("霞桥县有多少在校生？", aim)
    assert choice.found == ()
    assert choice.nearest is aim
    assert values(chosen("霞桥县在校生的目标是多少人？", aim, pupils("12363"))) == ["13000"]


def test_another_year_is_only_the_nearest(chosen: Choose) -> None:
    choice = chosen("霞桥县2021年有多少在校生？", pupils("12363"), pupils("12400", period="2023"))
    assert choice.found == ()
    assert choice.nearest is not None
    assert choice.nearest.value_text == "12400"


def test_several_years_counted_together_are_no_year(chosen: Choose) -> None:
    assert values(chosen("霞桥县2022年有多少在校生？", pupils("99", period="2018-2024"))) == []


def test_what_is_said_twice_is_one_and_what_differs_is_two(chosen: Choose) -> None:
    again = pupils("1.2363", unit="万人", document_id="other")
    other = pupils("12290", document_id="third")
    assert values(chosen("霞桥县2024年有多少在校生？", pupils("12363"), again)) == ["12363"]
    assert values(chosen("霞桥县2024年有多少在校生？", pupils("12363"), other)) == ["12363", "12290"]


def test_a_figure_without_an_indicator_answers_by_its_label_alone(chosen: Choose) -> None:
    own = figure("14", "支", label="组建劝返小分队")
    assert values(chosen("霞桥县有多少支劝返小分队？", own, figure("9", "支", label="志愿服务队"))) == ["14"]
    assert values(chosen("霞桥县有多少支劝返小分队？", figure("3", "支", label="跨县联合巡回劝返小分队"))) == []


def test_a_range_and_a_wording_are_kept_as_they_are(chosen: Choose) -> None:
    span = pupils("1.2", unit="万人", value_high=Decimal("1.5"), value_text="1.2-1.5")
    assert values(chosen("霞桥县有多少在校生？", span)) == ["1.2-1.5"]
