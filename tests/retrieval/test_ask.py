"""An answer is in the papers' words, each with where they stand; what no paper says is not answered."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.library import Library, opened
from corpus.types import AnswerStatus, Filters, StatementKind, Turn
from retrieval.ask import ask
from tests.retrieval.papers import asked, fill, said


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("霞桥县2024年有多少所小学？", "小学29所"),
        ("霞桥县2023年有多少所小学？", "小学31所"),
        ("霞桥县2023年劝返了多少名学生？", "劝返学生52人"),
        ("柳湾区劝返了多少名学生？", "劝返学生19人"),
        ("霞桥县生活补助发放了多少万元？", "316万元"),
        ("霞桥县的残疾儿童入学率是多少？", "96.5%"),
        ("柳湾区多久会商一次？", "每季度会商一次"),
        ("霞桥县送教上门的对象是谁？", "重度残疾儿童少年"),
    ],
)
def test_a_question_is_answered_by_the_words_that_say_it(papers: Library, question: str, quote: str) -> None:
    answer = asked(papers, question)
    assert answer.status is AnswerStatus.ANSWERED
    assert [statement.kind in (StatementKind.QUOTE, StatementKind.FIGURE) for statement in answer.statements] == [True]
    assert quote in said(answer)
    assert quote in answer.citations[0].quote


def test_an_answer_is_no_longer_than_what_was_asked(papers: Library) -> None:
    assert said(asked(papers, "霞桥县有多少间留守儿童活动室？")) == "建成留守儿童活动室22间（2024年）"


def test_a_figure_of_one_school_stage_is_never_told_of_another(papers: Library) -> None:
    assert said(asked(papers, "霞桥县的初中有多少学生？")) == "初中9所，在校学生4226人（2024年9月）"
    assert "4115人" in said(asked(papers, "霞桥县2023年初中有多少学生？"))


def test_a_figure_is_never_quoted_without_its_date(papers: Library) -> None:
    assert said(asked(papers, "霞桥县2024年有多少所小学？")).startswith("截至2024年9月")


def test_a_question_without_a_year_is_answered_from_the_newest_paper(papers: Library) -> None:
    assert "37人" in said(asked(papers, "霞桥县劝返了多少名学生？"))


@pytest.mark.parametrize(
    "question",
    [
        "霞桥县2022年有多少所小学？",
        "柳湾区2023年劝返了多少名学生？",
        "霞桥县2024年为多少名学生送教上门？",
    ],
)
def test_a_number_said_of_another_year_is_named_as_the_nearest_and_is_no_answer(papers: Library, question: str) -> None:
    answer = asked(papers, question)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert {statement.kind for statement in answer.statements} == {StatementKind.NOTICE}
    assert "最接近的是" in said(answer)
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    "question",
    [
        "柳湾区有多少间留守儿童活动室？",
        "霞桥县的生产总值是多少？",
        "柳湾区校车有多少辆？",
        "霞桥县的教育局局长是谁？",
        "霞桥县留守儿童活动室由哪个部门负责？",
        "柳湾区义务教育优质均衡发展实施方案的文号是什么？",
    ],
)
def test_what_no_paper_of_the_place_says_is_refused_with_what_is_nearest(papers: Library, question: str) -> None:
    answer = asked(papers, question)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert {statement.kind for statement in answer.statements} == {StatementKind.NOTICE}
    assert answer.citations == ()
    assert "最接近的材料是《" in said(answer)


def test_unknown_place_is_refused_with_what_there_is(papers: Library) -> None:
    answer = asked(papers, "石羊县有多少所小学？")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "没有石羊县的材料" in said(answer)
    assert "霞桥县" in said(answer)
    assert "柳湾区" in said(answer)


def test_the_future_is_not_foretold(papers: Library) -> None:
    answer = asked(papers, "请预测霞桥县2030年有多少小学生？")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "不作预测" in said(answer)


def test_an_empty_library_says_what_to_do(library: Library) -> None:
    answer = asked(library, "霞桥县有多少所小学？")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "youju ingest" in said(answer)


def test_each_county_asked_about_gets_its_own_statement_or_is_said_to_say_nothing(papers: Library) -> None:
    both = asked(papers, "霞桥县和柳湾区各劝返多少名学生？")
    assert both.status is AnswerStatus.ANSWERED
    assert [statement.text[:4] for statement in both.statements] == ["霞桥县：", "柳湾区："]
    assert [citation.region for citation in both.citations] == ["霞桥县", "柳湾区"]
    one = asked(papers, "霞桥县和柳湾区各有多少间留守儿童活动室？")
    assert one.status is AnswerStatus.PARTIAL
    assert "霞桥县：建成留守儿童活动室22间" in said(one)
    assert "柳湾区：材料未提及。" in said(one)


def test_a_county_without_papers_is_named_beside_one_with_papers(papers: Library) -> None:
    answer = asked(papers, "霞桥县和石羊县各有多少所小学？")
    assert answer.status is AnswerStatus.PARTIAL
    assert "小学29所" in said(answer)
    assert "资料库里没有石羊县的材料。" in said(answer)


def test_all_counties_are_all_the_counties_of_the_library(papers: Library) -> None:
    answer = asked(papers, "资料库中各县分别有多少所小学？")
    assert {citation.region for citation in answer.citations} == {"霞桥县", "柳湾区"}


def test_each_year_asked_about_gets_its_own_figure(papers: Library) -> None:
    answer = asked(papers, "霞桥县2023年和2024年各有多少所小学？")
    assert [citation.year for citation in answer.citations] == [2023, 2024]
    assert "31所" in answer.statements[0].text
    assert "29所" in answer.statements[1].text


def test_two_papers_that_disagree_are_both_shown(papers: Library) -> None:
    answer = asked(papers, "霞桥县2024年开展控辍保学督查几次？")
    assert answer.status is AnswerStatus.CONFLICT
    assert "督查5次" in said(answer)
    assert "督查6次" in said(answer)
    assert len({citation.document_id for citation in answer.citations}) == 2
    assert "不一" in said(answer)


def test_two_years_of_one_county_are_no_conflict(papers: Library) -> None:
    assert asked(papers, "霞桥县劝返了多少名学生？").status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("霞桥县有没有学生因贫失学？", "没有。"),
        ("霞桥县已经建成留守儿童活动室了吗？", "是。"),
        ("霞桥县已经建成城东小学了吗？", "尚不能这样说"),
        ("柳湾区已经更新1100台计算机了吗？", "尚不能这样说"),
    ],
)
def test_what_is_planned_is_not_told_as_done(papers: Library, question: str, begins: str) -> None:
    assert said(asked(papers, question)).startswith(begins)


def test_a_paper_known_only_by_its_docno_is_not_made_up(papers: Library) -> None:
    answer = asked(papers, "柳教办〔2023〕8号的主要内容是什么？")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "没有柳教办〔2023〕8号的正文" in said(answer)
    assert "柳教办〔2023〕8号" in answer.citations[0].quote
    nobody = asked(papers, "柳教办〔2019〕8号的主要内容是什么？")
    assert nobody.status is AnswerStatus.NOT_FOUND
    assert nobody.citations == ()
    assert "也没有材料提到它" in said(nobody)


@pytest.mark.parametrize(
    "docno", ["霞教发〔2024〕12号", "霞教发[2024]12号", "霞教发（2024）12号", "霞教发【2024】 12 号"]
)
def test_docno_in_any_bracket_finds_its_paper(papers: Library, docno: str) -> None:
    answer = asked(papers, f"{docno}要求每月送教几次？")
    assert answer.hits[0].document.docno == "霞教发〔2024〕12号"
    assert "每月送教不少于四次" in said(answer)


def test_filters_narrow_the_answer(papers: Library) -> None:
    asks = "劝返了多少名学生？"
    assert "19人" in said(asked(papers, asks, filters=Filters(regions=("柳湾区",))))
    assert "52人" in said(asked(papers, asks, filters=Filters(regions=("霞桥县",), years=(2023,))))
    assert asked(papers, asks, filters=Filters(kinds=("公告",))).status is AnswerStatus.NOT_FOUND


def test_a_follow_up_is_answered_as_the_question_it_stands_for(papers: Library) -> None:
    first = asked(papers, "霞桥县劝返了多少名学生？")
    history = [Turn(first.question, said(first))]
    place = asked(papers, "那柳湾区呢？", history=history)
    assert "柳湾区" in place.resolved_question
    assert "19人" in said(place)
    year = asked(papers, "2023年呢？", history=history)
    assert "52人" in said(year)
    assert year.question == "2023年呢？"


def test_no_more_passages_are_shown_than_a_page_holds(papers: Library) -> None:
    hits = asked(papers, "霞桥县和柳湾区各劝返多少名学生？").hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert len(hits) <= 10
    assert {"霞桥县", "柳湾区"} <= {hit.document.region for hit in hits}


def test_the_same_question_has_the_same_answer(papers: Library) -> None:
    question = "霞桥县和柳湾区各劝返多少名学生？"
    assert asked(papers, question) == asked(papers, question)


def test_vectors_change_no_answer_that_the_words_give(papers: Library, vectors: Library) -> None:
    for question in ("霞桥县2023年有多少所小学？", "柳湾区多久会商一次？", "石羊县有多少所小学？"):
        assert said(asked(vectors, question)) == said(asked(papers, question))


def test_a_reranker_sees_the_whole_question_and_decides_the_order_of_reading(papers: Library) -> None:
    seen: list[str] = []

    def last_first(question: str, texts: list[str]) -> list[float]:
        seen.append(question)
        return [float(place) for place in range(len(texts))]

    question = "霞桥县2023年有多少所小学？"
    answer = ask(question, papers, rerank=last_first)
    assert set(seen) == {question}
    assert answer.hits[0] != asked(papers, question).hits[0]
    assert "31所" in said(answer)


@pytest.mark.parametrize("question", ["", "？", "你好", "。。。", "多少", "霞桥县", "x" * 3000, "霞桥县\0有多少所小学"])
def test_no_question_breaks_it(papers: Library, question: str) -> None:
    assert asked(papers, question).statements


def test_an_answer_with_a_wrong_quote_is_withdrawn(tmp_path: Path) -> None:
    with opened(tmp_path / "library", open_encoder=None) as library:
        fill(library, tmp_path / "in", {"a.txt": "霞桥县2024年工作总结\n全县共有小学29所，布局合理。\n"})

        def damage(question: str, texts: list[str]) -> list[float]:
            """The paper changes in the database between being read and being quoted."""
            with sqlite3.connect(library.folder / "catalog.sqlite") as database:
                database.execute("update documents set text = replace(text, '29所', '92所')")
            return [0.0] * len(texts)

        answer = ask("霞桥县的小学布局合理吗？", library, rerank=damage)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.citations == ()
    assert "29所" not in said(answer)
    assert "youju doctor" in said(answer)
