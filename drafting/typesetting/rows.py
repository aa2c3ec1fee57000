"""The rows of the appendices: where each number comes from, what is missing, what is cited (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from corpus.periods import period_label
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
    """指标, 数值, 文件, 单元格, 计算: each cell once and each computation once, in the order of the text.

    Files by their numbers in ``source_files``: a long name in every row would fill pages.
    """
    numbers = {file: str(number) for number, file in enumerate(source_files(draft), 1)}
    rows: dict[SourceRow, None] = {}
    for sentence in sentences_of(draft):
        for evidence in sentence.evidence:
            rows.update(dict.fromkeys(_rows_of(evidence, numbers, home=draft.region)))
    return tuple(rows)


def source_files(draft: Draft) -> tuple[str, ...]:
    """The files of the cells that sentences rest on, as they were given, in the order of the text."""
    cells = (cell for sentence in sentences_of(draft) for cell in cells_of(sentence.evidence))
    return tuple(dict.fromkeys(cell.file for cell in cells if cell.value is not None))


def _rows_of(evidence: Evidence, numbers: Mapping[str, str], *, home: str) -> Iterator[SourceRow]:
    for cell in cells_of((evidence,)):
        if cell.value is not None:
            yield _of(cell, home=home), value_of(cell), numbers[cell.file], cell.place, ""
    if isinstance(evidence, Computation):
        names = "、".join(dict.fromkeys(named(cell.name, cell.scope) for cell in evidence.cells))
        files = "、".join(dict.fromkeys(numbers.get(cell.file, "") for cell in evidence.cells))
        yield names, evidence.shown, files, _places(evidence.cells), evidence.expression


def _places(cells: Sequence[Cell]) -> str:
    """统计数据!E37、D37: a sheet is named once for the cells of it that follow each other."""
    sheets = groupby(dict.fromkeys((cell.sheet, cell.address) for cell in cells), key=lambda place: place[0])
    named_once = (
        ("" if not sheet else f"{sheet}!") + "、".join(each for _, each in places) for sheet, places in sheets
    )
    return "、".join(named_once)


def _of(cell: Cell, *, home: str) -> str:
    """在校学生数（小学，2024年）; the place too where it is not the draft's own."""
    narrowed = named(cell.name, cell.scope).removesuffix("）")
    mark = "，" if narrowed != named(cell.name, cell.scope) else "（"
    place = "" if cell.region == home else f"{cell.region}，"
    return f"{narrowed}{mark}{place}{period_label(cell.period)}）"


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
