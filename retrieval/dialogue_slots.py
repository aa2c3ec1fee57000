"""The parts of a question that a follow-up exchanges: its places, its period, its scope; and what remains (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.docno import find_docnos
from retrieval.question_intent import asks, polite_off, split_parts
from retrieval.question_periods import Period, find_periods
from retrieval.question_places import Atlas, PlaceSpan, everywhere_spans, find_places
from retrieval.question_terms import blank, without_asking
from retrieval.question_words import words_of

_TITLE = re.compile(r"《[^》]*》|〈[^〉]*〉")
_BETWEEN = re.compile(r"^[\s、,，和与及跟同以\-—]*$")
_AFTER_LIST = re.compile(r"^(?:[这那]?[两二三四五六七八九十几]个?(?:地方|地区|县市区|县区|县市|县|市|区|地))")

# Words that divide what is counted; one of a family replaces another of it (小学 -> 初中), and joins other families.
_FAMILIES = (
    words_of(
        """九年义务教育阶段 义务教育阶段 义务教育 小学阶段 小学 初中阶段 初中 普通高中 高中阶段 高中 幼儿园
        学前教育 学前 中职 特殊教育 特教 中小学"""
    ),
    words_of("公办 民办"),
    words_of("城区 城市 城镇 县城 农村 乡村 乡镇 镇区"),
    words_of("中央省 中央 省级 市级 县级 地方"),
    words_of("男生 女生"),
)
_SCOPE = re.compile("|".join(sorted((word for family in _FAMILIES for word in family), key=len, reverse=True)))
_HALF = re.compile(r"(?<![年\d])(?:上半年|下半年|全年|[一二三四]季度)")
_FILL = re.compile(
    r"那么|那|然后|另外|还有|以及|其中|请问|分别|一共|总共|合计|具体|大概|到底|究竟|情况|数据|方面|来说|而言|这边|那边|阶段|已经|目前|现在|的话|"
    r"(?<![拥具享含])有|(?<!存)在|[的呢吗了是和与跟及各共都也又就还只才呀啊吧、,，。?？!！\s]"
)


def places_in(text: str, atlas: Atlas) -> list[PlaceSpan]:
    """Places that a question is about, those that only qualify another left out."""
    return [span for span in find_places(text, atlas) if not span.qualifier and not span.cited]


def periods_in(text: str, *, newest_year: int | None) -> list[Period]:
    """Periods outside titles and 文号."""
    spans = [match.span() for match in _TITLE.finditer(text)] + [(d.start, d.end) for d in find_docnos(text)]
    return find_periods(blank(text, spans), newest_year=newest_year)


def scopes_in(text: str) -> list[re.Match[str]]:
    """Scope words of a text."""
    return list(_SCOPE.finditer(text))


def place_block(text: str, atlas: Atlas) -> tuple[int, int] | None:
    """Where a question says which places it is about: its first list of places (with 三地 after it), or 各县."""
    spans = [span for span in find_places(text, atlas) if not span.cited]
    if not spans:
        everywhere = [span for span in everywhere_spans(text) if not asks(text[slice(*span)])]
        return everywhere[0] if everywhere else None
    start, end = spans[0].start, spans[0].end
    for span in spans[1:]:
        if not _BETWEEN.match(text[end : span.start]):
            break
        end = span.end
    trailing = _AFTER_LIST.match(text[end:])
    return start, end + trailing.end() if trailing else end


def lead_end(text: str, atlas: Atlas, *, newest_year: int | None) -> int:
    """Where the places and the period that open a question end."""
    block = place_block(text, atlas)
    end = block[1] if block else 0
    for period in periods_in(text, newest_year=newest_year):
        if period.start - end <= 1 and period.start >= end:
            end = period.end
    return end


def with_places(text: str, names: Sequence[str], atlas: Atlas) -> str:
    """A question about other places."""
    joined = joined_names(names)
    block = place_block(text, atlas)
    return joined + text if block is None else text[: block[0]] + joined + text[block[1] :]


def with_period(text: str, period: str, atlas: Atlas, *, newest_year: int | None) -> str:
    """A question about another time; where it had none, the time goes after the places."""
    found = periods_in(text, newest_year=newest_year)
    if found:
        return text[: found[0].start] + period + text[found[0].end :]
    block = place_block(text, atlas)
    at = block[1] if block else 0
    return text[:at] + period + text[at:]


def with_scope(text: str, scope: str, atlas: Atlas, *, newest_year: int | None) -> str:
    """The first sub-question with another scope, in the place of one of its family, else before the matter."""
    first = split_parts(text)[0]
    asked = _SCOPE.findall(scope)[:1]
    family: tuple[str, ...] = next((words for words in _FAMILIES if asked and asked[0] in words), ())
    same = [match for match in scopes_in(first) if match.group() in family]
    if same:
        start, end = same[0].span()
        for match in same[1:]:
            if _BETWEEN.match(first[end : match.start()]):
                end = match.end()
        return first[:start] + scope + first[end:]
    at = lead_end(first, atlas, newest_year=newest_year)
    return first[:at] + scope + first[at:]


def joined_names(names: Sequence[str]) -> str:
    """甲、乙和丙."""
    return "和".join(filter(None, ("、".join(names[:-1]), names[-1]))) if names else ""


def period_of(text: str, before: str, *, newest_year: int | None) -> str | None:
    """The period that a follow-up means, written out: 上一年 counts from the period of the question before.

    :param before: the question before.
    """
    asked = periods_in(text, newest_year=newest_year)
    held = periods_in(before, newest_year=newest_year)
    half = _HALF.search(text)
    if not asked:
        if half is None:
            return None
        year = held[0].years[0] if held and held[0].years else newest_year
        return f"{year}年{half.group()}" if year else half.group()
    period = asked[0]
    if not period.relative:
        return period.text
    step = -1 if re.match(r"上一?(?:年|学年)", period.text) else 1 if re.match(r"下一?(?:年|学年)", period.text) else 0
    if step == 0 and re.match(r"前年", period.text) and text.find("前一年") >= 0:
        step = -1
    if step and held and held[0].years and not held[0].relative:
        return re.sub(r"(?:19|20)\d{2}", lambda match: str(int(match.group()) + step), held[0].text)
    if step and held and held[0].years:
        return f"{held[0].years[0] + step}年"
    return f"{period.years[0]}年" if period.years else period.text


def residue(text: str, atlas: Atlas, *, newest_year: int | None) -> str:
    """What a question says beside places, periods, scopes, interrogatives and words that only join."""
    spans = [(span.start, span.end) for span in find_places(text, atlas)]
    spans += [(period.start, period.end) for period in periods_in(text, newest_year=newest_year)]
    spans += [match.span() for match in _HALF.finditer(text)]
    rest = blank(text, spans)
    rest = blank(rest, [match.span() for match in scopes_in(rest)])
    return "".join(_FILL.sub("", without_asking(polite_off(rest) if rest.strip() else rest)).split())
