"""Tells whether a stretch of text states an amount in the unit asked for (pure).

Only finds; what an amount is of, and what it is worth, is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

RATIO = ":"

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_RANGE = rf"{_DIGITS}(?:\s?[%％]?\s?[~～—–\-至]\s?{_DIGITS})?"
# 无一人, 没有一所 and 每一所 state no amount.
_CHINESE = r"(?<!无)(?<!没有)(?<!每)(?<!第)[零一二两三四五六七八九十百千]+"
_SCALE = r"\s?(?:[余多])?(?:万|亿|千|百)?(?:[余多])?\s?"
_RATIO = re.compile(rf"{_DIGITS}\s?[:：∶]\s?{_DIGITS}")
_PERCENT = rf"(?:{_RANGE}\s?[%％‰])|百分之[零一二三四五六七八九十百点]+|{_CHINESE}成"
_ANY = re.compile(rf"(?<![\d〔\[]){_DIGITS}(?!\s?[年月日号〕\]\d])|{_CHINESE}(?:个|所|人|名|位|次|项|处|家|台|套)")


def states_amount(text: str, units: Sequence[str]) -> bool:
    """Whether the text has an amount in one of ``units`` (any amount where none is known).

    Years, dates, 文号 and numbers of articles are no amounts.
    """
    pattern = _ANY if not units else _in_units(tuple(units))
    return pattern.search(text) is not None


@lru_cache(maxsize=256)
def _in_units(units: tuple[str, ...]) -> re.Pattern[str]:
    choices = []
    named = []
    for unit in units:
        if unit in (RATIO, "："):
            choices.append(_RATIO.pattern)
        elif unit in ("%", "％"):
            choices.append(_PERCENT)
        else:
            named.append(re.escape(unit))
    if named:
        names = "|".join(sorted(named, key=len, reverse=True))
        # 人次 is not 人.
        longer = "" if "人次" in units else "(?!次)"
        choices.append(rf"(?:{_RANGE}{_SCALE}|{_CHINESE}[余多]?)(?:{names}){longer}")
        # In a table's row the unit stands in the header, or in a column of its own.
        choices.append(
            rf"[（(](?:{names})[）)][^：；\n]*：{_DIGITS}|：{_DIGITS}(?:；[^；\n]*)*；单位：(?:{names})(?:；|$)"
        )
    return re.compile("|".join(f"(?:{choice})" for choice in choices))
