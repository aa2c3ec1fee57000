"""Which indicator a label names: by the vocabulary's names, the unit and the scope together (pure).

A name counts where the label *ends* with it (the head of a Chinese noun phrase stands last), where the unit can
be the indicator's, and where what stands before it does not narrow it to something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.phrases import PhraseIndex
from corpus.terms import Indicator, Vocabulary, plain
from ingest.figuring.words import Scope, says_nothing, scopes_in

_DROPPED = str.maketrans("", "", "“”\"'‘’ \u3000")
_COUNT_TAIL = re.compile(
    r"(?:总人数|人数|总数量|总数|数量|个数|所数|台数|套数|册数|次数|总量|总额|金额|数值|数|情况|指标)$"
)
WIDE_HEAD = re.compile(
    r"^(?:高中阶段教育|高中阶段|各级各类学校|各级各类|九年义务教育阶段|义务教育阶段|九年义务教育|义务教育|中小学|全市)"
)
# Short forms that are any school, any pupil: 29所学校 is no count of all.
_SAYS_NOTHING = frozenset({"学校", "学生", "教师", "资金", "资助", "检查", "招生", "图书", "教育", "班"})
_PERSONS = frozenset({"人", "名", "位"})
_THINGS = frozenset({"个", "所", "处", "家", "间", "座", "支", "对", "名", "项", "条", "份"})
_SHARES = frozenset({"%", "‰", "成"})
_MULTIPLE = re.compile(r"^[百千]?[万亿](?=.)")

# Before a name these leave it what it is: 现有|在校学生, 乡镇|教学点. Anything else before a bare count may narrow it.
_NEUTRAL = re.compile(
    r"(?:现有|共有|共|现|有|设有|设|建有|拥有|开设|其中|全部|所有|各级各类|各类|各级|各|全市|全县|全区|全旗|全州|全省|我市|我县|我区|本市|本县|本区|县域内?|市域|辖区内?|辖区"
    r"|学校|阶段|教育系统|系统|学段|公办|民办|农村|城区|城镇|县城|乡镇|义务教育|在编|在岗|在册|在籍|核定|总|实有|目前|年末|和|与|及|、|的|普通|九年|秋季学期|春季学期|学期|学年度?|年度|度|末|底"
    r"|下辖|辖|管辖|实际|落实|对|通过|要求|把|将|安排|组织|涉及到?全市|统筹|\d|年|月|[一-龥]{2,6}[县市区旗])*"
)
# Counts of all that a place has, each kind of school with a name of its own; what is built is none of them.
STOCK = frozenset({"规模", "学前教育", "普通高中", "职业教育"})
BUILT = re.compile(r"(?:新建|改扩建|改建|扩建|建成|在建|拟建|续建|撤并|关停|竣工|开工建设|规划建设)")
_CALIBER = re.compile(r"(?:在校生|学生)?(?:不足|超过)?\d+人?(?:及)?(?:以上|以下)?的|\d+人(?:及)?以上")
_OF_SOME = re.compile(r"(?:集团|联盟|片区|共同体|教联体|联合体)内")
_SHARE_TAIL = re.compile(r"(?:占比|(?<!师生)(?<!普职)(?<!职普)的?比例)$")
_RATE = re.compile(r"[一-龥]{2}率$")
_PEOPLE = re.compile("教师|学生|学校|教职工|儿童|少年")
# Before a longer name only these make it something else: 非, 贫困, 参加培训的.
_NARROWS = re.compile(
    r"(?:非|未|无|不|零|受|享受|接受|获得?|获评|参加|参与|参训|受训|贫困|困难|优秀|先进|毕业|流失|转入|转出|转学|调出|调入|辞职|退休|新增|净增|减少|缺|短缺|抽查的?|抽取的?|走访|督查|检查|查看|新聘|招收|招录|新招|考察|调研|示范|部分|个别|一些|少数|表彰|奖励|慰问|救助|培训|覆盖|涉及|惠及|交流轮岗|轮岗|每百?名?)$"
)


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator that a label names, and what of the label stands before its name."""

    indicator: Indicator
    before: str
    name: str


class Names:
    """Names and aliases of the vocabulary's indicators, looked up whole, from the end or from the beginning."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self._by_name: dict[str, Indicator] = {}
        self._own: dict[str, tuple[str, ...]] = {}
        self._by_id = {indicator.id: indicator for indicator in indicators}
        for indicator in indicators:
            names = tuple(dict.fromkeys(tidy(name) for name in (indicator.name, *indicator.aliases)))
            self._own[indicator.id] = names
            for name in names:
                self._by_name.setdefault(name, indicator)
        self._told = frozenset(self._by_name)
        # 班级数 is told as 班级 too; such a short form is weaker: what stands before it must be neutral.
        for name, indicator in list(self._by_name.items()):
            stem = _COUNT_TAIL.sub("", name)
            if len(stem) >= 2 and indicator.unit not in _SHARES and stem not in _SAYS_NOTHING:
                self._by_name.setdefault(stem, indicator)
        for name, indicator in list(self._by_name.items()):
            for form in _variants(name, standard=indicator.unit.startswith("元")):
                self._by_name.setdefault(form, indicator)
        self._longest = max(map(len, self._by_name), default=0)
        self._index = PhraseIndex(self._by_name)
        self._narrow: dict[tuple[str, str], Indicator | None] = {}

    def ending_apart(self, label: str, unit: str) -> tuple[Match, Scope] | None:
        """The indicator whose name a label ends with once the part inside is taken out: 营养改善计划惠及|农村|学生."""
        for scope in reversed(scopes_in(label)):
            match = self.ending(label[: scope.start] + label[scope.end :], unit)
            if match is not None and len(match.name) > len(label) - scope.end and len(match.name) >= 4:
                return match, scope
        return None

    def of_id(self, id: str) -> Indicator | None:
        """The indicator with an id; null where the vocabulary has none."""
        return self._by_id.get(id)

    def exact(self, name: str, unit: str) -> Indicator | None:
        """The indicator of this very name, where the unit can be its."""
        found = (
            self._by_name.get(name) or self._by_name.get(_COUNT_TAIL.sub("", name)) or self._by_name.get(name + "数")
        )
        return found if found is not None and fits(unit, found) else None

    def ending(self, label: str, unit: str) -> Match | None:
        """The indicator whose name the label ends with, the longest name first."""
        bare = _COUNT_TAIL.sub("", label)
        shared = _SHARE_TAIL.sub("", label) if unit == "%" else label  # 学业水平达到Ⅲ级以上|的比例
        tail = "人次" if base_unit(unit) == "人次" else "数"
        for start in range(max(0, len(label) - self._longest), len(label) - 1):
            told = (shared[start:], label[start:], bare[start:], bare[start:] + tail)
            for name in dict.fromkeys(told if tail == "数" else reversed(told)):
                found = self._by_name.get(name)
                if found is None or not fits(unit, found):
                    continue
                match = Match(found, label[:start], name)
                return match if self._stands(match) else None
        return None

    def any_ending(self, label: str) -> Match | None:
        """The indicator whose name a label ends with, whatever its unit: a table's column may not say one."""
        bare = _COUNT_TAIL.sub("", label)
        for start in range(max(0, len(label) - self._longest), len(label) - 1):
            for name in dict.fromkeys((label[start:], bare[start:], bare[start:] + "数")):
                if (found := self._by_name.get(name)) is not None:
                    match = Match(found, label[:start], name)
                    return match if self._stands(match) else None
        return None

    def opening(self, text: str, unit: str) -> Match | None:
        """The indicator whose name stands at the beginning of what follows a number: 886个|班级; longest first."""
        for name in self._index.at(text, 0):
            found = self._by_name[name]
            if fits(unit, found):
                return Match(found, "", name)
        return None

    def narrowed(self, indicator: Indicator, scope: str) -> Indicator | None:
        """The indicator that is this one for a scope alone: 在校学生 of 小学 -> 小学在校生数; null where none is."""
        key = (indicator.id, scope)
        if key not in self._narrow:
            self._narrow[key] = self._find_narrowed(indicator, scope)
        return self._narrow[key]

    def of_subject(self, subject: Indicator, head: str, unit: str) -> Match | None:
        """What a bare head means after a subject: 随迁子女 + 入学率, 本科上线 + 上线率, 体质健康合格率 + 优良率."""
        for name in self._own[subject.id]:
            for stem in dict.fromkeys((_COUNT_TAIL.sub("", name), name, _RATE.sub("", name))):
                for joined in _joined(stem, head):
                    if (found := self.exact(joined, unit)) is not None:
                        return Match(found, "", joined)
        return None

    def in_text(self, text: str, unit: str) -> list[Match]:
        """Every indicator that a text names and whose unit fits, leftmost and longest."""
        found, position = [], 0
        while position < len(text) - 1:
            name = next((n for n in self._index.at(text, position) if fits(unit, self._by_name[n])), None)
            if name is not None:
                found.append(Match(self._by_name[name], text[:position], name))
            position += len(name) if name is not None else 1
        return found

    def _stands(self, match: Match) -> bool:
        before = _CALIBER.sub("", match.before)
        if not before:
            return True
        if _OF_SOME.search(before):
            return False
        if match.indicator.unit == "所" and match.indicator.category in STOCK and BUILT.search(before):
            return False
        if _NEUTRAL.fullmatch(before) or (scopes_in(before) and _NEUTRAL.fullmatch(_without_scopes(before))):
            return True
        if before.endswith("的") and _NEUTRAL.fullmatch(_PEOPLE.sub("", _without_scopes(before[:-1]))):
            return True
        weak = match.name not in self._told or match.indicator.category == "规模"
        if match.indicator.category != "规模" and says_nothing(before) and not _NARROWS.search(before):
            return True
        if weak and match.indicator.unit not in _SHARES and len(match.name) < 6:
            return False
        if base_unit(match.indicator.unit) == "元" and before.endswith(("接受", "获得", "争取")):
            return True
        return _NARROWS.search(before.removesuffix("的")) is None and not before.endswith("的")

    def _find_narrowed(self, indicator: Indicator, scope: str) -> Indicator | None:
        for name in self._own[indicator.id]:
            stem = WIDE_HEAD.sub("", name)
            for joined in (scope + stem, scope + _COUNT_TAIL.sub("", stem)):
                found = self._by_name.get(joined)
                if found is not None and found.id != indicator.id and _same_measure(found, indicator):
                    return found
        return None


def _variants(name: str, *, standard: bool) -> list[str]:
    """Other spellings of a name: 占比 and 比例 are one, so are 中级及以上 and 中级以上."""
    plain_name = name.replace("及以上", "以上")
    found = {plain_name, plain_name.replace("每百名学生拥有", "每百名学生")}
    if (share := _SHARE_TAIL.search(plain_name)) is not None:
        stem = plain_name[: share.start()]
        found |= {stem + tail for tail in ("占比", "比例", "的比例", "比重")}
    found |= {form.replace("以上", "及以上") for form in found}
    if standard and not name.endswith("标准"):
        found.add(name + "标准")
    return sorted(found - {name})


def _joined(stem: str, head: str) -> list[str]:
    """A stem and a head put together, also where the one ends as the other begins: 本科上线, 上线率."""
    overlaps = [size for size in range(1, len(head)) if stem.endswith(head[:size])]
    return [stem + head, *(stem + head[size:] for size in overlaps)]


@lru_cache(maxsize=8)
def _names(indicators: tuple[Indicator, ...]) -> Names:
    return Names(indicators)


def names_of(vocabulary: Vocabulary) -> Names:
    """The names of a vocabulary's indicators; built once for each set of indicators."""
    return _names(vocabulary.indicators)


def tidy(text: str) -> str:
    """A label or name without quotes and blanks, brackets and digits in one width."""
    return plain(text).translate(_DROPPED)


def base_unit(unit: str) -> str:
    """A unit without its multiple: 万人 -> 人, 亿元 -> 元, 万平方米 -> 平方米."""
    return _MULTIPLE.sub("", unit)


def fits(unit: str, indicator: Indicator) -> bool:
    """Whether a printed unit can be that of an indicator: 名 and 人 are one, 所 is never 人, % is for rates only."""
    own = base_unit(indicator.unit)
    told = base_unit(unit)
    if told == own:
        return True
    if own == "%":
        return told in _SHARES
    if own == "元" and told.startswith("元/"):
        return True
    if own in ("1:x", "x:1") or indicator.id == "general_vocational_ratio":
        return told == "比"
    head, _, per = own.partition("/")
    if told == head or (head in _PERSONS and told in _PERSONS):
        return bool(per) or head in _PERSONS
    if own in _PERSONS and told.partition("/")[0] in _PERSONS:
        return "/" not in told
    if own == "G":
        return told in ("G", "兆", "M", "Gbps", "Mbps", "GB")
    return own in _THINGS and told in _THINGS


def _same_measure(one: Indicator, other: Indicator) -> bool:
    return base_unit(one.unit) == base_unit(other.unit) or fits(base_unit(one.unit), other)


def _without_scopes(text: str) -> str:
    for scope in reversed(scopes_in(text)):
        text = text[: scope.start] + text[scope.end :]
    return text
