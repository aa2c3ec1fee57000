"""Totals and their parts within a sentence, by their numbers alone (pure): what a broken sum is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

_SENTENCE = re.compile(r"[^。\n]+")
_NUMBER = re.compile(r"(?<![\d.〔∶:：])\d+(?:\.\d+)?(?=(?P<unit>万元|亿元|万人|人次|所|人|名|个|次|台|间|册|套|家))")
_NO_LEVEL = re.compile(r"(?:增加|减少|提高|下降|增长|撤并|超过|低于|多于|[上去]年的?|由)[^，,。；;、\d]{0,6}$")
_ONE = {"名": "人", "所": "个"}
_PARTS = range(2, 7)
_LEAST = 5  # totals below are sums by chance

Place = tuple[int, int]


def sums_of(text: str) -> list[tuple[Place, ...]]:
    """Of each sum the places of its numbers, the total first; a number may stand in several."""
    return [group for match in _SENTENCE.finditer(text) for group in _sums_in(text, match.start(), match.end())]


def _sums_in(text: str, start: int, end: int) -> Iterator[tuple[Place, ...]]:
    sentence = text[start:end]
    if not re.search(r"其中|分别|[（(：:]|合计", sentence):
        return
    numbers = [
        match
        for match in _NUMBER.finditer(text, start, end)
        if not _NO_LEVEL.search(text, max(start, match.start() - 10), match.start())
        and not text.startswith("百分点", match.end() + 1)
    ]
    for n, total in enumerate(numbers):
        for size in _PARTS:
            parts = numbers[n + 1 : n + 1 + size]
            if len(parts) == size and _adds_up(total, parts):
                yield tuple((m.start(), m.end()) for m in (total, *parts))
                break


def _adds_up(total: re.Match[str], parts: Sequence[re.Match[str]]) -> bool:
    units = {_ONE.get(match["unit"], match["unit"]) for match in (total, *parts)}
    value = Decimal(total[0])
    return len(units) == 1 and value >= _LEAST and sum(Decimal(part[0]) for part in parts) == value
