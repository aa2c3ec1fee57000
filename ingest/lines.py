"""The lines of a cleaned text: what the outline, the passages and the metadata are read from (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cuts import Brackets

# A file counts as flattened when it has fewer than one line break per this many characters; the seeds have one
# per 68 to 234, the notices of policy_dev (one line each) none in 1,500 on average.
FLATTENED_CHARACTERS_PER_LINE = 800
# A chunk of a flattened head or tail is a line of its own up to this length (a title, a recipient, a signature).
SHORT_CHUNK = 80

_SPACE = re.compile(r"[^\S\n]+")
_ENDS_PARAGRAPH = re.compile(r"(?:[。！？!?；;：:]|[。！？!?][”’\"」』）)])$")
_STARTS_LINE = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[(（]\d{1,2}[)）]"
    r"|第[一二三四五六七八九十百]{1,4}[条章节]|附件\s?\d*\s?[:：]|[一二三四五六七八九十]是|[①-⑳]"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a file: ``[start, end)`` in the text, without the line break.

    ``level`` is the heading level that the file's own style claims (docx Heading 1, html h1, md #), null for
    plain text. ``table`` numbers the table that this line is a row of. ``page`` counts from 1.
    """

    start: int
    end: int
    level: int | None = None
    table: int | None = None
    page: int | None = None


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of a text, without hints; empty lines too, so that line numbers stay those of the text."""
    lines: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        lines.append(Line(start, start + len(piece)))
        start += len(piece) + 1
    return tuple(lines)


def trimmed(text: str, line: Line) -> tuple[int, int]:
    """Where the printed part of a line begins and ends; ``start == end`` for a blank line."""
    start, end = line.start, line.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def content(text: str, line: Line) -> str:
    """The printed part of a line."""
    start, end = trimmed(text, line)
    return text[start:end]


def unfold(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Finds the lines of a paper whose line breaks were turned into spaces; leaves every other paper as it is.

    A space ends a line after closing punctuation and before a number of the outline; in the head and after the
    last sentence every space does. Offsets are unchanged: the space belongs to no line.
    """
    if len(text) < FLATTENED_CHARACTERS_PER_LINE * max(len(lines), 1) and len(lines) > 1:
        return tuple(lines)
    found: list[Line] = []
    for order, line in enumerate(lines):
        if line.table is not None:
            found.append(line)
            continue
        found.extend(_unfold_line(text, line, head=order == 0))
    return tuple(found)


def _unfold_line(text: str, line: Line, *, head: bool) -> list[Line]:
    last_stop = max(text.rfind(mark, line.start, line.end) for mark in "。！？")
    found: list[Line] = []
    start, _ = trimmed(text, line)
    brackets = Brackets(text, line.start, line.end)
    for space in _SPACE.finditer(text, start, line.end):
        if space.start() <= start or space.end() >= line.end or brackets.hold(space.start()):
            continue
        left = text[max(start, space.start() - 2) : space.start()]
        in_head = head and space.start() - start <= SHORT_CHUNK
        in_tail = space.start() > last_stop >= 0
        ends = _ENDS_PARAGRAPH.search(left) is not None
        if ends or _STARTS_LINE.match(text, space.end()) or in_head or in_tail:
            found.append(Line(start, space.start(), line.level, line.table, line.page))
            head = head and in_head and left[-1] not in "。：:；;！？"
            start = space.end()
        elif not in_head:
            head = False
    found.append(Line(start, line.end, line.level, line.table, line.page))
    return found
