"""Counties side by side: what each does about a topic, and what each states of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpus.errors import UsageError
from corpus.library import Library
from corpus.plans import orders
from corpus.types import Filters, Span
from retrieval.citing import SpansOf, cite
from retrieval.comparing.indicators import indicator_asked, indicator_rows
from retrieval.comparing.places import County, counties
from retrieval.comparing.practices import Practice, find_practices
from retrieval.comparing.summary import summary_of
from retrieval.comparing.topics import TopicAsked, topic_asked
from retrieval.comparison import Comparison, TopicCell, TopicRow, TopicStatus
from retrieval.search import search

# Passages read for one place and one topic: all that name it in a county's papers of several years.
PASSAGES_READ = 48
MOST_CITATIONS = 3
# Further sentences are cited if they score at least this share of the best.
NEAR_BEST = 0.6
# A deed that scores less than this share of the best plan names the topic only in passing.
NEAR_DEED = 0.7


def compare(
    library: Library,
    *,
    regions: Sequence[str],
    topics: Sequence[str] = (),
    indicators: Sequence[str] = (),
    years: Sequence[int] = (),
) -> Comparison:
    """Lay places beside each other; every place has a cell in every row.

    :param regions: full or short names; a place that nobody knows stays as given and has 无材料.
    :param topics: ids, names or aliases of the vocabulary, else free words.
    :param indicators: ids, names or aliases of the vocabulary.
    :param years: only papers (of figures: periods) of these years; all where empty.
    :raises UsageError: no place, or nothing to compare, is named, or an indicator that the vocabulary has not.
    """
    if not any(region.strip() for region in regions):
        raise UsageError("no_regions", "没有指明要比较的地区。", "请至少给出一个地区的名称。")
    if not any(name.strip() for name in (*topics, *indicators)):
        raise UsageError("nothing_to_compare", "没有指明要比较的主题或指标。", "请至少给出一个主题或一个指标的名称。")
    library.refresh()
    asked = counties(library, [region for region in regions if region.strip()], years=years)
    # A paper of this year tells last year's figures too: which papers are read does not hang on the years asked for.
    of_any_year = counties(library, [county.name for county in asked])
    places = [(each, bool(county.documents)) for each, county in zip(of_any_year, asked, strict=True)]
    vocabulary, tokenizer = library.vocabulary, library.tokenizer
    measures = [indicator_asked(name, vocabulary) for name in indicators if name.strip()]
    matters = [topic_asked(topic, vocabulary=vocabulary, tokenizer=tokenizer) for topic in topics if topic.strip()]
    spans_of = _spans(library)
    return Comparison(
        regions=tuple(county.name for county in asked),
        topics=tuple(_topic_row(library, matter, asked, spans_of) for matter in matters),
        indicators=tuple(
            row
            for measure in dict.fromkeys(measures)
            for row in indicator_rows(library, measure, places, years=years, spans_of=spans_of)
        ),
    )


def _spans(library: Library) -> SpansOf:
    @cache
    def spans_of(id_: str) -> tuple[Span, ...]:
        return library.catalog.document(id_).spans

    return spans_of


def _topic_row(library: Library, topic: TopicAsked, asked: Sequence[County], spans_of: SpansOf) -> TopicRow:
    return TopicRow(topic.name, topic.id, tuple(_topic_cell(library, topic, county, spans_of) for county in asked))


def _topic_cell(library: Library, topic: TopicAsked, county: County, spans_of: SpansOf) -> TopicCell:
    if not county.documents:
        return TopicCell(county.name, TopicStatus.NO_PAPERS)
    text = topic.search_text if county.own else f"{county.name} {topic.search_text}"
    narrowed = Filters(documents=tuple(sorted(county.documents)))
    hits = search(library, text, k=PASSAGES_READ, filters=narrowed).hits
    found = find_practices(hits, topic, county, vocabulary=library.vocabulary)
    telling = _most_telling(found)
    if not telling:
        return TopicCell(county.name, TopicStatus.UNMENTIONED)
    chosen = _chosen(telling)
    citations = tuple(
        cite(
            each.hit.document,
            number=number,
            path=each.hit.passage.path,
            start=each.start,
            end=each.end,
            quote=each.quote,
            spans_of=spans_of,
        )
        for number, each in enumerate(chosen, start=1)
    )
    status = TopicStatus.PLANNED if telling[0].planned else TopicStatus.DONE
    return TopicCell(county.name, status, summary_of(chosen), citations)


def _most_telling(found: Sequence[Practice]) -> list[Practice]:
    """What is done, else what is planned; only where papers tell of neither, what they say is there.

    What is there comes before a plan that speaks of the topic less surely (but for a scheme's own account of how things
    stand), and a plan before such a deed.
    """
    done, planned, there, expected = (
        [each for each in found if each.stated is stated and each.planned is ahead]
        for stated, ahead in ((False, False), (False, True), (True, False), (True, True))
    )
    if done and planned and done[0].score < NEAR_DEED * planned[0].score and not there:
        return planned
    if planned and not done and there and there[0].score >= planned[0].score:
        return planned if orders(there[0].hit.document.kind) else there
    return done or planned or there or expected


def _chosen(found: Sequence[Practice]) -> list[Practice]:
    """The best sentences that do not say the same words or overlap, each at least nearly as good as the best."""
    chosen: list[Practice] = []
    for each in found:
        if len(chosen) == MOST_CITATIONS or each.score < NEAR_BEST * found[0].score:
            break
        if not any(_same(each, other) for other in chosen):
            chosen.append(each)
    return chosen


def _same(one: Practice, other: Practice) -> bool:
    overlap = one.hit.document.id == other.hit.document.id and one.start < other.end and other.start < one.end
    return overlap or one.quote == other.quote
