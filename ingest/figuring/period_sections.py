"""The time that a part of a paper sets for all its figures: its headings, its basis, the span of a plan (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.figures import FigureKind, PeriodBasis
from corpus.periods import PeriodMention, find_periods
from corpus.plans import is_plan_heading, is_plan_path, orders, states_duties
from corpus.types import Section
from ingest.figuring.nouns import Paper
from ingest.figuring.times import Time, counts, is_compared, is_finding, opens, papers_time, plan_span, time_of

_LOOK_BACK = 8  # characters of 据, 现将我县 and the like before a time
LONGEST_HEADING = 25  # characters; a longer one is a sentence of its own, whose year is that sentence's
# 现将2023年全市高中阶段教育发展情况报告如下: what the paper says that it is about.
_ABOUT = re.compile(r"(?:现将|现就|现对)(?:我[市县区]|全[市县区])?\s*$")
_ABOUT_BEHIND = re.compile(r"[^。\n]{0,40}(?:如下|汇报|报告|公布|公告|通报|总结)")
# 据2023年教育事业统计: the source of a survey's figures is named once.
_SOURCE = re.compile(r"(?:据|根据|依据|来源于|采用|使用)\s*$")
_SOURCE_BEHIND = re.compile(
    r"(?:度|末|底)?(?:[县市区省]?教育|全[县市区])?[^，,。；;\n]{0,6}(?:统计|年报|报表|台账数据)"
)
# 截至2024年8月底: what is counted up to then.
_UP_TO = re.compile(r"(?:截至|截止到?|数据截至)\s*$")
# 2023年, 一年来 as the time of the whole paper; 2023年我县通过国家认定 tells an event.
_WENT_ON = re.compile(r"[,，](?![^。\n]{0,30}(?:通过|印发|出台|下发|启动|被))")
_SOLID = re.compile(r"\d{4}(?:-\d{4}学年|末)?")


@dataclass(frozen=True, slots=True)
class Basis:
    """A time that holds from ``start`` to ``end`` for what is counted there and names no time of its own."""

    start: int
    end: int
    time: Time


def bases_of(paper: Paper) -> tuple[Basis, ...]:
    """The times that a paper sets once for what it counts, in reading order; of two that hold the later one wins."""
    sections = [section for section in paper.document.sections if section.level > 0]
    found = (_basis(paper, mention, sections) for mention in paper.periods)
    return tuple(basis for basis in found if basis is not None)


def _basis(paper: Paper, mention: PeriodMention, sections: list[Section]) -> Basis | None:
    text, size, own = paper.text, len(paper.text), paper.document.year
    period, basis = time_of(paper, mention)
    if period is None or (_SOLID.fullmatch(period) is None and own is not None) or is_compared(text, mention):
        return None
    time = (period if "学年" in period else period[:4], basis)
    before = text[max(0, mention.start - _LOOK_BACK) : mention.start]
    preface = mention.start < min((section.start for section in sections), default=0)
    if (
        (_ABOUT.search(before) and _ABOUT_BEHIND.match(text, mention.end))
        or (_SOURCE.search(before) and _SOURCE_BEHIND.match(text, mention.end))
        or (preface and own is None and _UP_TO.search(before))
        or (preface and own is not None and _reported(period, own) and _opens_report(paper, mention))
    ):
        return Basis(mention.end, size, time)
    section = _led_by(text, sections, mention.start)
    last_year = own is None or own - int(period[:4]) == 1
    if section is not None and last_year and counts(text, mention):
        # What a plan starts from, it starts from throughout.
        return Basis(mention.end, size if orders(paper.document.kind) else section.end, time)
    return None


def _reported(period: str, own: int) -> bool:
    """Whether a paper of the year ``own`` may report on a period: the year before, a school year that ends with it."""
    return period in (str(own - 1), f"{own - 1}-{own}学年")


def _opens_report(paper: Paper, mention: PeriodMention) -> bool:
    """2023年,我县…。 at the beginning of a report of January 2024: that is the year it reports on."""
    if orders(paper.document.kind) or mention.deadline or is_finding(paper.text, mention):
        return False
    line = paper.text.rfind("\n", 0, mention.start) + 1
    return opens(paper.text, line, mention) and _WENT_ON.match(paper.text, mention.end) is not None


def _led_by(text: str, sections: list[Section], position: int) -> Section | None:
    """The outer section whose first words a position stands in."""
    holding = [section for section in sections if section.start <= position < section.end]
    if not holding:
        return None
    outer = min(holding, key=lambda section: section.level)
    body = text[outer.start : position].split("\n")
    inner = [section for section in sections if outer.start < section.start <= position]
    return outer if len(inner) <= 1 and len("".join(body)) <= LONGEST_HEADING * 2 else None


def default_time(
    paper: Paper, bases: tuple[Basis, ...], position: int, *, kind: FigureKind, within: str | None = None
) -> Time:
    """The time of a figure that no words near it date.

    A heading's year (2023年工作回顾, 2024年工作打算) goes first. What there is, is of the paper's basis or else its own
    year. An aim is not: in a paper that plans it is of the plan's years, else unknown, since next year's plans stand
    in last year's reports.

    :param within: the year that the sentence of an aim is of where it says 今年 or 年内.
    :param kind: of the figure; a result that a section of plans mentions (现有7个) is not of the years planned for.
    """
    above = [s for s in paper.document.sections if s.level > 0 and s.start <= position < s.end]
    for section in sorted(above, key=lambda section: -section.level):
        if kind is FigureKind.ACTUAL and is_plan_heading(section.title):
            continue
        if (time := heading_time(paper, section.title)) is not None:
            return time
    path = [section.title for section in above]
    duty = kind is FigureKind.STANDARD and states_duties(paper.document.kind, path)
    if kind is FigureKind.TARGET or duty:
        return (within, PeriodBasis.STATED) if within else _time_of_aims(paper, path)
    for basis in reversed(bases):
        if basis.start <= position < basis.end:
            return basis.time
    return papers_time(paper)


def _time_of_aims(paper: Paper, path: list[str]) -> Time:
    kind = paper.document.kind
    if (span := plan_span(paper)) is not None and (states_duties(kind, path) or orders(kind)):
        return span, PeriodBasis.DOCUMENT
    if not orders(kind) and is_plan_path(path):
        return None, None
    return papers_time(paper)


def heading_time(paper: Paper, title: str) -> Time | None:
    """The year or school year that a heading sets for its section; null where it names none, or only a deadline."""
    if len(title) > LONGEST_HEADING or "年" not in title:
        return None
    for mention in find_periods(title):
        time = time_of(paper, mention)
        if not mention.deadline and not is_compared(title, mention) and time[0] is not None:
            return (time[0], PeriodBasis.STATED) if _SOLID.fullmatch(time[0]) else None
    # 2024年工作打算: find_periods leaves the years of names of plans out.
    found = re.match(
        r"\s*(20\d\d)年(?:度|全年)?[^\d]{0,12}(?:打算|计划|安排|要点|任务|目标|思路|重点|举措|回顾|总结|情况)", title
    )
    return (found[1], PeriodBasis.STATED) if found else None
