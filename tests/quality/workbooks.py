"""How well statistics workbooks in odd layouts are read: ``python -m tests.quality.workbooks [--show]``.

A cell counts where indicator, place, period, scope, value, sheet and address agree; of ``fresh`` only totals are told.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.caches import PROJECT

if TYPE_CHECKING:
    from drafting.cells import StatTable

FOLDERS = {name: PROJECT / "tests" / "quality" / f"workbooks_{name}" for name in ("dev", "more", "fresh", "held")}
HELD_OUT = ("fresh", "held")
VALUE = "value"


def measure_workbooks() -> dict[str, Any]:
    """Recall and precision of cells, unknown names listed, units right, of each folder."""
    return {name: _without_lines(measure_folder(folder)) for name, folder in FOLDERS.items()}


def _without_lines(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key != "lines"}


def measure_folder(folder: Path) -> dict[str, Any]:
    """One folder; ``lines`` tells what was missed, misread and made up."""
    expected = [json.loads(line) for line in (folder / "expected.jsonl").read_text("utf-8").splitlines()]
    totals: dict[str, int] = dict.fromkeys(
        ("cells", "found", "read", "missing", "missing_kept", "units", "units_right", "unknown", "unknown_listed"), 0
    )
    lines: list[str] = []
    unreadable = 0
    for name in sorted({line["file"] for line in expected}):
        own = [line for line in expected if line["file"] == name]
        try:
            table = _read(folder / name)
        except Exception as error:  # a file that cannot be read is a result
            lines.append(f"{name}: {type(error).__name__}: {error}")
            unreadable += 1
            table = None
        _count(name, own, table, totals, lines)
    return {
        "files": len({line["file"] for line in expected}),
        "files_failed": unreadable,
        "cells": totals["cells"],
        "recall": _share(totals["found"], totals["cells"]),
        "precision": _share(totals["found"], totals["read"]),
        "missing_kept": _share(totals["missing_kept"], totals["missing"]),
        "units_right": _share(totals["units_right"], totals["units"]),
        "unknown_listed": _share(totals["unknown_listed"], totals["unknown"]),
        "lines": lines,
    }


def _read(path: Path) -> StatTable:
    from corpus.terms import load_vocabulary
    from drafting.statistics import read_statistics

    return read_statistics([path], vocabulary=load_vocabulary(), region=None, year=None)


def _count(
    name: str, expected: Sequence[dict[str, Any]], table: StatTable | None, totals: dict[str, int], lines: list[str]
) -> None:
    cells = table.cells if table else ()
    values = {_place(c.sheet, c.address, c.key, c.value): c for c in cells if c.status.value == VALUE}
    empty = {(c.sheet, c.address, c.key) for c in cells if c.status.value != VALUE}
    wanted = {}
    for line in (line for line in expected if line["type"] == "cell"):
        key = (line["indicator"], line["region"], line["period"], line["scope"])
        if line["status"] == VALUE:
            wanted[_place(line["sheet"], line["address"], key, Decimal(line["value"]))] = line
        else:
            totals["missing"] += 1
            kept = (line["sheet"], line["address"], key) in empty
            totals["missing_kept"] += kept
            if not kept:
                lines.append(f"{name}: {line['address']} is {line['status']}, not told")
    found = wanted.keys() & values.keys()
    totals["cells"] += len(wanted)
    totals["read"] += len(values)
    totals["found"] += len(found)
    totals["units"] += len(found)
    for place in found:
        right = _unit(values[place].unit) == _unit(wanted[place]["unit"])
        totals["units_right"] += right
        if not right:
            lines.append(f"{name}: unit {values[place].unit!r} for {wanted[place]['unit']!r} at {place[:2]}")
    lines += [f"{name}: missed {place}" for place in sorted(wanted.keys() - found, key=str)]
    lines += [f"{name}: read as {place}" for place in sorted(values.keys() - found, key=str)]
    named = {(unknown.kind.value, unknown.name.strip()) for unknown in table.unknown} if table else set()
    for line in (line for line in expected if line["type"] == "unknown"):
        totals["unknown"] += 1
        totals["unknown_listed"] += (line["kind"], line["name"]) in named
        if (line["kind"], line["name"]) not in named:
            lines.append(f"{name}: {line['name']} is not listed among {sorted(named)}")


def _place(sheet: str, address: str, key: tuple[str, ...], value: Decimal | None) -> tuple[Any, ...]:
    return (sheet, address, *key, value.normalize() if value is not None else None)


def _unit(unit: str) -> str:
    return {"名": "人", "1:x": "比", "": "比"}.get(unit, unit)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def main() -> None:
    """Print both folders; with ``--show`` also what was not read right in the one that may be looked at."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.workbooks", description=__doc__)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for name, folder in FOLDERS.items():
        found = measure_folder(folder)
        print(name, _without_lines(found))
        if options.show and name not in HELD_OUT:
            print("   " + "\n   ".join(found["lines"]))


if __name__ == "__main__":
    main()
