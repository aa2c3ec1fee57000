"""A template's sections written in order, numbered 一、 and （一）."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.quantities.numerals import to_chinese
from drafting.composing.blocks import Used, placed, write
from drafting.composing.holding import hold
from drafting.composing.job import Job
from drafting.drafts import Basis, DraftSection, Gap, Paragraph, Sentence
from drafting.findings import Finding
from drafting.rendering.patterns import render_words
from drafting.templating.nouns import Block, CompareBlock, FiguresBlock, OthersBlock, Pattern, SectionPlan

# Sentences of a comparison in one paragraph.
_COMPARED = 6


@dataclass(slots=True)
class Body:
    """A draft's sections under way, and what was learnt on the way; ``held_back`` counts sentences left out."""

    sections: list[DraftSection] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    used: Used = frozenset()
    held_back: int = 0

    def held(self, sentences: Sequence[Sentence], job: Job) -> tuple[Sentence, ...]:
        """The sentences that are proved; what was found in the others is kept."""
        found = hold(sentences, job)
        self.findings += found.findings
        self.held_back += len(sentences) - len(found.sentences)
        return found.sentences


def write_body(job: Job) -> Body:
    """All sections: the lead, those of the template that have something to say, the closing."""
    body = Body()
    _fixed(job.template.lead, job, body)
    plans = job.template.sections
    written = [_paragraphs(plan, job, body) for plan in plans]
    numbers = [0, 0]
    for position, plan in enumerate(plans):
        if not _said(position, plans, written):
            continue
        heading = _heading(plan, numbers)
        paragraphs, gaps = written[position]
        body.sections.append(DraftSection(heading, plan.level, tuple(paragraphs)))
        body.gaps += [placed(gap, heading) for gap in gaps]
    _fixed(job.template.closing, job, body)
    return body


def _fixed(pattern: Pattern | None, job: Job, body: Body) -> None:
    """The lead or the closing; of a comparison it rests on a cell of each county that it names."""
    if pattern is None:
        return
    text = render_words(pattern, words=job.words)
    cells = [next((cell for cell in job.table.cells if cell.region == each.region), None) for each in job.counties]
    evidence = tuple(cell for cell in cells if cell is not None) if len(cells) > 1 else ()
    proved = body.held([Sentence(text, Basis.TEMPLATE, evidence)], job)
    if proved:
        body.sections.append(DraftSection("", 0, (Paragraph(proved),)))


def _paragraphs(plan: SectionPlan, job: Job, body: Body) -> tuple[list[Paragraph], list[Gap]]:
    paragraphs: list[Paragraph] = []
    gaps: list[Gap] = []
    figures = False
    for block in plan.blocks:
        found = write(block, job, used=body.used, alone=not paragraphs)
        body.used = found.used
        body.remarks += found.remarks
        gaps += found.gaps
        proved = body.held(found.sentences, job)
        _add(proved, block, paragraphs, joined=figures)
        figures = isinstance(block, FiguresBlock | OthersBlock) and bool(proved)
    return paragraphs, gaps


def _add(sentences: Sequence[Sentence], block: Block, paragraphs: list[Paragraph], *, joined: bool) -> None:
    """Sentences as paragraphs: other figures go on where figures stand, a comparison is cut where it grows long."""
    if isinstance(block, OthersBlock) and joined and paragraphs:
        paragraphs[-1] = Paragraph((*paragraphs[-1].sentences, *sentences))
        return
    size = _COMPARED if isinstance(block, CompareBlock) else len(sentences)
    for start in range(0, len(sentences), size or 1):
        paragraphs.append(Paragraph(tuple(sentences[start : start + size])))


def _said(position: int, plans: Sequence[SectionPlan], written: Sequence[tuple[list[Paragraph], list[Gap]]]) -> bool:
    """Whether a section, or one below it, has anything to say."""
    if written[position][0]:
        return True
    for below in range(position + 1, len(plans)):
        if plans[below].level <= plans[position].level:
            return False
        if written[below][0]:
            return True
    return False


def _heading(plan: SectionPlan, numbers: list[int]) -> str:
    numbers[plan.level - 1] += 1
    if plan.level == 1:
        numbers[1] = 0
        return f"{to_chinese(numbers[0])}、{plan.heading}"
    return f"（{to_chinese(numbers[1])}）{plan.heading}"
