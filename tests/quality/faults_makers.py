"""One maker a kind of fault: a true text to the changes that make it false, each ``(start, end, instead)`` (pure)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal

from tests.quality.faults_sums import sums_of
from tests.quality.faults_texts import Number, TrueText, chinese

Change = tuple[int, int, str]

BRACKETS = 0.5  # of faults of a 文号, those of its brackets
_NEAR = 40  # characters between a place or year and the figure that it governs
_QUALIFIED = re.compile(r"(?:近|约|超过?|逾|达到?)$"), re.compile(r"\D{0,3}?(?:余|多|以上|以下)")
_UNITS = {
    "所": "人", "人次": "人", "人": "所", "名": "所", "亿元": "万元", "万元": "亿元", "次": "人", "个": "人",
    "台": "册", "间": "台", "册": "台", "万人": "人", "平方米": "人", "套": "人", "家": "人",
}  # fmt: skip
_UNIT = re.compile("|".join(sorted(_UNITS, key=len, reverse=True)))
_SECOND_UNIT = {"万元": "元", "亿元": "元"}
_TURNED = {
    "增加": "减少", "减少": "增加", "提高": "下降", "下降": "提高", "增长": "下降", "上升": "下降", "降低": "提高",
}  # fmt: skip
_DIRECTION = re.compile(f"(?P<word>{'|'.join(_TURNED)})(?:了|到|至|为)?[^，,。；;、]{{0,4}}?$")
_OWN = re.compile(r"全[县区市]")
_ANY_YEAR = re.compile(r"20\d\d年|上年|去年|今年|以来|上半年|秋季|春季")
_POINT = re.compile(r"(?<=\d)(?:个)?百分点")
_HEADING = re.compile(r"^(?P<mark>[（(])?(?P<n>[一二三四五六七八九十]{1,2})(?P<tail>[）)]|、)", re.MULTILINE)
_DOCNO = re.compile(r"〔(?P<year>20\d\d)〕\s?(?P<n>\d+)号")
_PLAN = re.compile(r"(?:力争|计划|拟)(?:到|于|在)?(?=(?P<year>20\d\d年)?[^。；;《》]{0,30}\d)")
_TITLE = re.compile(r"《[^《》]*》|〔\d+〕\s?\d*号?")


def digit_swap(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """Two digits exchanged, or one changed; of a rough number the first."""
    for number in _decided(true):
        said = true.text[number.start : number.end]
        rough = _is_rough(true.text, number)
        made = _first_changed(said, chance) if rough else _swapped(said, chance) or _changed(said, chance)
        other = {str(value) for value in number.by_year.values()}
        if made not in other:
            yield number.start, number.end, made


def wrong_county(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """The own county's name, or 全县, before a figure becomes another county's, whose value differs."""
    for number in _levels(true):
        counties = [name for name in true.others if number.elsewhere.get(name) != _value(true, number)]
        if not counties:
            continue
        floor = _floor(true.text, number.start)
        before = true.text[floor : number.start]
        for match in re.finditer(f"{_OWN.pattern}|{re.escape(true.region)}", before):
            start, end = floor + match.start(), floor + match.end()
            own = match[0] == true.region and re.match(r"教育|人民|委|政府|县", true.text[end : end + 2])
            if not own and not _in_title(true.text, start) and not _numbered_between(true, end, number.start):
                yield start, end, chance.choice(counties)


def wrong_year(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """The year that a figure is of becomes one in which it is another; where none is named, a wrong one is."""
    for number in _levels(true):
        wrong = [year for year, value in number.by_year.items() if value != _value(true, number)]
        if number.repeated:
            wrong = [number.year - 1]
        if not wrong:
            continue
        floor = _floor(true.text, number.start)
        before = true.text[floor : number.start]
        years = [m for m in re.finditer(r"20\d\d(?=年)", before) if not _in_title(true.text, floor + m.start())]
        year = chance.choice(wrong)
        if years and years[-1][0] == str(number.year):
            start = floor + years[-1].start()
            if not _numbered_between(true, start + 5, number.start):
                yield start, start + 4, str(year)
        elif not number.repeated and not _ANY_YEAR.search(before):
            for match in list(_OWN.finditer(before))[-1:]:
                start = floor + match.start()
                if not _numbered_between(true, start, number.start):
                    yield start, start, f"{year}年"


def wrong_unit(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """The unit after a figure becomes another sort of thing, or another power of ten."""
    for number in _decided(true):
        match = _UNIT.match(true.text, number.end)
        if match is None or true.text.startswith(("百分点", "个百分点"), number.end):
            continue
        choices = [_UNITS[match[0]], *([_SECOND_UNIT[match[0]]] if match[0] in _SECOND_UNIT else [])]
        yield match.start(), match.end(), chance.choice(choices)


def wrong_sign(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """增加 becomes 减少, 提高 下降, and back, before a change."""
    for number in true.numbers:
        floor = max(0, number.start - 8)
        match = _DIRECTION.search(true.text[floor : number.start])
        if match and (number.repeated or not number.plain or "到" in match[0] or "至" in match[0]):
            yield floor + match.start("word"), floor + match.end("word"), _TURNED[match["word"]]


def stale_figure(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """This year's value becomes last year's of the same key."""
    for number in _levels(true):
        last = number.by_year.get(number.year - 1)
        if number.year == true.year and last is not None and last != _value(true, number):
            yield number.start, number.end, str(last)


def broken_sum(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """The total or one part of a sum within a sentence is changed."""
    for start, end in (place for group in sums_of(true.text) for place in group):
        said = true.text[start:end]
        yield start, end, _swapped(said, chance) or _changed(said, chance)


def percent_for_point(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """个百分点 becomes %."""
    for match in _POINT.finditer(true.text):
        yield match.start(), match.end(), "%"


def heading_number(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """The number of a heading that has another before it repeats that one, or jumps."""
    seen: dict[str, int] = {}
    for match in _HEADING.finditer(true.text):
        level = match["tail"]
        value = next((n for n in range(1, 20) if chinese(n) == match["n"]), 0)
        if level == "、":
            seen.clear()
        if seen.get(level) == value - 1 and value > 1:
            yield match.start("n"), match.end("n"), chinese(chance.choice((value - 1, value + 1 + (value > 2))))
        seen[level] = value


def docno(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """The number of a 文号 is changed, or its brackets."""
    for match in _DOCNO.finditer(true.text):
        if not true.in_library or chance.random() < BRACKETS:
            left, right = chance.choice((("（", "）"), ("[", "]"), ("(", ")")))
            yield match.start(), match.start() + 6, f"{left}{match['year']}{right}"
        else:
            yield match.start("n"), match.end("n"), _changed(match["n"], chance)


def plan_as_result(true: TrueText, chance: random.Random) -> Iterator[Change]:
    """力争, 计划 or 拟 before a number becomes 已."""
    for match in _PLAN.finditer(true.text):
        if not _in_title(true.text, match.start()):
            yield match.start(), match.end(), "已于" if match["year"] else "已"


def _decided(true: TrueText) -> Iterator[Number]:
    """Numbers without quotients that only a reader of the whole table could work out: 平均每班33.2人."""
    for number in true.numbers:
        shown = true.text[number.end : number.end + 1] in ("%", "万", "亿")
        if not number.ratio or shown or true.text[number.start - 2 : number.start] in ("1:", "1∶"):
            yield number


def _levels(true: TrueText) -> Iterator[Number]:
    """Numbers that are one cell and no change."""
    for number in true.numbers:
        if number.plain and not _is_rough(true.text, number):
            yield number


def _value(true: TrueText, number: Number) -> Decimal:
    return Decimal(true.text[number.start : number.end])


def _floor(text: str, start: int) -> int:
    """Where the clause chain before a figure begins: after the last 。；or newline, at most ``_NEAR`` away."""
    return max(start - _NEAR, *(text.rfind(mark, 0, start) + 1 for mark in "。；;\n"))


def _numbered_between(true: TrueText, start: int, end: int) -> bool:
    """Whether another number stands between: then the place or year may govern that one."""
    return bool(re.search(r"\d", _TITLE.sub("", true.text[start:end])))


def _in_title(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at) or at < text.find("\n")


def _is_rough(text: str, number: Number) -> bool:
    before, after = _QUALIFIED
    return bool(before.search(text[max(0, number.start - 2) : number.start]) or after.match(text, number.end))


def _swapped(said: str, chance: random.Random) -> str:
    """Two neighbouring digits exchanged; empty where none differ, or a number would begin with 0."""
    places = [
        n
        for n in range(len(said) - 1)
        if said[n].isdigit() and said[n + 1].isdigit() and said[n] != said[n + 1] and (n or said[1] != "0")
    ]
    if not places or chance.random() < 0.5:
        return ""
    n = chance.choice(places)
    return said[:n] + said[n + 1] + said[n] + said[n + 2 :]


def _changed(said: str, chance: random.Random) -> str:
    """One digit another; never a leading 0."""
    places = [n for n, char in enumerate(said) if char.isdigit()]
    n = chance.choice(places)
    digits = [d for d in "123456789" if d != said[n]] if n == 0 else [d for d in "0123456789" if d != said[n]]
    return said[:n] + chance.choice(digits) + said[n + 1 :]


def _first_changed(said: str, chance: random.Random) -> str:
    """The first digit of a rough number, far from what it was."""
    return str((int(said[0]) + chance.choice((3, 4, 5)) - 1) % 9 + 1) + said[1:] if said[0] != "0" else "9" + said[1:]
