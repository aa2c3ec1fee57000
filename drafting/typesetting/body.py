"""The paper itself: title, 讨论稿, sections, 署名 and date. What was written where is given back, for comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.drafts import Draft, Sentence
from drafting.plain import width
from drafting.typesetting import parts, styles
from drafting.typesetting.faces import HEI_FACE, SIZE_2, SIZE_3, TEXT_FACE, TITLE_FACE
from drafting.typesetting.page import CHARACTER_PITCH, CHARACTERS
from drafting.typesetting.spots import Spot, segments
from drafting.typesetting.titles import title_lines
from drafting.typesetting.wording import said_date

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

DISCUSSION = "（讨论稿）"
_IN = 2.0  # characters that 署名 and date keep from the edge, and that the date begins after 署名 (7.3.5.2)

_SHORT = 4 * CHARACTERS  # characters of a last paragraph that goes over to the next page with its signature


@dataclass(frozen=True, slots=True)
class Piece:
    """A run and the stretch ``[start, end)`` of the draft's text that it shows."""

    start: int
    end: int
    run: Run


@dataclass(slots=True)
class Body:
    """What was written, in order: all runs, and where each sentence stands."""

    pieces: list[Piece] = field(default_factory=list)
    sentences: list[tuple[int, int, Sentence]] = field(default_factory=list)


def put_body(document: Document, draft: Draft, *, spots: Sequence[Spot]) -> Body:
    """Write a draft's title, sections and closing into an empty paper; runs end where a spot begins or ends."""
    body = Body()
    place = _put_title(document, draft, body)
    for section in draft.sections:
        if section.heading:
            level = max(section.level, 1)
            line = document.add_paragraph(style=styles.heading_style(level))
            font = styles.HEADINGS[min(level, max(styles.HEADINGS))]
            place = _put_words(line, section.heading, body, start=place, spots=spots, font=font) + 1
        for paragraph in section.paragraphs:
            line = document.add_paragraph(style=styles.TEXT)
            for sentence in paragraph.sentences:
                start = place
                place = _put_words(line, sentence.text, body, start=start, spots=spots, font=TEXT_FACE)
                body.sentences.append((start, place, sentence))
            place += 1
    _put_closing(document, draft)
    return body


def _put_title(document: Document, draft: Draft, body: Body) -> int:
    """The title in balanced lines, 讨论稿 under it, an empty line; where the text goes on."""
    title = document.add_paragraph(style=styles.TITLE)
    counties = draft.table.columns if draft.table and not draft.table.with_change else ()
    for number, line in enumerate(title_lines(draft.title, words=(draft.region, *counties))):
        if number:
            title.add_run().add_break()
        run = parts.put_run(title, line, font=TITLE_FACE, size=SIZE_2)
        body.pieces.append(Piece(0, len(draft.title), run))
    mark = document.add_paragraph(style=styles.MARK)
    parts.put_run(mark, DISCUSSION, font=HEI_FACE, size=SIZE_3)
    document.add_paragraph()
    return len(draft.title) + 1


def _put_words(paragraph: Paragraph, text: str, body: Body, *, start: int, spots: Sequence[Spot], font: str) -> int:
    """Add a text that begins at ``start`` of the draft's; what a person must fill is marked yellow. Where it ends."""
    from docx.enum.text import WD_COLOR_INDEX

    for first, last, marked in segments(text, start=start, spots=spots):
        run = parts.put_run(paragraph, text[first - start : last - start], font=font, size=SIZE_3)
        if marked:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        body.pieces.append(Piece(first, last, run))
    return start + len(text)


def _put_closing(document: Document, draft: Draft) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    signer, dated = draft.signer.strip(), said_date(draft.dated)
    if not signer and not dated:
        return
    last = document.paragraphs[-1]
    # Nobody signs a page of nothing else; LibreOffice moves the whole paragraph, so a long one is left where it is.
    last.paragraph_format.keep_with_next = len(last.text) <= _SHORT
    document.add_paragraph().paragraph_format.keep_with_next = True
    for text, right in zip((signer, dated), closing_indents(signer, dated), strict=True):
        if text:
            line = document.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.keep_with_next = text is not dated
            parts.indent(line, right=right, pitch=CHARACTER_PITCH)
            parts.put_run(line, text, font=TEXT_FACE, size=SIZE_3)


def closing_indents(signer: str, dated: str) -> tuple[float, float]:
    """Characters that 署名 and date keep from the right edge, without a seal (GB/T 9704-2012 7.3.5.2) (pure).

    署名 keeps two and the date begins two characters after it begins; a date longer than 署名 keeps two itself, and
    署名 moves in so far that it still begins two characters before it.
    """
    long, short = width(dated) / 2, width(signer) / 2
    if not signer or not dated:
        return _IN, _IN
    if long > short:
        return long + 2 * _IN - short, _IN
    return _IN, short - long
