"""The unit of a figure where the clause says more of it than the number: 每人每月…元, 每天…小时 (pure)."""

from __future__ import annotations

import re

from corpus.quantity import Quantity

_PER_HEAD = re.compile(r"每(?:人|生|名学生|名教师|位教师)(?:每)?(?:年|学年)")
# 小学720元、初中940元(每生每年)
_PER_HEAD_BEHIND = re.compile(r"(?:、[一-龥]{0,6}[\d,.]+元){0,4}[(（]每(?:人|生)每?(?:年|学年)[)）]")
_PER_MONTH = re.compile(r"每(?:人|生|名学生|名教师|位教师)每月|每月每(?:人|生)|人均每月|月人均")
_PER_HEAD_DAY = re.compile(r"每(?:人|生)(?:每)?[天日]")
_PER_DAY = re.compile(r"每[天日]")
_PER_WEEK = re.compile(r"每周")
_EACH_MONTH = re.compile(r"每月")


def unit_of(text: str, quantity: Quantity, *, bound: int, unit: str | None = None) -> str:
    """The unit as a figure holds it; ``unit`` overrules the printed one (0.5个和0.7个百分点)."""
    printed = quantity.unit if unit is None else unit
    before = text[bound : quantity.start]
    if printed == "元":
        if _PER_MONTH.search(before):
            return "元/人·月"
        if _PER_HEAD_DAY.search(before):
            return "元/人·天"
        return "元/人·年" if _PER_HEAD.search(before) or _PER_HEAD_BEHIND.match(text, quantity.end) else printed
    if printed in ("小时", "分钟") and _PER_DAY.search(before):
        return printed + "/天"
    if printed in ("课时", "节", "学时") and _PER_WEEK.search(before):
        return printed + "/周"
    if printed == "次" and _EACH_MONTH.search(before):
        return "次/月"
    return printed


_UNIT = re.compile(
    r"[百千]?[万亿]?(?:人次|人/班|人/百名|台/百名|间/百名|人|名|位|所|个|处|间|台|套|册|节|门|对|次|场|期|项|条|份|件|辆|家|户|亩|元|平方米|㎡|m²|公顷|平方公里|公里|%|％|‰|岁|周岁|小时|课时|学时|天|年"
    r"|元/人|元/生|元/人·月|元/人·年|元/生·年|册/生|平方米/生|㎡/生|G|兆|倍|分|班|校|座|级|万平方米|比|支|批|篇|顶|张|名学生)"
)


def is_unit(words: str) -> bool:
    """Whether a header's words are a unit: 人, 万元, ㎡, 人/班."""
    return _UNIT.fullmatch(words.strip()) is not None
