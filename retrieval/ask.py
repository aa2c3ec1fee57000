"""A question's way through the library: read, look in the papers of each place asked about, answer or refuse."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.library import Library
from corpus.types import NO_FILTERS, Answer, AnswerStatus, Filters, Hit, Statement, StatementKind, Turn
from retrieval import refusals
from retrieval.answer import Draft
from retrieval.figuring.evidence import held_against
from retrieval.figuring.lookup import FigureAnswer, look_up, settled
from retrieval.figuring.papers import Papers, papers_of
from retrieval.figuring.statements import DISAGREE, say_derived, say_nearest, say_scope
from retrieval.findings import Found, look
from retrieval.preference import is_planned
from retrieval.query import Intent, Query
from retrieval.question import read_question
from retrieval.rerank import Reranker
from retrieval.scopes import scopes_of
from retrieval.verdict import verdict
from retrieval.verify import faults

logger = logging.getLogger(__name__)

# Passages shown with the answer.
HITS_SHOWN = 10


def ask(
    question: str,
    library: Library,
    *,
    history: Sequence[Turn] = (),
    filters: Filters = NO_FILTERS,
    rerank: Reranker | None = None,
) -> Answer:
    """Answer a question from the library in the papers' own words, or say that they have no answer.

    :param history: the dialogue so far, oldest first; a follow-up is understood from it.
    :param filters: narrows everything.
    :param rerank: (question, texts) -> scores, higher is better; reorders the passages read.
    """
    library.refresh()
    catalog = library.catalog
    regions = [region.name for region in catalog.regions()]
    query = read_question(
        question,
        history=history,
        vocabulary=library.vocabulary,
        tokenizer=library.tokenizer,
        library_regions=regions,
        newest_year=catalog.newest_year(),
    )
    # A table that has a row for a place tells about it, though no paper is that place's own.
    unknown = tuple(name for name in query.unknown_regions if not catalog.naming(name))
    query = replace(query, unknown_regions=unknown)
    spans = lru_cache(maxsize=None)(lambda id_: catalog.document(id_).spans)
    draft = Draft(query, spans_of=spans)
    refusal = refusals.before_search(query, regions, draft, empty=not catalog.counts()[0])
    if refusal is not None:
        return refusal
    scopes = scopes_of(library, query, filters)
    papers = papers_of(library)
    figures = look_up(library, query, scopes, filters, papers=papers)
    found = [
        look(library, query, scope, rerank=rerank, settled=settled(figures, query, number))
        for number, scope in enumerate(scopes)
    ]
    figures, found = held_against(figures, found, library)
    hits = _shown(found)
    unread = refusals.of_unread_paper(library, query, draft, hits)
    if unread is not None:
        return unread
    return _checked(_compose(library, query, found, figures, draft, hits, papers=papers), library)


def _checked(answer: Answer, library: Library) -> Answer:
    """No answer leaves whose quotes do not stand where they say: it is withdrawn, and the fault logged."""
    wrong = faults(answer, text_of=library.catalog.text)
    if not wrong:
        return answer
    logger.error("answer withdrawn: %s", "; ".join(wrong))
    notice = Statement("答案与原文核对不一致，已撤回。请运行 youju doctor 检查资料库。", StatementKind.NOTICE)
    return replace(answer, status=AnswerStatus.NOT_FOUND, statements=(notice,), citations=())


def _compose(
    library: Library,
    query: Query,
    found: Sequence[Found],
    figures: Sequence[FigureAnswer],
    draft: Draft,
    hits: Sequence[Hit],
    *,
    papers: Papers,
) -> Answer:
    several = len(found) > 1
    # A city whose counties are asked about need say nothing itself.
    above = {region.parent for region in library.catalog.regions()} if query.all_regions else set()
    gave: list[bool] = []
    for number, each in enumerate(found):
        prefix = f"{each.scope.region}：" if several else ""
        told = [(e.hit.document.id, e.start, e.end) for e in (*each.evidence, *each.conflicts)]
        said = [say_scope(answer, number, draft, papers, prefix=prefix, told=told) for answer in figures]
        gave.append(bool(each) or any(said))
        if each:
            _say_found(library, query, each, draft, prefix=prefix)
        elif several and not any(said) and each.scope.region not in above:
            draft.notice(f"{prefix}材料未提及。")
    if not any(gave):
        return _refused(figures, draft, papers, hits)
    outcomes = [say_derived(answer, draft, papers, vocabulary=library.vocabulary) for answer in figures]
    missing = [part for each in found for part in each.missing if each]
    for text in dict.fromkeys(part.text for part in missing):
        draft.notice(f"原文没有直接写出：{text}")
    for name in query.unknown_regions:
        draft.notice(f"资料库里没有{name}的材料。")
    if several:
        _warn_of_years(found, draft)
    disputed = any(outcome.conflict for outcome in outcomes)
    if not disputed and any(each.conflicts for each in found):
        disputed = True
        draft.notice(DISAGREE)
    if disputed:
        return draft.done(AnswerStatus.CONFLICT, hits=hits)
    silent = [each.scope.region for each, has in zip(found, gave, strict=True) if not has]
    whole = (
        above.issuperset(silent)
        and not missing
        and not query.unknown_regions
        and not any(each.short for each in outcomes)
    )
    return draft.done(AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL, hits=hits)


def _say_found(library: Library, query: Query, found: Found, draft: Draft, *, prefix: str) -> None:
    """What the passages of one place say, but for what figures have said already."""
    if found.listed is not None:
        draft.listing(found.listed, library.catalog.summaries([found.listed.document.id])[0], prefix=prefix)
    for fact in found.facts:
        draft.fact(fact, library.catalog.summaries([fact.document.id])[0], prefix=prefix)
    lead = _verdict(query, found)
    for evidence in (*found.evidence, *found.conflicts):
        if not draft.states(evidence.hit.document.id, evidence.start, evidence.end):
            draft.quote(evidence, prefix=prefix + lead)
            lead = ""


def _refused(figures: Sequence[FigureAnswer], draft: Draft, papers: Papers, hits: Sequence[Hit]) -> Answer:
    """No answer: what is nearest among the figures, else among the papers."""
    named = [say_nearest(answer, draft, papers) for answer in figures]
    if not any(named):
        refusals.say_nearest(hits, draft)
    return draft.done(AnswerStatus.NOT_FOUND, hits=hits)


def _verdict(query: Query, found: Found) -> str:
    """The first word of a yes-or-no answer."""
    if query.intent is not Intent.YES_NO or not found.evidence:
        return ""
    best = found.evidence[0]
    return f"{verdict(query.resolved, best.core, planned=is_planned(best.hit)).value}。"


def _warn_of_years(found: Sequence[Found], draft: Draft) -> None:
    """Places beside each other: say so where their papers are of different years, or do not say of which."""
    years = {
        each.scope.region: each.evidence[0].hit.document.year for each in found if each.evidence and each.scope.region
    }
    if len(years) > 1 and len(set(years.values())) > 1:
        named = "、".join(f"{region}{f'{year}年' if year else '年份不详'}" for region, year in years.items())
        draft.notice(f"各地材料的年份不同（{named}），统计口径也可能不同，比较时请注意。")


def _shown(found: Sequence[Found]) -> tuple[Hit, ...]:
    """The hits of all scopes in turn, renumbered."""
    hits: dict[str, Hit] = {}
    for row in range(HITS_SHOWN):
        for each in found:
            if row < len(each.hits):
                hits.setdefault(each.hits[row].passage.id, each.hits[row])
    return tuple(replace(hit, rank=n) for n, hit in enumerate(list(hits.values())[:HITS_SHOWN], start=1))
