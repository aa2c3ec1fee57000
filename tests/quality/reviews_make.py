"""Writes the workbooks beside the drafts that people wrote: ``python -m tests.quality.reviews_make``.

The facts are one table a city (``facts-*.csv``); each draft names its workbook and how that is laid out, as the head of
its source says. Workbooks hold every county of their city, so that a wrong county can be told.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.quality.caches import PROJECT

FOLDERS = tuple(PROJECT / "tests" / "quality" / f"reviews_{name}" for name in ("dev", "fresh"))

Rows = Sequence[dict[str, str]]


def main() -> None:
    """Write every workbook that a source names."""
    for folder in FOLDERS:
        for path in sorted((folder / "sources").glob("*.txt")):
            head = path.read_text("utf-8").partition("\n\n")[0]
            meta = dict(line.split(": ", 1) for line in head.splitlines())
            with (folder / meta["facts"]).open(encoding="utf-8", newline="") as file:
                LAYOUTS[meta["layout"]](folder / meta["workbook"], list(csv.DictReader(file)))
            print(folder.name, meta["workbook"])


def _book(path: Path, sheets: Sequence[tuple[str, Sequence[Sequence[Any]], Sequence[str]]]) -> None:
    """Sheets of name, rows and merged ranges."""
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
    book.save(path)


def _value(text: str) -> int | float | None:
    if not text:
        return None
    return float(text) if "." in text else int(text)


def _of(rows: Rows, column: str) -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows))


def _whole(scope: str) -> str:
    return "合计" if scope in ("全县", "全区", "全市") else scope


def _keys(rows: Rows) -> list[tuple[str, str, str]]:
    return list(dict.fromkeys((row["指标"], _whole(row["范围"]), row["单位"]) for row in rows))


def _lookup(rows: Rows) -> dict[tuple[str, str, str, str], str]:
    return {(row["县区"], row["年度"], row["指标"], _whole(row["范围"])): row["数值"] for row in rows}


def sheet_per_county(path: Path, rows: Rows) -> None:
    """A sheet a county: 序号 指标名称 范围 计量单位 2023年 2024年 备注, under a title and who filled it in."""
    values, years = _lookup(rows), _of(rows, "年度")
    notes = {(row["指标"], _whole(row["范围"])): row["备注"] for row in rows if row["备注"]}
    sheets = []
    for county in _of(rows, "县区"):
        body = [
            (
                n,
                name,
                scope,
                unit,
                *(_value(values[county, year, name, scope]) for year in years),
                notes.get((name, scope)),
            )
            for n, (name, scope, unit) in enumerate(_keys(rows), start=1)
        ]
        head = ("序号", "指标名称", "范围", "计量单位", *(f"{year}年" for year in years), "备注")
        title = f"{county}教育事业主要统计数据"
        sheets.append((county, [(title,), (f"填报单位：{county}教育局",), head, *body], ["A1:G1", "A2:G2"]))
    _book(path, sheets)


def sheet_per_year(path: Path, rows: Rows) -> None:
    """A sheet a year, a row a county: the indicator with its unit over its scopes, in two merged header rows."""
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    values, keys = _lookup(rows), _keys(rows)
    names = list(dict.fromkeys((name, unit) for name, _, unit in keys))
    columns = [(name, unit, scope) for name, unit in names for n, scope, u in keys if (n, u) == (name, unit)]
    top = ["县（市、区）"] + [f"{name}（{unit}）" for name, unit, _ in columns]
    merged = ["A1:A2"]
    for n in range(2, len(top) + 1):
        same = top.count(top[n - 1])
        if same > 1 and top.index(top[n - 1]) == n - 1:
            merged.append(f"{get_column_letter(n)}1:{get_column_letter(n + same - 1)}1")
    sheets = []
    for year in _of(rows, "年度"):
        body = [
            [county, *(_value(values[county, year, name, scope]) for name, _, scope in columns)]
            for county in _of(rows, "县区")
        ]
        sheets.append((f"{year}年", [top, [None, *(scope for *_, scope in columns)], *body], merged))
    _book(path, sheets)


def long(path: Path, rows: Rows) -> None:
    """A line a value: 年份 地区 指标 学段/范围 数值 计量单位 说明."""
    head = ("年份", "地区", "指标", "学段/范围", "数值", "计量单位", "说明")
    body = [
        (f"{r['年度']}年", r["县区"], r["指标"], r["范围"], _value(r["数值"]), r["单位"], r["备注"] or None)
        for r in rows
    ]
    _book(path, [("明细", [head, *body], ())])


def _county_columns(rows: Rows) -> list[list[str]]:
    values, counties, years = _lookup(rows), _of(rows, "县区"), _of(rows, "年度")
    head = ["指标", "范围", "单位", *(f"{county}{year}年" for county in counties for year in years)]
    return [
        head,
        *(
            [name, scope, unit, *(values[county, year, name, scope] for county in counties for year in years)]
            for name, scope, unit in _keys(rows)
        ),
    ]


def csv_counties(path: Path, rows: Rows) -> None:
    """Columns 芦洲县2023年 芦洲县2024年 …, in GB18030."""
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(_county_columns(rows))


def csv_rows(path: Path, rows: Rows) -> None:
    """A row a county and year, a column an indicator (班级数·小学); UTF-8 with its mark."""
    values, keys = _lookup(rows), _keys(rows)
    named = [f"{name}{'' if scope == '合计' else f'（{scope}）'}/{unit}" for name, scope, unit in keys]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["地区", "年份", *named])
        for county in _of(rows, "县区"):
            for year in _of(rows, "年度"):
                writer.writerow([county, year, *(values[county, year, name, scope] for name, scope, _ in keys)])


def years_over_counties(path: Path, rows: Rows) -> None:
    """Years merged over counties, numbers of four digits and more as text with separators."""
    from openpyxl.utils import get_column_letter

    values, counties, years = _lookup(rows), _of(rows, "县区"), _of(rows, "年度")
    first = ["指标名称", "统计范围", "计量单位"] + [f"{year}年" for year in years for _ in counties]
    second = [None, None, None] + [county for _ in years for county in counties]
    merged = ["A1:A2", "B1:B2", "C1:C2"]
    for n, _ in enumerate(years):
        left = 4 + n * len(counties)
        merged.append(f"{get_column_letter(left)}1:{get_column_letter(left + len(counties) - 1)}1")
    body = [
        [name, scope, unit, *(_separated(values[c, y, name, scope]) for y in years for c in counties)]
        for name, scope, unit in _keys(rows)
    ]
    _book(path, [("对照表", [first, second, *body], merged)])


def _separated(text: str) -> str | int | float | None:
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}" if len(whole) > 3 else _value(text)


def county_merged(path: Path, rows: Rows) -> None:
    """The county merged down over its indicators, each with scope and unit; last year after this one."""
    values, keys, years = _lookup(rows), _keys(rows), _of(rows, "年度")[::-1]
    body: list[list[Any]] = [["县区", "指标", "范围", "单位", *(f"{year}年" for year in years)]]
    merged = []
    for county in _of(rows, "县区"):
        top = len(body) + 1
        for n, (name, scope, unit) in enumerate(keys):
            shown = [_value(values[county, year, name, scope]) for year in years]
            body.append([None if n else county, name, scope, unit, *shown])
        merged.append(f"A{top}:A{len(body)}")
    _book(path, [("分县汇总", body, merged)])


LAYOUTS: dict[str, Callable[[Path, Rows], None]] = {
    "sheet_per_county": sheet_per_county,
    "sheet_per_year": sheet_per_year,
    "long": long,
    "csv_counties": csv_counties,
    "csv_rows": csv_rows,
    "years_over_counties": years_over_counties,
    "county_merged": county_merged,
}

if __name__ == "__main__":
    main()
