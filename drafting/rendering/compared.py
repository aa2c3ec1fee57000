"""Figures of several counties side by side (pure).

Highest and lowest are named only where all counties have the figure of one year, counted in one way and in one unit;
else one sentence says why they are not. Ties are named all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from corpus.calibers import Likeness, compare_notes
from corpus.identities import is_rate
from corpus.periods import period_kind
from corpus.quantity import RATIO_UNIT
from corpus.terms import Indicator
from corpus.threshold_table import RATIO_UNITS
from drafting.cells import Cell
from drafting.drafts import Computation
from drafting.rendering.changes import Worked, change
from drafting.rendering.facts import Fact, Facts, Standing, comparable
from drafting.rendering.patterns import Piece, Rendered, sentence_of, unique, value
from drafting.rendering.wording import called, number, scoped, unit_words
from drafting.templating.nouns import Ref

_FEW = 2


def compare(refs: Iterable[Ref], counties: Sequence[Facts], *, changes: bool) -> tuple[Rendered, ...]:
    """A sentence or two on each figure that any of the counties has."""
    found: list[Rendered] = []
    for ref in refs:
        facts = [county.of(ref) for county in counties]
        if any(fact.standing is not Standing.ABSENT for fact in facts):
            found.append(_levels(facts, counties))
            if changes and (moved := _changes(facts, counties)):
                found.append(moved)
    return tuple(found)


def refs_of(categories: Collection[str], counties: Sequence[Facts], *, told: Collection[Ref]) -> tuple[Ref, ...]:
    """Figures of these categories that any of the counties has, and that no sentence names already."""
    found = dict.fromkeys(ref for county in counties for ref in county.refs)
    return tuple(ref for ref in found if ref not in told and counties[0].indicator(ref).category in categories)


def _levels(found: Sequence[Fact], counties: Sequence[Facts]) -> Rendered:
    indicator = counties[0].indicator(found[0].ref)
    piece = Piece(f"{_name(found, indicator)}：")
    if _all_alike(found):
        piece.add(Piece("、".join(county.region for county in counties) + "均为"))
        piece.add(value(found[0], counties[0], optional=False, with_change=False) or Piece())
        piece.evidence += tuple(fact.cell for fact in found if fact.cell is not None)
    else:
        for position, (fact, county) in enumerate(zip(found, counties, strict=True)):
            piece.add(Piece(("、" if position else "") + county.region))
            piece.add(value(fact, county, optional=False, with_change=False) or Piece())
            piece.evidence += _naming(fact, county)
        piece.add(_order(found, counties, indicator))
    piece.add(Piece("。"))
    return Rendered(sentence_of(piece.text, piece.evidence, piece.gaps), unique(piece.gaps))


def _naming(fact: Fact, county: Facts) -> tuple[Cell, ...]:
    """What lets a sentence name a county whose figure it lacks: the empty cell, else any of its cells."""
    if fact.standing is Standing.VALUE:
        return ()
    cell = fact.cell or next((each for each in county.table.cells if each.region == county.region), None)
    return (cell,) if cell is not None else ()


def _all_alike(found: Sequence[Fact]) -> bool:
    """Whether all counties have one and the same value, counted in one way."""
    cells = [fact.cell for fact in found if fact.standing is Standing.VALUE and fact.cell is not None]
    if len(cells) < max(len(found), _FEW) or not all(comparable(cells[0], cell) for cell in cells[1:]):
        return False
    return len({(cell.value, cell.denominator) for cell in cells}) == 1


def _name(found: Sequence[Fact], indicator: Indicator) -> str:
    cell = next((fact.cell for fact in found if fact.cell is not None), None)
    return scoped(called(cell, indicator) if cell is not None else indicator.name, found[0].ref.scope)


def _order(found: Sequence[Fact], counties: Sequence[Facts], indicator: Indicator) -> Piece:
    """，临渚市最多，禾川区最少，相差33所; or why that cannot be said."""
    cells = [fact.cell for fact in found if fact.standing is Standing.VALUE and fact.cell is not None]
    if len(cells) < _FEW:
        return Piece()
    why = _why_unranked(found, cells)
    if why:
        return Piece(f"；{why}，不作高低比较")
    if cells[0].unit == RATIO_UNIT or cells[0].unit in RATIO_UNITS:
        return Piece()
    values = [(cell.value or Decimal(0), county.region) for cell, county in zip(cells, counties, strict=True)]
    top, bottom = max(values)[0], min(values)[0]
    highest = [cell for cell in cells if cell.value == top]
    lowest = [cell for cell in cells if cell.value == bottom]
    difference = number(top - bottom)
    shown = f"{difference}{_difference_unit(cells[0], indicator)}"
    said = Computation(f"{number(top)} - {number(bottom)} = {difference}", shown, (highest[0], lowest[0]))
    level = _is_level(cells[0], indicator)
    if len(cells) == _FEW:
        return Piece(f"，{_all(values, top)}{'高' if level else '多'}{shown}", (said,))
    most, least = ("最高", "最低") if level else ("最多", "最少")
    return Piece(f"，{_all(values, top)}{most}，{_all(values, bottom)}{least}，相差{shown}", (said,))


def _difference_unit(cell: Cell, indicator: Indicator) -> str:
    return {"%": "个百分点", "‰": "个千分点"}.get(cell.unit) or unit_words(cell.unit, indicator.name)


def _all(values: Sequence[tuple[Decimal, str]], wanted: Decimal) -> str:
    regions = [region for each, region in values if each == wanted]
    return "、".join(regions) + ("并列" if len(regions) > 1 else "")


def _why_unranked(found: Sequence[Fact], cells: Sequence[Cell]) -> str:
    if len(cells) < len(found):
        return "有县（市、区）缺少可用数据"
    first, rest = cells[0], cells[1:]
    if all(comparable(first, cell) for cell in rest):
        return ""
    if any(cell.unit != first.unit for cell in rest):
        return "各地单位不一致"
    if any(period_kind(cell.period) != period_kind(first.period) for cell in rest):
        return "各地统计时段不一致"
    if any(compare_notes(first.note, cell.note) is not Likeness.SAME for cell in rest):
        return "各地统计口径不一致"
    return "有的县（市、区）只有约数"


def _is_level(cell: Cell, indicator: Indicator) -> bool:
    return (
        is_rate(cell.unit)
        or not cell.unit
        or "/" in indicator.unit
        or "均" in indicator.name
        or "标准" in indicator.name
    )


def _changes(found: Sequence[Fact], counties: Sequence[Facts]) -> Rendered | None:
    """义务教育学校数比上年的变化：云岭县减少4所、禾川区增加1所; null where no county's change can be told."""
    indicator = counties[0].indicator(found[0].ref)
    moved: list[tuple[str, Worked]] = []
    for fact, county in zip(found, counties, strict=True):
        worked = change(fact, indicator, against="") if fact.standing is Standing.VALUE else None
        if worked is not None:
            moved.append((county.region, worked))
    if not any(worked.rise for _, worked in moved):
        return None
    clauses = [f"{region}{worked.text.removeprefix('与上年')}" for region, worked in moved]
    said = f"{_name(found, indicator)}比上年的变化：{'、'.join(clauses)}。"
    return Rendered(sentence_of(said, [worked.evidence for _, worked in moved]))
