"""In what two nearly equal sentences differ: a number, a year, a place, a unit, a direction, or words (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.regions import Gazetteer, RegionMention
from drafting.auditing.lines import Line, Token
from drafting.auditing.repeats import Pair

_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"[一二三四五六七八九十百千两半零〇]+")
_OWN_PLACE = re.compile(r"[全我本该][省市县区旗州盟]?|[全我本该]?[省市县区旗州盟]")
_UNIT = re.compile(
    r"个?百分点|%|‰|[万亿]?(?:人次|平方米|平方公里|公里|公顷|课时|学时|场次|批次|个班|元|人|名|位|所|个|次|台|册|套|间|节|门|项|家|处|座|件|份|条|户|辆|亩"
    r"|米|期|场|篇|支|对|倍|成|年|天|㎡)|万|亿"
)
_DIRECTIONS = (
    re.compile(r"增加|增长|新增|净增|上升|提高|提升|扩大|增至|升至|升|增|多|高"),
    re.compile(r"减少|下降|降低|净减|缩小|下滑|回落|压减|减至|降至|降|减|少|低"),
)


class Kind(StrEnum):
    """What sort of thing differs."""

    NUMBER = "number"
    YEAR = "year"
    PLACE = "place"
    UNIT = "unit"
    POINT = "point"
    DIRECTION = "direction"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Difference:
    """``draft`` stands at ``[start, end)`` of the draft's text where the paper has ``paper`` at its own place."""

    kind: Kind
    start: int
    end: int
    draft: str
    paper: str
    paper_start: int
    paper_end: int


def differences(pair: Pair, *, gazetteer: Gazetteer) -> tuple[Difference, ...]:
    """In what the draft's sentence differs from the paper's, in its order."""
    if pair.identical:
        return ()
    ours, theirs = pair.draft.tokens, pair.paper.tokens
    matcher = SequenceMatcher(None, [t.text for t in ours], [t.text for t in theirs], autojunk=False)
    sides = _Sides(pair.draft, pair.paper, gazetteer.find(pair.draft.words), gazetteer.find(pair.paper.words))
    found: list[Difference] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for mine, other in _split(ours, a0, a1, theirs, b0, b1):
            found.append(sides.difference(mine, other))
    return tuple(dict.fromkeys(found))


Slice = tuple[int, int]


def _split(
    ours: Sequence[Token], a0: int, a1: int, theirs: Sequence[Token], b0: int, b1: int
) -> Iterator[tuple[Slice, Slice]]:
    """Stretches of evened words that differ, number beside number where both sides have one in the same place."""
    while a0 < a1 and b0 < b1 and ours[a0].is_number and theirs[b0].is_number:
        yield (ours[a0].start, ours[a0].end), (theirs[b0].start, theirs[b0].end)
        a0, b0 = a0 + 1, b0 + 1
    tail: list[tuple[Slice, Slice]] = []
    while a0 < a1 and b0 < b1 and ours[a1 - 1].is_number and theirs[b1 - 1].is_number:
        a1, b1 = a1 - 1, b1 - 1
        tail.append(((ours[a1].start, ours[a1].end), (theirs[b1].start, theirs[b1].end)))
    if a0 < a1 or b0 < b1:
        yield _span(ours, a0, a1), _span(theirs, b0, b1)
    yield from reversed(tail)


def _span(tokens: Sequence[Token], first: int, last: int) -> Slice:
    if first < last:
        return tokens[first].start, tokens[last - 1].end
    at = tokens[first].start if first < len(tokens) else (tokens[-1].end if tokens else 0)
    return at, at


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two sentences and the places that each names."""

    draft: Line
    paper: Line
    draft_places: Sequence[RegionMention]
    paper_places: Sequence[RegionMention]

    def difference(self, mine: Slice, other: Slice) -> Difference:
        for reading in (self._place, self._year, self._number, self._unit, self._direction):
            found = reading(mine, other)
            if found is not None:
                return found
        return self._made(Kind.WORDS, mine, other)

    def _made(self, kind: Kind, mine: Slice, other: Slice) -> Difference:
        start, end = self.draft.place(*mine)
        paper_start, paper_end = self.paper.place(*other)
        ours, theirs = self.draft.words[slice(*mine)], self.paper.words[slice(*other)]
        return Difference(kind, start, end, ours, theirs, paper_start, paper_end)

    def _place(self, mine: Slice, other: Slice) -> Difference | None:
        """Another place's name where the paper has a place, or its own (全县)."""
        ours, theirs = _touching(self.draft_places, mine), _touching(self.paper_places, other)
        if ours is None:
            return None
        if theirs is not None:
            if {region.name for region in ours.regions} & {region.name for region in theirs.regions}:
                return None
            return self._made(Kind.PLACE, (ours.start, ours.end), (theirs.start, theirs.end))
        head, tail = mine[0] - ours.start, ours.end - mine[1]
        wide = (other[0] - max(0, head), other[1] + max(0, tail))
        if wide[0] >= 0 and _OWN_PLACE.fullmatch(self.paper.words[slice(*wide)]):
            return self._made(Kind.PLACE, (ours.start, ours.end), wide)
        return None

    def _year(self, mine: Slice, other: Slice) -> Difference | None:
        ours, theirs = self.draft.words[slice(*mine)], self.paper.words[slice(*other)]
        if _YEAR.fullmatch(ours) and _YEAR.fullmatch(theirs) and self.draft.words[mine[1] :].startswith("年"):
            return self._made(Kind.YEAR, mine, other)
        if re.fullmatch(rf"{_YEAR.pattern}年底?末?", ours) and not theirs:
            return self._made(Kind.YEAR, mine, other)
        return None

    def _number(self, mine: Slice, other: Slice) -> Difference | None:
        ours, theirs = self.draft.words[slice(*mine)], self.paper.words[slice(*other)]
        if ours[:1].isdigit() and theirs[:1].isdigit() and _all_number(ours) and _all_number(theirs):
            return self._made(Kind.NUMBER, mine, other)
        if _COUNTED.fullmatch(ours) and _COUNTED.fullmatch(theirs):
            counted = _UNIT.match(self.draft.words, mine[1]) and _UNIT.match(self.paper.words, other[1])
            return self._made(Kind.NUMBER, mine, other) if counted else None
        return None

    def _unit(self, mine: Slice, other: Slice) -> Difference | None:
        """Other units behind numbers, each taken whole."""
        ours, theirs = _unit_at(self.draft, mine[0]), _unit_at(self.paper, other[0])
        if ours is None or theirs is None or ours[1] < mine[1] or theirs[1] < other[1]:
            return None
        said, printed = self.draft.words[slice(*ours)], self.paper.words[slice(*theirs)]
        if said == printed:
            return None
        points = {said.endswith("百分点"), printed.endswith("百分点")}
        rates = {said in "%‰" or said.endswith("百分点"), printed in "%‰" or printed.endswith("百分点")}
        return self._made(Kind.POINT if len(points) == 2 and rates == {True} else Kind.UNIT, ours, theirs)

    def _direction(self, mine: Slice, other: Slice) -> Difference | None:
        for up, down in (_DIRECTIONS, _DIRECTIONS[::-1]):
            ours, theirs = _touched(up, self.draft.words, mine), _touched(down, self.paper.words, other)
            if ours is not None and theirs is not None:
                return self._made(Kind.DIRECTION, ours, theirs)
        return None


def _all_number(said: str) -> bool:
    return re.fullmatch(r"[\d.]+", said) is not None


def _touching(places: Sequence[RegionMention], where: Slice) -> RegionMention | None:
    start, end = where
    return next((each for each in places if each.start < end and start < each.end), None)


def _touched(pattern: re.Pattern[str], words: str, where: Slice) -> Slice | None:
    """The word of a pattern that a differing stretch is the whole or a part of."""
    start, end = where
    for found in pattern.finditer(words, max(0, start - 2), min(len(words), end + 2)):
        if found.start() <= start and end <= found.end() and start < end:
            return found.start(), found.end()
    return None


def _unit_at(line: Line, near: int) -> Slice | None:
    """The unit behind a number that begins at a place of the words, or holds it."""
    for start in range(near, max(-1, near - 4), -1):
        if (start > 0 and line.words[start - 1].isdigit()) or (start > 1 and line.words[start - 1] in "余多"):
            found = _UNIT.match(line.words, start)
            return (found.start(), found.end()) if found and found.end() >= near else None
    return None
