"""What the headers of a table's cell say: of whom, when, in which unit, counted how, and what (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.figures import FigureKind
from corpus.periods import find_periods
from corpus.sentences import sentences
from ingest.figuring.beyond import BEYOND_HEADER
from ingest.figuring.names import tidy
from ingest.figuring.nouns import Paper
from ingest.figuring.places import places_in_words
from ingest.figuring.times import Time, mentions_in, opens, papers_time, time_of, times_in_words
from ingest.figuring.units import is_unit
from ingest.figuring.words import Scope, scope_only

_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
_TOTAL = re.compile(
    r"^(?:合计|总计|共计|小计|全市|全县|全区|全旗|全州|全市合计|全县合计|全区合计"
    r"|平均|总体|全域|县域|市域|全部|整体|不限)$"
)
TARGET_WORD = re.compile(r"目标|计划|规划|预期|预计|拟")
_STANDARD = re.compile(r"标准|要求|国定|省定|限值|阈值|基准|底线")
_ACTUAL = re.compile(r"实际|完成|现状|达到|现有")
_LAST_YEAR = re.compile(r"上年|去年")
# A measure word that no list knows: 操场灯（盏）.
_MEASURE = re.compile(r"[一-龥]")
_SAID_UNIT = re.compile(r"单位\s*[:：]\s*([^\s,，;；)）、]{1,8})")
CALIBER_WORD = re.compile(r"^(?:不?含|包括|不包括|\d+人)")
# 各片区情况如下表。: the paragraph that announces a table, whose time the table is of.
_ANNOUNCES = re.compile(r"(?:如下表?(?:所示)?|[见如]下?表\d{0,2}(?:所示)?)\s*[。:：]?\s*$")
LOOK_ABOVE = 3  # lines above a table that may be its title or say 单位：人


@dataclass(slots=True)
class Headers:
    """What the headers of one cell say.

    :param span: the years that all rows of the table go over together. :param beyond: of the country or the province.
    """

    labels: list[str] = field(default_factory=list)
    scope: Scope | None = None
    region: str | None = None
    total: bool = False
    time: Time | None = None
    unit: str = ""
    caliber: str | None = None
    kind: FigureKind | None = None
    span: Time | None = None
    beyond: bool = False


def read_header(paper: Paper, header: str, said: Headers) -> None:
    """Take from one header the unit, the time, the place, the part, the kind; what is left is a label."""
    words = tidy(header)
    for note in _BRACKET.findall(words):
        for piece in re.split(r"[,、;/]", note) if not is_unit(note) else [note]:
            if is_unit(piece) or _MEASURE.fullmatch(piece):
                said.unit = said.unit or piece
            elif CALIBER_WORD.match(piece):
                said.caliber = piece
            elif piece and said.scope is None and scope_only(piece) is not None:
                said.scope = scope_only(piece)
    words = _BRACKET.sub("", words)
    time = times_in_words(paper, words)
    if time is not None:
        said.time = time
        words = _without_time(words)
    elif _LAST_YEAR.search(words) and paper.document.year:
        said.time = (str(paper.document.year - 1), papers_time(paper)[1])
        words = _LAST_YEAR.sub("", words)
    for pattern, kind in (
        (TARGET_WORD, FigureKind.TARGET),
        (_STANDARD, FigureKind.STANDARD),
        (_ACTUAL, FigureKind.ACTUAL),
    ):
        if pattern.search(words) and (time is not None or pattern.fullmatch(words[:2]) or pattern.fullmatch(words)):
            said.kind = kind
            words = re.sub(rf"(?:{pattern.pattern})(?:值|数|情况)?", "", words)
    if not words or words in ("情况", "数", "值", "数值"):
        return
    if BEYOND_HEADER.fullmatch(words):
        said.beyond = True
        return
    if _TOTAL.match(words):
        said.total, said.scope = True, None
        if words.startswith("全"):
            said.region = paper.document.region
        return
    if (scope := scope_only(words)) is not None:
        said.scope = scope
        if not said.labels:
            said.labels.append("")
        return
    place = places_in_words(paper, words)
    if place is not None:
        said.region = place
        return
    said.labels.append(words)


def read_scope(words: str, said: Headers) -> None:
    """Take the part from a cell under 范围 or 学段; 全市 and 合计 are no part."""
    told = _BRACKET.sub("", tidy(words))
    if _TOTAL.match(told) or not told:
        return
    said.scope = scope_only(told) or Scope(told, "label", 0, len(told))


def read_place(paper: Paper, words: str, said: Headers) -> None:
    """Take the place from a cell under 县区 or 片区; what is no place of its own is a part of the paper's: 城关片区."""
    told = _BRACKET.sub("", tidy(words))
    if is_total(told):
        said.total, said.region = True, paper.document.region
    elif (place := places_in_words(paper, told)) is not None:
        said.region = place
    elif told:
        said.scope = Scope(told, "part", 0, len(told))


def is_total(words: str) -> bool:
    """Whether a header or a cell says that its row or column is of all: 合计, 全市."""
    return _TOTAL.match(tidy(words)) is not None


def headers_above(paper: Paper, line: int) -> Headers:
    """What the lines above a table say for all of it: its time, 单位：人."""
    said = Headers()
    end = line - 1
    for _ in range(LOOK_ABOVE):
        if end <= 0:
            break
        start = paper.text.rfind("\n", 0, end) + 1
        words = paper.text[start:end]
        if not said.unit and (unit := _SAID_UNIT.search(words)) and is_unit(unit[1]):
            said.unit = unit[1]
        if len(words) <= 60 and said.time is None:
            for mention in paper.periods:
                if start <= mention.start < end:
                    said.time = time_of(paper, mention)
                    break
        if _ANNOUNCES.search(words):
            said.time = said.time or _last_time(paper, start, end)
        if len(words) > 60:
            break
        end = start - 1
    if said.time is not None and said.time[0] is None:
        said.time = None
    if said.time is not None and re.search(r"-(?!\d{2}$)", said.time[0] or "") and "学年" not in (said.time[0] or ""):
        said.time = None  # 2023—2024年…情况: the columns say which
    return said


def _last_time(paper: Paper, start: int, end: int) -> Time | None:
    """The time that a paragraph ends with: that of the last sentence which a time opens."""
    found: Time | None = None
    for first, last in sentences(paper.text, start=start, end=end):
        for mention in mentions_in(paper, first, last)[:1]:
            if opens(paper.text, first, mention):
                found = time_of(paper, mention)
    return found


def _without_time(words: str) -> str:
    for mention in reversed(find_periods(words)):
        words = words[: mention.start] + words[mention.end :]
    return words.removeprefix("年").removeprefix("年度").removeprefix("底").removeprefix("末")
