"""What a table says once for all its values: place, year, unit, part, in its title, its sheet's and its file's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.periods import find_periods
from drafting.tables import words as told
from drafting.tables.pieces import PieceReader, title_period
from drafting.tables.places import Places
from drafting.tables.units import Units
from ingest.figuring.words import Scope, scope_only, scopes_in

_ALL_LEVELS = frozenset({"义务教育", "中小学"})
_ALL_COUNTIES = re.compile(r"^(?:各|分|所辖|主要|部分)+(?:县|市|区|\(|\)|、)+")
_BRACKET = re.compile(r"\(([^()]*)\)")
_SIGNED = ("日期", "时间：", "时间:", "填报人", "制表人", "电话")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for all values of a table that say nothing else.

    :param region: of one-county tables; ``own_region`` where the table, not the user, names it.
    :param period: canonical. :param year: what 上年 is told from.
    :param units: that 单位：人、万元 above the table names. :param scope: of a table of one kind of schooling.
    :param label: of a table whose title names its indicator. :param compulsory: of 义务教育, as its title says.
    """

    region: str | None = None
    own_region: str | None = None
    period: str | None = None
    year: int | None = None
    units: tuple[str, ...] = ()
    scope: Scope | None = None
    label: str = ""
    compulsory: bool = False


def context_of(
    titles: Sequence[str],
    *,
    above: Sequence[str] = (),
    sheet: str,
    path: Path,
    places: Places,
    pieces: PieceReader,
    units: Units,
    region: str | None,
    year: int | None,
) -> Context:
    """The context of a table; its title goes before its sheet's name, that before the file's, that before the user's.

    :param above: the titles of the sheet, where other tables stand between: their place and year hold on.

    A sheet whose name is a county's is of that county though its title names the city.
    """
    lines = [text for text in titles if "统计时间" in text or not any(mark in text for mark in _SIGNED)]
    whole_sheet = places.resolve(sheet, listed=False) if sheet else None
    sources = [*lines, sheet, path.stem]
    wider = [*lines, *above, sheet, path.stem]
    found_region = whole_sheet or next((place for text in wider if text and (place := places.in_title(text))), None)
    period = next((each for text in wider if text and (each := title_period(text))), None)
    period = period or (str(year) if year is not None else None)
    return Context(
        region=found_region or region,
        own_region=found_region,
        period=period,
        year=int(period[:4]) if period else year,
        units=tuple(dict.fromkeys(unit for text in titles for unit in _units(text, units))),
        scope=_one_level(lines) or scope_only(told.squeezed(sheet)),
        label=_named([text for text in sources if text], region=found_region, pieces=pieces),
        compulsory=any("义务教育" in told.squeezed(text) for text in sources),
    )


def _one_level(lines: Sequence[str]) -> Scope | None:
    """The one kind of schooling that a title is of: 学前教育基本情况; null for 义务教育, which is all."""
    levels = {scope.name: scope for text in lines for scope in scopes_in(told.squeezed(text)) if scope.kind == "level"}
    return next(iter(levels.values())) if len(levels) == 1 and not _ALL_LEVELS & set(levels) else None


def _named(lines: Sequence[str], *, region: str | None, pieces: PieceReader) -> str:
    """The indicator that a title or a name is of: what is left without place, time, unit and 情况统计表."""
    for text in lines:
        words = _BRACKET.sub("", told.without_said_unit(told.squeezed(text)))
        for mention in reversed(find_periods(words)):
            words = words[: mention.start] + words[mention.end :]
        if region is not None and region in words:
            words = words[words.index(region) + len(region) :]
        words = _ALL_COUNTIES.sub("", words.removeprefix("度"))
        for form in (words, told.without_tail(words)):
            if pieces.names(form):
                return form
    return ""


def _units(text: str, units: Units) -> list[str]:
    """The units that a title names: 单位：人、万元, or in brackets."""
    words = told.squeezed(text)
    named = [*told.said_units(words), *_BRACKET.findall(words)]
    return [units.tidy(unit) for unit in named if units.is_unit(unit)]
