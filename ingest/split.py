"""One file -> its papers: where a bundle of several papers is to be parted (pure).

A new paper begins at a title line when the paper before it is plainly over. Two things say so:

* its closing lines (date, signature, attachment list) stand right before the title; or
* the title names a kind of paper in full (地方 or year + topic + 公告, 总结, 通知…), a paragraph or a recipient
  follows it, and the numbering of sections begins anew behind it.

What stands under 附件, and a plan that the notice before it issues (关于印发《…方案》的通知), is part of that notice:
the two were sent as one paper and are cited by one 文号.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headings import is_section_name, read_marker
from ingest.lines import Line, content
from ingest.signature import closing_blocks, compact, is_organisation, split_signature
from ingest.titles import (
    Title,
    ends_with_genre,
    head_field,
    is_docno_line,
    is_paragraph,
    is_red_head,
    is_title_like,
    title_at,
)

# A title that parts two papers without a date between them is at least this long: 工作总结 alone is a sub-heading.
SHORTEST_PARTING_TITLE = 10
# The first words of a paper that nothing but a paper bears: a place, a year, 关于.
_OPENS_PAPER = re.compile(r"关于|(?:19|20)\d\d\s*[年—–-]|[\u4e00-\u9fff]{2,8}?[省市县区州盟旗镇乡局委府校会院厅部]")
_LETTERHEAD_LINES = 5
_ATTACHMENT_HEAD = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?$")
_ISSUES = re.compile(r"印发|转发|制定了?|现将|附后|发给")
_EDGE = re.compile(r"^[\s\d年度]+|[(（][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a file: its lines ``[start_line, end_line)``."""

    start_line: int
    end_line: int


def split_documents(text: str, lines: Sequence[Line]) -> list[Part]:
    """The papers of a file, in order; together they hold every line. An empty file has none."""
    if not lines:
        return []
    closing = {index for first, end in closing_blocks(text, lines) for index in range(first, end)}
    starts = [0]
    index = _first_body(text, lines, 0)
    while index < len(lines):
        title = _title(text, lines, index)
        if title is None or not _follows(text, lines, title):
            index += 1
            continue
        begin = _letterhead(text, lines, starts[-1], index, closing)
        if begin is None or not _is_new_paper(text, lines, starts[-1], begin, title, closing):
            index = title.end
            continue
        starts.append(begin)
        index = _first_body(text, lines, title.end)
    ends = [*starts[1:], len(lines)]
    return [Part(start, end) for start, end in zip(starts, ends, strict=True)]


def _title(text: str, lines: Sequence[Line], index: int) -> Title | None:
    line = lines[index]
    if line.table is not None:
        return None
    printed = content(text, line)
    if not printed or is_organisation(printed) or not is_title_like(printed):
        return None
    found = title_at(text, lines, index)
    if found is None and line.level == 1 and len(printed) >= SHORTEST_PARTING_TITLE:
        return Title(index, index + 1, printed, False)
    return found


def _follows(text: str, lines: Sequence[Line], title: Title) -> bool:
    """Whether a paper follows the title: running text, a recipient, a section, a 文号 or the title again."""
    for line in lines[title.end : title.end + 4]:
        printed = content(text, line)
        if not printed:
            continue
        if is_paragraph(printed) or printed.endswith(("：", ":")) or read_marker(printed) or is_section_name(printed):
            return True
        if is_docno_line(printed) or head_field(printed) or is_organisation(printed) or ends_with_genre(printed):
            continue
        if split_signature(printed) is None:
            return False
    return False


def _first_body(text: str, lines: Sequence[Line], start: int) -> int:
    """Index behind the first running text: before it no second paper can begin."""
    for index in range(start, len(lines)):
        printed = content(text, lines[index])
        if lines[index].table is not None or is_paragraph(printed) or (read_marker(printed) and len(printed) > 20):
            return index + 1
    return len(lines)


def _letterhead(text: str, lines: Sequence[Line], start: int, index: int, closing: set[int]) -> int | None:
    """Where the paper with this title begins: its letterhead and 文号 stand above. Null if 附件 stands there."""
    begin = index
    for above in range(index - 1, max(start, index - 1 - _LETTERHEAD_LINES), -1):
        printed = content(text, lines[above])
        if _ATTACHMENT_HEAD.match(printed):
            return None
        letterhead = is_red_head(printed) or is_docno_line(printed) or head_field(printed) is not None
        if printed and not (letterhead and split_signature(printed) is None):
            break
        begin = above if printed else begin
    while begin > start and begin in closing:
        begin += 1
    return min(begin, index)


def _is_new_paper(text: str, lines: Sequence[Line], start: int, begin: int, title: Title, closing: set[int]) -> bool:
    if _is_issued(text, lines, start, begin, title):
        return False
    above = begin - 1
    while above > start and not content(text, lines[above]):
        above -= 1
    if above in closing:
        return True
    if not title.genre or not ends_with_genre(title.text, strong=True) or len(title.text) < SHORTEST_PARTING_TITLE:
        return False
    return _OPENS_PAPER.match(title.text) is not None and _numbering_restarts(text, lines, title.end)


def _is_issued(text: str, lines: Sequence[Line], start: int, begin: int, title: Title) -> bool:
    """Whether the paper before is the notice that issues this one: it names it and says 印发."""
    core = _core(title.text)
    if len(core) < 4:
        return False
    head = compact(text[lines[start].start : lines[begin - 1].end])
    for at in _places(head, core):
        around = head[max(0, at - 40) : at + len(core) + 40]
        if _ISSUES.search(around):
            return True
    return False


def _core(title: str) -> str:
    """A title without year and bracketed tail, for recognition in the notice that issues it."""
    return _EDGE.sub("", _EDGE.sub("", compact(title)))


def _places(text: str, part: str) -> list[int]:
    found, at = [], text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def _numbering_restarts(text: str, lines: Sequence[Line], start: int) -> bool:
    """Whether the sections behind a line begin with 一、 again, or have no such numbers."""
    for line in lines[start:]:
        if line.table is None:
            marker = read_marker(content(text, line))
            if marker is not None and marker.family == "cn":
                return marker.ordinal == 1
    return True
