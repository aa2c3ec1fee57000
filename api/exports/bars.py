"""What a bar chart of an indicator shows, and whether one can be drawn at all (pure)."""

from __future__ import annotations

from decimal import Decimal

from api.exports.wording import FEWEST_COMPARED, RankValues, in_words, period_of, rank_values, with_unit
from corpus.figures import Figure
from drafting.charts import Bar, BarChart
from drafting.references import References
from retrieval.comparison import Comparison, IndicatorRow


def bar_chart(row: IndicatorRow, references: References) -> BarChart | None:
    """The chart of a row; None with fewer than two numbers, numbers that no common unit joins, or results beside aims.

    Bars stand from the highest to the lowest where the row may be ranked, else in the order of the counties.
    """
    values = rank_values(row)
    if values is None or len(values.numbers) < FEWEST_COMPARED:
        return None
    kinds = {cell.figure.kind for cell in row.cells if cell.figure}
    if not row.rankable and len(kinds) > 1:
        return None
    cells = [cell for cell in row.cells if cell.region in values.numbers]
    bars = [_bar(cell.region, cell.figure, values) for cell in cells if cell.figure]
    if row.rankable:
        bars.sort(key=lambda bar: -bar.value)
    marks = references.marks(cell.citation for cell in cells if cell.citation)
    caution = "" if row.rankable else "期间或口径不一致，不排名次，按县区的先后排列。"
    title = f"{row.indicator}（{values.unit}）" if values.unit else row.indicator
    return BarChart(title, values.unit, tuple(bars), f"来源：各县区材料，引用{marks}。{caution}")


def _bar(region: str, figure: Figure, values: RankValues) -> Bar:
    shown = in_words(figure) if figure.unit in (values.unit, "比") else with_unit(figure)
    return Bar(region, period_of(figure), _plainest(values.numbers[region]), shown)


def _plainest(value: Decimal) -> Decimal:
    """Without zeros that only a conversion made: 5.24万 is 52400, not 52400.00."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def bar_charts(comparison: Comparison, references: References) -> tuple[BarChart, ...]:
    """The charts of a comparison, in the order of its rows."""
    charts = (bar_chart(row, references) for row in comparison.indicators)
    return tuple(chart for chart in charts if chart is not None)
