"""A number as a workbook stores it -> as a person reads it there, exact and without float noise (pure)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

#: Excel keeps 15 significant digits; what a float has beyond them is noise of the binary form.
SIGNIFICANT = 15
#: A stored value with more decimals than this was computed, not typed: it is shown as its format rounds it.
TYPED_DECIMALS = 6
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_PLACEHOLDERS = re.compile(r"[#0?][#0?,.]*")
_DATE_TOKENS = re.compile(r"y+|m+|d+|h+|s+|[^ymdhs]+", re.I)


def shown_number(value: float | int, number_format: str = "General") -> str:
    """Write a stored number: percent formats in percent, literal units kept, no thousands separators.

    Typed values stay exact even where the format rounds them (1493.03475 under ``0.00``); computed values with
    endless decimals are rounded as shown. Formats that only colour or align change nothing.
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    number = plain_decimal(value)
    section = number_format.split(";")[0]
    if section.strip().lower() in ("general", "@", "") or "e+" in section.lower() or "/" in section:
        return plain(number)
    prefix, pattern, suffix = _parts(section)
    percent = "%" in pattern or "%" in suffix or "%" in prefix
    if percent:
        number *= 100
        suffix = suffix.replace("%", "")
    fraction = pattern.partition(".")[2]
    decimals = sum(c in "0#?" for c in fraction)
    least = sum(c == "0" for c in fraction)
    stored = _decimals(number)
    if stored > TYPED_DECIMALS and pattern and "," not in pattern[-1:]:
        number = round(number, decimals)
        stored = _decimals(number)
    places = max(stored, least)
    text = f"{number:.{places}f}" if places else plain(number)
    return f"{prefix.replace('%', '')}{text}{'%' if percent else ''}{suffix}".strip()


def plain_decimal(value: float | int) -> Decimal:
    """Give the decimal number that a stored float stands for, at most 15 significant digits."""
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(format(value, f".{SIGNIFICANT}g"))


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def shown_date(value: dt.datetime | dt.date | dt.time | dt.timedelta, number_format: str = "") -> str:
    """Write a date as its format shows it if that is a Chinese form (2023年9月), else as ISO."""
    if isinstance(value, dt.timedelta):
        return str(value)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M:%S").removesuffix(":00")
    pattern = _BRACKETS.sub("", number_format).split(";")[0]
    if any(mark in pattern for mark in "年月日"):
        return _chinese_date(value, pattern)
    tokens = set(re.sub(r"[^ymdh]", "", pattern.lower()))
    if "y" in tokens and "m" in tokens and "d" not in tokens and "h" not in tokens:
        return f"{value.year}-{value.month:02d}"
    if tokens == {"y"}:
        return str(value.year)
    if isinstance(value, dt.datetime) and (value.hour or value.minute or value.second):
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    return value.strftime("%Y-%m-%d")


def _chinese_date(value: dt.datetime | dt.date, pattern: str) -> str:
    plain_pattern = _QUOTED.sub(lambda m: m.group(1) or m.group(2) or "", pattern).replace("@", "").strip()
    clock = "时" in plain_pattern or ":" in plain_pattern
    out = ""
    for token in _DATE_TOKENS.findall(plain_pattern):
        letter = token[0].lower()
        if letter == "y":
            out += str(value.year)
        elif letter == "m":
            minutes = clock and ("时" in out or ":" in out)
            out += str(getattr(value, "minute", 0)).zfill(2) if minutes else str(value.month)
        elif letter == "d":
            out += str(value.day)
        elif letter == "h":
            out += str(getattr(value, "hour", 0))
        elif letter == "s":
            out += str(getattr(value, "second", 0)).zfill(2)
        else:
            out += token
    return out.strip()


def _parts(section: str) -> tuple[str, str, str]:
    """Cut one section of a number format into literal prefix, digit pattern, literal suffix."""
    section = _BRACKETS.sub("", section)
    section = re.sub(r"_.|\*.", "", section)
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match.group(1) if match.group(1) is not None else match.group(2))
        return chr(0xE000 + len(hidden) - 1)

    masked = _QUOTED.sub(hide, section)
    found = _PLACEHOLDERS.search(masked)
    if not found:
        return "", "", ""

    def show(text: str) -> str:
        return "".join(hidden[ord(c) - 0xE000] if 0xE000 <= ord(c) < 0xE000 + len(hidden) else c for c in text)

    return show(masked[: found.start()]).strip(), found.group(), show(masked[found.end() :]).strip()


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
