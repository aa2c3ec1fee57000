from __future__ import annotations

import importlib.util
import math
import sys
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("retrieval_sets", Path(__file__).with_name("retrieval_sets.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
sets = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = sets
_SPEC.loader.exec_module(sets)

ONE = frozenset({"a"})


@pytest.mark.parametrize(
    ("documents", "hit1", "hit5", "ndcg", "mrr"),
    [
        (["a", "b"], 1, 1, 1, 1),
        (["b", "a"], 0, 1, 1 / math.log2(3), 1 / 2),
        ([*"bcdef", "a"], 0, 0, 1 / math.log2(7), 1 / 6),
        ([*"bcdefghijk", "a"], 0, 0, 0, 1 / 11),
        (["b"], 0, 0, 0, 0),
        ([], 0, 0, 0, 0),
    ],
)
def test_rank_of_the_document_decides_every_measure(
    documents: list[str], hit1: float, hit5: float, ndcg: float, mrr: float
) -> None:
    assert sets.measure(documents, ONE) == pytest.approx({"hit@1": hit1, "hit@5": hit5, "ndcg@10": ndcg, "mrr": mrr})


def test_question_that_was_not_ranked_counts_as_missed() -> None:
    assert sets.evaluate({"q1": ["a"]}, {"q1": ONE, "q2": ONE})["hit@1"] == 0.5


def test_document_stands_where_its_best_passage_stands() -> None:
    owner = {"b1": "b", "b2": "b", "a1": "a"}
    assert sets.documents_of(["b2", "a1", "b1"], owner) == ["b", "a"]


def test_copy_of_a_document_answers_for_it() -> None:
    copies = sets.QuestionSet("copies", {"a": "同文", "b": "同文", "c": "异文"}, {"q": "?"}, {"q": frozenset({"b"})})
    merged = sets.without_copies(copies)
    assert merged.documents == {"a": "同文", "c": "异文"}
    assert merged.qrels == {"q": ONE}


@pytest.mark.parametrize("name", sets.SETS)
def test_every_question_of_a_set_has_its_document(name: str) -> None:
    if not sets.available(name):
        pytest.skip(f"{sets.DATA / name} is not beside the project")
    questions = sets.load(name)
    assert questions.questions.keys() == questions.qrels.keys()
    assert all(documents <= questions.documents.keys() for documents in questions.qrels.values())
