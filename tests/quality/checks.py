"""What is checked in the seeds, beside what people found: sums, contradictions, and the traps that are neither."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import PROJECT, SHARED

if TYPE_CHECKING:
    from corpus.figures import Check, Conflict, Figure

SEEDS = ("000", "001", "002", "003", "004")
CHECKS = SHARED / "gold" / "checks.jsonl"

# 孟津's inspections of one year, 6 in one paper and 5 in another (FIELD.md 1.5); the rows are of 000, 002 and 004 only.
MORE_CONTRADICTIONS = ({"id": "M01", "doc": "001", "lhs": [6, 5]},)
# What a row of checks.jsonl calls a number that fits no other and yet is no error.
TRAPS = frozenset({"scope_differs", "derived", "consistent", "trap"})

# Papers written for the purpose; those of papers_test are never looked at.
INVENTED = tuple(PROJECT / "tests" / "quality" / name for name in ("papers_dev", "papers_test"))
VERDICTS = {"conflict": "contradiction", "caliber": "different_caliber", "rounding": "rounding"}

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def available() -> bool:
    """Whether the seeds and what people found in them are beside the project."""
    return CHECKS.is_file() and (SHARED / "seeds").is_dir()


def measure_checks() -> dict[str, Any]:
    """Sums found to hold, failing sums and contradictions reported, traps not, and whatever else was reported."""
    if not available():
        return {"skipped": f"{CHECKS} is not there"}
    from corpus.contradictions import find_conflicts
    from corpus.figure_checks import check_figures
    from corpus.terms import load_vocabulary

    vocabulary = load_vocabulary()
    figures = {number: seed_figures(number) for number in SEEDS}
    checks = {number: check_figures(found, vocabulary=vocabulary) for number, found in figures.items()}
    conflicts = find_conflicts([each for found in figures.values() for each in found], vocabulary=vocabulary)
    rows = [json.loads(line) for line in CHECKS.read_text("utf-8").splitlines() if line.strip()]
    return {
        **scored(rows, figures, checks, conflicts),
        "results": _counted(checks, conflicts),
        "invented": {
            folder.name: measure_invented(folder) for folder in INVENTED if (folder / "checks.jsonl").is_file()
        },
    }


def measure_invented(folder: Path) -> dict[str, Any]:
    """The same for a folder of invented papers: what of its ``checks.jsonl`` was found, by type and result."""
    from corpus.contradictions import find_conflicts
    from corpus.terms import load_vocabulary
    from ingest.assemble import assemble
    from ingest.readers import read

    vocabulary = load_vocabulary()
    rows = [json.loads(line) for line in (folder / "checks.jsonl").read_text("utf-8").splitlines() if line.strip()]
    figures: list[Figure] = []
    checks: list[Check] = []
    for name in sorted({quote["doc"] for row in rows for quote in row["quotes"]}):
        path = folder / name
        read_file = assemble(read(path), source=str(path), file_hash=path.stem, vocabulary=vocabulary)
        for entry in read_file.documents:
            figures += entry.figures
            checks += entry.checks
    values = {figure.id: figure.value for figure in figures}
    conflicts = find_conflicts(figures, vocabulary=vocabulary)
    found: dict[str, list[bool]] = {}
    explained: set[int] = set()
    for row in rows:
        numbers = _numbers(row["expr"] + " ".join(quote["quote"] for quote in row["quotes"]))
        if row["result"] in VERDICTS:
            wanted = VERDICTS[row["result"]]
            told = [each for each in conflicts if each.verdict == wanted and len(_values(each) & numbers) >= 2]
        else:
            told = [
                each
                for each in checks
                if each.result == row["result"] and {values[id_] for id_ in each.figures} <= numbers
            ]
        explained |= {id(each) for each in told}
        found.setdefault(f"{row['type']} {row['result']}", []).append(bool(told))
    alarms = [each.expression for each in checks if each.result == "fails" and id(each) not in explained]
    alarms += [each.message for each in conflicts if each.verdict == "contradiction" and id(each) not in explained]
    return {**{name: f"{sum(some)}/{len(some)}" for name, some in sorted(found.items())}, "false_alarms": len(alarms)}


def seed_figures(number: str) -> tuple[Figure, ...]:
    """The figures of one seed, as ingest reads them."""
    from corpus.terms import load_vocabulary
    from ingest.figures import read_figures
    from tests.quality.papers import read_seed

    vocabulary = load_vocabulary()
    return tuple(figure for paper in read_seed(number) for figure in read_figures(paper, vocabulary=vocabulary))


def scored(
    rows: Sequence[dict[str, Any]],
    figures: dict[str, tuple[Figure, ...]],
    checks: dict[str, tuple[Check, ...]],
    conflicts: Sequence[Conflict],
) -> dict[str, Any]:
    """What was reported against the rows of ``checks.jsonl``."""
    sums = [row for row in rows if row["type"] == "sum"]
    holding = [row for row in sums if row["result"] == "holds"]
    failing = [row for row in sums if row["result"] == "fails"]
    held = [row["id"] for row in holding if _told(row, checks[row["doc"]], "holds")]
    failed = [row["id"] for row in failing if _told(row, checks[row["doc"]], "fails")]
    wanted = [row for row in rows if row["type"] == "cross_mention"] + list(MORE_CONTRADICTIONS)
    contradictions = [each for each in conflicts if each.verdict == "contradiction"]
    papers = {figure.document_id: number for number, found in figures.items() for figure in found}
    reported = [row["id"] for row in wanted if any(_contradicts(row, each, papers) for each in contradictions)]
    failures = [
        (number, check)
        for number, some in checks.items()
        for check in some
        if check.result == "fails" and not any(row["doc"] == number and _is(row, check) for row in failing)
    ]
    others = [each for each in contradictions if not any(_contradicts(row, each, papers) for row in wanted)]
    alarms = [*(_numbers(check.expression) for _, check in failures), *map(_values, others)]
    traps = [row for row in rows if row["result"] in TRAPS]
    sprung = [row["id"] for row in traps if any(len(_row_numbers(row) & alarm) >= 2 for alarm in alarms)]
    return {
        "sums_holding": f"{len(held)}/{len(holding)}",
        "sums_failing": f"{len(failed)}/{len(failing)}",
        "contradictions": f"{len(reported)}/{len(wanted)}",
        "traps_reported": f"{len(sprung)}/{len(traps)}",
        "missed": [row["id"] for row in (*holding, *failing, *wanted) if row["id"] not in (*held, *failed, *reported)],
        "traps": sprung,
        "other_failures": [f"{number}: {check.expression}" for number, check in failures],
        "other_contradictions": [each.message for each in others],
    }


def _told(row: dict[str, Any], checks: Iterable[Check], result: str) -> bool:
    return any(check.result == result and _is(row, check) for check in checks)


def _is(row: dict[str, Any], check: Check) -> bool:
    return _numbers(row["expr"]) <= _numbers(check.expression)


def _contradicts(row: dict[str, Any], conflict: Conflict, papers: dict[str, str]) -> bool:
    """Whether a conflict is between two of a row's numbers, and of its paper."""
    of_paper = all(papers[figure.document_id] == row["doc"] for figure in conflict.figures)
    return of_paper and len({Decimal(str(value)) for value in row["lhs"]} & _values(conflict)) >= 2


def _values(conflict: Conflict) -> set[Decimal]:
    return {figure.value for figure in conflict.figures if figure.value is not None}


def _row_numbers(row: dict[str, Any]) -> set[Decimal]:
    return _numbers(f"{row['expr']} {row['lhs']} {row['rhs']}")


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(found) for found in _NUMBER.findall(text)}


def _counted(checks: dict[str, tuple[Check, ...]], conflicts: Sequence[Conflict]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for told in (
        *(check.result.value for some in checks.values() for check in some),
        *(c.verdict.value for c in conflicts),
    ):
        counted[told] = counted.get(told, 0) + 1
    return counted


if __name__ == "__main__":
    print(json.dumps(measure_checks(), ensure_ascii=False, indent=1))
