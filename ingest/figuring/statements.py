"""Figures told in words: 无一人辍学 is 0 人, 于2017年12月通过国家认定 is a date, 每月5日 a day (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.figures import FigureKind, PeriodBasis
from corpus.plans import is_plan_clause
from ingest.figuring.cuts import clause_bounds
from ingest.figuring.names import tidy
from ingest.figuring.nouns import Draft, Paper, Standing, Value
from ingest.figuring.places import places_in
from ingest.figuring.scopes import default_scope, placed
from ingest.figuring.times import mentions_in, time_of
from ingest.figuring.words import scopes_in, without_opening

_NO_DROPOUT = re.compile(
    r"(?:无|没有|未(?:发现|发生|出现)|零|杜绝了)(?:一[人名例个]|1[人名例]|任何)?(?:义务教育阶段|适龄|在校|非正常)?(?:学生|儿童少年|儿童)?(?:因贫|因病|因厌学)?(?:失学[、,和及]?辍学|辍学失学|失学|辍学|流失)(?:学生|儿童|现象|情况|问题)?(?:的?(?:现象|情况)?(?:发生|出现))?"
    r"|(?:失学)?辍学(?:学生|人数)(?:数)?(?:持续|继续|一直|始终)?(?:保持|实现|动态|稳定)?(?:在|为|是)?(?:零|0人?(?!\d|\.)|清零)"
)
_NOT_ZERO = re.compile(r"(?:疑似|风险|报告|登记|台账|制度|防止|零距离)")
_NO_CLASSES = re.compile(
    r"(?P<what>超大班额|大班额|大校额)(?:、(?:超?大班额|大校额))?[^,，;；。]{0,10}(?:全部消除|全面消除|全部化解|彻底化解|彻底消除|全面清零|全部清零|动态清零|实现清零|清零|为零)"
    r"|(?:没有|无|再无|不存在|已消除|已经消除|全面消除了|全部消除了|彻底消除了|消除了)(?:\d\d人(?:及)?以上的?)?(?P<then>超大班额|大班额)(?!问题|现象的)"
)
_BY_DEADLINE = re.compile(r"(?<![截直])到20\d\d年")
_CLASSES = {"超大班额": "xlarge_classes", "大班额": "large_classes", "大校额": "large_schools"}
_THRESHOLD = re.compile(r"\d\d人(?:及)?以上")
_PASSED = re.compile(
    r"(?:通过|接受|顺利通过|高分通过|一次性通过)[^,，;；。]{0,4}(?:国家|国务院|自治区|省级|省政府|省|市级)[^,，;；。]{0,28}?(?:评估认定|评估|认定|验收|国检|检查)"
    r"|(?:被|获)[^,，;；。]{0,14}?(?:认定为|命名为|评为|授予)[^,，;；。]{0,6}国家[^,，;；。]{0,10}均衡[^,，;；。]{0,6}[县市区]"
)
_NATIONAL = re.compile(r"国家|国务院|国检")
_BALANCED = re.compile(r"均衡")
_EVERY_DAY_OF = re.compile(r"每(?:年\d{1,2}月|月|季度|学期|周)\s*\d{1,2}[日号]")
_RATE_ZERO = re.compile(r"(?P<what>[一-龥]{2,10}率)(?:继续|持续|一直|始终|保持|控制|均|都)*(?:为|是|在|到|至)零(?!点)")
_UNTIL = re.compile(r"(?:延续|持续|延长|维持)(?:到|至)(?P<year>20\d\d)年")
_ALL_DONE = re.compile(r"全部完成(?P<what>[^,，;；。]{2,24})")
_WORTH = re.compile(r"学|大班额|大校额|通过|认定|每[年月季学周]|(?:到|至)20\d\d年|全部完成")
ZERO = Decimal(0)


def statements(paper: Paper, start: int, end: int, standing: Standing) -> Iterator[Draft]:
    """Figures that a sentence tells without a number that stands for them."""
    text = paper.text
    if _WORTH.search(text, start, end) is None:
        return
    yield from _zeros(paper, start, end, standing)
    yield from _passed(paper, start, end, standing)
    yield from _no_rate(paper, start, end, standing)
    for found in _EVERY_DAY_OF.finditer(text, start, end):
        value = Value(None, tidy(found.group()), "日", "")
        yield _made(
            paper,
            standing,
            found.start(),
            _clause_end(text, found.end(), end),
            found.span(),
            value,
            _clause(text, found, end),
        )
    for found in _UNTIL.finditer(text, start, end):
        value = Value(Decimal(found["year"]), found["year"], "年", "")
        label = text[clause_bounds(text, start, end, found.start())[0] : found.start()]
        draft = _made(paper, standing, found.start(), found.end(), (found.start("year"), found.end()), value, label)
        draft.start = max(start, found.start() - len(label))
        yield draft
    for found in _ALL_DONE.finditer(text, start, end):
        named = [m for m in paper.names.in_text(tidy(found["what"]), "%") if "目标" in m.indicator.name + m.name]
        if named:
            value = Value(Decimal(100), "100", "%", "全部")
            draft = _made(paper, standing, found.start(), found.end(), found.span(), value, named[-1].name)
            draft.indicator = named[-1].indicator
            draft.scope = default_scope(draft.indicator, draft.region)
            yield draft


def _zeros(paper: Paper, start: int, end: int, standing: Standing) -> Iterator[Draft]:
    text = paper.text
    for found in _NO_DROPOUT.finditer(text, start, end):
        if (
            _NOT_ZERO.search(text[max(start, found.start() - 6) : found.start()])
            or "辍学率" in text[found.start() : found.end() + 1]
        ):
            continue
        draft = _made(
            paper, standing, found.start(), found.end(), found.span(), Value(ZERO, "0", "人", "无"), "辍学学生"
        )
        if draft.kind is not FigureKind.TARGET:
            draft.indicator = paper.names.of_id("dropout_count")
            draft.scope = default_scope(draft.indicator, draft.region)
            yield draft
    for found in _NO_CLASSES.finditer(text, start, end):
        what = found["what"] or found["then"]
        if _BY_DEADLINE.search(text, start, found.start()):
            continue
        draft = _made(paper, standing, found.start(), found.end(), found.span(), Value(ZERO, "0", "个", "无"), what)
        if draft.kind is FigureKind.TARGET:
            continue
        draft.indicator = paper.names.of_id(_CLASSES[what])
        draft.scope = default_scope(draft.indicator, draft.region)
        before = text[max(start, found.start() - 12) : found.end()]
        if threshold := _THRESHOLD.search(before):
            draft.caliber = threshold.group()
            draft.start = min(draft.start, max(start, found.start() - 12) + threshold.start())
        if what == "大校额":
            draft.value.unit = "所"
        yield draft


def _no_rate(paper: Paper, start: int, end: int, standing: Standing) -> Iterator[Draft]:
    """小学辍学率为零: a rate of nothing."""
    for found in _RATE_ZERO.finditer(paper.text, start, end):
        match = paper.names.ending(tidy(without_opening(found["what"])), "%")
        if match is None:
            continue
        draft = _made(
            paper, standing, found.start(), found.end(), found.span(), Value(ZERO, "0", "%", ""), found["what"]
        )
        named = scopes_in(match.before + match.name)
        draft.indicator, draft.scope = placed(paper.names, match.indicator, named[-1] if named else None, draft.region)
        yield draft


def _passed(paper: Paper, start: int, end: int, standing: Standing) -> Iterator[Draft]:
    """The month or year in which a place passed an assessment, for each place that the clause names."""
    text = paper.text
    for found in _PASSED.finditer(text, start, end):
        clause = clause_bounds(text, start, end, found.start())
        times = [m for m in mentions_in(paper, clause[0], found.start()) if m.period is not None]
        if not times or is_plan_clause(text[clause[0] : clause[1]], year=paper.document.year):
            continue
        mention = times[-1]
        words = text[mention.start : mention.end]
        month = re.fullmatch(r"(20\d\d)年(\d{1,2})月(?:份|底|初)?", tidy(words))
        year = re.fullmatch(r"(20\d\d)年(?:底|末)?", tidy(words))
        if month is None and year is None:
            continue
        about = text[clause[0] : clause[1]]
        national = _NATIONAL.search(found.group()) is not None
        basic = (
            national
            and "优质均衡" not in about
            and bool(_BALANCED.search(about) or _BALANCED.search(paper.document.title or text[start:end]))
        )
        places = places_in(paper, clause[0], mention.start) or [standing.region or ""]
        for place in places:
            value = Value(Decimal(year[1]), year[1], "年") if year else Value(None, tidy(words), "")
            draft = _made(paper, standing, clause[0], clause[1], (mention.start, mention.end), value, found.group())
            draft.region = place or None
            draft.period, draft.basis = time_of(paper, mention)
            draft.kind = FigureKind.ACTUAL
            draft.indicator = paper.names.of_id("basic_balance_pass") if basic else None
            draft.scope = default_scope(draft.indicator, draft.region)
            yield draft


def _made(
    paper: Paper, standing: Standing, start: int, end: int, value_at: tuple[int, int], value: Value, label: str
) -> Draft:
    draft = Draft(value, start, max(end, value_at[1]), *value_at, label=label.strip(" ,，;；。"))
    draft.region = standing.region
    draft.period, draft.basis = standing.time
    text = paper.text
    clause = clause_bounds(text, max(0, start - 60), min(len(text), end + 60), start)
    near = mentions_in(paper, clause[0], start)
    if near:
        time = time_of(paper, near[-1])
        if time[0] is not None:
            draft.period, draft.basis = time
    if is_plan_clause(text[clause[0] : clause[1]], year=paper.document.year):
        draft.kind = FigureKind.TARGET
        draft.basis = draft.basis or PeriodBasis.DOCUMENT if draft.period else None
    return draft


def _clause(text: str, found: re.Match[str], end: int) -> str:
    return text[found.end() : _clause_end(text, found.end(), end)][:30]


def _clause_end(text: str, start: int, end: int) -> int:
    stop = re.compile(r"[,，;；。:：]").search(text, start, end)
    return stop.start() if stop else end
