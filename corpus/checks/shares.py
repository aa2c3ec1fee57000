"""Percentages against their part and whole, shares of one whole, and ratios against counts, in one paper (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.checks.operands import called, check, levels, nearby, one_value, operand, scope_of
from corpus.figures import Check, CheckResult, Figure
from corpus.identities import Operand, Worked, based, is_rate, plain, work_ratio, work_share, work_shares
from corpus.terms import Vocabulary

SHARE = "占比等于部分除以总数"
SHARES = "各项占比之和为100%"

# From a part to its share (X所，占全县规模较大的义务教育学校总数的) no more than a clause.
_CLAUSE = 40
# From one share to the next of the same whole: 占比40%，农村学校教师 is 9.
_NEXT_SHARE = 30
# 学校教师占比 is common to 城区学校教师占比 and 农村学校教师占比, 占比 alone to all.
_COMMON_WORDS = 4
_SHARE_WORDS = re.compile(r"占|比例|比重|比率|覆盖率")
_PART_OF = re.compile(r"占(?P<whole>[^，,。；;]{2,30}?)(?:总数|人数|数)?的?(?:比例|比重)?(?:为|达到?|约)?$")
_BARE = re.compile(r"占(?:比|比例)?(?:为|约|达到?)?$")
# A whole that is narrowed in words no figure is keyed by: 规模较大的, 符合条件的, 部分.
_NARROWED = re.compile(r"较|符合|部分|不含|不足|以上|以下|其中|同|应|可")

_STUDENTS = {"小学": "students_primary", "初中": "students_junior", "": "students_compulsory"}
# ratio -> the counts that it may be of: teachers are counted with office staff or without.
_RATIOS = {
    "staff_student_ratio": ("staff_total", "teachers_full_time"),
    "student_teacher_ratio": ("teachers_full_time", "staff_total"),
    "avg_class_size": ("classes_total",),
}


def share_checks(figures: Sequence[Figure], *, vocabulary: Vocabulary) -> Iterator[Check]:
    """Percentages beside the part and the whole that they are of; figures in the order of the text."""
    stated = levels(figures)
    for number, share in enumerate(stated):
        if not is_rate(share.unit):
            continue
        before = [each for each in stated[:number] if share.value_start - each.value_end <= 2 * _CLAUSE]
        yield from _share_of(share, before, stated, vocabulary)
        if before and is_rate(before[-1].unit):
            yield from _complements(before[-1], share)


def ratio_checks(figures: Sequence[Figure], *, vocabulary: Vocabulary) -> Iterator[Check]:
    """Ratios and means beside the counts that they are of, of one place, time and stage."""
    stated = levels(figures)
    ratios = [figure for figure in stated if figure.indicator in _RATIOS]
    for ratio in ratios:
        stage = scope_of(ratio, vocabulary=vocabulary)
        many = _count(stated, ratio, _STUDENTS.get(stage), "", vocabulary)
        if many is None:
            continue
        counts = (_count(stated, ratio, id_, stage, vocabulary) for id_ in _RATIOS[ratio.indicator or ""])
        tried = [(few, work_ratio(operand(ratio), operand(many), operand(few))) for few in counts if few is not None]
        holding = [(few, worked) for few, worked in tried if worked.result is CheckResult.HOLDS]
        for few, worked in (holding or tried)[:1]:
            # Staff of a whole place may teach in 高中 too: only of one stage does a ratio surely fail.
            if worked.result is CheckResult.HOLDS or (stage and worked.result is CheckResult.FAILS):
                yield _ratio_check(ratio, many, few, worked)
    yield from _ratios_together(ratios, stated, vocabulary)


def _share_of(
    share: Figure, before: Sequence[Figure], stated: Sequence[Figure], vocabulary: Vocabulary
) -> Iterator[Check]:
    if not before:
        return
    whole, parts, named = _stated_whole(share, before), before[:-1], False
    if whole is None and _SHARE_WORDS.search(share.quote + share.label):
        whole, parts = _own_whole(share, before[-1], stated, vocabulary), before[-1:]
        if whole is None:
            whole, parts, named = _named_whole(share, stated, vocabulary), before, True
    if whole is None or whole.value is None or is_rate(whole.unit) or (share.qualifier and not operand(share).exact):
        return
    candidates = [each for each in reversed(parts) if _part_of(each, whole)]
    tried = [(part, work_share(operand(share), operand(part), operand(whole))) for part in candidates]
    holding = [(part, worked) for part, worked in tried if worked.result is CheckResult.HOLDS]
    for part, worked in (holding or tried)[:1]:
        narrower = named and scope_of(part, vocabulary=vocabulary) != ""
        if holding or (not narrower and _surely(worked, share, part, whole, stated)):
            told = "一致" if holding else f"不一致（{worked.expression}），请核对原文"
            yield check(
                SHARE, worked, [share, part, whole], f"{called(share)}与{called(part)}、{called(whole)}{told}。"
            )


def _surely(worked: Worked, share: Figure, part: Figure, whole: Figure, stated: Sequence[Figure]) -> bool:
    """Whether a share that misses can be of nothing else: not of one of a list of parts, nor of a number far away."""
    listed = [each for each in stated if each.whole is not None and each.whole == part.whole]
    alone = part.whole in {None, whole.id} and len(listed) <= 1 and share.region == part.region
    return worked.result is CheckResult.FAILS and alone and nearby([share, part, whole])


def _stated_whole(share: Figure, before: Sequence[Figure]) -> Figure | None:
    """The whole printed between 占 and the percentage: 占班级总数1098个的2.1%."""
    last = before[-1]
    inside = (
        share.start <= last.value_start < share.value_start and "占" in share.quote[: last.value_start - share.start]
    )
    own = "占" in last.quote[: last.value_start - last.start] and share.value_start - last.value_end <= _NEXT_SHARE
    return last if (inside or own) and len(before) > 1 else None


def _own_whole(share: Figure, part: Figure, stated: Sequence[Figure], vocabulary: Vocabulary) -> Figure | None:
    """The whole of a bare 占14.0%: that which the part before it is listed under, or all that its indicator counts."""
    if not _BARE.search(share.quote[: share.value_start - share.start]):
        return None
    if part.whole is not None:
        return next((figure for figure in stated if figure.id == part.whole), None)
    if share.indicator is not None or part.indicator is None or not scope_of(part, vocabulary=vocabulary):
        return None
    return _count(stated, part, part.indicator, "", vocabulary)


def _named_whole(share: Figure, stated: Sequence[Figure], vocabulary: Vocabulary) -> Figure | None:
    """The whole that the words between 占 and the percentage name, where stated once: 占在校生总数的19.5%."""
    said = share.quote[: share.value_start - share.start]
    found = _PART_OF.search(said)
    if not found or _NARROWED.search(found["whole"]):
        return None
    named = vocabulary.find_indicators(found["whole"])
    if len(named) != 1 or len(named[0].ids) != 1:
        return None
    return _count(stated, share, named[0].ids[0], "", vocabulary)


def _part_of(part: Figure, whole: Figure) -> bool:
    if part is whole or part.value is None or whole.value is None or part.denominator is not None:
        return False
    (amount, unit), (total, of) = based(operand(part)), based(operand(whole))
    return unit == of and amount <= total


def _complements(one: Figure, two: Figure) -> Iterator[Check]:
    """Two shares side by side that differ in a word and make up 100: 城区学校教师占比40%, 农村学校教师占比60%.

    Where they do not make it up, they may be of two wholes: that says nothing.
    """
    if two.value_start - one.value_end > _NEXT_SHARE or one.unit != two.unit or one.region != two.region:
        return
    if one.label == two.label or not (_SHARE_WORDS.search(one.label) and _SHARE_WORDS.search(two.label)):
        return
    common = 0
    while common < min(len(one.label), len(two.label)) and one.label[-1 - common] == two.label[-1 - common]:
        common += 1
    worked = work_shares([operand(one), operand(two)])
    if common >= _COMMON_WORDS and worked.result is CheckResult.HOLDS:
        yield check(SHARES, worked, [one, two], f"{called(one)}、{called(two)}之和与100%一致。")


def _count(
    stated: Sequence[Figure], like: Figure, indicator: str | None, scope: str, vocabulary: Vocabulary
) -> Figure | None:
    """The one count of an indicator and scope for the place and time of another figure."""
    return one_value(
        [
            figure
            for figure in stated
            if indicator is not None
            and figure.indicator == indicator
            and (figure.region, figure.period) == (like.region, like.period)
            and scope_of(figure, vocabulary=vocabulary) == scope
        ]
    )


def _ratio_check(ratio: Figure, many: Figure, few: Figure, worked: Worked) -> Check:
    told = "相符" if worked.result is CheckResult.HOLDS else f"相差过大（{worked.expression}），请核对原文"
    return check(
        f"{ratio.indicator_name}与人数相符",
        worked,
        [ratio, many, few],
        f"{called(ratio)}与{called(many)}、{called(few)}{told}。",
    )


def _ratios_together(ratios: Sequence[Figure], stated: Sequence[Figure], vocabulary: Vocabulary) -> Iterator[Check]:
    """The teachers that the ratios of 小学 and 初中 imply, against all staff; only agreement says something."""
    by_stage = {scope_of(each, vocabulary=vocabulary): each for each in ratios if each.denominator}
    if not {"小学", "初中"} <= set(by_stage):
        return
    pairs = []
    for stage in ("小学", "初中"):
        ratio = by_stage[stage]
        many = _count(stated, ratio, _STUDENTS[stage], "", vocabulary)
        if many is None or many.value is None or ratio.value is None or not ratio.denominator:
            return
        pairs.append((ratio, many))
    staff = _count(stated, pairs[0][0], "staff_total", "", vocabulary)
    if staff is None or not staff.value:
        return
    terms, implied = [], plain(staff.value) * 0
    for ratio, many in pairs:
        sides = (operand(ratio).value, operand(ratio).denominator)
        x = max(each for each in sides if each) / min(each for each in sides if each)
        implied += based(operand(many))[0] / x
        terms.append(f"{many.value:f} ÷ {plain(x):f}")
    summed = Operand("推算教职工", plain(round(implied, 0)), staff.unit)
    worked = work_ratio(Operand("", plain(staff.value) / staff.value), summed, operand(staff))
    if worked.result is CheckResult.HOLDS:
        said = Worked(worked.result, f"{' + '.join(terms)} ≈ {summed.value:f} ≈ {staff.value:f}", summed.value)
        used = [staff, *(figure for pair in pairs for figure in pair)]
        yield check(
            f"{pairs[0][0].indicator_name}与人数相符",
            said,
            used,
            f"按小学、初中师生比推算的教职工数与{called(staff)}相符（相差不超过5%）。",
        )
