from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fusion import TRUSTED_LEXICAL_SCORE, VECTOR_WEIGHT, fuse

STRONG = 4 * TRUSTED_LEXICAL_SCORE

RANKINGS = st.dictionaries(st.text("甲乙丙丁戊", min_size=1, max_size=2), st.floats(0, 50), max_size=8).map(
    lambda scores: sorted(scores.items(), key=lambda item: -item[1])
)


def ids(ranked: list[tuple[str, float]]) -> list[str]:
    return [id_ for id_, _ in ranked]


@pytest.mark.parametrize("found", [[], [("b", 3.0), ("a", 1.5)]])
def test_one_side_alone_keeps_its_order_and_its_scores(found: list[tuple[str, float]]) -> None:
    assert fuse(found, []) == found
    assert fuse([], found) == found


def test_clear_lead_by_words_is_not_overturned_by_meaning() -> None:
    lexical = [("said", STRONG), ("near", STRONG / 2)]
    assert ids(fuse(lexical, [("near", 0.95), ("said", 0.80)]))[0] == "said"


def test_meaning_decides_between_passages_equal_in_words() -> None:
    lexical = [("a", STRONG), ("b", STRONG)]
    assert ids(fuse(lexical, [("b", 0.92), ("a", 0.85)])) == ["b", "a"]


def test_meaning_decides_where_words_hardly_meet() -> None:
    lexical, dense = [("stray", 0.1 * TRUSTED_LEXICAL_SCORE)], [("meant", 0.93), ("other", 0.84)]
    assert ids(fuse(lexical, dense))[0] == "meant"


def test_passage_found_by_both_is_before_one_found_by_either() -> None:
    fused = ids(fuse([("both", STRONG), ("words", STRONG)], [("both", 0.9), ("meaning", 0.9)]))
    assert fused[0] == "both"
    assert set(fused) == {"both", "words", "meaning"}


def test_squeezed_and_spread_cosines_rank_alike() -> None:
    lexical = [("a", STRONG), ("b", 0.95 * STRONG), ("c", 0.5 * STRONG)]
    squeezed = [("b", 0.91), ("c", 0.86), ("a", 0.81)]
    spread = [("b", 0.9), ("c", 0.4), ("a", -0.1)]
    assert [score for _, score in fuse(lexical, squeezed)] == pytest.approx(
        [score for _, score in fuse(lexical, spread)]
    )


def test_single_candidates_count_in_full() -> None:
    assert fuse([("a", STRONG)], [("a", 0.8)]) == [("a", pytest.approx(1.0))]
    assert fuse([("a", STRONG)], [("b", 0.8)]) == [
        ("a", pytest.approx(1 - VECTOR_WEIGHT)),
        ("b", pytest.approx(VECTOR_WEIGHT)),
    ]


def test_equal_scores_come_in_the_order_of_their_ids_whatever_the_input_order() -> None:
    assert fuse([("b", 9.0), ("a", 9.0)], []) == fuse([("a", 9.0), ("b", 9.0)], []) == [("a", 9.0), ("b", 9.0)]


@given(RANKINGS, RANKINGS)
def test_nothing_found_is_lost_and_nothing_comes_twice(
    lexical: list[tuple[str, float]], dense: list[tuple[str, float]]
) -> None:
    fused = fuse(lexical, dense)
    assert sorted(ids(fused)) == sorted({id_ for id_, _ in lexical + dense})
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)
    if lexical and dense:
        assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores)
