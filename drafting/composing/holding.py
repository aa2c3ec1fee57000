"""Sentences that may stay in a draft: every number, 文号, title and place proved; wording smoothed where it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafting.composing.job import Job
from drafting.drafts import Basis, Sentence
from drafting.findings import Finding

Smoother = Callable[[Sequence[Sentence]], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Held:
    """The sentences that stay and what was found in those that do not; ``smoothed`` counts reworded ones.

    :param plain: for each sentence that stays, how it was before it was smoothed.
    """

    sentences: tuple[Sentence, ...]
    plain: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    smoothed: int


def hold(sentences: Sequence[Sentence], job: Job, *, smooth: Smoother | None) -> Held:
    """Sentences checked one by one; what a smoother made of a borrowed one stays only where it is proved as well."""
    from drafting.proofs import unproved

    def faults(sentence: Sentence) -> tuple[Finding, ...]:
        return unproved(sentence, region=job.region, year=job.year, vocabulary=job.vocabulary)

    kept: list[Sentence] = []
    findings: list[Finding] = []
    for sentence in sentences:
        found = faults(sentence)
        findings += found
        if not found:
            kept.append(sentence)
    reworded = _smoothed(kept, smooth)
    final = [new if new is old or not faults(new) else old for new, old in zip(reworded, kept, strict=True)]
    changed = sum(new is not old for new, old in zip(final, kept, strict=True))
    return Held(tuple(final), tuple(kept), tuple(findings), changed)


def _smoothed(sentences: Sequence[Sentence], smooth: Smoother | None) -> list[Sentence]:
    """The sentences with the borrowed ones reworded; a smoother that loses or adds sentences changes nothing."""
    places = [number for number, sentence in enumerate(sentences) if sentence.basis is Basis.PRECEDENT]
    final = list(sentences)
    if smooth is None or not places:
        return final
    reworded = tuple(smooth([sentences[number] for number in places]))
    if len(reworded) != len(places):
        return final
    for number, sentence in zip(places, reworded, strict=True):
        if sentence.text != sentences[number].text and sentence.evidence == sentences[number].evidence:
            final[number] = sentence
    return final
