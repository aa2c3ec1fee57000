"""What a question asks for: the values that search and answering read (no logic, no I/O)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.types import DocumentKind


class Intent(StrEnum):
    """What kind of answer a question wants."""

    NUMBER = "number"  # 多少、几、比例
    FACT = "fact"
    LIST = "list"  # 有哪些、哪几个方面、包括什么、列出
    YES_NO = "yes_no"  # 有没有、是否、…吗
    COMPARISON = "comparison"  # 哪个多、有何不同、谁最高
    WHO = "who"  # a person, or the office in charge (哪个部门负责)
    WHEN = "when"
    DOCUMENT = "document"  # 文号是什么、依据哪个文件
    HOW = "how"  # 怎样、如何
    WHY = "why"
    PREDICTION = "prediction"  # what no paper can say: 预测明年


class Reckoning(StrEnum):
    """What is to be worked out from figures that the papers state."""

    SUM = "sum"  # 合计、一共 over several places or values
    DIFFERENCE = "difference"  # 相差、多多少、减少了多少
    CHANGE_RATE = "change_rate"  # 降幅、增幅
    SHARE = "share"  # 占比 of one thing in another


@dataclass(frozen=True, slots=True)
class Term:
    """One content word of a question. ``variants`` are equal ways to say it.

    ``essential``: evidence without it (or a variant) does not answer; soft words (情况, 工作, 全市) only help.
    """

    text: str
    variants: tuple[str, ...] = ()
    essential: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """One sub-question. A part without a matter of its own (分别怎样安置) carries the terms of the part before it.

    ``units``: as in :class:`Query`, of this part alone.
    """

    text: str
    intent: Intent
    focus: tuple[Term, ...]
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question as read.

    :param resolved: the question standing alone; equal to ``question`` where nothing had to be resolved.
    :param regions: full names of the places that the question is about, in order; a place that only says where
        another lies (贵港市覃塘区) or stands in a cited title is not among them.
    :param unknown_regions: those of ``regions`` that are not in the library and neither above nor below a place of it.
    :param all_regions: 各县, 五地, 哪些县市, 资料库中: every place of the library.
    :param years: calendar years; both ends and all between of a range; both of a school year.
    :param period_text: the first period as written (2023年上半年).
    :param kinds: kinds of paper that the question names as its source (督查结果公告中).
    :param topics: vocabulary ids, as ``indicators``.
    :param docnos: 文号, normalised.
    :param intent: of the whole question; that of its first part unless the whole compares or predicts.
    :param units: units that a number may have, from the question's own words; empty where unknown.
    :param search_text: what to search for: the resolved question without the words that only ask; place names stay.
    :param reckonings: what has to be worked out from stated figures.
    """

    question: str
    resolved: str
    regions: tuple[str, ...]
    unknown_regions: tuple[str, ...]
    all_regions: bool
    years: tuple[int, ...]
    period_text: str | None
    kinds: tuple[DocumentKind, ...]
    topics: tuple[str, ...]
    indicators: tuple[str, ...]
    docnos: tuple[str, ...]
    intent: Intent
    parts: tuple[Part, ...]
    units: tuple[str, ...]
    search_text: str
    reckonings: tuple[Reckoning, ...] = ()
