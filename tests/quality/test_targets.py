from __future__ import annotations

import re

from tests.quality.report import page
from tests.quality.targets import TARGETS, judge


def reached(figures: dict[str, object], name: str) -> list[bool | None]:
    return [verdict.reached for verdict in judge(figures) if verdict.target.name == name]


def test_figure_that_was_not_measured_is_neither_reached_nor_missed() -> None:
    assert {verdict.reached for verdict in judge({})} == {None}


def test_limit_may_be_another_figure() -> None:
    modes = {"lexical": {"hit@1": 0.8}, "dense": {"hit@1": 0.9}, "hybrid": {"hit@1": 0.85}}
    found = {
        verdict.target.limit: verdict.reached
        for verdict in judge({"retrieval": {"policy_dev": modes}})
        if isinstance(verdict.target.limit, str) and verdict.target.name.endswith("hit@1")
    }
    assert found == {"retrieval.policy_dev.lexical.hit@1": True, "retrieval.policy_dev.dense.hit@1": False}


def test_limit_itself_is_good_enough() -> None:
    assert reached({"speed": {"help_seconds": 0.5}}, "speed.help_seconds") == [True]
    assert reached({"speed": {"help_seconds": 0.51}}, "speed.help_seconds") == [False]


def test_page_has_a_row_for_every_target_even_where_nothing_was_measured() -> None:
    rows = re.findall(r"^\| .* \| not measured \|$", page({}), re.MULTILINE)
    assert len(rows) == len(TARGETS)
