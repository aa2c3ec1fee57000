"""Damaged lines as tokens, and where in a text a byte shift may begin (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ingest.pinyin import SYLLABLE, is_syllable

GAPS = "?\ufffd？"
# Half-width marks that a page may have folded from full width (A3xx in GBK).
FOLDABLE = frozenset("!?;,:()")
PIECE = re.compile(
    rf"(?P<gap>[{GAPS}])(?:(?P<orphan>{SYLLABLE})[)）])?|[(（](?P<note>{SYLLABLE})[)）]|(?P<other>.)", re.DOTALL
)


class Kind(Enum):
    """What a token is in bytes."""

    GAP = auto()
    NOTE = auto()
    WIDE = auto()
    ASCII = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A character, a whole pinyin note, or a gap with the note whose bracket it swallowed.

    ``[start, end)`` are offsets in the text; ``data`` its GBK bytes.
    """

    kind: Kind
    text: str
    start: int
    end: int
    data: bytes = b""
    syllable: str | None = None

    @property
    def folds(self) -> bool:
        """Whether it may stand for its full-width twin."""
        return self.text in FOLDABLE


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of ``text[start:end]``."""
    position = start
    while position < end:
        match = PIECE.match(text, position, end)
        if match is None:
            return
        token = _token(match)
        yield token
        position = token.end


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    if gap := match["gap"]:
        orphan = match["orphan"]
        if orphan and is_syllable(orphan):
            return Token(Kind.GAP, gap, start, end, b"?", orphan)
        return Token(Kind.GAP, gap, start, start + 1, b"?")
    if note := match["note"]:
        if is_syllable(note):
            return Token(Kind.NOTE, match.group(), start, end, b"", note)
        return Token(Kind.ASCII, match.group()[0], start, start + 1, b"(")
    character = match["other"]
    data = gbk_bytes(character)
    kind = {1: Kind.ASCII, 2: Kind.WIDE}.get(len(data), Kind.OTHER)
    return Token(kind, character, start, end, data)


def gbk_bytes(character: str) -> bytes:
    """Return the bytes of a character in GBK with its private zones, empty where it has none."""
    try:
        return character.encode("gb18030")
    except UnicodeEncodeError:
        return b""
