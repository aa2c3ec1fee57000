"""What the cells of a comparison say, in whatever file they stand (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from corpus.figures import Figure, FigureKind
from corpus.quantity import RATIO_UNIT, base_value, bounds, write_quantity
from retrieval.comparing.ranking import ranking
from retrieval.comparison import Comparison, IndicatorRow, IndicatorStatus, TopicStatus

TITLE = "县域比较表"
TOPIC_MEANINGS = {
    TopicStatus.DONE: "材料写明已经做了",
    TopicStatus.PLANNED: "材料只写了打算做或要求做，没有写已经做了",
    TopicStatus.UNMENTIONED: "资料库里有该县区的材料，但没有写到这件事；不等于没有做",
    TopicStatus.NO_PAPERS: "资料库里没有该县区（或该年）的材料",
}
FIGURE_MEANINGS = {
    IndicatorStatus.STATED: "材料写有这个数",
    IndicatorStatus.UNMENTIONED: "资料库里有该县区的材料，但没有写这个数；不等于没有",
    IndicatorStatus.NO_PAPERS: "资料库里没有该县区（或该年）的材料",
}
KIND_WORDS = {FigureKind.ACTUAL: "", FigureKind.TARGET: "目标值", FigureKind.STANDARD: "标准值"}


# One number alone has no place among others, and makes no chart.
FEWEST_COMPARED = 2


@dataclass(frozen=True, slots=True)
class RankValues:
    """What a row's counties are ranked and drawn by: one number each in one unit."""

    unit: str
    numbers: Mapping[str, Decimal]


def exact_number(figure: Figure) -> Decimal | None:
    """The figure as one number; None for ranges, ratios, wordings, and numbers said to be rough (约, 以上)."""
    single = figure.value_high is None and figure.denominator is None
    return figure.value if single and not bounds(figure.qualifier) else None


def in_words(figure: Figure) -> str:
    """The value with its qualifier, without its unit: 99以上, 约2.1, 1:16.8."""
    return with_unit(figure if figure.unit == RATIO_UNIT else replace(figure, unit=""))


def with_unit(figure: Figure) -> str:
    """The value as a reader says it: 99%以上, 约2.1万人, 2500余万元, 1:16.8."""
    if figure.value is None:
        return f"{figure.value_text}{figure.unit}{figure.qualifier}"
    return write_quantity(figure if bounds(figure.qualifier) else replace(figure, qualifier=""))


def period_of(figure: Figure) -> str:
    """The period; that of the paper is marked as such, an unknown one said to be unknown."""
    return figure.period or "未写明"


def caliber_of(figure: Figure, *, scope: str = "") -> str:
    """How it was counted, of what (where the row's ``scope`` does not say so), and whether it is an aim or a rule."""
    parts = (KIND_WORDS[figure.kind], "" if figure.scope == scope else figure.scope, figure.caliber or "")
    return "；".join(part for part in parts if part)


def rank_values(row: IndicatorRow) -> RankValues | None:
    """The numbers of a row in one unit; None where there are none or where their units cannot be joined.

    The unit is the papers' own where they share it, else the one that 万 and 亿 are counted in. Of ratios 1:x the
    number is x, of x:1 too.
    """
    figures = {cell.region: cell.figure for cell in row.cells if cell.figure and _single(cell.figure)}
    if all(figure.denominator is None for figure in figures.values()):
        return _amounts(figures)
    for fixed, free, unit in (("value", "denominator", "1:x 中的 x"), ("denominator", "value", "x:1 中的 x")):
        if all(getattr(figure, fixed) == 1 for figure in figures.values()):
            return RankValues(unit, {region: getattr(figure, free) for region, figure in figures.items()})
    return None


def _single(figure: Figure) -> bool:
    return figure.value is not None and figure.value_high is None


def _amounts(figures: Mapping[str, Figure]) -> RankValues | None:
    if len({figure.unit for figure in figures.values()}) == 1:
        amounts = {region: (figure.value, figure.unit) for region, figure in figures.items()}
    else:
        amounts = {region: base_value(figure) or (None, "") for region, figure in figures.items()}
    units = {unit for _, unit in amounts.values()}
    numbers = {region: value for region, (value, _) in amounts.items() if value is not None}
    return RankValues(units.pop(), numbers) if len(units) == 1 else None


def ranks(row: IndicatorRow) -> dict[str, int]:
    """Each place's rank, equal figures sharing one; empty where the row may not be ranked."""
    return {region: rank for rank, region in ranking(row)}


def said_on(day: date) -> str:
    """2024年3月5日: full year, no leading zeros (GB/T 9704 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def explanations(comparison: Comparison, *, generated_on: date) -> Iterator[tuple[str, str]]:
    """What a reader of the file must know: a name and a sentence each."""
    yield "生成日期", said_on(generated_on)
    yield "比较的县区", "、".join(comparison.regions)
    if comparison.topics:
        yield "做法的状态", _meanings(TOPIC_MEANINGS)
    if comparison.indicators:
        yield "指标的状态", _meanings(FIGURE_MEANINGS)
    yield "摘要和引文", "摘要用材料自己的话；引文与材料原文逐字一致，错别字也照录。方括号里的数字是引用的编号。"
    if comparison.indicators:
        yield "数值", "照材料所写，不换算；约数、范围和比按原样写成文字。"
        yield "期间和口径", "期间、范围或口径不同的数不宜直接相比，不排名次，原因写在备注里。"
        yield "名次", "越低越好的指标由低到高，其余由高到低；数值相同的名次相同。"


def _meanings(meanings: Mapping[TopicStatus, str] | Mapping[IndicatorStatus, str]) -> str:
    return "".join(f"【{status.value}】{meaning}。" for status, meaning in meanings.items())
