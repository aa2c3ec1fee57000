"""What a draft marks as missing, and what it says of it (pure)."""

from __future__ import annotations

from pathlib import PurePath

from corpus.terms import Indicator
from drafting.cells import CellStatus
from drafting.drafts import Gap
from drafting.rendering.facts import Fact, Facts, Standing
from drafting.rendering.wording import NEEDED, TO_CHECK, mark, scoped


def gap_of(fact: Fact, facts: Facts) -> Gap:
    """The gap of a figure that has no value, or one that may not be used; its section is filled in later."""
    indicator = facts.indicator(fact.ref)
    name = scoped(indicator.name, fact.ref.scope)
    kind = TO_CHECK if fact.standing is Standing.BLOCKED else NEEDED
    return Gap(
        section="",
        indicator=fact.ref.indicator,
        indicator_name=indicator.name,
        scope=fact.ref.scope,
        year=facts.year,
        region=facts.region,
        mark=mark(kind, name, facts.year),
        message=_message(fact, facts, name, indicator),
    )


def _message(fact: Fact, facts: Facts, name: str, indicator: Indicator) -> str:
    what = f"{facts.region}{facts.year}年的“{name}”"
    cell = fact.cell
    if cell is None:
        unit = f"（单位：{indicator.unit}）" if indicator.unit else ""
        return f"统计表里没有{what}，请在统计表中补上{unit}，或在文稿中直接填写。"
    where = f"{PurePath(cell.file).name} 的 {cell.place}："
    if fact.standing is Standing.BLOCKED:
        expression = facts.blocked_by.get(f"{cell.file}\n{cell.place}", "")
        said = f"（{expression}）" if expression else ""
        return f"{where}{what}没有通过核对{said}，请核对后改正统计表，再重新起草。"
    return f"{where}{what}{_WHY.get(cell.status, '是空的')}，请补上数值后重新起草，或在文稿中直接填写。"


_WHY = {
    CellStatus.UNCACHED: "是没有计算结果的公式",
    CellStatus.UNREADABLE: "读不出数值",
    CellStatus.MISSING: "没有数值",
}


def gap_without_indicator(what: str, *, year: int, region: str, message: str) -> Gap:
    """A gap for wording that no paper of the library has."""
    return Gap(
        section="",
        indicator=None,
        indicator_name=what,
        scope="",
        year=year,
        region=region,
        mark=mark(NEEDED, what, year),
        message=message,
    )
