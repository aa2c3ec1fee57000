"""What a number is of: its own label, or what stands before it and the part that its label names (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.terms import Indicator
from ingest.figuring.changes import share_indicator
from ingest.figuring.inherit import OF_LEVELS, ONGOING, in_chain, inherited, inside, set_scope
from ingest.figuring.names import base_unit
from ingest.figuring.nouns import Draft, Label
from ingest.figuring.parts import Parts, allowed, hang, joins, pick_whole, sum_up
from ingest.figuring.scopes import placed
from ingest.figuring.sentence import Sentence
from ingest.figuring.words import Scope, scope_at, without_opening

_LONGEST_PART = 14  # characters; a longer label is a clause of its own
_NO_PART = re.compile(r"^已|在(?!公办)|分布|涉及|覆盖|其余|剩余|占|每|各|街道|和$|送教|随班")
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
# 新建学校21所,总投资4.1亿元: of those schools, not of the place.
_OF_WHAT_WENT_BEFORE = frozenset({"总投资", "投资", "总投入"})
_OF_ALL_LEVELS = {"students_compulsory": "students_all", "school_total": "schools_all"}
_ID = re.compile(r"[a-z][a-z0-9_]+")
_DIVIDES = re.compile(r"职称|学历|岁|高级|中级|初级|女")
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
        label.scope = _rank(label.text, label.scope, unit)
    draft.label, draft.subject, draft.named = _plain_label(label), _subject(label), not label.inherits
    if draft.region and draft.label.startswith(draft.region):
        draft.label = without_opening(draft.label.removeprefix(draft.region)) or draft.label
    if label.inherits:
        indicator, scope = inherited(sentence, draft, label, whole, last, unit), label.scope
    else:
        indicator, scope, whole = _own(sentence, draft, label, whole, unit)
    if indicator is None and unit == "%" and last is not None and last.value.unit == "%" and parts is not None:
        indicator, _ = share_indicator(sentence.paper.names, part=label.text, of=last.label)
    if scope is None and not label.inherits:
        indicator, scope = in_chain(sentence, draft, indicator, label, whole)
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
        if whole.indicator is None and whole.root is not None and whole.root.id in _OF_ALL_LEVELS:
            whole.indicator = sentence.paper.names.of_id(_OF_ALL_LEVELS[whole.root.id])
    opened = label.scope or scope_at(label.text)
    if opened is not None and _opens_chain(sentence, label, opened, draft, unit):
        set_scope(sentence, opened, label.end)


def _opens_chain(sentence: Sentence, label: Label, scope: Scope, draft: Draft, unit: str) -> bool:
    """Whether a part that opens a clause holds for the next: not one inside a rate's own name, nor a bare 县城."""
    if sentence.standing.school or not label.opening or inside(sentence) or scope.kind not in ("level", "run", "area"):
        return False
    of_name = label.indicator is not None and scope.name in ONGOING and base_unit(unit) == "%"
    return not of_name and not (scope.kind == "area" and draft.indicator is None)


def _rank(text: str, purse: Scope, unit: str) -> Scope | None:
    """省级骨干教师 is of a rank, 区级以上骨干教师 of none; of a purse is money alone."""
    ranked = base_unit(unit) in _RANKED and purse.name.endswith("级") and text.startswith(purse.name)
    return replace(purse, kind="rank") if ranked and not text.startswith(purse.name + "以上") else None


def _plain_label(label: Label) -> str:
    """A label as a noun phrase, its part before what it is a part of: 生均图书|小学 -> 小学生均图书."""
    if label.head and label.scope is not None:
        return label.text.removeprefix(label.head).lstrip("的") + OF_LEVELS.sub("", label.head)
    return label.text


def _subject(label: Label) -> str:
    """What a label counts without the part that opens or ends it: what the next part of a list is of."""
    text = label.head or label.text
    scope = scope_at(text)
    rest = text[scope.end :].removeprefix("的") if scope is not None and scope.kind != "purse" else ""
    return rest if len(rest) > 1 else text


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
    if whole.indicator.category == "教师" and _DIVIDES.search(label.text):
        return True
    return label.indicator is not None and label.indicator.id in _ID.findall(whole.indicator.identity)


def _begins_parts(sentence: Sentence, label: Label, last: Draft, unit: str) -> bool:
    """在校生5.83万人,小学39870人,初中18430人: kinds of school right behind a total of the same unit are its parts."""
    if sentence.parts is not None or not label.inherits or label.scope is None or label.scope.kind not in _PART_KINDS:
        return False
    if last.region != sentence.standing.region or last.said is not None:
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
