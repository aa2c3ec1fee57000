"""The forms of a number, read where they begin: 1:16.8, 三分之一, 1.2～1.5万, 十几所, 3个半小时 (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.quantities import context
from corpus.quantities.grammar import ARABIC, BEHIND, CHINESE, FRACTION, RATIO, SINGLE, WORDED
from corpus.quantities.numerals import parse_approximate, parse_arabic, parse_chinese
from corpus.quantities.units import CLASSIFIER_OF, SCALES, normalise_unit, words
from corpus.quantities.words import before

RATIO_UNIT = "比"
_BARE_POWERS = re.compile(r"[百千万亿]+")
_TWO_COUNTED = frozenset(words("所 名 人 项 台 间 辆 座 倍 亩 个"))
_SPAN_OF_ONE = frozenset(words("年 天 周"))
_WEEKDAY = re.compile(r"(?:第|初|(?<![每两一二三四\d])周|星期|礼拜|(?<![提最增新])高)$")
_FROM = re.compile(r"[从由自][^，。,;；、\d]{0,8}$")
_CLASS_BEFORE = re.compile(r"(?:年级|[高初][一二三]|[)）])[ ]?$")
_ONES = re.compile(r"一(?:工程|活动|行动|批)")


@dataclass(frozen=True, slots=True)
class Part:
    """A number read at its place, before qualifiers."""

    end: int
    value: Decimal | None
    unit: str
    high: Decimal | None = None
    denominator: Decimal | None = None
    inside: str = ""
    bare_power: bool = False
    skipped: bool = False


def read_form(text: str, at: int, candidate: re.Match[str]) -> Part | None:
    """The number at ``at`` with its unit; null for what is no number after all."""
    if candidate["worded"] is not None:
        return _worded(text, at)
    if candidate["chinese"] is not None:
        return _chinese(text, at)
    return _ratio(text, at) or _fraction(text, at) or _arabic(text, at)


def _worded(text: str, at: int) -> Part | None:
    """百分之九十五, 三分之一."""
    found = WORDED.match(text, at)
    if found is None:
        return None
    if found["per"]:
        share = found["share"]
        whole = {"百": 100, "千": 1000, "万": 10000}[found["per"]]
        value = Decimal(whole) if share == found["per"] else _number(share)
        return None if value is None else Part(found.end(), value, {"百": "%", "千": "‰", "万": "‱"}[found["per"]])
    top, bottom = _number(found["top"]), _number(found["bottom"])
    return Part(found.end(), top, "", denominator=bottom) if top is not None and bottom else None


def _ratio(text: str, at: int) -> Part | None:
    found = RATIO.match(text, at)
    if found is None:
        return None
    first, second = parse_arabic(found["value"]), parse_arabic(found["denominator"])
    clock = context.is_clock(text, at, found["value"], found["denominator"], found.end())
    return Part(found.end(), first, RATIO_UNIT, denominator=second, skipped=clock or not first or not second)


def _fraction(text: str, at: int) -> Part | None:
    found = FRACTION.match(text, at)
    if found is None:
        return None
    first, second = parse_arabic(found["value"]), parse_arabic(found["denominator"])
    skipped = not 0 < first < second or not context.is_share(text, at, found.end())
    return Part(found.end(), first, "", denominator=second, skipped=skipped)


def _arabic(text: str, at: int) -> Part | None:
    found = ARABIC.match(text, at)
    if found is not None and found["to"]:
        part = _range(text, at, found)
        if part is not None:
            return part
        found = SINGLE.match(text, at)
    if found is None:
        return None
    number = found["number"]
    value: Decimal | None = parse_arabic(number)
    assert value is not None
    scale = found["scale"] or ""
    power, unit_scale = _scaled(scale)
    if found["mixed"]:
        # 3亿5000万元 is counted in 万元, 2万5千人 in 人.
        low = Decimal(found["mixed"][1:]) * power
        value = value * SCALES[found["mixed"][0]] / SCALES.get(unit_scale, Decimal(1)) + low
    else:
        value *= power
    return _finish(text, at, found, value, unit_scale)


def _range(text: str, at: int, found: re.Match[str]) -> Part | None:
    """The range that ``found`` may be; null where the two numbers belong to two things."""
    low, high = parse_arabic(found["low"]), parse_arabic(found["number"])
    low_power, low_scale = _scaled(found["low_scale"] or "")
    power, scale = _scaled(found["scale"] or "")
    unit, low_unit = found["unit"] or "", found["low_unit"] or ""
    if found["to"] in "至到" and _FROM.search(text[max(0, at - 12) : at]):
        return None
    if found["mixed"] or (low_unit and normalise_unit(low_unit) != normalise_unit(unit)):
        return None
    if low_unit and not low_scale and scale:
        low /= SCALES[scale]  # 8000元至1.2万元
    elif low_scale and low_scale != scale:
        low = low * SCALES[low_scale] / SCALES.get(scale, Decimal(1))
    low, high = low * low_power, high * power
    bare = not unit and not scale and not found["ge_unit"]
    if low >= high or (bare and (found["to"] != "~" or found["low"].startswith("0"))):
        return None if low >= high else Part(found.end(), low, "", skipped=True)
    if power > 1 and not found["low_scale"] and not low_unit:
        low *= power  # 3-5百人
    return _finish(text, at, found, low, scale, high=high)


def _chinese(text: str, at: int) -> Part | None:
    found = CHINESE.match(text, at)
    if found is None:
        return None
    unit = found["unit"] or ""
    scale = found["scale"] or ""
    vague = bool(found["vague"] or found["few"])
    end = found.end()
    low: Decimal | None = None
    high: Decimal | None = None
    number = found["number"] or ""
    if vague:
        return _finish(text, at, found, None, "", skipped=context.is_named(text, at))
    value = parse_chinese(number)
    if value is None:
        pair = parse_approximate(number)
        if pair is None or found["low"]:
            return None
        value, high = pair
    if found["low"]:
        low, high = parse_chinese(found["low"]), value
        if low is None or low >= value:
            return None
        value = low
    if not scale:
        value, high, scale = _unscaled(number, value, high)
    unit_start = found.start("unit")
    qualified = bool(found["more"] or found["more3"])
    skipped = (
        context.is_named(text, at)
        or (unit_start >= 0 and context.is_place(text, unit_start))
        or (len(number) == 1 and _WEEKDAY.search(text[max(0, at - 2) : at]) is not None)
        or (number == "二" and unit not in _TWO_COUNTED)
    )
    if not skipped and number == "一":
        leading = before(text, at, 0)[0] != ""
        trailing = qualified or BEHIND.match(text, end) is not None
        skipped = context.is_no_count_of_one(text, at, unit, end, qualified=leading or trailing)
        if unit in _SPAN_OF_ONE and not (leading or trailing or found["year_half"]):
            skipped = skipped or not context.is_lasting(text, at)
    return _finish(
        text, at, found, value, scale, high=high, skipped=skipped, bare_power=_BARE_POWERS.fullmatch(number) is not None
    )


def _finish(
    text: str,
    at: int,
    found: re.Match[str],
    value: Decimal | None,
    scale: str,
    *,
    high: Decimal | None = None,
    skipped: bool = False,
    bare_power: bool = False,
) -> Part:
    """What stands behind the number: 余, 半, unit."""
    groups = found.groupdict()
    unit = groups["unit"] or ""
    inside = groups["more"] or groups.get("more2") or groups["more3"] or ""
    end = found.end()
    if groups["ge_unit"]:
        unit = "个" + groups["ge_unit"]
        inside = inside or ("多" if groups["ge"] == "多" else "")
    if groups["ge"] == "半" or groups["year_half"]:
        value = None if value is None else value + Decimal("0.5")
    if inside in ("几", "数"):
        value, inside = None, ""
    if not unit and inside == "来":
        inside, end = "", found.end("number")
    while text[end - 1] == " ":
        end -= 1
    written = normalise_unit(scale + unit)
    if not written:
        written = next((CLASSIFIER_OF[noun] for noun in CLASSIFIER_OF if text.startswith(noun, end)), "")
    per = context.is_measured_per(text, at)
    skipped = skipped or per or _is_something_else(text, at, value, unit, end, start=found.start("unit"))
    return Part(end, value, written, high=high, inside=inside, bare_power=bare_power, skipped=skipped)


def _is_something_else(text: str, at: int, value: Decimal | None, unit: str, end: int, *, start: int) -> bool:
    """Whether the unit makes no amount of the number: 近3年, 5G网络, 前10名, 98次会议, 九年级3班."""
    if unit == "年":
        return (value is not None and value >= 1000) or context.is_period(text, at, end)
    if unit in ("G", "K"):
        return context.is_network(text, at, unit, end)
    if unit in ("名", "位"):
        return context.is_rank(text, at)
    if unit == "次":
        return context.is_ordinal_meeting(text, at, start)
    if unit == "班":
        return _CLASS_BEFORE.search(text[max(0, at - 4) : at]) is not None
    if unit == "个":
        return _ONES.match(text, end) is not None
    if unit in ("天", "个月"):
        return text[max(0, at - 1) : at] in ("前", "后", "这", "那")
    return False


def _number(written: str) -> Decimal | None:
    return parse_arabic(written) if written[0].isascii() else parse_chinese(written)


def _scaled(scale: str) -> tuple[Decimal, str]:
    """千万 is (1000, 万): what goes into the value, and what stays with the unit."""
    power = {"十": 10, "百": 100, "千": 1000}.get(scale[:1], 1)
    return Decimal(power), scale.lstrip("十百千")


def _unscaled(number: str, value: Decimal, high: Decimal | None) -> tuple[Decimal, Decimal | None, str]:
    """十二万 is 12 with 万 for the unit, as papers print 12万人; 一万二千 stays 12000."""
    for scale in ("亿", "万"):
        if number.endswith(scale) and not (scale == "亿" and number.endswith("万亿")):
            factor = SCALES[scale]
            return value / factor, None if high is None else high / factor, scale
    return value, high, ""
