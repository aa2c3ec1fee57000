"""Figures as operands and in words: what all checks of a paper share (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from corpus.calibers import caliber_of, facets
from corpus.figures import Aspect, Check, CheckResult, Figure, FigureKind
from corpus.identities import Operand, Worked
from corpus.terms import Indicator, Vocabulary

# Numbers within this many characters stand in one sentence or two: a long 其中 list took 170 in the papers read.
NEARBY = 200

# Scopes that narrow nothing.
EVERYWHERE = frozenset(
    {"", "合计", "总计", "全域", "县域", *(f"{word}{place}" for word in "全我本" for place in "省市县区旗州盟")}
)
_LONGEST_QUOTE = 36


def operand(figure: Figure) -> Operand:
    """A figure as the arithmetic takes it."""
    return Operand(
        figure.label or figure.indicator_name or "",
        figure.value,
        figure.unit,
        figure.qualifier,
        figure.value_high,
        figure.denominator,
    )


def check(
    name: str, worked: Worked, figures: Sequence[Figure], message: str, *, result: CheckResult | None = None
) -> Check:
    """A check of these figures, the total or claim first; ``result`` where more is known than the arithmetic."""
    ids = tuple(figure.id for figure in figures)
    return Check(figures[0].document_id, name, worked.expression, result or worked.result, ids, message)


def called(figure: Figure) -> str:
    """A figure in the paper's own words, between quotation marks."""
    quote = "".join(figure.quote.split()).removeprefix("的")
    if not quote or len(quote) > _LONGEST_QUOTE:
        quote = f"{figure.label or figure.indicator_name or ''}{amount(figure)}"
    return f"“{quote}”"


def amount(figure: Figure) -> str:
    """A figure's value with unit and qualifier: 99%以上."""
    unit = "" if figure.unit == "比" else figure.unit
    before = figure.qualifier in _BEFORE
    return f"{figure.qualifier if before else ''}{figure.value_text}{unit}{'' if before else figure.qualifier}"


_BEFORE = frozenset(
    {"约", "近", "超", "超过", "不低于", "不超过", "不少于", "至少", "达", "达到", "突破", "大约", "接近"}
)


class Scoped(Protocol):
    """What is of an indicator and a part of it: a figure of a paper, a cell of a table."""

    @property
    def indicator(self) -> str | None:
        """The vocabulary's id."""
        ...

    @property
    def scope(self) -> str:
        """What narrows it."""
        ...


def scope_of(figure: Scoped, *, vocabulary: Vocabulary) -> str:
    """What narrows a figure; empty where its scope is all that its indicator is of (全市)."""
    indicator = vocabulary.indicator(figure.indicator) if figure.indicator else None
    scope = figure.scope
    if scope in EVERYWHERE:
        return ""
    if indicator is not None and _is_all(scope, indicator):
        return ""
    return scope


def _is_all(scope: str, indicator: Indicator) -> bool:
    if indicator.scopes == (scope,):
        return True
    return scope.startswith("义务教育") and ("义务教育" in indicator.name or indicator.scopes in ((), ("全市",)))


def levels(figures: Iterable[Figure]) -> list[Figure]:
    """Results with a number: what may be reckoned with."""
    return [
        figure
        for figure in figures
        if figure.kind is FigureKind.ACTUAL and figure.aspect is Aspect.LEVEL and figure.value is not None
    ]


def one_value(figures: Sequence[Figure]) -> Figure | None:
    """The figure of these, where they all say the same; null where none or several values."""
    values = {
        (figure.value, figure.value_high, figure.denominator, figure.unit, figure.qualifier) for figure in figures
    }
    return figures[0] if len(values) == 1 else None


def nearby(figures: Sequence[Figure]) -> bool:
    """Whether all stand in one place of the paper."""
    return max(each.value_end for each in figures) - min(each.value_start for each in figures) <= NEARBY


def same_inclusion(figures: Sequence[Figure]) -> bool:
    """Whether all say the same, or nothing, of what they count in or leave out."""
    told = [
        frozenset(each for each in facets(caliber_of(figure)) if each[0] in {"with", "without"}) for figure in figures
    ]
    return len(set(told)) <= 1
