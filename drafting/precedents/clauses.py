"""One clause without its amounts: kept plain, kept with the amount that is its point, or given up (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.plans import is_standard_clause
from drafting.precedents.amounts import Amount
from drafting.precedents.words import HAN, TOKEN
from retrieval.comparing.words import acts

RATES = frozenset({"%", "％", "‰", "比", "百分点", "倍", "成"})
LEAST_CLAUSE = 3
_PART = re.compile(
    r"^(?:其中|分别|合计|累计|共计|总计|总|共(?!同|建|享)|其余|平均|人均|生均|占|达|较|比|同比|约|近|仅|另|另有|现有|年均)"
)
_CHANGE = re.compile(
    rf"[由从][^，；]*{TOKEN}|(?:减少|增加|下降|上升|增长|提高|降低|压缩|控制|缩小|增至|降至|减至|提升|扩大)[到至了为在]*{TOKEN}|[比较][^，；]{{0,12}}(?:增|减|降|升|高|低|多|少)"
)
# Right before an amount that says what there is or how much it came to.
_STATES = re.compile(
    r"(?:有|共|为|达|到|至|占|约|近|超|过|于|仅|只|均|各|余|第|逾|计|是|降|升|增|减|用|前|后|按|以|满|不|含|按照|每[^，；、]{1,5}|人均|生均|平均|年均)$"
)
_RATE_WORDS = re.compile(r"每百|每千|每万|生均|人均|平均|师生比|生师比|占比|比例|占[^，]*的")
_NOT_NOUN = re.compile(
    r"[以之左右上下为用由在于到从并被将把使让给和与及占]|的?(?:标准|比例|要求|频率|额度|规模|速度|目标|底线)"
)
_GIVING = re.compile(r"(?:投入|投资|支出|拨付|筹措|安排|下达|提供|发放|达|增加|减少|组织|开展|新增|建成|完成|到位)$")
_MONEY = re.compile(r"^(?:的)?(?:资金|经费|专项|补助)")
_CONDITION = re.compile(r"(?:学生|人数|规模|人口|面积|班额|年龄|距离|时间)$")
_SINGLE = re.compile(r"^(?:1|一)(?!\d)[^\d]*$")
_LIST = re.compile(rf"{TOKEN}[、和及与](?:[^，；]*){TOKEN}")
_TOKEN = re.compile(TOKEN)


@dataclass(frozen=True, slots=True)
class Settled:
    """A clause without its amounts; ``pointed`` is the clause with the one that was its point, empty where none was."""

    text: str
    pointed: str = ""


def settle(clause: str, amounts: Mapping[str, Amount]) -> Settled | None:
    """What becomes of a clause: amounts before a noun go, one behind it is the point; null where it says no more."""
    tokens = _TOKEN.findall(clause)
    free = [token for token in tokens if amounts[token].cell is None]
    if not tokens:
        return Settled(clause)
    if _PART.match(clause) or _CHANGE.search(clause) or _LIST.search(clause) or _RATE_WORDS.search(clause):
        return None
    if any(amounts[token].unit in RATES for token in free) or (free and len(free) < len(tokens)):
        return None
    if not free:
        return None if is_standard_clause(clause) else Settled(clause)
    if len(free) == 1 and clause.endswith(free[0]):
        before = clause[: -len(free[0])]
        if (
            not re.search(f"[{HAN}”]$", before)
            or _STATES.search(before)
            or _GIVING.search(before)
            or not acts(before)
            or len(before) < LEAST_CLAUSE
        ):
            return None
        return Settled(before, clause)
    text = clause
    if any(_SINGLE.match(amounts[token].text) for token in free):
        return None  # 对台账造假的1所学校: one case, not a practice
    for token in free:
        at = text.index(token)
        before, after = text[:at], text[at + 1 :]
        if not _attributive(before, after, unit=amounts[token].unit):
            return None
        text = before + after
    return Settled(text) if len(text) >= LEAST_CLAUSE else None


def _attributive(before: str, after: str, *, unit: str) -> bool:
    """Whether an amount stands before what it counts, so that the clause does without it: 为[28名]学生送教上门."""
    if not re.match(f"[{HAN}“]", after) or _NOT_NOUN.match(after):
        return False
    if not before:
        return False  # 19人接受送教上门服务: a part of a whole
    if _GIVING.search(before) and re.search(r"元", unit) and not _MONEY.match(after):
        return False  # 投入300万元改造运动场
    if after.startswith("的") and _CONDITION.search(before):
        return False  # 学生不足20人的教学点
    if before.endswith("为") and acts(after):
        return True  # 为28名学生送教上门
    return _STATES.search(before) is None
