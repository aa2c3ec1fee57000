"""What stands behind a draft: the table of indicators, the sources, the notes on how things were counted (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.cells import Cell
from drafting.composing.job import Job
from drafting.drafts import Computation, DraftSection, Evidence, IndicatorTable, Source, TableRow
from drafting.rendering.changes import change
from drafting.rendering.facts import Facts, Standing
from drafting.rendering.standards import caution, part_of
from drafting.rendering.wording import called, scope_word, scoped
from drafting.templating.nouns import Ref, TemplateKind


def indicator_table(job: Job) -> IndicatorTable | None:
    """All that the table holds of the draft's year: beside last year's, or county beside county."""
    if job.template.kind is TemplateKind.COMPARISON:
        refs = dict.fromkeys(ref for county in job.counties for ref in county.refs)
        rows = tuple(_row(ref, [county.of(ref).cell for county in job.counties], job.facts) for ref in refs)
        columns = tuple(county.region for county in job.counties)
        return IndicatorTable(f"{job.year}年主要指标对照表", columns, rows, with_change=False) if rows else None
    rows = tuple(_yearly(ref, job.facts) for ref in job.facts.refs)
    columns = (f"{job.year}年", f"{job.year - 1}年")
    title = f"{job.region}{job.year}年主要指标"
    return IndicatorTable(title, columns, rows, with_change=True) if rows else None


def sources_of(evidence: Iterable[Evidence]) -> tuple[Source, ...]:
    """The files, papers and standards that sentences rest on, each once."""
    found: dict[tuple[str, str], Source] = {}
    sheets: dict[str, dict[str, None]] = {}
    for each in evidence:
        for cell in _cells_of(each):
            sheets.setdefault(cell.file, {})[cell.sheet] = None
        if isinstance(each, Citation):
            detail = "，".join(part for part in (each.docno or "", PurePath(each.source).name) if part)
            source = Source("document", each.title or PurePath(each.source).name, detail, each.document_id)
            found.setdefault(("document", each.document_id), source)
        elif isinstance(each, Threshold):
            found.setdefault(("standard", each.source), Source("standard", each.source, part_of(each)))
    files = [
        Source("statistics", PurePath(file).name, "、".join(sheet for sheet in names if sheet))
        for file, names in sheets.items()
    ]
    order = {"document": 0, "standard": 1}
    return (*files, *sorted(found.values(), key=lambda source: order[source.type]))


def lent_by(sections: Iterable[DraftSection]) -> tuple[str, ...]:
    """One sentence on the papers that lent wording and how many sentences each lent; none where none did."""
    counted = Counter(
        _called(each)
        for section in sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for each in sentence.evidence
        if isinstance(each, Citation)
    )
    listed = "、".join(f"{title}{count}句" for title, count in counted.items())
    return (f"借用语句来源：{listed}。",) if listed else ()


def notes_of(evidence: Sequence[Evidence], job: Job) -> tuple[str, ...]:
    """How what the draft states was counted, a sentence each; of several counties that differ, each by name."""
    notes: dict[str, dict[str, str]] = {}
    regions: dict[str, set[str]] = {}
    for cell in (cell for each in evidence for cell in _cells_of(each) if str(job.year) in cell.period):
        indicator = job.facts.indicator(Ref(cell.indicator, cell.scope))
        name = scoped(called(cell, indicator), cell.scope)
        regions.setdefault(name, set()).add(cell.region)
        if cell.note:
            notes.setdefault(name, {})[cell.region] = cell.note.rstrip("。；")
    found = [_note(name, by_region, regions[name]) for name, by_region in notes.items()]
    for line in (each for each in evidence if isinstance(each, Threshold)):
        if said := caution(line, year=job.year):
            indicator = job.facts.indicator(Ref(line.indicator))
            found.append(f"“{scoped(indicator.name, line.scope)}”所对照的标准：{said}。")
    return tuple(dict.fromkeys(found))


def evidence_of(sections: Iterable[DraftSection]) -> tuple[Evidence, ...]:
    """What the sentences of a draft rest on, in their order, each once."""
    return tuple(
        dict.fromkeys(
            each
            for section in sections
            for paragraph in section.paragraphs
            for sentence in paragraph.sentences
            for each in sentence.evidence
        )
    )


def _called(paper: Citation) -> str:
    if not paper.title:
        return f"“{PurePath(paper.source).name}”"
    own = paper.region is None or paper.region in paper.title
    return f"《{paper.title}》" if own else f"{paper.region}《{paper.title}》"


def _note(name: str, by_region: dict[str, str], regions: set[str]) -> str:
    if len(set(by_region.values())) == 1 and set(by_region) == regions:
        return f"{name}：{next(iter(by_region.values()))}。"
    return f"{name}：" + "；".join(f"{region}{note}" for region, note in by_region.items()) + "。"


def _cells_of(evidence: Evidence) -> Iterator[Cell]:
    if isinstance(evidence, Cell):
        yield evidence
    elif isinstance(evidence, Computation):
        yield from evidence.cells


def _yearly(ref: Ref, facts: Facts) -> TableRow:
    fact = facts.of(ref)
    last = facts.last_year(ref)
    worked = change(fact, facts.indicator(ref), against="") if fact.standing is Standing.VALUE else None
    row = _row(ref, [fact.cell, last], facts)
    if worked is None:
        return row
    said = worked.text.removeprefix("与上年")
    computed = worked.evidence if isinstance(worked.evidence, Computation) else None
    return TableRow(row.name, row.scope, row.unit, row.cells, said if computed else "", computed)


def _row(ref: Ref, cells: Sequence[Cell | None], facts: Facts) -> TableRow:
    indicator = facts.indicator(ref)
    cell = next((each for each in cells if each is not None), None)
    name = called(cell, indicator) if cell is not None else indicator.name
    return TableRow(name, scope_word(ref.scope), cell.unit if cell is not None else indicator.unit, tuple(cells))
