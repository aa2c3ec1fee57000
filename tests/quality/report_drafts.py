"""The page's section on drafts: workbooks read, faults found, drafts recomputed (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.quality.tables import table

CELLS = ("files", "files_failed", "cells", "recall", "precision", "missing_kept", "units_right", "unknown_listed")
FOUND = ("faults", "detected", "strict", "untouched", "figures", "checked", "alarms", "alarms_per_100")
DRAFTED = (
    "drafts", "failed", "numbers", "without_evidence", "wrong_flagged", "wrong_tried", "other_places", "other_years",
    "sentences_without_comment", "blanked", "blanked_without_gap", "gaps_beside_blanked", "slowest_seconds",
)  # fmt: skip

NOTE = """\
A fault is found where a finding with an acceptable code overlaps its sentence (detected) or the changed stretch itself
(strict). Alarms are findings, of any severity, in untouched texts. Drafts are recomputed from the finished .docx by a
pass that knows the workbook and nothing of the drafting code; `wrong flagged` of `wrong tried` says how many numbers
it notices when one digit of them is changed."""


def drafted(figures: Mapping[str, Any]) -> list[str]:
    """The lines of the section; none where nothing was measured."""
    found = figures.get("drafts", {})
    if not found:
        return []
    reviews = {name: some for name, some in found["reviews"].items() if "skipped" not in some}
    drafts, speed = found["drafts"], found["drafts"]["speed"]
    kinds = {kind for some in reviews.values() for kind in some.get("kinds", ())}
    shown = [name for name, some in reviews.items() if "kinds" in some]
    templates = [(name, *(some.get(m) for m in DRAFTED)) for name, some in drafts["by_template"].items()]
    return [
        "## Drafts (起草与核校)",
        "",
        NOTE,
        "",
        *table(("workbooks (统计表)", *_words(CELLS)), _rows(found["workbooks"], CELLS)),
        "",
        *table(("reviews (核校)", *_words(FOUND)), _rows(reviews, FOUND)),
        "",
        *table(
            ("found, by kind", *shown),
            [(kind, *(_share(reviews[name]["kinds"].get(kind)) for name in shown)) for kind in sorted(kinds)],
        ),
        "",
        *table(
            ("alarms, by code", *shown),
            [
                (code, *(reviews[name]["alarms_by_code"].get(code, 0) for name in shown))
                for code in sorted({code for name in shown for code in reviews[name]["alarms_by_code"]})
            ],
        ),
        "",
        *table(("drafts (起草)", *_words(DRAFTED)), [*templates, ("all", *(drafts.get(name) for name in DRAFTED))]),
        "",
        f"With {speed['indicators']} indicators and {speed['passages']} passages, both papers written: "
        + ", ".join(
            f"{name} {some['seconds']} s ({some['characters']} characters)"
            for name, some in speed.items()
            if isinstance(some, Mapping) and "seconds" in some
        )
        + ".",
    ]


def _words(names: tuple[str, ...]) -> list[str]:
    return [name.replace("_", " ") for name in names]


def _rows(sets: Mapping[str, Mapping[str, Any]], names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [(name, *(some.get(measure) for measure in names)) for name, some in sets.items()]


def _share(kind: Mapping[str, Any] | None) -> str:
    return "–" if kind is None else f"{kind['detected']:.3f} of {kind['faults']}"
