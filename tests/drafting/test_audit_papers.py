"""A draft against the library's papers: what it repeats wrongly is told, what it rightly says anew is not."""

from __future__ import annotations

import pytest

from tests.drafting.held_against import audited, paper, table, told

OWN = """云岭县2024年控辍保学工作总结
全县共有义务教育阶段学校79所，在校学生36494人，其中小学23976人、初中12518人。
全年组织控辍保学专项督导五次，下发整改通知书14份，整改完成率比上年提高3.5个百分点。
县财政安排控辍保学专项经费268万元，比上年增加18万元。
残疾儿童少年送教上门27人，每月上门不少于两次，累计送教512人次。
云岭县教育局印发了工作提示，要求各中心学校在开学后十日内完成学籍核对。"""

LAST = """云岭县2023年控辍保学工作总结
全县共有义务教育阶段学校83所，在校学生36997人，其中小学24612人、初中12385人。
县财政安排控辍保学专项经费250万元，比上年增加12万元。
残疾儿童少年送教上门31人，每月上门不少于两次，累计送教496人次。
云岭县在全市率先建立学籍月报制度，各中心学校按月核对学籍。"""

OTHER = """禾川区2024年控辍保学工作总结
全区共有义务教育阶段学校58所，在校学生62421人，其中小学41905人、初中20516人。
区财政安排控辍保学专项经费405万元，比上年增加33万元。"""

LIBRARY = [paper(OWN, name="/papers/own.txt"), paper(LAST, name="/papers/last.txt"), paper(OTHER, name="/papers/o.txt")]

CHANGED = [
    ("在校学生36494人", "在校学生36944人", ("figure_mismatch", "36944人", "36494人")),
    ("督导五次", "督导六次", ("figure_mismatch", "六次", "五次")),
    ("通知书14份", "通知书41份", ("figure_mismatch", "41份", "14份")),
    ("3.5个百分点", "3.5%", ("percent_vs_point", "3.5%", "3.5个百分点")),
    ("经费268万元", "经费268亿元", ("unit_mismatch", "268亿元", "268万元")),
    ("增加18万元", "减少18万元", ("change_direction", "减少", "增加")),
    ("云岭县教育局", "禾川区教育局", ("wrong_region", "禾川区", "云岭县")),
    ("累计送教512人次", "累计送教512所", ("unit_mismatch", "512所", "512人次")),
]


@pytest.mark.parametrize(("was", "now", "expected"), CHANGED, ids=[now for _, now, _ in CHANGED])
def test_a_copy_that_differs_is_held_to_the_paper_of_its_place_and_year(
    was: str, now: str, expected: tuple[str, str, str]
) -> None:
    assert told(audited(OWN.replace(was, now), papers=LIBRARY)) == [expected]


def test_the_finding_shows_the_stretch_of_the_paper() -> None:
    (found,) = audited(OWN.replace("通知书14份", "通知书41份"), papers=LIBRARY)
    (witness,) = found.evidence
    assert "通知书14份" in getattr(witness, "quote", "")
    assert getattr(witness, "title", None) == "云岭县2024年控辍保学工作总结"


@pytest.mark.parametrize("text", [OWN, LAST, OTHER], ids=["own", "last", "other"])
def test_a_paper_that_the_library_holds_is_right(text: str) -> None:
    assert told(audited(text, papers=LIBRARY)) == []


def test_a_new_years_summary_repeats_last_years_sentences_with_its_own_numbers() -> None:
    assert told(audited(OWN, papers=[paper(LAST)])) == []


def test_the_place_in_a_sentence_repeated_from_last_year_must_be_the_own_one() -> None:
    draft = "云岭县2024年控辍保学工作总结\n禾川区在全市率先建立学籍月报制度，各中心学校按月核对学籍。"
    assert told(audited(draft, papers=[paper(LAST)])) == [("wrong_region", "禾川区", "云岭县")]


def test_another_countys_sentence_with_own_numbers_is_no_fault() -> None:
    draft = "云岭县2024年控辍保学工作总结\n县财政安排控辍保学专项经费268万元，比上年增加18万元。"
    assert told(audited(draft, papers=[paper(OTHER)])) == []


def test_a_year_that_is_not_the_papers_is_told() -> None:
    built = "截至2024年底，全县建成寄宿制学校11所，覆盖所有乡镇。"
    base = f"云岭县2024年教育工作总结\n{built}\n食堂全部实行大宗食材集中采购。\n"
    draft = base.replace("截至2024年底", "截至2021年底")
    assert told(audited(draft, papers=[paper(base)])) == [("wrong_year", "2021年", "2024年")]


def test_what_the_statistics_say_goes_before_what_a_paper_says() -> None:
    wrong = OWN.replace("学校79所", "学校76所")
    assert told(audited(OWN, statistics=table(), papers=[paper(wrong)])) == []


def test_last_years_number_is_stale_where_a_paper_of_the_year_has_another() -> None:
    draft = "云岭县2024年义务教育情况\n目前，我县义务教育阶段在校学生为36997人，教育总体平稳。"
    assert told(audited(draft, papers=LIBRARY)) == [("stale_figure", "36997人", "36494人")]


def test_papers_that_contradict_each_other_accuse_nobody() -> None:
    one = paper("云岭县2024年情况通报\n义务教育阶段在校学生为36494人。", name="/papers/1.txt")
    two = paper("云岭县2024年工作汇报\n义务教育阶段在校学生为36810人。", name="/papers/2.txt")
    draft = "云岭县2024年义务教育情况\n我县义务教育阶段在校学生有36944人。"
    assert told(audited(draft, papers=[one, two])) == []
