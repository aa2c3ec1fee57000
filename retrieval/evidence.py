"""Hits -> the stretches of text that answer one part of a question, best first (pure).

A sentence answers when the terms asked for stand in it or are plain from where it stands (its headings, its
paper's title), when it speaks of the time asked about, and when it holds the kind of thing asked for: an amount
in the right unit, a date, the name of a paper. Anything less is no evidence, and the question is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.docno import find_docnos
from corpus.sentences import Bounds, sentences, trimmed
from corpus.types import Hit
from retrieval.amounts import states_amount
from retrieval.query import Intent, Part, Query, Term
from retrieval.terms import coverage, weight
from retrieval.windows import best_window

# How much a term counts that stands not in the answering clauses but elsewhere.
IN_SENTENCE, IN_PATH, IN_TITLE, IN_PASSAGE = 0.9, 0.75, 0.7, 0.35

# Share of the essential terms, so counted, that evidence must reach; and what must stand in the sentence itself.
LEAST_SUPPORT = 0.62
LEAST_IN_SENTENCE = 0.34

# What the parts of a stretch's score weigh: its own terms, its context's, and the rank of its passage.
OWN, CONTEXT, RANK = 0.5, 0.35, 0.15

# A sentence longer than this is quoted by its semicolons.
LONG_SENTENCE = 160

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(r"《[^》]*》|[〔\[(（【](?:19|20)\d\d[〕\])）】]")
_YEAR_RANGE = re.compile(r"((?:19|20)\d\d)年?\s?[-—–―~～至到]{1,2}\s?((?:19|20)\d\d)")
_TIME = re.compile(r"\d{4}\s?年|\d{1,2}\s?月|[一二三四五六七八九十]+月|学期|季度|年底|年初|年末")

# Questions that want the whole of what is said, not the clause that says it.
_WHOLE_SENTENCE = frozenset({Intent.HOW, Intent.WHY, Intent.LIST})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch ``[start, end)`` of a document that answers; ``support`` is how surely it is about the matter."""

    hit: Hit
    start: int
    end: int
    quote: str
    support: float
    score: float
    sentence: Bounds


def find_evidence(hits: Sequence[Hit], part: Part, query: Query, *, place: Term | None = None) -> list[Evidence]:
    """Stretches that answer ``part``, best first.

    :param place: a place within the paper's own region that the evidence must be about.
    """
    terms = part.focus if place is None else (*part.focus, place)
    answers = _answers(part, query)
    found = []
    for order, hit in enumerate(hits):
        for bounds in _candidates(hit.text):
            evidence = _judge(hit, bounds, terms, part, query, answers=answers, rank=1 - order / len(hits))
            if evidence is not None:
                found.append(evidence)
    return sorted(found, key=lambda each: (-each.score, each.start, each.hit.document.id))


def years_in(text: str) -> set[int]:
    """The years that a text speaks of, ranges filled in; those in titles of papers and 文号 are not spoken of."""
    plain = _NAMED.sub(" ", text)
    years = {int(year) for year in _YEAR.findall(plain)}
    for first, last in _YEAR_RANGE.findall(plain):
        if 0 < int(last) - int(first) <= 30:
            years |= set(range(int(first), int(last) + 1))
    return years


def _candidates(text: str) -> list[Bounds]:
    found = []
    for start, end in sentences(text):
        if end - start > LONG_SENTENCE:
            found += sentences(text, start=start, end=end, at_semicolon=True)
        else:
            found.append((start, end))
    return found


def _judge(
    hit: Hit,
    sentence: Bounds,
    terms: Sequence[Term],
    part: Part,
    query: Query,
    *,
    answers: Callable[[str], bool] | None,
    rank: float,
) -> Evidence | None:
    text = hit.text[slice(*sentence)]
    if not _in_time(text, hit, query):
        return None
    if _support((text,), (1.0,), terms) < LEAST_IN_SENTENCE:
        return None
    window = best_window(hit.text, sentence, terms, answers=answers)
    if window is None:
        return None
    bounds, own = window
    if part.intent in _WHOLE_SENTENCE:
        bounds = trimmed(hit.text, *sentence)
    piece = hit.text[slice(*bounds)]
    context = (piece, text, " ".join(hit.passage.path), hit.document.title or "", hit.text)
    support = _support(context, (1.0, IN_SENTENCE, IN_PATH, IN_TITLE, IN_PASSAGE), terms)
    if support < LEAST_SUPPORT:
        return None
    offset = hit.passage.start
    return Evidence(
        hit=hit,
        start=bounds[0] + offset,
        end=bounds[1] + offset,
        quote=piece,
        support=support,
        score=OWN * own + CONTEXT * support + RANK * rank,
        sentence=(sentence[0] + offset, sentence[1] + offset),
    )


def _support(texts: Sequence[str], factors: Sequence[float], terms: Sequence[Term]) -> float:
    """The share of the essential terms (of all, where none is essential) that the texts cover, each by its factor."""
    needed = [term for term in terms if term.essential] or list(terms)
    total = sum(weight(term) for term in needed)
    if not total:
        return 1.0
    best = (max(f * coverage(text, term) for text, f in zip(texts, factors, strict=True)) * weight(term) for term in needed)
    return sum(best) / total


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
    if part.intent is Intent.NUMBER:
        return lambda text: states_amount(text, part.units or query.units)
    if part.intent is Intent.WHEN:
        return lambda text: _TIME.search(text) is not None
    if part.intent is Intent.DOCUMENT:
        return lambda text: "《" in text or bool(find_docnos(text))
    return None
