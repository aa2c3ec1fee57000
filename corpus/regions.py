"""Places of China: names, short names, what lies above them, former names, and where a text mentions them.

Codes are those of GB/T 2260. ``corpus/vocabulary/README.md`` says where the tables come from.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from corpus.phrases import PhraseIndex
from corpus.placenames import place_names, short, short_forms
from corpus.placerules import PlaceRules, load_rules
from corpus.tables import VOCABULARY, Row, read_table
from corpus.types import Region

__all__ = ["Gazetteer", "Place", "RegionMention", "load_gazetteer", "place_names", "short"]

_Places = Mapping[str, tuple["Place", ...]]

_GAP = " 　·"  # what may stand between a province and its county


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A place in a text: ``text`` is ``source[start:end]``; more than one region where the name is shared."""

    start: int
    end: int
    text: str
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the tables: a region, the code of its parent, and what became of it."""

    region: Region
    parent: str = ""
    successor: str = ""
    former: bool = False
    year: int | None = None
    known: bool = False  # told by the library's own papers


def _rank(place: Place) -> tuple[bool, bool, int, str]:
    """Order of places that share a name: the library's first, present before former, higher level first."""
    code = place.region.code or "999999"
    level = 1 if code.endswith("0000") else 2 if code.endswith("00") else 3
    return (not place.known, place.former, level, code)


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Place names by full and short form. Build with :func:`load_gazetteer`; never changed, only extended."""

    by_code: Mapping[str, Place]
    by_name: _Places
    by_short: _Places
    rules: PlaceRules
    known: frozenset[str] = frozenset()
    _index: list[PhraseIndex] = field(default_factory=list, repr=False)

    def resolve(self, name: str, *, within: str | None = None) -> tuple[Region, ...]:
        """Regions that go by a full or short name; all of them where several do, none where none does.

        A full name goes before a short one; a former place is given where no present one has the name.

        :param within: a province or prefecture, full or short, that must be above the region.
        """
        name = "".join(name.split())
        places = self.by_name.get(name) or self.by_short.get(name, ())
        places = tuple(place for place in places if place.known or not place.former) or places
        regions = tuple(place.region for place in places)
        if within is None:
            return regions
        above = {region.name for region in self.resolve(within)} | {within}
        return tuple(region for region in regions if above.intersection(self.ancestors(region)))

    def full_names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Full names of the places that go by these, all of them where several do; an unknown name stays as it is."""
        found = (
            full
            for name in names
            for full in ([region.name for region in self.resolve(name)] or ["".join(name.split())])
        )
        return tuple(dict.fromkeys(found))

    def ancestors(self, region: Region) -> tuple[str, ...]:
        """Names of what lies above a region, nearest first: 登封市 -> (郑州市, 河南省)."""
        names: list[str] = []
        current: Region | None = region
        while current is not None and current.parent and current.parent not in names:
            names.append(current.parent)
            current = self._parent(current)
        return tuple(names)

    def lineage(self, region: Region) -> tuple[Region, ...]:
        """The same place through its renamings, the region itself first: 孟津县 -> (孟津县, 孟津区)."""
        line = [region]
        places = self.by_name.get(region.name, ())
        place = next((p for p in places if p.region == region or (p.known and p.region.code == region.code)), None)
        if place is not None and place.former:
            line += [self.by_code[place.successor].region] if place.successor in self.by_code else []
        elif region.code:
            # A merger (吉利区 into 孟津区) leads forward only: what was merged is not the whole of what it joined.
            line += [
                p.region
                for before in self.by_name.values()
                for p in before
                if p.successor == region.code and (p.region.name[0] == region.name[0] or p.region.code == region.code)
            ]
        return tuple(dict.fromkeys(line))

    def short(self, name: str) -> str:
        """The short form of a name: 丹江口市 -> 丹江口; what has none comes back whole."""
        return short(name)

    def names(self) -> tuple[str, ...]:
        """Every full name and every short form that is not an ordinary word, for a tokenizer's dictionary."""
        shorts = (name for name in self.by_short if name not in self.rules.ordinary)
        return tuple(dict.fromkeys([*self.by_name, *shorts]))

    def with_regions(self, regions: Iterable[Region]) -> Gazetteer:
        """A gazetteer that also knows the places that the library's own papers told, short forms included."""
        named: dict[str, tuple[Place, ...]] = {}
        shorts: dict[str, tuple[Place, ...]] = {}
        known = set(self.known)
        for region in regions:
            listed = named.get(region.name) or self.by_name.get(region.name, ())
            same = [p for p in listed if _same(p.region, region)]
            others = tuple(p for p in listed if p not in same)
            # A place of the tables keeps its code and parent; a new one stands as the paper told it.
            found = tuple(Place(p.region, p.parent, p.successor, p.former, p.year, True) for p in same)
            places = found or (Place(region, known=True),)
            named[region.name] = tuple(sorted((*places, *others), key=_rank))
            known.add(region.name)
            for form in short_forms(region.name):
                rest = shorts.get(form) or self.by_short.get(form, ())
                old = tuple(p for p in rest if not any(p.region == q.region for q in places))
                shorts[form] = tuple(sorted((*places, *old), key=_rank))
                known.add(form)
        return Gazetteer(
            self.by_code,
            _over(named, self.by_name),
            _over(shorts, self.by_short),
            self.rules,
            frozenset(known),
            # The tables' own index is shared: building it again for every question would cost as much as the search.
            [PhraseIndex((*named, *shorts)), *self._indexes()],
        )

    def find(self, text: str) -> list[RegionMention]:
        """Places that a text mentions, in reading order, longest name first, without overlap.

        A short form counts where it is not part of another word; one that is also an ordinary word (和平, 资源)
        needs a neighbour such as 教育局, or to be known to the library and to stand between clean borders.
        """
        mentions: list[RegionMention] = []
        position = 0
        while position < len(text) - 1:
            mention = None
            for name in self._at(text, position):
                mention = self._accept(text, position, name, mentions[-1] if mentions else None)
                if mention is not None and not self._yields(text, mention):
                    mentions.append(mention)
                    break
                mention = None
            position = mention.end if mention is not None else position + 1
        return mentions

    def _accept(self, text: str, start: int, name: str, last: RegionMention | None) -> RegionMention | None:
        end = start + len(name)
        after = last is not None and (last.end == start or text[last.end : start].strip(_GAP) == "")
        full = name in self.by_name
        known = name in self.known
        district = all(place.region.name.endswith("区") for place in self.by_short.get(name, ()))
        if not self.rules.allows(text, start, end, full=full, known=known, district=district, after_place=after):
            return None
        regions = self.resolve(name)
        if after and last is not None:
            above = {region.name for region in last.regions}
            inside = tuple(region for region in regions if above.intersection(self.ancestors(region)))
            regions = inside or (self._former_inside(name, above) or regions)
        return RegionMention(start, end, name, regions)

    def _yields(self, text: str, mention: RegionMention) -> bool:
        """Whether a county's short form only borders on a province or prefecture: 从江|苏 is 从 and 江苏."""
        if len(mention.text) != 2 or mention.text in self.by_name or mention.text in self.known:
            return False
        for name in self._at(text, mention.start + 1):
            places = self.by_name.get(name) or self.by_short.get(name, ())
            if (places[0].region.code or "").endswith("00") and not (mention.regions[0].code or "").endswith("00"):
                return True
        return False

    def _former_inside(self, name: str, above: set[str]) -> tuple[Region, ...]:
        places = (*self.by_name.get(name, ()), *self.by_short.get(name, ()))
        return tuple(p.region for p in places if p.former and above.intersection(self.ancestors(p.region)))

    def _indexes(self) -> list[PhraseIndex]:
        if not self._index:
            self._index.append(PhraseIndex((*self.by_name, *self.by_short)))
        return self._index

    def _at(self, text: str, start: int) -> Iterable[str]:
        """Names that begin at ``start``, longest first."""
        indexes = self._indexes()
        if len(indexes) == 1:
            return indexes[0].at(text, start)
        names = {name for index in indexes for name in index.at(text, start)}
        return sorted(names, key=len, reverse=True)

    def _parent(self, region: Region) -> Region | None:
        places = self.by_name.get(region.name, ())
        for place in places:
            if place.region == region and place.parent:
                return self.by_code[place.parent].region
        above = [p.region for p in self.by_name.get(region.parent or "", ())]
        return above[0] if above else None


def _over(new: dict[str, tuple[Place, ...]], old: _Places) -> _Places:
    """``new`` before ``old`` without copying; layers of earlier calls stay side by side, not nested."""
    return ChainMap(new, *old.maps) if isinstance(old, ChainMap) else ChainMap(new, cast(dict[str, Any], old))


def _same(listed: Region, told: Region) -> bool:
    """Whether a place of the tables is the one that a paper told: same code, or same parent, or nothing against it."""
    if told.code and told.code == listed.code:
        return True
    return told.parent == listed.parent or (told.parent is None and told.code is None)


def _read_places(folders: tuple[Path, ...]) -> list[Place]:
    present: dict[str, Row] = {}
    for folder in folders:
        if (path := folder / "regions.csv").exists():
            present.update((row["code"], row) for row in read_table(path, required=("code", "name"), key="code"))
    names = {code: row["name"] for code, row in present.items()}
    places: list[Place] = []
    for code, row in present.items():
        above = row["parent"]
        if above and above not in names:
            raise row.error("parent", f"上级代码 {above} 不在表中", "请改成表中已有的代码。")
        if len(row["name"]) < 2:
            raise row.error("name", "地名至少两个字", "请写全称。")
        places.append(Place(Region(row["name"], code, names.get(above)), above))
    former: dict[tuple[str, str], Place] = {}
    for folder in folders:
        if (path := folder / "regions_former.csv").exists():
            former.update(_read_former(path, names))
    return [*places, *former.values()]


def _read_former(path: Path, names: Mapping[str, str]) -> dict[tuple[str, str], Place]:
    former: dict[tuple[str, str], Place] = {}
    for row in read_table(path, required=("name", "code", "parent"), key="name", unique=False):
        for column in ("parent", "successor"):
            if row[column] and row[column] not in names:
                raise row.error(column, f"代码 {row[column]} 不在 regions.csv 中", "请改成现行代码，或留空。")
        if row["year"] and not row["year"].isdigit():
            raise row.error("year", f"“{row['year']}”不是年份", "请写四位数字，或留空。")
        region = Region(row["name"], row["code"] or None, names.get(row["parent"]))
        year = int(row["year"]) if row["year"] else None
        former[row["name"], row["code"]] = Place(region, row["parent"], row["successor"], True, year)
    return former


def build_gazetteer(places: Iterable[Place], *, rules: PlaceRules) -> Gazetteer:
    """A gazetteer over places; parents are found by code."""
    by_code: dict[str, Place] = {}
    by_name: dict[str, list[Place]] = {}
    by_short: dict[str, list[Place]] = {}
    for place in places:
        if place.region.code and not place.former:
            by_code[place.region.code] = place
        by_name.setdefault(place.region.name, []).append(place)
        for form in short_forms(place.region.name):
            by_short.setdefault(form, []).append(place)
    return Gazetteer(
        by_code,
        {name: tuple(sorted(found, key=_rank)) if len(found) > 1 else tuple(found) for name, found in by_name.items()},
        {name: tuple(sorted(found, key=_rank)) if len(found) > 1 else tuple(found) for name, found in by_short.items()},
        rules,
    )


_TABLES = ("regions.csv", "regions_former.csv", "place_words.csv")


def load_gazetteer(*extra: Path) -> Gazetteer:
    """The places that come with the program, and those of a library's own folders on top.

    A code that exists is replaced, a new one added; ``place_words.csv`` is added to. The program's own are read once.

    :raises VocabularyError: where a row is wrong.
    """
    own = tuple(folder for folder in extra if any((folder / name).exists() for name in _TABLES))
    return _load(VOCABULARY, *own) if own else _packaged()


@lru_cache(maxsize=1)
def _packaged() -> Gazetteer:
    return _load(VOCABULARY)


def _load(*folders: Path) -> Gazetteer:
    return build_gazetteer(_read_places(folders), rules=load_rules(*folders))
