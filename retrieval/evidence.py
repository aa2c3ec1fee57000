"""Hits -> the stretches of text that answer one part of a question, best first (pure).

A sentence answers when the terms asked for stand in it or are plain from where it stands (its headings, its
paper's title, the sentence that leads to it), when it speaks of the time asked about, and when it holds the kind
of thing asked for: an amount in the right unit, a date, the name of a paper. Anything less is no evidence, and
the question is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.docno import find_docnos
from corpus.sentences import Bounds, parts, sentences, trimmed
from corpus.types import DocumentKind, Hit
from retrieval.amounts import states_amount
from retrieval.periods import years_in
from retrieval.query import Intent, Part, Query
from retrieval.terms import Matcher, support, weakest
from retrieval.windows import best_window

# How much a term counts that stands not in the answering clauses but elsewhere. LED_TO: in the sentence before,
# where that one announces what follows (情况如下).
IN_SENTENCE, LED_TO, BEFORE, IN_PATH, IN_TITLE, IN_PASSAGE = 0.9, 0.85, 0.55, 0.75, 0.7, 0.35

# Share of the essential terms, so counted, that evidence must reach; and what must stand in the sentence itself.
LEAST_SUPPORT = 0.62
LEAST_IN_SENTENCE = 0.34
# Where one thing is asked for, no essential term may be missing from near the evidence: 劝返 from 辍学学生34人.
LEAST_EACH = 0.3

# What an asked-for year counts when the clauses to quote are chosen.
YEAR_WEIGHT = 0.5

# What the parts of a stretch's score weigh: its own terms, its context's, and the rank of its passage; and what
# the very period asked for, or a heading that states nothing, add or take.
OWN, CONTEXT, RANK = 0.5, 0.35, 0.15
SAME_PERIOD = 0.3
NEWEST = 0.06
TOTAL = 0.12
SAME_KIND = 0.08
ONLY_PLANNED = -0.12
ONLY_HEADING = -0.3
ASSERTS = 0.2

# A sentence longer than this is quoted by its semicolons; up to SHORT_SENTENCE a yes-or-no answer quotes it whole.
LONG_SENTENCE = 160
LONGEST_QUOTE = 260
SHORT_SENTENCE = 80
# A sentence that only announces (具体情况如下：) leads on from the one before it.
SHORT_LEAD = 16

_TIME = re.compile(r"\d{4}\s?年|\d{1,2}\s?月|[一二三四五六七八九十]+月|学期|季度|年底|年初|年末")
_LEADS = re.compile(r"(?:如下|以下|下列|分别是|包括)[^。]{0,8}[。：:]?$")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d))")
_LONGEST_HEADING = 42
_ASKS_TOTAL = re.compile(r"总数|总共|一共|总计|合计|总的")
_TOTAL = re.compile(r"共有|现有|共计|总计|合计|总数为|有[^，,。]{0,12}学校\d+所")
_PLANNED = re.compile(r"计划|打算|下一步|今后|思路|安排")
_ASKS_PLAN = re.compile(r"计划|打算|下一步|今后|思路|目标|方案|要求|规定|措施|将|要|准备|拟")
_ASSERTS = re.compile(r"无一|没有|未|无[^，,。]{1,8}(?:发生|现象|情况)|全部|均|已|实行|实现|完成|100%")
_WANTS_AMOUNT = re.compile(r"人数|多少|几[个所名次项]|数量|谁[更最]?[多少高低大小]|[哪个地县]更?[多少高低大小]|最[高低多少大小]|各是|各有")
_ROW = re.compile(r"[^：；。，]{1,24}：[^；。]*(?:；[^：；。]{1,40}：[^；。]*){2,}")
_ROW_PLACE = re.compile(r"(?:县区|区县|市县|地区|区域|县（市、区）)：([^；]+)")
_PEOPLE = r"(?:孩子|学生|儿童|老师|教师|校长|教职工|家长)"
_PERSON = re.compile(rf"(?:几|多少)个{_PEOPLE}(?!之家)|{_PEOPLE}(?!之家)[^，,]{{0,4}}几个")
_REASON = re.compile(r"因|由于|原因|受[^，,。]{1,12}影响|鉴于|为了|缺|不足")
_HOW_OFTEN = re.compile(r"多久|频次|频率|多长时间")
_OFTEN = re.compile(r"每[周月天日年季]|每学期|每学年|每两|不少于|一次|\d+[天日周]")
_SUPERLATIVE = re.compile(r"最[高低多少大小好差]")
_AMOUNTS = re.compile(r"\d+(?:\.\d+)?")
_WANTS_PAPER = re.compile(r"哪些[^，,。？?]{0,20}(?:文件|通知|意见|办法|细则)")

_OF_ONE_THING = frozenset({Intent.NUMBER, Intent.WHO, Intent.WHEN, Intent.DOCUMENT})

# Questions that want the whole of what is said, not the clause that says it.
_WHOLE_SENTENCE = frozenset({Intent.HOW, Intent.WHY, Intent.LIST})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch ``[start, end)`` of a document that answers; ``support`` is how surely it is about the matter.

    ``core`` is the part of the quote that says it, where the quote is the whole sentence.
    """

    hit: Hit
    start: int
    end: int
    quote: str
    core: str
    support: float
    score: float
    sentence: Bounds


def find_evidence(
    hits: Sequence[Hit], part: Part, query: Query, terms: Sequence[Matcher], *, place: Matcher | None = None
) -> list[Evidence]:
    """Stretches that answer ``part``, best first.

    :param terms: what the evidence must be about.
    :param place: a place that the evidence must name, where the paper is not that place's own.
    """
    answers = _answers(part, query)
    newest = max((hit.document.year or 0 for hit in hits), default=0)
    found = []
    for order, hit in enumerate(hits):
        before = ""
        for bounds in _candidates(hit.text):
            evidence = _judge(hit, bounds, before, terms, part, query, answers=answers, rank=1 - order / len(hits))
            if evidence is not None and _in_place(hit, bounds, before, place):
                bonus = NEWEST if newest and hit.document.year == newest and not query.years else 0.0
                found.append(replace(evidence, score=evidence.score + bonus))
            said = hit.text[slice(*bounds)]
            before = before + said if len(said) <= SHORT_LEAD and _LEADS.search(said) else said
    return sorted(found, key=lambda each: (-each.score, each.start, each.hit.document.id))


def _candidates(text: str) -> list[Bounds]:
    found = []
    for start, end in sentences(text):
        if end - start > LONG_SENTENCE and not _is_row(text[start:end]):
            found += parts(text, start, end)
        else:
            found.append((start, end))
    return found


def _in_place(hit: Hit, sentence: Bounds, before: str, place: Matcher | None) -> bool:
    """Whether a sentence is about the place: named in it, before it or above it; a table's row says its own place."""
    text = hit.text[slice(*sentence)]
    row = _ROW_PLACE.match(text) if _is_row(text) else None
    if row is not None:
        named = (hit.document.region,) if place is None else place.forms
        return any(name and name in row.group(1) for name in named) or hit.document.region is None
    near = (text, before, " ".join(hit.passage.path))
    return place is None or any(form in part for form in place.forms for part in near)


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table (县区：云岭县；年度：2024；…), which is quoted whole."""
    return _ROW.match(text) is not None


def _judge(
    hit: Hit,
    sentence: Bounds,
    before: str,
    terms: Sequence[Matcher],
    part: Part,
    query: Query,
    *,
    answers: Callable[[str], bool] | None,
    rank: float,
) -> Evidence | None:
    text = hit.text[slice(*sentence)]
    if hit.document.title and text in hit.document.title:
        return None  # a title states nothing
    led_to = LED_TO if _LEADS.search(before) else BEFORE
    near = (text, before) if led_to == LED_TO else (text,)
    if support(near, (1.0, led_to)[: len(near)], terms) < LEAST_IN_SENTENCE:
        return None
    window = best_window(hit.text, sentence, (*terms, *_asked_years(text, query)), answers=answers)
    if window is None:
        return None
    bounds, own = window
    # A year said before the window, or in it, is the window's; one said after it is not.
    if not _in_time(hit.text[sentence[0] : bounds[1]], hit, query):
        return None
    core = hit.text[slice(*bounds)]
    if _wants_whole(part, text):
        bounds = trimmed(hit.text, *sentence)
    piece = hit.text[slice(*bounds)]
    context = (piece, text, before, " ".join(hit.passage.path), hit.document.title or "", hit.text)
    factors = (1.0, IN_SENTENCE, led_to, IN_PATH, IN_TITLE, IN_PASSAGE)
    sure = support(context, factors, terms)
    if sure < LEAST_SUPPORT:
        return None
    if part.intent in _OF_ONE_THING and weakest(context[:-1], factors[:-1], terms) < LEAST_EACH:
        return None
    offset = hit.passage.start
    return Evidence(
        hit=hit,
        start=bounds[0] + offset,
        end=bounds[1] + offset,
        quote=piece,
        core=core,
        support=sure,
        score=OWN * own + CONTEXT * sure + RANK * rank + _bonus(text, hit, part, query),
        sentence=(sentence[0] + offset, sentence[1] + offset),
    )


def _wants_whole(part: Part, sentence: str) -> bool:
    if _is_row(sentence):
        return True
    if len(sentence) > LONGEST_QUOTE:
        return False
    if part.intent in _WHOLE_SENTENCE:
        return True
    if part.intent is Intent.COMPARISON and len(sentence) <= LONG_SENTENCE:
        return not _WANTS_AMOUNT.search(part.text)
    return part.intent is Intent.YES_NO and len(sentence) <= SHORT_SENTENCE


def _bonus(sentence: str, hit: Hit, part: Part, query: Query) -> float:
    bonus = 0.0
    kind = hit.document.kind
    if kind is not DocumentKind.OTHER and (kind.value in query.resolved or kind in query.kinds):
        bonus += SAME_KIND
    if _ASKS_TOTAL.search(part.text) and _TOTAL.search(sentence):
        bonus += TOTAL
    planned = kind is DocumentKind.PLAN or _PLANNED.search(" ".join(hit.passage.path))
    if planned and not _ASKS_PLAN.search(query.resolved):
        bonus += ONLY_PLANNED
    if query.period_text and query.period_text in sentence:
        bonus += SAME_PERIOD
    if _HEADING.match(sentence) and len(sentence) <= _LONGEST_HEADING:
        bonus += ONLY_HEADING
    if part.intent is Intent.YES_NO and _ASSERTS.search(sentence):
        bonus += ASSERTS
    return bonus


def _asked_years(text: str, query: Query) -> tuple[Matcher, ...]:
    """The years asked for, as terms that a window should hold, where the sentence speaks of them."""
    said = [f"{year}年" for year in query.years if f"{year}年" in text]
    return tuple(Matcher(False, YEAR_WEIGHT, (year,), (), (), ()) for year in said)


def _in_time(text: str, hit: Hit, query: Query) -> bool:
    """Whether a sentence speaks of a year that the question asks about."""
    if not query.years:
        return True
    if query.period_text and query.period_text in text:
        return True
    asked = set(query.years)
    if stated := years_in(text):
        return bool(stated & asked)
    return hit.document.year in asked or bool(years_in(hit.text) & asked)


def _answers(part: Part, query: Query) -> Callable[[str], bool] | None:
    """What a stretch must hold to answer this kind of question."""
    units = part.units or query.units
    if part.intent is Intent.NUMBER or (part.intent is Intent.COMPARISON and _WANTS_AMOUNT.search(part.text)):
        if _SUPERLATIVE.search(part.text) and len(query.regions) < 2:
            return lambda text: len(_AMOUNTS.findall(text)) > 1
        if not units and "人数" in part.text:
            units = ("人", "名", "位")
        if "个" in units and _PERSON.search(part.text):
            units = (*units, "人", "名", "位")
        return lambda text: states_amount(text, units)
    if _HOW_OFTEN.search(part.text):
        return lambda text: _OFTEN.search(text) is not None
    if part.intent is Intent.WHY:
        return lambda text: _REASON.search(text) is not None
    if part.intent is Intent.WHEN:
        return lambda text: _TIME.search(text) is not None
    if part.intent is Intent.DOCUMENT or _WANTS_PAPER.search(part.text):
        return lambda text: "《" in text or bool(find_docnos(text))
    return None
