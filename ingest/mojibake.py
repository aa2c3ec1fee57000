"""Undoing GBK byte shifts: a lost lead byte, or a note set inside a character, moved all that follows (pure).

``保“控輟`` is ``B1A3 A1B0 BFD8 DD7A``; without the sense of ``B1`` a reader sees ``?`` and then the pairs ``A3A1 B0BF
D8DD 7A``: ``?！翱剌z``. The bytes are all there but the first, so each reading of ``?`` gives one text, and the
language decides. Pages of this kind were annotated byte-wise, and an annotator that matched the second byte of one
character with the first of the next (``82 [83 D4] DA`` in 們在: 83D4 is 冊) put its ``(cè)`` between them, swallowing
the first byte with the bracket: ``們?cè)诳``. There the syllable tells the lost byte.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ingest.language import MARKS, LanguageModel
from ingest.pinyin import reads_as
from ingest.script import simplified_forms
from ingest.shifted import Kind, Token

LEADS = range(0x81, 0xFF)
TRAILS = range(0x40, 0xFF)
# Hypotheses kept a step: one lost byte opens 126 and two open 16,000; the right one was once below rank 400.
# Kept apart for those that wait for a second byte and those that do not, as the former have yet to pay for it.
BEAM = 500
# The best of a finished stretch are scored once more by words.
FINALISTS = 30
# Log-probabilities of what happened to the bytes: a lost byte is what we look for, and a pair that no
# table has is always lost.
LOST_BYTE = -2.0
LOST_PAIR = -1.5
# A mark of the page that stands for itself although all around it is damaged.
LITERAL_GAP = -6.0
FOLDED = -0.5
# A syllable in brackets that nothing explains.
STRANGE_NOTE = -12.0
# Steps that must read on undisturbed after the last repaired character before the stretch counts as over.
SETTLED = 6
# A pair that no table has is dropped by some pages. Asked for only where what
# follows reads badly, as it opens some 1,500 hypotheses more; right after a gap, always, as there it hides a character
# altogether. Characters that follow each other in words score above -7, in running text above -9.
LOST_PAIR_BEAM = 40
LOST_PAIR_KEEP = 40
WORD_PAIR = -7.0
RUNNING_PAIR = -9.0
MAX_LOST_PAIRS = 3
# A paragraph ends with 。 unless it is a heading; any other mark at its end is this much less likely.
OTHER_END = -4.0
# A stretch that reads worse than as it stands by this much has no good reading.
HOPELESS = -40.0
# A stretch longer than this is left to a person; whole lines without ASCII are shorter.
MAX_TOKENS = 400


class Reading(NamedTuple):
    """One hypothesis: what the stretch said, up to a token."""

    score: float
    text: str
    pending: int | None
    trail: int | None
    settled: int
    repaired_tokens: int
    repaired_text: int
    lost_pairs: int
    half_known: bool = True
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best reading of a stretch and how far it leads the next best.

    ``tokens`` counts the tokens it replaces; ``gain`` is its lead over taking the stretch as it stands (natural
    logarithm, as ``margin``); ``invented`` says that both bytes of a character were unknown.
    """

    text: str
    tokens: int
    margin: float
    gain: float
    invented: bool


@cache
def _pairs() -> dict[int, str]:
    table: dict[int, str] = {}
    for high in LEADS:
        for low in TRAILS:
            try:
                table[high << 8 | low] = bytes((high, low)).decode("gbk")
            except UnicodeDecodeError:
                continue
    return table


@cache
def _undefined_pairs() -> dict[int, tuple[int, ...]]:
    """Pairs a decoder has no character for, by first byte: it drops them, or gives a private character."""
    pairs = _pairs()
    missing = {low: tuple(lead for lead in LEADS if (low << 8 | lead) not in pairs) for low in range(0xA1, 0xFF)}
    return {low: leads for low, leads in missing.items() if leads}


def read_stretch(tokens: Sequence[Token], left: str, trail: int | None, model: LanguageModel) -> Verdict | None:
    """Read a damaged stretch that begins with a gap token.

    :param tokens: the gap and what follows it, to the end of its line at most.
    :param left: a few characters before the gap, simplified.
    :param trail: the last byte of the character before the gap in GBK.
    :returns: the best reading, or None where no reading comes near the stretch as it stands.
    """
    tokens = tokens[:MAX_TOKENS]
    states = [Reading(0.0, "", None, trail, 0, 0, 0, 0)]
    steps = _Steps(left, model)
    literal = 0.0
    last = left[-1:]
    for index, token in enumerate(tokens):
        following: dict[tuple[str, int | None], Reading] = {}
        for rank, state in enumerate(states):
            successors = list(steps.after(state, token, index + 1))
            may_lose = state.pending is not None and state.lost_pairs < MAX_LOST_PAIRS and token.kind is not Kind.GAP
            if may_lose and (rank < LOST_PAIR_BEAM or index == 1):
                likeliest = max((new.score for new in successors), default=-math.inf)
                if index == 1 or likeliest - state.score < WORD_PAIR:
                    successors.extend(steps.after_lost_pair(state, token, index + 1))
            for new in successors:
                key = (new.text, new.pending)
                if key not in following or following[key].score < new.score:
                    following[key] = new
        if token.kind is Kind.GAP:
            literal += LITERAL_GAP + (STRANGE_NOTE if token.syllable else 0.0)
        elif token.kind is not Kind.NOTE:
            simple = simplified_forms().get(token.text, token.text)
            literal += model.pair(last, simple)
            last = simple
        waiting = [state for state in following.values() if state.pending is not None]
        whole = [state for state in following.values() if state.pending is None]
        states = [*heapq.nlargest(BEAM, waiting, key=_score), *heapq.nlargest(BEAM, whole, key=_score)]
        states.sort(key=_score, reverse=True)
        if not states or states[0].score < literal + HOPELESS:
            return None
        if states[0].pending is None and states[0].settled >= SETTLED:
            break
    else:
        states = [state if state.text[-1:] not in MARKS - {"。"} else _less(state, OTHER_END) for state in states]
    finished = [state for state in states if state.pending is None and state.repaired_tokens][:FINALISTS]
    if not finished:
        return None
    ranked = sorted(
        ((state.score + model.words(left + steps.simple(state.text)), state) for state in finished),
        key=lambda pair: pair[0],
        reverse=True,
    )
    top, best = ranked[0]
    plain = steps.simple(best.text)
    other = next((score for score, state in ranked if steps.simple(state.text) != plain), None)
    gain = best.score - literal
    return Verdict(
        text=best.text[: best.repaired_text],
        tokens=best.repaired_tokens,
        margin=gain if other is None else min(top - other, gain),
        gain=gain,
        invented=best.invented,
    )


def _less(state: Reading, cost: float) -> Reading:
    return state._replace(score=state.score + cost)


def _score(state: Reading) -> float:
    return state.score


class _Steps:
    """What one more token may mean to a hypothesis; holds the language model and the tables."""

    def __init__(self, left: str, model: LanguageModel) -> None:
        self.left = left[-1:]
        self.model = model
        self.pairs = _pairs()
        self.forms = simplified_forms()
        self.known: dict[str, float] = {}

    def _likely(self, text: str, character: str) -> float:
        """Return the log-likelihood of ``character`` after ``text``, each pair looked up once."""
        key = (text[-1:] or self.left) + character
        if key not in self.known:
            simple = self.simple(key)
            self.known[key] = self.model.pair(simple[:-1], simple[-1])
        return self.known[key]

    def simple(self, text: str) -> str:
        return "".join(self.forms.get(character, character) for character in text)

    def after(self, state: Reading, token: Token, count: int) -> Iterator[Reading]:
        if token.kind is Kind.GAP:
            yield from self._gap(state, token, count)
        elif token.kind is Kind.NOTE:
            yield from self._note(state, token, count)
        elif state.pending is None:
            yield self._literal(state, token)
        elif token.kind is Kind.WIDE:
            yield from self._shifted(state, token.data[0], token.data[1], count)
        elif token.kind is Kind.ASCII:
            code = token.data[0]
            if 0x40 <= code <= 0x7E:
                yield from self._complete(state, code, count)
            if token.folds:
                for new in self._shifted(state, 0xA3, code + 0x80, count):
                    yield new._replace(score=new.score + FOLDED)
            if token.text == " ":
                yield from self._shifted(state, 0xA1, 0xA1, count)

    def after_lost_pair(self, state: Reading, token: Token, count: int) -> list[Reading]:
        """Suppose that an undefined pair stood before ``token``: its bytes end one character and begin the next."""
        found: list[Reading] = []
        for low, leads in _undefined_pairs().items():
            for middle in self._complete(state, low, count, cost=LOST_PAIR):
                if middle.score - state.score - LOST_PAIR < RUNNING_PAIR:
                    continue
                for lead in leads:
                    between = middle._replace(
                        pending=lead,
                        lost_pairs=state.lost_pairs + 1,
                        invented=state.invented or not state.half_known,
                    )
                    found.extend(self.after(between, token, count))
        return heapq.nlargest(LOST_PAIR_KEEP, found, key=lambda reading: reading.score)

    def _gap(self, state: Reading, token: Token, count: int) -> Iterator[Reading]:
        if state.pending is None and token.syllable is None:
            yield self._add(state, "?", LITERAL_GAP)._replace(trail=None)
        if state.pending is None:
            for lead in LEADS:
                # A note between two characters' bytes was a note on the pair that the annotator mistook for one.
                false_pair = self.pairs.get(state.trail << 8 | lead) if state.trail else None
                if token.syllable and not (false_pair and reads_as(false_pair, token.syllable)):
                    continue
                yield _less(state, LOST_BYTE)._replace(pending=lead, settled=0, repaired_tokens=count, half_known=False)
            return
        if token.syllable is None and token.text != "\ufffd":
            yield from self._shifted(state, 0xA3, 0xBF, count)
        if token.syllable is None and not state.half_known:
            return  # both bytes unknown, and no note: that would be invention
        for low in TRAILS:
            for new in self._complete(state, low, count, cost=LOST_BYTE):
                if token.syllable is None or reads_as(new.text[-1], token.syllable):
                    yield new

    def _note(self, state: Reading, token: Token, count: int) -> Iterator[Reading]:
        syllable = token.syllable or ""
        if state.pending is not None:
            false_pair = self.pairs.get(state.trail << 8 | state.pending) if state.trail else None
            if state.repaired_tokens == count - 1 and false_pair and reads_as(false_pair, syllable):
                yield state._replace(repaired_tokens=count)
            return
        character = state.text[-1:] or self.left
        fits = reads_as(character, syllable)
        yield state if fits else _less(state, STRANGE_NOTE)

    def _literal(self, state: Reading, token: Token) -> Reading:
        new = self._add(state, token.text, 0.0)
        return new._replace(trail=token.data[-1] if token.kind is Kind.WIDE else None)

    def _add(self, state: Reading, text: str, cost: float) -> Reading:
        score = state.score + cost + (0.0 if cost else self._likely(state.text, text))
        return state._replace(score=score, text=state.text + text, settled=state.settled + 1)

    def _shifted(self, state: Reading, high: int, low: int, count: int) -> Iterator[Reading]:
        for new in self._complete(state, high, count):
            yield new._replace(pending=low)

    def _complete(self, state: Reading, low: int, count: int, *, cost: float = 0.0) -> Iterator[Reading]:
        character = self.pairs.get((state.pending or 0) << 8 | low)
        if character is None:
            return
        likely = self._likely(state.text, character)
        score = state.score + cost + likely
        text = state.text + character
        yield Reading(score, text, None, low, 0, count, len(text), state.lost_pairs, invented=state.invented)
