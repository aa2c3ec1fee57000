"""Words of the papers that say of what part of a whole a figure is, and those that only lead up to a number (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# What a part is called -> the scope it is filed under. Levels of schooling, who runs it, where it stands.
_LEVELS = {
    "义务教育": ("九年义务教育阶段", "义务教育阶段", "九年义务教育", "义务教育"),
    "小学": ("乡镇中心小学", "完全小学", "普通小学", "小学阶段", "小学学段", "小学段", "小学"),
    "初中": ("普通初中", "独立初中", "初级中学", "初中阶段", "初中学段", "初中段", "初中"),
    "普通高中": ("普通高中阶段", "普通高中", "普高"),
    "高中阶段": ("高中阶段", "高中学段"),
    "高中": ("高级中学", "高中段", "高中"),
    "中职": ("中等职业教育", "中等职业", "职业高中", "中职", "职高"),
    "幼儿园": ("独立设置幼儿园", "幼儿园", "幼儿阶段"),
    "学前教育": ("学前教育阶段", "学前教育", "学前阶段", "学前"),
    "特殊教育": ("特殊教育", "特教"),
    "九年一贯制": ("九年一贯制", "九年制"),
    "完全中学": ("完全中学",),
    "教学点": ("小学教学点", "教学点"),
    "教育系统": ("教育系统",),
    "中小学": ("中小学校", "中小学"),
    "中学": ("普通中学", "中学"),
}
_RUN = {
    "公办园": ("公办园", "公办幼儿园"),
    "民办园": ("民办园", "民办幼儿园"),
    "普惠性民办园": ("普惠性民办园", "普惠性民办幼儿园", "普惠民办园"),
    "普惠园": ("普惠性园", "普惠园", "普惠性幼儿园"),
    "公办": ("公办",),
    "民办": ("民办",),
    "普惠性": ("普惠性", "普惠"),
}
_AREAS = {
    "农村": ("农村",),
    "乡村": ("乡村",),
    "乡镇": ("乡镇",),
    "城区": ("中心城区", "县城区", "市城区", "主城区", "老城区", "城区"),
    "城镇": ("城镇",),
    "县城": ("县城",),
    "镇区": ("镇区",),
    "市区": ("市区",),
    "山区": ("山区",),
}
_GRADES = (
    "非起始年级",
    "起始年级",
    "毕业年级",
    "各年级",
    "低年级",
    "高年级",
    *(f"{n}年级" for n in "一二三四五六七八九"),
    *(f"高{n}" for n in "一二三"),
)
_PURSES = {
    "中央省": (
        "中央和省级",
        "中央、省级",
        "中央及省级",
        "中央与省级",
        "中央和省",
        "中央、省",
        "中央省级",
        "中央省",
        "中省",
    ),
    "中央": ("中央财政", "中央级", "中央"),
    "省级": ("省级财政", "自治区级", "省级", "自治区本级"),
    "市级": ("市级财政", "地市级", "市级"),
    "县级": ("县级财政", "县级", "县本级"),
    "区级": ("区级财政", "区级", "区本级"),
    "本级": ("市本级", "本级财政", "本级"),
    "地方": ("地方财政", "地方"),
}
_PEOPLE = {"女": ("女生", "女童", "女"), "男": ("男生", "男童", "男")}


def _spelt(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in forms}


def _words(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _any_of(*words: str) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_LEVEL, _RUNNER, _AREA, _PURSE = _spelt(_LEVELS), _spelt(_RUN), _spelt(_AREAS), _spelt(_PURSES)
_SEX = _spelt(_PEOPLE)
_SCHOOLING = (
    rf"(?P<area>{_any_of(*_AREA)})?(?P<run>{_any_of(*_RUNNER)})?"
    rf"(?P<level>{_any_of(*_LEVEL)})?(?P<grade>{_any_of(*_GRADES)})?"
)
_SCOPE = re.compile(rf"(?P<purse>{_any_of(*_PURSE)})|(?P<sex>{_any_of(*_SEX)})|{_SCHOOLING}")
# What may stand behind the word without changing what it says: 公办学校, 小学学生, 中央资金.
_TAIL = r"(?:各?年级|学校|学段|阶段|学生|生|资金|配套资金?|配套|教师|教职工|方面|部分|段|教育|班级|班)?"
_SCOPE_ONLY = re.compile(rf"(?:各|全部|所有)?(?P<scope>{_SCOPE.pattern}){_TAIL}")
_SCOPE_LAST = re.compile(
    rf"(?:{_any_of(*_AREA)})?(?:{_any_of(*_RUNNER)})?(?:{_any_of(*_LEVEL)})(?:{_any_of(*_GRADES)})?(?:学校|学生|教师|学段)?$"
    rf"|(?:{_any_of(*_AREA)}|{_any_of(*_RUNNER)})(?:学校|学生|教师|教学点)?$|(?:{_any_of(*_PURSE)})(?:资金|配套)?$"
    rf"|(?:{_any_of(*_GRADES)})$"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a whole: ``name`` as it is filed, ``kind`` the way of dividing it belongs to, its place in a text."""

    name: str
    kind: str
    start: int
    end: int


def scope_at(text: str, start: int = 0) -> Scope | None:
    """The scope that begins at ``start``: 城区公办小学起始年级, 中央和省级; null where none does."""
    found = _SCOPE.match(text, start)
    if found is None or found.end() == start:
        return None
    return Scope(_name(found), _kind(found), start, found.end())


def scopes_in(text: str) -> list[Scope]:
    """Scopes that a text names, in reading order."""
    found = []
    position = 0
    while position < len(text):
        scope = scope_at(text, position)
        if scope is None:
            position += 1
            continue
        found.append(scope)
        position = scope.end
    return found


def scope_only(text: str) -> Scope | None:
    """The scope that a label is and nothing else: 小学, 公办学校, 地方配套资金; null where it says more."""
    found = _SCOPE_ONLY.fullmatch(text)
    if found is None or not found["scope"]:
        return None
    return scope_at(text, found.start("scope"))


def scope_last(text: str) -> Scope | None:
    """The scope that a label ends with: 教职工与学生之比|小学; null where none does."""
    found = _SCOPE_LAST.search(text)
    return scope_at(text, found.start()) if found is not None else None


def _name(found: re.Match[str]) -> str:
    if found["purse"]:
        return _PURSE[found["purse"]]
    if found["sex"]:
        return _SEX[found["sex"]] + "生"
    parts = (_AREA.get(found["area"] or ""), _RUNNER.get(found["run"] or ""), _LEVEL.get(found["level"] or ""))
    return "".join(part for part in (*parts, found["grade"]) if part)


def _kind(found: re.Match[str]) -> str:
    for kind in ("purse", "sex", "grade", "level", "run", "area"):
        if found[kind]:
            return kind
    return "level"


# Small words between what is counted and its number: 在校学生|共有, 巩固率|稳定在, 资金|达.
_LEADS = _words(
    "分别 各自 依次 累计 合计 总计 共计 总共 一共 共有 共 现有 现 仅有 仅 只有 只 就有 就 已经 已 还有 还 又 "
    "也 均 都 各有 各 全部 全 进一步 继续 持续 一直 始终 长期 稳定 保持 维持 控制 巩固 稳步 逐年 逐步 提高 提升 "
    "增加 增长 扩大 上升 扩展 扩充 增至 升至 下降 减少 较少 降低 压减 压缩 缩减 缩小 降至 减至 减小 回落 下调 "
    "上调 调整 发展 改善 突破 超过 高于 低于 不低于 不超过 不少于 不得超过 不得低于 不得少于 至少 最高 最低 最多 "
    "大于 小于 少于 多于 "
    "高出 越过 优于 好于 差于 力争 争取 确保 计划 拟 首次 安排 升到 尚存 尚有 仍有 尚 仍 "
    "实现 达到 达 大约 约 预计 接近 近 为 系 是 有 设有 建有 在 到 至 成 了 于 等 "
    "的 之 计 由 从 自 按照 按 以 把 将 是否 能够 可 可达 占比 超 满 拥有 高达 多达 只占 每 平均 全市 全县 "
    "全区 我市 我县 我区 全省 全国 全州 全旗 "
)
_KEPT_LEADS = {"占比", "全市", "全县", "全区", "我市", "我县", "我区", "全省", "全国", "全州", "全旗", "平均", "每"}
_LEAD = re.compile(rf"(?:{_any_of(*(w for w in _LEADS if w not in _KEPT_LEADS))}|[\s:：,，、;；“”\"'‘’(（)）])+$")
# Characters that end a noun though a small word ends so too: 行为, 所有.
_NOUN_ENDS = re.compile(r"(?:行为|完成|建成|组成|所有|私有|国有|现在|存在|拥有|目的|总共|人均)$")


# 由“双减”前的86家, 由督导时的0.48: when it was so, not what it is of.
_SINCE = re.compile(r"(?:由|从|自)[^由从自,，;；。]{1,10}(?:前|时|初|末|底|之前|期间)$")


def without_leads(label: str) -> str:
    """A label without the small words that lead to its number: 义务教育巩固率达到 -> 义务教育巩固率."""
    previous = None
    while previous != label:
        previous = label
        label = label.rstrip() if _NOUN_ENDS.search(label.rstrip()) else _LEAD.sub("", label)
        label = _SINCE.sub("", label)
    return label


# What may open a clause and says nothing of what is counted.
_OPENING = re.compile(
    r"(?:[\s,，、;；:：。“”\"'()（）]|其中[,，:：]?|包括|包含|含(?=教学点|特|民办|公办|小学|初中|九年|村)|分别(?:是|为)?|目前|现在|当前|截至目前|截止目前|至此|同时|并且|并|另外|另有|另|此外|据统计|经统计"
    r"|经测算|据测算|据悉|\d{1,2}[.．、](?!\d)|设(?=教学点|有|小学|初中|幼儿园)|今年|本年度?|本学年|全学年度?|学年内|本学期|全年|年内|年末|年底|年初|当年|期末|到目前|迄今|以及|还有|还|和|及|与|共计|共有|共|现有|现|有(?![效关机线序色偿意待])|仅|一是|二是|三是|四是|五是"
    r"|六是|七是|首先|其次|以来|近年来|近\S年来?|\S年来|秋季学期|春季学期|上半年|下半年|末|底|间|期间|度)+"
)
PLACE_WORDS = _words(
    "全市 全县 全区 全旗 全州 全盟 全域 我市 我县 我区 我旗 我州 本市 本县 本区 该市 该县 该区 市内 县内 区内 "
    "县域 市域 各地 "
)
_PLACE = re.compile(rf"(?:{_any_of(*PLACE_WORDS)})")


def without_opening(label: str) -> str:
    """A label without what only opens the clause: 其中, 目前, 全年, 全市."""
    previous = None
    while previous != label:
        previous = label
        if found := _OPENING.match(label):
            label = label[found.end() :]
        if found := _PLACE.match(label):
            label = label[found.end() :]
    return label


# A verb or a place and nothing else before the number: what is counted then stands behind it (新建|9|所学校).
_NO_NOUN = re.compile(
    r"(?:(?:教育部门|教育局|市教育局|县教育局|区教育局|市政府|县政府|区政府|各地|各校|学校|教育系统)?(?:共|已|先后|再|又|新|还|要求|争取|努力|计划|力争|将|在|对|通过|对全市|把|为|向|给|从|按|以|用|让|使"
    r"|有|现有|建成|建设|建立|新建|改建|扩建|改扩建|建|设|设立|设置|开设|成立|组建|组织|举办|召开|开展|完成|实施|启动|存储|储存|积累|聘请|聘用|选派|派出|选聘|招聘|引进|补充|培养|培训|评选|表彰|评为|获得|获|得"
    r"|发放|摸排|摸底|排查出|印发|下发|制定|出台|签订|排查|发现|劝返|救助|资助|帮扶|惠及|覆盖|涉及|配备|配置|购置|购买|采购|添置|新增|增加|增设|减少|撤并|整合|抽查|抽取|检查|督查|走访|核查|查处|整改|约谈|接收|接受|安排|安置|提供|落实"
    r"|投入|利用|采用|采取|遴选|认定|创建|打造|推出|涵盖|包括|列出|明确|确定|下辖|辖|管辖|拥有|达到|达|保障|确保|实现|推进|解决|化解|消除|率先|全部|严格|及时|积极|精准|特别|重点|深入|认真|真正|逐步|基本"
    r"|全市|全县|全区|全旗|全州|我市|我县|我区|本市|本县|本区|了|到|着|过|的|年内|全年|每年|每学期|累计|统筹|市级|省级|国家级|县级|区级|城区|里|内|于|出|等|已经|成功|顺利|提前|连续|首批|第一批|一批))*"
)


def says_nothing(label: str) -> bool:
    """Whether what stands before a number names nothing that is counted: 全市已建成, 对."""
    return _NO_NOUN.fullmatch(label) is not None
