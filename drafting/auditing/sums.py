"""Totals against their parts, as doubts about the figures of a draft (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpus.checks.breakdowns import Division, division, member
from corpus.checks.operands import operand
from corpus.figure_checks import SUM
from corpus.figures import Check, CheckResult, Figure
from corpus.identities import based, plain
from drafting.auditing.doubts import Doubt, Suspect, transposed
from drafting.findings import FindingCode, Severity, Working

ORDER = "部分不大于总数"

_COMPULSORY = re.compile(r"义务教育|控辍保学")
_SCHOOLS = frozenset({"所", "处", "家"})
# A part that is only some of its kind leaves room for the rest: 公办园…、普惠性民办园….
_TIMES = re.compile(r"\s*的?\s*\d+(?:\.\d+)?(?:倍|[%％])")
_ONLY_SOME = re.compile(r"普惠|规模|较|部分|重点|主要|优质|以上|不足|定点|示范")


def sum_doubts(checks: Sequence[Check], figures: Mapping[str, Figure], *, text: str, title: str = "") -> list[Doubt]:
    """Sums that do not come out, and parts that exceed their whole.

    :param title: of the draft: in a paper on compulsory education 小学 and 初中 are all the pupils there are.
    """
    found = []
    for check in checks:
        if check.name in {SUM, ORDER} and check.result is not CheckResult.HOLDS:
            some = [figures[id_] for id_ in check.figures]
            sure = check.result is CheckResult.FAILS or (_COMPULSORY.search(title) and _two_stages(some))
            sure = sure or (check.name == SUM and _digits_changed_about(some))
            if not sure or (check.name == SUM and (_leaves_room(some) or _is_base(text, some[0]))):
                continue
            suspects = _summed(some) if check.name == SUM else tuple(Suspect(each) for each in some)
            evidence = (Working(check.expression),)
            severity = Severity.WARNING if check.name == SUM and _one_apart(some) else Severity.ERROR
            found.append(Doubt(FindingCode.SUM_MISMATCH, check.message, suspects, evidence, severity))
    return found


def _two_stages(figures: Sequence[Figure]) -> bool:
    """Whether these are a number of pupils, places or classes and its 小学 and 初中, each an exact number."""
    total, *parts = figures
    if total.unit in _SCHOOLS or not all(operand(each).exact and each.unit == total.unit for each in figures):
        return False
    return [member(part, dimension="学段") for part in parts] == ["小学", "初中"]


def _digits_changed_about(figures: Sequence[Figure]) -> bool:
    """Whether all kinds are listed and the sum would come out with two digits of one part changed about."""
    total, *parts = figures
    if division(total, parts) not in {Division.WHOLE, Division.NEARLY_WHOLE}:
        return False
    turned = [
        each
        for each in _summed(figures)[1:]
        if each.right is not None and each.figure.value is not None and transposed(each.figure.value, each.right)
    ]
    return len(turned) == 1


def _is_base(text: str, total: Figure) -> bool:
    """Whether the number is what another is measured by: 1188个，是2022年916个的1.30倍，其中…."""
    return _TIMES.match(text, total.value_end) is not None


def _one_apart(figures: Sequence[Figure]) -> bool:
    """Whether the parts exceed their total by just one of them, which may be counted apart: 特教130人."""
    total, *parts = figures
    over = sum((_base(part) for part in parts), Decimal(0)) - _base(total)
    return over > 0 and any(_base(part) == over for part in parts)


def _leaves_room(figures: Sequence[Figure]) -> bool:
    total, *parts = figures
    missing = _base(total) > sum((_base(part) for part in parts), Decimal(0))
    return missing and any(_ONLY_SOME.search(part.label) for part in parts)


def _summed(figures: Sequence[Figure]) -> tuple[Suspect, ...]:
    """The total with its parts' sum, each part with what the total leaves it; the total first."""
    total, *parts = figures
    whole = _base(total)
    amounts = [_base(part) for part in parts]
    summed = sum(amounts, Decimal(0))
    return (
        Suspect(total, _in_unit(summed, total)),
        *(
            Suspect(part, _in_unit(whole - (summed - own), part) if whole > summed - own else None)
            for part, own in zip(parts, amounts, strict=True)
        ),
    )


def _base(figure: Figure) -> Decimal:
    return based(operand(figure))[0]


def _in_unit(amount: Decimal, like: Figure) -> Decimal | None:
    """An amount in base units in a figure's own unit; null where the figure is nought."""
    return plain(amount * like.value / _base(like)) if like.value else None
