"""Asks the gold questions of a real library and scores the answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import PROJECT, SHARED, ingested, kept_library, open_remembering
from tests.quality.scoring import Gold, Score, by_kind, read_gold, score, summary

if TYPE_CHECKING:
    from corpus.encoder import Encoder
    from corpus.library import Library

PAPERS = frozenset((".txt", ".md", ".html", ".docx", ".pdf", ".xlsx"))
# Settings of a run: with the bundled encoder, and by words alone.
ENCODERS: dict[str, Callable[[], Encoder] | None] = {"hybrid": open_remembering, "lexical": None}


@dataclass(frozen=True, slots=True)
class Questions:
    """A question set and the folder of the papers it is about."""

    name: str
    file: Path
    papers: Path

    @property
    def available(self) -> bool:
        """Whether both are there."""
        return self.file.is_file() and self.papers.is_dir()

    @property
    def files(self) -> list[Path]:
        """The papers, without what lies beside them for measuring."""
        return sorted(path for path in self.papers.iterdir() if path.suffix in PAPERS and path.name != "README.md")


GOLD = Questions("gold", SHARED / "gold" / "questions.jsonl", SHARED / "seeds")
SAMPLES = Questions("samples", PROJECT / "tests" / "quality" / "sample_questions.jsonl", PROJECT / "corpus" / "samples")
DEV, TEST, FRESH = (
    Questions(name, folder / "questions.jsonl", folder)
    for name in ("dev", "test", "fresh")
    for folder in (PROJECT / "tests" / "quality" / f"papers_{name}",)
)
SETS = (GOLD, SAMPLES, DEV, TEST, FRESH)


def measure_questions() -> dict[str, Any]:
    """Figures of both sets, with vectors and by words alone."""
    found: dict[str, Any] = {}
    for questions in SETS:
        if not questions.available:
            found[questions.name] = {"skipped": f"{questions.file} is not there"}
            continue
        found[questions.name] = {}
        for name, open_encoder in ENCODERS.items():
            with papers_library(questions, open_encoder=open_encoder) as library:
                scores = ask_all(questions, library)
            found[questions.name][name] = {**summary(scores), "by_kind": by_kind(scores)}
            if questions is FRESH:  # held out: nobody is to see what failed
                found[questions.name][name]["failed"] = {}
    return found


@contextmanager
def papers_library(questions: Questions, *, open_encoder: Callable[[], Encoder] | None) -> Iterator[Library]:
    """The library of a set's papers, read through ``ingest`` if it is not kept from before."""
    from corpus.library import opened

    folder = kept_library(questions.name, files=questions.files, build=ingested(questions.files))
    with opened(folder, open_encoder=open_encoder) as library:
        yield library


def ask_all(questions: Questions, library: Library) -> list[Score]:
    """Ask every question of the set, and score what comes."""
    return [score for _, _, score in answers(questions, library)]


def answers(questions: Questions, library: Library) -> Iterator[tuple[Gold, str, Score]]:
    """Each question of the set, the answer as a user reads it, and its score."""
    from api.shapes import answer_text
    from corpus.types import Turn
    from retrieval.ask import ask
    from retrieval.verify import faults

    @cache
    def text_of(id_: str) -> str:
        return library.catalog.document(id_).text

    for gold in load(questions, library):
        answer = ask(gold.question, library, history=[Turn(*turn) for turn in gold.history])
        wrong = faults(answer, text_of=lambda id_, start, end: text_of(id_)[start:end])
        said = answer_text(answer)
        yield gold, said, score(gold, answer, text=said, text_of=text_of, faults=wrong)


def load(questions: Questions, library: Library) -> list[Gold]:
    """Read a set; the gold set names a seed by its three digits, the sample set a file by its name."""
    rows = [json.loads(line) for line in questions.file.read_text("utf-8").splitlines() if line.strip()]
    papers = _ids_by_file(library, [evidence["doc"] for row in rows for evidence in row["evidence"]])
    return [read_gold(row, papers=papers) for row in rows]


def _ids_by_file(library: Library, names: Iterable[str]) -> dict[str, Sequence[str]]:
    sources = {item.id: Path(item.source).name for item in library.catalog.summaries()}
    return {
        name: [id_ for id_, source in sources.items() if source == name or source.startswith(f"{name}_")]
        for name in dict.fromkeys(names)
    }
