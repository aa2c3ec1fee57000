"""Somebody's draft, read as a paper is read and held against the statistics and the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UnreadableFile
from corpus.types import Document, Filters, Region
from drafting.audit import Audited, examine
from drafting.cells import StatTable
from drafting.drafts import Appendix
from drafting.findings import Finding, Known, PaperText

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.records import Entry
    from corpus.terms import Vocabulary
    from ingest.blocks import Reading

# Sentences of the draft that are looked for in the library, the longest, and passages looked at for each.
PROBES = 12
PASSAGES_A_PROBE = 5
# Papers that the draft is laid beside: those of its place, the newest first, and those that a probe found.
MOST_PAPERS = 40
# Where the evidence begins that stands behind a paper drafted here: quotations and sums, not the paper's own words.
_APPENDIX = re.compile(rf"附录\d+\s*(?:{'|'.join(Appendix)})")
_BETWEEN = "\n\n"  # two papers of one file in the joined text


@dataclass(frozen=True, slots=True)
class Review:
    """What a review found.

    :param text: the file's papers, a blank line between; the findings' offsets point into it.
    :param figures: how many figures the file states. :param checked: how many of them something could be held against.
    :param remarks: what the user should know of the review, a Chinese sentence each.
    """

    text: str
    findings: tuple[Finding, ...]
    figures: int
    checked: int
    remarks: tuple[str, ...]


def review(
    path: Path,
    library: Library,
    *,
    statistics: Sequence[Path] = (),
    region: str | None = None,
    year: int | None = None,
) -> Review:
    """Hold a file against the statistics, the library and itself.

    :param region: whose draft it is, full or short name; else what the file says. :param year: the year that it
        reports on; else what the file says.
    :raises UnreadableFile: the file, or one of the statistics, cannot be read.
    """
    reading, digest = _read(path)
    vocabulary = library.vocabulary
    names = vocabulary.regions.full_names([region]) if region is not None else ()
    region = names[0] if len(names) == 1 else region
    papers = _assembled(path, reading, digest, vocabulary)
    own = [entry.document.region for entry in papers] if region is None else [region]
    vocabulary = _knowing(vocabulary, own)
    table = _statistics(statistics, vocabulary, region=region, year=year)
    wider = _knowing(vocabulary, _places_of(table))
    if wider is not vocabulary:
        vocabulary, table = wider, _statistics(statistics, wider, region=region, year=year)
    entries = _assembled(path, reading, digest, vocabulary)
    text = _BETWEEN.join(entry.document.text for entry in entries)
    findings: list[Finding] = []
    figures = checked = offset = 0
    for entry in entries:
        document = entry.document
        known = _known(document, library, table, region=region, year=year)
        audited: Audited = examine(document, entry.figures, known, vocabulary=vocabulary)
        findings += [replace(f, start=f.start + offset, end=f.end + offset) for f in audited.findings]
        figures += len(entry.figures)
        checked += sum(figure.id in audited.checked for figure in entry.figures)
        offset += len(document.text) + len(_BETWEEN)
    remarks = _remarks(entries, library, table, region=region, year=year)
    return Review(text, tuple(findings), figures, checked, tuple(remarks))


def _read(path: Path) -> tuple[Reading, str]:
    from ingest.readers import read

    reading = read(path)
    own = takewhile(lambda block: _APPENDIX.fullmatch(block.text.strip()) is None, reading.blocks)
    return replace(reading, blocks=tuple(own)), sha256(path.read_bytes()).hexdigest()


def _assembled(path: Path, reading: Reading, digest: str, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    from ingest.assemble import assemble
    from ingest.readers.names import shown

    entries = assemble(reading, source=str(path), file_hash=digest, vocabulary=vocabulary).documents
    if not entries:
        raise UnreadableFile("no_text", f"文件{shown(path)}里没有可用的正文。", "请检查文件内容是否为空或只有图片。")
    return entries


def _knowing(vocabulary: Vocabulary, names: Iterable[str | None]) -> Vocabulary:
    """The vocabulary with places that the draft or its statistics name, so that each is known in the other."""
    new = [Region(name) for name in dict.fromkeys(names) if name and not vocabulary.regions.resolve(name)]
    return replace(vocabulary, regions=vocabulary.regions.with_regions(new)) if new else vocabulary


def _places_of(table: StatTable | None) -> Iterator[str]:
    """The places of a table, and its names that no list knows and that look like a county's."""
    if table is not None:
        yield from table.regions
        yield from (each.name for each in table.unknown if _COUNTY.fullmatch(each.name))


_COUNTY = re.compile(r"(?![全各本我该]|.*(?:学|校|城|合计))[一-鿿]{2,5}[市县区旗]")


def _statistics(
    paths: Sequence[Path], vocabulary: Vocabulary, *, region: str | None, year: int | None
) -> StatTable | None:
    if not paths:
        return None
    from drafting.statistics import read_statistics

    return read_statistics(paths, vocabulary=vocabulary, region=region, year=year)


def _known(
    document: Document, library: Library, table: StatTable | None, *, region: str | None, year: int | None
) -> Known:
    """What a paper is held against; the library's own copy of it, word for word, left out."""
    ids = _related(document, library, region=region or document.region)
    texts = {id_: library.catalog.document(id_) for id_ in ids}
    kept = {id_: paper for id_, paper in texts.items() if paper.text != document.text}
    summaries = {summary.id: summary for summary in library.catalog.summaries(list(kept))}
    figures = library.figures.find(documents=list(kept))
    papers = tuple(
        PaperText(summaries[id_], paper.text, tuple(f for f in figures if f.document_id == id_))
        for id_, paper in kept.items()
        if id_ in summaries
    )
    same = frozenset(texts) - frozenset(kept)
    return Known(table, figures, papers, library.catalog.docnos(apart_from=same), region, year)


def _related(document: Document, library: Library, *, region: str | None) -> list[str]:
    """Papers of the draft's place, and those that hold its longest sentences; most alike first."""
    from drafting.auditing.lines import lines_of

    lines = sorted(lines_of(document.text), key=lambda line: -len(line.words))[:PROBES]
    found: dict[str, None] = {}
    for line in lines:
        hits = library.search_words(document.text[line.start : line.end], k=PASSAGES_A_PROBE)
        found |= dict.fromkeys(passage_id.rsplit("-", 1)[0] for passage_id, _ in hits)
    own = library.catalog.matching(Filters(regions=(region,))) if region else None
    newest = sorted(
        library.catalog.summaries(sorted(own or ())), key=lambda summary: (-(summary.year or 0), summary.id)
    )
    return list(dict.fromkeys((*found, *(summary.id for summary in newest))))[:MOST_PAPERS]


def _remarks(
    entries: Sequence[Entry], library: Library, table: StatTable | None, *, region: str | None, year: int | None
) -> Iterator[str]:
    first = entries[0].document
    if (region or first.region) is None:
        yield "没有读出这份材料是哪个地方的，请用 --region 指明，否则无法与统计表和资料库核对。"
    if (year or first.year) is None:
        yield "没有读出这份材料是哪一年的，请用 --year 指明，否则无法与统计表和资料库核对。"
    yield from (notice.message for notice in (table.notices if table is not None else ()))
    if table is not None and (region or first.region) not in (None, *table.regions):
        yield f"统计表里没有{region or first.region}的数据，未能逐项核对。"
    if table is None and not library.catalog.summaries():
        yield "没有统计表，资料库里也没有材料，只检查了材料自身是否前后一致。"
