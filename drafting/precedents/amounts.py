"""Amounts in a sentence -> stand-ins of one character, so that clauses can be taken apart around them (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.figures import Figure
from corpus.quantity import Quantity, read_quantities
from drafting.cells import Cell
from drafting.precedents.words import FIRST_TOKEN

# A rhythm in Chinese numerals tells how, not how much: 每月一次, 每学期至少两次.
_RHYTHM = re.compile(r"每[^，。；、]{0,10}$|[周月季度年期]$")
_RHYTHM_UNITS = frozenset({"次", "小时", "节", "课时", "天", "轮"})
_TERM_UNITS = frozenset({"年", "天", "周", "小时", "学期", "个月", "工作日", "月"})
_TERM_BEHIND = re.compile(r"^(?:之内|以内|内)")
_CHINESE_DIGITS = {"1": "一", "2": "两", "3": "三", "4": "四", "5": "五", "6": "六"}
_ONE_DIGIT = re.compile(r"(?<!\d)([1-6])(?=次|小时|轮)")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of the lender's sentence, the figure known of it, and the cell that may stand for it."""

    text: str
    unit: str
    figure: Figure | None
    cell: Cell | None


def tokenised(
    text: str, figures: Sequence[Figure], *, offset: int, cell_of: Callable[[Figure], Cell | None]
) -> tuple[str, Mapping[str, Amount]]:
    """A text with a stand-in for each amount, and what each stands for.

    :param text: evened, of the same length as the document's from ``offset`` on.
    """
    out, position, amounts = "", 0, dict[str, Amount]()
    for quantity in read_quantities(text):
        if quantity.start < position:
            continue
        words = _rhythm(text, quantity)
        figure = next((each for each in figures if _covers(each, quantity, offset)), None)
        if words is None:
            token = chr(ord(FIRST_TOKEN) + len(amounts))
            amounts[token] = Amount(quantity.text, quantity.unit, figure, cell_of(figure) if figure else None)
            words = token
        out += text[position : quantity.start] + words
        position = quantity.end
    return out + text[position:], amounts


def _covers(figure: Figure, quantity: Quantity, offset: int) -> bool:
    return figure.value_start < quantity.end + offset and quantity.start + offset < figure.value_end


def _rhythm(text: str, quantity: Quantity) -> str | None:
    """The words that may stay for an amount that is a rhythm or a term; null for one that counts."""
    before, after = text[: quantity.start], text[quantity.end :]
    arabic = any(character.isdigit() for character in quantity.text)
    if quantity.unit in _RHYTHM_UNITS and _RHYTHM.search(before) and "每" in before[-12:]:
        words = _ONE_DIGIT.sub(lambda found: _CHINESE_DIGITS[found[1]], quantity.text)
        return None if any(character.isdigit() for character in words) else words
    if not arabic and quantity.unit in _TERM_UNITS and (_TERM_BEHIND.match(after) or quantity.text.endswith("内")):
        return quantity.text
    if not arabic and quantity.value == 1:
        return quantity.text  # 一所, 一次: nobody is counted
    return None
