"""Figures are keyed by what they are of: own clauses of invented counties, one promise each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis
from corpus.terms import Vocabulary, load_vocabulary
from corpus.types import Document, DocumentKind, Section, SectionKind
from ingest.assemble import assemble
from ingest.figures import read_figures
from ingest.readers import read as read_file

VOCABULARY: Vocabulary = load_vocabulary()


def paper(
    text: str,
    *,
    region: str | None = "云岭县",
    year: int | None = 2024,
    kind: DocumentKind = DocumentKind.SUMMARY,
    sections: Sequence[Section] = (),
) -> Document:
    return Document(
        id="abc",
        source="a.txt",
        part=0,
        format="txt",
        encoding=None,
        text=text,
        title="云岭县工作总结",
        title_inferred=False,
        kind=kind,
        region=region,
        parent_region=None,
        issuer=None,
        year=year,
        date=None,
        docno=None,
        sections=tuple(sections),
    )


def read(text: str, **options: object) -> tuple[Figure, ...]:
    return read_figures(paper(text, **options), vocabulary=VOCABULARY)  # type: ignore[arg-type]


def keys(text: str, **options: object) -> list[str]:
    """``indicator scope value unit`` of each figure, in reading order."""
    return [f"{g.indicator} {g.scope} {g.value_text} {g.unit}".strip() for g in read(text, **options)]


CLAUSES = [
    # a noun before the number
    ("全县现有教学点18个。", ["school_teaching_point 教学点 18 个"]),
    ("全县义务教育学校教职工4120人。", ["staff_total 义务教育 4120 人"]),
    ("九年义务教育巩固率稳定在99.3%。", ["consolidation_rate 全县 99.3 %"]),
    ("学前三年毛入园率达到94.5%。", ["kindergarten_gross_rate 幼儿园 94.5 %"]),
    ("小学净入学率100%,初中毛入学率102.3%。", ["enroll_rate_primary 小学 100 %", "gross_enroll_junior 初中 102.3 %"]),
    ("县城区小学平均班额52人。", ["avg_class_size 城区小学 52 人"]),
    ("教师平均年龄43.5岁。", ["teacher_age_avg 全县 43.5 岁"]),
    ("普职比为6:4。", ["general_vocational_ratio 高中阶段 6:4 比"]),
    ("教育网络出口带宽20G。", ["bandwidth_g 全县 20 G"]),
    # a noun behind it
    ("全县共有教学班,合计1260个班级。", ["classes_total 全县 1260 个"]),
    ("对全县46名重度残疾儿童开展送教上门。", ["home_teaching 重度残疾 46 名"]),
    ("新建9所小学。", ["schools_new 小学 9 所"]),
    ("新增3160个学位。", ["new_seats 合计 3160 个"]),
    ("要求全县72所义务教育学校全部通网。", ["school_total 全县 72 所"]),
    (
        "126人在普通学校随班就读,38人接受送教上门服务。",
        ["disabled_inclusive 普通学校 126 人", "home_teaching 重度残疾 38 人"],
    ),
    # a part inherits what the whole counts
    (
        "全县义务教育在校生45210人,其中小学30100人,初中15110人。",
        ["students_compulsory 全县 45210 人", "students_primary 小学 30100 人", "students_junior 初中 15110 人"],
    ),
    (
        "共有各级各类学校90所,其中幼儿园40所、小学30所、初中18所、特殊教育学校2所。",
        [
            "schools_all 全县 90 所",
            "kindergartens 幼儿园 40 所",
            "school_primary 小学 30 所",
            "school_junior 初中 18 所",
            "school_special 特殊教育 2 所",
        ],
    ),
    # a chain of clauses is of the school that opened it
    (
        "小学41所,招生5210人,在校生30112人,毕业生4980人;初中12所,招生4100人,在校生12800人。",
        [
            "school_primary 小学 41 所",
            "intake_primary 小学 5210 人",
            "students_primary 小学 30112 人",
            "primary_graduates 小学 4980 人",
            "school_junior 初中 12 所",
            "intake_junior 初中 4100 人",
            "students_junior 初中 12800 人",
        ],
    ),
    # schools of all kinds are not those of compulsory schooling
    (
        "在校(园)学生8.6万人,其中学前1.2万人、小学4.1万人。",
        ["students_all 全县 8.6 万人", "None 学前教育 1.2 万人", "students_primary 小学 4.1 万人"],
    ),
    ("全县现有中小学校126所。", ["school_total 全县 126 所"]),
    # what is built is no stock, and verb or noun may be told once
    ("新建普通高中2所、初中1所。", ["schools_new 普通高中 2 所", "schools_new 初中 1 所"]),
    # a clause of its own says what the parts behind it are of
    (
        "高于规定学历教师比例,小学98.1%、初中94.6%。",
        ["teacher_high_edu_ratio 小学 98.1 %", "teacher_high_edu_ratio 初中 94.6 %"],
    ),
    # a noun before its parts, and one number for each of them
    (
        "专任教师分布在小学、初中的各为2105人、1246人。",
        ["teachers_full_time 小学 2105 人", "teachers_full_time 初中 1246 人"],
    ),
    # the head of a list, told once
    (
        "以小学为例,每百名学生拥有高于规定学历教师5.2人、县级以上骨干教师1.3人。",
        ["high_edu_per_100 小学 5.2 人", "backbone_per_100 小学 1.3 人"],
    ),
    # a bare rate is of what went before
    ("本科上线2318人,上线率达61.4%。", ["undergraduate_count 普通高中 2318 人", "undergraduate_rate 普通高中 61.4 %"]),
    (
        "学生体质健康合格率小学95.2%、初中93.6%,优良率均在42%以上。",
        [
            "fitness_pass_rate 小学 95.2 %",
            "fitness_pass_rate 初中 93.6 %",
            "fitness_excellent_rate 小学 42 %",
            "fitness_excellent_rate 初中 42 %",
        ],
    ),
    # a share whose whole has a number of its own
    (
        "56人以上大班额39个,占812个教学班的4.8%。",
        ["large_classes 全县 39 个", "classes_total 全县 812 个", "large_class_ratio 全县 4.8 %"],
    ),
    # parts that leave out the unit, and a share behind their bracket that is of the whole
    (
        "56人以上大班额15个(小学6、初中9),占班级总数的1.62%。",
        [
            "large_classes 全县 15 个",
            "large_classes 小学 6 个",
            "large_classes 初中 9 个",
            "large_class_ratio 全县 1.62 %",
        ],
    ),
    (
        "教职工2650人(其中小学1500人,初中1150人)。",
        ["staff_total 全县 2650 人", "staff_total 小学 1500 人", "staff_total 初中 1150 人"],
    ),
    (
        "新建学校8所,其中公办学校6所、民办学校2所。",
        ["schools_new 全县 8 所", "schools_new 公办 6 所", "schools_new 民办 2 所"],
    ),
    (
        "在校生5.83万人,小学39870人,初中18430人。",
        ["students_compulsory 全县 5.83 万人", "students_primary 小学 39870 人", "students_junior 初中 18430 人"],
    ),
    (
        "教职工4120人,其中专任教师3860人,专任教师中小学2100人、初中1760人。",
        [
            "staff_total 全县 4120 人",
            "teachers_full_time 全县 3860 人",
            "teachers_full_time 小学 2100 人",
            "teachers_full_time 初中 1760 人",
        ],
    ),
    (
        "资助资金920.5万元(中央和省级810万元,县级110.5万元)。",
        ["aid_funds 合计 920.5 万元", "aid_funds 中央省 810 万元", "aid_funds 县级 110.5 万元"],
    ),
    # what opens a clause holds for the next
    (
        "小学在校生21450人,班级498个,教职工1320人;初中在校生10230人,班级215个。",
        [
            "students_primary 小学 21450 人",
            "classes_total 小学 498 个",
            "staff_total 小学 1320 人",
            "students_junior 初中 10230 人",
            "classes_total 初中 215 个",
        ],
    ),
    # several subjects
    (
        "小学和初中的生师比分别为16.5:1和12.4:1。",
        ["student_teacher_ratio 小学 16.5:1 比", "student_teacher_ratio 初中 12.4:1 比"],
    ),
    (
        "初中、小学生均图书分别达到42册、31册。",
        ["books_per_student 初中 42 册", "books_per_student 小学 31 册"],
    ),
    (
        "小学六年巩固率、初中三年巩固率分别为100%和98.9%。",
        ["consolidation_rate_primary6 小学 100 %", "consolidation_rate_junior3 初中 98.9 %"],
    ),
    (
        "小学和初中教师学历达标率均为100%。",
        ["teacher_qualified_rate 小学 100 %", "teacher_qualified_rate 初中 100 %"],
    ),
    (
        "新增学位分别为小学1800个、初中900个。",
        ["new_seats 小学 1800 个", "new_seats 初中 900 个"],
    ),
    (
        "学生体质健康合格率小学95.2%、初中93.6%。",
        ["fitness_pass_rate 小学 95.2 %", "fitness_pass_rate 初中 93.6 %"],
    ),
    (
        "乡村教师生活补助按每人每月400元、550元、700元发放。",
        [f"rural_teacher_allowance 乡村教师 {value} 元/人·月" for value in (400, 550, 700)],
    ),
    # a bare rate is of its subject
    ("随迁子女2209人,入学率100%。", ["migrant_children 义务教育 2209 人", "migrant_enroll_rate 义务教育 100 %"]),
    ("大班额13个,占比0.92%。", ["large_classes 全县 13 个", "large_class_ratio 全县 0.92 %"]),
    ("义务教育巩固率稳步提升,达99.2%。", ["consolidation_rate 全县 99.2 %"]),
    (
        "2023年交流教师407人,比2022年的352人增长15.6%。",
        ["rotation_teachers 全县 407 人", "rotation_teachers 全县 352 人", "rotation_teachers 全县 15.6 %"],
    ),
    (
        "随迁子女10432人,占在校学生的16.7%,其中在公办学校就读比例为95.6%。",
        ["migrant_children 义务教育 10432 人", "None  16.7 %", "migrant_public_ratio 义务教育 95.6 %"],
    ),
    ("发放补助6842人次、512.47万元。", ["aid_person_times 义务教育 6842 人次", "aid_funds 合计 512.47 万元"]),
    # shares
    ("大班额16个,占班级总数的1.3%。", ["large_classes 全县 16 个", "large_class_ratio 全县 1.3 %"]),
    (
        "大班额16个,占班级总数1250个的1.3%。",
        ["large_classes 全县 16 个", "classes_total 全县 1250 个", "large_class_ratio 全县 1.3 %"],
    ),
    (
        "教育经费支出14.05亿元,占一般公共预算支出的17.2%。",
        ["edu_expenditure 全县 14.05 亿元", "edu_budget_share 全县 17.2 %"],
    ),
    (
        "交流轮岗教师215人,占符合交流条件教师的12.5%,其中骨干教师56人,占交流轮岗教师的26%。",
        [
            "rotation_teachers 全县 215 人",
            "rotation_ratio 符合条件教师 12.5 %",
            "rotation_backbone 骨干教师 56 人",
            "rotation_backbone_ratio 交流轮岗教师 26 %",
        ],
    ),
    # told in words
    ("全县无一例学生失学辍学。", ["dropout_count 全县 0 人"]),
    ("小学辍学率为零。", ["dropout_rate 小学 0 %"]),
    ("56人以上大班额全部清零。", ["large_classes 全县 0 个"]),
    # rules
    ("小学每班不超过45人。", ["class_size_cap 小学 45 人"]),
    ("保证学生每天1小时体育锻炼。", ["daily_pe_hours 中小学 1 小时/天"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clause_gives_these_figures(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


NO_INDICATOR = [
    ("义务教育学校办学条件明显改善(全省共6个)。", "6"),  # of another place
    ("新建学校21所,总投资4.1亿元。", "4.1"),  # of what was counted before
    ("走访学校28所。", "28"),  # some schools are not all
    ("走访班级152个。", "152"),
    ("29所学校的操场得到改造。", "29"),
    ("约谈校长3人。", "3"),
    ("每所学校至少配备1名专职心理教师。", "1"),  # for each one, not for the place
    ("回收问卷3046份。", "3046"),
    ("教师128所。", "128"),  # a unit that cannot be
    ("14所初中和5所小学录播教室实现互通。", "14"),  # the noun of the list stands at its end
]


@pytest.mark.parametrize(("text", "value"), NO_INDICATOR)
def test_what_no_rule_binds_is_a_figure_without_indicator_and_never_a_guess(text: str, value: str) -> None:
    figure = next(g for g in read(text) if g.value_text == value)
    assert figure.indicator is None
    assert figure.label


NO_FIGURES = ["6-11周岁儿童全部入学。", "《县域教育三年规划(2022—2024)》已经印发。", "实行九年一贯制。"]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_ages_titles_and_names_are_no_figures(text: str) -> None:
    assert read(text) == ()


def test_threshold_of_a_class_is_its_caliber_and_no_figure_of_its_own() -> None:
    (figure,) = read("56人及以上的大班额12个。")
    assert (figure.value_text, figure.caliber) == ("12", "56人及以上")


def test_note_behind_a_number_is_its_caliber() -> None:
    figures = read("全县义务教育学校63所(不含教学点),在校生4.2万人。")
    assert [g.caliber for g in figures] == ["不含教学点", None]


def test_quote_is_the_text_from_what_is_counted_to_the_quantity() -> None:
    text = "一、基本情况。目前,全县现有寄宿生9120人。"
    (figure,) = read(text)
    assert figure.quote == text[figure.start : figure.end] == "寄宿生9120人"
    assert text[figure.value_start : figure.value_end] == "9120人"


def test_ids_count_the_figures_in_reading_order() -> None:
    assert [g.id for g in read("小学12所,初中5所。")] == ["abc-0001", "abc-0002"]


# --- parts and wholes ---------------------------------------------------------------------------------------------


def test_parts_hang_on_their_whole_and_a_semicolon_in_brackets_divides_it_anew() -> None:
    whole, *parts = read("义务教育学校97所(其中小学80所,初中17所;公办学校90所,民办学校7所)。")
    assert {g.whole for g in parts} == {whole.id}
    assert [g.breakdown for g in parts] == [0, 0, 1, 1]
    assert whole.whole is None


def test_parts_that_sum_up_to_the_whole_go_on_behind_semicolons() -> None:
    text = "应入学残疾儿童337名,其中229名随班就读;72名在特殊教育学校就读;36名接受送教上门服务。"
    whole, *parts = read(text)
    assert [g.indicator for g in parts] == ["disabled_inclusive", "disabled_special_school", "home_teaching"]
    assert {g.whole for g in parts} == {whole.id}


def test_sum_of_money_is_of_all_of_it_and_not_of_its_last_part() -> None:
    figures = read("资金950万元,其中中央和省级资金810万元、县级资金140万元,资金总额比上年增加31万元。")
    assert (figures[-1].aspect, figures[-1].scope) == (Aspect.CHANGE, figures[0].scope)


def test_rule_in_a_bracket_does_not_make_the_result_a_rule() -> None:
    result, rule = read("每百名学生拥有计算机14台(省督导标准为13台)。")
    assert (result.kind, rule.kind) == (FigureKind.ACTUAL, FigureKind.STANDARD)


def test_list_ends_where_the_unit_changes() -> None:
    figures = read("学校46所,其中小学31所,初中15所,在校生38200人。")
    assert [g.whole is not None for g in figures] == [False, True, True, False]


def test_what_stands_apart_is_no_part() -> None:
    figures = read("义务教育学校63所,其中小学45所、初中18所;另有教学点22个。")
    assert figures[-1].whole is None


def test_bracket_with_a_note_lists_no_parts() -> None:
    figures = read("义务教育学校58所(含教学点3个)。")
    assert [g.whole for g in figures] == [None, None]
    assert figures[0].caliber == "含教学点3个"


def test_list_without_a_total_has_no_whole() -> None:
    assert [g.whole for g in read("小学12所、初中5所。")] == [None, None]


# --- places --------------------------------------------------------------------------------------------------------


def test_label_before_a_colon_is_the_place_of_its_figures() -> None:
    text = "各地综合差异系数如下:\n甲河区:小学0.21,初中0.31;乙山县:小学0.39,初中0.28。"
    figures = read(text, region="白栎市")
    assert [(g.region, g.scope, g.value_text, g.indicator) for g in figures] == [
        ("甲河区", "小学", "0.21", "cv_composite"),
        ("甲河区", "初中", "0.31", "cv_composite"),
        ("乙山县", "小学", "0.39", "cv_composite"),
        ("乙山县", "初中", "0.28", "cv_composite"),
    ]


def test_county_inside_a_city_is_not_the_city() -> None:
    text = "全市共有小学120所。平南县多方筹措,新建学校6所。"
    assert [g.region for g in read(text, region="贵港市")] == ["贵港市", "平南县"]


def test_place_that_opens_a_paragraph_holds_to_its_end() -> None:
    text = "平南县坚持教育优先。新建学校6所。\n全市共有小学120所。"
    assert [g.region for g in read(text, region="贵港市")] == ["平南县", "贵港市"]


def test_township_and_school_are_never_the_county() -> None:
    (town,) = read("石桥镇现有留守儿童86人。")
    assert town.region == "石桥镇"
    (school,) = read("石桥镇中心小学现有教职工52人。")
    assert (school.region, school.scope) == ("云岭县", "石桥镇中心小学")


def test_some_schools_are_named_as_the_scope() -> None:
    (figure,) = read("部分学校平均班额超过60人。")
    assert figure.scope == "部分学校"


def test_place_aimed_at_or_inside_an_office_is_no_subject() -> None:
    assert {g.region for g in read("选派教师30人赴杭州市跟岗,到登封市教育局学习2次。")} == {"云岭县"}


def test_each_of_several_places_passed_at_the_same_time() -> None:
    figures = read("港南区和港北区于2017年12月通过了国家义务教育均衡发展评估。", region="贵港市")
    assert [(g.region, g.value_text, g.indicator, g.scope) for g in figures] == [
        ("港南区", "2017年12月", "basic_balance_pass", "全区"),
        ("港北区", "2017年12月", "basic_balance_pass", "全区"),
    ]
    assert all(g.value is None for g in figures)


# --- times ---------------------------------------------------------------------------------------------------------

PERIODS = [
    ("2023年上半年资助学生1200人次。", "2023上半年", PeriodBasis.STATED),
    ("2022-2023学年,在校生1200人。", "2022-2023学年", PeriodBasis.STATED),
    ("在校生1200人。", "2024", PeriodBasis.DOCUMENT),
    ("目前,在校生1200人。", "2024", PeriodBasis.DOCUMENT),
    ("上年在校生1200人。", "2023", PeriodBasis.STATED),
    ("2019年,学校条件改善,在校生达1200人。", "2019", PeriodBasis.STATED),
]


@pytest.mark.parametrize(("text", "period", "basis"), PERIODS)
def test_period_is_the_one_told_else_the_papers(text: str, period: str, basis: PeriodBasis) -> None:
    figure = read(text)[0]
    assert (figure.period, figure.period_basis) == (period, basis)


def test_paper_without_a_year_gives_no_period() -> None:
    (figure,) = read("在校生1200人。", year=None)
    assert (figure.period, figure.period_basis) == (None, None)


def test_year_that_is_compared_with_is_not_the_figures_own() -> None:
    (figure,) = read("与2022年相比,小学在校生达1200人。")
    assert figure.period == "2024"


def test_each_year_has_its_own_value() -> None:
    figures = read("2022年、2023年分别投入教育经费5.2亿元、5.8亿元。")
    assert [(g.period, g.value_text) for g in figures] == [("2022", "5.2"), ("2023", "5.8")]


# --- changes -------------------------------------------------------------------------------------------------------


def test_from_one_level_to_another_gives_two_levels_of_their_own_times() -> None:
    figures = read("大班额由2022年的36个减少到2024年的8个。")
    assert [(g.indicator, g.period, g.value_text, g.aspect) for g in figures] == [
        ("large_classes", "2022", "36", Aspect.LEVEL),
        ("large_classes", "2024", "8", Aspect.LEVEL),
    ]


def test_earlier_level_without_a_time_has_none() -> None:
    assert [g.period for g in read("大班额由36个减少到8个。")] == [None, "2024"]


CHANGES = [
    (
        "教职工3266人,较上年增加45人,增长1.4%。",
        [("staff_total", "45", "人", "上年"), ("staff_total", "1.4", "%", "上年")],
    ),
    ("巩固率99.2%,比2022年提高1.5个百分点。", [("consolidation_rate", "1.5", "百分点", "2022")]),
    ("在校学生比2022年减少503人。", [("students_compulsory", "503", "人", "2022")]),
    ("教育经费支出8.6亿元,占一般公共预算支出的19%,同比增长6.3%。", [("edu_expenditure", "6.3", "%", "上年")]),
    (
        "小学、初中学生体质健康合格率分别为95.6%和93.4%,比上年分别提高0.5个和0.7个百分点。",
        [("fitness_pass_rate", "0.5", "百分点", "上年"), ("fitness_pass_rate", "0.7", "百分点", "上年")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_change_is_a_figure_of_its_own(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(g.indicator, g.value_text, g.unit, g.compared) for g in read(text) if g.aspect is Aspect.CHANGE]
    assert found == expected


def test_what_changed_is_what_the_next_number_is_of() -> None:
    change, level = read("大班额比上年减少20个,现有13个。")
    assert (change.aspect, level.aspect) == (Aspect.CHANGE, Aspect.LEVEL)
    assert level.indicator == "large_classes"


def test_new_seats_are_a_level_though_their_name_begins_with_a_verb() -> None:
    assert [g.aspect for g in read("新增学位3160个,增加学位600个。")] == [Aspect.LEVEL, Aspect.LEVEL]


# --- kinds ---------------------------------------------------------------------------------------------------------

KINDS = [
    ("义务教育巩固率达99.2%。", FigureKind.ACTUAL),
    ("到2026年,义务教育巩固率达到99.5%以上。", FigureKind.TARGET),
    ("力争新增学位2000个。", FigureKind.TARGET),
    ("交流轮岗教师比例不低于10%。", FigureKind.STANDARD),
    ("乡村教师生活补助每人每月400元。", FigureKind.STANDARD),
    ("生均公用经费基准定额为650元。", FigureKind.STANDARD),
    ("小学师生比1:16.8,超过国家1:19的标准。", FigureKind.ACTUAL),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_result_aim_and_rule_are_told_apart(text: str, kind: FigureKind) -> None:
    assert read(text)[0].kind is kind


def test_number_that_a_rule_names_is_the_rule() -> None:
    result, rule = read("小学师生比1:16.8,达到国家1:19的基本标准。")
    assert (result.kind, rule.kind) == (FigureKind.ACTUAL, FigureKind.STANDARD)
    assert rule.indicator == "staff_student_ratio"


@pytest.mark.parametrize(
    "text",
    [
        "生均体育运动场馆面积小学由6.9平方米增至7.7平方米(标准为7.5平方米),初中由9.6平方米增至10.3平方米(标准为10.2平方米)。",
        "生均体育运动场馆面积小学7.7平方米、初中10.3平方米,分别优于7.5平方米、10.2平方米的国家标准。",
        "小学、初中生均体育运动场馆面积分别为7.7平方米和10.3平方米,均高于国家规定的7.5平方米、10.2平方米。",
    ],
)
def test_standards_beside_levels_are_of_the_same_thing_and_part(text: str) -> None:
    told = {(g.scope, g.kind): g.value_text for g in read(text) if g.period or g.kind is FigureKind.STANDARD}
    assert {g.indicator for g in read(text)} == {"sports_area_per_student"}
    assert told == {
        ("小学", FigureKind.ACTUAL): "7.7",
        ("小学", FigureKind.STANDARD): "7.5",
        ("初中", FigureKind.ACTUAL): "10.3",
        ("初中", FigureKind.STANDARD): "10.2",
    }


def test_sum_behind_a_list_is_the_whole_of_its_parts() -> None:
    *years, total = read("2021年、2022年、2023年分别新增学位4200个、5600个、7350个,三年累计17150个。")
    assert (total.indicator, total.period) == ("new_seats", "2021-2023")
    assert {g.whole for g in years} == {total.id}
    assert [g.period for g in years] == ["2021", "2022", "2023"]


def test_teaching_points_told_beside_the_total_are_no_part_of_it() -> None:
    total, primary, points = read("全县有义务教育学校41所(不含教学点),其中小学41所,另设教学点17个。")
    assert (primary.whole, points.whole) == (total.id, None)
    assert points.label == "教学点"


def test_some_of_what_was_counted_have_no_indicator() -> None:
    points, few, more = read("全县教学点21个,其中学生不足10人的有8个,10—30人的有9个。")
    assert points.indicator == "school_teaching_point"
    assert (few.indicator, more.indicator) == (None, None)


def test_label_is_a_noun_phrase_that_begins_behind_the_heading() -> None:
    text = "一、基本情况全县义务教育阶段在校学生46872人,其中小学31255人。"
    section = Section(1, "一、", "基本情况", 0, len(text), 6, SectionKind.HEADING)
    total, primary = read(text, sections=[section])
    assert (total.label, total.quote) == ("义务教育阶段在校学生", "义务教育阶段在校学生46872人")
    assert primary.label == "小学在校学生"


def test_number_of_people_that_is_no_whole_number_is_no_count() -> None:
    assert [g.indicator for g in read("平均拥有骨干教师1.3人。")] == [None]


def test_section_of_plans_holds_aims() -> None:
    text = "四、下一步工作计划\n新建学校3所。"
    section = Section(1, "四、", "下一步工作计划", 0, len(text), 10, SectionKind.HEADING)
    assert read(text, sections=[section])[0].kind is FigureKind.TARGET


# --- whole papers --------------------------------------------------------------------------------------------------

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "corpus" / "samples").iterdir() if "2024" in path.name)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix + str(len(path.stem)))
def test_every_quotation_stands_in_one_line_and_every_whole_is_a_figure_of_the_paper(path: Path) -> None:
    contents = assemble(read_file(path), source=path.name, file_hash="0", vocabulary=VOCABULARY)
    for entry in contents.documents:
        ids = {g.id for g in entry.figures}
        assert len(ids) == len(entry.figures) > 0
        for g in entry.figures:
            assert g.quote == entry.document.text[g.start : g.end]
            assert g.start <= g.value_start < g.value_end <= g.end
            assert "\n" not in g.quote
            assert g.whole is None or g.whole in ids - {g.id}
            assert g.aspect is Aspect.CHANGE or g.compared is None
