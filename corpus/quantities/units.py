"""Units and measure words of county papers: which there are, which are one, how they convert (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache


def words(*lines: str) -> tuple[str, ...]:
    """The words of lines that are lists with blanks between."""
    return tuple(" ".join(lines).split())


# Measure words that a Chinese numeral may stand before as well (三所). Left out on purpose are those that with a
# Chinese numeral mostly make a name or an ordinal: 级 (三级网络), 类, 种, 班, 分, 年级.
COUNTED = words(
    "人次 人 名 位 所 个 处 间 台 套 册 节 门 对 次 场 期 项 条 份 件 篇 辆 栋 幢 座 家",
    "户 批 支 组 轮 起 例 场次 堂 张 棵 株 块 笔 枚 艘 架 部 盏 场馆 名次 班次 车次 学时",
    "课时 小时 分钟 天 年 周 周岁 岁 公里 千米 米 公顷 亩 平方米 平米 平方公里 吨 公斤 元",
    "倍 成 本 课 教学班",
)
# Only behind digits: 36班, 5级, 12镇.
_BEHIND_DIGITS = words(
    "班 学位 级 类 种 县 市 区 乡 镇 村 乡镇 镇街 街道 社区 校 园 点位 分 学分 学期 周次",
    "层 口 只 头 匹 盘 幅 面 卷 字 股 本 份额 席 床 桌 餐 顿 箱 包 瓶 袋 遍 趟 回 方面",
    "工作日 星期 秒 日 厘米 毫米 公分 平方千米 平方厘米 立方米 立方 方 平方 里 华里 斤 克",
    "千克 毫克 升 毫升 度 千瓦时 千瓦 兆瓦 瓦 伏 兆 千兆 万兆 美元 欧元 港元 角 摄氏度 折",
    "根 站 桶 副 列 罐 盒 辆次 人天 人年 台套 台次 台件 套件 册次 件次 篇次 项次 户次",
    "架次 班次 批次 场次 课次 师生 生 师 GB TB MB KB G M T K Gbps Mbps Gb/s Mb/s MHz GHz",
    "kWh kW km² km m² m3 m³ m2 cm mm m kg g h ℃ ㎡ ㎞ ㎝ ㎏ 亩地",
)
_PERCENT = ("%", "‰", "‱")
# 3个小时 counts hours, 3个月 counts 个月: the calendar's 3月 is another thing.
_WITH_GE = words(
    "个百分点 个月 个小时 个钟头 个工作日 个学时 个课时 个星期 个教学班 个学位 个班次",
    "个人次 个台阶 个平方米",
)
_POINTS = ("百分点",)

_PRINTED_AS = {
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "平米": "平方米",
    "平方": "平方米",
    "个平方米": "平方米",
    "m³": "立方米",
    "m3": "立方米",
    "立方": "立方米",
    "km²": "平方公里",
    "㎞": "公里",
    "km": "公里",
    "㎝": "厘米",
    "cm": "厘米",
    "mm": "毫米",
    "m": "米",
    "㎏": "千克",
    "kg": "千克",
    "g": "克",
    "h": "小时",
    "亩地": "亩",
    "个百分点": "百分点",
    "个小时": "小时",
    "个钟头": "小时",
    "个工作日": "工作日",
    "个学时": "学时",
    "个课时": "课时",
    "个星期": "星期",
    "个人次": "人次",
    "个班次": "班次",
    "个教学班": "个",
    "个学位": "个",
}
# What 元/人·月 may stand on the right of the stroke.
_PER = words(
    "百名学生 百名 百人 每百名学生 千人 万人 学年 学期 学生 教师 平方米 人次 课时 小时",
    "分钟 生 人 名 班 年 月 周 天 日 次 校 所 园 亩 套 册 台 间 户 村 节 师 秒 公里 吨 度",
    "m² ㎡ s",
)

SCALES: dict[str, Decimal] = {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4)}
# Exact conversions only: 亩 (666.67 ㎡) is none.
_BASE: dict[str, tuple[Decimal, str]] = {
    "名": (Decimal(1), "人"),
    "位": (Decimal(1), "人"),
    "‰": (Decimal("0.1"), "%"),
    "‱": (Decimal("0.01"), "%"),
    "成": (Decimal(10), "%"),
    "公顷": (Decimal(10**4), "平方米"),
    "平方公里": (Decimal(10**6), "平方米"),
    "平方千米": (Decimal(10**6), "平方米"),
    "公里": (Decimal(1000), "米"),
    "千米": (Decimal(1000), "米"),
    "吨": (Decimal(1000), "千克"),
    "公斤": (Decimal(1), "千克"),
    "斤": (Decimal("0.5"), "千克"),
    "小时": (Decimal(60), "分钟"),
}
# What is counted when a paper leaves the measure word out: 建成12录播教室.
CLASSIFIER_OF: dict[str, str] = {
    "小学": "所",
    "初中": "所",
    "中学": "所",
    "高中": "所",
    "学校": "所",
    "幼儿园": "所",
    "教师": "人",
    "学生": "人",
    "教职工": "人",
    "教室": "间",
    "教学点": "个",
}
TIMES = frozenset(words("年 天 日 个月 周 小时 分钟 工作日 星期 学期 秒"))
PEOPLE = frozenset(words("人 名 位"))


# What a unit's character begins when one of these follows: 6部门, 600人均, 3对口 have no unit there.
_NOT_BEFORE = {
    "部": "门委长分队制",
    "人": "均口才大",
    "位": "于置居次数",
    "份": "额",
    "级": "别",
    "条": "件例",
    "本": "科市县区校年级地次",
    "天": "然",
    "期": "间末中",
    "节": "约日能点",
    "门": "类口卫",
    "场": "地馆所",
    "面": "向积对",
    "分": "别为布校管类级层批期之区园",
    "班": "级主额子车",
    "台": "阶账湾",
    "处": "于理级长分",
    "组": "织长成建",
    "个": "别性体案",
    "对": "口应于外象比接学教全一\\d",
    "市": "级区场直民政辖属内委县",
    "县": "级区域城政委市",
    "区": "域级位县",
    "校": "长园车区舍际企外内级",
    "园": "长区所",
    "村": "级民小委",
    "乡": "村土",
    "生": "均源活",
    "师": "范资生德",
    "周": "边期末",
    "方": "案式法便向",
    "里": "程",
    "户": "籍外",
    "家": "庭长校访里乡属",
    "项": "目",
    "批": "准评复",
    "支": "持出教部撑援付队",
    "间": "接隔",
    "股": "份长室",
    "课": "程堂题外后标本桌余",
    "元": "旦素月",
    "成": "立为果功效绩员长熟本都套",
    "起": "点来步草到始",
    "轮": "岗流训换胎椅",
    "座": "谈位右",
    "层": "次面",
    "类": "似别",
    "次": "要序年日月",
    "例": "如会",
    "所": "有需属长辖谓得示用",
    "架": "构",
    "只": "有能是要",
    "幅": "度",
    "角": "色度",
    "升": "学级入至高温旗格",
    "克": "服",
    "包": "括含保校联村",
    "遍": "布",
    "年": "级度龄均代轻终薪检",
    "日": "常均前起",
    "度": "假",
    "名": "单额",
    "块": "状",
    "笔": "试记",
    "堂": "食",
    "倍": "增加",
    "字": "样",
    "头": "脑",
    "种": "植子",
    "件": "套",
    "镇": "级中区街",
}


def alternation(words: Iterable[str], *, guarded: bool = False) -> str:
    """A regular expression of ``words``, longest first, grouped by their first characters so that it fails fast.

    ``guarded``: a unit is not read out of a longer word (6部门).
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        guard = f"(?![{_NOT_BEFORE[word]}](?!余))" if guarded and word in _NOT_BEFORE else ""
        groups.setdefault(word[0], []).append(re.escape(word[1:]) + guard)
    choices = []
    for first, rests in groups.items():
        tail = f"(?:{'|'.join(rests)})" if rests != [""] else ""
        choices.append(re.escape(first) + tail)
    return f"(?:{'|'.join(choices)})"


COUNTED_PATTERN = alternation([*COUNTED, *_WITH_GE], guarded=True)
PER_PATTERN = rf"(?:[ ]?/[ ]?{alternation(_PER)}(?:[·/.]{alternation(_PER)})?)"
# m, g, h… are units where no further letter follows: 3D, 4K电视 are names.
UNIT_PATTERN = (
    rf"(?:{alternation([*_PERCENT, *_WITH_GE, *_POINTS, *COUNTED, *_BEHIND_DIGITS], guarded=True)}"
    rf"(?:(?<![A-Za-z])|(?![A-Za-z])){PER_PATTERN}?)"
)


@cache
def normalise_unit(written: str) -> str:
    """The unit as figures keep it: ㎡ is 平方米, 个小时 is 小时, 万㎡ is 万平方米; on both sides of a stroke."""
    plain = written.replace(" ", "")
    scale = next((scale for scale in SCALES if plain.startswith(scale)), "")
    head, stroke, per = plain[len(scale) :].partition("/")
    per = "·".join(_PRINTED_AS.get(part, part) for part in re.split(r"[·/.]", per))
    return scale + _PRINTED_AS.get(head, head) + stroke + per


@cache
def base_unit(unit: str) -> tuple[Decimal, str]:
    """What one ``unit`` is worth in its base unit: 万人 is (10000, 人), 名 is (1, 人), ‰ is (0.1, %)."""
    plain = normalise_unit(unit)
    scale = next((scale for scale in SCALES if plain.startswith(scale)), "")
    head, stroke, per = plain[len(scale) :].partition("/")
    factor, base = _BASE.get(head, (Decimal(1), head))
    per = "·".join("人" if part in PEOPLE else part for part in per.split("·"))
    return SCALES.get(scale, Decimal(1)) * factor, base + stroke + per


def scale_of(unit: str) -> str:
    """The 万 or 亿 that a unit begins with; empty where it has none (万兆 is a unit of its own)."""
    return next((scale for scale in SCALES if unit.startswith(scale)), "")
