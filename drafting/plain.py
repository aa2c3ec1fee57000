"""Text on its way into an office file: what such a file cannot hold taken out, widths in Chinese characters (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

# XML 1.0 has no place for these; Office calls a file that holds one damaged.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# A line does not begin with these (GB/T 15834), nor end with those.
_NOT_FIRST = "，。、；：？！）〕》〉」』”’%％,.;:?!)]}"
_NOT_LAST = "（〔《〈「『“‘([{"


def plain(text: str) -> str:
    """The text without characters that no Office file can hold; line ends as one kind."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def width(text: str) -> int:
    """Columns that a text takes: two a Chinese character, one a Latin letter or digit."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most ``columns`` columns (a mark that may not begin a line may stand out); numbers stay whole."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width(line + piece) > columns and piece[0] not in _NOT_FIRST and line[-1] not in _NOT_LAST:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _pieces(text: str) -> Iterator[str]:
    return (match.group() for match in re.finditer(r"[!-~]+|\s+|[^!-~\s]", text))
