"""What must hold among the figures of one paper, found and worked out (pure).

Totals against their parts stand here; what the vocabulary knows to hold, percentages and ratios, and changes have
modules of their own. A check fails only where nothing else can explain the difference; where a list may be incomplete
it cannot be verified.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.calibers import caliber_of, facets
from corpus.checks.breakdowns import LEFT_OUT_AT_LEAST, Division, division, same_dimension
from corpus.checks.changes import change_checks
from corpus.checks.operands import NEARBY, called, check, levels, one_value, operand, scope_of
from corpus.checks.shares import ratio_checks, share_checks
from corpus.checks.sums import vocabulary_checks
from corpus.figures import Aspect, Check, CheckResult, Figure
from corpus.identities import Worked, based, is_rate, work_shares, work_sum
from corpus.terms import Vocabulary

SUM = "分项之和等于合计"
# Two places that happen to make up a third prove nothing; three do.
LEAST_PLACES = 3
SHARES = "各项占比之和为100%"


def check_figures(figures: Sequence[Figure], *, vocabulary: Vocabulary) -> tuple[Check, ...]:
    """Everything that must hold among the figures of one paper, worked out, in the order of its text.

    Figures of several papers are checked paper by paper.
    """
    papers: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        papers[figure.document_id].append(figure)
    return tuple(each for paper in papers.values() for each in _checks(paper, vocabulary))


def _checks(figures: Sequence[Figure], vocabulary: Vocabulary) -> list[Check]:
    ordered = sorted(figures, key=lambda figure: figure.value_start)
    places = {figure.id: number for number, figure in enumerate(ordered)}
    found = list(breakdown_checks(ordered))
    found += vocabulary_checks(ordered, vocabulary=vocabulary, known=[frozenset(each.figures) for each in found])
    found += untied_sums(ordered, vocabulary=vocabulary)
    found += share_checks(ordered, vocabulary=vocabulary)
    found += ratio_checks(ordered, vocabulary=vocabulary)
    found += change_checks(ordered, vocabulary=vocabulary)
    # The same figures may be related in two ways: what was found first is told.
    distinct = {(frozenset(each.figures), each.result): each for each in reversed(found)}
    return sorted(distinct.values(), key=lambda each: [places[id_] for id_ in each.figures])


def breakdown_checks(figures: Sequence[Figure]) -> Iterator[Check]:
    """Totals of one paper against their parts, each way of dividing by itself; figures in the order of the text."""
    by_id = {figure.id: figure for figure in figures}
    divided: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.whole in by_id and figure.value is not None and figure.aspect is Aspect.LEVEL:
            divided[figure.whole, figure.breakdown].append(figure)
    for (id_, _), parts in divided.items():
        whole = by_id[id_]
        alike = [part for part in parts if part.kind is whole.kind]
        yield from _sum_checks(whole, [part for part in alike if _adds_to(part, whole)], figures)
        if not is_rate(whole.unit):
            yield from _parts_in_percent(whole, [part for part in alike if is_rate(part.unit)])


def untied_sums(figures: Sequence[Figure], *, vocabulary: Vocabulary) -> Iterator[Check]:
    """Sums that no list ties, as rows of a table: places and their total, 小学 and 初中 and theirs.

    Only agreement says something: a table may leave places and stages out.
    """
    kept: dict[tuple[str, str | None], dict[tuple[str | None, str], list[Figure]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for figure in levels(figures):
        if figure.indicator and figure.whole is None and not is_rate(figure.unit) and figure.denominator is None:
            place = (figure.region, scope_of(figure, vocabulary=vocabulary))
            kept[figure.indicator, figure.period][place].append(figure)
    for by_place in kept.values():
        stated = {place: only for place, some in by_place.items() if (only := one_value(some)) is not None}
        wholes = [figure for (_, scope), figure in stated.items() if not scope]
        lists = [wholes] if len(wholes) >= LEAST_PLACES + 1 else []
        lists += [[whole, *_stages(stated, whole)] for whole in wholes]
        for some in lists:
            yield from _sum_of_greatest(some)


def _stages(stated: dict[tuple[str | None, str], Figure], whole: Figure) -> list[Figure]:
    stages = (stated.get((whole.region, stage)) for stage in ("小学", "初中"))
    return [stage for stage in stages if stage is not None]


def _sum_of_greatest(figures: Sequence[Figure]) -> Iterator[Check]:
    """The greatest of some figures as the sum of the others, where it is."""
    whole = max(figures, key=based)
    parts = [figure for figure in figures if figure is not whole and _adds_to(figure, whole)]
    if len(parts) < 2:
        return
    worked = _summed(parts, whole)
    if worked.result is CheckResult.HOLDS:
        yield check(SUM, worked, [whole, *parts], f"{called(whole)}与{len(parts)}项分项之和一致。")


def _sum_checks(whole: Figure, parts: Sequence[Figure], figures: Sequence[Figure]) -> Iterator[Check]:
    if len(parts) < 2 or whole.value is None or whole.aspect is not Aspect.LEVEL:
        return
    worked = _summed(parts, whole)
    if worked.result is CheckResult.HOLDS:
        yield check(SUM, worked, [whole, *parts], f"{called(whole)}的{len(parts)}项分项之和与合计一致。")
        return
    lists = _lists_that_hold(whole, parts)
    for some in lists:
        message = f"{called(whole)}所列分项中，{_names(some)}之和与合计一致。"
        yield check(SUM, _summed(some, whole), [whole, *some], message)
    outside = [part for part in parts if not any(part in some for some in lists)]
    if lists and (not same_dimension(parts) or all(_counted_apart(part, whole) for part in outside)):
        return
    how = division(whole, parts)
    if not lists and how is Division.OPEN:
        return
    sure = worked.result is CheckResult.FAILS and (bool(lists) or _wrong(worked, whole, how))
    if sure and not lists and _explained(worked, whole, parts, figures):
        sure = False
    result = CheckResult.FAILS if sure else CheckResult.UNVERIFIABLE
    yield check(SUM, worked, [whole, *parts], _told(worked, whole, outside if lists else (), sure), result=result)


def _summed(parts: Sequence[Figure], whole: Figure) -> Worked:
    return work_sum([operand(part) for part in parts], operand(whole))


def _lists_that_hold(whole: Figure, parts: Sequence[Figure]) -> list[list[Figure]]:
    """Neighbouring parts that make up the whole by themselves, longest first; else all parts but one that do."""
    count = len(parts)
    found: list[list[Figure]] = []
    for length in range(count - 1, 1, -1):
        for start in range(count - length + 1):
            some = list(parts[start : start + length])
            if not any(part in each for each in found for part in some) and _exactly(some, whole):
                found.append(some)
    if found or count < 3:
        return found
    kept = ([part for part in parts if part is not left_out] for left_out in parts)
    return [some for some in kept if _exactly(some, whole)][:1]


def _counted_apart(part: Figure, whole: Figure) -> bool:
    """Whether a part is one that totals commonly leave out, or that this one says it leaves out: 另设教学点17个."""
    left_out = {item for told, item in facets(caliber_of(whole)) if told == "without"}
    return "教学点" in part.label + part.scope or any(item in part.label + part.scope for item in left_out)


def _exactly(parts: Sequence[Figure], whole: Figure) -> bool:
    worked = _summed(parts, whole)
    return worked.result is CheckResult.HOLDS and not worked.difference


def _wrong(worked: Worked, whole: Figure, how: Division) -> bool:
    """Whether a sum that misses its total cannot be right: parts exceed it, or no part can be missing."""
    if worked.difference is None or not whole.value:
        return False
    if worked.difference < 0:
        return True
    small = worked.difference / whole.value < LEFT_OUT_AT_LEAST
    return how is Division.WHOLE or (how is Division.NEARLY_WHOLE and small)


def _explained(worked: Worked, whole: Figure, parts: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Whether what is missing stands nearby as a figure of its own: 另有1人延缓入学."""
    last = max(part.value_end for part in parts)
    return any(
        figure.value == worked.difference and figure.unit and _adds_to(figure, whole)
        for figure in figures
        if figure not in parts and 0 <= figure.value_start - last <= NEARBY
    )


def _told(worked: Worked, whole: Figure, outside: Sequence[Figure], sure: bool) -> str:
    if worked.difference is None or worked.expected is None:
        return f"{called(whole)}的分项之和无法核对。"
    more = "多" if worked.difference < 0 else "少"
    off = f"{more}{abs(worked.difference):f}{whole.unit}"
    gap = f"{called(whole)}的分项之和为{worked.expected:f}{whole.unit}，比合计{off}"
    if outside:
        return f"{gap}：{_names(outside)}虽列在分项中，但不在合计之内，请核对口径。"
    return f"{gap}，请核对原文。" if sure else f"{gap}，分项可能未列全或为约数，无法核对。"


def _names(figures: Sequence[Figure]) -> str:
    return "、".join(called(figure) for figure in figures)


def _adds_to(part: Figure, whole: Figure) -> bool:
    """Whether a part is counted as its whole is: 人 to 人, 个 to 所, never % to 人."""
    worked = work_sum([operand(part)], operand(whole))
    return worked.expected is not None


def _parts_in_percent(whole: Figure, shares: Sequence[Figure]) -> Iterator[Check]:
    """Shares of one whole: 城区学校教师占比40%, 农村60%."""
    if len(shares) < 2 or not same_dimension(shares):
        return
    worked = work_shares([operand(share) for share in shares])
    result = worked.result
    if result is CheckResult.FAILS and not _wrong(worked, whole, division(whole, shares)):
        result = CheckResult.UNVERIFIABLE
    said = (
        "一致" if result is CheckResult.HOLDS else "不一致，请核对原文" if result is CheckResult.FAILS else "无法核对"
    )
    yield check(SHARES, worked, shares, f"{_names(shares)}之和与100%{said}。", result=result)
