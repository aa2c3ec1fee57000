"""Every number of a statement is quoted, or worked out of what is quoted; nothing else goes out."""

from __future__ import annotations

import pytest

from corpus.types import Citation, Statement, StatementKind
from retrieval.figuring.proofs import unproved


def cited(*quotes: str) -> list[Citation]:
    return [
        Citation(
            n, "paper", "沙田县2024年工作总结", None, "沙田县", 2024, (), quote, 0, len(quote), None, None, "a.txt"
        )
        for n, quote in enumerate(quotes, start=1)
    ]


def worked(text: str, calculation: str) -> Statement:
    return Statement(text, StatementKind.DERIVED, (1,), calculation)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("沙田县：留守儿童3016人", "全县留守儿童3016人"),
        ("留守儿童3016人（2024年）", "全县留守儿童3016人"),
        ("留守儿童3016人", "全县留守儿童３０１６人"),
        ("投入资金1250元", "投入资金1,250元"),
    ],
)
def test_a_quoted_number_is_proved(text: str, quote: str) -> None:
    assert unproved(Statement(text, StatementKind.FIGURE, (1,)), cited(quote)) == []


@pytest.mark.parametrize(
    ("text", "quote", "number"),
    [
        ("留守儿童3017人", "全县留守儿童3016人", "3017"),
        ("留守儿童301人", "全县留守儿童3016人", "301"),
        ("留守儿童3016人（2019年）", "全县留守儿童3016人", "2019"),
        ("共2024人", "全县留守儿童3016人", "2024"),
    ],
)
def test_another_number_is_not(text: str, quote: str, number: str) -> None:
    assert unproved(Statement(text, StatementKind.FIGURE, (1,)), cited(quote)) == [number]


def test_a_right_calculation_of_quoted_numbers_is_proved() -> None:
    sums = worked("据原文计算：19512 + 26731 = 46243，合计46243人。", "19512 + 26731 = 46243")
    assert unproved(sums, cited("小学19512人", "小学26731人")) == []
    scaled = worked("据原文计算：42000 - 28640 = 13360，多13360人。", "42000 - 28640 = 13360")
    assert unproved(scaled, cited("在校学生4.2万人", "在校学生28640人")) == []
    rate = worked("据原文计算：(53 - 15) ÷ 53 ≈ 71.7%，降幅约71.7%。", "(53 - 15) ÷ 53 ≈ 71.7%")
    assert unproved(rate, cited("由53个减少到15个")) == []


@pytest.mark.parametrize(
    "calculation",
    ["19512 + 26731 = 46244", "(19512 - 26731) ÷ 26731 ≈ 37.0%", "19512 + = 46243", "__import__('os') = 46243"],
)
def test_a_wrong_calculation_is_found(calculation: str) -> None:
    assert calculation in unproved(worked("据原文计算。", calculation), cited("小学19512人", "小学26731人"))


def test_an_operand_that_nothing_quotes_is_found() -> None:
    sums = worked("据原文计算：19512 + 4 = 19516。", "19512 + 4 = 19516")
    assert unproved(sums, cited("小学19512人")) == ["4"]


def test_what_is_said_of_the_library_needs_no_proof() -> None:
    assert unproved(Statement("资料库里没有2019年的材料。", StatementKind.NOTICE), []) == []
