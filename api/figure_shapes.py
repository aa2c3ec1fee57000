"""The JSON shapes of figures, conflicts and comparisons, as plain dictionaries (pure). INTERFACE names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from api.shapes import citation_shape
from corpus.figures import Check, CheckResult, Conflict, Figure
from retrieval.comparison import Comparison, IndicatorRow, TopicRow

_HOLDS = {CheckResult.HOLDS: True, CheckResult.FAILS: False, CheckResult.UNVERIFIABLE: None}


def figures_shape(figures: Iterable[Figure]) -> dict[str, Any]:
    """``{"figures": [FIGURE...]}``."""
    return {"figures": [figure_shape(figure) for figure in figures]}


def figure_shape(figure: Figure) -> dict[str, Any]:
    """FIGURE: ``quote == text[start:end]`` of its document; the quantity is ``[value_start, value_end)``."""
    return {
        "id": figure.id,
        "document_id": figure.document_id,
        "indicator": figure.indicator,
        "indicator_name": figure.indicator_name,
        "label": figure.label,
        "region": figure.region,
        "period": figure.period,
        "period_basis": None if figure.period_basis is None else figure.period_basis.value,
        "scope": figure.scope,
        "value": figure.value_text if figure.value_high is None else str(figure.value),
        "value_high": None if figure.value_high is None else str(figure.value_high),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind.value,
        "aspect": figure.aspect.value,
        "compared": figure.compared,
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "value_start": figure.value_start,
        "value_end": figure.value_end,
        "caliber": figure.caliber,
        "whole": figure.whole,
        "breakdown": figure.breakdown,
    }


def conflicts_shape(
    conflicts: Iterable[Conflict], checks: Iterable[Check], *, figures: Mapping[str, Figure]
) -> dict[str, Any]:
    """``{"conflicts", "identities"}``. :param figures: those that the checks name, by id."""
    return {
        "conflicts": [conflict_shape(conflict) for conflict in conflicts],
        "identities": [check_shape(check, figures=figures) for check in checks],
    }


def conflict_shape(conflict: Conflict) -> dict[str, Any]:
    """Figures of one key that differ, and what that means."""
    return {
        "indicator": conflict.indicator,
        "label": conflict.label,
        "region": conflict.region,
        "period": conflict.period,
        "scope": conflict.scope,
        "figures": [figure_shape(figure) for figure in conflict.figures],
        "verdict": conflict.verdict.value,
        "message": conflict.message,
    }


def check_shape(check: Check, *, figures: Mapping[str, Figure]) -> dict[str, Any]:
    """What must hold between figures of a paper; ``holds`` is null where it cannot be verified."""
    return {
        "document_id": check.document_id,
        "name": check.name,
        "expression": check.expression,
        "holds": _HOLDS[check.result],
        "figures": [figure_shape(figures[id_]) for id_ in check.figures if id_ in figures],
        "message": check.message,
    }


def comparison_shape(comparison: Comparison) -> dict[str, Any]:
    """``{"regions", "topics", "indicators"}``: every region has a cell in every row."""
    return {
        "regions": list(comparison.regions),
        "topics": [_topic_shape(row) for row in comparison.topics],
        "indicators": [_indicator_shape(row) for row in comparison.indicators],
    }


def _topic_shape(row: TopicRow) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "cells": [
            {
                "region": cell.region,
                "status": cell.status.value,
                "summary": cell.summary,
                "citations": [citation_shape(citation) for citation in cell.citations],
            }
            for cell in row.cells
        ],
    }


def _indicator_shape(row: IndicatorRow) -> dict[str, Any]:
    return {
        "indicator": row.indicator_id,
        "indicator_name": row.indicator,
        "scope": row.scope,
        "unit": row.unit,
        "rankable": row.rankable,
        "note": row.note,
        "cells": [
            {
                "region": cell.region,
                "status": cell.status.value,
                "figure": None if cell.figure is None else figure_shape(cell.figure),
                "citation": None if cell.citation is None else citation_shape(cell.citation),
            }
            for cell in row.cells
        ],
    }
