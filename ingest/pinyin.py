"""Pinyin notes such as 國(guó)家 or 进(jin)步: told from real Latin in brackets (pure; its table is read once).

A note is removed only where the text is of that kind: many characters carry one, and each is a reading of the
character before it. A lone gloss in a plain text (深圳(zhèn)) and Latin terms ((APP), (vc)) stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

SYLLABLE = "[a-zāáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,6}"
NOTE = re.compile(rf"(?<=[㐀-鿿豈-﫿])(?:[(（]\s?{SYLLABLE}\s?[)）])+")
SINGLE = re.compile(rf"[(（]\s?({SYLLABLE})\s?[)）]")

# Seed 001 has 18 notes to 100 characters, the other four seeds none. An honest gloss of a rare place name is one or
# two in a whole paper.
MIN_DENSITY = 0.01
MIN_NOTES = 5
LINE_DENSITY = 0.04
LINE_NOTES = 2


class Note(NamedTuple):
    """The brackets after one character: ``text[start:end]``; doubled notes are one span."""

    start: int
    end: int
    syllables: tuple[str, ...]
    reads: bool
    toned: bool


@cache
def _readings() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in (files("ingest") / "data" / "readings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            syllable, characters = line.split()
            for character in characters:
                table.setdefault(character, set()).add(syllable)
    return {character: frozenset(syllables) for character, syllables in table.items()}


def bare(syllable: str) -> str:
    """Return a syllable without its tone mark, ü as v: ``lǜ`` -> ``lv``."""
    decomposed = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v").replace("e\u0302", "e")
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=1 << 16)
def reads_as(character: str, syllable: str) -> bool:
    """Say whether ``syllable`` (with or without tone mark) is a reading of ``character``, traditional or simplified."""
    plain = bare(syllable)
    readings = _readings().get(character, frozenset())
    return plain in readings or plain.replace("v", "u") in readings


def is_syllable(text: str) -> bool:
    """Say whether ``text`` is a Mandarin syllable at all."""
    return bare(text) in _syllables()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for readings in _readings().values() for syllable in readings)


def find_notes(text: str) -> Iterator[Note]:
    """Yield everything in brackets after a Chinese character that looks like pinyin, readings or not."""
    for match in NOTE.finditer(text):
        syllables = tuple(SINGLE.findall(match.group()))
        character = text[match.start() - 1]
        yield Note(
            start=match.start(),
            end=match.end(),
            syllables=syllables,
            reads=all(reads_as(character, syllable) for syllable in syllables),
            toned=all(bare(syllable) != syllable for syllable in syllables),
        )


def removable_notes(text: str) -> list[Note]:
    """Return the notes of ``text`` to be taken out: those of an annotated text, or of annotated lines of it.

    In an annotated text a toned syllable goes even where the table lacks that reading of the character.
    """
    notes = [note for note in find_notes(text) if note.reads or (note.toned and all(map(is_syllable, note.syllables)))]
    true_notes = sum(note.reads for note in notes)
    if not true_notes:
        return []
    if true_notes >= MIN_NOTES and true_notes >= MIN_DENSITY * _chinese(text):
        return notes
    kept: list[Note] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        here = [note for note in notes if start <= note.start < end]
        reading = sum(note.reads for note in here)
        if reading >= LINE_NOTES and reading >= LINE_DENSITY * _chinese(line):
            kept.extend(here)
        start = end
    return kept


def _chinese(text: str) -> int:
    return sum("㐀" <= character <= "鿿" for character in text)
