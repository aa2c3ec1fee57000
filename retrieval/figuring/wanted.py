"""Whether a question wants figures, and of what: matter, scope, time, and what is to be worked out of them (pure).

Sub-questions that go on with the matter before them (其中小学、初中各多少；多多少；降幅多少) are asked with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.figures import FigureKind
from corpus.quantity import Quantity, read_quantities
from corpus.terms import TermMention, Vocabulary
from corpus.tokens import Tokenizer
from retrieval.figuring.matters import Matter, fitting, implied, matters_of, named_in, scopes_of, terms_of_matter
from retrieval.figuring.units import fits_unit
from retrieval.query import Intent, Part, Query, Reckoning
from retrieval.question_terms import SCOPES
from retrieval.question_words import PALE_NOUNS, SOFT_NOUNS, SOFT_WORDS
from retrieval.wanted import asks_amount, units_of


class Operation(StrEnum):
    """What is done with the figures found, besides stating them."""

    SUM = "sum"
    DIFFERENCE = "difference"
    CHANGE = "change"
    RATE = "rate"
    SHARE = "share"
    HIGHEST = "highest"
    LOWEST = "lowest"
    RANK = "rank"
    AGAINST = "against"
    ALL = "all"  # 到底有多少: every value that the papers give
    AGREE = "agree"  # 对得上吗: whether the papers give one value


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """Figures that one or more sub-questions ask for.

    :param parts: places of these sub-questions in the query; ``text`` is what they say.
    :param matters: what is counted; more than one where several are listed.
    :param scopes: 小学, 公办…, and ``""`` for the whole; empty where the question leaves it open.
    :param kinds: for each way it is asked (现在多少，打算提到多少) the kinds that answer, the likeliest first.
    :param limit: the value that a question of yes or no holds the figure against.
    :param within: the parts of the place are asked about, not the place: 五个县市区.
    """

    parts: tuple[int, ...]
    text: str
    matters: tuple[Matter, ...]
    scopes: tuple[str, ...]
    years: tuple[int, ...]
    units: tuple[str, ...]
    operations: frozenset[Operation]
    kinds: tuple[tuple[FigureKind, ...], ...]
    limit: Quantity | None = None
    within: bool = False


_OF_A_WHOLE = re.compile(r"(?:各|分别|又|其|约)?占(?!地)")
_SOFT = frozenset((*SOFT_NOUNS, *PALE_NOUNS, *SOFT_WORDS))
_WITHIN = re.compile(
    r"(?:[一二两三四五六七八九十\d]+个?|各|哪一?个?|哪些|哪几个|下辖|所辖)(?:个)?(?:县市区|市县区|县\(市、区\)|区县|县区|县市|县|市|区)"
    r"(?!级|长|以|内|外|域)"
)
_ALL = re.compile(r"到底|究竟|几种说法|说法不一|各种说法|几个数|哪几个数")
_AGREE = re.compile(r"对得上|对不上|一致(?:吗|不)|是否一致|相符|矛盾|吻合")
_OFTEN = re.compile(r"多久|频次|频率|多长时间|几次一|[隔每]几")
_HIGHEST = re.compile(
    r"最[高多大好长]|(?:哪|谁|孰)[^,，。?？]{0,14}?(?:更|较|比较|还)?(?:多(?!少|大)|高(?!中|校)|大(?!班|校|专|学))|[高大多]还是"
)
_LOWEST = re.compile(
    r"最[低少小差短]|(?:哪|谁|孰)[^,，。?？]{0,14}?(?:更|较|比较|还)?(?:(?<!多)少(?!年|先)|低(?!保|龄)|小(?!学|升))"
    r"|[少低小]还是"
)
_RANK = re.compile(r"排名|排序|由[高多大]到[低少小]|从[高多大]到[低少小]|依次")
_CHANGE = re.compile(
    r"(?:减少|增加|下降|增长|上升|降低|提高|压减)了?(?:多少|几|百分之几)|变化|变动|[降增涨]幅|增减|趋势|历年|逐年"
    r"|比(?:上年|去年|20\d\d年)[^,，。?？]{0,8}(?:多|少|高|低|增|减)"
)
_WORKED_UNITS = ("%", "个百分点", "百分点")
_SUM = re.compile(r"合计|一共|总共|总计|共计|加起来|之和|总和|相加|共有?多少")
_TARGET = re.compile(
    r"目标|计划|规划|力争|打算|拟|将(?:要|达)|要(?:达到|求|建|增)|准备|预计|提到多少|到20\d\d年[底末]?.{0,12}(?:要|应|达到)"
)
_STANDARD = re.compile(r"标准|规定|最低(?:要求|标准)|不低于|不超过|上限|下限|底线|应当?(?:达到|不)|至少|限额")
_SIZE_OF = re.compile(r"(?:及?以[上下])?的?(?:超?大班|班级|班额|规模)")
_RESULTS = (FigureKind.ACTUAL,)
# What is allotted (2025年安排5.6亿元) is as often planned as done.
_ALLOTTED = re.compile(r"安排了?多少|下达了?多少")
_NOW = re.compile(r"现在|目前|实际|已经?|如今|当前")
_GIVEN = (FigureKind.ACTUAL, FigureKind.TARGET)
_AIMS = (FigureKind.TARGET, FigureKind.STANDARD)
_RULES = (FigureKind.STANDARD, FigureKind.TARGET)


def figures_asked(query: Query, *, vocabulary: Vocabulary, tokenizer: Tokenizer) -> tuple[FigureAsked, ...]:
    """What figures a question asks for; empty where it asks for none."""
    groups: list[list[int]] = []
    for number, part in enumerate(query.parts):
        follows = (
            bool(groups) and groups[-1][-1] == number - 1 and _goes_on(part, query.parts[groups[-1][0]], vocabulary)
        )
        if follows and _wants(part, query, vocabulary, first=False):
            groups[-1].append(number)
        elif _wants(part, query, vocabulary, first=True):
            groups.append([number])
    asked = (_asked(tuple(group), query, vocabulary, tokenizer) for group in groups)
    return tuple(each for each in asked if each is not None)


def _wants(part: Part, query: Query, vocabulary: Vocabulary, *, first: bool) -> bool:
    """Whether a sub-question is answered by a figure."""
    if _OFTEN.search(part.text):
        return False
    if part.intent is Intent.NUMBER:
        return True
    if part.intent is Intent.COMPARISON:
        return asks_amount(part) or bool(query.reckonings) or _RANK.search(part.text) is not None
    if part.intent is Intent.YES_NO:
        return bool(_limits(part.text)) or _AGREE.search(part.text) is not None
    named = bool(vocabulary.find_indicators(part.text))
    if part.intent is Intent.LIST:
        return query.all_regions and named and re.search(r"数|多少|率|给出|统计", part.text) is not None
    if part.intent in (Intent.HOW, Intent.FACT):
        several = query.all_regions or len(query.regions) > 1
        ranks = several and (_HIGHEST.search(part.text) or _LOWEST.search(part.text) or _RANK.search(part.text))
        return (named or not first) and bool(_CHANGE.search(part.text) or ranks)
    return False


def _goes_on(part: Part, head: Part, vocabulary: Vocabulary) -> bool:
    """Whether a sub-question names nothing of its own but scopes, or a whole, and so is of the matter before it."""
    if _OF_A_WHOLE.match(part.text):
        return True
    if not _one_dimension(part.units, head.units):
        return False  # 多少元，多少人次 are two numbers
    if vocabulary.find_indicators(part.text):
        return False
    known = {term.text for term in head.focus} | SCOPES | _SOFT
    return all(term.text in known for term in part.focus)


def _one_dimension(units: Sequence[str], others: Sequence[str]) -> bool:
    """Whether units may be of one number, or of what is worked out of it: 人 and %, 万元 and 元, 个 and 所."""
    if not units or not others or set(units) <= set(_WORKED_UNITS):
        return True
    return any(fits_unit(unit, others) for unit in units)


def _asked(places: tuple[int, ...], query: Query, vocabulary: Vocabulary, tokenizer: Tokenizer) -> FigureAsked | None:
    parts = [query.parts[place] for place in places]
    head, text = parts[0], "".join(part.text for part in parts)
    limits = _limits(head.text) if head.intent is Intent.YES_NO else ()
    wholes = "".join(part.text for part in parts[1:] if _OF_A_WHOLE.match(part.text))
    head = replace(head, text=head.text + wholes)
    named = named_in(head.text, vocabulary)
    units = (limits[0].unit,) if limits else _units(parts, text, query, named=len(named))
    mentions = fitting(named, units, vocabulary)
    scopes = scopes_of(parts, mentions)
    terms = terms_of_matter(head, query, vocabulary, tokenizer)
    if mentions and _AGREE.search(text):
        terms = ()  # what else is said names the papers that are held against each other
    if not mentions and not terms and any(scopes):
        mentions = implied(units, vocabulary)
    if not mentions and "投资" in head.text:
        mentions = fitting(vocabulary.find_indicators("总投资"), units, vocabulary)
    matters = matters_of(head, mentions, scopes, terms, vocabulary)
    within = len(query.regions) == 1 and _WITHIN.search(text) is not None
    if not matters:
        return None
    return FigureAsked(
        parts=places,
        text=text,
        matters=matters,
        scopes=scopes,
        years=query.years,
        units=units,
        operations=_operations(text, query, matters, scopes, limited=bool(limits), within=within),
        kinds=_kinds_asked(parts, places, query, mentions) if not limits else (_RESULTS,),
        limit=limits[0] if limits else None,
        within=within,
    )


def _units(parts: Sequence[Part], text: str, query: Query, *, named: int) -> tuple[str, ...]:
    """The units that the figures may have; those of what is worked out of them (降幅, 占…的比例) are not theirs.

    :param named: how many indicators are named; a share of one alone is a figure of its own.
    """
    units = dict.fromkeys(unit for part in parts for unit in units_of(part, query))
    shared = Reckoning.SHARE in query.reckonings and named > 1
    worked = shared or Reckoning.CHANGE_RATE in query.reckonings or _CHANGE.search(text) is not None
    return tuple(unit for unit in units if not worked or unit not in _WORKED_UNITS)


def _limits(text: str) -> tuple[Quantity, ...]:
    """The values that a question of yes or no names; 66人以上 of 66人以上的超大班 only says what such a class is."""
    return tuple(
        each
        for each in read_quantities(text)
        if each.value is not None and each.unit != "年" and not _SIZE_OF.match(text, each.end)
    )


def _operations(
    text: str, query: Query, matters: Sequence[Matter], scopes: Sequence[str], *, limited: bool, within: bool
) -> frozenset[Operation]:
    if limited:
        return frozenset({Operation.AGAINST})
    found = set()
    several = len(query.regions) > 1 or query.all_regions
    many = several or within or len(matters) > 1 or len([scope for scope in scopes if scope]) > 1
    if _RANK.search(text):
        found.add(Operation.RANK)
    if _HIGHEST.search(text):
        found.add(Operation.HIGHEST)
    if _LOWEST.search(text):
        found.add(Operation.LOWEST)
    if many and _SUM.search(text) and not re.search(r"各(?:自|是|有|为|多少)|分别", text):
        found.add(Operation.SUM)
    if "占" in text and (len(matters) > 1 or Reckoning.SHARE in query.reckonings):
        found.add(Operation.SHARE)
    if Reckoning.DIFFERENCE in query.reckonings and (many or len(query.years) > 1):
        found.add(Operation.DIFFERENCE if many else Operation.CHANGE)
    elif _CHANGE.search(text):
        found.add(Operation.CHANGE)
    if Reckoning.CHANGE_RATE in query.reckonings:
        found |= {Operation.CHANGE, Operation.RATE}
    if _ALL.search(text) or _AGREE.search(text):
        found.add(Operation.ALL)
    if _AGREE.search(text):
        found.add(Operation.AGREE)
    return frozenset(found)


def _kinds_asked(
    parts: Sequence[Part], places: Sequence[int], query: Query, mentions: Sequence[TermMention]
) -> tuple[tuple[FigureKind, ...], ...]:
    """The kinds that answer; a sub-question is of what is planned where the one before it is: 打算建几所、招多少人."""
    found = _kinds(parts, mentions)
    before = query.parts[places[0] - 1] if places[0] else None
    if found != (_RESULTS,) or before is None or _NOW.search(parts[0].text):
        return found
    inherited = _kinds_of(before.text)
    return (inherited,) if inherited == _AIMS else found


def _kinds(parts: Sequence[Part], mentions: Sequence[TermMention]) -> tuple[tuple[FigureKind, ...], ...]:
    found = []
    for part in parts:
        text = part.text
        for mention in mentions:
            text = text.replace(mention.text, "")
        found.append(_kinds_of(text))
    return tuple(dict.fromkeys(found))


def _kinds_of(text: str) -> tuple[FigureKind, ...]:
    if _STANDARD.search(text):
        return _RULES
    if _TARGET.search(text):
        return _AIMS
    return _GIVEN if _ALLOTTED.search(text) else _RESULTS
