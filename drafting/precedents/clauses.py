"""One clause without its amounts: kept plain, kept with the amount that is its point, or given up (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafting.precedents.amounts import Amount
from drafting.precedents.words import HAN, TOKEN
from retrieval.comparing.words import acts

RATES = frozenset({"%", "％", "‰", "比", "百分点", "倍", "成"})
LEAST_CLAUSE = 3
_PART = re.compile(
    r"^(?:其中|分别|合计|累计|共计|总计|总|共(?!同|建|享)|其余|平均|人均|生均|占|达|为(?!了)|较|比|同比|约|近|仅|另|另有|现有|年均)"
)
_CHANGE = re.compile(
    rf"[由从][^，；]*{TOKEN}|(?:减少|增加|下降|上升|增长|提高|降低|压缩|控制|缩小|增至|降至|减至|提升|扩大)[到至了为在]*{TOKEN}|[比较][^，；]{{0,12}}(?:增|减|降|升|高|低|多|少)"
)
# Right before an amount that says what there is or how much it came to.
_STATES = re.compile(
    r"(?:有|共|为|达|到|至|占|约|近|超|过|于|仅|只|均|各|余|第|逾|计|是|降|升|增|减|用|前|后|按|以|满|不|含)$"
)
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
    if _PART.match(clause) or _CHANGE.search(clause) or _LIST.search(clause):
        return None
    if any(amounts[token].unit in RATES for token in free) or (free and len(free) < len(tokens)):
        return None
    if not free:
        return Settled(clause)
    if len(free) == 1 and clause.endswith(free[0]):
        before = clause[: -len(free[0])]
        if (
            not re.search(f"[{HAN}”]$", before)
            or _STATES.search(before)
            or not acts(before)
            or len(before) < LEAST_CLAUSE
        ):
            return None
        return Settled(before, clause)
    text = clause
    for token in free:
        at = text.index(token)
        before, after = text[:at], text[at + 1 :]
        if not _attributive(before, after):
            return None
        text = before + after
    return Settled(text) if len(text) >= LEAST_CLAUSE else None


def _attributive(before: str, after: str) -> bool:
    """Whether an amount stands before what it counts, so that the clause does without it: 为[28名]学生送教上门."""
    if not re.match(f"[{HAN}“]", after) or re.match(r"[以之左右上下]", after):
        return False
    if not before:
        return acts(after)
    return _STATES.search(before) is None
