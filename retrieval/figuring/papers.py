"""The papers that figures stand in, each read once for an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from corpus.figures import Figure
from corpus.library import Library
from corpus.types import Document, DocumentSummary


@dataclass(frozen=True, slots=True)
class Papers:
    """What answering needs to know of papers: by id, and the headings above a place in one."""

    document: Callable[[str], Document]
    summary: Callable[[str], DocumentSummary]
    path: Callable[[str, int], tuple[str, ...]]

    def context(self, figure: Figure) -> str:
        """What a figure is said under: the title of its paper, who issued it, and the headings above it."""
        paper = self.summary(figure.document_id)
        return " ".join((paper.title or "", paper.issuer or "", *self.path(figure.document_id, figure.value_start)))


def papers_of(library: Library) -> Papers:
    """The papers of a library."""

    def path(id_: str, start: int) -> tuple[str, ...]:
        return next((each.path for each in passages(id_) if each.start <= start < each.end), ())

    passages = cache(library.catalog.passages_of)
    return Papers(cache(library.catalog.document), cache(lambda id_: library.catalog.summaries([id_])[0]), path)
