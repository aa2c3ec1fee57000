"""How clauses hang together: which one falls with the one before it, and which cannot stand first or last (pure)."""

from __future__ import annotations

import re

from drafting.precedents.tidy import depends
from drafting.precedents.words import HAN, TOKEN
from retrieval.comparing.words import acts, leads_in

# A clause that says of whom the next one speaks: without it the next speaks of nobody.
_TOPIC = re.compile(r"^(?:对(?!照)|对于|凡|如果?|若|当|一旦|除|在[^，]*(?:时|后|前|中)$)|(?:的|时|后|之际|过程中)$")
_BASIS = re.compile(r"^(?:根据|按照|依据|遵照|为了?|围绕|结合|自|随着|以[^，]*为|针对|通过|依托|认真落实|贯彻)")
# A result that needs what brought it about before it.
_RESULT = re.compile(r"^(?:确保|实现|做到|使|让|从而|保证|有效|有力|切实|形成|促进|推动了|逐步|基本|由|向)")
_LEAD_END = re.compile(
    r"(?:方式|途径|要求|精神|形式|措施|基础上?|过程中|方面|原则|目标|导向|重点|契机|抓手|文件|意见|规定|上|中|时|后)$"
)
_BY_MEANS = re.compile(r"(?:通过|根据|按照|结合|依托|围绕|采取)[^，]*等(?:措施|方式|途径|形式|手段|情况)?$")
# A deed with its object, which says enough without how many.
_GIVEN = re.compile(
    rf"^[{HAN}、]{{0,4}}(?:开展|组织|建立|组建|建成|签订|举办|配备|聘请|设立|购置|选派|发放|新建|改造|印发)[{HAN}“”、（）]{{4,}}$"
)
# Said only to place what follows in time.
_TIME = re.compile(r"^(?:今年|近年|几年|长期|一直)(?:以)?来$|^(?:同时|目前|截至目前|全年|今年)$")
# One half of a saying: 成立了以…为组长，…为成员的领导小组.
_NEEDED = re.compile(r"以[^，]*为(?:副)?组长|为(?:副)?组长|为成员|任(?:副)?组长")
# A clause that begins so needs no subject before it.
_DEED = re.compile(
    r"^(?:建成|建立|新建|开展|组织|实行|推行|制定|印发|成立|组建|完善|健全|落实|加强|加大|严格|坚持|为|对|把|将|通过|依托|[县区市全我各]|学校|教师|教育)"
)
_FOR = re.compile(r"为(?:了|进一步|贯彻|加快|切实|全面)")
_GOAL = re.compile(
    r"^(?:优化|促进|提高|提升|推进|推动|保障|确保|实现|解决|增强|改善|缩小|统筹|巩固|满足|加快|充分|调动|转变|营造|打开|促使|深化)[^，]*(?<!了)$"
)
_SUBJECT_ONLY = re.compile(rf"^(?:我|全)?[县区市](?:教育局)?$|^[{HAN}]{{0,2}}$")
_TOKEN = re.compile(TOKEN)


def only_leads(clause: str) -> bool:
    """Whether a clause only says why, by what or when, so that the next one must follow: 通过签订责任书等方式."""
    if (clause.startswith("通过") and "了" not in clause) or _BY_MEANS.search(clause):
        return True
    return leads_in(clause) and (not acts(clause[2:]) or _LEAD_END.search(clause) is not None)


def hangs_on(gone: str, clause: str) -> bool:
    """Whether a clause says nothing by itself after the one before it went: its subject, or what it was for."""
    if depends(clause) or (gone.startswith("为") and _GOAL.match(clause)):
        return True
    subject = not acts(gone) and _TOKEN.search(gone) is not None and not gone.startswith(("其中", "分别"))
    return subject and _DEED.match(clause) is None


def is_needed(clause: str) -> bool:
    """Whether the clauses behind say nothing without this one: it names of whom they speak, or is half a saying."""
    return _NEEDED.search(clause) is not None or (_TOPIC.search(clause) is not None and _BASIS.match(clause) is None)


def is_result(clause: str) -> bool:
    """Whether a clause tells what came of the ones before it."""
    return _RESULT.match(clause) is not None


def is_time(clause: str) -> bool:
    """Whether a clause only places what follows in time."""
    return _TIME.match(clause) is not None


def is_deed(clause: str) -> bool:
    """Whether a clause begins with its deed, so that it needs no subject before it."""
    return _DEED.match(clause) is not None


def is_given(clause: str) -> bool:
    """Whether a clause is a deed with its object, which says enough without how many."""
    return _GIVEN.match(clause) is not None


def is_purpose(first: str, others: list[str]) -> bool:
    """Whether clauses only tell what something was for, and not what it was."""
    return _FOR.match(first) is not None and all(_GOAL.match(each) for each in others)


def is_only_subject(clause: str) -> bool:
    """Whether a clause is a subject without its verb."""
    return _SUBJECT_ONLY.match(clause) is not None
