"""Passages that give different amounts for the same thing (pure, by their words alone)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.evidence import Evidence
from retrieval.periods import years_in

# Two amounts are of the same thing when the words right before them end alike on this many characters:
# 控辍保学督查5次 and 控辍保学督查4次; 小学 and 小学 of two towns are too little to say so.
SAME_ENDING = 4

_AMOUNT = re.compile(
    r"([^\d，,。；;：:、（()）\n]{2,24}?)(?:共|达到|达|为|有|约)?(\d[\d,.]*\d|\d)\s?(万|亿)?([个所人名位次元%％家项处])"
)

_WANTED = re.compile(r"不低于|不超过|不少于|不高于|力争|计划|目标|至少|到20\d\d年")


@dataclass(frozen=True, slots=True)
class _Said:
    label: str
    amount: str
    unit: str


def conflicting(best: Evidence, others: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Those of ``others`` that give another amount than ``best`` for the same thing, place and time, one an amount."""
    said = _said(best.quote)
    found: dict[str, Evidence] = {}
    for other in others:
        if other.quote == best.quote or not _comparable(best, other):
            continue
        for one in said:
            for two in _said(other.quote):
                same = one.unit == two.unit and _alike(one.label, two.label)
                if same and one.amount != two.amount and two.amount not in found:
                    found[two.amount] = other
    return tuple(dict.fromkeys(found.values()))


def _said(quote: str) -> list[_Said]:
    return [
        _Said(label, number.replace(",", ""), (scale or "") + unit)
        for label, number, scale, unit in _AMOUNT.findall(quote)
    ]


def _alike(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= SAME_ENDING and one[-SAME_ENDING:] == two[-SAME_ENDING:]


def _comparable(one: Evidence, two: Evidence) -> bool:
    """Whether two stretches are of one place and one time, as far as they say, and both of what is."""
    if _WANTED.search(one.quote) or _WANTED.search(two.quote):
        return False
    mine, other = one.hit.document, two.hit.document
    if mine.region != other.region:
        return False
    return (years_in(one.quote) or {mine.year or 0}) == (years_in(two.quote) or {other.year or 0})
