"""What a number is of: its own label, or what stands before it and the part that its label names (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.terms import Indicator
from ingest.figure_changes import share_indicator
from ingest.figure_cuts import clause_bounds, part_start
from ingest.figure_labels import Label
from ingest.figure_names import STOCK, WIDE_HEAD, Names, base_unit, fits, tidy
from ingest.figure_nouns import Draft
from ingest.figure_parts import Parts, allowed, hang, joins, pick_whole, sum_up
from ingest.figure_scopes import placed
from ingest.figure_sentence import Sentence, noun_phrase
from ingest.figure_words import Scope, scope_at

PLACE_LED = re.compile(r"[\s,，;；。、]*(?:其中)?(?:全市|全县|全区|全旗|全州|我市|我县|我区)")
# Parts that hold for all that follows, not for one list alone.
ONGOING = frozenset({"义务教育", "中小学"})
_LONGEST_PART = 14  # characters; a longer label is a clause of its own
_NO_PART = re.compile(r"在|分布|涉及|覆盖|其余|剩余|占|每|各|街道|和$|送教|随班")
# A number for each school, or each half year, is not the sum of the place.
_EACH_ONE = re.compile(
    r"(?:该[校园班]|每(?:所|校|个|班|镇|乡|县|园|村|名|位|场|批)|平均每)(?!百)[^,，;；。]*$|学校至少配备"
    r"|每(?:半年|季度|学期|月|周)[^,，;；。]{0,8}$"
)
_EACH_LOOK_BACK = 12
_RANKED = frozenset(("人", "名", "位"))
_WHOLE_NUMBERS = frozenset(("人", "名", "位", "所", "个"))
_SUM_UNITS = frozenset(("人", "名", "个", "所", "间", "台", "套", "册", "人次", "次", "元"))
_PER_ONE = frozenset({"class_size_cap", "small_school_min", "per_student_public_funds", "per_student_special_funds"})
# What is not told for 小学 only because the clause before it was: money, times, rates.
_OF_ALL_UNITS = frozenset(("%", "元", "次", "人次", "G"))
_OF_ALL_CATEGORIES = frozenset({"经费", "控辍保学", "普及", "资助", "均衡"})
_ANY_SCHOOL = re.compile(
    r"(?:有|共有|现有)?(?:各级各类|各类|各级)?(?:中小学幼儿园|中小学校|中小学|学校|校园|学校和幼儿园)"
)
# 新建学校21所,总投资4.1亿元: of those schools, not of the place.
_OF_WHAT_WENT_BEFORE = frozenset({"总投资", "投资", "总投入"})
_OF_ALL_LEVELS = {"students_compulsory": "students_all", "school_total": "schools_all"}
_FUNDS = 4  # 公用经费
_CLAUSE_BEFORE = re.compile(r"([^,，;；。:：、()（）\d]{3,30})[,，:：]\s*$")
_ID = re.compile(r"[a-z][a-z0-9_]+")
_PART_KINDS = ("level", "run", "purse")


def bind(sentence: Sentence, draft: Draft, label: Label, *, last: Draft | None, unit: str) -> None:
    """Say what a figure is of, and hang it on its whole.

    :param last: the level told last, which a label that is a part alone goes on from.
    """
    parts = sentence.parts
    if label.place:
        draft.region = label.place
    whole = pick_whole(parts, unit)
    if parts is not None and parts.parted and not parts.inside and not _still_part(label, whole):
        parts = sentence.parts = whole = None
    if whole is None and last is not None and _begins_parts(sentence, label, last, unit):
        whole, parts = last, Parts([last], inside=False)
        sentence.parts = parts
    if label.scope is not None and label.scope.kind == "purse" and base_unit(unit) != "元":
        ranked = base_unit(unit) in _RANKED and label.text.startswith(label.scope.name) and not label.text.startswith(label.scope.name + "以上")
        # 区级以上骨干教师 is of no purse, 省级骨干教师 is of a rank
        label.scope = replace(label.scope, kind="rank") if ranked and label.scope.name.endswith("级") else None
    draft.label, draft.subject, draft.named = _plain_label(label), _subject(label), not label.inherits
    if label.inherits:
        indicator, scope = _inherited(sentence, draft, label, whole, last, unit), label.scope
    else:
        indicator, scope, whole = _own(sentence, draft, label, whole, unit)
    if indicator is None and unit == "%" and last is not None and last.value.unit == "%" and parts is not None:
        indicator, _ = share_indicator(sentence.paper.names, part=label.text, of=last.label)
    if scope is None and not label.inherits:
        indicator, scope = _in_chain(sentence, draft, indicator, label, whole)
        if scope is not None and scope.kind == "level" and scope.name not in draft.label:
            draft.label = scope.name + draft.label
    draft.root, draft.said, draft.scope_kind = draft.root or indicator, scope, scope.kind if scope else ""
    _place(sentence, draft, indicator, label, last)
    if label.wide and draft.indicator is not None and "义务教育" in draft.indicator.name:
        wider = _OF_ALL_LEVELS.get(draft.indicator.id)  # its parts may still be 小学, 初中
        draft.indicator = sentence.paper.names.of_id(wider) if wider is not None else None
    if label.total and whole is None:
        sum_up(draft, sentence.drafts)
    if whole is not None and sentence.parts is not None and _is_part(sentence.parts, draft, label, whole, unit):
        hang(sentence.parts, draft, whole)
    opens = label.scope or scope_at(label.text)
    named = label.indicator is not None and opens is not None and opens.name in ONGOING and base_unit(unit) == "%"
    named = named or (opens is not None and opens.kind == "area" and draft.indicator is None)
    if opens and label.opening and not named and not _inside(sentence) and opens.kind in ("level", "run", "area"):
        _set_scope(sentence, opens, label.end)


def _plain_label(label: Label) -> str:
    """A label as a noun phrase, its part before what it is a part of: 生均图书|小学 -> 小学生均图书."""
    if label.head and label.scope is not None:
        return label.text.removeprefix(label.head).lstrip("的") + (WIDE_HEAD.sub("", label.head) or label.head)
    return label.text


def _subject(label: Label) -> str:
    """What a label counts without the part that opens or ends it: what the next part of a list is of."""
    text = label.head or label.text
    scope = scope_at(text)
    rest = text[scope.end :].removeprefix("的") if scope is not None and scope.kind != "purse" else ""
    return rest if len(rest) > 1 else text


def _inherited(
    sentence: Sentence, draft: Draft, label: Label, whole: Draft | None, last: Draft | None, unit: str
) -> Indicator | None:
    """The indicator of a label that says a part, a place or nothing: that of the whole, or of what was told last."""
    scope, topic = label.scope, sentence.topic
    if topic is None and scope is not None and not _inside(sentence):
        topic = sentence.topic = _headed(sentence, draft, label, unit)
    if label.total and last is not None and last.whole is not None:
        last = last.whole  # 资金总额 is of all of it, not of its last part
    source = whole or (last if _goes_on(sentence, last, unit) else None)
    if whole is not None and last is not None and last.whole is whole and last.said is not None:
        # 其中专任教师中小学2100人、初中1760人: the list goes on from the part, if that had a name of its own.
        source = last if last.named and last.root is not whole.root and scope is not None else source
    indicator: Indicator | None
    if topic is not None and (topic[0] is None or fits(unit, topic[0])):
        indicator, draft.subject = topic
    elif source is not None:
        indicator, draft.subject = source.root or source.indicator, source.subject
        draft.root = indicator
        if source is not whole:
            draft.caliber = draft.caliber or source.caliber
    else:
        counted = scope is None and not label.place and not label.total and base_unit(unit) in _SUM_UNITS
        indicator, draft.subject = None if counted else _spoken_of(sentence, draft, unit), ""
    if indicator is not None and not fits(unit, indicator):
        indicator = None
    names = sentence.paper.names
    if indicator is None and not label.text and sentence.drafts and base_unit(unit) == "元":
        named = names.ending(last.label, unit) if last is not None else None
        indicator = named.indicator if named is not None else _funds_of(sentence, last)
    if label.rule and source is not None and "/" in draft.value.unit and "/" not in source.value.unit:
        indicator = draft.root = None  # 拨付2070万元,标准为每生每天5元
    anything = source is not None and source.indicator is None and _ANY_SCHOOL.fullmatch(source.subject) is not None
    if scope is not None and (whole is None or (unit == "所" and whole.indicator is not None)) and (indicator is None or indicator.category in STOCK):
        if (named := names.exact(label.text, unit)) is not None and named is not indicator:
            indicator = draft.root = named  # 公办幼儿园45所、民办幼儿园32所
            draft.subject = label.text
    if indicator is not None and scope is not None and indicator.category == "规模":
        indicator = names.narrowed(indicator, scope.name) or _by_unit(names, scope, unit) or indicator
    if indicator is None and scope is not None and (source is None or anything) and topic is None:
        indicator = _by_unit(names, scope, unit)
        draft.subject = "" if indicator is not None else draft.subject
    if source is not None and indicator is not None and source.value.unit.partition("/")[0] == draft.value.unit:
        draft.value.unit = source.value.unit  # 由每生每年300元提高到600元, 低于省定3500元
    if draft.subject:
        draft.label = _joined_label(label, draft.subject)
    return indicator


def _joined_label(label: Label, subject: str) -> str:
    """小学 + 义务教育阶段在校学生 -> 小学在校学生; 标准 + 生均图书 -> 生均图书标准."""
    if label.rule:
        return subject + "标准"
    if label.scope is not None and label.scope.kind == "level":
        subject = WIDE_HEAD.sub("", subject) or subject
    return subject if label.total or label.text in subject else label.text + subject


def _headed(sentence: Sentence, draft: Draft, label: Label, unit: str) -> tuple[Indicator | None, str] | None:
    """高于规定学历教师比例,小学98.1%、初中94.6%: a clause of its own says what the parts behind it are of."""
    text, names = sentence.paper.text, sentence.paper.names
    between = _CLAUSE_BEFORE.search(text, sentence.passed, draft.start)
    told = [noun_phrase(between[1])] if between is not None else []
    if sentence.standing.heading and label.per:
        told.append(sentence.standing.heading)
    if draft.value.unit.startswith("元/"):
        told += ["生均" + noun[-_FUNDS:] for noun in told]
    for noun in told:
        match = names.ending(noun, unit)
        if match is not None and (match.indicator.category not in STOCK or base_unit(unit) != "所"):
            return match.indicator, noun
    return None


def _funds_of(sentence: Sentence, last: Draft | None) -> Indicator | None:
    """发放生活补助6842人次、512.47万元: the money of those who were aided."""
    aided = last is not None and last.indicator is not None and last.indicator.category == "资助"
    return sentence.paper.names.of_id("aid_funds") if aided else None


def _own(
    sentence: Sentence, draft: Draft, label: Label, whole: Draft | None, unit: str
) -> tuple[Indicator | None, Scope | None, Draft | None]:
    """The indicator of a label of its own; in a list of parts one that cannot be a part of the whole is the whole's."""
    indicator, scope = label.indicator, label.scope
    if label.text in _OF_WHAT_WENT_BEFORE and sentence.drafts:
        indicator = None
    if whole is None or whole.indicator is None:
        return indicator, scope, whole
    if indicator is not None and not allowed(whole, indicator):
        if (whole.indicator.category == "教师") != (indicator.category == "教师"):
            sentence.parts = None
            return indicator, scope, None
        draft.subject = whole.subject
        return whole.indicator, _part_scope(label), whole
    if indicator is None and (base_unit(unit) == "元" or _ends_alike(label, whole)) and _names_part(label, whole, unit):
        draft.subject = whole.subject
        return whole.indicator, scope or _part_scope(label), whole
    return indicator, scope, whole


def _ends_alike(label: Label, whole: Draft) -> bool:
    """新增学位…,其中公办幼儿园学位900个: a part with the head of its whole."""
    scope = scope_at(label.text)
    rest = label.text[scope.end :] if scope is not None else ""
    return len(rest) > 1 and whole.label.endswith(rest)


def _place(sentence: Sentence, draft: Draft, indicator: Indicator | None, label: Label, last: Draft | None) -> None:
    """Put the figure to the narrower indicator and the scope that its part gives; a school or each-one is no county."""
    scope = draft.said
    goes_on = (
        label.inherits and not label.place and not label.total and last is not None and indicator is last.indicator
    )
    if scope is None and goes_on and last is not None:
        draft.indicator, draft.scope = indicator, last.scope
    elif indicator is not None:
        draft.indicator, draft.scope = placed(sentence.paper.names, indicator, scope, draft.region)
    else:
        draft.indicator, draft.scope = None, scope.name if scope else ""
    if sentence.standing.school:
        draft.scope = sentence.standing.school
    before = sentence.paper.text[max(sentence.start, draft.start - _EACH_LOOK_BACK) : draft.value_start]
    if draft.indicator is not None and _is_sum(draft.indicator):
        number = draft.value.value
        broken = number is not None and number % 1 != 0 and draft.value.unit in _WHOLE_NUMBERS
        if broken or _EACH_ONE.search(before):
            draft.indicator = draft.root = None


def _is_sum(indicator: Indicator) -> bool:
    return base_unit(indicator.unit) in _SUM_UNITS and indicator.id not in _PER_ONE


def _still_part(label: Label, whole: Draft | None) -> bool:
    """Whether a list of parts goes on behind a semicolon: with another part, or one that must sum up to the whole."""
    if label.inherits or whole is None or whole.indicator is None:
        return label.inherits and label.scope is not None
    return label.indicator is not None and label.indicator.id in _ID.findall(whole.indicator.identity)


def _begins_parts(sentence: Sentence, label: Label, last: Draft, unit: str) -> bool:
    """在校生5.83万人,小学39870人,初中18430人: kinds of school right behind a total of the same unit are its parts."""
    if sentence.parts is not None or not label.inherits or label.scope is None or label.scope.kind not in _PART_KINDS:
        return False
    total = not last.scope_kind and last.whole is None and last.root is not None and not last.aside
    return total and last in sentence.drafts and pick_whole(Parts([last], inside=False), unit) is last


def _is_part(parts: Parts, draft: Draft, label: Label, whole: Draft, unit: str) -> bool:
    """Whether a number is one of the parts: it names a part, a place, a time, or something of its own."""
    if label.inherits:
        within = (draft.period or "").startswith(whole.period or "-")  # 全年15976人次(春季学期7812人次)
        timed = draft.period != whole.period and (within or not parts.inside)
        return label.scope is not None or bool(label.place) or timed
    return draft.indicator is not None or _names_part(label, whole, unit)


def _names_part(label: Label, whole: Draft, unit: str) -> bool:
    units = {base_unit(whole.value.unit), base_unit(unit)}
    alike = joins(whole.value.unit, unit) and (len(units) == 1 or not units & {"所", "个"})
    return alike and 0 < len(label.text) <= _LONGEST_PART and not _NO_PART.search(label.text)


def _part_scope(label: Label) -> Scope:
    name = label.text[-_LONGEST_PART:]
    return Scope(name, "label", 0, len(name))


def _set_scope(sentence: Sentence, scope: Scope, at: int) -> None:
    """小学在校生…,教职工…: a part that opens a clause holds until the next semicolon, unless another is named."""
    part = part_start(sentence.paper.text, sentence.start, at)
    ongoing = scope.name in ONGOING
    if sentence.scope_part != part:
        sentence.scope, sentence.scope_part = scope, part
    elif sentence.scope is not None and sentence.scope.name != scope.name:
        sentence.scope = scope if ongoing else None
    elif sentence.scope is None and ongoing:
        sentence.scope = scope


def _inside(sentence: Sentence) -> bool:
    return sentence.parts is not None and sentence.parts.inside


def _in_chain(
    sentence: Sentence, draft: Draft, indicator: Indicator | None, label: Label, whole: Draft | None
) -> tuple[Indicator | None, Scope | None]:
    """小学41所,招生5210人,毕业生4980人: what a chain of clauses counts is of the kind of school that opened it."""
    scope = _carried(sentence, indicator, draft) if whole is None else None
    if indicator is not None or scope is not None or whole is not None:
        return indicator, scope
    chain = sentence.scope
    if chain is None or chain.kind != "level" or _inside(sentence) or not _same_part(sentence, draft):
        return None, None
    named = sentence.paper.names.exact(chain.name + label.text, draft.value.unit) if label.text else None
    return named, chain if named is not None else None


def _same_part(sentence: Sentence, draft: Draft) -> bool:
    return part_start(sentence.paper.text, sentence.start, draft.value_start) == sentence.scope_part


def _carried(sentence: Sentence, indicator: Indicator | None, draft: Draft) -> Scope | None:
    """The part that an earlier clause set, where it can hold for this figure too."""
    scope = sentence.scope
    if scope is None or indicator is None or _inside(sentence):
        return None
    clause = clause_bounds(sentence.paper.text, sentence.start, sentence.end, draft.value_start)[0]
    if PLACE_LED.match(sentence.paper.text, clause):
        return None
    if scope.name in ONGOING:
        one = "全市" in indicator.scopes or "义务教育" in indicator.scopes
        return scope if one and indicator.category not in _OF_ALL_CATEGORIES else None
    if base_unit(indicator.unit) in _OF_ALL_UNITS:
        return scope if scope.name in indicator.scopes else None
    return scope if scope.name in indicator.scopes or "全市" in indicator.scopes else None


def _goes_on(sentence: Sentence, last: Draft | None, unit: str) -> bool:
    if last is None or not sentence.drafts or not joins(last.value.unit, unit):
        return False
    return last.indicator is None or fits(unit, last.indicator)


def _spoken_of(sentence: Sentence, draft: Draft, unit: str) -> Indicator | None:
    """What the words before speak of, or the paragraph that announced this one: 差异系数如下:港北区:小学0.21."""
    paper, lead = sentence.paper, sentence.standing.lead
    found = paper.names.in_text(tidy(paper.text[sentence.start : draft.value_start]), unit)
    if not found and lead is not None and unit in ("", "比", "%"):
        found = paper.names.in_text(tidy(paper.text[lead : sentence.start]), unit)
    return found[-1].indicator if found else None


def _by_unit(names: Names, scope: Scope, unit: str) -> Indicator | None:
    """初中26所: a kind of school and 所 count schools; 教学点 are counted by 个 too."""
    if unit == "所" or (unit == "个" and scope.name == "教学点"):
        return names.exact(scope.name + "学校数", unit) or names.exact(scope.name + "数", unit)
    return None
