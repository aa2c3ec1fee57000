"""Paragraphs of figures held against lines, and of what fell short or got worse (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from corpus.identities import is_rate
from corpus.terms import Indicator
from corpus.threshold_table import Threshold
from corpus.thresholds import Verdict
from drafting.cells import Cell
from drafting.drafts import Basis, Evidence, Sentence
from drafting.rendering.changes import change, got_worse
from drafting.rendering.facts import Fact, Facts, Standing
from drafting.rendering.patterns import Rendered, printed, sentence_of
from drafting.rendering.plainly import subject
from drafting.rendering.standards import Judged, caution, judged
from drafting.rendering.wording import value_words
from drafting.templating.nouns import Ref

# More would be a list, not a sentence.
_CLAUSES = 2
_FUNDS = "经费"
_NOT_THE_SAME = "不等于"


def against_standards(refs: Iterable[Ref], facts: Facts, *, told: Collection[Ref] = ()) -> tuple[Rendered, ...]:
    """Figures against the lines for them, document by document, with the cautions of the lines behind.

    :param told: figures whose change another sentence tells.

    A figure that the table lacks, and one that no line may be shown for, is left out.
    """
    by_source: dict[str, list[tuple[Fact, Judged]]] = {}
    for ref in refs:
        fact = facts.of(ref)
        if fact.standing is Standing.VALUE and fact.cell is not None:
            for line in judged(fact.cell, facts):
                by_source.setdefault(line.threshold.source, []).append((fact, line))
    found: list[Rendered] = []
    for source, lines in by_source.items():
        for start in range(0, len(lines), _CLAUSES):
            lead = f"对照{source}，" if not start else "按同一文件，"
            found.append(_held(lead, lines[start : start + _CLAUSES], facts, told))
    used = [line.threshold for lines in by_source.values() for _, line in lines]
    return (*found, *_cautions(used, facts))


def has_standard(ref: Ref, facts: Facts) -> bool:
    """Whether there is a value and a line to hold it against."""
    fact = facts.of(ref)
    if fact.standing is not Standing.VALUE or fact.cell is None:
        return False
    return bool(judged(fact.cell, facts))


def shortfalls(categories: Collection[str], facts: Facts) -> tuple[Rendered, ...]:
    """What missed a line that may be shown, or got worse than last year by what is better for it.

    :param categories: of indicators; empty for all.
    """
    found = []
    for ref in facts.refs:
        indicator = facts.indicator(ref)
        fact = facts.of(ref)
        if (categories and indicator.category not in categories) or fact.cell is None:
            continue
        if fact.standing is Standing.VALUE and (sentence := _shortfall(fact, fact.cell, indicator, facts)):
            found.append(Rendered(sentence))
    return tuple(found)


def _held(lead: str, lines: list[tuple[Fact, Judged]], facts: Facts, told: Collection[Ref]) -> Rendered:
    clauses: list[str] = []
    evidence: list[Evidence] = []
    for fact, line in lines:
        assert fact.cell is not None
        indicator = facts.indicator(fact.ref)
        said = value_words(fact.cell, indicator.name)
        evidence += [*printed(fact.cell, said), line.threshold]
        worked = change(fact, indicator) if fact.ref not in told else None
        if worked is not None:
            said += f"，{worked.text}"
            evidence.append(worked.evidence)
        clauses.append(f"{subject(fact, indicator)}{said}，{line.short_clause}")
    return Rendered(sentence_of(lead + "；".join(clauses) + "。", evidence))


def _cautions(thresholds: Sequence[Threshold], facts: Facts) -> list[Rendered]:
    """A sentence for each thing that must not be read out of 达到: a mean that reaches a line is not each school."""
    noted = dict.fromkeys(caution(each, year=facts.year) for each in thresholds)
    found = []
    for note in (each for each in noted if _NOT_THE_SAME in each):
        lines = tuple(dict.fromkeys(each for each in thresholds if caution(each, year=facts.year) == note))
        found.append(Rendered(Sentence(f"需要说明的是，上述标准{note}。", Basis.TEMPLATE, lines)))
    return found


def _shortfall(fact: Fact, cell: Cell, indicator: Indicator, facts: Facts) -> Sentence | None:
    evidence = list(printed(cell, value_words(cell, indicator.name)))
    clauses = []
    missed = [line for line in judged(cell, facts) if line.verdict is Verdict.NOT_MET]
    if missed:
        clauses.append(missed[0].clause)
        evidence.append(missed[0].threshold)
    worked = change(fact, indicator) if _tells(indicator, cell) else None
    if worked is not None and got_worse(worked.rise, indicator):
        clauses.append(worked.text)
        evidence.append(worked.evidence)
    if not clauses:
        return None
    said = f"{subject(fact, indicator)}{value_words(cell, indicator.name)}"
    return sentence_of("，".join((said, *clauses)) + "。", evidence)


def _tells(indicator: Indicator, cell: Cell) -> bool:
    """Whether a change to the worse is a fault: fewer pupils aided may only be fewer pupils."""
    if indicator.direction != "higher_better":
        return True
    return is_rate(cell.unit) or "/" in indicator.unit or "生均" in indicator.name or indicator.category == _FUNDS
