"""What a label that is a part alone goes on from: the whole, what was told last, the clause before (pure)."""

from __future__ import annotations

import re

from corpus.terms import Indicator
from ingest.figuring.cuts import clause_bounds, part_start
from ingest.figuring.names import STOCK, Names, base_unit, fits, tidy
from ingest.figuring.nouns import Draft, Label
from ingest.figuring.parts import joins
from ingest.figuring.sentence import Sentence, noun_phrase
from ingest.figuring.words import Scope

PLACE_LED = re.compile(r"[\s,，;；。、]*(?:其中)?(?:全市|全县|全区|全旗|全州|我市|我县|我区)")
# Parts that hold for all that follows, not for one list alone.
ONGOING = frozenset({"义务教育", "中小学"})
# What is not told for 小学 only because the clause before it was: money, times, rates.
_OF_ALL_UNITS = frozenset(("%", "元", "次", "人次", "G"))
_OF_ALL_CATEGORIES = frozenset({"经费", "控辍保学", "普及", "资助", "均衡"})
_ANY_SCHOOL = re.compile(
    r"(?:有|共有|现有)?(?:各级各类|各类|各级)?(?:中小学幼儿园|中小学校|中小学|学校|校园|学校和幼儿园)"
)
# What a label says of all levels is left out where it is of one: 义务教育学校校际综合差异系数 of 小学.
OF_LEVELS = re.compile(
    r"^(?:九年)?义务教育(?:阶段)?(?:学校)?(?=[一-龥]{3,})|^高中阶段(?:教育)?(?=[一-龥]{3,})|^各级各类(?:学校)?(?=[一-龥]{3,})"
)
_SUM_UNITS = frozenset(("人", "名", "个", "所", "间", "台", "套", "册", "人次", "次", "元"))
# 生活补助按离县城远近分四类,每人每月分别为…: how it is divided says not what it is.
_BY_WHAT = re.compile(r"(?:按照?|根据|依据|依|分(?=[两三四五六七八]|为)|实行)[一-龥]*$")
_FUNDS = 4  # 公用经费
_CLAUSE_BEFORE = re.compile(r"([^,，;；。:：、()（）\d]{3,30})[,，:：]\s*$")


def inherited(
    sentence: Sentence, draft: Draft, label: Label, whole: Draft | None, last: Draft | None, unit: str
) -> Indicator | None:
    """The indicator of a label that says a part, a place or nothing: that of the whole, or of what was told last."""
    scope, topic = label.scope, sentence.topic
    if topic is None and (scope is not None or "/" in draft.value.unit) and not inside(sentence):
        topic = sentence.topic = _headed(sentence, draft, label, unit)
    if label.total and last is not None and last.whole is not None:
        last = last.whole  # 资金总额 is of all of it, not of its last part
    if label.total and last is not None and not joins(last.value.unit, unit):
        last = next((d for d in reversed(sentence.drafts) if joins(d.value.unit, unit)), last)  # 人次、万元,合计人次
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
        bare = scope is None and not label.place and not label.total and base_unit(unit) in _SUM_UNITS
        indicator, draft.subject = None if bare else _spoken_of(sentence, draft, unit), ""
    if indicator is not None and not fits(unit, indicator):
        indicator = None
    names = sentence.paper.names
    if indicator is None and not label.text and sentence.drafts and base_unit(unit) == "元":
        named = names.ending(last.label, unit) if last is not None else None
        indicator = named.indicator if named is not None else _funds_of(sentence, last)
    if label.rule and source is not None and "/" in draft.value.unit and "/" not in source.value.unit:
        indicator = draft.root = None  # 拨付2070万元,标准为每生每天5元
    anything = source is not None and source.indicator is None and _ANY_SCHOOL.fullmatch(source.subject) is not None
    counted = whole is None or (unit == "所" and whole.indicator is not None)
    own = names.exact(label.text, unit) if scope is not None and counted else None
    if own is not None and own is not indicator and (indicator is None or indicator.category in STOCK):
        indicator = draft.root = own  # 公办幼儿园45所、民办幼儿园32所
        draft.subject = label.text + "学校" if label.text in ("公办", "民办") else label.text
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
        subject = OF_LEVELS.sub("", subject)
    return subject if label.total or label.text in subject else label.text + subject


def _headed(sentence: Sentence, draft: Draft, label: Label, unit: str) -> tuple[Indicator | None, str] | None:
    """高于规定学历教师比例,小学98.1%、初中94.6%: a clause of its own says what the parts behind it are of."""
    text, names = sentence.paper.text, sentence.paper.names
    between = _CLAUSE_BEFORE.search(text, sentence.passed, draft.start)
    told = [noun_phrase(form) for form in (between[1], _BY_WHAT.sub("", between[1]))] if between is not None else []
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


def inside(sentence: Sentence) -> bool:
    """Whether the list of parts that is open stands in brackets."""
    return sentence.parts is not None and sentence.parts.inside


def in_chain(
    sentence: Sentence, draft: Draft, indicator: Indicator | None, label: Label, whole: Draft | None
) -> tuple[Indicator | None, Scope | None]:
    """小学41所,招生5210人,毕业生4980人: what a chain of clauses counts is of the kind of school that opened it."""
    scope = _carried(sentence, indicator, draft) if whole is None else None
    if indicator is not None or scope is not None or whole is not None:
        return indicator, scope
    chain = sentence.scope
    if chain is None or chain.kind != "level" or inside(sentence) or not _same_part(sentence, draft):
        return None, None
    named = sentence.paper.names.exact(chain.name + label.text, draft.value.unit) if label.text else None
    return named, chain if named is not None else None


def _same_part(sentence: Sentence, draft: Draft) -> bool:
    return part_start(sentence.paper.text, sentence.start, draft.value_start) == sentence.scope_part


def _carried(sentence: Sentence, indicator: Indicator | None, draft: Draft) -> Scope | None:
    """The part that an earlier clause set, where it can hold for this figure too."""
    scope = sentence.scope
    if scope is None or indicator is None or inside(sentence):
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


def set_scope(sentence: Sentence, scope: Scope, at: int) -> None:
    """小学在校生…,教职工…: a part that opens a clause holds until the next semicolon, unless another is named."""
    part = part_start(sentence.paper.text, sentence.start, at)
    ongoing = scope.name in ONGOING
    if sentence.scope_part != part:
        sentence.scope, sentence.scope_part = scope, part
    elif sentence.scope is not None and sentence.scope.name != scope.name:
        sentence.scope = scope if ongoing else None
    elif sentence.scope is None and ongoing:
        sentence.scope = scope
