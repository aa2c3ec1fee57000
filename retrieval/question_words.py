"""Words of questions: what only asks, what is soft, what means the same (data only).

Grammar, not a vocabulary of the field: indicators, topics and places come from ``corpus.terms``.
"""

from __future__ import annotations


def words_of(text: str) -> tuple[str, ...]:
    """Words parted by blanks."""
    return tuple(text.split())


# Said to the program, not about the matter. Taken off the front of a question.
POLITE = words_of(
    """
    请问一下 请问 请教一下 请教 麻烦问一下 麻烦问下 麻烦 你好 您好 我想知道 我想了解一下 我想了解 我想问一下
    我想问问 我想问 想问一下 想问 想了解一下 想了解 想知道 帮我查一下 帮我查查 帮我查 帮我找一下 帮我看看
    帮我看一下 帮我 帮忙 给我 查一下 查询一下 查询 你知道 您知道 知道 能告诉我 能否告诉我 可以告诉我 可否告诉我
    能不能告诉我 告诉我 能说说 能介绍一下 请 一下
    """
)

# Function words of a question: neither searched nor looked for in evidence.
FUNCTION = words_of(
    """
    的 了 着 过 吗 呢 吧 么 啊 呀 是 为 有 在 对 于 对于 关于 把 将 被 给 让 使 由 从 到 向 以 按 按照 与 和 跟
    同 及 以及 或 或者 而 并 且 并且 但 也 都 还 就 又 再 才 已 已经 曾 曾经 正 正在 目前 现在 现有 现 其 其中
    该 这 那 这个 那个 这些 那些 此 各 各自 各个 分别 均 每 每个 共 总共 一共 合计 共有 总计 到底 究竟 具体 大概
    大约 约 左右 中 里 内 上 下 等 之 所 所有 全部 哪 几 个 名 位 所 人 家 项 条 种 类 次 多 少 多少 什么 怎样
    怎么 如何 进行 开展 做 做了 没有 没 不 不是 要 会 能 可以 应 应该 需要 得 它 它们 他们 她们 我 我们 你 您
    那么 然后 另外 除此之外 最 更 比 较 比较 相比 对比 分 点 时 时候 后 前 因 因为 所以 份 这份 那份 该份 一个
    一 二 两 三 两个 三个 方面 上面 谁 哪些 哪里 哪个 是否 有没有 是不是 及其 其他 其它 当前 当时 通过 作为 根据
    如 即 若 如果 包括 包含 称 称为 属于 里面 两边 双方 两者 二者 列出来 请列 也请
    """
)

# Nouns that carry little beside a matter: evidence may do without them, unless a question has nothing else.
SOFT_NOUNS = words_of(
    """
    情况 现状 状况 内容 材料 资料 文件 文章 报告 总结 公告 通知 文号 发文字号 依据 数量 人数 总数 数据 数目 总量
    金额 规模 比例 占比 比重 标准 程度 水平 幅度 降幅 增幅 差距 做法 措施 举措 办法 方法 经验 问题 困难 不足
    原因 成效 成果 成绩 目标 任务 计划 方案 政策 制度 机制 意见 要求 规定 思路 打算 特点 亮点 服务 义务教育
    义务教育阶段 阶段 教育 学校 学生 时间 地点 名称 名字 意思 结果 方式 途径 形式 过程 流程 中小学 发展
    """
)

# Of those, what hardly ever is a matter: taken for one only where nothing else is there.
PALE_NOUNS = words_of(
    """
    情况 现状 状况 内容 材料 资料 报告 总结 公告 通知 数量 人数 总数 数据 数目 总量 金额 规模 比例 占比 比重
    标准 程度 水平 幅度 降幅 增幅 差距 意思 结果 方式 途径 形式 过程 时间 地点 名称 名字 文号 依据 阶段
    """
)

# Other words that carry little.
SOFT_WORDS = words_of(
    """
    工作 相关 有关 主要 基本 全市 全县 全区 全省 我市 我县 我区 本市 本县 市里 县里 区里 省里 语料
    介绍 说明 说说 谈谈 列出 列举 简述 概述 概括 归纳 梳理 盘点 数 数字 总 占 不同 区别 差异 差别
    异同 相同 一样 人员 数额 一次 每次 一年 出台 采取 提出 实施 落实 推进 推动 加强 建立 完善 健全
    存在 发生 实现 完成 达到 达 给出 提供 规定 制定 印发 发布 明确 得到 取得 拥有 设立 设置 保障
    开展 组织 增加 减少 增长 下降 提高 提升 上升 降低 变化 率先 首先 第一 最高 最低 最多 最少 最大
    最小 较好 较差 做好 做得 做到 更高 更低 更多 更少 一下 各县 各市 各区 资料库 解决 提到 实行 用于
    部门 部分 不一样 未来 县 市 区 县区 县市 区县 县市区 市县区 全国 国家 单位 机构 机关 科室 股室
    处室 东西 事情 那边 这边 有些 一些 接下来 以后 好处 只有 仅有 才有 还有 变成 成了 人家 每学期
    每学年 每周 每天 每日 一趟 一回 年底 年初 年末 春季 秋季 春天 秋天 代表 意味着 所说 打算 准备
    怎么样 什么样 地方 地区 城市 年 年度 学年 学年度 上半年 下半年 叫 指 每年 每人 每月 预测 预计
    估计 预估 推测 下一步 今后 组成 安排 两地 三地 四地 五地
    """
)

# True synonyms: either may stand in the evidence for the other. Hyponyms and related matters do not belong here.
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    tuple(group.split())
    for group in (
        "在校生 在校学生 在校学生数 在籍学生 在读学生",
        "小学生 小学在校生 小学在校学生 小学学生",
        "初中生 初中在校生 初中在校学生 初中学生",
        "随迁子女 进城务工人员随迁子女 外来务工人员随迁子女 流动人口随迁子女 农民工随迁子女 务工人员子女 "
        "外来务工人员子女 农民工子女",
        "留守儿童 留守学生 农村留守儿童 留守少年儿童",
        "残疾儿童 残疾学生 残疾儿童少年 残疾适龄儿童 适龄残疾儿童 三残儿童",
        "建档立卡 脱贫户 脱贫家庭",
        "家庭经济困难学生 贫困学生 贫困生 困难学生 家庭困难学生 经济困难学生",
        "送教上门 上门送教 送教到家 送教",
        "随班就读 普通学校就读",
        "特殊教育学校 特教学校",
        "特殊教育 特教",
        "控辍保学 控辍 防止辍学",
        "辍学 失学 流失",
        "劝返 劝返复学 复学",
        "家长 监护人",
        "大班额 大班额班级 55人以上 56人以上",
        "超大班额 66人以上",
        "教职工 教职员工 在职教职工",
        "师生比 生师比 教职工与学生比",
        "交流轮岗 轮岗交流 交流 轮岗",
        "教联体 教育联合体 学校联合体",
        "义务教育共同体 共同体 教育共同体",
        "集团化办学 教育集团",
        "县管校聘 县管校用",
        "教学点 小学教学点",
        "营养餐 营养改善计划 营养改善",
        "校舍 校舍建筑",
        "计算机 电脑 微机",
        "图书 藏书",
        "资助 补助 救助",
        "资助资金 补助资金 救助资金",
        "优质均衡 义务教育优质均衡",
        "差异系数 综合差异系数",
        "寄宿生 住宿生 寄宿学生 住校生",
        "专任教师 专职教师",
        "乡村教师 农村教师",
        "入学率 净入学率",
        "宣传 宣讲",
        "督查 督导检查 督导",
        "一票否决 一票否决制",
        "投入 投资 经费投入 投入经费 投入资金",
        "认定 评估认定 验收 评估验收",
        "消除 消灭 化解 清零",
        "撰稿 撰稿人 撰写",
        "审核 审核人 审稿",
        "依据 根据 按照 依照 遵照",
        "乡村 农村",
        "乡村学校 农村学校",
        "城区 城镇 县城",
        "生活补助 生活补贴",
        "补贴 津贴 补助",
        "招生 录取",
        "民办学校 民办",
        "公办学校 公办",
        "台账 工作台账",
        "家访 走访 入户",
        "培训 研修",
        "学位 学位数",
    )
)

# Units of an answer, one group for each classifier or kind of quantity.
UNITS: dict[str, tuple[str, ...]] = {
    "person": ("人", "名", "位", "万人"),
    "person_time": ("人次", "万人次"),
    "school": ("所", "个"),
    "piece": ("个",),
    "money": ("元", "万元", "亿元"),
    "time": ("次",),
    "percent": ("%",),
    "point": ("个百分点", "百分点"),
    "ratio": (":",),
    "area": ("平方米", "万平方米", "㎡", "万㎡", "亩", "公顷"),
    "book": ("册", "万册", "本"),
    "machine": ("台", "万台"),
    "set": ("套", "万套"),
    "duration": ("年", "个月", "天", "日", "小时", "分钟", "周"),
    "age": ("岁", "周岁"),
    "class": ("个", "班"),
}

# 多少 + classifier -> units.
CLASSIFIER_UNITS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("人次", "名次"), UNITS["person_time"]),
    **dict.fromkeys(("人", "名", "位"), UNITS["person"]),
    **dict.fromkeys(("所",), UNITS["school"]),
    **dict.fromkeys(("亿元", "万元", "元", "块钱", "钱", "资金", "经费", "投资"), UNITS["money"]),
    **dict.fromkeys(("次", "回", "趟"), UNITS["time"]),
    **dict.fromkeys(("个百分点", "百分点"), UNITS["point"]),
    **dict.fromkeys(("万平方米", "平方米", "平米", "亩", "公顷"), UNITS["area"]),
    **dict.fromkeys(("万册", "册", "本"), UNITS["book"]),
    **dict.fromkeys(("万台", "台"), UNITS["machine"]),
    **dict.fromkeys(("万套", "套"), UNITS["set"]),
    **dict.fromkeys(("年", "个月", "天", "小时", "分钟", "周", "个小时"), UNITS["duration"]),
    **dict.fromkeys(("岁", "周岁"), UNITS["age"]),
    **dict.fromkeys(("%", "％", "成"), UNITS["percent"]),
    **{
        word: (word, "个")
        for word in (
            *(
                "项",
                "条",
                "家",
                "种",
                "类",
                "处",
                "间",
                "件",
                "门",
                "节",
                "张",
                "份",
                "户",
                "辆",
                "场",
                "期",
                "批",
                "篇",
            ),
            *(
                "课时",
                "学时",
                "公里",
                "千米",
                "米",
                "吨",
                "支",
                "座",
                "栋",
                "幢",
                "块",
                "县",
                "镇",
                "村",
                "例",
                "起",
                "步",
                "轮",
                "档",
            ),
        )
    },
    "班": UNITS["class"],
    "倍": ("倍",),
    "个": UNITS["piece"],
}
