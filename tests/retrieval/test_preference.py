"""Of two stretches about the same matter the better one is preferred, and for reasons that can be named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.types import DocumentKind, Hit
from retrieval.preference import is_planned, preference
from retrieval.query import Query

Read = Callable[..., Query]
MakeHit = Callable[..., Hit]


@pytest.fixture
def gain(read: Read, hit: MakeHit) -> Callable[..., float]:
    def gain(question: str, sentence: str, **fields: object) -> float:
        query = read(question)
        return preference(sentence, hit(sentence, **fields), query.parts[0], query, newest=2024)

    return gain


def test_what_is_comes_before_what_is_planned(gain: Callable[..., float]) -> None:
    question, sentence = "霞桥县有多少所小学？", "全县有小学29所"
    assert gain(question, sentence) > gain(question, sentence, path=("四、下一步打算",))
    assert gain(question, sentence) > gain(question, sentence, kind=DocumentKind.PLAN)


def test_a_plan_is_no_worse_where_plans_are_asked_for(gain: Callable[..., float]) -> None:
    question, sentence = "霞桥县计划新建多少所小学？", "新建小学2所"
    assert gain(question, sentence) == gain(question, sentence, path=("四、下一步打算",))


def test_the_newest_paper_comes_first_where_no_year_is_asked_for(gain: Callable[..., float]) -> None:
    sentence = "全县有小学29所"
    assert gain("霞桥县有多少所小学？", sentence, year=2024) > gain("霞桥县有多少所小学？", sentence, year=2023)
    asked = "霞桥县2023年有多少所小学？"
    assert gain(asked, sentence, year=2024) == gain(asked, sentence, year=2023)


def test_who_does_it_and_why_come_before_what_is_done(gain: Callable[..., float]) -> None:
    asked, done = "霞桥县控辍保学由哪个部门牵头？", "县教育局召开控辍保学会议"
    assert gain(asked, "控辍保学由县教育局牵头") > gain(asked, done)
    assert gain("霞桥县教师为什么流失？", "主要原因是山区交通不便") > gain("霞桥县教师为什么流失？", "教师流失46人")


def test_a_heading_comes_last(gain: Callable[..., float]) -> None:
    asked = "霞桥县怎样关爱留守儿童？"
    assert gain(asked, "（三）关爱留守儿童。") < gain(asked, "关爱留守儿童。")


def test_the_kind_of_paper_named_in_the_question_comes_first(gain: Callable[..., float]) -> None:
    asked = "通知对送教上门有什么要求？"
    assert gain(asked, "每月送教四次", kind=DocumentKind.NOTICE) > gain(asked, "每月送教四次")


def test_a_passage_is_planned_by_its_paper_or_by_its_headings(hit: MakeHit) -> None:
    assert is_planned(hit("新增学位", kind=DocumentKind.PLAN))
    assert is_planned(hit("新增学位", path=("四、下一步打算", "（一）扩容")))
    assert not is_planned(hit("新增学位", path=("二、主要做法",)))
