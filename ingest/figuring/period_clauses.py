"""The time that stands at a place of a sentence: opened by a clause, lent to parts and brackets, taken back (pure)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from corpus.figures import PeriodBasis
from corpus.periods import PeriodMention
from ingest.figuring.nouns import Paper
from ingest.figuring.school_years import school_year_around
from ingest.figuring.times import LISTED, Time, opens, papers_time, sets_time, time_of, years_span

EVENT = re.compile(
    # What a year tells that something was passed, issued or founded in it is not the year of what is counted next.
    r"印发|下发|出台|颁布|发布|制定了?|修订|通过(?=了?(?:国家|国务院|省|自治区|市|教育部|评估|验收|认定|督导))|认定为|命名为|评为|获评|荣获"
    r"|列为|确定为|成立|挂牌|撤县|撤销|设立"
)
_STATE = re.compile(r"\s*(?:[^,，;；。\d]{0,8})?(?:现有|现共有|共有|目前|现设)")
# 全年共30人 after 下半年: the whole of the year that was spoken of; 年内 the same year for an aim.
_WHOLE_YEAR = re.compile(r"\s*(?:全年|年内|本年度|一年来|当年)(?![龄级])")
_WHOLE_SCHOOL_YEAR = re.compile(r"\s*(?:全学年|学年内|全学年度)")
_PART_OF_YEAR = re.compile(r"(\d{4})(?:[上下]半年|[春秋]季|[一二三四]季度|前三季度|[初末]|-\d\d(?:至\1-\d\d)?)")
# 三年新建学校6所, 四年合计, 未来三年: as many years as a span that was named before.
_SOME_YEARS = re.compile(
    r"\s*(?:这|过去|未来|今后|近|前|后)?(?P<count>[两二三四五六七八]|[2-8])年(?P<ahead>之?内)?"
    r"(?![级制期以来前后龄限义一学\d]|间?[减下上升]|巩固|行动|攻坚|毛|保留|左右|多)"
)
_AHEAD = re.compile(r"\s*(?:未来|今后)")
# 其中春季学期1次, 2022年185名: a time right before its number is that number's alone in a list of parts.
_RIGHT_BEFORE = re.compile(r"\s*(?:为|有|仅|共|约|是|达)?\s*[\d０-９]")
_TOLD = re.compile(r"\d[^，,；;。]*[，,；;]")
_FROM, _FIRST = frozenset("从由自"), re.compile(r"(?:同期|底|末)?的?\s*[\d０-９]")
_PARTS = re.compile(r"\s*其中")
_YEAR = re.compile(r"\d{4}")
_LEAST_LISTED = 2  # two years side by side may be one school year, or the later one alone is spoken of
_MARK = re.compile(r"[，,](?!\d{3}(?!\d))|[；;。：:、（()）\n]|其中")
# 2024年起执行800元；…: what begins to be so then says nothing of what stands behind the semicolon; nor does a deadline
# inside a sentence: 在现有7个基础上,到2025年扩大到11个；….
_FROM_THEN = re.compile(r"(?:起|开始)$")
_CLAUSE_END = re.compile(r"[，,；;。：:（(\n]")
_ISSUED = re.compile(r"(?:印发|下发|出台|颁布|发布|制定)[^，,；;]*》[^，,；;]*$")
_COUNTS = {"两": 2, **{character: number for number, character in enumerate("一二三四五六七八", start=1)}}


@dataclass(slots=True)
class Reading:
    """What stands while the sentence ``[start, end)`` is read; it has been read ``to`` there.

    ``clause`` is where the clause begins, ``mention`` the next period. ``prior`` is the time that stood before,
    ``outer`` the one around a list of parts; ``lent``: the time is one number's; ``event``: it dates an event;
    ``from_then``: it ends at a semicolon; ``around``: what stood before an aside of an earlier year (上年68所).
    """

    start: int
    end: int
    time: Time
    prior: Time
    to: int
    clause: int
    mention: int
    outer: Time | None = None
    lent: bool = False
    event: bool = False
    from_then: bool = False
    around: Time | None = None
    brackets: list[tuple[Time, Time | None, bool]] = field(default_factory=list)


def begin(paper: Paper, start: int, end: int, before: Time) -> Reading:
    """The reading of a sentence; ``before`` is the time that the text before it has set."""
    reading = Reading(start, end, before, before, start, start, bisect_left(paper.period_starts, start))
    _open_clause(paper, reading)
    return reading


def time_at(paper: Paper, reading: Reading, to: int) -> Time:
    """Read on to ``to``; the time that holds there.

    A time that opens a clause holds until another one does, over commas and semicolons. One in a bracket ends with
    it; one right before a number of 其中 is lent to that number; one that only dates an event (2018年通过评估认定) ends
    where the text goes on to what there is now (现有).
    """
    for mark in _MARK.finditer(paper.text, reading.to, to):
        _mentions(paper, reading, mark.start())
        _pass(paper, reading, mark)
    _mentions(paper, reading, to)
    reading.to = max(reading.to, to)
    return reading.time


def _mentions(paper: Paper, reading: Reading, to: int) -> None:
    """Take over the times that open the clause."""
    text = paper.text
    while reading.mention < len(paper.periods) and paper.periods[reading.mention].start < to:
        mention = paper.periods[reading.mention]
        reading.mention += 1
        if mention.start < reading.clause or not sets_time(paper, mention) or not opens(text, reading.clause, mention):
            continue
        if _moves_from(text, mention):
            continue
        right_before = _RIGHT_BEFORE.match(text, mention.end) is not None
        reading.lent = reading.outer is not None and right_before
        told = time_of(paper, mention)
        if reading.around is not None or (reading.outer is None and right_before and _goes_back(reading, text, told)):
            reading.around = reading.around or reading.time
        reading.prior, reading.time = reading.time, _listed(paper, reading, told)
        inner = mention.deadline and not opens(text, reading.start, mention)
        reading.from_then = inner or _FROM_THEN.search(mention.text) is not None
        reading.event = EVENT.search(text, mention.end, _clause_end(text, mention.end, reading.end)) is not None


def _goes_back(reading: Reading, text: str, told: Time) -> bool:
    """Whether a time behind a told number is an earlier one: 67所，上年68所; what follows goes on from before."""
    now, then = reading.time[0], told[0]
    earlier = now is not None and then is not None and then[:4] < now[:4]
    return earlier and _TOLD.search(text, reading.start, reading.clause) is not None


def _moves_from(text: str, mention: PeriodMention) -> bool:
    """Whether a time is only that of the first number of 从2022年的95.8%提高到97.1%."""
    return text[max(0, mention.start - 1) : mention.start] in _FROM and _FIRST.match(text, mention.end) is not None


def _listed(paper: Paper, reading: Reading, told: Time) -> Time:
    """The span of years listed one by one, of which the mention just passed is the first; else its own time."""
    if told[0] is None or not _YEAR.fullmatch(told[0]):
        return told
    number, last = reading.mention, int(told[0])
    while number < len(paper.periods):
        between = paper.text[paper.periods[number - 1].end : paper.periods[number].start]
        following = time_of(paper, paper.periods[number])[0]
        if not LISTED.fullmatch(between) or following != str(last + 1):
            break
        number, last = number + 1, last + 1
    return told if last - int(told[0]) < _LEAST_LISTED else (f"{told[0]}-{last}", PeriodBasis.STATED)


def _pass(paper: Paper, reading: Reading, mark: re.Match[str]) -> None:
    """Go over a mark: brackets hold their times, 其中 and semicolons give back what stood around."""
    sign = mark.group()
    if sign in "）)":
        if reading.brackets:
            reading.time, reading.outer, reading.lent = reading.brackets.pop()
        return
    if sign == "、" and not reading.lent:
        return
    reading.clause = mark.end()
    if reading.around is not None and sign in "，,；;。" and not _PARTS.match(paper.text, mark.end()):
        reading.time, reading.around = reading.around, None
    if sign in "（(":
        reading.brackets.append((reading.time, reading.outer, reading.lent))
    elif sign == "其中":
        reading.outer = reading.time if reading.outer is None else reading.outer
    elif sign != "、":
        _part(reading, ends=sign in ";；")
        _open_clause(paper, reading)


def _part(reading: Reading, *, ends: bool) -> None:
    """What a comma gives back, and what a semicolon does, which ends a part of the sentence."""
    if reading.from_then and ends:
        reading.time, reading.from_then = reading.prior, False
    if reading.outer is not None:
        if reading.lent or ends:
            reading.time, reading.lent = reading.outer, False
        reading.outer = None if ends else reading.outer


def _open_clause(paper: Paper, reading: Reading) -> None:
    """What the words that begin a clause say of its time without naming one."""
    text, at, end, period = paper.text, reading.clause, reading.end, reading.time[0]
    if _WHOLE_SCHOOL_YEAR.match(text, at, end):
        around = school_year_around(period) if period is not None else None
        reading.time = (around, PeriodBasis.STATED) if around is not None else papers_time(paper)
    elif _WHOLE_YEAR.match(text, at, end) and period is not None and (part := _PART_OF_YEAR.fullmatch(period)):
        reading.time = (part[1], PeriodBasis.STATED)
    elif some := _SOME_YEARS.match(text, at, end):
        count = _COUNTS.get(some["count"]) or int(some["count"])
        line = text.rfind("\n", 0, reading.start) + 1
        if (span := years_span(paper, line, at, count)) is not None:
            reading.time = (span, PeriodBasis.STATED)
        elif some["ahead"] or _AHEAD.match(text, at):
            reading.time = (None, None)
    elif reading.event and not _names_time(paper, at, _clause_end(text, at, end)):
        if _STATE.match(text, at, end) or _issued(text, reading.start, at):
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
