"""Of what part a figure is, and the narrower indicator that a part may have (pure)."""

from __future__ import annotations

import re

from corpus.terms import Indicator
from ingest.figuring.names import Names
from ingest.figuring.words import Scope

_WHOLE = frozenset({"全市", "县域"})
_LEVELS = frozenset(
    {
        "小学",
        "初中",
        "普通高中",
        "高中阶段",
        "中职",
        "幼儿园",
        "特殊教育",
        "九年一贯制",
        "教学点",
        "完全中学",
        "高中",
        "学前教育",
    }
)
# Of all the place whoever is named: 全市义务教育优质均衡发展目标, 义务教育巩固率.
_OF_PLACE = frozenset({"均衡", "经费", "普及", "特殊群体"})
_OF_ALL_PEOPLE = re.compile(r"人口|出生|城镇化|下辖|行政村|生产总值|学前适龄|学龄人口")
_NOT_COMPULSORY = frozenset({"普通高中", "高中阶段", "高中", "中职", "幼儿园", "学前教育"})
_COMPULSORY = frozenset({"义务教育", "中小学"})


def whole_name(region: str | None) -> str:
    """What a paper calls all of its place: 全市, 全县, 全区; empty for a place unknown."""
    if not region:
        return "全市"
    if region.endswith(("县", "区", "旗", "州", "盟")):
        return "全" + region[-1]
    return "全镇" if region.endswith("镇") else "全乡" if region.endswith("乡") else "全市"


def of_all_people(indicator: Indicator) -> bool:
    """Whether an indicator counts a place's people, towns or wealth, which no kind of schooling narrows: 户籍人口."""
    return _OF_ALL_PEOPLE.search(indicator.name) is not None


def default_scope(indicator: Indicator | None, region: str | None) -> str:
    """The scope of a figure whose text names none: the indicator's only one, or all of the place."""
    if indicator is None:
        return ""
    scopes = indicator.scopes
    if "合计" in scopes:
        return "合计"
    if _WHOLE.intersection(scopes):
        return whole_name(region)
    if "义务教育" in scopes:
        return "义务教育"
    return scopes[0] if len(scopes) == 1 else ""


def placed(names: Names, indicator: Indicator, scope: Scope | None, region: str | None) -> tuple[Indicator | None, str]:
    """The indicator for a scope and the scope that is left to say: (在校学生, 小学) -> (小学在校生数, 小学).

    Null where the indicator is one level's alone and the text speaks of another: 小学 and 初中阶段毛入学率.
    """
    if scope is None or (of_all_people(indicator) and scope.kind == "level"):
        return indicator, default_scope(indicator, region)
    narrower = names.narrowed(indicator, scope.name) or names.narrowed(indicator, _level(scope.name))
    if narrower is not None:
        return narrower, _said(narrower, scope, region)
    if not_compulsory(indicator, scope.name):
        return None, scope.name
    own = [s for s in indicator.scopes if s in _LEVELS]
    of_place = indicator.scopes == ("全市",) and (indicator.unit == "%" or indicator.category in _OF_PLACE)
    alone = bool(own) and len(indicator.scopes) == 1
    if scope.name in _COMPULSORY and ("义务教育" in indicator.name or alone or of_place):
        return indicator, default_scope(indicator, region)
    if len(indicator.scopes) == 1 and own and scope.kind in ("level", "grade"):
        level = _level(scope.name)
        if level and level != own[0] and level not in own[0] and own[0] not in level:
            return None, scope.name
    return indicator, _said(indicator, scope, region)


def not_compulsory(indicator: Indicator | None, scope: str) -> bool:
    """Whether an indicator of compulsory schooling cannot be of this part: 高中阶段, 学前教育."""
    return indicator is not None and "义务教育" in indicator.name and _level(scope) in _NOT_COMPULSORY


def _said(indicator: Indicator, scope: Scope, region: str | None) -> str:
    default = default_scope(indicator, region)
    if scope.name.endswith("园") and default == "幼儿园":
        return scope.name
    if scope.name in indicator.scopes:
        return scope.name
    only = len(indicator.scopes) == 1 and not _WHOLE.intersection(indicator.scopes)
    if only and scope.kind in ("area", "run") and default not in scope.name:
        return scope.name + default if scope.name not in default else default
    if only and scope.kind == "level" and (scope.name in default or scope.name == _level(default)):
        return default
    return scope.name


def _level(name: str) -> str:
    """The level inside a scope: 城区小学 -> 小学; empty where it has none."""
    if name.endswith("中小学"):
        return ""
    for level in sorted(_LEVELS, key=len, reverse=True):
        if name.endswith(level) or level in name:
            return level
    return ""
