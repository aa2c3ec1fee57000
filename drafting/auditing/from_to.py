"""由83所减少到79所: the two levels beside the word that joins them (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.identities import based
from corpus.quantity import Quantity, same_unit
from drafting.auditing.directions import contrary, points_up
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode, Working

#: What joins two levels: 减少到, 逐步提高至2024年的.
FROM_TO = re.compile(
    r"\s*[，,]?(?:逐步|逐年|稳步|迅速|快速|大幅|进一步|已|均)*"
    r"(?P<verb>增加|减少|增长|提高|提升|上升|下降|降低|压减|压缩|扩大|缩小|缩减|回升|加密|增|减|升|降)(?:到|至|为)(?:了|目前的?|现在的?|今年的?|20\d\d年的?)*\s*"
)
_VERBS = r"增加|减少|增长|提高|提升|上升|下降|降低|扩大|缩小|高|低|多|少"
_MOVED_TO = re.compile(rf"(?P<verb>{_VERBS})(?:到|至|为)(?:了)?$")
_THAN_BEFORE = re.compile(
    rf"[，,]\s*(?:比|较)(?:上年|去年|上一?学年|年初)(?:同期|末|底)?(?:净|略)?(?P<verb>{_VERBS})(?:了|约)*"
)
_FROM = re.compile(r"(?:由|从|自)[^，,；;。\n]{0,24}$")
_REACH = 30


def against_itself(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """巩固率下降到99.3%，比上年高0.3个百分点: the two verbs point apart."""
    for level, change in pairwise(quantities):
        moved = _MOVED_TO.search(text, max(0, level.start - _REACH), level.start)
        told = _THAN_BEFORE.fullmatch(text, level.end, change.start)
        if moved is None or told is None or points_up(moved["verb"]) == points_up(told["verb"]):
            continue
        alike = same_unit(level, change) or (level.unit == "%" and change.unit == "百分点")
        if not alike or change.value is None or change.value <= 0:
            continue
        start, end = moved.span("verb")
        word = contrary(moved["verb"], of_rate=level.unit == "%")
        message = f"“{moved['verb']}”与后文“{told['verb']}{change.text}”方向相反，请核对，应为“{word}”或改后文。"
        yield mark(text, FindingCode.CHANGE_DIRECTION, start, end, message, expected=word)


def from_to_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Verbs that point the other way than the two levels they join."""
    for one, two in pairwise(quantities):
        joins = FROM_TO.fullmatch(text, one.end, two.start)
        if joins is None or not _FROM.search(text[max(0, one.start - _REACH) : one.start]):
            continue
        plain = all(q.value is not None and q.value_high is None and q.denominator is None for q in (one, two))
        if not plain or not same_unit(one, two) or one.qualifier or two.qualifier:
            continue
        before, after = based(one)[0], based(two)[0]
        if before == after or points_up(joins["verb"]) == (after > before):
            continue
        verb = joins["verb"]
        word = contrary(verb, of_rate=one.unit == "%")
        message = f"由“{one.text}”到“{two.text}”是{'增' if after > before else '减'}，应为“{word}”，不是“{verb}”。"
        sign = ">" if after > before else "<"
        working = Working(f"{two.text} {sign} {one.text}")
        start, end = joins.span("verb")
        yield mark(text, FindingCode.CHANGE_DIRECTION, start, end, message, expected=word, evidence=(working,))
