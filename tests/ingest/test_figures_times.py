"""Every figure is of the time that its paper means: own clauses of invented counties, one promise each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.figures import Figure, FigureKind, PeriodBasis
from corpus.terms import Vocabulary, load_vocabulary
from corpus.types import Document, DocumentKind, Section, SectionKind
from ingest.figures import read_figures

VOCABULARY: Vocabulary = load_vocabulary()


def figures(
    *paragraphs: str,
    year: int | None = 2024,
    date: str | None = None,
    title: str = "云岭县义务教育工作情况",
    kind: DocumentKind = DocumentKind.SUMMARY,
    headings: Sequence[str] = (),
) -> tuple[Figure, ...]:
    """The figures of a paper; a paragraph that is named in ``headings`` opens a section that ends with the next."""
    text = "\n".join(paragraphs) + "\n"
    begins = sorted(text.index(heading) for heading in headings)
    ends = [*begins, len(text)][1:]
    sections = []
    for begin, end in zip(begins, ends, strict=False):
        body = text.index("\n", begin)
        number, _, name = text[begin:body].partition("、")
        sections.append(Section(1, f"{number}、", name, begin, end, body + 1, SectionKind.HEADING))
    document = Document(
        id="abc",
        source="a.txt",
        part=0,
        format="txt",
        encoding=None,
        text=text,
        title=title,
        title_inferred=False,
        kind=kind,
        region="云岭县",
        parent_region=None,
        issuer=None,
        year=year,
        date=date,
        docno=None,
        sections=tuple(sections),
    )
    return read_figures(document, vocabulary=VOCABULARY)


def periods(*paragraphs: str, **options: object) -> dict[str, str | None]:
    """The period of each value."""
    return {figure.value_text: figure.period for figure in figures(*paragraphs, **options)}  # type: ignore[arg-type]


ONE_SENTENCE = [
    # a time holds over commas and semicolons
    ("2022年,全县新建学校3所,改扩建学校5所;新增学位800个。", {"3": "2022", "5": "2022", "800": "2022"}),
    # a time in a bracket ends with it
    ("教育支出9.1亿元(2022年为8.7亿元),占财政支出的17.3%。", {"9.1": "2024", "8.7": "2022", "17.3": "2024"}),
    (
        "2023年资助学生9000人次(春季学期4200人次、秋季学期4800人次),发放资金700万元。",
        {"9000": "2023", "4200": "2023春季", "4800": "2023秋季", "700": "2023"},
    ),
    # a time right before a number of 其中 is that number's alone
    (
        "2023年开展督查6次,其中春季学期2次、秋季学期4次,通报学校9所。",
        {"6": "2023", "2": "2023春季", "4": "2023秋季", "9": "2023"},
    ),
    (
        "2021年以来补充教师300名,其中2021年90名,2022年130名,2023年80名;从来源看,特岗教师44名。",
        {"300": "2021-", "90": "2021", "130": "2022", "80": "2023", "44": "2021-"},
    ),
    # 全年 after half of it is the whole year
    (
        "2023年上半年劝返学生7人,下半年劝返学生5人,全年共劝返学生12人。",
        {"7": "2023上半年", "5": "2023下半年", "12": "2023"},
    ),
    # what is compared with is not the figure's time
    ("在校生5100人,比2022年减少140人。", {"5100": "2024", "140": "2024"}),
    # two levels are of two times; a first level that nobody dates is of none
    ("近视率由2021年的55.2%降至2023年的51.4%,下降3.8个百分点。", {"55.2": "2021", "51.4": "2023", "3.8": "2023"}),
    ("大班额由31个减少到9个。", {"31": None, "9": "2024"}),
    ("小学、初中综合差异系数由检查时的0.47、0.42分别降为0.41、0.36。", {"0.47": None, "0.42": None, "0.41": "2024"}),
    ("生均公用经费从今年秋季学期起由600元提高到700元。", {"600": None, "700": "2024-"}),
    ("群众满意度2023年为89.2%,2021年为83.1%,上升6.1个百分点。", {"89.2": "2023", "83.1": "2021", "6.1": "2023"}),
    # a list goes over the years of its span, 三年 is the span that was named
    (
        "2021年至2023年,县财政安排专项资金依次为210万元、260万元和330万元,三年合计800万元。",
        {"210": "2021", "260": "2022", "330": "2023", "800": "2021-2023"},
    ),
    ("2020年、2021年先后投入320万元、410万元。", {"320": "2020", "410": "2021"}),
    # an event's year is not the year of what there is now
    ("2018年通过国家义务教育基本均衡评估认定,现有学校94所。", {"94": "2024"}),
    ("3月印发《云岭县送教上门办法》,对34名残疾儿童送教上门。", {"34": "2024"}),
    # a bracket behind the number may hold its time, a share is of its amount's
    ("全县共有教师1200人(2023年统计数据),其中女教师700人。", {"1200": "2023", "700": "2023"}),
    ("交流轮岗教师2022年达到236人,占符合条件教师的13.2%。", {"236": "2022", "13.2": "2022"}),
    ("力争到2027年,专任教师本科率达到95%以上。", {"95": "2027"}),
    # what begins to be so ends at the semicolon, a deadline inside a sentence too
    ("2025年起执行每生每年800元;公办小学共有教师640名。", {"640": "2024"}),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SENTENCE, ids=[text[:16] for text, _ in ONE_SENTENCE])
def test_each_number_of_a_sentence_has_the_time_that_it_means(text: str, expected: dict[str, str | None]) -> None:
    found = periods(text)
    assert {value: found.get(value, "not read") for value in expected} == expected


PARAGRAPHS = [
    ("截至2022年底,全县共有学校63所。全县在校生41200人。教职工3018人。", {"41200": "2022", "3018": "2022"}),
    ("2022年全县有学校36所。在校生58300人。全县教师3100人。", {"36": "2022", "58300": "2022", "3100": "2022"}),
    ("截至2022年底,全县共有学校63所。目前,全县在校生41200人。", {"41200": "2024"}),
    ("2018年通过国家评估认定。在校生41200人。", {"41200": "2024"}),
    ("2022年省质量监测显示,达标比例为87.6%。小学巩固率99.3%。", {"87.6": "2022", "99.3": "2024"}),
    ("2021—2023年,累计投入6.1亿元。教职工3018人。", {"6.1": "2021-2023", "3018": "2024"}),
    ("2021—2023年累计投入6.1亿元,2023年为2.2亿元。三年新建学校6所。", {"2.2": "2023", "6": "2021-2023"}),
    ("教育支出9.1亿元(2022年为8.7亿元)。小学生均公用经费720元。", {"720": "2024"}),
    ("年末共有学校238所。其中,小学103所,招生8225人。", {"238": "2024末", "103": "2024末", "8225": "2024"}),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS, ids=[text[:16] for text, _ in PARAGRAPHS])
def test_a_time_is_carried_as_far_as_nothing_new_is_said(text: str, expected: dict[str, str | None]) -> None:
    found = periods(text)
    assert {value: found.get(value, "not read") for value in expected} == expected


def test_a_headings_year_is_that_of_its_section() -> None:
    found = periods(
        "一、2023年工作回顾",
        "新建学校6所。去年招聘教师210名。",
        "二、2024年工作安排",
        "新增学位600个。现有教师1830名。",
        headings=["一、", "二、"],
        year=2024,
    )
    assert found == {"6": "2023", "210": "2023", "600": "2024", "1830": "2024"}


def test_next_years_plans_in_last_years_report_are_of_next_year() -> None:
    found = figures(
        "一、基本情况",
        "全县现有学校36所。",
        "二、2024年工作打算",
        "计划新增学位600个。",
        year=2023,
        headings=["一、", "二、"],
    )
    assert [(g.period, g.period_basis) for g in found] == [
        ("2023", PeriodBasis.DOCUMENT),
        ("2024", PeriodBasis.STATED),
    ]


def test_an_aim_without_a_time_is_of_no_year_in_a_report() -> None:
    found = figures("一、意见建议", "建议每年补充教师不少于500名。", headings=["一、"])
    assert [(g.period, g.period_basis) for g in found] == [(None, None)]


def test_aims_of_a_plan_are_of_the_years_in_its_title_and_its_base_of_the_year_it_counts() -> None:
    found = periods(
        "一、工作基础",
        "2023年全县有义务教育学校36所。",
        "现有专任教师3487名。",
        "二、重点任务",
        "三年新建学校5所,新增学位900个。",
        "每年投入不少于1800万元。",
        title="云岭县教育三年攻坚方案(2024—2026年)",
        kind=DocumentKind.PLAN,
        headings=["一、", "二、"],
    )
    assert found["36"] == found["3487"] == "2023"
    assert found["5"] == found["900"] == found["1800"] == "2024-2026"


def test_a_deadline_holds_for_what_it_ends_or_opens() -> None:
    found = periods(
        "一、下一步工作",
        "剩余14个问题确保2024年12月底前销号。",
        "到2026年,新建小学3所;每年补充教师120名左右。",
        "拟新建初中2所,2025年秋季投入使用。",
        headings=["一、"],
    )
    assert found["14"] == "2024-12"
    assert found["3"] == found["120"] == "2026"
    assert found["2"] == "2025秋季"


def test_a_basis_said_once_is_that_of_all_counts_but_not_of_the_survey_itself() -> None:
    found = periods(
        "据2023年教育事业统计,全县有学校312所,其中公办297所。",
        "全县有留守儿童2864人。",
        "问卷显示,家长满意度86.4%;认为负担减轻的占62.7%。",
    )
    assert found == {"312": "2023", "297": "2023", "2864": "2023", "86.4": "2024", "62.7": "2024"}


def test_a_paper_without_a_year_takes_the_time_its_preface_counts_to() -> None:
    text = ("截至2024年8月底,已整改29个。", "一、整改情况", "全县有学校60所。大班额由21个压缩到6个。")
    found = periods(*text, year=None, headings=["一、"])
    assert found == {"29": "2024-08", "60": "2024", "21": None, "6": "2024"}
    assert periods("全县有学校60所。", year=None) == {"60": None}


def test_years_of_cited_titles_and_numbers_are_no_times() -> None:
    text = "按照《云岭县2019—2021年教育规划》(云政发〔2019〕7号)要求,全县共有教师640名。"
    assert periods(text)["640"] == "2024"


def test_a_period_told_near_is_stated_and_the_papers_own_is_not() -> None:
    stated, own = figures("2022年新建学校3所。", "新建学校4所。")
    assert (stated.period_basis, own.period_basis) == (PeriodBasis.STATED, PeriodBasis.DOCUMENT)
    assert stated.kind is FigureKind.ACTUAL


def test_a_january_report_is_of_the_year_that_it_opens_with() -> None:
    text = (
        "2023年,我县坚持教育优先发展,各项工作稳步推进。",
        "一、主要成效",
        "招聘教师210名。",
        "二、下一步打算",
        "计划新增学位600个。",
    )
    found = periods(*text, year=2024, headings=["一、", "二、"], kind=DocumentKind.REPORT)
    assert found == {"210": "2023", "600": None}


def test_recent_years_under_a_headings_year_end_with_it() -> None:
    found = periods("一、2023年工作回顾", "近三年累计新增学位1700个。下半年新建学校3所。", headings=["一、"], year=2024)
    assert found == {"1700": "2021-2023", "3": "2023下半年"}


def test_half_a_year_before_leaves_its_year_to_what_follows() -> None:
    found = periods("2023年上半年,新增学位600个。招聘教师30名。", year=2024)
    assert found == {"600": "2023上半年", "30": "2023"}


def test_what_was_before_a_year_is_not_of_it() -> None:
    assert periods("对2010年以前建成的32所学校进行改造。")["32"] == "2024"


def test_an_aim_of_this_year_is_of_the_year_in_which_the_paper_is_written() -> None:
    text = ("一、基本情况", "全县现有学校36所。", "二、下一步打算", "力争年内再建心理辅导室10个。")
    assert periods(*text, year=2023, date="2024-01-12", headings=["一、", "二、"]) == {"36": "2023", "10": "2024"}


SCHOOL_YEAR = {"title": "云岭县2022—2023学年教育工作汇报", "year": 2023, "date": "2023-08-20"}


def test_report_of_a_school_year_dates_what_names_no_time() -> None:
    assert periods("补充教师168人。全学年投入资金2.4亿元。2022年末户籍人口61.2万人。", **SCHOOL_YEAR) == {
        "168": "2022-2023学年",
        "2.4": "2022-2023学年",
        "61.2": "2022末",
    }


def test_school_year_before_is_told_in_passing() -> None:
    assert periods("疑似失学儿童由上学年的52人降至17人。补充教师168人。", **SCHOOL_YEAR) == {
        "52": "2021-2022学年",
        "17": "2022-2023学年",
        "168": "2022-2023学年",
    }


def test_plan_of_some_years_is_of_the_years_up_to_its_deadline() -> None:
    read = periods(
        "一、重点任务",
        "新增优质学位9600个。到2026年,生师比控制在15.8:1以内。",
        title="云岭县学位供给三年行动计划",
        year=None,
        kind=DocumentKind.PLAN,
        headings=("一、重点任务",),
    )
    assert read == {"9600": "2024-2026", "15.8:1": "2026"}


def test_count_of_a_month_lasts_and_what_goes_on_all_year_does_not() -> None:
    assert periods("截至2023年9月,全县有小学40所。在校生12400人。招生2100人。", year=2023) == {
        "40": "2023-09",
        "12400": "2023-09",
        "2100": "2023",
    }


def test_second_pair_of_levels_is_of_the_years_of_the_first() -> None:
    read = periods("大班额从2020年的213个压减到2023年的46个,占比由14.6%降到2.6%。", year=2023)
    assert read == {"213": "2020", "46": "2023", "14.6": "2020", "2.6": "2023"}


def test_what_is_of_a_year_to_come_is_an_aim() -> None:
    (figure,) = figures("2026年前再增加学位1.5万个。", year=2024)
    assert (figure.period, figure.kind) == ("2026", FigureKind.TARGET)


SERIES = [
    ("全县幼儿园67所，上年68所，净减1所；其中公办40所、民办27所。", ["2024", "2023", "2024", "2024", "2024"]),
    ("大班额由24个、18个减到10个。", [None, None, "2024"]),
    ("大班额由24个降至18个再降至10个。", [None, None, "2024"]),
    ("九年义务教育巩固率从2022年的98.2%、2023年的98.5%提高到98.8%。", ["2022", "2023", "2024"]),
    (
        "2022年、2023年、2024年，九年义务教育巩固率分别为97.9%、98.2%、98.7%；初中三年巩固率依次为96.9%、97.3%、97.8%。",
        ["2022", "2023", "2024"] * 2,
    ),
    ("新增学位1188个，是2022年916个的1.30倍，其中小学761个。", ["2024", "2022", "2024", "2024"]),
]


@pytest.mark.parametrize(("text", "periods"), SERIES)
def test_each_number_of_a_run_of_years_is_of_its_own_year(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in figures(text)] == periods
