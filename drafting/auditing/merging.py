"""One fault told once: of findings about the same stretch the one that says most (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.findings import Finding, FindingCode

# The more specific first; numbering and 文号 are about stretches of their own.
_ORDER = (
    FindingCode.PERCENT_VS_POINT,
    FindingCode.UNIT_MISMATCH,
    FindingCode.CHANGE_DIRECTION,
    FindingCode.CHANGE_MISMATCH,
    FindingCode.WRONG_REGION,
    FindingCode.WRONG_YEAR,
    FindingCode.STALE_FIGURE,
    FindingCode.FIGURE_MISMATCH,
    FindingCode.SUM_MISMATCH,
    FindingCode.SHARE_MISMATCH,
    FindingCode.PLAN_AS_RESULT,
    FindingCode.SELF_CONTRADICTION,
    FindingCode.FIGURE_UNSOURCED,
    FindingCode.DOCNO_FORMAT,
    FindingCode.DOCNO_UNKNOWN,
    FindingCode.NUMBERING,
)
_RANK = {code: number for number, code in enumerate(_ORDER)}


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text, none about a stretch that a more specific one is about."""
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda one: (_RANK[one.code], one.end - one.start, one.start)):
        if not any(_overlap(each, other) for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda one: (one.start, one.end)))


def told_of(findings: Sequence[Finding], start: int, end: int) -> bool:
    """Whether a finding is about a stretch."""
    return any(each.start < end and start < each.end for each in findings)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
