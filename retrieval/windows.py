"""The shortest run of clauses of a sentence that answers (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.rows import is_row
from corpus.sentences import Bounds, clauses, enumeration, trimmed
from retrieval.terms import Matcher, share

# Clauses that one answer may span, and what each character of it costs: a clause of 15 characters must bring
# more than 6 % of the terms to be taken in.
MOST_CLAUSES = 8
COST_PER_CHARACTER = 0.004

# A figure follows what it is of: of 在校8137人，初中9所，在校4226人 the last two clauses say how many are in 初中, and
# the first two, as short and of the same words, do not. A run pays this for clauses behind its figure.
COST_OF_TRAILING = 0.02

# A shorter run (无辍学现象发生) lacks what it is said of, and takes in the clause before it.
LEAST_CHARACTERS = 12

# A clause that begins so goes on with the one before it and does not stand alone.
_GOES_ON = re.compile(
    r"(?:其中|并(?!列)|且|但|而|同时|从而|以及|因此|即|也|还(?!有)|又|再|均|分别|占|达|为(?!了)|由|较|同比|比)"
)
# A clause that begins so belongs to the one before it.
_PARTS = re.compile(r"(?:分别|即|包括|含)")
# A clause that begins so is said of several things, all named before it.
_OF_SEVERAL = re.compile(r"(?:分别|依次)")
# A short clause that only says when: no figure is quoted without it.
_TIME_ONLY = re.compile(
    r"[^，,；;。]{0,12}"
    r"(?:\d{4}年|\d{1,2}月|学年度?|学期|年底|期间|以来|目前|上半年|下半年|至今|截至)"
    r"[^，,；;。]{0,6}[，,]$"
)
_STOPS = "。！？!?；;\n"


def best_window(
    text: str, sentence: Bounds, terms: Sequence[Matcher], *, answers: Callable[[str], bool] | None = None
) -> tuple[Bounds, float] | None:
    """The run of whole clauses that covers most terms for its length, and the share it covers; a row is one clause.

    :param answers: what the run must also satisfy (an amount, a date, a name); None for nothing more.
    :returns: None where no run satisfies ``answers``.
    """
    parts = [sentence] if is_row(text[slice(*sentence)]) else clauses(text, *sentence)
    best: tuple[float, Bounds, float] | None = None
    for first in range(len(parts)):
        for last in range(first, min(first + MOST_CLAUSES, len(parts))):
            if _torn(text, parts, first, last, answers):
                continue
            bounds = trimmed(text, parts[first][0], parts[last][1])
            piece = text[bounds[0] : bounds[1]]
            if not piece or (answers is not None and not answers(piece)):
                continue
            covered = share(piece, terms)
            value = covered - COST_PER_CHARACTER * len(piece)
            if answers is not None and last > first and not answers(text[slice(*parts[last])]):
                value -= COST_OF_TRAILING
            if best is None or value > best[0]:
                best = (value, (first, last), covered)
    if best is None:
        return None
    listed = _listed(text, parts[best[1][0]][0], parts[best[1][1]][1], terms, answers)
    if listed is not None:
        return listed, best[2]
    first, last = whole(text, parts, *best[1])
    return trimmed(text, parts[first][0], parts[last][1]), best[2]


def _torn(text: str, parts: Sequence[Bounds], first: int, last: int, answers: Callable[[str], bool] | None) -> bool:
    """Whether a run parts a figure from what it is of by going over a semicolon.

    在校8137人；初中9所 says 8137人 of 初中: a run begins where the stretch before the semicolon does, and holds an
    answer behind it too.
    """
    stops = [index for index in range(first, last) if _ends(text, parts[index])]
    if not stops:
        return False
    begins = first == 0 or _ends(text, parts[first - 1])
    return not begins or (answers is not None and not answers(text[parts[stops[-1]][1] : parts[last][1]]))


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


def whole(text: str, parts: Sequence[Bounds], first: int, last: int) -> Bounds:
    """Takes in the clauses without which the run reads as torn off."""
    several = any(_OF_SEVERAL.match(text[slice(*part)].lstrip()) for part in parts[first : last + 1])
    while first > 0 and not _ends(text, parts[first - 1]):
        before, own = (text[slice(*parts[index])].lstrip() for index in (first - 1, first))
        alone = parts[last][1] - parts[first][0] >= LEAST_CHARACTERS and not (several or _GOES_ON.match(own))
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
