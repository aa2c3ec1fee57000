"""Word's number formats: a count -> the number as Word prints it (pure; ECMA-376 Part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def ordinal(number: int, number_format: str) -> str:
    """Write a list number in one of Word's formats; an unknown format falls back to decimal, as Word does."""
    return _FORMATS.get(number_format, str)(number)


def counting(number: int, *, digits: str = _DIGITS, units: str = "十百千", myriad: str = "万") -> str:
    """Write a whole number below 100,000,000 the way Chinese counts: 12 -> 十二, 105 -> 一百零五."""
    if number <= 0:
        return digits[0]
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = digits[0] if 0 < low < 1000 else ""
        tail = counting(low, digits=digits, units=units) if low else ""
        return counting(high, digits=digits, units=units) + myriad + gap + tail
    text, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if zero and text else "") + digits[digit] + (units[place - 1] if place else "")
            zero = False
        else:
            zero = True
    one_ten = digits[1] + units[0]
    return text[1:] if text.startswith(one_ten) and units[0] == "十" else text


def positional(number: int, *, zero: str = "〇") -> str:
    """Write digit by digit: 12 -> 一二."""
    return "".join(zero if d == "0" else _DIGITS[int(d)] for d in str(number))


def _counting_short(number: int) -> str:
    """Count with 十 up to ninety-nine, then digit by digit (chineseCounting)."""
    return counting(number) if number < 100 else positional(number, zero="○")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _letter(number: int) -> str:
    """A … Z, then AA, BB, CC, as Word repeats letters."""
    if number <= 0:
        return ""
    times, index = divmod(number - 1, 26)
    return chr(65 + index) * (times + 1)


def _cycle(symbols: str) -> Callable[[int], str]:
    return lambda n: symbols[(n - 1) % len(symbols)] if n > 0 else ""


def _glyphs(first: int, count: int) -> Callable[[int], str]:
    """Single characters that hold a number; beyond the last of them Word prints plain digits."""
    return lambda n: chr(first + n - 1) if 1 <= n <= count else str(n)


def _circled(number: int) -> str:
    for low, high, first in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if low <= number <= high:
            return chr(first + number - low)
    return "⓪" if number == 0 else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(0xFF10 + int(d)) if d.isdigit() else d for d in str(number))


def _none(number: int) -> str:
    return ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _glyphs(0x2488, 20),
    "decimalEnclosedParen": _glyphs(0x2474, 20),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "ordinal": lambda n: f"{n}" + ("th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")),
    "chineseCounting": _counting_short,
    "chineseCountingThousand": counting,
    "taiwaneseCounting": _counting_short,
    "taiwaneseCountingThousand": lambda n: counting(n, myriad="萬"),
    "japaneseCounting": counting,
    "japaneseDigitalTenThousand": positional,
    "taiwaneseDigital": lambda n: positional(n, zero="○"),
    "ideographDigital": positional,
    "chineseLegalSimplified": lambda n: counting(n, digits=_LEGAL, units="拾佰仟", myriad="萬"),
    "japaneseLegal": lambda n: counting(n, digits=_LEGAL_TRADITIONAL, units="拾佰仟", myriad="萬"),
    "ideographLegalTraditional": lambda n: counting(n, digits=_LEGAL_TRADITIONAL, units="拾佰仟", myriad="萬"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12] if n > 0 else "",
    "ideographEnclosedCircle": _glyphs(0x3280, 10),
    "none": _none,
    "bullet": _none,
}
