"""The sets of true texts, each with its library and its statistics: samples, seeds, dev, fresh (reads files)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import PROJECT, SHARED, kept_library
from tests.quality.faults_texts import Number, TrueText, load_rows, read_source, true_texts

if TYPE_CHECKING:
    from corpus.library import Library

SAMPLES = PROJECT / "corpus" / "samples"
SEEDS = SHARED / "seeds"
HELD_OUT = ("fresh",)
# What is not told of a set that is held out.
DETAILS = ("kinds", "alarms_by_code")

_PAPERS = frozenset((".txt", ".md", ".html", ".docx", ".pdf"))
_LINE_NUMBER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]、?|\d{1,2}[.．、])\s*"
)
_EXCERPT = range(200, 1501)
_UNITED = re.compile(
    r"(?<![\d.:∶])(?P<n>\d{2,}(?:\.\d+)?)(?=(?:所|人|名|万元|亿元|人次|台|册|平方米|间|套|%))(?!%?以[上下])"
)
_NOT_SAID = re.compile(r"(?:不超过|不低于|不少于|不得|达到|标准)[^，,。；;]{0,6}$")

# The seeds: number, whose, of which year, what it is; its own contradictions (FIELD 1.5) are no false alarms.
_SEEDS: tuple[tuple[str, str, int, str, str], ...] = (
    ("000", "丹江口市", 2023, "控辍保学工作总结", r"8[245]所|85所|100%"),
    ("001", "孟津区", 2023, "控辍保学工作进展情况", r"[56]次"),
    ("002", "登封市", 2024, "义务教育优质均衡发展方案", r"8[77]\d{3}|87792|130|95%|13\.87"),
    ("003", "七台河市", 2018, "义务教育均衡发展调研报告", r"亿元|亿"),
    ("004", "贵港市", 2021, "义务教育工作总结", r"2018年"),
)


@dataclass(frozen=True, slots=True)
class FaultSet:
    """True texts, the statistics that decide them (of each paper its own), and the papers of the library.

    :param flaws: of each paper a pattern of sentences that contradict themselves or each other as they are.
    """

    name: str
    texts: tuple[TrueText, ...]
    statistics: dict[str, tuple[Path, ...]]
    papers: tuple[Path, ...]
    flaws: dict[str, str]


def load_set(name: str) -> FaultSet | None:
    """A set by its name; null where its files are not there."""
    return SETS[name]()


def _samples() -> FaultSet | None:
    folder = PROJECT / "tests" / "tools" / "samples_builder"
    rows = load_rows(folder / "statistics.csv")
    sources = [read_source(path) for path in sorted((folder / "sources").glob("*.txt"))]
    texts = tuple(text for source in sources for text in true_texts(source, rows))
    workbooks = tuple(sorted(SAMPLES.glob("*.xlsx")))
    return FaultSet("samples", texts, {source.name: workbooks for source in sources}, _papers(SAMPLES), {})


def _written(name: str) -> FaultSet | None:
    """Drafts that people wrote: ``sources/*.txt`` beside the workbook each names, facts in ``facts-*.csv``."""
    folder = PROJECT / "tests" / "quality" / f"reviews_{name}"
    texts: list[TrueText] = []
    statistics: dict[str, tuple[Path, ...]] = {}
    for path in sorted((folder / "sources").glob("*.txt")):
        meta = dict(line.split(": ", 1) for line in path.read_text("utf-8").partition("\n\n")[0].splitlines())
        source = read_source(path)
        found = true_texts(source, load_rows(folder / meta["facts"]))
        texts += [replace(text, in_library=False) for text in found]
        statistics[source.name] = (folder / meta["workbook"],)
    return FaultSet(name, tuple(texts), statistics, _papers(SAMPLES), {}) if texts else None


def _seeds() -> FaultSet | None:
    if not SEEDS.is_dir() or not (SHARED / "gold" / "facts.jsonl").is_file():
        return None
    facts = [json.loads(line) for line in (SHARED / "gold" / "facts.jsonl").read_text("utf-8").splitlines()]
    places = tuple(row[1] for row in _SEEDS)
    texts: list[TrueText] = []
    for number, region, year, what, _ in _SEEDS:
        title, others = f"{region}{year}年{what}", tuple(place for place in places if place != region)
        lines = _seed_lines(number)
        own = [fact for fact in facts if fact["doc"] == number and fact["kind"] == "actual"]
        papers = ["\n".join(lines)] if own else []
        for start, stop in _windows([len(line) for line in lines]):
            papers.append("\n".join([title, *(_LINE_NUMBER.sub("", line) for line in lines[start:stop])]))
        for n, text in enumerate(papers):
            numbers = _facts_in(text, own, year) if own else _numbers_in(text, len(title), year)
            if numbers:
                texts.append(TrueText(number, region, year, text, numbers, others, bool(own) and n == 0))
    flaws = {row[0]: row[4] for row in _SEEDS}
    return FaultSet("seeds", tuple(texts), {row[0]: () for row in _SEEDS}, tuple(sorted(SEEDS.glob("*.txt"))), flaws)


def _seed_lines(number: str) -> list[str]:
    """Lines of a seed as its file has them; of those with damage or adverts as ingest reads them."""
    if number not in ("001", "003"):
        path = next(SEEDS.glob(f"{number}_*.txt"))
        return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    from tests.quality.papers import read_seed

    text = "\n".join(document.text for document in read_seed(number))
    return [line.strip() for line in text.splitlines() if line.strip()]


def _windows(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every run of up to six lines whose length is an excerpt's."""
    for start in range(len(lengths)):
        for stop in range(start + 1, min(start + 6, len(lengths)) + 1):
            if sum(lengths[start:stop]) in _EXCERPT:
                yield start, stop


def _facts_in(text: str, facts: Sequence[dict[str, Any]], year: int) -> tuple[Number, ...]:
    found = {}
    for fact in facts:
        at = text.find(fact["quote"])
        if not re.fullmatch(r"\d+(?:\.\d+)?", str(fact["value"])):
            continue
        said = re.compile(rf"(?<![\d.]){re.escape(str(fact['value']))}(?=\s?{re.escape(fact['unit'] or '')})(?![\d.])")
        for match in said.finditer(text, at, at + len(fact["quote"])) if at >= 0 else ():
            stated = re.match(r"20\d\d", str(fact["year"] or ""))
            of = int(stated[0]) if stated else year
            found[match.start()] = Number(match.start(), match.end(), of, repeated=True)
            break
    return tuple(found[start] for start in sorted(found))


def _numbers_in(text: str, floor: int, year: int) -> tuple[Number, ...]:
    return tuple(
        Number(match.start("n"), match.end("n"), year, repeated=True)
        for match in _UNITED.finditer(text, floor)
        if not _NOT_SAID.search(text, floor, match.start()) and Decimal(match["n"]) != 100
    )


def _papers(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(p for p in folder.iterdir() if p.suffix in _PAPERS and p.name != "README.md"))


@contextmanager
def library_of(found: FaultSet) -> Iterator[Library]:
    """The library of a set's papers, by words alone; kept while the code that builds it is the same."""
    from corpus.library import opened

    def build(folder: Path) -> None:
        from ingest.pipeline import ingest

        with opened(folder, open_encoder=None) as library:
            failed = [file.path for file in ingest(found.papers, library).files if file.error is not None]
        if failed:
            raise RuntimeError(f"could not be read: {failed}")

    name = "reviews-seeds" if found.name == "seeds" else "reviews-samples"
    with opened(kept_library(name, files=found.papers, build=build), open_encoder=None) as library:
        yield library


SETS: dict[str, Callable[[], FaultSet | None]] = {
    "samples": _samples,
    "seeds": _seeds,
    "dev": lambda: _written("dev"),
    "more": lambda: _written("more"),
    "fresh": lambda: _written("fresh"),
}
