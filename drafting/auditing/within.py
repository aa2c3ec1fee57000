"""What a draft itself shows wrong, without its sources (pure).

What can be told of numbers together (sums, shares, changes, contradictions) is gathered as doubts first, because one
wrong number breaks several of them; what a single stretch shows is a finding at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.checks.changes import AMOUNT, POINTS
from corpus.figure_checks import SUM, check_figures
from corpus.figures import Check, CheckResult, Figure
from corpus.quantity import Quantity, read_quantities
from corpus.terms import Vocabulary
from corpus.types import Document
from drafting.auditing.beside import beside_doubts
from drafting.auditing.changes import change_doubts
from drafting.auditing.contradictions import contradiction_doubts
from drafting.auditing.docnos import docno_findings
from drafting.auditing.doubts import Doubt, blamed
from drafting.auditing.from_to import against_itself, from_to_findings
from drafting.auditing.listed import list_doubts
from drafting.auditing.listed_together import together_doubts
from drafting.auditing.magnitudes import magnitude_findings
from drafting.auditing.marks import told_once
from drafting.auditing.measures import measure_findings
from drafting.auditing.numbering import numbering_findings
from drafting.auditing.opposed import beside_last_years, opposed_findings
from drafting.auditing.percent import point_findings
from drafting.auditing.plans import plan_findings
from drafting.auditing.rate_gaps import beyond_findings, rate_gap_findings
from drafting.auditing.repeated_years import series_findings
from drafting.auditing.restated import restated_findings
from drafting.auditing.shares import share_doubts
from drafting.auditing.standing import Told, standing
from drafting.auditing.sums import sum_doubts
from drafting.auditing.unit_lists import list_findings
from drafting.findings import Finding, FindingCode, Known

# What may stand between a verb of change and its number.
_BEHIND_VERB = len("了约")
# Identities that only the right number fulfils; a ratio holds within five in a hundred.
_FIRM = frozenset({SUM, AMOUNT, POINTS})


@dataclass(frozen=True, slots=True)
class _Read:
    """A draft with all that is read from it once."""

    document: Document
    figures: Sequence[Figure]
    quantities: Sequence[Quantity]
    checks: Sequence[Check]
    known: Known
    told: Told
    vocabulary: Vocabulary


def audit_within(
    document: Document, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary
) -> tuple[Finding, ...]:
    """The faults that the draft itself shows, in the order of the text, one finding a fault.

    :param figures: the draft's, as ``ingest.figures`` reads them.
    :param known: the table and the papers tell which of several numbers is the wrong one.
    """
    quantities = read_quantities(document.text)
    checks = check_figures(figures, vocabulary=vocabulary)
    told = Told(known.figures, vocabulary=vocabulary)
    read = _Read(document, figures, quantities, checks, known, told, vocabulary)
    found = _plain(read)
    # A number whose unit is wrong breaks its sums too, and is told once.
    there = {each.id for each in figures if any(_at(each, finding) for finding in found)}
    doubts = [each for each in _doubts(read) if not any(one.figure.id in there for one in each.suspects)]
    firm = frozenset(
        id_ for each in checks if each.result is CheckResult.HOLDS and each.name in _FIRM for id_ in each.figures
    )
    sources = standing(known, told, vocabulary=vocabulary)
    found += blamed(doubts, text=document.text, standing=sources, firm=firm)
    found += numbering_findings(document)
    found += docno_findings(document.text, known.docnos)
    return told_once(found)


def _at(figure: Figure, finding: Finding) -> bool:
    if finding.code is FindingCode.CHANGE_DIRECTION and 0 <= figure.value_start - finding.end <= _BEHIND_VERB:
        return True
    return finding.start < figure.value_end and figure.value_start < finding.end


def _plain(read: _Read) -> list[Finding]:
    """What a single stretch shows."""
    text, quantities = read.document.text, read.quantities
    found = list(plan_findings(read.document, read.figures, read.known, vocabulary=read.vocabulary))
    found += measure_findings(text, quantities)
    found += list_findings(text, quantities)
    found += point_findings(text, read.figures, read.known, vocabulary=read.vocabulary)
    found += magnitude_findings(text, quantities)
    found += from_to_findings(text, quantities)
    found += against_itself(text, quantities)
    found += opposed_findings(text, quantities)
    found += rate_gap_findings(text, quantities)
    found += beyond_findings(text, quantities)
    found += restated_findings(text, quantities)
    found += series_findings(text, quantities)
    return found


def _doubts(read: _Read) -> list[Doubt]:
    """Numbers that cannot all be right."""
    text, figures, checks, vocabulary = read.document.text, read.figures, read.checks, read.vocabulary
    by_id = {figure.id: figure for figure in figures}
    title = read.document.title or ""
    found = sum_doubts(checks, by_id, text=text, title=title)
    found += together_doubts(text, read.quantities, figures)
    found += list_doubts(text, read.quantities, figures, title=title)
    found += share_doubts(checks, by_id)
    aside = beside_last_years(text, read.quantities)
    changes = [each for each in figures if each.value_start not in aside]
    plain = [each for each in checks if not any(by_id[id_].value_start in aside for id_ in each.figures)]
    found += change_doubts(text, changes, plain, read.known, read.told, vocabulary=vocabulary)
    found += beside_doubts(text, figures, read.known, vocabulary=vocabulary)
    found += contradiction_doubts(figures, vocabulary=vocabulary)
    return found
