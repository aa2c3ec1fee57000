"""Whether a figure's unit is one that was asked for (pure)."""

from __future__ import annotations

from collections.abc import Sequence

_PLAIN = {
    ":": "比",
    "：": "比",
    "1:x": "比",
    "x:1": "比",
    "％": "%",
    "平米": "平方米",
    "㎡": "平方米",
    "万㎡": "万平方米",
    "个百分点": "百分点",
    "‰": "%",
    "周岁": "岁",
}
_PERSONS = frozenset(("人", "名", "位"))


def fits_unit(unit: str, asked: Sequence[str]) -> bool:
    """Whether a unit is one of those asked for: 名 for 人, 亿元 for 万元, 台/百名 for 台; any, where none is."""
    if not asked:
        return True
    own, wanted = _counted(unit), {_counted(each) for each in asked}
    return own in wanted or (own in _PERSONS and bool(_PERSONS & wanted))


def _counted(unit: str) -> str:
    """What is counted, without scale and without per what: 元 of 万元, 台 of 台/百名."""
    return _PLAIN.get(unit, unit).partition("/")[0].lstrip("万亿")
