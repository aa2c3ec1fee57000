"""Numbers that cannot all be right, and which of them is to blame (pure).

A sum that does not come out names a total and its parts; only one of them is wrong. What the statistics or the papers
confirm, and what another identity of the draft holds, is not to blame; what breaks several identities at once, and
what would be right with two digits changed about, is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures import Figure
from drafting.auditing.marks import mark, printed
from drafting.findings import Finding, FindingCode, FindingEvidence, Severity

# Shorter numbers are one digit away from each other by chance.
_TELLING_DIGITS = 3

#: Whether a draft's sources say a figure is right (true), wrong (false), or nothing of it (null).
Standing = Callable[[Figure], bool | None]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that may be the wrong one.

    :param right: what its value should be if it is; null where that cannot be told.
    :param wording: the whole of what should stand there, where more than the number is wrong (增加4所).
    :param span: the stretch to mark where it is more than the number.
    """

    figure: Figure
    right: Decimal | None = None
    wording: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Figures that cannot all be right; the first suspect is to blame where nothing tells otherwise."""

    code: FindingCode
    message: str
    suspects: tuple[Suspect, ...]
    evidence: tuple[FindingEvidence, ...] = ()
    severity: Severity = Severity.ERROR


def blamed(
    doubts: Sequence[Doubt], *, text: str, standing: Standing, firm: frozenset[str] = frozenset()
) -> list[Finding]:
    """One finding for each wrong figure; a doubt that it explains is told no more.

    :param firm: ids of figures that an identity of the draft confirms.
    """
    left = [doubt for doubt in doubts if any(standing(each.figure) is not True for each in doubt.suspects)]
    found: list[Finding] = []
    while left:
        counts = Counter(each.figure.id for doubt in left for each in doubt.suspects)
        doubt, suspect = max(
            ((doubt, each) for doubt in left for each in doubt.suspects if standing(each.figure) is not True),
            key=lambda pair: _guilt(*pair, counts=counts, standing=standing, firm=firm),
        )
        found.append(_finding(text, doubt, suspect))
        left = [each for each in left if all(one.figure.id != suspect.figure.id for one in each.suspects)]
    return found


def slipped(wrong: Decimal, right: Decimal) -> bool:
    """Whether two numbers differ as a slip of the hand does: two neighbouring digits changed about, or one digit."""
    one, two = f"{abs(wrong):f}", f"{abs(right):f}"
    if one == two:
        return False
    if len(one) != len(two):
        return one.replace(".", "") == two.replace(".", "")
    apart = sum(first != second for first, second in zip(one, two, strict=True))
    return transposed(wrong, right) or (apart == 1 and len(one.replace(".", "")) >= _TELLING_DIGITS)


def transposed(wrong: Decimal, right: Decimal) -> bool:
    """Whether two numbers differ by two digits changed about."""
    one, two = f"{abs(wrong):f}", f"{abs(right):f}"
    if len(one) != len(two):
        return False
    apart = [index for index in range(len(one)) if one[index] != two[index]]
    return len(apart) == 2 and one[apart[0]] == two[apart[1]] and one[apart[1]] == two[apart[0]]


def _guilt(
    doubt: Doubt, suspect: Suspect, *, counts: Counter[str], standing: Standing, firm: frozenset[str]
) -> tuple[bool, bool, int, bool, int]:
    figure = suspect.figure
    slip = suspect.right is not None and figure.value is not None and slipped(figure.value, suspect.right)
    return (
        standing(figure) is False,
        figure.id not in firm,
        counts[figure.id],
        slip,
        -doubt.suspects.index(suspect),
    )


def _finding(text: str, doubt: Doubt, suspect: Suspect) -> Finding:
    start, end = suspect.span or (suspect.figure.value_start, suspect.figure.value_end)
    expected = suspect.wording
    if expected is None and suspect.right is not None:
        expected = printed(suspect.figure, suspect.right)
    return mark(
        text,
        doubt.code,
        start,
        end,
        doubt.message,
        severity=doubt.severity,
        expected=expected,
        evidence=doubt.evidence,
    )
