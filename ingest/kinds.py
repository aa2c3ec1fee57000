"""Which kind of paper a title or a lead says it is (pure)."""

from __future__ import annotations

import re

from corpus.types import DocumentKind

_TAIL = r"(?:\s*[(（《<〈][^()（）]{1,24}[)）》>〉]|(?:——|—|--).{2,40})*$"
# The last genre word of a title decides: 关于印发…方案的通知 is a notice. Earlier rows go first.
_TITLES: tuple[tuple[DocumentKind, str], ...] = (
    (DocumentKind.SURVEY, r"(?:调研|调查|考察)(?:情况)?(?:的?报告|汇报|情况)?"),
    (DocumentKind.SUMMARY, r"(?:总结|总结报告|工作回顾|总结材料)"),
    (DocumentKind.BULLETIN, r"(?:统计|事业发展|发展)\w{0,6}公报"),
    (DocumentKind.EXPERIENCE, r"(?:经验|做法|典型材料|经验材料|经验交流材料|典型案例|先进事迹)"),
    (DocumentKind.NOTICE, r"通知"),
    (DocumentKind.PLAN, r"(?:方案|预案|行动计划|实施计划|工作计划|计划)"),
    (DocumentKind.ANNOUNCEMENT, r"(?:公告|通告|公示)"),
    (DocumentKind.OPINION, r"意见"),
    (DocumentKind.REPORT, r"(?:报告|汇报|情况|汇报材料)"),
)
_BY_TITLE = tuple((kind, re.compile(pattern + _TAIL)) for kind, pattern in _TITLES)
_LEADS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (DocumentKind.SUMMARY, re.compile(r"(?:总结|回顾)(?:报告)?如下|工作总结如下")),
    (DocumentKind.SURVEY, re.compile(r"调研[^。]{0,40}(?:报告|汇报)如下")),
    (
        DocumentKind.PLAN,
        re.compile(
            r"(?:特|现|结合[^。]{0,20}实际,?，?)?制[定订](?:以下|如下|本|此|了?该)(?:\w{0,6})?(?:实施)?(?:工作)?方案|方案如下"
        ),
    ),
    (
        DocumentKind.OPINION,
        re.compile(r"提出(?:以下|如下)(?:实施|指导|工作)?意见|现就[^。]{2,60}提出(?:以下|如下)\w{0,4}意见"),
    ),
    (DocumentKind.ANNOUNCEMENT, re.compile(r"(?:公告|通告|公示)如下|特此(?:公告|通告|公示)")),
    (DocumentKind.NOTICE, re.compile(r"通知如下|特此通知|印发给你们")),
    (DocumentKind.REPORT, re.compile(r"(?:报告|汇报)如下|特此报告|妥否")),
)


def kind_of_title(title: str) -> DocumentKind | None:
    """The kind that the last genre word of a title names; null where none does."""
    printed = re.sub(r"\s+", "", title)
    return next((kind for kind, pattern in _BY_TITLE if pattern.search(printed)), None)


def kind_of_lead(lead: str, closing: str) -> DocumentKind | None:
    """The kind that the lead (现将工作总结如下, 特制定本方案) or the closing words (特此通知) name."""
    return next((kind for kind, pattern in _LEADS if pattern.search(lead) or pattern.search(closing)), None)
