"""Several subjects of one clause: 初中和小学…分别为, 均为; which number or label each of them has (pure)."""

from __future__ import annotations

import re

from ingest.figure_names import Names
from ingest.figure_words import scope_at, scope_last, without_opening

# 公办和民办幼儿园: the level of the last holds for the first too.
_AREA_OR_RUN = re.compile(r"^(?:公办|民办|普惠性?|农村|乡村|乡镇|城区|城镇|县城)")
_JOINT = re.compile(r"以及|、|和|与|及")
LONGEST_HEAD = 24  # the head that subjects share is a noun phrase: 学生体质健康合格率
MOST_SUBJECTS = 9


def split_subjects(names: Names, label: str, *, count: int | None, unit: str, must: bool) -> list[str] | None:
    """Labels, one for each subject of a list, the shared head put behind each.

    初中和小学生均图书 -> 初中生均图书, 小学生均图书.

    :param count: how many there must be; null: as many as there are.
    :param must: whether 分别 says that there is a list, whatever its members are.
    :return: null where the label is no list of so many subjects.
    """
    label = without_opening(label)
    joints = list(_JOINT.finditer(label))
    for size in [count - 1] if count else range(min(len(joints), MOST_SUBJECTS), 0, -1):
        for first in range(len(joints) - size + 1):
            chosen = joints[first : first + size]
            if size < 1 or not chosen:
                continue
            cuts = [0, *(j.end() for j in chosen)]
            stops = [*(j.start() for j in chosen), len(label)]
            pieces = [label[a:b] for a, b in zip(cuts, stops, strict=True)]
            if all(pieces) and (made := _with_head(names, pieces, unit)) is not None:
                return made
    if must and count and len(joints) == count - 1:
        return [p for p in _JOINT.split(label) if p]
    return None


def _with_head(names: Names, pieces: list[str], unit: str) -> list[str] | None:
    """The pieces with the last one's head, where that makes each of them name something."""
    last = pieces[-1]
    scopes = [scope_last(piece) for piece in pieces[:-1]]
    own = scope_at(last)
    if own is not None and all(scope is not None for scope in scopes):
        head = last[own.end :] or _AREA_OR_RUN.sub("", last)
        return [*(piece + head if _ends_at_scope(piece) else piece for piece in pieces[:-1]), last]
    if all(names.ending(piece, unit) is not None for piece in pieces):
        return pieces
    for length in range(2, min(len(last), LONGEST_HEAD)):
        head = last[-length:]
        if all(names.ending(piece + head, unit) is not None for piece in pieces[:-1]) and names.ending(last, unit):
            return [*(piece + head for piece in pieces[:-1]), last]
    return None


def _ends_at_scope(piece: str) -> bool:
    scope = scope_last(piece)
    return scope is not None and piece[scope.end :] in ("", "学校", "学生", "教师", "学段")
