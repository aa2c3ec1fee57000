"""Public question sets for measuring retrieval, and the measures.

A document is hit when the best-ranked passage that came from it is within the first k. Run as a script it builds a
library from each set with the bundled encoder and prints lexical, dense and hybrid side by side::

    .venv/bin/python -m tests.quality.retrieval_sets [policy_dev|cmrc2018_dev] [--documents N]
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SETS = ("policy_dev", "cmrc2018_dev")
DEPTH = 10


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Documents by id, questions by id, and for each question the ids of the documents that answer it."""

    name: str
    documents: dict[str, str]
    questions: dict[str, str]
    qrels: dict[str, frozenset[str]]


def available(name: str, *, data: Path = DATA) -> bool:
    """Whether the set is beside the project."""
    return (data / name / "qrels.tsv").is_file()


def load(name: str, *, data: Path = DATA) -> QuestionSet:
    """Read a set; questions that no document answers are left out."""
    folder = data / name
    qrels: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        question, document, relevant = line.split("\t")
        if relevant.isdigit() and int(relevant) > 0:
            qrels.setdefault(question, set()).add(document)
    questions = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    return QuestionSet(
        name=name,
        documents={row["_id"]: row["text"] for row in _rows(folder / "corpus.jsonl")},
        questions={id_: text for id_, text in questions.items() if id_ in qrels},
        qrels={id_: frozenset(documents) for id_, documents in qrels.items()},
    )


def documents_of(passages: Iterable[str], owner: Mapping[str, str]) -> list[str]:
    """Return the documents of ranked passages, each at the rank of its best passage."""
    return list(dict.fromkeys(owner[passage] for passage in passages))


def evaluate(ranked: Mapping[str, Sequence[str]], qrels: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Measure ranked document ids per question: means of ``hit@1``, ``hit@5``, ``ndcg@10`` and ``mrr`` over ``qrels``.

    A question without a ranking counts as missed. Relevance is 0 or 1.
    """
    rows = [measure(ranked.get(question, ()), relevant) for question, relevant in qrels.items()]
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]} if rows else {}


def measure(documents: Sequence[str], relevant: frozenset[str]) -> dict[str, float]:
    """Measure one ranking; ``mrr`` looks as deep as the ranking goes."""
    ranks = [rank for rank, document in enumerate(documents, start=1) if document in relevant]
    best = ranks[0] if ranks else math.inf
    gain = sum(1 / math.log2(rank + 1) for rank in ranks if rank <= DEPTH)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(DEPTH, len(relevant)) + 1))
    return {"hit@1": float(best <= 1), "hit@5": float(best <= 5), "ndcg@10": gain / ideal, "mrr": 1 / best}


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
