from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.quantity import RATIO_UNIT
from drafting.cells import CheckSeverity, StatTable, TableCheck
from drafting.drafts import Basis, Computation
from drafting.rendering.facts import Facts, own_note
from drafting.rendering.patterns import Rendered, render
from drafting.rendering.wording import label
from drafting.templating.names import names_of
from drafting.templating.nodes import read_yaml
from drafting.templating.patterns import read_pattern
from tests.drafting.rendering_tables import VOCABULARY, Row, table

NAMES = names_of(VOCABULARY)


def facts(rows: Sequence[Row] | StatTable, *, year: int = 2024) -> Facts:
    made = rows if isinstance(rows, StatTable) else table(rows)
    return Facts(made, "云岭县", year, VOCABULARY, ("云岭县",))


def rendered(pattern: str, rows: Sequence[Row] | StatTable, *, year: int = 2024) -> Rendered | None:
    read = read_pattern(read_yaml(f'"{pattern}"', file="x.yaml"), NAMES)
    return render(read, facts(rows, year=year), words={"whole": "全县", "region": "云岭县", "year": str(year)})


def text(pattern: str, rows: Sequence[Row] | StatTable) -> str:
    found = rendered(pattern, rows)
    return found.sentence.text if found else ""


def two(indicator: str, last: str | None, now: str | None, unit: str, scope: str = "") -> list[Row]:
    return [(indicator, scope, 2023, last, unit), (indicator, scope, 2024, now, unit)]


SCHOOLS = [
    *two("school_total", "83", "79", "所"), *two("school_primary", "31", "31", "所"),
    *two("school_junior", "13", "13", "所"), *two("school_teaching_point", "32", "28", "个"),
]  # fmt: skip
PARTS = (
    "{whole}有学校{school_total}"
    "[，其中[小学{school_primary}][、初中{school_junior}][、教学点{school_teaching_point}]]。"
)

TABLE = [
    # level
    ("学校{school_total}。", SCHOOLS, "学校79所。"),
    ("经费{edu_expenditure}。", two("edu_expenditure", None, "9.87", "亿元"), "经费9.87亿元。"),
    ("计算机{computers_per_100}。", two("computers_per_100", None, "13.4", "台/百名"), "计算机13.4台。"),
    ("补助{teacher_allowance}。", two("teacher_allowance", None, "300", "元/人·月"), "补助300元/人·月。"),
    ("师生比{staff_student_ratio}。", two("staff_student_ratio", None, "1:16.4", RATIO_UNIT), "师生比1:16.4。"),
    ("师生比{staff_student_ratio}。", two("staff_student_ratio", None, "16.4", "1:x"), "师生比1:16.4。"),
    ("小学{classes_total@小学}。", two("classes_total", None, "651", "个", "小学"), "小学651个。"),
    # composition
    (PARTS, SCHOOLS, "全县有学校79所，其中小学31所、初中13所、教学点28个。"),
    (PARTS, SCHOOLS[:2], "全县有学校79所。"),
    (PARTS, [*SCHOOLS[:2], *SCHOOLS[4:]], "全县有学校79所，其中初中13所、教学点28个。"),
    # change: counts, money, rates by direction, ratios, nothing changed
    ("学校{school_total:带增减}。", SCHOOLS, "学校79所，比上年减少4所。"),
    ("小学{school_primary:带增减}。", SCHOOLS, "小学31所，与上年持平。"),
    ("资金{aid_funds:带增减}。", two("aid_funds", "1471.36", "1502.85", "万元"),
     "资金1502.85万元，比上年增加31.49万元。"),
    ("巩固率{consolidation_rate:带增减}。", two("consolidation_rate", "99.2", "99.4", "%"),
     "巩固率99.4%，比上年提高0.2个百分点。"),
    ("巩固率{consolidation_rate:带增减}。", two("consolidation_rate", "99.4", "99.2", "%"),
     "巩固率99.2%，比上年下降0.2个百分点。"),
    ("近视率{myopia_rate:带增减}。", two("myopia_rate", "50.1", "51.3", "%"), "近视率51.3%，比上年上升1.2个百分点。"),
    ("女教师占比{teacher_female_ratio:带增减}。", two("teacher_female_ratio", "60", "61", "%"),
     "女教师占比61%，比上年上升1个百分点。"),
    ("大班额{large_classes:带增减}。", two("large_classes", "15", "7", "个"), "大班额7个，比上年减少8个。"),
    ("辍学学生{dropout_count:带增减}。", two("dropout_count", "2", "0", "人"), "辍学学生0人，比上年减少2人。"),
    ("定额{per_student_public_funds:带增减}。", two("per_student_public_funds", "650", "720", "元"),
     "定额720元，比上年提高70元。"),
    ("差异系数{cv_composite:带增减}。", two("cv_composite", "0.41", "0.39", ""), "差异系数0.39，比上年下降0.02。"),
    ("师生比{staff_student_ratio:带增减}。", two("staff_student_ratio", "1:16.7", "1:16.4", RATIO_UNIT),
     "师生比1:16.4，上年为1:16.7。"),
    ("计算机{computers_per_100:带增减}。", two("computers_per_100", "12.6", "13.4", "台/百名"),
     "计算机13.4台，比上年增加0.8台。"),
    # no change where it cannot be told
    ("学校{school_total:带增减}。", two("school_total", None, "79", "所"), "学校79所。"),
    ("学校{school_total:带增减}。", [("school_total", "", 2024, "79", "所")], "学校79所。"),
    ("学校[{school_total:增减}，]共{school_total}。", [("school_total", "", 2024, "79", "所")], "学校共79所。"),
    ("资金{aid_funds:带增减}。", [("aid_funds", "", 2023, "0.15", "亿元"), ("aid_funds", "", 2024, "1502", "万元")],
     "资金1502万元。"),
    ("学校{school_total:带增减}。",
     [("school_total", "", 2023, "83", "所", "含教学点"), ("school_total", "", 2024, "51", "所", "不含教学点")],
     "学校51所（不含教学点）。"),
    ("学校{school_total:带增减}。",
     [("school_total", "", 2023, "83", "所", "含教学点"), ("school_total", "", 2024, "79", "所", "含教学点")],
     "学校79所（含教学点），比上年减少4所。"),
    # percentage change and share, worked out to two decimals
    ("经费{edu_expenditure}[，{edu_expenditure:增幅}]。", two("edu_expenditure", "9.62", "9.87", "亿元"),
     "经费9.87亿元，比上年增长2.6%。"),
    ("学生{students_primary}[，{students_primary:增幅}]。", two("students_primary", "24612", "23976", "人"),
     "学生23976人，比上年下降2.58%。"),
    ("小学{students_primary}[，占{students_primary:占比:students_compulsory}]。",
     [*two("students_primary", None, "23976", "人"), *two("students_compulsory", None, "36494", "人")],
     "小学23976人，占65.7%。"),
    ("大班额{large_classes}[，占{large_classes:占比:students_compulsory}]。",
     [*two("large_classes", None, "7", "个"), *two("students_compulsory", None, "36494", "人")], "大班额7个。"),
    # threshold: only with a line that may be shown
    ("巩固率{consolidation_rate}[，{consolidation_rate:达标}]。", two("consolidation_rate", None, "99.4", "%"),
     "巩固率99.4%，达到《国务院办公厅关于进一步加强控辍保学提高义务教育巩固水平的通知》（国办发〔2017〕72号）不低于95%的标准。"),
    ("用房{teaching_area_per_student@小学}[，{teaching_area_per_student@小学:达标}]。",
     two("teaching_area_per_student", None, "4.1", "平方米", "小学"),
     "用房4.1平方米，未达到《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）资源配置第4项不低于4.5平方米/生的标准。"),
    ("体育{daily_pe_hours}[，{daily_pe_hours:达标}]。", two("daily_pe_hours", None, "2", "小时/天"), "体育2小时。"),
    # what is missing: marked where required, or where the table has an empty row; else left out
    ("学校{school_total}。", two("school_primary", None, "31", "所"), "学校【待补：义务教育学校数（2024年）】。"),
    ("学校{school_total:带增减}。", two("school_total", "83", None, "所"), "学校【待补：义务教育学校数（2024年）】。"),
    ("[班级{classes_total@小学}。]", two("classes_total", None, None, "个", "小学"),
     "班级【待补：小学班级数（2024年）】。"),
    ("[班级{classes_total@小学}。]", SCHOOLS, ""),
    ("[学校{school_total}][；班级{classes_total}]。", SCHOOLS, "学校79所。"),
    ("[班级{classes_total}][；学校{school_total}]。", SCHOOLS, "学校79所。"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "rows", "wanted"), TABLE, ids=[f"{n}-{each[2][:24]}" for n, each in enumerate(TABLE)]
)
def test_pattern_and_cells_make_the_sentence(pattern: str, rows: list[Row], wanted: str):
    assert text(pattern, rows) == wanted


def test_every_number_worked_out_shows_its_calculation():
    found = rendered("学校{school_total:带增减}[，{school_total:增幅}]。", SCHOOLS)
    assert found is not None
    assert found.sentence.basis is Basis.COMPUTED
    worked = [each for each in found.sentence.evidence if isinstance(each, Computation)]
    assert [(each.expression, each.shown) for each in worked] == [
        ("79 - 83 = -4", "4所"),
        ("(79 - 83) ÷ 83 ≈ -4.82%", "4.82%"),
    ]
    assert [cell.period for cell in worked[0].cells] == ["2024", "2023"]


def test_a_figure_about_a_value_is_not_subtracted():
    rows = table(two("school_total", "83", "79", "所"))
    rough = StatTable(tuple(replace(cell, qualifier="约") if cell.period == "2023" else cell for cell in rows.cells))
    assert text("学校{school_total:带增减}。", rough) == "学校79所。"


def test_a_cell_that_an_error_is_about_is_not_printed_but_marked_for_checking():
    rows = table(SCHOOLS)
    bad = tuple(cell for cell in rows.cells if cell.indicator == "school_primary" and cell.period == "2024")
    check = TableCheck("分项之和等于合计", CheckSeverity.ERROR, "31 + 13 = 44 ≠ 79", "小学学校数对不上。", bad)
    found = rendered(PARTS, StatTable(rows.cells, checks=(check,)))
    assert found is not None
    assert found.sentence.text == "全县有学校79所，其中小学【待核：小学学校数（2024年）】、初中13所、教学点28个。"
    (gap,) = found.gaps
    assert gap.mark == "【待核：小学学校数（2024年）】"
    assert "统计.xlsx 的 数据!E5" in gap.message
    assert "31 + 13 = 44 ≠ 79" in gap.message


def test_last_years_blocked_cell_gives_no_change():
    rows = table(SCHOOLS)
    bad = tuple(cell for cell in rows.cells if cell.indicator == "school_total" and cell.period == "2023")
    check = TableCheck("x", CheckSeverity.ERROR, "", "", bad)
    assert text("学校{school_total:带增减}。", StatTable(rows.cells, checks=(check,))) == "学校79所。"


def test_a_gap_says_where_it_looked_and_a_sentence_of_gaps_alone_is_a_gap():
    found = rendered("班级{classes_total@小学}。", two("classes_total", "664", None, "个", "小学"))
    assert found is not None
    assert found.sentence.basis is Basis.GAP
    (gap,) = found.gaps
    assert (gap.indicator, gap.scope, gap.year, gap.region) == ("classes_total", "小学", 2024, "云岭县")
    assert "数据!E3" in gap.message


def test_a_school_year_stands_for_the_year_it_begins_in_and_is_not_compared_with_a_calendar_year():
    rows = table(SCHOOLS)
    mixed = StatTable(
        tuple(replace(cell, period="2024-2025学年") if cell.period == "2024" else cell for cell in rows.cells)
    )
    assert text("学校{school_total:带增减}。", mixed) == "学校79所。"


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("含教学点", "含教学点"),
        ("云岭县：含外县籍学生；临渚市：含学前阶段学生", "含外县籍学生"),
        ("临渚市：含学前阶段学生", None),
        ("年末数；临渚市：含学前阶段学生", "年末数"),
    ],
)
def test_a_note_on_another_county_is_not_this_countys(note: str, wanted: str | None):
    assert own_note(note, region="云岭县", regions=("云岭县", "临渚市")) == wanted


@pytest.mark.parametrize(
    ("name", "unit", "wanted"),
    [
        ("义务教育学校数", "所", "义务教育学校"),
        ("督查次数", "次", "督查"),
        ("资助学生人次", "人次", "资助学生"),
        ("每百名学生拥有计算机台数", "台/百名", "每百名学生拥有计算机"),
        ("师徒结对数", "对", "师徒结对"),
        ("高考报名人数", "人", "高考报名"),
        ("综合差异系数", "", "综合差异系数为"),
        ("九年义务教育巩固率", "%", "九年义务教育巩固率为"),
        ("资助资金", "万元", "资助资金"),
        ("师生比", RATIO_UNIT, "师生比为"),
    ],
)
def test_a_name_stands_before_its_number_as_people_write_it(name: str, unit: str, wanted: str):
    assert label(name, unit) == wanted
