"""A quoted sentence -> the same deed without the lender: its figures, places, names, dates and papers (pure).

What cannot be taken out by itself goes with its clause; what hangs on a clause that went, goes with the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.figures import Figure
from corpus.plans import is_plan_clause
from corpus.quantity import write_quantity
from corpus.sentences import clauses
from corpus.terms import Vocabulary
from drafting.cells import Cell
from drafting.precedents.amounts import Amount, tokenised
from drafting.precedents.clauses import settle
from drafting.precedents.dates import undated
from drafting.precedents.gaps import Missing, label_of, mark
from drafting.precedents.leftovers import leftovers
from drafting.precedents.levels import at_own_level
from drafting.precedents.names import foreign_names
from drafting.precedents.sides import Parties
from drafting.precedents.tidy import closed, evened, is_whole, unnumbered, unspaced
from drafting.precedents.titles import untitled
from drafting.precedents.words import HAN, ORDERS, TOKEN
from retrieval.comparing.words import acts, leads_in, tells_trouble

MOST_MARKS = 2
_BRACKET = re.compile(r"（[^（）]*）")
_TELLING_BRACKET = re.compile(rf"{TOKEN}|\d|[《〔号年月日：]")
_DEPARTMENTS = re.compile(r"(?<=[一-鿿])[二两三四五六七八九十]{1,3}(?=(?:大|个)?(?:部门|单位|股室|科室))")
# A clause that says of whom the next one speaks: without it the next speaks of nobody.
_TOPIC = re.compile(r"^(?:对(?!照)|对于|凡|如果?|若|当|一旦|除|在[^，]*(?:时|后|前|中)$)|(?:的|时|后|之际|过程中)$")
_BASIS = re.compile(r"^(?:根据|按照|依据|遵照|为了?|围绕|结合|自|随着|以[^，]*为|针对|通过|依托|认真落实|贯彻)")
# A result that needs what brought it about before it.
_RESULT = re.compile(r"^(?:确保|实现|做到|使|让|从而|保证|有效|有力|切实|形成|促进|推动了|逐步|基本)")
_SUBJECT_ONLY = re.compile(rf"^(?:我|全)?[县区市](?:教育局)?$|^[{HAN}]{{0,2}}$")
_TOKEN = re.compile(TOKEN)


@dataclass(frozen=True, slots=True)
class Stripped:
    """A sentence of nobody's: its text without 【待核】, what its 【待补】 stand for, and the cells put in."""

    text: str
    missing: tuple[Missing, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """How a sentence is to be stripped.

    :param planned: it tells what is to be done. :param trouble: it tells of a problem.
    :param year: of the draft. :param cell_of: the draft's cell for a figure of the lender.
    """

    parties: Parties
    vocabulary: Vocabulary
    year: int
    cell_of: Callable[[Figure], Cell | None] = lambda figure: None
    planned: bool = False
    trouble: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    ending: str
    pointed: str = ""


def strip(quote: str, figures: Sequence[Figure], task: Task, *, offset: int = 0) -> Stripped | None:
    """A sentence without what is the lender's; null where nothing that stands on its own is left.

    :param figures: of the lender's paper. :param offset: where the quote begins in it.
    """
    even = evened(quote)
    bare = unnumbered(even)
    if not task.planned and is_plan_clause(bare):
        return None
    text, amounts = tokenised(bare, figures, offset=offset + len(even) - len(bare), cell_of=task.cell_of)
    text = _DEPARTMENTS.sub("", unspaced(_BRACKET.sub(_bracket, text)))
    kept = _kept(text, amounts, task)
    if kept is None:
        return None
    return _written(kept, amounts, task)


def _bracket(found: re.Match[str]) -> str:
    return "" if _TELLING_BRACKET.search(found.group()) else found.group()


def _kept(text: str, amounts: Mapping[str, Amount], task: Task) -> list[_Clause] | None:
    """The clauses that can stay; null where one that the others need had to go."""
    kept: list[_Clause] = []
    first_went = listing = False
    for start, end in clauses(text, 0, len(text)):
        whole = text[start:end]
        body = whole.rstrip("，、；：。！？")
        worked = _clause(body, whole[len(body) :], amounts, task)
        if worked is None:
            if listing or whole.endswith("：") or (_TOPIC.search(body) and not _BASIS.match(body)):
                return None
            first_went = first_went or not kept
            if whole.endswith("；") and kept:
                kept[-1] = _Clause(kept[-1].text, "；", kept[-1].pointed)
            continue
        listing = listing or whole.endswith("：")
        if not kept and first_went and _RESULT.match(worked.text):
            return None
        if worked.text:
            kept.append(worked)
    return kept


def _clause(body: str, ending: str, amounts: Mapping[str, Amount], task: Task) -> _Clause | None:
    """One clause without the lender; empty where it named only when or by what, null where it must go."""
    if not task.planned and not task.trouble and ORDERS.search(body):
        return None
    text = untitled(body)
    if text is None:
        return None
    dated = undated(text, planned=task.planned)
    if dated is None:
        return None
    if not dated:
        return _Clause("", ending)
    settled = settle(dated, amounts)
    if settled is None:
        return None
    texts = []
    for each in (settled.text, settled.pointed):
        levelled = at_own_level(each, task.parties)
        if levelled is None or any(foreign_names(levelled, task.parties, vocabulary=task.vocabulary)):
            return None
        texts.append(levelled)
    return _Clause(texts[0], ending, texts[1])


def _written(kept: Sequence[_Clause], amounts: Mapping[str, Amount], task: Task) -> Stripped | None:
    """The clauses put together, their amounts filled in or marked."""
    told = [each for each in kept if _tells(each.text, task)]
    plain = [each for each in told if not each.pointed]
    if not told:
        return None
    marked = 0
    parts: list[str] = []
    for index, each in enumerate(kept):
        text = each.text
        if each.pointed and plain:
            if index:
                if each.ending == "；" and parts:
                    parts[-1] = parts[-1].rstrip("，") + "；"
                continue  # the deed is told without it
        elif each.pointed:
            if marked == MOST_MARKS:
                continue
            text, marked = each.pointed, marked + 1
        parts.append(text + each.ending)
    while parts and leads_in(parts[-1]) and not acts(re.sub(r"^\W*[^，]*?(?=，|$)", "", parts[-1])):
        parts.pop()
    if not parts or _SUBJECT_ONLY.match(parts[-1].rstrip("，、；：。")):
        return None
    text = closed("".join(parts))
    return _filled(text, amounts, task)


def _tells(clause: str, task: Task) -> bool:
    return (
        tells_trouble(clause) or bool(re.search(r"难|弱|不|缺|少|高|低|大", clause)) if task.trouble else acts(clause)
    )


def _filled(text: str, amounts: Mapping[str, Amount], task: Task) -> Stripped | None:
    missing: list[Missing] = []
    cells: list[Cell] = []
    shown: list[str] = []
    out, position = "", 0
    for found in _TOKEN.finditer(text):
        amount = amounts[found.group()]
        before = out + text[position : found.start()]
        if amount.cell is not None:
            words = write_quantity(amount.cell)
            cells.append(amount.cell)
            shown.append(words)
        else:
            label = label_of(amount, before)
            if label is None:
                return None
            missing.append(Missing(label, mark(label, task.year)))
            words = missing[-1].mark
        out, position = before + words, found.end()
    out += text[position:]
    if not is_whole(out) or leftovers(out, task.parties, vocabulary=task.vocabulary, shown=shown):
        return None
    return Stripped(out, tuple(missing), tuple(cells))
