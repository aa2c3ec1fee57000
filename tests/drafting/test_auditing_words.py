"""What the words beside a number belie: signs, points, units told again, lists in one breath."""

from __future__ import annotations

import pytest

from tests.drafting.audited import audited, told


@pytest.mark.parametrize(
    ("line", "quote", "expected"),
    [
        ("在园幼儿8747人，同上年相比增加358人，下降3.9%。", "增加", "减少"),
        ("专任教师3181人，同上年的3221人相比增加40人。", "增加", "减少"),
        ("幼儿园67所，上年68所，净增1所。", "净增", "净减"),
        ("大班额由24个、18个减到10个，比2022年增加14个。", "增加", "减少"),
    ],
)
def test_a_verb_that_the_numbers_beside_it_belie_is_turned(line: str, quote: str, expected: str) -> None:
    assert told(line) == [("change_direction", quote, expected)]


@pytest.mark.parametrize(
    ("line", "quote", "expected"),
    [
        ("九年义务教育巩固率达98.7%，高于上年0.4%。", "0.4%", "0.4个百分点"),
        ("巩固率从2022年的98.2%、2023年的98.5%提高到2024年的98.8%，两年累计提升0.6%。", "0.6%", "0.6个百分点"),
        ("小学、初中巩固率各为99.7%、98.0%，后者同比上升0.6%。", "0.6%", "0.6个百分点"),
        ("小学、初中合格率分别为95.3%、93.9%，较上年各升0.3个和0.4%。", "0.4%", "0.4个百分点"),
    ],
)
def test_gaps_between_rates_are_told_in_points(line: str, quote: str, expected: str) -> None:
    assert ("percent_vs_point", quote, expected) in told(line)


def test_the_distance_to_an_aim_follows_from_both() -> None:
    line = "九年义务教育巩固率达98.8%，超过省定95%的目标{}个百分点。"
    assert told(line.format("6.8")) == [("change_mismatch", "6.8个百分点", "3.8个百分点")]
    assert told(line.format("3.8")) == []


@pytest.mark.parametrize(
    ("line", "quote", "expected"),
    [
        ("资助学生1.34人次，具体为13403人次。", "1.34人次", "1.34万人次"),
        ("新增学位1188个，是2022年916人的1.30倍。", "916人", "916个"),
        ("教学班1240个，其中小学875人、班均38.3人，初中365个、班均45.6人。", "875人", "875个"),
        ("在册留守儿童4757人，同上年相比净减209所。", "209所", "209人"),
        ("现有教职工3739人、专任教师3439人，前者净增9所。", "9所", "9人"),
        ("义务教育学校83所；小学、初中、一贯制学校、教学点依次为37所、20所、8所、18人。", "18人", "18所"),
    ],
)
def test_units_that_the_numbers_beside_them_belie(line: str, quote: str, expected: str) -> None:
    assert told(line) == [("unit_mismatch", quote, expected)]


@pytest.mark.parametrize(
    "line",
    [
        "幼儿园47所，公办、民办各24所、22所，公办增1所、民办减2所。",
        "学校共83所；按类型划分，小学、初中、九年一贯制学校、教学点、特殊教育学校依次为37所、18所、8所、18个、1所。",
        "资助资金1720.31万元，中央省级与地方分别承担1466.62万元和253.39万元。",
        "残疾儿童296人，安置方式有三：随班就读的174人，占比58.8%；进特校就读的98人；由学校送教上门的32人。",
    ],
)
def test_lists_told_in_one_breath_make_up_their_total(line: str) -> None:
    assert [code for code, _, _ in told(line)] == ["sum_mismatch"]


def test_one_year_stands_once_in_a_series() -> None:
    line = "2022年发放资金1124.17万元，2023年为1069.56万元，{}年为1022.48万元。"
    assert ("self_contradiction", "2022年", None) in told(line.format(2022))
    assert told(line.format(2024)) == []


@pytest.mark.parametrize(
    "line",
    [
        "在园幼儿8747人，同上年相比减少358人，下降3.9%。",
        "幼儿园67所，上年68所，净减1所，公办40所。",
        "大班额由24个、18个减到10个，比2022年减少14个，其中小学余4个、初中余6个。",
        "幼儿园47所，公办、民办各25所、22所，公办增1所、民办减2所。",
        "资助资金1720.31万元，中央省级与地方分别承担1466.62万元和253.69万元。",
        "新增学位1188个，是2022年916个的1.30倍，其中，小学761个，初中427个。",
        "小学、初中合格率分别为95.3%、93.9%，较上年各升0.3个和0.4个百分点。",
        "每百名学生拥有计算机14.9台，其中小学14.2台，初中16.1台。",
        "依据《关于加强控辍保学工作的通知》(云教发[2023]14号),开展督查,成效明显.",
        "在校生7.27万人，精确数为72682人。",
        "经费投入增加358万元，生均经费下降3.9%。",
    ],
)
def test_true_lines_in_these_wordings_are_left_alone(line: str) -> None:
    assert told(line) == []


def test_a_part_counted_apart_is_a_matter_to_check_and_no_error() -> None:
    found = audited("现有义务教育学生34550人，其中小学12000人，初中22550人，特教130人。")
    assert [(each.code.value, each.severity.value) for each in found] == [("sum_mismatch", "warning")]


def test_square_brackets_are_told_where_the_paper_keeps_the_right_ones_elsewhere() -> None:
    line = "依据《控辍保学通知》(云教发[2023]14号),落实云政发〔2022〕3号."
    assert told(line) == [("docno_format", "云教发[2023]14号", "云教发〔2023〕14号")]
