"""A quotation is as short as it can be, and no shorter: no figure without its subject or its date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrieval.amounts import states_amount
from retrieval.terms import Matcher
from retrieval.windows import best_window

Terms = Callable[[str], tuple[Matcher, ...]]


def window(text: str, terms: tuple[Matcher, ...], *, unit: str | None = None) -> str | None:
    answers = None if unit is None else lambda piece: states_amount(piece, (unit,))
    found = best_window(text, (0, len(text)), terms, answers=answers)
    return None if found is None else text[slice(*found[0])]


@pytest.mark.parametrize(
    ("question", "unit", "text", "quote"),
    [
        (
            "初中有多少学生？", "人",
            "全县有小学29所，在校学生8137人；初中9所，在校学生4226人。",
            "初中9所，在校学生4226人",
        ),
        (
            "初中有多少学生？", "人",
            "全县有小学29所，在校学生8137人，初中9所，在校学生14226人。",
            "初中9所，在校学生14226人",
        ),
        (
            "小学有多少学生？", "人",
            "全县有小学29所，在校学生8137人；初中9所，在校学生4226人。",
            "全县有小学29所，在校学生8137人",
        ),
        (
            "小学和初中各有多少所？", "所",
            "全县有小学29所，在校学生8137人；初中9所，在校学生4226人。",
            "全县有小学29所，在校学生8137人；初中9所",
        ),
    ],
)  # fmt: skip
def test_a_figure_is_never_parted_from_its_subject(
    terms: Terms, question: str, unit: str, text: str, quote: str
) -> None:
    assert window(text, terms(question), unit=unit) == quote


def test_a_figure_is_never_quoted_without_its_date(terms: Terms) -> None:
    text = "工作扎实推进。截至2024年9月，劝返学生37人，开展走访。"
    assert window(text[7:], terms("劝返学生多少人？"), unit="人") == "截至2024年9月，劝返学生37人"


def test_a_clause_that_goes_on_takes_in_what_it_goes_on_from(terms: Terms) -> None:
    text = "全年交流校长和教师126人，其中骨干教师34人。"
    assert window(text, terms("骨干教师有多少人？"), unit="人") == text[:-1]


def test_figures_said_of_several_things_are_quoted_with_all_of_them(terms: Terms) -> None:
    text = "形势向好。小学生近视率为31.2%，初中生近视率为52.4%，分别下降1.1个和0.8个百分点。"
    quote = window(text[5:], terms("近视率下降多少个百分点？"), unit="个百分点")
    assert quote == text[5:-1]


def test_of_a_list_of_amounts_only_the_one_asked_for_is_quoted(terms: Terms) -> None:
    text = "全县安置残疾儿童：随班就读61人、送教上门28人、特校就读17人。"
    assert window(text, terms("送教上门多少人？"), unit="人") == "送教上门28人"


def test_a_sentence_without_the_amount_asked_for_has_no_window(terms: Terms) -> None:
    assert window("全县有小学29所，布局合理。", terms("小学有多少学生？"), unit="人") is None


def test_no_window_ends_inside_a_number_or_a_bracket(terms: Terms) -> None:
    text = "按照《关于减负，提质的通知》，投入补助3,160万元（含中央资金，不含县级），其余自筹。"
    quote = window(text, terms("投入补助多少万元？"), unit="万元")
    assert quote is not None
    assert "3,160万元（含中央资金，不含县级）" in quote
    assert quote.count("《") == quote.count("》")
