"""Follow-ups of a dialogue -> questions that stand alone (pure).

What a follow-up takes from the question before it (itself resolved):

    only a place, a time or a scope      那孟津呢？上一年呢？小学呢？      the question before, with that exchanged
    only another matter, with 呢          那留守儿童呢？存在的问题呢？       its places and time, and what it asked
    and another place beside             和登封比呢？                     both places, compared
    a word that points back               它、该县、两地、这个文件、他们     what the word stands for
    only interrogatives or predicates     为什么？具体有哪些？由谁负责？     what the question before was about
    a matter of its own, no place         大班额有多少？                   the places (1)

(1) unless it asks of all places, names a paper or 文号, or wants a definition.

A question with a place and a matter of its own takes nothing. The time is taken along only by a follow-up that says so
by its form (那…, 其中…, …呢): a new question without a year asks about any year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.docno import find_docnos
from corpus.terms import Vocabulary
from corpus.types import Turn
from retrieval.dialogue_moves import (
    END,
    Dialogue,
    bare_question,
    beside,
    compared,
    exchanged,
    of_same_matter,
    other_matter,
    without_period,
)
from retrieval.dialogue_phrases import is_facet
from retrieval.dialogue_slots import joined_names, period_of, periods_in, places_in, residue, scopes_in, with_period
from retrieval.pointing import asked_about, point_back
from retrieval.question_intent import asks, polite_off
from retrieval.question_places import Atlas, asks_everywhere

_LINK = re.compile(
    r"^(?:那么|那(?!些|个|里|儿|边|两|几|份|时|年|是)|然后|另外|再问一下|还有[,，]|再说说|那再|接着|好的?[,，]|嗯[,，]|哦[,，]|其中(?:的)?)[,，\s]*"
)
_THANKS = re.compile(
    r"^(?:谢谢|多谢|感谢|好的?|知道了|明白了?|嗯+|哦+|ok|收到|再见|你好|您好)[!！。~啊呀了你您\s]*$", re.I
)
_SURE = re.compile(r"^(?:真的|确定|是真的|当真|是这样|你确定|没错)(?:是)?(?:这样)?(?:吗|么)$")
_DEFINITION = re.compile(
    r"^(?:什么是|什么叫|何谓|何为|所谓)|(?:是什么意思|指什么|是指什么|的含义|的定义)|全国|国务院|教育部|(?:资料库|语料|材料库)"
)
_PREDICATE = re.compile(
    r"(?:由|被|把|将|给|从|到|来|向|对|于|会|要|能|可以|需要|应该|应当|同比|环比|比上年|较上年|其中)|"
    r"(?:负责|牵头|分管|主管|组成|构成|实施|开始|启动|完成|通过|制定|出台|印发|发布|认定|安置|规定|提出|要求|解决|落实|推进|分配|发放|执行|生效|建立|成立|消除|减少|增加|"
    r"增长|下降|提高|提升|上升|降低|达标|占比|占|变化|实现|做到|做|办|开展|处理|采取|分布|计算|算|得出|来源|依据|变动|差|幅度|降幅|增幅|比例|人数|数量|总数|名单|名称|名字|时间|地点|单位|部门|文号|标准|金额)"
)
# What begins like a predicate has its subject in the question before: 比去年增加了多少, 达到国家标准了吗.
_SUBJECTLESS = re.compile(
    r"比|较(?!好|差)|同比|在[^,，]{1,12}就读|达到|达标|用在|用于|花在|超过|低于|高于|占(?!地)|属于|来自|结果|出处|来源|效果|符合|算不算|算是"
)
_COUNT_OF_SCHOOLS = re.compile(r"(?:多少|几)\s*(?:所|个学校)")
_RANKED = re.compile(
    r"(?:哪个|哪一个|哪里|哪儿|谁|哪个(?:县|市|区|地方))(?:更|最|比较)?(?:多|少|高|低|大|小|好|快)(?:一些|些|一点)?$"
)
_CHANGED = re.compile(r"(?:增加|减少|增长|下降|提高|上升|降低)了?$")


def resolve(
    question: str, *, history: Sequence[Turn], vocabulary: Vocabulary, atlas: Atlas, newest_year: int | None = None
) -> str:
    """The question standing alone; as it is where the dialogue adds nothing.

    :param history: earlier turns, oldest first; their questions may be follow-ups themselves.
    """
    turns: tuple[Turn, ...] = ()
    for turn in history:
        told = Dialogue(atlas, vocabulary, newest_year, turns)
        if not _THANKS.match(turn.question.strip()):
            turns = (*turns, Turn(_step(turn.question, told), turn.answer))
    return _step(question, Dialogue(atlas, vocabulary, newest_year, turns))


def _step(question: str, told: Dialogue) -> str:
    if not told.turns or not question.strip(END) or _THANKS.match(question.strip()):
        return question
    text = question.strip()
    bare = polite_off(text)
    core = _LINK.sub("", bare)
    linked = core != bare or core.rstrip(END).endswith("呢")
    pointed = point_back(core, told.turns, atlas=told.atlas, newest_year=told.newest_year)
    changed = pointed != core
    core = pointed
    mark = "？" if "？" in question or ("?" not in question and "？" in told.before) else "?"
    answer = beside(core, told) or _follow(core, told, linked=linked)
    if answer is not None:
        return _ended(answer, mark)
    own = _with_place_of_before(core, told, linked=linked)
    return _ended(own, mark) if own != core or changed else question


def _ended(text: str, mark: str) -> str:
    text = text.strip()
    if text.endswith(("?", "？", "。", "!", "！")):
        return text
    return text + (mark if asks(text) else "")


def _rest(core: str, told: Dialogue) -> str:
    return residue(core, told.atlas, newest_year=told.newest_year)


def _follow(core: str, told: Dialogue, *, linked: bool) -> str | None:
    """The resolved question of a follow-up that lacks a matter of its own; null for one that has it."""
    plain = core.strip(END)
    if _SURE.match(plain):
        return told.before
    rest = _rest(core, told)
    places, scopes = places_in(core, told.atlas), scopes_in(core)
    period = period_of(core, told.before, newest_year=told.newest_year)
    if not places and not period and not scopes:
        follow = bare_question(plain, rest, told)
        if follow is not None:
            return follow
    asked = asks(plain.removesuffix("呢"))
    if linked and not asked and ("《" in core or find_docnos(core)):
        return f"{plain.removesuffix('呢')}是什么"
    ranked = _RANKED.search(rest_text := plain.removesuffix("呢"))
    if ranked is not None and not _rest(rest_text[: ranked.start()], told):
        return compared(rest_text[ranked.start() :], places, told)
    complete = bool(scopes) and _COUNT_OF_SCHOOLS.search(core) is not None
    if not rest and not complete and (places or period or scopes):
        return exchanged(core, told, period=period)
    if is_facet(rest) and (linked or not places):
        return of_same_matter(core, rest, told, period=period, asked=asked)
    if linked and not asked and len(rest) > 1:
        return other_matter(core, told, period=period)
    if not places and asked and _SUBJECTLESS.match(core):
        return asked_about(told.turns[-1], atlas=told.atlas) + core
    if not places and _PREDICATE.sub("", rest) == "" and not complete and not scopes and asked:
        about = _CHANGED.sub("", asked_about(told.turns[-1], atlas=told.atlas))
        if period:
            about, core = (
                with_period(about, period, told.atlas, newest_year=told.newest_year),
                without_period(core, told),
            )
        return about + core
    return None


def _with_place_of_before(core: str, told: Dialogue, *, linked: bool) -> str:
    """A question with a matter of its own, given the places of the one before (and its time where the form says so)."""
    held = list(dict.fromkeys(span.name for span in places_in(told.before, told.atlas)))
    times = periods_in(told.before, newest_year=told.newest_year)
    own_time = periods_in(core, newest_year=told.newest_year)
    if places_in(core, told.atlas):
        if linked and times and not own_time:
            return with_period(core, times[0].text, told.atlas, newest_year=told.newest_year)
        return core
    alone = asks_everywhere(core, named=bool(held)) or find_docnos(core) or "《" in core or _DEFINITION.search(core)
    everywhere = re.search(
        r"^(?:各|所有|全部)|语料|资料库|五地|四地|三地|哪些(?:县|市|区|地方)|哪个(?:县|市|区|地方)", core
    )
    if alone or not held or (everywhere and len(held) < 2 and not re.search(r"^所有学校|^各学校|^全部学校", core)):
        return core
    text = joined_names(held) + core
    if linked and times and not own_time:
        text = with_period(text, times[0].text, told.atlas, newest_year=told.newest_year)
    return text
