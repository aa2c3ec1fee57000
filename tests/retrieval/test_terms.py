"""A text covers a term by the term itself, by what may stand for it, and never by the title of a paper it cites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrieval.terms import CITED, Matcher, coverage, place_matcher, share, support, weakest

Terms = Callable[[str], tuple[Matcher, ...]]


def matcher(
    *forms: str, essential: bool = True, narrower: tuple[str, ...] = (), topic: tuple[str, ...] = ()
) -> Matcher:
    return Matcher(essential, 1.0, forms, (), narrower, topic)


def test_the_term_itself_covers_wholly_and_what_stands_for_it_less() -> None:
    term = matcher("教师待遇", narrower=("生活补助",), topic=("职业吸引力",))
    itself, narrower, topic, pairs, nothing = (
        coverage(text, term) for text in ("提高教师待遇", "发放生活补助", "增强职业吸引力", "教师的待遇", "修缮校舍")
    )
    assert itself == 1.0
    assert 1.0 > narrower > topic > 0
    assert 1.0 > pairs > 0
    assert nothing == 0


def test_a_cited_title_says_nothing_of_the_citing_paper() -> None:
    term = matcher("寄宿制学校")
    assert coverage("落实《寄宿制学校管理办法》，加强值守。", term) == CITED
    assert coverage("落实《寄宿制学校管理办法》，新建寄宿制学校。", term) == 1.0


def test_evidence_is_as_strong_as_where_its_words_stand() -> None:
    both = (matcher("送教上门"), matcher("教师"))
    assert support(("教师送教上门",), (1.0,), both) == 1.0
    assert support(("教师入户", "送教上门"), (1.0, 0.5), both) == pytest.approx(0.75)
    assert weakest(("教师入户", "送教上门"), (1.0, 0.5), both) == pytest.approx(0.5)
    assert weakest(("教师入户",), (1.0,), both) == 0.0


def test_soft_terms_help_and_are_not_needed() -> None:
    some = (matcher("送教上门"), matcher("情况", essential=False))
    assert support(("送教上门",), (1.0,), some) == 1.0
    assert share("送教上门", some) == 0.5
    assert share("任何话", ()) == 1.0


def test_a_place_is_met_by_its_short_name_too() -> None:
    place = place_matcher("霞桥", "霞桥县")
    assert coverage("霞桥共有小学", place) == 1.0
    assert coverage("柳湾共有小学", place) == 0.0


def test_a_question_s_matter_is_essential_and_its_asking_words_are_not(terms: Terms) -> None:
    found = terms("霞桥县留守儿童活动室的具体情况怎么样？")
    essential = "".join(form for term in found if term.essential for form in term.forms)
    assert "留守儿童" in essential
    assert "具体" not in essential
    assert "情况" not in essential
