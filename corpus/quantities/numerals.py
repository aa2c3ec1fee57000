"""Numbers as Chinese papers write them: 1234, 3,250, 一千二百, 两, 二十五点六; and back to Chinese (pure)."""

from __future__ import annotations

import re
from decimal import Decimal

CHINESE_DIGITS = "零〇一二两三四五六七八九"
CHINESE_NUMERALS = CHINESE_DIGITS + "十百千万亿"

_DIGIT = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWER = {"十": 10, "百": 100, "千": 1000}
_SECTION = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九])千)?(?P<gap1>[零〇]?)"
    r"(?:(?P<hundreds>[一二两三四五六七八九])百)?(?P<gap2>[零〇]?)"
    r"(?:(?P<tens>[一二三四五六七八九]?)(?P<ten>十))?(?P<gap3>[零〇]?)"
    r"(?P<ones>[一二两三四五六七八九]?)"
)
_APPROXIMATE = re.compile(
    r"(?P<head>[一二三四五六七八九]?[百千万]?[零]?[一二三四五六七八九]?十)?"
    r"(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<tail>[十百千万亿]?)"
)


def parse_arabic(written: str) -> Decimal:
    """``3,250.5`` as a Decimal with its printed digits kept: 2.10 has two decimals."""
    return Decimal(written.replace(",", ""))


def parse_chinese(written: str) -> Decimal | None:
    """The value of a Chinese numeral; null for what is none (三三, 百千, 二〇二三, which is a year).

    一百二 is 120 and 三万五 is 35000, as people say them.
    """
    whole, point, decimals = written.partition("点")
    if point:
        value = parse_chinese(whole)
        if value is None or not decimals or any(digit not in _DIGIT for digit in decimals):
            return None
        return Decimal(f"{value}.{''.join(str(_DIGIT[digit]) for digit in decimals)}")
    if whole in ("零", "〇"):
        return Decimal(0)
    total, rest, spoken_unit = 0, whole, 1
    for mark, power in (("亿", 10**8), ("万", 10**4)):
        if mark in rest:
            head, _, rest = rest.partition(mark)
            head = head.lstrip("零〇") if total else head
            value = Decimal(1) if not head and not total else parse_chinese(head) if mark == "亿" else _section(head)
            if value is None:
                return None
            total += int(value) * power
            spoken_unit = power // 10
    if not rest:
        return Decimal(total) if total else None
    if total and len(rest) == 1 and rest in _DIGIT:
        return Decimal(total + _DIGIT[rest] * spoken_unit)
    value = _section(rest.lstrip("零〇") if total else rest)
    return None if value is None else Decimal(total + int(value))


def parse_approximate(written: str) -> tuple[Decimal, Decimal] | None:
    """两三 is 2 to 3, 十七八 is 17 to 18, 五六十 is 50 to 60; null for what is no such pair."""
    found = _APPROXIMATE.fullmatch(written)
    if found is None:
        return None
    low, high = _DIGIT[found["low"]], _DIGIT[found["high"]]
    if low == high or (high - low != 1 and (low, high) != (3, 5)):
        return None
    power = {"": 1, **_POWER, "万": 10**4, "亿": 10**8}[found["tail"]]
    base = Decimal(0)
    if found["head"]:
        head = parse_chinese(found["head"])
        if head is None or found["tail"]:
            return None
        base = head
    return base + low * power, base + high * power


def to_chinese(number: int) -> str:
    """A whole number from 0 to 99,999,999 in Chinese: 12 is 十二, 105 is 一百零五.

    :raises ValueError: for a number outside these bounds.
    """
    if not 0 <= number < 10**8:
        raise ValueError(f"{number} 超出可写成汉字数字的范围(0 至 99999999)。")
    if number == 0:
        return "零"
    high, low = divmod(number, 10**4)
    if not high:
        return _tidy(_written_section(low))
    gap = "零" if 0 < low < 1000 else ""
    return _tidy(_written_section(high)) + "万" + gap + (_written_section(low) if low else "")


def _section(written: str) -> Decimal | None:
    if written[:1] in ("百", "千"):
        written = "一" + written
    found = _SECTION.fullmatch(written)
    if found is None or not written or _gap_is_wrong(found):
        return None
    value = 1000 * _DIGIT[found["thousands"] or "零"] + 100 * _DIGIT[found["hundreds"] or "零"]
    if found["ten"]:
        value += 10 * _DIGIT[found["tens"] or "一"]
    ones = _DIGIT[found["ones"] or "零"]
    before = written[-2:-1]
    value += ones * (_POWER[before] // 10 if ones and before in ("百", "千") else 1)
    return Decimal(value) if value else None


def _gap_is_wrong(found: re.Match[str]) -> bool:
    """A 零 must stand between two figures, and only one of them."""
    gaps = [name for name in ("gap1", "gap2", "gap3") if found[name]]
    if not gaps:
        return False
    written = found.string
    return written[0] in "零〇" or written[-1] in "零〇" or "零零" in written


def _written_section(number: int) -> str:
    """1 to 9999 with 零 where a place is skipped."""
    words, skipped = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            words += ("零" if skipped and words else "") + "零一二三四五六七八九"[digit] + name
            skipped = False
        else:
            skipped = True
    return words


def _tidy(words: str) -> str:
    """一十二 is written 十二."""
    return words[1:] if words.startswith("一十") else words
