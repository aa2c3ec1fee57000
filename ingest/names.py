"""Names that papers of this field give to their sections and to themselves (word lists, longest name first)."""

from __future__ import annotations

_SECTIONS = """
基本情况 基本概况 总体情况 主要情况 工作情况 检查情况 督查情况 督导情况 自查情况 工作概况 现状
工作开展情况 工作进展情况 工作落实情况 工作完成情况 目标任务完成情况 主要做法 主要做法和成效
主要做法及成效 主要做法与成效 主要做法和经验 具体做法 工作做法 主要工作 主要工作及成效
主要工作和成效 主要工作做法 主要成效 工作成效 取得成效 取得的成效 取得的成绩 工作成绩 主要成绩
主要经验 经验做法 典型经验 工作亮点 特色亮点 工作特色 主要措施 工作措施 具体措施 主要举措
工作举措 存在问题 存在的问题 存在的主要问题 存在主要问题 主要问题 存在的困难 存在的困难和问题
存在的问题和困难 存在的问题及原因 存在的问题与不足 存在的问题和不足 存在问题及不足 问题与不足
问题和不足 存在的不足 存在不足 不足之处 原因分析 存在问题及原因分析 今后工作计划 今后工作打算
今后工作思路 今后工作措施 今后工作主要措施 今后打算 今后计划 今后的打算 下一步工作 下一步工作打算
下一步工作计划 下一步工作思路 下一步工作安排 下一步工作措施 下一步打算 下一步计划 下一步措施
下一步思路 下步工作打算 下步打算 下阶段工作 下阶段工作计划 下阶段工作打算 工作计划 工作打算
工作思路 工作安排 整改措施 改进措施 意见建议 意见和建议 对策建议 对策与建议 工作建议 有关建议
指导思想 总体要求 总体思路 总体目标 基本原则 工作原则 工作目标 目标任务 主要目标 工作任务
重点任务 主要任务 重点工作 实施步骤 工作步骤 方法步骤 时间安排 工作要求 有关要求 保障措施
工作保障 组织领导 组织保障 组织机构 组织实施 实施范围 实施对象 适用范围 责任分工 职责分工
经费保障 监督检查 工作回顾 其他事项 附则 总则
"""
_PAPERS = """
工作总结 总结 通知 方案 公告 通告 公示 报告 意见 办法 细则 规定 公报 汇报 请示 批复 决定
通报 预案 规划 计划 要点 经验材料 经验交流材料 典型材料 调研报告 纪要 函 倡议书 条例 规程
制度 总结报告 若干措施 政策措施 指引 指南 简报
"""
_TEXTS = """
情况 经验 做法 措施 说明 解读 讲话 材料 清单 统计表 一览表 情况表 汇总表 报表 表 规则
问答 思考 事迹
"""


def _longest_first(names: str) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names.split()), key=len, reverse=True))


# What sections of summaries, plans and notices are called.
SECTION_NAMES = _longest_first(_SECTIONS)
# What ends the title of a whole paper.
KINDS_OF_PAPER = _longest_first(_PAPERS)
# What may end the title of a paper or of a part of one.
KINDS_OF_TEXT = _longest_first(_TEXTS)
