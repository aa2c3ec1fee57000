"""The outline of one paper: its titles, headings and numbered items as Sections (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Section, SectionKind
from ingest.headings import (
    LONGEST_STYLED,
    Marker,
    bare_title,
    is_section_name,
    read_heading,
    read_marker,
)
from ingest.lines import Line, content, trimmed, unfold
from ingest.signature import closing_blocks
from ingest.titles import Title, find_titles

DEEPEST = 4
_CONTINUES_ORDER = re.compile(r"其次|再次|最后")
_CLOSING_WORDS = re.compile(r"以上|综上|总之|特此|此外")
_PRINTED_SENTENCE = re.compile(r"[。；;！!]\s*$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading before its end is known; ``line`` is where it stands."""

    level: int
    number: str
    title: str
    start: int
    body: int
    kind: SectionKind
    line: int


def outline(text: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    """Sections of one paper in reading order; offsets point into ``text``.

    Titles are level 0, headings and items 1..4. Rows of tables, lists of attachments, dates and signatures are
    no headings, and no section reaches over the closing lines of the paper.
    """
    lines = unfold(text, lines)
    titles = find_titles(text, lines)
    blocks = closing_blocks(text, lines)
    closing = {index for first, end in blocks for index in range(first, end)}
    titled = {index for title in titles for index in range(title.first, title.end)}
    found = [_title_section(text, lines, title) for title in titles]
    styles = _style_levels(text, lines, titles)
    numbered_first = any(
        (marker := read_marker(content(text, line))) is not None and marker.level == 1
        for index, line in enumerate(lines)
        if line.table is None and index not in closing
    )
    ordered = False
    for index, line in enumerate(lines):
        if line.table is not None or index in titled or index in closing:
            continue
        printed = content(text, line)
        marker = read_marker(printed)
        if marker is not None:
            if marker.family == "order" and _CONTINUES_ORDER.match(marker.number) and not ordered:
                continue
            ordered = marker.family == "order"
            found.append(_numbered(text, lines, index, marker))
        elif line.level is not None and 0 < len(printed) <= LONGEST_STYLED and "。" not in printed[:-1]:
            found.append(_unnumbered(text, line, index, styles.get(line.level, 1)))
        elif is_section_name(printed) and not numbered_first:
            found.append(_unnumbered(text, line, index, 1))
    found.sort(key=lambda section: section.start)
    limits = [trimmed(text, lines[first])[0] for first, _ in blocks]
    return _closed(text, lines, found, limits)


def _title_section(text: str, lines: Sequence[Line], title: Title) -> _Found:
    start = trimmed(text, lines[title.first])[0]
    end = trimmed(text, lines[title.end - 1])[1]
    return _Found(0, "", title.text, start, end, SectionKind.TITLE, title.end - 1)


def _numbered(text: str, lines: Sequence[Line], index: int, marker: Marker) -> _Found:
    start, end = trimmed(text, lines[index])
    rest = text[start + marker.length : end]
    heading = read_heading(rest, level=marker.level)
    body = start + marker.length + heading.body
    item = heading.sentence or (
        marker.level >= 3
        and body >= end
        and _PRINTED_SENTENCE.search(rest)
        and not _governs(text, lines, index, marker)
    )
    kind = SectionKind.ITEM if item else SectionKind.HEADING
    return _Found(marker.level, marker.number, heading.title, start, body, kind, index)


def _unnumbered(text: str, line: Line, index: int, level: int) -> _Found:
    start, end = trimmed(text, line)
    return _Found(level, "", bare_title(text[start:end]), start, end, SectionKind.HEADING, index)


def _governs(text: str, lines: Sequence[Line], index: int, marker: Marker) -> bool:
    """Whether text or a deeper number follows before the next number of the same or a higher level."""
    for line in lines[index + 1 :]:
        printed = content(text, line)
        if printed:
            following = read_marker(printed)
            if following is None:
                return not _CLOSING_WORDS.match(printed)
            return following.level > marker.level
    return False


def _style_levels(text: str, lines: Sequence[Line], titles: Sequence[Title]) -> Mapping[int, int]:
    """What each heading style of the file means as a level of the outline.

    A style that numbered headings share means their level. Otherwise styles count down from the title's style,
    or, where the title has none, from the highest style in use.
    """
    titled = {index for title in titles for index in range(title.first, title.end)}
    shared: dict[int, Counter[int]] = {}
    used: set[int] = set()
    for index, line in enumerate(lines):
        if line.level is None or index in titled:
            continue
        used.add(line.level)
        marker = read_marker(content(text, line))
        if marker is not None:
            shared.setdefault(line.level, Counter())[marker.level] += 1
    known = {style: counts.most_common(1)[0][0] for style, counts in shared.items()}
    title_styles = [level for index in titled if (level := lines[index].level) is not None]
    ranks = {style: rank for rank, style in enumerate(sorted(used), start=1)}
    levels: dict[int, int] = {}
    for style in sorted(used):
        if style in known:
            level = known[style]
        elif known:
            nearest = min(known, key=lambda other: abs(other - style))
            level = known[nearest] + style - nearest
        elif title_styles and style > min(title_styles):
            level = style - min(title_styles)
        else:
            level = ranks[style]
        levels[style] = max(1, min(DEEPEST, level))
    return levels


def _closed(text: str, lines: Sequence[Line], found: Sequence[_Found], limits: Sequence[int]) -> tuple[Section, ...]:
    """Gives each heading its end: the next of same or higher level, or the closing lines, whichever is first."""
    ends = [len(text)] * len(found)
    open_: list[int] = []
    for order, section in enumerate(found):
        while open_ and found[open_[-1]].level >= section.level:
            ends[open_.pop()] = section.start
        open_.append(order)
    sections = []
    for section, next_start in zip(found, ends, strict=True):
        limit = next((at for at in limits if at > section.start), len(text)) if section.level else len(text)
        end = _rstrip(text, section.body, min(next_start, limit))
        body = _lstrip(text, section.body, end)
        sections.append(Section(section.level, section.number, section.title, section.start, end, body, section.kind))
    return tuple(sections)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _lstrip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
