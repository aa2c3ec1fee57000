"""A row of a table is told from prose, and says which place it is of."""

from __future__ import annotations

import pytest

from corpus.rows import is_row, place_of_row

ROW = "县区：霞桥县；年度：2024；指标：小学数；数值：29；单位：所"


@pytest.mark.parametrize("text", [ROW, "学校：城东小学；班级数：12；学生数（人）：540", "甲：1；乙：；丙：3；丁：4"])
def test_three_headed_values_make_a_row(text: str) -> None:
    assert is_row(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "县区：霞桥县",
        "县区：霞桥县；年度：2024",
        "具体情况如下：小学29所；初中9所；高中2所。",
        "全县现有小学29所，初中9所。",
    ],
)
def test_prose_is_no_row(text: str) -> None:
    assert not is_row(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (ROW, "霞桥县"),
        ("年度：2024；区县：柳湾区；小学数：18", "柳湾区"),
        ("年度：2024；县（市、区）：霞桥县；小学数：29", "霞桥县"),
        ("序号：1；县（市）：霞桥县；小学数：29", "霞桥县"),
        ("年度：2024；指标：小学数；数值：29", None),
        ("学校：城东小学；所在地区域面积：2；班级数：12", None),
        ("县区：霞桥县", None),
        ("本表按县区：霞桥县、柳湾区分列。", None),
    ],
)
def test_a_row_is_of_the_place_it_names(text: str, place: str | None) -> None:
    assert place_of_row(text) == place
