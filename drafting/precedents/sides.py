"""Who borrows and who lends: their names, their levels, and how each calls its offices (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.regions import Gazetteer
from corpus.types import DocumentSummary

# How a place of each ending calls itself: 全县, 我区, 市委.
LEVELS = "县区市旗州盟省"
COUNTY_LEVELS = "县区市旗"
# Endings of an office of education, longest first.
_OFFICES = ("教育和体育局", "教育体育局", "教育科技局", "教体局", "教科局", "教文体局", "文教局", "教育局", "教委")
_DEFAULT_OFFICE = "教育局"


@dataclass(frozen=True, slots=True)
class Side:
    """A county as borrower or lender.

    :param names: full names through its renamings. :param level: 县, 区, 市…; empty where its name does not tell.
    :param above: names of what lies above it. :param office: how its office of education is called: 教体局.
    """

    name: str
    names: frozenset[str]
    level: str
    above: tuple[str, ...] = ()
    office: str = _DEFAULT_OFFICE


@dataclass(frozen=True, slots=True)
class Parties:
    """A borrower and a lender, and what of the library tells one county's words from everybody's.

    :param elsewhere: full and short names of places that are neither the borrower nor above it.
    :param quoted: phrase in quotation marks -> counties whose papers use it.
    :param brands: those that are the lender's own, see ``names.brands_of``.
    """

    own: Side
    lender: Side
    elsewhere: frozenset[str] = frozenset()
    quoted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    brands: frozenset[str] = frozenset()

    @property
    def same(self) -> bool:
        """Whether the county borrows from its own papers."""
        return bool(self.own.names & self.lender.names)


def side_of(name: str, papers: Iterable[DocumentSummary], gazetteer: Gazetteer) -> Side:
    """A county with what its own papers tell of it."""
    known = gazetteer.resolve(name)[:1]
    names = frozenset((name, *(place.name for region in known for place in gazetteer.lineage(region))))
    own = [paper for paper in papers if paper.region in names]
    above = [above for region in known for above in gazetteer.ancestors(region)]
    above += [paper.parent_region for paper in own if paper.parent_region]
    issuers = (paper.issuer for paper in sorted(own, key=lambda paper: -(paper.year or 0)) if paper.issuer)
    offices = (office for issuer in issuers for office in _OFFICES if issuer.endswith(office))
    return Side(
        name,
        names,
        next((level for level in LEVELS if name.endswith(level)), ""),
        tuple(dict.fromkeys(above)),
        next(offices, _DEFAULT_OFFICE),
    )
