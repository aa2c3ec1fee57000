"""Parts of a whole put together: 小学 under 城区 is 城区小学 (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.checks.operands import scope_of
from corpus.terms import Indicator, Vocabulary
from drafting.cells import COMPULSORY, Cell
from ingest.figuring.words import Scope

# All that a table lists, where that is more than 义务教育.
ALL_KINDS = Scope("各级各类", "label", 0, 4)
_BEYOND = frozenset({"幼儿园", "学前教育", "普通高中", "高中", "高中阶段", "中职", "职业教育"})
_PRESCHOOL = frozenset({"学前教育", "幼儿园"})
# The order in which the papers' scopes put them.
_ORDER = ("purse", "area", "run", "level", "grade", "sex", "label")


def combined(outer: Scope | None, inner: Scope | None) -> Scope | None:
    """The scope that two together name; of two of one kind the inner."""
    if outer is None or inner is None:
        return inner or outer
    if outer.kind == inner.kind or inner.name in outer.name or outer.name in inner.name:
        return inner if len(inner.name) >= len(outer.name) or outer.kind == inner.kind else outer
    first, last = sorted((outer, inner), key=lambda scope: _ORDER.index(scope.kind))
    name = first.name + last.name
    return Scope(name, last.kind, 0, len(name))


def total_of(listed: Iterable[str], indicator: Indicator | None) -> Scope | None:
    """What a 合计 over these parts is of: null for all that the indicator is of, else of all kinds of schools.

    :param indicator: null where the name alone is none: 学校数.
    """
    beyond = _BEYOND.intersection(listed)
    if indicator is not None and "合计" in indicator.scopes:
        return None  # its total is of all that it names
    known = frozenset(indicator.scopes if indicator else ())
    return ALL_KINDS if beyond - known and not (beyond and known & _BEYOND) else None


def narrowing(cell: Cell, *, vocabulary: Vocabulary) -> str:
    """The scope of a cell as keys have it: empty where it is all that the indicator is of."""
    indicator = vocabulary.indicator(cell.indicator)
    if cell.scope == ALL_KINDS.name and indicator is not None and indicator.name.startswith(cell.scope):
        return ""
    if cell.scope in _PRESCHOOL and indicator is not None and indicator.scopes == ("幼儿园",):
        return ""
    if cell.scope and indicator is not None and indicator.name.startswith(cell.scope):
        return ""  # 公办幼儿园 of 公办幼儿园数
    for whole in sorted(COMPULSORY, key=len, reverse=True):
        if cell.scope.startswith(whole) and cell.scope != whole:  # 义务教育女生 are not all of it
            return cell.scope if scope_of(cell, vocabulary=vocabulary) else cell.scope.removeprefix(whole)
    return scope_of(cell, vocabulary=vocabulary)
