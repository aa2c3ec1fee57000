"""A question for a list -> the headings of the section that holds it, its points, or the rows of a table (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.plans import is_plan_heading
from corpus.sentences import sentences, trimmed
from corpus.types import Document, Section, SectionKind
from retrieval.list_kinds import Asked, asked_of, is_of_any_kind
from retrieval.list_points import Item, Stretch, points, statements
from retrieval.list_rows import listed_rows
from retrieval.periods import years_in
from retrieval.query import Intent, Part, Query
from retrieval.terms import Matcher, share, support, weakest
from retrieval.titles import plain_title
from retrieval.wanted import asks_paper

__all__ = ["Item", "ListFound", "Stretch", "find_list"]

# How much a term counts that stands in the headings counted, in one above, in what the paper says of itself, or only
# in the text.
IN_COUNTED, IN_ABOVE, IN_TITLE, IN_BODY = 0.9, 0.85, 0.95, 0.5
# What matching the kind of section is worth beside covering the terms asked for.
KIND_BONUS = 0.5
# What it is worth that the headings below are themselves what was asked for: more than that a heading names it once.
COUNTED_BONUS = 1.0
# What the other words of the question in the heading are worth.
BESIDE_BONUS = 0.4
# Of papers of several years the newest is asked first.
NEWEST_BONUS = 0.08
# A section answers where its own heading covers this much, or it is of the right kind.
LEAST_OWN = 0.7

_REASON = re.compile(r"原因|由于|因为|主要是")


@dataclass(frozen=True, slots=True)
class ListFound:
    """The points of one section or table, under its heading."""

    document: Document
    heading: Stretch
    path: tuple[str, ...]
    items: tuple[Item, ...]
    score: float


def find_list(documents: Sequence[Document], part: Part, query: Query, terms: Sequence[Matcher]) -> ListFound | None:
    """The best section with two points or more that answers ``part``; None where no section does."""
    if asks_paper(part):
        return None
    asked = asked_of(part.text, terms)
    wants_reason = any(each.intent is Intent.WHY for each in query.parts)
    found = [
        listed
        for document in documents
        for section, score in _sections(document, query, asked)
        if (listed := _listed(document, section, score, kind=asked.is_kind(section.title), wants_reason=wants_reason))
        is not None
    ]
    if part.intent is Intent.LIST:
        found += [listed for document in documents if (listed := _of_rows(document, asked, query)) is not None]
    newest = max((each.document.year or 0 for each in found), default=0)
    return max(found, key=lambda each: each.score + NEWEST_BONUS * (each.document.year == newest), default=None)


def _of_rows(document: Document, asked: Asked, query: Query) -> ListFound | None:
    if query.years and document.year not in query.years:
        return None
    found = listed_rows(document.text, asked)
    return None if found is None else ListFound(document, found[0], (), found[1], found[2] + KIND_BONUS)


def _sections(document: Document, query: Query, asked: Asked) -> list[tuple[Section, float]]:
    """The sections that may answer, each with how well it does."""
    of_paper = " ".join((plain_title(document.title), document.issuer or "", document.kind.value, _lead(document)))
    scored = []
    for section in document.sections:
        if section.kind is SectionKind.TITLE and not (asked.wide and _tells_by_its_headings(document)):
            continue
        headings = " ".join(each.title for each in (*_above(document, section), section))
        in_time = not query.years or set(query.years) & (years_in(headings) or {document.year or 0})
        if in_time and _of_place(document, section, query) and not asked.excludes(headings):
            score = _score(document, section, query, asked, of_paper)
            if score is not None:
                scored.append((section, score))
    return scored


def _score(document: Document, section: Section, query: Query, asked: Asked, of_paper: str) -> float | None:
    """How well a section is the one asked for; None where it is not.

    Each word needed stands in a heading, in what the paper says of itself, or in most of the points listed.
    """
    above = _above(document, section)
    counted = _children_are(document, section, asked)
    if not counted and any(_children_are(document, each, asked) for each in above):
        return None  # one of those counted
    pointed = _points_are(document, section, asked)
    below = " ".join(child.title for child in _children(document, section)) if counted else ""
    titles = " ".join(each.title for each in above)
    texts = (section.title, below, titles, of_paper, document.text[section.body : section.end])
    factors = (1.0, IN_COUNTED, IN_ABOVE, IN_TITLE, IN_COUNTED if pointed else IN_BODY)
    if weakest(texts, factors, asked.needed) <= IN_BODY:
        return None
    own = support((section.title,), (1.0,), asked.needed) if asked.needed else 0.0
    if asked.wide and support((plain_title(document.title),), (1.0,), asked.needed) >= LEAST_OWN:
        own = 0.0  # all of the paper is about it, not the section that names it once more
    ahead = is_plan_heading(section.title) and bool(set(query.years) & years_in(section.title))
    kind = counted or ahead or asked.is_kind(section.title) or (asked.wide and own >= LEAST_OWN)
    if not (kind or pointed or own >= LEAST_OWN or section.kind is SectionKind.TITLE):
        return None
    beside = share(section.title, asked.beside) if asked.beside else 0.0
    bonus = KIND_BONUS * kind + COUNTED_BONUS * counted + BESIDE_BONUS * beside
    return support(texts, factors, asked.needed) + own + bonus


def _of_place(document: Document, section: Section, query: Query) -> bool:
    """Whether a section tells of a place asked about: the paper is its own, or the section names it."""
    if not query.regions or document.region is None or document.region in query.regions:
        return True
    text = document.text[section.start : section.end]
    return any(name in text or name[:-1] in text for name in query.regions)


def _lead(document: Document) -> str:
    """What a paper says before its first heading."""
    headings = [section.start for section in document.sections if section.kind is not SectionKind.TITLE]
    return document.text[: min(headings, default=0)]


def _tells_by_its_headings(document: Document) -> bool:
    """Whether the headings of a paper say what it tells (突出“早”字) and not what kind of section they open."""
    title = next((each for each in document.sections if each.kind is SectionKind.TITLE), None)
    children = _children(document, title) if title is not None else []
    return len(children) > 1 and not any(is_of_any_kind(child.title) for child in children)


def _children_are(document: Document, section: Section, asked: Asked) -> bool:
    """Whether the headings below are what is counted: 哪几个工程 and 实施学位扩容工程, 实施教师强基工程."""
    children = _children(document, section)
    names = [asked.noun] if asked.noun else [term.forms for term in asked.needed]
    return len(children) > 1 and any(
        sum(any(form in child.title for form in forms) for child in children) * 2 > len(children) for forms in names
    )


def _points_are(document: Document, section: Section, asked: Asked) -> bool:
    """Whether most of the numbered points of a paragraph are about what is asked."""
    if not asked.needed or _children(document, section):
        return False
    said = [item.title for item in points(document.text, section.body, section.end)]
    about = [all(any(form in each for form in term.forms) for term in asked.needed) for each in said]
    return sum(about) * 2 > len(about) > 2


def _listed(document: Document, section: Section, score: float, *, kind: bool, wants_reason: bool) -> ListFound | None:
    children = _children(document, section)
    if len(children) >= 2:
        items = [_item_of(document, child, wants_reason=wants_reason) for child in children]
    else:
        items = points(document.text, section.body, section.end)
    if len(items) < 2 and kind:
        items = statements(document.text, section.body, section.end)
    if len(items) < 2:
        return None
    heading = Stretch(section.start, _heading_end(document.text, section))
    path = tuple(f"{each.number}{each.title}" for each in _above(document, section))
    return ListFound(document, heading, path, tuple(items), score)


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
