"""The statistics behind the samples: long rows, and formulas over them (pure but for ``load``)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HEADER = ("县区", "年度", "指标", "范围", "数值", "单位", "备注")
WHOLE = ("全县", "全区", "全市", "合计")
TOKEN = re.compile(r"[+\-*/()]|\d+(?![\d.]*[^\d+\-*/()])|[^+\-*/()]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One statistic; ``value`` is None where the county does not collect it."""

    county: str
    year: int
    indicator: str
    scope: str
    value: Decimal | None
    unit: str
    note: str


def load(path: Path) -> list[Row]:
    """The rows of ``statistics.csv``."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                county=line["县区"],
                year=int(line["年度"]),
                indicator=line["指标"],
                scope=line["范围"],
                value=Decimal(line["数值"]) if line["数值"] else None,
                unit=line["单位"],
                note=line["备注"],
            )
            for line in csv.DictReader(file)
        ]


def lookup(rows: list[Row], *, county: str, year: int, name: str) -> Decimal:
    """The value of ``指标[·范围][@年度]``; without a scope the whole county's, or the only one there is."""
    name, _, other_year = name.partition("@")
    indicator, _, scope = name.partition("·")
    found = [
        row
        for row in rows
        if (row.county, row.year, row.indicator) == (county, int(other_year or year), indicator)
        and (not scope or row.scope == scope)
    ]
    if len(found) > 1:
        found = [row for row in found if row.scope in WHOLE]
    if len(found) != 1 or found[0].value is None:
        raise KeyError(f"{county} {year}: {name}")
    return found[0].value


def evaluate(rows: list[Row], *, county: str, year: int, expression: str) -> Decimal:
    """A formula of statistics, numbers, + - * / and brackets."""
    tokens = TOKEN.findall(expression)

    def factor() -> Decimal:
        token = tokens.pop(0)
        if token == "(":
            value = chain("+-")
            tokens.pop(0)
            return value
        return Decimal(token) if token.isdigit() else lookup(rows, county=county, year=year, name=token)

    def chain(operators: str) -> Decimal:
        operand = factor if operators == "*/" else lambda: chain("*/")
        value = operand()
        while tokens and tokens[0] in operators:
            operator, right = tokens.pop(0), operand()
            value = {"+": value.__add__, "-": value.__sub__, "*": value.__mul__, "/": value.__truediv__}[operator](
                right
            )
        return value

    return chain("+-")


def rounded_like(value: Decimal, printed: str) -> Decimal:
    """The value with as many decimals as the printed figure has, halves up."""
    return value.quantize(Decimal(printed), rounding=ROUND_HALF_UP)
