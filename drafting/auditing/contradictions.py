"""One thing told with two values in one draft, as doubts (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.contradictions import find_conflicts
from corpus.figures import ConflictVerdict, Figure
from corpus.terms import Vocabulary
from drafting.auditing.doubts import Doubt, Suspect
from drafting.findings import FindingCode, Severity, Witness


def contradiction_doubts(figures: Sequence[Figure], *, vocabulary: Vocabulary) -> list[Doubt]:
    """Figures of one key that cannot both be right; the later one is suspected first."""
    found = []
    for conflict in find_conflicts(figures, vocabulary=vocabulary):
        if conflict.verdict is not ConflictVerdict.CONTRADICTION:
            continue
        ordered = sorted(conflict.figures, key=lambda each: each.value_start)
        suspects = []
        for figure in reversed(ordered):
            others = {each.value for each in ordered if each.value != figure.value and each.unit == figure.unit}
            suspects.append(Suspect(figure, others.pop() if len(others) == 1 else None))
        evidence = tuple(Witness(each.document_id, None, each.start, each.end, each.quote) for each in ordered)
        found.append(
            Doubt(FindingCode.SELF_CONTRADICTION, conflict.message, tuple(suspects), evidence, Severity.WARNING)
        )
    return found
