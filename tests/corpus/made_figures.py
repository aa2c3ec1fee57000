"""Figures made by hand, each at a place of its own behind the last one."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import Any

from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis
from corpus.terms import load_vocabulary

VOCABULARY = load_vocabulary()
_NUMBERS = count(1)


def made(label: str, value: str | None, unit: str = "", **fields: Any) -> Figure:
    """A result of 云岭县 in 2024; ``value`` 1:16.8 gives a denominator, ``at`` the place where it is printed."""
    label = fields.pop("named", label)
    number = next(_NUMBERS)
    first, _, last = (value or "").partition(":")
    place = fields.pop("at", number * 20)
    quote = fields.pop("quote", f"{label}{value or ''}{unit if unit != '比' else ''}")
    indicator = fields.get("indicator")
    known = VOCABULARY.indicator(indicator) if indicator else None
    given: dict[str, Any] = {
        "id": f"f{number}",
        "document_id": "d1",
        "indicator": None,
        "indicator_name": known.name if known else None,
        "label": label,
        "region": "云岭县",
        "period": "2024",
        "period_basis": PeriodBasis.DOCUMENT,
        "scope": "",
        "value": Decimal(first) if value else None,
        "value_high": None,
        "denominator": Decimal(last) if last else None,
        "value_text": value or "数千",
        "unit": unit,
        "qualifier": "",
        "kind": FigureKind.ACTUAL,
        "aspect": Aspect.LEVEL,
        "compared": None,
        "start": place,
        "end": place + len(quote),
        "quote": quote,
        "value_start": place + quote.find(value or ""),
        "value_end": place + max(quote.find(value or ""), 0) + len(f"{value or quote}{unit if unit != '比' else ''}"),
        "caliber": None,
        "whole": None,
        "breakdown": 0,
    }
    return Figure(**{**given, **fields})


def change(label: str, value: str, unit: str, **fields: Any) -> Figure:
    """By how much something changed; ``label`` ends with the word that says which way."""
    return made(label, value, unit, aspect=Aspect.CHANGE, **{"compared": "上年", **fields})
