"""Putting lines that a layout broke back into paragraphs (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.types import Notice

#: What begins a new paragraph wherever it stands: the numbering of official papers, and attachments.
PARAGRAPH_START = re.compile(
    r"\s*(?:[一二三四五六七八九十百]{1,4}[、.．]|[(（][一二三四五六七八九十百]{1,4}[)）]|[(（]\d{1,2}[)）]|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十百零〇\d]{1,4}[章节条编](?=[\s\u3000]|[^，,、。的和至])|[①-⑳]|附件\s*\d*\s*[:：]|附\s*[:：]|抄送\s*[:：]|主送\s*[:：])"
)
SENTENCE_END = re.compile(r"[。！？!?；;：:…][”’\"」』)）】]*$")
_WIDE = re.compile(
    r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6—…“”‘’·]"
)

#: A text counts as hard-wrapped when it has this many full lines, and they are this share of its lines.
MIN_FULL_LINES = 8
MIN_FULL_SHARE = 0.5
#: Share of the full lines that must break in mid-sentence: a list of equally long sentences is no wrapped text.
MIN_BROKEN_SHARE = 0.7
#: Widths, in columns (a Chinese character is two), at which mail programs, terminals and typists wrap.
WRAP_WIDTHS = range(36, 133)
#: A wrapped line may fall short of the width by one character and a punctuation mark that was kept together.
SLACK = 4
#: Marks a manual line break inside a paragraph until it is decided whether it parts or joins.
BREAK = "\n"
#: A line this long that stops without a mark was wrapped; shorter ones are titles, signatures, dates.
WRAPPED_LENGTH = 25


def glue(left: str, right: str) -> str:
    """Join two pieces of one sentence: a space only between two Latin words or numbers."""
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left + right
    if left[-1].isascii() and right[0].isascii() and left[-1].isalnum() and right[0].isalnum():
        return f"{left} {right}"
    if left[-1] in ",.;:!?%)" and left[-2:-1].isascii() and right[0].isascii() and right[0].isalpha():
        return f"{left} {right}"
    return left + right


def split_breaks(text: str, *, whole: bool) -> list[str]:
    """Cut a paragraph at its manual line breaks (``BREAK``), joining those that only wrap a sentence.

    A break wraps if the line before it stops at a comma, or is long and stops without any mark, and the next line
    neither is indented nor begins with a number.
    :param whole: a heading or a centred line is one text, however many lines it is set in.
    """
    pieces: list[str] = []
    for piece in text.replace("\t", " ").split(BREAK):
        if not piece.strip():
            continue
        indented = piece[0] == "\u3000" or piece[:2] in ("  ", "\xa0\xa0")
        if pieces and (whole or (not indented and _wraps(pieces[-1], piece))):
            pieces[-1] = glue(pieces[-1], piece)
        else:
            pieces.append(piece.strip())
    return pieces


def _wraps(before: str, after: str) -> bool:
    if PARAGRAPH_START.match(after) or SENTENCE_END.search(before):
        return False
    return before[-1] in "，、,（(《“" or len(before) >= WRAPPED_LENGTH


def width(text: str) -> int:
    """Columns a text takes: two for a wide character, one for others, none for marks that combine."""
    return sum(2 if _WIDE.match(c) else 0 if unicodedata.combining(c) else 1 for c in text)


def unwrap(lines: Sequence[tuple[int, str]], *, total: str) -> tuple[Sequence[tuple[int, str]], tuple[Notice, ...]]:
    """Join the lines of a text that was clearly hard-wrapped at a fixed width; leave any other text alone.

    :param lines: non-empty lines with their physical numbers, indentation kept.
    :param total: the whole text: a blank line between two lines keeps them apart.
    """
    full = wrap_width([line for _, line in lines])
    if full is None:
        return lines, ()
    joined: list[tuple[int, str]] = []
    last_number, last_width = -1, 0
    for number, line in lines:
        indented = line[:1] in " \t\u3000"
        goes_on = (
            number == last_number + 1
            and last_width >= full - SLACK
            and not indented
            and not PARAGRAPH_START.match(line)
        )
        if goes_on:
            first, text = joined[-1]
            joined[-1] = (first, glue(text, line))
        else:
            joined.append((number, line))
        last_number, last_width = number, width(line)
    count = len(lines) - len(joined)
    if not count:
        return lines, ()
    return joined, (Notice("joined_lines", f"原文每行在约 {full // 2} 字处硬换行，已把 {count} 处断行接成段落。"),)


def wrap_width(lines: Sequence[str]) -> int | None:
    """Width at which a text is hard-wrapped, or None if it is not."""
    widths = [width(line) for line in lines]
    if not widths:
        return None
    limit = max(widths)
    if limit not in WRAP_WIDTHS:
        return None
    full = [line for line, w in zip(lines, widths, strict=True) if w >= limit - SLACK]
    if len(full) < MIN_FULL_LINES or len(full) < MIN_FULL_SHARE * len(lines):
        return None
    broken = sum(not SENTENCE_END.search(line.rstrip()) for line in full)
    return limit if broken >= MIN_BROKEN_SHARE * len(full) else None
