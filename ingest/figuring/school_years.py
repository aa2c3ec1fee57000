"""Papers that report on one school year: 2022—2023学年度工作情况汇报 (pure)."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.periods import PeriodKind, find_periods

# What tells of a whole year's work; a notice of an inspection in it (通报, 通知) is of the days of the inspection.
_REPORTS = re.compile(r"总结|汇报|报告|公报|统计|情况(?!的?通报)|工作要点回顾|年报")
_NO_REPORT = re.compile(r"通报|通知|方案|计划|办法|意见|督查|督导")
_TERM = re.compile(r"(\d{4})(?P<term>春季|秋季)")


@lru_cache(maxsize=64)  # asked for each period of a paper
def school_year_of(title: str | None) -> str | None:
    """The one school year that a report is of by its title; null where it is of a calendar year."""
    if not title or not _REPORTS.search(title) or _NO_REPORT.search(title):
        return None
    for mention in find_periods(title):
        period = mention.period
        if period is None or period.kind is not PeriodKind.SCHOOL_YEAR or period.first is None:
            continue
        return period.text if period.last == period.first + 1 else None
    return None


def school_year_before(school_year: str) -> str:
    """The school year before one in canonical form: 2022-2023学年 -> 2021-2022学年."""
    first = int(school_year[:4])
    return f"{first - 1}-{first}学年"


def school_year_around(period: str) -> str | None:
    """The school year that a term is in: 2022秋季, 2023春季 -> 2022-2023学年; a school year is itself; else null."""
    if period.endswith("学年"):
        return period
    found = _TERM.fullmatch(period)
    if found is None:
        return None
    first = int(found[1]) - (found["term"] == "春季")
    return f"{first}-{first + 1}学年"
