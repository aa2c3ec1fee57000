"""What a paper prints about itself is quoted from it; what it does not print is not told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.library import Library
from corpus.types import Document
from retrieval.papers import About, asked_about, find_fact
from retrieval.query import Query
from retrieval.terms import Matcher
from tests.retrieval.papers import asked, said


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("送教上门通知的文号是什么？", About.DOCNO),
        ("送教上门通知是几号文？", About.DOCNO),
        ("送教上门通知是哪个单位印发的？", About.ISSUER),
        ("谁制定了送教上门通知？", About.ISSUER),
        ("送教上门通知是什么时候印发的？", About.DATE),
        ("送教上门通知的发布日期是哪天？", About.DATE),
        ("送教上门的对象是谁？", None),
        ("送教上门什么时候开始？", None),
        ("霞桥县有多少所小学？", None),
    ],
)
def test_a_question_about_a_paper_is_told_from_one_about_its_matter(
    read: Callable[..., Query], question: str, about: About | None
) -> None:
    assert asked_about(read(question).parts[0]) is about


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("霞桥县关于做好送教上门工作的通知的文号是什么？", "霞教发〔2024〕12号"),
        ("霞桥县关于做好送教上门工作的通知是什么时候印发的？", "2024年3月18日"),
        ("霞桥县关于做好送教上门工作的通知是哪个单位印发的？", "霞桥县教育局"),
        ("柳湾区义务教育优质均衡发展实施方案是什么时候印发的？", "2025年2月14日"),
    ],
)
def test_a_paper_s_own_facts_are_quoted_from_it(papers: Library, question: str, fact: str) -> None:
    answer = asked(papers, question)
    assert [citation.quote for citation in answer.citations] == [fact]
    assert said(answer).endswith(f"：{fact}")


def test_a_paper_without_a_docno_is_given_none(papers: Library, paper: Callable[[str], Document]) -> None:
    answer = asked(papers, "柳湾区义务教育优质均衡发展实施方案的文号是什么？")
    assert "号" not in "".join(citation.quote for citation in answer.citations)
    matter = (Matcher(True, 1.0, ("优质均衡发展实施方案",), (), (), ()),)
    assert find_fact([paper("柳湾区优质均衡方案")], About.DOCNO, matter) is None


def test_the_facts_of_another_paper_are_not_taken(paper: Callable[[str], Document]) -> None:
    matter = (Matcher(True, 1.0, ("校外培训治理",), (), (), ()),)
    for about in About:
        assert find_fact([paper("霞桥县送教上门通知")], about, matter) is None
