"""The period of every figure of a text, settled when all of them are read (pure).

A figure that the text dates keeps that time. The others take it from what they belong to: a part from its whole, a
change from its level, an aim from the deadline behind it; and at last from the section and the paper.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.figures import Aspect, FigureKind, PeriodBasis
from ingest.figure_changes import begins_from_to
from ingest.figure_cuts import clause_bounds
from ingest.figure_nouns import Draft, Paper
from ingest.figure_period_sections import Basis, bases_of, default_time
from ingest.figure_times import PAPERS_OWN, Time, mentions_in, papers_time, time_of

# 问卷显示: what the paper's own survey found is of the paper's time, not of the statistics that it uses.
_OWN_FINDING = re.compile(r"(?:问卷|访谈|座谈|走访|实地察看|调研组|复测)[^。\n]{0,40}$")
_FAR = 120  # characters: a sentence with its list of parts is rarely longer


def settle(paper: Paper, drafts: Sequence[Draft], *, cells: Sequence[Draft] = ()) -> None:
    """Give the figures of a text, in reading order, and of its tables the periods that only the whole of it tells."""
    bases, own = bases_of(paper), papers_time(paper)
    for cell in cells:
        if (cell.period, cell.basis) == own:
            cell.period, cell.basis = _default(paper, cell, bases)
    for number, draft in enumerate(drafts):
        if (deadline := _deadline_behind(paper, draft)) is not None:
            draft.period, draft.basis = deadline
        elif _inherits(paper, draft, draft.whole):
            draft.period, draft.basis = draft.whole.period, draft.whole.basis  # type: ignore[union-attr]
        elif draft.aspect is Aspect.CHANGE and (level := _level_before(paper, drafts, number)) is not None:
            draft.period, draft.basis = level.period, level.basis
        elif (draft.period, draft.basis) == own and not _is_earlier(paper, draft):
            draft.period, draft.basis = _default(paper, draft, bases)


def _default(paper: Paper, draft: Draft, bases: tuple[Basis, ...]) -> Time:
    aim = draft.kind is FigureKind.TARGET
    line = paper.text.rfind("\n", 0, draft.value_start) + 1
    if not aim and (_says_now(paper, line, draft.value_start) or _OWN_FINDING.search(paper.text, line, draft.value_start)):
        return papers_time(paper)
    return default_time(paper, bases, draft.value_start, aim=aim)


def _says_now(paper: Paper, start: int, end: int) -> bool:
    """Whether the paragraph speaks of the paper's own time: 目前, 今年."""
    own = papers_time(paper)
    if own[0] is None:
        return False
    first, last = bisect_left(paper.period_starts, start), bisect_right(paper.period_starts, end)
    return any(mention.relative in PAPERS_OWN for mention in paper.periods[first:last])


def _deadline_behind(paper: Paper, draft: Draft) -> Time | None:
    """剩余3条问题确保2024年12月底前销号: a time by which, told behind its number in the same clause."""
    text = paper.text
    first, last = clause_bounds(text, max(0, draft.value_start - _FAR), min(len(text), draft.end + _FAR), draft.value_start)
    if mentions_in(paper, first, draft.value_start):
        return None
    behind = [mention for mention in mentions_in(paper, draft.value_end, last) if mention.deadline]
    return time_of(paper, behind[0]) if behind else None


def _inherits(paper: Paper, draft: Draft, whole: Draft | None) -> bool:
    """Whether a part is of its whole's time: no time is named between the two."""
    return (
        whole is not None
        and whole.value_end <= draft.value_start
        and whole.basis is PeriodBasis.STATED
        and not mentions_in(paper, whole.value_end, draft.value_start)
    )


def _level_before(paper: Paper, drafts: Sequence[Draft], number: int) -> Draft | None:
    """The level of which a change tells by how much: 由2021年的55.4%降至2023年的52.1%,|下降3.3个百分点."""
    change = drafts[number]
    for level in reversed(drafts[max(0, number - 4) : number]):
        if "。" in paper.text[level.value_end : change.value_start]:
            return None
        if level.aspect is Aspect.LEVEL and not level.aside and level.indicator is change.indicator:
            dated = mentions_in(paper, level.value_end, change.value_start)
            same = level.label and change.label.startswith(level.label)
            return level if same and not dated and level.basis is PeriodBasis.STATED else None
    return None


def _is_earlier(paper: Paper, draft: Draft) -> bool:
    """由53个|减少到15个: the first of two levels is of an earlier time that nobody told."""
    if draft.period is not None:
        return False
    text = paper.text
    first, _ = clause_bounds(text, max(0, draft.value_start - _FAR), draft.end, draft.value_start)
    return begins_from_to(text[first : draft.value_start])
