"""What is built, rebuilt or closed: 新建普通高中2所 counts no stock; verb or noun may be told once (pure)."""

from __future__ import annotations

import re

from corpus.terms import Indicator
from ingest.figuring.names import Names
from ingest.figuring.nouns import Draft
from ingest.figuring.words import Scope, scope_only

_VERBS = r"新建成?|改扩建|改建|扩建|建成|撤并|开工建设|规划建设|拟建|续建"
_BUILT = re.compile(rf"(?P<verb>{_VERBS})(?:了)?(?P<noun>[一-龥]{{0,10}})$")
_BUILT_NAMED = re.compile(rf"(?:计划|拟|将|启动|完成|推进|实施)*(?P<verb>{_VERBS}|迁建)(?:了)?(?=.*等$)")
_UNITS = frozenset({"所", "个"})
_NO_SCHOOLS = re.compile(r"幼儿园|园$|学前")


def built_of_named(names: Names, label: str, *, behind: str, unit: str) -> tuple[str, Indicator] | None:
    """The label and indicator of schools of which one is named: 新建望湖第九小学等|7所|学校; null where none is built.

    :param behind: the noun behind the number, which alone says what all of them are.
    """
    found = _BUILT_NAMED.match(label)
    if found is None or unit not in _UNITS or not behind:
        return None
    kind = "幼儿园" if _NO_SCHOOLS.search(behind) else "学校"
    indicator = names.exact(found["verb"] + behind, unit) or names.exact(found["verb"] + kind, unit)
    return (found["verb"] + behind, indicator) if indicator is not None else None


def built_of(
    names: Names, label: str, *, unit: str, last: Draft | None, joined: bool
) -> tuple[str, Indicator | None, Scope | None] | None:
    """The label, indicator and scope of schools that were built; null where the label speaks of none.

    :param joined: whether a 、 stands before: then 建成中小学6所、幼儿园9所 has one verb, 新建公办园8所、改扩建15所
        one noun.
    """
    if unit not in _UNITS:
        return None
    found = _BUILT.search(label)
    if found is not None and (exact := names.exact(label, unit)) is not None:
        return label, exact, scope_only(found["noun"])  # 新建、改扩建幼儿园
    verb, noun = (found["verb"], found["noun"]) if found is not None else ("", label)
    before = _BUILT.fullmatch(last.label) if last is not None and joined else None
    if before is not None and not verb and scope_only(noun) is not None:
        verb = before["verb"]
    if before is not None and verb and not noun:
        noun = before["noun"]
    scope = scope_only(noun) if verb and noun else None
    if scope is None:
        return None
    indicator = names.exact(verb + noun, unit)
    if indicator is None and not _NO_SCHOOLS.search(noun):
        indicator = names.exact(verb + "学校", unit)
    return verb + noun, indicator, scope
