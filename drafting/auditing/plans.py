"""Plans told as results (pure).

Sure are three cases: a time still to come beside words of accomplishment, such words under a heading of plans, and a
value that the draft's own county set as an aim for a later year where the year reported came to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.figures import Aspect, Figure, FigureKind
from corpus.periods import find_periods, years_of
from corpus.plans import is_plan_heading
from corpus.quantity import compatible, equal, read_quantities, same_unit
from corpus.terms import Vocabulary
from corpus.types import Document
from drafting.auditing.marks import mark
from drafting.auditing.standing import Told, cell_for, key_of, year_of
from drafting.findings import Finding, FindingCode, FindingEvidence, Known, Severity, Witness

_SENTENCE = re.compile(r"[^。！？；;\n]+")
# Words of accomplishment: 已达到, 已于2027年建成, 已新增; 已有, 已经 alone tell nothing of a verb.
_DONE = re.compile(
    r"已(?:经|于|在|全部|全面|基本|累计|提前|共|由|从|把|将|到|20\d\d年)*[^，,。；;]{0,16}?"
    r"(?:达|突破|实现|完成|建成|新增|增加|提高|提升|降|控制|消除|化解|投入|组建|创建|覆盖|招聘|补充|培训|改造|新建|改扩?建|扩建|建设|配备|购置|更新|解决|发放|资助|减少|撤并|招|选|聘|建|增|投|扩|启用|试点|办|设|稳定|保持|力)"
    r"|(?:达到|实现|完成|建成|新增|消除)了"
)
_ALREADY = re.compile(r"已(?!有|知|婚|故|往)")
# What looks back or ahead in so many words, so that 已 is of another time.
_BACK = re.compile(r"目前|截至|截止|现已|此前|以来|基础上|今年|去年|上年|本年|上学期|年底前已|前期|近年|现有|“已”")
_AHEAD = re.compile(r"计划|规划|目标|力争|将|拟|确保|预计|预期|提前|有望|争取|方案|部署")
# A time opens its clause: 到2027年, 2026年底，.
_OPENS = re.compile(
    r"(?:^|[，,。；;：:])\s*(?:力争)?(?:到|至|于|在)?\s*$|已(?:经)?(?:于|在)?\s*$|^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]是)?\s*(?:到|至|于)?$"
)
_EARLY = re.compile(r"-0[1-6]|初|春季|上半年|一季度")
_NEAR = 16


def plan_findings(
    document: Document, figures: Sequence[Figure], known: Known, *, vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Stretches that tell as done what is planned."""
    year = _year(document, known)
    yield from _to_come(document.text, year, dated=document.date is not None)
    yield from _under_plans(document, year)
    yield from _aims_told(document.text, figures, known, vocabulary)


def _year(document: Document, known: Known) -> int | None:
    """The last year that a draft may tell of: a summary of 2024 may be dated 2025."""
    dated = int(document.date[:4]) if document.date else None
    years = [each for each in (known.year, document.year, dated) if each is not None]
    return max(years) if years else None


def _to_come(text: str, year: int | None, *, dated: bool) -> Iterator[Finding]:
    """到2027年底，巩固率已达到95%; 已于2026年建成.

    A summary of 2024 without a date may be of the spring of 2025, and tell of January.
    """
    if year is None:
        return
    for sentence in _SENTENCE.finditer(text):
        if "已" not in sentence[0] and "了" not in sentence[0]:
            continue
        for period in find_periods(text, start=sentence.start(), end=sentence.end()):
            years = years_of(period.period.text) if period.period else frozenset()
            if period.period is None or not years or min(years) <= year:
                continue
            if not dated and min(years) == year + 1 and _EARLY.search(period.period.text):
                continue
            before = text[sentence.start() : period.start]
            done = _DONE.search(text, period.end, sentence.end())
            already = re.search(r"已(?:经)?(?:于|在)?\s*$", before)
            if already is None and (done is None or not _OPENS.search(before)):
                continue
            start = sentence.start() + already.start() if already else period.start
            end = period.end if done is None else done.end()
            if _AHEAD.search(text, min(start, period.start), end):
                continue
            message = f"“{period.text}”尚未到来，不能说成已经完成，请改为计划或目标的说法。"
            yield mark(text, FindingCode.PLAN_AS_RESULT, start, end, message)
            break


def _under_plans(document: Document, year: int | None) -> Iterator[Finding]:
    """四、2025年工作计划 … 巩固率已达到98.8%."""
    text = document.text
    for section in document.sections:
        if section.level not in {1, 2} or not is_plan_heading(section.title or text[section.start : section.body]):
            continue
        for sentence in _SENTENCE.finditer(text, section.body, section.end):
            already = _ALREADY.search(sentence[0])
            if already is None or _BACK.search(sentence[0]) or not read_quantities(sentence[0]):
                continue
            told = re.finditer(r"20\d\d(?=年)", sentence[0])
            if year is not None and any(int(found[0]) <= year for found in told):
                continue
            start = sentence.start() + already.start()
            quantity = next((q for q in read_quantities(sentence[0]) if q.end > already.start()), None)
            if quantity is None:
                continue
            done = _DONE.search(text, start, sentence.end())
            if done is None or done.start() != start:
                continue
            end = sentence.start() + quantity.end
            message = f"“{text[start:end]}”写在“{section.title}”之下，是计划而不是已有的结果，请改为计划或目标的说法。"
            yield mark(text, FindingCode.PLAN_AS_RESULT, start, end, message, severity=Severity.WARNING)


def _aims_told(text: str, figures: Sequence[Figure], known: Known, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A result whose value is the county's own aim of a later year, where its year came to another."""
    aims = [each for each in known.figures if each.kind is FigureKind.TARGET and each.value is not None]
    if not aims:
        return
    told = Told(known.figures, vocabulary=vocabulary)
    for figure in figures:
        key = key_of(figure, region=known.region, vocabulary=vocabulary)
        plain = figure.kind is FigureKind.ACTUAL and figure.aspect is Aspect.LEVEL and figure.value is not None
        if key is None or not plain:
            continue
        cell = cell_for(known.table, key)
        reported = [cell] if cell is not None else list(told.at(key))
        if any(compatible(figure, each) for each in reported if same_unit(figure, each)):
            continue
        clause = text[max(0, figure.value_start - _NEAR) : figure.value_start]
        for aim in aims:
            other = key_of(aim, region=known.region, vocabulary=vocabulary)
            if other is None or (other[0], other[1], other[3]) != (key[0], key[1], key[3]):
                continue
            later = (year_of(aim.period) or 0) > key[2]
            if later and same_unit(figure, aim) and equal(figure, aim) and (reported or "已" in clause):
                message = f"“{figure.quote}”是{aim.period}年的目标（“{aim.quote}”），不能写成{key[2]}年的结果。"
                evidence: tuple[FindingEvidence, ...] = (
                    Witness(aim.document_id, _title(known, aim.document_id), aim.start, aim.end, aim.quote),
                )
                yield mark(
                    text,
                    FindingCode.PLAN_AS_RESULT,
                    figure.value_start,
                    figure.value_end,
                    message,
                    evidence=evidence,
                )
                break


def _title(known: Known, document_id: str) -> str | None:
    return next((each.document.title for each in known.papers if each.document.id == document_id), None)
