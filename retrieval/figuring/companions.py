"""Figures that stand beside one already found, and the parts of a whole that a question names (pure).

上门不少于2次，每次不少于2课时 answers both of 至少去几趟，一趟几课时; 发现问题128条，其中… answers 128条问题分哪几类.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures import Aspect, Figure
from corpus.quantity import read_quantities, same_unit
from retrieval.figuring.calculations import addable, magnitude
from retrieval.figuring.units import fits_unit
from retrieval.figuring.wanted import FigureAsked

# How far behind the figure found its companion may begin: a clause of the same sentence.
NEAR = 40

_EACH = re.compile(r"各(?:自|类|项)?(?:有|是|占)?(?:多少|几)|分别(?:有|是)?(?:多少|几)")


def companion(found: Sequence[Figure], figures: Sequence[Figure], asked: FigureAsked) -> Figure | None:
    """The one figure close behind those found that has the unit asked for; None where there is none, or several."""
    near = {
        figure.id: figure
        for one in found
        for figure in figures
        if figure.document_id == one.document_id
        and 0 <= figure.value_start - one.value_end <= NEAR
        and figure.aspect is Aspect.LEVEL
        and any(figure.kind in kinds for kinds in asked.kinds)
        and asked.units
        and fits_unit(figure.unit, asked.units)
    }
    return next(iter(near.values())) if len(near) == 1 else None


def parts_named(figures: Sequence[Figure], question: str, asked: FigureAsked) -> tuple[Figure, ...]:
    """The parts of a whole that a question gives with its value (128条问题各多少条); empty where none add up."""
    if not _EACH.search(asked.text):
        return ()
    given = [each for each in read_quantities(question) if each.value is not None]
    for whole in figures:
        if not any(whole.value == each.value and same_unit(whole.unit, each.unit) for each in given):
            continue
        parts = [f for f in figures if f.whole == whole.id and f.aspect is Aspect.LEVEL]
        for division in dict.fromkeys(part.breakdown for part in parts):
            own = [part for part in parts if part.breakdown == division]
            if len(own) > 1 and addable((whole, *own)) and _sum(own) == magnitude(whole):
                return tuple(own)
    return ()


def _sum(figures: Sequence[Figure]) -> object:
    return sum(filter(None, map(magnitude, figures)))
