"""The cells of a table ready to be held against figures: by indicator, place and year (pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from corpus.calibers import school_years
from corpus.quantity import Measured, Quantity, compatible
from corpus.terms import Vocabulary
from drafting.auditing.ground import year_of
from drafting.auditing.wording import WHOLE
from drafting.cells import Cell, StatTable

# 小学 of an indicator of all pupils is an indicator of its own, and papers are read as that one.
_NARROWER = {
    ("students_compulsory", "小学"): "students_primary",
    ("students_compulsory", "初中"): "students_junior",
    ("students_compulsory", "特殊教育"): "students_special",
    ("school_total", "小学"): "school_primary",
    ("school_total", "初中"): "school_junior",
    ("school_total", "九年一贯制"): "school_nine_year",
    ("school_total", "教学点"): "school_teaching_point",
    ("school_total", "特殊教育"): "school_special",
}
# Words of one side of 中央和省级资金, 地方资金.
_SAME_SCOPE = {"中央和省级": "中央省", "中央及省级": "中央省", "中央和省": "中央省", "中央、省级": "中央省"}
# Where the children of an indicator learn is its own name, and no part of it.
_SETTINGS = {"disabled_special_school": "特殊教育", "disabled_inclusive": "普通学校"}
_LOCAL = frozenset({"本级", "县级", "区级", "市级", "旗级", "市本级", "县本级", "区本级"})


class Stock:
    """Cells that hold a value, found by what they are of."""

    def __init__(self, table: StatTable | None, *, vocabulary: Vocabulary) -> None:
        self._cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        self.regions: tuple[str, ...] = table.regions if table else ()
        self._vocabulary = vocabulary
        for cell in table.cells if table else ():
            if cell.value is not None:
                self._cells[cell.indicator, cell.region].append(cell)
                other = _NARROWER.get((cell.indicator, cell.scope))
                if other is not None:
                    self._cells[other, cell.region].append(cell)

    def of(self, indicator: str, region: str | None, *, year: int | None = None) -> list[Cell]:
        """The cells of an indicator and place, of one year or of all."""
        found = self._cells.get((indicator, region or ""), [])
        return found if year is None else [cell for cell in found if year_of_cell(cell) == year]

    def all_of(self, region: str | None, *, year: int) -> list[Cell]:
        """The cells of a place and year, of any indicator."""
        own = (cells for (_, place), cells in self._cells.items() if place == region)
        return [cell for cells in own for cell in cells if year_of_cell(cell) == year]

    def scoped(self, cells: Iterable[Cell], scope: str, indicator: str) -> list[Cell]:
        """Those of some cells that are narrowed as ``scope`` says."""
        cells, scope = list(cells), self.scope(scope, indicator)
        exact = [cell for cell in cells if self.scope(cell.scope, indicator) == scope]
        if not exact and scope in _LOCAL:
            exact = [cell for cell in cells if cell.scope == "地方"]
        return exact

    def scope(self, scope: str, indicator: str) -> str:
        """A scope in one form; empty where the indicator's own name holds it."""
        known = self._vocabulary.indicator(indicator)
        scope = _SAME_SCOPE.get(scope, scope).removeprefix("而")
        if scope in WHOLE or known is None:
            return "" if scope in WHOLE else scope
        if scope == "义务教育" or known.scopes == (scope,) or _SETTINGS.get(indicator) == scope:
            return ""
        narrowed = _NARROWER_OF.get(indicator)
        named = scope in known.name.replace("中小学", "") or any(alias.startswith(scope) for alias in known.aliases)
        return "" if narrowed == scope or named or "、" in scope else scope


_NARROWER_OF = {indicator: scope for (_, scope), indicator in _NARROWER.items()}


def year_of_cell(cell: Cell) -> int | None:
    """The year of a cell; of a school year the one that it begins in."""
    years = school_years(cell.period)
    return min(years) if years else year_of(cell.period)


def agreeing(figure: Measured, cells: Sequence[Cell]) -> Cell | None:
    """The first cell that says the same as a figure, as far as rounding and 约 allow."""
    return next((cell for cell in cells if alike(figure, cell)), None)


def alike(figure: Measured, cell: Measured) -> bool:
    """Whether a figure and a cell may be said of one thing: 13.1台 and 13.1台/百名, 2.14万人 and 21400人.

    A cell is exact as it stands, for workbooks drop the zeros of 99.0: 99.2 in a text is not the 99 of a cell.
    """
    one, other = bare(figure), bare(cell)
    finer = decimals(one.value) > decimals(other.value) and one.unit == other.unit
    if finer and not (one.qualifier or other.qualifier or one.denominator or other.denominator):
        return one.value == other.value and one.value_high == other.value_high
    return compatible(one, other)


def decimals(value: Decimal | None) -> int:
    """How many decimals a number is printed with."""
    exponent = Decimal(0).as_tuple().exponent if value is None else value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def bare(measured: Measured) -> Quantity:
    """A value whose unit says only what is counted: of 元/人·年 the 元, of 个 and 处 whatever has a place."""
    unit = measured.unit.partition("/")[0]
    return Quantity(
        0, 0, "", measured.value, measured.value_high, measured.denominator, _ONE.get(unit, unit), measured.qualifier
    )


# Papers say 28个教学点 and 28所教学点, 1372节 and 1372课时, 6次 and 6场 of the same things.
_ONE = dict.fromkeys(("个", "处", "家", "座", "间", "栋", "幢"), "所") | {
    "课时": "节",
    "场": "次",
    "场次": "次",
    "校": "所",
}
