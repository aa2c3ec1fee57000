"""By how much something changed, and what share of what it is: the words right before a number (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.terms import Indicator
from ingest.figuring.names import Names, fits, tidy
from ingest.figuring.words import without_leads, without_opening

_UP = "高(?=了|约|$)|净增加|净增|增加|增长|增幅|上升|提高|提升|高出|扩大|多出|增多|升高|上涨|(?<!新)增|升|多"
_DOWN = "净减少|净减|减少|较少|下降|降低|降幅|下滑|回落|缩小|缩减|压减|压缩|减|降|低|少"
_BASE = (
    r"上年同期|去年同期|上年末|上年底|去年底|去年末|上年度?|去年|上一年度?|前一年|上学年|上一学年|上学期|上期|前年|年初|期初|同期|[一-龥“”\"]{2,5}前"
    r"|(?:全市|全省|全国|全县|全区|国家|省|市)的?平均(?:水平|线|值)?|(?:20|19)\d\d(?:[—-](?:20|19)?\d\d)?(?:学年度?|年)?(?:末|底|同期)?|[“\"]?十[一二三四五]五[”\"]?末?"
)
_CHANGE = re.compile(
    rf"(?P<before>.*?)(?P<compare>(?:同比|环比)(?:上年|去年)?|(?:比|较|与|同|跟|相比|相较于?)\s*(?P<base>{_BASE})\s*(?:相比|比)?)?\s*[,，]?"
    rf"(?:分别|共|均|各|累计|又|再|已|略|略有|进一步|稳步|共计|同比|年均|平均|总体|净|就|将|只|仅)*"
    rf"(?P<verb>{_UP}|{_DOWN})(?:幅度?)?(?:了|约|近|超过|超|达到?|为|仅|[:：])*$",
    re.S,
)
_TO = re.compile(r"(?:到|至|为)(?:了|约|近|目前的?|现在的?|的)*$")
# 由A减少到|B: what may stand between the two numbers.
_FROM_TO = re.compile(
    rf"^(?:[个所人名元班]|公里)?\s*[,，]?(?:再|又|进而|继而|最终|逐步|逐年|稳步|迅速|快速|大幅|进一步|已|均|分别)*(?:{_UP}|{_DOWN}|发展|调整|优化|整合|精简|加密|变|改|压降|跃升|跃|增扩|化解|缩)?(?:到|至|为)(?:了|约|近|目前的?|现在的?|今年的?|的|\s)*$"
)
_FROM = re.compile(r"(?:由|从|自)[^,，;；。]{0,18}$")
_SHARE = re.compile(
    r"(?P<before>.*?)(?:约?占到?)(?!比)(?P<of>[^占,，;；]{0,34}?)(?:的)?(?:比例|比重|比率|百分比)?(?:的)?(?:分别|均|已|约|近|仅|只|由|从|超过|超|达到|达|为|保持在|稳定在|是|[:：])*$",
    re.S,
)
_SHARE_ALONE = re.compile(r"\s*占比(?:为|达到?|约|近|超过?)?\s*")
_OF = re.compile(
    r"(?P<before>.*?)(?:不低于|不少于|不得低于|达到|达|超过|为|按)(?P<of>[^,，;；]{2,30}?)的(?:比例)?(?:达到?|为|不低于)?$",
    re.S,
)
_NO_BASE = re.compile(r"^(?:上年|去年)")


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` is what changed in the text's words (may be empty), ``base`` what it is compared with."""

    before: str
    word: str
    base: str | None
    told: bool


@dataclass(frozen=True, slots=True)
class Share:
    """What a share is of, and what stands before 占."""

    before: str
    of: str


def change_in(left: str) -> Change | None:
    """The change that the words before a number tell: 比上年增加, 同比下降了; null for 增加到, 减少至."""
    if _TO.search(left):
        return None
    found = _CHANGE.fullmatch(left)
    if found is None:
        return None
    compare = found["compare"]
    return Change(found["before"], found["verb"], _base(found["base"], compare), compare is not None)


def ends_from_to(between: str) -> bool:
    """Whether between two numbers stands the 减少到 of 由53个减少到15个."""
    return _FROM_TO.fullmatch(between) is not None


def begins_from_to(left: str) -> bool:
    """Whether the words before a number hold the 由 or 从 of a change from one level to another."""
    return _FROM.search(left) is not None


def share_in(left: str, *, unit: str) -> Share | None:
    """The share that the words before a number tell: 占班级总数的, 不低于符合条件人数的."""
    if unit not in ("%", "‰", "成", ""):
        return None
    if _SHARE_ALONE.fullmatch(left):
        return Share("", "")
    found = _SHARE.fullmatch(left)
    if found is None:
        found = _OF.fullmatch(left) if unit else None
    return Share(found["before"], found["of"]) if found is not None else None


def _base(base: str | None, compare: str | None) -> str | None:
    if compare is None:
        return None
    if base is None or _NO_BASE.match(base) or base in ("上一年", "上一年度", "前一年", "同期"):
        return "上年"
    return re.sub(r"^((?:20|19)\d\d)年$", r"\1", base)


@dataclass(frozen=True, slots=True)
class _Known:
    """A share that has an indicator: what is shared, what it is a share of; ``scoped``: the whole is its scope."""

    id: str
    part: re.Pattern[str]
    of: re.Pattern[str]
    scoped: bool = False


# Shares whose indicator is named otherwise than by 占: by what is shared and by what of.
_KNOWN = (
    _Known("large_class_ratio", re.compile(r"(?<!超)大班额"), re.compile(r"班级|教学班|班数|总班|^$")),
    _Known("edu_union_ratio", re.compile(r"教联体|教育集团|集团化|共同体"), re.compile(r"学校"), scoped=True),
    _Known("rotation_backbone_ratio", re.compile(r"骨干"), re.compile(r"交流|轮岗")),
    _Known("rotation_ratio", re.compile(r"^(?!.*骨干).*(?:交流|轮岗)"), re.compile(r"符合|应交流|条件")),
    _Known(
        "edu_budget_share", re.compile(r"教育(?:经费)?(?:总)?(?:支出|投入|经费)"), re.compile(r"一般公共预算|财政支出")
    ),
    _Known("edu_gdp_share", re.compile(r"财政性教育经费"), re.compile(r"GDP|生产总值", re.I)),
    _Known("training_funds_ratio", re.compile(r"培训经费"), re.compile(r"公用经费")),
    _Known("public_kindergarten_ratio", re.compile(r"公办.*在园|公办园|公办幼儿园.*幼儿"), re.compile(r"在园")),
    _Known("migrant_public_ratio", re.compile(r"公办"), re.compile(r"随迁子女")),
    _Known("inclusive_coverage", re.compile(r"普惠"), re.compile(r"在园")),
)


def share_indicator(names: Names, *, part: str, of: str) -> tuple[Indicator | None, str]:
    """The indicator of a share, and its scope where the whole is that: null where the vocabulary has none."""
    part, of = tidy(part), tidy(without_opening(of))
    if of:
        for joint in ("占" + of + "的比重", "占" + of + "比重", "占" + of + "的比例", "占" + of + "比例", "占" + of):
            found = names.ending(part + joint, "%")
            if found is not None and len(found.name) >= len(joint) + 2:
                return found.indicator, ""
    else:
        for head in ("占比", "教师占比", "教师比例", "比例"):
            if (named := names.exact(part + head, "%")) is not None:
                return named, ""
    for known in _KNOWN:
        if known.part.search(part) and known.of.search(of):
            indicator = names.of_id(known.id)
            if indicator is not None and fits("%", indicator):
                return indicator, _whole(of) if known.scoped else ""
    return None, ""


def _whole(of: str) -> str:
    return re.sub(r"(?:阶段|总数|总量|数)", "", without_leads(of))
