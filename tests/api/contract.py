"""The shapes that INTERFACE promises, and what a complaint of the program looks like."""

from __future__ import annotations

from typing import Any

from corpus.types import DocumentKind
from tests.running import Ran

NOTICE = {"code": str, "message": str}
FILE = {
    "path": str, "status": {"added", "updated", "unchanged", "duplicate", "failed"}, "documents": [str],
    "encoding": (str, None), "format": (str, None), "characters": int, "passages": int, "figures": int,
    "warnings": [NOTICE], "error": ({"code": str, "message": str, "remedy": str}, None), "duplicate_of": (str, None),
}  # fmt: skip
DOC = {
    "id": str, "title": (str, None), "title_inferred": bool, "kind": {kind.value for kind in DocumentKind},
    "region": (str, None), "parent_region": (str, None), "issuer": (str, None), "year": (int, None),
    "date": (str, None), "docno": (str, None), "source": str, "format": str, "characters": int, "passages": int,
    "figures": int, "warnings": [NOTICE],
}  # fmt: skip
SHOWN = {
    **DOC,
    "text": str,
    "outline": [
        {"level": int, "number": str, "title": str, "start": int, "end": int, "kind": {"title", "heading", "item"}}
    ],
    "repairs": [{"start": int, "end": int, "raw": str, "certain": bool}],
    "removed": [{"text": str, "reason": str}],
    "cited_documents": [{"title": (str, None), "docno": (str, None)}],
}  # fmt: skip
HIT = {
    "rank": int, "score": float, "passage_id": str, "document_id": str, "title": (str, None), "region": (str, None),
    "year": (int, None), "path": [str], "text": str, "start": int, "end": int, "source": str,
}  # fmt: skip
CITATION = {
    "id": int, "document_id": str, "title": (str, None), "docno": (str, None), "region": (str, None),
    "year": (int, None), "path": [str], "quote": str, "start": int, "end": int, "page": (int, None),
    "cell": (str, None), "source": str,
}  # fmt: skip
ANSWER = {
    "question": str, "resolved_question": str, "status": {"answered", "partial", "not_found", "conflict"},
    "text": str,
    "statements": [
        {
            "text": str, "kind": {"figure", "quote", "list", "comparison", "derived", "generated", "notice"},
            "citations": [int], "calculation": (str, None),
        }
    ],
    "citations": [CITATION], "table": ({"columns": [str], "rows": [[str]]}, None), "hits": [HIT],
    "generator": str, "elapsed_ms": float,
}  # fmt: skip
INGESTED = {"files": [FILE], "documents": int, "passages": int, "figures": int, "seconds": float}
FIGURE = {
    "id": str, "document_id": str, "indicator": (str, None), "indicator_name": (str, None), "label": str,
    "region": (str, None), "period": (str, None), "period_basis": ({"stated", "document"}, None), "scope": str,
    "value": str, "value_high": (str, None), "unit": str, "qualifier": str, "kind": {"actual", "target", "standard"},
    "start": int, "end": int, "quote": str, "caliber": (str, None),
}  # fmt: skip
CONFLICTS = {
    "conflicts": [
        {
            "indicator": (str, None), "region": (str, None), "period": (str, None), "figures": [FIGURE],
            "verdict": {"contradiction", "different_caliber", "rounding"}, "message": str,
        }
    ],
    "identities": [
        {"name": str, "expression": str, "holds": (bool, None), "figures": [FIGURE], "message": str}
    ],
}  # fmt: skip
COMPARED = {
    "regions": [str],
    "topics": [
        {
            "topic": str,
            "cells": [
                {
                    "region": str, "status": {"已实施", "计划", "材料未提及", "无材料"}, "summary": str,
                    "citations": [CITATION],
                }
            ],
        }
    ],
    "indicators": [
        {
            "indicator": (str, None), "unit": str, "rankable": bool, "note": str,
            "cells": [{"region": str, "status": {"有数据", "材料未提及", "无材料"}, "figure": (FIGURE, None)}],
        }
    ],
}  # fmt: skip
CELL = {"type": {"cell"}, "file": str, "sheet": str, "cell": str, "value": (str, None)}
COMPUTED = {"type": {"computation"}, "expression": str, "cells": [CELL]}
PASSAGE = {"type": {"passage"}, "document_id": str, "start": int, "end": int, "quote": str}
STANDARD = {"type": {"standard"}, "name": str, "value": str, "source": str}
SENTENCE = {
    "text": str, "basis": {"statistics", "computed", "precedent", "template", "gap"},
    "evidence": [(CELL, COMPUTED, PASSAGE, STANDARD)],
}  # fmt: skip
FINDING = {
    "code": {
        "figure_mismatch", "figure_unsourced", "sum_mismatch", "share_mismatch", "change_mismatch",
        "change_direction", "unit_mismatch", "percent_vs_point", "wrong_region", "wrong_year", "stale_figure",
        "docno_format", "docno_unknown", "numbering", "plan_as_result", "self_contradiction",
    },
    "severity": {"error", "warning", "note"}, "message": str, "start": int, "end": int, "quote": str,
    "expected": (str, None), "evidence": [(CELL, COMPUTED, PASSAGE)],
}  # fmt: skip
DRAFT = {
    "template": str, "title": str,
    "sections": [{"heading": str, "paragraphs": [{"sentences": [SENTENCE]}]}],
    "gaps": [{"section": str, "indicator": (str, None), "message": str}], "findings": [FINDING],
    "sources": [{"type": {"statistics", "document", "standard"}, "name": str}], "files": [str],
}  # fmt: skip
REVIEW = {"findings": [FINDING], "figures": int, "checked": int, "text": str}
TEMPLATES = {"templates": [{"id": str, "name": str, "kind": {"summary", "comparison"}, "sections": [str]}]}
SEARCHED = {"query": str, "mode": {"hybrid", "lexical", "dense"}, "hits": [HIT], "elapsed_ms": float}


def faults(value: Any, shape: Any, at: str = "$") -> list[str]:
    """Where ``value`` is not of ``shape``: a type, a set of values, [each], {key: shape}, or a tuple of choices."""
    if isinstance(shape, tuple):
        choices = [[] if each is None and value is None else faults(value, each, at) for each in shape]
        return min(choices, key=len)
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{at} is no object"]
        lacking = [f"{at}.{key} is missing" for key in shape if key not in value]
        return lacking + [
            fault for key in shape if key in value for fault in faults(value[key], shape[key], f"{at}.{key}")
        ]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{at} is no list"]
        return [fault for n, each in enumerate(value) for fault in faults(each, shape[0], f"{at}[{n}]")]
    if isinstance(shape, set):
        return [] if value in shape else [f"{at} is {value!r}"]
    if shape is None:
        return [f"{at} is not null"]
    right = isinstance(value, (int, float)) if shape is float else isinstance(value, shape)
    return [] if right and (shape is bool or not isinstance(value, bool)) else [f"{at} is {value!r}"]


def assert_complains(ran: Ran, status: int, *words: str) -> None:
    """One Chinese sentence on standard error; no result, no traceback."""
    assert ran.status == status, ran.err
    assert ran.out == ""
    complaint = ran.err.strip().splitlines()[-1]
    assert complaint.startswith("错误：")
    assert complaint.endswith("。")
    assert "Traceback" not in ran.err
    for word in words:
        assert word in complaint
