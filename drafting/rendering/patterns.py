"""A pattern and a county's figures to a sentence with its evidence (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.calibers import facets
from corpus.quantity import write_quantity
from drafting.cells import Cell
from drafting.drafts import Basis, Computation, Evidence, Gap, Sentence
from drafting.rendering import changes
from drafting.rendering.facts import Fact, Facts, Standing
from drafting.rendering.gaps import gap_of
from drafting.rendering.standards import judged
from drafting.rendering.wording import called, value_words
from drafting.templating.nouns import Form, Part, Pattern, Segment, Slot, Word, Words

_JOINTS = "，、；"
# A caliber note stands in the sentence where it is short; all stand in the notes behind the draft.
_LONGEST_NOTE = 14
# In how many brackets a figure is one of a list, where notes between would part it: [，其中[小学…][、初中…]].
_LISTED = 2


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sentence and what it marks as missing."""

    sentence: Sentence
    gaps: tuple[Gap, ...] = ()


@dataclass(slots=True)
class Piece:
    """Text under way; ``figures`` counts slots that printed something."""

    text: str = ""
    evidence: tuple[Evidence, ...] = ()
    gaps: tuple[Gap, ...] = ()
    figures: int = 0

    def add(self, other: Piece) -> None:
        """Put another piece behind."""
        self.text += other.text
        self.evidence += other.evidence
        self.gaps += other.gaps
        self.figures += other.figures


def render(pattern: Pattern, facts: Facts, *, words: Mapping[str, str]) -> Rendered | None:
    """A pattern filled; null where all its figures are such as may be missing, and are."""
    piece = _joined(pattern.parts, facts, words, depth=0)
    if piece is None or (not piece.figures and _has_slots(pattern.parts)):
        return None
    return Rendered(sentence_of(piece.text, piece.evidence, piece.gaps), unique(piece.gaps))


def render_words(pattern: Pattern, *, words: Mapping[str, str]) -> str:
    """A pattern without figures filled: a title, a lead, fixed wording."""
    return "".join(
        part.text if isinstance(part, Words) else words[part.name]
        for part in pattern.parts
        if isinstance(part, Words | Word)
    )


def sentence_of(text: str, evidence: Iterable[Evidence], gaps: Iterable[Gap] = ()) -> Sentence:
    """A sentence with its basis: computed where anything was worked out, a gap where it holds nothing else."""
    kept = tuple(dict.fromkeys(evidence))
    if any(isinstance(each, Computation) for each in kept):
        basis = Basis.COMPUTED
    elif any(not isinstance(each, Cell) or each.value is not None for each in kept):
        basis = Basis.STATISTICS
    else:
        basis = Basis.GAP if tuple(gaps) else Basis.TEMPLATE
    return Sentence(text, basis, kept)


def unique(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps, each once."""
    return tuple({(gap.indicator, gap.scope, gap.region, gap.year, gap.mark): gap for gap in gaps}.values())


def short_note(cell: Cell) -> str:
    """（含教学点）, where a cell's note is short, says what was counted, and holds no number of its own."""
    note = cell.note or ""
    told = {kind for kind, _ in facets(note)}
    if len(note) > _LONGEST_NOTE or not told & {"with", "without"} or any(character.isdigit() for character in note):
        return ""
    return f"（{note}）"


def _joined(parts: tuple[Part, ...], facts: Facts, words: Mapping[str, str], *, depth: int) -> Piece | None:
    """Parts one after the other; null where one that must not be missing is, or all nested ones are.

    Of segments side by side the first left loses its joint where the first of all has none: 其中[小学…][、初中…].
    ``depth`` is in how many brackets the parts stand.
    """
    whole = Piece()
    nested = kept = 0
    bare_run = first_left = False
    for position, part in enumerate(parts):
        if not isinstance(part, Segment):
            bare_run = first_left = False
            piece = _part(part, facts, words, depth=depth)
            if piece is None:
                return None
            whole.add(piece)
            continue
        if position == 0 or not isinstance(parts[position - 1], Segment):
            bare_run = first_left = _begins(part)[:1] not in _JOINTS
        nested += 1
        inner = _joined(part.parts, facts, words, depth=depth + 1)
        if inner is None or not inner.figures:
            continue
        kept += 1
        if bare_run and first_left:
            inner.text = inner.text.lstrip(_JOINTS)
            first_left = False
        whole.add(inner)
    if depth and nested and not kept and not any(isinstance(part, Slot) for part in parts):
        return None
    return whole


def _begins(segment: Segment) -> str:
    first = segment.parts[0]
    if isinstance(first, Segment):
        return _begins(first)
    return first.text if isinstance(first, Words) else "字"


def _part(part: Words | Word | Slot, facts: Facts, words: Mapping[str, str], *, depth: int) -> Piece | None:
    if isinstance(part, Words):
        return Piece(part.text)
    if isinstance(part, Word):
        return Piece(words[part.name])
    return _figure(part, facts, depth=depth)


def _figure(slot: Slot, facts: Facts, *, depth: int) -> Piece | None:
    fact = facts.of(slot.ref)
    indicator = facts.indicator(slot.ref)
    cell = fact.cell
    if slot.form is Form.NAME:
        return Piece(called(cell, indicator) if cell is not None else indicator.name)
    if slot.form in (Form.VALUE, Form.VALUE_AND_CHANGE):
        with_change = slot.form is Form.VALUE_AND_CHANGE
        return value(fact, facts, optional=depth > 0, with_change=with_change, noted=depth < _LISTED)
    if fact.standing is not Standing.VALUE or cell is None:
        return None
    worked: changes.Worked | None = None
    if slot.form is Form.CHANGE:
        worked = changes.change(fact, indicator)
    elif slot.form is Form.PERCENT:
        worked = changes.percent(fact)
    elif slot.form is Form.SHARE and slot.whole is not None:
        whole = facts.of(slot.whole)
        worked = changes.share(cell, whole.cell) if whole.standing is Standing.VALUE and whole.cell else None
    elif slot.form is Form.STANDARD:
        lines = judged(cell, facts)
        return Piece(lines[0].clause, (cell, lines[0].threshold), figures=1) if lines else None
    return Piece(worked.text, (worked.evidence,), figures=1) if worked else None


def value(fact: Fact, facts: Facts, *, optional: bool, with_change: bool, noted: bool = False) -> Piece | None:
    """A value, its short note and its change; a mark where it is missing; null where it may be left out."""
    indicator = facts.indicator(fact.ref)
    if fact.standing is Standing.ABSENT and optional:
        return None
    if fact.standing is not Standing.VALUE or fact.cell is None:
        gap = gap_of(fact, facts)
        return Piece(gap.mark, gaps=(gap,), figures=1)
    said = value_words(fact.cell, indicator.name)
    text = said + (short_note(fact.cell) if noted else "")
    evidence = printed(fact.cell, said)
    worked = changes.change(fact, indicator) if with_change else None
    if worked is None:
        return Piece(text, evidence, figures=1)
    return Piece(f"{text}，{worked.text}", (*evidence, worked.evidence), figures=1)


def printed(cell: Cell, said: str) -> tuple[Evidence, ...]:
    """What a printed value rests on: its cell, and where the unit is shortened, how: 13.4台/百名 as 13.4台."""
    whole = write_quantity(cell)
    if whole == said or "/" not in cell.unit:
        return (cell,)
    return (cell, Computation(f"{whole} = {cell.unit.partition('/')[2]}均{said}", said, (cell,)))


def _has_slots(parts: tuple[Part, ...]) -> bool:
    return any(_has_slots(part.parts) if isinstance(part, Segment) else isinstance(part, Slot) for part in parts)
