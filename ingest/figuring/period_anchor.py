"""Parts of a year that name no year (下半年, 6月): of the year spoken of, not always the paper's (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.periods import PeriodKind, PeriodMention, parse_period, resolve
from ingest.figuring.nouns import Paper
from ingest.figuring.period_sections import heading_time
from ingest.figuring.times import is_compared, is_finding, time_of

_OWN_YEAR = "本年"
_AUTUMN = ("秋", "9月", "10月", "11月", "12月", "年底", "年末")


def anchored(paper: Paper) -> tuple[PeriodMention, ...]:
    """The periods of a paper, each part of a year with the year that its paragraph or its heading named last.

    2023年资助9000人次(春季学期4200人次): of 2023 in a paper of 2024 too. Of a school year autumn is in its first year.
    """
    return tuple(_anchored(paper))


def _anchored(paper: Paper) -> Iterator[PeriodMention]:
    text = paper.text
    spoken: str | None = None
    heading: str | None = None
    line_end = -1
    for mention in paper.periods:
        if mention.start > line_end:
            found = text.find("\n", mention.start)
            line_end = len(text) if found < 0 else found
            spoken = heading = _of_heading(paper, mention.start)
        bare = mention.relative == _OWN_YEAR and not mention.text.startswith(_OWN_YEAR)
        if heading is not None and (mention.relative or "").startswith("近"):
            # 近三年 in 2023年工作回顾 ends with 2023.
            yield replace(mention, period=resolve(mention, anchor=_year(heading, mention.text)), relative=None)
            continue
        if bare:
            if spoken is not None:
                yield replace(mention, period=resolve(mention, anchor=_year(spoken, mention.text)), relative=None)
                continue
        elif not mention.deadline and not is_compared(text, mention) and not is_finding(text, mention):
            spoken = _one_year(time_of(paper, mention)[0]) or spoken
        yield mention


def _one_year(canonical: str | None) -> str | None:
    """The period itself where it is of one year or one school year."""
    period = parse_period(canonical) if canonical else None
    if period is None or period.first is None or period.last is None:
        return None
    years = 1 if period.kind is PeriodKind.SCHOOL_YEAR else 0
    return period.text if period.last - period.first == years else None


def _year(spoken: str, part: str) -> int:
    school = "学年" in spoken and not part.startswith(_AUTUMN)
    return int(spoken[5:9] if school else spoken[:4])


def _of_heading(paper: Paper, position: int) -> str | None:
    above = [s for s in paper.document.sections if s.level > 0 and s.start <= position < s.end]
    for section in sorted(above, key=lambda section: -section.level):
        if (time := heading_time(paper, section.title)) is not None:
            return _one_year(time[0])
    return None
