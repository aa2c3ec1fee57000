"""What a draft's own sentence says without evidence."""

from __future__ import annotations

from corpus.vocabulary import Vocabulary
from drafting.drafts import Sentence
from drafting.findings import Finding


def unproved(sentence: Sentence, *, region: str, year: int, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Numbers, 文号, titles, places and years of a sentence that its evidence does not hold; offsets into its text."""
    return ()
