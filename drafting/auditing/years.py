"""A year in the title or the lead that is not the one reported on (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.types import DocumentKind
from drafting.auditing.ground import Ground
from drafting.auditing.wording import finding
from drafting.findings import Finding, FindingCode

_TITLE_YEAR = re.compile(r"(20\d\d)年(?!以?来|至|到|[—－\-～~])")
# 2023年，云岭县…。现将工作情况总结如下: the lead names the year that the paper reports on.
_LEAD = re.compile(r"(?:^|\n)\s*(?P<year>20\d\d)年(?:度)?[，,][^\n]{0,400}?现将[^\n]{0,40}(?:总结|汇报|报告)如下")
_LATEST = 1  # years between the year reported on and the date under the paper


def year_faults(ground: Ground) -> Iterator[Finding]:
    """The year of title or lead where another is given, shown by the numbers, or by the date under the paper."""
    document, year = ground.document, ground.year
    if document.kind is not DocumentKind.SUMMARY or year is None:
        return
    title = document.title if document.title and not document.title_inferred else ""
    start = ground.text.find(title) if title else -1
    years = list(_TITLE_YEAR.finditer(title))
    if start >= 0 and len(years) == 1:
        right = year if int(years[0][1]) != year else _by_date(ground, int(years[0][1]))
        if right is not None and right != int(years[0][1]):
            yield _told(ground, start + years[0].start(), start + years[0].end(), right)
            return
    lead = _LEAD.search(ground.text)
    if lead is not None and int(lead["year"]) != year:
        yield _told(ground, lead.start("year"), lead.end("year") + 1, year)


def _by_date(ground: Ground, titled: int) -> int | None:
    """The year that a paper reports on by its date and its lead, where both speak against the title."""
    lead, date = _LEAD.search(ground.text), ground.document.date
    if lead is None or date is None or ground.known.year is not None:
        return None
    said, dated = int(lead["year"]), int(date[:4])
    agree = said != titled and 0 <= dated - said <= _LATEST
    return said if agree and not 0 <= dated - titled <= _LATEST else None


def _told(ground: Ground, start: int, end: int, right: int) -> Finding:
    said = ground.text[start:end]
    message = f"“{said}”应为{right}年：这份材料说的是{right}年的工作。"
    return finding(FindingCode.WRONG_YEAR, ground.text, start, end, message, expected=f"{right}年")
