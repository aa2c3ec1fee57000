"""Rows of tables as figures: headers say what, of whom, when and in which unit (pure).

A header may hold several of these at once (小学在校生（人）, 2023年实际), and in a long table the other cells of the row
say them (指标, 县区, 年度, 范围, 单位).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.figures import FigureKind
from corpus.periods import find_periods
from corpus.quantity import Quantity, read_quantities, value_text
from corpus.terms import Indicator
from ingest.figure_clauses import read_sentence
from ingest.figure_cuts import is_figure
from ingest.figure_kinds import duties_at
from ingest.figure_names import tidy
from ingest.figure_nouns import Draft, FigureCell, Paper, Standing, Value
from ingest.figure_places import places_in_words
from ingest.figure_scopes import default_scope, placed
from ingest.figure_times import Time, papers_time, time_of, times_in_words
from ingest.figure_units import is_unit
from ingest.figure_words import Scope, scope_only, scopes_in

LONGEST_QUOTE = 90  # characters; a longer row is quoted from the value's own header on
LOOK_ABOVE = 3  # lines above a table that may be its title or say 单位：人

_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
_NUMBER = re.compile(r"[-+−]?\s*[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*[%％‰]?|\d+(?:\.\d+)?\s*[:：∶]\s*\d+(?:\.\d+)?")
_ROLES = {
    "label": re.compile(r"^(?:指标|指标名称|项目|名称|统计项目|内容|指标项|数据项)$"),
    "place": re.compile(r"^(?:县区|县\(市、区\)|县市区|地区|区域|行政区划|县\(区\)|区县|县|县区名称|单位名称|县市|市县|乡镇|镇街|乡镇\(街道\)|学区|片区)$"),
    "time": re.compile(r"^(?:年度|年份|年|时间|统计年度|学年|时期|统计时间)$"),
    "scope": re.compile(r"^(?:范围|口径|学段|口径/范围|学段/范围|类别|学校类别|层次|对象|范围\(口径\)|类型|学校类型)$"),
    "unit": re.compile(r"^(?:单位|计量单位)$"),
    "note": re.compile(r"^(?:备注|说明|注|口径说明)$"),
    "value": re.compile(r"^(?:数值|值|数据|数量|统计值|指标值|完成值|实际值|目标值|本年|上年|本期)$"),
}
_NO_FIGURE = re.compile(r"^(?:序号|编号|行次|No\.?|#|代码|电话|联系电话|联系人|邮编|时间|日期|完成时限|年度|年份|年)$", re.I)
_TOTAL = re.compile(r"^(?:合计|总计|共计|小计|全市|全县|全区|全旗|全州|全市合计|全县合计|全区合计|平均|总体)$")
_TARGET = re.compile(r"目标|计划|规划|预期|预计|拟")
_STANDARD = re.compile(r"标准|要求|国定|省定|限值|阈值|基准|底线")
_ACTUAL = re.compile(r"实际|完成|现状|达到|现有")
_LAST_YEAR = re.compile(r"上年|去年")
_SAID_UNIT = re.compile(r"单位\s*[:：]\s*([^\s,，;；)）、]{1,8})")
_CALIBER = re.compile(r"^(?:不?含|包括|不包括|\d+人)")
_WIDE = "义务教育"


@dataclass(slots=True)
class _Headers:
    """What the headers of one cell say."""

    labels: list[str] = field(default_factory=list)
    scope: Scope | None = None
    region: str | None = None
    total: bool = False
    time: Time | None = None
    unit: str = ""
    caliber: str | None = None
    kind: FigureKind | None = None


def read_cells(paper: Paper, cells: Sequence[FigureCell]) -> Iterator[Draft]:
    """The figures of a paper's table cells, in reading order."""
    text = paper.text
    rows: dict[int, list[FigureCell]] = {}
    for cell in cells:
        rows.setdefault(text.rfind("\n", 0, cell.start) + 1, []).append(cell)
    above, previous_end = _Headers(), -2
    for line, row in sorted(rows.items()):
        if line != previous_end + 1:
            above = _above(paper, line)
        yield from _row(paper, line, row, above)
        found = text.find("\n", line)
        previous_end = len(text) if found < 0 else found


def _row(paper: Paper, line: int, row: Sequence[FigureCell], above: _Headers) -> Iterator[Draft]:
    text = paper.text
    roles = {name: cell for cell in row for name, role in _ROLES.items() if role.match(tidy(cell.column_header))}
    for cell in row:
        printed = text[cell.start : cell.end]
        header = tidy(cell.column_header)
        if _NO_FIGURE.match(header) or any(roles.get(name) is cell for name in ("label", "place", "time", "unit", "note")):
            continue
        if not _NUMBER.fullmatch(printed.strip()):
            if cell.row_header or not _is_label(cell, row):
                yield from _told(paper, cell, above)
            continue
        said = _said(paper, cell, row, roles, above)
        draft = _figure(paper, line, cell, printed, said)
        if draft is not None:
            yield draft


def _is_label(cell: FigureCell, row: Sequence[FigureCell]) -> bool:
    return any(other.row_header for other in row if other is not cell)


def _told(paper: Paper, cell: FigureCell, above: _Headers) -> Iterator[Draft]:
    """A cell of words may hold sentences with figures of their own."""
    some = [
        q for q in read_quantities(paper.text, start=cell.start, end=cell.end) if is_figure(paper.text, q)
    ]
    if some:
        standing = Standing(above.region or paper.document.region, above.time or papers_time(paper))
        yield from read_sentence(paper, cell.start, cell.end, some, standing=standing, duties=duties_at(paper, cell.start))


def _figure(paper: Paper, line: int, cell: FigureCell, printed: str, said: _Headers) -> Draft | None:
    quantity = _value(printed)
    if quantity is None:
        return None
    unit = quantity.unit or said.unit
    labels = said.labels
    indicator, scope, name = _indicator(paper, labels, unit, said.scope)
    if not unit and indicator is not None and indicator.unit == "%":
        unit = "%"
    if not unit and indicator is None:
        return None
    region = said.region or paper.document.region
    value = Value(quantity.value, value_text(quantity), unit or _own_unit(indicator), quantity.qualifier, quantity.value_high, quantity.denominator)
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
    paper: Paper, cell: FigureCell, row: Sequence[FigureCell], roles: dict[str, FigureCell], above: _Headers
) -> _Headers:
    text = paper.text
    said = _Headers(region=above.region, time=above.time, unit="", kind=None)
    told = {name: text[found.start : found.end].strip() for name, found in roles.items()}
    if "label" in told and roles["label"] is not cell:
        _read_header(paper, told["label"], said)
    elif "value" not in told:
        for part in cell.row_header.split("·"):
            _read_header(paper, part, said)
    if "place" in told and roles["place"] is not cell:
        said.region = None
        _read_header(paper, told["place"], said)
    if "scope" in told and roles["scope"] is not cell:
        _read_scope(told["scope"], said)
    if "time" in told and roles["time"] is not cell:
        said.time = times_in_words(paper, told["time"]) or said.time
    if "unit" in told:
        said.unit = told["unit"]
    if "note" in told and _CALIBER.match(told["note"]):
        said.caliber = told["note"]
    header = tidy(cell.column_header)
    if not _ROLES["value"].match(header):
        for part in cell.column_header.split("·"):
            _read_header(paper, part, said)
    elif _TARGET.search(header):
        said.kind = FigureKind.TARGET
    said.unit = said.unit or above.unit
    if said.kind is None and duties_at(paper, cell.start) and said.time is not None and _is_later(paper, said.time):
        said.kind = FigureKind.TARGET
    return said


def _is_later(paper: Paper, time: Time) -> bool:
    year = paper.document.year
    return bool(year and time[0] and time[0][:4].isdigit() and int(time[0][:4]) > year)


def _read_header(paper: Paper, header: str, said: _Headers) -> None:
    """Take from one header the unit, the time, the place, the part, the kind; what is left is a label."""
    words = tidy(header)
    for note in _BRACKET.findall(words):
        for piece in re.split(r"[,、;/]", note) if not is_unit(note) else [note]:
            if is_unit(piece):
                said.unit = said.unit or piece
            elif _CALIBER.match(piece):
                said.caliber = piece
            elif piece and said.scope is None and scope_only(piece) is not None:
                said.scope = scope_only(piece)
    words = _BRACKET.sub("", words)
    time = times_in_words(paper, words)
    if time is not None:
        said.time = time
        words = _without_time(words)
    elif _LAST_YEAR.search(words) and paper.document.year:
        said.time = (str(paper.document.year - 1), papers_time(paper)[1])
        words = _LAST_YEAR.sub("", words)
    for pattern, kind in ((_TARGET, FigureKind.TARGET), (_STANDARD, FigureKind.STANDARD), (_ACTUAL, FigureKind.ACTUAL)):
        if pattern.search(words) and (time is not None or pattern.fullmatch(words[:2]) or pattern.fullmatch(words)):
            said.kind = kind
            words = re.sub(rf"(?:{pattern.pattern})(?:值|数|情况)?", "", words)
    if not words or words in ("情况", "数", "值", "数值"):
        return
    if _TOTAL.match(words):
        said.total, said.scope = True, None
        if words.startswith("全"):
            said.region = paper.document.region
        return
    if (scope := scope_only(words)) is not None:
        said.scope = scope
        if not said.labels:
            said.labels.append("")
        return
    place = places_in_words(paper, words)
    if place is not None:
        said.region = place
        return
    said.labels.append(words)


def _read_scope(words: str, said: _Headers) -> None:
    told = _BRACKET.sub("", tidy(words))
    if _TOTAL.match(told) or not told:
        return
    said.scope = scope_only(told) or Scope(told, "label", 0, len(told))


def _indicator(
    paper: Paper, labels: Sequence[str], unit: str, scope: Scope | None
) -> tuple[Indicator | None, Scope | None, str]:
    """The indicator that the labels name, alone or one with the next; its scope where a label holds that."""
    names = paper.names
    kept = [label for label in labels if label]
    tries = [*reversed(kept), *(a + b for a, b in zip(kept, kept[1:], strict=False)), *(_WIDE + label for label in reversed(kept))]
    for label in tries:
        for told in (unit, "%") if not unit else (unit,):
            match = names.ending(label, told) if told or not unit else None
            if match is None and not unit:
                match = names.any_ending(label)
            if match is not None:
                inside = scopes_in(match.before)
                return match.indicator, scope or (inside[-1] if inside and label in kept else None), label
    if scope is not None and unit and not kept:
        found = names.exact(scope.name + "学校数", unit) if unit == "所" else None
        return found, scope, scope.name
    return None, scope, "·".join(kept)


def _header_start(text: str, line: int, cell: FigureCell) -> int:
    found = text.rfind("；", line, cell.start)
    return max(line, found + 1)


def _above(paper: Paper, line: int) -> _Headers:
    """What the lines above a table say for all of it: its time, 单位：人."""
    said = _Headers()
    end = line - 1
    for _ in range(LOOK_ABOVE):
        if end <= 0:
            break
        start = paper.text.rfind("\n", 0, end) + 1
        words = paper.text[start:end]
        if not said.unit and (unit := _SAID_UNIT.search(words)) and is_unit(unit[1]):
            said.unit = unit[1]
        if len(words) <= 60 and said.time is None:
            for mention in paper.periods:
                if start <= mention.start < end:
                    said.time = time_of(paper, mention)
                    break
        if len(words) > 60:
            break
        end = start - 1
    if said.time is not None and said.time[0] is None:
        said.time = None
    if said.time is not None and re.search(r"-(?!\d{2}$)", said.time[0] or "") and "学年" not in (said.time[0] or ""):
        said.time = None  # 2023—2024年…情况: the columns say which
    return said


def _without_time(words: str) -> str:
    for mention in reversed(find_periods(words)):
        words = words[: mention.start] + words[mention.end :]
    return words.removeprefix("年").removeprefix("年度").removeprefix("底").removeprefix("末")
