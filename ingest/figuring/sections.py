"""Sections of one kind of school: what their heading says holds for the figures that name no kind (pure).

二、初中 … 招生2.18万人, 专任教师0.68万人: of 初中 all of them, unless a clause names another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.figures import Aspect
from corpus.terms import Indicator
from ingest.figuring.nouns import Draft, Paper
from ingest.figuring.scopes import default_scope, of_all_people, placed, whole_name
from ingest.figuring.words import Scope, scope_at, scopes_in

# What each kind of school has of its own; money, rates of all schooling and those to be cared for are of the place.
_OF_A_LEVEL = frozenset({"规模", "教师", "办学条件", "班额学位", "信息化", "学前教育", "普通高中", "职业教育"})
_WITHIN = frozenset({"sex", "run", "area"})
_NUMBER = re.compile(r"^[\s(（一二三四五六七八九十\d)）、.．]*(?:全[市县区旗州])?")
_LEVELS = {"学前教育": "幼儿园", "普高": "普通高中"}
# 小学, 初中教育, 学前教育发展情况: a heading of few words that is the kind of school and no deed (化解初中大班额).
_TAIL = re.compile(
    r"(?:阶段|学校|教育)*(?:事业)?(?:发展|改革|基本|办学|主要|总体)*(?:情况|概况|现状|规模|水平|方面|统计|数据|指标)*"
)
_SEVERAL = frozenset({"义务教育", "中小学", "中学", "教育系统"})


def apply_headings(paper: Paper, drafts: Iterable[Draft]) -> None:
    """Give the figures of a section of one kind of school that kind for their scope where they name none."""
    levels = [(s.start, s.end, s.level, level_of_heading(s.title)) for s in paper.document.sections if s.level > 0]
    told = [section for section in levels if section[3]]
    for draft in drafts if told else ():
        within = [section for section in told if section[0] <= draft.value_start < section[1]]
        if within:
            _place(paper, draft, max(within, key=lambda section: section[2])[3])


def level_of_heading(title: str) -> str:
    """The kind of school that a heading is about where it is one alone: 小学, 三、初中教育; else empty."""
    bare = _NUMBER.sub("", title)
    scope = scope_at(bare)
    if scope is None and bare.startswith("职业教育"):
        scope = Scope("中职", "level", 0, len("职业"))
    if scope is None or scope.kind != "level" or scope.name in _SEVERAL or not _TAIL.fullmatch(bare, scope.end):
        return ""
    return _LEVELS.get(scope.name, scope.name)


def _place(paper: Paper, draft: Draft, level: str) -> None:
    names, scope = paper.names, Scope(level, "level", 0, len(level))
    if any(told.kind == "level" and told.name != level for told in scopes_in(draft.label)):
        return
    if draft.said is not None and draft.said.kind in _WITHIN and draft.indicator is not None:
        draft.indicator = names.narrowed(draft.indicator, level) or draft.indicator  # 在校生…,其中女生
    if draft.said is not None or draft.scope not in ("", default_scope(draft.indicator, draft.region)):
        return
    if draft.indicator is None:
        named = names.exact(level + draft.label, draft.value.unit) if draft.aspect is Aspect.LEVEL else None
        if named is None or not draft.label:
            return
        draft.indicator = draft.root = named
        draft.scope = placed(names, named, scope, draft.region)[1]
    elif names.narrowed(draft.indicator, level) is not None or _may_be_of(draft.indicator, level):
        draft.indicator, draft.scope = placed(names, draft.indicator, scope, draft.region)


def _may_be_of(indicator: Indicator, level: str) -> bool:
    if level in indicator.scopes:
        return True
    of_all = whole_name(None) in indicator.scopes or "合计" in indicator.scopes or "义务教育" in indicator.scopes
    return of_all and indicator.category in _OF_A_LEVEL and not of_all_people(indicator)
