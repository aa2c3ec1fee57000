"""How figures were counted: what a caliber note says, when two notes are the same, when periods compare (pure).

A caliber note is what the text says about how it counted: 含教学点, 不含特教, 55人以上. Two figures of one key that
differ are no contradiction where both say how they counted and the ways differ; where only one says so, they may be.
"""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.figures import Figure
from corpus.periods import parse_period, same_period
from corpus.quantity import Measured, same_unit


class Likeness(StrEnum):
    """How the notes of two figures stand to each other."""

    SAME = "same"
    DIFFERENT = "different"
    ONE_SIDED = "one_sided"


class Timing(StrEnum):
    """How the periods of two figures stand to each other."""

    SAME = "same"
    SCHOOL_YEAR = "school_year"
    APART = "apart"


_SPELLINGS = (
    (re.compile(r"特殊教育(?:学校)?|特教(?:学校)?"), "特教"),
    (re.compile(r"教学班点|村级教学点|小学教学点"), "教学点"),
    (re.compile(r"民办(?:义务教育)?学校|民办"), "民办"),
    (re.compile(r"学前班|附设幼儿班"), "学前班"),
)
_WITHOUT = re.compile(
    r"(?:不含|不包括|不包含|不计|未含|未包括|剔除|扣除|除去|除)([^，,；;。()（）]+?)(?:外|以外|之外)?(?=$|[，,；;。()（）])"
)
_WITH = re.compile(r"(?<![不未])(?:含|包括|包含|计入)([^，,；;。()（）]+)")
_ITEMS = re.compile(r"[、和与及]")
_THRESHOLD = re.compile(r"(超过|大于|高于|多于)?(\d+)\s*[人名](及以上|\(含\)以上|（含）以上|以上|或以上)?")
_COUNTED_TOGETHER = re.compile(r"(?:学校|中小学|小学|初中)[、和及](教学点)")
_BLANKS = re.compile(r"[\s“”\"（）()]+")


def caliber_of(figure: Figure) -> str | None:
    """The figure's note; else what its label tells of it: 中小学、教学点 counts 教学点 in."""
    if figure.caliber:
        return figure.caliber
    if together := _COUNTED_TOGETHER.search(figure.label):
        return f"含{together.group(1)}"
    found = _THRESHOLD.search(figure.label)
    return found.group() if found and (found.group(1) or found.group(3)) else None


def facets(note: str | None) -> frozenset[tuple[str, str]]:
    """What a note says, apart from its wording: 含教学点和特教 is two, 55人及以上 is 55人以上, 超过55人 is 56人以上."""
    if not note:
        return frozenset()
    told: set[tuple[str, str]] = set()
    for found in _WITHOUT.finditer(note):
        told |= {("without", item) for item in _items(found.group(1))}
    rest = _WITHOUT.sub("", note)
    for found in _WITH.finditer(rest):
        told |= {("with", item) for item in _items(found.group(1))}
    rest = _WITH.sub("", rest)
    for found in _THRESHOLD.finditer(rest):
        if found.group(1) or found.group(3):
            told.add(("from", str(int(found.group(2)) + (1 if found.group(1) else 0))))
    rest = _BLANKS.sub("", _THRESHOLD.sub("", rest)).strip("，,；;。")
    if not told and rest:
        told.add(("said", rest))
    return frozenset(told)


def compare_notes(one: str | None, two: str | None) -> Likeness:
    """How two caliber notes stand to each other."""
    first, second = facets(one), facets(two)
    if first == second:
        return Likeness.SAME
    return Likeness.DIFFERENT if first and second else Likeness.ONE_SIDED


def compare_periods(one: str | None, two: str | None) -> Timing:
    """How two canonical periods stand to each other; an unknown period is like no other.

    A school year and a calendar year that it touches are two ways of counting one thing; all other differing periods
    are simply different times.
    """
    if one is None or two is None:
        return Timing.APART
    if one == two or same_period(one, two):
        return Timing.SAME
    first, second = school_years(one), school_years(two)
    calendar = {year for year in (calendar_year(one), calendar_year(two)) if year is not None}
    return Timing.SCHOOL_YEAR if (first or second) and calendar & (first or second) else Timing.APART


def school_years(period: str | None) -> frozenset[int]:
    """The two calendar years of one school year; empty for any other period."""
    found = _SCHOOL_YEAR.fullmatch(period or "")
    if not found or int(found.group(2)) != int(found.group(1)) + 1:
        return frozenset()
    return frozenset((int(found.group(1)), int(found.group(2))))


def calendar_year(period: str | None) -> int | None:
    """The year of a whole calendar year; null for any other period."""
    return int(period) if period is not None and _YEAR.fullmatch(period) else None


def earlier_year(period: str | None, *, compared: str | None) -> str | None:
    """The period that a change of ``period`` is measured against: 上年 of 2024 is 2023; 2013 is itself.

    Null where the words do not say, or where the period is no year to count back from.
    """
    if not compared:
        return None
    if parse_period(compared) is not None:
        return compared
    if not _LAST_YEAR.search(compared):
        return None
    if (year := calendar_year(period)) is not None:
        return str(year - 1)
    if years := sorted(school_years(period)):
        return f"{years[0] - 1}-{years[1] - 1}学年"
    part = _PART_OF_YEAR.fullmatch(period or "")
    return f"{int(part.group(1)) - 1}{part.group(2)}" if part else None


_YEAR = re.compile(r"\d{4}")
_SCHOOL_YEAR = re.compile(r"(\d{4})-(\d{4})学年")
_LAST_YEAR = re.compile(r"上年|去年|上一年|同期|同比|上学年|前一年")
_PART_OF_YEAR = re.compile(r"(\d{4})([上下]半年|[春秋]季|[一二三四]季度|前[二三]季度|[初末]|-\d{2})")


def persons_and_times(one: Measured, two: Measured) -> bool:
    """Whether one counts how many and the other how often: 人 and 人次."""
    return same_unit(one, "人") != same_unit(two, "人") and same_unit(one, "人次") != same_unit(two, "人次")


def _items(listed: str) -> set[str]:
    for pattern, name in _SPELLINGS:
        listed = pattern.sub(name, listed)
    return {item.removesuffix("的").removesuffix("在内").strip() for item in _ITEMS.split(listed) if item.strip()}
