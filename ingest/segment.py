"""Sections -> Passages: what is searched and cited (pure).

A passage is a slice of the text inside one section. Choices made here:

* A heading without text of its own opens the passage of what follows it (二、主要做法 stands at the head of its
  first 规范办学行为 passage), for alone it answers nothing.
* Consecutive sections of one parent, each shorter than ``SHORT_SECTION``, share a passage, whose path is that of
  their parent: a list of one-line items is cited better as a list.
* Titles stand in the first passage and closing lines have one of their own, both with an empty path, so that the
  passages together hold every printed character of the text exactly once.

Cuts are chosen by dynamic programming over sentences: passages near ``TARGET`` characters, cut rather at a new
line or before 一是/二是 than between two sentences. LangChain's RecursiveCharacterTextSplitter is not used here:
it knows neither brackets nor numbers nor table rows, and finds offsets by search, which repeated text defeats.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cuts import Brackets, comma_ends, semicolon_ends, sentence_ends
from corpus.types import Passage, Section, SectionKind
from ingest.lines import Line, content, trimmed, unfold

# Passages aim at TARGET and stay below LONGEST characters (issue 2: about 200 to 350); a table row is never cut.
TARGET = 270
LONGEST = 350
# A section shorter than this shares a passage with its like-sized siblings.
SHORT_SECTION = 60
# Sentences and clauses shorter than this are not told from the next: it keeps the choice of cuts linear.
SHORTEST_UNIT = 16
# A line this short that ends with a colon, or stands above a table, stays with what it introduces.
LONGEST_LEAD_IN = 60
# Costs of a cut, in units of the squared relative distance from TARGET: at a line break or before 一是, between
# two sentences, at a semicolon, at a comma, and inside a clause.
LINE_COST, SENTENCE_COST, SEMICOLON_COST, COMMA_COST, FORCED_COST = 0.0, 0.15, 0.4, 0.9, 2.0

_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,，、]|首先[,，]|其次[,，]|[①-⑳]|[(（]\d{1,2}[)）])"
)
_NEXT_ITEM = re.compile(r"[。；;]\s*[一二三四五六七八九十]{1,2}是")
# A clause that opens with a figure or its verb belongs to the subject before it.
_LEANS_BACK = re.compile(
    r"\s*(?:[\d０-９]|其中|分别|占|达|为|比|较|同比|环比|增|减|下降|提高|共|合计|总|并|从而|而|且|以及)"
)
_UNPARTED = re.compile(r"[\d０-９.．%％A-Za-z:：/∶-]")


@dataclass(frozen=True, slots=True)
class _Slice:
    """A stretch of text of one section, and its path."""

    start: int
    end: int
    path: tuple[str, ...]
    parent: int
    heading_only: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """The smallest stretch that a passage is made of; ``cost`` is that of cutting behind it."""

    start: int
    end: int
    cost: float
    row_of: int | None = None


def segment(text: str, lines: Sequence[Line], sections: Sequence[Section], *, document_id: str) -> tuple[Passage, ...]:
    """Passages of one paper in reading order; ids are ``{document_id}-{ordinal:04d}``, ordinals count from 0."""
    lines = unfold(text, lines)
    slices = _merged(_slices(text, sections))
    passages: list[Passage] = []
    cursor = 0
    for piece in slices:
        first = cursor
        while cursor < len(lines) and lines[cursor].start < piece.end:
            cursor += 1
        around = lines[max(first - 1, 0) : cursor]
        for start, end in _cut(text, around, piece.start, piece.end):
            ordinal = len(passages)
            passages.append(Passage(f"{document_id}-{ordinal:04d}", document_id, ordinal, start, end, piece.path))
    return tuple(passages)


def heading_as_printed(section: Section) -> str:
    """A heading as a path shows it: number and title."""
    return section.number + section.title


def _slices(text: str, sections: Sequence[Section]) -> list[_Slice]:
    """The text between two section borders, each with the headings above it; blank stretches are left out."""
    body = [section for section in sections if section.kind is not SectionKind.TITLE]
    borders = {0, len(text)}
    for section in body:
        borders.update((section.start, section.end))
    ordered = sorted(borders)
    slices: list[_Slice] = []
    open_: list[int] = []
    following = 0
    for start, end in itertools.pairwise(ordered):
        while open_ and body[open_[-1]].end <= start:
            open_.pop()
        while following < len(body) and body[following].start <= start:
            if body[following].end > start:
                open_.append(following)
            following += 1
        printed_start, printed_end = _strip(text, start, end)
        if printed_start == printed_end:
            continue
        path = tuple(heading_as_printed(body[index]) for index in open_ if _heads(text, body[index]))
        owner = body[open_[-1]] if open_ else None
        opens = owner is not None and owner.start == printed_start
        heading_only = opens and owner is not None and owner.body >= printed_end and owner.end > printed_end
        parent = open_[-2] if opens and len(open_) > 1 else -1 if opens else -2
        slices.append(_Slice(printed_start, printed_end, path, parent, heading_only))
    return slices


def _heads(text: str, section: Section) -> bool:
    """Whether a section's title is a heading of all its text: no sentence, and no 一是 with 二是 behind it."""
    if section.kind is SectionKind.ITEM:
        return False
    return not section.number.endswith("是") or _NEXT_ITEM.search(text, section.body, section.end) is None


def _merged(slices: Sequence[_Slice]) -> Iterator[_Slice]:
    """Joins bare headings to what follows them, then short siblings to each other."""
    joined: list[_Slice] = []
    start: int | None = None
    for piece in slices:
        if piece.heading_only:
            start = piece.start if start is None else start
            continue
        joined.append(_Slice(piece.start if start is None else start, piece.end, piece.path, piece.parent, False))
        start = None
    index = 0
    while index < len(joined):
        piece = joined[index]
        end = index + 1
        while (
            piece.parent > -2
            and end < len(joined)
            and _is_short(joined[end - 1])
            and _is_short(joined[end])
            and joined[end].parent == piece.parent
            and joined[end].end - piece.start <= TARGET
        ):
            end += 1
        if end - index > 1:
            path = _common(joined[index:end])
            yield _Slice(piece.start, joined[end - 1].end, path, piece.parent, False)
        else:
            yield piece
        index = end


def _common(pieces: Sequence[_Slice]) -> tuple[str, ...]:
    """The headings that all pieces stand under."""
    path = pieces[0].path
    for piece in pieces[1:]:
        shared = 0
        while shared < min(len(path), len(piece.path)) and path[shared] == piece.path[shared]:
            shared += 1
        path = path[:shared]
    return path


def _is_short(piece: _Slice) -> bool:
    return piece.end - piece.start < SHORT_SECTION


def _cut(text: str, lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Passages of one slice: whole where it fits, else the cheapest run of units."""
    tables = {line.table for line in lines if start <= line.start < end}
    if end - start <= LONGEST and len(tables) < 2 and tables <= {None}:
        yield start, end
        return
    for run in _runs(_units(text, lines, start, end)):
        yield from _packed(text, run)


def _units(text: str, lines: Sequence[Line], start: int, end: int) -> list[_Unit]:
    units: list[_Unit] = []
    for order, line in enumerate(lines):
        first, last = trimmed(text, line)
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if line.table is not None:
            units.append(_Unit(first, last, LINE_COST, line.table))
            continue
        pieces = list(_line_units(text, first, last))
        following = next((other for other in lines[order + 1 :] if content(text, other)), None) if pieces else None
        if _leads_in(text, first, last, following):
            tail = pieces[-1]
            pieces[-1] = _Unit(tail.start, tail.end, FORCED_COST, following.table if following else None)
        units.extend(pieces)
    return units


def _leads_in(text: str, first: int, last: int, following: Line | None) -> bool:
    """Whether a line introduces the next: it ends with a colon, or is the short caption of a table."""
    if following is None:
        return False
    if text[last - 1] in "：:":
        return following.table is None or last - first <= LONGEST_LEAD_IN
    return following.table is not None and last - first <= LONGEST_LEAD_IN


def _line_units(text: str, start: int, end: int) -> Iterator[_Unit]:
    """Sentences of one line; a sentence that is too long in clauses."""
    begin = start
    for stop in sentence_ends(text, start, end):
        if stop - begin < SHORTEST_UNIT and stop < end and not _ITEM.match(text, stop):
            continue
        first, last = _strip(text, begin, stop)
        begin = stop
        if first == last:
            continue
        behind = LINE_COST if stop == end or _ITEM.match(text, stop) else SENTENCE_COST
        if last - first <= LONGEST:
            yield _Unit(first, last, behind)
        else:
            yield from _clauses(text, first, last, behind)


def _clauses(text: str, start: int, end: int, behind: float) -> Iterator[_Unit]:
    """A long sentence at its semicolons, then at commas that part no figure from its subject, then anywhere lawful."""
    cuts: dict[int, float] = {}
    for at in comma_ends(text, start, end):
        cuts[at] = FORCED_COST if _LEANS_BACK.match(text, at) else COMMA_COST
    for at in semicolon_ends(text, start, end):
        cuts[at] = LINE_COST if _ITEM.match(text, at) else SEMICOLON_COST
    begin = start
    for at in sorted(cuts):
        if at - begin < SHORTEST_UNIT and cuts[at] > LINE_COST:
            continue
        yield from _pieces(text, begin, at, cuts[at])
        begin = at
    yield from _pieces(text, begin, end, behind)


def _pieces(text: str, start: int, end: int, behind: float) -> Iterator[_Unit]:
    """A clause without commas that is still too long, cut behind 、 or between two words, never in a number."""
    if end - start > LONGEST:
        brackets = Brackets(text, start, end)
        while end - start > LONGEST:
            at = _forced_cut(text, start, brackets)
            yield _Unit(start, at, FORCED_COST)
            start = at
    if start < end:
        yield _Unit(start, end, behind)


def _forced_cut(text: str, start: int, brackets: Brackets) -> int:
    """The best place to cut before ``start + LONGEST``: what is given up first is 、, then brackets, then numbers."""
    reach = range(start + LONGEST, start + SHORTEST_UNIT, -1)
    lawful = [at for at in reach if not (_UNPARTED.match(text[at - 1]) or _UNPARTED.match(text[at]))]
    outside = [at for at in lawful if not (brackets.hold(at) or brackets.hold(at - 1))]
    return next(
        (at for at in outside if text[at - 1] == "、"),
        outside[0] if outside else lawful[0] if lawful else start + LONGEST,
    )


def _runs(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Parts units where a table begins or ends: no passage mixes a table with anything but its caption."""
    run: list[_Unit] = []
    for unit in units:
        if run and run[-1].row_of != unit.row_of:
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _packed(text: str, units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """The partition of units into passages with the least cost."""
    best: list[float] = [0.0]
    back: list[int] = [0]
    for end in range(1, len(units) + 1):
        cheapest, choice = float("inf"), end - 1
        for begin in range(end - 1, -1, -1):
            length = units[end - 1].end - units[begin].start
            if length > LONGEST and begin < end - 1:
                break
            cut = units[end - 1].cost if end < len(units) else 0.0
            cost = best[begin] + ((length - TARGET) / TARGET) ** 2 + cut
            if cost < cheapest:
                cheapest, choice = cost, begin
        best.append(cheapest)
        back.append(choice)
    edges = [len(units)]
    while edges[-1] > 0:
        edges.append(back[edges[-1]])
    edges.reverse()
    for begin, end in itertools.pairwise(edges):
        yield _strip(text, units[begin].start, units[end - 1].end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
