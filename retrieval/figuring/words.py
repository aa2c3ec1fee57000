"""How figures are worded: the paper's own clause with period, scope and caliber beside it (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures import Aspect, Figure, FigureKind
from corpus.periods import period_label
from corpus.types import Table
from retrieval.figuring.choice import WHOLE
from retrieval.figuring.places import Quoted, stated_years
from retrieval.question_terms import SCOPES

COLUMNS = ("地区", "指标", "数值", "年份", "口径")
NO_YEAR = "未写年份"

_YEARS = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_KINDS = {FigureKind.TARGET: "目标", FigureKind.STANDARD: "标准"}


def period_words(period: str | None) -> str:
    """A canonical period as people write it; 未写年份 for none."""
    return period_label(period) if period else NO_YEAR


def value_words(figure: Figure, quote: Quoted) -> str:
    """A value as the paper prints it, with its unit and qualifier."""
    text = quote.document.text[figure.value_start : figure.value_end].strip()
    return (
        text if not quote.row or any(not char.isdigit() and char not in ".," for char in text) else text + figure.unit
    )


def name_of(figure: Figure) -> str:
    """What a figure is of, for a table or a calculation: the indicator's name, else the paper's own label."""
    return figure.indicator_name or figure.label


def words_of(quote: Quoted, *, prefix: str = "") -> str:
    """What a stretch says of its figures: its words, and what it does not say itself in brackets."""
    notes = "，".join(_notes(quote))
    said = "；".join(_cells(quote)) if quote.row else quote.text
    return f"{prefix}{said}（{notes}）" if notes else f"{prefix}{said}"


def table_of(rows: Sequence[tuple[str, Figure, Quoted]]) -> Table:
    """Figures of several places beside each other."""
    return Table(
        COLUMNS,
        tuple(
            (
                place,
                scoped_name(figure),
                value_words(figure, quote),
                period_words(figure.period),
                "；".join(note for note in (_scope(figure), figure.caliber or "") if note),
            )
            for place, figure, quote in rows
        ),
    )


def scoped_name(figure: Figure) -> str:
    """What a figure is of, with the scope that narrows it."""
    name, scope = name_of(figure), _scope(figure)
    return name if not scope or scope in name else f"{name}（{scope}）"


def spoken_name(figure: Figure) -> str:
    """What a figure is of, as one says it: 小学综合差异系数."""
    name, scope = name_of(figure), _scope(figure)
    return name if scope in name else f"{scope}{name}" if scope in SCOPES else scoped_name(figure)


def _scope(figure: Figure) -> str:
    """What narrows a figure; empty for 全市, 全县 and the like."""
    return "" if figure.scope in WHOLE else figure.scope


def _cells(quote: Quoted) -> list[str]:
    """Figures of a table's row, said as label and value."""
    return [f"{scoped_name(figure)}{value_words(figure, quote)}" for figure in quote.figures]


def _notes(quote: Quoted) -> list[str]:
    """Period, scope, caliber and kind, each once and only where the stretch does not say it itself."""
    text = "；".join(_cells(quote)) if quote.row else quote.text
    notes = []
    periods = dict.fromkeys(figure.period for figure in quote.figures if figure.period)
    if len(periods) == 1:
        notes += _period_notes(next(iter(periods)), text, quote)
    if len(quote.figures) == 1:
        scope = quote.figures[0].scope
        if scope in SCOPES and scope not in WHOLE and scope not in text:
            notes.append(scope)
    calibers = dict.fromkeys(figure.caliber for figure in quote.figures if figure.caliber)
    notes += [note for note in calibers if note not in text and not any(char.isdigit() for char in note)]
    kinds = dict.fromkeys(_KINDS[figure.kind] for figure in quote.figures if figure.kind in _KINDS)
    notes += [kind for kind in kinds if kind not in text]
    return notes


def _period_notes(period: str, text: str, quote: Quoted) -> list[str]:
    """The period, as far as the paper shows it to a reader of the quote: its year alone where the month does not."""
    years = {int(year) for year in _YEARS.findall(period)}
    if not years or all(str(year) in text for year in years) or not years <= stated_years(quote):
        return []
    words = period_words(period)
    rest = _YEARS.sub("", words)
    shown = all(re.search(rf"(?<!\d){number}(?!\d)", text) for number in _DIGITS.findall(rest))
    return [words if shown else f"{max(years)}年"]


def direction(figure: Figure) -> tuple[str, str]:
    """The words for more and less of a figure: 多 and 少 of what is counted, 高 and 低 of a rate."""
    rate = figure.unit in ("%", "‰", "成", "比", "倍", "") or "/" in figure.unit or figure.aspect is Aspect.CHANGE
    return ("高", "低") if rate else ("多", "少")
