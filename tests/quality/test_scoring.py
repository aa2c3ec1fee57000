from __future__ import annotations

import pytest

from corpus.types import Answer, AnswerStatus, Citation
from tests.quality.scoring import Evidence, Gold, Score, f1, find, says, score, summary

TEXT = "清河县有学校 12 所，其中小学10所、初中2所。\n师生比为1∶13.8（“达标”）。"
GOLD = Gold(
    id="Q1",
    kind="factoid_number",
    question="清河县有几所小学？",
    answerable=True,
    key_points=("10",),
    evidence=(Evidence(("d1",), "其中小学10所", 1), Evidence(("d2",), "小学10所", 2)),
)


def answer(*places: tuple[int, int], document: str = "d1", status: AnswerStatus = AnswerStatus.ANSWERED) -> Answer:
    citations = [
        Citation(n, document, None, None, None, None, (), TEXT[start:end], start, end, None, None, "a.txt")
        for n, (start, end) in enumerate(places, start=1)
    ]
    return Answer("?", "?", status, (), tuple(citations), ())


def scored(some: Answer, text: str = "小学10所[1]") -> Score:
    return score(GOLD, some, text=text, text_of=lambda _: TEXT)


def place(quote: str) -> tuple[int, int]:
    return TEXT.index(quote), TEXT.index(quote) + len(quote)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("共38391人", "38391"),
        ("共３８３９１人", "38391"),
        ("师生比为1∶13.8", "1:13.8"),
        ("依据教督〔2017〕6号", "教督[2017]6号"),
        ("小学，初中", "小学,初中"),
        ("占比 20 ％ 以上", "20%以上"),
        ("10.5万元，10所", "10"),
    ],
)
def test_width_and_space_do_not_hide_a_key_point(text: str, point: str) -> None:
    assert says(text, point)


@pytest.mark.parametrize(
    ("text", "point"), [("共1360人", "36"), ("99.36%", "36"), ("36.5%", "36"), ("共383人", "38"), ("没有", "有的")]
)
def test_part_of_a_longer_number_is_not_that_number(text: str, point: str) -> None:
    assert not says(text, point)


def test_quote_in_other_widths_is_found_where_it_stands() -> None:
    [(start, end)] = find(TEXT, "学校12所,其中小学")
    assert TEXT[start:end] == "学校 12 所，其中小学"
    assert find(TEXT, "高中") == []


def test_citation_that_touches_the_evidence_counts() -> None:
    assert scored(answer(place("小学10所、初中"))).cited
    assert not scored(answer(place("师生比"))).cited


def test_same_words_in_another_paper_are_not_the_evidence() -> None:
    assert not scored(answer(place("小学10所"), document="d3")).cited


def test_every_fact_needs_its_own_citation() -> None:
    one = scored(answer(place("小学10所")))
    assert (one.cited, one.all_cited) == (True, False)


def test_refusal_of_an_answerable_question_is_false_and_has_no_key_points() -> None:
    refused = scored(answer(status=AnswerStatus.NOT_FOUND), text="资料库里只有10所小学的材料。")
    figures = summary([refused, scored(answer(place("小学10所")))])
    assert figures["false_refusals"] == 0.5
    assert figures["key_points"] == 0.5
    assert figures["failed"]["refused_wrongly"] == ["Q1"]


def test_set_without_unanswerable_questions_has_no_share_of_refusals() -> None:
    figures = summary([scored(answer())])
    assert figures["refused"] == "0/0"
    assert figures["refused_share"] is None


def test_f1_counts_a_heading_as_often_as_it_stands() -> None:
    assert f1(["一", "一", "二"], ["一", "二", "三"]) == pytest.approx(
        {"precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3}
    )
    assert f1([], ["一"])["f1"] == 0
