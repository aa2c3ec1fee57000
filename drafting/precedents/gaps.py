"""The marks of a borrowed sentence: 【待补：…】 for a figure that was its point, 【待核】 to be confirmed (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafting.drafts import Gap
from drafting.precedents.amounts import Amount
from drafting.precedents.words import HAN, TOKEN

CHECK = "【待核】"
LONGEST_LABEL = 16
_VERB = re.compile(
    r"^.*(?:累计|全年|共|已|先后|组织|开展了?|发放|新增|落实|投入|完成|组建|建成|建立|签订|举办|召开|惠及|选派|培训|购置|配备|表彰|劝返|核查|排查|发现|印发|招聘|补充|化解|改造|新建|建设|资助|减免|走访|交流|送教|增加|选聘|聘请)(?=[一-鿿]{2})"
)
_ADVERB = re.compile(r"^(?:先后|累计|全年|今年|共|总|年内)+")
_RUN = re.compile(rf"[{HAN}“”]{{2,}}$")
_TELLS_HOW = re.compile(
    r"每|[“《]|[两三四五六七八九十百]|制度|机制|责任制|台账|专班|小组|清单|平台|一次|档案|预警|方案|办法|全部|[均都]|零|没有|无一|全覆盖|全年|完成|取得|建成|新建|改造|投入|实现|【"
    r"|提升|提高|增强|改善|好转|上升|稳中有|成效|有效|显著|明显|得到"
)

# Words of effort without a deed one could look up.
_GENERAL = re.compile(r"进一步|持续|不断|深入|扎实|坚持|认真|重视|紧盯|积极|着力|大力|切实")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a 【待补】 stands for."""

    label: str
    mark: str


def mark(label: str, year: int) -> str:
    """The mark of a gap: 【待补：家访次数（2024年）】."""
    return f"【待补：{label}（{year}年）】"


def label_of(amount: Amount, before: str) -> str | None:
    """What an amount counts: its figure's indicator or label, else what stands before it; null for nothing."""
    known = amount.figure
    names = [known.indicator_name, known.label] if known is not None else []
    run = _RUN.search(before)
    names.append(_VERB.sub("", run.group()) if run else None)
    for name in (_ADVERB.sub("", name) for name in names if name):
        if 2 <= len(name) <= LONGEST_LABEL and not re.search(rf"{TOKEN}|[\d，。；、【】《》]", name):
            return name
    return None


def checked(text: str) -> str:
    """A sentence marked for a person: 【待核】 right before its final punctuation."""
    return f"{text[:-1]}{CHECK}{text[-1]}"


def is_concrete(text: str) -> bool:
    """Whether a sentence tells a measure so closely that it must be confirmed for another year."""
    return _TELLS_HOW.search(text) is not None or _GENERAL.search(text) is None


def gap_of(missing: Missing, *, region: str, year: int, lender: str) -> Gap:
    """The gap that a mark stands for."""
    told = f"借用的语句原有“{missing.label}”的数据（出自{lender}），统计表中没有{region}{year}年的同一数据"
    message = f"{told}，请补充或删去该句。"
    return Gap("", None, missing.label, "", year, region, missing.mark, message)
