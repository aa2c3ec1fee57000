"""Two words about one number that point apart, told by the numbers beside them (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from corpus.identities import based
from corpus.quantity import Quantity, same_unit
from drafting.auditing.directions import contrary, points_up
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode, Working

_VERBS = r"净?增加|净?减少|净增|净减|增长|下降|降低|提高|提升|上升|增|减|升|降|多|少"
_CLAIM = re.compile(rf"(?<!新)(?P<verb>{_VERBS})(?:了|约)*\s*$")
# 增加358人，下降3.9%; 减少358人，增幅3.9%.
_THEN_PERCENT = re.compile(
    rf"[，,、；（(]\s*(?:同比|环比)?(?:(?P<verb>{_VERBS})(?:了|约)*|(?P<noun>[增降减]幅)(?:为|达|约)*)\s*"
)
_PERCENT = frozenset({"%", "％"})
_RELATIVE = frozenset({"%", "％", "‰", "百分点", "倍", "成", ""})
_BEFORE = r"(?:上年|去年|上一?学年|上一年|20\d\d年)(?:同期|年?末|年?底)?"
# 67所，上年68所，净减1所; 3181人，同上年的3221人相比减少40人.
_ASIDE = re.compile(rf"[，,（(]\s*(?:(?:同|比|较|与){_BEFORE}的?|{_BEFORE}(?:为|是|有|的)?)\s*")
_ASIDE_THEN = re.compile(rf"\s*[，,）)]?\s*(?:相比|比)?[，,]?\s*(?P<verb>{_VERBS})(?:了|约)*\s*")
# 由24个、18个减到10个，比2022年减少14个.
_SERIES = re.compile(r"[由从自][^，,。；;\d]{0,12}$")
_MOVED_TO = re.compile(
    r"(?P<verb>增加|减少|增长|下降|降低|提高|提升|上升|压减|压缩|增|减|升|降)(?:到|至|为)了?(?:20\d\d年的?)?"
)
_SINCE = re.compile(rf"[，,]\s*(?:比|较|同|与){_BEFORE}(?:相比)?(?:累计|共|净)?(?P<verb>{_VERBS})(?:了|约)*\s*")
_REACH = 30


def opposed_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Verbs of change that the percentage, last year's level or the series beside them belies."""
    for one, two in pairwise(quantities):
        found = _percent_behind(text, quantities, one, two)
        if found is not None:
            yield found
    for level, base, claim in zip(quantities, quantities[1:], quantities[2:], strict=False):
        found = _aside(text, level, base, claim) or _series(text, quantities, base, claim)
        if found is not None:
            yield found


def beside_last_years(text: str, quantities: Sequence[Quantity]) -> frozenset[int]:
    """Where changes stand that the two levels right before them tell: 67所，上年68所，净减1所."""
    triples = zip(quantities, quantities[1:], quantities[2:], strict=False)
    return frozenset(claim.start for level, base, claim in triples if _aside_verb(text, level, base, claim))


def _percent_behind(text: str, quantities: Sequence[Quantity], one: Quantity, two: Quantity) -> Finding | None:
    if two.unit not in _PERCENT or one.unit in _RELATIVE or not one.value or two.value is None:
        return None
    claim = _CLAIM.search(text, max(0, one.start - _REACH), one.start)
    then = _THEN_PERCENT.fullmatch(text, one.end, two.start)
    if claim is None or then is None:
        return None
    rising = points_up(claim["verb"])
    later = then["verb"] or then["noun"]
    rises = points_up(then["verb"]) if then["verb"] else then["noun"] == "增幅"
    if rising == rises or two.value <= 0:
        return None
    number = quantities.index(one)
    level = quantities[number - 1] if number else None
    # Which of the two is wrong the percentage tells: 358 of 9105 is 3.9%, of 8389 4.3%.
    if level is not None and _fits(level, one, two, rising=rising) and then["verb"]:
        start, end, verb, of_rate = *then.span("verb"), then["verb"], True
    else:
        start, end, verb, of_rate = *claim.span("verb"), claim["verb"], False
    word = contrary(verb, of_rate=of_rate)
    message = f"“{claim['verb']}{one.text}”与“{later}{two.text}”方向相反，请核对，“{verb}”应为“{word}”。"
    return mark(text, FindingCode.CHANGE_DIRECTION, start, end, message, expected=word)


def _fits(level: Quantity, moved: Quantity, percent: Quantity, *, rising: bool) -> bool:
    if not level.value or not moved.value or percent.value is None or not same_unit(level, moved):
        return False
    now, change = based(level)[0], based(moved)[0]
    before = now - change if rising else now + change
    exponent = percent.value.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return before > 0 and round(change / before * 100, digits) == percent.value


def _aside_verb(text: str, level: Quantity, base: Quantity, claim: Quantity) -> re.Match[str] | None:
    """The verb of a change whose two levels stand right before it."""
    if not all(_plain(each) and same_unit(each, level) for each in (level, base, claim)):
        return None
    if _ASIDE.fullmatch(text, level.end, base.start) is None:
        return None
    return _ASIDE_THEN.fullmatch(text, base.end, claim.start)


def _aside(text: str, level: Quantity, base: Quantity, claim: Quantity) -> Finding | None:
    verb = _aside_verb(text, level, base, claim)
    if verb is None:
        return None
    moved = based(level)[0] - based(base)[0]
    if abs(moved) != based(claim)[0] or moved == 0:
        return None
    return _turned(text, verb, moved, level, base, claim)


def _series(text: str, quantities: Sequence[Quantity], level: Quantity, claim: Quantity) -> Finding | None:
    verb = _SINCE.fullmatch(text, level.end, claim.start)
    number = quantities.index(level)
    if verb is None or not _plain(level) or not _plain(claim) or not same_unit(level, claim):
        return None
    if not number or _MOVED_TO.fullmatch(text, quantities[number - 1].end, level.start) is None:
        return None
    # The first of the series is where 由 stands; the change may be since any of them.
    for base in reversed(quantities[max(0, number - 3) : number]):
        moved = based(level)[0] - based(base)[0] if _plain(base) and same_unit(base, level) else Decimal(0)
        if moved and abs(moved) == based(claim)[0]:
            return _turned(text, verb, moved, level, base, claim)
        if _SERIES.search(text, max(0, base.start - _REACH), base.start):
            break
    return None


def _turned(
    text: str, verb: re.Match[str], moved: Decimal, level: Quantity, base: Quantity, claim: Quantity
) -> Finding | None:
    if points_up(verb["verb"]) == (moved > 0):
        return None
    word = contrary(verb["verb"], of_rate=level.unit in _PERCENT)
    way = "增" if moved > 0 else "减"
    message = f"由“{base.text}”到“{level.text}”是{way}，“{claim.text}”前应为“{word}”，不是“{verb['verb']}”。"
    working = Working(f"{level.text} {'>' if moved > 0 else '<'} {base.text}")
    return mark(text, FindingCode.CHANGE_DIRECTION, *verb.span("verb"), message, expected=word, evidence=(working,))


def _plain(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value_high is None and quantity.denominator is None
