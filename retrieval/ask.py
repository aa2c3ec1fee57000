"""A question's way through the library: read, search for each place asked about, judge, answer or refuse."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.library import Library
from corpus.types import Answer, AnswerStatus, Document, Filters, Hit, Statement, StatementKind, Turn
from retrieval.answer import Draft
from retrieval.conflicts import conflicting
from retrieval.evidence import Evidence, find_evidence
from retrieval.lists import ListFound, Stretch, find_list
from retrieval.papers import PaperFact, asked_about, find_fact
from retrieval.query import Intent, Part, Query
from retrieval.question import read_question
from retrieval.search import search
from retrieval.terms import Matcher, matchers, place_matcher
from retrieval.verdict import UNFINISHED, verdict
from retrieval.verify import faults

logger = logging.getLogger(__name__)

Reranker = Callable[[str, list[str]], list[float]]

# Passages read for one place and one part of a question, and the papers whose outline is searched for a list.
PASSAGES_READ = 16
MOST_READ = 32
PAPERS_OUTLINED = 4

# Further stretches are given only if they score at least this share of the best.
NEAR_BEST = 0.85

# Questions that the headings of a section may answer.
_LISTED = frozenset({Intent.LIST, Intent.HOW})

# Passages shown with the answer.
HITS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where one place's answer is looked for: its papers, and the place itself where it lies within theirs."""

    region: str | None
    filters: Filters
    place: Matcher | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What one scope gave: evidence by part, in order; a list instead of evidence where the outline had one."""

    scope: _Scope
    evidence: tuple[Evidence, ...]
    listed: ListFound | None
    facts: tuple[PaperFact, ...]
    conflicts: tuple[Evidence, ...]
    missing: tuple[Part, ...]
    hits: tuple[Hit, ...]

    def __bool__(self) -> bool:
        return bool(self.evidence or self.facts) or self.listed is not None


def ask(
    question: str,
    library: Library,
    *,
    history: Sequence[Turn] = (),
    filters: Filters = Filters(),
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
    spans = lru_cache(maxsize=None)(lambda id_: catalog.document(id_).spans)
    draft = Draft(query, spans_of=spans)
    refusal = _refusal(query, regions, draft, empty=not catalog.counts()[0])
    if refusal is not None:
        return refusal
    found = [_look_around(library, query, scope, rerank=rerank) for scope in _scopes(library, query, filters)]
    hits = _shown(found)
    unread = _unread_paper(library, query, draft, hits)
    if unread is not None:
        return unread
    return _checked(_compose(library, query, found, draft, hits), library)


def _checked(answer: Answer, library: Library) -> Answer:
    """No answer leaves whose quotes do not stand where they say: it is withdrawn, and the fault logged."""
    wrong = faults(answer, text_of=library.catalog.text)
    if not wrong:
        return answer
    logger.error("answer withdrawn: %s", "; ".join(wrong))
    notice = Statement("答案与原文核对不一致，已撤回。请运行 youju doctor 检查资料库。", StatementKind.NOTICE)
    return replace(answer, status=AnswerStatus.NOT_FOUND, statements=(notice,), citations=())


def _refusal(query: Query, regions: Sequence[str], draft: Draft, *, empty: bool) -> Answer | None:
    """The refusals that need no search."""
    if empty:
        draft.notice("资料库里还没有材料，请先用 youju ingest 读入。")
    elif query.intent is Intent.PREDICTION:
        draft.notice("材料只记载已有的情况，没有可以引用的预测，因此不作预测。")
    elif query.unknown_regions and set(query.unknown_regions) >= set(query.regions):
        names = "、".join(query.unknown_regions)
        draft.notice(f"资料库里没有{names}的材料。现有材料涉及：{'、'.join(regions) or '地区不详的文件'}。")
    else:
        return None
    return draft.done(AnswerStatus.NOT_FOUND, hits=())


def _scopes(library: Library, query: Query, filters: Filters) -> list[_Scope]:
    """One scope a place; one for all where the question names none."""
    if filters.regions:
        return [_Scope(region, replace(filters, regions=(region,))) for region in filters.regions]
    own = [region.name for region in library.catalog.regions()]
    asked = own if query.all_regions and not query.regions else query.regions
    if not asked:
        return [_Scope(None, filters)]
    gazetteer = library.vocabulary.regions
    scopes = []
    for name in asked:
        narrowed = replace(filters, regions=(name,))
        if library.catalog.matching(narrowed):
            scopes.append(_Scope(name, narrowed))
            continue
        above = [a for region in gazetteer.resolve(name) for a in gazetteer.ancestors(region) if a in own]
        within = replace(filters, regions=tuple(above[:1]))
        scopes.append(_Scope(name, within, place=place_matcher(gazetteer.short(name), name)))
    return scopes


def _look_around(library: Library, query: Query, scope: _Scope, *, rerank: Reranker | None) -> _Found:
    """In a place's own papers; where they say nothing, in those that tell of several places (a city's tables)."""
    found = _look(library, query, scope, rerank=rerank)
    if found or scope.region is None or scope.place is not None:
        return found
    own = library.catalog.matching(scope.filters) or frozenset()
    wider = library.catalog.naming(scope.region) - own
    if not wider:
        return found
    place = place_matcher(scope.region, library.vocabulary.regions.short(scope.region))
    filters = replace(scope.filters, regions=(), documents=tuple(sorted(wider)))
    return _look(library, query, _Scope(scope.region, filters, place=place), rerank=rerank) or found


def _look(library: Library, query: Query, scope: _Scope, *, rerank: Reranker | None) -> _Found:
    evidence: list[Evidence] = []
    missing: list[Part] = []
    seen: dict[str, Hit] = {}
    listed: ListFound | None = None
    facts: list[PaperFact] = []
    conflicts: list[Evidence] = []
    for number, part in enumerate(_asked_of(query)):
        hits = _read(library, query, part if len(query.parts) > 1 and number else None, scope, rerank=rerank)
        seen |= {hit.passage.id: hit for hit in hits if hit.passage.id not in seen}
        terms = matchers(part, query, vocabulary=library.vocabulary, tokenizer=library.tokenizer)
        about = asked_about(part)
        if about is not None:
            fact = find_fact(_outlined(library, hits), about, terms)
            if fact is not None:
                facts.append(fact)
                continue
        if part.intent in _LISTED and listed is None and not query.all_regions:
            listed = find_list(_outlined(library, hits), part, query, terms)
            if listed is not None:
                continue
        if listed is not None and part.intent in (Intent.WHY, Intent.LIST):
            continue
        for asked in _by_year(query):
            some = find_evidence(hits, part, asked, terms, place=scope.place)
            if some:
                _take(evidence, some, most=_statements(part, query))
                if part.intent is Intent.YES_NO and verdict(query.resolved, some[0].core) in UNFINISHED:
                    evidence += _as_it_is(query, some)[:1]
                if part.intent is Intent.NUMBER:
                    conflicts += conflicting(
                        some[0], [each for each in some[1:] if each.support >= NEAR_BEST * some[0].support]
                    )
            elif part not in missing:
                missing.append(part)
    return _Found(scope, tuple(evidence), listed, tuple(facts), tuple(conflicts), tuple(missing), tuple(seen.values()))


def _as_it_is(query: Query, ranked: Sequence[Evidence]) -> list[Evidence]:
    """Beside a plan or work under way: what the papers say of the state of things."""
    return [
        each
        for each in ranked[1:]
        if each.sentence != ranked[0].sentence
        and each.support >= NEAR_BEST * ranked[0].support
        and verdict(query.resolved, each.core) not in UNFINISHED
    ]


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


def _read(
    library: Library, query: Query, part: Part | None, scope: _Scope, *, rerank: Reranker | None
) -> tuple[Hit, ...]:
    """The passages to read; papers of the kind and the year asked for come first, others after them."""
    text = query.search_text if part is None else f"{query.search_text} {part.text}"
    text = " ".join((text, *library.vocabulary.official(text)))
    hits: dict[str, Hit] = {}
    for filters in _narrowings(query, scope.filters):
        found = search(library, text, k=PASSAGES_READ, filters=filters, docnos=query.docnos).hits
        hits |= {hit.passage.id: hit for hit in found if hit.passage.id not in hits}
    ordered = list(hits.values())[:MOST_READ]
    if rerank is not None and ordered:
        scores = rerank(query.resolved, [hit.text for hit in ordered])
        ordered = [hit for _, hit in sorted(zip(scores, ordered, strict=True), key=lambda pair: -pair[0])]
    return tuple(ordered)


def _narrowings(query: Query, filters: Filters) -> list[Filters]:
    """What is searched, most exactly asked for first: papers of the kind and years named, of the years, then all."""
    years = filters.years or query.years
    kinds = tuple(kind.value for kind in query.kinds)
    return list(dict.fromkeys((replace(filters, years=years, kinds=kinds), replace(filters, years=years), filters)))


def _outlined(library: Library, hits: Sequence[Hit]) -> list[Document]:
    ids = dict.fromkeys(hit.document.id for hit in hits)
    return [library.catalog.document(id_) for id_ in list(ids)[:PAPERS_OUTLINED]]


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


def _compose(library: Library, query: Query, found: Sequence[_Found], draft: Draft, hits: Sequence[Hit]) -> Answer:
    several = len(found) > 1
    for each in found:
        prefix = f"{each.scope.region}：" if several else ""
        if not each:
            if several:
                draft.notice(f"{prefix}材料未提及。")
            continue
        if each.listed is not None:
            summary = library.catalog.summaries([each.listed.document.id])[0]
            draft.listing(each.listed, summary, prefix=prefix)
        for fact in each.facts:
            draft.fact(fact, library.catalog.summaries([fact.document.id])[0], prefix=prefix)
        lead = _verdict(query, each)
        for evidence in (*each.evidence, *each.conflicts):
            draft.quote(evidence, prefix=prefix + lead)
            lead = ""
    if not any(found):
        _say_nearest(query, hits, draft)
        return draft.done(AnswerStatus.NOT_FOUND, hits=hits)
    missing = [part for each in found for part in each.missing if each]
    for text in dict.fromkeys(part.text for part in missing):
        draft.notice(f"原文没有直接写出：{text}")
    for name in query.unknown_regions:
        draft.notice(f"资料库里没有{name}的材料。")
    if several:
        _warn_of_years(found, draft)
    if any(each.conflicts for each in found):
        draft.notice("以上材料的说法不一，请核对原文后使用。")
        return draft.done(AnswerStatus.CONFLICT, hits=hits)
    whole = all(found) and not missing and not query.unknown_regions
    return draft.done(AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL, hits=hits)


def _verdict(query: Query, found: _Found) -> str:
    """The first word of a yes-or-no answer."""
    if query.intent is not Intent.YES_NO or not found.evidence:
        return ""
    return f"{verdict(query.resolved, found.evidence[0].core).value}。"


def _warn_of_years(found: Sequence[_Found], draft: Draft) -> None:
    """Places beside each other: say so where their papers are of different years, or do not say of which."""
    years = {
        each.scope.region: each.evidence[0].hit.document.year for each in found if each.evidence and each.scope.region
    }
    if len(years) > 1 and len(set(years.values())) > 1:
        named = "、".join(f"{region}{f'{year}年' if year else '年份不详'}" for region, year in years.items())
        draft.notice(f"各地材料的年份不同（{named}），统计口径也可能不同，比较时请注意。")


def _say_nearest(query: Query, hits: Sequence[Hit], draft: Draft) -> None:
    """A refusal says what the library has that is nearest."""
    draft.notice("资料库的材料没有提到所问的内容，不能作答。")
    if hits:
        best = hits[0]
        title = best.document.title or best.document.source.rsplit("/", 1)[-1]
        where = f"的“{' / '.join(best.passage.path)}”" if best.passage.path else ""
        draft.notice(f"最接近的材料是《{title}》{where}，可以打开看看。")


def _unread_paper(library: Library, query: Query, draft: Draft, hits: Sequence[Hit]) -> Answer | None:
    """A question about a paper that the library only knows by its 文号: say who mentions it, and stop."""
    if not query.docnos or query.intent in (Intent.DOCUMENT, Intent.YES_NO, Intent.WHO):
        return None
    if any(library.catalog.with_docno(docno) for docno in query.docnos):
        return None
    for docno in query.docnos:
        for id_ in library.catalog.citing(docno)[:1]:
            document, summary = library.catalog.document(id_), library.catalog.summaries([id_])[0]
            place = _mention(document, docno)
            if place is not None:
                draft.mention(document, summary, place, prefix=f"资料库里没有{docno}的正文，只有材料提到它：")
                return draft.done(AnswerStatus.NOT_FOUND, hits=hits)
    draft.notice(f"资料库里没有{'、'.join(query.docnos)}，也没有材料提到它。")
    return draft.done(AnswerStatus.NOT_FOUND, hits=hits)


def _mention(document: Document, docno: str) -> Stretch | None:
    from corpus.docno import find_docnos, match_docno
    from corpus.sentences import sentences

    for found in find_docnos(document.text):
        if match_docno(docno, found.normalised):
            for start, end in sentences(document.text):
                if start <= found.start < end:
                    return Stretch(start, end)
    return None


def _shown(found: Sequence[_Found]) -> tuple[Hit, ...]:
    """The hits of all scopes in turn, renumbered."""
    hits: dict[str, Hit] = {}
    for row in range(PASSAGES_READ):
        for each in found:
            if row < len(each.hits):
                hits.setdefault(each.hits[row].passage.id, each.hits[row])
    return tuple(replace(hit, rank=n) for n, hit in enumerate(list(hits.values())[:HITS_SHOWN], start=1))
