"""Findings made: a stretch of a draft, what is wrong there and what should stand there (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.figures import Figure
from corpus.identities import plain
from corpus.quantity import write_quantity
from drafting.findings import Finding, FindingCode, FindingEvidence, Severity

# Of two findings in one place the graver is kept, then the one that says more narrowly what is wrong.
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def mark(
    text: str,
    code: FindingCode,
    start: int,
    end: int,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
    expected: str | None = None,
    evidence: Iterable[FindingEvidence] = (),
) -> Finding:
    """A finding over ``text[start:end]``."""
    return Finding(code, severity, message, start, end, text[start:end], expected, tuple(evidence))


def printed(figure: Figure, value: Decimal) -> str:
    """Another value in a figure's place, as a paper prints it: 79所, 0.2个百分点."""
    return write_quantity(replace(figure, value=abs(plain(value)), value_high=None, qualifier=""))


def told_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text; of those that overlap the gravest, then the first given."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda each: _GRAVITY[each.severity]):
        if not any(finding.start < other.end and other.start < finding.end for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda each: (each.start, each.end)))
