"""Plans told as results, and one thing told with two values."""

from __future__ import annotations

import pytest

from tests.drafting.audited import audited, cell, read, table, told

AS_DONE = {
    "a_time_to_come": ("到2027年底，全县九年义务教育巩固率已达到99.6%。",),
    "done_in_a_year_to_come": ("县第三实验小学已于2026年9月建成投用。",),
    "under_a_heading_of_plans": (
        "一、2024年工作情况",
        "各项工作稳步推进。",
        "二、2025年工作计划",
        "初中三年巩固率已达到98.8%。",
    ),
}


@pytest.mark.parametrize("lines", AS_DONE.values(), ids=AS_DONE)
def test_plan_told_as_result_is_found(lines: tuple[str, ...]) -> None:
    assert [code for code, _, _ in told(*lines)] == ["plan_as_result"]


TOLD_AS_PLANS = (
    ("到2027年底，力争全县九年义务教育巩固率达到99.6%。",),
    ("已制定2025—2027年学校布局调整规划。",),
    ("目前已提前完成2025年目标任务。",),
    ("一、下一步打算", "在已建成5个教联体的基础上，2025年再组建3个。"),
    ("一、2025年工作计划", "计划新增学位1350个，力争巩固率达到99.5%。"),
    ("2024年12月，县第四小学已建成投用。",),
    ("2025年1月，县第四小学已建成投用。",),
)


@pytest.mark.parametrize("lines", TOLD_AS_PLANS, ids=range(len(TOLD_AS_PLANS)))
def test_plans_told_as_plans_raise_no_alarm(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


def test_aim_of_the_own_county_is_no_result_where_the_year_came_to_another() -> None:
    plan = read("到2027年，九年义务教育巩固率达到99.8%。", title="云岭县义务教育发展规划").figures
    known = table(cell("consolidation_rate", 2024, "99.4", "%"))
    found = audited("2024年九年义务教育巩固率为99.8%。", table=known, figures=plan)
    assert [(each.code.value, each.quote) for each in found] == [("plan_as_result", "99.8%")]
    assert found[0].evidence
    assert told("2024年九年义务教育巩固率为99.4%。", table=known, figures=plan) == []


def test_two_values_of_one_thing_are_found_at_the_later() -> None:
    lines = (
        "一、基本情况",
        "全县义务教育阶段学校79所。",
        "二、主要做法",
        "把任务分解到79个村（社区），层层压实责任，定期调度通报，及时研究解决突出问题，确保各项政策落到实处。",
        "三、问题",
    )
    assert told(*lines) == []
    again = (*lines, "全县义务教育阶段学校共有97所，布局有待优化。")
    assert told(*again) == [("self_contradiction", "97所", "79所")]


def test_the_statistics_tell_which_of_two_values_is_wrong() -> None:
    known = table(cell("school_total", 2024, "97", "所"))
    first = "全县义务教育阶段学校79所，覆盖全部乡镇，办学条件明显改善，群众满意度不断提高，各项工作稳步推进。"
    again = "全县义务教育阶段学校共有97所，布局有待优化。"
    assert told(first, "认真抓好各项工作的落实，努力办好人民满意的教育。", again, table=known) == [
        ("self_contradiction", "79所", "97所")
    ]


def test_same_thing_counted_in_two_ways_is_no_contradiction() -> None:
    first = "全县义务教育阶段学校79所（含教学点），办学条件明显改善，群众满意度不断提高，各项工作稳步推进。"
    again = "认真抓好落实，努力办好人民满意的教育。全县义务教育阶段学校51所（不含教学点）。"
    assert told(first, again) == []
