"""What no figure answers: who, when, why, how, which ones, yes or no, in papers of other layouts and other words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.library import Library, opened
from corpus.types import AnswerStatus, Turn
from tests.retrieval.papers import asked, fill, said

REPORT = """梅岭县教育局关于2024年义务教育工作情况的报告

县人民政府：
2024年10月上旬至11月中旬，督导评估组在副县长罗致远带领下走访了31所学校。现报告如下。

一、工作进展
1.守牢入学底线。由县控辍办牵头，民政、残联配合，每季度核对一次户籍信息。全年没有一名学生失学。
2.办好小规模学校。①保留教学点14个，由中心校统一排课；②为每个教学点配备1名全科教师；③教学点教室全部安装取暖设备。
3.提升教师素质。受编制总量限制，音体美教师缺口较大，目前主要靠走教解决。
4.推进课后服务。收费实行政府指导价，家庭经济困难学生全部免费。
二、主要困难
新建小区集中交付，学位供给跟不上；部分宿舍老化，洗浴不便；心理健康教师多为兼职。
三、下阶段安排
一是2025年9月前建成滨河学校；二是启动宿舍改造；三是与市师范学院合作培养心理健康教师。

梅岭县教育局
2025年1月9日
"""
SCHEME = """梅岭县人民政府办公室关于印发《梅岭县集团化办学实施方案》的通知
梅政办发〔2024〕31号

各乡镇人民政府：
《梅岭县集团化办学实施方案》已经县政府同意，现印发给你们，请认真贯彻执行。

梅岭县人民政府办公室
2024年8月16日

梅岭县集团化办学实施方案

第一部分 总体目标
到2027年，集团化办学覆盖全县所有乡镇。
第二部分 主要任务
（一）优化集团布局
县教育局负责审核组建方案，县委编办负责核定集团编制总额。
（二）推行一体化管理
集团内实行统一课程教学、统一教师调配。理事长由龙头校校长兼任。
第三部分 保障措施
（一）强化组织领导。成立由县长任组长的领导小组。
（二）强化督导评估。连续两年评估不合格的集团，取消龙头校资格。
"""
NOTICE = """松溪县教育局关于做好送教上门工作的通知
松教发〔2024〕5号

各中心学校：
一、组织检查
全年检查发现问题37个，已整改35个，其余2个正在推进。
二、安全要求
送教须两人以上同行，学校应当为送教教师购买意外伤害保险。

松溪县教育局
2024年3月6日
"""
PAPERS = {"梅岭县报告.txt": REPORT, "梅岭县集团化方案.txt": SCHEME, "松溪县通知.txt": NOTICE}


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("others")
    with opened(folder / "library", open_encoder=None) as library:
        fill(library, folder / "in", PAPERS)
        yield library


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("梅岭县控辍工作由哪个部门牵头？", ("县控辍办牵头",)),
        ("梅岭县集团的编制由哪个部门核定？", ("县委编办",)),
        ("梅岭县集团理事长由谁担任？", ("龙头校校长",)),
        ("梅岭县的督导评估是谁带队、什么时候去的？", ("罗致远", "10月上旬至11月中旬")),
        ("梅岭县多久核对一次户籍信息，哪些部门配合？", ("每季度", "民政、残联")),
        ("滨河学校什么时候建好？", ("2025年9月前",)),
    ],
)
def test_who_and_when_are_told_with_all_that_their_sentence_names(
    others: Library, question: str, told: tuple[str, ...]
) -> None:
    answer = said(asked(others, question))
    assert all(each in answer for each in told), answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("梅岭县音体美教师为什么不够？", "受编制总量限制"),
        ("梅岭县评估不合格的集团怎么处理？", "取消龙头校资格"),
        ("梅岭县课后服务穷孩子要交钱吗？", "全部免费"),
        ("松溪县有没有给送教的老师买保险？", "意外伤害保险"),
    ],
)
def test_everyday_words_find_what_papers_write_for_them(others: Library, question: str, told: str) -> None:
    assert told in said(asked(others, question))


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("梅岭县义务教育有什么难处？", ("学位供给跟不上", "宿舍老化", "多为兼职")),
        ("梅岭县接下来打算做什么？", ("滨河学校", "宿舍改造", "师范学院")),
        ("梅岭县集团化办学的主要任务有哪些？", ("优化集团布局", "推行一体化管理")),
        ("梅岭县集团化办学的保障措施有哪几项？", ("强化组织领导", "强化督导评估")),
        ("梅岭县对教学点采取了哪些措施？", ("统一排课", "全科教师", "取暖设备")),
    ],
)
def test_a_list_is_found_in_any_layout(others: Library, question: str, items: tuple[str, ...]) -> None:
    answer = said(asked(others, question))
    assert all(item in answer for item in items), answer


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("梅岭县有没有学生失学？", "没有。"),
        ("松溪县检查发现的问题都整改了吗？", "不是全部。"),
        ("梅岭县集团化办学已经覆盖所有乡镇了吗？", "尚不能这样说"),
    ],
)
def test_yes_or_no_says_what_is_left_and_what_is_planned(others: Library, question: str, word: str) -> None:
    assert said(asked(others, question)).startswith(word)


def test_the_facts_of_a_paper_that_forwards_another_are_its_own(others: Library) -> None:
    assert "梅政办发〔2024〕31号" in said(asked(others, "梅岭县集团化办学方案是几号文？"))
    assert "2024年8月16日" in said(asked(others, "梅岭县集团化办学方案什么时候印发的？"))


def test_what_is_asked_of_a_paper_after_its_number_is_asked_of_the_paper(others: Library) -> None:
    before = Turn("松溪县送教上门工作的通知文号是什么？", "松教发〔2024〕5号。")
    assert "2024年3月6日" in said(asked(others, "它是哪天印发的？", history=[before]))


@pytest.mark.parametrize(
    "question",
    [
        "梅岭县食堂由哪家公司承包？",
        "梅岭县为什么取消晚自习？",
        "滨河学校为什么停工了？",
        "梅岭县游泳馆什么时候开放？",
        "梅岭县有没有开设游泳课？",
        "梅岭县有哪些学校获评绿色学校？",
        "梅岭县如何开展防溺水教育？",
    ],
)
def test_a_matter_that_no_paper_names_is_refused_whatever_is_asked_of_it(others: Library, question: str) -> None:
    assert asked(others, question).status is AnswerStatus.NOT_FOUND


def test_the_list_of_one_place_is_never_given_for_another(others: Library) -> None:
    assert "编制" not in said(asked(others, "松溪县集团化办学的主要任务有哪些？"))
