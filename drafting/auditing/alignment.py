"""What a draft repeats of the library's papers, and where it says another number, place, year or unit (pure).

A new year's summary rightly repeats last year's sentences with new numbers. So a number is called wrong only by a paper
of the same place and year, or by the very paper that the draft is a copy of; a place or a kind of unit, which stay as
they are, by any paper of the same place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from drafting.auditing.differences import Difference, Kind, differences
from drafting.auditing.ground import Ground
from drafting.auditing.repeats import Pair, Repeated, repeated
from drafting.auditing.wording import finding, stretch, title_of
from drafting.findings import Finding, FindingCode

# A draft that holds this share of its sentences word for word in a paper is that paper.
COPY_SHARE = 0.4
# Of another year's or place's paper it must hold nearly all, with the numbers: those change from year to year.
STRANGE_COPY_SHARE = 0.6
STRANGE_COPY_NUMBERS = 0.6
STRANGE_COPY_LEAST = 3
# Words that may differ beside the fault, as a share of the sentence.
LOOSE_WORDS = 0.12
# A sentence of a paper that the draft is no copy of must be so long to be taken for the same statement.
TELLING_WORDS = 16
# More differences than this in a sentence make it another statement.
MOST_FAULTS = 2

_CODES = {
    Kind.NUMBER: FindingCode.FIGURE_MISMATCH,
    Kind.YEAR: FindingCode.WRONG_YEAR,
    Kind.PLACE: FindingCode.WRONG_REGION,
    Kind.UNIT: FindingCode.UNIT_MISMATCH,
    Kind.POINT: FindingCode.PERCENT_VS_POINT,
    Kind.DIRECTION: FindingCode.CHANGE_DIRECTION,
}
_DOCNO = re.compile(r"[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*\d+\s*号")


class Relation(IntEnum):
    """How a paper stands to the draft."""

    STRANGE = 0
    SAME_PLACE = 1
    SAME_TIME = 2
    COPY = 3


def align(ground: Ground) -> tuple[list[Finding], set[str]]:
    """Differences from what the draft repeats, and the ids of the figures that a paper repeats as they are."""
    found: list[tuple[Relation, Finding]] = []
    confirmed: list[tuple[int, int]] = []
    for each in repeated(ground.text, ground.known.papers):
        relation = relation_of(each, ground)
        if relation is Relation.STRANGE:
            continue
        for pair in each.pairs:
            if pair.identical:
                if relation >= Relation.SAME_TIME:
                    confirmed.append((pair.draft.start, pair.draft.end))
            else:
                found += [(relation, item) for item in _faults(pair, each, relation, ground)]
    told = [item for relation, item in found if relation is Relation.COPY or not _within(item, confirmed)]
    checked = {figure.id for figure in ground.figures if any(a <= figure.value_start < b for a, b in confirmed)} | {
        figure.id for item in told if (figure := ground.figure_at(item.start, item.end)) is not None
    }
    return told, checked


def relation_of(each: Repeated, ground: Ground) -> Relation:
    """Whether a paper is the draft's own text, of its place and year, of its place, or none of these."""
    paper = each.paper.document
    same_place = paper.region is None or ground.region is None or paper.region in (ground.region, *_renamed(ground))
    same_year = paper.year is None or ground.year is None or paper.year == ground.year
    if same_place and same_year:
        return Relation.COPY if each.same_share >= COPY_SHARE else _unless_half(each, ground)
    same, numbered = each.same_numbers
    if (
        each.same_share >= STRANGE_COPY_SHARE
        and numbered >= STRANGE_COPY_LEAST
        and same >= STRANGE_COPY_NUMBERS * numbered
    ):
        return Relation.COPY
    return Relation.SAME_PLACE if same_place else Relation.STRANGE


def _unless_half(each: Repeated, ground: Ground) -> Relation:
    known = each.paper.document.year is not None and each.paper.document.region is not None
    return Relation.SAME_TIME if known and ground.year is not None else Relation.SAME_PLACE


def _renamed(ground: Ground) -> Sequence[str]:
    regions = ground.vocabulary.regions
    return [each.name for own in regions.resolve(ground.region or "") for each in regions.lineage(own)]


def _faults(pair: Pair, each: Repeated, relation: Relation, ground: Ground) -> list[Finding]:
    some = [item for item in differences(pair, gazetteer=ground.vocabulary.regions) if not _in_docno(item, ground)]
    loose = sum(max(len(item.draft), len(item.paper)) for item in some if item.kind is Kind.WORDS)
    faults = [item for item in some if item.kind is not Kind.WORDS]
    if not faults or loose > LOOSE_WORDS * len(pair.draft.words):
        return []
    numbers = [item for item in faults if item.kind in (Kind.NUMBER, Kind.YEAR)]
    if relation is Relation.SAME_PLACE:
        faults = [item for item in faults if item.kind is Kind.PLACE or _other_kind(item)]
    elif len(numbers) > MOST_FAULTS or not _same_statement(pair, numbers, loose, relation):
        return []
    return [_told(item, each, ground) for item in faults if _holds(item, ground)]


def _same_statement(pair: Pair, numbers: Sequence[Difference], loose: int, relation: Relation) -> bool:
    """Whether two sentences that differ in some numbers still say the same: one number of several, or word for word."""
    if relation is Relation.COPY:
        return True
    count = sum(token.is_number for token in pair.draft.tokens)
    return not loose and len(pair.draft.words) >= TELLING_WORDS and len(numbers) <= 1 < count


def _other_kind(item: Difference) -> bool:
    """Whether the units are of persons here and of things there, or percent for percentage points."""
    if item.kind is Kind.POINT:
        return item.draft in "%‰"
    sorts = {_SORTS.get(item.draft.lstrip("万亿"), item.draft), _SORTS.get(item.paper.lstrip("万亿"), item.paper)}
    return item.kind is Kind.UNIT and sorts in ({"persons", "places"}, {"persons", "money"}, {"places", "money"})


_SORTS = {"人": "persons", "名": "persons", "位": "persons", "所": "places", "元": "money"}


def _holds(item: Difference, ground: Ground) -> bool:
    """Whether a difference can be a fault: not a place that the draft belongs to, nor its own new year."""
    if item.kind is Kind.PLACE:
        names = {region.name for region in ground.vocabulary.regions.resolve(item.draft)}
        return not names & ground.family
    return True


def _in_docno(item: Difference, ground: Ground) -> bool:
    """文号 are looked at by their own rules."""
    return any(
        found.start() < max(item.end, item.start + 1) and item.start < found.end()
        for found in _DOCNO.finditer(ground.text, max(0, item.start - 20), item.end + 20)
    )


def _within(item: Finding, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= item.start < end for start, end in spans)


def _told(item: Difference, each: Repeated, ground: Ground) -> Finding:
    start, end, expected = _shown(item, each, ground)
    text, paper = ground.text, each.paper
    said = text[start:end]
    named = title_of(paper.document.title)
    message = f"“{said}”与{named}的同一句话不符，那里是“{expected}”。"
    if expected == "":
        message = f"“{said}”是{named}的同一句话里没有的。"
    line = max(0, item.paper_start - _AROUND), min(len(paper.text), item.paper_end + _AROUND)
    return finding(
        _CODES[item.kind], text, start, end, message, expected=expected or None, evidence=(stretch(paper, *line),)
    )


_AROUND = 30  # characters of the paper shown on each side of what it has


def _shown(item: Difference, each: Repeated, ground: Ground) -> tuple[int, int, str]:
    """The stretch of the draft to show and what the paper has there: numbers with their units, years with 年."""
    start, end = item.start, item.end
    if item.kind is Kind.YEAR and ground.text.startswith("年", end) and item.paper:
        return start, end + 1, f"{item.paper}年"
    expected = each.paper.text[item.paper_start : item.paper_end]
    if item.kind in (Kind.NUMBER, Kind.UNIT, Kind.POINT):
        mine = ground.figure_at(start, end)
        theirs = next(
            (f for f in each.paper.figures if f.value_start < item.paper_end and item.paper_start < f.value_end), None
        )
        if mine is not None and theirs is not None:
            theirs_said = each.paper.text[theirs.value_start : theirs.value_end]
            return mine.value_start, mine.value_end, theirs_said
        if item.kind is not Kind.NUMBER:
            return (*_numbered(ground.text, start, end), _numbered_text(each.paper.text, item))
    return start, end, expected


def _numbered(text: str, start: int, end: int) -> tuple[int, int]:
    """A unit with the number before it."""
    found = re.search(r"\d+(?:\.\d+)?\s*$", text[max(0, start - 12) : start])
    return (start - len(found[0]), end) if found else (start, end)


def _numbered_text(text: str, item: Difference) -> str:
    start, end = _numbered(text, item.paper_start, item.paper_end)
    return text[start:end]
