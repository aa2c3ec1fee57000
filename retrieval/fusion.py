"""Passages found by words and passages found by meaning, made one ranking (pure).

The numbers behind the constants are in ``docs/quality/retrieval.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

Ranked = Sequence[tuple[str, float]]
"""Passage ids and scores, higher is better; each id once."""

# What the vectors' best candidate may add to a ranking by words whose best has 1 - VECTOR_WEIGHT. Policy questions
# in the papers' own words: nDCG@10 .9153 by words alone, .9160 with 0.15, .9126 with 0.2, .9053 with 0.3. The
# encyclopedia and questions that share few words with the paper gain with every twentieth more up to 0.25. Through the
# finished pipeline 0.10 gives .9181, 0.12 .9163, 0.15 .9150: the middle is taken.
VECTOR_WEIGHT = 0.12

# The lexical score (in the unit of ``corpus.lexical``) from which words are trusted in full: some three rare pairs of
# characters met in one passage. Where the best passage has less, all lexical scores are held against this instead of
# against the best, and the vectors decide more. With three quarters of the words of every question struck out this
# brings policy nDCG@10 from .779 to .825 (by words alone .737), and costs .001 on the questions as they are.
TRUSTED_LEXICAL_SCORE = 5.0


def fuse(
    lexical: Ranked,
    dense: Ranked,
    *,
    vector_weight: float = VECTOR_WEIGHT,
    trusted: float = TRUSTED_LEXICAL_SCORE,
) -> list[tuple[str, float]]:
    """Join two rankings: (passage id, score), best first, ties in the order of their ids.

    The words' scores are divided by their best, or by ``trusted`` where that is more; the vectors' are stretched
    from 0 (the last candidate) to 1 (the first), because cosines of one model lie close together and those of
    another do not. A passage that one side does not have gets 0 from it. Where one side is empty the other is
    returned with its own scores. Reciprocal ranks do worse: they forget by how much the first is ahead.
    """
    if not lexical or not dense:
        return _sorted(dict(lexical or dense))
    words = _shares(lexical, least=trusted)
    vectors = _stretched(dense)
    return _sorted(
        {
            id_: (1 - vector_weight) * words.get(id_, 0.0) + vector_weight * vectors.get(id_, 0.0)
            for id_ in words.keys() | vectors.keys()
        }
    )


def _shares(ranked: Ranked, *, least: float) -> dict[str, float]:
    """Scores as shares of the best, or of ``least`` where the best is less."""
    best = max(max(score for _, score in ranked), least)
    return {id_: score / best for id_, score in ranked}


def _stretched(ranked: Ranked) -> dict[str, float]:
    """Scores stretched to 0..1; all 1 where they do not differ."""
    scores = [score for _, score in ranked]
    worst, span = min(scores), max(scores) - min(scores)
    return {id_: (score - worst) / span if span > 0 else 1.0 for id_, score in ranked}


def _sorted(scores: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
