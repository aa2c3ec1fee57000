"""A quoted sentence -> the same deed without the lender: its figures, places, names, dates and papers (pure).

What cannot be taken out by itself goes with its clause; what hangs on a clause that went, goes with the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.figures import Figure
from corpus.plans import is_plan_clause
from corpus.sentences import clauses
from corpus.terms import Vocabulary
from drafting.cells import Cell
from drafting.precedents.amounts import Amount, tokenised
from drafting.precedents.clauses import settle
from drafting.precedents.dates import other_year, undated
from drafting.precedents.gaps import Missing, label_of, mark
from drafting.precedents.joints import (
    hangs_on,
    is_deed,
    is_given,
    is_needed,
    is_only_subject,
    is_purpose,
    is_result,
    is_time,
    only_leads,
)
from drafting.precedents.leftovers import leftovers
from drafting.precedents.levels import at_own_level
from drafting.precedents.names import foreign_names
from drafting.precedents.sides import Parties
from drafting.precedents.standing_in import in_words
from drafting.precedents.tidy import closed, evened, is_whole, unnumbered, unspaced
from drafting.precedents.titles import untitled
from drafting.precedents.words import FRAME, LOCAL, ORDERS, OUTCOME, STILL_TO_COME, TOKEN
from retrieval.comparing.words import acts, tells_trouble

MOST_MARKS = 1
_BRACKET = re.compile(r"（[^（）]*）")
_TELLING_BRACKET = re.compile(rf"{TOKEN}|\d|[《〔号年月日：]")
_DEPARTMENTS = re.compile(r"(?<=[一-鿿])[二两三四五六七八九十]{1,3}(?=(?:大|个)?(?:部门|单位|股室|科室))")
# Verbs of doing besides those by which a topic's deeds are found.
_ACTS_TOO = re.compile(
    r"核对|查清|销号|公开|指派|配合|协助|指定|张榜|收集|掌握|了解|发动|听取|会商|研判|比对|填报|填写|上传|回访|共享|认领|办结|分工|衔接|带动"
)
_TROUBLE = re.compile(r"[难弱缺少低]|不[足够强高齐]|偏[大高低]")
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
    :param year: of the draft. :param told: of the lender's paper.
    :param cell_of: the draft's cell for a figure of the lender.
    """

    parties: Parties
    vocabulary: Vocabulary
    year: int
    told: int | None = None
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
    if not task.planned and (is_plan_clause(bare, year=task.told) or STILL_TO_COME.search(bare)):
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
    if not task.planned and other_year(text, told=task.told):
        return None
    kept: list[_Clause] = []
    first_went = listing = False
    gone = ""  # the clause right before, where it went
    for start, end in clauses(text, 0, len(text)):
        whole = text[start:end]
        body = whole.rstrip("，、；：。！？")
        if FRAME.search(body) or (not task.planned and not task.trouble and tells_trouble(body)):
            return None
        worked = None if gone and hangs_on(gone, body) else _clause(body, whole[len(body) :], amounts, task)
        listing = listing or whole.endswith("：")
        if worked is None or (listing and _TOKEN.search(body)):
            if listing or is_needed(body):
                return None
            gone = "" if whole.endswith("；") else body
            if kept and only_leads(kept[-1].text):
                kept.pop()  # it led to what is gone
            first_went = first_went or not any(not is_time(each.text) for each in kept)
            if whole.endswith("；") and kept:
                kept[-1] = _Clause(kept[-1].text, "；", kept[-1].pointed)
            continue
        if first_went and all(is_time(each.text) for each in kept):
            if is_result(worked.text) or (worked.pointed and not is_deed(worked.text)):
                return None
            kept.clear()
        gone = "" if worked.text else body if body.startswith("为") else gone
        if worked.text:
            kept.append(worked)
    return kept


def _clause(body: str, ending: str, amounts: Mapping[str, Amount], task: Task) -> _Clause | None:
    """One clause without the lender; empty where it named only when or by what, null where it must go."""
    if not task.planned and not task.trouble and ORDERS.search(body):
        return None
    strange = not task.parties.same and not task.trouble
    if strange and (LOCAL.search(body) or (not task.planned and OUTCOME.search(body))):
        return None
    text = untitled(body, names=task.parties.lender.names)
    if text is None:
        return None
    dated = undated(text, planned=task.planned, told=task.told)
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
    plain = [each for each in told if not each.pointed and not is_result(each.text)]
    if not told or is_purpose(kept[0].text, [each.text for each in kept[1:]]):
        return None
    marked = 0
    parts: list[str] = []
    for index, each in enumerate(kept):
        text = each.text
        if each.pointed and plain:
            if index and not is_given(text):
                if each.ending == "；" and parts:
                    parts[-1] = parts[-1].rstrip("，") + "；"
                continue  # the deed is told without it
        elif each.pointed:
            if marked == MOST_MARKS:
                continue
            text, marked = each.pointed, marked + 1
        parts.append(text + each.ending)
    while parts and only_leads(parts[-1].rstrip("，、；：。")):
        parts.pop()
    if not parts or is_only_subject(parts[-1].rstrip("，、；：。")):
        return None
    text = closed("".join(parts))
    return _filled(text, amounts, task)


def _tells(clause: str, task: Task) -> bool:
    """Whether a clause says what the section is for: a deed, or a problem."""
    if task.trouble:
        return tells_trouble(clause) or _TROUBLE.search(clause) is not None
    return acts(clause) or _ACTS_TOO.search(clause) is not None


def _filled(text: str, amounts: Mapping[str, Amount], task: Task) -> Stripped | None:
    missing: list[Missing] = []
    cells: list[Cell] = []
    shown: list[str] = []
    out, position = "", 0
    for found in _TOKEN.finditer(text):
        amount = amounts[found.group()]
        before = out + text[position : found.start()]
        if amount.cell is not None:
            words = in_words(amount.cell, unit=amount.unit)
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
