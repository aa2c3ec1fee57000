"""What passages gave, held against the figure store: a figure in it is taken up, what is of another is dropped.

A passage answers by its words. Where the store has read the one number in it that could be meant, that number can be
reckoned with; where it has read every such number as something else (新建学校17所 to a question for 学校总数), the
passage answers another question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.figures import Aspect, Figure, FigureKind
from corpus.library import Library
from retrieval.evidence import Evidence
from retrieval.figuring.choice import Choice, in_years
from retrieval.figuring.lookup import FigureAnswer, PlaceFigures
from retrieval.figuring.matters import Matter
from retrieval.figuring.units import fits_unit
from retrieval.findings import Found


def held_against(
    answers: Sequence[FigureAnswer], found: Sequence[Found], library: Library
) -> tuple[tuple[FigureAnswer, ...], list[Found]]:
    """The answers with what passages add to them, and the passages without what is known to be something else."""
    answers, kept = list(answers), list(found)
    for index, answer in enumerate(answers):
        if answer.asked.within or len(answer.asked.matters) != 1:
            continue
        places = list(answer.places)
        for number, each in enumerate(kept):
            if places[number] or not each.evidence:
                continue
            aims = places[number].choices[0].planned
            kept[number], figure = _held(_without_aims(each, aims), answer, library)
            if figure is not None:
                places[number] = PlaceFigures(each.scope.region, (Choice(found=(figure,)),))
        answers[index] = replace(answer, places=tuple(places))
    return tuple(answers), kept


def _without_aims(found: Found, aims: Sequence[Figure]) -> Found:
    """What a place gave but for stretches that state an aim or a rule of the matter, where a result is asked for."""

    def aims_at(each: Evidence) -> bool:
        id_ = each.hit.document.id
        return any(aim.document_id == id_ and each.start <= aim.value_start < each.end for aim in aims)

    evidence = tuple(each for each in found.evidence if not aims_at(each))
    return found if len(evidence) == len(found.evidence) else replace(found, evidence=evidence, missing=())


def _held(found: Found, answer: FigureAnswer, library: Library) -> tuple[Found, Figure | None]:
    """One place's evidence for the one matter asked about."""
    matter = answer.asked.matters[0]
    taken, evidence = None, []
    for each in found.evidence:
        read = library.figures.of_document(each.hit.document.id)
        inside = _inside(each, answer, read)
        if _says_no_amount(each, answer, read):
            continue
        fitting = [figure for figure in inside if _may_be(figure, matter)]
        if inside and not fitting:
            continue
        if taken is None and len(fitting) == 1 and len(inside) == 1:
            taken = fitting[0]
        evidence.append(each)
    if len(evidence) == len(found.evidence):
        return found, taken
    missing = () if evidence else tuple(part for part in found.missing)
    return replace(found, evidence=tuple(evidence), conflicts=(), missing=missing), taken


def _inside(evidence: Evidence, answer: FigureAnswer, read: Sequence[Figure]) -> list[Figure]:
    """The results in the unit asked for that stand within a stretch."""
    return [
        figure
        for figure in _amounts(evidence, answer, read)
        if figure.kind is FigureKind.ACTUAL
        and figure.aspect is Aspect.LEVEL
        and (figure.period is None or in_years(figure, answer.asked.years))
    ]


def _says_no_amount(evidence: Evidence, answer: FigureAnswer, read: Sequence[Figure]) -> bool:
    """Whether a stretch has no amount in the unit asked for, as the store reads its paper: 百名学生 is none of 人."""
    return bool(answer.asked.units and read) and not _amounts(evidence, answer, read)


def _amounts(evidence: Evidence, answer: FigureAnswer, read: Sequence[Figure]) -> list[Figure]:
    if not answer.asked.units:
        return []
    within = (figure for figure in read if evidence.start <= figure.value_start < evidence.end)
    return [figure for figure in within if fits_unit(figure.unit, answer.asked.units)]


def _may_be(figure: Figure, matter: Matter) -> bool:
    """Whether the store does not know a figure to be of something else."""
    return not matter.indicators or figure.indicator in (None, *matter.indicators, *matter.narrowed)
