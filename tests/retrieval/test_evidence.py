"""A sentence is evidence only if it is about the matter, the time and the place, and holds what was asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.types import Hit
from retrieval.evidence import Evidence, find_evidence
from retrieval.query import Query
from retrieval.terms import Matcher, place_matcher

Read = Callable[..., Query]
MakeHit = Callable[..., Hit]
Find = Callable[..., list[Evidence]]


@pytest.fixture
def find(read: Read, terms: Callable[[str], tuple[Matcher, ...]]) -> Find:
    def find(question: str, *hits: Hit, place: Matcher | None = None) -> list[Evidence]:
        query = read(question)
        found = find_evidence(hits, query.parts[0], query, terms(question), place=place)
        for each in found:
            start = each.hit.passage.start
            assert each.hit.text[each.start - start : each.end - start] == each.quote
            assert each.core in each.quote
        return found

    return find


def quotes(found: list[Evidence]) -> list[str]:
    return [each.quote for each in found]


def test_the_best_evidence_comes_first(find: Find, hit: MakeHit) -> None:
    text = "全县劝返学生37人。全县共有小学29所。小学教师共有612人。"
    assert quotes(find("霞桥县有多少所小学？", hit(text))) == ["全县共有小学29所"]


def test_a_number_said_of_another_year_is_no_evidence(find: Find, hit: MakeHit) -> None:
    text = "2021年劝返学生63人，2022年劝返学生44人。"
    assert find("霞桥县2024年劝返学生多少人？", hit(text)) == []
    assert quotes(find("霞桥县2022年劝返学生多少人？", hit(text))) == ["2022年劝返学生44人"]


def test_a_sentence_without_a_year_speaks_of_its_paper_s_year(find: Find, hit: MakeHit) -> None:
    asked, text = "霞桥县2023年劝返学生多少人？", "全年劝返学生52人。"
    assert quotes(find(asked, hit(text, year=2023))) == ["全年劝返学生52人"]
    assert find(asked, hit(text, year=2024)) == []
    assert find(asked, hit(text, year=None)) == []


def test_a_year_in_the_name_of_a_paper_is_not_the_year_of_the_figure(find: Find, hit: MakeHit) -> None:
    text = "按照《2023年劝返工作方案》，劝返学生37人。"
    assert find("霞桥县2023年劝返学生多少人？", hit(text, year=2024)) == []


def test_a_heading_states_nothing_where_a_sentence_does(find: Find, hit: MakeHit) -> None:
    text = "（三）关爱留守儿童。\n各校为留守儿童配备结对教师，定期家访。"
    assert quotes(find("霞桥县怎样关爱留守儿童？", hit(text, path=("（三）关爱留守儿童",))))[0].startswith("各校为")


def test_a_title_states_nothing(find: Find, hit: MakeHit) -> None:
    text = "霞桥县2024年工作总结"
    assert find("霞桥县2024年工作总结怎么样？", hit(text)) == []


def test_a_cited_title_says_nothing_of_the_citing_paper(find: Find, hit: MakeHit) -> None:
    text = "学习《柳湾区送教上门28人经验材料》，组织教师讨论。"
    assert find("霞桥县送教上门多少人？", hit(text)) == []


def test_words_and_number_of_different_sentences_are_no_evidence(find: Find, hit: MakeHit) -> None:
    assert find("霞桥县送教上门多少人？", hit("全县坚持送教上门。劝返学生37人。")) == []


def test_the_headings_above_tell_what_a_sentence_is_about(find: Find, hit: MakeHit) -> None:
    asked, text = "霞桥县为残疾学生送教上门多少次？", "每名学生全年送教上门36次，记录完整。"
    assert quotes(find(asked, hit(text, path=("（二）残疾学生",)))) == ["每名学生全年送教上门36次"]
    assert find(asked, hit(text)) == []


def test_a_place_within_a_city_s_paper_must_be_named(find: Find, hit: MakeHit) -> None:
    text = "霞桥县有小学29所。全市有小学203所。"
    place = place_matcher("霞桥", "霞桥县")
    city = hit(text, region="青江市", title="青江市工作总结")
    assert quotes(find("霞桥县有多少所小学？", city, place=place))[0] == "霞桥县有小学29所"
    other = hit("柳湾区有小学18所。", region="青江市", title="青江市工作总结")
    assert find("霞桥县有多少所小学？", other, place=place) == []


def test_a_row_of_a_table_is_of_the_place_it_names(find: Find, hit: MakeHit) -> None:
    rows = [
        f"县区：{place}；年度：2024；指标：小学；数值：{count}；单位：所"
        for place, count in (("霞桥县", 29), ("柳湾区", 18))
    ]
    text = "\n".join(rows)
    found = find("霞桥县2024年有多少所小学？", hit(text, region="青江市"), place=place_matcher("霞桥", "霞桥县"))
    assert quotes(found) == rows[:1]


def test_a_matter_that_no_sentence_names_has_no_evidence(find: Find, hit: MakeHit) -> None:
    assert find("霞桥县校车有多少辆？", hit("全县共有小学29所，劝返学生37人。")) == []


def test_no_hits_give_no_evidence(find: Find) -> None:
    assert find("霞桥县有多少所小学？") == []
