"""A plan is told from a deed by its headings and its verbs, and words that only look like plans are none."""

from __future__ import annotations

import pytest

from corpus.plans import (
    is_fact_heading,
    is_plan_clause,
    is_plan_heading,
    is_plan_path,
    is_standard_clause,
    states_duties,
)
from corpus.types import DocumentKind


def _each(table: str) -> list[str]:
    return [entry.strip() for entry in table.split("|")]


@pytest.mark.parametrize(
    "heading",
    _each(
        """
        四、今后工作计划 | 四、下一步打算 | 三、下一步工作思路 | 五、下步工作安排 | 三、2025年工作计划 |
        四、存在问题及下一步工作 | 二、目标任务 | 一、工作目标 | （一）总体目标。 | 三、重点任务 |
        四、保障措施 | 六、推进优质均衡的保障措施 | 四、组织保障 | 五、组织实施 | 三、努力方向 |
        四、今后工作主要措施 | 1.到2027年全面消除大班额。 | （二）力争三年内实现学位充足 | 五、明年工作重点 |
        四、工作设想 | 三、工作要求 | 二、实施步骤 | 五、工作思路及进展 | （三）将进一步加强师资建设。
        """
    ),
)
def test_headings_of_plans_are_plans(heading: str) -> None:
    assert is_plan_heading(heading)
    assert not is_fact_heading(heading)


@pytest.mark.parametrize(
    "heading",
    _each(
        """
        一、基本情况 | 二、主要做法 | 二、工作成效 | （一）工作目标任务完成情况 | 一、2024年工作计划完成情况 |
        二、目标任务落实情况 | （五）实施营养改善计划 | 6.实施消除大班额计划。 | 3.严格执行招生计划 |
        三、存在的问题 | （二）强化保障措施落实 | （四）统筹城乡师资配置 | 一、推进工作基础 |
        （三）落实乡村教师支持计划 | 7.学生资助情况。 | （一）规范办学要求落地 | 二、主要问题
        """
    ),
)
def test_headings_of_deeds_and_of_programmes_are_no_plans(heading: str) -> None:
    assert not is_plan_heading(heading)


def test_the_nearest_heading_that_tells_decides() -> None:
    assert is_plan_path(("四、下一步打算", "（一）新建学校。"))
    assert is_plan_path(("三、推进均衡的保障措施", "（二）合理配置资源", "5.推进扩容。"))
    assert not is_plan_path(("二、主要做法", "（一）建立台账。"))
    assert not is_plan_path(("一、工作目标", "（一）上年完成情况"))
    assert is_plan_path(("二、主要做法", "2.到2030年建成教育强县。"))
    assert not is_plan_path(())


def test_a_scheme_orders_but_for_how_things_stand_in_it() -> None:
    assert states_duties(DocumentKind.PLAN, ("二、健全机制", "（一）建立月报"))
    assert states_duties(DocumentKind.NOTICE, ("一、明确对象。",))
    assert not states_duties(DocumentKind.PLAN, ("一、基本情况",))
    assert not states_duties(DocumentKind.PLAN, ("一、工作基础", "3.教师队伍情况。"))
    assert not states_duties(DocumentKind.PLAN, ()), "the lead tells why and how things stand"
    assert not states_duties(DocumentKind.SUMMARY, ("二、健全机制",))
    assert states_duties(DocumentKind.SUMMARY, ("四、下一步打算",))


@pytest.mark.parametrize(
    "clause",
    _each(
        """
        我县将进一步健全联控联保机制 | 2026年将新建两所小学 | 还将加大对寄宿制学校的投入 | 拟招聘教师120名 |
        拟于明年三月启动改造 | 力争巩固率达到96% | 争取早日通过国家验收 | 争取在2027年实现全覆盖 |
        计划投资3200万元 | 计划用三年时间完成改造 | 全县计划新建公办园6所 | 到2027年，大班额全部消除 |
        到2025年底，全县九成学校纳入教联体 | 至2030年基本实现城乡一体 | 到“十五五”末建成教育强县 |
        预计新增学位2400个 | 确保入学率达到99%以上 | 确保如期完成创建任务 | 各校要建立一人一案 |
        要把劝返工作放在首位 | 下一步，我们着力补齐短板 | 明年新建一所初中 | 今后，每学期组织两次督导 |
        预期目标为巩固率97% | 教育局打算组建两支送教队伍 | 未来三年新增学位5000个 | 全年计划培训教师800人次 |
        将按照每班45人控制规模
        """
    ),
)
def test_clauses_that_point_ahead_are_plans(clause: str) -> None:
    assert is_plan_clause(clause)


@pytest.mark.parametrize(
    "clause",
    _each(
        """
        将所有寄宿生纳入营养餐 | 将建档立卡学生全部纳入资助范围 | 将控辍保学列入年度考核 |
        将师德表现作为评价的第一标准 | 将考核结果与评优评先挂钩 | 将推进均衡发展工作列入议事日程 |
        将近三百名教师参加培训 | 积极争取上级资金2000万元 | 争取到项目资金800万元 | 落实营养改善计划 |
        招生计划按六成分配到农村初中 | 比原计划提前两年 | 有计划地开展轮训 | 严格执行招生计划 |
        教育局下发通知要求各校整改 | 主要做法有三条 | 重要指标全部达标 | 需要资助的学生1200人 |
        会议纪要印发各校 | 到2023年底，全县已建成公办园30所 | 截至2025年6月，共有小学29所 |
        2018年到2024年投入58亿元 | 入学率达到100% | 确保了学生按时到校 | 确保全县小学辍学率为0 |
        模拟演练每月一次 | 已草拟实施办法 | 编制了五年行动计划 | 三年行动计划投入1.2亿元 |
        原计划新建10所，已建成12所 | 计划建设的12所学校已全部建成 | 到2022年，大班额得到了有效化解 |
        只要符合条件就予以资助 | 实施乡村教师支持计划 | 国培计划培训教师320人 | 完成了年度招生计划 |
        将心理健康课纳入课表
        """
    ),
)
def test_clauses_that_only_look_like_plans_are_none(clause: str) -> None:
    assert not is_plan_clause(clause)


def test_the_papers_own_year_tells_what_is_still_to_come() -> None:
    assert is_plan_clause("到2025年，小学班额全部达标", year=2023)
    assert not is_plan_clause("到2018年，小学班额全部达标", year=2021)
    assert is_plan_clause("到2018年，小学班额全部达标")
    assert is_plan_clause("到2027年，已纳入的学校全部达标", year=2024)


def test_a_sentence_is_a_plan_where_one_of_its_clauses_is() -> None:
    assert is_plan_clause("全县现有教学点31个，计划撤并4个。")
    assert not is_plan_clause("全县现有教学点31个，撤并4个。")


@pytest.mark.parametrize(
    "clause",
    _each(
        """
        交流轮岗教师不低于符合条件人数的10% | 起始年级不超过45人/班 | 每周劳动课不少于1课时 |
        小学生均公用经费标准为650元 | 按照每人每月300元的标准发放 | 不足百人的学校按100人核定 |
        每班不得超过50人 | 特教生均公用经费每生每年不低于7000元 | 每人每天5元的标准 | 至少配备一名心理教师 |
        不应少于两课时
        """
    ),
)
def test_bounds_and_rates_are_standards(clause: str) -> None:
    assert is_standard_clause(clause)


@pytest.mark.parametrize(
    "clause",
    _each(
        """
        在校学生8137人 | 巩固率达99%以上 | 各班均不超过50人 | 发放补助316万元 | 标准化学校32所 |
        比重均保持在15.4%以上
        """
    ),
)
def test_amounts_that_are_so_are_no_standards(clause: str) -> None:
    assert not is_standard_clause(clause)
