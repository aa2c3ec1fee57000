"""Sums, shares and orders between the cells of one place and year: the vocabulary's, and those of parts (pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from corpus.checks.sums import Identity, Term, read_identities
from corpus.figures import CheckResult
from corpus.identities import Worked, work_order, work_ratio, work_share, work_shares, work_sum
from corpus.terms import Vocabulary
from drafting.cells import Cell, CellKey, TableCheck
from drafting.tables.checking import adds_up, called, error, explains, operand, warning, where

SUM, SHARE, SHARES, ORDER, RATIO = (
    "分项之和等于合计",
    "占比等于部分除以总数",
    "各项占比之和为100%",
    "部分不大于总数",
    "比值与人数相符",
)
# Shares that a definition makes of two counts of the table (vocabulary, column formula).
_SHARES = (
    Identity("/", Term("xlarge_class_ratio"), (Term("xlarge_classes"), Term("classes_total"))),
    Identity("/", Term("rotation_ratio"), (Term("rotation_teachers"), Term("rotation_eligible"))),
    Identity("/", Term("rotation_backbone_ratio"), (Term("rotation_backbone"), Term("rotation_teachers"))),
    Identity("/", Term("staff_full_time_ratio"), (Term("teachers_full_time"), Term("staff_total"))),
)
# What is divided by what in a mean or a ratio; who counts as a teacher is not the same in every one.
_RATIOS = {
    "staff_student_ratio": "staff_total",
    "student_teacher_ratio": "teachers_full_time",
    "avg_class_size": "classes_total",
}
_PUPILS = {"": "students_compulsory", "小学": "students_primary", "初中": "students_junior"}
# Ways of dividing a whole whose parts are all of it.
_WHOLE_PARTS = (("公办", "民办"), ("男生", "女生"))
_LEVELS = ("小学", "初中")
_ALL = frozenset({*_LEVELS, "全市", "合计"})
_Stated = Mapping[tuple[str, str], Cell]


def identity_checks(cells: Mapping[CellKey, Cell], *, vocabulary: Vocabulary) -> Iterator[TableCheck]:
    """Sums, shares, orders and ratios over usable cells that do not hold."""
    stated: dict[tuple[str, str], dict[tuple[str, str], Cell]] = defaultdict(dict)
    for (indicator, region, period, scope), cell in cells.items():
        stated[region, period][indicator, scope] = cell
    told = dict.fromkeys(
        identity for each in vocabulary.indicators if each.identity for identity in read_identities(each.identity)
    )
    done: set[frozenset[CellKey]] = set()
    regular = _regular(stated.values())
    for here in stated.values():
        for identity in (*told, *_SHARES):
            for operands in _operands(identity, here):
                keys = frozenset(cell.key for cell in operands)
                if keys not in done:
                    done.add(keys)
                    yield from _checked(identity, operands, here, vocabulary)
        yield from _parts(here, regular, vocabulary)
        yield from _ratios(here)


def _operands(identity: Identity, here: _Stated) -> Iterator[list[Cell]]:
    terms = [*([identity.claim] if identity.claim else []), *identity.terms]
    scopes = [""]
    if identity.relation != "+":
        scopes += sorted({scope for indicator, scope in here if indicator == terms[0].indicator} - {""})
    for scope in scopes:
        found = [here.get((term.indicator, _wanted(term, scope))) for term in terms]
        operands = [cell for cell in found if cell is not None]
        if len(operands) == len(terms):
            yield operands


def _wanted(term: Term, scope: str) -> str:
    return scope if term.scope is None else "" if term.scope == "合计" else term.scope


def _checked(
    identity: Identity, operands: Sequence[Cell], here: _Stated, vocabulary: Vocabulary
) -> Iterator[TableCheck]:
    first, rest = operands[0], operands[1:]
    if identity.claim is None:
        worked = work_shares([operand(cell) for cell in operands])
        if worked.result is CheckResult.FAILS:
            yield warning(
                SHARES, worked.expression, _message(first, worked, operands, "各项占比之和不是100%"), operands
            )
    elif identity.relation == "+":
        yield from _sum(first, rest, here, open_above=_may_be_more(first, vocabulary))
    elif identity.relation == "/":
        worked = work_share(operand(first), operand(rest[0]), operand(rest[1]))
        if worked.result is CheckResult.FAILS:
            yield error(
                SHARE, worked.expression, _message(first, worked, operands, "与部分、总数算出的不一致"), operands
            )
    else:
        worked = work_order(operand(first), operand(rest[0]))
        if worked.result is CheckResult.FAILS:
            # Who was brought back this year may have been suspected the year before.
            known = vocabulary.indicator(first.indicator)
            make = warning if known is not None and known.category == "控辍保学" else error
            yield make(ORDER, worked.expression, _message(first, worked, operands, f"大于{called(rest[0])}"), operands)


def _may_be_more(total: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a whole may have parts that are not listed: not every child of school age need be at school."""
    indicator = vocabulary.indicator(total.indicator)
    return indicator is not None and indicator.category == "特殊群体"


def _sum(total: Cell, parts: Sequence[Cell], here: _Stated, *, open_above: bool) -> Iterator[TableCheck]:
    worked = work_sum([operand(part) for part in parts], operand(total))
    if worked.result is not CheckResult.FAILS or worked.difference is None:
        return
    involved = [total, *parts]
    apart = explains(worked.difference, here.values(), total) or any(
        work_sum([operand(part) for part in some], operand(total)).result is CheckResult.HOLDS
        for size in range(2, len(parts))
        for some in combinations(parts, size)
    )
    if apart or (open_above and worked.difference > 0):
        message = _message(total, worked, involved, "与分项之和不一致，可能是口径不同")
        yield warning(SUM, worked.expression, message, involved)
    else:
        yield error(SUM, worked.expression, _message(total, worked, involved, "与分项之和不一致"), involved)


def _parts(here: _Stated, regular: frozenset[str], vocabulary: Vocabulary) -> Iterator[TableCheck]:
    """小学 and 初中 against the whole; 公办 and 民办, boys and girls likewise."""
    for (indicator, scope), total in here.items():
        if scope or not adds_up(total, vocabulary=vocabulary):
            continue
        for names in (_LEVELS, *_WHOLE_PARTS):
            parts = [part for name in names if (part := here.get((indicator, name))) is not None]
            if len(parts) == len(names):
                known = vocabulary.indicator(indicator)
                sure = names != _LEVELS or indicator in regular or (known is not None and set(known.scopes) <= _ALL)
                more = names == _LEVELS and (known is None or known.scopes == ("全市",))
                yield from _sum(total, parts, here, open_above=(more or not sure) and indicator not in regular)


def _regular(places: Iterable[_Stated]) -> frozenset[str]:
    """Indicators whose 小学 and 初中 make up the whole in some place and year of the table: so they are counted."""
    found: set[str] = set()
    for here in places:
        for (indicator, scope), total in here.items():
            parts = [part for name in _LEVELS if (part := here.get((indicator, name))) is not None]
            if not scope and len(parts) == len(_LEVELS):
                worked = work_sum([operand(part) for part in parts], operand(total))
                if worked.result is CheckResult.HOLDS:
                    found.add(indicator)
    return frozenset(found)


def _ratios(here: _Stated) -> Iterator[TableCheck]:
    """Pupils to teachers and pupils a class, as far as the table has both counts: more than 5% off is said."""
    for (indicator, scope), ratio in here.items():
        few = here.get((_RATIOS[indicator], scope)) if indicator in _RATIOS else None
        many = here.get((_PUPILS.get(scope, ""), ""))
        if few is None or many is None:
            continue
        worked = work_ratio(operand(ratio), operand(many), operand(few))
        if worked.result is not CheckResult.HOLDS and worked.expected is not None:
            involved = [ratio, many, few]
            message = _message(ratio, worked, involved, "与人数算出的相差超过5%")
            yield warning(RATIO, worked.expression, message, involved)


def _message(cell: Cell, worked: Worked, cells: Sequence[Cell], what: str) -> str:
    return f"{called(cell)}{what}（{worked.expression}），见 {where(cells)}，请核对原表。"
