"""Which sentences of a draft repeat sentences of a paper, and how much of the draft a paper holds (pure)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from drafting.auditing.lines import Line, lines_of
from drafting.findings import PaperText

# Shorter sentences are headings and formulas that any paper may hold.
LEAST_WORDS = 8
# A sentence of which this share of pieces stands in another repeats it; a fault in 20 characters breaks 4 to 8 pieces.
REPEATED_SHARE = 0.5
# In short sentences one other place or unit breaks half of the pieces; there the characters themselves are compared.
SHORT_WORDS = 24
REPEATED_RATIO = 0.6
# How many sentences of a paper with the most pieces in common are looked at closely.
CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the draft and the sentence of the paper that it repeats."""

    draft: Line
    paper: Line

    @property
    def identical(self) -> bool:
        """Whether nothing differs."""
        return self.draft.words == self.paper.words

    @property
    def numbered(self) -> bool:
        """Whether the sentence holds numbers, which tell one year's paper from another's."""
        return any(token.is_number for token in self.draft.tokens)


@dataclass(frozen=True)
class Repeated:
    """What a draft repeats of one paper. ``of`` counts the draft's sentences that could be repeated."""

    paper: PaperText
    pairs: tuple[Pair, ...]
    of: int

    @cached_property
    def same_share(self) -> float:
        """The share of the draft's sentences that the paper holds word for word."""
        return sum(pair.identical for pair in self.pairs) / self.of if self.of else 0.0

    @cached_property
    def share(self) -> float:
        """The share of the draft's sentences that the paper holds nearly word for word."""
        return len(self.pairs) / self.of if self.of else 0.0

    @cached_property
    def same_numbers(self) -> tuple[int, int]:
        """How many of the repeated sentences with numbers are the same in all, and how many there are."""
        numbered = [pair for pair in self.pairs if pair.numbered]
        return sum(pair.identical for pair in numbered), len(numbered)


def repeated(text: str, papers: Sequence[PaperText]) -> tuple[Repeated, ...]:
    """For each paper what the text repeats of it; papers that it repeats nothing of are left out."""
    draft = [line for line in lines_of(text) if len(line.words) >= LEAST_WORDS]
    found = (_repeated(draft, paper) for paper in papers)
    return tuple(each for each in found if each.pairs)


def _repeated(draft: Sequence[Line], paper: PaperText) -> Repeated:
    lines = [line for line in lines_of(paper.text) if len(line.words) >= LEAST_WORDS]
    whole: dict[str, Line] = {}
    wordless: dict[str, list[Line]] = defaultdict(list)
    pieces: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        whole.setdefault(line.words, line)
        wordless[line.wordless].append(line)
        for shingle in line.shingles:
            pieces[shingle].append(number)
    pairs = []
    for line in draft:
        match = whole.get(line.words) or _alike(line, wordless) or _nearest(line, lines, pieces)
        if match is not None:
            pairs.append(Pair(line, match))
    return Repeated(paper, tuple(pairs), len(draft))


def _alike(line: Line, wordless: dict[str, list[Line]]) -> Line | None:
    """The only sentence with the same words and other numbers."""
    found = wordless.get(line.wordless, [])
    return found[0] if len(found) == 1 else None


def _nearest(line: Line, lines: Sequence[Line], pieces: dict[str, list[int]]) -> Line | None:
    """The sentence with the most pieces in common, where it plainly is the one."""
    counted: Counter[int] = Counter()
    for shingle in line.shingles:
        counted.update(pieces.get(shingle, ()))
    best: tuple[float, Line] | None = None
    for number, shared in counted.most_common(CANDIDATES):
        share = shared / (len(line.shingles) + len(lines[number].shingles) - shared)
        if share < REPEATED_SHARE and len(line.words) <= SHORT_WORDS:
            share = _ratio(line, lines[number]) - REPEATED_RATIO + REPEATED_SHARE
        if best is None or share > best[0]:
            best = (share, lines[number])
    return best[1] if best is not None and best[0] >= REPEATED_SHARE else None


def _ratio(one: Line, other: Line) -> float:
    ours, theirs = ([token.text for token in line.tokens] for line in (one, other))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
