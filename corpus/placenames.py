"""Place names read from their shape: short forms, and places that no list knows (pure).

An invented or renamed county, a development zone, a town: its own paper names it in title, issuer and lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|"
    "布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_AUTONOMOUS = re.compile(rf"^(?P<stem>.+?)(?:(?:{_PEOPLES})族?)*(?:自治区|自治州|自治县|自治旗)$")
_ETHNIC = re.compile(rf"^(?P<stem>..+?)(?:{_PEOPLES})族(?:区|乡)$")
_ZONE_FORMS = {
    "经济技术开发区": ("经开区", "开发区"),
    "高新技术产业开发区": ("高新区",),
    "高新技术开发区": ("高新区",),
    "经济开发区": ("经开区", "开发区"),
    "自治州": ("州",),
    "自治县": ("县",),
    "自治旗": ("旗",),
}
_PLAIN = (
    *("特别行政区", "经济技术开发区", "高新技术产业开发区", "高新技术开发区", "经济开发区", "工业园区", "示范区"),
    *("管理区", "开发区", "高新区", "经开区", "新区", "矿区", "林区", "特区", "地区", "街道"),
    *"省市区县盟镇乡州",
)
_WHOLE = re.compile(r"^(?:内蒙古|鄂温克|鄂伦春|达斡尔|门源|大通|前郭尔罗斯|东乡|积石山|杜尔伯特)")

_ZONE = (
    "经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|旅游度假区|工业园区|综合实验区|"
    "示范区|管理区|高新区|经开区|开发区|新区|林区"
)
_SUFFIX = re.compile(rf"{_ZONE}|自治县|自治旗|自治州|街道|[县区市镇乡旗]")
# Words that may stand before a name; the name begins after the last of them.
_CUT = re.compile(
    r"今年以来|近年来|一年来|以来|关于|按照|根据|依据|现将|经过|通过|为了|为|在|对|由|从|向|至|到|于|将|把|被|让|以及|及|与|和|或|的|了|是|年度|学年|年|月|日|"
    r"中共|共青团|受|赴|我省|全省|省|市委|直辖市|下辖|所辖|管辖|辖|其中|包括|如|使|给|请|问|比较|查询|相比|据|经|原|即|"
    r"选取|确定|授予|命名|支持|指导"
)
_NOT_AFTER = {
    "县": "域级长市区乡内外直处城情属以",
    "区": "域间别位",
    "市": "场民值面价级县区容政",
    "镇": "区域级村",
    "乡": "村镇土亲贤风愁音级",
    "旗": "帜下舰号",
}
_COMMON_BEFORE = {
    "县": "全我各本该外邻两多贫大强小诸跨试点区市省穷困范先进达标建辖某几数三四五六七八九十百个属出入进",
    "区": "县校城社地学园辖市郊矿景牧库片灾小厂老特战教禁误街选专农赛考分全我各本该两汛疫生营功能住宅民户陷心"
    "政治护业任务游边半央际头某几数三四五六七八九十个部跨外入施",
    "市": "城县上超门都区省地股夜集菜全我各本该两辖级直外某几数三四五六七八九十个在入进出",
    "镇": "城乡村集制全我各本该两某几数三四五六七八九十个市重强名古小大",
    "乡": "城故家下返进离全我各本该两某几数三四五六七八九十个梦同思回入",
    "旗": "红国升党团队锦彩战军校全我各本该大义",
}
# 云山区 and 冷水乡 are names; 偏远山区, 高山区, 东北区 and 水乡 are not.
_LANDSCAPE = frozenset("山湖林海东南西北中江水")
_NOT_TWO = re.compile(r"高山|深山|大山|石山|雪山|[华东西][东西南北中]|沿海|内海|近海|江南|城[东西南北]")
_COMMON_TAILS = re.compile(
    r"(?:新城|老城|东城|西城|中心|开发|高新|经开|行政|自治|保护|工业|商业|功能|责任|施教|招生|服务|居民|住宅|"
    r"棚户|沉陷|安置|移民|贫困|偏远|少数民族|民族|边境|革命老|"
    r"旅游|风景|自然保护|直辖|副省级|地级|县级|省会|中心城|人口大|农业大|教育强|"
    r"经济强|试点|项目|基本均衡|优质均衡|先进|典型|重点|建制|中心集|示范|国家级|省级|城市|农村|城乡|乡村)$"
)
_VERB_TAILS = re.compile(
    r"(?:完成|争取|加大|针对|实行|开展|推进|落实|指导|支持|组织|召开|建立|坚持|接受|参加|获得|荣获|会同|配合|协助|联合|上报|督促|要求|统筹|"
    r"扩大|新建|改建|建设|发挥|强化|深化|加强|提高|提升|利用|服务|面向|立足|创建|申报|成为|作为|打造|迎接|每年|一些|有的|部分|所有|各级|上级|本级|中央|当地|"
    r"基层|整个|共同|现有|跨省|印发|下发|转发|根据|按照)$"
)
_PREPOSITION = re.compile(r"[为在对由从向至到于将把被让给与和及使请等]")
_STEM_MOST = 4  # 双江拉祜族… aside (they are in the tables), invented and new names have two or three characters
_CHINESE = re.compile(r"[一-鿿]")


def short(name: str) -> str:
    """The short form of a place's name; a name that would leave one character stays whole.

    丹江口市 -> 丹江口, 黔南布依族苗族自治州 -> 黔南, 广西壮族自治区 -> 广西, 房县 -> 房县, 河东新区 -> 河东.
    """
    if "自治" in name:
        whole = _WHOLE.match(name)
        if whole and whole.end() < len(name):
            return whole.group()
    if "自治" in name or "族" in name:
        for pattern in (_AUTONOMOUS, _ETHNIC):
            match = pattern.match(name)
            if match and len(match["stem"]) >= 2:
                return match["stem"]
    for suffix in _PLAIN if name[-1:] in "区道" else name[-1:]:
        if suffix in _PLAIN and name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def short_forms(name: str) -> tuple[str, ...]:
    """Every short form that officials write: 黔南布依族苗族自治州 -> 黔南, 黔南州; none for 房县."""
    stem = short(name)
    if stem == name:
        return ()
    endings = next((forms for suffix, forms in _ZONE_FORMS.items() if name.endswith(suffix)), ())
    return (stem, *(stem + ending for ending in endings))


def place_names(text: str, *, known: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int, str]]:
    """Places read from their shape in a title, an issuer or a lead: ``(start, end, name)`` in reading order.

    A name is up to four characters and a suffix (县, 区, 市, 镇, 乡, 旗, 街道, 新区, 经济技术开发区…) after a border:
    the text's start, a mark, a digit, a word such as 关于 or 在, or a known place. 全县, 校区, 上市 are no names.

    :param known: spans of places that a list knows; a name may follow one and never overlaps one.
    """
    spans = sorted(known)
    found: list[tuple[int, int, str]] = []
    border = 0
    for match in _SUFFIX.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in spans):
            continue
        floor = max([border, *(end for _, end in spans if end <= match.start())])
        start = _stem_start(text, match.start(), floor=floor)
        if start is None or not _is_name(text, start, match.start(), match.end()):
            continue
        found.append((start, match.end(), text[start : match.end()]))
        border = match.end()
    return found


def _stem_start(text: str, end: int, *, floor: int) -> int | None:
    """Where the name that goes on at ``end`` with its suffix begins; null where no border is in reach."""
    start = end
    while start > floor and end - start < _STEM_MOST * 3 and _CHINESE.match(text[start - 1]):
        start -= 1
    at_border = start == floor or not _CHINESE.match(text[start - 1])
    if _PREPOSITION.search(text[end - 1 : end]):
        return None
    cuts = list(_CUT.finditer(text, start, end))
    # A cut that leaves fewer than two characters belongs to the name itself (和顺县, 从江县).
    while cuts and end - cuts[-1].end() < 2:
        cuts.pop()
    if cuts:
        start, at_border = cuts[-1].end(), True
    return start if at_border and 1 < end - start <= _STEM_MOST else None


def _is_name(text: str, start: int, middle: int, end: int) -> bool:
    stem, suffix = text[start:middle], text[middle:end]
    last = suffix[-1]
    if len(suffix) == 1:
        if text[end : end + 1] and text[end] in _NOT_AFTER.get(last, ""):
            return False
        if stem[-1] in _COMMON_BEFORE.get(last, ""):
            return False
        if last in "区乡" and stem[-1] in _LANDSCAPE and (len(stem) > 2 or _NOT_TWO.fullmatch(stem)):
            return False
    if _COMMON_TAILS.search(stem) or _VERB_TAILS.search(stem) or re.search(r"[全我各本该某两几]", stem[0]):
        return False
    return not re.search(r"[县区市镇乡]", stem)
