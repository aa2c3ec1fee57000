"""Compares the counties of the sets that have practices, and scores the cells.

A cell is a (topic, place) pair. These are judged, no others:

- pairs of a set's ``practices.jsonl`` (of the samples ``sample_practices.jsonl``):
  已实施 where one of their rows is, else 计划, else what the row says;
- of the gold also the pairs of ``practices_unmentioned.json``, of which a person read that the place's papers do not
  have the topic. That a pair is absent from the gold practices proves nothing, so it is not counted.

``precision_unmentioned``: of the judged cells that were called 材料未提及, the share that a person found unmentioned.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.questions import DEV, ENCODERS, FRESH, GOLD, SAMPLES, TEST, Questions, papers_library

if TYPE_CHECKING:
    from corpus.library import Library
    from retrieval.comparison import TopicCell

UNMENTIONED = Path(__file__).with_name("practices_unmentioned.json")
ABSENT = "材料未提及"
# Papers of which nobody asks questions, only what they tell.
MORE = Questions(
    "more", Path(__file__).with_name("papers_more") / "questions.jsonl", Path(__file__).with_name("papers_more")
)
SETS = (GOLD, SAMPLES, DEV, TEST, MORE, FRESH)


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell, what it should say, and the set's quotes for it, one of which it should cite."""

    topic: str
    place: str
    status: str
    quotes: tuple[str, ...]


def measure_practices() -> dict[str, Any]:
    """Figures of each set that is there, with vectors and by words alone."""
    return {questions.name: _measured(questions) for questions in SETS}


def _measured(questions: Questions) -> dict[str, Any]:
    table = table_of(questions)
    if not (table.is_file() and questions.papers.is_dir()):
        return {"skipped": f"{table} is not there"}
    judged = [*told_cells(table), *(unmentioned_cells() if questions is GOLD else ())]
    found: dict[str, Any] = {}
    for name, open_encoder in ENCODERS.items():
        with papers_library(questions, open_encoder=open_encoder) as library:
            found[name] = score_cells(library, judged)
    return found


def table_of(questions: Questions) -> Path:
    """The file of a set's judged practices, named like its questions."""
    return questions.file.with_name(questions.file.name.replace("questions", "practices"))


def score_cells(library: Library, judged: Sequence[Judged]) -> dict[str, Any]:
    """Compare the places of the cells by their topics, and count what is right."""
    cells = compared(library, judged)
    told = [each for each in judged if each.status != ABSENT]
    absent = [each for each in judged if each.status == ABSENT]
    right = [each for each in judged if _status(cells, each) == each.status]
    called = [each for each in judged if _status(cells, each) == ABSENT]
    return {
        "cells": len(told),
        "status_right": _share(sum(each in right for each in told), len(told)),
        "cited": _share(sum(_cites(cells[each.topic, each.place], each.quotes) for each in told), len(told)),
        "unmentioned": len(absent),
        "found_unmentioned": _share(sum(each in right for each in absent), len(absent)),
        "precision_unmentioned": _share(sum(each in absent for each in called), len(called)),
        "wrong": [
            f"{each.topic}·{each.place}: {_status(cells, each)}, not {each.status}"
            for each in judged
            if each not in right
        ],
    }


def compared(library: Library, judged: Sequence[Judged]) -> dict[tuple[str, str], TopicCell]:
    """The cells of all judged topics and places."""
    from retrieval.compare import compare

    topics = tuple(dict.fromkeys(each.topic for each in judged))
    places = tuple(dict.fromkeys(each.place for each in judged))
    found = compare(library, regions=places, topics=topics)
    return {(topic, cell.region): cell for topic, row in zip(topics, found.topics, strict=True) for cell in row.cells}


def told_cells(table: Path) -> list[Judged]:
    """The pairs of a table of practices."""
    rows = [json.loads(line) for line in table.read_text("utf-8").splitlines() if line.strip()]
    pairs = dict.fromkeys((row["topic"], row["place"]) for row in rows)
    return [_judged(pair, [row for row in rows if (row["topic"], row["place"]) == pair]) for pair in pairs]


def unmentioned_cells() -> list[Judged]:
    """The pairs that a person found unmentioned."""
    rows = json.loads(UNMENTIONED.read_text("utf-8"))
    return [Judged(row["topic"], row["place"], ABSENT, ()) for row in rows]


def _judged(pair: tuple[str, str], rows: Sequence[dict[str, str]]) -> Judged:
    statuses = [row["status"] for row in rows]
    status = next((best for best in ("已实施", "计划") if best in statuses), statuses[0])
    return Judged(*pair, status, tuple(row["quote"] for row in rows if row.get("quote")))


def _status(cells: dict[tuple[str, str], TopicCell], each: Judged) -> str:
    return str(cells[each.topic, each.place].status.value)


def _cites(cell: TopicCell, quotes: Sequence[str]) -> bool:
    """Whether a citation holds a gold quote, or is part of one."""
    cited = [_bare(citation.quote) for citation in cell.citations]
    return any(_bare(quote) in each or each in _bare(quote) for quote in quotes for each in cited)


def _bare(text: str) -> str:
    return "".join(text.split())


def _share(some: int, of: int) -> float | None:
    return round(some / of, 4) if of else None
