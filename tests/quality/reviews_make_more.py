"""Writes the workbooks of ``reviews_more``: ``python -m tests.quality.reviews_make_more``.

As ``reviews_make``: facts are one table a city, each source names its workbook and layout. Three years a city; every
workbook holds every county of its city.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.quality.caches import PROJECT
from tests.quality.reviews_make import Rows, _book, _keys, _lookup, _of, _value

FOLDER = PROJECT / "tests" / "quality" / "reviews_more"

# The sheets of a workbook by topic, each with words that its indicators hold; the last takes the rest.
_TOPICS = (("师资队伍", ("教师", "教职工")), ("经费与资助", ("经费", "资助")), ("学前教育", ("幼儿", "入园")))
_REST = "规模与普及"


def main() -> None:
    """Write every workbook that a source names."""
    for path in sorted((FOLDER / "sources").glob("*.txt")):
        head = path.read_text("utf-8").partition("\n\n")[0]
        meta = dict(line.split(": ", 1) for line in head.splitlines())
        with (FOLDER / meta["facts"]).open(encoding="utf-8", newline="") as file:
            LAYOUTS[meta["layout"]](FOLDER / meta["workbook"], list(csv.DictReader(file)))
        print(FOLDER.name, meta["workbook"])


def _topic(name: str) -> str:
    return next((topic for topic, words in _TOPICS if any(word in name for word in words)), _REST)


def _values(rows: Rows, county: str, key: tuple[str, str, str], years: Sequence[str]) -> list[Any]:
    values = _lookup(rows)
    return [_value(values[county, year, key[0], key[1]]) for year in years]


def topic_sheets(path: Path, rows: Rows) -> None:
    """A sheet a topic: 指标（单位） and 分类, then counties merged over their years."""
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    counties, years = _of(rows, "县区"), _of(rows, "年度")
    top = ["指标（单位）", "分类", *(county if not n else None for county in counties for n, _ in enumerate(years))]
    below = [None, None, *(f"{year}年" for _ in counties for year in years)]
    merged = ["A1:A2", "B1:B2"]
    for n in range(len(counties)):
        left = 3 + n * len(years)
        merged.append(f"{get_column_letter(left)}1:{get_column_letter(left + len(years) - 1)}1")
    sheets = []
    for topic in (_REST, *(topic for topic, _ in _TOPICS)):
        body = [
            [f"{key[0]}（{key[2]}）", key[1], *(v for county in counties for v in _values(rows, county, key, years))]
            for key in _keys(rows)
            if _topic(key[0]) == topic
        ]
        sheets.append((topic, [top, below, *body], merged))
    _book(path, sheets)


def county_year_rows(path: Path, rows: Rows) -> None:
    """A row a county and year, newest first, under a title; three header rows: indicator, scope, unit."""
    keys = _keys(rows)
    heads = [["地区", "年度", *(key[n] for key in keys)] for n in range(3)]
    for head in heads[1:]:
        head[:2] = ["", ""]
    body = [
        [county, f"{year}年", *(_values(rows, county, key, [year])[0] for key in keys)]
        for county in _of(rows, "县区")
        for year in _of(rows, "年度")[::-1]
    ]
    _book(path, [("三年数据", [["漳岭市义务教育主要数据"], *heads, *body], ["A2:A4", "B2:B4"])])


def grouped_lines(path: Path, rows: Rows) -> None:
    """A sheet a county: the indicator once, its scopes below it as 其中：小学; topics on lines of their own."""
    years, sheets = _of(rows, "年度"), []
    for county in _of(rows, "县区"):
        body: list[list[Any]] = [[f"{county}教育统计综合台账"], ["项目", "计量单位", *(f"{year}年" for year in years)]]
        for topic in (_REST, *(topic for topic, _ in _TOPICS)):
            body.append([topic])
            above = ""
            for key in (key for key in _keys(rows) if _topic(key[0]) == topic):
                name, scope, unit = key
                lone = [k[0] for k in _keys(rows)].count(name) == 1
                shown = (
                    name if lone or scope == "合计" else f"　其中：{scope}" if name == above else f"{name}（{scope}）"
                )
                body.append([shown, unit, *_values(rows, county, key, years)])
                above = name
        sheets.append((county, body, ["A1:E1"]))
    _book(path, sheets)


def years_stacked(path: Path, rows: Rows) -> None:
    """One sheet, a block a year: ``2024年`` on a line, then indicators by county; units in a column."""
    counties, body = _of(rows, "县区"), list[list[Any]]()
    for year in _of(rows, "年度")[::-1]:
        body.append([f"{year}年教育事业与经费情况"])
        body.append(["指标名称", "口径", "单位", *counties])
        for key in _keys(rows):
            body.append([*key, *(_values(rows, county, key, [year])[0] for county in counties)])
        body.append([])
    _book(path, [("对照", body, ())])


LAYOUTS: dict[str, Callable[[Path, Rows], None]] = {
    "topic_sheets": topic_sheets,
    "county_year_rows": county_year_rows,
    "grouped_lines": grouped_lines,
    "years_stacked": years_stacked,
}

if __name__ == "__main__":
    main()
