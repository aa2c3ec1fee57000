"""What a sub-question counts: the matters, by indicators of the vocabulary or by words, and their scopes (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.terms import TermMention, Vocabulary
from corpus.tokens import Tokenizer
from retrieval.figuring.units import fits_unit
from retrieval.query import Part, Query
from retrieval.question_terms import SCOPES, without_asking
from retrieval.terms import Matcher, matchers

_COMMON = re.compile(r"九年义务教育(?:阶段)?|义务教育(?:阶段)?")
_COUNTING = re.compile(r"(?:总数|人数|数|个数|所数)$")
# What a name may have besides a scope and the matter: 小学|阶段|在校生|数, 小学|六年|巩固率.
_BESIDE = re.compile(r"(?:数|人数|总数|所数|阶段|普通|六年|三年|净|生)*")

_SCOPE = re.compile(
    r"(?<!中)小学(?!教学点)|初中|普通高中|高中|幼儿园|学前|特殊教育|公办|民办|城区|城镇|镇区|县城|农村|乡村"
    r"|中央(?:和|、|及|与)?省级?|中央|省级|市级|县级|区级|地方"
)
_OWN_PLACE = {"幼儿园", "特殊教育", "学前"}  # a matter of their own where nothing else is counted
_PUPILS, _TEACHERS = ("学生", "孩子", "儿童", "少年", "子女", "幼儿", "人数", "在校生"), ("教师", "老师", "教职工")
_KINDS_OF_PEOPLE = {**dict.fromkeys(_PUPILS, _PUPILS), **dict.fromkeys(_TEACHERS, _TEACHERS)}
_COUNTED = re.compile(rf"(?:多少|几)[个名位]?({'|'.join(_KINDS_OF_PEOPLE)})")
# Said of pupils that are counted, it tells none from others: 有多少随迁子女在上学.
_ATTENDING = frozenset(("上学", "读书", "念书", "就读", "在读", "在校", "入学"))
# What was done to the things counted; 减少 and 增加 are changes and are worked out.
_FLOW = re.compile(
    r"(撤并?|合并|关停|停办|新建|扩建|改造|改建|招聘|补充|调出|调入|流失|走|转出|转入|退|抽查|走访|检查|表彰|整改|改)了?(?:多少|几)"
)
# 秋季督查公告里 names a paper and counts no 督查.
_SOURCE = re.compile(
    r"[^，,。；;：:？?的和与]{0,10}(?:公告|总结|通知|方案|报告|材料|文件|经验)(?:里|中|内|上|写|说|提)?"
)
_SHARE_ENDINGS = ("占比", "比例", "率", "覆盖率", "比重", "参与率")
_STAGES = ("小学", "初中")
_SHARE = re.compile(r"占")
_LISTING = re.compile(r"^(?:数|人数|的)?(?:和|与|及|以及|、|,|，|还有|跟|同)+$")


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that is counted.

    :param name: as the question calls it.
    :param indicators: vocabulary ids that are it; empty where the vocabulary has none.
    :param narrowed: vocabulary ids that are it within one of the scopes asked for, or within a school stage.
    :param terms: what must be said of the figure besides.
    """

    name: str
    indicators: tuple[str, ...]
    narrowed: tuple[str, ...]
    terms: tuple[Matcher, ...]


def named_in(text: str, vocabulary: Vocabulary) -> list[TermMention]:
    """Indicators named; also where 多少 parts the name (每百名学生有多少台计算机) or is its 数 (多少所小学).

    Failing those, by what papers write for the everyday words of the text: 上门送教的孩子.
    """
    text = _SOURCE.sub(lambda match: "　" * len(match.group()), text).replace("中小学生", "在校学生")
    plain = "".join(without_asking(text).split()).rstrip("?？。")
    found = (
        vocabulary.find_indicators(text)
        or vocabulary.find_indicators(plain)
        or vocabulary.find_indicators(f"{plain}数")
    )
    if found:
        return found
    official = vocabulary.find_indicators("，".join(vocabulary.official(text)))
    return official if len({mention.ids for mention in official}) == 1 else []


def fitting(mentions: Sequence[TermMention], units: Sequence[str], vocabulary: Vocabulary) -> list[TermMention]:
    """The mentions whose indicator can have the unit asked for; of a count whose share is asked for, the share's.

    学校 is not what 多少比例的学校 counts; 大班额 of 大班额的比例 is 大班额占比.
    """
    found = []
    for mention in mentions:
        if any(_fits(id_, units, vocabulary) for id_ in mention.ids):
            found.append(mention)
        elif shares := _shares_of(mention.text, units, vocabulary):
            found.append(replace(mention, ids=shares))
    return found


def implied(units: Sequence[str], vocabulary: Vocabulary) -> list[TermMention]:
    """What a question counts that names a stage and a unit alone: schools by 所, pupils by 人."""
    name = "学校总数" if "所" in units else "在校学生" if "人" in units else ""
    return vocabulary.find_indicators(name)


def _fits(id_: str, units: Sequence[str], vocabulary: Vocabulary) -> bool:
    indicator = vocabulary.indicator(id_)
    return indicator is None or not indicator.unit or fits_unit(indicator.unit, units)


def _shares_of(name: str, units: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    core = _COUNTING.sub("", name)
    names = {core + ending for ending in _SHARE_ENDINGS}
    return tuple(
        indicator.id
        for indicator in vocabulary.indicators
        if names & {indicator.name, *indicator.aliases} and fits_unit(indicator.unit, units)
    )


def scopes_of(parts: Sequence[Part], mentions: Sequence[TermMention]) -> tuple[str, ...]:
    """The scopes that are asked for; a first sub-question without one asks for the whole too.

    A scope inside a mention (初中在校生) counts only beside another one: 小学和初中在校生.
    """
    found: list[str] = []
    for number, part in enumerate(parts):
        text, inside = part.text, ""
        for mention in mentions if number == 0 else ():
            inside += mention.text
            if text[mention.start : mention.end] == mention.text:
                text = text[: mention.start] + "　" * len(mention.text) + text[mention.end :]
        own = [match.group() for match in _SCOPE.finditer(text) if match.group() not in inside]
        if number == 0 and not own:  # of the sub-question before it: 初中发了多少补助，多少人次
            own = [term.text for term in part.focus if term.text not in text and _SCOPE.fullmatch(term.text)]
        own += [match.group() for match in _SCOPE.finditer(inside)] if own else []
        if mentions:
            found += own or ([""] if number == 0 and len(parts) > 1 else [])
        else:
            found += [scope for scope in own if scope not in _OWN_PLACE]
    return tuple(dict.fromkeys(found)) if any(found) else ()


def terms_of_matter(part: Part, query: Query, vocabulary: Vocabulary, tokenizer: Tokenizer) -> tuple[Matcher, ...]:
    """What must be said of the figure: the essential terms, but for scopes, which figures have a field for."""
    found = matchers(part, query, vocabulary=vocabulary, tokenizer=tokenizer)
    return tuple(term for term in found if term.essential and not _is_scope(term.forms[0]))


def _is_scope(word: str) -> bool:
    """Whether a word only narrows: 民办, and 民办学校 where its pupils are counted."""
    return word in SCOPES


def matters_of(
    part: Part,
    mentions: Sequence[TermMention],
    scopes: Sequence[str],
    terms: tuple[Matcher, ...],
    vocabulary: Vocabulary,
) -> tuple[Matter, ...]:
    """The things counted: one, or several where they are listed (随迁子女和留守儿童) or one is held against another."""
    if not mentions:
        return (Matter("".join(term.forms[0] for term in terms), (), (), terms),) if terms else ()
    groups = [[mentions[0]]]
    for before, mention in pairwise(mentions):
        listed = _LISTING.match(part.text[before.end : mention.start]) is not None
        shared = _SHARE.search(part.text[before.end : mention.start]) is not None
        if listed or shared:
            groups.append([mention])
        else:
            groups[-1].append(mention)
    said = [mention.text for mention in mentions]
    rest = tuple(
        term for term in terms if term.forms[0] not in _ATTENDING and not any(_of(term, name) for name in said)
    )
    found = []
    for group in groups:
        ids = tuple(dict.fromkeys(id for mention in group for id in mention.ids))
        among = scopes or _STAGES  # where no scope is asked for, stages stand for a whole that no paper states
        narrowed = [id for mention in group for id in _narrowed(mention.text, among, vocabulary) if id not in ids]
        own = tuple(term for term in terms if len(group) > 1 and any(_of(term, each.text) for each in group))
        found.append(Matter(group[-1].text, ids, tuple(dict.fromkeys(narrowed)), (*own, *rest)))
    return tuple(each for each in dict.fromkeys(found) if _counts(each, part.text, vocabulary))


def _counts(matter: Matter, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a matter is what 多少 counts: 教职工 is not what 带多少学生 counts, 教学点 not what 撤了几个 does."""
    names = "".join(
        name
        for id_ in (*matter.indicators, *matter.narrowed)
        if (indicator := vocabulary.indicator(id_)) is not None
        for name in (indicator.name, *indicator.aliases)
    )
    noun, verb = _COUNTED.search(text), _FLOW.search(text)
    if noun is not None and not any(word in names for word in _KINDS_OF_PEOPLE[noun.group(1)]):
        return False
    return verb is None or verb.group(1)[0] in names


def _of(term: Matcher, name: str) -> bool:
    """Whether a term is what a name says."""
    return any(form in name or name in form for form in term.forms)


def _narrowed(name: str, scopes: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Indicators that are the matter within one of the scopes: 在校学生 and 小学 is 小学在校学生."""
    core = _SCOPE.sub("", _COUNTING.sub("", _COMMON.sub("", name)))
    if not core:
        return []
    return [
        indicator.id
        for scope in scopes
        for indicator in vocabulary.indicators
        if scope and any(_is_narrowed(each, core, scope) for each in (indicator.name, *indicator.aliases))
    ]


def _is_narrowed(name: str, core: str, scope: str) -> bool:
    if core not in name or scope not in name:
        return False
    return _BESIDE.fullmatch(name.replace(core, "", 1).replace(scope, "", 1)) is not None
