"""What a draft is made from: one value handed to all that write parts of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.terms import Vocabulary
from corpus.thresholds import load_thresholds
from drafting.cells import StatTable
from drafting.rendering.facts import Facts
from drafting.rendering.held import has_standard
from drafting.rendering.wording import whole_word
from drafting.template import indicators_of
from drafting.templating.nouns import CompareBlock, Ref, StandardsBlock, Template, TemplateKind

if TYPE_CHECKING:
    from corpus.library import Library


@dataclass(frozen=True)
class Job:
    """A draft to be made.

    :param facts: the figures of the county whose draft it is. :param counties: those that a comparison compares.
    :param words: what the word slots of patterns stand for. :param named: figures that a pattern of the template names.
    :param told: those, and what is compared or held against a line; no sentence tells them once more.
    :param precedents: most borrowed sentences of a block that does not say; 0 borrows nothing.
    """

    library: Library
    template: Template
    facts: Facts
    counties: tuple[Facts, ...]
    words: Mapping[str, str]
    named: frozenset[Ref]
    told: frozenset[Ref]
    precedents: int

    @property
    def region(self) -> str:
        """Full name of the county whose draft it is."""
        return self.facts.region

    @property
    def year(self) -> int:
        """The year that it reports."""
        return self.facts.year

    @property
    def table(self) -> StatTable:
        """The statistics."""
        return self.facts.table

    @property
    def vocabulary(self) -> Vocabulary:
        """The library's vocabulary."""
        return self.facts.vocabulary


def job_of(
    library: Library,
    *,
    template: Template,
    region: str,
    year: int,
    table: StatTable,
    regions: Sequence[str],
    precedents: int,
) -> Job:
    """A draft's inputs made ready: everything that is the same for all sentences is looked up once."""
    vocabulary = library.vocabulary
    own = library.folder / "vocabulary"
    facts = Facts(
        table,
        region,
        year,
        vocabulary,
        places=places_of(region, vocabulary),
        thresholds=load_thresholds(extra=own if own.is_dir() else None),
    )
    compared = (
        counties_of(region, table, regions, vocabulary) if template.kind is TemplateKind.COMPARISON else (region,)
    )
    required, optional = indicators_of(template)
    blocks = [block for section in template.sections for block in section.blocks]
    side_by_side = (ref for block in blocks if isinstance(block, CompareBlock) for ref in block.refs)
    held = (ref for block in blocks if isinstance(block, StandardsBlock) for ref in block.refs)
    counties = tuple(facts if each == region else facts.elsewhere(each) for each in compared)
    said = [*required, *optional, *side_by_side, *(ref for ref in held if has_standard(ref, facts))]
    return Job(
        library=library,
        template=template,
        facts=facts,
        counties=counties,
        words={
            "region": region,
            "regions": "、".join(compared),
            "whole": whole_word(region),
            "year": str(year),
        },
        named=frozenset((*required, *optional)),
        told=frozenset((*said, *(county.named(ref) for county in (facts, *counties) for ref in said))),
        precedents=precedents,
    )


def counties_of(region: str, table: StatTable, regions: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The counties of a comparison: those asked for, else all of the table but the one that the others lie in."""
    if regions:
        return tuple(dict.fromkeys(regions))
    others = tuple(each for each in table.regions if each != region)
    lie_in_it = any(region in places_of(each, vocabulary)[1:] for each in others)
    return others if lie_in_it else table.regions


def places_of(region: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A place and those above it; where several places share the name, what lies above all of them."""
    found = vocabulary.regions.resolve(region)
    above = [vocabulary.regions.ancestors(each) for each in found if each.name == region]
    shared = [name for name in above[0] if all(name in names for names in above)] if above else []
    return (region, *shared)
