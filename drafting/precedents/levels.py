"""The lender's name and level of government put into the borrower's: 全市 becomes 全县 (pure)."""

from __future__ import annotations

import re

from drafting.precedents.sides import COUNTY_LEVELS, Parties
from drafting.precedents.words import HAN

_OFFICE = r"教育和体育局|教育体育局|教育科技局|教体局|教科局|教文体局|文教局|教育局|教委(?!办)"
# What stands behind 县 where the county itself or one of its offices is meant.
_BODIES = (
    rf"(?:{_OFFICE})|委员会|委(?!派|托|员)|人民政府|政府|人大|政协|纪委|财政|公安|民政|司法|残联|妇联|团委|卫健|卫生|人社|检察|法院|编办|编委|慈善|关工委|文明办|督导|督查|妇儿"
    r"|教师|教研|教育(?:督导|系统|部门|行政|工委|主管|党|考试|技术|装备|研究|基金)|资助|直(?!接)|领导|级|四大|分管|乡村振兴|振兴办|发改|住建|自然资源|市场监管|联席|工作专班|专班|主要|内(?!容)|里|外(?!来|出)|长(?!期|效|远|久|中)|城(?!乡|镇)|联合|统一|属|有关|相关|各部门|镇两级|、(?:乡|镇|街|校|村|区属)"
)
_FIXED = re.compile(
    r"县域|县管校聘|[县市区]管校聘|县中振兴|城区|校区|社区|学区|山区|小区|园区|片区|地区|库区|林区|牧区|老区|教区|辖区|区域|区分|区别|责任区|市场|城市|超市|门市|县城|县镇|县乡|省市|"
    r"街区|景区|灾区|矿区|特区|禁区|误区|专区|活动区|功能区|服务区|生活区|贫困县|旗帜|红旗|锦旗|升旗|国旗|队旗"
)
# A county has no counties; a paper of a prefecture that speaks of them is not of one.
_OF_COUNTIES = re.compile(
    r"各?(?:县|市|区|旗)[（(、]?(?:县|市|区|旗)|[（(](?:县|市|区|旗)[、（()）]|各[县市区旗](?!直|级|域|内)|[县市区]、[县市区]|区县|县区|市县|所[辖属][县市区]|[两三四五六]区|三区"
)


def at_own_level(text: str, parties: Parties) -> str | None:
    """A clause with the lender's name and level words in the borrower's; null where that cannot be told for sure."""
    own, lender = parties.own, parties.lender
    if parties.lender.level:
        text = re.sub(rf"该{parties.lender.level}(?=[，{HAN}])", f"我{parties.lender.level}", text)
    text = _own_offices(text, parties)
    for name in sorted(lender.names, key=len, reverse=True):
        if name in text and name not in own.names:
            text = _without_name(text, name, own.level)
    if not own.level or not lender.level:
        return None if re.search(r"[全我本各][县区市旗州盟]", text) else text
    if _is_county(parties) and _OF_COUNTIES.search(text) and not re.search(r"县域", text):
        return None
    if own.level == lender.level:
        return None if _of_another_level(text, parties) else text
    if own.level in COUNTY_LEVELS and lender.level != "市" and _has_bodies(text, own.level):
        return None  # 市教育局 in a paper of a county is the prefecture's office: not that of a county-level city
    done = _relevelled(text, lender.level, own.level)
    return None if done is None or _of_another_level(done, parties) else done


def _of_another_level(text: str, parties: Parties) -> bool:
    """Whether offices of a level are named that the borrower has not; a county's prefecture (市教育局) it has."""
    levels = set(COUNTY_LEVELS) - {parties.own.level}
    if parties.lender.level != "市" and parties.own.level != "市":
        levels.discard("市")
    return any(_has_bodies(text, level) for level in levels)


def _has_bodies(text: str, level: str) -> bool:
    return re.search(rf"{level}(?:{_BODIES})", _FIXED.sub("", text)) is not None


def _is_county(parties: Parties) -> bool:
    return parties.own.level in COUNTY_LEVELS


def _without_name(text: str, name: str, level: str) -> str:
    """松河市教育局 -> 市教育局, 松河市委 -> 市委, 松河市坚持 -> 我市坚持, 松河市小学 -> 全市小学."""
    ending = name[-1]
    text = re.sub(rf"(?:我|全)?{re.escape(name)}(?=(?:{_BODIES}))", ending, text)
    text = re.sub(rf"^{re.escape(name)}(?=现|共|有|各|小学|初中|义务|所有|中小学|学校)", f"全{ending}", text)
    return re.sub(rf"(?:我|全)?{re.escape(name)}", f"我{ending}", text) if level else text.replace(name, "")


def _own_offices(text: str, parties: Parties) -> str:
    """The office of education as the borrower calls it."""
    if parties.same:
        return text
    return re.sub(
        rf"(?<=[县区市旗州盟])(?:{_OFFICE})|(?<=[{HAN}])(?:教育和体育局|教体局|文教局|教科局)", parties.own.office, text
    )


def _relevelled(text: str, level: str, own: str) -> str | None:
    """Level words of the lender in those of the borrower; null where one is left that may mean another level."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        word = found.group()
        kept.append(re.sub(r"^[市区]管校聘", "县管校聘", word))
        return chr(0xE0000 + len(kept) - 1)

    text = _FIXED.sub(keep, text)
    text = re.sub(rf"(?<=[全我本]){level}|{level}(?=(?:{_BODIES}))", own, text)
    left = level in text
    for index, word in enumerate(kept):
        text = text.replace(chr(0xE0000 + index), word)
    if own in "区市" and "县城" in text:
        text = text.replace("县城", "城区")
    return None if left else text
