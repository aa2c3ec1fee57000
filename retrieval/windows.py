"""The shortest run of clauses of a sentence that answers (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.sentences import Bounds, clauses, trimmed
from retrieval.query import Term
from retrieval.terms import share

# Clauses that one answer may span, and what each character of it costs: a clause of 15 characters must bring
# more than 4.5 % of the terms to be taken in.
MOST_CLAUSES = 8
COST_PER_CHARACTER = 0.003

# A clause that begins so goes on with the one before it and does not stand alone.
_GOES_ON = re.compile(r"(?:其中|并|且|但|而|同时|从而|以及|因此|即|也|还|又|均|分别|占|达|为|由|比|较|同比)")
# A clause so ended, or so followed, is not finished.
_PARTS = re.compile(r"(?:其中|分别|即|包括|含)")


def best_window(
    text: str,
    sentence: Bounds,
    terms: Sequence[Term],
    *,
    answers: Callable[[str], bool] | None = None,
) -> tuple[Bounds, float] | None:
    """The run of whole clauses that covers most terms for its length, and the share it covers.

    :param answers: what the run must also satisfy (an amount, a date, a name); None for nothing more.
    :returns: None where no run satisfies ``answers``.
    """
    parts = clauses(text, *sentence)
    best: tuple[float, Bounds, float] | None = None
    for first in range(len(parts)):
        for last in range(first, min(first + MOST_CLAUSES, len(parts))):
            bounds = trimmed(text, parts[first][0], parts[last][1])
            piece = text[bounds[0] : bounds[1]]
            if not piece or (answers is not None and not answers(piece)):
                continue
            covered = share(piece, terms)
            value = covered - COST_PER_CHARACTER * len(piece)
            if best is None or value > best[0]:
                best = (value, (first, last), covered)
    if best is None:
        return None
    first, last = _whole(text, parts, *best[1])
    return trimmed(text, parts[first][0], parts[last][1]), best[2]


def _whole(text: str, parts: Sequence[Bounds], first: int, last: int) -> Bounds:
    """Takes in the clauses without which the run reads as torn off."""
    while first > 0 and _GOES_ON.match(text[slice(*parts[first])].lstrip()) and not _ends_sentence(text, parts[first - 1]):
        first -= 1
    while last + 1 < len(parts) and (
        _PARTS.match(text[slice(*parts[last + 1])].lstrip()) or text[parts[last][1] - 1] in "：:"
    ):
        last += 1
    return first, last


def _ends_sentence(text: str, clause: Bounds) -> bool:
    return text[clause[1] - 1] in "。！？!?；;\n"
