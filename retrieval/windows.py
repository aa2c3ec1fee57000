"""The shortest run of clauses of a sentence that answers (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.sentences import Bounds, clauses, enumeration, trimmed
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
_TIME_ONLY = re.compile(
    r"[^，,；;。]{0,8}"
    r"(?:\d{4}年|\d{1,2}月|学年度?|学期|年底|期间|以来|目前|上半年|下半年|至今|截至)"
    r"[^，,；;。]{0,6}[，,]$"
)
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
    listed = _listed(text, parts[best[1][0]][0], parts[best[1][1]][1], terms, answers)
    if listed is not None:
        return listed, best[2]
    first, last = _whole(text, parts, *best[1])
    return trimmed(text, parts[first][0], parts[last][1]), best[2]


def _listed(
    text: str, start: int, end: int, terms: Sequence[Matcher], answers: Callable[[str], bool] | None
) -> Bounds | None:
    """Of a list of amounts the one that says all that the whole says of the matter, where there is just one."""
    pieces = enumeration(text, start, end)
    if len(pieces) < 2 or answers is None:
        return None
    needed = [term for term in terms if term.essential]
    whole = share(text[start:end], needed)
    alone = [piece for piece in pieces if answers(text[slice(*piece)]) and share(text[slice(*piece)], needed) >= whole]
    if not needed or len(alone) != 1:
        return None
    return trimmed(text, *alone[0])


def _whole(text: str, parts: Sequence[Bounds], first: int, last: int) -> Bounds:
    """Takes in the clauses without which the run reads as torn off."""
    while first > 0 and not _ends(text, parts[first - 1]):
        before, own = (text[slice(*parts[index])].lstrip() for index in (first - 1, first))
        alone = parts[last][1] - parts[first][0] >= LEAST_CHARACTERS and not _GOES_ON.match(own)
        if alone and not _TIME_ONLY.fullmatch(before):
            break
        first -= 1
    while last + 1 < len(parts) and (
        text[parts[last][1] - 1] in "：:" or _PARTS.match(text[slice(*parts[last + 1])].lstrip())
    ):
        last += 1
    return first, last


def _ends(text: str, clause: Bounds) -> bool:
    return text[clause[1] - 1] in _STOPS
