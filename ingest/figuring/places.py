"""Of what place a figure is: the paper's, or the one that is the subject of its clause (pure).

Only what stands where a clause begins is its subject: 平南县共有…, 港北区:…, 石桥镇中心小学现有…. A place inside the
name of an office, or as the aim of a journey, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.figuring.nouns import Paper
from ingest.figuring.words import PLACE_WORDS, scope_at

_LONGEST_PLACE = 14  # characters: the names of autonomous counties
_OPENING = re.compile(
    r"(?:[\s,，;；:：。、()（）“”\"]|其中[:：]?|包括|目前|截至目前|同时|并且?|另外|此外|据统计|今年|全年|分别是?|以及|和|与|及|如|以|在|由|对|我市|我县|我区|全市|全县|全区"
    r"|[一二三四五六七八九]是|\d{1,2}[.．、])*"
)
_SELF = re.compile("|".join((*PLACE_WORDS, r"[两二三四五六七八九十]地共?")))
_JOINTS = re.compile(r"以及|[、和与及]")
_LISTED_WORDS = re.compile(r"(?:[一-龥]{1,4}[镇乡](?:、|和|与|及)?){2,}")
PLACE_JOINTS = re.compile(r"[、和与及]|以及|[一-龥]{2,6}?[县市区旗镇乡](?=[、和与及]|$)")
_NEXT_ITEM = re.compile(r"[；;]?\s*(?:[一二三四五六七八九]是|其[一二三四五])")
_LISTED = re.compile(r"[一-龥]{2,4}?[县区市旗](?=[:：]|\d)")
_NAMED = re.compile(
    r"[一-龥]{2,3}[县区市旗](?=现有|共有|有\d|有义务|有幼|有小|有初|义务教育|在校|小学|初中|普通|教职工|适龄|九年|巩固率|大班额|师生比|全年|投入|新增)"
)
_NO_PLACE = re.compile(
    r"(?:全|我|该|本|各|城|市|县|社|园|片|学|校|地|主城|老城|新城|中心城|镇|辖|小|院|教|中心|农村|乡镇|外|省|跨|进|在|于|为|对|和|与|由|是|有|建|新|开发|街)(?:区|市|县|旗)|个|[一-龥]{0,3}(?:校|社|园|片|学|城|辖|教|厂|景)区"
)
_TOWN = re.compile(
    r"(?![各全乡城本该每市县区两三四五六七八九十])([一-龥]{1,3}(?:镇|乡|街道|苏木))(?![镇村乡学区工企干补年])"
)
_NO_TOWN = re.compile(
    r"(?:城|乡|各|建制|重点|中心|偏远|边远|个|部分|所有|多个|和|与|及|以|向|进|在|从|到)(?:镇|乡)$|(?:乡|集|重|村|市|小城)镇$|[城下回返家]乡$"
)
_SCHOOL = re.compile(
    r"([一-龥“”]{1,10}?)(小学|中学|学校|幼儿园|初中|高中|完小|教学点|职教中心)(?=现有|共有|现|有|在校|新校区|教职工|教师|学生|得到|获|占地|班|送教|招生|是|[:：]|投入|建筑|建有)"
)
_GENERIC = re.compile(
    r"各|全|所有|部分|个别|一些|每|该|义务|阶段|教育|城区|城镇|农村|乡村|乡镇|公办|民办|寄宿|规模|标准|普通|特殊|特教|薄弱|新建|改|建|九年|完全|级|示范|现|有|和|与|及|等|对|为|在|被|村级|试点|联盟|成员|集团|幼儿|优质|合格|教联|中小|占|达|额|率|数|均|外|的|增|减|余|使|让|其|独立|附属|公立|私立|少数|多|重点|大校|空壳|举办|学生|开展|覆盖|涉及|实施|组织|抽查|查看|走访|通报|约谈|对口|初$|小$|高$"
)

# 一些学校平均班额达到…: no figure of all of them.
_SOME = re.compile(
    r"(?:一些|部分|个别|少数|不少|多数|大多数|有的|某些|大部分|绝大多数)[一-龥]{0,6}?(?:学校|初中|小学|幼儿园|县市区|乡镇|班级|地方|教师|学生|家长|教学点)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a clause speaks of where that is a place or a school; ``region`` null: the paper's own place."""

    region: str | None
    school: str
    end: int


def subject_at(paper: Paper, start: int, end: int) -> Subject | None:
    """The place or school that opens the clause ``[start, end)``; null where none does."""
    text = paper.text
    found = _OPENING.match(text, start, end)
    position = found.end() if found else start
    own = paper.document.region
    if some := _SOME.match(text, position, end):
        return Subject(own, some.group(), some.end())
    region, after = _place_at(paper, position, end)
    if after is None:
        said = text[start:position]
        if match := _SELF.match(text, position, end):
            return Subject(own, "", match.end())
        school, stop = _school_at(paper, position, end)
        if school:
            return Subject(own, school, stop)
        return Subject(own, "", position) if _SELF.search(said) or _NEXT_ITEM.match(said) else None
    school, stop = _school_at(paper, after, end)
    return Subject(region, school, stop if school else after)


def places_in(paper: Paper, start: int, end: int) -> list[str]:
    """The places that a subject lists: 港北区和港南区, 平南县、桂平市."""
    found: list[str] = []
    for mention in paper.vocabulary.regions.find(paper.text[start:end]):
        name = _meant(paper, [region.name for region in mention.regions])
        if name not in found:
            found.append(name)
    if not found:
        pieces = _JOINTS.split(paper.text[start:end])
        listed = [next((p for p in paper.places if piece.startswith(p)), None) or _town(piece) for piece in pieces]
        found = [place for place in listed if place is not None]
    return found


def _town(piece: str) -> str | None:
    town = _TOWN.match(piece)
    return town[1] if town is not None and not _NO_TOWN.search(town[1]) else None


def _place_at(paper: Paper, position: int, end: int) -> tuple[str | None, int | None]:
    text, own = paper.text, paper.document.region
    region: str | None = None
    after: int | None = None
    if own and text.startswith(own, position):
        region, after = own, position + len(own)
    else:
        found = paper.vocabulary.regions.find(text[position : min(end, position + _LONGEST_PLACE)])
        if found and found[0].start == 0:
            region, after = _meant(paper, [r.name for r in found[0].regions]), position + found[0].end
    if after is None and (told := next((p for p in paper.places if text.startswith(p, position)), None)) is not None:
        region, after = told, position + len(told)
    if after is None:
        for pattern in (_LISTED, _NAMED):
            listed = pattern.match(text, position, end)
            if listed is not None and not _NO_PLACE.search(listed.group()):
                region, after = listed.group(), listed.end()
                break
    listed_towns = _LISTED_WORDS.match(text, position, end) if after is None else None
    if listed_towns is not None and len(places_in(paper, position, listed_towns.end())) > 1:
        return own, position  # 岩口镇、白石乡两地: of none of them alone
    town = _TOWN.match(text, after if after is not None else position, end)
    if town is not None and not _NO_TOWN.search(town[1]) and scope_at(town[1]) is None:
        school, _ = _school_at(paper, town.start(), end)
        if not school:
            return town[1], town.end(1)
    return region, after


def _meant(paper: Paper, names: list[str]) -> str:
    """Of several places of one name the one that lies in the paper's own, or is it."""
    own = paper.document.region
    if own in names:
        return own or names[0]
    for name in names:
        for region in paper.vocabulary.regions.resolve(name):
            if own in paper.vocabulary.regions.ancestors(region):
                return name
    return names[0]


def _school_at(paper: Paper, position: int, end: int) -> tuple[str, int]:
    found = _SCHOOL.match(paper.text, position, min(end + 1, position + 18))
    if found is None or _GENERIC.search(found[1].removeprefix("县").removeprefix("市").removeprefix("区")):
        return "", position
    return found[1] + found[2], found.end()


_GOVERNS = re.compile(r"辖((?:[一-龥]{1,6}[县区市旗][、和,，及]?){2,})")
_COUNTY = re.compile(r"[一-龥]{1,5}?[县区市旗](?=[、和,，及]|$)")
_COUNTY_COLON = re.compile(r"(?:^|[\n,，;；。:：])([一-龥]{2,5}[县区市旗])[:：]")
_PLACE_WORD = re.compile(r"[一-龥]{1,6}(?:县|区|市|旗|镇|乡|街道|办事处)")


def named_places(text: str, headers: Iterable[str]) -> tuple[str, ...]:
    """Counties and districts that a paper names as parts of its place: 下辖甲县、乙区, 甲县:…, the rows of a table."""
    found: dict[str, None] = {}
    for listed in _GOVERNS.finditer(text):
        found.update(dict.fromkeys(_COUNTY.findall(listed[1])))
    found.update(dict.fromkeys(match[1] for match in _COUNTY_COLON.finditer(text)))
    for header in headers:
        found.update(dict.fromkeys(part for part in header.split("·") if _COUNTY.fullmatch(part)))
    return tuple(place for place in found if not _NO_PLACE.search(place))


def places_in_words(paper: Paper, words: str) -> str | None:
    """The place that a header or a cell is: 港北区, 石桥镇, 登封; null where it is none."""
    if words == paper.document.region:
        return words
    found = paper.vocabulary.regions.find(words)
    if found and found[0].start == 0 and found[0].end == len(words):
        return _meant(paper, [region.name for region in found[0].regions])
    if _PLACE_WORD.fullmatch(words) and not _NO_PLACE.fullmatch(words) and scope_at(words) is None:
        return words
    return None
