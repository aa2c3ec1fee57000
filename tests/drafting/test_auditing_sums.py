"""A draft whose totals, parts and shares do not come out is told so, at the number that is wrong."""

from __future__ import annotations

import pytest

from tests.drafting.audited import cell, table, told

BROKEN = {
    "total_off": (
        "全县在校学生36499人，其中小学24612人、初中12385人。",
        ("sum_mismatch", "36499人", "36997人"),
    ),
    "digits_of_a_part_changed_about": (
        "适龄残疾儿童少年351人，其中随班就读283人，特殊教育学校就读97人，送教上门16人。",
        ("sum_mismatch", "283人", "238人"),
    ),
    "parts_named_before_their_numbers": (
        "义务教育专任教师3181人，小学、初中专任教师分别为1896人、1305人。",
        ("sum_mismatch", "1896人", "1876人"),
    ),
    "parts_in_brackets": (
        "落实资助资金1493.03万元（中央和省级1365.18万元，地方172.85万元）。",
        ("sum_mismatch", "172.85万元", "127.85万元"),
    ),
    "money_that_is_too_little": (
        "发放资金683.4万元，其中中央和省级资金512.6万元、县级配套资金171.8万元。",
        ("sum_mismatch", "683.4万元", "684.4万元"),
    ),
    "share_of_a_stated_whole": (
        "全县有大班额95个，占班级总数3268个的3.9%。",
        ("share_mismatch", "3.9%", "2.9%"),
    ),
}


@pytest.mark.parametrize(("sentence", "wrong"), BROKEN.values(), ids=BROKEN)
def test_sum_or_share_that_does_not_come_out_is_found(sentence: str, wrong: tuple[str, str, str]) -> None:
    assert told(sentence) == [wrong]


TRUE = (
    "全县在校学生36997人，其中小学24612人、初中12385人。",
    "全县有义务教育学校83所（含教学点），其中完全小学31所、初中13所、九年一贯制学校6所、教学点32个、特殊教育学校1所。",
    # More than schools of two stages there are: nothing follows from what is missing.
    "全县有各级各类学校120所，其中小学46所、初中19所。",
    "在园幼儿9585人，其中公办园5598人、普惠性民办园3163人。",
    # Some of them only.
    "全县专任教师2846人，其中骨干教师311人、县级名师27人。",
    "在校（园）学生98764人，其中学前12305人，小学45218人，初中24690人，高中阶段16321人，特教230人。",
    # A digit cut off is no fault.
    "落实资助资金665.15万元（中央和省级561.9万元，县级103.28万元）。",
    "全县有大班额23个，占班级总数1098个的2.1%。",
)


@pytest.mark.parametrize("sentence", TRUE)
def test_true_totals_and_incomplete_lists_raise_no_alarm(sentence: str) -> None:
    assert told(sentence) == []


def test_two_stages_of_a_paper_on_compulsory_education_are_all_there_are() -> None:
    sentence = "建成投用教学楼2栋，新增学位750个，其中小学540个、初中300个。"
    title = "云岭县2024年控辍保学工作总结"
    assert told(sentence, title=title) == [("sum_mismatch", "540个", "450个")]
    assert told(sentence.replace("540", "450")) == []


def test_what_the_statistics_confirm_is_not_to_blame() -> None:
    """Without the table the total is suspected; the table says that it is right and the part wrong."""
    sentence = "全县在校学生36997人，其中小学24912人、初中12385人。"
    known = table(
        cell("students_compulsory", 2024, "36997", "人"),
        cell("students_primary", 2024, "24612", "人"),
        cell("students_junior", 2024, "12385", "人"),
    )
    assert told(sentence, table=known) == [("sum_mismatch", "24912人", "24612人")]


def test_number_that_breaks_a_sum_and_a_change_is_told_once() -> None:
    sentence = "全县在校学生39697人，其中小学24612人、初中12385人。2023年全县在校学生37500人，2024年比上年减少503人。"
    assert told(sentence) == [("sum_mismatch", "39697人", "36997人")]


def test_part_is_to_blame_where_another_sum_confirms_the_total() -> None:
    sentence = "全县在校学生36997人，其中小学24612人、初中12358人，男生19000人、女生17997人。"
    assert told(sentence) == [("sum_mismatch", "12358人", "12385人")]


def test_parts_that_exceed_their_total_are_never_right() -> None:
    assert [code for code, _, _ in told("全县在校学生3000人，其中小学2612人、初中1385人。")] == ["sum_mismatch"]
