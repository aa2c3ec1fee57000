"""Another county's name where the draft must have its own: title, signature, the subject of its sentences (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.regions import RegionMention
from corpus.types import DocumentKind, Region
from drafting.auditing.ground import Ground
from drafting.auditing.wording import finding
from drafting.findings import Finding, FindingCode

# What only an office says of itself: 禾川区高度重视, 禾川区把…作为.
_OWN_DEED = re.compile(
    r"(?:全[县区市]|上下)?(?:高度重视|认真(?:贯彻|落实)|坚持|深入(?:贯彻|推进)|严格(?:落实|执行)|全面(?:贯彻|落实)|扎实推进|始终|切实|把[^，。]{1,20}作为)"
)
_BEGINS = re.compile(r"(?:^|[。；\n])\s*(?:(?:20\d\d年|今年|一年来|近年来|今年以来)[，,]?\s*)?$")
# Sentences in which another county is rightly spoken of.
_TOGETHER = re.compile(
    r"学习|经验|对口|帮扶|协作|结对|交流|考察|联合|合作|共建|毗邻|相邻|转[入出]|来自|[比较与同和]|高于|低于|分别"
)
# One place or two are slips; a place named more often is one that the draft is about.
_MOST_SLIPS = 2
_OWN_PAPERS = frozenset({DocumentKind.SUMMARY, DocumentKind.REPORT})


def place_faults(ground: Ground) -> Iterator[Finding]:
    """Names of other counties where the draft's own must stand."""
    if ground.region is None:
        return
    strangers = [mention for mention in ground.places if _stranger(mention, ground)]
    for mention in strangers:
        if _in_title(mention, ground) or _signs(mention, ground):
            yield _told(mention, ground)
        elif ground.document.kind in _OWN_PAPERS and _acts(mention, ground):
            named = sum(other.text == mention.text for other in strangers)
            if named <= _MOST_SLIPS:
                yield _told(mention, ground)


def _stranger(mention: RegionMention, ground: Ground) -> bool:
    """Whether a mention is of one place of the draft's own rank that is not its family."""
    if len(mention.regions) != 1 or mention.regions[0].name in ground.family or mention.text not in _full(mention):
        return False
    regions = ground.vocabulary.regions
    if ground.region in regions.ancestors(mention.regions[0]):
        return False
    return _county(mention.regions[0]) and any(_county(own) for own in regions.resolve(ground.region or ""))


def _full(mention: RegionMention) -> set[str]:
    return {region.name for region in mention.regions}


def _county(region: Region) -> bool:
    """Whether a place is a county, district or county-level city, as far as can be told."""
    if region.code:
        return not region.code.endswith("00")
    return region.name[-1:] in "县区旗" or region.parent is not None


def _in_title(mention: RegionMention, ground: Ground) -> bool:
    title = ground.document.title
    if not title or ground.document.title_inferred or (ground.region or "") in title:
        return False
    start = ground.text.find(title)
    return start >= 0 and start <= mention.start < start + len(title) and ground.document.kind in _OWN_PAPERS


def _signs(mention: RegionMention, ground: Ground) -> bool:
    """Whether it stands in the line of the signature, which the draft's own office signs."""
    start = ground.text.rfind("\n", 0, mention.start) + 1
    end = ground.text.find("\n", mention.end)
    line = ground.text[start : end if end >= 0 else len(ground.text)].strip()
    behind = ground.text[end + 1 :] if end >= 0 else ""
    signed = re.fullmatch(rf"{re.escape(mention.text)}(?:教育|教体|教育体育|人民政府|政府)[一-鿿]{{0,8}}", line)
    return signed is not None and re.match(r"\s*20\d\d年\d{1,2}月\d{1,2}日\s*$", behind) is not None


def _acts(mention: RegionMention, ground: Ground) -> bool:
    """Whether the sentence begins with the place doing what an office says of itself."""
    text = ground.text
    floor = max(text.rfind("。", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1
    stop = text.find("。", mention.end)
    sentence = text[floor : stop if stop >= 0 else len(text)]
    begins = _BEGINS.search(text[max(0, mention.start - 14) : mention.start]) or mention.start == 0
    return bool(begins) and _OWN_DEED.match(text, mention.end) is not None and not _TOGETHER.search(sentence)


def _told(mention: RegionMention, ground: Ground) -> Finding:
    message = f"“{mention.text}”应为{ground.region}：这份材料是{ground.region}的。"
    return finding(FindingCode.WRONG_REGION, ground.text, mention.start, mention.end, message, expected=ground.region)
