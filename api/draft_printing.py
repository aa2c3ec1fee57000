"""What a person reads of templates, drafts and reviews at the terminal, in Chinese (pure: values in, lines out)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from api.printing import visible
from drafting.cells import Cell, CheckSeverity, StatTable
from drafting.compose import draft_text
from drafting.drafts import Draft
from drafting.findings import Finding, FindingEvidence, Severity, Working
from drafting.review import Review
from drafting.template import Template

SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}
# Characters of a quotation that a line shows.
_SHOWN = 60


def template_lines(templates: Iterable[Template]) -> Iterator[str]:
    """The templates, one with its sections below."""
    listed = tuple(templates)
    for template in listed:
        yield f"{template.id}  {template.name}"
        if template.description:
            yield f"    {template.description}"
        headings = "；".join(section.heading for section in template.sections if section.heading)
        yield f"    章节：{headings}"
        yield f"    来自：{visible(str(template.path))}"
    yield f"共 {len(listed)} 个模板。用 youju draft --template 模板名 起草。"


def statistics_lines(table: StatTable, *, regions: Collection[str] = ()) -> Iterator[str]:
    """What was understood of the statistics, and what a person must look at.

    :param regions: whose checks are told; all where empty.
    """
    yield f"统计表：{len(table.cells)} 个数，{len(table.regions)} 个地区（{'、'.join(table.regions)}）。"
    for notice in table.notices:
        yield f"  提示：{notice.message}"
    for name in table.unknown:
        place = f"{name.sheet}!{name.address}" if name.sheet else name.address
        yield f"  未识别的{name.kind.value}：“{name.name}”（{visible(Path(name.file).name)} {place}），未使用。"
    for check in table.checks:
        if regions and not any(cell.region in regions for cell in check.cells):
            continue
        yield f"  {'错误' if check.severity is CheckSeverity.ERROR else '提醒'}：{check.message}"


def draft_lines(draft: Draft, *, files: Iterable[Path]) -> Iterator[str]:
    """A draft: its text, what is missing, what the audit found, what was written."""
    yield draft_text(draft)
    yield ""
    for remark in draft.remarks:
        yield f"说明：{remark}"
    if draft.gaps:
        yield "待补："
        yield from (f"  {gap.mark}　{gap.message}" for gap in draft.gaps)
    if draft.findings:
        yield "核校："
        yield from _findings(draft.findings)
    yield (
        f"共 {len(draft_text(draft))} 字，{sum(len(p.sentences) for s in draft.sections for p in s.paragraphs)} 句，"
        f"{len(draft.gaps)} 处待补，{len(draft.findings)} 条核校意见。"
    )
    for file in files:
        yield f"已写入 {visible(str(file))}。"


def review_lines(found: Review) -> Iterator[str]:
    """A review: each finding with its place, what was expected, and by what."""
    yield from _findings(found.findings)
    for remark in found.remarks:
        yield f"说明：{remark}"
    yield f"共 {found.figures} 个数据，核对了 {found.checked} 个，{len(found.findings)} 条意见。"


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        quote = finding.quote.replace("\n", " ")
        shown = f"{quote[:_SHOWN]}…" if len(quote) > _SHOWN else quote
        yield f"  [{SEVERITY_NAMES[finding.severity]}] 第 {finding.start + 1} 字“{shown}”：{finding.message}"
        if finding.expected:
            yield f"      应为：{finding.expected}"
        for each in finding.evidence:
            yield f"      依据：{_evidence(each)}"


def _evidence(evidence: FindingEvidence) -> str:
    if isinstance(evidence, Cell):
        return f"{visible(Path(evidence.file).name)} {evidence.place} = {evidence.raw}（{evidence.period}）"
    if isinstance(evidence, Working):
        places = "、".join(cell.place for cell in evidence.cells)
        return f"{evidence.expression}（{places}）" if places else evidence.expression
    return f"《{evidence.title}》“{evidence.quote}”" if evidence.title else f"“{evidence.quote}”"
