"""Dates and years taken out of a clause, or the clause given up where it says nothing without them (pure)."""

from __future__ import annotations

import re

from drafting.precedents.words import HAN, NEXT_YEAR, OTHER_YEAR, TOKEN

_YEAR = r"(?:19|20)\d{2}"
_TO = r"\s*(?:[—\-–―~～至到]|和|、)+\s*"
_SEASON = r"(?:上半年|下半年|[春秋]季(?:学期)?(?:开学(?:后|前)?)?|第?[一二三四]季度|年底|年末|年初|底|末|初)"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|末|[上中下]旬)?"
_DAY = r"\d{1,2}[日号](?:左右)?"
_MD = rf"(?:{_MONTH}(?:{_DAY})?|\d{{1,2}}(?=[—\-–~至、]\d{{1,2}}月))"
_SPAN = rf"{_MD}(?:{_TO}{_MD})?"
_TIME = rf"(?:{_YEAR}(?:年?{_TO}(?:20)?\d{{2}}(?=学?年))?(?:学年度?|年度|年)?(?:{_SEASON})?(?:{_SPAN})?|{_SPAN}|{_DAY})"
_LED = r"(?:截至|截止|截止到|自|从|于|在|早在|到|至|以)?"
_AFTER = r"(?:开始|起|以来|之前|以前|前夕|前|之后|后|期间|间|止)?"
_DATE = re.compile(rf"{_LED}{_TIME}(?:{_TO}{_TIME})?{_AFTER}")
# 建成于2023年, 延续到2029年, 由2022年的…: without the date the clause breaks off.
_NEEDS = re.compile(
    r"(?:延续|推迟|提前|顺延|转入|转到|持续|拓展|扩大|增加|减少|确保|力争|计划|预计|比|较|与|同|由|的|是|为|等)$"
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LOOSE = re.compile(rf"^(?:，|、)?(?:的|至|到|以来)|{TOKEN}?年$")
# Seasons and halves without a year are of the lender's year too, and last longer: 春季学期 stays.
_HALF = re.compile(r"^(?:今年)?(?:[上下]半年|第?[一二三四]季度|年[初中末底])[，]?")


def other_year(text: str, *, told: int | None) -> bool:
    """Whether a sentence places itself in another year than its paper's: by the first year that it names."""
    first = _YEARS.search(re.split(r"[；。]", text)[0])
    return first is not None and int(first.group()) != told


def undated(clause: str, *, planned: bool, told: int | None = None) -> str | None:
    """A clause without dates; empty where it was nothing else, null where it cannot do without.

    :param planned: the clause tells what is to be done, so that 明年 and other years are no matter.
    :param told: the year of the paper; what it dates otherwise is not of that year.
    """
    if OTHER_YEAR.search(clause) or (not planned and NEXT_YEAR.search(clause)):
        return None
    if not planned and any(int(year) != told for year in _YEARS.findall(clause)):
        return None
    out, position = "", 0
    for found in _DATE.finditer(clause):
        if not re.search(r"\d|月", found.group()) or re.fullmatch(r"[一二三四五六七八九十]{1,2}月", found.group()):
            continue
        before, after = out + clause[position : found.start()], clause[found.end() :]
        if _NEEDS.search(before) and not before.endswith(("每", "确保", "力争", "计划", "预计")):
            return None
        last = re.match(r"(?:$|[，；。])", after) is not None and re.search(f"[{HAN}]", before) is not None
        if (last or re.match(r"[的级届]", after)) and not before.endswith(("每月", "每年", "每学期")):
            return None
        out, position = before, found.end()
    out += clause[position:]
    out = _HALF.sub("", out)
    out = re.sub(r"^[，、：\s]+", "", out)
    return None if _LOOSE.search(out) else out
