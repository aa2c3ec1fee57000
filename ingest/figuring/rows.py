"""Rows of tables as figures: headers say what, of whom, when and in which unit (pure).

A header may hold several at once (小学在校生（人）, 2023年实际); in a long table the other cells of the row
say them (指标, 县区, 年度, 范围, 单位).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.figures import FigureKind, PeriodBasis
from corpus.quantity import Quantity, read_quantities, value_text
from corpus.terms import Indicator
from ingest.figuring.beyond import beyond
from ingest.figuring.clauses import read_sentence
from ingest.figuring.cuts import is_figure
from ingest.figuring.headers import (
    CALIBER_WORD,
    TARGET_WORD,
    Headers,
    headers_above,
    is_total,
    read_header,
    read_place,
    read_scope,
)
from ingest.figuring.kinds import duties_at
from ingest.figuring.names import tidy
from ingest.figuring.nouns import Draft, FigureCell, Paper, Standing, Value
from ingest.figuring.parts import is_mean
from ingest.figuring.scopes import default_scope, placed
from ingest.figuring.times import Time, papers_time, times_in_words
from ingest.figuring.words import Scope, scopes_in

LONGEST_QUOTE = 90  # characters; a longer row is quoted from the value's own header on
_NUMBER = re.compile(
    r"[-+−]?\s*[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*[%％‰]?|\d+(?:\.\d+)?\s*[:：∶]\s*\d+(?:\.\d+)?"
)
_ROLES = {
    "label": re.compile(r"^(?:指标|指标名称|项目|名称|统计项目|内容|指标项|数据项)$"),
    "place": re.compile(
        r"^(?:县区|县\(市、区\)|县市区|地区|区域|行政区划|县\(区\)|区县|县|县区名称|单位名称|县市|市县|乡镇|镇街|乡镇\(街道\)|学区|片区"
        r"|所属片区|督学责任区|责任区|教联体|教育集团|集团|学校|学校名称|校名|园名|幼儿园名称)$"
    ),
    "time": re.compile(r"^(?:年度|年份|年|时间|统计年度|学年|学年度|学期|时期|统计时间|实施年度|建设年度)$"),
    "scope": re.compile(r"^(?:范围|口径|学段|口径/范围|学段/范围|类别|学校类别|层次|对象|范围\(口径\)|类型|学校类型)$"),
    "unit": re.compile(r"^(?:单位|计量单位)$"),
    "note": re.compile(r"^(?:备注|说明|注|口径说明)$"),
    "value": re.compile(r"^(?:数值|值|数据|数量|统计值|指标值|完成值|实际值|目标值|本年|上年|本期)$"),
}
_NO_FIGURE = re.compile(
    r"^(?:序号|编号|行次|No\.?|#|代码|电话|联系电话|联系人|邮编|时间|日期|完成时限|年度|年份|年)$", re.I
)
_WIDE = "义务教育"
_Told = tuple[Draft, Headers, str, int]  # a figure, what its headers say, its column, and where its row begins


def read_cells(paper: Paper, cells: Sequence[FigureCell]) -> Iterator[Draft]:
    """The figures of a paper's table cells, in reading order."""
    text = paper.text
    rows: dict[int, list[FigureCell]] = {}
    for cell in cells:
        rows.setdefault(text.rfind("\n", 0, cell.start) + 1, []).append(cell)
    above, previous_end = Headers(), -2
    table: list[_Told] = []
    for line, row in sorted(rows.items()):
        if line != previous_end + 1:
            above = replace(headers_above(paper, line), span=_span(paper, rows, line))
            yield from _hung(table)
            table = []
        table += _row(paper, line, row, above)
        found = text.find("\n", line)
        previous_end = len(text) if found < 0 else found
    yield from _hung(table)


def _span(paper: Paper, rows: dict[int, list[FigureCell]], line: int) -> Time | None:
    """The years that the rows of the table at ``line`` go over, which its row of totals is of: 2024-2026."""
    years: list[int] = []
    while (row := rows.get(line)) is not None:
        for cell in row:
            time = times_in_words(paper, paper.text[cell.start : cell.end]) if _is_of(cell, "time") else None
            if time is not None and re.fullmatch(r"\d{4}", time[0] or ""):
                years.append(int(time[0] or 0))
        line = paper.text.find("\n", line) + 1 or len(paper.text)
    going_on = len(years) > 1 and sorted(years) == list(range(min(years), min(years) + len(years)))
    return (f"{min(years)}-{max(years)}", PeriodBasis.STATED) if going_on else None


def _is_of(cell: FigureCell, role: str) -> bool:
    return _ROLES[role].match(tidy(cell.column_header)) is not None


def _hung(table: Sequence[_Told]) -> Iterator[Draft]:
    """The figures of a table; those of a column that has one row of totals hang on it, so do the places of a row."""
    totals: dict[str | int, list[Draft]] = {}
    for draft, said, column, line in table:
        if said.total and draft.value.unit not in ("%", "‰", "比", "") and not is_mean(draft.label):
            totals.setdefault(column, []).append(draft)
            if is_total(column):
                totals.setdefault(line, []).append(draft)
    for draft, said, column, line in table:
        part_of_row = not said.total and said.region is not None and _is_header_of(said.region, column)
        total = totals.get(line if part_of_row else column, [])
        if len(total) == 1 and not said.total and draft.value.unit == total[0].value.unit:
            draft.whole = total[0]
        yield draft


def _is_header_of(region: str, column: str) -> bool:
    """Whether a column is of this place."""
    return bool(column) and tidy(column) in region


def _row(paper: Paper, line: int, row: Sequence[FigureCell], above: Headers) -> Iterator[_Told]:
    text = paper.text
    roles = {name: cell for cell in row for name, role in _ROLES.items() if role.match(tidy(cell.column_header))}
    for cell in row:
        printed = text[cell.start : cell.end]
        header = tidy(cell.column_header)
        if _NO_FIGURE.match(header) or any(
            roles.get(name) is cell for name in ("label", "place", "time", "unit", "note")
        ):
            continue
        if not _NUMBER.fullmatch(printed.strip()):
            if cell.row_header or not _is_label(cell, row):
                yield from ((draft, Headers(), "", line) for draft in _told(paper, cell, above))
            continue
        said = _said(paper, cell, row, roles, above)
        draft = _figure(paper, line, cell, printed, said)
        if draft is not None:
            yield draft, said, cell.column_header, line


def _is_label(cell: FigureCell, row: Sequence[FigureCell]) -> bool:
    return any(other.row_header for other in row if other is not cell)


def _told(paper: Paper, cell: FigureCell, above: Headers) -> Iterator[Draft]:
    """A cell of words may hold sentences with figures of their own."""
    some = [q for q in read_quantities(paper.text, start=cell.start, end=cell.end) if is_figure(paper.text, q)]
    if some:
        standing = Standing(above.region or paper.document.region, above.time or papers_time(paper))
        yield from read_sentence(
            paper, cell.start, cell.end, some, standing=standing, duties=duties_at(paper, cell.start)
        )


def _figure(paper: Paper, line: int, cell: FigureCell, printed: str, said: Headers) -> Draft | None:
    quantity = _value(printed)
    if quantity is None:
        return None
    unit = quantity.unit or said.unit
    labels = said.labels
    indicator, scope, name = _indicator(paper, labels, unit, said.scope)
    if not unit and indicator is not None and indicator.unit == "%":
        unit = "%"
    if indicator is None and not any(labels) and scope is None:
        return None
    region = said.region or paper.document.region
    value = Value(
        quantity.value,
        value_text(quantity),
        unit or _own_unit(indicator),
        quantity.qualifier,
        quantity.value_high,
        quantity.denominator,
    )
    start = line if cell.end - line <= LONGEST_QUOTE else _header_start(paper.text, line, cell)
    draft = Draft(value, start, cell.end, cell.start, cell.end)
    draft.label = name or "·".join(labels) or tidy(cell.column_header)
    draft.region = region
    if indicator is not None:
        draft.indicator, draft.scope = placed(paper.names, indicator, scope, region)
    else:
        draft.scope = scope.name if scope else ""
    draft.period, draft.basis = said.time or papers_time(paper)
    draft.caliber = said.caliber
    draft.kind = said.kind or FigureKind.ACTUAL
    if not draft.scope and scope is None:
        draft.scope = default_scope(draft.indicator, region)
    if said.beyond:
        beyond(draft)
    return draft


def _own_unit(indicator: Indicator | None) -> str:
    return indicator.unit if indicator is not None and "x" not in indicator.unit and indicator.unit != "年份" else ""


def _value(printed: str) -> Quantity | None:
    found = read_quantities(printed)
    if len(found) == 1 and found[0].end - found[0].start == len(printed.strip()):
        return found[0]
    plain = printed.strip().replace("，", "").replace(",", "")
    found = read_quantities(f"值为{plain}") if not plain.startswith(("-", "−", "+")) else []
    if len(found) == 1:
        return found[0]
    # 2023 alone in a cell of values is a count, though elsewhere it is a year.
    counted = read_quantities(f"共{plain}个")
    if len(counted) != 1:
        return None
    one = counted[0]
    return Quantity(0, len(printed), printed, one.value, one.value_high, one.denominator, "", "")


def _said(
    paper: Paper, cell: FigureCell, row: Sequence[FigureCell], roles: dict[str, FigureCell], above: Headers
) -> Headers:
    text = paper.text
    said = Headers(region=above.region, time=above.time)
    told = {name: text[found.start : found.end].strip() for name, found in roles.items()}
    if "label" in told and roles["label"] is not cell:
        read_header(paper, told["label"], said)
    elif "value" not in told:
        for part in cell.row_header.split("·"):
            if part not in (told.get("place"), told.get("time")):
                read_header(paper, part, said)
    if "place" in told and roles["place"] is not cell:
        said.region = None
        read_place(paper, told["place"], said)
    if "scope" in told and roles["scope"] is not cell:
        read_scope(told["scope"], said)
    if "time" in told and roles["time"] is not cell:
        said.time = times_in_words(paper, told["time"]) or said.time
        if is_total(told["time"]):
            said.time, said.total = above.span or said.time, True
    if "unit" in told:
        said.unit = told["unit"]
    if "note" in told and CALIBER_WORD.match(told["note"]):
        said.caliber = told["note"]
    header = tidy(cell.column_header)
    if not _ROLES["value"].match(header):
        for part in cell.column_header.split("·"):
            read_header(paper, part, said)
    elif TARGET_WORD.search(header):
        said.kind = FigureKind.TARGET
    said.unit = said.unit or above.unit
    if said.kind is None and said.time is not None and _is_ahead(paper, cell, said.time):
        said.kind = FigureKind.TARGET
    return said


def _is_ahead(paper: Paper, cell: FigureCell, time: Time) -> bool:
    """Whether a row or a column is of a time that is still to come; a plan without a date plans its rows of years."""
    year = int((paper.document.date or "")[:4] or paper.document.year or 0)
    if not year:
        return duties_at(paper, cell.start)
    return bool(time[0] and time[0][:4].isdigit() and int(time[0][:4]) > year)


def _indicator(
    paper: Paper, labels: Sequence[str], unit: str, scope: Scope | None
) -> tuple[Indicator | None, Scope | None, str]:
    """The indicator that the labels name, alone or one with the next; its scope where a label holds that."""
    names = paper.names
    kept = [label for label in labels if label]
    tries = [
        *reversed(kept),
        *(a + b for a, b in pairwise(kept)),
        *(_WIDE + label for label in reversed(kept)),
        *("总" + label for label in reversed(kept)),
    ]
    for label in tries:
        for told in (unit, "%") if not unit else (unit,):
            match = names.ending(label, told) if told or not unit else None
            if match is None and not unit:
                match = names.any_ending(label)
            if match is not None:
                inside = scopes_in(match.before)
                return match.indicator, scope or (inside[-1] if inside and label in kept else None), label
    for label in reversed(kept) if unit else ():
        if (apart := names.ending_apart(label, unit)) is not None:  # 新增|小学|学位
            return apart[0].indicator, scope or apart[1], label
    if scope is not None and unit and not kept:
        found = names.exact(scope.name + "学校数", unit) if unit == "所" else None
        return found, scope, scope.name
    return None, scope, "·".join(kept)


def _header_start(text: str, line: int, cell: FigureCell) -> int:
    found = text.rfind("；", line, cell.start)
    return max(line, found + 1)
