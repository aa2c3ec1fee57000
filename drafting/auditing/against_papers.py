"""Levels held against what the library's papers say of the same thing, place and time (pure).

Papers of one place and year differ for many reasons that none of them gives (教学点 counted in or not, opening day or
year's end). So a difference alone is no fault: it must show where it came from (a slip of the pen, last year, another
county), or two papers must agree against the draft.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.calibers import Likeness, caliber_of, compare_notes
from corpus.checks.operands import scope_of
from corpus.figures import Figure
from corpus.periods import period_label
from corpus.quantity import compatible, same_unit
from corpus.terms import Vocabulary
from drafting.auditing.binding import Bond, bond_of
from drafting.auditing.ground import Ground, is_level, year_of
from drafting.auditing.naming import place_before
from drafting.auditing.slips import is_slip, telling
from drafting.auditing.wording import finding, title_of, witness_of, written
from drafting.findings import Finding, FindingCode, Severity

# So many papers saying one number are believed against the draft.
AGREEING_PAPERS = 2

_Key = tuple[str, str]


def judge_by_papers(ground: Ground, *, but: frozenset[str] | set[str]) -> tuple[list[Finding], set[str]]:
    """Levels that the library shows to be wrong, and the ids of all that it holds something against.

    :param but: ids of figures that the table has judged.
    """
    told = _told(ground.known.figures, vocabulary=ground.vocabulary)
    found: list[Finding] = []
    checked: set[str] = set()
    for figure in ground.figures:
        if figure.id in but or not is_level(figure) or year_of(figure.period) is None:
            continue
        key = _key(figure, vocabulary=ground.vocabulary)
        if key is None or key not in told:
            continue
        same = _of(told[key], figure.region, year_of(figure.period))
        if same:
            checked.add(figure.id)
        fault = _fault(figure, same, told[key], ground)
        if fault is not None:
            found.append(fault)
    return found, checked


def _told(figures: Iterable[Figure], *, vocabulary: Vocabulary) -> dict[_Key, list[Figure]]:
    """The library's levels that surely are what their key says."""
    told: dict[_Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        if is_level(figure) and year_of(figure.period) is not None:
            key = _key(figure, vocabulary=vocabulary)
            if key is not None:
                told[key].append(figure)
    return told


def _key(figure: Figure, *, vocabulary: Vocabulary) -> _Key | None:
    if figure.indicator is None or bond_of(figure, vocabulary=vocabulary) is not Bond.FIRM:
        return None
    return figure.indicator, scope_of(figure, vocabulary=vocabulary)


def _of(figures: Sequence[Figure], region: str | None, year: int | None) -> list[Figure]:
    return [each for each in figures if each.region == region and year_of(each.period) == year]


def _fault(figure: Figure, same: Sequence[Figure], told: Sequence[Figure], ground: Ground) -> Finding | None:
    if figure.value is None or any(compatible(figure, other) or not _alike(figure, other) for other in same):
        return None
    year = year_of(figure.period) or 0
    if figure.region != ground.region and figure.region not in ground.family and telling(figure.value):
        own = next((each for each in _of(told, ground.region, year) if _equal(figure, each)), None)
        if own is not None:
            return _wrong_region(figure, ground, own)
    if not same or any(not compatible(one, other) for one in same for other in same):
        return None
    known = same[0]
    if telling(figure.value):
        last = next((each for each in _of(told, figure.region, year - 1) if _equal(figure, each)), None)
        if last is not None:
            return _mismatch(FindingCode.STALE_FIGURE, figure, known, ground, last)
        for other in told:
            if other.region != figure.region and year_of(other.period) == year and _equal(figure, other):
                return _mismatch(FindingCode.WRONG_REGION, figure, known, ground, other)
        if known.value is not None and is_slip(figure.value, known.value):
            return _mismatch(FindingCode.FIGURE_MISMATCH, figure, known, ground)
    if len({each.document_id for each in same}) >= AGREEING_PAPERS:
        return _mismatch(FindingCode.FIGURE_MISMATCH, figure, known, ground)
    return None


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether both count the same thing in the same way, as far as they say."""
    return same_unit(figure, other) and compare_notes(caliber_of(figure), caliber_of(other)) is not Likeness.DIFFERENT


def _equal(figure: Figure, other: Figure) -> bool:
    return same_unit(figure, other) and compatible(figure, other)


def _mismatch(
    code: FindingCode, figure: Figure, known: Figure, ground: Ground, source: Figure | None = None
) -> Finding:
    papers = {paper.document.id: paper.document for paper in ground.known.papers}
    paper = papers.get(known.document_id)
    named = title_of(paper.title if paper else None)
    said = ground.text[figure.value_start : figure.value_end]
    message = f"“{said}”与{named}的“{known.quote}”不符，请核对。"
    if code is FindingCode.STALE_FIGURE and source is not None:
        message = f"“{said}”是{period_label(source.period or '')}的数，{named}已有“{known.quote}”。"
    elif source is not None:
        message = f"“{said}”是{source.region}的数，{known.region}的是“{known.quote}”。"
    witnesses = tuple(witness_of(each, papers) for each in (known, source) if each is not None)
    return finding(
        code,
        ground.text,
        figure.value_start,
        figure.value_end,
        message,
        expected=written(known),
        evidence=witnesses,
        severity=Severity.WARNING,
    )


def _wrong_region(figure: Figure, ground: Ground, own: Figure) -> Finding:
    start, end = place_before(figure, ground)
    papers = {paper.document.id: paper.document for paper in ground.known.papers}
    named = ground.text[start:end]
    message = f"“{named}”应为{ground.region}：“{figure.quote}”是{ground.region}的数。"
    return finding(
        FindingCode.WRONG_REGION,
        ground.text,
        start,
        end,
        message,
        expected=ground.region,
        evidence=(witness_of(own, papers),),
    )
