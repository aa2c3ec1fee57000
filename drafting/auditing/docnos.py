"""文号 against their form (GB/T 9704-2012, 7.2.5) and against the library's (pure).

The form is 机关代字〔2021〕4号: hexagonal brackets, the full year, no leading nought, no 第. A 文号 that no paper of
the library bears is no fault; one that stands with a title that bears another is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.docno import DocNo, find_cited, find_docnos
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode, Severity, Working

# 云教发〔23〕14号: a year cut short, told from a number in brackets by the 代字 before it.
_SHORT_YEAR = re.compile(
    r"(?P<agency>[一-鿿]{1,7}[发函字办规])\s*[〔﹝\[［（(【](?P<year>\d{2})[〕﹞\]］）)】]\s*第?0*(?P<number>\d{1,4})号"
)
# 云教发〔2023〕14，: no 号 behind.
_NO_HAO = re.compile(r"[一-鿿]〔(?:19|20)\d{2}〕第?\d{1,4}(?![\d号、,，~～—\-－至和及])")
# What no text keeps whose marks were folded to half width.
_FULL = re.compile(r"[，（）〔〕]")
_BRACKETED = re.compile(r"[\[(]((?:19|20)\d{2})[\])]")
_TITLE_NOISE = re.compile(r"[\s“”\"'《》〈〉（）()，,、的]|^关于|通知$")


def docno_findings(text: str, docnos: Mapping[str, Sequence[str]]) -> list[Finding]:
    """文号 in another form than the standard's, and those that their title belies."""
    found = list(_forms(text))
    found += _existence(text, docnos)
    return found


def _forms(text: str) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    folded = _FULL.search(text) is None
    for docno in find_docnos(text):
        taken.append((docno.start, docno.end))
        if docno.year is None:
            continue
        raw = re.sub(r"\s", "", docno.raw)
        if folded and _rounded(raw) == docno.normalised:
            continue  # a web page folded all marks to half width, and 〔〕 with them
        if raw != docno.normalised:
            yield _malformed(text, docno.start, docno.end, docno.normalised, _told(raw, docno))
    for found in _SHORT_YEAR.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            start = found.end("agency")
            expected = f"〔20{found['year']}〕{found['number']}号"
            yield _malformed(text, start, found.end(), expected, "年份应写全四位")
    for found in _NO_HAO.finditer(text):
        start, end = found.start() + 1, found.end()
        yield _malformed(text, start, end, text[start:end].replace("第", "") + "号", "序号后缺“号”字")


def _rounded(raw: str) -> str:
    return _BRACKETED.sub(r"〔\1〕", raw)


def _told(raw: str, docno: DocNo) -> str:
    told = []
    if "第" in raw:
        told.append("序号前不加“第”字")
    if re.search(r"(?<!\d)0\d*号", raw):
        told.append("序号不编虚位")
    if "〔" not in raw or "〕" not in raw:
        told.append("年份用六角括号〔〕括入")
    return "，".join(told) or f"应按“{docno.normalised}”书写"


def _malformed(text: str, start: int, end: int, expected: str, told: str) -> Finding:
    message = f"发文字号“{text[start:end]}”不合规范（GB/T 9704：{told}），应为“{expected}”。"
    return mark(text, FindingCode.DOCNO_FORMAT, start, end, message, severity=Severity.WARNING, expected=expected)


def _existence(text: str, docnos: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    titled: dict[str, dict[str, None]] = defaultdict(dict)
    for bearing, titles in docnos.items():
        for borne in titles:
            titled[_even(borne)].setdefault(bearing)
    own: dict[str, str] = {}
    places = find_docnos(text)
    for title, number, start, end in find_cited(text):
        if title is None or number is None:
            continue
        name = _even(title)
        place = next((each for each in places if start <= each.start < end), None)
        if place is None or place.year is None:
            continue
        candidates = titled.get(name, {})
        right = _slip_of(place, candidates) if number not in candidates else None
        where = "材料库中"
        if right is None and number not in candidates and name in own and own[name] != number:
            right, where = _slip_of(place, {own[name]: None}), "前文中"
        own.setdefault(name, number)
        if right is not None:
            message = f"《{title}》的发文字号写作“{place.raw}”，{where}是“{right}”，请核对。"
            yield mark(
                text,
                FindingCode.DOCNO_UNKNOWN,
                place.start,
                place.end,
                message,
                expected=right,
                evidence=(Working(f"《{title}》（{right}）"),),
            )


def _slip_of(docno: DocNo, candidates: Mapping[str, None]) -> str | None:
    """The one candidate that this differs from in one thing only: its number, its year, or its 代字.

    Papers of one title come out every year, with another year and another number.
    """
    near = []
    for candidate in candidates:
        read = find_docnos(candidate)
        if not read:
            continue
        other = read[0]
        alike = (other.agency == docno.agency, other.year == docno.year, other.number == docno.number)
        if sum(alike) == len(alike) - 1:
            near.append(candidate)
    return near[0] if len(near) == 1 else None


def _even(title: str) -> str:
    return _TITLE_NOISE.sub("", title)
