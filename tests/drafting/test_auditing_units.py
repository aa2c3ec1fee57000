"""Measure words that cannot be of what is counted are found; the many ways to count rightly are left alone."""

from __future__ import annotations

import pytest

from tests.drafting.audited import told

WRONG = {
    "schools_as_people": ("全县现有义务教育阶段学校128人。", "128人", "128所"),
    "pupils_as_schools": ("全县在校学生36997所。", "36997所", "36997人"),
    "in_a_list_that_adds_up": ("全县在校学生36997人，其中小学24612所、初中12385人。", "24612所", "24612人"),
    "kind_of_school_among_kinds": (
        "小学39所，初中18所，九年一贯制学校7人，教学点5个，特殊教育学校1所。",
        "7人",
        "7所",
    ),
    "change_unlike_its_level": ("留守儿童5047人，比上年减少279所。", "279所", "279人"),
    "before_and_after": ("大班额由年初的31个减少到19人。", "19人", "19个"),
    "two_stages": ("专任教师中小学2187人、初中1479所。", "1479所", "1479人"),
    "noun_behind": ("18人学校组建5个教联体。", "18人", "18所"),
    "children_behind": ("其余4所残疾儿童随班就读。", "4所", "4人"),
    "computers_as_books": ("每百名学生拥有计算机14.9册。", "14.9册", "14.9台"),
    "spending_in_yuan": ("全县教育经费支出11.28元。", "11.28元", None),
    "people_in_fractions": ("全县户籍人口56.54人。", "56.54人", None),
    "cents_a_head": ("全年资助困难学生10652人次，发放资金986元。", "986元", None),
    "millions_a_head": ("全年资助困难学生9314人次，发放资金742.1亿元。", "742.1亿元", None),
    "rate_in_schools": ("九年义务教育巩固率99.4所。", "99.4所", "99.4%"),
}


@pytest.mark.parametrize(("sentence", "quote", "expected"), WRONG.values(), ids=WRONG)
def test_unit_that_cannot_be_of_what_is_counted_is_found(sentence: str, quote: str, expected: str | None) -> None:
    assert told(sentence) == [("unit_mismatch", quote, expected)]


RIGHT = (
    "升入高中阶段学校7802人，其中普通高中5120人。",
    "专任教师中小学2187人、初中1479人。",
    "县域内义务教育学校交流教师236名，其中骨干教师58名。",
    "全县普通学校随班就读222人，特殊教育学校就读69人，送教上门33人。",
    "学生不足100人的教学点8个。",
    "全县2000人以上学校3所，均制定分流方案。",
    "抽查学校3人小组逐校核查台账。",
    "新建学生宿舍3栋，改造5所学生食堂。",
    "全县教育经费支出11.28亿元，比上年增加5900万元。",
    "小学、初中平均班额分别为42.8人和47.9人。",
    "生均教学用房面积小学4.6平方米、初中5.9平方米。",
    "对寄宿生按每生每年1000元的标准补助，全年发放资金683.4万元。",
    "每百名学生拥有骨干教师1.3人。",
    "全年资助困难学生11240人次，发放资金683.4万元，其中县级配套171.8万元。",
    "教师培训覆盖率100%，学生参与率91.3%。",
    "城区学校12所、教师1280人、学生20140人。",
)


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_units_raise_no_alarm(sentence: str) -> None:
    assert told(sentence) == []
