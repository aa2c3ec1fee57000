"""A title for a paper that prints none: inferred from its lead or its file's name, or not at all (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from corpus.cuts import Brackets
from corpus.types import DocumentKind, Section
from ingest.titles import ends_with_genre

# A file's name serves as a title from this length on: 总结.docx says nothing.
SHORTEST_NAME = 8
# The wording that two section titles share is a topic from this length on, and up to this length.
SHORTEST_TOPIC, LONGEST_TOPIC = 4, 24

_NAME_NOISE = re.compile(
    r"^(?:附件\s*\d*|\d{1,3}(?=[.、_\-\s])|[\s._\-—、【】\[\]])+|(?:[\s._\-—]|[(（]\d+[)）]|副本|最终版?|定稿|终稿|修改稿?|打印版?|v\d+)+$",
    re.IGNORECASE,
)
# A workbook is named for its table.
_WORKBOOK = re.compile(r"\.(?:xlsx?|csv|et|ods)$", re.IGNORECASE)
_TABLE = re.compile(r"(?:表|数据|台账|名单|名册|一览)(?:[(（][^()（）]*[)）])?$")
_HEX = re.compile(r"[0-9a-f]{8,}", re.IGNORECASE)
_ISSUED = re.compile(r"现将《(?P<what>[^《》]{4,60})》[^。]{0,12}(?:印发|转发|发)")
_NOW = re.compile(
    r"现(?:就|将|把)(?P<topic>[^。；;：:，,《》]{2,40}?)(?:工作)?(?:的?(?:有关|相关)?(?:情况|事项|事宜))?(?:总结|汇报|报告|通知|公告|通告|说明)如下"
)
_CITED_TOPIC = re.compile(
    r"(?:做好|加强|推进|开展|规范|落实)(?:20\d\d年度?)?(?P<topic>[^，,。的]{2,20}?)(?:工作)?的(?:若干|实施|指导)?(?:通知|意见|方案)"
)
_TOPICS = (
    re.compile(r"(?:开展|做好|抓好|推进|加强|落实)[了好]?[“\"《](?P<topic>[\u4e00-\u9fff]{2,12})[”\"》]工作"),
    re.compile(
        r"(?:为|为了)?(?:进一步|切实|扎实|全面|深入|认真|加快)+(?:做好|推进|加强|规范|开展|落实|抓好)(?P<topic>[\u4e00-\u9fff]{3,20}?)(?:工作|[，,。、])"
    ),
    re.compile(r"(?:做好|推进|加强|规范|开展|抓好)(?P<topic>[\u4e00-\u9fff]{3,16}?)工作"),
)
_EMPTY = re.compile(
    r"^(?:全?[市县区旗州省]|我[市县区校局]|本[市县区校局]|一年来|今年|上半年|下半年|全年|20\d\d年度?|的|有关|相关|主要|具体|工作|年度|教育局|[市县区]教[育体]局)+"
)
_GENRE = {
    DocumentKind.SUMMARY: "工作总结",
    DocumentKind.NOTICE: "通知",
    DocumentKind.PLAN: "实施方案",
    DocumentKind.ANNOUNCEMENT: "公告",
    DocumentKind.REPORT: "情况报告",
    DocumentKind.SURVEY: "调研报告",
    DocumentKind.OPINION: "实施意见",
}


def title_of_name(source_name: str) -> str | None:
    """The title that a file's name is, if it is one: long enough and ending with a genre word."""
    name = PurePath(source_name.replace("\\", "/")).name
    stem = re.sub(r"\.[A-Za-z]{2,5}$", "", name)
    stem = _NAME_NOISE.sub("", _NAME_NOISE.sub("", stem))
    titled = ends_with_genre(stem) or (_WORKBOOK.search(name) is not None and _TABLE.search(stem) is not None)
    if len(stem) < SHORTEST_NAME or _HEX.search(stem) or not titled:
        return None
    return stem if sum("\u4e00" <= char <= "\u9fff" for char in stem) >= SHORTEST_NAME - 2 else None


def infer_title(
    lead: str, sections: Sequence[Section], *, kind: DocumentKind | None, region: str | None, year: int | None
) -> str | None:
    """Place + year + topic + genre, from the words of the lead; null where lead and headings support no topic.

    :param kind: what the lead or the closing words say the paper is; null gives no title.
    """
    issued = _ISSUED.search(lead)
    if issued:
        return f"关于印发{issued['what']}的通知"
    if kind is None or kind not in _GENRE:
        return None
    topic = _topic(lead, sections)
    if topic is None:
        return None
    place = "" if region is None or region in topic else region
    when = "" if year is None or kind not in {DocumentKind.SUMMARY, DocumentKind.REPORT} else f"{year}年"
    return f"{place}{when}{topic}{_GENRE[kind]}"


def _topic(lead: str, sections: Sequence[Section]) -> str | None:
    now = _NOW.search(lead)
    if now:
        topic = _EMPTY.sub("", now["topic"])
        if len(topic) >= SHORTEST_TOPIC:
            return topic
    shared = _shared_wording([section.title for section in sections if section.level == 1])
    if shared:
        return shared
    brackets = Brackets(lead, 0, len(lead))
    for pattern in _TOPICS:
        for found in pattern.finditer(lead):
            topic = _EMPTY.sub("", found["topic"])
            if len(topic) < SHORTEST_TOPIC or brackets.hold(found.start()):
                continue
            return _fuller(topic, lead)
    return None


def _fuller(topic: str, lead: str) -> str:
    """The wording of a cited paper that ends with the topic: 控辍保学 -> 义务教育控辍保学."""
    for found in _CITED_TOPIC.finditer(lead):
        if found["topic"].endswith(topic):
            return found["topic"]
    return topic


def _shared_wording(titles: Sequence[str]) -> str | None:
    """The longest wording that two first-level headings share, cut back to whole words at its end."""
    best = ""
    for order, first in enumerate(titles):
        for second in titles[order + 1 :]:
            for start in range(len(first)):
                length = len(best) + 1
                while start + length <= len(first) and first[start : start + length] in second:
                    best = first[start : start + length]
                    length += 1
    best = re.sub(r"^[的了和与、]|(?:的|工作|和|与|、|中|存在)+$", "", best)
    return best if SHORTEST_TOPIC + 2 <= len(best) <= LONGEST_TOPIC else None
