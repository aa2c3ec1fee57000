"""Places that a question is about: by the gazetteer, by the library's own names, and by shape (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from corpus.regions import Gazetteer, RegionMention, place_names
from corpus.types import Region

_GAP = re.compile(r"[\s·]*的?\s*$")
_SHAPED = re.compile(r"(?:县|区|市|旗|州)$")
_ASKING_NAME = re.compile(r"[哪这那某各几些什么该本全我你他每]")
# Districts whose name is a common word count only right after the city that has them: 阳泉市城区, not 房县城区.
_COMMON_NAMES = frozenset(("城区", "郊区", "矿区", "市中区", "新区", "市区"))
# What ends like a district and is a kind of place: 老城区, 学区, 山区.
_KIND_OF_PLACE = re.compile(r"(?:[城学片社小园校山库林牧灾景辖矿郊厂]|中心|住宅|示范|试点)区$|[城集]市$")
_TITLE = re.compile(r"《[^》]*》|〈[^〉]*〉")
_LEVEL = (
    r"(?:县市区|市县区|县[(（]市[、,，]?区[)）]|县[(（]市[)）]|"
    r"县市|市县|区县|县区|市区县|县|区|市|地区|地方|地市|城市|省份|省|地)"
)
_COUNT = r"(?:[一二两三四五六七八九十几多\d]+)"
_EVERY = re.compile(
    rf"(?:各(?:个)?|所有(?:的)?|全部(?:的)?|每(?:一)?个|其他|其它|其余){_LEVEL}(?!别|自|级|类|位|项|种|教)"
    rf"|{_COUNT}个?{_LEVEL}(?!级|长|以|内|外|位|区域)|(?:哪|那)(?:些|几个|一个|个|{_COUNT}个){_LEVEL}(?!级|域)"
    r"|语料|资料库|材料库|文档库|文库|知识库|数据库|库里|库中|库内|所有(?:的)?(?:材料|文件|资料|文档|总结)|全部(?:的)?(?:材料|文件|资料)|哪里|哪儿"
)


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place in a text: ``text`` is ``source[start:end]``, ``name`` its full name; ``listed`` if a gazetteer has it.

    ``qualifier``: it only says where the next place lies (贵港市 in 贵港市覃塘区). ``cited``: inside 《》.
    """

    start: int
    end: int
    text: str
    name: str
    region: Region
    listed: bool
    qualifier: bool = False
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """A gazetteer that knows the library's places; ``above`` holds the names of all that lies above one of them."""

    gazetteer: Gazetteer
    library: frozenset[str]
    above: frozenset[str]

    def related(self, region: Region) -> bool:
        """Whether a place is in the library, or above or below a place of it."""
        inside = region.name in self.library or region.name in self.above
        return inside or not self.library.isdisjoint(self.gazetteer.ancestors(region))


@lru_cache(maxsize=8)
def _atlas(gazetteer: Gazetteer, library: frozenset[str]) -> Atlas:
    known = [found[0] if (found := gazetteer.resolve(name)) else Region(name) for name in sorted(library)]
    wider = gazetteer.with_regions(known) if known else gazetteer
    above = {name for region in known for name in wider.ancestors(region)}
    return Atlas(wider, library, frozenset(above))


def atlas_of(gazetteer: Gazetteer, library_regions: Collection[str]) -> Atlas:
    """The atlas of a library; kept, since building it takes some milliseconds and questions come one by one."""
    return _atlas(gazetteer, frozenset(library_regions))


def _choose(mention: RegionMention, atlas: Atlas) -> Region:
    """Of places that share a name: the library's, else one above or below it, else the first."""
    in_library = [region for region in mention.regions if region.name in atlas.library]
    related = [region for region in mention.regions if atlas.related(region)]
    return (in_library or related or list(mention.regions))[0]


def find_places(text: str, atlas: Atlas) -> list[PlaceSpan]:
    """Places of a text in reading order, full names resolved; shapes (X县) count where no list knows them."""
    titles = [match.span() for match in _TITLE.finditer(text)]

    def cited(start: int) -> bool:
        return any(left <= start < right for left, right in titles)

    spans: list[PlaceSpan] = []
    for mention in atlas.gazetteer.find(text):
        region = _choose(mention, atlas)
        if mention.text in _COMMON_NAMES and not _lies_in(spans[-1] if spans else None, mention, atlas):
            continue
        spans.append(
            PlaceSpan(mention.start, mention.end, mention.text, region.name, region, True, cited=cited(mention.start))
        )
    listed = [(span.start, span.end) for span in spans]
    for start, end, name in place_names(text, known=listed):
        overlaps = any(start < right and left < end for left, right in listed)
        shaped = _SHAPED.search(name) and not _ASKING_NAME.search(name) and not _KIND_OF_PLACE.search(name)
        if shaped and not overlaps and not cited(start):
            spans.append(PlaceSpan(start, end, name, name, Region(name), False))
    spans.sort(key=lambda span: span.start)
    return [
        _as_qualifier(span, following, text, atlas) for span, following in zip(spans, [*spans, None][1:], strict=True)
    ]


def _lies_in(before: PlaceSpan | None, mention: RegionMention, atlas: Atlas) -> bool:
    if before is None or before.end != mention.start:
        return False
    return any(before.name in atlas.gazetteer.ancestors(region) for region in mention.regions)


def _as_qualifier(span: PlaceSpan, following: PlaceSpan | None, text: str, atlas: Atlas) -> PlaceSpan:
    if following is None or not _GAP.match(text[span.end : following.start]):
        return span
    if following.listed and span.name not in atlas.gazetteer.ancestors(following.region):
        return span
    return PlaceSpan(span.start, span.end, span.text, span.name, span.region, span.listed, True, span.cited)


def asked_places(spans: list[PlaceSpan], atlas: Atlas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Full names of the places asked about, and those of them that the library cannot have.

    A place inside a cited title counts only where no other is named and the library has it.
    """
    plain = [span for span in spans if not span.qualifier and not span.cited]
    if not plain:
        plain = [span for span in spans if span.cited and not span.qualifier and span.name in atlas.library]
    regions = tuple(dict.fromkeys(span.name for span in plain))
    strangers = []
    for index, span in enumerate(spans):
        if span not in plain or atlas.related(span.region):
            continue
        before = spans[index - 1] if index else None
        inside = before is not None and before.qualifier and not span.listed and atlas.related(before.region)
        if not inside:
            strangers.append(span.name)
    return regions, tuple(dict.fromkeys(strangers))


def asks_everywhere(text: str, *, named: bool) -> bool:
    """Whether every place of the library is meant: 各县, 五地, 哪些县市, 资料库中; a named place narrows all of them.

    :param named: the question names a place; 贵港市五个县市区 are the parts of that place.
    """
    return not named and _EVERY.search(text) is not None


def everywhere_spans(text: str) -> list[tuple[int, int]]:
    """Where a text says 各县, 五地, 哪些县市."""
    return [match.span() for match in _EVERY.finditer(text)]
