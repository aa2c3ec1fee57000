"""What every part of an audit stands on: the draft, what is known, and whose and which year's draft it is (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis
from corpus.periods import parse_period
from corpus.quantity import same_unit
from corpus.regions import RegionMention
from corpus.terms import Vocabulary
from corpus.types import Document
from drafting.findings import Known

# Shorter labels (学生, 教师) are the end of too many names.
LEAST_NAME = 3
# A place that the text names so much more often than the one in its title is the place that it is about.
OWN_NAMED_TIMES = 2


@dataclass(frozen=True)
class Ground:
    """A draft and what it is held against.

    :param figures: of the draft, with the region and year that hold for the whole draft.
    :param region: whose draft it is. :param year: the year it reports on. Null where nothing says.
    :param printed: the figures as they were read.
    """

    document: Document
    figures: Sequence[Figure]
    known: Known
    vocabulary: Vocabulary
    region: str | None
    year: int | None
    printed: Sequence[Figure] = ()

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

    def sentence(self, figure: Figure) -> str:
        """The sentence that a figure stands in."""
        start = max(self.text.rfind(mark, 0, figure.value_start) for mark in "。\n") + 1
        ends = (self.text.find(mark, figure.value_end) for mark in "。\n")
        return self.text[start : min((end for end in ends if end >= 0), default=len(self.text))]


def ground_of(document: Document, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary) -> Ground:
    """The ground of an audit; figures that took the paper's own region and year take those that were given."""
    bare = Ground(document, figures, known, vocabulary, document.region, document.year)
    region = known.region or _named_most(bare) or document.region
    year = known.year or document.year
    named = _exactly(tuple(_named(each, bare) for each in figures), document.text)
    fitted = tuple(_fitted(each, document, region=region, year=year) for each in named)
    return replace(bare, figures=fitted, region=region, year=year, printed=figures)


def is_level(figure: Figure) -> bool:
    """Whether it tells what is, as one number or a range: what may be held against a cell."""
    return figure.kind is FigureKind.ACTUAL and figure.aspect is Aspect.LEVEL and figure.value is not None


def is_ahead(figure: Figure, year: int | None) -> bool:
    """Whether it tells a number of a year after the draft's own."""
    of = year_of(figure.period)
    ahead = figure.kind is FigureKind.TARGET and figure.period_basis is PeriodBasis.STATED
    return ahead and figure.value is not None and year is not None and of is not None and of > year


def is_change(figure: Figure) -> bool:
    """Whether it tells by how much something changed."""
    return figure.kind is FigureKind.ACTUAL and figure.aspect is Aspect.CHANGE and figure.value is not None


def year_of(period: str | None) -> int | None:
    """The year whose state a period tells: 2024, 2024末 and 2024-12; null for other parts of a year and spans."""
    parsed = parse_period(period) if period else None
    if parsed is None or parsed.first is None or parsed.first != parsed.last:
        return None
    return parsed.first if parsed.text in {f"{parsed.first}{end}" for end in ("", "末", "-12")} else None


_COUNTED_IN_AUTUMN = re.compile(r"(\d{4})(?:秋季|下半年|-09|-10|-11)")
_YEAR_BEGUN = re.compile(r"(\d{4})初")


def state_year(figure: Figure, *, year: int | None) -> tuple[int | None, bool]:
    """The year whose cells a level is to agree with, and whether that is sure.

    Autumn is when schools are counted; 年初 is the end of the year before; a level from which something moved
    (由53个减少到15个), which has no time of its own, is the year's before the draft's.
    """
    if figure.period is None:
        return (None if year is None else year - 1), False
    if autumn := _COUNTED_IN_AUTUMN.fullmatch(figure.period):
        return int(autumn[1]), False
    if begun := _YEAR_BEGUN.fullmatch(figure.period):
        return int(begun[1]) - 1, False
    return year_of(figure.period), True


_MOVED = re.compile(r"(?:增加|减少|增长|下降|提高|上升|降低|净增|净减|多|少|增|减)(?:了|约|近)?$")


def _moved(figure: Figure, text: str) -> bool:
    """Whether the words right before a number make it a change, whatever it was read as."""
    return (
        figure.aspect is Aspect.LEVEL
        and _MOVED.search(text, max(0, figure.value_start - 4), figure.value_start) is not None
    )


def _fitted(figure: Figure, document: Document, *, region: str | None, year: int | None) -> Figure:
    if figure.region == document.region and region is not None:
        figure = replace(figure, region=region)
    own_time = figure.period_basis is PeriodBasis.DOCUMENT and (figure.period or "") in {"", str(document.year)}
    timeless = figure.period is None and document.year is None and not _MOVES_ON.match(document.text, figure.value_end)
    if (own_time or timeless) and year is not None:
        figure = replace(figure, period=str(year), period_basis=PeriodBasis.DOCUMENT)
    return figure


# 由33个减少到13个: the first number is of the time before.
_MOVES_ON = re.compile(r"[^，,。；;]{0,4}(?:减|增|降|升|提|压|扩|上|下)[^，,。；;]{0,3}[到至为]")


def _named(figure: Figure, ground: Ground) -> Figure:
    """A figure with the indicator that its label names, where none was read; changes as changes."""
    if _moved(figure, ground.text):
        figure = replace(figure, aspect=Aspect.CHANGE)
    if figure.indicator is not None or figure.value is None or not figure.label:
        return figure
    id_ = _by_name(figure, ground) or _by_table(figure, ground)
    indicator = ground.vocabulary.indicator(id_) if id_ else None
    unit = "%" if figure.aspect is Aspect.CHANGE and figure.unit == "百分点" else figure.unit
    if indicator is None or not same_unit(indicator.unit.partition("/")[0], unit):
        return figure
    return replace(figure, indicator=indicator.id, indicator_name=indicator.name)


def _exactly(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """Figures with the key of the level before them where their own words only say it again: 实有1988731册."""
    told: list[Figure] = []
    for figure in figures:
        said = _AGAIN.match(figure.label) if figure.indicator is None and figure.value is not None else None
        if said is not None and (before := _said_before(figure, told, text, later=said["of"] != "前者")) is not None:
            named = before.indicator_name
            scope = figure.scope or before.scope
            figure = replace(figure, indicator=before.indicator, indicator_name=named, scope=scope)
        told.append(figure)
    return tuple(told)


def _said_before(figure: Figure, told: Sequence[Figure], text: str, *, later: bool) -> Figure | None:
    """The level of the sentence that a number without a name of its own goes on from; of two the later one or not."""
    near = [
        each
        for each in told
        if each.aspect is Aspect.LEVEL
        and each.indicator is not None
        and "。" not in text[each.value_end : figure.value_start]
        and "\n" not in text[each.value_end : figure.value_start]
        and same_unit(each.unit.partition("/")[0], "%" if figure.unit == "百分点" else figure.unit)
    ]
    wanted = 1 if later else 2
    return near[-wanted] if len(near) >= wanted else None


# What says a number of before once more, more exactly: 突破2.4万人次，实际完成24123人次; 3.27万人，具体为32722人.
_AGAIN = re.compile(
    r"(?P<of>前者|后者|起步|(?:小学|初中)?[尚还]?[余剩]|实际?(?:完成|有|为)?|具体|精确数?|确切数?|准确数?)"
    r"(?:同比|净?(?:增加?|减少?|多|少)|上升|下降|提高|增长|提升|降低|多出)?$"
)


def tail_of(label: str) -> str:
    """What a label has behind an indicator's name that makes it another thing: empty for 数, 还剩."""
    return _AFTER_NAME.sub("", label)


def _by_name(figure: Figure, ground: Ground) -> str | None:
    """The indicator that a label names whole: 开展督查 is 督查, 接受送教上门 is 送教上门."""
    mentions = ground.vocabulary.find_indicators(figure.label)
    if not mentions or len(mentions[-1].ids) > 1:
        return None
    last = mentions[-1]
    rest = _AFTER_NAME.sub("", figure.label[last.end :]) + _BEFORE_NAME.sub("", figure.label[: last.start])
    return None if rest else last.ids[0]


def _by_table(figure: Figure, ground: Ground) -> str | None:
    """The only indicator of the table whose name a label leaves something out of: 参与率 of 课后服务学生参与率."""
    label = _AFTER_NAME.sub("", figure.label)
    if ground.known.table is None or len(label) < LEAST_NAME:
        return None
    found = {cell.indicator for cell in ground.known.table.cells if _abridged(label, cell.name.removesuffix("数"))}
    return found.pop() if len(found) == 1 else None


def _abridged(short: str, name: str) -> bool:
    """Whether a name ends like a shorter one and holds its characters in order."""
    characters = iter(name)
    return name.endswith(short[-2:]) and 3 * len(short) >= len(name) and all(each in characters for each in short)


# What may stand round an indicator's name in a label without making it another: 开展督查, 接受送教上门.
_AFTER_NAME = re.compile(r"[数为的]|人数|总数|减少|增加|提高|下降|增长|只剩|还剩|仅剩|还有")
_BEFORE_NAME = re.compile(r"而|小学|初中|开展|组织|接受|实施|全[县市区]|共|的|在|参加|有")


def _named_most(bare: Ground) -> str | None:
    """The place that the text names, where that is plainly another than the one that its title gave."""
    regions = bare.vocabulary.regions
    named = (mention.regions[0] for mention in bare.places if len(mention.regions) == 1)
    counted = Counter(place.name for place in named if bare.region not in regions.ancestors(place))
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
