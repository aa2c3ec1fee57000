"""What a draft's own sentence says without evidence (pure).

Numbers, 文号, 《titles》, places and years of a sentence must stand in what it rests on: a cell, a computation, a line
of the threshold table, a quoted passage. A borrowed sentence keeps no number of its lender: there only cells count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.docno import find_cited, find_docnos
from corpus.periods import find_periods, years_of
from corpus.quantity import Measured, Quantity, compatible, equal, read_quantities, same_unit
from corpus.regions import place_names
from corpus.terms import Vocabulary
from corpus.threshold_table import RATIO_UNITS, Threshold
from corpus.types import Citation
from drafting.auditing.marks import mark
from drafting.cells import Cell
from drafting.drafts import Basis, Computation, Sentence
from drafting.findings import Finding, FindingCode

# 【待补：…】 and 【待核】 are the draft's own marks.
_MARK = re.compile(r"【[^】]*】")
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
# The number of a heading, a part of an enumeration.
_ORDINAL = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]{1,2}是)")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
# A rhythm or term in Chinese numerals tells how, not how much: 每月一次, 两个工作日内. One of anything counts nobody.
_RHYTHM = re.compile(r"每[^，,。；;、]{0,12}$")
_TERM_BEHIND = re.compile(r"(?:之|以)?内")
_BLANK = "\u3000"


@dataclass(frozen=True, slots=True)
class Held:
    """What a sentence's evidence holds."""

    amounts: tuple[Measured, ...]
    words: tuple[str, ...]
    docnos: frozenset[str]
    titles: frozenset[str]
    places: frozenset[str]
    periods: frozenset[str]


def unproved(sentence: Sentence, *, region: str, year: int, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """What a sentence says that its evidence does not hold, in its order; offsets are into ``sentence.text``.

    :param region: whose draft it is; that name, what lies above it, and the places of the sentence's cells are free.
    :param year: reported; 上年 and the like are free, another year is not.
    """
    held = _held(sentence, region=region, vocabulary=vocabulary)
    said = _blanked(sentence.text, [found.span() for found in _MARK.finditer(sentence.text)])
    found = list(_papers(said, held))
    bare = _blanked(said, [*_spans(_TITLE.finditer(said)), *((each.start, each.end) for each in find_docnos(said))])
    found += _places(bare, held, region=region, vocabulary=vocabulary)
    found += _years(bare, held, year)
    found += _amounts(bare, held, sentence.basis)
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [found.span() for found in matches]


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with stretches blanked out, so that offsets stay."""
    for start, end in spans:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text


# --- what is held ------------------------------------------------------------------------------------------------


def _held(sentence: Sentence, *, region: str, vocabulary: Vocabulary) -> Held:
    cells, computations, thresholds, citations = _sorted(sentence)
    cells = (*cells, *(cell for each in computations for cell in each.cells))
    lent = sentence.basis is Basis.PRECEDENT
    amounts: list[Measured] = [_with_unit(cell, vocabulary) for cell in cells if cell.value is not None]
    amounts += [quantity for each in computations for quantity in read_quantities(each.shown)]
    amounts += [quantity for each in thresholds for quantity in _drawn(each)]
    if not lent:
        amounts += [quantity for each in citations for quantity in read_quantities(each.quote)]
    sources = [*(f"{each.name} {each.source} {each.note}" for each in thresholds), *(each.quote for each in citations)]
    cited = [found for source in sources for found in find_cited(source)]
    own = [each for each in citations if each.region == region]
    return Held(
        tuple(amounts),
        tuple(
            [*(cell.raw for cell in cells), *(each.shown for each in computations), *sources[: len(thresholds)]]
            + ([] if lent else [each.quote for each in citations])
        ),
        frozenset(number for _, number, _, _ in cited if number)
        | {each.docno for each in citations if each.docno is not None},
        frozenset(_even(title) for title, _, _, _ in cited if title)
        | {_even(each.title) for each in citations if each.title},
        frozenset(cell.region for cell in cells)
        | {name for each in own for _, _, name in place_names(each.quote)}
        | {mention.text for each in own for mention in vocabulary.regions.find(each.quote)},
        frozenset(cell.period for cell in cells if not cell.period.isdigit()),
    )


def _sorted(
    sentence: Sentence,
) -> tuple[tuple[Cell, ...], tuple[Computation, ...], tuple[Threshold, ...], tuple[Citation, ...]]:
    evidence = sentence.evidence
    return (
        tuple(each for each in evidence if isinstance(each, Cell)),
        tuple(each for each in evidence if isinstance(each, Computation)),
        tuple(each for each in evidence if isinstance(each, Threshold)),
        tuple(each for each in evidence if isinstance(each, Citation)),
    )


def _with_unit(cell: Cell, vocabulary: Vocabulary) -> Cell:
    """A cell with its indicator's unit where the table names none."""
    indicator = vocabulary.indicator(cell.indicator)
    return replace(cell, unit=indicator.unit) if not cell.unit and indicator is not None else cell


def _drawn(line: Threshold) -> list[Quantity]:
    """A threshold's line as papers print it: 95%, 1:19, 19:1."""
    said = (
        RATIO_UNITS[line.unit].format(f"{line.value:f}") if line.unit in RATIO_UNITS else f"{line.value:f}{line.unit}"
    )
    return [*read_quantities(said), *read_quantities(f"{line.name}，{line.source}")]


# --- what is said ------------------------------------------------------------------------------------------------


def _amounts(text: str, held: Held, basis: Basis) -> Iterator[Finding]:
    spans = _spans(_ORDINAL.finditer(text)) + [(each.start, each.end) for each in find_periods(text)]
    # A stretch of years is a period, 3年 is an amount: what the period grammar takes is judged as a period.
    for quantity in read_quantities(text):
        if any(start <= quantity.start < end for start, end in spans):
            continue
        spans.append((quantity.start, quantity.end))
        if _is_free(text, quantity) or any(_holds(each, quantity) for each in held.amounts):
            continue
        yield _unsourced(text, quantity.start, quantity.end, basis)
    for digits in _DIGITS.finditer(text):
        if any(start < digits.end() and digits.start() < end for start, end in spans):
            continue
        if not any(digits[0] in _DIGITS.findall(words) for words in held.words):
            yield _unsourced(text, digits.start(), digits.end(), basis)


def _unsourced(text: str, start: int, end: int, basis: Basis) -> Finding:
    where = "统计表的单元格" if basis is Basis.PRECEDENT else "这句话所列的依据"
    message = f"“{text[start:end]}”在{where}中找不到，请补上依据或改为【待补】。"
    return mark(text, FindingCode.FIGURE_UNSOURCED, start, end, message)


def _is_free(text: str, quantity: Quantity) -> bool:
    """Whether an amount in Chinese numerals tells a way of working."""
    if any(character.isdigit() for character in quantity.text):
        return False
    if quantity.value == 1 and quantity.denominator is None:
        return True
    return (
        _RHYTHM.search(text, 0, quantity.start) is not None
        or _TERM_BEHIND.match(text, quantity.end) is not None
        or quantity.text.endswith("内")
    )


def _holds(evidence: Measured, said: Quantity) -> bool:
    """Whether evidence is the amount said, also rounded; the sign stands in the words: 减少4所 of -4."""
    if not (same_unit(evidence, said) or (evidence.denominator is not None and said.denominator is not None)):
        return False
    if evidence.value is None:
        return False
    amount = _positive(evidence)
    return equal(amount, said) or compatible(amount, said)


def _positive(measured: Measured) -> Measured:
    if isinstance(measured, Cell | Quantity) and measured.value is not None and measured.value < 0:
        return replace(measured, value=-measured.value)
    return measured


def _papers(text: str, held: Held) -> Iterator[Finding]:
    """文号 and titles that no evidence bears."""
    for docno in find_docnos(text):
        if docno.normalised not in held.docnos:
            message = f"发文字号“{docno.raw}”在这句话所列的依据中找不到。"
            yield mark(text, FindingCode.DOCNO_UNKNOWN, docno.start, docno.end, message)
    for title in _TITLE.finditer(text):
        if _even(title[0][1:-1]) not in held.titles:
            message = f"{title[0]}在这句话所列的依据中找不到。"
            yield mark(text, FindingCode.DOCNO_UNKNOWN, title.start(), title.end(), message)


def _even(title: str) -> str:
    return re.sub(r"[\s“”\"'《》〈〉]", "", title)


def _places(text: str, held: Held, *, region: str, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Places that are neither the draft's own nor of its cells."""
    gazetteer = vocabulary.regions
    free = {region, *held.places}
    free |= {gazetteer.short(name) for name in free}
    own = gazetteer.resolve(region)
    free |= {name for place in own for name in gazetteer.ancestors(place)}
    free |= {gazetteer.short(name) for place in own for name in gazetteer.ancestors(place)}
    spans = [(mention.start, mention.end) for mention in gazetteer.find(text)]
    spans += [(start, end) for start, end, _ in place_names(text)]
    done: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if any(start < other[1] and other[0] < end for other in done):
            continue
        done.append((start, end))
        if text[start:end] not in free:
            message = f"“{text[start:end]}”不是{region}，这句话的依据中也没有它，请删去或改正。"
            yield mark(text, FindingCode.WRONG_REGION, start, end, message)


def _years(text: str, held: Held, year: int) -> Iterator[Finding]:
    """Years other than the one reported; the school year of a cell is free."""
    for mention in find_periods(text):
        if mention.period is None or mention.period.text in held.periods:
            continue
        years = years_of(mention.period.text)
        if years and years != {year}:
            message = f"“{mention.text}”不是所报告的{year}年，上一年应写作“上年”，请核对。"
            yield mark(text, FindingCode.WRONG_YEAR, mention.start, mention.end, message, expected=f"{year}年")
