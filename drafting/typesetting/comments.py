"""Word comments: on every sentence what it rests on, and what the audit found where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafting.drafts import Draft
from drafting.plain import plain
from drafting.typesetting.body import Body
from drafting.typesetting.spots import Spot
from drafting.typesetting.wording import finding_line, note_of

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "有据", "据"
CHECKER, CHECKER_INITIALS = "有据·核校", "校"


def comment(document: Document, draft: Draft, body: Body, *, spots: Sequence[Spot]) -> None:
    """Add the comments to a paper whose body was written with the same spots."""
    for start, end, sentence in body.sentences:
        _add(document, body, start, end, note_of(sentence, gaps=draft.gaps), AUTHOR, INITIALS)
    for spot in spots:
        _add(document, body, spot.start, spot.end, finding_line(spot.finding), CHECKER, CHECKER_INITIALS)


def _add(document: Document, body: Body, start: int, end: int, text: str, author: str, initials: str) -> None:
    runs = [piece.run for piece in body.pieces if piece.start < end and piece.end > start]
    if not runs:
        return
    added = document.add_comment(runs, text=plain(text), author=author, initials=initials)
    element = added._comment_elm
    for name in [name for name in element.attrib if name.endswith("}date")]:
        del element.attrib[name]  # the hour of the run: the same draft would give other bytes
