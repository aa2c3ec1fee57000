"""Numbers that tell how much there is, alone and in lists: 分别, 均, 由…减少到… (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures import Aspect, FigureKind
from corpus.quantity import Quantity, same_unit
from ingest.figuring.binding import bind
from ingest.figuring.changes import begins_from_to, ends_from_to
from ingest.figuring.kinds import RULE_BEHIND
from ingest.figuring.labels import label_of
from ingest.figuring.names import tidy
from ingest.figuring.nouns import Draft
from ingest.figuring.parts import parts_told
from ingest.figuring.places import PLACE_JOINTS, places_in
from ingest.figuring.scopes import default_scope
from ingest.figuring.sentence import Sentence, keep, kind_in, new_draft, noun_phrase, words_before
from ingest.figuring.subjects import split_subjects
from ingest.figuring.times import TIMES_BEHIND, mentions_in, time_of, times_of_list, without_periods
from ingest.figuring.words import scopes_in, without_leads

# 占班级总数1098个: the whole of a share is told in passing.
SHARED = re.compile(r"\s*占(?!比|地)")
MOST_TOLD = 6  # figures before a bare rate that it may be of: 毕业生…, 升入…, 升学率
_SHARED_BEFORE = re.compile(r"占([^占,，;；、()（）]{2,20})[(（]\s*$")
LONGEST_RATE = 6  # 优良率, 入学率: a rate without the words of what it is of
_EACH = re.compile(r"分别|各自|依次|各(?=为|是|有|达)")
_ALL = re.compile(
    r"(?<!平)(?:均|都)(?!衡|等)[^,，;；。]{0,6}$|各(?=新建|新增|增加|设|配|招聘|安排|投入)[^,，;；。]{0,10}$"
)
_AFTER_EACH = re.compile(r"^(?:达到|达|为|是|有)")
_PER = re.compile(r"(?:每人每月|每生每年|每年|每月|每生|每人)+$")
_BASE_LEVEL = re.compile(r"\s*(?:比|较|相比)(?:上年|去年|(?:20|19)\d\d年?)(?:同期|末|底)?的?\s*")
_ASIDE = re.compile(r"[\s,，]*(?:上年度?|去年|上一年度?)(?:同期|末|底)?(?:仅|只)?(?:为|是|有)?\s*")
_TIMES_OF = re.compile(r"(?:是|为|相当于)(?:上年|去年|(?:20|19)\d\d年)(?:同期|末|底)?的?[（(]?\s*$")
_TIMES_LEAD = 14  # characters of 相当于2022年同期的
_LESS_OR_MORE = re.compile(r"(?:低于|高于|优于|好于|差于)(?P<base>[^,，;；]{2,20})$")
# 由24个降至18个|再降至10个; 从2022年的98.2%|、2023年的98.5%提高到98.8%.
_FURTHER = re.compile(r"[,，]?(?:再|又|进而|继而)[^,，;；。]{0,6}[到至为]")
_STOPS_AT = re.compile(r"\s*、的?\s*")
# Of what 由53个减少到15个 says once and means of both.
_SAME = ("label", "indicator", "root", "region", "scope", "scope_kind", "caliber", "subject", "whole", "breakdown")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that lead to a list of numbers; ``told`` where they are not those that stand right before it."""

    told: str | None
    each: bool
    alike: bool


def noun_inside(quantity: Quantity) -> str:
    """The noun that a quantity's own text ends with: 1406个|教学班."""
    return next((noun for noun in ("教学班", "学位") if quantity.text.endswith(noun)), "")


def read_levels(sentence: Sentence, group: Sequence[Quantity], bound: int, right: int, *, unit: str, left: str) -> None:
    """Figures of one number, or of a list of numbers that nothing parts."""
    words = _words(sentence, group[0], bound, unit, left)
    if words.alike and len(group) == 1 and _read_for_all(sentence, group[0], bound, unit=unit):
        return
    subjects = _subjects(sentence, group, bound, unit, words)
    if subjects is None:
        _read_list(sentence, group, bound, right, unit=unit, left=left, words=words)
        return
    sentence.spread = []
    before = sentence.drafts[-1] if sentence.drafts else None
    for quantity, said in zip(list(group) * len(subjects) if len(group) == 1 else group, subjects, strict=False):
        last = sentence.standing.last
        at = (quantity.start, quantity.end)
        label = label_of(
            sentence.paper, bound=bound, value=at, right=quantity.end, unit=quantity.unit, last=last, words=said
        )
        draft = new_draft(sentence, quantity, bound, quantity.end)
        bind(sentence, draft, label, last=last, unit=quantity.unit)
        draft.label = draft.label or said
        draft.kind = kind_in(sentence, draft, group[0].start)
        keep(sentence, draft)
        sentence.spread.append(draft)
    if before is not None and not before.scope_kind and all(d.root is before.root for d in sentence.spread):
        for draft in sentence.spread:
            draft.whole = draft.whole or (before if before.root is not None and draft.said is not None else None)
    if begins_from_to(without_periods(sentence.paper, bound, group[0].start)):
        sentence.from_to = list(sentence.spread)


def _read_for_all(sentence: Sentence, quantity: Quantity, bound: int, *, unit: str) -> bool:
    """One number for each of several: 甲县、乙县均不足50%, or 优良率均在42%以上 behind 小学…、初中…; if it is that."""
    paper = sentence.paper
    told = noun_phrase(words_before(sentence, bound, quantity.start))
    places = places_in(paper, bound, quantity.start)
    over: list[tuple[str, Draft | None]] = []
    rest = PLACE_JOINTS.sub("", told, count=2 * len(places)).lstrip("各均都")
    if len(places) > 1 and told.startswith(tuple(places)):
        over = [(rest or place, sentence.standing.last) for place in places]
    elif len(told) <= LONGEST_RATE:
        parts = parts_told(sentence.drafts)
        over = [(told, draft) for draft in parts] if len(parts) > 1 and (not told or told.endswith("率")) else []
    for number, (said, last) in enumerate(over):
        at = (quantity.start, quantity.end)
        label = label_of(paper, bound=bound, value=at, right=quantity.end, unit=unit, last=last, words=said)
        label.scope = label.scope or (last.said if last is not None and not label.place else None)
        draft = new_draft(sentence, quantity, bound, quantity.end)
        bind(sentence, draft, label, last=last, unit=unit)
        if len(places) == len(over):
            draft.region = places[number]
            draft.scope = draft.scope if draft.said else default_scope(draft.indicator, draft.region)
        keep(sentence, draft)
    return bool(over)


def _words(sentence: Sentence, first: Quantity, bound: int, unit: str, left: str) -> _Words:
    each, alike = _EACH.search(left) is not None, _ALL.search(left) is not None
    before = words_before(sentence, bound, first.start)
    if _BASE_LEVEL.fullmatch(left) or _of_times(sentence, first):
        return _Words("", each, alike)
    if each:
        # 增加学位分别为|初中600个、小学1200个: each number has a part for its label; what they are of stands before.
        head, _, tail = before.partition("分别")
        part = _AFTER_EACH.sub("", noun_phrase(tail))
        if part and scopes_in(part):
            match = sentence.paper.names.ending(noun_phrase(head), unit)
            sentence.topic = (match.indicator if match else None, noun_phrase(head))
            return _Words(part, each, alike)
    if (whole := shared_in_bracket(sentence, bound, left)) is not None:
        return _Words(whole, each, alike)
    if SHARED.match(left) and left.strip() != "占":
        return _Words(noun_phrase(before.lstrip().removeprefix("占")), each, alike)
    return _Words(None, each, alike)


def shared_in_bracket(sentence: Sentence, bound: int, left: str) -> str | None:
    """占地区生产总值(|386.4亿元)的4.04%: the whole of a share whose number stands in a bracket; else null."""
    found = None if left.strip() else _SHARED_BEFORE.search(sentence.paper.text, sentence.passed, bound)
    return found[1] if found is not None else None


def _subjects(sentence: Sentence, group: Sequence[Quantity], bound: int, unit: str, words: _Words) -> list[str] | None:
    """The labels of a clause with 分别 or 均 that names several subjects; null where it names one."""
    many = len(group) > 1
    if not (many or words.alike):
        return None
    told = noun_phrase(words_before(sentence, bound, group[0].start)) if words.told is None else words.told
    told = without_leads(_PER.sub("", told))
    count = len(group) if len(group) > 1 else None
    return split_subjects(sentence.paper.names, told, count=count, unit=unit, must=many and words.each)


def _read_list(
    sentence: Sentence, group: Sequence[Quantity], bound: int, right: int, *, unit: str, left: str, words: _Words
) -> None:
    """Numbers of one label: one, or several that share it (300元、400元、600元), or go over times or places."""
    paper, first, several = sentence.paper, group[0], len(group) > 1
    times = mentions_in(paper, bound, first.start)
    places = places_in(paper, bound, first.start) if words.each and several else []
    standing = sentence.standing.time if len(places) != len(group) else (None, None)
    listed = several and (words.each or len(times) == len(group))  # 2020年、2021年先后投入320万元、410万元
    each_time = times_of_list(paper, times, len(group), standing=standing) if listed else []
    places = [] if each_time else places
    over = _gone_over(sentence, group) if several else []
    ruled = RULE_BEHIND.match(paper.text, group[-1].end) is not None
    for number, quantity in enumerate(group):
        last = over[number] if over and number else sentence.standing.last
        label = label_of(
            paper,
            bound=bound,
            value=(first.start if several else quantity.start, quantity.end - len(noun_inside(quantity))),
            right=right if number + 1 == len(group) else quantity.end,
            unit=unit if several else quantity.unit,
            last=last,
            words=words.told,
            renewed=bool(times),
            told=sentence.drafts[-MOST_TOLD:],
        )
        label.rule = label.rule or (ruled and label.inherits)
        if over and label.inherits and label.scope is None and not label.place:
            last = over[number]
        elif len(sentence.spread) == len(group) and several and label.scope is None:
            label.scope = sentence.spread[number].said
        held = sentence.standing.last
        told = unit if unit == "百分点" else None
        draft = new_draft(sentence, quantity, bound, max(label.end, quantity.end), unit=told)
        bind(sentence, draft, label, last=last, unit=quantity.unit)
        if each_time:
            draft.period, draft.basis = each_time[number]
        if len(places) == len(group):
            draft.region = places[number]
            draft.scope = draft.scope if label.scope else default_scope(draft.indicator, draft.region)
        if several:
            draft.kind = kind_in(sentence, draft, first.start)
        if label.rule:
            draft.kind = FigureKind.STANDARD
        if label.inherits and label.scope is not None and last is not None and _listed_rule(draft, last):
            draft.kind = FigureKind.STANDARD  # 标准小学为720元,初中为940元
        keep(sentence, draft)
        if label.rule:
            draft.aside, sentence.standing.last = True, held
    if several and sentence.drafts[-1].kind is FigureKind.STANDARD:
        for draft in sentence.drafts[-len(group) :]:
            draft.kind = FigureKind.STANDARD  # 2.3间和2.4间的国家标准
    if _BASE_LEVEL.fullmatch(left) or _of_times(sentence, first):
        _of_base(sentence, sentence.drafts[-1])
    elif not several and _is_aside(sentence, left):
        sentence.drafts[-1].aside = True
        sentence.standing.last = sentence.drafts[-2]
    if begins_from_to(without_periods(paper, bound, first.start)):
        sentence.from_to = sentence.drafts[-len(group) :]


def _listed_rule(draft: Draft, last: Draft) -> bool:
    rule = last.kind is FigureKind.STANDARD and not last.aside and draft.kind is FigureKind.ACTUAL
    return rule and draft.root is last.root and draft.root is not None


def _gone_over(sentence: Sentence, group: Sequence[Quantity]) -> list[Draft]:
    """The figures that a list without labels of its own goes over: 国家标准分别为4.2人、1人和0.9人."""
    told = [d for d in sentence.drafts if d.aspect is Aspect.LEVEL and not d.aside][-len(group) :]
    alike = len(told) == len(group) and all(
        same_unit(draft.value.unit.partition("/")[0], quantity.unit)
        for draft, quantity in zip(told, group, strict=True)
    )
    if alike:
        return told
    return sentence.spread if len(sentence.spread) == len(group) else []


def _is_aside(sentence: Sentence, left: str) -> bool:
    """Whether the number just read is last year's beside this year's: 67所，上年|68所，净减1所."""
    if len(sentence.drafts) <= 1 or not _ASIDE.fullmatch(left):
        return False
    before, told = sentence.drafts[-2:]
    return before.aspect is Aspect.LEVEL and same_unit(before.value.unit.partition("/")[0], told.value.unit)


def _of_times(sentence: Sentence, first: Quantity) -> bool:
    """Whether a number is only what another is so many times of: 是2022年|916个的1.30倍, 仅为2022年（|15人）的46.7%."""
    before = sentence.paper.text[max(sentence.start, first.start - _TIMES_LEAD) : first.start]
    return _TIMES_OF.search(before) is not None and TIMES_BEHIND.match(sentence.paper.text, first.end) is not None


def _of_base(sentence: Sentence, draft: Draft) -> None:
    """比2022年的352人: a level of the year that is compared with; what follows goes on from the one before."""
    found = [m for m in sentence.paper.periods if draft.start - 6 <= m.start and m.end <= draft.value_start]
    before = next((d for d in reversed(sentence.drafts[:-1]) if d.aspect is Aspect.LEVEL), None)
    if found:
        draft.period, draft.basis = time_of(sentence.paper, found[-1])
    draft.aside = True
    if before is not None:
        sentence.standing.last, sentence.base = before, draft.period


def read_onward(sentence: Sentence, begun: Sequence[Draft], group: Sequence[Quantity]) -> bool:
    """The numbers behind those that something moves from: 由53个减少到15个, 由24个、18个减到10个; if they are that.

    ``begun`` are the first numbers, each of the time told with it or of none.
    """
    paper, first, last = sentence.paper, group[0], group[-1]
    between = without_periods(paper, sentence.passed, first.start)
    if len(begun) == len(group) and ends_from_to(between):
        pairs = list(zip(begun, group, strict=True))
    elif len(group) == 1 and ends_from_to(between) and all(draft.root is begun[0].root for draft in begun):
        pairs = [(begun[-1], first)]
    elif len(group) == 1 and _STOPS_AT.fullmatch(between):
        pairs = [(begun[-1], first)]  # 从2022年的98.2%、2023年的98.5%提高到98.8%
    else:
        return False
    for one, quantity in pairs:
        read_second(sentence, one, quantity)
    for draft in begun:
        if not mentions_in(paper, draft.start, draft.value_start):
            draft.period, draft.basis = None, None
    further = _FURTHER.match(paper.text, last.end) is not None or not ends_from_to(between)
    sentence.from_to = sentence.drafts[-len(pairs) :] if further else []
    return True


def read_second(sentence: Sentence, one: Draft, quantity: Quantity) -> None:
    """The second number of 由53个减少到15个: the same figure, later; the first is of the time told there or of none."""
    paper, text = sentence.paper, sentence.paper.text
    said = mentions_in(paper, one.start, one.value_start)
    onward = bool(said) and said[-1].text.endswith("起")  # 从今年秋季学期起由6000元提高至7000元: of the second
    if onward or not said or not begins_from_to(text[one.start : said[-1].start]):
        one.period, one.basis = None, None
    draft = new_draft(sentence, quantity, one.start, quantity.end)
    draft.start = one.start
    if one.value.unit.partition("/")[0] == draft.value.unit:
        draft.value.unit = one.value.unit  # 由每人每月300元增至500元
    if not mentions_in(paper, one.value_end, quantity.start):
        draft.period, draft.basis = time_of(paper, said[-1]) if onward else sentence.standing.time
    for name in _SAME:
        setattr(draft, name, getattr(one, name))
    draft.kind = one.kind
    if one.kind is FigureKind.TARGET:
        one.kind = FigureKind.ACTUAL  # 由6000元提高到8000元: what is to be is the second
    keep(sentence, draft)


def read_gap(sentence: Sentence, group: Sequence[Quantity], bound: int, right: int, *, left: str) -> None:
    """初中三年巩固率低于小学六年巩固率1.2个百分点: a difference, no level."""
    made, last = len(sentence.drafts), sentence.standing.last
    read_levels(sentence, group, bound, right, unit="百分点", left=left)
    found = _LESS_OR_MORE.search(tidy(left))
    for draft in sentence.drafts[made:]:
        draft.aspect, draft.compared = Aspect.CHANGE, found["base"] if found else None
    sentence.standing.last = last
