"""What names somebody or something of the lender's in a clause: places, schools, persons, brands (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.regions import place_names
from corpus.terms import Vocabulary, plain
from drafting.precedents.common import COMMON, GENERIC_BEFORE_SCHOOL, SMALL_BEFORE_SCHOOL
from drafting.precedents.sides import Parties
from drafting.precedents.words import HAN, HONOUR, PERSON, SCHOOL, SCHOOL_BY_NUMBER

# A phrase is everybody's where the papers of this many counties besides the lender's use it.
LEAST_OTHERS = 2
LONGEST_SHORT = 2
_QUOTED = re.compile(r"“([^“”]*)”|‘([^‘’]*)’")
_PARTS = re.compile(r"[、，,；;·]")
_GENERIC = tuple(sorted(GENERIC_BEFORE_SCHOOL, key=len, reverse=True))
_VILLAGE = re.compile(
    rf"(?<![{HAN}])[{HAN}]{{1,3}}(?<![乡农山行全各本该进驻包联到入回离返贫落新老城])(?:村|社区|街道|居委会|小区|花园|新城|工业园)(?=[、，。；的和与内小学])"
)
_GENERIC_PLACE = re.compile(
    r"^(?:各|每|全|本|该|所在|辖区|相关|有关|部分|重点|乡镇|镇|学校|家校|进|入|[^，]*(?:深入|走进|进|到|与|和|及))"
)
# Programmes by name: 青苗计划, 春雨行动; what the field calls so stays.
_TOWN = re.compile(
    rf"(?:^|[^{HAN}]|[在到赴与和及由对是])([{HAN}]{{1,3}}(?:镇|乡|街道))(?!镇|村|土|级|亲|乡|贤|风|一体|融合|教师|学校|义务|差距|统筹|之间|居民|低保|建设|教育|振兴|二元|均衡|结对|发展|各|中小)"
)
# What stands before 城乡 where it means town and country.
_BEFORE_BOTH = frozenset("全各我本跨和与及在对从到使让将把促补抓缩强由")
_LED_BY = "在到赴与和及由对是将把为向从"
_NO_TOWN = re.compile(
    r"^(?:各|全|本|该|每|部分|个别|重点|有关|相关|所有|其他|城乡|乡镇|城镇|村镇|集镇|镇|乡|街道|下乡|返乡|故乡|家乡|家校镇|县乡|县区乡)|(?:下|返|回|离|故|家|水|包|驻|进|所在|建制|中心|重点|偏远|边远|贫困|民族|农业|县|区|市|人口|试点)(?:镇|乡|街道)$|乡镇$"
)
# 青苗计划, 春雨行动: two characters that no programme of the field has; 三年行动, 提升工程 say what they are.
_PROGRAMME = re.compile(rf"(?:实施|开展|推进|启动|深化|打造|推出|组织)了?([{HAN}]{{2}}(?:计划|行动|工程))")
_SAYS_WHAT = re.compile(
    r"^(?:专项|三年|五年|提升|攻坚|改造|培养|培训|建设|工作|支持|资助|强基|民生|惠民|扩容|提质|强师|帮扶|关爱|招生|教学|发展|整治|治理|清零|劝返|排查|学期|年度)"
)
_MONEY_FROM = re.compile(r"(?:基金会|集团公司|有限公司|银行|企业家|商会)")
_REGION_LEVEL = re.compile(r"自治区|自治州|盟")


def foreign_names(text: str, parties: Parties, *, vocabulary: Vocabulary) -> Iterator[str]:
    """What in a text names somebody or something that the borrower has not, in no order."""
    yield from _places(text, parties, vocabulary)
    yield from _schools(text)
    yield from (found.group() for found in PERSON.finditer(text))
    yield from (found.group() for found in HONOUR.finditer(text))
    yield from (found.group() for found in _MONEY_FROM.finditer(text))
    if not parties.same:
        yield from brands(text, parties, vocabulary=vocabulary)


def brands(text: str, parties: Parties, *, vocabulary: Vocabulary) -> Iterator[str]:
    """Phrases in quotation marks, or elsewhere in them, that are not everybody's."""
    for found in _QUOTED.finditer(text):
        phrase = found[1] or found[2] or ""
        if not everybodys(phrase, parties, vocabulary=vocabulary):
            yield phrase
    bare = _QUOTED.sub("", text)
    yield from (phrase for phrase in parties.brands if phrase in bare)
    for found in _PROGRAMME.finditer(bare):
        if found[1] not in vocabulary.terms and found[1] not in COMMON and not _SAYS_WHAT.match(found[1]):
            yield found[1]


def everybodys(phrase: str, parties: Parties, *, vocabulary: Vocabulary) -> bool:
    """Whether a phrase in quotation marks is no county's own: of the field, of national policy, or widely used."""
    if not phrase or re.search(r"\d", phrase):
        return plain(phrase) in ("5+2",)
    parts = [part for part in _PARTS.split(phrase) if part]
    return all(_common(part, parties, vocabulary) for part in parts) or _shared(phrase, parties)


def brands_of(parties: Parties, *, vocabulary: Vocabulary) -> frozenset[str]:
    """Phrases that the papers of the lender alone put in quotation marks: its brands also where none stand."""
    return frozenset(
        phrase
        for phrase, counties in parties.quoted.items()
        if counties <= parties.lender.names
        and len(phrase) > LONGEST_SHORT
        and not everybodys(phrase, parties, vocabulary=vocabulary)
    )


def _common(part: str, parties: Parties, vocabulary: Vocabulary) -> bool:
    return part in COMMON or part in vocabulary.words or bool(_indicator(part, vocabulary)) or _shared(part, parties)


def _indicator(part: str, vocabulary: Vocabulary) -> bool:
    return any(each.start == 0 and each.end == len(part) for each in vocabulary.find_indicators(part))


def _shared(phrase: str, parties: Parties) -> bool:
    return len(parties.quoted.get(phrase, frozenset()) - parties.lender.names) >= LEAST_OTHERS


def _places(text: str, parties: Parties, vocabulary: Vocabulary) -> Iterator[str]:
    own = parties.own
    mentions = vocabulary.regions.find(text)
    for mention in mentions:
        if not own.names & {region.name for region in mention.regions}:
            yield mention.text
    shaped = place_names(text, known=[(each.start, each.end) for each in mentions])
    yield from (name for _, _, name in shaped if name not in own.names)
    yield from (name for name in parties.elsewhere if name in text)
    yield from _towns(text)
    for found in _VILLAGE.finditer(text):
        if not _GENERIC_PLACE.match(found.group()):
            yield found.group()
    if _REGION_LEVEL.search(text) and not any(_REGION_LEVEL.search(name) for name in own.above):
        yield "自治区"


def _schools(text: str) -> Iterator[str]:
    yield from (found.group() for found in SCHOOL_BY_NUMBER.finditer(text))
    for found in SCHOOL.finditer(text):
        before = text[: found.start()]
        if found.group().startswith("实验") and not before.endswith(("中心",)):
            yield found.group()
        elif not (before.endswith("中") and found.group() == "小学") and _names_a_school(before):
            yield before[-4:] + found.group()


def _names_a_school(before: str) -> bool:
    """Whether what stands before 学校 is a name: neither a kind of school nor a small word behind another word."""
    if not before or not re.match(f"[{HAN}]", before[-1]) or before.endswith(_GENERIC):
        return False
    if before[-1] not in SMALL_BEFORE_SCHOOL:
        return True
    name, border = before[-2:], before[-3:-2]
    small = name[0] in SMALL_BEFORE_SCHOOL or not re.match(f"[{HAN}]", name[0])
    return len(name) == 2 and not small and (not re.match(f"[{HAN}]", border) or border in SMALL_BEFORE_SCHOOL)


def _towns(text: str) -> Iterator[str]:
    """Towns by a border before them and what a town has behind it, also those that end like 城乡."""
    for found in _TOWN.finditer(text):
        name = found[1].lstrip(_LED_BY)
        both = name.endswith("城乡") and (len(name) > 3 or name[0] in _BEFORE_BOTH)
        if not both and not _NO_TOWN.search(name):
            yield name
