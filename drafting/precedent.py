"""Practice sentences of a draft, borrowed from the library's papers with nothing of the lender left in them.

The county's own earlier papers come first, the newest before the older, then other counties' on the same topic. Every
sentence keeps the passage that it came from; what a person must confirm is marked 【待核】.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from corpus.figures import Figure
from corpus.library import Library
from corpus.terms import Vocabulary
from corpus.types import DocumentSummary, Span
from drafting.cells import Cell, StatTable
from drafting.drafts import Basis, Evidence, Gap, Sentence
from drafting.precedents.alike import alike
from drafting.precedents.gaps import checked, gap_of, is_concrete
from drafting.precedents.knowledge import parties_of
from drafting.precedents.reporting import remarks_on
from drafting.precedents.sides import Parties
from drafting.precedents.sources import Candidate, Purpose, about, candidates, other_papers, own_papers
from drafting.precedents.standing_in import cell_for
from drafting.precedents.stripping import Stripped, Task, strip
from retrieval.citing import cite
from retrieval.comparing.topics import TopicAsked, topic_asked

__all__ = ["MOST_SENTENCES", "Borrowed", "Purpose", "Wanted", "borrow"]

# Sentences of one section when the template does not say.
MOST_SENTENCES = 4
# What each 【待补】 costs a sentence; those with none come first, year by year.
MARK_COST = 0.25
_DIGIT = re.compile(r"\d")
# Characters of an already used sentence that a new one is held against.
USED_READ = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a section of a draft asks for.

    :param region: full name of the county that the draft is about. :param year: that the draft reports.
    :param topics: ids or names of the vocabulary's topics. :param words: free words to search besides.
    :param table: statistics whose cells of this year stand in for the lender's figures.
    :param limit: most sentences.
    :param used: (document id, start of the quoted sentence) of what other sections of the draft have borrowed.
    :param stated: (indicator, scope) of the figures that the draft states by sentences of its own: what would say one
        of them once more is borrowed only where nothing else is to be had.
    """

    region: str
    year: int
    topics: tuple[str, ...] = ()
    words: str = ""
    purpose: Purpose = Purpose.MEASURES
    table: StatTable | None = None
    limit: int = MOST_SENTENCES
    used: frozenset[tuple[str, int]] = frozenset()
    stated: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Sentences for a section, the gaps that their 【待补】 stand for, and what a user should know of them.

    :param used: what was asked with, and the sentences of this answer added.
    """

    sentences: tuple[Sentence, ...] = ()
    gaps: tuple[Gap, ...] = ()
    used: frozenset[tuple[str, int]] = frozenset()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taken:
    source: Candidate
    stripped: Stripped
    own: bool


def borrow(library: Library, wanted: Wanted) -> Borrowed:
    """The best sentences of the library's papers for a section, stripped of what is the lender's.

    :raises LibraryMismatch: the library's vectors were made by another encoder.
    """
    if wanted.limit <= 0:
        return Borrowed(used=wanted.used)
    library.refresh()
    papers = library.catalog.summaries()
    asked = _asked(library, wanted)
    taken: list[_Taken] = []
    repeating: list[_Taken] = []
    said = list(_used(library, wanted.used))
    names = parties_of(library, papers, wanted.region, wanted.region).own.names
    for own, tier in (
        (True, own_papers(papers, names, year=wanted.year)),
        (False, other_papers(papers, names, year=wanted.year)),
    ):
        if len(taken) < wanted.limit:
            found = _of_tier(library, papers, tier, asked, wanted, said, own=own)
            fresh = _fresh(found, wanted.stated, repeating)
            taken += _chosen(fresh, wanted.limit - len(taken), said)
    return _borrowed(library, wanted, taken or _chosen(repeating, wanted.limit, said))


def _fresh(found: Iterable[_Taken], stated: frozenset[tuple[str, str]], repeating: list[_Taken]) -> Iterator[_Taken]:
    """Those that say no figure once more; the others are laid aside in ``repeating``."""
    for each in found:
        if any((cell.indicator, cell.scope) in stated for cell in each.stripped.cells):
            repeating.append(each)
        else:
            yield each


def _asked(library: Library, wanted: Wanted) -> list[TopicAsked | None]:
    """The topics, then the free words; a section of problems or plans may do without either."""
    vocabulary, tokenizer = library.vocabulary, library.tokenizer
    names = [name for name in (*wanted.topics, wanted.words) if name.strip()]
    asked: list[TopicAsked | None] = [topic_asked(n, vocabulary=vocabulary, tokenizer=tokenizer) for n in names]
    return asked or ([] if wanted.purpose is Purpose.MEASURES else [None])


def _used(library: Library, used: Iterable[tuple[str, int]]) -> Iterator[str]:
    return (library.catalog.text(id_, start, start + USED_READ) for id_, start in sorted(used))


def _of_tier(
    library: Library,
    papers: Sequence[DocumentSummary],
    tier: Sequence[DocumentSummary],
    asked: Sequence[TopicAsked | None],
    wanted: Wanted,
    said: Sequence[str],
    *,
    own: bool,
) -> Iterator[_Taken]:
    """Sentences of one tier of papers, stripped, in the order in which they are to be taken.

    :param said: what was said already, growing as they are taken: what is like it need not be stripped.
    """
    each = [candidates(library, tier, topic, wanted.purpose) for topic in asked]
    best: dict[tuple[str, int], Candidate] = {}
    for found in sorted((c for some in each for c in some), key=lambda c: -c.score):
        best.setdefault((found.paper.id, found.start), found)
    order = sorted(best.values(), key=lambda c: (-(c.paper.year or 0) if own else 0, -c.score, c.paper.id, c.start))

    @cache
    def figures_of(id_: str) -> tuple[Figure, ...]:
        return library.figures.of_document(id_)

    @cache
    def task_of(region: str, year: int | None) -> Task:
        parties = parties_of(library, papers, wanted.region, region)
        return _task(library, wanted, parties, year)

    for _, some in groupby(order, key=lambda c: c.paper.year if own else None):
        late: list[_Taken] = []
        for source in some:
            if (source.paper.id, source.start) in wanted.used:
                continue
            if any(alike(source.quote, other) for other in said):
                continue
            task = task_of(source.paper.region or "", source.paper.year)
            figures = figures_of(source.paper.id) if _DIGIT.search(source.quote) else ()
            stripped = strip(source.quote, figures, task, offset=source.start)
            if stripped is None or not _on_topic(stripped.text, source, asked, library.vocabulary):
                continue
            if not stripped.missing:
                yield _Taken(source, stripped, own)
            else:
                late.append(_Taken(source, stripped, own))
        yield from sorted(late, key=lambda t: -(t.source.score - MARK_COST * len(t.stripped.missing)))


def _on_topic(text: str, source: Candidate, asked: Sequence[TopicAsked | None], vocabulary: Vocabulary) -> bool:
    """Whether what is left still speaks of a topic asked for; the clause that named it may have gone."""
    return any(topic is None or about(text, source.path, topic, vocabulary) > 0 for topic in asked)


def _task(library: Library, wanted: Wanted, parties: Parties, year: int | None) -> Task:
    vocabulary, table = library.vocabulary, wanted.table

    def cell_of(figure: Figure) -> Cell | None:
        if table is None or figure.region not in parties.lender.names:
            return None
        return cell_for(figure, table, region=wanted.region, year=wanted.year, told=year, vocabulary=vocabulary)

    planned, trouble = wanted.purpose is Purpose.PLANS, wanted.purpose is Purpose.PROBLEMS
    return Task(parties, vocabulary, wanted.year, year, cell_of, planned=planned, trouble=trouble)


def _chosen(found: Iterable[_Taken], most: int, said: list[str]) -> list[_Taken]:
    """The first of these that say nothing that was said already; ``said`` grows by what they say."""
    chosen: list[_Taken] = []
    for each in found:
        if len(chosen) == most:
            break
        if not any(alike(each.stripped.text, other) or alike(each.source.quote, other) for other in said):
            chosen.append(each)
            said += [each.stripped.text, each.source.quote]
    return chosen


def _borrowed(library: Library, wanted: Wanted, taken: Sequence[_Taken]) -> Borrowed:
    """Sentences in the order of their papers' texts, papers in the order in which they were first taken from."""
    papers = list(dict.fromkeys(each.source.paper.id for each in taken))
    ordered = sorted(taken, key=lambda each: (papers.index(each.source.paper.id), each.source.start))

    @cache
    def spans_of(id_: str) -> tuple[Span, ...]:
        return library.catalog.document(id_).spans

    sentences, gaps = [], []
    for number, each in enumerate(ordered, start=1):
        source = each.source
        citation = cite(
            source.paper,
            number=number,
            path=source.path,
            start=source.start,
            end=source.end,
            quote=source.quote,
            spans_of=spans_of,
        )
        text = each.stripped.text
        unsure = not each.own or wanted.purpose is not Purpose.MEASURES or is_concrete(text)
        evidence: tuple[Evidence, ...] = (citation, *each.stripped.cells)
        sentences.append(Sentence(checked(text) if unsure else text, Basis.PRECEDENT, evidence))
        lender = source.paper.title or source.paper.source
        gaps += [gap_of(m, region=wanted.region, year=wanted.year, lender=lender) for m in each.stripped.missing]
    return Borrowed(
        tuple(sentences),
        tuple(gaps),
        wanted.used | {(each.source.paper.id, each.source.start) for each in taken},
        remarks_on([each.own for each in ordered], region=wanted.region),
    )
