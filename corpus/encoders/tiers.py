"""A vocabulary in three sizes, so that Chinese text needs neither the memory nor the time of 250,002 pieces.

The whole tokenizer takes 300 MB and 0.7 s to load, that of text without letters 18 MB and 0.08 s, that of text with
Latin letters too 84 MB and 0.35 s. The ids are the same: a piece can be part of a text only if all its characters are
in the text, so a tier keeps every piece that is written in its alphabet; a text outside the alphabet goes to the next
tier. The piece of the lowest score is kept as well: the score of an unknown character is counted from it.
"""

from __future__ import annotations

import functools
import json
import re
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.encoders.q4file import Pieces
from corpus.encoders.tokenizerfile import tokenizer_json

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_HAN = r" -@\[-`{-~\u2010-\u27bf\u3000-\u303f\u3400-\u9fff\uff5e"
ALPHABETS = {"han": re.compile(f"[{_HAN}]*"), "latin": re.compile(f"[{_HAN}A-Za-z]*")}
"""Tier -> the normalised texts that it reads, smallest first; the metaspace U+2581 is in all."""
PREFIXES = ("query: ", "passage: ")
"""Prefixes whose pieces every tier keeps although they are written in letters."""


def tier_files(pieces: Pieces) -> dict[str, str]:
    """Return file name -> text of each tier: its tokenizer, and the whole vocabulary's id of each of its pieces."""
    files = {}
    for name, alphabet in ALPHABETS.items():
        ids = _kept(pieces, alphabet)
        texts, scores = tuple(pieces.texts[i] for i in ids), tuple(pieces.scores[i] for i in ids)
        small = Pieces(texts, scores, pieces.bos, pieces.eos, pieces.pad, pieces.unk)
        files[_tokenizer_file(name)] = tokenizer_json(small)
        files[_ids_file(name)] = json.dumps(ids)
    return files


def _kept(pieces: Pieces, alphabet: re.Pattern[str]) -> list[int]:
    last = len(pieces.texts) - 1
    special = {pieces.bos, pieces.eos, pieces.pad, pieces.unk, last}
    lowest = min(range(len(pieces.scores)), key=pieces.scores.__getitem__)
    of_prefixes = " ".join("▁" + prefix.strip() for prefix in PREFIXES)
    return [
        index
        for index, text in enumerate(pieces.texts)
        if index in special or index == lowest or alphabet.fullmatch(text) or text in of_prefixes
    ]


@dataclass(frozen=True, slots=True)
class _Tier:
    alphabet: re.Pattern[str]
    tokenizer: Tokenizer
    ids: array[int]

    def body(self, text: str) -> list[int]:
        """Return the ids of a text without the special pieces around it."""
        return [self.ids[i] for i in self.tokenizer.encode(text, add_special_tokens=False).ids]


class TieredTokenizer:
    """Prefix and text -> the ids that the whole tokenizer gives, from the smallest tier that reads the text.

    Tiers are loaded on first use. Safe to call from many threads.
    """

    def __init__(self, folder: Path, *, whole: str, max_tokens: int, bos: int = 0, eos: int = 2) -> None:
        """Load the smallest tier; ``whole`` is the whole tokenizer's file in ``folder``."""
        self._folder, self._whole_file = folder, whole
        self._max_tokens, self._bos, self._eos = max_tokens, bos, eos
        self._normalizer = self._han.tokenizer.normalizer
        self._prefix_ids = {"": [], **{prefix: self._han.body(prefix) for prefix in PREFIXES}}

    def ids(self, prefix: str, text: str) -> list[int]:
        """Return at most ``max_tokens`` ids, the special pieces at both ends included."""
        known = self._prefix_ids.get(prefix)
        if known is not None:
            normal = self._normalizer.normalize_str(text)
            if ALPHABETS["han"].fullmatch(normal):
                return self._around(known + self._han.body(text))
            if ALPHABETS["latin"].fullmatch(normal):
                return self._around(known + self._latin.body(text))
        ids: list[int] = self._whole.encode(prefix + text, add_special_tokens=False).ids
        return self._around(ids)

    def _around(self, body: list[int]) -> list[int]:
        return [self._bos, *body[: self._max_tokens - 2], self._eos]

    @functools.cached_property
    def _han(self) -> _Tier:
        return self._tier("han")

    @functools.cached_property
    def _latin(self) -> _Tier:
        return self._tier("latin")

    @functools.cached_property
    def _whole(self) -> Tokenizer:
        return _load(self._folder / self._whole_file)

    def _tier(self, name: str) -> _Tier:
        ids = array("i", json.loads((self._folder / _ids_file(name)).read_text("utf-8")))
        return _Tier(ALPHABETS[name], _load(self._folder / _tokenizer_file(name)), ids)


def _load(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.encode_special_tokens = True  # "</s>" inside a paper is text
    return tokenizer


def _tokenizer_file(tier: str) -> str:
    return f"tokenizer-{tier}.json"


def _ids_file(tier: str) -> str:
    return f"tokenizer-{tier}-ids.json"
