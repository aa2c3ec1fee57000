"""No answer goes out whose quotes do not stand where they say they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.library import Library
from corpus.types import Answer, Statement, StatementKind
from retrieval.verify import faults
from tests.retrieval.papers import asked


@pytest.fixture(scope="module")
def answer(papers: Library) -> Answer:
    return asked(papers, "霞桥县和柳湾区各劝返多少名学生？")


def found(answer: Answer, library: Library) -> str:
    return "; ".join(faults(answer, text_of=library.catalog.text))


def test_a_right_answer_has_no_fault(answer: Answer, papers: Library) -> None:
    assert found(answer, papers) == ""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"quote": "全年劝返学生370人"}, "does not equal its slice"),
        ({"start": 0}, "does not equal its slice"),
        ({"document_id": "0" * 16}, "does not equal its slice"),
        ({"quote": ""}, "quotes nothing"),
    ],
)
def test_a_quote_that_does_not_stand_there_is_found(
    answer: Answer, papers: Library, change: dict[str, object], fault: str
) -> None:
    first, *others = answer.citations
    wrong = replace(answer, citations=(replace(first, **change), *others))  # type: ignore[arg-type]
    assert fault in found(wrong, papers)


def test_a_statement_without_evidence_is_found(answer: Answer, papers: Library) -> None:
    bare = Statement("全县校舍安全达标。", StatementKind.QUOTE)
    assert "has no citation" in found(replace(answer, statements=(*answer.statements, bare)), papers)
    notice = Statement("资料库里没有石羊县的材料。", StatementKind.NOTICE)
    assert found(replace(answer, statements=(*answer.statements, notice)), papers) == ""


def test_a_citation_that_is_not_there_is_found(answer: Answer, papers: Library) -> None:
    assert "cites [2], which is not there" in found(replace(answer, citations=answer.citations[:1]), papers)


def test_a_citation_that_carries_nothing_is_found(answer: Answer, papers: Library) -> None:
    assert "citation 2 carries no statement" in found(replace(answer, statements=answer.statements[:1]), papers)


def test_a_number_that_no_quote_says_is_found(answer: Answer, papers: Library) -> None:
    first, *others = answer.statements
    wrong = replace(first, text=first.text.replace("37", "38"))
    assert "says 38, which nothing proves" in found(replace(answer, statements=(wrong, *others)), papers)
