"""Periods: read out of a text, in one canonical form, compared, and written for people (pure).

Canonical forms, each with its kind:

==================  ===========================================================================================
calendar year       ``2023``
part of a year      ``2023上半年`` ``2023下半年`` ``2023春季`` ``2023秋季`` ``2023一季度`` ``2023前三季度``
                    ``2023-08`` (a month) ``2023-03至2023-05`` ``2023初`` ``2023末``
school year         ``2020-2021学年``; ``2022-2024学年`` covers two
span                ``2018-2024`` · ``2018-`` (since 2018) · ``2022-09至2023-07``
==================  ===========================================================================================

The grammar that reads them out of a text is ``corpus.period_grammar``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus import period_grammar as grammar

LONGEST_SPAN = 30  # years; a wider "range" is two numbers that only look like years


class PeriodKind(StrEnum):
    """What sort of time a period is."""

    YEAR = "calendar year"
    SCHOOL_YEAR = "school year"
    PART = "part"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Period:
    """A period; ``text`` is its canonical form, ``last`` is null where it is open (``2018-``)."""

    text: str
    first: int | None
    last: int | None
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named at ``[start, end)`` of a text.

    :param period: null where it hangs on the paper's own year; then see ``resolve``.
    :param relative: the word that it hangs on, brought to one form (去年, 今年, 目前, 近3年, 上学年; 本年 where the
        text names a part of a year and no year: 9月, 上半年); null for periods that stand by themselves.
    :param deadline: said as the time by which something is to be: 到2025年底, 2018年前. Whether it has passed is not
        the text's to say.
    """

    start: int
    end: int
    text: str
    period: Period | None
    relative: str | None = None
    deadline: bool = False


_CANONICAL = re.compile(
    r"(?P<first>\d{4})(?:-(?P<month>\d\d)(?:至(?P<to>\d{4})-(?P<to_month>\d\d))?"
    r"|-(?P<last>\d{4})(?P<school>学年)?|(?P<open>-)"
    r"|(?P<part>[上下]半年|[春秋]季|[一二三四]季度|前[二三]季度|[初末]))?"
)


def parse_period(canonical: str) -> Period | None:
    """The period of a canonical form; null where the string is none."""
    match = _CANONICAL.fullmatch(canonical)
    if match is None:
        return None
    first = int(match["first"])
    if match["open"]:
        return Period(canonical, first, None, PeriodKind.SPAN)
    last = int(match["to"] or match["last"] or first)
    if last < first:
        return None
    return Period(canonical, first, last, _kind(match, one_year=first == last))


def _kind(match: re.Match[str], *, one_year: bool) -> PeriodKind:
    if match["school"]:
        return PeriodKind.SCHOOL_YEAR
    if match["last"] or not one_year:
        return PeriodKind.SPAN
    return PeriodKind.PART if match["month"] or match["part"] else PeriodKind.YEAR


def period_kind(canonical: str) -> PeriodKind | None:
    """Calendar year, school year, part of a year, or span; null for what is no period."""
    period = parse_period(canonical)
    return period.kind if period else None


def years_of(canonical: str) -> frozenset[int]:
    """The calendar years that a period covers, wholly or in part; of an open one only the first is certain."""
    period = parse_period(canonical)
    if period is None or period.first is None:
        return frozenset()
    return frozenset(range(period.first, (period.last or period.first) + 1))


def same_period(one: str | None, other: str | None) -> bool:
    """Whether two canonical periods are one and the same; unknown is not the same as unknown."""
    return one is not None and one == other


_YEAR_END = re.compile(r"(\d{4})(?:末|-12)?")


def comparable_period(one: str | None, other: str | None) -> bool:
    """Whether figures of two periods may stand beside each other.

    The state of a year is counted at its end: 2023, 2023末 and 2023-12 go together. Half a year does not go with a
    year, nor a school year with a calendar year.
    """
    if one is None or other is None:
        return False
    left, right = _YEAR_END.fullmatch(one), _YEAR_END.fullmatch(other)
    return one == other or (left is not None and right is not None and left[1] == right[1])


def period_label(canonical: str) -> str:
    """A canonical period as people write it: 2023年上半年, 2022—2024学年, 2023年8月; other strings as they are."""
    match = _CANONICAL.fullmatch(canonical)
    if match is None:
        return canonical
    first = f"{match['first']}年"
    if match["to"]:
        year = "" if match["to"] == match["first"] else f"{match['to']}年"
        return f"{first}{int(match['month'])}月至{year}{int(match['to_month'])}月"
    if match["month"]:
        return f"{first}{int(match['month'])}月"
    if match["last"]:
        return f"{match['first']}—{match['last']}{match['school'] or '年'}"
    if match["open"]:
        return f"{first}以来"
    part = match["part"] or ""
    return f"{first}{'第' if part[:1] in '一二三四' and part else ''}{part}{'学期' if part in ('春季', '秋季') else ''}"


def find_periods(text: str, *, start: int = 0, end: int | None = None) -> list[PeriodMention]:
    """Periods that ``text[start:end]`` names, in reading order, none inside another; offsets are into ``text``.

    Years in 《titles》, in 文号 and in the names of plans and editions are not spoken of, and left out.
    """
    found: list[PeriodMention] = []
    for mention in _mentions(text, start, len(text) if end is None else end):
        found.append(_carried(mention, found[-1], text) if found and mention.relative == grammar.OWN_YEAR else mention)
    return found


def _carried(mention: PeriodMention, before: PeriodMention, text: str) -> PeriodMention:
    """A part of a year with the year of the period that it is listed with: 2023年3月、9月."""
    listed = grammar.LISTED.fullmatch(text, before.end, mention.start)
    if not listed or before.period is None or before.period.last is None:
        return mention
    return replace(mention, period=resolve(mention, anchor=before.period.last), relative=None)


def _mentions(text: str, start: int, end: int) -> Iterator[PeriodMention]:
    even = grammar.fold(text)
    position = start
    while match := grammar.PERIOD.search(even, position, end):
        position = match.end()
        if match.lastgroup == "skip":
            continue
        canonical, relative = grammar.read(match)
        period = parse_period(canonical) if canonical else None
        if relative is None and (period is None or _too_long(period)):
            # What looked like a range may still begin with a year.
            match = grammar.YEAR.match(even, match.start(), end)
            if match is None:
                position = max(position, start + 1)
                continue
            period, position = parse_period(grammar.digits(match["year"])), match.end()
        if since := grammar.SINCE.match(even, position, end):
            position = since.end()
            if period is not None and period.first is not None:
                period = Period(f"{period.first}-", period.first, None, PeriodKind.SPAN)
        stop = match.start() + len(text[match.start() : position].rstrip())
        deadline = grammar.is_deadline(even, match.start(), stop, floor=start, ceiling=end)
        yield PeriodMention(match.start(), stop, text[match.start() : stop], period, relative, deadline)


def _too_long(period: Period) -> bool:
    return period.first is not None and (period.last or period.first) - period.first > LONGEST_SPAN


def resolve(mention: PeriodMention, *, anchor: int, month: int | None = None) -> Period | None:
    """The period of a mention in a paper of the year ``anchor``; null where that is not enough to know it.

    :param month: the paper's month, which tells its school year: from August on a new one has begun.
    """
    if mention.period is not None or mention.relative is None:
        return mention.period
    relative = mention.relative
    if relative == grammar.NOW:
        return parse_period(str(anchor))
    if relative in grammar.SCHOOL_YEARS:
        if month is None:
            return None
        first = anchor + grammar.SCHOOL_YEARS[relative] - (month < grammar.SCHOOL_YEAR_BEGINS)
        return parse_period(f"{first}-{first + 1}学年")
    if recent := re.fullmatch(r"近(\d+)年", relative):
        return parse_period(f"{anchor - int(recent[1]) + 1}-{anchor}" if int(recent[1]) > 1 else str(anchor))
    if relative not in grammar.OFFSETS:
        return None
    head = grammar.RELATIVE_HEAD.match(grammar.fold(mention.text))
    rest = mention.text[head.end() if head else 0 :]
    named = find_periods(f"{anchor + grammar.OFFSETS[relative]}年{grammar.SO_FAR.sub('', rest)}")
    return named[0].period if named else None
