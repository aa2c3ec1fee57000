"""Periods that a question names: 2023年上半年, 2022—2024学年, 去年, 23年 (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d{2}"
_TO = r"\s*年?\s*(?:[-—–－~～至到]+|年至|年到)\s*"
_PART = r"(?:上半年|下半年|全年|年初|年底|年末|[春秋]季(?:学期)?|第?[一二三四1-4]季度|前[一二三四1-4]季度)"
_MONTH = r"(?:\d{1,2}月(?:\d{1,2}日|份|底|初)?)"
_CN_YEAR = r"[一二][〇零○九][〇零○一二三四五六七八九]{2}"
_RANGE = re.compile(rf"({_YEAR}){_TO}({_YEAR}|\d{{2}})\s*(?:学年度?|年度?|学年)?{_PART}?")
_SINGLE = re.compile(rf"(?<!\d)({_YEAR}|{_CN_YEAR})\s*(?:年度|学年度?|年)\s*(?:{_PART}|{_MONTH})?")
_BARE = re.compile(rf"(?<![\d.])({_YEAR})(?![\d.]|\s*[人名所个元万亿台套册次余平米户家项条号])")
# 九年 and 12年 are lengths of time; what stands around a two-digit year tells it from them.
_LENGTH_BEFORE = r"(?<![\d.近过这每满第前后约达])(?<!连续)(?<!过去)(?<!从教)(?<!工作)(?<!长达)(?<!超过)(?<!以来)"
_LENGTH_AFTER = r"(?!来|间|内|以|之|制|级|义务|免费|一贯|教育|时间|期|多|余|左右|巩固|前|后|龄|教龄|工)"
_SHORT = re.compile(rf"{_LENGTH_BEFORE}['’]?(\d{{2}})年{_LENGTH_AFTER}(?:{_PART}|{_MONTH})?")
_RELATIVE = re.compile(
    rf"(大前年|前年|去年|上一?年度?|上一?学年|今年|本年度?|本学年|当年|明年|后年|下一?年度?)(?!级)(?:{_PART}|{_MONTH})?"
)
_PLAN = re.compile(r"[“\"]?(十二五|十三五|十四五|十五五)[”\"]?(?:规划)?(?:期间|时期|末|初)?")
_OFFSET = {"大前年": -3, "前年": -2, "去年": -1, "上": -1, "今年": 0, "本": 0, "当年": 0, "明年": 1, "下": 1, "后年": 2}
_PLAN_START = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLAN_YEARS = 5
_CN_DIGITS = {char: str(value) for value, chars in enumerate(("〇零○", *"一二三四五六七八九")) for char in chars}
_LONGEST_RANGE = 20  # years; a wider "range" is two numbers that only look like years
_SHORT_PIVOT = 50  # 23年 is 2023, 98年 is 1998


@dataclass(frozen=True, slots=True)
class Period:
    """A period in a text: ``text`` is ``source[start:end]``; ``years`` is empty where it depends on an unknown now."""

    start: int
    end: int
    text: str
    years: tuple[int, ...]
    relative: bool = False


def _number(raw: str) -> int:
    return int(raw if raw.isascii() else "".join(_CN_DIGITS[char] for char in raw))


def _range(match: re.Match[str]) -> tuple[int, ...] | None:
    first = int(match[1])
    last = int(match[2]) if len(match[2]) > 2 else first // 100 * 100 + int(match[2])
    return tuple(range(first, last + 1)) if first <= last < first + _LONGEST_RANGE else None


def _relative(match: re.Match[str], newest_year: int | None) -> tuple[int, ...]:
    offset = next(step for word, step in _OFFSET.items() if match[1].startswith(word))
    return () if newest_year is None else (newest_year + offset,)


def find_periods(text: str, *, newest_year: int | None = None) -> list[Period]:
    """Periods of a text in reading order, none inside another.

    :param newest_year: the year that 今年 means (the library's newest); without it 去年 is found and has no years.
    """
    found: list[Period] = []

    def add(match: re.Match[str], years: tuple[int, ...] | None, *, relative: bool = False) -> None:
        taken = any(match.start() < each.end and each.start < match.end() for each in found)
        if years is not None and not taken:
            raw = match.group()
            end = match.start() + len(raw.rstrip())
            found.append(Period(match.start(), end, text[match.start() : end], years, relative))

    for match in _RANGE.finditer(text):
        add(match, _range(match))
    for match in _SINGLE.finditer(text):
        add(match, (_number(match[1]),))
    for match in _PLAN.finditer(text):
        start = _PLAN_START[match[1]]
        add(match, tuple(range(start, start + _PLAN_YEARS)))
    for match in _RELATIVE.finditer(text):
        add(match, _relative(match, newest_year), relative=True)
    for match in _SHORT.finditer(text):
        year = int(match[1])
        add(match, ((2000 if year < _SHORT_PIVOT else 1900) + year,) if year >= 1 else None)
    for match in _BARE.finditer(text):
        add(match, (int(match[1]),))
    return sorted(found, key=lambda period: period.start)
