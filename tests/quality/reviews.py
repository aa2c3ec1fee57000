"""How well drafts are reviewed: seeded faults found, true texts left alone.

``python -m tests.quality.reviews [--set samples] [--show KIND|alarms] [--limit N]``. Of sets that are held out only
totals are printed.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.faults import EXTRA, KINDS, Fault, seed_faults
from tests.quality.faults_sets import DETAILS, HELD_OUT, SETS, FaultSet, library_of, load_set
from tests.quality.faults_texts import TrueText
from tests.quality.reviews_scoring import Detection, Untouched, detect, summary, untouched

if TYPE_CHECKING:
    from corpus.library import Library
    from drafting.review import Review

FAULTS = 320
EXTRA_FAULTS = 45
SEED = 20240
DOCX_EVERY = 8  # one text in so many is a .docx, the others .txt

Task = tuple[int, Fault | TrueText]


def measure_reviews(names: Sequence[str] = tuple(SETS), *, limit: int = FAULTS) -> dict[str, Any]:
    """Detection and false alarms of each set; a set whose files are not there says so."""
    found: dict[str, Any] = {}
    for name in names:
        faults = load_set(name)
        if faults is None:
            found[name] = {"skipped": "not there"}
            continue
        figures = summary(*run(faults, limit=limit))
        found[name] = {key: value for key, value in figures.items() if name not in HELD_OUT or key not in DETAILS}
    return found


def run(found: FaultSet, *, limit: int = FAULTS) -> tuple[list[Detection], list[Untouched]]:
    """Review every fault of a set and as many untouched texts, as far as there are so many, on every core."""
    faults = seed_faults(found.texts, seed=SEED, number=limit)
    faults += seed_faults(found.texts, seed=SEED, number=min(limit, EXTRA_FAULTS), kinds=EXTRA)
    true = list(found.texts)
    random.Random(SEED).shuffle(true)
    true.sort(key=lambda text: not text.whole)
    with library_of(found):
        pass  # built once, before every core opens it
    tasks: list[Task] = [*enumerate(faults), *enumerate(true[:limit])]
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        done = [each for part in pool.map(_part, [(found, tasks[n::cores]) for n in range(cores)]) for each in part]
    told = dict(done)
    detections = [told[n, True] for n in range(len(faults))]
    return detections, [told[n, False] for n in range(len(true[:limit]))]


def _part(part: tuple[FaultSet, Sequence[Task]]) -> list[tuple[tuple[int, bool], Any]]:
    """A core's share of the work: each result with its number and whether it is a fault's."""
    found, tasks = part
    results: list[tuple[tuple[int, bool], Any]] = []
    with library_of(found) as library, tempfile.TemporaryDirectory() as folder, _tables_kept():
        for n, each in tasks:
            base = each.base if isinstance(each, Fault) else each
            review = _review(each.text, base, n, Path(folder), library, found)
            if isinstance(each, Fault):
                results.append(((n, True), detect(each, review)))
            else:
                flaws = found.flaws.get(base.paper)
                results.append(((n, False), untouched(base.paper, review, flaws=flaws)))
    return results


def _review(text: str, base: TrueText, n: int, folder: Path, library: Library, found: FaultSet) -> Review:
    from drafting.review import review

    path = folder / ("draft.docx" if n % DOCX_EVERY == 0 or "\n|" in text else "draft.txt")
    write_draft(path, text)
    return review(path, library, statistics=found.statistics[base.paper], region=base.region, year=base.year)


def write_draft(path: Path, text: str) -> None:
    """A text as a person's file: a line a paragraph; lines ``| a | b |`` a table, which only a .docx can hold."""
    if path.suffix == ".txt":
        path.write_text(text, encoding="utf-8")
        return
    import docx

    document, rows = docx.Document(), list[list[str]]()
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _put_table(document, rows)
            rows = []
        if line:
            document.add_paragraph(line)
    document.save(str(path))


def _put_table(document: Any, rows: list[list[str]]) -> None:
    """A table; ``<`` is merged with the cell to its left, ``^`` with the one above."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, cells in enumerate(rows):
        for c, said in enumerate(cells):
            if said == "<":
                table.cell(r, c).merge(table.cell(r, c - 1))
            elif said == "^":
                table.cell(r, c).merge(table.cell(r - 1, c))
            else:
                table.cell(r, c).text = said


@contextmanager
def _tables_kept() -> Iterator[None]:
    """While measuring, a workbook is read once: the same files give the same table."""
    from drafting import review

    read = getattr(review, "read_statistics", None)
    if read is None:
        yield
        return
    kept = cache(lambda paths, vocabulary, region, year: read(paths, vocabulary=vocabulary, region=region, year=year))

    def read_once(paths: Any, *, vocabulary: Any, region: Any = None, year: Any = None) -> Any:
        return kept(tuple(paths), vocabulary, region, year)

    review.read_statistics = read_once  # type: ignore[attr-defined]
    try:
        yield
    finally:
        review.read_statistics = read  # type: ignore[attr-defined]


def main() -> None:
    """Print the figures of the sets asked for and, where a set may be looked at, what was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.reviews", description=__doc__)
    parser.add_argument("--set", action="append", choices=list(SETS), dest="sets")
    parser.add_argument("--show", help="a kind of fault, or alarms, or all")
    parser.add_argument("--limit", type=int, default=FAULTS, help="faults, and untouched texts, of a set")
    options = parser.parse_args()
    for name in options.sets or list(SETS):
        faults = load_set(name)
        if faults is None:
            print(f"{name}: not there")
            continue
        began = time.perf_counter()
        detections, texts = run(faults, limit=options.limit)
        print_set(name, summary(detections, texts), time.perf_counter() - began)
        if options.show and name not in HELD_OUT:
            show(options.show, detections, texts)


def print_set(name: str, told: dict[str, Any], seconds: float) -> None:
    """The figures of a set, a line a kind; of a held-out set the totals alone."""
    print(f"== {name}: {told['faults']} faults, {told['untouched']} untouched texts, {seconds:.0f} s")
    print(
        f"   detected {told['detected']:.3f} (on the stretch {told['strict']:.3f}, any code {told['any_code']:.3f}, "
        f"as a note only {told['only_noted']})"
    )
    print(
        f"   false alarms {told['alarms']} of {told['figures']} figures ({told['checked']} checked): "
        f"{told['alarms_per_100']} per 100; notes {told['notes']}"
    )
    if name in HELD_OUT:
        return
    for kind, of in told["kinds"].items():
        extra = "" if kind in KINDS else " (extra)"
        print(f"   {kind + extra:28} {of['detected']:.3f} of {of['faults']:3}, on the stretch {of['strict']:.3f}")
    for code, number in told["alarms_by_code"].items():
        print(f"   alarm {code:22} {number}")


def show(what: str, detections: Sequence[Detection], texts: Sequence[Untouched]) -> None:
    """Faults missed, of one kind or all, and false alarms, each once."""
    for detection in detections:
        if not detection.hit and what in (detection.fault.kind, "all"):
            print("MISSED", detection.fault.told, "| said:", "; ".join(detection.said)[:200] or "nothing")
    seen = set()
    for text in texts if what in ("alarms", "all") else ():
        for finding in text.alarms:
            line = f"ALARM {finding.severity.value} {finding.code.value} [{finding.quote[:80]}] {finding.message[:160]}"
            if (text.name, line) not in seen:
                seen.add((text.name, line))
                print(text.name[:16], line)


if __name__ == "__main__":
    main()
