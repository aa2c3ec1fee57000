"""A sentence's numbers as figures: what stands carries over its clauses, its parts hang on their whole (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.figures import Aspect, FigureKind
from corpus.quantity import Quantity, value_text
from corpus.terms import Indicator
from ingest.figure_changes import begins_from_to, change_in, ends_from_to, share_in, share_indicator
from ingest.figure_cuts import clause_bounds, clause_starts, groups, left_bound, part_start, right_bound
from ingest.figure_kinds import kind_of
from ingest.figure_labels import Label, label_of
from ingest.figure_names import base_unit, fits, tidy
from ingest.figure_notes import caliber_of, is_note
from ingest.figure_nouns import Draft, Paper, Standing, Value
from ingest.figure_parts import Parts, allowed, joins, pick_whole
from ingest.figure_places import places_in, subject_at
from ingest.figure_scopes import default_scope, placed
from ingest.figure_subjects import split_subjects
from ingest.figure_times import is_compared, mentions_in, opens, time_of, without_periods
from ingest.figure_units import unit_of
from ingest.figure_words import Scope, scopes_in, without_leads, without_opening

_EACH = re.compile(r"分别|各自|依次")
_ALL = re.compile(r"(?<![平])(?:均|都)(?!衡|等)[^,，;；。]{0,6}$")
_AFTER_EACH = re.compile(r"^(?:达到|达|为|是|有)")
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_SHARED = re.compile(r"\s*占(?!比|地)")
_BASE_LEVEL = re.compile(r"\s*(?:比|较|相比)(?:上年|去年|(?:20|19)\d\d年?)(?:同期|末|底)?的?\s*")
_PLACE_LED = re.compile(r"[\s,，;；。、]*(?:其中)?(?:全市|全县|全区|全旗|全州|我市|我县|我区)")
_PART_NAME = 14  # characters; a longer label is a clause of its own
_NO_PART = re.compile(r"在|分布|涉及|覆盖|其余|剩余|占|每|各|街道|和$|送教|随班")
_EACH_ONE = re.compile(r"(?:每(?:所|校|个|班|镇|乡|县|园|村|名|位|场|批)|平均每)(?!百)[^,，;；。]*$|学校至少配备")
_SUM_UNITS = frozenset("人 名 个 所 间 台 套 册 人次 次 万元 元".split())
_PER_ONE = frozenset({"class_size_cap", "small_school_min", "per_student_public_funds", "per_student_special_funds"})
_NEAR = 8  # characters of a noun between a number and the bracket that lists its parts
_ONGOING = frozenset({"义务教育", "中小学"})


@dataclass(slots=True)
class Sentence:
    """A sentence being read: where it is, what stands, what was made of it so far."""

    paper: Paper
    start: int
    end: int
    standing: Standing
    duties: bool
    drafts: list[Draft] = field(default_factory=list)
    parts: Parts | None = None
    passed: int = 0
    from_to: Draft | None = None
    spread: list[Draft] = field(default_factory=list)
    topic: tuple[Indicator | None, str] | None = None
    scope: Scope | None = None
    scope_part: int = -1
    base: str | None = None


def read_sentence(
    paper: Paper, start: int, end: int, quantities: Sequence[Quantity], *, standing: Standing, duties: bool
) -> list[Draft]:
    """The figures of one sentence, in reading order; ``standing`` is brought up to date for the next."""
    sentence = Sentence(paper, start, end, standing, duties, passed=start)
    standing.recent = [draft for draft in standing.recent if draft in standing.fresh]
    standing.fresh = sentence.drafts
    lists = groups(paper.text, quantities)
    for number, group in enumerate(lists):
        after = lists[number + 1][0].start if number + 1 < len(lists) else end
        _advance(sentence, group[0].start)
        _read_group(sentence, group, after)
        sentence.passed = group[-1].end
    return sentence.drafts


def _advance(sentence: Sentence, to: int) -> None:
    """Take over the places, times and brackets between the last number and the next."""
    paper, standing, text = sentence.paper, sentence.standing, sentence.paper.text
    begins = [sentence.start] if sentence.passed == sentence.start else []
    begins += clause_starts(text, sentence.passed, to)
    for clause in begins:
        subject = subject_at(paper, clause, to)
        if subject is not None:
            standing.region, standing.school = subject.region, subject.school
        if _PLACE_LED.match(text, clause, to):
            sentence.scope = None
    for mention in mentions_in(paper, sentence.passed, to):
        clause = max((c for c in begins if c <= mention.start), default=None)
        if clause is not None and opens(text, clause, mention):
            standing.time = time_of(paper, mention)
    _advance_parts(sentence, to)


def _advance_parts(sentence: Sentence, to: int) -> None:
    text, between = sentence.paper.text, sentence.paper.text[sentence.passed : to]
    bare = _NOTE.sub("", between)
    parts = sentence.parts
    if parts is not None and parts.inside and re.search(r"[)）]", bare):
        if parts.members and parts.members[0].whole is not None:
            sentence.standing.last = parts.members[0].whole
        parts = sentence.parts = parts.outer
    if opened := re.search(r"[(（]", bare):
        told = bare[opened.end() :].lstrip()
        near = opened.start() <= _NEAR and sentence.passed > sentence.start
        last = sentence.standing.last
        whole = [] if is_note(told) or not near or last is None else [last]
        parts = sentence.parts = Parts(whole, inside=True, outer=parts)
    if re.search(r"[;；]", bare):
        sentence.scope = sentence.scope if sentence.scope and sentence.scope.name in _ONGOING else None
        if parts is not None:
            parts.parted = True
    if parts is None and re.match(r"[一-龥]{0,4}[:：]", between) and sentence.drafts:
        sentence.parts = parts = Parts([sentence.drafts[-1]], inside=False)
    if "其中" in between:
        if parts is not None and parts.inside and not parts.members:
            return
        if parts is not None and parts.members and (parts.parted or parts.inside):
            parts.breakdown += 1
            parts.parted = False
            return
        recent = [d for d in sentence.standing.recent if not d.aside]
        sentence.parts = Parts(recent, inside=False, outer=parts if parts is not None and parts.inside else None)
    elif parts is not None and not parts.inside and _PLACE_LED.match(text, sentence.passed, to):
        sentence.parts = None


def _read_group(sentence: Sentence, group: list[Quantity], after: int) -> None:
    paper, text = sentence.paper, sentence.paper.text
    first = group[0]
    bound = left_bound(text, sentence.passed, first.start, listed=sentence.passed > sentence.start)
    right = right_bound(text, group[-1].end, min(after, sentence.end))
    left = text[bound : first.start]
    bare = _NOTE.sub("", left)
    if len(group) > 1 and group[-1].unit == "百分点":
        unit = "百分点"
    else:
        unit = first.unit
    if sentence.from_to is not None:
        one, sentence.from_to = sentence.from_to, None
        if ends_from_to(without_periods(paper, sentence.passed, first.start)):
            _second_level(sentence, one, group[0], bound, right)
            return
    if sentence.drafts and sentence.drafts[-1].shared is not None and bare.strip() in ("的", "的约", "的近") and unit in ("%", "‰", "成"):
        whole = sentence.drafts[-1]
        sentence.standing.last = whole.shared
        _read_share(sentence, group, bound, right, before="", of=whole.label)
        sentence.drafts[-1].start = whole.start
        sentence.standing.last = whole.shared
        return
    composite = first.unit in ("个", "所", "人", "名", "") and _is_composite(sentence, bare, first, right)
    change = None if composite else change_in(bare)
    if change is not None and _is_change(sentence, change.before, told=change.told, unit=unit):
        _read_change(sentence, group, bound, right, unit=unit)
        return
    share = share_in(without_opening(tidy(_without_notes(paper, bound, first.start))), unit=unit)
    if share is not None and (share.of or share.before):
        _read_share(sentence, group, bound, right, before=share.before, of=share.of)
        return
    holder = sentence.standing.last
    _read_levels(sentence, group, bound, right, unit=unit, left=bare)
    if _SHARED.match(bare) and unit not in ("%", "‰", "成", ""):
        sentence.drafts[-1].aside, sentence.drafts[-1].shared = True, holder


def _is_composite(sentence: Sentence, left: str, quantity: Quantity, right: int) -> bool:
    """增加|600个|学位: a verb and the noun behind the number make a name together."""
    behind = tidy(sentence.paper.text[quantity.end : right])
    verb = tidy(left)[-2:]
    found = sentence.paper.names.opening(verb + (_noun_inside(quantity) + behind), quantity.unit)
    return found is not None and len(found.name) > len(verb)


def _noun_inside(quantity: Quantity) -> str:
    return next((noun for noun in ("教学班", "学位") if quantity.text.endswith(noun)), "")


def _is_change(sentence: Sentence, before: str, *, told: bool, unit: str) -> bool:
    if told or unit == "百分点":
        return True
    last = sentence.standing.last
    label = without_leads(without_opening(tidy(before)))
    if not label:
        same = last is not None and bool(sentence.drafts) and joins(last.value.unit, unit)
        return same or (bool(sentence.drafts) and unit in ("%", "倍"))
    return sentence.paper.names.ending(label, unit) is not None and unit != ""


def _read_change(sentence: Sentence, group: list[Quantity], bound: int, right: int, *, unit: str) -> None:
    paper, text = sentence.paper, sentence.paper.text
    change = change_in(_NOTE.sub("", text[bound : group[0].start]))
    assert change is not None
    words = without_opening(without_leads(without_opening(tidy(_drop_periods(sentence, bound, change.before)))))
    spread = sentence.spread if len(sentence.spread) == len(group) else []
    base = change.base or _base_before(text, sentence, bound) or sentence.base
    sentence.base = None
    for number, quantity in enumerate(group):
        last = spread[number] if spread else sentence.standing.last
        draft = _draft(sentence, quantity, bound, quantity.end, unit=unit)
        if words and not spread:
            rate = "%" if unit in ("百分点",) else unit
            label = label_of(
                paper, bound=bound, value=(quantity.start, quantity.end), right=quantity.end,
                unit=rate if rate != "%" or last is None else rate, last=last, words=words,
            )
            _bind(sentence, draft, label, last=last, unit=rate)
            if draft.indicator is None and unit in ("%", "倍"):
                for own in ("人", "所", "个", "万元", "元", "人次", "名"):
                    if (match := paper.names.ending(words, own)) is not None:
                        draft.indicator, draft.scope = placed(
                            paper.names, match.indicator, _last(scopes_in(match.before)), draft.region
                        )
                        break
            draft.label = words
        elif last is not None:
            draft.indicator, draft.scope, draft.scope_kind = last.indicator, last.scope, last.scope_kind
            draft.label, draft.region = last.label, last.region
        draft.label += change.word
        draft.aspect, draft.compared, draft.whole = Aspect.CHANGE, base, None
        _keep(sentence, draft)


def _base_before(text: str, sentence: Sentence, bound: int) -> str | None:
    """与2023年相比,撤并…: the base may be told a clause earlier."""
    found = re.search(r"(?:与|同|较|比)(上年|去年|(?:20|19)\d\d)年?(?:同期)?相?比?[,，]\s*$", text[sentence.start : bound])
    if found is None:
        return None
    return "上年" if found[1] in ("上年", "去年") else found[1]


def _read_share(sentence: Sentence, group: list[Quantity], bound: int, right: int, *, before: str, of: str) -> None:
    paper = sentence.paper
    last = sentence.standing.last
    spread = sentence.spread if len(sentence.spread) == len(group) else []
    for number, quantity in enumerate(group):
        base = spread[number] if spread else last
        part = without_leads(without_opening(before)) or (base.label if base is not None else "")
        draft = _draft(sentence, quantity, bound, quantity.end)
        draft.indicator, scope = share_indicator(paper.names, part=part, of=of)
        if draft.indicator is None and not of and base is not None and base.indicator is not None:
            draft.indicator = paper.names.of_subject(base.indicator, "占比", quantity.unit)
        if not scope and base is not None and draft.indicator is not None and base.scope in draft.indicator.scopes:
            scope = base.scope
        draft.scope = scope or default_scope(draft.indicator, draft.region)
        draft.label = f"{part}占{without_opening(of)}的比重" if of else f"{part}占比"
        draft.subject = draft.label
        if base is not None and not before:
            draft.caliber = draft.caliber or base.caliber
        _keep(sentence, draft)


def _read_levels(sentence: Sentence, group: list[Quantity], bound: int, right: int, *, unit: str, left: str) -> None:
    paper, text = sentence.paper, sentence.paper.text
    first = group[0]
    each, alike = _EACH.search(left) is not None, _ALL.search(left) is not None
    words: str | None = None
    if _SHARED.match(left):
        words = without_leads(without_opening(tidy(_without_notes(paper, bound, first.start)).removeprefix("占")))
    if each:
        head, _, tail = _without_notes(paper, bound, first.start).partition("分别")
        tail = _AFTER_EACH.sub("", without_leads(without_opening(tidy(tail))))
        if tail and scopes_in(tail):
            match = paper.names.ending(without_leads(without_opening(tidy(head))), unit)
            sentence.topic = (match.indicator if match else None, without_leads(without_opening(tidy(head))))
            words = tail
    subjects = None
    base = without_leads(without_opening(tidy(_without_notes(paper, bound, first.start)))) if words is None else words
    base = re.sub(r"(?:每人每月|每生每年|每年|每月|每生|每人)+$", "", base)
    base = without_leads(base)
    if (each and len(group) > 1) or alike:
        subjects = split_subjects(
            paper.names, base, count=len(group) if len(group) > 1 else None, unit=unit, must=each and len(group) > 1
        )
    if subjects is not None:
        shared = group * len(subjects) if len(group) == 1 else group
        sentence.spread = []
        for quantity, words in zip(shared, subjects, strict=False):
            end = quantity.end
            label = label_of(
                paper, bound=bound, value=(quantity.start, end), right=end, unit=quantity.unit, last=sentence.standing.last, words=words
            )
            draft = _draft(sentence, quantity, bound, end)
            _bind(sentence, draft, label, last=sentence.standing.last, unit=quantity.unit)
            draft.label = draft.label or words
            draft.kind = _kind(sentence, draft, group[0].start)
            _keep(sentence, draft)
            sentence.spread.append(draft)
        return
    times = [m for m in mentions_in(paper, bound, first.start)] if each and len(group) > 1 else []
    named = places_in(paper, bound, first.start) if each and len(group) > 1 and len(times) != len(group) else []
    for number, quantity in enumerate(group):
        stop = right if number + 1 == len(group) else quantity.end
        label = label_of(
            paper, bound=bound, value=(first.start if len(group) > 1 else quantity.start, quantity.end - len(_noun_inside(quantity))),
            right=stop, unit=unit if len(group) > 1 else quantity.unit, last=sentence.standing.last, words=words,
            renewed=bool(mentions_in(paper, bound, first.start)) or len(times) == len(group),
        )
        draft = _draft(sentence, quantity, bound, max(label.end, quantity.end))
        last = sentence.standing.last
        if len(group) > 1 and len(sentence.spread) == len(group) and label.scope is None:
            label.scope = sentence.spread[number].said
        _bind(sentence, draft, label, last=last, unit=quantity.unit)
        if len(times) == len(group):
            draft.period, draft.basis = time_of(paper, times[number])
        if len(named) == len(group):
            draft.region = named[number]
            draft.scope = default_scope(draft.indicator, draft.region) if not label.scope else draft.scope
        draft.kind = _kind(sentence, draft, first.start)
        _keep(sentence, draft)
        if (base := _BASE_LEVEL.fullmatch(left)) is not None:
            _of_base(sentence, draft, base)
        if begins_from_to(without_periods(paper, bound, first.start)) and len(group) == 1:
            sentence.from_to = draft


def _of_base(sentence: Sentence, draft: Draft, base: re.Match[str]) -> None:
    """比2022年的352人: a level of the year that is compared with; what follows goes on from the one before."""
    found = [m for m in sentence.paper.periods if draft.start <= m.start and m.end <= draft.value_start]
    before = next((d for d in reversed(sentence.drafts[:-1]) if d.aspect is Aspect.LEVEL), None)
    if found:
        draft.period, draft.basis = time_of(sentence.paper, found[-1])
    draft.aside = True
    if before is not None:
        sentence.standing.last, sentence.base = before, draft.period


def _second_level(sentence: Sentence, one: Draft, quantity: Quantity, bound: int, right: int) -> None:
    """The second number of 由53个减少到15个: the same figure at the later time; the first is of the time told or of none."""
    paper, text = sentence.paper, sentence.paper.text
    said = [m for m in mentions_in(paper, one.start, one.value_start)]
    if not said or not begins_from_to(text[one.start : said[-1].start] + "的"):
        nearest = said[-1] if said else None
        told = nearest is not None and begins_from_to(text[one.start : nearest.start])
        if not told:
            one.period, one.basis = None, None
    draft = _draft(sentence, quantity, one.start, quantity.end)
    draft.start = one.start
    if not mentions_in(paper, one.value_end, quantity.start):
        draft.period, draft.basis = _clause_time(sentence, one)
    for name in ("label", "indicator", "region", "scope", "scope_kind", "caliber", "subject", "whole", "breakdown"):
        setattr(draft, name, getattr(one, name))
    draft.kind = one.kind
    _keep(sentence, draft)


def _clause_time(sentence: Sentence, one: Draft) -> tuple[str | None, object]:
    return sentence.standing.time


def _draft(sentence: Sentence, quantity: Quantity, bound: int, end: int, *, unit: str | None = None) -> Draft:
    """A figure with all that its place in the sentence tells: value, time, place, kind, caliber."""
    paper, text, standing = sentence.paper, sentence.paper.text, sentence.standing
    clause = clause_bounds(text, sentence.start, sentence.end, quantity.start)
    value = Value(
        quantity.value,
        value_text(quantity),
        unit_of(text, quantity, bound=max(bound, clause[0]), unit=unit),
        quantity.qualifier,
        quantity.value_high,
        quantity.denominator,
    )
    opened = text[bound : quantity.start]
    start = bound + len(opened) - len(without_opening(opened.lstrip())) if opened.strip() else quantity.start
    draft = Draft(value, min(start, quantity.start), end, quantity.start, quantity.end)
    draft.region = standing.region
    draft.period, draft.basis = standing.time
    near = [m for m in mentions_in(paper, bound, quantity.start) if not is_compared(text, m)]
    if near:
        period = time_of(paper, near[-1])
        if period[0] is not None:
            draft.period, draft.basis = period
    draft.kind = _kind(sentence, draft, quantity.start)
    draft.caliber = caliber_of(text, bound, quantity.start, quantity.end, sentence.end)
    return draft


def _kind(sentence: Sentence, draft: Draft, at: int) -> FigureKind:
    text = sentence.paper.text
    return kind_of(
        sentence.paper,
        clause=clause_bounds(text, sentence.start, sentence.end, at),
        part=part_start(text, sentence.start, at),
        value=(draft.value_start, draft.value_end),
        qualifier=draft.value.qualifier,
        duties=sentence.duties,
    )


def _bind(sentence: Sentence, draft: Draft, label: Label, *, last: Draft | None, unit: str) -> None:
    """Say what a figure is of: by its own label, or by what stands and the part that its label names."""
    paper, standing = sentence.paper, sentence.standing
    parts = sentence.parts
    if label.place:
        draft.region = label.place
    if parts is not None and parts.parted and not parts.inside and not (label.inherits and label.scope):
        parts = sentence.parts = None
    whole = pick_whole(parts, unit)
    if whole is None and _begins_parts(label, last, unit, sentence):
        whole = last
        parts = sentence.parts = Parts([last] if last else [], inside=False, outer=parts if parts and parts.inside else None)
    if label.scope is not None and label.scope.kind == "purse" and base_unit(unit) != "元":
        label.scope = None
    indicator, scope = label.indicator, label.scope
    draft.label, draft.subject = label.text, label.text
    if label.inherits:
        source = whole if whole is not None else last if _goes_on(last, unit, sentence) else None
        topic = sentence.topic
        if topic is not None and (topic[0] is None or fits(unit, topic[0])):
            indicator, draft.subject = topic
        elif source is not None:
            indicator, draft.subject = source.root or source.indicator, source.subject
            if source.caliber and not draft.caliber and source is not whole:
                draft.caliber = source.caliber
        else:
            indicator, draft.subject = _spoken_of(sentence, draft, unit), ""
        if indicator is not None and not fits(unit, indicator):
            indicator = None
        if indicator is not None and scope is not None and indicator.category == "规模":
            narrower = paper.names.narrowed(indicator, scope.name)
            indicator = narrower or _by_unit(sentence, scope, unit) or indicator
        if indicator is None and scope is not None and source is None and topic is None:
            indicator = _by_unit(sentence, scope, unit)
        draft.label = (label.text + draft.subject) if draft.subject and label.text not in draft.subject else (draft.subject or label.text)
    elif whole is not None and indicator is not None and not allowed(whole, indicator):
        if (whole.indicator is not None and whole.indicator.category == "教师") != (indicator.category == "教师"):
            sentence.parts = whole = None
        else:
            indicator, scope = whole.indicator, Scope(_part_name(label), "label", 0, 0)
            draft.subject = whole.subject
    elif whole is not None and indicator is None and whole.indicator is not None and _is_part_name(label, whole, unit):
        indicator, scope = whole.indicator, scope or Scope(_part_name(label), "label", 0, 0)
        draft.subject = whole.subject
    if indicator is None and unit == "%" and last is not None and last.value.unit == "%" and parts is not None:
        indicator, _ = share_indicator(paper.names, part=label.text, of=last.label)
    if scope is None and indicator is not None and not label.inherits:
        scope = _carried(sentence, indicator, draft)
    if scope is None and label.inherits and not label.place and last is not None and indicator is last.indicator:
        draft.indicator, draft.scope = indicator, last.scope
    elif indicator is not None:
        draft.indicator, draft.scope = placed(paper.names, indicator, scope, draft.region)
    else:
        draft.indicator, draft.scope = None, scope.name if scope else ""
    if standing.school and not scope:
        draft.scope = standing.school
    if _EACH_ONE.search(sentence.paper.text[max(sentence.start, draft.start - 12) : draft.value_start]) and _is_sum(draft):
        draft.indicator = indicator = None
    draft.root = indicator
    draft.scope_kind, draft.said = scope.kind if scope else "", scope
    if whole is not None and sentence.parts is not None:
        _hang(sentence.parts, draft, whole)
    if label.scope and label.opening and sentence.parts is None and label.scope.kind in ("level", "run", "area"):
        _set_scope(sentence, label)


def _begins_parts(label: Label, last: Draft | None, unit: str, sentence: Sentence) -> bool:
    """在校生5.83万人,小学39870人,初中18430人: kinds of school right behind a total of the same unit are its parts."""
    if last is None or not label.inherits or label.scope is None or label.scope.kind not in ("level", "run", "purse"):
        return False
    open_ = sentence.parts is None or (sentence.parts.inside and not sentence.parts.candidates)
    total = not last.scope_kind and last.whole is None and last.root is not None and not last.aside
    return open_ and total and last in sentence.drafts and pick_whole(Parts([last], inside=False), unit) is last


def _hang(parts: Parts, draft: Draft, whole: Draft) -> None:
    if parts.parted:
        if parts.members and draft.scope_kind != parts.members[-1].scope_kind:
            parts.breakdown += 1
        elif parts.inside:
            parts.breakdown += 1
        parts.parted = False
    draft.whole, draft.breakdown = whole, parts.breakdown
    parts.members.append(draft)


def _set_scope(sentence: Sentence, label: Label) -> None:
    """小学在校生…,教职工…: a part that opens a clause holds until the next semicolon, unless another is named."""
    part = part_start(sentence.paper.text, sentence.start, label.end)
    if sentence.scope is not None and sentence.scope_part == part and label.scope and sentence.scope.name != label.scope.name:
        sentence.scope = None if label.scope.name not in _ONGOING else label.scope
    elif sentence.scope_part != part or sentence.scope is None:
        if sentence.scope_part == part and label.scope and label.scope.name not in _ONGOING:
            return
        sentence.scope, sentence.scope_part = label.scope, part


def _carried(sentence: Sentence, indicator: Indicator, draft: Draft) -> Scope | None:
    if sentence.scope is None or sentence.parts is not None:
        return None
    clause = clause_bounds(sentence.paper.text, sentence.start, sentence.end, draft.value_start)[0]
    if _PLACE_LED.match(sentence.paper.text, clause):
        return None
    if indicator.unit in ("%", "元", "万元", "亿元", "次", "人次", "G") and sentence.scope.name not in _ONGOING:
        return sentence.scope if sentence.scope.name in indicator.scopes else None
    if sentence.scope.name in _ONGOING and indicator.category in ("经费", "控辍保学", "普及", "资助", "均衡"):
        return None
    return sentence.scope


def _goes_on(last: Draft | None, unit: str, sentence: Sentence) -> bool:
    if last is None or not sentence.drafts or not joins(last.value.unit, unit):
        return False
    return last.indicator is None or fits(unit, last.indicator)


def _spoken_of(sentence: Sentence, draft: Draft, unit: str) -> Indicator | None:
    """What the words before speak of where the number's own words name only a part: 师生比:小学1:18."""
    paper = sentence.paper
    for start in (sentence.start, sentence.standing.lead):
        if start is None or (start != sentence.start and unit not in ("", "比", "%")):
            continue
        stop = draft.value_start if start == sentence.start else sentence.start
        found = paper.names.in_text(tidy(paper.text[start:stop]), unit)
        if found:
            return found[-1].indicator
    return None


def _by_unit(sentence: Sentence, scope: Scope, unit: str) -> Indicator | None:
    """初中26所: a kind of school and 所 count schools."""
    if unit not in ("所", "个"):
        return None
    names = sentence.paper.names
    if unit == "个" and scope.name != "教学点":
        return None
    return names.exact(scope.name + "学校数", unit) or names.exact(scope.name + "数", unit)


def _is_sum(draft: Draft) -> bool:
    """Whether an indicator counts all of a place, so that a number for each school is not it."""
    own = draft.indicator
    return own is not None and base_unit(own.unit) in _SUM_UNITS and own.id not in _PER_ONE


def _is_part_name(label: Label, whole: Draft, unit: str) -> bool:
    alike = base_unit(whole.value.unit) == base_unit(unit) or not {"所", "个"} & {whole.value.unit, unit}
    return alike and joins(whole.value.unit, unit) and 0 < len(label.text) <= _PART_NAME and not _NO_PART.search(label.text)


def _part_name(label: Label) -> str:
    return label.text[-12:]


def _keep(sentence: Sentence, draft: Draft) -> None:
    text = sentence.paper.text
    draft.start = max(sentence.start, min(draft.start, draft.value_start))
    draft.end = min(max(draft.end, draft.value_end), sentence.end)
    while draft.start < draft.value_start and text[draft.start] in " ,，;；、:：()（）。":
        draft.start += 1
    sentence.drafts.append(draft)
    if draft.aspect is Aspect.LEVEL and draft.value.unit != "百分点":
        sentence.standing.last = draft
        sentence.standing.recent.append(draft)
        sentence.topic = sentence.topic if draft.label and sentence.topic and sentence.topic[1] and sentence.topic[1] in draft.label else None


def _without_notes(paper: Paper, start: int, end: int) -> str:
    return _NOTE.sub("", without_periods(paper, start, end))


def _drop_periods(sentence: Sentence, bound: int, words: str) -> str:
    if not words:
        return ""
    at = sentence.paper.text.find(words, bound)
    return without_periods(sentence.paper, at, at + len(words)) if at >= 0 else words


def _last(found: list[Scope]) -> Scope | None:
    return found[-1] if found else None
