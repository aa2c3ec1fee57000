"""Figures held against the lines that documents draw: 达到, 未达到 (pure).

Only lines whose source was read are shown, each with its document. A county's mean that reaches a line does not mean
that each school reaches it; what the table of lines warns of is said with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.threshold_table import Threshold
from corpus.thresholds import Verdict, judge, thresholds_for
from drafting.cells import Cell
from drafting.rendering.facts import Facts

# A line is named by its document; what names none (a press conference) is no source to print.
_DOCUMENT = re.compile(r"《[^》]+》|〔\d{4}〕\d+号")
_YEAR = re.compile(r"(?<![〔\d])\d{4}年")
_SAID = {Verdict.MET: "达到", Verdict.NOT_MET: "未达到"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell by a line: what a sentence says of it without and with the document's name."""

    threshold: Threshold
    verdict: Verdict
    line: str
    part: str

    @property
    def clause(self) -> str:
        """达到《…》（文号）资源配置第4项不低于4.5平方米的标准."""
        return f"{_SAID[self.verdict]}{self.threshold.source}{self.part}{self.line}的标准"

    @property
    def short_clause(self) -> str:
        """达到不低于4.5平方米的标准."""
        return f"{_SAID[self.verdict]}{self.line}的标准"


def judged(cell: Cell, facts: Facts) -> tuple[Judged, ...]:
    """What a cell is by the lines that may be shown for it: the strictest of each document, where it can be said."""
    lines = thresholds_for(
        cell.indicator, scope=cell.scope, year=facts.year, regions=facts.places, thresholds=facts.thresholds
    )
    found = []
    for threshold in _strictest([line for line in lines if _DOCUMENT.search(line.source)]):
        judgement = judge(cell, threshold)
        if judgement is not None and judgement.verdict in _SAID:
            found.append(Judged(threshold, judgement.verdict, threshold.wording, part_of(threshold)))
    return tuple(found)


def part_of(threshold: Threshold) -> str:
    """Which part of its document a line is; empty where that speaks of a year."""
    return "" if _YEAR.search(threshold.name) else threshold.name


def caution(threshold: Threshold, *, year: int) -> str:
    """What must be said with a line; empty where that speaks of other years."""
    note = threshold.note.strip("。 ")
    return note if set(_YEAR.findall(note)) <= {f"{year}年"} else ""


def _strictest(lines: Sequence[Threshold]) -> list[Threshold]:
    """Of the lines of one document the strictest: the 85% line of a standard is not the standard."""
    best: dict[str, Threshold] = {}
    for line in lines:
        known = best.get(line.source)
        if known is None or (line.value > known.value) == (line.sign == ">="):
            best[line.source] = line
    return list(best.values())
