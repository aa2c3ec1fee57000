"""Sentences evened for comparison: blanks out, marks in one width, each character's origin kept (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.sentences import sentences

_EVEN = str.maketrans("，；：（）！？％“”‘’∶．０１２３４５６７８９", ',;:()!?%"""":.0123456789')
_TOKEN = re.compile(r"\d+(?:\.\d+)?|.", re.DOTALL)
# The number of a heading or item is another in an excerpt: 1. 2、 （一） 三、.
_ITEM = re.compile(
    r"(?:\d{1,2}[.．、](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]、?|[一二三四五六七八九十]{1,3}、)\s*"
)
_DIGITS = re.compile(r"[\d.]+")
SHINGLE = 4  # characters: longer ones miss sentences with a fault every few words, shorter ones meet everywhere


@dataclass(frozen=True)
class Line:
    """A sentence of a text.

    :param start: ``[start, end)`` of the text. :param words: its evened characters, blanks left out.
    :param at: for each of them its place in the text.
    """

    start: int
    end: int
    words: str
    at: tuple[int, ...]

    @cached_property
    def wordless(self) -> str:
        """The words without digits: what a repeated sentence keeps when its numbers change."""
        return _DIGITS.sub("#", self.words)

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Its pieces of :data:`SHINGLE` characters, digits left out."""
        bare = self.wordless
        return frozenset(bare[n : n + SHINGLE] for n in range(max(1, len(bare) - SHINGLE + 1)))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Numbers whole, all else character by character."""
        return tuple(Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(self.words))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``words[start:end]`` stands in the text; an empty stretch stands before the next character."""
        if start == end:
            at = self.at[start] if start < len(self.at) else self.end
            return at, at
        return self.at[start], self.at[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Token:
    """A number or a character at ``words[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is a number in digits."""
        return self.text[0].isdigit()


def lines_of(text: str) -> Iterator[Line]:
    """The sentences of a text."""
    for start, end in sentences(text):
        if item := _ITEM.match(text, start, end):
            start = item.end()
        places = tuple(index for index in range(start, end) if not text[index].isspace())
        words = "".join(text[index] for index in places).translate(_EVEN)
        if words:
            yield Line(start, end, words, places)
