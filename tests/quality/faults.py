"""Texts with one fault each, made from true texts: what a reviewer of drafts has to find (pure; random by its seed).

Every fault is decidable: the number is in the statistics given, or repeated in the library's paper of the same place
and year, or part of a sum or a change within the text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.quality import faults_makers as makers
from tests.quality.faults_texts import TrueText

_SENTENCE_END = re.compile(r"[。！？\n]")

# What an honest reader may call a fault: a digit of a sum may be told as the sum's or as the figure's.
_VALUE = frozenset(
    ("figure_mismatch", "sum_mismatch", "share_mismatch", "change_mismatch", "self_contradiction", "stale_figure")
)
_CODES: Mapping[str, frozenset[str]] = {
    "digit_swap": _VALUE | {"change_direction"},
    "wrong_county": frozenset(("wrong_region", "figure_mismatch")),
    "wrong_year": frozenset(("wrong_year", "figure_mismatch", "stale_figure", "self_contradiction")),
    "wrong_unit": frozenset(
        ("unit_mismatch", "figure_mismatch", "sum_mismatch", "change_mismatch", "share_mismatch", "self_contradiction")
    ),
    "wrong_sign": frozenset(("change_direction", "change_mismatch", "self_contradiction")),
    "stale_figure": _VALUE | {"wrong_year", "change_direction"},
    "broken_sum": _VALUE,
    "percent_for_point": frozenset(("percent_vs_point", "unit_mismatch", "change_mismatch")),
    "heading_number": frozenset(("numbering",)),
    "docno": frozenset(("docno_format", "docno_unknown")),
    "plan_as_result": frozenset(("plan_as_result", "figure_mismatch", "self_contradiction", "wrong_year")),
}

Maker = Callable[[TrueText, random.Random], Iterator[makers.Change]]

MAKERS: Mapping[str, Maker] = {
    "digit_swap": makers.digit_swap,
    "wrong_county": makers.wrong_county,
    "wrong_year": makers.wrong_year,
    "wrong_unit": makers.wrong_unit,
    "wrong_sign": makers.wrong_sign,
    "stale_figure": makers.stale_figure,
    "broken_sum": makers.broken_sum,
    "percent_for_point": makers.percent_for_point,
    "heading_number": makers.heading_number,
    "docno": makers.docno,
    "plan_as_result": makers.plan_as_result,
}
KINDS = tuple(MAKERS)[:8]  # the issue's; those after them are reported apart
EXTRA = tuple(MAKERS)[8:]


@dataclass(frozen=True, slots=True)
class Fault:
    """A true text with one stretch changed: ``[start, end)`` of ``text``; ``was`` stood there."""

    kind: str
    codes: frozenset[str]
    text: str
    start: int
    end: int
    was: str
    base: TrueText

    @property
    def sentence(self) -> tuple[int, int]:
        """The sentence that holds the changed stretch, its mark included."""
        before = [match.end() for match in _SENTENCE_END.finditer(self.text, 0, self.start)]
        after = _SENTENCE_END.search(self.text, max(self.end, self.start + 1) - 1)
        return (before[-1] if before else 0, after.end() if after else len(self.text))

    @property
    def told(self) -> str:
        """The fault for a reader: what stood there, what stands there, in its sentence."""
        start, end = self.sentence
        now = self.text[self.start : self.end]
        return f"{self.kind} {self.base.paper[:14]} [{self.was}→{now}] {self.text[start:end].strip()[:150]}"


def faults_of(true: TrueText, kind: str, chance: random.Random) -> list[Fault]:
    """Every fault of a kind that the text can be given, each alone."""
    found = []
    for start, end, instead in MAKERS[kind](true, chance):
        was = true.text[start:end]
        if was == instead:
            continue
        text = true.text[:start] + instead + true.text[end:]
        found.append(Fault(kind, _CODES[kind], text, start, start + len(instead), was, true))
    return found


def seed_faults(texts: Sequence[TrueText], *, seed: int, number: int, kinds: Sequence[str] = KINDS) -> list[Fault]:
    """About ``number`` faults in even shares of the kinds, fewer of a kind that the texts have no room for.

    A change is made in as many different places as there are; where a place is used again, another text holds it.
    """
    chance = random.Random(seed)
    pools = {kind: _spread([f for text in texts for f in faults_of(text, kind, chance)], chance) for kind in kinds}
    taken: dict[str, list[Fault]] = {kind: [] for kind in kinds}
    while sum(map(len, taken.values())) < number and any(pools.values()):
        for kind in kinds:
            if pools[kind] and sum(map(len, taken.values())) < number:
                taken[kind].append(pools[kind].pop(0))
    return [fault for kind in kinds for fault in taken[kind]]


def _spread(faults: Sequence[Fault], chance: random.Random) -> list[Fault]:
    """One fault of each place first, in random order; each place and wording only once."""
    shuffled = list(faults)
    chance.shuffle(shuffled)
    places: dict[tuple[str, str], int] = {}
    seen, ranked = set(), []
    for fault in shuffled:
        start, end = fault.sentence
        sentence = fault.text[start:end]
        if (fault.base.paper, sentence) in seen:
            continue
        seen.add((fault.base.paper, sentence))
        place = (fault.base.paper, f"{fault.was}/{sentence[:12]}/{fault.start - start}")
        places[place] = places.get(place, 0) + 1
        ranked.append((places[place], fault))
    return [fault for _, fault in sorted(ranked, key=lambda pair: pair[0])][:_MOST]


_MOST = 400
