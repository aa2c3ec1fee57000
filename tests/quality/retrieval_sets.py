"""Public question sets for measuring retrieval, and the measures.

A document is hit when the best-ranked passage that came from it is within the first k. Run as a script it builds a
library from each set with the bundled encoder and prints lexical, dense and hybrid side by side::

    .venv/bin/python -m tests.quality.retrieval_sets [--set policy_dev] [--questions N] [--library DIR]

A library that ``--library`` names is kept and used again; building takes minutes, as every passage is encoded.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.library import Library

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SETS = ("policy_dev", "cmrc2018_dev")
DEPTH = 10

# Passages asked for, so that ten documents are among them: a document has a handful of passages near a question.
PASSAGES = 60


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


def without_copies(questions: QuestionSet) -> QuestionSet:
    """Keep one of several documents with the same text, as the library does, and let it stand for the others."""
    first: dict[str, str] = {}
    kept = {id_: first.setdefault(text, id_) for id_, text in questions.documents.items()}
    return QuestionSet(
        name=questions.name,
        documents={id_: text for text, id_ in first.items()},
        questions=questions.questions,
        qrels={id_: frozenset(kept[document] for document in documents) for id_, documents in questions.qrels.items()},
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


def write_files(questions: QuestionSet, folder: Path) -> dict[str, str]:
    """Write every document to a text file of its own; return the document's id for each path."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for id_, text in questions.documents.items():
        path = folder / f"{id_}.txt"
        if not path.exists():
            path.write_text(text, encoding="utf-8")
        paths[str(path)] = id_
    return paths


def rank(library: Library, questions: QuestionSet, mode: str, *, paths: Mapping[str, str]) -> dict[str, list[str]]:
    """Ask the library every question; return the documents' ids as ``evaluate`` takes them.

    :param paths: the set's document id for the path that each file was read from.
    """
    from retrieval.search import Mode, search

    ranked = {}
    for id_, text in questions.questions.items():
        hits = search(library, text, k=PASSAGES, mode=Mode(mode)).hits
        ranked[id_] = list(dict.fromkeys(paths[hit.document.source] for hit in hits))
    return ranked


def report(name: str, folder: Path, *, limit: int | None = None) -> list[str]:
    """Build (or open) the set's library in ``folder`` and return a table of the three modes, line by line."""
    from corpus.encoder import EncoderSettings, open_encoder
    from corpus.library import opened
    from ingest.pipeline import ingest

    whole = without_copies(load(name))
    chosen = dict(islice(whole.questions.items(), limit))
    questions = QuestionSet(name, whole.documents, chosen, {id_: whole.qrels[id_] for id_ in chosen})
    paths = write_files(questions, folder / "files")
    lines = [f"| {name}: {len(chosen)} questions | hit@1 | hit@5 | nDCG@10 | MRR |", "|---|---|---|---|---|"]
    with opened(folder / "library", open_encoder=lambda: open_encoder(EncoderSettings())) as library:
        ingest([folder / "files"], library)
        for mode in ("lexical", "dense", "hybrid"):
            result = evaluate(rank(library, questions, mode, paths=paths), questions.qrels)
            lines.append(f"| {mode} | " + " | ".join(f"{value:.4f}" for value in result.values()) + " |")
    return lines


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=SETS, action="append", dest="sets")
    parser.add_argument("--questions", type=int, help="only the first N questions of each set")
    parser.add_argument("--library", type=Path, help="folder to keep the libraries in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for name in options.sets or SETS:
            if not available(name):
                print(f"{name}: not found under {DATA}, left out")
                continue
            folder = (options.library or Path(temporary)) / name
            print(*report(name, folder, limit=options.questions), "", sep="\n")


if __name__ == "__main__":
    main()
