"""Of what time a figure is: said in its clause, set by the text before it, else the paper's own (pure)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.figures import PeriodBasis
from corpus.periods import PeriodMention, find_periods, resolve
from ingest.figuring.nouns import Paper
from ingest.figuring.school_years import school_year_before, school_year_of

Time = tuple[str | None, PeriodBasis | None]

# 比2022年, 较上年, 与2023年相比: what a change is measured against is not when the figure is of.
_COMPARED_BEFORE = re.compile(r"(?:比|较|与|同|跟|高于|低于|超过)\s*$")
_COMPARED_BEHIND = re.compile(r"\s*(?:同期)?(?:相比|比较)")
# 是2022年916个的1.30倍, 仅为2022年（15人）的46.7%.
_IS_TIMES = re.compile(r"(?:是|为|相当于)$")
_TIMES_NUMBER = re.compile(r"(?:同期|末|底)?的?[（(]?[\d.]+[万亿]?[一-龥]{1,3}?(?=[）)]?的)")
TIMES_BEHIND = re.compile(r"[）)]?的(?:约|近)?[\d.]+(?:倍|%)")
# What may stand between the beginning of a clause and a time that holds for all that follows.
_OPENS = re.compile(
    r"(?:[\s,，;；。:：、]|自|从|在|于|到|至|截至|截止|截止到|早在|其中|据|根据|依据|对照|我市|我县|我区|全市|全县|全区|[一-龥]{2,6}[县市区旗]|并|且"
    r"|同时|力争|力求|争取|确保|计划|预计|拟|建议|目标是|努力)*"
)
_BEFORE_IT = re.compile(r"\s*(?:以前|之前|前(?!后|期|半|列))")
_FINDING = re.compile(
    r"[^，,。；;]{0,16}(?:监测|检测|测评|测试|调查|普查|评估|抽查|抽样|问卷|审计)[^，,。；;]{0,8}(?:显示|表明|反映|结果)"
)
_COUNTS = re.compile(
    r"[底末度]?[,，]?[^，,。；;\n\d]{0,12}(?:共有|现有|设有|在校|(?<![没所具拥占享还])有(?![效力序关所的益利]))[^，,。；;\n\d]{0,16}\d"
)
_SCHOOL_YEARS = frozenset({"本学年", "上学年"})
PAPERS_OWN = frozenset({"今年", "目前", "本年", "近1年"})
# 三年攻坚方案（2024—2026年）, 2024—2026年行动计划: the years that a paper plans for.
_SPAN = re.compile(r"(?<!\d)(20\d\d)年?\s*(?:[-—–―~～]{1,2}|至|到)\s*(20\d\d)年?")
_SOME_YEARS_PLAN = re.compile(r"([两三四五])年(?:行动|攻坚|提升|建设|发展|规划|计划|实施)")
# 2021年、2022年和2023年: years listed one by one make a span too.
LISTED = re.compile(r"\s*(?:[、,，]|和|与|及)\s*")


def mentions_in(paper: Paper, start: int, end: int) -> list[PeriodMention]:
    """The periods named inside ``[start, end)`` that no comparison is made with."""
    first = bisect_left(paper.period_starts, start)
    found = []
    for mention in paper.periods[first:]:
        if mention.start >= end:
            break
        if mention.end <= end and sets_time(paper, mention):
            found.append(mention)
    return found


def sets_time(paper: Paper, mention: PeriodMention) -> bool:
    """Whether a period may be that of a figure: no comparison is made with it, nor does it bound what was before."""
    return not is_compared(paper.text, mention) and not _has_passed(paper, mention)


def _has_passed(paper: Paper, mention: PeriodMention) -> bool:
    """Whether a period only bounds what was before it: 2010年以前建成的32所学校 are not counted in 2010."""
    if _BEFORE_IT.match(paper.text, mention.end) is None or mention.period is None or mention.period.first is None:
        return False
    return paper.document.year is not None and mention.period.first < paper.document.year


def is_compared(text: str, mention: PeriodMention) -> bool:
    """Whether a period is only what something else is compared with."""
    before = text[max(0, mention.start - 4) : mention.start]
    return bool(
        _COMPARED_BEFORE.search(before)
        or _COMPARED_BEHIND.match(text, mention.end)
        or (_IS_TIMES.search(before) and _so_many_times(text, mention.end))
    )


def _so_many_times(text: str, start: int) -> bool:
    number = _TIMES_NUMBER.match(text, start)
    return number is not None and TIMES_BEHIND.match(text, number.end()) is not None


def is_finding(text: str, mention: PeriodMention) -> bool:
    """Whether a period is that of a survey whose result follows, and of no other figure: 2023年国家质量监测显示."""
    return _FINDING.match(text, mention.end) is not None


def counts(text: str, mention: PeriodMention) -> bool:
    """Whether what follows a period counts what there was: 2023年全区有义务教育学校36所."""
    return _COUNTS.match(text, mention.end) is not None


def time_of(paper: Paper, mention: PeriodMention) -> Time:
    """The period that a mention means in this paper, and whether the text or the paper says so."""
    document = paper.document
    if mention.period is not None:
        return mention.period.text, PeriodBasis.STATED
    school_year = school_year_of(document.title)
    if school_year is not None and mention.relative in _SCHOOL_YEARS:
        told = school_year if mention.relative == "本学年" else school_year_before(school_year)
        return told, PeriodBasis.STATED
    if document.year is None:
        return None, None
    month = int(document.date[5:7]) if document.date and len(document.date) >= 7 else None
    period = resolve(mention, anchor=document.year, month=month)
    if period is None:
        return None, None
    own = mention.relative in PAPERS_OWN and period.text == str(document.year)
    if own and school_year is not None:
        return papers_time(paper)
    return period.text, PeriodBasis.DOCUMENT if own else PeriodBasis.STATED


def papers_time(paper: Paper) -> Time:
    """The paper's own year, or the school year that it reports on; unknown where it has none."""
    if (school_year := school_year_of(paper.document.title)) is not None:
        return school_year, PeriodBasis.DOCUMENT
    year = paper.document.year
    return (str(year), PeriodBasis.DOCUMENT) if year is not None else (None, None)


def opens(text: str, clause: int, mention: PeriodMention) -> bool:
    """Whether a period stands where a clause begins, so that it holds for what follows."""
    return _OPENS.fullmatch(text, clause, mention.start) is not None


def without_periods(paper: Paper, start: int, end: int) -> str:
    """``text[start:end]`` without the periods that it names: what is left may be a label."""
    first = bisect_left(paper.period_starts, start)
    kept, position = [], start
    for mention in paper.periods[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            kept.append(paper.text[position : mention.start])
            position = mention.end
    kept.append(paper.text[position:end])
    return "".join(kept)


_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


def times_in_words(paper: Paper, words: str) -> Time | None:
    """The period that a header or a cell names: 2023年实际, 2023, 2022-2023学年; null where it names none."""
    if _BARE_YEAR.fullmatch(words):
        return words, PeriodBasis.STATED
    for mention in find_periods(words):
        time = time_of(paper, mention)
        if time[0] is not None:
            return time
    return None


def plan_span(paper: Paper) -> str | None:
    """The years that the paper's title plans for: 2024-2026; null where it names no span.

    Of a 三年行动计划 the years up to the last one by which it says that something is to be: 到2026年.
    """
    title = paper.document.title or ""
    if (found := _SPAN.search(title)) is not None and found[1] < found[2]:
        return f"{found[1]}-{found[2]}"
    if (some := _SOME_YEARS_PLAN.search(title)) is None:
        return None
    aims = [m.period.last for m in paper.periods if m.deadline and m.period is not None and m.period.last is not None]
    if not aims:
        return None
    last, count = max(set(aims), key=lambda year: (aims.count(year), year)), "两三四五".index(some[1]) + 2
    return f"{last - count + 1}-{last}"


def years_span(paper: Paper, start: int, end: int, count: int) -> str | None:
    """The span of ``count`` years that ``[start, end)`` named last, else the one in the paper's title."""
    named = mentions_in(paper, start, end)
    listed: list[int] = []
    spans: list[str] = []
    for number, mention in enumerate(named):
        period = mention.period
        if period is None or period.first is None or period.last is None or "学年" in period.text:
            continue
        if period.last > period.first and re.fullmatch(r"\d{4}-\d{4}", period.text):
            spans.append(period.text)
        follows = number > 0 and LISTED.fullmatch(paper.text, named[number - 1].end, mention.start)
        listed = [*listed, period.first] if follows and listed else [period.first]
        if len(listed) > 1 and listed == list(range(listed[0], listed[0] + len(listed))):
            spans.append(f"{listed[0]}-{listed[-1]}")
    if (plan := plan_span(paper)) is not None:
        spans.insert(0, plan)
    return next((span for span in reversed(spans) if int(span[5:]) - int(span[:4]) + 1 == count), None)


def times_of_list(paper: Paper, mentions: Sequence[PeriodMention], count: int, *, standing: Time) -> list[Time]:
    """The time of each of ``count`` numbers after 分别 or 依次: times listed, or the years of one span; else nothing.

    :param standing: the time that holds where none is named beside the numbers.
    """
    if len(mentions) == count:
        return [time_of(paper, mention) for mention in mentions]
    span = time_of(paper, mentions[-1])[0] if mentions else standing[0]
    if span is None or not re.fullmatch(r"\d{4}-\d{4}", span) or int(span[5:]) - int(span[:4]) + 1 != count:
        return []
    return [(str(int(span[:4]) + number), PeriodBasis.STATED) for number in range(count)]
