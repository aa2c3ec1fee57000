"""The shortest run of clauses of a sentence that answers (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.sentences import Bounds, clauses, trimmed
from retrieval.terms import Matcher, share

# Clauses that one answer may span, and what each character of it costs: a clause of 15 characters must bring
# more than 6 % of the terms to be taken in.
MOST_CLAUSES = 8
COST_PER_CHARACTER = 0.004

# A shorter run (无辍学现象发生) lacks what it is said of, and takes in the clause before it.
LEAST_CHARACTERS = 12

# A clause that begins so goes on with the one before it and does not stand alone.
_GOES_ON = re.compile(
    r"(?:其中|并(?!列)|且|但|而|同时|从而|以及|因此|即|也|还(?!有)|又|再|均|分别|占|达|为(?!了)|由|较|同比|比)"
)
# A clause that begins so belongs to the one before it.
_PARTS = re.compile(r"(?:分别|即|包括|含)")
# A short clause that only says when: no figure is quoted without it.
_TIME_ONLY = re.compile(r"[^，,；;。]{0,8}(?:\d{4}年|\d{1,2}月|学年度?|学期|年底|期间|以来|目前|上半年|下半年|至今|截至)[^，,；;。]{0,6}[，,]$")
_STOPS = "。！？!?；;\n"


def best_window(
    text: str, sentence: Bounds, terms: Sequence[Matcher], *, answers: Callable[[str], bool] | None = None
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
    while first > 0 and not _ends(text, parts[first - 1]):
        before = text[slice(*parts[first - 1])].lstrip()
        if parts[last][1] - parts[first][0] >= LEAST_CHARACTERS and not _GOES_ON.match(text[slice(*parts[first])].lstrip()) and not _TIME_ONLY.fullmatch(before):
            break
        first -= 1
    while last + 1 < len(parts) and (
        text[parts[last][1] - 1] in "：:" or _PARTS.match(text[slice(*parts[last + 1])].lstrip())
    ):
        last += 1
    return first, last


def _ends(text: str, clause: Bounds) -> bool:
    return text[clause[1] - 1] in _STOPS
