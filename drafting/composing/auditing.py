"""A draft read as a paper is read, and held against the statistics, the library and itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from corpus.docno import find_docnos
from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.composing.job import Job
from drafting.drafts import Evidence
from drafting.findings import Finding, Known, PaperText


def audited(text: str, job: Job, known: Known) -> tuple[Finding, ...]:
    """What the audit finds in a draft's text, in its order; offsets into that text."""
    from drafting.audit import audit
    from ingest.assemble import assemble
    from ingest.blocks import Block, Reading

    blocks = tuple(Block(line) for line in text.split("\n") if line.strip())
    if not blocks:
        return ()
    contents = assemble(
        Reading("txt", blocks),
        source="draft.txt",
        file_hash=sha256(text.encode()).hexdigest(),
        vocabulary=job.vocabulary,
    )
    found: list[Finding] = []
    for entry in contents.documents:
        offset = max(text.find(entry.document.text), 0)
        for finding in audit(entry.document, entry.figures, known, vocabulary=job.vocabulary):
            placed = _placed(finding, text, offset)
            if placed is not None:
                found.append(placed)
    return tuple(sorted(found, key=lambda finding: finding.start))


def known_of(job: Job, evidence: Iterable[Evidence]) -> Known:
    """What a draft is held against: its table, the library's figures of its places, the papers that it borrows from."""
    evidence = tuple(evidence)
    catalog = job.library.catalog
    places = tuple(dict.fromkeys((*(county.region for county in job.counties), *job.table.regions, job.region)))
    figures = job.library.figures.find(regions=places)
    papers = []
    for id_ in dict.fromkeys(each.document_id for each in evidence if isinstance(each, Citation)):
        document = catalog.document(id_)
        own = job.library.figures.of_document(id_)
        summaries = catalog.summaries([id_])
        papers += [PaperText(summary, document.text, own) for summary in summaries]
    return Known(job.table, figures, tuple(papers), _docnos(job, evidence), job.region, job.year)


def _docnos(job: Job, evidence: Iterable[Evidence]) -> Mapping[str, tuple[str, ...]]:
    """文号 that papers of the library bear, that those borrowed from cite, and those of the lines shown."""
    found: dict[str, tuple[str, ...]] = {}

    def add(docno: str, title: str) -> None:
        found[docno] = tuple(dict.fromkeys((*found.get(docno, ()), *([title] if title else []))))

    for summary in job.library.catalog.summaries():
        if summary.docno:
            add(summary.docno, summary.title or "")
    for each in evidence:
        if isinstance(each, Threshold):
            for docno in find_docnos(each.source):
                add(docno.normalised, each.source.partition("《")[2].partition("》")[0])
        elif isinstance(each, Citation):
            for docno in find_docnos(each.quote):
                add(docno.normalised, "")
    return found


def _placed(finding: Finding, text: str, offset: int) -> Finding | None:
    """A finding with offsets into the draft's text; null where its quote is not to be found there."""
    start = finding.start + offset
    if text[start : start + len(finding.quote)] != finding.quote:
        start = text.find(finding.quote, max(start - len(finding.quote), 0))
        if start < 0:
            start = text.find(finding.quote)
    if start < 0:
        return None
    return replace(finding, start=start, end=start + len(finding.quote))
