"""The JSON shapes of templates, drafts and reviews, as plain dictionaries (pure). INTERFACE names them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.cells import Cell, StatTable, TableCheck, UnknownName
from drafting.drafts import Computation, Draft, DraftSection, Evidence, Gap, IndicatorTable, Sentence, Source
from drafting.findings import Finding, FindingEvidence, Witness, Working
from drafting.review import Review
from drafting.template import Template, indicators_of
from drafting.templating.nouns import Ref


def templates_shape(templates: Iterable[Template]) -> dict[str, Any]:
    """``{"templates": [...]}``: what each is called, for whom it is, and which indicators it asks a table for."""
    return {"templates": [template_shape(template) for template in templates]}


def template_shape(template: Template) -> dict[str, Any]:
    """One template; ``source`` is the file it was read from."""
    required, optional = indicators_of(template)
    return {
        "id": template.id,
        "name": template.name,
        "kind": template.kind.value,
        "description": template.description,
        "sections": [section.heading for section in template.sections if section.heading],
        "indicators": [_ref_shape(ref, required=True) for ref in required]
        + [_ref_shape(ref, required=False) for ref in optional],
        "source": str(template.path),
    }


def _ref_shape(ref: Ref, *, required: bool) -> dict[str, Any]:
    return {"indicator": ref.indicator, "scope": ref.scope, "required": required}


def draft_shape(draft: Draft, *, table: StatTable, files: Iterable[Path]) -> dict[str, Any]:
    """A draft, every sentence with its evidence. :param files: what was written."""
    return {
        "template": draft.template,
        "template_name": draft.template_name,
        "title": draft.title,
        "region": draft.region,
        "year": draft.year,
        "sections": [_section_shape(section) for section in draft.sections],
        "gaps": [_gap_shape(gap) for gap in draft.gaps],
        "findings": [finding_shape(finding) for finding in draft.findings],
        "sources": [_source_shape(source) for source in draft.sources],
        "table": None if draft.table is None else _table_shape(draft.table),
        "notes": list(draft.notes),
        "statistics": statistics_shape(table),
        "remarks": list(draft.remarks),
        "generator": draft.generator,
        "files": [str(file) for file in files],
    }


def statistics_shape(table: StatTable) -> dict[str, Any]:
    """What was understood of the statistics and what was not."""
    return {
        "cells": len(table.cells),
        "regions": list(table.regions),
        "unknown": [_unknown_shape(name) for name in table.unknown],
        "checks": [_check_shape(check) for check in table.checks],
        "notices": [{"code": notice.code, "message": notice.message} for notice in table.notices],
    }


def review_shape(found: Review) -> dict[str, Any]:
    """What a review found; offsets point into ``text``."""
    return {
        "findings": [finding_shape(finding) for finding in found.findings],
        "figures": found.figures,
        "checked": found.checked,
        "remarks": list(found.remarks),
        "text": found.text,
    }


def finding_shape(finding: Finding) -> dict[str, Any]:
    """FINDING."""
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "expected": finding.expected,
        "evidence": [_witness_shape(each) for each in finding.evidence],
    }


def sentence_shape(sentence: Sentence) -> dict[str, Any]:
    """SENTENCE."""
    return {
        "text": sentence.text,
        "basis": sentence.basis.value,
        "evidence": [evidence_shape(each) for each in sentence.evidence],
    }


def evidence_shape(evidence: Evidence) -> dict[str, Any]:
    """What a sentence rests on: a cell, a computation, a passage, or a standard's line."""
    if isinstance(evidence, Cell):
        return _cell_shape(evidence)
    if isinstance(evidence, Computation):
        return {
            "type": "computation",
            "expression": evidence.expression,
            "shown": evidence.shown,
            "cells": [_cell_shape(cell) for cell in evidence.cells],
        }
    if isinstance(evidence, Citation):
        return {
            "type": "passage",
            "document_id": evidence.document_id,
            "title": evidence.title,
            "region": evidence.region,
            "year": evidence.year,
            "path": list(evidence.path),
            "start": evidence.start,
            "end": evidence.end,
            "quote": evidence.quote,
            "source": evidence.source,
        }
    return _standard_shape(evidence)


def _standard_shape(line: Threshold) -> dict[str, Any]:
    return {"type": "standard", "name": line.name, "value": line.wording, "source": line.source, "note": line.note}


def _witness_shape(evidence: FindingEvidence) -> dict[str, Any]:
    if isinstance(evidence, Cell):
        return _cell_shape(evidence)
    if isinstance(evidence, Working):
        return {
            "type": "computation",
            "expression": evidence.expression,
            "cells": [_cell_shape(cell) for cell in evidence.cells],
        }
    return _quoted_shape(evidence)


def _quoted_shape(witness: Witness) -> dict[str, Any]:
    return {
        "type": "passage",
        "document_id": witness.document_id,
        "title": witness.title,
        "start": witness.start,
        "end": witness.end,
        "quote": witness.quote,
    }


def _cell_shape(cell: Cell) -> dict[str, Any]:
    return {
        "type": "cell",
        "file": cell.file,
        "sheet": cell.sheet,
        "cell": cell.address,
        "value": cell.value_text,
        "unit": cell.unit,
        "raw": cell.raw,
        "indicator": cell.indicator,
        "region": cell.region,
        "period": cell.period,
        "scope": cell.scope,
    }


def _section_shape(section: DraftSection) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "level": section.level,
        "paragraphs": [
            {"sentences": [sentence_shape(sentence) for sentence in paragraph.sentences]}
            for paragraph in section.paragraphs
        ],
    }


def _gap_shape(gap: Gap) -> dict[str, Any]:
    return {
        "section": gap.section,
        "indicator": gap.indicator,
        "indicator_name": gap.indicator_name,
        "scope": gap.scope,
        "region": gap.region,
        "year": gap.year,
        "mark": gap.mark,
        "message": gap.message,
    }


def _source_shape(source: Source) -> dict[str, Any]:
    return {"type": source.type, "name": source.name, "detail": source.detail, "document_id": source.document_id}


def _table_shape(table: IndicatorTable) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [
            {
                "name": row.name,
                "scope": row.scope,
                "unit": row.unit,
                "cells": [None if cell is None else _cell_shape(cell) for cell in row.cells],
                "change": row.change,
            }
            for row in table.rows
        ],
    }


def _unknown_shape(name: UnknownName) -> dict[str, Any]:
    return {"kind": name.kind.value, "name": name.name, "file": name.file, "sheet": name.sheet, "cell": name.address}


def _check_shape(check: TableCheck) -> dict[str, Any]:
    return {
        "name": check.name,
        "severity": check.severity.value,
        "expression": check.expression,
        "message": check.message,
        "cells": [_cell_shape(cell) for cell in check.cells],
    }
