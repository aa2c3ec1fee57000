"""What must not get worse of drafts and reviews: samples of what ``make quality`` measures."""

from __future__ import annotations

import pytest

from tests.quality import drafts, reviews, targets, workbooks

# Enough faults of every kind to notice a rule that broke; the whole is measured by make quality.
FAULTS = 24


@pytest.mark.parametrize("name", ["dev", "more"])
def test_workbooks_are_read_cell_by_cell_and_nothing_is_made_up(name: str) -> None:
    found = workbooks.measure_folder(workbooks.FOLDERS[name])
    assert found["recall"] >= targets.CELLS_RECALL, found["lines"]
    assert found["precision"] == targets.CELLS_PRECISION, found["lines"]
    assert found["unknown_listed"] == 1.0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dev", "more"])
def test_faults_in_written_drafts_are_found_and_true_ones_left_alone(name: str) -> None:
    found = reviews.measure_reviews([name], limit=FAULTS)[name]
    assert found["detected"] >= targets.FAULTS_DETECTED - 0.05, found["kinds"]
    assert found["alarms_per_100"] <= targets.ALARMS_PER_100, found["alarms_by_code"]


@pytest.mark.slow
def test_a_finished_paper_holds_no_number_that_a_second_reckoning_does_not_find() -> None:
    found = drafts.measure_first()
    assert found["numbers"] > 60
    assert found["wrong_flagged"] >= 0.8 * found["wrong_tried"]
    for name in ("without_evidence", "other_places", "other_years", "sentences_without_comment", "marks_not_in_gaps"):
        assert found[name] == 0, found["show"]
