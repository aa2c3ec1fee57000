"""What a paper says about itself: title, kind, 文号, issuer, place, year, date, and the papers it cites (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cuts import Brackets
from corpus.docno import find_cited, find_docnos, normalise_docno
from corpus.regions import Gazetteer
from corpus.types import CitedDocument, DocumentKind, Notice, Section
from ingest.inferred import infer_title, title_of_name
from ingest.kinds import kind_of_lead, kind_of_title
from ingest.lines import Line, content, unfold
from ingest.places import PlaceFound, find_place
from ingest.signature import Signature, closing_blocks, compact, find_signature, is_organisation, read_date
from ingest.titles import Title, find_titles, head_field, is_docno_line, is_paragraph, is_red_head

# The lead is what stands between title and first section, read up to this length.
LONGEST_LEAD = 1500
# A year is the paper's own when this share of the years it names are that year, and it is named this often.
DOMINANT_SHARE, DOMINANT_COUNT = 0.7, 3
_REPORTING = frozenset({DocumentKind.SUMMARY, DocumentKind.REPORT, DocumentKind.EXPERIENCE, DocumentKind.ANNOUNCEMENT})

_YEAR = r"(?:19|20)\d{2}"
_YEAR_IN_TITLE = re.compile(
    rf"(?P<from>{_YEAR})\s*(?:[-—–－~～至到]+\s*(?P<to>{_YEAR}))?\s*(?P<unit>学年度?|年度?|级|届)?"
)
_YEAR_NAMED = re.compile(rf"(?<![\d〔\[(（]){_YEAR}(?=\s*年(?!代|级))")
_PLANNED = re.compile(r"(?:到|至|力争|确保|截至到?|预计)\s*$")
_PLANNED_AFTER = re.compile(r"年\s*(?:底|前|末|将|起|以前)")
_OWN_PERIOD = re.compile(
    r"年\s*(?:度|先后|以来|全年|上半年|下半年|[春秋]季|累计|共|我|全|[第一二三四]+季度|\d{1,2}月至)"
)
_ISSUER_IN_TITLE = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff]{2,30}?(?:局|政府|委员会|办公室|厅|部|院|中心|指挥部|领导小组|大学|学校|中学|小学|委))(?:办公室)?关于"
)
_ISSUER_FIELDS = frozenset({"发布机构", "发文机关", "发文单位"})
_DOCNO_FIELDS = frozenset({"发文字号", "文号", "字号"})
_DATE_FIELDS = frozenset({"成文日期", "发文日期", "生成日期"})
_TITLE_FIELDS = frozenset({"名称", "标题"})
# An attachment by its 文号 and title: ×政办〔2020〕18号-关于印发…的通知.pdf
_ATTACHED = re.compile(
    r"^\s*(?P<docno>[\u4e00-\u9fff]{2,10}\s*[〔\[【(（]\s*20\d\d\s*[〕\]】)）]\s*\d{1,4}\s*号)\s*[-－—–]+\s*"
    r"(?P<title>[^\n.。]{4,60}?)(?:\.\w{2,5})?\s*$",
    re.MULTILINE,
)
_PARENTHESISED = re.compile(r"^[(（](?P<inside>[^()（）]+)[)）]$")
_UNSPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the paper says of itself; null where it does not say. ``date`` is ISO 8601, day left out if unsaid."""

    title: str | None
    title_inferred: bool
    kind: DocumentKind
    docno: str | None
    issuer: str | None
    region: str | None
    parent_region: str | None
    year: int | None
    date: str | None
    cited_documents: tuple[CitedDocument, ...]
    warnings: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """What the lines above the body say: letterhead, 文号, fields such as 成文日期."""

    docno: str | None
    issuer: str | None
    date: str | None
    title: str | None


def read_metadata(
    text: str,
    lines: Sequence[Line],
    sections: Sequence[Section],
    *,
    source_name: str,
    gazetteer: Gazetteer,
    siblings: Sequence[Metadata] = (),
) -> Metadata:
    """Metadata of one paper.

    :param source_name: name of its file; a title only where it is one itself (then ``title_inferred``).
    :param siblings: metadata of all papers of the same file: one that names no place inherits theirs. The name
        of a file with several papers is no title.
    """
    lines = unfold(text, lines)
    titles = find_titles(text, lines)
    blocks = closing_blocks(text, lines)
    signature = find_signature(text, lines, blocks)
    head = _read_head(text, lines, titles)
    body = _body(text, lines, titles, blocks)
    lead = _lead(text, lines, titles, sections)

    title = _chosen(titles, gazetteer) or head.title
    kind = kind_of_title(title) if title else None
    lead_kind = kind_of_lead(lead, text[-200:])
    issuer = _issuer(signature, head, title)
    date = (signature.date if signature else None) or head.date
    place = find_place(title=title, issuer=issuer, body=body, gazetteer=gazetteer)
    if place.region is None:
        place = _inherited(siblings)
    year = _year(title, date, head.docno, body, kind or lead_kind, siblings)

    inferred = False
    if title is None:
        named = title_of_name(source_name) if len(siblings) < 2 else None
        title = named or infer_title(lead, sections, kind=lead_kind, region=place.region, year=year)
        inferred = title is not None
        kind = kind_of_title(title) if title else None
        if named and place.region is None:
            place = find_place(title=named, issuer=issuer, body=body, gazetteer=gazetteer)
        year = year or _year_of_title(title)
    return Metadata(
        title=title,
        title_inferred=inferred,
        kind=kind or lead_kind or kind_of_title(title_of_name(source_name) or "") or DocumentKind.OTHER,
        docno=head.docno,
        issuer=issuer,
        region=place.region,
        parent_region=place.parent,
        year=year,
        date=date,
        cited_documents=_cited(text, titles=titles, own=head.docno),
        warnings=_warnings(title, inferred, place),
    )


def _chosen(titles: Sequence[Title], gazetteer: Gazetteer) -> str | None:
    """The printed title; of two that say the same, the one with the place."""
    if not titles:
        return None
    first = titles[0]
    for other in titles[1:]:
        if _says_more(other.text, first.text) and gazetteer.find(other.text):
            return _even(other.text)
    return _even(first.text)


def _says_more(title: str, shorter: str) -> bool:
    """Whether every character of one title stands in the other in the same order."""
    left = iter(compact(title))
    return len(title) > len(shorter) and all(char in left for char in compact(shorter))


def _even(title: str) -> str:
    docnos = find_docnos(title)
    if docnos and docnos[0].start == 0 and docnos[0].end < len(title):
        title = title[docnos[0].end :]
    return _UNSPACED.sub("", title).strip()


def _read_head(text: str, lines: Sequence[Line], titles: Sequence[Title]) -> _Head:
    docno = issuer = date = title = None
    titled = {index for found in titles for index in range(found.first, found.end)}
    last_title = max(titled, default=-1)
    for index, line in enumerate(lines[:40]):
        printed = content(text, line)
        if not printed or line.table is not None:
            continue
        if index in titled:
            beside = find_docnos(printed)
            if beside and (beside[0].start == 0 or printed[beside[0].end :].strip(" )）") == ""):
                docno = docno or beside[0].normalised
            continue
        field = head_field(printed)
        if field is not None:
            name, value = field
            if name in _DOCNO_FIELDS and find_docnos(value):
                docno = docno or normalise_docno(value)
            elif name in _ISSUER_FIELDS and value:
                issuer = issuer or compact(value)
            elif name in _DATE_FIELDS:
                date = date or read_date(value)
            elif name in _TITLE_FIELDS and len(value) >= 4:
                title = title or value
        elif is_red_head(printed):
            issuer = issuer or re.sub(r"(?:文件|公报|工作简报|简报)$", "", compact(printed)) or None
        elif is_docno_line(printed):
            docno = docno or find_docnos(printed)[0].normalised
        elif is_organisation(printed) and index > last_title >= 0 and index <= last_title + 2:
            issuer = issuer or compact(printed)
        elif (inside := _PARENTHESISED.match(printed)) is not None:
            date = date or read_date(inside["inside"])
        elif is_paragraph(printed):
            break
    return _Head(docno, issuer, date, title)


def _body(text: str, lines: Sequence[Line], titles: Sequence[Title], blocks: Sequence[tuple[int, int]]) -> str:
    outside = {index for title in titles for index in range(title.first, title.end)}
    outside |= {index for first, end in blocks for index in range(first, end)}
    return "\n".join(content(text, line) for index, line in enumerate(lines) if index not in outside)


def _lead(text: str, lines: Sequence[Line], titles: Sequence[Title], sections: Sequence[Section]) -> str:
    last = max((title.end for title in titles), default=0)
    start = lines[last].start if last < len(lines) else len(text)
    end = min((s.start for s in sections if s.level > 0 and s.start > start), default=len(text))
    return text[start : min(end, start + LONGEST_LEAD)]


def _issuer(signature: Signature | None, head: _Head, title: str | None) -> str | None:
    if signature and signature.issuers:
        return "、".join(dict.fromkeys(signature.issuers))
    if head.issuer:
        return head.issuer
    named = _ISSUER_IN_TITLE.match(title) if title else None
    return named["issuer"] if named else None


def _inherited(siblings: Sequence[Metadata]) -> PlaceFound:
    """The one place that the other papers of the file are about; nothing where they differ."""
    places = {(other.region, other.parent_region) for other in siblings if other.region is not None}
    if len(places) == 1:
        region, parent = places.pop()
        return PlaceFound(region, parent)
    return PlaceFound(None, None)


def _year(
    title: str | None,
    date: str | None,
    docno: str | None,
    body: str,
    kind: DocumentKind | None,
    siblings: Sequence[Metadata],
) -> int | None:
    """Stated in the title, else that of the date, else that of the 文号, else the one year the paper reports on."""
    said = _year_of_title(title)
    if said is not None:
        return said
    if date:
        return int(date[:4])
    if docno and (found := find_docnos(docno)) and found[0].year:
        return found[0].year
    return _dominant_year(body, kind, {other.year for other in siblings if other.year is not None})


def _year_of_title(title: str | None) -> int | None:
    """The year a title names: not that of a cited paper, not a span of years unless it is a school year."""
    if not title:
        return None
    outside = re.sub(r"《[^》]*》", "", title)
    found = next((match for match in _YEAR_IN_TITLE.finditer(outside) if match["unit"] or match["to"]), None)
    if found is None or found["unit"] in {"级", "届"}:
        return None
    if found["to"]:
        return int(found["to"]) if (found["unit"] or "").startswith("学年") else None
    return int(found["from"])


def _dominant_year(body: str, kind: DocumentKind | None, confirmed: set[int]) -> int | None:
    brackets = Brackets(body, 0, len(body))
    years: Counter[int] = Counter()
    own: set[int] = set()
    for found in _YEAR_NAMED.finditer(body):
        if brackets.hold(found.start()) or _PLANNED_AFTER.match(body, found.end()):
            continue
        if _PLANNED.search(body[max(0, found.start() - 4) : found.start()]):
            continue
        year = int(found.group())
        years[year] += 1
        if _OWN_PERIOD.match(body, found.end()):
            own.add(year)
    if not years:
        return None
    year, count = years.most_common(1)[0]
    if len(years) == 1:
        return year if year in own or year in confirmed or count >= 2 else None
    reported = kind in _REPORTING and year == max(years)
    return year if reported and count >= DOMINANT_COUNT and count >= DOMINANT_SHARE * years.total() else None


def _cited(text: str, *, titles: Sequence[Title], own: str | None) -> tuple[CitedDocument, ...]:
    """Cited papers in reading order, each once; a title with a 文号 stands for the same title without."""
    found: dict[str, CitedDocument] = {}
    printed = {compact(title.text) for title in titles}
    named = [(title, docno) for title, docno, _, _ in find_cited(text)]
    named += [(found["title"], normalise_docno(found["docno"])) for found in _ATTACHED.finditer(text)]
    for title, docno in named:
        if (docno is not None and docno == own) or (title is not None and compact(title) in printed):
            continue
        key = compact(title) if title else docno or ""
        known = found.get(key)
        if key and (known is None or (known.docno is None and docno is not None)):
            found[key] = CitedDocument(title, docno)
    numbered = {cited.docno for cited in found.values() if cited.title and cited.docno}
    return tuple(cited for cited in found.values() if cited.title or cited.docno not in numbered)


def _warnings(title: str | None, inferred: bool, place: PlaceFound) -> tuple[Notice, ...]:
    notices = []
    if title is None:
        notices.append(Notice("title_missing", "材料开头没有标题，正文也不足以推断，请在引用时自行注明名称。"))
    elif inferred:
        notices.append(Notice("title_inferred", f"材料没有印出标题，“{title}”由首段或文件名推断，引用前请核对。"))
    if place.region is None:
        name = f"《{title}》" if title else "材料"
        notices.append(Notice("region_unknown", f"{name}没有写明是哪个地方的，按地区筛选时找不到它，请核对原件。"))
    return tuple(notices)
