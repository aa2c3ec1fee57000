"""Follow-ups of a dialogue -> questions that stand alone (pure).

What a follow-up takes from the question before it (itself resolved):

    only a place, a time or a scope      那孟津呢？上一年呢？小学呢？      the question before, with that exchanged
    only another matter, with 呢          那留守儿童呢？存在的问题呢？       its places and time, and what it asked
    and another place beside             和登封比呢？                     both places, compared
    a word that points back               它、该县、两地、这个文件、他们     what the word stands for
    only interrogatives or predicates     为什么？具体有哪些？由谁负责？     what the question before was about
    a matter of its own, no place         大班额有多少？                   the places, unless it asks of all places, names
                                                                         a paper or 文号, or wants a definition

A question with a place and a matter of its own takes nothing. The time is taken along only by a follow-up that says so
by its form (那…, 其中…, …呢): a new question without a year asks about any year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.docno import find_docnos
from corpus.terms import Vocabulary
from corpus.types import Turn
from retrieval.dialogue_phrases import facet_of, is_facet, matter_of, subject_of
from retrieval.dialogue_slots import (
    joined_names,
    lead_end,
    period_of,
    periods_in,
    place_block,
    places_in,
    residue,
    scopes_in,
    with_period,
    with_places,
    with_scope,
)
from retrieval.pointing import asked_about, point_back
from retrieval.query import Intent
from retrieval.question_intent import asks, intent_of, polite_off, split_parts
from retrieval.question_places import Atlas, PlaceSpan, asks_everywhere

_END = "?？。;；!！,， "
_LINK = re.compile(r"^(?:那么|那(?!些|个|里|儿|边|两|几|份|时|年|是)|然后|另外|再问一下|还有[,，]|再说说|那再|接着|好的?[,，]|嗯[,，]|哦[,，]|其中(?:的)?)[,，\s]*")
_THANKS = re.compile(r"^(?:谢谢|多谢|感谢|好的?|知道了|明白了?|嗯+|哦+|ok|收到|再见|你好|您好)[!！。~啊呀了你您\s]*$", re.I)
_BESIDE = re.compile(r"^(?:如果)?(?:和|跟|与|同|比|比起|相比|对比|相较于?|较)P(?:[、和与]P)*(?:相?比较?|对比|相比较|比一比|比起来|放在一起)?(?:一下|起来|之下|来说)?(?:的话)?(?:呢|怎么样|如何|结果如何|怎样|谁多|哪个多|谁高|哪个高|哪个低|谁少|哪个少|有什么不同|有何不同|有什么区别|多吗|少吗|高吗|低吗|哪个更多|哪个更高)?$")
_MORE_OF_IT = re.compile(r"^(?:还|另外|除此之外|此外)?(?:有)?(?:没有)?(?:其他|其它|别的|更多)?(?:的)?(?:哪些|什么|吗|呢)*$")
_IN_DETAIL = re.compile(r"^(?:请|能|可以)?(?:再)?(?:具体|详细|展开|仔细|多)(?:地)?(?:点|一点|一些|些)?(?:说说|讲讲|说一说|说一下|说明|介绍|介绍一下|描述|解释|解释一下|讲一下|说|讲)?(?:点|一点|一些|些|一下)?(?:呢|吗|情况|内容)?(?:是什么|如何|怎样)?$")
_SURE = re.compile(r"^(?:真的|确定|是真的|当真|是这样|你确定|没错)(?:是)?(?:这样)?(?:吗|么)$")
_DEFINITION = re.compile(r"^(?:什么是|什么叫|何谓|何为|所谓)|(?:是什么意思|指什么|是指什么|的含义|的定义)|全国|国务院|教育部|(?:资料库|语料|材料库)")
_PREDICATE = re.compile(
    r"(?:由|被|把|将|给|从|到|来|向|对|于|会|要|能|可以|需要|应该|应当|同比|环比|比上年|较上年|其中)|"
    r"(?:负责|牵头|分管|主管|组成|构成|实施|开始|启动|完成|通过|制定|出台|印发|发布|认定|安置|规定|提出|要求|解决|落实|推进|分配|发放|执行|生效|建立|成立|消除|减少|增加|"
    r"增长|下降|提高|提升|上升|降低|达标|占比|占|变化|实现|做到|做|办|开展|处理|采取|分布|计算|算|得出|来源|依据|变动|差|幅度|降幅|增幅|比例|人数|数量|总数|名单|名称|名字|时间|地点|单位|部门|文号|标准|金额)"
)
_COUNT_OF_SCHOOLS = re.compile(r"(?:多少|几)\s*(?:所|个学校)")
_COMPARING = re.compile(r"(?:的)?(?P<count>人数|数量|数)?(?:哪个|哪里|哪儿|谁)(?:县|市|区|地方)?(?:更|最|比较)?(?P<word>多|少|高|低|大|小|好|快)")
_RANKED = re.compile(r"(?:哪个|哪一个|哪里|哪儿|谁|哪个(?:县|市|区|地方))(?:更|最|比较)?(?:多|少|高|低|大|小|好|快)(?:一些|些|一点)?$")
_CHANGED = re.compile(r"(?:增加|减少|增长|下降|提高|上升|降低)了?$")
_RATE = re.compile(r"(?:率|比例|占比|比|系数|幅|面积|标准|金额|比重|额)$")
_PERSON = re.compile(r"(?:儿童|学生|教师|子女|生|教职工|员工|校长|人员|少年|幼儿|老师|职工)$")


@dataclass(frozen=True, slots=True)
class _Dialogue:
    """What resolving looks things up in, and the turns so far, each question already resolved."""

    atlas: Atlas
    vocabulary: Vocabulary
    newest_year: int | None
    turns: tuple[Turn, ...] = ()

    @property
    def before(self) -> str:
        return self.turns[-1].question


def resolve(
    question: str, *, history: Sequence[Turn], vocabulary: Vocabulary, atlas: Atlas, newest_year: int | None = None
) -> str:
    """The question standing alone; as it is where the dialogue adds nothing.

    :param history: earlier turns, oldest first; their questions may be follow-ups themselves.
    """
    turns: tuple[Turn, ...] = ()
    for turn in history:
        told = _Dialogue(atlas, vocabulary, newest_year, turns)
        if not _THANKS.match(turn.question.strip()):
            turns = (*turns, Turn(_step(turn.question, told), turn.answer))
    return _step(question, _Dialogue(atlas, vocabulary, newest_year, turns))


def _step(question: str, told: _Dialogue) -> str:
    if not told.turns or _THANKS.match(question.strip()):
        return question
    text = question.strip()
    bare = polite_off(text)
    core = _LINK.sub("", bare)
    linked = core != bare or core.rstrip(_END).endswith("呢")
    pointed = point_back(core, told.turns, atlas=told.atlas, newest_year=told.newest_year)
    changed = pointed != core
    core = pointed
    mark = "？" if "？" in question or ("?" not in question and "？" in told.before) else "?"
    answer = _beside(core, told) or _follow(core, told, linked=linked)
    if answer is not None:
        return _ended(answer, mark)
    own = _with_place_of_before(core, told, linked=linked)
    return _ended(own, mark) if own != core or changed else question


def _ended(text: str, mark: str) -> str:
    text = text.strip()
    if text.endswith(("?", "？", "。", "!", "！")):
        return text
    return text + (mark if asks(text) else "")


def _rest(core: str, told: _Dialogue) -> str:
    return residue(core, told.atlas, newest_year=told.newest_year)


def _follow(core: str, told: _Dialogue, *, linked: bool) -> str | None:
    """The resolved question of a follow-up that lacks a matter of its own; null for one that has it."""
    plain = core.strip(_END)
    if _SURE.match(plain):
        return told.before
    rest = _rest(core, told)
    places, scopes = places_in(core, told.atlas), scopes_in(core)
    period = period_of(core, told.before, newest_year=told.newest_year)
    if not places and not period and not scopes:
        follow = _bare(plain, rest, told)
        if follow is not None:
            return follow
    asked = asks(plain.removesuffix("呢"))
    if linked and not asked and ("《" in core or find_docnos(core)):
        return f"{plain.removesuffix('呢')}是什么"
    ranked = _RANKED.search(rest_text := plain.removesuffix("呢"))
    if ranked is not None and not _rest(rest_text[: ranked.start()], told):
        return _compared(rest_text[ranked.start() :], places, told)
    complete = bool(scopes) and _COUNT_OF_SCHOOLS.search(core) is not None
    if not rest and not complete and (places or period or scopes):
        return _exchanged(core, told, period=period)
    if is_facet(rest) and (linked or not places):
        return _of_matter(core, rest, told, period=period, asked=asked)
    if linked and not asked and len(rest) > 1:
        return _other_matter(core, told, period=period)
    if not places and _PREDICATE.sub("", rest) == "" and not complete and not scopes and asked:
        about = _CHANGED.sub("", asked_about(told.turns[-1], atlas=told.atlas))
        if period:
            about, core = with_period(about, period, told.atlas, newest_year=told.newest_year), _without_period(core, told)
        return about + core
    return None


def _compared(ranking: str, places: Sequence[PlaceSpan], told: _Dialogue) -> str | None:
    """谁多, 哪个最高: the places named, else those of the question before, ranked by what that asked."""
    names = list(dict.fromkeys(span.name for span in places or places_in(told.before, told.atlas)))
    if len(names) < 2:
        return None
    about = subject_of(told.before)
    return (with_places(about, names, told.atlas) if places else about) + ranking


def _without_period(core: str, told: _Dialogue) -> str:
    for found in reversed(periods_in(core, newest_year=told.newest_year)):
        core = core[: found.start] + core[found.end :]
    return core


def _bare(plain: str, rest: str, told: _Dialogue) -> str | None:
    """A follow-up that has nothing but interrogatives: 为什么, 具体有哪些, 还有呢, 详细说说."""
    about = asked_about(told.turns[-1], atlas=told.atlas)
    if re.match(r"^(?:这是|那是|又是|这又是)?(?:为什么|为何|为啥|怎么回事|什么原因|何以如此)(?:呢|会这样|这样|会如此)?$", plain):
        return f"{about}的原因是什么"
    if _IN_DETAIL.match(plain):
        return f"{about}的具体情况是什么" if not facet_of(told.before) else f"{about}具体有哪些"
    if plain and _MORE_OF_IT.match(plain) and re.match(r"还|另外|除此|此外|其他|其它|别的", plain):
        return f"{about}还有哪些"
    if not rest and asks(plain):
        return f"{about}{'是' if re.match(r'(?:什么时候|何时|谁|哪一?年|哪天|几月)', plain) else ''}{plain}"
    return None


def _exchanged(core: str, told: _Dialogue, *, period: str | None) -> str:
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


def _of_matter(core: str, rest: str, told: _Dialogue, *, period: str | None, asked: bool) -> str:
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
        core = _without_period(core, told)
    core = core.strip(_END).removesuffix("呢").removeprefix("的")
    verb = re.match(r"(?:存在|有|取得|采取|面临|还|下一步|今后|都|分别|各|又|是|什么|哪|为什么)", core)
    text = f"{matter}{'' if verb else '的'}{core}"
    if asked:
        return text
    return text + ("是什么" if re.search(r"(?:原因|依据|意义|标准)$", rest) else "有哪些")


def _other_matter(core: str, told: _Dialogue, *, period: str | None) -> str:
    """What was asked, of another matter: 那留守儿童呢."""
    text = split_parts(told.before)[0]
    names = list(dict.fromkeys(span.name for span in places_in(core, told.atlas)))
    if names:
        text = with_places(_for_one(text) if len(names) == 1 else text, names, told.atlas)
    if period:
        text = with_period(text, period, told.atlas, newest_year=told.newest_year)
    block = place_block(core, told.atlas)
    matter = _without_period(core[block[1] :] if block and block[0] == 0 else core, told)
    matter = matter.strip(_END).removesuffix("呢").strip(_END).removeprefix("的").removesuffix("的")
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
    tails = {Intent.WHO: "是谁", Intent.WHEN: "是什么时候", Intent.DOCUMENT: "的文号是什么", Intent.WHY: "的原因是什么", Intent.HOW: "情况如何"}
    return f"{lead}{matter}{tails.get(intent, '情况如何')}"


def _named_matter(text: str, other: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The indicator or topic that a question names; of several the one most like ``other``, else the longest."""
    found = [*vocabulary.find_topics(text), *vocabulary.find_indicators(text)]
    if not found:
        return None
    best = max(found, key=lambda mention: (len(set(mention.text) & set(other)), mention.end - mention.start))
    return best.start, best.end


def _beside(core: str, told: _Dialogue) -> str | None:
    """和登封比呢: the question before about both places, compared; null for anything else."""
    spans = places_in(core, told.atlas)
    if not spans:
        return None
    shape = core.strip(_END)
    for span in reversed(spans):
        shape = shape[: span.start] + "P" + shape[span.end :]
    held = list(dict.fromkeys(span.name for span in places_in(told.before, told.atlas)))
    if not _BESIDE.match(shape) or not held:
        return None
    names = list(dict.fromkeys([*held, *(span.name for span in spans)]))
    first = split_parts(told.before)[0].strip(_END)
    intent = intent_of(first, places=len(held))
    both = with_places(first, names, told.atlas)
    if intent is Intent.COMPARISON:
        return both
    if intent is Intent.NUMBER:
        both = re.sub(r"(?<!各)(?=(?:有|是)多少|(?<![有是])多少)", "各", both, count=1)
        return f"{both}?哪个{'高' if _RATE.search(subject_of(first)) else '多'}"
    return f"{both}?有什么不同"


def _with_place_of_before(core: str, told: _Dialogue, *, linked: bool) -> str:
    """A question with a matter of its own, given the places of the one before (and its time where the form says so)."""
    held = list(dict.fromkeys(span.name for span in places_in(told.before, told.atlas)))
    times = periods_in(told.before, newest_year=told.newest_year)
    own_time = periods_in(core, newest_year=told.newest_year)
    if places_in(core, told.atlas):
        if linked and times and not own_time:
            return with_period(core, times[0].text, told.atlas, newest_year=told.newest_year)
        return core
    alone = asks_everywhere(core, named=bool(held)) or find_docnos(core) or "《" in core or _DEFINITION.search(core)
    everywhere = re.search(r"^(?:各|所有|全部)|语料|资料库|五地|四地|三地|哪些(?:县|市|区|地方)|哪个(?:县|市|区|地方)", core)
    if alone or not held or (everywhere and len(held) < 2 and not re.search(r"^所有学校|^各学校|^全部学校", core)):
        return core
    text = joined_names(held) + core
    if linked and times and not own_time:
        text = with_period(text, times[0].text, told.atlas, newest_year=told.newest_year)
    return text
