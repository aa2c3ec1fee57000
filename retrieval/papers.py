"""Questions about a paper itself: its 文号, who issued it, when (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.docno import find_docnos
from corpus.types import Document
from retrieval.query import Part
from retrieval.terms import Matcher, support
from retrieval.titles import plain_title

# Share of the question's terms that the title of the paper meant must cover.
LEAST_TITLE = 0.6

_ISSUED = r"印发|发布|公布|下发|发出|发文|出台|制定|成文|落款|署名|撰写|起草"
_DOCNO = re.compile(r"几号文|文号|发文字号")
_WHO = re.compile(
    rf"(?:哪个|什么|哪家|哪一?级)(?:单位|部门|机关|机构)[^，,？?]{{0,8}}(?:{_ISSUED})|谁[^，,？?]{{0,6}}(?:{_ISSUED})|发文机关|发布单位"
)
_WHEN = re.compile(
    rf"(?:什么时候|哪一?天|何时|哪年哪月|几月几[日号]|什么日期)[^，,？?]{{0,6}}(?:{_ISSUED})|(?:{_ISSUED})[^，,？?]{{0,8}}(?:时间|日期|哪一?天|什么时候|何时)|^哪一?天$"
)

_OF_PAPERS = re.compile(rf"单位|部门|机关|文号|号文|日期|时间|{_ISSUED}")


class About(StrEnum):
    """What is asked of a paper."""

    DOCNO = "文号"
    ISSUER = "发文机关"
    DATE = "成文日期"


@dataclass(frozen=True, slots=True)
class PaperFact:
    """Where a paper prints what is asked of it: ``[start, end)`` of its text."""

    document: Document
    about: About
    start: int
    end: int


def asked_about(part: Part) -> About | None:
    """What a part asks of a paper itself; null where it asks about the matter."""
    if _DOCNO.search(part.text):
        return About.DOCNO
    if _WHO.search(part.text):
        return About.ISSUER
    return About.DATE if _WHEN.search(part.text.strip("？?。 ")) else None


def find_fact(documents: Sequence[Document], about: About, terms: Sequence[Matcher]) -> PaperFact | None:
    """The fact of the first paper whose title covers what the question names, if the paper prints it."""
    terms = [term for term in terms if not any(_OF_PAPERS.search(form) for form in term.forms)]
    for document in documents:
        if document.title and support((plain_title(document.title),), (1.0,), terms) >= LEAST_TITLE:
            place = _printed(document, about)
            if place is not None:
                return PaperFact(document, about, *place)
    return None


def _printed(document: Document, about: About) -> tuple[int, int] | None:
    text = document.text
    if about is About.DOCNO and document.docno is not None:
        return next(((d.start, d.end) for d in find_docnos(text) if d.normalised == document.docno), None)
    if about is About.ISSUER and document.issuer is not None:
        start = text.rfind(document.issuer)
        return None if start < 0 else (start, start + len(document.issuer))
    if about is About.DATE and document.date is not None:
        year, month, day = (int(part) for part in (document.date + "-0-0").split("-")[:3])
        pattern = rf"{year}\s?年\s?0?{month}\s?月" + (rf"\s?0?{day}\s?日" if day else "")
        found = list(re.finditer(pattern, text))
        return (found[-1].start(), found[-1].end()) if found else None
    return None
