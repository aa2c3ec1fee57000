"""What a cell says in short: the strongest clauses of the papers, in their own words (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.cuts import Brackets
from corpus.sentences import trimmed
from retrieval.comparing.practices import Practice

# Characters: two lines of a cell in a table of five counties.
LONGEST_SUMMARY = 80
# A clause that adds nothing new is left out: this share of its character pairs stands in the summary already.
SAME = 0.6
LEAST_BEFORE_BRACKET = 8
SEPARATOR = "；"


def summary_of(practices: Sequence[Practice]) -> str:
    """The clauses that say it, best first, while they fit; one always, cut at a 、 where it is too long."""
    said: list[str] = []
    cores = [practice.core.strip() for practice in practices]
    for core in sorted(cores, key=lambda core: len(_cut(core)) > LONGEST_SUMMARY):
        if not said:
            said.append(_cut(core))
        elif len(SEPARATOR.join((*said, core))) <= LONGEST_SUMMARY and not _repeats(core, said):
            said.append(core)
    return SEPARATOR.join(said)


def _cut(clause: str) -> str:
    """A clause up to the last mark that fits, else up to its first bracket."""
    if len(clause) <= LONGEST_SUMMARY:
        return clause
    brackets = Brackets(clause, 0, len(clause))
    cuts = [i for i in range(LONGEST_SUMMARY + 1) if clause[i] in "、，,；;" and not brackets.hold(i)]
    opening = [i for i in (clause.find("("), clause.find("（")) if i >= LEAST_BEFORE_BRACKET]
    start, end = trimmed(clause, 0, (cuts or opening or [len(clause)])[-1])
    return clause[start:end]


def _repeats(clause: str, said: Sequence[str]) -> bool:
    pairs = {clause[i : i + 2] for i in range(len(clause) - 1)}
    have = {each[i : i + 2] for each in said for i in range(len(each) - 1)}
    return not pairs or len(pairs & have) >= SAME * len(pairs)
