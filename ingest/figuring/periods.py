"""The period of every figure of a text, settled when all of them are read (pure).

A figure that the text dates keeps that time. The others take it from what they belong to: a part from its whole, a
change from its level, an aim from the deadline behind it; and at last from the section and the paper.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.figures import Aspect, FigureKind, PeriodBasis
from ingest.figuring.cuts import clause_bounds, part_start
from ingest.figuring.nouns import Draft, Paper
from ingest.figuring.period_sections import Basis, bases_of, default_time
from ingest.figuring.times import PAPERS_OWN, Time, mentions_in, papers_time, time_of

# 问卷显示: what the paper's own survey found is of the paper's time, not of the statistics that it uses.
_OWN_FINDING = re.compile(r"(?:问卷|访谈|座谈|走访|实地察看|调研组|复测)[^。\n]*$")
# 年内再建10个: of the year in which the paper is written, though it reports on the year before.
_THIS_YEAR = re.compile(r"今年|本年度?|年内")
_NOW = PAPERS_OWN - {"近1年"}
# 由督导时的0.48、0.41|分别降为: no number but those of one list stands between 由 and the number.
_LED_FROM = re.compile(
    r"[由从自](?:(?!\d)[^，,；;。])*(?:\d[\d.,，%％]*[^\d，,；;。]{0,4}[、和](?:(?!\d)[^，,；;。]){0,4})*$"
)
_LED_FROM_YEAR = re.compile(r"[由从自](?:20|19)\d\d(?!\d)[^，,；;。\d]{0,10}$")
_LEADS_TO = re.compile(
    r"[^，,；;。]{0,24}?(?:降|减|增|提|升|扩|压|缩|发展|调|改|化解|跃)[^，,；;。\d]{0,4}(?:到|至|为|成)"
)
_FLOW = re.compile(r"招生|毕业|新增|新建|改扩建|支出|投入|发放|资助|招聘|补充|录取|报名")
_MONTH = re.compile(r"\d{4}-\d\d")
_IN_USE = re.compile(r"(?:前|开学前)?(?:正式|全部|全面)?(?:投入使用|建成|竣工|完工|交付|启用|开学|招生|投用)")
_BRACKET_BEHIND = re.compile(r"[一-龥]{0,6}[（(](?:截至|数据截至|为)?")
_BRACKET_ENDS = re.compile(r"(?:度|底|末)?的?(?:教育)?(?:事业)?(?:统计|年报|快报)?(?:数据?|口径)?[)）]")
_PART_END = re.compile(r"[;；。\n]|$")
_LEVELS_BEFORE = 4  # figures
_PARAGRAPH = 2000  # characters that are looked back over for 目前
_FAR = 120  # characters: a sentence with its list of parts is rarely longer


def settle(paper: Paper, drafts: Sequence[Draft], *, cells: Sequence[Draft] = ()) -> None:
    """Give the figures of a text, in reading order, and of its tables the periods that only the whole of it tells."""
    bases, own = bases_of(paper), papers_time(paper)
    for cell in cells:
        if (cell.period, cell.basis) == own:
            cell.period, cell.basis = _default(paper, cell, bases)
    for number, draft in enumerate(drafts):
        if (behind := _dated_behind(paper, draft) or _deadline_behind(paper, draft)) is not None:
            draft.period, draft.basis = behind
        elif (whole := draft.whole or draft.shared) is not None and _inherits(paper, draft, whole):
            draft.period, draft.basis = whole.period, whole.basis
        elif draft.aspect is Aspect.CHANGE and (level := _level_before(paper, drafts, number)) is not None:
            draft.period, draft.basis = level.period, level.basis
        elif _is_earlier(paper, draft):
            draft.period, draft.basis = _first_before(paper, drafts, number)
        elif (draft.period, draft.basis) == own:
            draft.period, draft.basis = _default(paper, draft, bases)
        if _is_flow(paper, draft):
            draft.period = (draft.period or "").removesuffix("末")
        if _goes_on_all_year(paper, draft):
            draft.period, draft.basis = (draft.period or "")[:4], PeriodBasis.STATED
        if draft.kind is FigureKind.ACTUAL and _is_to_come(paper, draft):
            draft.kind = FigureKind.TARGET


def _default(paper: Paper, draft: Draft, bases: tuple[Basis, ...]) -> Time:
    own, at = papers_time(paper), draft.value_start
    line = max(paper.text.rfind("\n", 0, at) + 1, at - _PARAGRAPH)
    sentence = max(line, paper.text.rfind("。", 0, at) + 1)
    if own[0] is None:
        return default_time(paper, bases, at, kind=draft.kind)
    if draft.kind is FigureKind.TARGET:
        within = _THIS_YEAR.search(paper.text, sentence, at)
        year = own[0] if within is None or within[0] == "今年" else (paper.document.date or own[0])[:4]
        return default_time(paper, bases, at, kind=draft.kind, within=year if within else None)
    if _says_now(paper, line, at) or _OWN_FINDING.search(paper.text, sentence, at):
        return own
    return default_time(paper, bases, at, kind=draft.kind)


def _says_now(paper: Paper, start: int, end: int) -> bool:
    """Whether the paragraph speaks of the paper's own time: 目前, 今年."""
    first, last = bisect_left(paper.period_starts, start), bisect_right(paper.period_starts, end)
    return any(mention.relative in _NOW for mention in paper.periods[first:last])


def _dated_behind(paper: Paper, draft: Draft) -> Time | None:
    """教师1200人(2023年统计数据): a bracket behind the number that holds its time and nothing else."""
    text = paper.text
    opened = _BRACKET_BEHIND.match(text, draft.value_end)
    mention = next(iter(mentions_in(paper, opened.end(), opened.end() + _FAR)), None) if opened else None
    if opened is None or mention is None or mention.start > opened.end() + len("截至"):
        return None
    return time_of(paper, mention) if _BRACKET_ENDS.match(text, mention.end) else None


def _deadline_behind(paper: Paper, draft: Draft) -> Time | None:
    """剩余3条问题确保2024年12月底前销号: a time by which, told behind its number in the same clause.

    Of an aim also when it is to be in use: 拟新建初中1所,2025年秋季投入使用. A time that has passed is none.
    """
    text = paper.text
    first, last = clause_bounds(
        text, max(0, draft.value_start - _FAR), min(len(text), draft.end + _FAR), draft.value_start
    )
    if mentions_in(paper, first, draft.value_start):
        return None
    behind = [mention for mention in mentions_in(paper, draft.value_end, last) if mention.deadline]
    if draft.kind is FigureKind.TARGET and not behind:
        ends = _PART_END.search(text, draft.value_end)
        part = ends.start() if ends else len(text)
        behind = [m for m in mentions_in(paper, draft.value_end, part) if _IN_USE.match(text, m.end)]
        began = part_start(text, text.rfind("\n", 0, draft.value_start) + 1, draft.value_start)
        if mentions_in(paper, max(began, text.rfind("。", 0, draft.value_start)), draft.value_start):
            return None
    time = time_of(paper, behind[0]) if behind else (None, None)
    return time if time[0] is not None and int(time[0][:4]) >= (paper.document.year or 0) else None


def _inherits(paper: Paper, draft: Draft, whole: Draft) -> bool:
    """Whether a part or a share is of its whole's time: no other time is named between the two."""
    between = mentions_in(paper, whole.value_end, draft.value_start)
    return (
        whole.value_end <= draft.value_start
        and whole.basis is PeriodBasis.STATED
        and all(time_of(paper, mention)[0] == whole.period for mention in between)
    )


def _level_before(paper: Paper, drafts: Sequence[Draft], number: int) -> Draft | None:
    """The level of which a change tells by how much: 由2021年的55.4%降至2023年的52.1%,|下降3.3个百分点.

    Where levels of two years stand before it, the later one: 2023年为89.2%,2021年为83.5%,|上升5.7个百分点.
    """
    change = drafts[number]
    found: list[Draft] = []
    for level in reversed(drafts[max(0, number - _LEVELS_BEFORE) : number]):
        if "。" in paper.text[level.value_end : change.value_start]:
            break
        if level.aspect is Aspect.LEVEL and not level.aside and level.indicator is change.indicator:
            same = bool(level.label) and change.label.startswith(level.label)
            dated = not found and mentions_in(paper, level.value_end, change.value_start)
            if not same or dated or level.basis is not PeriodBasis.STATED:
                break
            found.append(level)
    return max(found, key=lambda level: level.period or "", default=None)


def _is_earlier(paper: Paper, draft: Draft) -> bool:
    """由53个|减少到15个, 由0.48、0.41|分别降为: the first levels are of an earlier time; whether nobody told it."""
    text, at = paper.text, draft.value_start
    first, last = clause_bounds(text, max(0, at - _FAR), min(len(text), draft.end + _FAR), at)
    led = _LED_FROM.search(text, first, at)
    if led is None or _LEADS_TO.match(text, draft.value_end, last) is None:
        return False
    return not mentions_in(paper, led.start(), at)


def _goes_on_all_year(paper: Paper, draft: Draft) -> bool:
    """截至2023年9月,有小学40所。招生|3000人: of a month only because the sentence before was."""
    if draft.kind is not FigureKind.ACTUAL or not _MONTH.fullmatch(draft.period or "") or not _FLOW.search(draft.label):
        return False
    sentence = max(paper.text.rfind(mark, 0, draft.value_start) for mark in "。\n")
    return not mentions_in(paper, max(0, sentence), draft.value_start)


def _first_before(paper: Paper, drafts: Sequence[Draft], number: int) -> Time:
    """大班额从2020年的213个减到2023年的46个,占比由|14.6%降到2.6%: of the year of the pair before."""
    draft = drafts[number]
    for before in reversed(drafts[max(0, number - _LEVELS_BEFORE) : number]):
        if re.search("[。;；]", paper.text[before.value_end : draft.value_start]):
            break
        first, last = clause_bounds(paper.text, max(0, before.value_start - _FAR), draft.start, before.value_start)
        led = _LED_FROM_YEAR.search(paper.text, first, before.value_start)
        if led is not None and _LEADS_TO.match(paper.text, before.value_end, last):
            return before.period, before.basis
    return None, None


def _is_to_come(paper: Paper, draft: Draft) -> bool:
    """Whether a figure is of a year after the paper: 2025年前再增加学位1.5万个 in a paper of 2023."""
    year = max(int((paper.document.date or "0")[:4]), paper.document.year or 0)
    told = draft.period or ""
    return bool(year) and draft.basis is PeriodBasis.STATED and told[:4].isdigit() and int(told[:4]) > year


def _is_flow(paper: Paper, draft: Draft) -> bool:
    """年末…普通高中5所,招生|4382人: what goes on all year is not of its end, unless it says so itself."""
    if draft.period is None or not draft.period.endswith("末") or not _FLOW.search(draft.label):
        return False
    first, _ = clause_bounds(paper.text, max(0, draft.value_start - _FAR), draft.end, draft.value_start)
    return not mentions_in(paper, first, draft.value_start) and draft.kind is FigureKind.ACTUAL
