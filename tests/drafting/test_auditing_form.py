"""Heading numbers and 文号: what repeats, jumps, or is not in the standard's form."""

from __future__ import annotations

import pytest

from tests.drafting.audited import told

NUMBERS = {
    "repeated": (("一、基本情况", "二、主要做法", "二、存在问题"), "二、", "三、"),
    "left_out": (("一、基本情况", "二、主要做法", "四、存在问题"), "四、", "三、"),
    "one_in_the_middle": (("一、基本情况", "三、主要做法", "三、存在问题"), "三、", "二、"),
    "under_a_heading": (
        ("一、主要做法", "（一）控辍保学", "（二）师资建设", "（二）经费保障", "二、存在问题"),
        "（二）",
        "（三）",
    ),
    "arabic": (("一、主要做法", "1.控辍保学", "2.师资建设", "4.经费保障"), "4.", "3."),
    "in_a_paragraph": (("一是压实责任。二是摸清底数。四是强化考核。",), "四", "三"),
}


@pytest.mark.parametrize(("lines", "quote", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_number_that_repeats_or_jumps_is_found(lines: tuple[str, ...], quote: str, expected: str) -> None:
    body = [line if "。" in line else f"{line}\n认真抓好各项工作的落实。" for line in lines]
    assert told(*body) == [("numbering", quote, expected)]


RUNS = {
    "starts_again_under_each": ("一、做法", "（一）责任", "（二）经费", "二、问题", "（一）师资", "（二）学位"),
    "runs_on_over_parents": ("一、任务", "（一）责任", "1.党政", "2.部门", "（二）经费", "3.预算", "4.督查"),
    "a_reference_in_the_text": ("一、做法", "二、问题", "三、打算"),
    "an_excerpt": ("一、综合", "十、教育"),
}


@pytest.mark.parametrize("lines", RUNS.values(), ids=RUNS)
def test_numbering_in_use_raises_no_alarm(lines: tuple[str, ...]) -> None:
    assert told(*(f"{line}\n认真抓好各项工作的落实。" for line in lines)) == []


def test_running_enumeration_may_start_again() -> None:
    assert told("一是压实责任。二是摸清底数。", "在学校层面，一是家访。二是谈话。三是帮扶。") == []


FORMS = {
    "square_brackets": ("云教发[2024]7号", "云教发〔2024〕7号"),
    "round_brackets": ("云教发（2024）7号", "云教发〔2024〕7号"),
    "leading_nought": ("云教发〔2024〕07号", "云教发〔2024〕7号"),
    "ordinal_word": ("云教发〔2024〕第7号", "云教发〔2024〕7号"),
}


@pytest.mark.parametrize(("printed", "right"), FORMS.values(), ids=FORMS)
def test_docno_in_another_form_than_the_standards_is_found(printed: str, right: str) -> None:
    assert told(f"印发《控辍保学实施办法》（{printed}）。") == [("docno_format", printed, right)]


def test_short_year_is_written_in_full() -> None:
    assert told("印发《控辍保学实施办法》（云教发〔24〕7号）。") == [("docno_format", "〔24〕7号", "〔2024〕7号")]


def test_docno_of_the_standards_form_that_no_paper_bears_raises_no_alarm() -> None:
    assert told("印发《控辍保学实施办法》（云教发〔2024〕7号）。", docnos={"禾教发〔2023〕2号": ["学籍管理办法"]}) == []


@pytest.mark.parametrize("printed", ["云教发〔2024〕17号", "云教发〔2023〕7号", "云政发〔2024〕7号"])
def test_docno_that_differs_from_its_titles_in_one_thing_is_found(printed: str) -> None:
    known = {"云教发〔2024〕7号": ["控辍保学实施办法"]}
    found = told(f"印发《控辍保学实施办法》（{printed}）。", docnos=known)
    assert found == [("docno_unknown", printed, "云教发〔2024〕7号")]


def test_paper_of_one_title_comes_out_every_year() -> None:
    known = {"云教发〔2023〕12号": ["关于做好义务教育招生入学工作的通知"]}
    assert told("落实《关于做好义务教育招生入学工作的通知》（云教发〔2024〕5号）。", docnos=known) == []


def test_draft_that_names_one_paper_by_two_numbers_is_found() -> None:
    lines = ("印发《控辍保学实施办法》（云教发〔2024〕7号）。", "落实《控辍保学实施办法》（云教发〔2024〕9号）。")
    assert told(*lines) == [("docno_unknown", "云教发〔2024〕9号", "云教发〔2024〕7号")]
