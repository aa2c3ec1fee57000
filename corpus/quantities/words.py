"""Qualifiers of quantities: the words, what they mean, where they stand (pure)."""

from __future__ import annotations

from enum import Enum

from corpus.quantities.units import alternation, words


class Bound(Enum):
    """What a qualifier says of the true number, beside the number printed."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOVE = "above"
    BELOW = "below"
    SOMEWHAT_ABOVE = "somewhat above"
    SOMEWHAT_BELOW = "somewhat below"
    ABOUT = "about"


# The joint between the qualifier before a number and the one behind it: 约…余.
JOINT = "…"

# Before the number. 以上 includes the number, and so does 以下 (民法典 art. 1259); 超过, 不满 and 以外 do not.
BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        words(
            "不低于 不少于 不小于 不得低于 不得少于 不得小于 不应低于 不应少于 不能低于 不能少于",
            "至少 最少 最低 起码 低限",
        ),
        Bound.AT_LEAST,
    ),
    **dict.fromkeys(
        words(
            "不超过 不高于 不多于 不大于 不得超过 不得高于 不得多于 不得大于 不应超过 不能超过",
            "不超 未超过 至多 最多 最高 最大",
        ),
        Bound.AT_MOST,
    ),
    **dict.fromkeys(words("超过 超出 超 逾 高于 大于 多于 突破"), Bound.ABOVE),
    **dict.fromkeys(words("低于 少于 小于 不足 不到 不满 未满 未达到 未达 不达"), Bound.BELOW),
    **dict.fromkeys(words("近 将近 接近 几近 临近"), Bound.SOMEWHAT_BELOW),
    **dict.fromkeys(words("约 大约 大概 约为 约有 约占 约达 大致"), Bound.ABOUT),
    **dict.fromkeys(words("上"), Bound.SOMEWHAT_ABOVE),
    **dict.fromkeys(words("达 达到 高达 多达 达至 只有 仅 仅有 仅为 仅占 只占 满 已满 年满"), Bound.EXACT),
}
# Between the number and its unit, or right behind the unit: 2500余万元, 3年多.
INSIDE: dict[str, Bound] = {"余": Bound.SOMEWHAT_ABOVE, "多": Bound.SOMEWHAT_ABOVE, "来": Bound.ABOUT}
# Behind the unit.
BEHIND: dict[str, Bound] = {
    "及以上": Bound.AT_LEAST,
    "或以上": Bound.AT_LEAST,
    "以上": Bound.AT_LEAST,
    "及以下": Bound.AT_MOST,
    "或以下": Bound.AT_MOST,
    "以下": Bound.AT_MOST,
    "以内": Bound.AT_MOST,
    "之内": Bound.AT_MOST,
    "内": Bound.AT_MOST,
    "以外": Bound.ABOVE,
    "左右": Bound.ABOUT,
    "上下": Bound.ABOUT,
    "不等": Bound.ABOUT,
    "有余": Bound.SOMEWHAT_ABOVE,
    "开外": Bound.SOMEWHAT_ABOVE,
}
QUALIFIERS: dict[str, Bound] = {**BEFORE, **INSIDE, **BEHIND}
# 达到99%以上 says 99%以上: words that only lead to the number give way to any other qualifier.
_LEADING = frozenset(word for word, bound in BEFORE.items() if bound is Bound.EXACT)
# Kept as the plain word: 已满6周岁.
_PLAIN = {
    "已满": "满",
    "年满": "满",
    "约为": "约",
    "约有": "约",
    "约占": "约",
    "约达": "约",
    "仅占": "仅",
    "只占": "只",
}

_LONGEST = max(map(len, BEFORE))
# Characters that make another word of a qualifier's first: 附近3所, 节约300元, 传达3次, 圆满3年, 以上3项.
_OTHER_WORD: dict[str, str] = {
    "近": "附最就靠邻远晋贴新",
    "约": "节契签合预履特条制集公邀简隐失毁违",
    "达": "传表到抵直发送下转通",
    "满": "圆充美饱届期丰",
    "超": "赶反",
    "上": "以网线街路晚早马身地之加基本及",
    "仅": "不",
    "逾": "",
    "低于": "不",
    "只有": "不",
}
BEHIND_PATTERN = (
    rf"(?:\(含\))?(?P<behind>{alternation(word for word in BEHIND if word not in ('内', '上下'))}|上下(?![学班游]))"
)
INSIDE_PATTERN = "(?:余|来|多(?!媒|样|方|元[化性素]))"


def before(text: str, end: int, start: int) -> tuple[str, int]:
    """The qualifier that ends at ``end`` and where it begins; ``("", end)`` where there is none.

    达到约3000人 has 约, and begins at 达到.
    """
    word = _one_before(text, end, start)
    if not word:
        return "", end
    begin = end - len(word)
    outer = _one_before(text, begin, start)
    if outer in _LEADING:
        begin -= len(outer)
    elif outer and word in _LEADING:
        word, begin = outer, begin - len(outer)
    return _PLAIN.get(word, word), begin


def join(first: str, last: str) -> str:
    """One qualifier of the one before the number and the one behind it."""
    if first and last:
        return last if first in _LEADING else first + JOINT + last
    return first or last


def parts(qualifier: str) -> tuple[str, str]:
    """The words before and behind a number that a qualifier is made of."""
    first, joint, last = qualifier.partition(JOINT)
    if joint:
        return first, last
    return (first, "") if first in BEFORE else ("", first)


def bounds(qualifier: str) -> frozenset[Bound]:
    """What a qualifier says; a word that is no qualifier says nothing."""
    return frozenset(QUALIFIERS[word] for word in parts(qualifier) if word in QUALIFIERS) - {Bound.EXACT}


def _one_before(text: str, end: int, start: int) -> str:
    for length in range(min(_LONGEST, end - start), 0, -1):
        word = text[end - length : end]
        if word in BEFORE:
            previous = text[end - length - 1] if end - length > start else ""
            return "" if previous and previous in _OTHER_WORD.get(word, "") else word
    return ""
