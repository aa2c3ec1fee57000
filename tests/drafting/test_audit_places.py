"""Places and years that a draft names without a figure: told only where it is sure that the draft is another's."""

from __future__ import annotations

import pytest

from tests.drafting.held_against import audited, paper, table, told

BODY = (
    "2024年，云岭县认真落实控辍保学各项要求。现将工作情况总结如下：\n"
    "一、基本情况\n义务教育阶段在校学生36494人，其中小学23976人、初中12518人，落实资助资金1502.85万元。\n"
    "二、主要做法\n云岭县坚持逐校核对学籍。云岭县严格落实劝返责任。\n"
    "云岭县教育局\n2024年12月20日"
)
TITLE = "云岭县2024年控辍保学工作总结\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"禾川区2024年控辍保学工作总结\n{BODY}", ("wrong_region", "禾川区", "云岭县")),
        (TITLE + BODY.replace("云岭县教育局", "禾川区教育局"), ("wrong_region", "禾川区", "云岭县")),
        (TITLE + BODY.replace("云岭县严格", "禾川区严格"), ("wrong_region", "禾川区", "云岭县")),
        (f"云岭县2022年控辍保学工作总结\n{BODY}", ("wrong_year", "2022年", "2024年")),
        (TITLE + BODY.replace("2024年，云岭县", "2021年，云岭县"), ("wrong_year", "2021年", "2024年")),
    ],
    ids=["title", "signature", "subject", "title's year", "lead's year"],
)
def test_a_place_or_year_of_another_paper_is_told(text: str, expected: tuple[str, str, str]) -> None:
    assert told(audited(text, statistics=table())) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "赴禾川区学习经验，禾川区坚持一生一策的做法值得借鉴。",
        "与禾川区教育局签订协作协议，联合开展劝返。",
        "禾川区义务教育阶段学校58所，我县79所。",
        "认真落实青江市教育局2022年以来的部署。",
        "根据2021年印发的方案，继续完善月报制度。",
        "青江市高度重视控辍保学工作。",
    ],
)
def test_other_places_and_years_may_be_spoken_of(sentence: str) -> None:
    assert told(audited(TITLE + BODY.replace("云岭县严格", f"{sentence}云岭县严格"), statistics=table())) == []


def test_small_numbers_that_are_all_another_places_are_told_together() -> None:
    found = audited(
        f"{TITLE}2024年秋季学期，禾川区有义务教育阶段学校79所，其中小学31所、初中13所。", statistics=table()
    )
    assert told(found) == [("wrong_region", "禾川区", "云岭县")]


def test_a_change_against_the_year_itself_names_the_wrong_year() -> None:
    found = audited(f"{TITLE}九年义务教育巩固率为99.4%，比2024年的99.2%提高0.2个百分点。", statistics=table())
    assert told(found) == [("wrong_year", "2024年", "2023年")]


def test_a_paper_of_another_year_says_nothing_about_years() -> None:
    last = paper("云岭县2023年控辍保学工作总结\n截至2023年底，全县建成寄宿制学校11所，覆盖所有乡镇。")
    assert told(audited(f"{TITLE}截至2024年底，全县建成寄宿制学校12所，覆盖所有乡镇。", papers=[last])) == []
