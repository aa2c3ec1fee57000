"""Which way the words of a change point, and the word that points the other way (pure)."""

from __future__ import annotations

import re
from typing import NamedTuple

# Verb -> its contrary, as papers pair them.
_CONTRARY = {
    "净增加": "净减少",
    "净减少": "净增加",
    "净增": "净减",
    "净减": "净增",
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "提高": "下降",
    "提升": "下降",
    "上升": "下降",
    "下降": "提高",
    "降低": "提高",
    "缩减": "增加",
    "回升": "回落",
    "扩大": "缩小",
    "缩小": "扩大",
    "压减": "增加",
    "压缩": "增加",
    "回落": "上升",
    "下滑": "上升",
    "上涨": "下降",
    "增多": "减少",
    "加密": "减少",
    "增": "减",
    "减": "增",
    "升": "降",
    "降": "升",
    "多": "少",
    "少": "多",
    "高": "低",
    "低": "高",
}
_DOWN = frozenset(
    ["净减少", "净减", "减少", "下降", "降低", "缩小", "压减", "压缩", "回落", "下滑", "减", "降", "少", "低"]
)
# Of a count 减少 is the contrary of 提高 and 增长 too: 在校生下降 is seldom written.
_OF_COUNTS = {"增长": "减少", "提高": "减少", "提升": "减少", "下降": "增加", "降低": "增加"}
_VERB = re.compile("|".join(sorted(_CONTRARY, key=len, reverse=True)))
# 减少到 tells a level, 增加了 a change.
_BEHIND = re.compile(r"\s*(?:了|约|近|幅度?|为|达到?|超过|仅|[:：])*\s*$")


class Direction(NamedTuple):
    """A verb at ``[start, end)`` of a text, and whether it points up."""

    start: int
    end: int
    verb: str
    rising: bool


def points_up(verb: str) -> bool:
    """Whether a verb of change says more."""
    return verb not in _DOWN


def direction_before(text: str, position: int, *, floor: int) -> Direction | None:
    """The nearest verb of change before a number, not before ``floor``.

    比上年分别提高0.1个、0.2个百分点: the second number's verb stands before the first.
    """
    found = list(_VERB.finditer(text, floor, position))
    if not found:
        return None
    last = found[-1]
    return Direction(last.start(), last.end(), last[0], points_up(last[0]))


def adjoins(text: str, direction: Direction, position: int) -> bool:
    """Whether nothing but 了, 约 and the like stands between the verb and the number."""
    return _BEHIND.fullmatch(text, direction.end, position) is not None


def contrary(verb: str, *, of_rate: bool) -> str:
    """The verb that points the other way: 减少 for 增加, 下降 for a rate's 提高."""
    if not of_rate and verb in _OF_COUNTS:
        return _OF_COUNTS[verb]
    return _CONTRARY[verb]
