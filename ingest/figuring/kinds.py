"""Result, aim or rule: by the words around a figure and by the heading that it stands under (pure)."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.figures import FigureKind
from corpus.plans import is_plan_clause, is_standard_clause, states_duties
from corpus.types import DocumentKind
from ingest.figuring.nouns import Paper

# 1:19的基本标准, 45人的规定: the number itself is the rule.
RULE_BEHIND = re.compile(
    r"\s*(?:的|以[上下]的)?(?:国家|省定?|规定)?(?:基本|最低|最高|统一)?(?:标准|要求|底线|红线|门槛|规定|上限|下限)"
)
_RULE_BEFORE = re.compile(r"(?:标准|要求|底线|规定)[(（]$")
_REACHED = re.compile(r"(?:达到|超过|高于|低于|优于|符合)[^,，;；。]{0,6}$")
_PER_TURN = re.compile(r"每(?:天|日|周|月)[^,，;；。\d]{0,10}$")
_DUTY = re.compile(r"保证|确保|保障|落实|坚持|实行|要求|不少于|不低于|至少|不得|应当?|须")
_HAPPENED = re.compile(r"已|目前|现有|截至|共有|累计|上年|去年")
# 按每人每月400元…发放: what each is paid is a rule.
_ALLOWANCE = re.compile(r"每(?:人|生)每?(?:月|天|日)")
_PAID = re.compile(r"按|标准|补助|补贴|津贴")
# Words of a bound that a rule sets and a result does not need.
_BOUNDS = ("不低于", "不少于", "不超过", "不得超过", "不得低于", "不得少于", "不高于", "不大于", "至少")


def duties_at(paper: Paper, position: int) -> bool:
    """Whether the headings above a position say that what follows is to be done."""
    path = [s.title for s in paper.document.sections if s.level > 0 and s.start <= position < s.end]
    return _duties(paper.document.kind, tuple(path))


@lru_cache(maxsize=256)  # asked for each sentence under the same headings
def _duties(kind: DocumentKind, path: tuple[str, ...]) -> bool:
    return states_duties(kind, path)


def kind_of(
    paper: Paper, *, clause: tuple[int, int], part: int, value: tuple[int, int], qualifier: str, duties: bool
) -> FigureKind:
    """The kind of the quantity at ``value``.

    :param clause: from comma to comma. :param part: where the sentence, or its part behind a semicolon, begins.
    """
    text, year = paper.text, paper.document.year
    whole_clause, clause = clause, _own_bracket(text, clause, value)
    if clause[0] > whole_clause[0] and _RULE_BEFORE.search(text, whole_clause[0], clause[0]):
        return FigureKind.STANDARD  # 均达到国家标准(小学7.5平方米、初中10.2平方米)
    words = text[clause[0] : clause[1]]
    before = text[clause[0] : value[0]]
    led = text[part : clause[1]]
    if (told := _TOLD_YEAR.match(words)) is not None and year is not None and int(told[1]) <= year:
        return FigureKind.ACTUAL  # 力争达到97.5%(2023年为96.8%)
    aim = is_plan_clause(words, year=year)
    if (
        (_AIMS.match(text, part, value[0]) and not _HAPPENED.search(words))
        or _by_deadline(led, year)
        or _ADVISED.search(text, part, value[0])
    ):
        return FigureKind.TARGET
    if RULE_BEHIND.match(text, value[1]) or (_PER_TURN.search(before) and _DUTY.search(words)):
        return FigureKind.STANDARD
    if _ALLOWANCE.search(before) and _PAID.search(led) and not aim:
        return FigureKind.STANDARD
    bound = qualifier.startswith(_BOUNDS)
    if duties and bound:
        return FigureKind.TARGET
    if is_standard_clause(words) and not (aim and not bound) and not _REACHED.search(before):
        return FigureKind.STANDARD
    if aim:
        return FigureKind.TARGET
    if bound and not _HAPPENED.search(words):
        return FigureKind.STANDARD
    if duties and not _HAPPENED.search(words):
        return FigureKind.TARGET
    return FigureKind.ACTUAL


def _own_bracket(text: str, clause: tuple[int, int], value: tuple[int, int]) -> tuple[int, int]:
    """The clause without the bracket behind the number, or, inside a bracket, without what stands before that."""
    opened = max(text.rfind("(", *clause), text.rfind("（", *clause))
    if opened < 0:
        return clause
    return (clause[0], opened) if opened >= value[1] else (opened + 1, clause[1])


_AIMS = re.compile(r"[\s,，;；。]*(?:力争|争取|确保|计划|拟|目标是)(?!了)")
_TOLD_YEAR = re.compile(r"\s*(20\d\d)年(?:实际)?(?:为|是)")
_ADVISED = re.compile(r"建议(?!书|案|稿|\d)")
_DEADLINE = re.compile(r"(?<![截直])(?:到|至)20\d\d年")


def _by_deadline(led: str, year: int | None) -> bool:
    """到2027年底,确保…: the aim holds to the end of the part that it opens."""
    return _DEADLINE.search(led) is not None and is_plan_clause(led, year=year)
