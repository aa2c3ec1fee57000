"""The nouns of a template: frozen values without I/O."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class TemplateKind(StrEnum):
    """What a template makes."""

    SUMMARY = "summary"
    COMPARISON = "comparison"


class Form(StrEnum):
    """What a slot of a pattern prints of its indicator; the words that a pattern uses."""

    VALUE = ""
    CHANGE = "增减"
    VALUE_AND_CHANGE = "带增减"
    PERCENT = "增幅"
    SHARE = "占比"
    STANDARD = "达标"
    NAME = "名称"


@dataclass(frozen=True, slots=True)
class Ref:
    """An indicator by its vocabulary id, and what narrows it; empty where nothing does."""

    indicator: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed text of a pattern."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A slot for a word of the draft itself: region, regions, whole, year."""

    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot for a figure; ``whole`` is what a share is of."""

    ref: Ref
    form: Form = Form.VALUE
    whole: Ref | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in square brackets: left out where a figure in it is not to be had."""

    parts: tuple[Part, ...]


Part = Words | Word | Slot | Segment


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with slots. Figures outside square brackets are required."""

    source: str
    parts: tuple[Part, ...]


class PrecedentPurpose(StrEnum):
    """What wording is borrowed for; the values are those of ``drafting.precedent.Purpose``."""

    MEASURES = "measures"
    PROBLEMS = "problems"
    PLANS = "plans"


@dataclass(frozen=True, slots=True)
class FiguresBlock:
    """Sentences over figures, one paragraph."""

    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class OthersBlock:
    """The table's other indicators of these categories that no pattern of the template names, one paragraph."""

    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandardsBlock:
    """Figures held against the lines that documents draw, one paragraph."""

    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CompareBlock:
    """Figures of several counties side by side, one paragraph.

    :param refs: empty for all of the categories. :param changes: tells each county's change against last year too.
    """

    refs: tuple[Ref, ...]
    categories: tuple[str, ...]
    changes: bool


@dataclass(frozen=True, slots=True)
class ProblemsBlock:
    """Figures that missed a line or got worse, one paragraph; ``categories`` empty for all."""

    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrecedentsBlock:
    """Borrowed wording on topics (vocabulary ids); problems and plans may be of any.

    ``limit`` 0 is what the caller of the draft asks.
    """

    topics: tuple[str, ...]
    purpose: PrecedentPurpose
    words: str
    limit: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Fixed wording, one paragraph."""

    pattern: Pattern


Block = FiguresBlock | OthersBlock | StandardsBlock | CompareBlock | ProblemsBlock | PrecedentsBlock | TextBlock


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A heading without its number, its level (1 一、, 2 （一）) and what is under it."""

    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A genre of paper. ``lead`` and ``closing`` may be null."""

    id: str
    name: str
    kind: TemplateKind
    title: Pattern
    lead: Pattern | None
    sections: tuple[SectionPlan, ...]
    closing: Pattern | None
    path: Path
    description: str = ""
    aliases: tuple[str, ...] = ()
