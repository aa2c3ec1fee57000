"""Several subjects of one clause: 初中和小学…分别为, 均为; which number or label each of them has (pure)."""

from __future__ import annotations

import re

from ingest.figuring.names import Names
from ingest.figuring.words import scope_at, scope_last, scope_only, without_leads, without_opening

# 公办和民办幼儿园: the level of the last holds for the first too.
_AREA_OR_RUN = re.compile(r"^(?:公办|民办|普惠性?|农村|乡村|乡镇|城区|城镇|县城)")
# 省、市、区三级骨干教师
_RANKS = re.compile(r"((?:[省市县区乡镇校](?:、|和|与)){1,3}[省市县区乡镇校])[两二三四]级([一-龥]{2,})")
_SPREAD = re.compile(r"(?:分布在|分布于|集中在|中)$")
_SO_MANY = re.compile(r"[两二三四五六七八九\d]+(?:项|个|类)(?:指标|比例|比率|数据)?$")
_A_RATE = re.compile(r"[一-龥]{2}(?:率|占比|比例)$")
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
    if (ranks := _RANKS.fullmatch(label)) is not None:
        return [f"{rank}级{ranks[2]}" for rank in _JOINT.split(ranks[1])]
    if (led := _head_first(names, label, unit)) is not None and count in (None, len(led)):
        return led
    label = _SO_MANY.sub("", label)
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
    if not must and count is None and len(joints) and all(_A_RATE.search(piece) for piece in _JOINT.split(label)):
        return _JOINT.split(label)
    if must and count and len(joints) == count - 1:
        return [p for p in _JOINT.split(label) if p]
    return None


def _head_first(names: Names, label: str, unit: str) -> list[str] | None:
    """专任教师分布在小学、初中、高中: what is counted stands before its parts."""
    pieces = [piece for piece in _JOINT.split(label) if piece]
    first = scope_last(pieces[0]) if len(pieces) > 1 else None
    if first is None or first.start < 2 or any(scope_only(piece) is None for piece in pieces[1:]):
        return None
    head = without_leads(_SPREAD.sub("", pieces[0][: first.start]))
    if names.ending(head, unit) is None:
        return None
    return [pieces[0][first.start :] + head, *(piece + head for piece in pieces[1:])]


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
