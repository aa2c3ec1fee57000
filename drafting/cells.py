"""The nouns of a statistics table: frozen values; the only logic is looking cells up.

A Cell is a ``Measured`` (value, value_high, denominator, unit, qualifier), so that everything that compares, judges or
writes quantities takes it as it takes a Figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from corpus.types import Notice


class CellStatus(StrEnum):
    """Whether a cell holds a value, and why not."""

    VALUE = "value"
    MISSING = "missing"
    UNCACHED = "formula without a cached value"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a statistics table, where it stands and what it is of.

    :param file: as it was given; ``sheet`` is empty for csv; ``address`` is ``E37``.
    :param raw: what the cell shows: ``1,493.03`` ``—`` ``约80%``.
    :param indicator: vocabulary id. :param name: what the table calls it.
    :param region: full name of the place.
    :param period: canonical, see ``corpus.periods``.
    :param scope: 小学, 初中…; empty where nothing narrows it (全县, 合计, the indicator's only scope).
    :param value: null unless ``status`` is VALUE; of a ratio the first number, of a range the lower end.
    :param unit: of the cell, its header or its unit column, as the quantity reader has it (㎡ is 平方米).
    :param note: how it was counted, in the table's words; null where it does not say.
    """

    file: str
    sheet: str
    address: str
    raw: str
    indicator: str
    name: str
    region: str
    period: str
    scope: str
    value: Decimal | None
    value_high: Decimal | None
    denominator: Decimal | None
    unit: str
    qualifier: str
    note: str | None
    status: CellStatus

    @property
    def place(self) -> str:
        """Sheet and address: 统计数据!E37."""
        return f"{self.sheet}!{self.address}" if self.sheet else self.address

    @property
    def value_text(self) -> str | None:
        """The value as a string, exact: ``1493.03475``, ``1:16.8``, ``1.2-1.5``; null where there is none."""
        if self.value is None:
            return None
        if self.denominator is not None:
            return f"{self.value:f}:{self.denominator:f}"
        return f"{self.value:f}" if self.value_high is None else f"{self.value:f}-{self.value_high:f}"

    @property
    def key(self) -> CellKey:
        """What it is of."""
        return (self.indicator, self.region, self.period, self.scope)


CellKey = tuple[str, str, str, str]

# What a table of compulsory education writes where others write 全县.
COMPULSORY = ("义务教育", "义务教育阶段")


class NameKind(StrEnum):
    """What a name in a table that no alias knows stands for."""

    INDICATOR = "指标"
    REGION = "县区"
    PERIOD = "年度"
    UNIT = "单位"


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that no alias knows, and the first cell where it stands; its values are left out."""

    kind: NameKind
    name: str
    file: str
    sheet: str
    address: str


class CheckSeverity(StrEnum):
    """Whether a check blocks the sentences that use its cells."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class TableCheck:
    """Something about cells that cannot be right (error) or that a person should look at (warning).

    :param name: 分项之和等于合计, 各县之和等于全市, 比例在0至100%之间, 同比变化超过30%, 同一指标数值不一….
    :param expression: ``23976 + 12518 = 36494 ≠ 36490``.
    :param message: one Chinese sentence: what, in which cells, what to do.
    """

    name: str
    severity: CheckSeverity
    expression: str
    message: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class StatTable:
    """The statistics of one or more files.

    :param cells: in the order of files, sheets, rows; missing ones too. Of one key the first is looked up; the others
        stay in ``cells`` and, where they differ, in a check.
    :param notices: what the user should know of the files: formulas without a cached value, sheets left out.
    """

    cells: tuple[Cell, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    checks: tuple[TableCheck, ...] = ()
    notices: tuple[Notice, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[CellKey, Cell]:
        """The first cell of each key that has a value, else the first."""
        found: dict[CellKey, Cell] = {}
        for cell in self.cells:
            known = found.get(cell.key)
            if known is None or (known.value is None and cell.value is not None):
                found[cell.key] = cell
        return found

    @cached_property
    def blocked(self) -> frozenset[CellKey]:
        """Keys of cells that an error is about: no sentence may use them."""
        return frozenset(
            cell.key for check in self.checks if check.severity is CheckSeverity.ERROR for cell in check.cells
        )

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The places it holds, in its order."""
        return tuple(dict.fromkeys(cell.region for cell in self.cells))

    def find(self, indicator: str, *, region: str, year: int, scope: str = "") -> Cell | None:
        """The cell of a year: of the calendar year, else of the school year (2024-2025学年) or term that begins in it.

        A table that counts compulsory education alone may say so in every row: that is its whole.
        """
        periods = (str(year), f"{year}-{year + 1}学年", f"{year}秋季")
        scopes = (scope,) if scope else ("", *COMPULSORY)
        found = (self.by_key.get((indicator, region, period, each)) for each in scopes for period in periods)
        return next((cell for cell in found if cell is not None), None)
