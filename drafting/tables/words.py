"""Words of statistics tables that are no names of indicators: roles of columns, changes, marks for nothing (pure)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ROLES = {
    "ordinal": r"页[码次数]|第?页|表号"
    r"|(?:数据|资料)?来源(?:说明)?|(?:填报|责任|提供|牵头)(?:部门|科室|股室)|提供单位|序号"
    r"|编号|行次|行号|No\.?|#|(?:指标|行政区划|行政|区划|统计|县区|区县|地区|地域|县|单位|机构|学校|区域)?(?:代码|编码|代号)|指标编号|顺序号",
    "label": (
        r"(?:统计|主要|核心|监测|具体|二级|三级)?指标(?:名称|项|内容|项目)?|(?:统计)?项目(?:名称)?|名称|(?:统计)?内容"
        r"|数据项|数据名称|科目"
    ),
    "place": (
        r"县区|县\(市[、,]?区\)|县\(市\)|县市区|县市|市县|县\(区\)|区县|区\(县\)|市\(县、区\)|市区县|地区|区域|县"
        r"|行政区划?|行政区域|(?:县区|区县|县市区|地区|行政区划?|县\(市、区\))名称?|地名|县名|所属(?:县区|地区)|所在县区"
        r"|各县市?区|填报单位|填报地区|统计地区"
    ),
    "part": r"学校(?:名称)?|校名|园名|幼儿园名称|乡镇|镇街|乡镇\(街道\)|乡镇街道|片区|学区|教育集团|教联体",
    "time": r"年度|年份|年|学年|学年度|学期|(?:统计|数据|报表|填报)(?:年度|年份|时间|时期|期)|时期|时间|报告期|期别",
    "scope": (
        r"(?:统计)?(?:范围|口径)|学段|口径/范围|范围/口径|(?:学段|范围)[/、]?(?:学段|范围|口径|类别)"
        r"|(?:学段|范围|口径)\((?:学段|范围|口径|类别)\)|办学层次|教育阶段|学校层次|层次|阶段|教育层次|统计对象|对象|分项"
    ),
    "category": r"类别|类型|分类|大类|维度|领域|模块|板块|一级指标|指标类别|指标分类|学校类别|学校类型"
    r"|办学类型|办学类别|分组|类",
    "unit": r"(?:计量|数据|统计|指标)?单位",
    "note": r"备注|注|注释|(?:口径|指标|数据|备注|统计|统计口径)?说明|口径备注",
    "value": (
        r"(?:统计|指标|完成|实际|数据|年度|监测|现状|测算|填报|上报|报告|评估)?(?:数值|值)|(?:指标|年度)?数据|数量|统计数据?|实有数?|实际(?:数|完成数?)?"
        r"|完成(?:数|情况)?|结果|数|个数|情况|数额|金额"
    ),
}
_ROLE = {name: re.compile(rf"(?:{pattern})", re.I) for name, pattern in _ROLES.items()}

# Amounts by which something changed, ranks, aims and rules stand beside values and are none.
_CHANGE = re.compile(
    r"增减|同比|环比|增幅|降幅|增速|变动|变化|升降|差额|[较比与](?:上|去|前)一?(?:学?年|期)|较\d{4}年|比\d{4}年|±|\+/-|[增减]\([+-]?[增减]?\)"
    r"|^(?:增长|增加|减少|下降|提高)(?:率|数|量|额|值|幅度|百分点|个数|人数)?$|增长率$"
)
_ASIDE = re.compile(
    r"排名|排序|位次|名次|得分|评分|权重|目标|计划|规划|预期|预计|拟|任务|要求|标准|省定|国定|限值|底线|是否|完成率|完成比例|达标情况|负责人"
    r"|预算数|预算安排|年初预算|责任|联系|电话|填报|审核|预警|附件|文号|日期|依据|公式|算法|计算方法|全省|全国|省均|全省平均|全国平均|省平均|国家"
)
_TOTAL = re.compile(r"(?:合计|总计|共计|小计|总数|总量|全部|总体|整体|全域|全口径|合计数|总合计|计|汇总)")
_WHOLE = re.compile(
    r"(?:全|我|本)(?:市|县|区|旗|州|盟|域)(?:合计|总计|总数|平均|小计)?|(?:县|市|区)域|市合计|县合计|区合计|各县市?区合计|(?:县|市)本?域合计"
)
_AVERAGE = re.compile(r"(?:平均|均值|(?:全[市县区]|各[县市区]+)?平均(?:数|值)?)")
_NOTE = re.compile(
    r"\s*(?:注(?!册)\d*\s*[:：.．]?|备注|附?说明\d*\s*[:：]|数据来源|资料来源|填表说明|填报说明|填[表报](?:人|单位|日期|时间)|审核|制表|单位负责人|统计负责人|联系人|联系电话|\*|※|★)"
)
_SAID_UNIT = re.compile(r"单位\s*[:：]\s*([^\s;；)）]{1,24})")
_NUMBERING = re.compile(
    r"^(?:\d{1,2}[.、．)](?!\d)|[(]\d{1,2}[)]|[(]?[一二三四五六七八九十]{1,3}[)、.．]|[①-⑳]|[#*·•▲●○◆■□]+|[—–-]{1,3}(?![\d]))+"
)
_FOOTNOTE = re.compile(r"(?<=.)(?:[*※†#]+|[①-⑳]|\[\d{1,2}\]|注\d)$")
_SUB = re.compile(r"^(?:其中|#|其)(?:[:,：，、]|(?=.))")
_ONLY_SUB = re.compile(r"[(]?(?:在?总[数计]中)?,?其中[:：]?[)]?")
_SUB_MARK = re.compile(r"^\s*(?:其中|#|[—–-]{1,3}(?=[一-龥])|[·•])")
# What a column of years says besides the year: 2024年实际, 2023年统计数.
_OF_VALUES = re.compile(
    r"(?:实际|实绩|决算|执行|完成|统计|现状|实有|年末|期末|指标|数据|汇总)*(?:数值|数据|值|数|情况|完成情况|表)?(?:\(数\))?"
)
_TITLE_TAIL = re.compile(
    r"(?:(?:基本|主要|发展|有关|相关|年度)?(?:情况|数据|指标|信息)|统计|汇总|一览|对照|明细|监测|年度|年报|季报|报|台账|总|表|附|[0-9一二三四五六七八九十]+)+$"
)
_NEUTRAL_GROUP = re.compile(
    r"(?:基本|办学|情况|规模|学校|学生|教师|队伍|条件|经费|投入|资助|班级|班额|学位|质量|普及|程度|水平|保障|发展|教育|事业|义务教育|各级|各类|数据|指标|统计|信息化|信息"
    r"|特殊群体|控辍保学|均衡|优质|及|与|和|、|的|建设|人员|教职工|中小学|阶段|师资|资源|配置|管理|安全|政府|主要|年|全市|全县|全区|小学|初中|\(|\))*"
)
_GENERIC = re.compile(
    r"(?:总?人数|数|总?数量|总数|个数|总量|占比|比例|比重|所数|校数|班数|台数|册数|总?面积|总?金额|人次|值)"
)
_ORDINALS = re.compile(r"\d{1,3}|[甲乙丙丁戊己庚辛]")
_VALUE_TAIL = re.compile(
    r"(?P<of>.{2,}?)(?:实际|现状|统计|完成|实有|监测)?(?:数值|数据|情况|结果|值|(?<=实际)数|(?<=实有)数|(?<=完成)数|实际|现状)$"
)
_LEVELS = tuple(
    re.compile(form)
    for form in (r"[一二三四五六七八九十]{1,3}[、.]", r"\([一二三四五六七八九十]{1,3}\)", r"\d{1,2}[.、](?!\d)")
)
_RATE = re.compile("(?:率|比例|占比|比重)$")
# Short heads of columns, too short for papers, and the names that they stand for.
_SHORT = {"班数": "班级数", "学生数": "在校生数", "学生人数": "在校生数", "在校人数": "在校生数", "校数": "学校数"}
# Marks of footnotes and lists, which a change of width would turn into digits.
_CIRCLED = dict.fromkeys(range(ord("①"), ord("⑳") + 1))
_SPACES = re.compile(r"[\s\u3000\xa0\u200b\ufeff]+")


@lru_cache(maxsize=1 << 14)
def squeezed(text: str) -> str:
    """A text without blanks, digits and brackets in one width."""
    even = unicodedata.normalize("NFKC", _SPACES.sub("", text).translate(_CIRCLED))
    return even.replace("∶", ":").replace("“", "").replace("”", "").replace("〔", "(").replace("〕", ")")


def role_of(words: str) -> str:
    """What a column headed by these words holds: ``label`` ``place`` ``time`` ``scope`` ``unit``…; empty for none."""
    bare = re.sub(r"\((?:盖章|必填|选填|全称|单位)\)$", "", words)
    return next((name for name, role in _ROLE.items() if role.fullmatch(bare)), "")


def spelled(words: str, *, counted: bool) -> str:
    """The name that the short head of a column stands for: 班数 is 班级数.

    :param counted: in persons, so that 学生 heads no group.
    """
    return "在校生数" if counted and words == "学生" else _SHORT.get(words, words)


def is_change(words: str) -> bool:
    """Whether a header says by how much something changed."""
    return _CHANGE.search(words) is not None


def is_aside(words: str) -> bool:
    """Whether a header is of ranks, aims, rules or persons: no value of the place."""
    return _ASIDE.search(words) is not None


def is_total(words: str) -> bool:
    """合计, 总计, 小计: of all that is listed."""
    return _TOTAL.fullmatch(words) is not None


def total_tail(words: str) -> str:
    """What a label that ends with 合计 is the total of; empty for other labels: 在校生合计."""
    found = re.fullmatch(r"(.{2,})(?:合计|总计|小计|\(合计\))", words)
    return found[1] if found else ""


def is_whole(words: str) -> bool:
    """全县, 县域: of the whole place."""
    return _WHOLE.fullmatch(words) is not None


def is_average(words: str) -> bool:
    """全市平均: a mean, which is no total."""
    return _AVERAGE.fullmatch(words) is not None


def is_note(text: str) -> bool:
    """Whether a row of words stands below a table and belongs to no value: 注：…."""
    return _NOTE.match(text) is not None


def said_units(text: str) -> tuple[str, ...]:
    """The units that a line names: 单位：人、万元."""
    found = _SAID_UNIT.search(squeezed(text))
    return tuple(part for part in re.split(r"[、,，/和及]", found[1]) if part) if found else ()


def without_said_unit(words: str) -> str:
    """Squeezed words without 单位：人."""
    bare = _SAID_UNIT.sub("", words)
    return bare.strip("()[]【】,，;；") if bare != words else words


def without_numbering(words: str) -> str:
    """A label without what only counts it: 1. 一、 （一） ①, and without the mark of a footnote."""
    return _FOOTNOTE.sub("", _NUMBERING.sub("", words))


def numbering_level(text: str) -> int:
    """How deep a numbered heading stands: 一、 is 1, （一） 2, 1. 3; 0 for others."""
    words = squeezed(text)
    return next((level for level, form in enumerate(_LEVELS, start=1) if form.match(words)), 0)


def sub_label(words: str) -> str | None:
    """What stands behind 其中; null where it does not open with it."""
    if _ONLY_SUB.fullmatch(words):
        return ""
    found = _SUB.match(words)
    return words[found.end() :] if found else None


def is_sub(text: str) -> bool:
    """Whether a row says that it is a part of the row above: 其中：, indentation."""
    return text[:1] in " \u3000\xa0\t" or _SUB_MARK.match(text) is not None


def without_value(words: str) -> str:
    """What a head says that its values are of: 小学 of 小学实际值; 小学数 counts schools and stays."""
    found = _VALUE_TAIL.fullmatch(words)
    return found["of"] if found else words


def says_values(words: str) -> bool:
    """Whether words beside a year say only that values are meant."""
    return _OF_VALUES.fullmatch(words) is not None


def without_tail(words: str) -> str:
    """A title without 情况统计表."""
    return _TITLE_TAIL.sub("", words)


def is_generic(words: str) -> bool:
    """Whether a label says only that something is counted: 人数, 占比; of what, its group says."""
    return _GENERIC.fullmatch(words) is not None


def is_rate(words: str) -> bool:
    """Whether a name is of a share or a rate: 巩固率, 大班额占比."""
    return _RATE.search(words) is not None


def is_neutral_group(words: str) -> bool:
    """Whether a group's heading narrows nothing: 一、办学条件, 教师队伍."""
    return _NEUTRAL_GROUP.fullmatch(words) is not None


def counts_columns(texts: list[str]) -> bool:
    """A row that only numbers the columns: 甲 乙 1 2 3."""
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    rest = [text for text in texts if not text.isdigit()]
    going_on = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return going_on and numbers[0] <= 2 and all(_ORDINALS.fullmatch(text) for text in rest)
