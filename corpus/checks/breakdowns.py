"""How a whole is divided: the dimensions that papers divide by, and which lists of parts are complete (pure).

Parts of one dimension exclude each other (小学, 初中), so that they must not exceed their whole; parts of several
dimensions (城区, 寄宿) may overlap, and of those nothing can be said but that they happen to add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from corpus.figures import Figure

# Kinds that papers leave out of a list (幼儿园, 教学点) held 14% and more of the total in the papers read; what is
# missing below this is no kind left out but a wrong number.
LEFT_OUT_AT_LEAST = Decimal("0.05")


class Division(StrEnum):
    """How parts divide their whole: possibly overlapping, apart, apart with only a small kind left out, or wholly."""

    OPEN = "open"
    APART = "apart"
    NEARLY_WHOLE = "nearly_whole"
    WHOLE = "whole"


# Dimension -> its members, each by its first name; a label is of the member whose word stands last in it.
_DIMENSIONS: dict[str, tuple[str, ...]] = {
    "学段": (
        "九年一贯制|九年制",
        "十二年一贯制",
        "完全中学|完中",
        "教学点",
        "特殊教育|特教",
        "幼儿园|学前|幼儿",
        "(?<!中)小学|完小",
        "初中|初级中学",
        "高中",
        "职业|中职|职高|职教",
    ),
    "办学": ("公办", "民办"),
    "性别": ("男", "女"),
    "城乡": ("城区|城市|市区|县城|城镇", "农村|乡村|农学校", "镇区|乡镇"),
    "安置": ("随班就读", "特殊教育|特教", "送教"),
    "资金": (
        "上级|(?:中央|国家)(?:和|及|、|与)?省(?:级|市级)?|省级(?:及)?以上",
        "中央|国家",
        "省级|省财政|自治区",
        "市级|市财政",
        "本级|县级|区级|地方|[县区旗]财政|配套|自筹",
        "社会|捐",
    ),
    "预警": ("红色", "黄色", "橙色", "蓝色", "绿色"),
    "学期": ("春季", "秋季"),
    "半年": ("上半年", "下半年"),
    "年级": ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级"),
    "职称": ("高级", "中级", "初级"),
    "学历": ("研究生|硕士|博士", "本科", "专科|大专", "中专"),
    "建设": ("新建", "改扩建|改建|扩建|改造"),
}
_WHOLE = {
    "办学": ({"公办", "民办"},),
    "性别": ({"男", "女"},),
    "安置": ({"随班就读", "特殊教育", "送教"},),
    "资金": ({"上级", "本级"}, {"中央", "省级", "本级"}, {"中央", "省级", "市级", "本级"}),
    "学期": ({"春季", "秋季"},),
    "半年": ({"上半年", "下半年"},),
}
# Of pupils and teachers 小学 and 初中 are all, unless the whole reaches beyond; of schools there are more kinds.
_WHOLE_PEOPLE = {"小学", "初中"}
_NEARLY_WHOLE_SCHOOLS = {"小学", "初中", "九年一贯制", "特殊教育"}
_WHOLE_SCHOOLS = {*_NEARLY_WHOLE_SCHOOLS, "教学点"}
_NEARLY_WHOLE_PLACES = {"城区", "农村"}


def _first_name(words: str) -> str:
    return words.split("|")[0].rpartition(")")[2]


_MEMBERS = {name: {_first_name(words): re.compile(words) for words in members} for name, members in _DIMENSIONS.items()}
_REST = re.compile(r"其他|其它|其余|剩余")
_SCHOOLS = frozenset("所个处")


def division(whole: Figure, parts: Sequence[Figure]) -> Division:
    """How these parts divide their whole, by their scopes, labels and places."""
    if any(_REST.search(part.label) for part in parts):
        return Division.WHOLE
    for name in _MEMBERS:
        members = [member(part, dimension=name) for part in parts]
        if None not in members and len(set(members)) == len(members):
            return _reach(name, {each for each in members if each}, whole)
    places = {part.region for part in parts}
    if len(places) == len(parts) and not places & {whole.region, None}:
        return Division.APART
    return Division.OPEN


def member(figure: Figure, *, dimension: str) -> str | None:
    """Which part of a dimension a figure is of; null where of none."""
    for text in (figure.scope, figure.label):
        ends = {
            name: max(found.end() for found in finds)
            for name, pattern in _MEMBERS[dimension].items()
            if (finds := list(pattern.finditer(text)))
        }
        if ends:
            return max(ends, key=ends.__getitem__)
    return None


def same_dimension(figures: Sequence[Figure]) -> bool:
    """Whether all these are parts of one dimension, each another one."""
    for name in _MEMBERS:
        members = [member(figure, dimension=name) for figure in figures]
        if None not in members and len(set(members)) == len(members):
            return True
    return False


def _reach(name: str, members: set[str], whole: Figure) -> Division:
    if name == "学段" and whole.unit in _SCHOOLS and "学位" not in whole.label and "班" not in whole.label:
        if members >= _WHOLE_SCHOOLS:
            return Division.WHOLE
        return Division.NEARLY_WHOLE if members >= _NEARLY_WHOLE_SCHOOLS else Division.APART
    if name == "学段" and members >= _WHOLE_PEOPLE:
        compulsory = "义务教育" in f"{whole.indicator_name or ''}{whole.label}{whole.scope}"
        return Division.WHOLE if compulsory else Division.NEARLY_WHOLE
    if name == "城乡" and members >= _NEARLY_WHOLE_PLACES:
        return Division.NEARLY_WHOLE
    return Division.WHOLE if members in _WHOLE.get(name, ()) else Division.APART
