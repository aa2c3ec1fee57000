"""Changes of a draft are held against both levels: the amount, the word, and percent against percentage points."""

from __future__ import annotations

import pytest

from tests.drafting.audited import audited, cell, read, table, told

BROKEN = {
    "amount": (
        "义务教育学校79所，比上年减少6所。2023年义务教育学校为83所。",
        ("change_mismatch", "6所", "4所"),
    ),
    "word": (
        "送教上门27人，比上年增加4人。2023年送教上门31人。",
        ("change_direction", "增加4人", "减少4人"),
    ),
    "from_to": (
        "大班额由上年的15个增加到7个。",
        ("change_direction", "增加", "减少"),
    ),
    "rate_from_to": (
        "九年义务教育巩固率由98.3%下降到99.1%。",
        ("change_direction", "下降", "提高"),
    ),
    "percent_beside_its_amount": (
        "公开招聘补充教师94人，较上年增加12人，增长17.1%。",
        ("change_mismatch", "17.1%", "14.6%"),
    ),
    "verbs_that_point_apart": (
        "九年义务教育巩固率下降到99.3%，比上年高0.3个百分点。",
        ("change_direction", "下降", "提高"),
    ),
    "percent_for_points": (
        "九年义务教育巩固率99.4%，比上年提高0.2%。",
        ("percent_vs_point", "0.2%", "0.2个百分点"),
    ),
    "percent_behind_points": (
        "小学、初中学生体质健康合格率分别为95.6%和93.4%，比上年分别提高0.5个、0.7%。",
        ("percent_vs_point", "0.7%", "0.7个百分点"),
    ),
    "points_for_a_count": (
        "全县教职工2580人，比上年增长3.5个百分点。",
        ("percent_vs_point", "3.5个百分点", "3.5%"),
    ),
    "increase_beyond_the_whole": (
        "全县教育经费总投入4.79亿元，比上年增加1654.7亿元。",
        ("unit_mismatch", "4.79亿元", None),
    ),
}


@pytest.mark.parametrize(("sentence", "wrong"), BROKEN.values(), ids=BROKEN)
def test_wrong_change_is_found(sentence: str, wrong: tuple[str, str, str | None]) -> None:
    assert told(sentence) == [wrong]


TRUE = (
    "义务教育学校79所，比上年减少4所。2023年义务教育学校为83所。",
    "大班额由上年的15个减少到7个，减少8个。",
    "九年义务教育巩固率由98.3%提高到99.1%，提高0.8个百分点。",
    "留守儿童4307人，比上年减少385人，下降8.2%。",
    "大班额由2022年的64个减少到23个，下降64.1%。",
    "教育经费支出12.3亿元，同比增长6.2%，增速比上年提高1.1个百分点。",
    "近视率由55.4%降至52.1%，下降3.3个百分点。",
    "民办园32所，与上年持平。",
)


@pytest.mark.parametrize("sentence", TRUE)
def test_true_changes_raise_no_alarm(sentence: str) -> None:
    assert told(sentence) == []


SCHOOLS = table(cell("school_total", 2023, "83", "所"), cell("school_total", 2024, "79", "所"))
RATES = table(cell("consolidation_rate", 2023, "99.2", "%"), cell("consolidation_rate", 2024, "99.4", "%"))


def test_change_is_held_against_the_cells_of_both_years() -> None:
    assert told("义务教育学校比上年减少5所。", table=SCHOOLS) == [("change_mismatch", "5所", "4所")]
    assert told("义务教育学校比上年增加4所。", table=SCHOOLS) == [("change_direction", "增加4所", "减少4所")]
    assert told("义务教育学校比上年减少4所。", table=SCHOOLS) == []
    found = audited("义务教育学校比上年减少5所。", table=SCHOOLS)[0]
    assert {each.value for each in SCHOOLS.cells} == {each.value for each in found.evidence if hasattr(each, "address")}


def test_points_of_a_rate_are_held_against_the_cells() -> None:
    assert told("九年义务教育巩固率比上年下降0.2个百分点。", table=RATES) == [
        ("change_direction", "下降0.2个百分点", "提高0.2个百分点")
    ]
    assert told("九年义务教育巩固率比上年提高0.3%。", table=RATES) == [("percent_vs_point", "0.3%", "0.2个百分点")]


def test_last_year_may_stand_in_the_countys_own_paper() -> None:
    before = read("留守儿童5326人。", title="云岭县2023年教育工作总结").figures
    assert told("留守儿童5047人，比上年减少297人。", figures=before) == [("change_mismatch", "297人", "279人")]
    assert told("留守儿童5047人，比上年减少279人。", figures=before) == []


def test_change_behind_a_list_may_be_of_the_whole() -> None:
    known = table(
        cell("aid_funds", 2023, "512.47", "万元"),
        cell("aid_funds", 2024, "538.90", "万元"),
        cell("aid_funds", 2023, "81.22", "万元", scope="地方"),
        cell("aid_funds", 2024, "89.54", "万元", scope="地方"),
    )
    sentence = "发放资助资金538.90万元，其中中央和省级449.36万元，地方89.54万元，比上年增加26.43万元。"
    assert told(sentence, table=known) == []


def test_level_is_told_by_the_change_beside_it_what_it_is_of() -> None:
    """Of the level alone no cell speaks; the change is right, so the level before it is not."""
    known = table(
        cell("left_behind", 2023, "4863", "人", scope="义务教育"),
        cell("left_behind", 2024, "4417", "人", scope="义务教育"),
    )
    assert told("留守儿童4147人，较上年减少446人。", table=known) == [("change_mismatch", "4147人", "4417人")]
    assert told("留守儿童4417人，较上年减少446人。", table=known) == []
    assert told("留守儿童4417人，较上年减少464人。", table=known) == [("change_mismatch", "464人", "446人")]
    assert told("农村留守儿童4147人，较上年减少446人。", table=known) == [("change_mismatch", "4147人", "4417人")]
    assert told("全县留守儿童比2023年的4863人减少446人。", table=known) == []
