"""What one scope gives to a question: facts of papers, a section's list, or stretches of evidence, part by part."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from corpus.library import Library
from corpus.types import Hit
from retrieval.conflicts import conflicting
from retrieval.evidence import Evidence, find_evidence
from retrieval.lists import ListFound, find_list
from retrieval.papers import PaperFact, asked_about, find_fact
from retrieval.preference import is_planned
from retrieval.query import Intent, Part, Query
from retrieval.reading import outlined, read_passages
from retrieval.rerank import Reranker
from retrieval.scopes import Scope, wider
from retrieval.terms import Matcher, matchers
from retrieval.verdict import UNFINISHED, verdict
from retrieval.wanted import holding
from retrieval.windows import best_window

# Further stretches are given only if they score at least this share of the best; another amount conflicts only if
# its evidence is at least this nearly as sure.
NEAR_BEST = 0.85

# Share of a sub-question's own soft words that the rest of a sentence must hold to answer it too.
LEAST_BESIDE = 0.3

# Questions that the headings of a section may answer.
_LISTED = frozenset({Intent.LIST, Intent.HOW})


@dataclass(frozen=True, slots=True)
class Found:
    """What one scope gave: evidence by part, in order; a list instead of evidence where the outline had one.

    ``conflicts`` gives other amounts for what ``evidence`` says; ``missing`` are the parts without an answer.
    """

    scope: Scope
    evidence: tuple[Evidence, ...] = ()
    listed: ListFound | None = None
    facts: tuple[PaperFact, ...] = ()
    conflicts: tuple[Evidence, ...] = ()
    missing: tuple[Part, ...] = ()
    hits: tuple[Hit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.evidence or self.facts) or self.listed is not None


def look(
    library: Library, query: Query, scope: Scope, *, rerank: Reranker | None = None, settled: Collection[int] = ()
) -> Found:
    """Look in a place's own papers; where they say nothing, in others that name it.

    :param settled: places of the parts that figures answer: passages are read for them, and nothing taken.
    """
    found = _look(library, query, scope, rerank=rerank, settled=settled)
    if found or len(settled) == len(query.parts):
        return found
    others = wider(library, scope)
    return found if others is None else _look(library, query, others, rerank=rerank, settled=settled) or found


def _look(library: Library, query: Query, scope: Scope, *, rerank: Reranker | None, settled: Collection[int]) -> Found:
    found = Found(scope)
    for number, part in enumerate(_asked_of(query)):
        # The first part is searched for with the whole question, which says more than it does.
        hits = read_passages(library, query, part if number else None, scope, rerank=rerank)
        found = replace(found, hits=_with(found.hits, hits))
        if query.parts.index(part) not in settled:
            found = _answered(library, query, part, found, hits)
    return found


def _answered(library: Library, query: Query, part: Part, found: Found, hits: Sequence[Hit]) -> Found:
    """``found`` with what the hits give to one part: a fact of a paper, else a list, else evidence."""
    terms = matchers(part, query, vocabulary=library.vocabulary, tokenizer=library.tokenizer)
    about = asked_about(part)
    fact = find_fact(outlined(library, hits), about, terms) if about is not None else None
    if fact is not None:
        return replace(found, facts=(*found.facts, fact))
    if found.listed is not None and part.intent in (Intent.WHY, Intent.LIST):
        return found
    if found.listed is None and part.intent in _LISTED and not query.all_regions:
        listed = find_list(outlined(library, hits), part, query, terms)
        if listed is not None:
            return replace(found, listed=listed)
    for asked in _by_year(query):
        ranked = find_evidence(hits, part, asked, terms, place=found.scope.place)
        if ranked:
            found = _with_evidence(found, ranked, part, query)
        else:
            found = _beside(found, part, asked, terms) or _without(found, part)
    return found


def _beside(found: Found, part: Part, query: Query, terms: Sequence[Matcher]) -> Found | None:
    """A sub-question without a matter of its own (补进来多少) is answered by the sentence that answered the last."""
    own = [term for term in terms if not term.essential]
    holds = holding(part, query)
    if not found.evidence or not own or holds is None:
        return None
    last = found.evidence[-1]
    offset, text = last.hit.passage.start, last.hit.text
    start, end = last.sentence[0] - offset, last.sentence[1] - offset
    rest = (last.end - offset, end) if holds(text[last.end - offset : end]) else (start, end)
    window = best_window(text, rest, own, answers=holds)
    if window is None or window[1] < LEAST_BESIDE:
        return None
    begin, finish = (each + offset for each in window[0])
    quote = text[window[0][0] : window[0][1]]
    joined = _joined(last, replace(last, start=begin, end=finish, quote=quote))
    return replace(found, evidence=(*found.evidence[:-1], joined))


def _with_evidence(found: Found, ranked: Sequence[Evidence], part: Part, query: Query) -> Found:
    best = ranked[0]
    evidence = list(found.evidence)
    _take(evidence, ranked, most=_statements(part, query))
    sure = [each for each in ranked[1:] if each.support >= NEAR_BEST * best.support]
    if part.intent is Intent.YES_NO and _unfinished(best, query):
        # Beside a plan or work under way: what the papers say of the state of things.
        state = (each for each in sure if not _unfinished(each, query))
        evidence += [each for each in state if each.sentence != best.sentence][:1]
    conflicts = conflicting(best, sure) if part.intent is Intent.NUMBER else ()
    return replace(found, evidence=tuple(evidence), conflicts=(*found.conflicts, *conflicts))


def _unfinished(each: Evidence, query: Query) -> bool:
    return verdict(query.resolved, each.core, planned=is_planned(each.hit)) in UNFINISHED


def _without(found: Found, part: Part) -> Found:
    return found if part in found.missing else replace(found, missing=(*found.missing, part))


def _with(hits: Sequence[Hit], more: Sequence[Hit]) -> tuple[Hit, ...]:
    known = {hit.passage.id for hit in hits}
    return (*hits, *(hit for hit in more if hit.passage.id not in known))


def _near(one: Evidence, best: Evidence) -> bool:
    return one.score >= NEAR_BEST * best.score


def _by_year(query: Query) -> list[Query]:
    """2023年和2024年各多少 asks once for each year; a range or a school year asks once."""
    if len(query.years) < 2 or query.period_text is None or query.period_text != f"{query.years[0]}年":
        return [query]
    return [replace(query, years=(year,), period_text=f"{year}年") for year in query.years]


def _asked_of(query: Query) -> tuple[Part, ...]:
    """The parts to ask of each place: where all places are asked, 哪些县 is answered by which of them answer."""
    rest = tuple(part for part in query.parts if not (query.all_regions and part.intent is Intent.LIST))
    return rest or query.parts


def _statements(part: Part, query: Query) -> int:
    """How many stretches one part may give: a comparison of what is done wants more than one of each county."""
    return 2 if part.intent in (Intent.COMPARISON, Intent.LIST) and not query.units else 1


def _take(taken: list[Evidence], ranked: Sequence[Evidence], *, most: int) -> None:
    """Add the best evidence of a part; one in a sentence already taken widens what was taken of it."""
    for new in [each for each in ranked if _near(each, ranked[0])][:most]:
        if any(old.quote == new.quote for old in taken):
            continue
        for index, old in enumerate(taken):
            if old.hit.document.id == new.hit.document.id and old.sentence == new.sentence:
                taken[index] = _joined(old, new)
                break
        else:
            taken.append(new)


def _joined(one: Evidence, other: Evidence) -> Evidence:
    start, end = min(one.start, other.start), max(one.end, other.end)
    offset = one.hit.passage.start
    return replace(one, start=start, end=end, quote=one.hit.text[start - offset : end - offset])
