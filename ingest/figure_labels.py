"""What a number counts: the noun before it, or the one behind it, and the indicator that this names (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.terms import Indicator
from ingest.figure_built import built_of
from ingest.figure_idioms import idiom_of
from ingest.figure_names import Match, Names, base_unit, fits, tidy
from ingest.figure_nouns import Draft, Paper
from ingest.figure_times import without_periods
from ingest.figure_words import (
    Scope,
    says_nothing,
    scope_at,
    scope_last,
    scope_only,
    scopes_in,
    without_leads,
    without_opening,
)

LONGEST_LABEL = 40  # a label is a noun phrase; what is longer is a clause and is cut to its end
LOOK_BACK = 40  # characters before a number's own words in which a wording of the field may begin

_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_PER = re.compile(r"(?:按照?|以)?(?:每(?:人|生|名学生|位学生|月|年|天|日|周|学期|学年|季度|班|校|所|户|次|个|园|村))+$")
_AGES = re.compile(r"\d{1,2}(?:周岁|岁)?[-—–~～至到]\d{1,2}(?:周岁|岁)的?")
_PLACE_ONLY = re.compile(r"[一-龥]{2,7}[县区市旗州镇乡]|[一-龥]{2,4}街道")
# What may follow a noun that stands right behind its number: a verb, or nothing more of the noun.
_NOUN_ENDS = re.compile(
    r"$|[均都全已各在未被把将为与等开实组参接建安达完通成享得获落按从于进行有没不承签的里内基逐一分给提发保做也还仍按依精由,，。;；:：(（)）和、]|中(?!心)|纳入|学校?[均全都]"
)
_JOINS = re.compile(r"[和与及、]$")
_NEXT_COUNT = re.compile(r"[和与及、]?\s*[\d一二三四五六七八九十两]+\s*[所个]")
_JOINED_ON = re.compile(r"[和与及、]\s*\d")
_RULE_BEHIND = re.compile(r"(?:的|以上的?)?(?:国家|省|省定|规定|基本|最低)?[一-龥]{0,4}(?:标准|要求|底线|规定|目标)(?!达标)")
_RIGHT_LEADS = re.compile(r"^(?:的|以上的?|以下的?|左右的?)+")
_NOUN_STOPS = re.compile(r"[,，。;；:：、(（)）\d]|的(?=[一-龥]{6,})")
# Counts of the whole place may stand behind a number only where nothing but the place or 共有 stands before it.
_WHOLE_BEFORE = re.compile(
    r"(?:全市|全县|全区|全旗|全州|我市|我县|我区|本市|本县|本区|共|现|有|共有|现有|对|通过对?|的|要求|下辖|辖|在|辖区内?|[一-龥]{2,6}[县市区旗])*"
)
_ALL_OF_PLACE = re.compile(r"(?:全市|全县|全区|全旗|全州)(?:现有|共有|共|的)?$")
# A rule's maker, or a word for the sum: what is counted was said before.
_RULE_ONLY = re.compile(
    r"(?:均|都|已|刚刚?|比)*(?:达到|超过|优于|高于|低于|高出|符合|满足|好于|达不到|不足)?"
    r"(?:(?:国家|省|省定|国定|市定|部颁|自治区|规定|国家规定|省级|省里)(?:的)?(?:办学|基本|最低)?(?:标准|要求|底线|门槛|规定)?"
    r"|(?:办学|基本|最低)?(?:标准|要求|底线|门槛)(?:值|线)?)"
)
_TOTAL_ONLY = re.compile(
    r"(?:资金|人数)?(?:总额|总量|总数|金额|合计|总计)|(?:[两二三四五六七八九十]|\d{1,2})(?:年|个月|地|县|镇|项|者|类|级)(?:来|间|共|累计|合计|共计|总计)*"
)
# 网络多媒体教室每百名学生|2.6间; 群众|对教育工作的|满意度; 教师|年|平均工资.
_PER_HEAD = re.compile(r"^([一-龥、]{2,12})(每百名学生(?:拥有)?|生均)(?=$|小学|初中)")
_STANDARD_OF = re.compile(r"^(?:补助|经费)?标准(?:分别)?(?:为|是|:)?(?=[一-龥])")
_AS_NAMED = re.compile(r"对[一-龥]{2,12}的(?=[一-龥]{0,2}满意度$)")
_YEARLY = re.compile(r"年(?=平均|人均)")
# 每百名学生拥有高于规定学历教师5.2人、县级以上骨干教师1.3人
_LIST_HEAD = re.compile(r"每百名学生(?:拥有)?|生均")
# 在校(园)学生, 各级各类学校: not those of compulsory schooling alone.
_ALL_LEVELS = re.compile(r"[(（]含?园[)）]|在园|各级各类(?!义务)")
# Words too wide to be names of their own, but plain where nothing else stands beside the number.
_COUNTED_ALONE = {("图书", "册"): "图书册数", ("班", "人"): "平均班额", ("班", "个"): "教学班"}
_TOTAL_SAID = re.compile(r"(?:累计|合计|共计|总计)(?:为|达到?|约)?\s*$")
_ENUMERATED = re.compile(r"等$")
_BUILDS = re.compile(r"(?:新建|改扩建|改建|扩建|改造|撤并|新增)$")
_RATE_HEAD = re.compile(r"[一-龥]{0,12}(?:率|比例|占比|比重|比|覆盖面|安置率)$")
_MONEY = frozenset({"资金", "金额", "经费", "发放", "补助资金"})
_SCHOOL_UNITS = frozenset({"所"})


@dataclass(slots=True)
class Label:
    """What a number counts.

    :param text: in the text's own words; empty where the number stands alone.
    :param scope: the part that the label names; null where it names none.
    :param wide: it counts schools of all kinds, those outside compulsory schooling too. :param total: it says the sum of what went before. :param rule: it says a standard for what went before.
    :param inherits: the label is a part or a place alone, or nothing: what is counted was said before.
    :param start: where the quoted stretch may begin. :param end: where it ends: behind the noun that follows.
    """

    text: str
    indicator: Indicator | None
    scope: Scope | None
    inherits: bool
    start: int
    end: int
    place: str = ""
    per: str = ""
    opening: bool = False
    total: bool = False
    rule: bool = False
    wide: bool = False
    head: str = ""


def label_of(
    paper: Paper,
    *,
    bound: int,
    value: tuple[int, int],
    right: int,
    unit: str,
    last: Draft | None,
    words: str | None = None,
    renewed: bool = False,
    told: Sequence[Draft] = (),
) -> Label:
    """The label of the number at ``value``, between the marks at ``bound`` and ``right``.

    :param renewed: whether a new time opens the clause, so that a verb alone repeats what was counted: 下半年摸排11人.
    :param told: what the sentence has told, which a bare rate may be of.
    :param words: the label's words where they are not those right before the number (分别, 占, 比上年增加).
    """
    text, names = paper.text, paper.names
    raw = without_periods(paper, bound, value[0]) if words is None else words
    of_all = _ALL_OF_PLACE.search(raw) is not None
    said = _AGES.sub("", tidy(_NOTE.sub("", raw)))
    label, per = _bare(said)
    label = _STANDARD_OF.sub("", label)
    label = _AS_NAMED.sub("", _YEARLY.sub("", _PER_HEAD.sub(r"\2\1", label)))
    if paper.document.region and label != paper.document.region:
        label = without_opening(label.removeprefix(paper.document.region))
    start = _start(text, bound, value[0])
    behind = tidy(text[value[1] : right])
    ruled = _RULE_BEHIND.match(behind) is not None
    behind = "" if words == "" or ruled else behind
    found = Label(label[-LONGEST_LABEL:], None, None, False, start, value[1], per=per)
    found.opening = bool(label) and said.find(label) <= 8

    if not label and ruled:
        found.inherits = found.rule = True
        return found
    if not label and _TOTAL_SAID.search(raw) and not behind.strip():
        found.inherits = found.total = True
        return found
    if _RULE_ONLY.fullmatch(label) or _TOTAL_ONLY.fullmatch(label):
        found.inherits, found.rule = True, _RULE_ONLY.fullmatch(label) is not None
        found.total = not found.rule
        return found
    if "每班" in per and (cap := idiom_of(names, before=per, behind="", unit=unit, clause=tidy(text[bound:right]))):
        found.indicator, found.scope = cap, scope_last(label)
        return found
    if _ENUMERATED.search(raw.strip()) or label == "占":
        label = ""  # 桑园乡等|5个乡镇, 占|812个教学班
    joined = bound > 0 and text[bound - 1] == "、"
    if joined and last is not None and (head := _LIST_HEAD.search(last.label)) is not None:
        label = head.group() + label if names.ending(head.group() + label, unit) is not None else label
        found.text = label[-LONGEST_LABEL:]
    if (built := built_of(names, label, unit=unit, last=last, joined=joined)) is not None:
        found.text, found.indicator, found.scope = built
        return found
    if label and (scope := scope_only(label)) is not None:
        found.scope = scope
        if not (unit in _SCHOOL_UNITS and _from_right(found, paper, behind, value[1], right, unit, before="")):
            found.inherits = True
            found.scope = scope
        return found
    if label and (label == paper.document.region or _PLACE_ONLY.fullmatch(label)) and not says_nothing(label):
        found.place, found.inherits = label, True
        if _from_right(found, paper, behind, value[1], right, unit, before=""):
            found.inherits = False
        return found
    if not label or says_nothing(label):
        if _from_right(found, paper, behind, value[1], right, unit, before=label):
            return found
        if unit in _SCHOOL_UNITS and not _noun(behind) and (verb := _BUILDS.search(label)) is not None:
            found.indicator, found.text = names.exact(verb.group() + "学校", unit), label
            return found
        found.inherits = not _noun(behind) and (not label or renewed)
        found.text = label + _noun(behind) if label or behind else ""
        return found
    _from_left(found, names, label, unit, last=last, told=told)
    found.wide = "义务教育" not in raw and _ALL_LEVELS.search(raw) is not None
    if found.indicator is None:
        idiom = idiom_of(names, before=label, behind=behind, unit=unit, clause=_around(text, bound, value[1]))
        if idiom is not None:
            found.indicator = idiom
            found.scope = (
                found.scope or _first(scopes_in(label)) or (None if idiom.scopes else _first(scopes_in(behind[:12])))
            )
        elif match := _strong_right(names, behind, unit, of_all=of_all):
            found.indicator = match.indicator
            found.text = match.name
            found.end = _behind(text, value[1], right, match.name)
    return found


def _bare(told: str) -> tuple[str, str]:
    """A label without what opens and what leads to the number; and the 每人每月 that stood there."""
    label, per = without_leads(told), ""
    while found := _PER.search(label):
        per = found.group() + per
        label = without_leads(label[: found.start()])
    return without_opening(label), per


def _start(text: str, bound: int, end: int) -> int:
    opened = text[bound:end]
    return bound + len(opened) - len(without_opening(opened.lstrip())) if opened.strip() else end


def _from_left(
    found: Label, names: Names, label: str, unit: str, *, last: Draft | None, told: Sequence[Draft]
) -> None:
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


def _from_right(found: Label, paper: Paper, behind: str, at: int, right: int, unit: str, *, before: str) -> bool:
    """Bind by the noun behind the number; whether that stands there and says what is counted."""
    names, text = paper.names, paper.text
    noun = _RIGHT_LEADS.sub("", behind)
    if not noun:
        return False
    verb = before[-2:]
    if len(verb) == 2 and (match := names.opening(verb + noun, unit)) is not None and len(match.name) > 2:
        rest = match.name[2:]
        found.indicator, found.text = match.indicator, match.name
        found.end = _behind(text, at, right, rest)
        return True
    scope = scope_at(noun)
    if _JOINS.search(noun) and not _list_ends(text, right):
        return False  # 14所初中和5所小学录播教室 counts classrooms
    if scope is not None and unit in _SCHOOL_UNITS and _ends_noun(noun, _past_school(noun, scope.end)):
        built = names.exact(verb + "学校", unit) if len(verb) == 2 else None
        whole = _WHOLE_BEFORE.fullmatch(before) is not None
        name = scope.name if found.scope is None else found.scope.name + scope.name
        found.indicator = built or (
            names.exact(scope.name + "学校数", unit) or names.exact(scope.name, unit) if whole else None
        )
        if found.indicator is not None:
            found.scope = Scope(name, scope.kind, 0, 0)
            found.text = before + noun[: _past_school(noun, scope.end)]
            found.end = _behind(text, at, right, noun[: _past_school(noun, scope.end)])
            return True
    alone = _COUNTED_ALONE.get((noun[:1], unit))
    if alone is not None and _ends_noun(noun, 1) and not before:
        found.indicator, found.text, found.end = names.exact(alone, unit), alone, _behind(text, at, right, noun[:1])
        return True
    match = names.opening(noun, unit)
    if match is not None and _ends_noun(noun, len(match.name)):
        whole = match.indicator.category != "规模" or _WHOLE_BEFORE.fullmatch(before) is not None
        if whole:
            found.indicator, found.text = match.indicator, match.name
            found.end = _behind(text, at, right, match.name)
            return True
    idiom = idiom_of(names, before=before, behind=noun, unit=unit, clause=_around(text, at, at))
    if idiom is not None:
        found.indicator, found.text = idiom, _noun(noun) or noun
        found.end = _behind(text, at, right, found.text)
        found.scope = found.scope or (None if len(idiom.scopes) == 1 else _first(scopes_in(noun[:12])))
        return True
    return False


def _strong_right(names: Names, behind: str, unit: str, *, of_all: bool) -> Match | None:
    """A name right behind the number though words stand before it: 服务器存储了1556节|专递课堂."""
    match = names.opening(_RIGHT_LEADS.sub("", behind), unit)
    if match is None or (match.indicator.category == "规模" and not of_all) or not _ends_noun(behind, len(match.name)):
        return None
    return match


def _ends_noun(noun: str, at: int) -> bool:
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


def _noun(behind: str) -> str:
    found = _NOUN_STOPS.search(behind)
    return (behind[: found.start()] if found else behind)[:20]


def _around(text: str, start: int, end: int) -> str:
    """What stands around a number, for a wording that reaches beyond its own clause; other sentences are left out."""
    before = re.split(r"[。\n]", text[max(0, start - LOOK_BACK) : start])[-1]
    after = re.split(r"[。；;\n]", text[start : end + LOOK_BACK])[0]
    return tidy(before + after)


def _behind(text: str, at: int, right: int, noun: str) -> int:
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


def _first(found: list[Scope]) -> Scope | None:
    return found[0] if found else None
