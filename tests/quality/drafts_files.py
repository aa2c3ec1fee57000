"""A drafted .docx read by python-docx alone: its body, its appendix, its comments, what they cover (reads files)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.quality.caches import PROJECT

_APPENDIX = re.compile(r"^(?:附件|附录|附表)\s*\d*\s*[:：]?|^(?:数据来源表|待补清单|口径说明|引用清单|主要指标表)$")
_MARK = re.compile(r"【待补[:：][^【】]*】")
_CITED = re.compile(r"《[^《》]*》|[^\s（(，。]{0,12}〔20\d\d〕\d+号|【[^【】]*】")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|学年|[—–-]20\d\d)")
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_QUOTED = re.compile(r"：“(.+)”", re.DOTALL)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file's paragraphs before its appendix, and of each which of its text a comment covers."""

    body: tuple[str, ...]
    commented: tuple[str, ...]
    comments: tuple[str, ...]

    @property
    def quotes(self) -> tuple[str, ...]:
        """The passages that comments quote, between “ and ”."""
        return tuple(match for comment in self.comments for match in _QUOTED.findall(comment))

    @property
    def text(self) -> str:
        """The body, a line a paragraph."""
        return "\n".join(self.body)


def read_paper(content: bytes) -> Paper:
    """A .docx by its bytes."""
    import docx

    document = docx.Document(io.BytesIO(content))
    body: list[str] = []
    commented: list[str] = []
    open_: set[str] = set()
    for paragraph in document.paragraphs:
        said, covered = _covered(paragraph._p, open_)
        if body and _APPENDIX.match(said.strip()):
            break
        if said.strip():
            body.append(said)
            commented.append(covered)
    comments = tuple(comment.text for comment in getattr(document, "comments", ()))
    return Paper(tuple(body), tuple(commented), comments)


def _covered(paragraph: Any, open_: set[str]) -> tuple[str, str]:
    """A paragraph's text, and the part of it that stands within comments; other characters are 　."""
    said, covered = "", ""
    for node in paragraph.iter():
        if node.tag == f"{_W}commentRangeStart":
            open_.add(node.get(f"{_W}id"))
        elif node.tag == f"{_W}commentRangeEnd":
            open_.discard(node.get(f"{_W}id"))
        elif node.tag == f"{_W}t" and node.text:
            said += node.text
            covered += node.text if open_ else "　" * len(node.text)
    return said, covered


def uncommented(paper: Paper, *, headings: frozenset[str]) -> list[str]:
    """Sentences of the body that no comment covers; title, headings, signature and the mark of a draft need none."""
    found = []
    for said, covered in zip(paper.body, paper.commented, strict=True):
        if said.strip() in headings or not re.search(r"[。；！？：]", said):
            continue
        for match in _SENTENCE.finditer(said):
            if len(match[0].strip()) > 1 and not covered[match.start() : match.end()].strip("　 "):
                found.append(match[0])
    return found


def marks(text: str) -> list[str]:
    """Every 【待补：…】 of a text."""
    return _MARK.findall(text)


def other_years(text: str, year: int) -> list[str]:
    """Years other than the reported one outside 《》, 文号 and gaps."""
    bare = _CITED.sub("", text)
    return [found for found in _YEAR.findall(bare) if int(found) != year]


def other_places(text: str, own: str, *, others: tuple[str, ...]) -> list[str]:
    """Names of other counties outside 《》: of the statistics short or full, of the national list in full."""
    bare = _CITED.sub("", text)
    short = [name for other in others for name in (other, other[:-1]) if len(name) > 1]
    found = [name for name in short if name in bare]
    return found + [match for match in _places().findall(bare) if match != own and match not in found]


@cache
def _places() -> re.Pattern[str]:
    with (PROJECT / "corpus" / "vocabulary" / "regions.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file) if len(row["name"]) > 2]
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text."""
    return (match[0] for match in _SENTENCE.finditer(text))
