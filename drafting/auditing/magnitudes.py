"""Amounts of another power of ten than can be: 3.57 persons, subsidies of less than a yuan a head (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from corpus.identities import based
from corpus.quantity import Quantity
from drafting.auditing.marks import mark
from drafting.auditing.unit_sorts import scale, sort_of
from drafting.findings import Finding, FindingCode, Severity, Working

_COUNTED = frozenset({"人", "名", "位", "所", "人次", "次", "家"})
_LEAST_FRACTION = 10  # 0.9人 may be a mean whatever its clause says
_MEAN = re.compile(r"均|每|班额|之比|当量|折合")
_MEANT = re.compile(r"比|占|率|指数|面积|标准")
# Money for heads: subsidies in the papers read came to between 50 and 4,000 yuan a head.
_SUBSIDY = re.compile(r"资助|补助|助学|救助|减免|补贴|受助")
_HEADS_TO_MONEY = re.compile(r"[^。；;\d]{0,24}(?:资金|补助|助学金|金额|经费|补贴)[^。；;，,\d]{0,8}|[、，,]\s*")
_LEAST_A_HEAD, _MOST_A_HEAD = Decimal(5), Decimal(100_000)
# A part of less than a twenty-thousandth of its whole is told in another unit by mistake.
_LEAST_PART = Decimal(20_000)
_LISTS = re.compile(r"[，,（(]\s*其中[^，,。；;\d]{0,16}|[（(][^，,。；;）)\d]{1,12}")
# 教育经费支出11.28元: no county spends that, and no one prints cents of it.
_SPENT = re.compile(r"(?:支出|投入|投资|资金|经费|总额|价值|收入)[^，,。；;]{0,8}$")
_PER = re.compile(r"每|人均|生均|平均|标准|定额|按")
_MOST_WITH_CENTS = 1000
_CLAUSE = re.compile(r"[，,。；;、：:（(\n]")
_REACH = 24


def magnitude_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Numbers whose 万 or 亿 is missing or too much."""
    plainly = [q for q in quantities if q.value is not None and q.value_high is None and q.denominator is None]
    for quantity in plainly:
        found = _fraction(text, quantity) or _cents(text, quantity)
        if found is not None:
            yield found
    for one, two in pairwise(plainly):
        found = _a_head(text, one, two) or _part(text, one, two)
        if found is not None:
            yield found


def _clause(text: str, quantity: Quantity) -> str:
    return _CLAUSE.split(text[max(0, quantity.start - _REACH) : quantity.start])[-1]


def _fraction(text: str, quantity: Quantity) -> Finding | None:
    """户籍人口566.54人: people are whole."""
    value = quantity.value
    if value is None or value == value.to_integral_value() or quantity.unit not in _COUNTED or value < _LEAST_FRACTION:
        return None
    if _MEAN.search(text, max(0, quantity.start - 2 * _REACH), quantity.start) or _MEANT.search(
        _clause(text, quantity)
    ):
        return None
    return _told(text, quantity, f"“{quantity.text}”不是整数，单位“{quantity.unit}”有误（是否漏写“万”），请核对。")


def _cents(text: str, quantity: Quantity) -> Finding | None:
    small = quantity.value is not None and quantity.value < _MOST_WITH_CENTS and "." in quantity.text
    if quantity.unit != "元" or not small or not _SPENT.search(_clause(text, quantity)):
        return None
    if _PER.search(text, max(0, quantity.start - 2 * _REACH), quantity.end + _REACH):
        return None
    return _told(
        text, quantity, f"“{_clause(text, quantity)}{quantity.text}”数额过小，单位应为“万元”或“亿元”，请核对。"
    )


def _a_head(text: str, heads: Quantity, money: Quantity) -> Finding | None:
    if sort_of(heads.unit) not in {"人", "人次"} or sort_of(money.unit) != "钱" or not heads.value:
        return None
    between = text[heads.end : money.start]
    around = text[max(0, heads.start - 2 * _REACH) : money.start]
    if not _HEADS_TO_MONEY.fullmatch(between) or not _SUBSIDY.search(around) or _PER.search(between):
        return None
    each = based(money)[0] / based(heads)[0]
    if _LEAST_A_HEAD <= each <= _MOST_A_HEAD:
        return None
    shown = f"{each:.2f}"
    message = f"“{heads.text}”共“{money.text}”，人均{shown}元，数额不合情理，请核对“{money.text}”的单位。"
    return _told(text, money, message, Working(f"{money.text} ÷ {heads.text} ≈ {shown}元"))


def _part(text: str, whole: Quantity, part: Quantity) -> Finding | None:
    """742.1亿元（其中营养改善166.76万元）."""
    if sort_of(whole.unit) != "钱" or sort_of(part.unit) != "钱" or scale(whole.unit) == scale(part.unit):
        return None
    if not _LISTS.fullmatch(text, whole.end, part.start) or not part.value:
        return None
    if based(whole)[0] / based(part)[0] < _LEAST_PART:
        return None
    wrong = part if part.unit == "元" else whole
    return _told(text, wrong, f"“{whole.text}”与其中的“{part.text}”相差过大，请核对“{wrong.text}”的单位。")


def _told(text: str, quantity: Quantity, message: str, *evidence: Working) -> Finding:
    return mark(
        text,
        FindingCode.UNIT_MISMATCH,
        quantity.start,
        quantity.end,
        message,
        severity=Severity.WARNING,
        evidence=evidence,
    )
