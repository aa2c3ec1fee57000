"""Questions for numbers are answered from the figures of the papers: by key, with every calculation shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.library import Library, opened
from corpus.types import Answer, AnswerStatus, StatementKind, Turn
from tests.retrieval.papers import asked, fill, said

PAPERS = {
    "沙田县2024年总结.txt": """沙田县2024年义务教育工作总结
一、基本情况
2024年，全县共有义务教育学校62所，其中小学41所、初中18所、九年一贯制学校3所。义务教育阶段在校学生28640人，其中小学19512人，初中9128人。
全县留守儿童3016人，随迁子女874人。九年义务教育巩固率为98.9%。
二、主要做法
（一）化解大班额。56人以上大班额由2021年的40个减少到2024年的25个。
（二）落实送教上门。全县应入学适龄残疾儿童212人，其中随班就读131人、特殊教育学校就读60人、送教上门21人。
（三）推进教联体建设。到2026年底，教联体覆盖率达到90%以上。
沙田县教育局
2024年12月10日
""",
    "沙田县2023年总结.txt": """沙田县2023年义务教育工作总结
一、基本情况
2023年，全县义务教育阶段在校学生29105人，其中小学20087人，初中9018人。九年义务教育巩固率为98.2%。
沙田县教育局
2023年12月12日
""",
    "沙田县通报.txt": """沙田县2024年秋季开学检查情况通报
开学检查覆盖全县义务教育学校，2024年全县共有义务教育学校60所。
沙田县教育局
2024年10月8日
""",
    "溪口区2024年总结.txt": """溪口区2024年义务教育工作总结
一、基本情况
2024年，全区共有义务教育学校35所。义务教育阶段在校学生4.2万人，其中小学26731人，初中15204人。全区留守儿童412人。
九年义务教育巩固率为99.6%。
二、主要做法
全区应入学适龄残疾儿童188人，其中送教上门21人。
溪口区教育局
2024年12月5日
""",
    "平川市2024年总结.txt": """平川市2024年义务教育优质均衡发展情况报告
一、基本情况
2024年，全市下辖云溪区、石坪县、桐山县。小学、初中综合差异系数情况如下：
云溪区：小学0.24，初中0.22；石坪县：小学0.35，初中0.28；桐山县：小学0.24，初中0.31。
平川市教育局
2024年11月20日
""",
}


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("counties")
    with opened(folder / "library", open_encoder=None) as library:
        fill(library, folder / "in", PAPERS)
        yield library


def calculations(answer: Answer) -> list[str]:
    return [statement.calculation for statement in answer.statements if statement.calculation]


def test_a_figure_is_given_in_the_papers_words_with_its_year(counties: Library) -> None:
    answer = asked(counties, "沙田县有多少留守儿童？")
    assert answer.status is AnswerStatus.ANSWERED
    assert [statement.kind for statement in answer.statements] == [StatementKind.FIGURE]
    assert said(answer) == "全县留守儿童3016人（2024年）"


def test_a_total_and_its_parts_are_one_quote(counties: Library) -> None:
    answer = asked(counties, "沙田县2024年义务教育阶段在校学生有多少人？其中小学、初中各多少？")
    assert said(answer) == "义务教育阶段在校学生28640人，其中小学19512人，初中9128人（2024年）"


def test_a_sum_over_counties_shows_its_numbers_and_cites_both(counties: Library) -> None:
    answer = asked(counties, "沙田县和溪口区2024年小学在校生一共多少人？")
    assert calculations(answer) == ["19512 + 26731 = 46243"]
    worked = next(statement for statement in answer.statements if statement.calculation)
    assert worked.kind is StatementKind.DERIVED
    assert worked.text.startswith("据原文计算：")
    assert {answer.citations[number - 1].region for number in worked.citations} == {"沙田县", "溪口区"}


def test_a_sum_of_the_parts_of_one_county(counties: Library) -> None:
    assert calculations(asked(counties, "溪口区小学和初中在校生一共多少人？")) == ["26731 + 15204 = 41935"]


def test_numbers_of_two_scales_are_compared_in_one(counties: Library) -> None:
    answer = asked(counties, "沙田县和溪口区2024年义务教育在校生谁多？多多少？")
    assert calculations(answer) == ["42000 - 28640 = 13360"]
    assert "溪口区比沙田县多13360人" in said(answer)


def test_equal_numbers_are_said_to_be_equal(counties: Library) -> None:
    assert "沙田县与溪口区相同" in said(asked(counties, "沙田县和溪口区送教上门的学生哪个多？"))


def test_a_change_is_worked_out_with_its_rate(counties: Library) -> None:
    answer = asked(counties, "沙田县大班额减少了多少个，降幅是多少？")
    assert calculations(answer) == ["40 - 25 = 15", "(40 - 25) ÷ 40 = 37.5%"]
    assert "减少15个" in said(answer)
    assert "降幅37.5%" in said(answer)


def test_rates_change_by_points(counties: Library) -> None:
    answer = asked(counties, "沙田县九年巩固率2024年比2023年提高了多少？")
    assert "提高0.7个百分点" in said(answer)
    assert calculations(answer) == ["98.9 - 98.2 = 0.7"]


def test_a_share_is_of_the_whole_that_is_named(counties: Library) -> None:
    answer = asked(counties, "沙田县送教上门学生占应入学适龄残疾儿童的比例是多少？")
    assert calculations(answer) == ["21 ÷ 212 ≈ 9.9%"]


def test_ties_are_all_named_and_stages_are_not_mixed(counties: Library) -> None:
    answer = asked(counties, "平川市三个县区差异系数最低和最高的分别是哪里？")
    assert "小学综合差异系数最低的是云溪区、桐山县（均为0.24），最高的是石坪县（0.35）" in said(answer)
    assert "初中综合差异系数最低的是云溪区（0.22），最高的是桐山县（0.31）" in said(answer)


def test_two_papers_that_differ_are_both_shown_and_said_to_differ(counties: Library) -> None:
    answer = asked(counties, "沙田县2024年有多少所义务教育学校？")
    assert answer.status is AnswerStatus.CONFLICT
    assert "62所" in said(answer)
    assert "60所" in said(answer)
    assert "说法不一" in said(answer)


def test_an_aim_is_never_given_as_a_result(counties: Library) -> None:
    answer = asked(counties, "沙田县教联体覆盖率是多少？")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "材料只有目标" in said(answer)
    aim = asked(counties, "沙田县教联体覆盖率的目标是多少？")
    assert aim.status is AnswerStatus.ANSWERED
    assert "90%以上" in said(aim)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("沙田县留守儿童超过3000人吗？", "是。"),
        ("溪口区留守儿童超过1000人吗？", "不是。"),
        ("沙田县九年义务教育巩固率达到99%了吗？", "不是。"),
        ("溪口区九年义务教育巩固率达到99%了吗？", "是。"),
    ],
)
def test_a_question_against_a_value_is_answered_by_the_figure(counties: Library, question: str, begins: str) -> None:
    assert said(asked(counties, question)).startswith(begins)


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("沙田县2020年有多少留守儿童？", "3016人"),
        ("溪口区2022年的九年义务教育巩固率是多少？", "99.6%"),
    ],
)
def test_a_wrong_year_is_refused_with_the_nearest_figure(counties: Library, question: str, nearest: str) -> None:
    answer = asked(counties, question)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "最接近的是2024年" in said(answer)
    assert nearest in said(answer)
    assert nearest in answer.citations[0].quote


def test_a_county_that_says_nothing_is_named(counties: Library) -> None:
    answer = asked(counties, "沙田县和溪口区各有多少随迁子女？")
    assert answer.status is AnswerStatus.PARTIAL
    assert "沙田县：" in said(answer)
    assert "溪口区：材料未提及。" in said(answer)


def test_counties_beside_each_other_are_laid_out_in_a_table(counties: Library) -> None:
    answer = asked(counties, "沙田县和溪口区2024年留守儿童各有多少人？")
    assert answer.table is not None
    assert answer.table.columns == ("地区", "指标", "数值", "年份", "口径")
    assert [row[0] for row in answer.table.rows] == ["沙田县", "溪口区"]
    assert [row[2] for row in answer.table.rows] == ["3016人", "412人"]


def test_other_sub_questions_are_answered_from_the_passages_beside_the_figure(counties: Library) -> None:
    answer = asked(counties, "沙田县应入学适龄残疾儿童有多少人？怎样安置？")
    assert answer.status is AnswerStatus.ANSWERED
    for number in ("212人", "131人", "60人", "21人"):
        assert said(answer).count(number) == 1


def test_a_follow_up_asks_the_store_for_the_other_place(counties: Library) -> None:
    history = [Turn("沙田县2024年有多少留守儿童？", "全县留守儿童3016人")]
    assert "412人" in said(asked(counties, "那溪口区呢？", history=history))


def test_a_thing_that_is_not_what_is_counted_is_no_answer(counties: Library) -> None:
    assert "21人" not in said(asked(counties, "沙田县送教上门多少次？"))
    assert "62所" not in said(asked(counties, "沙田县新建了多少所学校？"))
