"""Plain text: one block a physical line; a file hard-wrapped at a fixed width is joined again."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.blocks import Block, Reading
from ingest.readers import failures
from ingest.readers.decoding import Decoded, decode
from ingest.readers.joining import unwrap
from ingest.readers.limits import Limits

_PHYSICAL = re.compile(r"\r\n|\n|\r")
_WITHIN = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")


def load_text(path: Path, *, declared: str | None = None) -> Decoded:
    """Read and decode a whole text file; no text -> UnreadableFile."""
    decoded = decode(path.read_bytes(), declared=declared)
    if decoded is None:
        raise failures.not_text(path)
    if not decoded.text.strip():
        raise failures.empty(path)
    return decoded


def physical_lines(text: str) -> list[tuple[int, str]]:
    """Cut text into its non-empty lines, each with its 1-based physical line number, stripped at both ends."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(_PHYSICAL.split(text), start=1):
        lines.extend((number, part.rstrip()) for part in _WITHIN.split(line) if part.strip())
    return lines


def read_text(path: Path, *, limits: Limits) -> Reading:
    """Read a .txt file: ``Block.line`` is the physical line, inner characters stay as they are."""
    decoded = load_text(path)
    lines, notices = unwrap(physical_lines(decoded.text), total=decoded.text)
    blocks = tuple(Block(text=line.strip(), line=number) for number, line in lines)
    return Reading(format="txt", blocks=blocks, encoding=decoded.encoding, warnings=(*decoded.warnings, *notices))
