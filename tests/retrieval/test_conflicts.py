"""Two amounts conflict only if they are of the same thing, place and time, and both of what is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.types import Hit
from retrieval.conflicts import conflicting
from retrieval.evidence import Evidence

MakeHit = Callable[..., Hit]
SAID = "全县共开展控辍保学督查6次"


@pytest.fixture
def said(hit: MakeHit) -> Callable[..., Evidence]:
    def said(text: str, **fields: object) -> Evidence:
        return Evidence(hit(text, **fields), 0, len(text), text, text, 1.0, 1.0, (0, len(text)))

    return said


@pytest.mark.parametrize(
    "other",
    ["全年组织控辍保学督查5次", "局机关开展控辍保学督查共5次", "先后控辍保学督查达11次，覆盖全县"],
)
def test_another_amount_of_the_same_thing_conflicts(said: Callable[..., Evidence], other: str) -> None:
    assert conflicting(said(SAID), [said(other)]) == (said(other),)


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        (SAID, {}),
        ("全年开展控辍保学督查6次，覆盖全县", {}),
        ("全年开展安全生产检查5次", {}),
        ("控辍保学督查组5个", {}),
        ("2023年开展控辍保学督查5次", {}),
        ("全年开展控辍保学督查5次", {"year": 2023}),
        ("全区开展控辍保学督查5次", {"region": "柳湾区"}),
        ("计划开展控辍保学督查8次", {}),
        ("开展控辍保学督查不少于8次", {}),
        ("开展督查5次", {}),
    ],
)
def test_what_differs_in_thing_place_or_time_is_no_conflict(
    said: Callable[..., Evidence], other: str, fields: dict[str, object]
) -> None:
    assert conflicting(said(SAID), [said(other, **fields)]) == ()


def test_one_of_several_that_say_the_same_other_amount_is_enough(said: Callable[..., Evidence]) -> None:
    others = [said("全年控辍保学督查5次", rank=2), said("共计控辍保学督查5次", rank=3)]
    assert len(conflicting(said(SAID), others)) == 1


def test_thousands_separators_make_no_conflict(said: Callable[..., Evidence]) -> None:
    assert conflicting(said("残疾学生生活补助1,250元"), [said("发放残疾学生生活补助1250元")]) == ()
