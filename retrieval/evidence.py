"""Hits -> the stretches of text that answer one part of a question, best first (pure).

A sentence answers when the terms asked for stand in it or are plain from where it stands (its headings, its
paper's title, the sentence that leads to it), when it speaks of the time and the place asked about, and when it
holds the kind of thing asked for: an amount in the right unit, a date, the name of a paper. Anything less is no
evidence, and the question is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.rows import is_row, place_of_row
from corpus.sentences import Bounds, parts, sentences, trimmed
from corpus.types import Hit
from retrieval.periods import spoken, years_in
from retrieval.preference import is_heading, preference
from retrieval.query import Intent, Part, Query
from retrieval.terms import Matcher, predicate, support, weakest, year_matcher
from retrieval.titles import plain_title
from retrieval.wanted import asks_of_all, holding, wants_whole
from retrieval.windows import best_window

# How much a term counts that stands not in the answering clauses but elsewhere. LED_TO: in the sentence before,
# where that one announces what follows (情况如下).
IN_SENTENCE, LED_TO, BEFORE, IN_PATH, IN_TITLE, IN_PASSAGE = 0.9, 0.85, 0.55, 0.75, 0.7, 0.35

# Share of the essential terms, so counted, that evidence must reach; and what must stand in the sentence itself.
LEAST_SUPPORT = 0.62
LEAST_IN_SENTENCE = 0.34
# A long question says more than any sentence repeats.
MANY_TERMS, LEAST_OF_MANY = 3, 0.52
# Where one thing is asked for, no essential term may be missing from near the evidence: 劝返 from 辍学学生34人.
# A question of fewer terms than this needs each of them; one that tells more may say one in its own way.
LEAST_EACH = 0.3
_ALL_BELOW = {
    **dict.fromkeys((Intent.WHO, Intent.WHEN), MANY_TERMS),
    **dict.fromkeys((Intent.NUMBER, Intent.DOCUMENT), MANY_TERMS + 1),
    Intent.YES_NO: 99,
}
# What the heading right above says is said of the sentence, but for a number, which is of its own clause's words.
HEADED = 0.6
_OF_ITS_OWN_WORDS = frozenset({Intent.NUMBER, Intent.DOCUMENT})
# A cause that stands in no such words must be told by a sentence that is surely about the matter.
LEAST_UNMARKED = 0.8

# What the parts of a stretch's score weigh: its own terms, its context's, and the rank of its passage.
OWN, CONTEXT, RANK = 0.5, 0.35, 0.15

# A sentence longer than this is judged by its semicolons.
LONG_SENTENCE = 160

# A sentence that only announces (具体情况如下：) leads on from the one before it.
SHORT_LEAD = 16
# A sentence that tells the cause of what the one before it says.
_GIVES_REASON = re.compile(r"(?:究其|其)?(?:主要|根本)?(?:原因|是因为|这是因为|这主要是)")
_LEADS = re.compile(r"(?:如下|以下|下列|分别是|包括)[^。]{0,8}[。：:]?$")


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence of a hit, what was said before it, and the heading above it."""

    hit: Hit
    bounds: Bounds
    before: str
    heading: str

    @property
    def text(self) -> str:
        return self.hit.text[slice(*self.bounds)]


def find_evidence(
    hits: Sequence[Hit], part: Part, query: Query, terms: Sequence[Matcher], *, place: Matcher | None = None
) -> list[Evidence]:
    """Stretches that answer ``part``, best first.

    :param terms: what the evidence must be about.
    :param place: a place that the evidence must name, where the paper is not that place's own.
    """
    holds = holding(part, query)
    found = _found(hits, part, query, terms, place=place, holds=holds)
    if not found and part.intent is Intent.WHY:
        unmarked = _found(hits, part, query, terms, place=place, holds=None)
        return [each for each in unmarked if each.support >= LEAST_UNMARKED]
    return found


def _found(
    hits: Sequence[Hit],
    part: Part,
    query: Query,
    terms: Sequence[Matcher],
    *,
    place: Matcher | None,
    holds: Callable[[str], bool] | None,
) -> list[Evidence]:
    newest = max((hit.document.year for hit in hits if hit.document.year is not None), default=None)
    found = []
    for order, hit in enumerate(hits):
        for candidate in _candidates(hit):
            if not _in_place(candidate, place):
                continue
            evidence = _judge(candidate, terms, part, query, holds=holds)
            if evidence is not None:
                stretch, own = evidence
                gain = preference(candidate.text, hit, part, query, newest=newest)
                score = OWN * own + CONTEXT * stretch.support + RANK * (1 - order / len(hits)) + gain
                found.append(replace(stretch, score=score))
    return sorted(found, key=lambda each: (-each.score, each.start, each.hit.document.id))


def _candidates(hit: Hit) -> list[_Candidate]:
    found: list[_Candidate] = []
    before, text = "", hit.text
    heading = hit.passage.path[-1] if hit.passage.path else ""
    bounds_of_all = sentences(text)
    for number, (start, end) in enumerate(bounds_of_all):
        if _opens(text, bounds_of_all, number):
            before = heading = text[start:end]
            continue
        long = end - start > LONG_SENTENCE and not is_row(text[start:end])
        for bounds in parts(text, start, end) if long else [(start, end)]:
            said = text[slice(*bounds)]
            if found and _GIVES_REASON.match(said):
                last = found[-1]
                found.append(_Candidate(hit, (last.bounds[0], bounds[1]), last.before, heading))
            else:
                found.append(_Candidate(hit, bounds, before, heading))
            before = before + said if len(said) <= SHORT_LEAD and _LEADS.search(said) else said
    return found


def _opens(text: str, bounds: Sequence[Bounds], number: int) -> bool:
    """Whether a sentence is the heading of the next, and says no more than what that is about."""
    said = text[slice(*bounds[number])]
    after = text[slice(*bounds[number + 1])] if number + 1 < len(bounds) else ""
    return bool(after) and is_heading(said) and not is_heading(after) and not set("，,；;") & set(said)


def _judge(
    candidate: _Candidate,
    terms: Sequence[Matcher],
    part: Part,
    query: Query,
    *,
    holds: Callable[[str], bool] | None,
) -> tuple[Evidence, float] | None:
    """The evidence that a sentence gives and the share of the terms that its clauses cover; None if it gives none."""
    hit, text, before, bounds = candidate.hit, candidate.text, candidate.before, candidate.bounds
    if hit.document.title and text in hit.document.title:
        return None  # a title states nothing
    leads = _LEADS.search(before) is not None
    headed = 0.0 if part.intent in _OF_ITS_OWN_WORDS else HEADED
    if support((text, before if leads else "", candidate.heading), (1.0, LED_TO, headed), terms) < LEAST_IN_SENTENCE:
        return None
    years = tuple(year_matcher(year) for year in query.years if f"{year}年" in text)
    window = best_window(hit.text, bounds, (*terms, *years), answers=holds)
    # A year said before the window, or in it, is the window's; one said after it is not.
    if window is None or not _in_time(hit.text[bounds[0] : window[0][1]], before, hit, query):
        return None
    quoted = trimmed(hit.text, *bounds) if wants_whole(part, text) else window[0]
    quote = hit.text[slice(*quoted)]
    core = quote if asks_of_all(part) else hit.text[slice(*window[0])]
    above = " ".join((*hit.passage.path, candidate.heading))
    near = (quote, text, before, above, _of_paper(hit))
    factors = (1.0, IN_SENTENCE, LED_TO if leads else BEFORE, IN_PATH, IN_TITLE)
    sure = support((*near, hit.text), (*factors, IN_PASSAGE), terms)
    named = sum(term.essential for term in terms)
    if sure < (LEAST_OF_MANY if named >= MANY_TERMS else LEAST_SUPPORT):
        return None
    if named < _ALL_BELOW.get(part.intent, 0) and weakest(near, factors, terms) < LEAST_EACH:
        return None
    if part.intent is Intent.WHY and predicate(near, factors, terms) < LEAST_EACH:
        return None  # why a thing is so that no paper says of it
    offset = hit.passage.start
    place = (bounds[0] + offset, bounds[1] + offset)
    return Evidence(hit, quoted[0] + offset, quoted[1] + offset, quote, core, sure, 0.0, place), window[1]


def _of_paper(hit: Hit) -> str:
    """What a paper says of itself: its title, its issuer and its kind."""
    return " ".join((plain_title(hit.document.title), hit.document.issuer or "", hit.document.kind.value))


def _in_place(candidate: _Candidate, place: Matcher | None) -> bool:
    """Whether a sentence is about the place: named in it, before it or above it; a table's row says its own place."""
    region = candidate.hit.document.region
    row = place_of_row(candidate.text)
    if row is not None:
        named = (region,) if place is None else place.forms
        return any(name and name in row for name in named) or region is None
    near = (candidate.text, candidate.before, candidate.heading, " ".join(candidate.hit.passage.path))
    return place is None or any(form in text for form in place.forms for text in near)


def _in_time(text: str, before: str, hit: Hit, query: Query) -> bool:
    """Whether a stretch speaks of a year that the question asks about."""
    if not query.years or (query.period_text and query.period_text in spoken(text)):
        return True
    asked = set(query.years)
    if stated := years_in(text):
        return bool(stated & asked)
    # A sentence without a year goes on from the one before it, else it is of its paper's year, where that is known.
    year = hit.document.year
    return year in asked or bool(years_in(before if year is not None else hit.text) & asked)
