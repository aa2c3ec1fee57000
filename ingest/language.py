"""How likely a stretch of simplified Chinese is: what tells a right repair from a wrong one (pure; table read once).

A character bigram model over jieba's word list, mixed with the bigrams of the very text that is being repaired:
a damaged paper says 控辍保学 fifty times undamaged, and that is the best witness there is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

# Weights of the mixture, chosen by hand: the paper's own bigrams count most, since few but exact. With them 71 of 92
# places damaged by tests/ingest/damage.py come back exactly, and all damaged spots of seed 001.
PAPER_WEIGHT = 0.45
WORD_WEIGHT = 0.35
# What is left goes to single characters: paper first, then the word list.
PAPER_SINGLE_WEIGHT = 0.08
SINGLE_WEIGHT = 0.1199
# A character of no Chinese word at all: box drawing, kana, stray Latin, rare ideographs.
FLOOR = 1e-7
# jieba's list counts a newspaper corpus; a word given by the caller counts as a common one.
USER_WORD_COUNT = 3000
# How often each mark stands in running official text, to one character; the paper's own habits are mixed in.
MARK_SHARES = {"，": 0.03, "。": 0.015, "、": 0.015, "“": 0.004, "”": 0.004} | dict.fromkeys("；：《》（）！？", 0.002)
RARE_MARK = 0.001
MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕…—·,.;:?!()%-0123456789\n ")
MARK_WEIGHT = 0.3
LONGEST_WORD = 8


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of characters, of pairs, and of what pairs a character opens."""

    singles: Counter[str]
    pairs: Counter[str]
    opens: Counter[str]
    total: int


def count_words(words: Iterable[tuple[str, int]]) -> Counts:
    """Count characters and pairs inside words, each word as often as it is used."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    opens: Counter[str] = Counter()
    for word, count in words:
        for character in word:
            singles[character] += count
            opens[character] += count
        for left, right in pairwise(word):
            pairs[left + right] += count
    return Counts(singles, pairs, opens, sum(singles.values()))


@cache
def _words() -> dict[str, int]:
    import jieba  # type: ignore[import-untyped]

    with jieba.get_dict_file() as file:
        rows = (line.decode("utf-8").split(" ") for line in file)
        return {row[0]: int(row[1]) for row in rows}


@cache
def _general() -> Counts:
    return count_words(_words().items())


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Log-likelihood of simplified text, natural logarithm."""

    general: Counts
    paper: Counts
    own_words: frozenset[str]
    word_total: int

    def pair(self, left: str, right: str) -> float:
        """Return log P(right | left)."""
        key = left + right
        value = FLOOR
        if opened := self.paper.opens[left]:
            value += PAPER_WEIGHT * self.paper.pairs[key] / (opened + 2)
        if right in MARKS:
            return math.log(value + MARK_WEIGHT * MARK_SHARES.get(right, RARE_MARK))
        if opened := self.general.opens[left]:
            value += WORD_WEIGHT * self.general.pairs[key] / (opened + 100)
        if self.paper.total:
            value += PAPER_SINGLE_WEIGHT * self.paper.singles[right] / (self.paper.total + 500)
        value += SINGLE_WEIGHT * self.general.singles[right] / self.general.total
        return math.log(value)

    def words(self, text: str) -> float:
        """Return the log-likelihood of the best division of ``text`` into words; marks cost what they cost above."""
        best = [0.0] + [-math.inf] * len(text)
        for start in range(len(text)):
            for end in range(start + 1, min(start + LONGEST_WORD, len(text)) + 1):
                word = text[start:end]
                score = self._word(word)
                if score is not None:
                    best[end] = max(best[end], best[start] + score)
        return best[len(text)]

    def _word(self, word: str) -> float | None:
        if word in MARKS:
            return math.log(MARK_SHARES.get(word, RARE_MARK))
        count = max(_words().get(word, 0), USER_WORD_COUNT if word in self.own_words else 0)
        if not count:
            return math.log(FLOOR) if len(word) == 1 else None
        return math.log(count / self.word_total)


def language_of(paper: Iterable[str], words: Iterable[str] = ()) -> LanguageModel:
    """Build the model for one paper from its undamaged stretches (simplified) and the user's words."""
    general = _general()
    own_words = frozenset(word for word in words if len(word) > 1)
    own = count_words([*((stretch, 1) for stretch in paper), *((word, 1) for word in own_words)])
    return LanguageModel(general=general, paper=own, own_words=own_words, word_total=sum(_words().values()))
