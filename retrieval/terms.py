"""How well a stretch of text covers the terms of a question (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.query import Term

# A soft term (情况, 具体) counts this much beside an essential one.
SOFT_WEIGHT = 0.3

# A term that is not there word for word still counts by the share of its character pairs that are, from this
# share on: 交流轮岗教师 for 教师交流轮岗. Below it chance pairs decide.
LEAST_PAIRS = 0.5
PAIRS_WEIGHT = 0.8


def coverage(text: str, term: Term) -> float:
    """0..1: 1 where a variant of the term stands in the text, less where only its character pairs do."""
    return max((_covers(text, variant) for variant in (term.text, *term.variants)), default=0.0)


def weight(term: Term) -> float:
    """What a term counts; a longer essential term says more exactly what is asked."""
    if not term.essential:
        return SOFT_WEIGHT
    return 1.0 if len(term.text) <= 2 else 1.3


def share(text: str, terms: Sequence[Term]) -> float:
    """0..1: the weighted share of the terms that a text covers; 1 where there are none."""
    total = sum(weight(term) for term in terms)
    return sum(weight(term) * coverage(text, term) for term in terms) / total if total else 1.0


def _covers(text: str, variant: str) -> float:
    if variant in text:
        return 1.0
    pairs = {variant[i : i + 2] for i in range(len(variant) - 1)}
    if len(pairs) < 2:
        return 0.0
    found = sum(pair in text for pair in pairs) / len(pairs)
    return PAIRS_WEIGHT * found if found >= LEAST_PAIRS else 0.0
