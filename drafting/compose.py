"""Template + statistics + precedents -> Draft: every sentence with its evidence, every gap marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from drafting.cells import StatTable, TableCheck
from drafting.composing.appendix import evidence_of, indicator_table, lent_by, notes_of, sources_of
from drafting.composing.auditing import audited, known_of
from drafting.composing.holding import Smoother, exchanged, reworded
from drafting.composing.job import Job, job_of
from drafting.composing.sections import Body, write_body
from drafting.drafts import Draft, DraftSection, Gap, Sentence
from drafting.findings import Finding, Known, Severity
from drafting.rendering.patterns import render_words
from drafting.templating.nouns import Template, TemplateKind

if TYPE_CHECKING:
    from corpus.library import Library

# Most borrowed sentences of a block where neither its template nor the caller says.
DEFAULT_PRECEDENTS = 5
EXTRACTIVE = "extractive"


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
    generator: str = EXTRACTIVE,
) -> Draft:
    """Draft a paper.

    Sentences whose numbers, 文号, titles or places are not all proved are held back and told in ``findings``, with
    what the audit of the whole finds.

    :param region: full name of the county (of a comparison: of whoever reports).
    :param precedents: most borrowed sentences of a block whose template does not say; 0 borrows nothing.
    :param regions: counties of a comparison; empty for all of the table.
    :param dated: 成文日期 as printed: 2024年12月20日.
    :param smooth: rewords borrowed sentences; what is not proved afterwards falls back to the plain wording.
    :param generator: the model's name, told where anything was reworded.
    :raises UsageError: the table has nothing of the county, or of any county, in that year; a comparison of fewer than
        two counties.
    """
    job = job_of(
        library,
        template=template,
        region=region,
        year=year,
        table=table,
        regions=regions,
        precedents=precedents,
    )
    _check(job)
    body = write_body(job)
    plain = Draft(
        template=template.id,
        template_name=template.name,
        title=render_words(template.title, words=job.words),
        region=region,
        year=year,
        sections=tuple(body.sections),
        table=indicator_table(job),
        checks=_checks(job),
        unknown=table.unknown,
        signer=signer,
        dated=dated,
        generator=EXTRACTIVE,
        remarks=tuple(dict.fromkeys((*lent_by(body.sections), *body.remarks, *_held_back(body)))),
    )
    known = known_of(job, evidence_of(plain.sections))
    draft, found = plain, None
    if smooth is not None:
        draft, found = _smoothed(plain, job, known, smooth, generator)
    if found is None:
        found = audited(draft_text(draft), job, known)
    evidence = evidence_of(draft.sections)
    return replace(
        draft,
        gaps=_gaps(draft.sections, body.gaps),
        findings=(*body.findings, *found),
        sources=sources_of(evidence),
        notes=notes_of(evidence, job),
    )


def draft_text(draft: Draft) -> str:
    """The paper as plain text: a line a paragraph, title and headings on lines of their own."""
    lines = [draft.title]
    for section in draft.sections:
        if section.heading:
            lines.append(section.heading)
        lines.extend("".join(sentence.text for sentence in paragraph.sentences) for paragraph in section.paragraphs)
    return "\n".join(lines)


def _check(job: Job) -> None:
    """Whether there is anything to write about.

    :raises UsageError: naming what the table has instead.
    """
    comparison = job.template.kind is TemplateKind.COMPARISON
    if comparison and len(job.counties) < 2:
        remedy = "请提供含有两个以上县（市、区）的统计表，或用 --region 写明要比较的县（市、区）。"
        raise UsageError("few_regions", f"“{job.template.name}”至少要比较两个县（市、区）。", remedy)
    lacking = [county.region for county in job.counties if not county.refs]
    if not lacking:
        return
    years = sorted({cell.period for cell in job.table.cells})
    has = (
        f"统计表里有：{'、'.join(job.table.regions)}；年度：{'、'.join(years)}。"
        if years
        else "统计表里没有可用的数据。"
    )
    problem = f"统计表里没有{'、'.join(lacking)}{job.year}年的数据。"
    raise UsageError("no_figures", problem, f"{has}请核对县区名称和年度。")


def _held_back(body: Body) -> Iterator[str]:
    if body.held_back:
        yield f"有{body.held_back}句话的数据、文号或地名没有依据，没有写进正文，见核查结果。"


def _checks(job: Job) -> tuple[TableCheck, ...]:
    """What was found of the table that concerns the counties of the draft."""
    regions = {county.region for county in job.counties}
    return tuple(check for check in job.table.checks if any(cell.region in regions for cell in check.cells))


def _gaps(sections: Sequence[DraftSection], gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Gaps whose mark stands in the text, each once, under the heading where it stands first."""
    text: dict[str, str] = {}
    for section in sections:
        text[section.heading] = text.get(section.heading, "") + "".join(_texts(section))
    found: dict[tuple[object, ...], Gap] = {}
    for gap in gaps:
        if gap.mark in text.get(gap.section, ""):
            which = (gap.indicator, gap.scope, gap.region, gap.year) if gap.indicator else (gap.mark, gap.section)
            found.setdefault(which, gap)
    return tuple(found.values())


def _texts(section: DraftSection) -> list[str]:
    return [sentence.text for paragraph in section.paragraphs for sentence in paragraph.sentences]


def _smoothed(
    draft: Draft, job: Job, known: Known, smooth: Smoother, generator: str
) -> tuple[Draft, tuple[Finding, ...] | None]:
    """The draft with borrowed sentences reworded, plain again where the audit then finds an error, and its findings.

    The findings are null where nothing was reworded: then the plain draft is still to be audited.
    """
    sections, before = reworded(draft.sections, job, smooth)
    if not before:
        return draft, None
    new = replace(draft, sections=sections)
    found = audited(draft_text(new), job, known)
    faulty = {sentence: before[sentence] for sentence in _with_errors(new, found) if sentence in before}
    if not faulty:
        return replace(new, generator=generator), found
    new = replace(new, sections=exchanged(sections, faulty))
    kept = generator if len(faulty) < len(before) else EXTRACTIVE
    return replace(new, generator=kept), audited(draft_text(new), job, known)


def _with_errors(draft: Draft, found: Sequence[Finding]) -> Iterator[Sentence]:
    """The sentences of a draft in which an error was found."""
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    position = len(draft.title) + 1
    for section in draft.sections:
        position += len(section.heading) + 1 if section.heading else 0
        for paragraph in section.paragraphs:
            for sentence in paragraph.sentences:
                end = position + len(sentence.text)
                if any(error.start < end and error.end > position for error in errors):
                    yield sentence
                position = end
            position += 1
