"""Periods are read as papers write them, in one canonical form, and never out of titles, 文号 or counts."""

from __future__ import annotations

import pytest

from corpus.periods import (
    PeriodKind,
    comparable_period,
    find_periods,
    parse_period,
    period_kind,
    period_label,
    resolve,
    same_period,
    years_of,
)


def _read(text: str) -> list[str | None]:
    return [mention.period.text if mention.period else mention.relative for mention in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2023年共有小学31所", ["2023"]),
        ("2023年度", ["2023"]),
        ("２０２３年", ["2023"]),
        ("2023 年 9 月 30 日", ["2023-09"]),
        ("二〇二三年九月", ["2023-09"]),
        ("二○二三年", ["2023"]),
        ("一九九八年", ["1998"]),
        ("2023年全年", ["2023"]),
        ("2023届毕业生", ["2023"]),
        ("2023年上半年", ["2023上半年"]),
        ("2023上半年", ["2023上半年"]),
        ("2023年下半年", ["2023下半年"]),
        ("2023年秋季学期", ["2023秋季"]),
        ("2023年秋季", ["2023秋季"]),
        ("2024年春，全市", ["2024春季"]),
        ("2023年第一季度", ["2023一季度"]),
        ("2023年前三季度", ["2023前三季度"]),
        ("2023年9月", ["2023-09"]),
        ("2023-09-30", ["2023-09"]),
        ("2023.9.30", ["2023-09"]),
        ("2023年底", ["2023末"]),
        ("2023年年末", ["2023末"]),
        ("2023年初，全市有学校", ["2023初"]),
        ("2023年1—9月", ["2023前三季度"]),
        ("2023年3-5月", ["2023-03至2023-05"]),
        ("2022年9月至2023年7月", ["2022-09至2023-07"]),
        ("2022—2024学年", ["2022-2024学年"]),
        ("2020-2021学年度", ["2020-2021学年"]),
        ("2020/2021学年", ["2020-2021学年"]),
        ("2023学年", ["2023-2024学年"]),
        ("2022-23学年", ["2022-2023学年"]),
        ("2022—2023学年第二学期", ["2023春季"]),
        ("2022-2023学年上学期", ["2022秋季"]),
        ("2018年至2024年", ["2018-2024"]),
        ("自2018年到2024年", ["2018-2024"]),
        ("2013-2018年", ["2013-2018"]),
        ("2018年9月至2020年", ["2018-2020"]),
        ("2018年以来", ["2018-"]),
        ("从2018年开始", ["2018-"]),
        ("“十四五”期间", ["2021-2025"]),
        ('"十三五"时期', ["2016-2020"]),
        ("“十四五”末", ["2025末"]),
        ("先后于2015年、2017年、2018年三次验收", ["2015", "2017", "2018"]),
        ("2015、2017、2018年", ["2015", "2017", "2018"]),
        ("2021、2022两年", ["2021", "2022"]),
        ("2023年3月、9月", ["2023-03", "2023-09"]),
        ("年度：2023；数值：31", ["2023"]),
        ("由2013年的53个减少到2018年的15个", ["2013", "2018"]),
    ],
)
def test_a_period_is_read_in_one_canonical_form(text: str, canonical: list[str]) -> None:
    assert _read(text) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "按照《2021年送教方案》办理",
        "依据《关于印发《2022年要点》的通知》",
        "霞教发〔2022〕9号",
        "某教函[2022]第 9 号",
        "资助1974人次",
        "购置2000册",
        "图书2076.9万册",
        "2025年版课程方案",
        "咨询电话0719-2023456",
        "第2023号",
        "公告2023年第5号",
        "三年行动计划（2014—2016年）",
        "“十四五”教育事业发展规划",
        "印发2023年工作要点",
        "年龄十四五岁",
        "2023级",
        "义务教育法第2020条",
        "本年级",
        "上学年龄",
        "5岁以上年龄",
        "基本年限",
        "以前年度",
        "每年9月",
        "连续3年",
        "9个月",
        "",
    ],
)
def test_what_only_looks_like_a_year_is_no_period(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2023年初中在校生", ["2023"]),
        ("2018年初步建成", ["2018"]),
        ("2018年底数不清", ["2018"]),
        ("2023年春节", ["2023"]),
        ("2018年起草", ["2018"]),
        ("2023年招生计划", ["2023"]),
        ("2018年-2013年", ["2018", "2013"]),
    ],
)
def test_the_word_behind_a_year_is_not_torn(text: str, canonical: list[str]) -> None:
    assert _read(text) == canonical


@pytest.mark.parametrize(
    ("text", "relative", "resolved"),
    [
        ("今年", "今年", "2023"),
        ("今年以来", "今年", "2023"),
        ("今年上半年", "今年", "2023上半年"),
        ("本年度", "本年", "2023"),
        ("上年", "去年", "2022"),
        ("上年同期", "去年", "2022"),
        ("上一年度", "去年", "2022"),
        ("去年底", "去年", "2022末"),
        ("去年秋季学期", "去年", "2022秋季"),
        ("前年", "前年", "2021"),
        ("目前", "目前", "2023"),
        ("截至目前", "目前", "2023"),
        ("近三年", "近3年", "2021-2023"),
        ("五年来", "近5年", "2019-2023"),
        ("过去十年", "近10年", "2014-2023"),
        ("近年来", "近年", None),
        ("上学年", "上学年", "2022-2023学年"),
        ("本学年", "本学年", "2023-2024学年"),
        ("3-5月份", "本年", "2023-03至2023-05"),
        ("9月底", "本年", "2023-09"),
        ("上半年", "本年", "2023上半年"),
        ("年底", "本年", "2023末"),
    ],
)
def test_a_relative_period_waits_for_the_papers_year(text: str, relative: str, resolved: str | None) -> None:
    (mention,) = find_periods(text)
    assert (mention.text, mention.period, mention.relative) == (text, None, relative)
    period = resolve(mention, anchor=2023, month=10)
    assert (period.text if period else None) == resolved


def test_a_school_year_is_not_guessed_from_the_year_alone() -> None:
    (mention,) = find_periods("上学年")
    assert resolve(mention, anchor=2023) is None
    in_june = resolve(mention, anchor=2023, month=6)
    assert in_june is not None
    assert in_june.text == "2021-2022学年"


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("到2025年底，完成", True),
        ("力争到2025年建成", True),
        ("2025年底前完成", True),
        ("均在2018年前实现", True),
        ("9月底前完成", True),
        ("截至2023年底", False),
        ("减少到2018年的15个", False),
        ("2023年前三季度", False),
        ("去年、前年", False),
    ],
)
def test_a_time_by_which_something_is_to_be_says_so(text: str, deadline: bool) -> None:
    assert find_periods(text)[0].deadline is deadline


def test_offsets_are_into_the_whole_text() -> None:
    text = "2021年旧事。今年 2023 年 9 月，另有２０２０—２０２１学年。"
    start = text.index("。") + 1
    mentions = find_periods(text, start=start)
    assert [text[m.start : m.end] for m in mentions] == [m.text for m in mentions]
    assert [m.text for m in mentions] == ["今年", "2023 年 9 月", "２０２０—２０２１学年"]
    assert find_periods(text, start=0, end=start)[0].text == "2021年"


@pytest.mark.parametrize(
    ("canonical", "kind", "years", "label"),
    [
        ("2023", PeriodKind.YEAR, {2023}, "2023年"),
        ("2023上半年", PeriodKind.PART, {2023}, "2023年上半年"),
        ("2023秋季", PeriodKind.PART, {2023}, "2023年秋季学期"),
        ("2023一季度", PeriodKind.PART, {2023}, "2023年第一季度"),
        ("2023前三季度", PeriodKind.PART, {2023}, "2023年前三季度"),
        ("2023-08", PeriodKind.PART, {2023}, "2023年8月"),
        ("2023-03至2023-05", PeriodKind.PART, {2023}, "2023年3月至5月"),
        ("2022-09至2023-07", PeriodKind.SPAN, {2022, 2023}, "2022年9月至2023年7月"),
        ("2023末", PeriodKind.PART, {2023}, "2023年末"),
        ("2022-2024学年", PeriodKind.SCHOOL_YEAR, {2022, 2023, 2024}, "2022—2024学年"),
        ("2018-2020", PeriodKind.SPAN, {2018, 2019, 2020}, "2018—2020年"),
        ("2018-", PeriodKind.SPAN, {2018}, "2018年以来"),
    ],
)
def test_canonical_forms_are_understood_and_written(
    canonical: str, kind: PeriodKind, years: set[int], label: str
) -> None:
    assert parse_period(canonical) is not None
    assert period_kind(canonical) is kind
    assert years_of(canonical) == years
    assert period_label(canonical) == label


@pytest.mark.parametrize(
    "canonical", ["2023", "2023上半年", "2023末", "2023-08", "2020-2021学年", "2018-2024", "2018-", "2022-09至2023-07"]
)
def test_a_label_is_read_back_as_the_same_period(canonical: str) -> None:
    assert _read(period_label(canonical)) == [canonical]


def test_what_is_no_period_is_said_to_be_none() -> None:
    assert parse_period("去年") is None
    assert parse_period("2024-2018") is None
    assert period_kind("") is None
    assert years_of("不详") == frozenset()
    assert period_label("不详") == "不详"


def test_only_one_and_the_same_period_is_the_same() -> None:
    assert same_period("2023", "2023")
    assert not same_period("2023", "2023末")
    assert not same_period(None, None)


@pytest.mark.parametrize(
    ("one", "other", "comparable"),
    [
        ("2023", "2023末", True),
        ("2023-12", "2023末", True),
        ("2023", "2023", True),
        ("2020-2021学年", "2020-2021学年", True),
        ("2023上半年", "2023", False),
        ("2023-08", "2023", False),
        ("2020-2021学年", "2020", False),
        ("2023", "2022", False),
        ("2018-2023", "2023", False),
        ("2023初", "2023", False),
        (None, "2023", False),
    ],
)
def test_figures_stand_side_by_side_only_where_their_periods_do(
    one: str | None, other: str | None, comparable: bool
) -> None:
    assert comparable_period(one, other) is comparable
    assert comparable_period(other, one) is comparable


def test_unclosed_titles_and_runs_of_digits_end() -> None:
    assert find_periods("《" * 2000 + "2023" * 2000) == []
