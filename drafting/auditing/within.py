"""What a draft itself shows wrong, without its sources (pure).

What can be told of numbers together (sums, shares, changes, contradictions) is gathered as doubts first, because one
wrong number breaks several of them; what a single stretch shows is a finding at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.checks.changes import AMOUNT, POINTS
from corpus.figure_checks import SUM, check_figures
from corpus.figures import CheckResult, Figure
from corpus.terms import Vocabulary
from corpus.types import Document
from drafting.auditing.changes import change_doubts
from drafting.auditing.contradictions import contradiction_doubts
from drafting.auditing.docnos import docno_findings
from drafting.auditing.doubts import blamed
from drafting.auditing.marks import told_once
from drafting.auditing.measures import measure_findings
from drafting.auditing.numbering import numbering_findings
from drafting.auditing.percent import point_findings
from drafting.auditing.plans import plan_findings
from drafting.auditing.shares import share_doubts
from drafting.auditing.standing import Told, standing
from drafting.auditing.sums import sum_doubts
from drafting.findings import Finding, Known

# Identities that only the right number fulfils; a ratio holds within five in a hundred.
_FIRM = frozenset({SUM, AMOUNT, POINTS})


def audit_within(
    document: Document, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary
) -> tuple[Finding, ...]:
    """The faults that the draft itself shows, in the order of the text, one finding a fault.

    :param figures: the draft's, as ``ingest.figures`` reads them.
    :param known: the table and the papers tell which of several numbers is the wrong one.
    """
    text = document.text
    found = list(plan_findings(document, figures, known, vocabulary=vocabulary))
    found += measure_findings(text, vocabulary=vocabulary)
    found += point_findings(text, figures, known, vocabulary=vocabulary)
    found += _of_numbers(document, figures, known, vocabulary)
    found += numbering_findings(document)
    found += docno_findings(text, known.docnos)
    return told_once(found)


def _of_numbers(document: Document, figures: Sequence[Figure], known: Known, vocabulary: Vocabulary) -> list[Finding]:
    checks = check_figures(figures, vocabulary=vocabulary)
    by_id = {figure.id: figure for figure in figures}
    told = Told(known.figures, vocabulary=vocabulary)
    doubts = sum_doubts(checks, by_id)
    doubts += share_doubts(checks, by_id)
    doubts += change_doubts(document.text, figures, checks, known, told, vocabulary=vocabulary)
    doubts += contradiction_doubts(figures, vocabulary=vocabulary)
    holding = (each for each in checks if each.result is CheckResult.HOLDS and each.name in _FIRM)
    firm = frozenset(id_ for each in holding for id_ in each.figures)
    return blamed(doubts, text=document.text, standing=standing(known, told, vocabulary=vocabulary), firm=firm)
