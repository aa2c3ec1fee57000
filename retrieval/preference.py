"""Which of two stretches about the same matter says it better (pure): what is over what is planned, and so on."""

from __future__ import annotations

import re

from corpus.plans import is_fact_heading, is_plan_path
from corpus.rows import is_row
from corpus.types import DocumentKind, Hit
from retrieval.amounts import states_amount
from retrieval.query import Intent, Part, Query
from retrieval.wanted import units_of

# Added to a stretch's score, which is 0..1 of terms, context and rank. Chosen by hand so that one preference decides
# between stretches that cover the terms alike, and none lifts one that covers them less by half.
SAME_PERIOD = 0.3  # the very period asked for
ANSWERS = 0.15  # names who does it, to a question of who; gives the cause, to why
ASSERTS = 0.2  # says that a thing is or is not, to a question of yes or no
FIRST_UNIT = 0.1  # 所 to 多少所, where 个 would do too
SAME_KIND = 0.08  # a notice, to a question that says 通知
NEWEST = 0.06  # the newest paper, to a question that names no year
ONLY_PLANNED = -0.12  # a plan, to a question of what is
ROW_OF_A_PART = -0.4  # a table's row about one school or one town, to a question that does not name it
ONLY_HEADING = -0.3  # a heading states nothing
SAME_MATTER = 0.15  # speaks of what the sub-questions before asked about

# The cells of a row that may name what it is about: its part, and the thing within that.
KEYS_OF_ROW = 2

_LONGEST_HEADING = 42
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d))"
)
_ROW_OF_ALL = re.compile(r"(?:县区|区县|市县|县市区|地区|区域|指标|项目|年度|年份|学年|学段|合计|类别)[^：]{0,6}：")
_ASKS_PLAN = re.compile(r"计划|打算|下一步|今后|思路|目标|方案|要求|规定|措施|将|要|准备|拟")
_AGENT = re.compile(
    r"由[^，,；;。]{2,40}?(?:牵头|负责|承担|组织|统筹|主管|调度|协调|处[理置]|给予|担任|指导|督办)"
    r"|(?:牵头|责任|主管|配合|承办|主办|承担|联系)(?:单位|部门|学校|机构|人)|带领|率队|带队|牵头|负责|任[^，,；;。]{0,8}(?:组长|主任|总指挥)"
    r"|组成[^，,；;。]{0,6}组"
)
_CAUSE = re.compile(r"由于|因为|原因|主要是|主要在于|所致|导致|鉴于|受[^，,；;。]{1,12}(?:影响|限制|制约)")
_SAYS = {Intent.WHO: _AGENT, Intent.WHY: _CAUSE}
_ASSERTS = re.compile(r"无一|没有|未|无[^，,。]{1,8}(?:发生|现象|情况)|全部|均|已|实行|实现|完成|100%")


def is_planned(hit: Hit) -> bool:
    """Whether a passage is of a plan (but for how things stand in it), or under a heading about what is to come."""
    path = hit.passage.path
    of_a_plan = hit.document.kind is DocumentKind.PLAN and not any(is_fact_heading(heading) for heading in path)
    return of_a_plan or is_plan_path(path)


def _of_parts_before(text: str, part: Part, query: Query) -> float:
    """The share of what the sub-questions before named that a text has."""
    before = query.parts[: query.parts.index(part)] if part in query.parts else ()
    named = {term.text for each in before for term in each.focus if term.essential}
    return sum(name in text for name in named) / len(named) if named else 0.0


def is_heading(sentence: str) -> bool:
    """Whether a sentence is no more than a numbered heading."""
    return len(sentence) <= _LONGEST_HEADING and _HEADING.match(sentence) is not None


def _is_of_a_part(sentence: str, question: str) -> bool:
    """Whether a sentence is a row about something within the place (片区：城关片区；…) that is not asked about."""
    if not is_row(sentence) or _ROW_OF_ALL.match(sentence):
        return False
    values = [cell.partition("：")[2] for cell in sentence.split("；")[:KEYS_OF_ROW]]
    return not any(len(value) > 1 and value in question for value in values)


def preference(sentence: str, hit: Hit, part: Part, query: Query, *, newest: int | None) -> float:
    """What a sentence gains or loses. :param newest: the newest year of the papers at hand."""
    kind, units = hit.document.kind, units_of(part, query)
    named = kind is not DocumentKind.OTHER and (kind.value in query.resolved or kind in query.kinds)
    return sum(
        (
            SAME_KIND * named,
            NEWEST * (newest is not None and hit.document.year == newest and not query.years),
            FIRST_UNIT * (len(units) > 1 and states_amount(sentence, units[:1])),
            ONLY_PLANNED * (is_planned(hit) and not _ASKS_PLAN.search(query.resolved)),
            SAME_PERIOD * bool(query.period_text and query.period_text in sentence),
            SAME_MATTER * _of_parts_before(f"{sentence} {' '.join(hit.passage.path)}", part, query),
            ONLY_HEADING * is_heading(sentence),
            ANSWERS * bool((says := _SAYS.get(part.intent)) and says.search(sentence)),
            ROW_OF_A_PART * _is_of_a_part(sentence, query.resolved),
            ASSERTS * (part.intent is Intent.YES_NO and _ASSERTS.search(sentence) is not None),
        )
    )
