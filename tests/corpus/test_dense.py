"""The vector index filters by document the same whichever way it does it, and holds no text."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from corpus import dense
from corpus.dense import DenseIndex


@pytest.fixture
def index(tmp_path: Path) -> DenseIndex:
    """Sixty passages of six documents, their vectors spread over a quarter of a circle."""
    index = DenseIndex(tmp_path / "dense")
    ids = [f"paper{number % 6}-{number:04d}" for number in range(60)]
    angles = [math.pi / 2 * number / 60 for number in range(60)]
    vectors = [[math.cos(angle), math.sin(angle)] for angle in angles]
    index.add(ids, [dense.document_of(id_) for id_ in ids], vectors)
    return index


def test_a_filter_of_many_documents_gives_what_a_filter_of_few_gives(
    index: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"paper1", "paper4"}
    listed = index.search([1.0, 0.0], k=5, documents=wanted)
    monkeypatch.setattr(dense, "MANY_DOCUMENTS", 1)
    assert index.search([1.0, 0.0], k=5, documents=wanted) == listed
    assert [id_ for id_, _ in listed] == [
        "paper1-0001",
        "paper4-0004",
        "paper1-0007",
        "paper4-0010",
        "paper1-0013",
    ]


def test_sifting_that_finds_too_few_asks_again_with_the_filter(
    index: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "MANY_DOCUMENTS", 0)
    monkeypatch.setattr(dense, "OVERFETCH", 1)
    found = index.search([1.0, 0.0], k=10, documents={"paper5"})
    assert len(found) == 10
    assert {dense.document_of(id_) for id_, _ in found} == {"paper5"}


def test_no_document_allowed_finds_nothing(index: DenseIndex) -> None:
    assert index.search([1.0, 0.0], k=5, documents=set()) == []


def test_scores_are_cosines_and_what_is_stored_for_text_is_the_id(index: DenseIndex) -> None:
    ((id_, cosine),) = index.search([0.0, 1.0], k=1)
    assert id_ == "paper5-0059"
    assert cosine == pytest.approx(math.sin(math.pi / 2 * 59 / 60), abs=1e-5)
