"""Totals and the lists behind them, by their words: doubts where the parts are all there are and do not add up (pure).

``corpus.figure_checks`` checks what figures bind as parts; here a list is read by the names of its parts alone, so
that also 特校就读47人 and 小学、初中专任教师分别为1876人、1305人 are parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from corpus.checks.operands import operand
from corpus.figures import Figure
from corpus.identities import Operand, based, plain
from corpus.quantity import Quantity
from drafting.auditing.doubts import Doubt, Suspect, slipped
from drafting.auditing.unit_sorts import alike, sort_of
from drafting.findings import FindingCode, Severity, Working

# Dimension -> its members, together all there are.
_DIMENSIONS: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = tuple(
    (name, tuple(re.compile(member) for member in members))
    for name, members in (
        ("安置", (r"随班就读", r"特(?:殊)?(?:教育?)?学?校", r"送教")),
        ("办学", (r"(?<!普惠性)公办", r"(?<!普惠性)民办")),
        ("性别", (r"男", r"女")),
        ("资金", (r"中央(?:和|及|、|与)?省|省级(?:及)?以上|上级", r"[市县区旗]级|本级|地方|配套")),
        ("学段", (r"小学", r"初中")),
    )
)
_COMPULSORY = re.compile(r"义务教育|控辍保学")
_OPENS = re.compile(
    r"(?:[，,][^，,。；;\d]{2,12}(?:为|达到?)?(?:100%)?)?[，,（(。：:\s]*(?:其中|包括)[，,：:]?\s*|\s*[（(：:]\s*"
)
_BETWEEN = re.compile(r"[、，,；;和]?\s*(?P<name>[^，,。；;、\d（(）)]{1,16})$")
_SHARED = re.compile(
    r"(?P<names>[^，,。；;\d]{2,16}?)(?P<noun>[一-鿿]{0,8}?)(?:人数|数)?(?:分别|各)(?:为|有|是|达到?|承担|负担|出资|安排|投入)?\s*$"
)
_BORNE = re.compile(r"(?:分别|各)(?:承担|负担|分担)")
_LED_BY = re.compile(r"^[，,（(]*(?:其中)?[，,]?")
_CENTRAL = re.compile(r"中央(?:和|及|、|与)省")
_SHARES_OUT = re.compile(r"(?:人数|数)?(?:分别|各)(?:为|有|是|达到?|承担|负担|出资|安排|投入)?\s*$")
_JOINED = re.compile(r"[人名所个万元亿]*\s*[、和，,]\s*")
_REST = re.compile(r"其余|其他|其它|余下|剩余|另")
_SENTENCE = re.compile(r"[^。！？\n]+(?:。(?=其中)[^。！？\n]+)*")
_CHANGED = re.compile(
    r"(?:增加|减少|增长|下降|提高|提升|上升|降低|净增|净减|压减|(?<!新)[高低多少增减升降])(?:了|约)*\s*$"
)
# 由83所减少到79所; not 由学校送教上门的32人.
_FROM = re.compile(r"由[^，,。；;]*$")
_MOVES_ON = re.compile(r"[^，,。；;\d]{0,8}?(?:[到至为]|[增减升降])")
# What is told of a number between it and its parts: ，较上年净增170个，其中….
_TOLD_OF_IT = re.compile(r"^(?:[，,、（(][^，,。；;]*\d[^，,。；;]*)+(?=[，,；;])")
_MEASURED = frozenset({"钱", "面积"})
_REACH = 24
# A number of three digits is seldom one digit away from a sum by chance.
_TELLING = 100


def list_doubts(
    text: str, quantities: Sequence[Quantity], figures: Sequence[Figure], *, title: str | None
) -> list[Doubt]:
    """Lists whose parts do not make up their total, though none can be missing or a digit has slipped."""
    by_place = {figure.value_start: figure for figure in figures}
    found = []
    for sentence in _SENTENCE.finditer(text):
        some = [q for q in quantities if sentence.start() <= q.start < sentence.end() and counted(text, q)]
        for number, total in enumerate(some):
            parts = _parts(text, total, some[number + 1 :])
            if parts is not None:
                doubt = _doubt(text, sentence.start(), total, parts, by_place, title or "")
                found += [doubt] if doubt is not None else []
    return found


def counted(text: str, quantity: Quantity) -> bool:
    """Whether a number is a plain count or amount of a list: no mean, no rate, no change."""
    plainly = quantity.value is not None and quantity.value_high is None and quantity.denominator is None
    if not plainly or quantity.qualifier or sort_of(quantity.unit) in {None, "率"}:
        return False
    if "." in quantity.text and sort_of(quantity.unit) not in _MEASURED and not quantity.unit.startswith(("万", "亿")):
        return False  # a mean
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    return _CHANGED.search(before) is None and not (_FROM.search(before) and _MOVES_ON.match(text, quantity.end))


def _parts(text: str, total: Quantity, following: Sequence[Quantity]) -> tuple[str, list[Quantity]] | None:
    """The dimension and the parts that follow a total at once; null where no dimension is told in full."""
    for name, members in _DIMENSIONS:
        some = list(following[: len(members)])
        if len(some) < len(members) or not all(alike(each.unit, total.unit) for each in some):
            continue
        if _named_apart(text, total, some, members) or _named_together(text, total, some, members):
            return None if _goes_on(text, total, some, following[len(some) :]) else (name, some)
    return None


def _goes_on(text: str, total: Quantity, parts: Sequence[Quantity], following: Sequence[Quantity]) -> bool:
    """Whether a list has more parts than its dimension: 、幼儿园300个; 其余11人; what makes up the total."""
    left = (total.value or Decimal(0)) - sum((each.value or Decimal(0) for each in parts), Decimal(0))
    position = parts[-1].end
    for quantity in following:
        between = text[position : quantity.start]
        if not alike(quantity.unit, total.unit) or len(between) > _REACH:
            return False
        if left == quantity.value or between.lstrip().startswith(("、", "和")) or _REST.search(between):
            return True
        position = quantity.end
        left -= quantity.value or Decimal(0)
    return False


def _named_apart(text: str, total: Quantity, parts: Sequence[Quantity], members: Sequence[re.Pattern[str]]) -> bool:
    """其中小学24612人、初中12385人."""
    position = total.end
    for place, (part, member) in enumerate(zip(parts, members, strict=True)):
        between = _TOLD_OF_IT.sub("", text[position : part.start])
        if place == 0:
            opened = _OPENS.match(between)
            name = between[opened.end() :] if opened else ""
        else:
            told = _BETWEEN.fullmatch(between)
            name = told["name"] if told else ""
        if not name or len(name) > _REACH or re.search(r"[，,。；;\d]", name) or not member.search(name):
            return False
        position = part.end
    return True


def _named_together(text: str, total: Quantity, parts: Sequence[Quantity], members: Sequence[re.Pattern[str]]) -> bool:
    """专任教师3181人，小学、初中专任教师分别为1876人、1305人."""
    between = text[total.end : parts[0].start]
    shared = _SHARED.search(between)
    if shared is None or len(between) > 2 * _REACH or "；" in between or "。" in between:
        return False
    named = re.split(r"[、和与及]", _CENTRAL.sub("中央省", _LED_BY.sub("", between)))
    if len(named) != len(members) or not all(m.search(n) for m, n in zip(members, named, strict=True)):
        return False
    last = members[-1].search(named[-1])
    noun = _SHARES_OUT.sub("", named[-1][last.end() if last else 0 :])
    before = text[max(0, total.start - _REACH) : total.start]
    joined = all(_JOINED.fullmatch(text, one.end, two.start) for one, two in pairwise(parts))
    return joined and (not noun or noun in before)


def _doubt(
    text: str,
    start: int,
    total: Quantity,
    told: tuple[str, list[Quantity]],
    by_place: Mapping[int, Figure],
    title: str,
) -> Doubt | None:
    dimension, parts = told
    summed, whole = parts_sum(parts), total_base(total)
    short = summed < whole and not _complete(dimension, text[start : parts[-1].end], title, total)
    doubt = parts_doubt(total, parts, by_place)
    if doubt is None or not short or _BORNE.search(text, total.end, parts[0].start):
        return doubt
    slips = [s for s in doubt.suspects if s.right is not None and s.figure.value and s.figure.value >= _TELLING]
    return doubt if any(slipped(s.figure.value or Decimal(0), s.right or Decimal(0)) for s in slips) else None


def parts_doubt(total: Quantity, parts: Sequence[Quantity], by_place: Mapping[int, Figure]) -> Doubt | None:
    """Parts that are all there are and do not make up their total, but for what rounding explains.

    :param by_place: the draft's figures by the place of their value; null where one of these numbers is none.
    """
    amounts = [total_base(part) for part in parts]
    summed, whole = parts_sum(parts), total_base(total)
    if summed == whole or abs(summed - whole) <= _slack([total, *parts]):
        return None
    some = [_figure(each, by_place) for each in (total, *parts)]
    figures = [each for each in some if each is not None]
    if len(figures) != len(some):
        return None
    rights = [summed, *(whole - (summed - each) for each in amounts)]
    suspects = tuple(
        Suspect(figure, _in_unit(right, figure) if right > 0 else None)
        for figure, right in zip(figures, rights, strict=True)
    )
    said = " + ".join(f"{plain(each.value or Decimal(0)):f}" for each in parts)
    shown = _in_unit(summed, figures[0]) or Decimal(0)
    expression = f"{said} = {shown:f} ≠ {plain(total.value or Decimal(0)):f}"
    off = "多" if summed > whole else "少"
    message = f"“{total.text}”的分项之和为{shown:f}{total.unit}，比合计{off}，请核对（{expression}）。"
    return Doubt(FindingCode.SUM_MISMATCH, message, suspects, (Working(expression),), Severity.ERROR)


def _complete(dimension: str, said: str, title: str, total: Quantity) -> bool:
    """Whether no part can be missing: 小学 and 初中 are all only of compulsory education, and not of schools."""
    if dimension == "学段":
        return _COMPULSORY.search(said + title) is not None and sort_of(total.unit) not in {"学校", "家"}
    return dimension != "资金"


def _figure(quantity: Quantity, by_place: Mapping[int, Figure]) -> Figure | None:
    return next((by_place[place] for place in range(quantity.start, quantity.end) if place in by_place), None)


def parts_sum(parts: Sequence[Quantity]) -> Decimal:
    """What parts come to in base units."""
    return sum((total_base(each) for each in parts), Decimal(0))


def total_base(quantity: Quantity) -> Decimal:
    """An amount in base units."""
    return based(Operand("", quantity.value, quantity.unit))[0]


def _slack(quantities: Sequence[Quantity]) -> Decimal:
    """What rounding may explain; counts without decimals are not rounded."""
    found = Decimal(0)
    for each in quantities:
        value = each.value or Decimal(0)
        if value and ("." in each.text or sort_of(each.unit) == "钱" or each.unit[:1] in "万亿"):
            exponent = value.as_tuple().exponent
            step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
            found += step / 2 * total_base(each) / value
    return found


def _in_unit(amount: Decimal, like: Figure) -> Decimal | None:
    """An amount in base units in a figure's own unit; null where the figure is nought."""
    return plain(amount * like.value / based(operand(like))[0]) if like.value else None
