"""A text held against the statistics, the library and itself: Findings (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.figures import Figure
from corpus.terms import Vocabulary
from corpus.types import Document
from drafting.auditing.against_papers import judge_by_papers
from drafting.auditing.against_table import Standing, judge_levels
from drafting.auditing.alignment import align
from drafting.auditing.anchor import anchored
from drafting.auditing.ground import Ground, ground_of
from drafting.auditing.merging import merged, told_of
from drafting.auditing.places import place_faults
from drafting.auditing.stock import Stock
from drafting.auditing.table_changes import CLAUSE, judge_changes
from drafting.auditing.units import unit_faults
from drafting.auditing.within import audit_within
from drafting.auditing.years import year_faults
from drafting.findings import Finding, FindingCode, Known


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit found.

    :param checked: ids of the figures that something could be held against.
    """

    findings: tuple[Finding, ...]
    checked: frozenset[str]


def audit(
    document: Document, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary
) -> tuple[Finding, ...]:
    """What is wrong in a text, in its order, each fault told once.

    :param figures: the text's figures, as ``ingest`` reads them.
    """
    return examine(document, figures, known, vocabulary=vocabulary).findings


def examine(document: Document, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary) -> Audited:
    """What is wrong in a text, and which of its figures could be held against something."""
    stock = Stock(known.table, vocabulary=vocabulary)
    ground = anchored(ground_of(document, figures, known, vocabulary=vocabulary), stock)
    levels = judge_levels(ground, stock)
    changed, right = judge_changes(ground, stock)
    right |= {id_ for id_, each in levels.items() if each.standing is Standing.SUPPORTED}
    units = unit_faults(ground, stock, but=right)
    told = [each.finding for each in levels.values() if each.finding is not None]
    by_table = [*(each for each in told if not _governed(each, changed.values())), *changed.values()]
    read, held = judge_by_papers(ground, but={*levels, *units})
    aligned, repeated = align(ground)
    aligned = [each for each in aligned if not _supported(each, ground, right)]
    sources = [*by_table, *units.values(), *aligned, *read, *place_faults(ground), *year_faults(ground)]
    accused = {*changed, *units, *(id_ for id_, each in levels.items() if each.finding is not None)}
    inner = [
        each
        for each in _within(ground, sources, accused)
        if each.code not in _BY_LEVELS
        or not (_supported(each, ground, right) or _supported(each, ground, accused.difference(changed)))
    ]
    findings = merged([*sources, *inner])
    return Audited(findings, frozenset({*levels, *changed, *right, *units, *held, *repeated}))


# What the draft's own levels may show wrong while the table shows it right: a change of the whole behind a part.
_BY_LEVELS = frozenset((FindingCode.CHANGE_MISMATCH, FindingCode.CHANGE_DIRECTION))


def _supported(each: Finding, ground: Ground, right: set[str]) -> bool:
    figure = ground.figure_at(each.start, each.end)
    return figure is not None and figure.id in right


def _governed(each: Finding, changes: Iterable[Finding]) -> bool:
    """Whether a wrong year right before a number, which a change has shown, already says what is wrong with it."""
    years = (change for change in changes if change.code is FindingCode.WRONG_YEAR)
    return any(0 <= each.start - year.end <= CLAUSE for year in years)


def _within(ground: Ground, sources: Sequence[Finding], accused: set[str]) -> list[Finding]:
    """What the draft itself shows, without what follows from numbers that the sources have shown to be wrong."""
    found = audit_within(ground.document, ground.figures, ground.known, vocabulary=ground.vocabulary)
    if not found or not sources:
        return list(found)
    sound = [
        each
        for each in ground.figures
        if each.id not in accused and not told_of(sources, each.value_start, each.value_end)
    ]
    if len(sound) == len(ground.figures):
        return list(found)
    still = audit_within(ground.document, sound, ground.known, vocabulary=ground.vocabulary)
    kept = {(each.code, each.start, each.end) for each in still}
    return [
        each for each in found if (each.code, each.start, each.end) in kept or told_of(sources, each.start, each.end)
    ]
