"""Which bar charts help the reader of a draft's appendix table (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.periods import period_label
from corpus.quantity import bounds
from drafting.cells import Cell
from drafting.charts import Bar, BarChart
from drafting.drafts import Draft, IndicatorTable, TableRow
from drafting.typesetting.wording import base_name, named, unit_of, value_of

MOST_CHARTS = 3
MOST_YEAR_CHARTS = 2
# Rows of one chart of two years, and counties of one indicator: more would be smaller than the words beside them.
_MOST_ROWS, _MOST_COUNTIES = 6, 16
_FEWEST_BARS = 2
# Bars whose longest is more than this many times the shortest hide the shortest.
_COMPARABLE = 8


def charts_of(draft: Draft) -> tuple[BarChart, ...]:
    """Two years of comparable indicators of one unit, or the counties of one indicator; none where nothing compares."""
    table = draft.table
    if table is None:
        return ()
    if table.with_change:
        return tuple(_year_charts(table, draft))[:MOST_YEAR_CHARTS]
    charts = (_county_chart(row, table) for row in table.rows)
    return tuple(chart for chart in charts if chart is not None)[:MOST_CHARTS]


def _year_charts(table: IndicatorTable, draft: Draft) -> Iterator[BarChart]:
    """The units that most indicators share first, in the order of the table where as many do."""
    units: dict[str, list[TableRow]] = {}
    for row in table.rows:
        if len(row.cells) == len(table.columns) and all(map(_exact, row.cells)) and _one_unit(row):
            units.setdefault(unit_of(row), []).append(row)
    for unit, rows in sorted(units.items(), key=lambda item: -len(item[1])):
        chosen = _comparable(rows)
        if unit and len(chosen) >= _FEWEST_BARS:
            yield BarChart(f"主要指标对比（{unit}）", unit, tuple(_year_bars(chosen, table, draft)), _source(chosen))


def _year_bars(rows: Sequence[TableRow], table: IndicatorTable, draft: Draft) -> Iterator[Bar]:
    for row in rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            assert cell is not None
            assert cell.value is not None
            shown = value_of(cell, unit=False)
            yield Bar(named(row.name, row.scope), column, cell.value, shown, quiet=str(draft.year) not in column)


def _county_chart(row: TableRow, table: IndicatorTable) -> BarChart | None:
    """Counties side by side, in the table's order; ranks are the text's to give."""
    pairs = [(column, cell) for column, cell in zip(table.columns, row.cells, strict=False) if cell and _exact(cell)]
    if not _FEWEST_BARS <= len(pairs) <= _MOST_COUNTIES or len({(cell.unit, cell.period) for _, cell in pairs}) > 1:
        return None
    unit = pairs[0][1].unit
    bars = tuple(
        Bar(column, period_label(cell.period), cell.value, value_of(cell, unit=False))
        for column, cell in pairs
        if cell.value is not None
    )
    title = named(row.name, row.scope)
    return BarChart(f"{title}（{unit}）" if unit else title, unit, bars, _source([row]))


def _comparable(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """The first rows whose values are of one size; nought has none."""
    chosen: list[TableRow] = []
    for row in rows:
        sizes = [abs(cell.value) for each in (*chosen, row) for cell in each.cells if cell and cell.value is not None]
        if min(sizes) > 0 and max(sizes) <= min(sizes) * _COMPARABLE and len(chosen) < _MOST_ROWS:
            chosen.append(row)
    return chosen


def _exact(cell: Cell | None) -> bool:
    """Whether a cell is one plain number."""
    if cell is None or cell.value is None or cell.value_high is not None or cell.denominator is not None:
        return False
    return not bounds(cell.qualifier)


def _one_unit(row: TableRow) -> bool:
    return len({cell.unit for cell in row.cells if cell}) == 1


def _source(rows: Sequence[TableRow]) -> str:
    files = dict.fromkeys(base_name(cell.file) for row in rows for cell in row.cells if cell)
    return f"来源：{'、'.join(files)}"
