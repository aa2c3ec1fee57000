"""A place is looked for in its own papers, else in those of the place above it, else where others name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.library import Library, opened
from corpus.types import AnswerStatus, Filters
from retrieval.query import Query
from retrieval.question import read_question
from retrieval.scopes import scopes_of, wider
from tests.retrieval.papers import OTHER_SUMMARY, SUMMARY, asked, fill, said

CITY = """洛阳市2024年义务教育工作总结
一、基本情况
全市共有小学203所。孟津区共有小学41所，其中寄宿制小学6所。霞桥县现有校车53辆。柳湾区现有校车38辆。
二、主要做法
（一）加强督导。市县两级督学全年入校督导860次。
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A paper of a listed city, which places lie within, beside two counties'; all figures are invented."""
    folder = tmp_path_factory.mktemp("city")
    with opened(folder / "library", open_encoder=None) as library:
        fill(library, folder / "in", {"洛阳市.txt": CITY, "霞桥县.txt": SUMMARY, "柳湾区.txt": OTHER_SUMMARY})
        yield library


def read(library: Library, question: str) -> Query:
    return read_question(
        question,
        vocabulary=library.vocabulary,
        tokenizer=library.tokenizer,
        library_regions=[region.name for region in library.catalog.regions()],
        newest_year=library.catalog.newest_year(),
    )


def test_a_question_of_no_place_is_asked_of_all_papers(city: Library) -> None:
    query = read(city, "有多少所小学？")
    narrowed = Filters(years=(2024,))
    assert [(scope.region, scope.filters) for scope in scopes_of(city, query, narrowed)] == [(None, narrowed)]


def test_a_place_with_papers_is_asked_of_its_own(city: Library) -> None:
    (scope,) = scopes_of(city, read(city, "霞桥县有多少所小学？"), Filters())
    assert scope.filters == Filters(regions=("霞桥县",))
    assert scope.place is None


def test_a_place_without_papers_is_looked_for_by_name_in_those_above_it(city: Library) -> None:
    (scope,) = scopes_of(city, read(city, "孟津区有多少所小学？"), Filters())
    assert (scope.region, scope.filters.regions) == ("孟津区", ("洛阳市",))
    assert scope.place is not None
    assert "孟津" in scope.place.forms
    assert said(asked(city, "孟津区有多少所小学？")).startswith("孟津区共有小学41所")


def test_what_a_city_says_of_itself_is_not_said_of_a_place_within_it(city: Library) -> None:
    answer = asked(city, "孟津区督学入校督导多少次？")
    assert answer.status is AnswerStatus.NOT_FOUND


def test_what_a_place_s_own_papers_do_not_say_another_may_say_of_it(city: Library) -> None:
    (scope,) = scopes_of(city, read(city, "霞桥县有多少辆校车？"), Filters())
    other = wider(city, scope)
    assert other is not None
    assert other.place is not None
    answer = asked(city, "霞桥县有多少辆校车？")
    assert answer.citations[0].region == "洛阳市"
    assert said(answer) == "霞桥县现有校车53辆（2024年）"


def test_another_s_paper_may_tell_of_each_of_several_places(city: Library) -> None:
    answer = asked(city, "霞桥县和柳湾区各有多少辆校车？")
    first, second = said(answer).split("\n")[:2]
    assert first == "霞桥县：霞桥县现有校车53辆（2024年）"
    assert second == "柳湾区：柳湾区现有校车38辆（2024年）"


def test_the_places_of_a_filter_are_the_places_asked(city: Library) -> None:
    scopes = scopes_of(city, read(city, "有多少所小学？"), Filters(regions=("霞桥县", "洛阳市")))
    assert [scope.region for scope in scopes] == ["霞桥县", "洛阳市"]


def test_a_filter_keeps_other_papers_out_even_where_they_name_the_place(city: Library) -> None:
    own = next(summary.id for summary in city.catalog.summaries() if summary.region == "霞桥县")
    for filters in (Filters(regions=("霞桥县",)), Filters(documents=(own,))):
        answer = asked(city, "霞桥县有多少辆校车？", filters=filters)
        assert answer.status is AnswerStatus.NOT_FOUND
