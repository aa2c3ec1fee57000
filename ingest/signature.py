"""Dates, signatures and attachment lists: the lines that close a paper (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headings import read_marker
from ingest.lines import Line, content

# An office is read as a signature up to this length: of 180 found so in policy_dev 95% have 18 characters or
# fewer, and names of 27 to 32 are real ones (领导小组办公室 of a district).
LONGEST_SIGNATURE = 32

_CN_DIGITS = {
    **{digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "○": "0",
    "O": "0",
}
_YEAR, _CN_YEAR = r"(?:19|20)\d{2}", r"[一二][〇零○O一二三四五六七八九]{3}"
_CN_DAY = r"[一二三四五六七八九十]{1,3}"
_DATE = re.compile(
    rf"(?P<y>{_YEAR})\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?:(?P<d>\d{{1,2}})\s*[日号])?"
    rf"|(?P<iy>{_YEAR})(?P<sep>[-./／])(?P<im>\d{{1,2}})(?P=sep)(?P<id>\d{{1,2}})(?!\d)"
    rf"|(?P<cy>{_CN_YEAR})\s*年\s*(?P<cm>{_CN_DAY})\s*月\s*(?:(?P<cd>{_CN_DAY})\s*[日号])?"
)
_ORGANISATION = re.compile(
    r"(?:局|委|办|政府|厅|科|股|部|院|处|会|站|所|队|团|组|中心|学校|中学|小学|大学|幼儿园|委员会|办公室|指挥部|领导小组|专班|公司|联合社"
    r"|[校司署室])(?:[(（]代章[)）]|[(（]盖?章[)）]|[(（]公章[)）])?$"
)
_NAME_CHARACTERS = re.compile(r"[\u4e00-\u9fff、·()（）“”\"《》\s—-]+")
_LISTED_UNITS = re.compile(
    r"各|下列|以下|上述|我们|哪些|附件|抄送|主送|加强|推进|做好|成立|建立|组织|落实|强化|提高|召开"
)
_ATTACHMENT = re.compile(r"附\s*件?\s*[\d一二三四五六七八九十]{0,2}\s*(?:[:：]|$)|附[:：]|附表\s*\d*\s*[:：]?$")
_FILE_NAME = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|ofd|pptx?|jpe?g|png)\s*$", re.IGNORECASE)
DOCNO_TITLE = re.compile(r"[\u4e00-\u9fff]{2,10}\s*[〔\[【(（]\s*20\d\d\s*[〕\]】)）]\s*\d{1,4}\s*号\s*[-－—–]")
_NOTE = re.compile(
    r"[(（](?:撰稿|此件|信息公开|联系人|审核|编辑|供稿|作者|公开方式|主动公开|依申请公开)[^()（）]*[)）]?$"
    r"|(?:撰稿|审核|责任编辑|责编|编辑|抄送|抄报|主题词|公开方式|印发|信息来源|校对|审签|签发)\s*[:：]"
)
_CONTACT = re.compile(r"(?:联系人|联系电话|咨询电话|电话|传真|邮箱|地址|邮编)\s*[:：]")
_ISSUED = re.compile(r"\d{1,2}日\s*印发\s*$")
_LISTED = re.compile(r"\s*[0-9０-９]{1,2}\s*[.．、]\s*\S")
_STOPS = ("。", "；", ";", "！", "？")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when, and the lines ``[first_line, end_line)`` that say so."""

    issuers: tuple[str, ...]
    date: str | None
    first_line: int
    end_line: int


def read_date(text: str) -> str | None:
    """The first date of a text as ISO 8601: ``2023-09-30``, or ``2023-09`` where the day is not said."""
    for found in _DATE.finditer(text):
        iso = _iso(found)
        if iso:
            return iso
    return None


def compact(text: str) -> str:
    """A line without its spaces: signatures and titles are often spread."""
    return re.sub(r"\s+", "", text)


def is_organisation(line: str) -> bool:
    """Whether a line is nothing but the name of an office."""
    name = compact(line)
    if not 2 < len(name) <= LONGEST_SIGNATURE or not _NAME_CHARACTERS.fullmatch(name):
        return False
    return _ORGANISATION.search(name) is not None and not _LISTED_UNITS.search(name)


def split_signature(line: str) -> tuple[str, str | None] | None:
    """(office or "", ISO date) of a line that is a date, or an office and a date; null for any other line."""
    found = _DATE.search(line)
    if found is None:
        return None
    before = line[: found.start()].strip(" \t\u3000(（,，:：")
    behind = line[found.end() :].strip(" \t\u3000)）.。")
    iso = _iso(found)
    if iso is None or behind or (before and not is_organisation(before)):
        return None
    return compact(before), iso


def is_attachment(line: str) -> bool:
    """Whether a line names an attachment: 附件：…, a file name, or a 文号 and a title joined by a dash."""
    short = len(line) <= 120 and "。" not in line
    return short and bool(_ATTACHMENT.match(line) or _FILE_NAME.search(line) or DOCNO_TITLE.match(line))


def is_note(line: str) -> bool:
    """Whether a line is a note of the publisher: authors, contact, copies to, imprint."""
    return len(line) <= 80 and bool(_NOTE.match(line) or _ISSUED.search(line))


def closing_blocks(text: str, lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """Runs ``[first, end)`` of lines that close a paper: signature, date, attachment list, notes.

    A paper with attachments has several. A run needs a date, an attachment, a note, or an office at the very end.
    """
    kinds = [_closing_kind(content(text, line)) if line.table is None else "" for line in lines]
    _extend_attachment_lists(text, lines, kinds)
    seen_body = False
    blocks: list[tuple[int, int]] = []
    index, total = 0, len(lines)
    while index < total:
        if kinds[index] in {"", "blank", "contact"} or not seen_body:
            seen_body = seen_body or _is_body(content(text, lines[index]))
            index += 1
            continue
        end = index
        while end < total and kinds[end]:
            end += 1
        run = set(kinds[index:end])
        if run & {"date", "attachment", "note"} or ("office" in run and end == total):
            blocks.append((index, end))
        index = end
    return tuple(blocks)


def find_signature(text: str, lines: Sequence[Line], blocks: Sequence[tuple[int, int]]) -> Signature | None:
    """The signature of the paper itself: the first closing run with a date, or the office at the very end."""
    offices_only: Signature | None = None
    for first, end in blocks:
        offices: list[str] = []
        for index in range(first, end):
            line = content(text, lines[index])
            dated = split_signature(line)
            if dated is not None:
                name, date = dated
                return Signature((*offices, name) if name else tuple(offices), date, first, end)
            if is_organisation(line):
                offices.append(compact(line))
        if offices and offices_only is None:
            offices_only = Signature(tuple(offices), None, first, end)
    return offices_only


def _closing_kind(line: str) -> str:
    if not line:
        return "blank"
    if read_marker(line) is not None:
        return ""
    if is_attachment(line):
        return "attachment"
    if is_note(line):
        return "note"
    if _CONTACT.match(line):
        return "contact"
    if len(line) <= LONGEST_SIGNATURE + 16 and split_signature(line) is not None:
        return "date"
    return "office" if is_organisation(line) else ""


def _extend_attachment_lists(text: str, lines: Sequence[Line], kinds: list[str]) -> None:
    """Numbered titles under 附件： belong to the list, not to the outline."""
    listing = False
    for index, line in enumerate(lines):
        printed = content(text, line)
        if kinds[index] == "attachment":
            listing = re.match(r"附\s*件\s*[:：]", printed) is not None
        elif listing and _LISTED.match(printed) and len(printed) <= 60 and not printed.endswith(_STOPS):
            kinds[index] = "attachment"
        elif kinds[index] != "blank":
            listing = False


def _is_body(line: str) -> bool:
    """Whether a line is text of the paper, so that what closes it may follow."""
    return "。" in line or read_marker(line) is not None or (len(line) >= 30 and any(m in line for m in "；;：:，,"))


def _iso(found: re.Match[str]) -> str | None:
    if found["cy"]:
        year: int | None = int("".join(_CN_DIGITS[c] for c in found["cy"]))
        month, day = _cn(found["cm"]), _cn(found["cd"]) if found["cd"] else None
    else:
        year = int(found["y"] or found["iy"])
        month = int(found["m"] or found["im"])
        day = int(found["d"] or found["id"]) if (found["d"] or found["id"]) else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _cn(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(_CN_DIGITS.get(c, "0") for c in text))
    return (int(_CN_DIGITS[tens]) if tens else 1) * 10 + (int(_CN_DIGITS[ones]) if ones else 0)
