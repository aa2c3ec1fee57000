"""The rows of the appendices: where each number comes from, what is missing, what is cited (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.cells import Cell
from drafting.drafts import Computation, Draft, Evidence, Sentence, Source
from drafting.findings import Severity
from drafting.references import References, numbered
from drafting.typesetting.wording import SEVERITIES, base_name, cells_of, finding_line, named, threshold_line, value_of

SOURCE_COLUMNS = ("序号", "指标", "数值", "文件", "工作表!单元格", "计算")
GAP_COLUMNS = ("序号", "所在部分", "待补内容", "说明")
_TYPES = {"statistics": "统计数据", "document": "参考材料", "standard": "标准"}

SourceRow = tuple[str, str, str, str, str]


def sentences_of(draft: Draft) -> Iterator[Sentence]:
    """All sentences, in order."""
    for section in draft.sections:
        for paragraph in section.paragraphs:
            yield from paragraph.sentences


def source_rows(draft: Draft) -> tuple[SourceRow, ...]:
    """指标, 数值, 文件, 单元格, 计算: each cell once and each computation once, in the order of the text."""
    rows: dict[SourceRow, None] = {}
    for sentence in sentences_of(draft):
        for evidence in sentence.evidence:
            rows.update(dict.fromkeys(_rows_of(evidence)))
    return tuple(rows)


def _rows_of(evidence: Evidence) -> Iterator[SourceRow]:
    for cell in cells_of((evidence,)):
        if cell.value is not None:
            yield _of(cell), value_of(cell), base_name(cell.file), cell.place, ""
    if isinstance(evidence, Computation):
        names = "、".join(dict.fromkeys(named(cell.name, cell.scope) for cell in evidence.cells))
        files = "、".join(dict.fromkeys(base_name(cell.file) for cell in evidence.cells))
        places = "、".join(dict.fromkeys(cell.place for cell in evidence.cells))
        yield names, evidence.shown, files, places, evidence.expression


def _of(cell: Cell) -> str:
    return f"{named(cell.name, cell.scope)}（{cell.region}，{_short(cell.period)}）"


def _short(period: str) -> str:
    from corpus.periods import period_label

    return period_label(period)


def standard_lines(draft: Draft) -> tuple[str, ...]:
    """The thresholds that sentences rest on, each once."""
    lines = (threshold_line(each) for s in sentences_of(draft) for each in s.evidence if isinstance(each, Threshold))
    return tuple(dict.fromkeys(lines))


def material_lines(sources: Iterable[Source]) -> tuple[str, ...]:
    """The files, papers and standards of a draft, each once: 统计数据：统计.xlsx，…."""
    lines = (
        f"{_TYPES.get(source.type, source.type)}：{base_name(source.name)}"
        + (f"，{source.detail}" if source.detail else "")
        for source in sources
    )
    return tuple(dict.fromkeys(lines))


def gap_rows(draft: Draft) -> tuple[tuple[str, str, str], ...]:
    """所在部分, 待补内容, 说明; a gap told twice of one section once."""
    rows = ((gap.section or "全文", gap.mark.strip("【】").removeprefix("待补："), gap.message) for gap in draft.gaps)
    return tuple(dict.fromkeys(rows))


def references_of(draft: Draft) -> References:
    """The quotations that sentences rest on, in the order of the text."""
    return numbered(
        evidence for sentence in sentences_of(draft) for evidence in sentence.evidence if isinstance(evidence, Citation)
    )


def hint_lines(draft: Draft) -> tuple[str, ...]:
    """核校提示: what the audit found (of sentences held back too), checks and unknown names of the tables, remarks."""
    lines = [finding_line(finding) for finding in draft.findings]
    lines += [
        f"【{SEVERITIES[Severity(check.severity.value)]}】数据表校验（{check.name}）：{check.message}"
        for check in draft.checks
    ]
    lines += [
        f"【{SEVERITIES[Severity.WARNING]}】数据表里的{unknown.kind.value}“{unknown.name}”不认识"
        f"（{base_name(unknown.file)}，{unknown.sheet + '!' if unknown.sheet else ''}{unknown.address}），没有采用。"
        for unknown in draft.unknown
    ]
    lines += list(draft.remarks)
    return tuple(dict.fromkeys(lines))
