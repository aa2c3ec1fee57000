"""Yes or no: what a quoted sentence says to a question that wants one of the two (pure)."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.plans import is_plan_clause


class Verdict(StrEnum):
    """The answer's first word; the quote always follows."""

    YES = "是"
    HAS = "有"
    NO = "不是"
    NONE = "没有"
    PLANNED = "尚不能这样说，材料写的是目标或计划"
    UNDER_WAY = "尚不能这样说，材料写的是正在推进"
    PARTLY = "不是全部"


UNFINISHED = frozenset({Verdict.PLANNED, Verdict.UNDER_WAY})

_NEGATION = re.compile(
    r"无一|没有|未(?!来|成年)|无(?!缝|偿|障碍|线|忧|论|不|纸|人机)|不存在|不再|尚无|从未|不足|杜绝|零(?:辍|失|投|事)|清零|[为是]零|[为是]0(?![.\d])"
)
_PARTIAL = re.compile(r"部分|个别|少数|有的|一些|不少|仍有|尚有|其余|剩余|余下|还有")
# Beside what corpus.plans tells: not done yet, or only asked for.
_ASKED_FOR = re.compile(r"目标任务|规划|逐步|要求")
_UNDER_WAY = re.compile(r"正在|推进中|着手|探索")
_SHARE_DONE = re.compile(r"率[^，,；;。\d]{0,6}(?<![\d.])\d{1,2}(?:\.\d+)?\s?[%％]")  # 劝返率88.2%: not all of them
_ASKS_ALL = re.compile(r"都|全部|所有|每所|每个|均|全面")
_ASKS_DONE = re.compile(r"已经?|了吗|了没|是否已|完成|实现|达到|通过|建成")
_ASKS_NEED = re.compile(r"计划|打算|目标|要求|规定|能不能|可不可以|应不应|要不要|可以|允许")
_ASKS_EXISTENCE = re.compile(
    r"有没有|有无|是否有|(?<![所拥只具])有.*吗|存不存在|是否存在|(?:出现|发生|存在)过?(?!.*了吗).*吗"
)


def verdict(question: str, evidence: str, *, planned: bool = False) -> Verdict:
    """What the evidence says: negation first, then parts of a whole, then plans and work under way.

    :param planned: the evidence stands in a plan, whatever its own words.
    """
    existence = _ASKS_EXISTENCE.search(question) is not None
    if _ASKS_ALL.search(question) and (_PARTIAL.search(evidence) or _SHARE_DONE.search(evidence)):
        return Verdict.PARTLY if not _NEGATION.search(evidence) else Verdict.NO
    if _NEGATION.search(evidence):
        return Verdict.NONE if existence else Verdict.NO
    if not _ASKS_NEED.search(question) and _ASKS_DONE.search(question):
        if _UNDER_WAY.search(evidence):
            return Verdict.UNDER_WAY
        if planned or is_plan_clause(evidence) or _ASKED_FOR.search(evidence):
            return Verdict.PLANNED
    return Verdict.HAS if existence else Verdict.YES
