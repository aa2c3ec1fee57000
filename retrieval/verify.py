"""Tells whether every quote stands where its citation says, and every statement and number on a citation (pure)."""

from __future__ import annotations

from collections.abc import Callable

from corpus.types import Answer, StatementKind
from retrieval.figuring.proofs import unproved


def faults(answer: Answer, *, text_of: Callable[[str, int, int], str]) -> list[str]:
    """What is wrong with an answer's evidence, in English; empty where all is well.

    :param text_of: (document id, start, end) -> the slice of that document's text.
    """
    found = []
    numbers = {citation.id for citation in answer.citations}
    for citation in answer.citations:
        if not citation.quote:
            found.append(f"citation {citation.id} quotes nothing")
        elif text_of(citation.document_id, citation.start, citation.end) != citation.quote:
            found.append(f"citation {citation.id} does not equal its slice")
    for number, statement in enumerate(answer.statements, start=1):
        missing = [id_ for id_ in statement.citations if id_ not in numbers]
        if missing:
            found.append(f"statement {number} cites {missing}, which is not there")
        if statement.kind is not StatementKind.NOTICE and not statement.citations:
            found.append(f"statement {number} has no citation")
        cited = [citation for citation in answer.citations if citation.id in statement.citations]
        found.extend(f"statement {number} says {each}, which nothing proves" for each in unproved(statement, cited))
    used = {id_ for statement in answer.statements for id_ in statement.citations}
    found.extend(f"citation {id_} carries no statement" for id_ in sorted(numbers - used))
    return found
