"""Compares the counties of the gold practices and scores the cells.

A cell is a (topic, place) pair. Two kinds are judged, no others:

- pairs of ``practices.jsonl``: 已实施 where one of their rows is, else 计划;
- pairs of ``practices_unmentioned.json``, of which a person read that the place's papers do not have the topic. That a
  pair is absent from the gold practices proves nothing, so it is not counted.

``precision_unmentioned``: of the judged cells that were called 材料未提及, the share that a person found unmentioned.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import SHARED
from tests.quality.questions import ENCODERS, GOLD, papers_library

if TYPE_CHECKING:
    from corpus.library import Library
    from retrieval.comparison import TopicCell

PRACTICES = SHARED / "gold" / "practices.jsonl"
UNMENTIONED = Path(__file__).with_name("practices_unmentioned.json")


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell, what it should say, and the gold's quotes for it, one of which it should cite."""

    topic: str
    place: str
    status: str
    quotes: tuple[str, ...]


def measure_practices() -> dict[str, Any]:
    """Figures of both judged kinds, with vectors and by words alone."""
    if not (PRACTICES.is_file() and GOLD.papers.is_dir()):
        return {"skipped": f"{PRACTICES} is not there"}
    judged = [*gold_cells(), *unmentioned_cells()]
    found: dict[str, Any] = {}
    for name, open_encoder in ENCODERS.items():
        with papers_library(GOLD, open_encoder=open_encoder) as library:
            found[name] = score_cells(library, judged)
    return found


def score_cells(library: Library, judged: Sequence[Judged]) -> dict[str, Any]:
    """Compare the places of the cells by their topics, and count what is right."""
    cells = compared(library, judged)
    gold = [each for each in judged if each.quotes]
    absent = [each for each in judged if not each.quotes]
    right = [each for each in judged if _status(cells, each) == each.status]
    called = [each for each in judged if _status(cells, each) == "材料未提及"]
    return {
        "cells": len(gold),
        "status_right": _share(sum(each in right for each in gold), len(gold)),
        "cited": _share(sum(_cites(cells[each.topic, each.place], each.quotes) for each in gold), len(gold)),
        "unmentioned": len(absent),
        "found_unmentioned": _share(sum(each in right for each in absent), len(absent)),
        "precision_unmentioned": _share(sum(not each.quotes for each in called), len(called)),
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


def gold_cells() -> list[Judged]:
    """The pairs of the gold practices."""
    rows = [json.loads(line) for line in PRACTICES.read_text("utf-8").splitlines() if line.strip()]
    pairs = dict.fromkeys((row["topic"], row["place"]) for row in rows)
    return [_judged(pair, [row for row in rows if (row["topic"], row["place"]) == pair]) for pair in pairs]


def unmentioned_cells() -> list[Judged]:
    """The pairs that a person found unmentioned."""
    rows = json.loads(UNMENTIONED.read_text("utf-8"))
    return [Judged(row["topic"], row["place"], "材料未提及", ()) for row in rows]


def _judged(pair: tuple[str, str], rows: Sequence[dict[str, str]]) -> Judged:
    done = any(row["status"] == "已实施" for row in rows)
    return Judged(*pair, "已实施" if done else "计划", tuple(row["quote"] for row in rows))


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
