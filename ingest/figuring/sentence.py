"""A sentence being read, and the making of its figures: what their place in it tells (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.figures import Aspect, FigureKind
from corpus.quantity import Quantity, value_text
from corpus.terms import Indicator
from ingest.figuring.cuts import clause_bounds, part_start
from ingest.figuring.kinds import kind_of
from ingest.figuring.names import tidy
from ingest.figuring.notes import caliber_of
from ingest.figuring.nouns import Draft, Paper, Standing, Value
from ingest.figuring.parts import Parts
from ingest.figuring.times import mentions_in, time_of, without_periods
from ingest.figuring.units import unit_of
from ingest.figuring.words import Scope, without_leads, without_opening

NOTE = re.compile(r"[(（][^()（）]*[)）]")
_MARKS = " ,，;；、:：()（）。"


@dataclass(slots=True)
class Sentence:
    """A sentence being read: where it is, what stands, what was made of it so far.

    :param passed: up to where it has been read. :param parts: the list of parts that is open.
    :param from_to: the first levels of 由53个减少到15个, whose seconds come next.
    :param spread: the figures of the last list with 分别; a later list of as many goes over the same subjects.
    :param topic: what 分别 speaks of where each number has only a part for its label.
    :param scope: the part that opened a clause and holds, and ``scope_part`` where that clause's part begins.
    :param base: the year that 比2022年的352人增长 compares with.
    """

    paper: Paper
    start: int
    end: int
    standing: Standing
    duties: bool
    drafts: list[Draft] = field(default_factory=list)
    parts: Parts | None = None
    passed: int = 0
    from_to: list[Draft] = field(default_factory=list)
    spread: list[Draft] = field(default_factory=list)
    topic: tuple[Indicator | None, str] | None = None
    scope: Scope | None = None
    scope_part: int = -1
    base: str | None = None


def new_draft(sentence: Sentence, quantity: Quantity, bound: int, end: int, *, unit: str | None = None) -> Draft:
    """A figure with all that its place in the sentence tells: value, time, place, kind, caliber."""
    paper, text, standing = sentence.paper, sentence.paper.text, sentence.standing
    clause = clause_bounds(text, sentence.start, sentence.end, quantity.start)
    value = Value(
        quantity.value,
        value_text(quantity),
        unit_of(text, quantity, bound=max(bound, clause[0]), unit=unit),
        quantity.qualifier,
        quantity.value_high,
        quantity.denominator,
    )
    opened = text[bound : quantity.start]
    start = bound + len(opened) - len(without_opening(opened.lstrip())) if opened.strip() else quantity.start
    draft = Draft(value, min(start, quantity.start), end, quantity.start, quantity.end)
    draft.region = standing.region
    draft.period, draft.basis = standing.time
    if near := mentions_in(paper, bound, quantity.start):
        period = time_of(paper, near[-1])
        if period[0] is not None:
            draft.period, draft.basis = period
        elif near[-1].relative == "上学年":
            draft.period, draft.basis = None, None  # of no known time, but not of the paper's
    draft.kind = kind_in(sentence, draft, quantity.start)
    draft.caliber = caliber_of(text, bound, quantity.start, quantity.end, sentence.end)
    return draft


def kind_in(sentence: Sentence, draft: Draft, at: int) -> FigureKind:
    """The kind of a figure by the clause around ``at``."""
    text = sentence.paper.text
    return kind_of(
        sentence.paper,
        clause=clause_bounds(text, sentence.start, sentence.end, at),
        part=part_start(text, sentence.start, at),
        value=(draft.value_start, draft.value_end),
        qualifier=draft.value.qualifier,
        duties=sentence.duties,
    )


def keep(sentence: Sentence, draft: Draft) -> None:
    """Put a figure to the sentence's own, its quotation inside the sentence; levels become what stands."""
    text = sentence.paper.text
    draft.start = max(sentence.start, min(draft.start, draft.value_start))
    draft.end = min(max(draft.end, draft.value_end), sentence.end)
    while draft.start < draft.value_start and text[draft.start] in _MARKS:
        draft.start += 1
    sentence.drafts.append(draft)
    if draft.aspect is Aspect.LEVEL and draft.value.unit != "百分点":
        sentence.standing.last = draft
        sentence.standing.recent.append(draft)
        topic = sentence.topic
        if topic is not None and not (topic[1] and topic[1] in draft.label):
            sentence.topic = None


def words_before(sentence: Sentence, bound: int, end: int) -> str:
    """The words that lead to a number, without periods and without notes in brackets."""
    return NOTE.sub("", without_periods(sentence.paper, bound, end))


def noun_phrase(words: str) -> str:
    """What is left of a label's words without what opens them and what leads to the number."""
    return without_leads(without_opening(tidy(words)))
