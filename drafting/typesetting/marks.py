"""What a person must fill or confirm, marked yellow in a paper that was not set run by run.

Imported only when a paper is written, so python-docx is imported at the top.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.run import Run

from drafting.typesetting.spots import segments
from drafting.typesetting.wording import MARK


def highlight(document: Document) -> None:
    """Cut the runs of a paper's body at 【待补：…】 and 【待核】 and mark those yellow; the words stay the same."""
    for run in list(document.element.body.iter(qn("w:r"))):
        words = [child for child in run if child.tag != qn("w:rPr")]
        if len(words) == 1 and words[0].tag == qn("w:t") and MARK.search(words[0].text or ""):
            _cut(run, words[0].text)


def _cut(run: Any, text: str) -> None:
    for first, last, marked in segments(text, start=0, spots=()):
        piece = deepcopy(run)
        shown = Run(piece, None)  # type: ignore[arg-type]
        shown.text = text[first:last]
        if marked:
            shown.font.highlight_color = WD_COLOR_INDEX.YELLOW
        run.addprevious(piece)
    run.getparent().remove(run)
