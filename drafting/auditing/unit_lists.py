"""One unit among its neighbours that is another's: in a list that adds up, in a pair, after its level (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.identities import based, plain
from corpus.quantity import Quantity
from drafting.auditing.from_to import FROM_TO
from drafting.auditing.marks import mark
from drafting.auditing.measures import noun_before, wrong_unit
from drafting.auditing.unit_sorts import alike, one_sort, scale, sort_of, with_unit
from drafting.findings import Finding, FindingCode, Working

_PARAGRAPH_PART = re.compile(r"[^。！？\n]+(?:。(?=其中)[^。！？\n]+)*")
_CHANGE_BEFORE = re.compile(
    r"(?:比|较|与|同比)?[^，,。；;、]{0,8}(?:增加|减少|增长|下降|提高|提升|上升|降低|净增|净减|压减)(?:了|约)*\s*$"
)
_MEAN = re.compile(r"(?:班均|校均|生均|人均|户均|平均|每[班校园生])[^，,。；;、（(]*$")
_DONE = re.compile(r"(?:督查|检查|督导|巡查|演练|会议)$")
_LIST_OPENS = re.compile(r"其中|分别|依次|[（(：:]|包括")
_REACH = 24
_MOST_PARTS = 6
_LEAST_TOTAL = 10  # smaller numbers add up by chance

# Two of these beside each other are the same count of two stages: 小学2187人、初中1479所.
_STAGES = re.compile(
    r"[、，,；和]\s*(?:其中)?(?:小学|初中|中学|高中|幼儿园|男|女|城区|农村|乡村|公办|民办)(?:段|阶段)?\s*"
)
_STAGE_BEFORE = re.compile(r"(?:小学|初中|中学|高中|幼儿园|男|女|城区|农村|乡村|公办|民办)(?:段|阶段)?\s*$")
_SCHOOLS_NAMED = re.compile(r"学校|校舍")
_PEOPLE_NAMED = re.compile(r"学生|教师|教职工|在校生|儿童|人数|干部|校长|幼儿|毕业生|随迁|寄宿生")
_JOINED = re.compile(r"\s*[、和]\s*")
_SHARED = re.compile(r"分别(?:为|是|达到?|有|提高|增加|下降|减少)*(?:了|约)*\s*$")
# 99.4%，比上年提高, 5047人，比上年减少
_MOVED = re.compile(
    r"[，,；（(]?\s*(?:同比|环比|前者|后者|(?:比|较|同上|同去|与上|与去)[^，,。；;、]{1,8}?)?[，,]?"
    r"(?:分别|净|又|略|约|仅|共|累计)*"
    r"(?:增加|减少|增长|下降|提高|上升|降低|净增|净减|增|减)(?:了|约|近)*\s*"
)
_FELL_TO = re.compile(r"(?:减少?|降低?|下降|压减|压缩|缩减)(?:到|至|为)了?$")  # there the word that says more is wrong
_RISES = re.compile(r"增加|增长|净增|提高|上升")
# Kinds of schools by their names, and what stands between two of a list.
_KIND = re.compile(
    r"(?:小学|初中|初级中学|中学|一贯制学校|教学点|特殊教育学校|特教学校|幼儿园|完小|高中)(?:学校)?(?:净?[增减]|增加|减少)?$"
)
_KINDS_BETWEEN = re.compile(r"(?:[（(][^）)]{1,16}[）)])?[、，,；和]\s*[^，,。；;、\d]{2,12}")
_KIND_REACH = 12
_SHORTEST_RUN = 3
_RELATIVE = frozenset({"%", "％", "‰", "百分点", "倍", "成", ""})
_MOST_CENTS = 1000


def list_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Units that their neighbours belie."""
    plainly = [q for q in quantities if q.value is not None and q.value_high is None and q.denominator is None]
    for sentence in _PARAGRAPH_PART.finditer(text):
        some = [q for q in plainly if sentence.start() <= q.start < sentence.end()]
        listed = [q for q in some if not _aside(text, q)]
        yield from _sums(text, listed)
        yield from _sums(text, [q for q in listed if not _bracketed(text, sentence.start(), q)])
        yield from _runs(text, some)
        for one, two in pairwise(some):
            found = (
                _pair(text, sentence.start(), one, two)
                or _from_to(text, sentence.start(), one, two)
                or _after_level(text, one, two)
            )
            if found is not None:
                yield found


def _aside(text: str, quantity: Quantity) -> bool:
    """Whether a number is none of a list: a change, a share."""
    left = text[max(0, quantity.start - _REACH) : quantity.start]
    return quantity.unit in _RELATIVE or _CHANGE_BEFORE.search(left) is not None or _MEAN.search(left) is not None


def _bracketed(text: str, start: int, quantity: Quantity) -> bool:
    before = text[start : quantity.start].replace("（", "(").replace("）", ")")
    return before.rfind("(") > before.rfind(")")


def _sums(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """A total and its parts that add up while the unit of one is another: 36997人，其中小学24612所、初中12385人."""
    for number, total in enumerate(quantities):
        whole = total.value
        if whole is None or whole < _LEAST_TOTAL:
            continue
        for count in range(2, _MOST_PARTS + 1):
            parts = quantities[number + 1 : number + 1 + count]
            summed = sum((part.value for part in parts if part.value is not None), plain(whole * 0))
            if len(parts) < count or summed > whole:
                break
            between = text[total.end : parts[0].start]
            if summed == whole and (_LIST_OPENS.search(between) or _STAGES.fullmatch(between)):
                found = _odd_one(text, [total, *parts])
                if found is not None:
                    yield found
                break


def _odd_one(text: str, some: Sequence[Quantity]) -> Finding | None:
    usual = max((each.unit for each in some), key=lambda unit: sum(alike(unit, each.unit) for each in some))
    odd = [each for each in some if not alike(each.unit, usual)]
    if len(odd) != 1 or not usual:
        return None
    said = " + ".join(f"{plain(each.value):f}" for each in some[1:] if each.value is not None)
    total = some[0].value
    message = f"“{odd[0].text}”与同一组数的单位“{usual}”不一致，而各数相加正好相符，单位应为“{usual}”。"
    return mark(
        text,
        FindingCode.UNIT_MISMATCH,
        odd[0].start,
        odd[0].end,
        message,
        expected=with_unit(odd[0], usual),
        evidence=(Working(f"{said} = {total:f}"),),
    )


def _runs(text: str, some: Sequence[Quantity]) -> Iterator[Finding]:
    """小学39所，初中18所，九年一贯制学校7人，教学点5个: kinds of schools, one counted as people."""
    run: list[Quantity] = []
    for quantity in [*some, None]:
        follows = quantity is not None and _KIND.search(text[max(0, quantity.start - _KIND_REACH) : quantity.start])
        if quantity is not None and follows and (not run or _close(text, run[-1], quantity)):
            run.append(quantity)
            continue
        places = [each for each in run if sort_of(each.unit) in {"学校", "个"}]
        odd = [each for each in run if each not in places]
        if len(run) >= _SHORTEST_RUN and len(odd) == 1 and sort_of(odd[0].unit) is not None:
            message = f"“{odd[0].text}”前后都是学校数，单位应为“{places[0].unit}”，不是“{odd[0].unit}”。"
            yield wrong_unit(text, odd[0], places[0].unit, message)
        run = [quantity] if quantity is not None and follows else []


def _close(text: str, one: Quantity, two: Quantity) -> bool:
    return _KINDS_BETWEEN.fullmatch(text, one.end, two.start) is not None


def _from_to(text: str, start: int, one: Quantity, two: Quantity) -> Finding | None:
    """由年初的31个减少到19人."""
    joins = FROM_TO.fullmatch(text, one.end, two.start)
    if joins is None or not re.search(r"[由从自][^，,；;。]{0,24}$", text[start : one.start]):
        return None
    if sort_of(one.unit) is None or sort_of(two.unit) is None or one_sort(one.unit, two.unit):
        return None
    before = re.sub(r"[由从自][^，,；;。]*$", "", text[start : one.start])
    noun = noun_before(before, len(before))
    first = sort_of(one.unit) not in noun.sorts if noun is not None else _by_times(before, one, two)
    wrong, right = (one, two) if first else (two, one)
    message = f"“{one.text}”与“{two.text}”是同一个数的前后变化，单位却不同，“{wrong.text}”的单位应为“{right.unit}”。"
    return wrong_unit(text, wrong, right.unit, message)


def _by_times(before: str, one: Quantity, two: Quantity) -> bool:
    """Whether what is done is counted in times and the first number is not: 县级督查由上年的6人加密到8次."""
    return _DONE.search(before) is not None and sort_of(one.unit) != "次" and sort_of(two.unit) == "次"


def _pair(text: str, start: int, one: Quantity, two: Quantity) -> Finding | None:
    """小学2187人、初中1479所; 分别为42.8所和47.9人."""
    if sort_of(one.unit) is None or sort_of(two.unit) is None or one_sort(one.unit, two.unit):
        return None
    if "率" in {sort_of(one.unit), sort_of(two.unit)}:
        return None
    between = text[one.end : two.start]
    before = text[max(start, one.start - _REACH) : one.start]
    stages = _STAGES.fullmatch(between) and _STAGE_BEFORE.search(before)
    shared = _JOINED.fullmatch(between) and _SHARED.search(before)
    if not stages and not shared:
        return None
    noun = noun_before(text, one.start) if shared else None
    said = text[start : one.start]
    people = max((found.end() for found in _PEOPLE_NAMED.finditer(said)), default=-1)
    schools = max((found.end() for found in _SCHOOLS_NAMED.finditer(said)), default=-1)
    if noun is not None:
        wrong, right = (one, two) if sort_of(one.unit) not in noun.sorts else (two, one)
    elif people == schools:
        wrong, right = two, one
    else:
        meant = "人" if people > schools else "学校"
        wrong, right = (one, two) if sort_of(one.unit) != meant else (two, one)
    message = f"“{one.text}”与“{two.text}”是并列的同一种数，单位却不同，“{wrong.text}”的单位应为“{right.unit}”。"
    return wrong_unit(text, wrong, right.unit, message)


def _more_than_all(text: str, level: Quantity, change: Quantity) -> bool:
    """4.79亿元，比上年增加1654.7亿元; of 前者 the level stands further back."""
    if (
        "前者" in text[level.end : change.start]
        or not one_sort(level.unit, change.unit)
        or not _RISES.search(text, level.end, change.start)
    ):
        return False
    (whole, unit), (moved, other) = based(level), based(change)
    return unit == other and moved > whole


def _after_level(text: str, level: Quantity, change: Quantity) -> Finding | None:
    """5047人，比上年减少279所; 89.54万元，比上年增加26.43元."""
    if not _MOVED.fullmatch(text, level.end, change.start) or change.unit in _RELATIVE:
        return None
    if level.unit in _RELATIVE or sort_of(level.unit) is None or sort_of(change.unit) is None:
        return None
    if _CHANGE_BEFORE.search(text[max(0, level.start - _REACH) : level.start]):
        return None
    if _more_than_all(text, level, change) and not _FELL_TO.search(text, max(0, level.start - _REACH), level.start):
        message = f"增加的“{change.text}”比增加后的“{level.text}”还多，请核对两处的数字和单位。"
        wrong = change if scale(change.unit) > scale(level.unit) else level
        return mark(text, FindingCode.UNIT_MISMATCH, wrong.start, wrong.end, message)
    small = change.value is not None and change.value < _MOST_CENTS and "." in change.text
    cents = change.unit == "元" and level.unit != "元" and scale(level.unit) != "" and small
    if one_sort(level.unit, change.unit) and not cents:
        return None
    noun = noun_before(text, level.start)
    wrong, right = (change, level)
    if noun is not None and sort_of(level.unit) not in noun.sorts and sort_of(change.unit) in noun.sorts:
        wrong, right = level, change
    message = f"“{level.text}”与它的增减量“{change.text}”单位不同，“{wrong.text}”的单位应为“{right.unit}”。"
    return wrong_unit(text, wrong, right.unit, message)
