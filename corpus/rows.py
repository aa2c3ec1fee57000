"""Rows of tables as readers write them: 县区：云岭县；年度：2024；数值：27 (pure)."""

from __future__ import annotations

import re

_ROW = re.compile(r"[^：；。，\n]{1,24}：[^；。\n]*(?:；[^：；。\n]{1,40}：[^；。\n]*){2,}")
_PLACE = re.compile(r"(?:^|；)(?:县区|区县|市县|县市区?|县[（(]市[)）、]?区?[)）]?|地区|地市|区域)：([^；\n]+)")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: three headed values or more."""
    return _ROW.match(text) is not None


def place_of_row(text: str) -> str | None:
    """The place that a row says it is of; null where it does not say, or the line is no row."""
    found = _PLACE.search(text) if is_row(text) else None
    return found.group(1) if found else None
