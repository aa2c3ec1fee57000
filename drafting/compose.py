"""Template + statistics + precedents -> Draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from drafting.cells import StatTable
from drafting.drafts import Draft, Sentence
from drafting.template_nouns import Template

if TYPE_CHECKING:
    from corpus.library import Library

DEFAULT_PRECEDENTS = 4

Smoother = Callable[[Sequence[Sentence]], Sequence[Sentence]]


def compose(
    library: Library,
    *,
    template: Template,
    region: str,
    year: int,
    table: StatTable,
    precedents: int = DEFAULT_PRECEDENTS,
    regions: Sequence[str] = (),
    signer: str = "",
    dated: str = "",
    smooth: Smoother | None = None,
    generator: str = "extractive",
) -> Draft:
    """Draft a paper."""
    raise NotImplementedError


def draft_text(draft: Draft) -> str:
    """The paper as plain text: a line a paragraph, title and headings on lines of their own."""
    lines = [draft.title]
    for section in draft.sections:
        if section.heading:
            lines.append(section.heading)
        lines.extend("".join(sentence.text for sentence in paragraph.sentences) for paragraph in section.paragraphs)
    return "\n".join(lines)
