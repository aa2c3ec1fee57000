"""What stands around a number that makes it a name, an ordinal or a period, and no quantity (pure)."""

from __future__ import annotations

import re

from corpus.quantities.units import TIMES, alternation, words

# Slogans and programmes with a numeral in their name, met without quotation marks.
_NAMED = re.compile(
    alternation(
        words(
            "两个维护 两个确立 两个先行 两个只增不减 两个高于 四个意识 四个自信 四个全面 四个最严",
            "四个服务 四个回归 四个引路人 三个代表 三个课堂 三个增长 三个面向 三个清单 三个务必",
            "五个一 两个一 四个一 三个一 六个一 八项规定 五项管理 十项准则 四套班子 三门干部",
            "三位一体 四位一体 五位一体 六位一体 七位一体 多位一体 三件套 一次性 一把手 一盘棋",
            "一条龙 一条心 一条线 一站式 一本账 一张网 一张表 一张图 一张蓝图 一张卡 一件事",
            "一家人 一课一 一元化 一元钱 二次 两张皮 两节期间 一份力 一道 一座难求 三座大山",
            "三天打鱼 五位数 两位数 一位数 三人行 三台合一 四处 四周 一人一 一户一 一班一 一课",
            "一天天 一年来 一年级 一年一 一次次 一个个 一项项 一家家 一户户 一处处 一张张 一名名",
            "一期期 一成不 一成一 一岁半 一批",
        )
    )
)
# A numeral with one of these behind it begins a place's name: 三门县, 三台镇, 五台山, 九台区, 三元村.
_PLACE = re.compile(
    r"[门台元间家堂户道岔架块](?:[县市区镇乡村屯山河湖峡沟路街塬庄堡店子]|[一-鿿]?(?:县|镇|乡|村|街道))"
)


def _behind(*lines: str, besides: str = "") -> re.Pattern[str]:
    """One of these words, to be matched where the number ends."""
    return re.compile(f"(?:{alternation(words(*lines))}{'|' * bool(besides)}{besides})")


def _ahead(*lines: str, besides: str = "", after: str = "") -> re.Pattern[str]:
    """One of these words at the end of what stands before the number."""
    return re.compile(f"(?:{alternation(words(*lines))}{'|' * bool(besides)}{besides}){after}$")


_PERIOD_BEFORE = _ahead(
    "过去 今后 未来 头 每 历时 建国 改革 第 后 这 那 上 下 隔 逐 周", besides="(?<![将接])近|(?<!提)前"
)
_PERIOD_BEHIND = _behind(
    "来 后 间 里 期间 行动 规划 计划 攻坚 提升 滚动 倍增 任期 制 级 一贯 免费 义务 教育 学前",
    "巩固率 保留率 完成率 毛入学 大计 树木 一度 一次 一遇 一轮 一届 中职 高中 初中 小学 中学",
    "学制 专科 本科 大专 师范 基础 工作 目标 发展 方案 期 之 以来 过渡 长期 如一 寒窗 战略",
    "整治 禁 决战 干 看 打 见 内涵 成 建设 改革 实施 强师 活动 跟踪 周期 纲要 总结 回顾 再",
    # 小学六年和初中三年巩固率
    besides="前(?!教育)|[、和与及][^，。,;；]{0,5}年(?:巩固率|保留率|完成率|毛入学率)",
)
# With these in front it is a duration whatever follows: 连续三年, 用3年时间, 满一年.
_LASTING = _ahead(
    "满 连续 提前 任教 从教 为期 延长 推迟 轮岗 服务 支教 锻炼 学习 试用期 聘期 周期 培训",
    "有效期 工作 期限 缩短 用 用时",
    after="[了为]?",
)
# 一 with these in front is no count: 统一, 唯一, 同一, 每一, 某一, 无一, 一人一间.
_NO_ONE_BEFORE = _ahead(
    "统 唯 同 逐 专 之 单 合 划 归 其 每 某 另 任 哪 这 那 无 没 没有 不漏 不落 不让 不丢 不少",
    "不留 任何 最后 最後 再 又 首 第 万 均 如 像 好 当 作为 成为 当作 当成 视为 看成 变成 化作",
    "列为 是 进 更 不 新的 上 下 前 后 高 初 大 小 说 走 看 试 问 有 为 成 做 给 让 以 把",
    besides="一[一-鿿]",
)
# Measure words that with 一 are an article more often than a count (一个闭环, 一支队伍, 一项工程)…
_ARTICLE = frozenset(words("个 项 套 支 条 份 批 件 张 块 座 部 课 家 本 轮 组 起 元"))
# …but a count behind these, and before these.
_COUNTING_BEFORE = _ahead(
    "新增 增加 增设 增 减少 减 新建 建成 建有 建立 建设 改建 扩建 创建 设立 设有 设 共 共有 仅",
    "仅有 只有 少 多 荣获 获得 获 至少 最少 不少于 不超过 各 各有 购置 购买 配备 配 开设 开办",
    "举办 撤并 撤销 合并为 下辖 辖 提高 下降 上升 提升 降低 增长 第 占 差 缺 上调 下调 高 低",
    "、 和 及 年 月",
    besides=r"\d",
)
_COUNTED_NOUN = _behind(
    "百分点 班 教学班 教学点 校区 年级 学位 月 小时 工作日 学期 县 乡镇 镇 街道 社区 村",
    "国家级 省级 市级 县级 学校 幼儿园 教联体 集团 基地 工作室 中心 专业",
)
_REPEATED = re.compile(r"[一-鿿]?一")
_MEETING = re.compile(
    rf"次{alternation(words('专题 常务 全体 党组 局务 县长 市长 区长 办公 常委 执委 代表 全会 会议'))}"
)
_BODY_BEFORE = _ahead("政府 常委会 常委 全委会 人大 政协 党组 届 大会 办公会", after=r"(?:(?:19|20)\d\d年?)?第?")
_CODE_BEFORE = _ahead(
    "编号 代码 邮编 电话 热线 专线 拨打 密码 账号 学号 尾号 房间 楼 栋 门牌 版本 型号 附件 附表",
    "附录 路径 步骤 案例 表 图 QQ \\ * + × = / _ @ #",
    after="[:：]?",
)
_NAME_BEHIND = _behind(
    "\\ * + × = / _ @ # 号 弄 届 年级 季度 部门 热线 专线 急救 市民 税 标 病区 中学 世纪 年代",
    besides=r"\.|[A-Za-z]|路(?!公里)|中(?![小等高职外])|小(?![学时])|后(?=[一-鿿])|强(?=[县市区校])|大(?![学型量多专班校])",
)
# A number set off by blanks before words is a line's number in a list that lost its lines.
_LISTED = re.compile(r"[ ]\d{1,3}[ ]+[一-鿿《]")
_NETWORK_BEFORE = _ahead(
    "带宽 出口 流量 内存 存储 容量 扩容 提升 提速 提高 速率 光纤 宽带 接入 达 达到 至 到 为 近 超 约",
    after="[^，。,;；]{0,4}",
)
_RANK_BEFORE = _ahead("前 居第 列第 位居 位列 排名 名列 列 居")
_TIME_BEFORE = _ahead(
    "日 天 上午 下午 早上 早晨 晚上 晚 中午 凌晨 于 每天 工作日", besides=r"时间[:为]?|[至\-~]", after="[ ]?"
)
_RATIO_BEFORE = re.compile(r"比[例值为是达到约: 高低分别小学初中全市县区国家标准]{0,12}$|:\d+(?:\.\d+)?[、和,]$")
_SHARE_BEHIND = _behind("以上 以下 左右 的 强 弱")
_SHARE_BEFORE = _ahead("约 近 超过 超 不足 不到 占 为 达 达到 少于 不低于 不少于 不超过")
LOOK_BACK = 14


def is_named(text: str, start: int) -> bool:
    """Whether a fixed name or slogan begins at ``start``."""
    return _NAMED.match(text, start) is not None


def is_period(text: str, start: int, end: int) -> bool:
    """Whether 3年 is a stretch of the calendar (近3年, 五年来) or part of a name (三年行动计划) and no amount."""
    if _before(_LASTING, text, start):
        return False
    return _before(_PERIOD_BEFORE, text, start) or _PERIOD_BEHIND.match(text, end) is not None


def is_place(text: str, unit_start: int) -> bool:
    """Whether the measure word at ``unit_start`` is the second character of a place's name: 三门县."""
    return _PLACE.match(text, unit_start) is not None


def is_no_count_of_one(text: str, start: int, unit: str, end: int, *, qualified: bool) -> bool:
    """Whether 一 + measure word is a word of its own (统一, 每一所, 一个闭环) and counts nothing."""
    if _before(_NO_ONE_BEFORE, text, start) and not _before(_COUNTING_BEFORE, text, start):
        return True
    if _REPEATED.match(text, end) or (unit and text.startswith(unit, end)):
        return True
    if qualified or unit not in _ARTICLE:
        return False
    return not (_before(_COUNTING_BEFORE, text, start) or _COUNTED_NOUN.match(text, end))


def is_ordinal_meeting(text: str, start: int, unit_start: int) -> bool:
    """Whether 98次专题会议 is the 98th meeting of a body (市政府98次专题会议)."""
    return _MEETING.match(text, unit_start) is not None and _before(_BODY_BEFORE, text, start)


def is_network(text: str, start: int, unit: str, end: int) -> bool:
    """Whether 5G is the network and not a capacity."""
    if unit not in ("G", "K") or "." in text[start:end]:
        return False
    return not _before(_NETWORK_BEFORE, text, start)


def is_code(text: str, start: int, end: int) -> bool:
    """Whether a bare number is the number of something: a room, a model, a rank, a line of a list."""
    if _before(_CODE_BEFORE, text, start) or _before(_RANK_BEFORE, text, start):
        return True
    return _NAME_BEHIND.match(text, end) is not None or _LISTED.match(text, start - 1) is not None


def is_rank(text: str, start: int) -> bool:
    """前10名, 位居3位: an order and no count."""
    return _before(_RANK_BEFORE, text, start)


def is_clock(text: str, start: int, first: str, second: str, end: int) -> bool:
    """Whether 8:30 is a time of the day and no ratio."""
    if len(second) != 2 or not second.isdigit() or not first.isdigit() or int(first) > 24 or int(second) > 59:
        return False
    if first.startswith("0") or second == "00":
        return True
    if _before(_RATIO_BEFORE, text, start):
        return False
    if _before(_TIME_BEFORE, text, start) or re.match(r"[ ]?[-~至到][ ]?\d{1,2}:\d{2}", text[end : end + 8]):
        return True
    return first != "1"


def is_share(text: str, start: int, end: int) -> bool:
    """Whether 2/3 is a fraction of something and no date or page."""
    return _SHARE_BEHIND.match(text, end) is not None or _before(_SHARE_BEFORE, text, start)


def is_measured_per(text: str, start: int) -> bool:
    """每12班, 每百名学生: what something is counted by."""
    return start > 0 and text[start - 1] == "每"


def is_lasting(text: str, start: int) -> bool:
    """Whether what stands before makes a duration of 一年: 满一年, 为期一周."""
    return _before(_LASTING, text, start)


def is_duration(unit: str) -> bool:
    """Whether a unit measures time, so that 内 may follow it."""
    return unit in TIMES


def _before(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text[max(0, start - LOOK_BACK) : start]) is not None
