"""Changes (比上年增加4所, 提高0.2个百分点) held against the cells of both years (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from corpus.calibers import calendar_year, earlier_year
from corpus.checks.operands import NEARBY
from corpus.figures import CheckResult, Figure
from corpus.identities import Operand, based, is_rate, plain, work_change
from corpus.quantity import same_unit
from drafting.auditing.binding import Bond, bond_of
from drafting.auditing.ground import Ground, is_change, is_level, year_of
from drafting.auditing.stock import Stock, agreeing, bare, decimals
from drafting.auditing.wording import amount_written, cell_said, finding
from drafting.cells import Cell
from drafting.findings import Finding, FindingCode, Working

# From a level to its change no more than a clause and its lead.
CLAUSE = 40

_DOWN = re.compile(r"减少|减|下降|降低|降|缩小|下滑|回落|压减|少|低")
_UP = re.compile(r"增加|增长|新增|净增|增|上升|提高|提升|升|扩大|多|高")
_TURNED = {
    "增加": "减少", "减少": "增加", "增长": "下降", "提高": "下降", "提升": "下降", "上升": "下降", "下降": "提高",
    "降低": "提高", "净增": "净减", "多": "少", "少": "多", "高": "低", "低": "高", "增": "减", "减": "增", "升": "降",
    "降": "升",
}  # fmt: skip
# From the word of direction to the number: 增加了约, 提高到.
_LEAD = re.compile(r"[了约近超过为逾至到]*$")


def judge_changes(ground: Ground, stock: Stock) -> tuple[dict[str, Finding], set[str]]:
    """Wrong changes by figure id, and the ids of the right ones."""
    wrong: dict[str, Finding] = {}
    right: set[str] = set()
    for figure in ground.figures:
        if not is_change(figure) or figure.indicator is None:
            continue
        slip = _same_year(figure, ground, stock)
        if slip is not None:
            wrong[figure.id] = slip
            continue
        pair = _cells(figure, ground, stock)
        if pair is None:
            continue
        found, holds = _judge(figure, ground, *pair)
        if holds or _of_other_scope(figure, ground, stock):
            right.add(figure.id)
        elif found is not None:
            wrong[figure.id] = found
    return wrong, right


def _same_year(figure: Figure, ground: Ground, stock: Stock) -> Finding | None:
    """A change against the year itself that is right against the year before: 比2024年的98.9%提高0.3个百分点."""
    year = year_of(figure.period)
    if year is None or figure.compared != str(year):
        return None
    meant = replace(figure, compared="上年")
    pair = _cells(meant, ground, stock)
    floor = max(ground.text.rfind(mark, 0, figure.value_start) for mark in "。；\n") + 1
    start = ground.text.rfind(f"{year}年", floor, figure.value_start)
    if pair is None or start < 0 or not _judge(meant, ground, *pair)[1]:
        return None
    right = f"{year - 1}年"
    message = f"“{year}年”应为{right}：变化是与{right}相比的，{cell_said(pair[0])}，{cell_said(pair[1])}。"
    return finding(
        FindingCode.WRONG_YEAR, ground.text, start, start + len(right), message, expected=right, evidence=pair
    )


def _cells(figure: Figure, ground: Ground, stock: Stock) -> tuple[Cell, Cell] | None:
    """The cells of the year before and of the year of a change, each the only one."""
    if figure.indicator is None:
        return None
    pair = _cells_of(figure, stock, figure.scope, figure.indicator)
    if pair is not None:
        return pair
    level = _level_before(figure, ground)
    if level is None or level.indicator is None:
        return None
    cell = agreeing(level, stock.of(level.indicator, level.region, year=year_of(level.period)))
    return None if cell is None else _cells_of(figure, stock, cell.scope, level.indicator)


def _level_before(figure: Figure, ground: Ground) -> Figure | None:
    """The level right before a change, of the same indicator: 家访30215人次，较上年增加1805人次."""
    near = [
        other
        for other in ground.figures
        if other.indicator == figure.indicator and 0 < figure.value_start - other.value_start <= CLAUSE
    ]
    return near[-1] if near and is_level(near[-1]) and near[-1].scope == figure.scope else None


def _of_other_scope(figure: Figure, ground: Ground, stock: Stock) -> bool:
    """Whether the change is that of the whole, of another part, or of another figure of its sentence.

    其中区级89.54万元，比上年增加26.43万元 is all of it; 教职工4407人、专任教师4220人，分别增加98人和101人 are two.
    """
    listed = "分别" in ground.text[max(0, figure.value_start - CLAUSE) : figure.value_start]
    near = {
        other.indicator
        for other in ground.figures
        if other.indicator is not None and 0 <= figure.value_start - other.value_start <= NEARBY and listed
    }
    for indicator in {figure.indicator or "", *near}:
        for scope in sorted({cell.scope for cell in stock.of(indicator, figure.region)}):
            pair = _cells_of(figure, stock, scope, indicator)
            if pair is not None and _judge(figure, ground, *pair)[1]:
                return True
    return False


def _cells_of(figure: Figure, stock: Stock, scope: str, indicator: str) -> tuple[Cell, Cell] | None:
    year = year_of(figure.period)
    if year is None:
        return None
    earlier = earlier_year(str(year), compared=figure.compared or "上年")
    before = calendar_year(earlier) if earlier else None
    if before is None or before == year:
        return None
    pair = []
    for each in (before, year):
        cells = stock.scoped(stock.of(indicator, figure.region, year=each), scope, indicator)
        if not cells or len({cell.value for cell in cells}) > 1 or cells[0].denominator is not None:
            return None
        pair.append(cells[0])
    return (pair[0], pair[1]) if same_unit(pair[0], pair[1]) else None


def _judge(figure: Figure, ground: Ground, before: Cell, after: Cell) -> tuple[Finding | None, bool]:
    rates, points = is_rate(after.unit), figure.unit.endswith("百分点")
    if (not rates and points) or not (rates or is_rate(figure.unit) or same_unit(bare(figure).unit, bare(after).unit)):
        return None, False
    direction = _direction(figure, ground)
    rising = None if direction is None else _UP.fullmatch(direction[2]) is not None
    claim = Operand(figure.label, figure.value, bare(figure).unit, figure.qualifier, figure.value_high)
    levels = _operands(before, after)
    worked = work_change(*levels, claim, rising=rising)
    gap = plain(abs(_based(after) - _based(before)))
    if rates and not points and is_rate(figure.unit) and figure.value == gap and gap:
        return _points(figure, ground, before, after, gap), False
    if worked.result is not CheckResult.FAILS:
        return None, worked.result is CheckResult.HOLDS
    if bond_of(figure, vocabulary=ground.vocabulary) is Bond.NONE or figure.value is None:
        return None, False
    unsigned = work_change(*levels, claim, rising=None)
    if unsigned.result is CheckResult.HOLDS and direction is not None:
        return _turned(figure, ground, before, after, direction), False
    stated = figure.compared is not None or _compared_before(figure, ground)
    if not stated or (rates and not points):
        return None, False
    return _amount(figure, ground, before, after, worked.expression, gap, rates=rates), False


def _compared_before(figure: Figure, ground: Ground) -> bool:
    """Whether the sentence says 上年 before a change that repeats it by silence: 比上年减少503人，其中小学减少636人."""
    floor = max(ground.text.rfind(mark, 0, figure.value_start) for mark in "。\n")
    return re.search(r"上年|去年|同比|上一年", ground.text[floor + 1 : figure.value_start]) is not None


def _direction(figure: Figure, ground: Ground) -> tuple[int, int, str] | None:
    """The word of direction that stands right before a change: its place and itself."""
    said = ground.text[max(0, figure.value_start - 8) : figure.value_start]
    said = said[: len(said) - len(_LEAD.search(said)[0])] if _LEAD.search(said) else said  # type: ignore[index]
    for pattern in (_DOWN, _UP):
        for found in pattern.finditer(said):
            if found.end() == len(said):
                start = max(0, figure.value_start - 8) + found.start()
                return start, start + len(found[0]), found[0]
    return None


def _turned(figure: Figure, ground: Ground, before: Cell, after: Cell, direction: tuple[int, int, str]) -> Finding:
    start, _, word = direction
    amount = ground.text[figure.value_start : figure.value_end]
    right = _TURNED.get(word, "增加" if _based(after) > _based(before) else "减少")
    message = f"“{word}{amount}”方向反了，应为“{right}”：{cell_said(before)}，{cell_said(after)}。"
    return finding(
        FindingCode.CHANGE_DIRECTION,
        ground.text,
        start,
        figure.value_end,
        message,
        expected=f"{right}{amount}",
        evidence=(before, after),
    )


def _points(figure: Figure, ground: Ground, before: Cell, after: Cell, gap: Decimal) -> Finding:
    expected = amount_written(gap, "百分点")
    said = ground.text[figure.value_start : figure.value_end]
    message = f"“{said}”应为{expected}，两个比例之差是百分点：{cell_said(before)}，{cell_said(after)}。"
    return finding(
        FindingCode.PERCENT_VS_POINT,
        ground.text,
        figure.value_start,
        figure.value_end,
        message,
        expected=expected,
        evidence=(before, after),
    )


def _amount(
    figure: Figure, ground: Ground, before: Cell, after: Cell, expression: str, gap: Decimal, *, rates: bool
) -> Finding:
    said = ground.text[figure.value_start : figure.value_end]
    expected = None
    if rates:
        expected = amount_written(gap, "百分点")
    elif before.unit == after.unit == figure.unit and before.value is not None and after.value is not None:
        expected = amount_written(plain(abs(after.value - before.value)), figure.unit)
    message = f"“{said}”与统计表算出的不符：{expression}（{before.place}、{after.place}）。"
    return finding(
        FindingCode.CHANGE_MISMATCH,
        ground.text,
        figure.value_start,
        figure.value_end,
        message,
        expected=expected,
        evidence=(before, after, Working(expression, (before, after))),
    )


def _operands(before: Cell, after: Cell) -> tuple[Operand, Operand]:
    """Two cells as operands, both with the decimals of the finer: a workbook drops the zero of 99.0."""
    step = Decimal(1).scaleb(-max(decimals(before.value), decimals(after.value)))

    def operand(cell: Cell) -> Operand:
        value = None if cell.value is None else cell.value.quantize(step)
        return Operand(cell.name, value, bare(cell).unit, cell.qualifier, cell.value_high, cell.denominator)

    return operand(before), operand(after)


def _based(cell: Cell) -> Decimal:
    return based(cell)[0]
