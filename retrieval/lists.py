"""A question for a list -> the headings of the section that holds it, or the points of a paragraph (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import sentences, trimmed
from corpus.types import Document, Section, SectionKind
from retrieval.periods import years_in
from retrieval.query import Intent, Part, Query
from retrieval.terms import Matcher, support

# What a section that answers is about, in the words of a question and of a heading.
_GROUPS = (
    (
        r"做法|措施|举措|经验|办法|方式|工作|机制|制度|行动|方面",
        r"做法|措施|举措|经验|办法|工作|保障|落实|推进|机制|任务|开展",
    ),
    (r"问题|不足|短板|困难|挑战|薄弱", r"问题|不足|短板|困难|挑战|薄弱"),
    (r"计划|打算|思路|安排|下一步|今后|下步", r"计划|打算|思路|安排|下一步|今后|下步|方向"),
    (r"成效|成绩|成果|亮点|效果|进展", r"成效|成绩|成果|亮点|效果|进展|完成情况"),
    (r"目标|任务|要求", r"目标|任务|要求"),
    (r"建议", r"建议"),
)
_COMPILED = tuple((re.compile(asked), re.compile(said)) for asked, said in _GROUPS)
# Problems and plans are asked for by name; a section about them answers no question about measures.
_OTHERS = re.compile(r"问题|不足|短板|困难|建议")

# How much a term counts that stands in the headings counted, in one above, in the paper's title, or only in the text.
IN_COUNTED, IN_ABOVE, IN_TITLE, IN_BODY = 0.9, 0.85, 0.8, 0.5
# What matching the kind of section is worth beside covering the terms asked for.
GROUP_BONUS = 0.5
# What it is worth that the headings below are themselves what was asked for.
COUNTED_BONUS = 0.5
# A section answers from this support on; own words in the heading or the right kind of section are needed too.
LEAST_SUPPORT = 0.6
LEAST_OWN = 0.7

_POINT = re.compile(
    r"(?:^|(?<=[。；;：:，,\n]))\s*(?:[一二三四五六七八九十]是(?!否)|第[一二三四五六七八九十]+[,，、]|首先|其次|再次|最后)"
)
# A point's own words end here; what follows explains it.
_POINT_END = re.compile(r"[。；;\n]")
LONGEST_POINT = 60
_REASON = re.compile(r"原因|由于|因为|主要是")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One point: its words as listed, where they stand, and where its reason stands if one was asked for."""

    title: str
    place: Stretch
    reason: Stretch | None = None


@dataclass(frozen=True, slots=True)
class ListFound:
    """The points of one section."""

    document: Document
    section: Section
    heading: Stretch
    path: tuple[str, ...]
    items: tuple[Item, ...]
    score: float


def find_list(documents: Sequence[Document], part: Part, query: Query, terms: Sequence[Matcher]) -> ListFound | None:
    """The best section with two points or more that answers ``part``; None where no section does."""
    wants_reason = any(each.intent is Intent.WHY for each in query.parts)
    found = [
        listed
        for document in documents
        for section, own in _sections(document, part, query, terms)
        if (listed := _listed(document, section, own, wants_reason=wants_reason)) is not None
    ]
    return max(found, key=lambda each: (each.score, -each.section.start), default=None)


def _sections(document: Document, part: Part, query: Query, terms: Sequence[Matcher]) -> list[tuple[Section, float]]:
    asked_for = part.text + " ".join(form for term in terms for form in term.forms)
    groups = [said for asked, said in _COMPILED if asked.search(asked_for)]
    named = [term for term in terms if term.essential]
    plain = bool(groups) and not any(_OTHERS.search(said.pattern) for said in groups)
    scored = []
    for section in document.sections:
        if section.kind is SectionKind.TITLE:
            continue
        above = " ".join(each.title for each in _above(document, section))
        if plain and _OTHERS.search(section.title + above):
            continue
        body = document.text[section.body : section.end]
        if query.years and not set(query.years) & (years_in(section.title + above) or {document.year or 0}):
            continue
        counted = _children_are(document, section, terms)
        below = " ".join(child.title for child in _children(document, section)) if counted else ""
        texts = (section.title, below, above, document.title or "", body)
        own = support((section.title,), (1.0,), named) if named else 0.0
        sure = support(texts, (1.0, IN_COUNTED, IN_ABOVE, IN_TITLE, IN_BODY), named)
        kind = counted or any(said.search(section.title) for said in groups)
        if sure >= LEAST_SUPPORT and (own >= LEAST_OWN or kind):
            scored.append((section, sure + own + GROUP_BONUS * kind + COUNTED_BONUS * counted))
    return scored


def _children_are(document: Document, section: Section, terms: Sequence[Matcher]) -> bool:
    """Whether the headings below are what is counted: 哪几个工程 and 实施学位扩容工程, 实施教师强基工程."""
    children = _children(document, section)
    return len(children) > 1 and any(
        sum(any(form in child.title for form in term.forms) for child in children) * 2 > len(children) for term in terms
    )


def _listed(document: Document, section: Section, score: float, *, wants_reason: bool) -> ListFound | None:
    children = _children(document, section)
    if len(children) >= 2:
        items = [_item_of(document, child, wants_reason=wants_reason) for child in children]
    else:
        items = points(document.text, section.body, section.end)
    if len(items) < 2:
        return None
    heading = Stretch(section.start, _heading_end(document.text, section))
    path = tuple(f"{each.number}{each.title}" for each in _above(document, section))
    return ListFound(document, section, heading, path, tuple(items), score)


def points(text: str, start: int, end: int) -> list[Item]:
    """The points 一是…二是… of a stretch of text, each by its first words."""
    marks = [match.end() for match in _POINT.finditer(text, start, end)]
    items = []
    for begin in marks:
        stop = _POINT_END.search(text, begin, end)
        finish = stop.start() if stop else end
        if finish - begin > LONGEST_POINT:
            comma = re.compile("[，,]").search(text, begin + 4, finish)
            finish = comma.start() if comma else finish
        bounds = trimmed(text, begin, finish)
        if bounds[0] < bounds[1]:
            items.append(Item(text[slice(*bounds)], Stretch(*bounds)))
    return items


def _item_of(document: Document, section: Section, *, wants_reason: bool) -> Item:
    reason = None
    if wants_reason:
        for start, end in sentences(document.text, start=section.body, end=section.end):
            if _REASON.search(document.text, start, end):
                reason = Stretch(*trimmed(document.text, section.body, end))
                break
    return Item(section.title, Stretch(section.start, _heading_end(document.text, section)), reason)


def _heading_end(text: str, section: Section) -> int:
    found = text.find(section.title, section.start, section.end)
    return found + len(section.title) if found >= 0 else section.body


def _above(document: Document, section: Section) -> list[Section]:
    return [
        each
        for each in document.sections
        if each.kind is not SectionKind.TITLE and each.start < section.start and each.end >= section.end
    ]


def _children(document: Document, section: Section) -> list[Section]:
    inside = [each for each in document.sections if section.start < each.start and each.end <= section.end]
    if not inside:
        return []
    top = min(each.level for each in inside)
    return [each for each in inside if each.level == top]
