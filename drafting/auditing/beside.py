"""A level and the change that follows it at once: 4147人，较上年减少446人 (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.checks.operands import operand
from corpus.figures import Aspect, CheckResult, Figure, FigureKind
from corpus.identities import Operand, based, is_rate, plain, work_change
from corpus.quantity import compatible, same_unit
from corpus.terms import Vocabulary
from drafting.auditing.directions import direction_before
from drafting.auditing.doubts import Doubt, Suspect
from drafting.auditing.standing import cell_for, key_of
from drafting.cells import Cell
from drafting.findings import FindingCode, Known

# From a level to its change no more than a clause, and no other thing named in it.
_NEXT = 30
_ONLY_COMPARES = re.compile(
    r"[，,；、（(\s]*(?:以上|左右)?[，,；（(\s]*(?:同比|环比|(?:比|较|与)[^，,；。]{0,10}?(?:相比|比)?)?[，,\s]*"
    r"(?:分别|均|各|又|再|已|略|略有|进一步|稳步|净)*"
    r"(?:提高|提升|上升|增长|增加|下降|降低|减少|回落|下滑|升高|上涨|高|低|升|降|增|减)(?:了|约|近|幅度?为?)*"
)
_IN_TURN = re.compile(r"分别|依次|[均各]")
_BASE_BEFORE = re.compile(r"[比较由从自][^，,。；;]*$")
_SENTENCE = re.compile(r"[。！？；;\n]")


def level_before(text: str, claim: Figure, before: Sequence[Figure]) -> Figure | None:
    """The level that a change's words follow at once; ``before`` are the figures before it, in their order."""
    for figure in reversed(before):
        between = text[figure.value_end : claim.value_start]
        if len(between) > _NEXT or _SENTENCE.search(between):
            return None
        if figure.aspect is Aspect.LEVEL:
            return figure if _ONLY_COMPARES.fullmatch(between) else None
    return None


def beside_doubts(text: str, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary) -> list[Doubt]:
    """Levels that differ from the cell of the change beside them, where both years' cells hold that change.

    A level whose words name no indicator is told by its change what it is of.
    """
    ordered = sorted(figures, key=lambda each: each.value_start)
    found = []
    for number, claim in enumerate(ordered):
        if claim.aspect is not Aspect.CHANGE or claim.kind is not FigureKind.ACTUAL or claim.value is None:
            continue
        key = key_of(claim, region=known.region, vocabulary=vocabulary)
        level = level_before(text, claim, ordered[:number])
        if key is None or level is None or level.value is None or not operand(level).exact:
            continue
        if _IN_TURN.search(text, level.value_end, claim.value_start):
            continue  # 95.3%、93.9%，各升0.3个和0.4个百分点: the first change is of the first level
        if _BASE_BEFORE.search(text[max(0, level.value_start - _NEXT) : level.value_start]):
            continue  # 比2023年的98.9%提高: last year's level
        # That both years' cells hold the change proves what it is of, whatever scope its words have (农村留守儿童).
        scope = next((each for each in (key[3], "") if cell_for(known.table, (*key[:3], each)) is not None), "")
        now = cell_for(known.table, (*key[:3], scope))
        then = cell_for(known.table, (key[0], key[1], key[2] - 1, scope))
        direction = direction_before(text, claim.value_start, floor=level.value_end)
        if now is None or then is None or direction is None or not same_unit(level, now) or compatible(level, now):
            continue
        if is_rate(now.unit) != (claim.unit == "百分点"):
            continue
        worked = work_change(_operand(then), _operand(now), operand(claim), rising=direction.rising)
        if worked.result is CheckResult.HOLDS:
            right = plain(based(_operand(now))[0] * level.value / based(operand(level))[0]) if level.value else None
            message = f"“{level.quote}”与统计表不符：“{claim.quote}”正是两年数值之差（{worked.expression}）。"
            found.append(Doubt(FindingCode.CHANGE_MISMATCH, message, (Suspect(level, right),), (now, then)))
    return found


def _operand(cell: Cell) -> Operand:
    return Operand(cell.name, cell.value, cell.unit, cell.qualifier, cell.value_high, cell.denominator)
