"""The list of quotations at the end of a paper: number, where it stands, its exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.references import References, source_line
from drafting.typesetting import parts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_HANGING = 1.0  # centimetres


def put_references(document: Document, references: References, *, style: str | None = None) -> None:
    """Write every citation: ``[1]  县区　《title》（…），path`` and below it the quote."""
    for citation in references.citations:
        line = _line(document, style, first=-_HANGING)
        line.paragraph_format.keep_with_next = True
        parts.put_run(line, f"[{citation.id}]\t", font=parts.HEI)
        region = f"{citation.region}　" if citation.region else ""
        parts.put_run(line, f"{region}{source_line(citation)}", font=parts.FANG)
        parts.put_run(_line(document, style, first=0), f"“{citation.quote}”")


def _line(document: Document, style: str | None, *, first: float) -> Paragraph:
    from docx.oxml.ns import qn
    from docx.shared import Cm

    line = document.add_paragraph(style=style)
    parts.tighten(line)
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(_HANGING), Cm(first)
    line._p.get_or_add_pPr().get_or_add_ind().set(
        qn("w:firstLineChars"), "0"
    )  # a style's indent in characters would win
    return line
