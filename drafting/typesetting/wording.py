"""What comments and appendices say of evidence, gaps and findings: nouns in, Chinese out (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.periods import period_label
from corpus.quantity import write_quantity
from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.cells import Cell, CellStatus
from drafting.drafts import Basis, Computation, Evidence, Gap, Sentence, TableRow
from drafting.findings import Finding, Severity
from drafting.references import source_line

#: What a draft leaves for a person, in its own text: 【待补：…】 and 【待核】.
MARK = re.compile("【待[补核][^】]*】")
NO_VALUE = "—"
_CONFIRM = "【待核】"
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}
_STATUSES = {
    CellStatus.MISSING: "没有数",
    CellStatus.UNCACHED: "是没有算出结果的公式",
    CellStatus.UNREADABLE: "读不出数",
    CellStatus.VALUE: "没有数",
}
_DATE = re.compile(r"(\d{4})(?:年|[-/.])0?(\d{1,2})(?:月|[-/.])0?(\d{1,2})日?")


def base_name(file: str) -> str:
    """The name of a file without its folders."""
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def named(name: str, scope: str) -> str:
    """An indicator with its scope, where its name does not hold it: 学校数（小学）."""
    return f"{name}（{scope}）" if scope and scope not in name else name


def value_of(cell: Cell, *, unit: bool = True) -> str:
    """79所, 99%以上, 1:16.8; without the unit 79; what the cell shows where it is no number."""
    if cell.value is None:
        return cell.raw.strip() or NO_VALUE
    bare = unit or cell.denominator is not None
    return write_quantity(cell if bare else replace(cell, unit=""))


def cell_line(cell: Cell) -> str:
    """``统计数据!E37 = 79所（2024年，云岭县）；学校数（小学），统计.xlsx``."""
    said = f"{cell.place} " + (_STATUSES[cell.status] if cell.value is None else f"= {value_of(cell)}")
    note = f"；{cell.note}" if cell.note else ""
    of = f"（{period_label(cell.period)}，{cell.region}）"
    return f"{said}{of}；{named(cell.name, cell.scope)}，{base_name(cell.file)}{note}"


def evidence_lines(evidence: Evidence) -> Iterator[str]:
    """What one piece of evidence is, a line each."""
    if isinstance(evidence, Cell):
        yield cell_line(evidence)
    elif isinstance(evidence, Computation):
        yield f"计算：{evidence.expression}，写作{evidence.shown}"
        yield from map(cell_line, evidence.cells)
    elif isinstance(evidence, Citation):
        yield f"{source_line(evidence)}：“{evidence.quote}”"
    else:
        yield threshold_line(evidence)


def threshold_line(threshold: Threshold) -> str:
    """标准：资源配置第3项，不低于4.5平方米，来源《…》."""
    name = "，".join(part for part in (threshold.name, threshold.scope, threshold.wording) if part)
    note = f"；{threshold.note}" if threshold.note else ""
    return f"标准：{name}，来源：{threshold.source}{note}"


def note_of(sentence: Sentence, *, gaps: Sequence[Gap]) -> str:
    """The comment on a sentence: what it rests on, a line each; says so where it rests on nothing."""
    lines = [line for evidence in sentence.evidence for line in evidence_lines(evidence)]
    if sentence.basis is Basis.TEMPLATE:
        lines.insert(0, "模板固定用语")
    if sentence.basis is Basis.PRECEDENT and lines:
        lines.insert(0, "借用材料中的用语，数字、地名等已去掉或换成本表的数")
    if _CONFIRM in sentence.text:
        lines.append(f"这一句借自别的材料或往年材料，请确认属实后删去{_CONFIRM}。")
    lines += gap_lines(sentence.text, gaps)
    return "\n".join(dict.fromkeys(lines)) or "没有查到依据，请核实。"


def gap_lines(text: str, gaps: Sequence[Gap]) -> Iterator[str]:
    """What is missing at each mark of a text."""
    for mark in dict.fromkeys(MARK.findall(text)):
        if mark != _CONFIRM:
            messages = dict.fromkeys(gap.message for gap in gaps if gap.mark == mark and gap.message)
            yield f"{mark} " + ("".join(messages) or "没有数据，请补上。")


def finding_line(finding: Finding) -> str:
    """【错误】一句话（“quote”，应为79所）."""
    expected = f"，应为{finding.expected}" if finding.expected and finding.expected not in finding.message else ""
    quote = f"“{finding.quote}”" if finding.quote and finding.quote not in finding.message else ""
    aside = f"（{(quote + expected).removeprefix('，')}）" if quote or expected else ""
    return f"【{SEVERITIES[finding.severity]}】{finding.message.rstrip('。')}{aside}。"


def unit_of(row: TableRow) -> str:
    """What the unit column says of a row."""
    return row.unit or next((cell.unit for cell in row.cells if cell and cell.unit), "")


def shown_in(row: TableRow, cell: Cell | None) -> str:
    """A cell of the appendix table: its number, with the unit only where the row has another."""
    if cell is None or cell.value is None:
        return NO_VALUE
    return value_of(cell, unit=cell.unit != unit_of(row))


def cells_of(evidence: Iterable[Evidence]) -> Iterator[Cell]:
    """The cells among evidence, those of computations too."""
    for each in evidence:
        if isinstance(each, Cell):
            yield each
        elif isinstance(each, Computation):
            yield from each.cells


def said_date(dated: str) -> str:
    """2024年9月5日: Arabic, full year, no leading zeros (7.3.5.4); other wordings as they are."""
    match = _DATE.fullmatch(dated.strip())
    return f"{match[1]}年{match[2]}月{match[3]}日" if match else dated.strip()
