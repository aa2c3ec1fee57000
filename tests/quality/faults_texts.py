"""True texts and what is known of their numbers: what faults are made from (pure but for ``load_rows``).

A source is a paper in the form of ``tests/tools/samples_builder``: ``# `` and ``## `` headings, ``| a | b |`` table
rows, ``@`` lines that are left out. A figure is ``{36494|义务教育在校生数}`` (printed, and what it must equal) or
``{义务教育在校生数}`` (printed from the statistics); ``{在校生数/10000:2}`` is printed with two decimals. A paragraph
with a figure planted false (``{4!督查次数}``) is left out.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from types import ModuleType

from tests.quality.caches import PROJECT

MARKER = re.compile(r"\{(?:(?P<printed>[0-9.]+)(?P<sign>[|!]))?(?P<expression>[^{}:|!]+)(?::(?P<places>\d))?\}")
_PLAIN_CELL = re.compile(r"[^+\-*/()@]+(?:@\d{4})?")
_FALLING = ("减少", "下降", "降低", "压减")
_WAY = re.compile(r"(?:增加|提高|增长|上升|提升|净增|减少|下降|降低|压减)$")
_CHINESE = "零一二三四五六七八九十"
_WIDEST = 6  # sections of an excerpt
_EXCERPT = range(150, 1501)  # characters of an excerpt


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``[start, end)`` of a text that the statistics (or the library) decide.

    :param year: the year it is of. :param by_year: what the same expression is in other years.
    :param elsewhere: what it is in other counties. :param plain: it is one cell, not worked out of several.
    :param ratio: it is a quotient of cells.
    :param repeated: known only from the library's paper that says the same.
    """

    start: int
    end: int
    year: int
    by_year: Mapping[int, Decimal] = field(default_factory=dict)
    elsewhere: Mapping[str, Decimal] = field(default_factory=dict)
    plain: bool = True
    repeated: bool = False
    ratio: bool = False


@dataclass(frozen=True, slots=True)
class TrueText:
    """A text without fault. ``paper`` is the source it comes from; ``others`` are counties it does not speak of.

    :param in_library: the library holds the paper, so that it knows the 文号 that it cites.
    """

    paper: str
    region: str
    year: int
    text: str
    numbers: tuple[Number, ...]
    others: tuple[str, ...]
    whole: bool = False
    in_library: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A paper before its figures are printed: title and sections of raw paragraphs."""

    name: str
    region: str
    year: int
    title: str
    signed: tuple[str, ...]
    sections: tuple[tuple[str, ...], ...]


def builder(module: str) -> ModuleType:
    """A module of ``tests/tools/samples_builder``."""
    import importlib

    folder = str(PROJECT / "tests" / "tools")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(f"samples_builder.{module}")


def load_rows(path: Path) -> list[object]:
    """The long statistics of a csv: 县区,年度,指标,范围,数值,单位,备注."""
    return list(builder("statistics").load(path))


def read_source(path: Path) -> Source:
    """A source file; sections begin at headings and hold their own heading line."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    sections: list[list[str]] = [[]]
    for line in body.splitlines():
        if not line or line.startswith("@") or "!" in _signs(line):
            continue
        if line.startswith("# ") or (line.startswith("## ") and not _only_heading(sections[-1])):
            sections.append([])
        sections[-1].append(line)
    return Source(
        path.stem,
        meta["county"],
        int(meta["year"]),
        meta["title"],
        tuple(meta[key] for key in ("sign", "date") if key in meta),
        tuple(tuple(section) for section in sections if section),
    )


def _signs(line: str) -> set[str]:
    return {match["sign"] or "" for match in MARKER.finditer(line)}


def _only_heading(section: Sequence[str]) -> bool:
    return len(section) == 1 and section[0].startswith("# ")


def true_texts(source: Source, rows: Sequence[object]) -> list[TrueText]:
    """Excerpts of one to six sections, each under the paper's title, and the whole paper last."""
    found: dict[str, TrueText] = {}
    for width in range(1, _WIDEST + 1):
        for first in range(len(source.sections) - width + 1):
            raw = _excerpt(source, first, width)
            made = printed(raw, source=source, rows=rows)
            if len(made.text) in _EXCERPT and made.numbers:
                found[made.text] = made
    lines = [line for section in source.sections for line in section]
    whole = "\n".join([source.title, *_numbered(lines), *source.signed])
    made = printed(whole, source=source, rows=rows, whole=True)
    return [*found.values(), made]


def _excerpt(source: Source, first: int, width: int) -> str:
    lines = [line for section in source.sections[first : first + width] for line in section]
    if lines[0].startswith("## "):
        above = next((s[0] for s in reversed(source.sections[:first]) if s[0].startswith("# ")), None)
        lines = [*([above] if above else []), *lines]
    return "\n".join([source.title, *(line for line in _numbered(lines) if not line.startswith("|"))])


def _numbered(lines: Sequence[str]) -> Iterator[str]:
    counts = [0, 0, 0]
    for line in lines:
        marks, _, rest = line.partition(" ")
        if marks not in ("#", "##", "###"):
            yield line
            continue
        level = len(marks)
        counts = [*counts[: level - 1], counts[level - 1] + 1, *([0] * (3 - level))]
        said = chinese(counts[level - 1])
        yield (f"{said}、", f"（{said}）", f"{counts[level - 1]}.")[level - 1] + rest


def chinese(value: int) -> str:
    """1..19 in Chinese digits."""
    return _CHINESE[value] if value <= 10 else "十" + _CHINESE[value - 10]


def printed(raw: str, *, source: Source, rows: Sequence[object], whole: bool = False) -> TrueText:
    """A raw text with its figures printed. Raises AssertionError where a printed figure is not what it must equal."""
    text, numbers, position = "", [], 0
    for match in MARKER.finditer(raw):
        text += raw[position : match.start()]
        position = match.end()
        expression = match["expression"]
        value = evaluate(rows, source.region, source.year, expression)
        assert value is not None, f"{source.name}: {expression}"
        assert value >= 0, f"{source.name}: {expression} = {value}"
        assert _turned(text[-4:], expression), f"{source.name}: {text[-20:]}{expression}"
        said = match["printed"] or _print(value, match["places"])
        assert _rounded(value, said) == Decimal(said), f"{source.name}: {said} is not {expression} = {value}"
        numbers.append(_number(len(text), said, expression, source=source, rows=rows))
        text += said
    others = tuple(dict.fromkeys(str(row.county) for row in rows if row.county != source.region))  # type: ignore[attr-defined]
    text += raw[position:]
    return TrueText(source.name, source.region, source.year, text, tuple(numbers), others, whole)


def _number(start: int, said: str, expression: str, *, source: Source, rows: Sequence[object]) -> Number:
    plain = bool(_PLAIN_CELL.fullmatch(expression))
    name, _, stated = expression.partition("@") if plain else (expression, "", "")
    year = int(stated or source.year)
    years = {int(row.year) for row in rows}  # type: ignore[attr-defined]
    by_year = {other: evaluate(rows, source.region, other, name) for other in years if plain and other != year}
    counties = {str(row.county) for row in rows} - {source.region}  # type: ignore[attr-defined]
    elsewhere = {county: evaluate(rows, county, source.year, expression) for county in sorted(counties)}
    return Number(
        start,
        start + len(said),
        year,
        {key: _rounded(value, said) for key, value in by_year.items() if value is not None},
        {key: _rounded(value, said) for key, value in elsewhere.items() if value is not None},
        plain,
        ratio="/" in expression,
    )


def evaluate(rows: Sequence[object], region: str, year: int, expression: str) -> Decimal | None:
    """A formula over the statistics; null where one of its cells is missing."""
    return _evaluated(_Rows(tuple(rows)), region, year, expression)


class _Rows(tuple[object, ...]):
    """Rows that are hashed by identity of their first: one table a source."""

    __slots__ = ()

    def __new__(cls, rows: tuple[object, ...]) -> _Rows:
        return super().__new__(cls, rows)

    def __hash__(self) -> int:
        return hash((len(self), self[0] if self else None))


@cache
def _evaluated(rows: _Rows, region: str, year: int, expression: str) -> Decimal | None:
    try:
        value = builder("statistics").evaluate(list(rows), county=region, year=year, expression=expression)
    except (KeyError, ArithmeticError):
        return None
    return Decimal(value)


def _turned(before: str, expression: str) -> bool:
    """Whether a change is worked out the way that the word before it says: 减少 is last year's less this year's."""
    fallen = re.fullmatch(r"\(?([^@()]+)@\d{4}-\1\)?.*", expression)
    risen = re.fullmatch(r"\(?([^@()]+)-\1@\d{4}\)?.*", expression)
    if not fallen and not risen:
        return True
    word = _WAY.search(before)
    return word is None or bool(fallen) == (word[0] in _FALLING)


def _print(value: Decimal, places: str | None) -> str:
    if places is None:
        return str(value)
    return f"{value.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)}"


def _rounded(value: Decimal, like: str) -> Decimal:
    """The value with as many decimals as a printed one."""
    quantum = Decimal(1).scaleb(-len(like.partition(".")[2]))
    return value.quantize(quantum, rounding=ROUND_HALF_UP)


def write_rows(path: Path, rows: Sequence[Sequence[object]]) -> None:
    """Long statistics as csv, with the header that ``load_rows`` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("县区", "年度", "指标", "范围", "数值", "单位", "备注"), *rows]
        )
