"""Where the words of a number begin and end, which numbers stand in one list, and which are no figures (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.quantity import Quantity

_STOPS = frozenset("，,；;。！？!?\n")
_CLAUSE_REST = re.compile(r"[^，,；;。！？!?\n]*")
_ENDS = re.compile(r"[，,；;。：:、！？!?()（）\n]")
_LIST_MARK = re.compile(r"\s*(?:[、,，]|和|及|与|以及|或|至)\s*(?:以及)?\s*$")
_COMMA, _NOUN_ON = re.compile(r"[,，]"), re.compile(r"(?!和|与|及|以|左右|之|的|不等)[一-龥]")
_AFTER_NUMBER = 8  # characters of a noun that may stand between a number and the 、 of its list: 5个主讲教室、
# 55人以上的大班额, 超过2000人的学校, 不足100人的教学点: how it is counted, no figure of its own.
_THRESHOLD = re.compile(
    r"(?:及)?(?:以上|以下)?\s*的?[“\"]?(?:有|共有|共|乡村|农村|村级|超?大?班额|大校额|班级|教学班|学校|小学|初中|教学点|小规模|村小|规模|幼儿园|超大班|大班)"
)
_OF_THAT_SIZE = re.compile(r"\s*的(?:有|学校|班级|教学点|幼儿园)")  # 10—30人的有9个
_THRESHOLD_WORD = re.compile(r"以上|以下|超|不足|不到|以内|不满|少于|多于")
# 1个主讲教室+3个听讲教室 is a way of working.
_SUM_OF, _SUM_ON = re.compile(r"\+\s*$"), re.compile(r"[一-龥]{0,8}\+")
_AGE_UNITS = frozenset({"岁", "周岁"})
_AGE_SAID = re.compile(r"年龄[^,，;；。]{0,8}$")
_RATE_NAMED = re.compile(r"\s*(?:制|一贯|义务教育|巩固率|保留率|学时|周期|级)")
# 教师5年360学时培训完成率 is one name.
_HOURS, _TRAINING = re.compile(r"\s*(?:一周期)?\d+个?学时"), re.compile(r"\s*(?:全员|教师)?(?:培训|轮训)[一-龥]{0,4}率")
# 三年累计, 五年来, 两项指标: over what the next number sums up or holds.
_SUMMED = re.compile(r"\s*(?:累计|合计|共计|总计|来|间|共|指标|比例)")
_TITLES = re.compile(r"《[^《》\n]{0,120}》")


def is_figure(text: str, quantity: Quantity) -> bool:
    """Whether a quantity can be a figure: no age of a group, no 55人以上 of 55人以上的大班额, no idle 一名."""
    before, start, end = text[max(0, quantity.start - 12) : quantity.start], quantity.start, quantity.end
    if _SUM_OF.search(before) or _SUM_ON.match(text, end):
        return False
    if quantity.unit in _AGE_UNITS:
        return _AGE_SAID.search(before) is not None
    if quantity.unit in ("人", "名", "学生") and _THRESHOLD_WORD.search(quantity.text) and _THRESHOLD.match(text, end):
        return False
    if quantity.unit in ("人", "名") and quantity.value_high is not None and _OF_THAT_SIZE.match(text, end):
        return False
    if quantity.unit == "年" and (_RATE_NAMED.match(text, end) or _HOURS.match(text, end)):
        return False
    if quantity.unit in ("年", "项") and _SUMMED.match(text, end):
        return False
    if quantity.unit == "学时" and _TRAINING.match(text, end):
        return False
    # 按100人核定 is a rule of counting; 一名, 一次 are mostly articles.
    article = quantity.value == 1 and quantity.denominator is None and "一" in quantity.text
    return not (article and not re.search(r"每[^,，;；。]{0,20}$", text[max(0, start - 24) : start]))


def title_spans(text: str) -> list[tuple[int, int]]:
    """Where 《titles》 stand: what they hold is no figure of the paper."""
    return [found.span() for found in _TITLES.finditer(text)]


def left_bound(text: str, start: int, end: int, *, listed: bool) -> int:
    """Where the words that lead to a number begin: behind the last mark that parts, brackets in between left whole.

    :param listed: whether another number stands right before, so that a 、 soon behind it parts the two.
    """
    bound = start
    opened: list[int] = []
    for index in range(start, end):
        character = text[index]
        if character in "(（":
            opened.append(index)
        elif character in ")）":
            if opened:
                opened.pop()
            else:
                bound = index + 1
        elif opened:
            if character in _STOPS and not _closes(text, index, end):
                bound, opened = index + 1, []
        elif (
            character in _STOPS
            or (character in ":：" and text[index + 1 : end].strip())
            or (character == "、" and listed and bound == start and index - start <= _AFTER_NUMBER)
        ):
            bound = index + 1
    return max(bound, opened[0] + 1) if opened else bound


def _closes(text: str, start: int, end: int) -> bool:
    return any(text[index] in ")）" for index in range(start, end))


def right_bound(text: str, start: int, end: int) -> int:
    """Where the words that follow a number end: at the next mark."""
    found = _ENDS.search(text, start, end)
    return found.start() if found else end


def clause_bounds(text: str, start: int, end: int, position: int) -> tuple[int, int]:
    """The clause around ``position``, from comma to comma, inside ``[start, end)``."""
    before = max(text.rfind(mark, start, position) for mark in _STOPS)
    behind = _CLAUSE_REST.match(text, position, end)
    return (before + 1 if before >= 0 else start), (behind.end() if behind is not None else position)


def part_start(text: str, start: int, position: int) -> int:
    """Where the part of the sentence around ``position`` begins: behind the last semicolon."""
    before = max(text.rfind("；", start, position), text.rfind(";", start, position))
    return before + 1 if before >= 0 else min(start, position)


def clause_starts(text: str, start: int, end: int) -> list[int]:
    """Positions in ``[start, end)`` right behind a mark that begins a clause, a colon or a bracket too."""
    return [index + 1 for index in range(start, end) if text[index] in "，,；;。：:（(\n"]


# 学校、教学点依次为37所、18个.
_SCHOOLS = {"所", "个"}


def groups(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Numbers of one list that nothing but 、 or 和 parts: 300元、400元、600元."""
    found: list[list[Quantity]] = []
    for quantity in quantities:
        last = found[-1][-1] if found else None
        if last is not None and _joined(text, last, quantity):
            found[-1].append(quantity)
        else:
            found.append([quantity])
    return found


def _joined(text: str, one: Quantity, other: Quantity) -> bool:
    if not _LIST_MARK.fullmatch(text[one.end : other.start]):
        return False
    if _COMMA.search(text[one.end : other.start]) and _NOUN_ON.match(text, other.end):
        return False  # 缺口3000个左右,2个街道还没有
    alike = one.unit == other.unit or not one.unit or not other.unit
    return alike or (one.unit == "个" and other.unit == "百分点") or {one.unit, other.unit} == _SCHOOLS
