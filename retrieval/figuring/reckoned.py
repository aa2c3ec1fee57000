"""What stood before a change: 大班额41个，较2022年减少13个 gives the 54 of 2022 (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures import Aspect, Figure, FigureKind
from corpus.periods import years_of
from corpus.quantity import same_unit
from retrieval.figuring.calculations import Calculation, difference, total

# A change stands this near behind the value that it led to: 41个，较2022年减少13个.
NEAR = 40

_FELL = re.compile(r"减|降|[少压]")
_ROSE = re.compile(r"[增升多]|提高")


@dataclass(frozen=True, slots=True)
class Before:
    """A level, the change that led to it, and the time before that change, as the papers call it: 2022年, 上学年."""

    level: Figure
    change: Figure
    time: str


def before_of(figures: Sequence[Figure], *, years: Sequence[int], text: str) -> Before | None:
    """The level and the change that tell what was in the years asked for; None where there are no such two.

    :param figures: of one matter, place and scope, levels and changes.
    :param text: the question; 上学年 in it is what a paper calls 上学年.
    """
    for change in figures:
        time = _time_before(change, years, text)
        if time is None or change.kind is not FigureKind.ACTUAL:
            continue
        for level in figures:
            near = 0 <= change.value_start - level.value_end <= NEAR and level.document_id == change.document_id
            fits = level.aspect is Aspect.LEVEL and level.scope == change.scope and same_unit(level.unit, change.unit)
            if near and fits and worked_back(Before(level, change, time)) is not None:
                return Before(level, change, time)
    return None


def worked_back(before: Before) -> Calculation | None:
    """The value before the change: more where it fell, less where it rose; None where that cannot be told."""
    said = before.change.label + before.change.quote[-12:]
    fell, rose = _FELL.search(said) is not None, _ROSE.search(said) is not None
    if fell == rose:
        return None
    return total((before.level, before.change)) if fell else difference(before.level, before.change)


def _time_before(change: Figure, years: Sequence[int], text: str) -> str | None:
    """What a change is measured against, as said, where it is the time asked for."""
    if change.aspect is not Aspect.CHANGE or change.compared is None:
        return None
    compared = change.compared
    if compared.startswith("上"):
        own = years_of(change.period) if change.period else frozenset()
        named = compared in text or (len(own) == 1 and set(years) == {min(own) - 1})
        return compared if named else None
    return f"{compared}年" if years and years_of(compared) == frozenset(years) else None
