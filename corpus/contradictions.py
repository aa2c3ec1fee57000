"""Figures of one key that differ, within a paper or across papers, and what that means (pure).

Only what is surely of one thing is compared: one indicator (or one label, word for word), place, scope, time, kind, and
no word that narrows one of the two. Lists of several values, levels before and after, sub-groups, parts of one whole,
and numbers of another size (one school's beside a county's) are not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from corpus.calibers import (
    Likeness,
    calendar_year,
    caliber_of,
    compare_notes,
    persons_and_times,
    school_years,
)
from corpus.checks.operands import EVERYWHERE, amount, called, scope_of
from corpus.checks.subjects import Subject, comparable_sizes, steady, subject_of
from corpus.figures import Conflict, ConflictVerdict, Figure, FigureKind, PeriodBasis
from corpus.identities import based
from corpus.quantity import compatible, equal, same_unit
from corpus.terms import Vocabulary

# Values of one key this close together are a list (300元、400元、600元) or two times (由53个减少到15个).
LISTED_WITHIN = 60
# A time stated holds for what follows it so closely, whoever reads it otherwise: 截至2023年底，……。现有大班额33个.
DOUBTFUL_WITHIN = 100
# A paper that gives one key more values than this gives them of different things.
VALUES_OF_ONE_THING = 2
# And so do papers together: of one place, time and key three values were the most in the papers read.
VALUES_IN_ALL_PAPERS = 12

_Key = tuple[Subject, str | None, str]


def find_conflicts(figures: Sequence[Figure], *, vocabulary: Vocabulary) -> tuple[Conflict, ...]:
    """Conflicts among figures of any number of papers, in the order of the first figure of each.

    A key may give several: figures that contradict each other, that are counted in different ways, and that agree
    when rounded. What agrees exactly is none.
    """
    kept: dict[_Key, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    doubtful = _doubtful_periods(figures)
    for figure in figures:
        if figure.kind is not FigureKind.ACTUAL or figure.value is None or figure.id in doubtful:
            continue
        subject = subject_of(figure, vocabulary=vocabulary)
        if subject is not None:
            place = figure.region or f"?{figure.document_id}"
            key = (subject, place, scope_of(figure, vocabulary=vocabulary))
            kept[key][figure.period or f"?{figure.document_id}"].append(figure)
    found: list[Conflict] = []
    for periods in kept.values():
        if sum(map(len, periods.values())) < 2:
            continue
        told = {period: _distinct(_comparable(some)) for period, some in periods.items()}
        for some in told.values():
            found += _conflicts(some)
        found += _across_years(told)
    order = {figure.id: number for number, figure in enumerate(figures)}
    return tuple(sorted(found, key=lambda conflict: order[conflict.figures[0].id]))


def _doubtful_periods(figures: Sequence[Figure]) -> set[str]:
    """Figures taken to be of their paper's own time right behind one of another thing that states another time."""
    papers: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind is FigureKind.ACTUAL:
            papers[figure.document_id].append(figure)
    found: set[str] = set()
    for paper in papers.values():
        last: Figure | None = None
        for figure in sorted(paper, key=lambda each: each.value_start):
            if figure.period_basis is not PeriodBasis.DOCUMENT:
                last = figure
            elif last is not None and last.period != figure.period and last.period_basis is PeriodBasis.STATED:
                moved = (last.indicator or last.label) == (figure.indicator or figure.label)
                if not moved and figure.value_start - last.value_end <= DOUBTFUL_WITHIN:
                    found.add(figure.id)
    return found


def _comparable(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one key without those of papers that plainly list several things under it."""
    papers: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        papers[figure.document_id].append(figure)
    return [figure for paper in papers.values() for figure in _of_one_thing(paper)]


def _of_one_thing(paper: Sequence[Figure]) -> list[Figure]:
    values = _distinct(paper)
    if len(values) < 2:
        return list(paper)
    if not all(steady(figure) for figure in paper):
        most = max(values, key=based)
        parts = (figure for figure in values if figure is not most)
        return [] if any(comparable_sizes(most, part) for part in parts) else [most]
    if len(values) > VALUES_OF_ONE_THING:
        return []
    listed = {
        figure.value
        for one, two in combinations(paper, 2)
        if not equal(one, two) and _apart(one, two) <= LISTED_WITHIN
        for figure in (one, two)
    }
    return [figure for figure in paper if figure.value not in listed]


def _apart(one: Figure, two: Figure) -> int:
    return max(one.value_start, two.value_start) - min(one.value_end, two.value_end)


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    """One figure for each value that a paper gives."""
    kept: list[Figure] = []
    seen: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        same = (each for each in seen[figure.document_id] if _same(each, figure))
        if next(same, None) is None:
            seen[figure.document_id].append(figure)
            kept.append(figure)
    return kept


def _same(one: Figure, two: Figure) -> bool:
    return equal(one, two) and compare_notes(caliber_of(one), caliber_of(two)) is Likeness.SAME


def _conflicts(figures: Sequence[Figure]) -> Iterator[Conflict]:
    """The conflicts among the figures of one key and period, one of each verdict at most."""
    if len(figures) < 2:
        return
    judged: dict[ConflictVerdict, dict[str, Figure]] = defaultdict(dict)
    # Papers that repeat each other's numbers add nothing: one figure a value is compared with the others.
    values = _values(figures)
    if len(values) > VALUES_IN_ALL_PAPERS:
        return
    for one, two in combinations(values, 2):
        verdict = _verdict(one[0], two[0])
        if verdict is not None:
            judged[verdict].update({figure.id: figure for figure in (*one, *two)})
    for verdict, told in judged.items():
        yield _conflict([figure for figure in figures if figure.id in told], verdict)


def _values(figures: Sequence[Figure]) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    buckets: dict[object, list[list[Figure]]] = defaultdict(list)
    for figure in figures:
        bucket = buckets[based(figure), figure.value_high, figure.denominator]
        group = next((each for each in bucket if _same(each[0], figure)), None)
        if group is None:
            group = []
            bucket.append(group)
            groups.append(group)
        group.append(figure)
    return groups


def _verdict(one: Figure, two: Figure) -> ConflictVerdict | None:
    """What it means that two figures of one key and period differ; null where it means nothing."""
    if equal(one, two) or _related(one, two):
        return None
    if not same_unit(one, two):
        return ConflictVerdict.DIFFERENT_CALIBER if persons_and_times(one, two) else None
    if compatible(one, two):
        return ConflictVerdict.ROUNDING
    if compare_notes(caliber_of(one), caliber_of(two)) is Likeness.DIFFERENT:
        return ConflictVerdict.DIFFERENT_CALIBER
    return ConflictVerdict.CONTRADICTION if comparable_sizes(one, two) else None


def _related(one: Figure, two: Figure) -> bool:
    """Whether one is a part of the other, or both are parts of one whole."""
    if one.document_id != two.document_id:
        return False
    return one.whole == two.id or two.whole == one.id or (one.whole is not None and one.whole == two.whole)


def _across_years(told: dict[str, list[Figure]]) -> Iterator[Conflict]:
    """School years beside the calendar years that they touch: two ways of counting one thing."""
    for period, figures in told.items():
        for year in sorted(school_years(period)):
            others = told.get(str(year), [])
            differing = [
                each
                for one in figures
                for two in others
                if same_unit(one, two)
                and not compatible(one, two)
                and not _related(one, two)
                and comparable_sizes(one, two)
                for each in (one, two)
            ]
            if differing:
                distinct = {figure.id: figure for figure in differing}
                yield _conflict(list(distinct.values()), ConflictVerdict.DIFFERENT_CALIBER)


def _conflict(figures: Sequence[Figure], verdict: ConflictVerdict) -> Conflict:
    first = figures[0]
    message = _MESSAGES[verdict](figures)
    label = first.indicator_name or first.label
    return Conflict(first.indicator, label, first.region, first.period, first.scope, tuple(figures), verdict, message)


def _subject_said(figures: Sequence[Figure]) -> str:
    first = figures[0]
    named = first.indicator_name or first.label
    scope = "" if first.scope in EVERYWHERE or first.scope in named else first.scope
    period = first.period or ""
    year = f"{period}年" if calendar_year(period) is not None else period
    return f"{first.region or ''}{year}{scope}{named}"


def _values_said(figures: Sequence[Figure]) -> str:
    said: dict[str, str] = {}
    for figure in figures:
        note = f"，注明{figure.caliber}" if figure.caliber else ""
        said.setdefault(amount(figure), f"{amount(figure)}（{called(figure)}{note}）")
    return "、".join(said.values())


def _contradiction(figures: Sequence[Figure]) -> str:
    where = "同一材料中" if len({figure.document_id for figure in figures}) == 1 else "不同材料中"
    notes = list(dict.fromkeys(note for figure in figures if (note := caliber_of(figure))))
    if not notes:
        return f"{_subject_said(figures)}在{where}说法不一：{_values_said(figures)}，口径均未说明，请核对后使用。"
    which = "均" if all(caliber_of(figure) for figure in figures) else "其中一处"
    noted = f"{which}注明{'、'.join(notes)}"
    return f"{_subject_said(figures)}在{where}说法不一：{_values_said(figures)}，{noted}，请核对后使用。"


def _different_caliber(figures: Sequence[Figure]) -> str:
    periods = sorted({figure.period for figure in figures if figure.period})
    if len(periods) > 1:
        why = f"统计时间不同（{'、'.join(periods)}）"
    elif any(persons_and_times(figures[0], figure) for figure in figures):
        why = "一为人数、一为人次"
    else:
        why = f"口径不同（{'、'.join(dict.fromkeys(caliber_of(figure) or '未说明' for figure in figures))}）"
    return f"{_subject_said(figures)}有几个数：{_values_said(figures)}，{why}，不能直接比较。"


def _rounding(figures: Sequence[Figure]) -> str:
    return f"{_subject_said(figures)}的几个数只是取舍或约数不同：{_values_said(figures)}。"


_MESSAGES = {
    ConflictVerdict.CONTRADICTION: _contradiction,
    ConflictVerdict.DIFFERENT_CALIBER: _different_caliber,
    ConflictVerdict.ROUNDING: _rounding,
}
