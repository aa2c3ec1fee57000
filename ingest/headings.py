"""Numbers of the outline and the titles behind them, read from one line (pure).

Levels: 一、 is 1, （一） is 2, 1. is 3, （1）, ①, 一是, 第一， and 首先， are 4. Source: GB/T 9704-2012
clause 7.3.3 for the first four, the practice of the papers themselves for the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.cuts import Brackets, first_stop
from ingest.names import SECTION_NAMES

# The longest heading of the gold outlines has 35 characters; what is longer is a sentence with a number.
LONGEST_HEADING = 40
# A part before an in-line colon or space is a title up to this length.
LONGEST_BEFORE_COLON = 20
# An unnumbered line that a file styles as a heading is believed up to this length.
LONGEST_STYLED = 60

CN = "一二三四五六七八九十"
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}

_MARKERS: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (1, "part", re.compile(rf"第[{CN}百]{{1,4}}(?:部分|章|编)[、:：]?\s*")),
    (2, "section", re.compile(rf"第[{CN}百]{{1,4}}节[、:：]?\s*")),
    (3, "article", re.compile(rf"第[{CN}百]{{1,5}}条(?!例)[、:：]?\s*")),
    (4, "order", re.compile(rf"(?:第[{CN}]{{1,2}}|其[{CN}])[,，、:：]\s*")),
    (4, "order", re.compile(r"(?:首先|其次|再次|最后)[,，、:：]\s*")),
    (4, "is", re.compile(rf"[{CN}]{{1,2}}是(?!否|一[是样])")),
    (4, "is", re.compile(rf"[{CN}]要(?![素求闻点件])")),
    (1, "cn", re.compile(rf"[{CN}]{{1,3}}\s*[、.．]\s*")),
    (2, "cn2", re.compile(rf"[(（]\s*[{CN}]{{1,3}}\s*[)）]\s*[、.．]?\s*|[㈠-㈩]\s*[、.．]?\s*")),
    (2, "cn2", re.compile(rf"[{CN}]{{1,3}}\s*[)）]\s*[、.．]?\s*")),
    (3, "digit", re.compile(r"[0-9０-９]{1,2}\s*[.．、](?:(?=(?:19|20)\d\d年)|(?![0-9０-９.．]))\s*")),
    (3, "digit", re.compile(r"[0-9０-９]{1,2}\s*、\s*")),
    (3, "digit", re.compile(r"[⒈-⒛]\s*")),
    (4, "digit2", re.compile(r"[(（]\s*[0-9０-９]{1,2}\s*[)）]\s*[、.．]?\s*|[⑴-⒇①-⑳]\s*[、.．]?\s*")),
    (4, "digit2", re.compile(r"[0-9０-９]{1,2}[)）]\s*[、.．]?\s*")),
)
_SPACED_NUMBER = re.compile(rf"[{CN}]{{1,3}}[ \u3000\t]+(?=\S)")
_PRINTED_END = re.compile(r"\s+$")
# 一、二年级 / 一、二、三等奖 / 3、4月份: an enumeration that only looks like a numbered heading.
_ENUMERATION = re.compile(
    rf"(?:[{CN}]{{1,3}}|\d{{1,2}})(?:[、至到-](?:[{CN}]{{1,3}}|\d{{1,2}}))*"
    r"(?:个?年级|等奖|[级线类批楼班组档号产]|期(?!间|望|待|满)|季度|标段|学段|月份?|中学|小学|[中小]|次(?!要))"
)
_CONTENTS_ENTRY = re.compile(r"(?:[.．…·]{2,}|…|\t)\s*\d{1,3}\s*$")
_STOPS = "。！？!?"
_TRAILING = " \t\u3000。；;：:，,、.．"
_CLOSERS = "》〉）)]】”’」』〕"
# What introduces a list or an object before a colon, so that the part before it is no title.
_INTRODUCES = re.compile(r"(?:如下|以下|下列|包括|分别是|分别为|做到|应当|必须|要求|[要应为是有即指])$")

_NAME = re.compile("|".join(SECTION_NAMES))
_EXACT_NAMES = frozenset(SECTION_NAMES)
# What begins a sentence right behind a section's name.
_BODY_BEGINS = re.compile(
    rf"[全我本该][市县区省州旗校局国镇乡们]|目前|截至|截止|近年来|近[几两三五]年|今年|去年|一年来|\d|[{CN}]是|第[{CN}]"
    r"|[(（]|20\d\d|[\u4e00-\u9fff]{1,7}[市县区州旗](?:现有|现|位于|共有|地处|辖|有|下辖)"
)
_NAME_CONTINUES = re.compile(r"和|及|与|、|以及|的|暨|或|[,，]|情况|分析|如下|方面|措施|建议|思路|以来")


@dataclass(frozen=True, slots=True)
class Marker:
    """The number at the head of a line: its level, what is printed, how long that is, and its ordinal if any."""

    level: int
    family: str
    number: str
    length: int
    ordinal: int | None


@dataclass(frozen=True, slots=True)
class HeadingText:
    """Where a heading's title ends and its body begins, counted from the first character after the number.

    ``sentence`` is true where the title is a whole sentence and not a name.
    """

    title: str
    body: int
    sentence: bool


def read_marker(line: str) -> Marker | None:
    """The number that opens a line, or null for plain text, decimals, dates, enumerations and contents entries."""
    if _CONTENTS_ENTRY.search(line):
        return None
    for level, family, pattern in _MARKERS:
        found = pattern.match(line)
        if found and found.end() < len(line):
            return None if _only_looks_numbered(line, found, family) else _marker(level, family, found.group())
    spaced = _SPACED_NUMBER.match(line)
    if spaced and len(line) <= LONGEST_HEADING and not any(mark in line for mark in "。；;，,"):
        return _marker(1, "cn", spaced.group())
    return None


def read_heading(rest: str, *, level: int) -> HeadingText:
    """Cuts the line behind a number into title and body.

    The title ends at the first full stop; or at a colon or space behind a short title; or behind the name of a
    section that runs into its body; or at the end of the line.
    """
    stop = first_stop(rest)
    sentence_end = len(rest) if stop is None else stop
    named = _named(rest, sentence_end, level=level)
    if named is not None:
        return named
    colon = _outside_brackets(rest, "：:", sentence_end)
    if colon is not None and _titles_what_follows(rest, colon):
        return HeadingText(rest[:colon], colon + 1, False)
    space = _parting_space(rest, sentence_end)
    if space is not None:
        before, behind = rest[:space], rest[space:sentence_end]
        runs_on = "，" not in before and "," not in before and ("，" in behind or "," in behind)
        if sentence_end > LONGEST_HEADING or (runs_on and len(behind) > len(before)):
            return HeadingText(rest[:space].rstrip(_TRAILING), space + 1, False)
    title = rest[:sentence_end].strip(_TRAILING)
    body = len(rest) if stop is None else _skip_closers(rest, stop)
    return HeadingText(title, body, len(title) > LONGEST_HEADING)


def is_section_name(line: str) -> bool:
    """Whether a line is nothing but the name of a section."""
    return line.strip(_TRAILING) in _EXACT_NAMES


def bare_title(line: str) -> str:
    """An unnumbered heading as the outline shows it."""
    return line.strip(_TRAILING)


@lru_cache(maxsize=512)
def cn_number(text: str) -> int | None:
    """一 is 1, 十二 is 12, 二十 is 20; null for what is no such number."""
    if not text or any(c not in _DIGITS and c != "十" for c in text):
        return None
    if "十" not in text:
        return _DIGITS[text] if len(text) == 1 else None
    tens, _, ones = text.partition("十")
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def _marker(level: int, family: str, printed: str) -> Marker:
    number = _PRINTED_END.sub("", printed)
    digits = re.search(r"[0-9０-９]+", number)
    chinese = re.search(rf"[{CN}]+", number)
    ordinal = int(digits.group()) if digits else cn_number(chinese.group()) if chinese else None
    return Marker(level, family, number, len(printed), ordinal)


def _only_looks_numbered(line: str, found: re.Match[str], family: str) -> bool:
    rest = line[found.end() :]
    if family in {"cn", "digit"} and "、" in found.group():
        enumeration = _ENUMERATION.match(rest)
        if enumeration:
            first, second = _leading_number(found.group()), _leading_number(rest)
            return first is not None and second is not None and second == first + 1
    if family in {"cn2", "digit2"}:
        return (
            re.match(rf"[(（、，,]|和(?!谐|美)|至(?!少)|及(?!时|早|格)|[{CN}\d]{{1,3}}[)）]|[项款]", rest) is not None
        )
    return family == "article" and re.match(r"[规和、第]|[款项]", rest) is not None


def _leading_number(text: str) -> int | None:
    chinese = re.match(rf"[{CN}]+", text)
    if chinese:
        return cn_number(chinese.group())
    digits = re.match(r"\d{1,2}", text)
    return int(digits.group()) if digits else None


def _named(rest: str, sentence_end: int, *, level: int) -> HeadingText | None:
    name = _NAME.match(rest)
    if name is None or level > 2 or name.end() >= sentence_end:
        return None
    follows = rest[name.end() :]
    if follows[0] in "：:" or (follows[0].isspace() and sentence_end > LONGEST_HEADING):
        return HeadingText(name.group(), name.end() + 1, False)
    begins = _BODY_BEGINS.match(follows) is not None
    if begins or (sentence_end > LONGEST_HEADING and not _NAME_CONTINUES.match(follows)):
        return HeadingText(name.group(), name.end(), False)
    return None


def _titles_what_follows(rest: str, colon: int) -> bool:
    before = rest[:colon]
    behind = rest[colon + 1 :].strip()
    if not behind or not before or colon > LONGEST_BEFORE_COLON or before[-1].isdigit():
        return False
    return not any(mark in before for mark in "，,；;、") and not _INTRODUCES.search(before)


def _parting_space(rest: str, sentence_end: int) -> int | None:
    """The space between a title and its body: both sides are words, and the part before is short."""
    brackets = Brackets(rest, 0, len(rest))
    for index, char in enumerate(rest[: min(sentence_end, LONGEST_HEADING + 1)]):
        if char.isspace() and index >= 4 and index + 1 < len(rest) and not brackets.hold(index):
            token = re.split(r"[\s，,。；;：:、]", rest[index + 1 :].lstrip(), maxsplit=1)[0]
            sides = (rest[index - 1], rest[index + 1])
            if all("\u4e00" <= side <= "\u9fff" for side in sides) and token[-1:] not in tuple("部局厅委府院办"):
                return index
    return None


def _outside_brackets(text: str, marks: str, end: int) -> int | None:
    places = [index for mark in marks if (index := text.find(mark, 0, end)) >= 0]
    if not places:
        return None
    brackets = Brackets(text, 0, len(text))
    return next((index for index in range(min(places), end) if text[index] in marks and not brackets.hold(index)), None)


def _skip_closers(text: str, stop: int) -> int:
    index = stop + 1
    while index < len(text) and text[index] in _CLOSERS + _STOPS:
        index += 1
    return index
