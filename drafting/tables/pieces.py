"""What one header, row label or title of a table says: place, time, part, unit, and the name that is left (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.periods import PeriodKind, find_periods, period_kind, resolve
from drafting.tables import words as told
from drafting.tables.binding import Binder
from drafting.tables.places import Places
from drafting.tables.units import Units
from ingest.figuring.words import Scope, scope_only

_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_UNIT_TAIL = re.compile(r"(?P<name>.{2,})[/,:_-](?P<unit>[^/,:_-]{1,8}(?:/[^/,:_-]{1,4})?)")
_SPLIT = re.compile(r"[|:·>→_\\/]|(?<![\d0-9])[-—–]+(?![\d0-9])|、(?=小学|初中|合计)")
_CALIBER = re.compile(r"^(?:不?含|包括|不包括|未含|按|指|仅|剔除|扣除|年末|年初|当年|截至|期末|其中|另|自)|\d+人|口径$")
_LAST_YEAR = re.compile(r"(?:上|去|前)一?年(?:度|同期|数)?|上年同期|去年同期|上期|上学年")
_THIS_YEAR = re.compile(r"本年度?|今年|当年|本期|本学年|报告期|本年数")
_TITLE_END = re.compile(r"(?:情况|概况|统计|汇总|一览|明细|台账|数据|[^代]表)(?:[一二三四五六\d]|\d+[-—]\d+)?$")
_STAFF = re.compile(".(?:教职工|教职员工|教师)$")
_SHORTEST_TITLE = 6
_TERM = re.compile(r"\d{4}[春秋]季")
_AS_OF = re.compile(r"截[至止]|统计时[间点]|数据时点")
_YEAR_END = re.compile(r"(\d{4})(?:末|-12)")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one text says.

    :param label: the name that is left, squeezed; empty where nothing is.
    :param whole: the text without brackets and numbering: what ``scope`` was read from may be a name too (教学点).
    :param years_back: 0 for 本年, 1 for 上年; null where the text names no such year.
    :param aside: of changes, ranks, aims: its column holds no values of the place.
    :param role: what a column under this header holds, see ``words.role_of``.
    """

    text: str
    label: str = ""
    whole: str = ""
    scope: Scope | None = None
    region: str | None = None
    total: bool = False
    everywhere: bool = False
    period: str | None = None
    years_back: int | None = None
    unit: str = ""
    note: str | None = None
    aside: bool = False
    role: str = ""
    sub: bool = False

    @property
    def kind(self) -> str:
        """The one thing that it says, for telling headers from data: place, period, scope, total, label, unit."""
        if self.role:
            return "role"
        if self.region:
            return "place"
        if self.period or self.years_back is not None:
            return "period"
        if self.scope is not None:
            return "scope"
        if self.total or self.everywhere:
            return "total"
        return "label" if self.label else "unit" if self.unit else ""


class PieceReader:
    """Reads pieces, each text once."""

    def __init__(self, *, binder: Binder, places: Places, units: Units) -> None:
        self._binder, self._places, self._units = binder, places, units
        self._read: dict[str, Piece] = {}

    def read(self, text: str) -> Piece:
        """What a text says."""
        if text not in self._read:
            self._read[text] = self._piece(text)
        return self._read[text]

    def names(self, label: str) -> bool:
        """Whether a label names an indicator by itself."""
        return bool(label) and self._binder.binds(label)

    def is_name(self, words: str) -> bool:
        """Whether words are an indicator's name, letter by letter."""
        return self._binder.is_name(words)

    def is_title(self, text: str) -> bool:
        """Whether a text heads a table, with place or year, and no column: 青江市学生情况（2024年）."""
        words = _BRACKET.sub("", told.squeezed(text))
        if self._binder.is_name(words) or not _TITLE_END.search(words):
            return False
        return self._places.in_title(words) is not None and len(words) >= _SHORTEST_TITLE

    def unit(self, text: str) -> str:
        """The unit that a text under 单位 is; empty where it is none."""
        return self._units.tidy(text) if self._units.is_unit(told.squeezed(text)) else ""

    def place(self, text: str) -> str | None:
        """The place that a text under 县区 names; whatever has a county's shape is one."""
        return self._places.resolve(text, listed=True)

    def forget(self) -> None:
        """Read anew from now on: more places are known."""
        self._read.clear()

    def _piece(self, text: str) -> Piece:
        words = told.squeezed(text)
        piece = Piece(text, sub=told.is_sub(text))
        if role := told.role_of(words):
            return replace(piece, role=role)
        if self._units.is_unit(words.strip("()[]【】")):
            return replace(piece, unit=self._units.tidy(words))
        units = told.said_units(words)
        if len(units) == 1:
            piece = replace(piece, unit=self._units.tidy(units[0]))
        words = told.without_said_unit(words) if units else words
        if (part := told.sub_label(words)) is not None:
            piece, words = replace(piece, sub=True), part
        if not self._binder.is_name(words):
            words = told.without_numbering(words)
        if (part := told.sub_label(words)) is not None:
            piece, words = replace(piece, sub=True), part
        return self._named(piece, words)

    def _named(self, piece: Piece, words: str) -> Piece:
        if self._binder.is_name(words) and scope_only(words) is None:
            return replace(piece, label=words, whole=words)
        piece, words = self._without_brackets(piece, words)
        if role := told.role_of(words):
            return replace(piece, role=role, whole=words)
        if self._binder.is_name(words) and scope_only(words) is None:
            return replace(piece, label=words, whole=words)
        if (tail := _UNIT_TAIL.fullmatch(words)) and self._units.is_unit(tail["unit"]) and not piece.unit:
            piece = replace(piece, unit=self._units.tidy(tail["unit"]))
            return self._named(piece, tail["name"])
        if told.is_change(words) or told.is_average(words):
            return replace(piece, aside=True, whole=words, label=words)
        piece, words = self._without_time(piece, words)
        return self._rest(piece, words)

    def _rest(self, piece: Piece, words: str) -> Piece:
        piece = replace(piece, whole=words)
        timed = piece.period is not None or piece.years_back is not None
        if not words or (timed and told.says_values(words)) or told.role_of(words) == "value":
            return piece
        if told.is_total(words):
            return replace(piece, total=True)
        if told.is_whole(words):
            return replace(piece, total=True, everywhere=True)
        if (scope := scope_only(words)) is not None and not _STAFF.search(words):
            return replace(piece, scope=scope)
        if (place := self._places.resolve(words, listed=False)) is not None and not self._binder.is_name(words):
            return replace(piece, region=place)
        if (of := told.without_value(words)) != words and not self._binder.is_name(words):
            inner = self._rest(piece, of)
            if not inner.label and inner.kind in ("scope", "total", "place"):
                return inner
        if (tail := told.total_tail(words)) and self._binder.binds(tail):
            return replace(piece, label=tail, total=True)
        if told.is_aside(words) and not self._binder.is_name(words):
            return replace(piece, aside=True, label=words)
        if (opened := self._places.opening(words)) is not None:
            rest = words[len(opened[0]) :]
            if self._binder.binds(rest) or scope_only(rest) is not None or told.is_total(rest):
                return replace(self._rest(piece, rest), region=opened[1])
        if not self._binder.binds(words) and len(parts := [p for p in _SPLIT.split(words) if p]) > 1:
            return self._joined(piece, [self._rest(Piece(part), part) for part in parts], words)
        return replace(piece, label=told.spelled(words, counted=piece.unit == "人"))

    def _joined(self, piece: Piece, parts: list[Piece], words: str) -> Piece:
        """A label whose parts are told apart by a stroke: 在校生数|小学."""
        labels = [part.label for part in parts if part.label]
        if len(labels) > 1 or any(part.aside for part in parts):
            return replace(piece, label=words)
        scope = next((part.scope for part in parts if part.scope is not None), piece.scope)
        region = next((part.region for part in parts if part.region), piece.region)
        total = piece.total or any(part.total for part in parts)
        return replace(piece, label=labels[0] if labels else "", scope=scope, region=region, total=total)

    def _without_brackets(self, piece: Piece, words: str) -> tuple[Piece, str]:
        notes: list[str] = []
        for found in _BRACKET.finditer(words):
            inside = next(group for group in found.groups() if group is not None)
            for part in [inside] if self._units.is_unit(inside) else re.split(r"[,、;]", inside):
                if self._units.is_unit(part) and not piece.unit:
                    piece = replace(piece, unit=self._units.tidy(part))
                elif units := told.said_units(part):
                    piece = replace(piece, unit=piece.unit or self._units.tidy(units[0]))
                elif (scope := scope_only(part)) is not None and piece.scope is None:
                    piece = replace(piece, scope=scope)
                elif told.is_total(part) or told.is_whole(part):
                    piece = replace(piece, total=True)
                elif _BARE_YEAR.fullmatch(part) or find_periods(part):
                    piece, _ = self._without_time(piece, part)
                elif part and not told.says_values(part):
                    notes.append(part)
        note = "，".join(notes) if notes and any(_CALIBER.search(part) for part in notes) else None
        bare = _BRACKET.sub("", words)
        if notes and note is None and bare and self._places.resolve(bare, listed=False) is None:
            # What a bracket adds may make it another thing: 学校数（民办非营利性）.
            return piece, _BRACKET.sub(lambda m: f"({m[1]})" if m[1] in notes else "", words)
        return replace(piece, note=note), bare

    def _without_time(self, piece: Piece, words: str) -> tuple[Piece, str]:
        if _BARE_YEAR.fullmatch(words):
            return replace(piece, period=words), ""
        mentions = [each for each in find_periods(words) if each.period is not None]
        if len(mentions) == 1 and mentions[0].period is not None:
            rest = words[: mentions[0].start] + words[mentions[0].end :]
            return replace(piece, period=settled(mentions[0].period.text)), rest.removeprefix("度").removeprefix("年")
        for back, pattern in ((1, _LAST_YEAR), (0, _THIS_YEAR)):
            if (found := pattern.match(words)) and told.says_values(words[found.end() :]):
                return replace(piece, years_back=back), ""
        return piece, words


def settled(period: str) -> str:
    """The state of a year is counted at its end: 2024末 is 2024."""
    found = _YEAR_END.fullmatch(period)
    return found[1] if found else period


def title_period(text: str) -> str | None:
    """The one year or school year that a title names; null where it names none or several."""
    words = told.squeezed(text)
    found = {
        settled(period.text)
        for mention in find_periods(words)
        if (period := mention.period or resolve(mention, anchor=0)) is not None
    }
    years = {each for each in found if period_kind(each) in (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR)}
    if len(years) == 1 and len(found) == 1:
        return next(iter(years))
    if not years and len(found) == 1:
        only = next(iter(found))
        # What is counted on a day stands for its year; a bare date is the day of filling in.
        return only if _TERM.fullmatch(only) else only[:4] if _AS_OF.search(words) else None
    if not found and (bare := set(re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", words))) and len(bare) == 1:
        return str(bare.pop())
    return None
