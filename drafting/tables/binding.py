"""Which indicator the labels of a row and its column name, exactly, and of what part (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.terms import Indicator, Vocabulary
from drafting.tables.words import is_generic, is_neutral_group, is_rate, is_total, is_whole, squeezed
from ingest.figuring.names import Match, base_unit, names_of, tidy
from ingest.figuring.scopes import placed
from ingest.figuring.words import Scope, scope_only

_COUNT_TAIL = re.compile(r"(?:总人数|人数|总数量|总数|数量|个数|所数|数|情况)$")
# A group of these narrows what is counted under it: 留守儿童 over 在校生数.
_PEOPLE = re.compile("儿童|学生|子女|教师|家庭|户|残疾|留守|随迁|贫困|寄宿|幼儿|少年|困难|女|民族|农村|乡村|民办")
# Groups of another kind of schooling; what is known to be of it keeps its meaning there.
_OTHER_LEVEL = re.compile("职业|高中|中职|学前|幼儿园|高等|成人|特殊教育|特教")
_OTHER_CATEGORIES = frozenset({"职业教育", "普通高中", "学前教育", "特殊群体"})
_COMPULSORY = "义务教育"
# 小学班数, 大班额班数, 初中校数: heads of columns leave out a character.
_CLIPPED = re.compile(r"(?<=.)(?:(?<![教学])班|(?<!学)校)(?=数$)")
_WHOLE_WORDS = {"班": "班级", "校": "学校"}
_SAYS_NOTHING = ("总", "年末", "期末", "年底", "实有", "现有", "县域内", "县域", "区域内", "全县各")
_RUN_BY = ("民办", "公办")
_PERSONS, _TIMES = ("人", "名"), ("人次",)
# Kinds of schooling under which tables list what is known to be of a narrower one.
_BELOW = {
    "学前教育": ("幼儿园",),
    "学前": ("幼儿园",),
    "高中阶段": ("普通高中", "中职"),
    "高中": ("普通高中",),
    "职业教育": ("中职",),
    "中等职业教育": ("中职",),
}
_SPECIAL, _SPECIAL_CATEGORY = "特殊教育", "特殊群体"
_TEACHERS, _ALL_TEACHERS = "教师", re.compile("^(?:教职工数|专任教师数|在编教师数)$")
_COUNTED = re.compile(r"(?<=.)教师(?:总?人数|总数|数)?$")
_BY_AREA = re.compile(r".+?(小学|初中|九年一贯制|教学点|特殊教育|幼儿园|普通高中)")
_KINDERGARTEN, _PRESCHOOL = "幼儿园", ("学前教育", "学前阶段", "学前")
_JOINED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Bound:
    """An indicator, the part it is of as the papers file it (empty where none is said), and what it is called.

    :param narrowed: the part made it another indicator than the label alone names: 小学 of 在校生数.
    """

    indicator: Indicator
    scope: str
    name: str
    narrowed: bool = False


class Binder:
    """Binds labels to indicators by the vocabulary's names, whole or not at all."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = names_of(vocabulary)
        self._told = frozenset(tidy(name) for each in vocabulary.indicators for name in (each.name, *each.aliases))
        self._bound: dict[tuple[tuple[str, ...], str, str, str, bool], Bound | None] = {}

    def is_name(self, words: str) -> bool:
        """Whether words are the name or an alias of an indicator, letter by letter."""
        return tidy(words) in self._told

    def binds(self, words: str) -> bool:
        """Whether words name an indicator, with a part or a place before it at most: 小学专任教师数."""
        return self._match(tidy(words), "") is not None

    def bind(
        self,
        labels: tuple[str, ...],
        scope: Scope | None,
        *,
        unit: str = "",
        region: str = "",
        whole: str = "",
        compulsory: bool = False,
    ) -> Bound | None:
        """The indicator that labels (outermost first) and a scope name together; null where no alias says so.

        :param whole: the words that the scope was read from, which may be a name themselves: 教学点.
        :param compulsory: the table says that all of it is of 义务教育, so that 学校数 is 义务教育学校数.
        """
        key = (labels, scope.name if scope else "", unit, whole if scope else "", compulsory)
        if key not in self._bound:
            bound = self._bind(labels, scope, unit=unit, region=region, whole=whole)
            if bound is None and compulsory and scope is None and labels:
                bound = self._bind((_COMPULSORY + labels[-1],), None, unit=unit, region=region, whole="")
            self._bound[key] = bound
        return self._bound[key]

    def _bind(
        self, labels: tuple[str, ...], scope: Scope | None, *, unit: str, region: str, whole: str
    ) -> Bound | None:
        kept = tuple(tidy(label) for label in labels if label)
        if scope is not None and (own := self._scope_named(kept, scope, tidy(whole), unit)) is not None:
            return own
        for joined, outer in _candidates(kept):
            match = self._match(joined, unit)
            if match is None and scope is not None and scope.name + joined in self._told:
                match = self._match(scope.name + joined, unit)
            if match is None or self._is_narrowed(match.indicator, outer):
                continue
            inside = scope_only(match.before) if match.before else None
            if scope is not None and inside is None and self._is_below(match.indicator, scope.name):
                return Bound(match.indicator, "", joined)
            indicator, filed = placed(self._names, match.indicator, scope or inside, region)
            if indicator is None and scope is not None and scope.name == _KINDERGARTEN:
                # 在校生数 of 幼儿园 are 在园幼儿, as those of 学前教育 are.
                indicator, filed = placed(self._names, match.indicator, replace(scope, name=_PRESCHOOL[0]), region)
            if scope is not None and inside is not None and indicator is not None and scope.name != inside.name:
                filed = inside.name + filed if inside.kind != scope.kind and filed == scope.name else filed
            said = scope is not None or inside is not None
            if indicator is None or any(
                run in joined and run not in indicator.name + filed for run in _lost(match, indicator)
            ):
                return None
            if scope is not None and indicator.id != match.indicator.id and scope.name not in joined:
                return Bound(indicator, filed, scope.name + joined, narrowed=True)
            return Bound(indicator, filed if said else "", joined)
        return self._own_part(kept, unit) if scope is None else None

    def _own_part(self, labels: tuple[str, ...], unit: str) -> Bound | None:
        """A name over the part that the vocabulary says it is of: 送教上门学生数 over 重度残疾."""
        match = self._match(labels[-2], unit) if len(labels) > 1 else None
        if match is None or labels[-1] not in match.indicator.scopes or self._is_narrowed(match.indicator, labels[:-2]):
            return None
        return Bound(match.indicator, labels[-1], labels[-2])

    def _is_below(self, indicator: Indicator, group: str) -> bool:
        """Whether an indicator is of schools of the group's kind alone: 幼儿园数 under 学前教育."""
        if group == _SPECIAL:
            return indicator.category == _SPECIAL_CATEGORY
        return len(indicator.scopes) == 1 and indicator.scopes[0] in _BELOW.get(group, ())

    def leaves_out(self, label: str, bound: Bound) -> bool:
        """Whether what was bound says nothing of a label that may narrow it."""
        stem = _COUNT_TAIL.sub("", tidy(label))
        return bool(stem) and stem not in bound.name and not is_neutral_group(squeezed(label))

    def _scope_named(self, labels: tuple[str, ...], scope: Scope, whole: str, unit: str) -> Bound | None:
        """A part that is an indicator by itself: 教学点 under 学校数, 小学 with 所."""
        schools = any(label.endswith(("学校数", "学校", "校数", "学校总数")) for label in labels)
        if labels and not schools:
            return None
        if whole in self._told and (found := self._names.any_ending(whole)) is not None and not found.before:
            return Bound(found.indicator, "", found.indicator.name, narrowed=True)
        if schools and base_unit(unit) in (*_PERSONS, *_TIMES):
            return None  # 小学 counted in 人 are pupils
        if schools or (unit == "所" and not labels):
            kind = _KINDERGARTEN if scope.name in _PRESCHOOL else scope.name
            if self._school(kind) is None and (within := _BY_AREA.fullmatch(kind)) is not None:
                kind = within[1]  # 城区小学 are 小学学校数 of 城区小学
            found_school = self._school(kind)
            if found_school is not None and found_school.category in ("规模", "普通高中", "职业教育", "学前教育"):
                return Bound(found_school, scope.name, found_school.name, narrowed=True)
        return None

    def _school(self, kind: str) -> Indicator | None:
        return self._names.exact(kind + "学校数", "所") or self._names.exact(kind + "数", "所")

    def _match(self, label: str, unit: str) -> Match | None:
        """The name that a label is; a part, a place or 全县 may stand before it."""
        label = tidy(squeezed(label))
        if len(label) < 2:
            return None
        found = self._names.any_ending(label) or self._names.any_ending(
            _CLIPPED.sub(lambda clipped: _WHOLE_WORDS[clipped[0]], label)
        )
        if unit and (found is None or found.before):
            fitting = self._names.ending(label, unit)
            if fitting is not None and (found is None or len(fitting.before) < len(found.before)):
                found = fitting
        if found is None and unit and (counted := label + base_unit(unit) + "数") in self._told:
            found = self._names.any_ending(counted)  # 图书（万册） is 图书册数
        if found is None or not self._stands(found.before):
            return None
        if base_unit(unit) in _TIMES and found.indicator.unit in _PERSONS:
            found = self._names.any_ending(label + _TIMES[-1])  # 12300人次 are no 12300 pupils
            if found is None or not self._stands(found.before):
                return None
        # A stem that is only a part of speech for a part (小学 of 小学数) is no name.
        return None if not found.before and scope_only(label) is not None and label not in self._told else found

    def _stands(self, before: str) -> bool:
        return (
            not before
            or scope_only(before) is not None
            or is_whole(before)
            or is_total(before)
            or before in _SAYS_NOTHING
        )

    def _is_narrowed(self, indicator: Indicator, outer: tuple[str, ...]) -> bool:
        """Whether a group above makes it one of some: 留守儿童 or 职业教育 over 在校生数."""
        for group in outer:
            if is_rate(group) and indicator.unit != "%":
                return True  # what stands under 入学率 is no count
            if _OTHER_LEVEL.search(group) and indicator.category not in _OTHER_CATEGORIES:
                return True
            counted = indicator.category in ("规模", "教师") or indicator.unit == "%"
            some = counted and _PEOPLE.search(group) and not is_neutral_group(group)
            if some and not self._contains(group, indicator):
                return True
        return False

    def _contains(self, group: str, indicator: Indicator) -> bool:
        """Whether a group is itself an indicator of the same measure, of which the label names a part."""
        match = self._match(group, "")
        if match is None:
            return False
        if match.indicator.category == _TEACHERS and not _ALL_TEACHERS.search(match.indicator.name):
            return False  # 高级职称教师 under 交流轮岗教师 are some of these alone
        return match.indicator.unit == indicator.unit and match.indicator.category == indicator.category


def _lost(match: Match, indicator: Indicator) -> tuple[str, ...]:
    """Words that must not be lost where a part makes a name another's: 普惠性民办幼儿园 are not all 普惠性幼儿园."""
    return _RUN_BY if indicator.id != match.indicator.id else ()


def _candidates(labels: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Labels joined, the longest first, with the groups left outside; of a bare 人数 or 占比 the group decides."""
    found: list[tuple[str, tuple[str, ...]]] = []
    last = len(labels)
    for first in range(max(0, last - _JOINED_AT_MOST), last):
        parts = labels[first:]
        forms = ["".join(parts), "".join([*(_COUNTED.sub("", part) for part in parts[:-1]), parts[-1]])]
        forms += ["".join([*(_COUNT_TAIL.sub("", part) for part in parts[:-1]), parts[-1]])]
        found += [(form, labels[:first]) for form in dict.fromkeys(forms)]
    if last > 1 and is_rate(labels[-2]) and not is_rate(labels[-1]):
        found.insert(0, (labels[-1] + labels[-2], labels[:-2]))  # 小学六年 under 巩固率
    if last > 1 and is_generic(labels[-1]) and not labels[-1].endswith(("率", "比", "例", "重")):
        found.append((labels[-2], labels[:-2]))
    return found
