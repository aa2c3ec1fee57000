"""Which papers sentences are borrowed from, and the sentences of them that tell what a section wants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus.library import Library
from corpus.plans import is_plan_path, orders
from corpus.rows import is_row
from corpus.sentences import parts, sentences
from corpus.terms import Vocabulary
from corpus.types import DocumentKind, DocumentSummary, Filters, Hit
from drafting.precedents.tidy import evened, unnumbered
from retrieval.comparing.places import County
from retrieval.comparing.practices import LEAST, find_practices
from retrieval.comparing.topics import TopicAsked, mentions
from retrieval.comparing.words import is_closed
from retrieval.search import search

# Passages read for one topic of one tier of papers. Each costs about 4 ms of reading.
PASSAGES_READ = 32
# What a sentence that only stands under a heading on the topic counts.
UNDER_HEADING = 0.6
# Rank among the passages found, where no topic says more.
BY_RANK = 0.7
_KINDS = frozenset(
    {DocumentKind.SUMMARY, DocumentKind.REPORT, DocumentKind.EXPERIENCE, DocumentKind.SURVEY, DocumentKind.OTHER}
)
_PROBLEM = re.compile(r"问题|不足|困难(?!学生|家庭|群体|儿童)|短板|弱项|差距")
_COMMA = re.compile(r"[，,]")
_COUNTED = re.compile(r"[；;]\s*(?=[一二三四五六七八九十]是|[（(][一二三四五六七八九十\d]{1,2}[)）])")


class Purpose(StrEnum):
    """What kind of sentences a section wants."""

    MEASURES = "measures"
    PROBLEMS = "problems"
    PLANS = "plans"


_SEARCHED_WITH = {
    Purpose.MEASURES: "",
    Purpose.PROBLEMS: "存在的问题 困难 不足",
    Purpose.PLANS: "下一步打算 今后工作计划",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a paper: ``quote`` is ``[start, end)`` of its text."""

    paper: DocumentSummary
    path: tuple[str, ...]
    start: int
    end: int
    quote: str
    score: float


def own_papers(papers: Iterable[DocumentSummary], names: frozenset[str], *, year: int) -> list[DocumentSummary]:
    """The county's own papers of years before the draft's."""
    return [each for each in _lending(papers) if each.region in names and each.year is not None and each.year < year]


def other_papers(papers: Iterable[DocumentSummary], names: frozenset[str], *, year: int) -> list[DocumentSummary]:
    """Papers of other places, none newer than the draft."""
    return [
        each
        for each in _lending(papers)
        if each.region is not None and each.region not in names and (each.year is None or each.year <= year)
    ]


def _lending(papers: Iterable[DocumentSummary]) -> Iterator[DocumentSummary]:
    return (each for each in papers if each.kind in _KINDS and not orders(each.kind))


def candidates(
    library: Library, papers: Sequence[DocumentSummary], asked: TopicAsked | None, purpose: Purpose
) -> list[Candidate]:
    """Sentences of these papers that tell what is wanted, best first; one search."""
    if not papers:
        return []
    text = f"{asked.search_text if asked else ''} {_SEARCHED_WITH[purpose]}".strip()
    filters = Filters(documents=tuple(sorted(paper.id for paper in papers)))
    hits = search(library, text, k=PASSAGES_READ, filters=filters).hits
    vocabulary = library.vocabulary
    if purpose is Purpose.MEASURES and asked is not None:
        found = [each for region in _regions(hits) for each in _deeds(region, hits, asked, vocabulary)]
    else:
        found = [each for order, hit in enumerate(hits) for each in _told(hit, order, asked, purpose, vocabulary)]
    return sorted(found, key=lambda each: (-each.score, each.paper.id, each.start))


def _regions(hits: Sequence[Hit]) -> list[str]:
    return list(dict.fromkeys(hit.document.region for hit in hits if hit.document.region))


def _deeds(region: str, hits: Sequence[Hit], asked: TopicAsked, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """What one place's papers tell as done: a plan is none, and what is only there is none."""
    own = [hit for hit in hits if hit.document.region == region]
    county = County(region, frozenset({region}), frozenset(hit.document.id for hit in own), own=True)
    for told in find_practices(own, asked, county, vocabulary=vocabulary):
        path, start_of = told.hit.passage.path, told.hit.passage.start
        if told.planned or told.stated or is_plan_path(path) or is_row(told.quote):
            continue
        if not _opens(told.hit.text, told.start - start_of):
            continue  # a long sentence was shortened to its middle
        pieces = _counted(told.quote)
        for start, end in pieces:
            if len(pieces) > 1 and not about(told.quote[start:end], path, asked, vocabulary):
                continue
            yield Candidate(
                told.hit.document,
                told.hit.passage.path,
                told.start + start,
                told.start + end,
                told.quote[start:end],
                told.score,
            )


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, or a part of one behind a semicolon, begins here."""
    before = text[:start].rstrip(" \t\u3000\u00a0")
    return before[-1:] in ("", "\n", "。", "；", ";", "！", "？", "”", "：", ":")


def _counted(quote: str) -> list[tuple[int, int]]:
    """A sentence in one piece, or cut before each 一是, 二是."""
    cuts = [0, *(found.end() for found in _COUNTED.finditer(quote)), len(quote)]
    return [(start, end) for start, end in pairwise(cuts) if quote[start:end].strip()]


def _told(
    hit: Hit, order: int, asked: TopicAsked | None, purpose: Purpose, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Sentences of a passage under a heading of problems, or of plans."""
    path = hit.passage.path
    if not (is_plan_path(path) if purpose is Purpose.PLANS else _of_problems(path)):
        return
    headings = {_bare(heading) for heading in path}
    for start, end in _stretches(hit.text):
        quote = hit.text[start:end]
        if (_bare(quote) in headings and not _COMMA.search(quote)) or is_row(quote):
            continue
        score = about(quote, path, asked, vocabulary) if asked else BY_RANK
        if score >= LEAST:
            at = hit.passage.start
            yield Candidate(hit.document, path, at + start, at + end, quote, score - order / 1000)


def _of_problems(path: Sequence[str]) -> bool:
    return is_closed(path) or (bool(path) and _PROBLEM.search(path[0]) is not None and not is_plan_path(path))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        yield from parts(text, start, end) if re.search(r"[一二三四五六七八九]是", text[start:end]) else [(start, end)]


def _bare(text: str) -> str:
    return unnumbered(evened(text)).strip("。，；： ")


def about(quote: str, path: Sequence[str], asked: TopicAsked, vocabulary: Vocabulary) -> float:
    """How surely a sentence under these headings speaks of a topic (0..1)."""
    context = "".join(path)
    named = max((m.weight for m in mentions(quote, asked, vocabulary=vocabulary, context=context)), default=0.0)
    headed = max((m.weight for m in mentions(path[-1], asked, vocabulary=vocabulary)), default=0.0) if path else 0.0
    return max(named, UNDER_HEADING * headed)
