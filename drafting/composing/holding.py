"""Sentences that may stay in a draft: every number, 文号, title and place proved; wording smoothed where it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafting.composing.job import Job
from drafting.drafts import Basis, DraftSection, Paragraph, Sentence
from drafting.findings import Finding

Smoother = Callable[[Sequence[Sentence]], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Held:
    """The sentences that stay, and what was found in those that do not."""

    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]


def hold(sentences: Sequence[Sentence], job: Job) -> Held:
    """Sentences checked one by one: one that says what its evidence does not hold is held back."""
    kept: list[Sentence] = []
    findings: list[Finding] = []
    for sentence in sentences:
        found = _faults(sentence, job)
        findings += found
        if not found:
            kept.append(sentence)
    return Held(tuple(kept), tuple(findings))


def reworded(
    sections: Sequence[DraftSection], job: Job, smooth: Smoother
) -> tuple[tuple[DraftSection, ...], Mapping[Sentence, Sentence]]:
    """The sections with borrowed sentences smoothed, all in one call, where the new wording is proved as well.

    A smoother that loses or adds sentences changes nothing. The second value has for each new sentence the plain one.
    """
    old = [sentence for sentence in sentences_of(sections) if sentence.basis is Basis.PRECEDENT]
    new = tuple(smooth(old)) if old else ()
    if len(new) != len(old):
        return tuple(sections), {}
    better = {
        before: after
        for before, after in zip(old, new, strict=True)
        if after.text != before.text and after.evidence == before.evidence and not _faults(after, job)
    }
    return exchanged(sections, better), {after: before for before, after in better.items()}


def exchanged(sections: Sequence[DraftSection], other: Mapping[Sentence, Sentence]) -> tuple[DraftSection, ...]:
    """The sections with some sentences exchanged for others."""
    return tuple(
        replace(
            section,
            paragraphs=tuple(
                Paragraph(tuple(other.get(sentence, sentence) for sentence in paragraph.sentences))
                for paragraph in section.paragraphs
            ),
        )
        for section in sections
    )


def sentences_of(sections: Sequence[DraftSection]) -> Iterator[Sentence]:
    """All sentences in their order."""
    return (sentence for section in sections for paragraph in section.paragraphs for sentence in paragraph.sentences)


def _faults(sentence: Sentence, job: Job) -> tuple[Finding, ...]:
    from drafting.proofs import unproved

    return unproved(sentence, region=job.region, year=job.year, vocabulary=job.vocabulary)
