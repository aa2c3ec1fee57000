"""A right number with the unit of another thing: 79人 of schools, 1502.85亿元 of 1502.85万元 (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.figures import Figure
from corpus.quantity import same_unit
from drafting.auditing.ground import LEAST_NAME, Ground, is_change, is_level, tail_of, year_of
from drafting.auditing.slips import UNMISTAKABLE_DIGITS, digits
from drafting.auditing.stock import Stock, bare
from drafting.auditing.wording import cell_said, finding, written
from drafting.cells import Cell
from drafting.findings import Finding, FindingCode


def unit_faults(ground: Ground, stock: Stock, *, but: frozenset[str] | set[str]) -> dict[str, Finding]:
    """Figures whose number is a cell's and whose unit is not, by id; those in ``but`` are known to be right."""
    found: dict[str, Finding] = {}
    for figure in ground.figures:
        if figure.id in but or figure.value is None or not (is_level(figure) or is_change(figure)):
            continue
        cell = _meant(figure, ground, stock)
        if cell is not None:
            found[figure.id] = _told(figure, ground, cell)
    return found


def _meant(figure: Figure, ground: Ground, stock: Stock) -> Cell | None:
    """The cell that a figure has the number of and not the unit; null where any cell of its names has both."""
    year = year_of(figure.period) or ground.year
    if year is None:
        return None
    cells = [
        cell
        for indicator in _indicators(figure, ground)
        for cell in stock.of(indicator, figure.region or ground.region, year=year)
        if cell.value == figure.value
        and cell.denominator == figure.denominator
        and (figure.scope == "" or stock.scope(cell.scope, indicator) in ("", figure.scope))
    ]
    cells = cells or (_by_value(figure, ground, stock, year) if is_level(figure) else [])
    if not cells or any(_one_unit(figure, cell) for cell in cells):
        return None
    return cells[0]


def _by_value(figure: Figure, ground: Ground, stock: Stock, year: int) -> list[Cell]:
    """Cells with a figure's number to the last of many digits and a name that holds its label: 资助学生15392人."""
    if figure.value is None or len(digits(figure.value)) < UNMISTAKABLE_DIGITS or len(figure.label) < LEAST_NAME:
        return []
    cells = stock.all_of(figure.region or ground.region, year=year)
    return [
        cell for cell in cells if cell.value == figure.value and any(pair in cell.name for pair in _pairs(figure.label))
    ]


def _pairs(label: str) -> list[str]:
    """The words of two characters at the end of a label."""
    return [label[-2:], label[-4:-2]] if len(label) >= LEAST_NAME + 1 else [label[-2:]]


def _one_unit(figure: Figure, cell: Cell) -> bool:
    """Whether two units say the same amount of the same thing; 万元 and 亿元 do not."""
    one, other = bare(figure).unit, bare(cell).unit
    return one == other or (
        same_unit(one, other) and ("万" in one) == ("万" in other) and ("亿" in one) == ("亿" in other)
    )


def _indicators(figure: Figure, ground: Ground) -> Iterator[str]:
    """The indicators that a figure's own words name, nearest to the number first."""
    if figure.indicator is not None:
        yield figure.indicator
    if figure.scope and figure.label == figure.scope:
        yield from _of_whole(figure, ground)
    mentions = ground.vocabulary.find_indicators(figure.label)
    if mentions and not tail_of(figure.label[mentions[-1].end :]):
        yield from mentions[-1].ids


def _of_whole(figure: Figure, ground: Ground) -> Iterator[str]:
    """What the figure that this one is a part of is of."""
    whole = next((each for each in ground.figures if each.id == figure.whole), None)
    if whole is not None and whole.indicator is not None:
        yield whole.indicator


def _told(figure: Figure, ground: Ground, cell: Cell) -> Finding:
    said = ground.text[figure.value_start : figure.value_end]
    message = f"“{said}”的单位不对：{cell_said(cell)}。"
    return finding(
        FindingCode.UNIT_MISMATCH,
        ground.text,
        figure.value_start,
        figure.value_end,
        message,
        expected=written(cell),
        evidence=(cell,),
    )
