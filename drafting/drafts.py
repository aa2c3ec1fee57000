"""The nouns of a draft: frozen values without logic and without I/O.

Every Sentence carries what it rests on: cells, computations over cells, passages of papers, lines of the threshold
table. What has no evidence is a gap, and says so in its text: 【待补：指标名（年度）】.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.cells import Cell, TableCheck, UnknownName
from drafting.findings import Finding


class Basis(StrEnum):
    """What a sentence is made of."""

    STATISTICS = "statistics"
    COMPUTED = "computed"
    PRECEDENT = "precedent"
    TEMPLATE = "template"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Computation:
    """A number worked out from cells: ``expression`` is ``79 - 83 = -4``, ``shown`` what the sentence says: 4所."""

    expression: str
    shown: str
    cells: tuple[Cell, ...]


Evidence = Cell | Computation | Citation | Threshold


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or clause with its mark) of a draft and what it rests on.

    ``text`` ends with its own punctuation; the sentences of a paragraph are joined without anything between.
    """

    text: str
    basis: Basis
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading with its number as printed (一、基本情况; （一）夯实控辍保学责任) and what follows it.

    :param level: 1 for 一、, 2 for （一）; 0 for the lead and the closing, whose heading is empty.
    """

    heading: str
    level: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the text marks with 【待补：…】.

    :param indicator: vocabulary id; null where a borrowed sentence lost a figure that no table has.
    :param message: what is missing and where it was looked for, in Chinese.
    """

    section: str
    indicator: str | None
    indicator_name: str
    scope: str
    year: int | None
    region: str
    mark: str
    message: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the appendix table: an indicator's cells, one a column; null where the table has none."""

    name: str
    scope: str
    unit: str
    cells: tuple[Cell | None, ...]
    change: str = ""
    computation: Computation | None = None


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """The appendix table: columns are years (本县) or counties (比较), ``with_change`` adds 比上年."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    with_change: bool


class Appendix(StrEnum):
    """What stands behind the text of a drafted paper, in this order; it is evidence and no part of the paper."""

    INDICATORS = "主要指标表"
    SOURCES = "数据来源表"
    GAPS = "待补清单"
    NOTES = "口径说明"
    CITATIONS = "引用清单"
    HINTS = "核校提示"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, paper or standard that the draft rests on; ``type`` is statistics, document or standard."""

    type: str
    name: str
    detail: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted paper. ``findings`` lists what the audit found, also of sentences held back from the text.

    :param notes: 口径说明, a sentence each.
    :param signer: 署名; ``dated``: 成文日期, 2024年12月20日; empty where nobody gave one.
    :param remarks: what the user should know of how it was made, a Chinese sentence each.
    """

    template: str
    template_name: str
    title: str
    region: str
    year: int
    sections: tuple[DraftSection, ...]
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()
    table: IndicatorTable | None = None
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    checks: tuple[TableCheck, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    signer: str = ""
    dated: str = ""
    generator: str = "extractive"
    remarks: tuple[str, ...] = ()
