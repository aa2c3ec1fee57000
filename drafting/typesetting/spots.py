"""Where sentences and findings stand in a draft's text: title, headings and paragraphs, a line each (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafting.drafts import Draft
from drafting.findings import Finding
from drafting.typesetting.wording import MARK


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding at ``[start, end)`` of the draft's text."""

    start: int
    end: int
    finding: Finding


def lines_of(draft: Draft) -> Iterator[str]:
    """The draft's text, a line a paragraph; offsets of findings point into these lines joined by line ends."""
    yield draft.title
    for section in draft.sections:
        if section.heading:
            yield section.heading
        for paragraph in section.paragraphs:
            yield "".join(sentence.text for sentence in paragraph.sentences)


def spots_of(draft: Draft) -> tuple[Spot, ...]:
    """The findings that stand in the text, in its order.

    One whose offsets are of another text (a sentence held back) is found by its quote where that occurs once only.
    """
    text = "\n".join(lines_of(draft))
    found = (_spot(finding, text) for finding in draft.findings)
    return tuple(sorted((spot for spot in found if spot), key=lambda spot: (spot.start, spot.end)))


def _spot(finding: Finding, text: str) -> Spot | None:
    quote = finding.quote
    if not quote:
        return None
    if text[finding.start : finding.end] == quote:
        return Spot(finding.start, finding.end, finding)
    if text.count(quote) == 1:
        start = text.index(quote)
        return Spot(start, start + len(quote), finding)
    return None


def segments(text: str, *, start: int, spots: Sequence[Spot]) -> Iterator[tuple[int, int, bool]]:
    """Stretches of a text that begins at ``start`` of the draft: ``(from, to, is a mark)``, cut at marks and spots."""
    marks = [(start + match.start(), start + match.end()) for match in MARK.finditer(text)]
    end = start + len(text)
    cuts = {start, end}
    for first, last in (*marks, *((spot.start, spot.end) for spot in spots)):
        cuts.update(cut for cut in (first, last) if start < cut < end)
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        yield first, last, any(mark[0] <= first and last <= mark[1] for mark in marks)
