"""Evidence -> Answer: statements, each with numbered citations; no more than was asked (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.types import (
    Answer,
    AnswerStatus,
    Citation,
    Document,
    DocumentSummary,
    Hit,
    Statement,
    StatementKind,
    Table,
)
from retrieval.citing import SpansOf, cite
from retrieval.evidence import Evidence
from retrieval.list_points import Stretch
from retrieval.lists import ListFound
from retrieval.papers import PaperFact
from retrieval.query import Query


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch ``[start, end)`` of a paper that a statement rests on; ``at`` is the value in it that is stated."""

    document: DocumentSummary
    path: tuple[str, ...]
    start: int
    end: int
    quote: str
    at: tuple[int, int] | None = None


class Draft:
    """An answer in the making: numbers citations as they come, each place once."""

    def __init__(self, query: Query, *, spans_of: SpansOf) -> None:
        """Start empty. :param spans_of: document id -> where its text stands in its file."""
        self._query = query
        self._spans_of = spans_of
        self._statements: list[Statement] = []
        self._citations: list[Citation] = []
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._table: Table | None = None

    def quote(self, evidence: Evidence, *, prefix: str = "", kind: StatementKind = StatementKind.QUOTE) -> None:
        """State what a stretch says, in its words, after ``prefix``."""
        hit = evidence.hit
        number = self._cite(hit.document, hit.passage.path, evidence.start, evidence.end, evidence.quote)
        self._statements.append(Statement(f"{prefix}{evidence.quote}", kind, (number,)))

    def state(
        self, text: str, kind: StatementKind, stretches: Sequence[Cited], *, calculation: str | None = None
    ) -> None:
        """State ``text``, resting on stretches of papers; not again what was stated before in the same words."""
        numbers = [
            self._covering(each.document.id, each.start, each.end)
            or self._cite(each.document, each.path, each.start, each.end, each.quote, at=each.at)
            for each in stretches
        ]
        statement = Statement(text, kind, tuple(dict.fromkeys(numbers)), calculation)
        if statement not in self._statements:
            self._statements.append(statement)

    def states(self, document_id: str, start: int, end: int) -> bool:
        """Whether a stretch has been quoted already, by itself or within a longer one."""
        return self._covering(document_id, start, end) is not None

    def table(self, table: Table) -> None:
        """Lay figures beside each other; the last table given stays."""
        self._table = table

    def listing(self, found: ListFound, document: DocumentSummary, *, prefix: str = "") -> None:
        """State how many points a section has, then each point."""
        text = found.document.text
        heading = text[found.heading.start : found.heading.end]
        number = self._cite(document, found.path, found.heading.start, found.heading.end, heading)
        lead = f"{prefix}共 {len(found.items)} 项，见“{heading}”："
        self._statements.append(Statement(lead, StatementKind.LIST, (number,)))
        path = (*found.path, heading)
        for order, item in enumerate(found.items, start=1):
            numbers = [self._cite_stretch(document, path, item.place, text)]
            said = f"{order}. {item.title}"
            if item.reason is not None:
                said += f"：{text[item.reason.start : item.reason.end]}"
                numbers.append(self._cite_stretch(document, path, item.reason, text))
            self._statements.append(Statement(said, StatementKind.LIST, tuple(numbers)))

    def fact(self, fact: PaperFact, document: DocumentSummary, *, prefix: str = "") -> None:
        """State what a paper prints about itself."""
        quote = fact.document.text[fact.start : fact.end]
        number = self._cite(document, (), fact.start, fact.end, quote)
        said = f"{prefix}《{document.title}》的{fact.about.value}：{quote}"
        self._statements.append(Statement(said, StatementKind.QUOTE, (number,)))

    def mention(self, document: Document, summary: DocumentSummary, place: Stretch, *, prefix: str) -> None:
        """Say ``prefix`` and show where a document mentions the matter."""
        quote = document.text[place.start : place.end]
        number = self._cite(summary, (), place.start, place.end, quote)
        self._statements.append(Statement(f"{prefix}“{quote}”", StatementKind.NOTICE, (number,)))

    def notice(self, text: str) -> None:
        """Say something about the library itself, which needs no evidence."""
        self._statements.append(Statement(text, StatementKind.NOTICE))

    def done(self, status: AnswerStatus, *, hits: Sequence[Hit]) -> Answer:
        """The finished answer."""
        return Answer(
            question=self._query.question,
            resolved_question=self._query.resolved,
            status=status,
            statements=tuple(self._statements),
            citations=tuple(self._citations),
            hits=tuple(hits),
            table=self._table,
        )

    def _covering(self, document_id: str, start: int, end: int) -> int | None:
        """The citation that quotes a stretch, by itself or within a longer one."""
        for (id_, first, last), number in self._numbers.items():
            if id_ == document_id and first <= start and end <= last:
                return number
        return None

    def _cite_stretch(self, document: DocumentSummary, path: tuple[str, ...], place: Stretch, text: str) -> int:
        return self._cite(document, path, place.start, place.end, text[place.start : place.end])

    def _cite(
        self,
        document: DocumentSummary,
        path: Iterable[str],
        start: int,
        end: int,
        quote: str,
        *,
        at: tuple[int, int] | None = None,
    ) -> int:
        key = (document.id, start, end)
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            number, spans_of = self._numbers[key], self._spans_of
            self._citations.append(
                cite(document, number=number, path=path, start=start, end=end, quote=quote, spans_of=spans_of, at=at)
            )
        return self._numbers[key]
