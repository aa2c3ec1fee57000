"""Fixed phrases found in a text: leftmost, longest (pure; one dictionary look-up a character)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_KEY = 2  # every name of the vocabulary has two characters or more


class PhraseIndex:
    """Phrases of two characters or more, by their first two characters, longest first."""

    __slots__ = ("_by_key",)

    def __init__(self, phrases: Iterable[str]) -> None:
        by_key: dict[str, list[str]] = {}
        for phrase in set(phrases):
            if len(phrase) >= _KEY:
                by_key.setdefault(phrase[:_KEY], []).append(phrase)
        for candidates in by_key.values():
            candidates.sort(key=len, reverse=True)
        self._by_key = by_key

    def at(self, text: str, start: int) -> Iterator[str]:
        """Phrases that begin at ``start``, longest first."""
        for phrase in self._by_key.get(text[start : start + _KEY], ()):
            if text.startswith(phrase, start):
                yield phrase

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Leftmost-longest phrases of ``text`` as ``(start, end, phrase)``; they do not overlap."""
        start = 0
        while start < len(text) - 1:
            phrase = next(self.at(text, start), None)
            if phrase is None:
                start += 1
            else:
                yield start, start + len(phrase), phrase
                start += len(phrase)
