"""文号 and cited papers: found, brought to 〔YYYY〕N号, compared (pure).

A 文号 is 机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5). Papers also print other brackets, spaces inside,
and drop the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = "〔﹝［\\[（(【〖"
_CLOSE = "〕﹞］\\]）)】〗"
_YEAR = r"(?P<year>(?:19|20)\d{2}|[１２][０-９]{3})"
_NUMBER = r"(?P<number>[0-9０-９]{1,5})"
_WORD = r"[一-鿿〇A-Za-z]"

_DATED = re.compile(
    rf"(?P<agency>{_WORD}(?:{_WORD}|\s(?=[一-鿿])){{0,29}}?)"
    rf"\s*[{_OPEN}]\s*{_YEAR}\s*年?\s*[{_CLOSE}]\s*第?\s*{_NUMBER}\s*号(?!线|楼|院)"
)
# Without brackets only 代字 that end in 发, 函 or 字 are told from other words.
_ENDED = r"(?P<agency>[一-鿿]{2,23}[发函字])"
_BARE_YEAR = re.compile(rf"{_ENDED}\s*{_YEAR}\s*[-—－\s]\s*{_NUMBER}\s*号(?!线|楼|院)")
_UNDATED = re.compile(rf"{_ENDED}\s*第?\s*{_NUMBER}\s*号(?!线|楼|院)")

_LEAD = re.compile(
    r".*(?:按照|根据|依据|依照|遵照|遵循|参照|对照|执行|落实|贯彻|学习|结合|制定|转发|下发|印发|颁发|颁布|发布|出台|制发|"
    r"以及|文件|精神|通知|意见|办法|方案|规定|要求|文号|编号|文号是|文号为|请问|查找|查询|查阅|关于|还有|包括|其中|什么是|"
    r"教育局|教体局|体育局|教育厅|教育部|财政部|财政厅|财政局|督导室|人民政府|省政府|市政府|县政府|区政府|国务院|办公厅|办公室|"
    r"管委会|委员会|省委|市委|县委|区委|党组|我局|本局|我县|我市|我区|以|按|据|由|见|对|在|把|的|了|是|等|《|》)"
)
_WEAK_LEAD = re.compile(r".*(?:和|与|及|经|从|如|即|将|为)")  # each also begins a 代字: 和教发, 即教发, 将教发
_JOINS_BEFORE = "号》）)、，,；;"
_NOT_AGENCY = re.compile(
    r"(?:[出开研爆激散沙头自触分批签始奋启高频印下颁转制首]发|[数文识汉生名签打红写]字|[来去信公复]函|第|年|月|日|热线|电话|邮编|房间|学号|案号)$"
)
_UNDATED_LEAST, _UNDATED_MOST = 3, 9  # 黑基教一函 has five characters; two (政发5号) may be anything
_SPACED = 4  # 青 教 发 is one 代字 set wide; after a word of four characters a space parts two things
_DATED_MOST = 12  # the longest 代字 met in practice has eight
_AFTER = re.compile(r"\s*[（(\[【]?\s*(?:文号[:：]?|以下简称)?\s*")
_BEFORE = re.compile(r"\s*(?:文件)?\s*[)）]?\s*")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class DocNo:
    """A 文号 in a text: ``raw == text[start:end]``; ``year`` is null where the paper prints none."""

    start: int
    end: int
    raw: str
    normalised: str
    agency: str
    year: int | None
    number: int


def _after(pattern: re.Pattern[str], raw: str, least: int) -> int:
    """Where ``raw`` goes on after the last lead that leaves ``least`` characters; 0 where none does."""
    end = len(raw)
    while lead := pattern.match(raw[:end]):
        if len(raw[lead.end() :].replace(" ", "")) >= least:
            return lead.end()
        end = lead.end() - 1
    return 0


def _agency_start(raw: str, before: str) -> int:
    """Where the 机关代字 begins in what stands before the bracket."""
    start = _after(_LEAD, raw, 2)
    chunks = raw[start:].rstrip().rsplit(None, 1)
    if len(chunks) == 2 and len(chunks[0].split()[-1]) >= _SPACED:
        start = raw.rindex(chunks[1])
    weak = _after(_WEAK_LEAD, raw[start:], 2)
    if weak > 1 or (weak == 1 and start == 0 and before and before in _JOINS_BEFORE):
        start += weak
    return start + len(raw[start:]) - len(raw[start:].lstrip())


def _build(match: re.Match[str], text: str) -> DocNo | None:
    raw = match["agency"]
    cut = _agency_start(raw, text[match.start() - 1 : match.start()].strip())
    agency = re.sub(r"\s", "", raw[cut:])
    if not re.search(r"[一-鿿]", agency) or _NOT_AGENCY.search(agency):
        return None
    groups = match.groupdict()
    year = int(groups["year"].translate(_DIGITS)) if groups.get("year") else None
    least, most = (1, _DATED_MOST) if year is not None else (_UNDATED_LEAST, _UNDATED_MOST)
    if not least <= len(agency) <= most:
        return None
    number = int(match["number"].translate(_DIGITS))
    start = match.start() + cut
    middle = f"〔{year}〕" if year is not None else ""
    return DocNo(start, match.end(), text[start : match.end()], f"{agency}{middle}{number}号", agency, year, number)


def find_docnos(text: str) -> list[DocNo]:
    """文号 of a text in reading order, without the preposition or verb that led to them."""
    found: list[DocNo] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_DATED, _BARE_YEAR, _UNDATED):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            docno = _build(match, text)
            if docno is not None:
                found.append(docno)
                taken.append((docno.start, docno.end))
    return sorted(found, key=lambda docno: docno.start)


def normalise_docno(raw: str) -> str:
    """A 文号 as 机关代字〔YYYY〕N号; what is no 文号 comes back stripped of spaces only."""
    found = find_docnos(raw)
    return found[0].normalised if found else re.sub(r"\s", "", raw)


def match_docno(asked: str, printed: str) -> bool:
    """Whether a question's 文号 means a document's: same 代字 and number, and same year where both have one."""
    left, right = find_docnos(asked), find_docnos(printed)
    if not left or not right:
        return normalise_docno(asked) == normalise_docno(printed)
    one, other = left[0], right[0]
    if one.number != other.number:
        return False
    if not (one.agency.endswith(other.agency) or other.agency.endswith(one.agency)):
        return False
    return one.year is None or other.year is None or one.year == other.year


def _titles(text: str) -> list[tuple[int, int]]:
    """Spans of the outermost 《…》, marks included; brackets are balanced and no title runs over a line's end."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for position, character in enumerate(text):
        if character == "《":
            opened.append(position)
        elif character == "》" and opened:
            start = opened.pop()
            if not opened:
                spans.append((start, position + 1))
        elif character == "\n":
            opened.clear()
    return spans


def _clean_title(title: str, inner: DocNo | None, start: int) -> str | None:
    """The title without its marks and without a 文号 printed inside them."""
    if inner is not None:
        title = title[: inner.start - start] + title[inner.end - start :]
    title = re.sub(rf"[{_OPEN}]\s*[{_CLOSE}]", "", title[1:-1])
    return re.sub(r"\s+", "", title) or None


def find_cited(text: str) -> list[tuple[str | None, str | None, int, int]]:
    """Papers that a text names: ``(title, docno, start, end)`` in reading order.

    A title is what balanced 《》 hold (〈〉, 《》 and commas inside stay). Its 文号 stands inside the marks, directly
    after them with or without brackets, or directly before. A 文号 alone comes with ``title`` null; a title alone
    (a law, a form) with ``docno`` null.
    """
    docnos = find_docnos(text)
    used: set[int] = set()
    cited: list[tuple[str | None, str | None, int, int]] = []
    spans = _titles(text)
    for start, end in spans:
        inner = next((d for d in docnos if start < d.start and d.end <= end), None)
        after = next((d for d in docnos if d.start >= end and _AFTER.fullmatch(text[end : d.start])), None)
        before = next((d for d in docnos if d.end <= start and _BEFORE.fullmatch(text[d.end : start])), None)
        docno = inner or after or (before if before is not None and id(before) not in used else None)
        left, right = start, end
        if docno is not None:
            used.add(id(docno))
            left, right = min(start, docno.start), max(end, docno.end)
            if docno is after and "(" in text[end : docno.start].replace("（", "("):
                right += bool(re.match(r"[)）]", text[right:]))
        number = docno.normalised if docno is not None else None
        cited.append((_clean_title(text[start:end], inner, start), number, left, right))
    inside = {id(d) for d in docnos for start, end in spans if start < d.start < end}
    cited += [(None, d.normalised, d.start, d.end) for d in docnos if id(d) not in used and id(d) not in inside]
    return sorted(cited, key=lambda item: item[2])
