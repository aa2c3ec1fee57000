"""A list is the headings of the right section, or the points of its paragraph, each where it stands."""

from __future__ import annotations

import pytest

from corpus.library import Library
from corpus.types import StatementKind
from retrieval.list_points import points
from tests.retrieval.papers import asked, said


@pytest.mark.parametrize(
    ("question", "section", "items"),
    [
        ("霞桥县有哪些主要做法？", "二、主要做法", ("压实包保责任", "完善劝返机制", "关爱留守儿童")),
        ("霞桥县2023年有哪些主要做法？", "二、主要做法", ("健全台账制度", "落实送教上门", "做好资助工作")),
        ("霞桥县存在哪些问题？", "三、存在的问题", ("乡村教师流动较快", "寄宿条件不足")),
        ("霞桥县下一步有哪些打算？", "四、下一步打算", ("新建学校两所", "开展心理辅导")),
        ("柳湾区存在哪些不足？", "三、存在的问题", ("城区学位紧张", "专职教师短缺")),
    ],
)
def test_a_list_is_the_headings_of_the_right_section(
    papers: Library, question: str, section: str, items: tuple[str, ...]
) -> None:
    answer = asked(papers, question)
    lead, *points_told = answer.statements
    assert {statement.kind for statement in answer.statements} == {StatementKind.LIST}
    assert f"共 {len(items)} 项，见“{section}”" in lead.text
    assert [point.text for point in points_told] == [f"{n}. {item}" for n, item in enumerate(items, start=1)]


def test_each_point_has_a_citation_of_its_own(papers: Library) -> None:
    answer = asked(papers, "霞桥县有哪些主要做法？")
    numbers = [number for statement in answer.statements for number in statement.citations]
    assert numbers == [citation.id for citation in answer.citations]
    for statement, citation in zip(answer.statements[1:], answer.citations[1:], strict=True):
        assert statement.text.split(". ")[1] in citation.quote
        assert citation.path[-1] == "二、主要做法"


def test_a_list_asked_of_several_counties_is_given_for_each(papers: Library) -> None:
    answer = asked(papers, "霞桥县和柳湾区各存在哪些问题？")
    assert "霞桥县：共 2 项" in said(answer)
    assert "柳湾区：共 2 项" in said(answer)


def test_problems_are_never_listed_as_measures(papers: Library) -> None:
    assert "紧张" not in said(asked(papers, "柳湾区有哪些主要做法？"))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("一是排查到户，不漏一人；二是劝返到校；三是帮扶到人。", ["排查到户，不漏一人", "劝返到校", "帮扶到人"]),
        ("首先，摸清底数。其次，分类施策。最后，跟踪回访。", ["摸清底数", "分类施策", "跟踪回访"]),
        ("第一，定期走访。第二，建立档案。", ["定期走访", "建立档案"]),
        ("一是否到位，二是否有效，要逐项核对。", []),
        ("①入户摸底；②送生到校；③跟踪回访。", ["入户摸底", "送生到校", "跟踪回访"]),
        ("一看台账，逐人核对；二看点名册；三看去向。", ["看台账，逐人核对", "看点名册", "看去向"]),
        ("一个学校一个方案，一名教师一本台账。", []),
        ("全县统一部署。", []),
        ("", []),
    ],
)
def test_the_points_of_a_paragraph_are_told_apart(text: str, titles: list[str]) -> None:
    found = points(text, 0, len(text))
    assert [item.title for item in found] == titles
    assert all(text[item.place.start : item.place.end] == item.title for item in found)


def test_a_long_point_is_named_by_its_first_clause() -> None:
    text = "一是" + "各乡镇按月排查" + "，" + "逐户登记、逐人核对" * 9 + "；二是帮扶到人。"
    assert [item.title for item in points(text, 0, len(text))] == ["各乡镇按月排查", "帮扶到人"]


def test_points_are_found_only_within_the_stretch() -> None:
    text = "一是排查；二是劝返；三是帮扶。"
    assert [item.title for item in points(text, 5, 10)] == ["劝返"]
