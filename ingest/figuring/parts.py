"""Parts and their whole: 其中, brackets, lists; which numbers can be parts of which (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.terms import Indicator
from ingest.figuring.names import base_unit
from ingest.figuring.nouns import Draft
from ingest.figuring.scopes import default_scope, not_compulsory

_MEAN = re.compile(r"每[百千万]?(?:名|人|个|所|位|生|班)|[生人班校园]均|平均")
_YEAR = re.compile(r"20\d\d")
_PERSONS = frozenset({"人", "名", "位"})
_PLACES_OF_LEARNING = frozenset({"所", "个"})
# Wholes that hold indicators of their own as parts: 专任教师 are a part of 教职工.
# Of 交流轮岗教师 a part that is called 骨干教师 is not all 骨干教师 of the place.
_BROAD_CATEGORIES = frozenset({"规模", "学前教育", "普通高中", "职业教育", "经费"})
_BROAD = frozenset(
    {"staff_total", "teachers_full_time", "classes_total", "disabled_school_age", "staff_quota", "teachers_recruited"}
)


@dataclass(slots=True)
class Parts:
    """A list of parts being read.

    ``candidates`` are what may be its whole, the nearest last; ``inside``: it stands in brackets, and ``outer`` is the
    list around them, ``held`` the level, place and school that stood before; ``parted``: a semicolon went before.
    """

    candidates: list[Draft]
    inside: bool
    outer: Parts | None = None
    held: tuple[Draft | None, str | None, str] = (None, None, "")
    breakdown: int = 0
    parted: bool = False
    members: list[Draft] = field(default_factory=list)


def joins(one: str, other: str) -> bool:
    """Whether numbers of two units can be whole and part: 人 and 名, 所 and 个; 万元 and 元."""
    one, other = base_unit(one).partition("/")[0], base_unit(other).partition("/")[0]
    return one == other or {one, other} <= _PERSONS or {one, other} <= _PLACES_OF_LEARNING


def pick_whole(parts: Parts | None, unit: str) -> Draft | None:
    """The whole that a number of this unit is a part of; null where none can be."""
    if parts is None or unit in ("%", "‰", "百分点", "比", "倍", "成", ""):
        return None
    fitting = [draft for draft in reversed(parts.candidates) if joins(draft.value.unit, unit)]
    return next((draft for draft in fitting if draft.whole is None), fitting[0] if fitting else None)


def allowed(whole: Draft, indicator: Indicator) -> bool:
    """Whether an indicator of its own can be a part of this whole, or only the whole's for a part of it."""
    own = whole.indicator
    if own is None or own.id == indicator.id:
        return True
    if (own.category == "教师") != (indicator.category == "教师"):
        return False
    return own.category in _BROAD_CATEGORIES or own.id in _BROAD


def is_mean(label: str) -> bool:
    """Whether a label is of an average, which is no sum of its parts: 生均图书, 每百名学生拥有计算机."""
    return _MEAN.search(label) is not None


def parts_told(drafts: Sequence[Draft]) -> list[Draft]:
    """The last figures that tell one thing for several parts: 初中93.6%、小学95.2%."""
    found: list[Draft] = []
    for draft in reversed(drafts):
        same = not found or (draft.root is found[-1].root and draft.value.unit == found[-1].value.unit)
        if draft.said is None or draft.root is None or not same or draft.said in [other.said for other in found]:
            break
        found.append(draft)
    return found[::-1]


def sum_up(total: Draft, told: Sequence[Draft]) -> None:
    """Make the figures of a list the parts of the sum that is told behind it: 三年累计17150个, 合计699人."""
    members: list[Draft] = []
    for draft in reversed(told):
        named = draft.root is not None or draft.label == total.label
        same = draft.root is total.root and named and joins(draft.value.unit, total.value.unit)
        if not same or draft.whole is not None or draft.aside or draft.aspect is not total.aspect:
            break
        members.append(draft)
    if len({(member.period, member.region, member.scope) for member in members}) < max(2, len(members)):
        return
    years = sorted(member.period for member in members if member.period and _YEAR.fullmatch(member.period))
    if len(set(years)) == len(members):
        total.period, total.basis = f"{years[0]}-{years[-1]}", members[-1].basis
    if len({member.scope for member in members}) > 1:
        total.scope, total.said = default_scope(total.indicator, total.region), None
    for member in members:
        member.whole = total


def hang(parts: Parts, draft: Draft, whole: Draft) -> None:
    """Make a figure a part of its whole; behind a semicolon another kind of part divides the whole in another way."""
    if parts.parted:
        if parts.inside or (parts.members and draft.scope_kind != parts.members[-1].scope_kind):
            parts.breakdown += 1
        parts.parted = False
    if is_mean(whole.label):
        return  # 每百名学生15.6台,其中小学14.2台、初中18.3台: no sum of its parts
    if draft.said is not None and not_compulsory(whole.indicator, draft.said.name):
        whole.indicator = None  # 在校学生98764人,其中学前12305人
    draft.whole, draft.breakdown = whole, parts.breakdown
    parts.members.append(draft)
