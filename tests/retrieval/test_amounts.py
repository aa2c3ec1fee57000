"""An amount is a number in the unit asked for; years, dates and 文号 are none."""

from __future__ import annotations

import pytest

from retrieval.amounts import states_amount


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("全县共有小学29所", ("所",)),
        ("劝返三十七名学生", ("名",)),
        ("投入经费1,250余万元", ("元",)),
        ("资助3907人次", ("人次",)),
        ("巩固率达98.6％", ("%",)),
        ("占比在三成以上", ("%",)),
        ("师生比为1∶16.5", (":",)),
        ("在校生4.2万人", ("人",)),
        ("年度：2024；指标：小学；数值：29；单位：所", ("所",)),
        ("年度：2024；小学数（所）：29；初中数（所）：9", ("所",)),
        ("新建学校两所", ()),
    ],
)
def test_a_number_in_the_unit_asked_for_is_an_amount(text: str, units: tuple[str, ...]) -> None:
    assert states_amount(text, units)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("全县共有小学29所", ("人",)),
        ("资助3907人次", ("人",)),
        ("无一名学生失学", ("名",)),
        ("没有一所学校停课", ("所",)),
        ("每一名教师都参加", ("名",)),
        ("2024年9月印发", ()),
        ("霞教发〔2024〕12号", ()),
        ("年度：2024；指标：小学；数值：29；单位：所", ("人",)),
        ("", ()),
    ],
)
def test_what_only_looks_like_an_amount_is_none(text: str, units: tuple[str, ...]) -> None:
    assert not states_amount(text, units)
