"""What a figure is of, so strictly that two figures of one subject, place and time must agree (pure).

An indicator alone is not enough: 新建学校, 城区学校 and 学校 may share one. What a label says beyond its indicator's
name is part of the subject unless it is known to narrow nothing (现有, 全市, 义务教育阶段).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from corpus.figures import Aspect, Figure
from corpus.identities import based, is_rate
from corpus.terms import Indicator, Vocabulary

# One school's pupils are 3% of a county's, two statements of one thing were 4% to 34% apart (85/82, 6/5, 41/27).
LEAST_SIZE = Decimal("0.5")
# Small counts differ by more: 督查2次 and 5次.
SMALL = 100
LEAST_SIZE_OF_SMALL = Decimal("0.2")

# A label no indicator knows must be this long, without the words below, to say what it is of.
SPECIFIC_CHARACTERS = 4
# What happens several times a year (会议, 活动) needs a longer one.
SPECIFIC_EVENT_CHARACTERS = 5
_EVENTS = frozenset({"次", "场", "场次", "期", "轮", "批", "件", "个", "项", "份", "起", "条"})

_NEUTRAL = re.compile(
    r"[\s，,、的“”\"'（）()《》·/—－-]|义务教育(?:阶段|段|学段)?|[全我本该](?:省|市|县|区|旗|州|盟)|各级各类|截至目前|目前|现有|共有|总共|共计|合计|总计|一共|共"
    r"|拥有|设有|建有|现|有|为|达到|达|累计|全部|全年|年末|年底|今年|当年|去年|本年|本年度|上半年|下半年|秋季|春季|学期|学年|年度|年"
    r"|先后|开展|组织|进行|发现|核查|排查|统计|实际|总数|总量|数量|人数|学生数|班数|校数|个数|次数|总|数|在籍|在读|就读|普通|各类|中小学|教育系统|控辍保学|工作"
    r"|学生|学校|教师|儿童|少年|[一二三四五六七八九十]+、|基本情况|基本现状|现状|概况|在校|\d+[人名](?:及|或|\(含\))?以上|[省市县区](?=督查|督导)|对|了|其中|等|均"
)
_GENERIC = re.compile(
    r"项目|资金|投入|总?投资|经费|费用|补助|发放|落实|面积|建筑|占地|人数|学生|教师|学校|活动|会议|会|次数|比例|占比|占|覆盖率|数量|数|总|金额|标准"
    r"|参与|参加|新增|新建|改建|扩建|改造|建设|建成|完成|投用|购置|配备|覆盖|组织|召开|开展|培训|全市|全县|全区|其中|共|人员|儿童|平均|每|各|个|等|的|和|及|达"
)
_FLOWS = re.compile(
    r"新增|新建|改扩?建|扩建|改造|投入|投资|发放|资金|经费|捐|补助|补贴|购置|添置|建成|培训|招聘|补充|落实|筹措|奖励"
)
_PER_PIECE = re.compile(r"每|平均|人均|校均|班均|生均|分别|至少|最多|最高|最低|不等")
_CUMULATIVE = re.compile(r"累计|[一二三四五六七八九十两近\d]年[来间内]|以来|期间")


class Subject(NamedTuple):
    """What must be the same for two figures to be compared."""

    of: str
    narrowed: str
    aspect: Aspect
    compared: str | None
    cumulative: bool
    share: bool


def subject_of(figure: Figure, *, vocabulary: Vocabulary) -> Subject | None:
    """What a figure is of; null where its words are too general to tell it from others."""
    indicator = vocabulary.indicator(figure.indicator) if figure.indicator else None
    if _only_some(figure):
        return None
    if indicator is None:
        named = _label_subject(figure)
    else:
        left = _narrowed(figure.label, _names(indicator), figure.region or "", figure.scope)
        named = (indicator.id, left)
        if _FLOWS.search(indicator.name) and "资金" in indicator.name and not _GENERIC.sub("", figure.label):
            return None
    if named is None or (_PER_PIECE.search(figure.label) and indicator is None):
        return None
    cumulative = _CUMULATIVE.search(figure.quote[: figure.value_start - figure.start]) is not None
    return Subject(*named, figure.aspect, figure.compared, cumulative, is_rate(figure.unit))


def steady(figure: Figure) -> bool:
    """Whether a paper that gives two values of it speaks of one thing: a stock, not money spent here and there."""
    return _FLOWS.search(f"{figure.indicator_name or ''}{figure.label}") is None


def comparable_sizes(one: Figure, two: Figure) -> bool:
    """Whether two values are near enough to be of one thing at all."""
    first, second = abs(based(one)[0]), abs(based(two)[0])
    low, high = min(first, second), max(first, second)
    if high <= SMALL:
        return low >= high * LEAST_SIZE_OF_SMALL or high <= 1
    return low >= high * LEAST_SIZE


def _only_some(figure: Figure) -> bool:
    """Whether the number counts those that did something: 14所初中实现互联互通 are not all 初中, 全市14所初中 are."""
    before = figure.quote[: figure.value_start - figure.start]
    behind = figure.quote[figure.value_end - figure.start :]
    if _SUCH.search(before):
        return True
    return len(behind) > 1 and behind[-2:] in figure.label and _ALL.search(before) is None


_SUCH = re.compile(r"的(?:只|仅|就|约)?[有为达]?$|的学校(?:有|为)?$|不足[^，,]*的[^，,]*$")
_ALL = re.compile(r"[全我本]?[省市县区旗州盟]|共|现有|应")


def _label_subject(figure: Figure) -> tuple[str, str] | None:
    label = _doing(_NEUTRAL_MARKS.sub("", figure.label))
    least = SPECIFIC_EVENT_CHARACTERS if figure.unit in _EVENTS else SPECIFIC_CHARACTERS
    if len(_GENERIC.sub("", label)) < least or figure.whole is not None:
        return None
    return f"{label}/{figure.unit}", ""


def _doing(label: str) -> str:
    """What an office did, whoever tells it: 市政府教育督导室先后组织控辍保学督查 is 控辍保学督查, 学校组织 stays."""
    found = _DID.fullmatch(label)
    return found["what"] if found and (not found["who"] or _OFFICE.search(found["who"])) else label


_DID = re.compile(r"(?P<who>.*?)(?:先后|共|累计|多次|全年)*(?:组织|开展|进行|举办|召开)+了?(?P<what>.{4,})")
_OFFICE = re.compile(r"[局室府委办]$")
_NEUTRAL_MARKS = re.compile(r"[\s“”\"'，,]")


@lru_cache(maxsize=65536)
def _narrowed(label: str, names: tuple[str, ...], region: str, scope: str) -> str:
    """What a label says beyond the indicator's names, place and scope and words that narrow nothing."""
    for word in (*names, region, scope):
        label = label.replace(word, "") if word else label
    return _NEUTRAL.sub("", label)


@lru_cache(maxsize=4096)
def _names(indicator: Indicator) -> tuple[str, ...]:
    """An indicator's names, longest first, also without 数 at their end."""
    names = {indicator.name, *indicator.aliases}
    names |= {name[:-1] for name in names if name.endswith("数") and len(name) > 3}
    return tuple(sorted(names, key=len, reverse=True))
