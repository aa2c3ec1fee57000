"""Figures out of a paper's text and tables: every quantity, keyed by what it is of (pure).

A paper's periods and quantities are found once; its paragraphs are then read sentence by sentence
(``figuring.clauses``), what is told in words by ``figuring.statements``, rows of tables by their headers
(``figuring.rows``).
A quantity that nothing binds is a figure all the same, with the text's own label and no indicator.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.figures import Figure
from corpus.periods import find_periods
from corpus.quantity import Quantity, read_quantities
from corpus.sentences import sentences
from corpus.terms import Vocabulary
from corpus.types import Document
from ingest.figuring.beyond import set_apart
from ingest.figuring.clauses import read_sentence
from ingest.figuring.cuts import is_figure, title_spans
from ingest.figuring.kinds import duties_at
from ingest.figuring.names import names_of
from ingest.figuring.nouns import Draft, FigureCell, Paper, Standing
from ingest.figuring.period_anchor import anchored
from ingest.figuring.period_carry import ITEM, after_sentence, before_sentence, carried_into, opening_time
from ingest.figuring.periods import settle
from ingest.figuring.places import named_places, subject_at
from ingest.figuring.rows import read_cells
from ingest.figuring.sections import apply_headings
from ingest.figuring.statements import statements
from ingest.figuring.titles import apply_title

__all__ = ["FigureCell", "read_figures"]

_OPENING = 40  # where in a sentence without figures a time may still open it
_HEADED = re.compile(rf"(?:{ITEM.pattern})*\s*([一-龥]{{2,10}})。\s*")
_ANNOUNCES = re.compile(r"[:：]\s*$|如下\s*[。]?\s*$")


def read_figures(document: Document, *, cells: Sequence[FigureCell] = (), vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """The figures of a paper in reading order; ``quote == document.text[start:end]`` for each.

    :param cells: the values of its tables at their places in the text; the lines they stand in are read as rows.
    """
    text = document.text
    periods = tuple(find_periods(text))
    rows = sorted(cells, key=lambda cell: cell.start)
    places = named_places(text, [cell.row_header for cell in rows])
    paper = Paper(document, text, vocabulary, names_of(vocabulary), periods, tuple(m.start for m in periods), places)
    paper = replace(paper, periods=anchored(paper))
    told, printed = list(_from_text(paper, _kept(text), rows)), list(read_cells(paper, rows))
    settle(paper, told, cells=printed)
    set_apart(paper, told)
    apply_headings(paper, [*told, *printed])
    apply_title(paper, [*told, *printed])
    drafts = sorted([*told, *printed], key=lambda draft: (draft.value_start, draft.start))
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
    """Figures of one paragraph; what its sentences set of place and time is carried on as far as it holds."""
    text, own = paper.text, paper.document.region
    standing = Standing(own, lead=lead)
    region, carried = own, carried_into(paper, start, lead)
    for first, last in _sentences(paper, start, end):
        subject = subject_at(paper, first, last)
        here = region if subject is None else subject.region
        if first == start or here == own:
            region = here  # a place that opens a paragraph holds to its end, one that opens a sentence for that
        standing.region, standing.time, standing.school = here, before_sentence(paper, carried, first), ""
        some = quantities[bisect_left(starts, first) : bisect_left(starts, last)]
        if some:
            yield from read_sentence(paper, first, last, some, standing=standing, duties=duties_at(paper, first))
        else:
            standing.heading = _heading(text[first:last]) if first == start else standing.heading
            standing.time = opening_time(paper, first, min(last, first + _OPENING), standing.time)
        yield from statements(paper, first, last, standing)
        after_sentence(paper, carried, first, last, standing.time)


def _sentences(paper: Paper, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line; a heading that what it governs follows without a stop is one of its own."""
    bodies = [s.body for s in paper.document.sections if start < s.body < end]
    for first, last in sentences(paper.text, start=start, end=end):
        for body in bodies:
            if first < body < last:
                yield first, body
                first = body
        yield first, last


def _heading(sentence: str) -> str:
    """What a paragraph that opens with a few words and a stop is about: 公用经费 of （四）公用经费。小学…."""
    found = _HEADED.fullmatch(sentence)
    return found[1] if found else ""


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
