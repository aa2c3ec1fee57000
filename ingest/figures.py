"""Figures out of a paper's text and tables: every quantity, keyed by what it is of (pure).

A paper's periods and quantities are found once; its paragraphs are then read sentence by sentence
(``figure_clauses``), what is told in words by ``figure_statements``, rows of tables by their headers (``figure_rows``). A
quantity that nothing binds is a figure all the same, with the text's own label and no indicator.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.figures import Figure
from corpus.periods import find_periods
from corpus.quantity import Quantity, read_quantities
from corpus.sentences import sentences
from corpus.terms import Vocabulary
from corpus.types import Document
from ingest.figure_clauses import read_sentence
from ingest.figure_cuts import is_figure, title_spans
from ingest.figure_kinds import duties_at
from ingest.figure_names import names_of
from ingest.figure_nouns import Draft, FigureCell, Paper, Standing
from ingest.figure_places import subject_at
from ingest.figure_rows import read_cells
from ingest.figure_statements import statements
from ingest.figure_times import OWN_TIME, papers_time

__all__ = ["FigureCell", "read_figures"]

# A time that opens a sentence holds for the next ones too if it is a year or a school year, not a month.
_LASTING = re.compile(r"\d{4}(?:-\d{4}学年|末)?|\d{4}-\d{4}")
_ITEM = re.compile(r"[\s]*(?:[一二三四五六七八九十]是|第[一二三四五六]|首先|其次|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、])")
_ANNOUNCES = re.compile(r"[:：]\s*$|如下\s*[。]?\s*$")


def read_figures(document: Document, *, cells: Sequence[FigureCell] = (), vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """The figures of a paper in reading order; ``quote == document.text[start:end]`` for each.

    :param cells: the values of its tables at their places in the text; the lines they stand in are read as rows.
    """
    text = document.text
    periods = tuple(find_periods(text))
    paper = Paper(document, text, vocabulary, names_of(vocabulary), periods, tuple(m.start for m in periods))
    rows = sorted(cells, key=lambda cell: cell.start)
    drafts = [*_from_text(paper, _kept(text), rows), *read_cells(paper, rows)]
    drafts.sort(key=lambda draft: (draft.value_start, draft.start))
    return tuple(_figures(paper, drafts))


def _kept(text: str) -> list[Quantity]:
    titles = title_spans(text)
    found, next_title = [], 0
    for quantity in read_quantities(text):
        while next_title < len(titles) and titles[next_title][1] <= quantity.start:
            next_title += 1
        if next_title < len(titles) and titles[next_title][0] <= quantity.start:
            continue
        if is_figure(text, quantity):
            found.append(quantity)
    return found


def _from_text(paper: Paper, quantities: Sequence[Quantity], cells: Sequence[FigureCell]) -> Iterator[Draft]:
    """Figures of all that is no row of a table, line by line and sentence by sentence."""
    text = paper.text
    starts = [quantity.start for quantity in quantities]
    cell_starts = [cell.start for cell in cells]
    position, previous = 0, 0
    while position < len(text):
        found = text.find("\n", position)
        end = len(text) if found < 0 else found
        at = bisect_left(cell_starts, position)
        if not (at < len(cell_starts) and cell_starts[at] < end):
            lead = previous if _ANNOUNCES.search(text[previous:position].rstrip("\n")) else None
            yield from _paragraph(paper, position, end, quantities, starts, lead)
        previous, position = position, end + 1


def _paragraph(
    paper: Paper, start: int, end: int, quantities: Sequence[Quantity], starts: Sequence[int], lead: int | None
) -> Iterator[Draft]:
    text = paper.text
    standing = Standing(paper.document.region, papers_time(paper), lead=lead)
    region, lasting = paper.document.region, standing.time
    if lead is not None:
        lasting = standing.time = _lead_time(paper, lead, start)
    for first, last in sentences(text, start=start, end=end):
        subject = subject_at(paper, first, last)
        if subject is not None:
            region = subject.region
        if OWN_TIME.match(text, first) or _ITEM.match(text, first):
            lasting = papers_time(paper)
        standing.region, standing.time, standing.school = region, lasting, ""
        some = quantities[bisect_left(starts, first) : bisect_left(starts, last)]
        duties = False
        if some:
            duties = duties_at(paper, first)
            yield from read_sentence(paper, first, last, some, standing=standing, duties=duties)
        yield from statements(paper, first, last, standing)
        if not some:
            _time_of_sentence(paper, first, last, standing)
        opened = standing.time
        if opened != lasting and opened[0] is not None and _LASTING.fullmatch(opened[0]):
            mention = next((m for m in paper.periods[bisect_left(paper.period_starts, first) :]), None)
            if mention is not None and mention.start - first <= 4:
                lasting = opened


def _time_of_sentence(paper: Paper, start: int, end: int, standing: Standing) -> None:
    from ingest.figure_times import mentions_in, opens, time_of

    for mention in mentions_in(paper, start, min(end, start + 40))[:1]:
        if opens(paper.text, start, mention):
            standing.time = time_of(paper, mention)


def _lead_time(paper: Paper, lead: int, start: int) -> tuple[str | None, object]:
    from ingest.figure_times import mentions_in, opens, time_of

    for first, last in sentences(paper.text, start=lead, end=start):
        for mention in mentions_in(paper, first, last)[:1]:
            if opens(paper.text, first, mention):
                return time_of(paper, mention)
    return papers_time(paper)


def _figures(paper: Paper, drafts: Sequence[Draft]) -> Iterator[Figure]:
    document = paper.document
    ids = {id(draft): f"{document.id}-{number:04d}" for number, draft in enumerate(drafts, start=1)}
    for draft in drafts:
        value = draft.value
        yield Figure(
            id=ids[id(draft)],
            document_id=document.id,
            indicator=draft.indicator.id if draft.indicator else None,
            indicator_name=draft.indicator.name if draft.indicator else None,
            label=draft.label,
            region=draft.region,
            period=draft.period,
            period_basis=draft.basis,
            scope=draft.scope,
            value=value.value,
            value_high=value.high,
            denominator=value.denominator,
            value_text=value.text,
            unit=value.unit,
            qualifier=value.qualifier,
            kind=draft.kind,
            aspect=draft.aspect,
            compared=draft.compared,
            start=draft.start,
            end=draft.end,
            quote=document.text[draft.start : draft.end],
            value_start=draft.value_start,
            value_end=draft.value_end,
            caliber=draft.caliber,
            whole=ids.get(id(draft.whole)) if draft.whole is not None else None,
            breakdown=draft.breakdown,
        )
