from __future__ import annotations

from collections.abc import Sequence

import pytest

from drafting.drafts import Computation
from drafting.rendering.compared import compare, refs_of
from drafting.rendering.facts import Facts
from drafting.rendering.held import against_standards, shortfalls
from drafting.rendering.plainly import tell
from drafting.templating.nouns import Ref
from tests.drafting.rendering_tables import VOCABULARY, Row, joined, table


def facts(rows: Sequence[Row]) -> Facts:
    return Facts(table(rows), "云岭县", 2024, VOCABULARY, ("云岭县",))


def counties(*by_county: tuple[str, Sequence[Row]]) -> list[Facts]:
    whole = joined(*(table(rows, region=region) for region, rows in by_county))
    return [Facts(whole, region, 2024, VOCABULARY, (region,)) for region, _ in by_county]


PLAINLY = [
    ([("classes_total", "", 2024, "917", "个"), ("classes_total", "小学", 2024, "651", "个"),
      ("classes_total", "初中", 2024, "266", "个")], ["班级917个，其中小学651个、初中266个。"]),
    ([("classes_total", "小学", 2024, "651", "个"), ("classes_total", "初中", 2024, "266", "个")],
     ["小学班级651个、初中班级266个。"]),
    ([("school_total", "", 2023, "83", "所"), ("school_total", "", 2024, "79", "所"),
      ("students_compulsory", "", 2024, "36494", "人"), ("boarding_schools", "", 2024, "9", "所")],
     ["义务教育学校79所，比上年减少4所；义务教育在校生36494人。", "寄宿制学校9所。"]),
    ([("students_special", "", 2024, None, "人")], ["特殊教育在校生【待补：特殊教育在校生数（2024年）】。"]),
    ([("classes_total", "", 2024, "900", "个"), ("classes_total", "小学", 2024, "651", "个"),
      ("classes_total", "初中", 2024, "266", "个")], ["班级900个；小学班级651个、初中班级266个。"]),
    ([("fitness_pass_rate", "小学", 2023, "93.8", "%"), ("fitness_pass_rate", "小学", 2024, "94.3", "%"),
      ("fitness_pass_rate", "初中", 2024, "92", "%")],
     ["小学学生体质健康合格率为94.3%，比上年提高0.5个百分点；初中学生体质健康合格率为92%。"]),
    ([("aid_funds", "", 2024, "1502.85", "万元"), ("aid_funds", "地方", 2024, "139.58", "万元")],
     ["资助资金1502.85万元，其中地方139.58万元。"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), PLAINLY)
def test_what_no_pattern_names_is_told_plainly(rows: list[Row], wanted: list[str]):
    assert [each.sentence.text for each in tell(["规模", "质量", "资助"], facts(rows), told=())] == wanted


def test_what_is_told_is_not_told_again():
    rows: list[Row] = [("school_total", "", 2024, "79", "所"), ("boarding_schools", "", 2024, "9", "所")]
    found = tell(["规模"], facts(rows), told={Ref("school_total")})
    assert [each.sentence.text for each in found] == ["寄宿制学校9所。"]


def test_figures_are_held_against_lines_with_their_document_and_what_a_mean_does_not_say():
    rows: list[Row] = [
        ("teaching_area_per_student", "小学", 2024, "5.1", "平方米"),
        ("teaching_area_per_student", "初中", 2024, "5.2", "平方米"),
        ("daily_pe_hours", "", 2024, "2", "小时/天"),
    ]
    refs = [Ref("teaching_area_per_student", scope) for scope in ("小学", "初中")] + [Ref("daily_pe_hours")]
    said = [each.sentence.text for each in against_standards(refs, facts(rows))]
    assert said == [
        "对照《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号），"
        "小学生均教学及辅助用房面积为5.1平方米，达到不低于4.5平方米/生的标准；"
        "初中生均教学及辅助用房面积为5.2平方米，未达到不低于5.8平方米/生的标准。",
        "需要说明的是，上述标准按校评估：每校至少6项达到，其余项不低于标准的85%；县级平均达到不等于各校都达到。",
    ]


SHORT = [
    ([("consolidation_rate", "", 2023, "99.4", "%"), ("consolidation_rate", "", 2024, "99.2", "%")],
     ["九年义务教育巩固率为99.2%，比上年下降0.2个百分点。"]),
    ([("consolidation_rate", "", 2023, "99.2", "%"), ("consolidation_rate", "", 2024, "99.4", "%")], []),
    ([("suspected_dropouts", "", 2023, "4", "人"), ("suspected_dropouts", "", 2024, "6", "人")],
     ["疑似辍学学生6人，比上年增加2人。"]),
    ([("aid_person_times", "", 2023, "20864", "人次"), ("aid_person_times", "", 2024, "20315", "人次")], []),
    ([("students_primary", "", 2023, "24612", "人"), ("students_primary", "", 2024, "23976", "人")], []),
    ([("rotation_ratio", "", 2024, "8.1", "%")],
     ["交流轮岗教师比例为8.1%，未达到《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）政府保障程度第11项不低于10%的标准。"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), SHORT)
def test_a_shortfall_is_a_missed_line_or_a_change_to_the_worse(rows: list[Row], wanted: list[str]):
    assert [each.sentence.text for each in shortfalls([], facts(rows))] == wanted


def school(region: str, now: str | None, note: str | None = None, unit: str = "所") -> tuple[str, list[Row]]:
    return region, [("school_total", "", 2024, now, unit, note)] if note else [("school_total", "", 2024, now, unit)]  # type: ignore[list-item]


COMPARED = [
    ([school("云岭县", "79"), school("禾川区", "58"), school("临渚市", "91")],
     "义务教育学校数：云岭县79所、禾川区58所、临渚市91所，临渚市最多，禾川区最少，相差33所。"),
    ([school("云岭县", "79"), school("禾川区", "58")],
     "义务教育学校数：云岭县79所、禾川区58所，云岭县多21所。"),
    ([school("云岭县", "58"), school("禾川区", "58"), school("临渚市", "91")],
     "义务教育学校数：云岭县58所、禾川区58所、临渚市91所，临渚市最多，云岭县、禾川区并列最少，相差33所。"),
    ([school("云岭县", "58"), school("禾川区", "58")], "义务教育学校数：云岭县、禾川区均为58所。"),
    ([school("云岭县", "79", "含教学点"), school("禾川区", "58", "不含教学点")],
     "义务教育学校数：云岭县79所、禾川区58所；各地统计口径不一致，不作高低比较。"),
    ([school("云岭县", "79"), school("禾川区", None), school("临渚市", "91")],
     "义务教育学校数：云岭县79所、禾川区【待补：义务教育学校数（2024年）】、临渚市91所；有县（市、区）缺少可用数据，不作高低比较。"),
    ([school("云岭县", "79"), ("禾川区", [])],
     "义务教育学校数：云岭县79所、禾川区【待补：义务教育学校数（2024年）】。"),
    ([("云岭县", [("consolidation_rate", "", 2024, "99.4", "%")]),
      ("禾川区", [("consolidation_rate", "", 2024, "99.7", "%")]),
      ("临渚市", [("consolidation_rate", "", 2024, "99.1", "%")])],
     "九年义务教育巩固率：云岭县99.4%、禾川区99.7%、临渚市99.1%，禾川区最高，临渚市最低，相差0.6个百分点。"),
]  # fmt: skip


@pytest.mark.parametrize(("by_county", "wanted"), COMPARED, ids=[each[1][-20:] for each in COMPARED])
def test_counties_are_ranked_only_by_figures_counted_alike(by_county: list[tuple[str, list[Row]]], wanted: str):
    found = counties(*by_county)
    refs = refs_of(["规模", "普及"], found, told=())
    (said,) = compare(refs, found, changes=False)
    assert said.sentence.text == wanted


def test_each_countys_change_is_told_with_its_calculation():
    rows: list[Row] = [("school_total", "", 2023, "83", "所"), ("school_total", "", 2024, "79", "所")]
    same: list[Row] = [("school_total", "", 2023, "58", "所"), ("school_total", "", 2024, "58", "所")]
    _, said = compare([Ref("school_total")], counties(("云岭县", rows), ("禾川区", same)), changes=True)
    assert said.sentence.text == "义务教育学校数比上年的变化：云岭县减少4所、禾川区持平。"
    worked = [each.expression for each in said.sentence.evidence if isinstance(each, Computation)]
    assert worked == ["79 - 83 = -4", "58 - 58 = 0"]


def test_what_only_stands_narrowed_to_compulsory_education_is_the_countys_figure():
    found = facts([("left_behind", "义务教育", 2024, "4417", "人")])
    assert found.of(Ref("left_behind")).ref == Ref("left_behind", "义务教育")
    both = facts([("left_behind", "义务教育", 2024, "4417", "人"), ("left_behind", "", 2024, "5000", "人")])
    assert both.of(Ref("left_behind")).ref == Ref("left_behind")
