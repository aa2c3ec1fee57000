"""What must not get worse of figures: numbers read, figures by key, what must hold (thresholds: ``targets``)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality import checks, figures, quantities, targets
from tests.quality.caches import PROJECT

seeds = pytest.mark.skipif(
    not (figures.available() and checks.available()),
    reason="the folder shared/ with seeds and gold is not beside the project",
)


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    return figures.measure_figures()["sets"]


def test_every_text_of_the_quantity_table_is_read_without_fault() -> None:
    table = quantities.cases()
    assert len(table) >= 200
    assert [text for text, expected in table if quantities.read(text) != expected] == []


@seeds
def test_figures_of_the_seeds_are_keyed_as_people_key_them(measured: dict[str, Any]) -> None:
    gold = measured["gold"]
    assert gold["canonical_recall"] >= targets.FIGURE_RECALL
    assert gold["canonical_precision"] >= targets.FIGURE_PRECISION
    assert gold["rows_recall"] >= targets.FIGURE_ROWS


@pytest.mark.parametrize("name", figures.INVENTED)
def test_figures_of_invented_papers_are_found_and_quoted_exactly(measured: dict[str, Any], name: str) -> None:
    assert measured[name]["rows_recall"] >= 0.97
    assert measured[name]["canonical_recall"] >= targets.FIGURE_RECALL
    assert measured[name]["quotes_exact"] == 1.0


@seeds
def test_what_must_hold_is_worked_out_and_nothing_else_is_reported() -> None:
    found = checks.measure_checks()
    assert found["missed"] == found["traps"] == []
    assert found["other_failures"] == found["other_contradictions"] == []


def test_every_quote_of_the_invented_papers_stands_in_them() -> None:
    from tests.quality.check_papers import faults_of

    folders = [PROJECT / "tests" / "quality" / f"papers_{name}" for name in figures.INVENTED]
    assert [fault for folder in folders for fault in faults_of(folder) if ": not in " in fault] == []
