"""Indicators that no pattern names, told plainly: 班级917个，比上年减少9个，其中小学651个、初中266个 (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from corpus.terms import Indicator
from drafting.drafts import Evidence, Gap
from drafting.rendering.facts import Fact, Facts
from drafting.rendering.patterns import Piece, Rendered, sentence_of, unique, value
from drafting.rendering.wording import called, label, scope_word, scoped
from drafting.templating.nouns import Ref

# Two indicators stand in one sentence where each is one figure.
_TOGETHER = 2
# What is no number that a sentence could state, whatever a table has there.
_NO_NUMBERS = frozenset({"年份"})
_DIVISIBLE = frozenset("所个人名次节台套册间元")


def tell(categories: Collection[str], facts: Facts, *, told: Collection[Ref]) -> tuple[Rendered, ...]:
    """Sentences on all figures of these categories that the table has and no other sentence tells.

    :param told: figures that patterns name, wherever in the draft.
    """
    clauses = list(_clauses(categories, facts, told))
    return tuple(_sentences(clauses))


def subject(fact: Fact, indicator: Indicator) -> str:
    """What stands before a figure: 小学班级, 九年义务教育巩固率为."""
    return scoped(_bare(fact, indicator), fact.ref.scope)


def _clauses(categories: Collection[str], facts: Facts, told: Collection[Ref]) -> Iterator[tuple[Piece, bool]]:
    """A clause an indicator, and whether it is one figure alone."""
    by_indicator: dict[str, list[Ref]] = {}
    for ref in facts.refs:
        indicator = facts.indicator(ref)
        if ref in told or indicator.category not in categories or indicator.direction == "policy":
            continue
        if indicator.unit not in _NO_NUMBERS:
            by_indicator.setdefault(ref.indicator, []).append(ref)
    for refs in by_indicator.values():
        yield _clause([facts.of(ref) for ref in refs], facts), len(refs) == 1


def _clause(found: list[Fact], facts: Facts) -> Piece:
    indicator = facts.indicator(found[0].ref)
    whole = next((fact for fact in found if not fact.ref.scope), None)
    parts = [fact for fact in found if fact.ref.scope]
    clause = Piece()
    if whole is not None:
        clause.add(_told(whole, facts, subject(whole, indicator)))
    if not parts:
        return clause
    over = whole or facts.of(Ref(found[0].ref.indicator))
    if _are_parts(over, parts):
        clause.add(Piece("，其中" if whole is not None else f"{_bare(over, indicator)}中，"))
        return _listed(clause, [_part(fact, facts) for fact in parts], "、")
    if whole is not None:
        clause.add(Piece("；"))
    listed = [_told(fact, facts, subject(fact, indicator)) for fact in parts]
    return _listed(clause, listed, "；" if any("，" in piece.text for piece in listed) else "、")


def _bare(fact: Fact, indicator: Indicator) -> str:
    """What stands before a figure, without its scope."""
    name = called(fact.cell, indicator) if fact.cell is not None else indicator.name
    return label(name, fact.cell.unit if fact.cell is not None else indicator.unit)


def _are_parts(whole: Fact, parts: list[Fact]) -> bool:
    """Whether figures by scope divide the whole: counted, of one unit, and no more than it."""
    if whole.cell is None or whole.cell.unit[-1:] not in _DIVISIBLE or "/" in whole.cell.unit:
        return False
    cells = [fact.cell for fact in parts if fact.cell is not None and fact.cell.value is not None]
    if any(cell.unit != whole.cell.unit for cell in cells):
        return False
    summed = sum((cell.value for cell in cells if cell.value is not None), Decimal(0))
    return whole.cell.value is None or summed <= whole.cell.value


def _told(fact: Fact, facts: Facts, lead: str) -> Piece:
    piece = Piece(lead)
    piece.add(value(fact, facts, optional=False, with_change=True, noted=True) or Piece())
    return piece


def _part(fact: Fact, facts: Facts) -> Piece:
    piece = Piece(scope_word(fact.ref.scope))
    piece.add(value(fact, facts, optional=False, with_change=False) or Piece())
    return piece


def _listed(clause: Piece, parts: Iterable[Piece], joint: str) -> Piece:
    for number, part in enumerate(parts):
        if number:
            clause.add(Piece(joint))
        clause.add(part)
    return clause


def _sentences(clauses: list[tuple[Piece, bool]]) -> Iterator[Rendered]:
    waiting: list[Piece] = []
    for clause, alone in clauses:
        if not alone and waiting:
            yield _sentence(waiting)
            waiting = []
        waiting.append(clause)
        if not alone or len(waiting) == _TOGETHER:
            yield _sentence(waiting)
            waiting = []
    if waiting:
        yield _sentence(waiting)


def _sentence(clauses: list[Piece]) -> Rendered:
    evidence: list[Evidence] = [each for clause in clauses for each in clause.evidence]
    gaps: list[Gap] = [gap for clause in clauses for gap in clause.gaps]
    text = "；".join(clause.text for clause in clauses) + "。"
    return Rendered(sentence_of(text, evidence, gaps), unique(gaps))
