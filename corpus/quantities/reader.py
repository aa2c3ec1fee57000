"""Text to quantities: numbers with their units and qualifiers, and nothing that merely looks like one (pure)."""

from __future__ import annotations

import re

from corpus.quantities import context
from corpus.quantities.forms import Part, read_form
from corpus.quantities.grammar import BEHIND, CANDIDATE, FOLD
from corpus.quantities.nouns import Quantity
from corpus.quantities.units import words
from corpus.quantities.words import before, join

LONGEST_NAME = 14  # a longer quotation is a sentence, and counts
LONGEST_BARE = 6  # a number of more digits without a unit is a telephone or a code
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|「[^」\n]*」|‘[^’\n]*’")
_RUN = re.compile(r"[\d.,]+|[零〇一二两三四五六七八九十百千万亿数几好]+|.")
# Within quotation marks only these are amounts (“100%入学”); “1个中心” is a slogan.
_STRONG = frozenset(words("% ‰ 人 名 位 人次 所 元 万元 亿元 万人 平方米 公里 亩 册 台 套 间 百分点"))
# 1.1 总体情况, 57.8 或点击: a number that opens a line is the line's.
_LINE_START = re.compile(r"(?:^|\n)[ ]*$")
_TEXT_BEHIND = re.compile(r"[ ]*[^\d\n ]")
_LONGEST_PAGE = 3
_MINUS = "\u2212"
_MINUS_AFTER = frozenset("为是长率值幅差降(（:：,， \n")


def read_quantities(text: str, *, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Quantities of ``text[start:end]`` in reading order; offsets into ``text``, none overlap.

    Years, dates, times, 文号, ordinals (第十三中学, 十一届, 市政府98次专题会议), numbers of headings, telephones,
    addresses, titles in 《》, slogans in quotation marks (“1+3”, “三个课堂”), periods (五年来) and 每月 are no
    quantities. A bare number that could be a year (2018) is one only where ``text[start:end]`` is nothing else: a cell.
    """
    stop = len(text) if end is None else end
    part = start > 0 or stop < len(text)
    raw = text[start:stop] if part else text
    folded = raw.translate(FOLD)
    names = _names(folded)
    found: list[Quantity] = []
    position, name = 0, 0
    while candidate := CANDIDATE.search(folded, position):
        at = candidate.start()
        if candidate["none"] is not None:
            position = max(candidate.end(), at + 1)
            continue
        while name < len(names) and names[name][1] <= at:
            name += 1
        read = read_form(folded, at, candidate)
        if read is None:
            position = at + len(_RUN.match(folded, at)[0])  # type: ignore[index]
            continue
        position = read.end
        named = name < len(names) and names[name][0] < at and read.unit not in _STRONG
        if named or read.skipped or (not read.unit and not _bare_counts(folded, at, read, cell=part)):
            continue
        quantity = _qualified(folded, raw, at, read, offset=start, floor=found[-1].end - start if found else 0)
        if read.bare_power and not quantity.qualifier:
            continue  # 百名教师访千家 counts nobody
        found.append(quantity)
        position = max(position, quantity.end - start)
    return found


def _names(text: str) -> list[tuple[int, int]]:
    """Short quotations: names and slogans."""
    return [found.span() for found in _QUOTED.finditer(text) if found.end() - found.start() <= LONGEST_NAME + 2]


def _bare_counts(text: str, at: int, part: Part, *, cell: bool) -> bool:
    """Whether a number without a unit is an amount."""
    if part.denominator is not None or part.inside or part.value is None:
        return True
    if not text[:at].strip(" -" + _MINUS) and not text[part.end :].strip():
        return True
    written = text[at : part.end]
    if not cell and _LINE_START.search(text[max(0, at - 6) : at]):
        alone = _TEXT_BEHIND.match(text, part.end) is None
        if not alone or (written.isdigit() and len(written) <= _LONGEST_PAGE):
            return False
    if written.isdigit():
        year = len(written) == 4 and written[:2] in ("19", "20")
        if year or len(written) > LONGEST_BARE or (written[0] == "0" and len(written) > 1):
            return False
    return not context.is_code(text, at, part.end)


def _qualified(text: str, raw: str, at: int, part: Part, *, offset: int, floor: int) -> Quantity:
    """The part with its sign and the qualifiers that adjoin it."""
    value, high, begin, end = part.value, part.high, at, part.end
    if value is not None and begin > floor and text[begin - 1] in ("-", _MINUS) and _is_minus(text, begin - 1, floor):
        value, begin = -value, begin - 1
    leading, first = before(text, begin - 1 if text[begin - 1 : begin] == " " else begin, floor)
    if leading == "上" and not part.bare_power:
        leading = ""
    begin = first if leading else begin
    behind = BEHIND.match(text, end)
    trailing = part.inside
    if behind is not None and (behind["behind"] or context.is_duration(part.unit)):
        trailing, end = behind["behind"] or behind["inside"], behind.end()
    return Quantity(
        start=offset + begin,
        end=offset + end,
        text=raw[begin:end],
        value=value,
        value_high=high,
        denominator=part.denominator,
        unit=part.unit,
        qualifier=join(leading, trailing),
    )


def _is_minus(text: str, at: int, floor: int) -> bool:
    previous = text[at - 1] if at > floor else "\n"
    if text[at] == _MINUS:
        return not previous.isdigit()
    return previous in _MINUS_AFTER
