"""What a follow-up does to the question before it: one function a move (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.terms import Vocabulary
from corpus.types import Turn
from retrieval.dialogue_phrases import facet_of, matter_of, subject_of
from retrieval.dialogue_slots import (
    lead_end,
    periods_in,
    place_block,
    places_in,
    scopes_in,
    with_period,
    with_places,
    with_scope,
)
from retrieval.pointing import asked_about
from retrieval.query import Intent
from retrieval.question_intent import asks, intent_of, split_parts
from retrieval.question_places import Atlas, PlaceSpan

END = "?？。;；!！,， "

_BESIDE = re.compile(
    r"^(?:如果)?(?:和|跟|与|同|比|比起|相比|对比|相较于?|较)P(?:[、和与]P)*(?:相?比较?|对比|相比较|比一比|比起来|放在一起)?(?:一下|起来|之下|来说)?(?:的话)?(?:呢|怎么样|如何|结果如何|怎样|谁多|哪个多|谁高|哪个高|哪个低|谁少|哪个少|有什么不同|有何不同|有什么区别|多吗|少吗|高吗|低吗|哪个更多|哪个更高)?$"
)
_ADDED = re.compile(r"^(?:再)?(?:加上|算上|连同|加)P")
_MORE_OF_IT = re.compile(
    r"^(?:还|另外|除此之外|此外)?(?:有)?(?:没有)?(?:其他|其它|别的|更多)?(?:的)?(?:哪些|什么|吗|呢)*$"
)
_IN_DETAIL = re.compile(
    r"^(?:请|能|可以)?(?:再)?(?:具体|详细|展开|仔细|多)(?:地)?(?:点|一点|一些|些)?(?:说说|讲讲|说一说|说一下|说明|介绍|介绍一下|描述|解释|解释一下|讲一下|说|讲)?(?:点|一点|一些|些|一下)?(?:呢|吗|情况|内容)?(?:是什么|如何|怎样)?$"
)
_COMPARING = re.compile(
    r"(?:的)?(?P<count>人数|数量|数)?(?:哪个|哪里|哪儿|谁)(?:县|市|区|地方)?(?:更|最|比较)?(?P<word>多|少|高|低|大|小|好|快)"
)
_RATE = re.compile(r"(?:率|比例|占比|比|系数|幅|面积|标准|金额|比重|额)$")
_PERSON = re.compile(r"(?:儿童|学生|教师|子女|生|教职工|员工|校长|人员|少年|幼儿|老师|职工)$")


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What resolving looks things up in, and the turns so far, each question already resolved."""

    atlas: Atlas
    vocabulary: Vocabulary
    newest_year: int | None
    turns: tuple[Turn, ...] = ()

    @property
    def before(self) -> str:
        """The question before, resolved."""
        return self.turns[-1].question


def bare_question(plain: str, rest: str, told: Dialogue) -> str | None:
    """A follow-up that has nothing but interrogatives: 为什么, 具体有哪些, 还有呢, 详细说说."""
    about = asked_about(told.turns[-1], atlas=told.atlas)
    if re.match(
        r"^(?:这是|那是|又是|这又是)?(?:为什么|为何|为啥|怎么回事|什么原因|何以如此)(?:呢|会这样|这样|会如此)?$", plain
    ):
        return f"{about}的原因是什么"
    if _IN_DETAIL.match(plain):
        return f"{about}的具体情况是什么" if not facet_of(told.before) else f"{about}具体有哪些"
    if plain and _MORE_OF_IT.match(plain) and re.match(r"还|另外|除此|此外|其他|其它|别的", plain):
        return f"{about}还有哪些"
    if not rest and asks(plain):
        return f"{about}{'是' if re.match(r'(?:什么时候|何时|谁|哪一?年|哪天|几月)', plain) else ''}{plain}"
    return None


def exchanged(core: str, told: Dialogue, *, period: str | None) -> str:
    """The question before with another place, time or scope."""
    text = told.before
    names = list(dict.fromkeys(span.name for span in places_in(core, told.atlas)))
    if names:
        text = with_places(_for_one(text) if len(names) == 1 else text, names, told.atlas)
    if period:
        text = with_period(text, period, told.atlas, newest_year=told.newest_year)
    found = scopes_in(core)
    if found:
        scope = core[found[0].start() : found[-1].end()]
        text = with_scope(text, scope, told.atlas, newest_year=told.newest_year)
        if len(found) > 1 and "各" not in text:
            text = re.sub(r"(?:一共|总共|共)?(?=(?:有|是)多少|(?<![有是])多少)", "各", text, count=1)
    return text


def _for_one(text: str) -> str:
    """A question about several places made fit for one: 哪个多 -> 有多少, 各是多少 -> 是多少."""
    parts = split_parts(text)
    comparing = _COMPARING.search(parts[0])
    if comparing is not None:
        count = "有多少" if comparing["word"] in "多少" and not comparing["count"] else "是多少"
        return parts[0][: comparing.start()] + ("的" + comparing["count"] if comparing["count"] else "") + count
    text = re.sub(r"(?:有何|有什么|有哪些|存在哪些)(?:不同|区别|差别|差异|异同)", "有哪些", text)
    text = re.sub(r"^(?:请)?(?:比较一下|比较|对比一下|对比)", "", text)
    return re.sub(r"(?:各自|各|分别)(?=是|有|为|多少)", "", text)


def of_same_matter(core: str, rest: str, told: Dialogue, *, period: str | None, asked: bool) -> str:
    """Another thing asked of the same matter: 存在哪些问题, 那孟津的做法呢."""
    causes = re.search(r"(?:原因|理由)$", rest) is not None
    matter = subject_of(told.before) if causes else matter_of(told.before)
    names = list(dict.fromkeys(span.name for span in places_in(core, told.atlas)))
    if names:
        matter = with_places(matter, names, told.atlas)
        block = place_block(core, told.atlas)
        core = core[block[1] :] if block else core
    if period:
        matter = with_period(matter, period, told.atlas, newest_year=told.newest_year)
        core = without_period(core, told)
    core = core.strip(END).removesuffix("呢").removeprefix("的")
    verb = re.match(r"(?:存在|有|取得|采取|面临|还|下一步|今后|都|分别|各|又|是|什么|哪|为什么)", core)
    text = f"{matter}{'' if verb else '的'}{core}"
    if asked:
        return text
    return text + ("是什么" if re.search(r"(?:原因|依据|意义|标准)$", rest) else "有哪些")


def other_matter(core: str, told: Dialogue, *, period: str | None) -> str:
    """What was asked, of another matter: 那留守儿童呢."""
    text = split_parts(told.before)[0]
    names = list(dict.fromkeys(span.name for span in places_in(core, told.atlas)))
    if names:
        text = with_places(_for_one(text) if len(names) == 1 else text, names, told.atlas)
    if period:
        text = with_period(text, period, told.atlas, newest_year=told.newest_year)
    block = place_block(core, told.atlas)
    matter = without_period(core[block[1] :] if block and block[0] == 0 else core, told)
    matter = matter.strip(END).removesuffix("呢").strip(END).removeprefix("的").removesuffix("的")
    lead = text[: lead_end(text, told.atlas, newest_year=told.newest_year)]
    intent = intent_of(text, places=len(places_in(text, told.atlas)))
    if intent is Intent.NUMBER:
        each = "各" if "各" in text else ""
        tail = "是多少" if _RATE.search(matter) else "有多少人" if _PERSON.search(matter) else "有多少"
        return f"{lead}{matter}{each}{tail}"
    facet = facet_of(text)
    if intent is Intent.LIST:
        return f"{lead}{matter}的{facet}有哪些" if facet else f"{lead}{matter}有哪些"
    named = _named_matter(text, matter, told.vocabulary)
    if named is not None:
        return text[: named[0]] + matter + text[named[1] :]
    tails = {
        Intent.WHO: "是谁",
        Intent.WHEN: "是什么时候",
        Intent.DOCUMENT: "的文号是什么",
        Intent.WHY: "的原因是什么",
        Intent.HOW: "情况如何",
    }
    return f"{lead}{matter}{tails.get(intent, '情况如何')}"


def _named_matter(text: str, other: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The indicator or topic that a question names; of several the one most like ``other``, else the longest."""
    found = [*vocabulary.find_topics(text), *vocabulary.find_indicators(text)]
    if not found:
        return None
    best = max(found, key=lambda mention: (len(set(mention.text) & set(other)), mention.end - mention.start))
    return best.start, best.end


def beside(core: str, told: Dialogue) -> str | None:
    """和登封比呢: the question before about both places, compared; null for anything else."""
    spans = places_in(core, told.atlas)
    if not spans:
        return None
    shape = core.strip(END)
    for span in reversed(spans):
        shape = shape[: span.start] + "P" + shape[span.end :]
    held = list(dict.fromkeys(span.name for span in places_in(told.before, told.atlas)))
    if not (_BESIDE.match(shape) or _ADDED.match(shape)) or not held:
        return None
    names = list(dict.fromkeys([*held, *(span.name for span in spans)]))
    first = split_parts(told.before)[0].strip(END)
    intent = intent_of(first, places=len(held))
    both = with_places(first, names, told.atlas)
    if _ADDED.match(shape):
        return both
    if intent is Intent.COMPARISON:
        return both
    if intent is Intent.NUMBER:
        both = re.sub(r"(?<!各)(?=(?:有|是)多少|(?<![有是])多少)", "各", both, count=1)
        return f"{both}?哪个{'高' if _RATE.search(subject_of(first)) else '多'}"
    return f"{both}?有什么不同"


def compared(ranking: str, places: Sequence[PlaceSpan], told: Dialogue) -> str | None:
    """谁多, 哪个最高: the places named, else those of the question before, ranked by what that asked."""
    names = list(dict.fromkeys(span.name for span in places or places_in(told.before, told.atlas)))
    if len(names) < 2:
        return None
    about = subject_of(told.before)
    return (with_places(about, names, told.atlas) if places else about) + ranking


def without_period(core: str, told: Dialogue) -> str:
    """A follow-up without the periods that it names."""
    for found in reversed(periods_in(core, newest_year=told.newest_year)):
        core = core[: found.start] + core[found.end :]
    return core
