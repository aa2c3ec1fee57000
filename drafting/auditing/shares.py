"""Percentages and ratios against what they are of, as doubts about the figures of a draft (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpus.checks.operands import operand
from corpus.checks.shares import SHARE, SHARES
from corpus.figures import Check, CheckResult, Figure
from corpus.identities import work_share
from drafting.auditing.doubts import Doubt, Suspect
from drafting.auditing.sums import ORDER
from drafting.findings import FindingCode, Working

RATIO = "与人数相符"


def share_doubts(checks: Sequence[Check], figures: Mapping[str, Figure]) -> list[Doubt]:
    """Shares that their part and whole belie, shares of one whole that do not make it up, ratios far off."""
    found = []
    for check in checks:
        name = check.name
        if check.result is not CheckResult.FAILS or name == ORDER:
            continue
        some = [figures[id_] for id_ in check.figures]
        if name == SHARE and len(some) == 3:
            suspects = _share(*some)
        elif name == SHARES or name.endswith(RATIO):
            suspects = tuple(Suspect(each) for each in some)
        else:
            continue
        found.append(Doubt(FindingCode.SHARE_MISMATCH, check.message, suspects, (Working(check.expression),)))
    return found


def _share(share: Figure, part: Figure, whole: Figure) -> tuple[Suspect, ...]:
    worked = work_share(operand(share), operand(part), operand(whole))
    right = worked.expected
    if right is not None and share.value is not None:
        right = right.quantize(_last_digit(share.value))
    return (Suspect(share, right), Suspect(part), Suspect(whole))


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
