"""How something was counted, in the text's own words: 含教学点, 55人以上, 另行统计 (pure)."""

from __future__ import annotations

import re

_SAID = r"(?:不含|未含|含|不包括|包括|包含|不计|未计|剔除|扣除|按|以|学籍|户籍|指|统计|口径|为全口径)"
_NOTE = re.compile(rf"[(（]\s*({_SAID}[^()（）]{{1,40}}|[^()（）]{{1,16}}口径)\s*[)）]")
_BEHIND = re.compile(rf"[^,，;；。(（]{{0,8}}[(（]\s*({_SAID}[^()（）]{{1,40}}|[^()（）]{{1,16}}口径)\s*[)）]")
_ADDED = re.compile(
    r"\s*[,，]\s*((?:不计入|不含|未含|不包括|均不含|另行统计|单独统计|另计|不在)[^,，;；。()（）]{0,16})"
)
_THRESHOLD = re.compile(
    r"\d{2,4}人(?:及以上|[(（]含\d*人?[)）]以上|以上|及以下|以下)|超过?\d{3,4}人|不足\d{2,3}人|\d{2,3}人及其以上"
)
_OPENS_NOTE = re.compile(r"(?:不含|未含|含|不包括|包括|包含|不计|另有|按|以|指|其中含|省|国家|标准|市定|国定|规定)")


def caliber_of(text: str, bound: int, start: int, end: int, stop: int) -> str | None:
    """The note on how the number at ``[start, end)`` was counted: in its label, behind it, or null."""
    label = text[bound:start]
    if found := _THRESHOLD.search(label):
        return found.group()
    if found := _NOTE.search(label):
        return found[1]
    if found := _BEHIND.match(text, end, stop):
        return found[1]
    found = _ADDED.match(text, end, stop)
    return found[1] if found else None


def is_note(told: str) -> bool:
    """Whether a bracket that opens with these words tells how was counted, or a rule, and lists no parts."""
    return _OPENS_NOTE.match(told) is not None
