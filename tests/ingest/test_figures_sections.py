"""What a heading, a title or a word for the country says of figures: invented counties, one promise each."""

from __future__ import annotations

import pytest

from ingest.figuring.school_years import school_year_around, school_year_before, school_year_of
from ingest.figuring.sections import level_of_heading
from tests.ingest.test_figures_times import figures

JUNIOR = ("一、基本情况", "全县户籍人口45.2万人。", "二、初中", "招生4100人,在校生12050人,专任教师890人,生师比13.5:1。")
JUNIOR_HEADINGS = ("一、基本情况", "二、初中")


def test_heading_of_one_kind_of_school_rules_the_scope_of_its_section() -> None:
    read = {g.value_text: (g.indicator, g.scope) for g in figures(*JUNIOR, headings=JUNIOR_HEADINGS)}
    assert read["4100"] == ("intake_junior", "初中")
    assert read["12050"] == ("students_junior", "初中")
    assert read["890"] == ("teachers_full_time", "初中")
    assert read["13.5:1"] == ("student_teacher_ratio", "初中")


def test_heading_leaves_what_names_another_kind_or_is_of_the_place() -> None:
    body = "义务教育阶段在校生41200人,普通高中招生2000人,农村留守儿童4500人。"
    read = {g.value_text: (g.indicator, g.scope) for g in figures("一、小学", body, headings=("一、小学",))}
    assert read["41200"] == ("students_compulsory", "全县")
    assert read["2000"] == ("senior_intake", "普通高中")
    assert read["4500"] == ("left_behind", "农村")


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("小学", "小学"),
        ("三、初中教育", "初中"),
        ("学前教育发展情况", "幼儿园"),
        ("特殊教育", "特殊教育"),
        ("高中阶段教育", "高中阶段"),
        ("职业教育", "中职"),
        ("义务教育", ""),
        ("化解城区小学大班额", ""),
        ("特殊群体", ""),
    ],
)
def test_only_a_heading_that_is_a_kind_of_school_rules(title: str, level: str) -> None:
    assert level_of_heading(title) == level


def test_population_has_no_kind_of_schooling() -> None:
    read = figures("一、义务教育概况云岭县辖9镇,户籍人口45.2万人。", headings=())
    assert next(g for g in read if g.value_text == "45.2").scope == "全县"


@pytest.mark.parametrize(
    ("title", "school_year"),
    [
        ("云岭县2021—2022学年度教育工作总结", "2021-2022学年"),
        ("云岭县2022-2023学年教育事业统计公报", "2022-2023学年"),
        ("关于2022—2023学年专项督导情况的通报", None),
        ("云岭县2022年教育工作总结", None),
        ("云岭县2020—2023学年教育工作总结", None),
    ],
)
def test_report_of_a_school_year_is_told_by_its_title(title: str, school_year: str | None) -> None:
    assert school_year_of(title) == school_year


def test_school_years_are_reckoned() -> None:
    assert school_year_before("2022-2023学年") == "2021-2022学年"
    assert [school_year_around(part) for part in ("2022秋季", "2023春季", "2023")] == [
        "2022-2023学年",
        "2022-2023学年",
        None,
    ]


def test_figures_of_the_country_are_not_the_countys() -> None:
    country, county = figures("全国平均巩固率95.7%,我县为97.2%。")
    assert (country.indicator, country.region) == (None, None)
    assert (county.indicator, county.region) == ("consolidation_rate", "云岭县")


def test_schools_in_which_something_is_found_are_no_count_of_schools() -> None:
    read = {g.value_text: g.indicator for g in figures("46所学校存在安全隐患,12所学校食堂未达标,38所学校通过验收。")}
    assert read == {"46": None, "12": None, "38": None}


def test_schools_of_which_one_is_named_are_counted_by_the_verb() -> None:
    read = figures("新建云岭县第三小学等5所学校,改扩建云岭中学等6所学校。")
    assert [(g.indicator, g.value_text) for g in read] == [("schools_new", "5"), ("schools_rebuilt", "6")]


def test_aid_is_told_by_its_verb_and_summed_over_the_school_year() -> None:
    read = figures(
        "2021年秋季学期资助6120人次、402.5万元,2022年春季学期资助6240人次、418.3万元,全学年合计12360人次、820.8万元。",
        title="云岭县2021—2022学年教育工作总结",
        year=2022,
        date="2022-08-30",
    )
    assert [g.indicator for g in read] == ["aid_person_times", "aid_funds"] * 3
    assert [g.period for g in read[::2]] == ["2021秋季", "2022春季", "2021-2022学年"]


def test_allowance_is_of_what_the_clause_before_names() -> None:
    read = figures("乡村教师生活补助按任教年限分三档,每人每月分别为200元、350元、500元。")
    assert {(g.indicator, g.unit, g.kind) for g in read} == {("rural_teacher_allowance", "元/人·月", "standard")}


def test_average_has_no_parts() -> None:
    read = figures("每百名学生拥有计算机16.1台,其中小学15.2台、初中18.8台。")
    assert [g.whole for g in read] == [None, None, None]


def test_double_unit_still_opens_the_list_of_parts() -> None:
    whole, *parts = figures("全县共有中小学校和教学点101所(个):初级中学18所,完全小学52所,教学点31个。")
    assert whole.indicator == "school_total"
    assert [part.whole for part in parts] == [whole.id] * 3
