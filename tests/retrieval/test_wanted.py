"""What a stretch must hold depends on what is asked: a number, a time, a reason, the name of a paper or an office."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrieval.query import Query
from retrieval.wanted import holding, units_of, wants_whole

Read = Callable[..., Query]


@pytest.mark.parametrize(
    ("question", "answering", "other"),
    [
        ("霞桥县劝返了多少名学生？", "全年劝返学生37人", "组建劝返小分队14支"),
        ("霞桥县多久核对一次学籍？", "每月核对一次学籍", "认真核对学籍"),
        ("霞桥县的新学校什么时候建成？", "2025年底前建成", "建成城东小学"),
        ("霞桥县为什么教师不够？", "由于山区交通不便", "教师数量下降"),
        ("霞桥县依据哪个文件送教上门？", "根据《入学安置办法》", "做好送教上门"),
        ("霞桥县控辍保学由哪个部门负责？", "由县教育局牵头", "建成活动室22间"),
        ("霞桥县每次送教多长时间？", "每次不少于两课时", "每月送教四次"),
        ("霞桥县多久送教一次？", "每月送教一次", "难以做到每周一次"),
        ("霞桥县几号前报表？", "每月28日前上报", "按时上报"),
        (
            "霞桥县的新学校什么时候建成？",
            "项目：城东小学；牵头单位：教育局；完成时限：2025年8月",
            "项目：新校；数·2023年：3；数·2024年：5",
        ),
        ("霞桥县谁负责食品安全？", "校长负总责", "抓好食品安全"),
    ],
)
def test_a_stretch_must_hold_the_kind_of_thing_asked_for(read: Read, question: str, answering: str, other: str) -> None:
    query = read(question)
    holds = holding(query.parts[0], query)
    assert holds is not None
    assert holds(answering)
    assert not holds(other)


def test_any_statement_may_answer_how_a_thing_is_done(read: Read) -> None:
    query = read("霞桥县怎样关爱留守儿童？")
    assert holding(query.parts[0], query) is None


def test_children_may_be_counted_in_any_word_for_persons(read: Read) -> None:
    query = read("霞桥县劝返了几个学生？")
    assert {"人", "名"} <= set(units_of(query.parts[0], query))


def test_a_row_is_quoted_whole_and_a_long_sentence_is_not(read: Read) -> None:
    part = read("霞桥县怎样关爱留守儿童？").parts[0]
    assert wants_whole(part, "县区：霞桥县；年度：2024；指标：小学数；数值：29")
    assert wants_whole(part, "建成活动室，每周开放。")
    assert not wants_whole(part, "建成活动室，每周开放，" * 40)
