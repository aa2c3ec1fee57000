"""What must not get worse: the figures that are quick to measure, by the thresholds of ``targets``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.quality import papers, targets
from tests.quality.caches import open_bundled
from tests.quality.questions import GOLD, ask_all
from tests.quality.scoring import summary

pytestmark = pytest.mark.skipif(
    not (GOLD.available and papers.available()),
    reason="the folder shared/ with seeds and gold is not beside the project",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    from corpus.library import opened
    from ingest.pipeline import ingest

    with opened(tmp_path_factory.mktemp("gates") / "library", open_encoder=open_bundled) as library:
        report = ingest([GOLD.papers], library)
        assert [file.path for file in report.files if file.error is not None] == []
        yield summary(ask_all(GOLD, library))


@pytest.fixture(scope="module")
def read() -> dict[str, Any]:
    return papers.measure_papers()


def test_outlines_are_found(read: dict[str, Any]) -> None:
    assert read["outline"]["headings"]["f1"] >= targets.OUTLINE_F1, read["outline"]["papers"]


def test_metadata_is_read_as_people_read_it(read: dict[str, Any]) -> None:
    assert read["metadata"]["wrong"] == []


def test_damaged_seed_is_made_readable(read: dict[str, Any]) -> None:
    seed = read["seed_001"]
    assert (seed["pinyin_left"], seed["traditional_left"]) == (0, 0)
    assert seed["spots_restored"] >= targets.SPOTS_RESTORED, seed["spots_lost"]


def test_answers_hold_their_key_points(answers: dict[str, Any]) -> None:
    assert answers["key_points"] >= targets.KEY_POINTS, answers["failed"]["key_points"]


def test_answers_cite_the_evidence(answers: dict[str, Any]) -> None:
    assert answers["cited"] >= targets.CITED, answers["failed"]["cited"]


def test_what_the_papers_do_not_say_is_refused(answers: dict[str, Any]) -> None:
    assert answers["failed"]["answered_wrongly"] == []


def test_what_the_papers_say_is_not_refused(answers: dict[str, Any]) -> None:
    assert answers["false_refusals"] <= targets.FALSE_REFUSALS, answers["failed"]["refused_wrongly"]


def test_every_quote_is_exact(answers: dict[str, Any]) -> None:
    assert answers["failed"]["faults"] == {}
    assert answers["quotes_exact"] == 1.0
