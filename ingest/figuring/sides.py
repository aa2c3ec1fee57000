"""The noun beside a number, before it or behind it, and the indicator that it names (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.figuring.idioms import idiom_of
from ingest.figuring.names import Match, Names, base_unit, fits, tidy
from ingest.figuring.nouns import Draft, Label, Paper
from ingest.figuring.words import Scope, scope_at, scope_last, scopes_in, without_leads

LOOK_BACK = 40  # characters before a number's own words in which a wording of the field may begin
# What may follow a noun that stands right behind its number: a verb, or nothing more of the noun.
_NOUN_ENDS = re.compile(
    r"$|[均都全已各在未被把将为与等开实组参接建安达完通成享得获落按从于进行有没不承签的里内基逐一分给提发保做对也还仍按依精由,，。;；:：(（)）和、]|中(?!心)|纳入|学校?[均全都]"
)
# 12所学校食堂未达标: those in which something is found are no count of all.
_FOUND_IN = re.compile(r"(?:均|都|仍|还|尚)*(?:未|没有|不(?!低于|少于|超过)|存在|缺少|缺乏)")
_JOINS = re.compile(r"[和与及、]$")
_NEXT_COUNT = re.compile(r"[和与及、]?\s*[\d一二三四五六七八九十两]+\s*[所个]")
_JOINED_ON = re.compile(r"[和与及、]\s*\d")
_RIGHT_LEADS = re.compile(r"^(?:的|以上的?|以下的?|左右的?)+")
_NOUN_STOPS = re.compile(r"[,，。;；:：、(（)）\d]|的(?=[一-龥]{6,})")
# Counts of the whole place may stand behind a number only where nothing but the place or 共有 stands before it.
_WHOLE_BEFORE = re.compile(
    r"(?:全市|全县|全区|全旗|全州|我市|我县|我区|本市|本县|本区|共|现|有|共有|现有|对|通过对?|的|要求|下辖|辖|在|辖区内?|[一-龥]{2,6}[县市区旗])*"
)
# Words too wide to be names of their own, but plain where nothing else stands beside the number.
_COUNTED_ALONE = {("图书", "册"): "图书册数", ("班", "人"): "平均班额", ("班", "个"): "教学班"}
_RATE_HEAD = re.compile(r"[一-龥]{0,12}(?:率|比例|占比|比重|比|覆盖面|安置率)$")
_MONEY = frozenset({"资金", "金额", "经费", "发放", "补助资金"})
SCHOOL_UNITS = frozenset({"所"})


def from_left(found: Label, names: Names, label: str, unit: str, *, last: Draft | None, told: Sequence[Draft]) -> None:
    """Bind by the noun before the number: its own name, a name and then a part, or a bare rate of what went before."""
    if last is not None and _RATE_HEAD.fullmatch(label):
        held = (last.indicator, *(d.indicator for d in (last.whole, last.shared, *reversed(told)) if d is not None))
        for subject in held:
            match = names.of_subject(subject, label, unit) if subject is not None else None
            if match is not None:
                found.indicator, found.scope = match.indicator, _inside(match, match.name)
                return
    if label in _MONEY and last is not None and last.indicator is not None and last.indicator.category == "资助":
        aid = names.of_id("aid_funds")  # 生活补助7035人次,资金538.9万元
        found.indicator = aid if aid is not None and fits(unit, aid) else None
        return
    match = names.ending(label, unit)
    if match is None and (alone := _COUNTED_ALONE.get((label, base_unit(unit)))) is not None:
        found.indicator = names.exact(alone, unit)
        return
    if match is not None:
        found.indicator = match.indicator
        found.scope = _last_scope(match.before) or _inside(match, label)
        return
    scope = scope_last(label)
    if scope is not None and scope.start > 1:
        head = label[: scope.start]
        if scope.name == "中小学" and (match := names.ending(without_leads(head), unit)) is not None:
            # 专任教师|中|小学: 中 is a preposition there.
            found.indicator, found.scope = match.indicator, Scope("小学", "level", scope.start + 1, scope.end)
            return
        match = names.ending(without_leads(head), unit)
        if match is not None:
            found.indicator, found.scope, found.head = match.indicator, scope, without_leads(head)
            return
    if (apart := names.ending_apart(label, unit)) is not None:
        found.indicator, found.scope = apart[0].indicator, apart[1]
        return
    if found.scope is None:
        found.scope = _last_scope(label)


def from_right(found: Label, paper: Paper, behind: str, at: int, right: int, unit: str, *, before: str) -> bool:
    """Bind by the noun behind the number; whether that stands there and says what is counted."""
    names, text = paper.names, paper.text
    noun = _RIGHT_LEADS.sub("", behind)
    if not noun:
        return False
    verb = before[-2:]
    if len(verb) == 2 and (match := names.opening(verb + noun, unit)) is not None and len(match.name) > 2:
        rest = match.name[2:]
        found.indicator, found.text = match.indicator, match.name
        found.end = end_behind(text, at, right, rest)
        return True
    scope = scope_at(noun)
    if _JOINS.search(noun) and not _list_ends(text, right):
        return False  # 14所初中和5所小学录播教室 counts classrooms
    if scope is not None and unit in SCHOOL_UNITS and _ends_noun(noun, _past_school(noun, scope.end)):
        built = names.exact(verb + "学校", unit) if len(verb) == 2 else None
        whole = _WHOLE_BEFORE.fullmatch(before) is not None
        name = scope.name if found.scope is None else found.scope.name + scope.name
        found.indicator = built or (
            names.exact(scope.name + "学校数", unit) or names.exact(scope.name, unit) if whole else None
        )
        if found.indicator is not None:
            found.scope = Scope(name, scope.kind, 0, 0)
            found.text = before + noun[: _past_school(noun, scope.end)]
            found.end = end_behind(text, at, right, noun[: _past_school(noun, scope.end)])
            return True
    alone = _COUNTED_ALONE.get((noun[:1], unit))
    if alone is not None and _ends_noun(noun, 1) and not before:
        found.indicator, found.text, found.end = names.exact(alone, unit), alone, end_behind(text, at, right, noun[:1])
        return True
    match = names.opening(noun, unit)
    if match is not None and _ends_noun(noun, len(match.name)):
        whole = match.indicator.category != "规模" or _WHOLE_BEFORE.fullmatch(before) is not None
        if whole:
            found.indicator, found.text = match.indicator, match.name
            found.end = end_behind(text, at, right, match.name)
            return True
    idiom = idiom_of(names, before=before, behind=noun, unit=unit, clause=around(text, at, at))
    if idiom is not None:
        found.indicator, found.text = idiom, noun_behind(noun) or noun
        found.end = end_behind(text, at, right, found.text)
        found.scope = found.scope or (None if len(idiom.scopes) == 1 else first_scope(scopes_in(noun[:12])))
        return True
    return False


def strong_right(names: Names, behind: str, unit: str, *, of_all: bool) -> Match | None:
    """A name right behind the number though words stand before it: 服务器存储了1556节|专递课堂."""
    match = names.opening(_RIGHT_LEADS.sub("", behind), unit)
    if match is None or (match.indicator.category == "规模" and not of_all) or not _ends_noun(behind, len(match.name)):
        return None
    return match


def _ends_noun(noun: str, at: int) -> bool:
    if _FOUND_IN.match(noun, at):
        return False
    return _NOUN_ENDS.match(noun, at) is not None and _JOINED_ON.match(noun, at) is None


def _list_ends(text: str, position: int) -> bool:
    """Whether the list whose next number begins at ``position`` ends with the kind that it counts."""
    found = _NEXT_COUNT.match(text, position)
    while found is not None:
        scope = scope_at(text, found.end())
        if scope is None:
            return False
        stop = _past_school(text, scope.end)
        if (more := _NEXT_COUNT.match(text, stop)) is not None:
            found = more
            continue
        return _NOUN_ENDS.match(text, stop) is not None
    return True


def _past_school(noun: str, at: int) -> int:
    return at + 2 if noun.startswith("学校", at) else at


def noun_behind(behind: str) -> str:
    """The noun of the words that follow a number, up to the next mark."""
    found = _NOUN_STOPS.search(behind)
    return (behind[: found.start()] if found else behind)[:20]


def around(text: str, start: int, end: int) -> str:
    """What stands around a number, for a wording that reaches beyond its own clause; other sentences are left out."""
    before = re.split(r"[。\n]", text[max(0, start - LOOK_BACK) : start])[-1]
    after = re.split(r"[。；;\n]", text[start : end + LOOK_BACK])[0]
    return tidy(before + after)


def end_behind(text: str, at: int, right: int, noun: str) -> int:
    """Where the noun behind a number ends in the text; blanks and quotes inside it are passed over."""
    position, left = at, 0
    while position < right and left < len(noun):
        if tidy(text[position]):
            left += noun.startswith(tidy(text[position]), left)
        position += 1
    return position if left == len(noun) else at


def _last_scope(before: str) -> Scope | None:
    found = scopes_in(before)
    if len(found) > 1 and found[-1].kind == "purse":
        return None  # 中央、省级、地方资助资金 is of all of them
    return found[-1] if found else None


def _inside(match: Match, label: str) -> Scope | None:
    """A part that the name itself says and the indicator has for several: 初中辍学率, 农村留守儿童, 家长满意度."""
    own = match.indicator
    for scope in scopes_in(match.name):
        several = scope.name in own.scopes and len(own.scopes) > 1
        if (several or scope.kind == "area") and scope.name not in own.name:
            return scope
    told = next(
        (
            name
            for name in own.scopes
            if len(own.scopes) > 1 and name in label and name not in own.name and scope_at(name) is None
        ),
        None,
    )
    return Scope(told, "label", 0, 0) if told else None


def first_scope(found: list[Scope]) -> Scope | None:
    """The first of the parts that a text names."""
    return found[0] if found else None
