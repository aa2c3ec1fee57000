"""A paper of one level alone: what its title says holds for the figures that name no level (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.figuring.nouns import Draft, Paper
from ingest.figuring.scopes import default_scope, whole_name

_LEVELS = {"学前教育": "幼儿园", "幼儿园": "幼儿园", "特殊教育": "特殊教育", "职业教育": "中职", "普通高中": "普通高中"}
_SEVERAL = re.compile(r"义务教育|中小学|小学|初中|高中阶段|基础教育|教育工作|教育事业|统计公报|政府工作")
# What every level has of its own; funds and population are of the place.
_OF_A_LEVEL = frozenset({"教师", "办学条件", "班额学位", "信息化"})


def level_of_title(title: str) -> str:
    """The level of schooling that a title is about where it is one alone: 学前教育普及普惠; else empty."""
    told = {name for word, name in _LEVELS.items() if word in title}
    return told.pop() if len(told) == 1 and not _SEVERAL.search(title) else ""


def apply_title(paper: Paper, drafts: Iterable[Draft]) -> None:
    """Give the figures of a paper of one level that level for their scope where their own words name none."""
    level = level_of_title(paper.document.title or "")
    for draft in drafts if level else ():
        indicator = draft.indicator
        if indicator is None or draft.said is not None:
            continue
        if indicator.category not in _OF_A_LEVEL and "小学" not in indicator.scopes:
            continue
        if draft.scope in ("", "合计", whole_name(draft.region)) and draft.scope == default_scope(
            indicator, draft.region
        ):
            draft.scope = level
