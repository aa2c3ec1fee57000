"""The time that a sentence leaves to the next ones of its paragraph (pure).

A year or school year that opens a sentence holds for what follows while nothing new is said: 截至2023年底,全县共有….
So does none that is a month, a span of years, or the date of an event or of a survey's findings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from corpus.periods import years_of
from corpus.sentences import sentences
from ingest.figuring.nouns import Paper
from ingest.figuring.period_clauses import EVENT
from ingest.figuring.times import Time, counts, is_finding, mentions_in, opens, papers_time, time_of

_LASTING = re.compile(r"\d{4}末?|\d{4}-\d{4}学年")
# 截至2023年底, 据2023年统计: all that the paragraph then counts is of that time.
_COUNTED_AT = re.compile(r"(?:截至|截止到?|据|根据)$")
# Words of the paper's own time end what was carried; 全市 and 现有 do, unless the paragraph counts at one time.
_NOW = re.compile(r"[\s,，]*(?:目前|现在|当前|今年|截[至止]目前|近年来)")
_WHOLE_PLACE = re.compile(r"[\s,，]*(?:现有|全市|全县|全区|全旗|全州|我市|我县|我区)")
ITEM = re.compile(
    r"[\s]*(?:[一二三四五六七八九十]是|第[一二三四五六]|首先|其次|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、])"
)
_GOES_ON = re.compile(r"[\s,，]*(?:其中|分[学区县]段?看|分别)")
_PART = re.compile(r"(\d{4})(?:[上下]半年|[春秋]季|[一二三四]季度|前三季度|-\d\d)")
_MONTH = re.compile(r"\d{4}-\d\d")
_BEFORE = frozenset({"上学年", "去年", "前年"})
_ONE_SCHOOL_YEAR = 2  # calendar years
_NEAR = 4  # characters of 到, 截至 and the like before a time that opens a sentence


@dataclass(slots=True)
class Carried:
    """``lasting`` holds for the next sentence; ``counted``: all is counted at that time; ``ended``: the last one's."""

    lasting: Time
    counted: bool = False
    ended: Time | None = None


def carried_into(paper: Paper, start: int, lead: int | None) -> Carried:
    """What holds where a paragraph begins.

    :param lead: where the paragraph begins that announced it with a colon.
    """
    return Carried(papers_time(paper) if lead is None else opening_time(paper, lead, start))


def before_sentence(paper: Paper, carried: Carried, first: int) -> Time:
    """The time that holds where the sentence at ``first`` begins."""
    text = paper.text
    if ITEM.match(text, first) or _NOW.match(text, first) or (_WHOLE_PLACE.match(text, first) and not carried.counted):
        carried.lasting, carried.counted = papers_time(paper), False
    if _GOES_ON.match(text, first) and carried.ended is not None:
        return carried.ended
    return carried.lasting


def after_sentence(paper: Paper, carried: Carried, first: int, last: int, time: Time) -> None:
    """Keep of the time that a sentence ended with what holds for the next."""
    carried.ended = time
    named = bisect_left(paper.period_starts, first)
    if time == carried.lasting or named >= len(paper.periods):
        return
    text, mention = paper.text, paper.periods[named]
    if any(m.relative in _BEFORE and time_of(paper, m) == time for m in mentions_in(paper, first, last)):
        return  # 上学年为700个。: what was before is told in passing
    carried.counted = (
        carried.counted or _COUNTED_AT.search(text[first : mention.start]) is not None or counts(text, mention)
    )
    period, basis = time
    at_once = _COUNTED_AT.search(text[first : mention.start]) is not None and _MONTH.fullmatch(period or "") is not None
    if at_once:
        carried.lasting = time  # 截至2023年9月,全区有…。在校学生…: all of it is counted in that month
        return
    if part := _PART.fullmatch(period or ""):
        # 2023年上半年…。 in a paper of 2024: what comes next is still of 2023.
        period = part[1] if part[1] != papers_time(paper)[0] else None
    opening = mention.start - first <= _NEAR
    if (
        period is None
        or not _LASTING.fullmatch(period)
        or len(years_of(period)) > _ONE_SCHOOL_YEAR
        or not (opening or carried.counted)
    ):
        return
    clause_end = next((found.start() for found in re.compile(r"[，,；;。]").finditer(text, mention.end, last)), last)
    if is_finding(text, mention) or EVENT.search(text, mention.end, clause_end):
        return
    if not period.endswith("末"):
        carried.lasting = (period, basis)
    elif carried.counted:
        carried.lasting = (period.removesuffix("末"), basis)


def opening_time(paper: Paper, start: int, end: int, default: Time | None = None) -> Time:
    """The first time that opens a sentence of ``[start, end)``; else the default, or the paper's own."""
    for first, last in sentences(paper.text, start=start, end=end):
        for mention in mentions_in(paper, first, last)[:1]:
            if opens(paper.text, first, mention):
                return time_of(paper, mention)
    return default if default is not None else papers_time(paper)
