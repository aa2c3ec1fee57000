"""Word's automatic numbering: numbering.xml and styles.xml -> the number each paragraph prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.readers.archive import attribute, child, tag
from ingest.readers.ordinals import ordinal

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is counted and printed (ECMA-376 17.9.6)."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    style: str | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says that matters to reading."""

    name: str
    based_on: str | None
    outline: int | None
    num_id: str | None
    level: int | None


@dataclass(slots=True)
class Numbering:
    """All lists of a document and, while it is read through once in order, where each stands."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    own_levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def number(self, num_id: str, level: int) -> tuple[str, Level] | None:
        """Count one paragraph and give the number it prints, or None where it prints none."""
        abstract = self.abstract_of.get(num_id)
        if abstract is None or not 0 <= level < LEVELS:
            return None
        levels = self.levels.get(abstract, {}) | self.own_levels.get(num_id, {})
        here = levels.get(level)
        if here is None:
            return None
        counts = self.counts.setdefault(abstract, {})
        first = self.overrides.get(num_id, {}).get(level)
        if first is not None and (num_id, level) not in self.begun:
            counts[level] = first
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = here.start
        self.begun.add((num_id, level))
        for deeper in [n for n in counts if n > level]:
            rule = levels.get(deeper, Level()).restart
            # lvlRestart 0: never; n: only after a paragraph of level n or above (1-based); absent: after any.
            if rule is None or (rule > 0 and level < rule):
                del counts[deeper]
        return _printed(levels, counts, level), here

    def level_of_style(self, num_id: str, style: str) -> int:
        """Level of a list that a style is linked to; 0 where none is."""
        levels = self.levels.get(self.abstract_of.get(num_id, ""), {})
        return next((n for n, lv in levels.items() if lv.style == style), 0)


def _printed(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    here = levels[level]
    if here.number_format == "bullet":
        return ""

    def one(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        other = levels.get(index, Level())
        number_format = "decimal" if here.legal and index < level else other.number_format
        return ordinal(counts.get(index, other.start), number_format)

    return re.sub(r"%([1-9])", one, here.text)


def read_styles(root: Any | None) -> dict[str, Style]:
    """Read styles.xml: style id -> Style, paragraph styles only."""
    styles: dict[str, Style] = {}
    for element in root if root is not None else ():
        if tag(element) != "style" or attribute(element, "type") not in (None, "paragraph"):
            continue
        outline = child(element, "pPr", "outlineLvl")
        level = child(element, "pPr", "numPr", "ilvl")
        styles[attribute(element, "styleId") or ""] = Style(
            name=_value(child(element, "name")) or "",
            based_on=_value(child(element, "basedOn")),
            outline=_number(outline),
            num_id=_value(child(element, "pPr", "numPr", "numId")),
            level=_number(level),
        )
    return styles


def read_numbering(root: Any | None, styles: dict[str, Style]) -> Numbering:
    """Read numbering.xml; a list that only links to a numbering style takes that style's levels."""
    numbering = Numbering()
    linked: dict[str, str] = {}
    by_style: dict[str, str] = {}
    for element in root if root is not None else ():
        if tag(element) == "abstractNum":
            key = attribute(element, "abstractNumId") or ""
            numbering.levels[key] = {n: lv for e in element if tag(e) == "lvl" for n, lv in [_level(e)]}
            if link := _value(child(element, "numStyleLink")):
                linked[key] = link
            if own := _value(child(element, "styleLink")):
                by_style[own] = key
        elif tag(element) == "num":
            key = attribute(element, "numId") or ""
            numbering.abstract_of[key] = _value(child(element, "abstractNumId")) or ""
            for override in (e for e in element if tag(e) == "lvlOverride"):
                index = int(attribute(override, "ilvl") or 0)
                start = _number(child(override, "startOverride"))
                if start is not None:
                    numbering.overrides.setdefault(key, {})[index] = start
                level = child(override, "lvl")
                if level is not None:
                    numbering.own_levels.setdefault(key, {})[index] = _level(level)[1]
                    if start is None:
                        numbering.overrides.setdefault(key, {})[index] = _level(level)[1].start
    for key, link in linked.items():
        if not numbering.levels[key] and link in by_style:
            numbering.levels[key] = numbering.levels[by_style[link]]
    for style_id, style in styles.items():
        levels = numbering.levels.get(numbering.abstract_of.get(style.num_id or "", ""), {})
        if style.level is not None and style.level in levels and levels[style.level].style is None:
            levels[style.level] = replace(levels[style.level], style=style_id)
    return numbering


def _level(element: Any) -> tuple[int, Level]:
    start = _number(child(element, "start"))
    text = child(element, "lvlText")
    return int(attribute(element, "ilvl") or 0), Level(
        start=1 if start is None else start,
        number_format=_number_format(element),
        text=_value(text) or "",
        suffix=_value(child(element, "suff")) or "tab",
        restart=_number(child(element, "lvlRestart")),
        style=_value(child(element, "pStyle")),
        legal=_on(child(element, "isLgl")),
    )


def _number_format(level: Any) -> str:
    """Find a level's format; newer ones sit in mc:AlternateContent, whose Choice names the true one."""
    found = [e for e in level.iter() if tag(e) == "numFmt"]
    return _value(found[0]) or "decimal" if found else "decimal"


def _value(element: Any | None) -> str | None:
    return None if element is None else attribute(element, "val")


def _number(element: Any | None) -> int | None:
    value = _value(element)
    return int(value) if value is not None and value.lstrip("-").isdigit() else None


def _on(element: Any | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off")
