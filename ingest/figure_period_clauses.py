"""The time that stands at a place of a sentence: opened by a clause, lent to parts and brackets, taken back (pure)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from corpus.figures import PeriodBasis
from ingest.figure_nouns import Paper
from ingest.figure_times import Time, mentions_in, opens, papers_time, time_of, years_span

EVENT = re.compile(
    # What a year tells that something was passed, issued or founded in it is not the year of what is counted next.
    r"印发|下发|出台|颁布|发布|制定了?|修订|通过(?=了?(?:国家|国务院|省|自治区|市|教育部|评估|验收|认定|督导))|认定为|命名为|评为|获评|荣获"
    r"|列为|确定为|成立|挂牌|撤县|撤销|设立"
)
_STATE = re.compile(r"\s*(?:[^,，;；。\d]{0,8})?(?:现有|现共有|共有|目前|现设)")
# 全年共30人 after 下半年: the whole of the year that was spoken of; 年内 the same year for an aim.
_WHOLE_YEAR = re.compile(r"\s*(?:全年|年内|本年度|一年来|当年)(?![龄级])")
_PART_OF_YEAR = re.compile(r"(\d{4})(?:[上下]半年|[春秋]季|[一二三四]季度|前三季度|[初末]|-\d\d(?:至\1-\d\d)?)")
# 三年新建学校6所, 四年合计, 未来三年: as many years as a span that was named before.
_SOME_YEARS = re.compile(
    r"\s*(?:这|过去|未来|今后|近|前|后)?(?P<count>[两二三四五六七八]|[2-8])年(?P<ahead>之?内)?"
    r"(?![级制期以来前后龄限义一学\d]|间?[减下上升]|巩固|行动|攻坚|毛|保留|左右|多)"
)
_AHEAD = re.compile(r"\s*(?:未来|今后)")
# 其中春季学期1次, 2022年185名: a time right before its number is that number's alone in a list of parts.
_RIGHT_BEFORE = re.compile(r"\s*(?:为|有|仅|共|约|是|达)?\s*[\d０-９]")
_MARK = re.compile(r"[，,](?!\d{3}(?!\d))|[；;。：:、（()）\n]|其中")
# 2024年起执行800元；…: what begins to be so then says nothing of what stands behind the semicolon; nor does a deadline
# inside a sentence: 在现有7个基础上,到2025年扩大到11个；….
_FROM_THEN = re.compile(r"(?:起|开始)$")
_CLAUSE_END = re.compile(r"[，,；;。：:（(\n]")
_ISSUED = re.compile(r"(?:印发|下发|出台|颁布|发布|制定)[^，,；;]*》[^，,；;]*$")
_COUNTS = {"两": 2, **{character: number for number, character in enumerate("一二三四五六七八", start=1)}}


@dataclass(slots=True)
class _Reading:
    """What stands while a sentence is read.

    ``prior`` is the time that stood before, ``outer`` the one around a list of parts; ``lent``: the time is one
    number's; ``event``: it dates an event; ``from_then``: it ends at a semicolon.
    """

    time: Time
    prior: Time
    outer: Time | None = None
    lent: bool = False
    event: bool = False
    from_then: bool = False
    brackets: list[tuple[Time, Time | None, bool]] = field(default_factory=list)


def time_at(paper: Paper, start: int, to: int, before: Time) -> Time:
    """The time that holds at ``to`` in the sentence that begins at ``start``.

    A time that opens a clause holds until another one does, over commas and semicolons. One in a bracket ends with
    it; one right before a number of 其中 is lent to that number; one that only dates an event (2018年通过评估认定) ends
    where the text goes on to what there is now (现有).

    :param before: what the text before the sentence has set.
    """
    reading = _Reading(before, before)
    text, position = paper.text, start
    mentions = mentions_in(paper, start, to)
    marks = list(_MARK.finditer(text, start, to))
    _clause(paper, reading, start, start, to)
    number = 0
    for mark in [*marks, None]:
        stop = mark.start() if mark is not None else to
        while number < len(mentions) and mentions[number].start < stop:
            mention = mentions[number]
            number += 1
            if mention.start >= position and opens(text, position, mention):
                right_before = _RIGHT_BEFORE.match(text, mention.end) is not None
                reading.lent = reading.outer is not None and right_before
                reading.prior, reading.time = reading.time, time_of(paper, mention)
                inner = mention.deadline and not opens(text, start, mention)
                reading.from_then = inner or _FROM_THEN.search(mention.text) is not None
                reading.event = EVENT.search(text, mention.end, _clause_end(text, mention.end, to)) is not None
        if mark is None:
            break
        position = _pass(paper, reading, mark, start, to, position)
    return reading.time


def _pass(paper: Paper, reading: _Reading, mark: re.Match[str], start: int, to: int, position: int) -> int:
    """Go over a mark; where the clause now begins."""
    sign = mark.group()
    if sign in "（(":
        reading.brackets.append((reading.time, reading.outer, reading.lent))
        return mark.end()
    if sign in "）)":
        if reading.brackets:
            reading.time, reading.outer, reading.lent = reading.brackets.pop()
        return position
    if sign == "其中":
        reading.outer = reading.time if reading.outer is None else reading.outer
        return mark.end()
    if sign == "、":
        return mark.end() if reading.lent else position
    if reading.from_then and sign in ";；":
        reading.time, reading.from_then = reading.prior, False
    if reading.outer is not None:
        if reading.lent or sign in ";；":
            reading.time, reading.lent = reading.outer, False
        if sign in ";；":
            reading.outer = None
    _clause(paper, reading, start, mark.end(), to)
    return mark.end()


def _clause(paper: Paper, reading: _Reading, start: int, at: int, to: int) -> None:
    """What the words that begin a clause say of its time without naming one."""
    text = paper.text
    period = reading.time[0]
    if _WHOLE_YEAR.match(text, at, to) and period is not None and (part := _PART_OF_YEAR.fullmatch(period)):
        reading.time = (part[1], PeriodBasis.STATED)
    elif some := _SOME_YEARS.match(text, at, to):
        count = _COUNTS.get(some["count"]) or int(some["count"])
        line = text.rfind("\n", 0, start) + 1
        if (span := years_span(paper, line, at, count)) is not None:
            reading.time = (span, PeriodBasis.STATED)
        elif some["ahead"] or _AHEAD.match(text, at):
            reading.time = (None, None)
    elif reading.event and not _names_time(paper, at, _clause_end(text, at, to)):
        if _STATE.match(text, at, to) or _issued(text, start, at):
            reading.time = papers_time(paper)
        reading.event = False


def _issued(text: str, start: int, at: int) -> bool:
    """Whether the clause before only tells that a paper came out: 3月印发《…》."""
    return _ISSUED.search(text, start, at - 1) is not None


def _names_time(paper: Paper, start: int, end: int) -> bool:
    first = bisect_left(paper.period_starts, start)
    return first < len(paper.periods) and paper.periods[first].start < end


def _clause_end(text: str, start: int, to: int) -> int:
    found = _CLAUSE_END.search(text, start, to)
    return found.start() if found else to
