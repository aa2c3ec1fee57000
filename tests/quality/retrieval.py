"""How well documents are found: public question sets through ingest, library and search; what each choice brings."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality import retrieval_sets
from tests.quality.caches import cache_folder, ingested, kept_library, open_bundled, open_remembering

if TYPE_CHECKING:
    from corpus.lexical import LexicalIndex
    from corpus.library import Library

MODES = ("lexical", "dense", "hybrid")

Candidates = list[tuple[str, float]]


def measure_retrieval() -> dict[str, Any]:
    """Figures of both sets in the three modes, and the ablations on the policy notices."""
    found: dict[str, Any] = {}
    for name in retrieval_sets.SETS:
        if not retrieval_sets.available(name):
            found[name] = {"skipped": f"{retrieval_sets.DATA / name} is not there"}
            continue
        questions = retrieval_sets.without_copies(retrieval_sets.load(name))
        with set_library(name) as (library, paths):
            _remember_candidates(library)
            found[name] = {
                "documents": len(questions.documents),
                "questions": len(questions.questions),
                "passages": library.catalog.counts()[1],
                **{mode: evaluate(library, questions, mode, paths=paths) for mode in MODES},
            }
            if name == "policy_dev":
                found[name]["without"] = ablations(library, questions, paths)
    return found


@contextmanager
def set_library(name: str, *, remember: bool = True) -> Iterator[tuple[Library, Mapping[str, str]]]:
    """The library of a public set, and the set's document id for each path; read through ``ingest`` if it is not kept.

    :param remember: open it with an encoder that keeps its vectors; false where time is measured.
    """
    from corpus.library import opened

    questions = retrieval_sets.without_copies(retrieval_sets.load(name))
    files = cache_folder() / "files" / name
    paths = retrieval_sets.write_files(questions, files)
    folder = kept_library(name, files=sorted(files.glob("*.txt")), build=ingested([files]))
    with opened(folder, open_encoder=open_remembering if remember else open_bundled) as library:
        yield library, paths


def evaluate(
    library: Library, questions: retrieval_sets.QuestionSet, mode: str, *, paths: Mapping[str, str]
) -> dict[str, float]:
    """hit@1, hit@5, nDCG@10 and MRR of one mode."""
    ranked = retrieval_sets.rank(library, questions, mode, paths=paths)
    return _rounded(retrieval_sets.evaluate(ranked, questions.qrels))


def ablations(
    library: Library, questions: retrieval_sets.QuestionSet, paths: Mapping[str, str]
) -> dict[str, dict[str, dict[str, float]]]:
    """Words alone and hybrid, with one choice taken out at a time."""
    from corpus import lexical

    found = {}
    for name, constant in (("document evidence", "DOCUMENT_WEIGHT"), ("jieba words", "WORDS_WEIGHT")):
        kept = getattr(lexical, constant)
        setattr(lexical, constant, 0.0)
        try:
            found[name] = _both(library, questions, paths, words=_words_of(library, library.lexical))
        finally:
            setattr(lexical, constant, kept)
    with tempfile.TemporaryDirectory() as folder, _bare_index(library, Path(folder)) as index:
        found["title and headings (word index)"] = _both(library, questions, paths, words=_words_of(library, index))
    found["weights (reciprocal ranks 1:1)"] = {
        "hybrid": _fused(library, questions, paths, words=library.search_words, fuse=reciprocal_ranks)
    }
    return found


def reciprocal_ranks(*rankings: Candidates, constant: int = 60) -> Candidates:
    """The usual fusion, 1 / (60 + rank) summed: what weighted scores are measured against."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, (id_, _) in enumerate(ranking, start=1):
            scores[id_] = scores.get(id_, 0.0) + 1 / (constant + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _both(
    library: Library,
    questions: retrieval_sets.QuestionSet,
    paths: Mapping[str, str],
    *,
    words: Callable[..., Candidates],
) -> dict[str, dict[str, float]]:
    from retrieval.fusion import fuse

    return {
        "lexical": _fused(library, questions, paths, words=words, fuse=lambda lexical, _: lexical),
        "hybrid": _fused(library, questions, paths, words=words, fuse=fuse),
    }


def _fused(
    library: Library,
    questions: retrieval_sets.QuestionSet,
    paths: Mapping[str, str],
    *,
    words: Callable[..., Candidates],
    fuse: Callable[[Candidates, Candidates], Candidates],
) -> dict[str, float]:
    """Measure another joining of the candidates that search would have."""
    from retrieval.search import CANDIDATES

    owner = {
        passage.id: paths[summary.source]
        for summary in library.catalog.summaries()
        for passage in library.catalog.passages_of(summary.id)
    }
    ranked = {}
    for id_, text in questions.questions.items():
        passages = fuse(words(text, k=CANDIDATES), library.search_vectors(text, k=CANDIDATES))
        ranked[id_] = retrieval_sets.documents_of([id_ for id_, _ in passages[: retrieval_sets.PASSAGES]], owner)
    return _rounded(retrieval_sets.evaluate(ranked, questions.qrels))


def _words_of(library: Library, index: LexicalIndex) -> Callable[..., Candidates]:
    return lambda text, *, k: index.search(library.tokenizer.query_tokens(text), k=k)


@contextmanager
def _bare_index(library: Library, folder: Path) -> Iterator[LexicalIndex]:
    """A word index of the passages' own text, without title and headings."""
    from corpus.indexing import lexical_row
    from corpus.lexical import LexicalIndex

    index = LexicalIndex(folder)
    for summary in library.catalog.summaries():
        document = replace(library.catalog.document(summary.id), title=None)
        passages = [replace(passage, path=()) for passage in library.catalog.passages_of(summary.id)]
        index.add([lexical_row(document, passage, library.tokenizer) for passage in passages])
    index.commit()
    yield index


def _remember_candidates(library: Library) -> None:
    """Let the three modes share what each index gives for a question: the same search, asked once."""
    for name in ("search_words", "search_vectors"):
        setattr(library, name, cache(getattr(library, name)))


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}
