"""Numbers that a question wants besides the one it names first, or that are worked back from a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from corpus.figures import Aspect
from corpus.library import Library, opened
from corpus.terms import Vocabulary
from corpus.tokens import Tokenizer
from corpus.types import AnswerStatus
from retrieval.figuring.choice import choose
from retrieval.figuring.companions import companion, parts_named
from retrieval.figuring.wanted import figures_asked
from retrieval.query import Query
from tests.retrieval.figures import figure
from tests.retrieval.papers import asked, fill, said

PAPERS = {
    "苇塘县2023年总结.txt": """苇塘县2023年义务教育工作总结
一、基本情况
2023年，全县共有义务教育学校48所，其中公办42所、民办6所。
56人以上大班额35个，较2022年减少14个。
全县应入学残疾儿童119人，其中随班就读70人、送教上门19人、特殊教育学校就读30人。
教师平均年龄43.2岁。小学辍学率为零，初中辍学率为0.4‰。
苇塘县教育局
2023年12月18日
""",
    "雀岭县2023年总结.txt": """雀岭县2023年义务教育工作总结
一、基本情况
2023年，全县共有义务教育学校51所。
雀岭县教育局
2023年12月20日
""",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of a county's paper, with its figures read."""
    folder = tmp_path_factory.mktemp("companions")
    with opened(folder / "library", open_encoder=None) as library:
        fill(library, folder / "in", PAPERS)
        yield library


def test_what_stood_before_a_change_is_worked_back(county: Library) -> None:
    answer = asked(county, "苇塘县2022年大班额有多少个？")
    assert "35 + 14 = 49" in said(answer)
    assert "2022年为49个" in said(answer)


def test_a_year_without_a_change_measured_against_it_stays_refused(county: Library) -> None:
    assert asked(county, "苇塘县2020年大班额有多少个？").status is AnswerStatus.NOT_FOUND


def test_the_share_of_a_part_is_worked_out_of_the_whole_it_is_in(county: Library) -> None:
    answer = asked(county, "苇塘县民办学校有几所？占多大比例？")
    assert "6 ÷ 48 = 12.5%" in said(answer)


def test_one_of_a_list_is_quoted_alone(county: Library) -> None:
    answer = asked(county, "苇塘县送教上门多少人？")
    assert [citation.quote for citation in answer.citations] == ["送教上门19人"]


@pytest.mark.parametrize(
    ("question", "value"),
    [("苇塘县老师平均多大年纪？", "43.2岁"), ("苇塘县初中辍学率是多少？", "0.4‰")],
)
def test_ages_and_permilles_are_units_of_their_own(county: Library, question: str, value: str) -> None:
    assert value in said(asked(county, question))


def test_a_companion_is_the_one_figure_close_behind(
    read: Callable[..., Query], vocabulary: Vocabulary, tokenizer: Tokenizer
) -> None:
    wants = figures_asked(read("霞桥县家访补多少元，惠及多少人次？"), vocabulary=vocabulary, tokenizer=tokenizer)[-1]
    wants = replace(wants, units=("人次",))
    first = figure("80", "元", label="家访补贴")
    near = figure("640", "人次", label="惠及", value_start=first.value_end + 3, value_end=first.value_end + 8)
    far = figure("950", "人次", label="惠及", value_start=first.value_end + 300, value_end=first.value_end + 305)
    assert companion([first], [first, near, far], wants) == near
    assert companion([first], [first, far], wants) is None
    assert companion([first], [first, near, replace(near, id="other")], wants) is None


def test_parts_are_named_only_where_they_add_up(
    read: Callable[..., Query], vocabulary: Vocabulary, tokenizer: Tokenizer
) -> None:
    question = "霞桥县专项督导查出的60条问题分哪几类，各多少条？"
    wants = figures_asked(read(question), vocabulary=vocabulary, tokenizer=tokenizer)[-1]
    whole = figure("60", "条", label="查出问题")
    parts = [figure(value, "条", label=f"{value}类", whole=whole.id) for value in ("21", "39")]
    mended = figure("50", "条", label="已整改", whole=whole.id, breakdown=1)
    assert parts_named([whole, *parts, mended], question, wants) == tuple(parts)
    assert parts_named([whole, parts[0], mended], question, wants) == ()
    assert parts_named([whole, *parts], "霞桥县专项督导查出的问题各多少条？", wants) == ()


def test_a_whole_stands_for_parts_that_add_up_to_it(
    read: Callable[..., Query], vocabulary: Vocabulary, tokenizer: Tokenizer
) -> None:
    asks = figures_asked(read("霞桥县大班额有多少个？"), vocabulary=vocabulary, tokenizer=tokenizer)[0]
    classes = {"indicator": "large_classes", "label": "大班额"}
    figures = [figure(value, "个", **classes) for value in ("12", "31", "43")]
    choice = choose(figures, asks.matters[0], asks, vocabulary=vocabulary)
    assert [each.value_text for each in choice.found] == ["43"]
    changed = figure("9", "个", aspect=Aspect.CHANGE, **classes)
    assert choose([changed], asks.matters[0], asks, vocabulary=vocabulary).found == ()
