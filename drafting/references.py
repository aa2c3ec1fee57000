"""Quotations of a paper, each numbered once, in the order in which a reader meets them (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.types import Citation

_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class References:
    """``citations`` have the ids 1, 2, 3…; one place of a paper is cited under one number."""

    citations: tuple[Citation, ...]
    _numbers: dict[_Place, int]

    def number(self, citation: Citation) -> int:
        """The number under which the list has it."""
        return self._numbers[_place(citation)]

    def marks(self, citations: Iterable[Citation]) -> str:
        """``[1][2]``; empty where nothing is cited."""
        numbers = sorted({self.number(citation) for citation in citations})
        return "".join(f"[{number}]" for number in numbers)


def numbered(citations: Iterable[Citation]) -> References:
    """Number citations in the order given."""
    numbers: dict[_Place, int] = {}
    listed: list[Citation] = []
    for citation in citations:
        if _place(citation) not in numbers:
            numbers[_place(citation)] = len(listed) + 1
            listed.append(replace(citation, id=len(listed) + 1))
    return References(tuple(listed), numbers)


def source_line(citation: Citation) -> str:
    """Where a quotation stands: 《title》（2024年，某教〔2024〕3号），二、主要做法 / （一）…，第3页."""
    name = f"《{citation.title}》" if citation.title else f"（无标题）{file_name(citation)}"
    facts = "，".join(part for part in (f"{citation.year}年" if citation.year else "", citation.docno or "") if part)
    places = (" / ".join(citation.path), place_in_file(citation))
    return "，".join((name + (f"（{facts}）" if facts else ""), *(place for place in places if place)))


def place_in_file(citation: Citation) -> str:
    """第3页, 单元格 B4, both or nothing."""
    parts = (f"第{citation.page}页" if citation.page else "", f"单元格 {citation.cell}" if citation.cell else "")
    return "，".join(part for part in parts if part)


def file_name(citation: Citation) -> str:
    """The name of the file that the paper came in."""
    return citation.source.replace("\\", "/").rsplit("/", 1)[-1]


def _place(citation: Citation) -> _Place:
    return citation.document_id, citation.start, citation.end
