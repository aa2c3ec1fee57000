"""Figures of invented places built by hand, for tests of what is done with figures once they are read."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256

from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis


def figure(value: str | None, unit: str = "人", **fields: object) -> Figure:
    """A figure of 霞桥县 in 2024 with this value; any field may be given."""
    label = str(fields.get("label", "在校学生"))
    said = f"{label}{value}{unit}"
    defaults: dict[str, object] = {
        "id": sha256(f"{value}{unit}{sorted(fields.items(), key=str)}".encode()).hexdigest()[:16],
        "document_id": "paper",
        "indicator": None,
        "indicator_name": None,
        "label": label,
        "region": "霞桥县",
        "period": "2024",
        "period_basis": PeriodBasis.DOCUMENT,
        "scope": "",
        "value": None if value is None else Decimal(value),
        "value_high": None,
        "denominator": None,
        "value_text": value or "数千",
        "unit": unit,
        "qualifier": "",
        "kind": FigureKind.ACTUAL,
        "aspect": Aspect.LEVEL,
        "compared": None,
        "start": 0,
        "end": len(said),
        "quote": said,
        "value_start": len(label),
        "value_end": len(said),
        "caliber": None,
        "whole": None,
        "breakdown": 0,
    }
    return Figure(**{**defaults, **fields})  # type: ignore[arg-type]
