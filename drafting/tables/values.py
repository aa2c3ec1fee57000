"""The text of a value cell: number, unit, qualifier, or why there is none (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corpus.quantities.units import normalise_unit
from corpus.quantity import RATIO_UNIT, Quantity, read_quantities
from drafting.cells import CellStatus
from drafting.tables.words import squeezed

_MISSING = re.compile(
    r"(?:[-－—–―─‐_/\\…·.．。*×~～xX?？]{1,6}|无|空|空缺|缺|缺失|暂缺|暂无|暂无数据|无数据|不详|待补|待补充|待定|未知|未统计|未开展|未填|未报|不适用|不统计|无此项"
    r"|未开展,不统计|N/?A|NULL|None|nan|nil)",
    re.I,
)
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|ERR.*|#+)?", re.I)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"[-+−]?(?:\d+(?:\.\d+)?|\.\d+)")
_TWO_NUMBERS = re.compile(r"\d[\s\u3000\xa0]+\d")
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?:[ \xa0\u3000]\d{3})+(?![\s\u3000\xa0]*\d)")
_FOOTNOTE = re.compile(r"(?:[*※†]+|[①-⑳]|\[\d{1,2}\]|注\d?)$")
_BRACKETED = re.compile(r"(?P<value>.+?)\((?P<note>[^()]*)\)$")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{4}-\d{2}-\d{2}.*|\d+days?,.*")
_RATIO = re.compile(r"(?P<first>\d+(?:\.\d+)?):(?P<second>\d+(?:\.\d+)?)")
_RANGE = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?P<unit>[%‰])?[-~—–至](?P<high>\d+(?:\.\d+)?)(?P=unit)?")
_BOUND = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<bound>以上|以下|左右)")
_HUNDRED = re.compile("(?:/|每)(?:每)?(?:百|100)(?:名?学?生|人|名)$")
_SIGNS = {"≥": "不低于", ">=": "不低于", "≤": "不超过", "<=": "不超过", ">": "超过", "<": "低于"}
_SIGN = re.compile(r"(?:≥|>=|≤|<=|>|<)")
_CLOCK = re.compile(r"0\d:\d{2}(?::\d{2}(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True)
class Read:
    """A cell's text as read. ``unit`` is what the cell itself says; ``note`` what it adds in brackets."""

    status: CellStatus
    value: Decimal | None = None
    value_high: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""
    qualifier: str = ""
    note: str | None = None


MISSING = Read(CellStatus.MISSING)
UNREADABLE = Read(CellStatus.UNREADABLE)


@lru_cache(maxsize=1 << 14)
def read_value(text: str) -> Read:
    """The value of a cell, exact; MISSING for empty cells and marks such as ``—``; UNREADABLE for what is no number."""
    words = squeezed(text)
    if not words or _MISSING.fullmatch(words):
        return MISSING
    if _TWO_NUMBERS.search(text.strip()) and not _SPACED.search(text):
        return UNREADABLE
    if _ERROR.fullmatch(words):
        return UNREADABLE
    found = _amount(words)
    if found is not None:
        return found
    footed = _FOOTNOTE.sub("", words)
    if footed != words and (found := _amount(footed)) is not None:
        return found
    if (bracket := _BRACKETED.fullmatch(words)) and (found := _amount(bracket["value"])) is not None:
        return _noted(found, bracket["note"])
    return UNREADABLE


def is_value(text: str) -> bool:
    """Whether a text is a number, with or without a unit, and not a year."""
    words = squeezed(text)
    if re.fullmatch(r"(?:19|20)\d{2}(?:年度?)?", words):
        return False
    return read_value(text).status is CellStatus.VALUE


def is_missing_mark(text: str) -> bool:
    """Whether a filled cell says that there is no value: —."""
    return bool(text.strip()) and read_value(text).status is CellStatus.MISSING


def _noted(found: Read, note: str) -> Read:
    unit = "" if found.unit else note
    said = read_quantities(f"5{unit}") if unit else []
    if len(said) == 1 and said[0].unit and said[0].end == len(unit) + 1:
        return Read(found.status, found.value, found.value_high, found.denominator, said[0].unit, found.qualifier)
    return Read(found.status, found.value, found.value_high, found.denominator, found.unit, found.qualifier, note)


def _amount(words: str) -> Read | None:
    words = words.removeprefix("¥").removeprefix("￥")
    if _CLOCK.fullmatch(words):  # 1:16 typed into a cell becomes a time of day
        return None
    qualifier = ""
    if sign := _SIGN.match(words):
        qualifier, words = _SIGNS[sign.group()], words[sign.end() :]
    even = _ungrouped(words)
    if even is None:
        return None
    if _PLAIN.fullmatch(even):
        return Read(CellStatus.VALUE, Decimal(even.replace("−", "-")), qualifier=qualifier)
    if ratio := _RATIO.fullmatch(even):
        first, second = Decimal(ratio["first"]), Decimal(ratio["second"])
        return Read(CellStatus.VALUE, first, None, second, RATIO_UNIT, qualifier) if first and second else None
    if _TIME.fullmatch(even):
        return None
    if between := _RANGE.fullmatch(even):
        low, high = Decimal(between["low"]), Decimal(between["high"])
        unit = between["unit"] or ("%" if even.endswith("%") else "")
        return Read(CellStatus.VALUE, low, high, None, unit, qualifier) if low < high else None
    if bounded := _BOUND.fullmatch(even):
        return Read(CellStatus.VALUE, Decimal(bounded["value"]), qualifier=bounded["bound"])
    negative = even[:1] in "-−" and len(even) > 1
    for tail in ("", "个"):
        found = _whole(even[1:] + tail if negative else even + tail)
        if found is not None:
            unit = found.unit.removesuffix("个") if tail else found.unit
            value = -found.value if negative and found.value is not None else found.value
            return Read(
                CellStatus.VALUE, value, found.value_high, found.denominator, unit, found.qualifier or qualifier
            )
    return None


def _whole(words: str) -> Quantity | None:
    """The quantity that the words are, from the first to the last."""
    found = read_quantities(words)
    if len(found) != 1 or found[0].value is None or (found[0].start, found[0].end) != (0, len(words)):
        return None
    return found[0]


def _ungrouped(words: str) -> str | None:
    """Words without the commas of thousands; null where a comma stands elsewhere."""
    even = words.replace("，", ",").replace("％", "%")
    if "," not in even:
        return even
    for group in _GROUPED.findall(even):
        even = even.replace(group, group.replace(",", ""), 1)
    return None if "," in even else even


def tidy_unit(written: str) -> str:
    """A unit as figures keep it: （㎡） is 平方米, 百分比 is %, 1:x and x:1 stay."""
    words = squeezed(written).strip("()[]【】")
    words = re.sub(r"\([^()]*\)", "", words)
    if words in ("百分比", "百分数", "百分率", "％", "%值"):
        return "%"
    if re.fullmatch(r"1:[xnXN]", words):
        return "1:x"
    if re.fullmatch(r"[xnXN]:1", words):
        return "x:1"
    if words in ("比值", "比例", "比率"):
        return RATIO_UNIT
    return normalise_unit(_HUNDRED.sub("/百名", words))
