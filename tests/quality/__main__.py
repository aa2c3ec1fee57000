"""``python -m tests.quality``: measures, prints and files the figures under docs/quality/."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.quality.caches import PROJECT

OUT = PROJECT / "docs" / "quality"


def main() -> None:
    """Measure what was asked for, keep the other figures of last time, write both files and print the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--only", action="append", choices=sorted(MEASUREMENTS), help="leave the others as they were")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for latest.md and latest.json")
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)

    from tests.quality.report import page

    kept = options.out / "latest.json"
    figures: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    for name in options.only or list(MEASUREMENTS):
        key, measure = MEASUREMENTS[name]
        print(f"measuring {name} …", flush=True)
        figures[key] = measure()
        figures.setdefault("measured", {})[key] = datetime.now().astimezone().isoformat(timespec="minutes")
    options.out.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    said = page(figures)
    (options.out / "latest.md").write_text(said, encoding="utf-8")
    print(said)


def _retrieval() -> dict[str, Any]:
    from tests.quality.retrieval import measure_retrieval

    return measure_retrieval()


def _papers() -> dict[str, Any]:
    from tests.quality.papers import measure_papers

    return measure_papers()


def _questions() -> dict[str, Any]:
    from tests.quality.questions import measure_questions

    return measure_questions()


def _figures() -> dict[str, Any]:
    from tests.quality.checks import measure_checks
    from tests.quality.figures import measure_figures
    from tests.quality.practices import measure_practices
    from tests.quality.quantities import measure_quantities

    return {
        "quantities": measure_quantities(),
        "facts": measure_figures(),
        "checks": measure_checks(),
        "practices": measure_practices(),
    }


def _drafts() -> dict[str, Any]:
    from tests.quality.drafts import measure_drafts
    from tests.quality.reviews import measure_reviews
    from tests.quality.workbooks import measure_workbooks

    return {"workbooks": measure_workbooks(), "reviews": measure_reviews(), "drafts": measure_drafts()}


def _speed() -> dict[str, Any]:
    from tests.quality.speed import measure_speed

    return measure_speed()


MEASUREMENTS: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "drafts": ("drafts", _drafts),
    "figures": ("figures", _figures),
    "outline": ("papers", _papers),
    "questions": ("questions", _questions),
    "retrieval": ("retrieval", _retrieval),
    "speed": ("speed", _speed),
}


if __name__ == "__main__":
    main()
