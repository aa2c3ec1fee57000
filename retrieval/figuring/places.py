"""Where figures are quoted: the clauses that state them, those of one sentence in one stretch (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.figures import Figure
from corpus.rows import is_row
from corpus.sentences import Bounds, clauses, enumeration, sentences, trimmed
from corpus.types import Document
from retrieval.windows import whole

# Figures of one sentence are quoted in one stretch up to this length, else each by its own clauses.
LONGEST_STRETCH = 200

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Figures and the stretch ``[start, end)`` of their paper that states them; ``row``: it is a row of a table."""

    figures: tuple[Figure, ...]
    document: Document
    start: int
    end: int
    row: bool

    @property
    def text(self) -> str:
        """The stretch, as printed."""
        return self.document.text[self.start : self.end]

    @property
    def values(self) -> Bounds:
        """From the first value to the last."""
        return min(f.value_start for f in self.figures), max(f.value_end for f in self.figures)


def quoted(figures: Sequence[Figure], *, document_of: Callable[[str], Document]) -> tuple[Quoted, ...]:
    """The stretches to quote for figures, in the figures' order."""
    found: list[Quoted] = []
    for figure in figures:
        document = document_of(figure.document_id)
        sentence = _sentence(document.text, figure)
        start, end = _clauses(document.text, sentence, figure)
        # A heading that runs into its text (一、基本情况全市现有…) is not quoted with it.
        start = max((s.body for s in document.sections if start < s.body < figure.value_start), default=start)
        row = is_row(document.text[slice(*sentence)])
        for index, other in enumerate(found):
            if other.document.id != document.id or not sentence[0] <= other.start < sentence[1]:
                continue
            first, last = min(start, other.start), max(end, other.end)
            if last - first <= LONGEST_STRETCH or (start >= other.start and end <= other.end):
                found[index] = Quoted((*other.figures, figure), document, first, last, row)
                break
        else:
            found.append(Quoted((figure,), document, start, end, row))
    return tuple(found)


def stated_years(quote: Quoted) -> set[int]:
    """The years that a reader of the citation sees: in the stretch, in the paper's title, of the paper."""
    title = quote.document.title or ""
    years = {int(year) for year in _YEAR.findall(quote.text + " " + title)}
    return years | ({quote.document.year} if quote.document.year is not None else set())


def _sentence(text: str, figure: Figure) -> Bounds:
    """The sentence that holds the figure's value."""
    at = figure.value_start
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    for bounds in sentences(text, start=start, end=len(text) if end < 0 else end):
        if bounds[0] <= at < bounds[1]:
            return bounds
    return figure.start, figure.end


def _clauses(text: str, sentence: Bounds, figure: Figure) -> Bounds:
    """The whole clauses from where the figure's stretch begins, if in its sentence, to its value."""
    if is_row(text[slice(*sentence)]):
        return sentence
    pieces = clauses(text, *sentence)
    holding = [index for index, (start, end) in enumerate(pieces) if start <= figure.value_start < end]
    if not holding:
        return figure.start, figure.end
    last = holding[0]
    begin = max(figure.start, sentence[0])
    first = next((index for index, (start, end) in enumerate(pieces[: last + 1]) if start <= begin < end), last)
    while last + 1 < len(pieces) and pieces[last][1] < figure.value_end:
        last += 1
    first, last = whole(text, pieces, first, last)
    return trimmed(text, *_of_list(text, (pieces[first][0], pieces[last][1]), figure))


def _of_list(text: str, bounds: Bounds, figure: Figure) -> Bounds:
    """Of a list of amounts (随班就读178人、送教上门27人) the one that says what it counts; else the whole stretch."""
    for start, end in enumeration(text, *bounds):
        if start <= figure.start and figure.value_end <= end and figure.label and figure.label in text[start:end]:
            return start, end
    return bounds
