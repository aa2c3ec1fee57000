"""The years that a text speaks of are not those that stand in names of papers."""

from __future__ import annotations

import pytest

from retrieval.periods import years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年共有小学31所", {2023}),
        ("2021-2023年新建学校", {2021, 2022, 2023}),
        ("2022年至2024年", {2022, 2023, 2024}),
        ("2022—2024学年", {2022, 2023, 2024}),
        ("2024年春季学期", {2024}),
        ("2023届毕业生", {2023}),
        ("年度：2023；数值：31；单位：所", {2023}),
        ("资助1974人次", set()),
        ("培训教师2024名", set()),
        ("按照《2021年送教方案》办理", set()),
        ("霞教发〔2022〕9号", set()),
        ("2021级学生入学时", {2021}),
        ("二〇二三年共有小学31所", {2023}),
        ("2018年9月至2020年6月改造校舍", {2018, 2019, 2020}),
        ("“十四五”期间加快建设", set()),
        ("图书2076.9万册", set()),
        ("去年新建3所", set()),
        ("", set()),
    ],
)
def test_only_years_spoken_of_count(text: str, years: set[int]) -> None:
    assert years_in(text) == years
