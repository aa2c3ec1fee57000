"""What every part of an audit stands on: the draft, what is known, and whose and which year's draft it is (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis
from corpus.periods import parse_period
from corpus.regions import RegionMention
from corpus.terms import Vocabulary
from corpus.types import Document
from drafting.findings import Known

# A place that the text names so much more often than the one in its title is the place that it is about.
OWN_NAMED_TIMES = 2


@dataclass(frozen=True)
class Ground:
    """A draft and what it is held against.

    :param figures: of the draft, with the region and year that hold for the whole draft.
    :param region: whose draft it is. :param year: the year it reports on. Null where nothing says.
    """

    document: Document
    figures: Sequence[Figure]
    known: Known
    vocabulary: Vocabulary
    region: str | None
    year: int | None

    @property
    def text(self) -> str:
        """The draft's text, which all offsets point into."""
        return self.document.text

    @cached_property
    def places(self) -> tuple[RegionMention, ...]:
        """The places that the draft names, in its order."""
        return tuple(self.vocabulary.regions.find(self.text))

    @cached_property
    def family(self) -> frozenset[str]:
        """Full names of the draft's own place, of those above it and of its renamings."""
        names: set[str] = set()
        for region in self.vocabulary.regions.resolve(self.region or ""):
            for own in self.vocabulary.regions.lineage(region):
                names |= {own.name, *self.vocabulary.regions.ancestors(own)}
        parent = self.document.parent_region or ""
        above = {region.name for mention in self.vocabulary.regions.find(parent) for region in mention.regions}
        return frozenset(names | above | ({self.region} if self.region else set()))

    def figure_at(self, start: int, end: int) -> Figure | None:
        """The figure whose quantity a stretch touches."""
        return next((each for each in self.figures if each.value_start < end and start < each.value_end), None)


def ground_of(document: Document, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary) -> Ground:
    """The ground of an audit; figures that took the paper's own region and year take those that were given."""
    bare = Ground(document, figures, known, vocabulary, document.region, document.year)
    region = known.region or _named_most(bare) or document.region
    year = known.year or document.year
    fitted = tuple(_fitted(each, document, region=region, year=year) for each in figures)
    return replace(bare, figures=fitted, region=region, year=year)


def is_level(figure: Figure) -> bool:
    """Whether it tells what is, as one number or a range: what may be held against a cell."""
    return figure.kind is FigureKind.ACTUAL and figure.aspect is Aspect.LEVEL and figure.value is not None


def is_change(figure: Figure) -> bool:
    """Whether it tells by how much something changed."""
    return figure.kind is FigureKind.ACTUAL and figure.aspect is Aspect.CHANGE and figure.value is not None


def year_of(period: str | None) -> int | None:
    """The year whose state a period tells: 2024, 2024末 and 2024-12; null for other parts of a year and spans."""
    parsed = parse_period(period) if period else None
    if parsed is None or parsed.first is None or parsed.first != parsed.last:
        return None
    return parsed.first if parsed.text in {f"{parsed.first}{end}" for end in ("", "末", "-12")} else None


def _fitted(figure: Figure, document: Document, *, region: str | None, year: int | None) -> Figure:
    if figure.region == document.region and region is not None:
        figure = replace(figure, region=region)
    own_time = figure.period_basis is PeriodBasis.DOCUMENT and (figure.period or "") in {"", str(document.year)}
    if own_time and year is not None:
        figure = replace(figure, period=str(year))
    return figure


def _named_most(bare: Ground) -> str | None:
    """The place that the text names, where that is plainly another than the one that its title gave."""
    counted = Counter(mention.regions[0].name for mention in bare.places if len(mention.regions) == 1)
    counted = Counter({name: n for name, n in counted.items() if _same_rank(name, bare.region)})
    if not counted or bare.region is None:
        return None
    (name, most) = counted.most_common(1)[0]
    others = sum(n for other, n in counted.items() if other not in (name, bare.region))
    sure = most >= OWN_NAMED_TIMES * max(1, counted[bare.region]) and not others
    return name if sure and name != bare.region else None


def _same_rank(name: str, region: str | None) -> bool:
    """Whether two places may be taken for each other: neither is the city of the other."""
    return region is not None and (name[-1:] == region[-1:] or {name[-1:], region[-1:]} <= set("县区旗"))
