"""Quantities read against a table of sentences with the quantities they hold, and how fast they are read.

Run as a script it prints the share that is right, every failure, and the speed::

    .venv/bin/python -m tests.quality.quantities
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from corpus.quantity import read_quantities, value_text

TABLE = Path(__file__).with_name("quantities.jsonl")
SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
MEGABYTE = 1_000_000
RUNS = 3

Read = tuple[str, str, str]


def cases() -> list[tuple[str, list[Read]]]:
    """Each text with ``(value, unit, qualifier)`` of what it holds, in reading order."""
    rows = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return [(row["text"], [(q["value"], q["unit"], q["qualifier"]) for q in row["quantities"]]) for row in rows]


def read(text: str) -> list[Read]:
    """What the reader finds, in the table's form."""
    return [(value_text(found), found.unit, found.qualifier) for found in read_quantities(text)]


def measure_quantities() -> dict[str, Any]:
    """Share of texts read without fault, the failures, and the speed in characters a second.

    ``characters_per_second`` is over a million characters of the sample papers, ``dense_characters_per_second`` over
    the table's own sentences, which hold nine times as many numbers as a paper.
    """
    table = cases()
    failures = [
        {"text": text, "expected": expected, "read": found}
        for text, expected in table
        if (found := read(text)) != expected
    ]
    return {
        "texts": len(table),
        "quantities": sum(len(expected) for _, expected in table),
        "right": round(1 - len(failures) / len(table), 4),
        "failures": failures,
        "characters_per_second": _speed([_paper(file) for file in sorted(SAMPLES.glob("*.txt"))]),
        "dense_characters_per_second": _speed([text for text, _ in table]),
    }


def _paper(file: Path) -> str:
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _speed(texts: list[str]) -> int:
    """The best of three runs over a million characters: the texts over and over."""
    prose = "。\n".join(texts) + "。\n"
    prose = (prose * (MEGABYTE // len(prose) + 1))[:MEGABYTE]
    seconds = []
    for _ in range(RUNS):
        began = time.perf_counter()
        read_quantities(prose)
        seconds.append(time.perf_counter() - began)
    return round(len(prose) / min(seconds))


if __name__ == "__main__":
    print(json.dumps(measure_quantities(), ensure_ascii=False, indent=1))
