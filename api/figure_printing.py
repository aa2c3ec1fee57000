"""Figures, conflicts and comparisons as a person reads them at the terminal, in Chinese (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from api.printing import visible
from corpus.figures import Aspect, Check, CheckResult, Conflict, ConflictVerdict, Figure, FigureKind, PeriodBasis
from corpus.periods import period_label
from retrieval.comparison import Comparison

KIND_NAMES = {FigureKind.ACTUAL: "", FigureKind.TARGET: "目标", FigureKind.STANDARD: "标准"}
RESULT_NAMES = {CheckResult.HOLDS: "相符", CheckResult.FAILS: "不符", CheckResult.UNVERIFIABLE: "无法核对"}
VERDICT_NAMES = {
    ConflictVerdict.CONTRADICTION: "矛盾",
    ConflictVerdict.DIFFERENT_CALIBER: "口径不同",
    ConflictVerdict.ROUNDING: "取整造成",
}


def figure_lines(figures: Sequence[Figure], *, sources: Mapping[str, str]) -> Iterator[str]:
    """Figures, two lines each: what it is, and the words it stands in.

    :param sources: document id -> the file it came from.
    """
    for figure in figures:
        yield f"{_key(figure)}：{_amount(figure)}"
        yield f"    “{figure.quote}”（{visible(sources.get(figure.document_id, figure.document_id))}）"
    yield f"共 {len(figures)} 个数据。" if figures else "没有符合条件的数据。"


def conflict_lines(conflicts: Sequence[Conflict], checks: Sequence[Check]) -> Iterator[str]:
    """Conflicts, then what does not add up inside papers; what holds is only counted."""
    for conflict in conflicts:
        yield f"【{VERDICT_NAMES[conflict.verdict]}】{conflict.message}"
        yield from (f"    “{figure.quote}”（{_key(figure)}）" for figure in conflict.figures)
    if not conflicts:
        yield "没有发现互相矛盾的数据。"
    for check in checks:
        if check.result is not CheckResult.HOLDS:
            yield f"【{RESULT_NAMES[check.result]}】{check.name}：{check.message}"
    counted = [sum(check.result is result for check in checks) for result in CheckResult]
    yield f"文内核对 {len(checks)} 项：相符 {counted[0]} 项，不符 {counted[1]} 项，无法核对 {counted[2]} 项。"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """A comparison, a topic or an indicator a block, a place a line."""
    for topic in comparison.topics:
        yield f"■ {topic.topic}"
        for cell in topic.cells:
            yield f"  {cell.region}　{cell.status.value}{f'：{cell.summary}' if cell.summary else ''}"
            yield from (
                f"      “{citation.quote}”（{citation.title or visible(citation.source)}）"
                for citation in cell.citations
            )
    for row in comparison.indicators:
        yield f"■ {row.indicator}{f'（{row.unit}）' if row.unit else ''}"
        for each in row.cells:
            yield f"  {each.region}　{each.status.value if each.figure is None else _dated(each.figure)}"
        if row.note:
            yield f"  说明：{row.note}"


def _key(figure: Figure) -> str:
    """What a figure is of: place, period, scope, name."""
    name = figure.indicator_name or figure.label
    scope = figure.scope if figure.scope and figure.scope not in name else ""
    period = period_label(figure.period) if figure.period else "年份不详"
    basis = "" if figure.period_basis is not PeriodBasis.DOCUMENT else "（据材料年份）"
    change = f"比{figure.compared or '前期'}的变化" if figure.aspect is Aspect.CHANGE else ""
    return "，".join(part for part in (figure.region or "地区不详", period + basis, scope, name, change) if part)


def _amount(figure: Figure) -> str:
    unit = "" if figure.unit == "比" else figure.unit
    notes = "，".join(part for part in (KIND_NAMES[figure.kind], figure.qualifier, figure.caliber or "") if part)
    return f"{figure.value_text}{unit}{f'（{notes}）' if notes else ''}"


def _dated(figure: Figure) -> str:
    return f"{_amount(figure)}　{period_label(figure.period) if figure.period else '年份不详'}"
