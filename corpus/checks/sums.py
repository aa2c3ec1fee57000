"""Sums, shares and orders that the vocabulary knows between indicators, worked out over a paper's figures (pure).

The grammar of ``Indicator.identity`` is described in ``corpus/vocabulary/README.md``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from corpus.checks.operands import called, check, levels, nearby, one_value, operand, same_inclusion, scope_of
from corpus.figures import Check, CheckResult, Figure
from corpus.identities import Worked, work_order, work_share, work_shares, work_sum
from corpus.terms import Vocabulary

_TOKEN = re.compile(r"(?P<id>[a-z]\w*)(?:\[(?P<scope>[^\]]*)\])?|(?P<number>\d+(?:\.\d+)?)|(?P<sign><=|>=|[=+/-])")


@dataclass(frozen=True, slots=True)
class Term:
    """An indicator of a sum; ``scope`` is null where the identity names none."""

    indicator: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What must hold: ``claim`` = the sum of ``terms``, or their quotient, or is at most the one term.

    :param relation: ``+``, ``/`` or ``<=``.
    :param claim: null where the terms must make up 100.
    """

    relation: str
    claim: Term | None
    terms: tuple[Term, ...]


def read_identities(text: str) -> tuple[Identity, ...]:
    """The identities of one cell of the vocabulary; what the grammar does not know is left out."""
    read = (_identity(one) for one in text.split(";"))
    return tuple(dict.fromkeys(identity for identity in read if identity is not None))


def vocabulary_checks(
    figures: Sequence[Figure], *, vocabulary: Vocabulary, known: Sequence[frozenset[str]] = ()
) -> Iterator[Check]:
    """The vocabulary's identities whose every operand the paper states once, for one place, time and way of counting.

    :param known: figures already checked together; an identity over some of those says nothing new.
    """
    kept: dict[tuple[str | None, str | None], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in levels(figures):
        if figure.indicator:
            kept[figure.region, figure.period][figure.indicator].append(figure)
    identities = dict.fromkeys(
        identity for each in vocabulary.indicators if each.identity for identity in read_identities(each.identity)
    )
    done: set[frozenset[str]] = set()
    for stated in kept.values():
        for identity in identities:
            for operands in _operands(identity, stated, vocabulary):
                ids = frozenset(figure.id for figure in operands)
                if ids not in done and not any(ids <= each for each in known):
                    done.add(ids)
                    told = _check(identity, operands)
                    added = identity.relation == "+" and same_inclusion(operands)
                    if added or _settled(told, identity, stated):
                        yield told


def _identity(text: str) -> Identity | None:
    tokens = list(_TOKEN.finditer(text))
    signs = [number for number, token in enumerate(tokens) if token["sign"] in {"=", "<=", ">="}]
    if len(signs) != 1:
        return None
    sign = tokens[signs[0]]["sign"]
    left, right = tokens[: signs[0]], tokens[signs[0] + 1 :]
    if sign == ">=":
        left, right = right, left
    if len(left) != 1 and len(right) == 1 and sign == "=":
        left, right = right, left
    terms = tuple(Term(token["id"], token["scope"]) for token in right if token["id"])
    between = {token["sign"] for token in right if token["sign"]}
    if len(left) != 1 or not terms or any(token["number"] for token in right):
        return None
    if left[0]["number"]:
        return Identity("+", None, terms) if Decimal(left[0]["number"]) == 100 and between == {"+"} else None
    claim = Term(left[0]["id"], left[0]["scope"])
    if sign != "=":
        return Identity("<=", claim, terms) if len(terms) == 1 else None
    if between == {"+"}:
        return Identity("+", claim, terms)
    if between == {"-"}:  # a - b = c says a = c + b
        return Identity("+", terms[0], (claim, *terms[1:]))
    return Identity("/", claim, terms) if between == {"/"} and len(terms) == 2 else None


def _operands(identity: Identity, stated: dict[str, list[Figure]], vocabulary: Vocabulary) -> Iterator[list[Figure]]:
    """The figures that an identity is about, claim first: of the whole place, and of every scope that all have."""
    terms = [*([identity.claim] if identity.claim else []), *identity.terms]
    if not all(term.indicator in stated for term in terms):
        return
    scopes = [""]
    if identity.relation != "+":
        scopes += sorted({scope_of(each, vocabulary=vocabulary) for each in stated[terms[0].indicator]} - {""})
    for scope in scopes:
        found = [one_value(_of_scope(term, stated[term.indicator], scope, vocabulary)) for term in terms]
        operands = [figure for figure in found if figure is not None]
        if len(operands) == len(terms):
            yield operands


def _of_scope(term: Term, figures: Sequence[Figure], scope: str, vocabulary: Vocabulary) -> list[Figure]:
    wanted = scope if term.scope is None or term.scope == "合计" else term.scope
    return [figure for figure in figures if wanted in {scope_of(figure, vocabulary=vocabulary), figure.scope}]


def _settled(told: Check, identity: Identity, stated: dict[str, list[Figure]]) -> bool:
    """Whether a quotient or order says something: it holds, or fails for every number that it might be of."""
    if told.result is not CheckResult.FAILS:
        return told.result is CheckResult.HOLDS
    claim = identity.claim or identity.terms[0]
    claims = [figure for figure in stated[claim.indicator] if figure.id == told.figures[0]]
    every = product(claims, *(stated[term.indicator] for term in identity.terms))
    return not any(_check(identity, operands).result is CheckResult.HOLDS for operands in every)


def _check(identity: Identity, figures: Sequence[Figure]) -> Check:
    name, work = _RELATIONS[identity.relation if identity.claim else "100"]
    worked = work(figures)
    result = worked.result
    # Numbers far apart may be of different days and kinds even where their key is one.
    if result is CheckResult.FAILS and not (nearby(figures) and same_inclusion(figures)):
        result = CheckResult.UNVERIFIABLE
    said = {
        CheckResult.HOLDS: "与文中相关数字一致",
        CheckResult.FAILS: f"与文中相关数字不一致（{worked.expression}），请核对原文",
        CheckResult.UNVERIFIABLE: f"与文中相关数字对不上（{worked.expression}），口径可能不同，无法核对",
    }[result]
    subject = called(figures[0]) if identity.claim else "、".join(called(figure) for figure in figures)
    return check(name, worked, figures, f"{subject}{said}。", result=result)


def _sum(figures: Sequence[Figure]) -> Worked:
    return work_sum([operand(each) for each in figures[1:]], operand(figures[0]))


_RELATIONS: dict[str, tuple[str, Callable[[Sequence[Figure]], Worked]]] = {
    "+": ("分项之和等于合计", _sum),
    "100": ("各项占比之和为100%", lambda figures: work_shares([operand(each) for each in figures])),
    "/": ("占比等于部分除以总数", lambda figures: work_share(*(operand(each) for each in figures))),
    "<=": ("部分不大于总数", lambda figures: work_order(operand(figures[0]), operand(figures[1]))),
}
