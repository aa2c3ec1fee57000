"""Places stand beside each other: every one has a cell, and a cell says no more than the place's papers do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.library import Library, opened
from retrieval.compare import MOST_CITATIONS, compare
from retrieval.comparing.summary import LONGEST_SUMMARY
from retrieval.comparison import Comparison, IndicatorStatus, TopicCell, TopicStatus
from tests.conftest import TinyEncoder
from tests.retrieval.compare_papers import PAPERS
from tests.retrieval.papers import fill

PLACES = ("青岚县", "松河县", "白梅市", "东屏区", "石羊县")
TOPICS = (
    "控辍保学责任制",
    "教育信息化",
    "学生资助",
    "化解大班额、扩充学位",
    "心理健康",
    "教师交流轮岗",
    "督导督查与考核问责",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("compared")
    with opened(folder / "library", open_encoder=None) as library:
        fill(library, folder / "in", PAPERS)
        yield library


@pytest.fixture(scope="module")
def found(library: Library) -> Comparison:
    return compare(library, regions=PLACES, topics=TOPICS)


def cell(found: Comparison, topic: str, region: str) -> TopicCell:
    row = next(row for row in found.topics if row.topic == topic)
    return next(cell for cell in row.cells if cell.region == region)


def test_every_place_has_a_cell_in_every_row(library: Library, found: Comparison) -> None:
    assert found.regions == PLACES
    assert [row.topic for row in found.topics] == list(TOPICS)
    assert all(tuple(cell.region for cell in row.cells) == PLACES for row in found.topics)
    measured = compare(library, regions=PLACES, indicators=("小学在校生数", "师生比"))
    assert all(tuple(cell.region for cell in row.cells) == PLACES for row in measured.indicators)


@pytest.mark.parametrize(
    ("topic", "region", "status"),
    [
        ("控辍保学责任制", "青岚县", TopicStatus.DONE),
        ("控辍保学责任制", "松河县", TopicStatus.PLANNED),
        ("控辍保学责任制", "白梅市", TopicStatus.UNMENTIONED),
        ("控辍保学责任制", "石羊县", TopicStatus.NO_PAPERS),
        ("教育信息化", "青岚县", TopicStatus.DONE),
        ("教育信息化", "松河县", TopicStatus.PLANNED),
        ("学生资助", "青岚县", TopicStatus.DONE),
        ("学生资助", "松河县", TopicStatus.DONE),
        ("化解大班额、扩充学位", "青岚县", TopicStatus.PLANNED),
        ("化解大班额、扩充学位", "东屏区", TopicStatus.DONE),
        ("心理健康", "青岚县", TopicStatus.UNMENTIONED),
        ("教师交流轮岗", "青岚县", TopicStatus.UNMENTIONED),
        ("教师交流轮岗", "白梅市", TopicStatus.DONE),
        ("督导督查与考核问责", "青岚县", TopicStatus.DONE),
        ("督导督查与考核问责", "松河县", TopicStatus.PLANNED),
    ],
)
def test_done_planned_and_unmentioned_are_told_apart(
    found: Comparison, topic: str, region: str, status: TopicStatus
) -> None:
    assert cell(found, topic, region).status is status


def test_every_quote_stands_where_its_citation_says(library: Library, found: Comparison) -> None:
    cited = [citation for row in found.topics for each in row.cells for citation in each.citations]
    assert cited
    assert all(library.catalog.text(c.document_id, c.start, c.end) == c.quote for c in cited)


def test_a_cell_that_says_something_shows_where_it_is_said_and_another_says_nothing(found: Comparison) -> None:
    for each in (cell for row in found.topics for cell in row.cells):
        told = each.status in (TopicStatus.DONE, TopicStatus.PLANNED)
        assert bool(each.summary) is told
        assert bool(each.citations) is told
        assert len(each.citations) <= MOST_CITATIONS


def test_a_summary_is_short_and_of_the_papers_own_words(library: Library, found: Comparison) -> None:
    text = "".join(library.catalog.document(each.id).text for each in library.catalog.summaries())
    for each in (cell for row in found.topics for cell in row.cells):
        assert len(each.summary) <= LONGEST_SUMMARY
        assert each.summary in text or all(clause in text for clause in each.summary.split("；"))


def test_a_district_within_a_citys_paper_has_only_what_is_said_of_it(library: Library) -> None:
    found = compare(library, regions=("东屏区", "南浦区"), topics=("教联体与集团化办学", "学校布局"))
    assert cell(found, "教联体与集团化办学", "南浦区").status is TopicStatus.DONE
    assert cell(found, "教联体与集团化办学", "东屏区").status is TopicStatus.UNMENTIONED
    quotes = [c.quote for row in found.topics for each in row.cells for c in each.citations if each.region == "东屏区"]
    assert quotes
    assert all("南浦区" not in quote for quote in quotes)


def test_short_names_and_aliases_are_understood(library: Library) -> None:
    found = compare(library, regions=("青岚", "松河"), topics=("智慧教育", "dropout_duty"))
    assert found.regions == ("青岚县", "松河县")
    assert [row.topic_id for row in found.topics] == ["informatization", "dropout_duty"]
    assert found.topics[1].topic == "控辍保学责任制"


def test_free_words_are_looked_for_as_they_stand(library: Library) -> None:
    found = compare(library, regions=("青岚县", "松河县"), topics=("责任书签订",))
    assert found.topics[0].topic_id is None
    assert [each.status for each in found.topics[0].cells] == [TopicStatus.DONE, TopicStatus.UNMENTIONED]


def test_a_place_without_papers_of_the_year_has_none(library: Library) -> None:
    found = compare(library, regions=("青岚县", "松河县"), topics=("教育信息化",), years=(2024,))
    assert [each.status for each in found.topics[0].cells] == [TopicStatus.NO_PAPERS, TopicStatus.PLANNED]


def test_a_place_asked_for_twice_stands_once(library: Library) -> None:
    assert compare(library, regions=("青岚", "青岚县"), topics=("教育信息化",)).regions == ("青岚县",)


def test_figures_of_one_year_and_unit_may_be_ranked(library: Library) -> None:
    row = compare(library, regions=("青岚县", "松河县", "白梅市"), indicators=("小学在校生数",)).indicators[0]
    assert [each.status for each in row.cells] == [IndicatorStatus.STATED] * 3
    values = [each.figure.value_text for each in row.cells if each.figure is not None]
    assert values == ["9120", "10240", "61200"], "the city's own figure, not a district's"
    assert row.rankable
    assert row.note == ""


def test_a_district_has_its_own_figure_and_not_the_citys(library: Library) -> None:
    row = compare(library, regions=("东屏区", "白梅市"), indicators=("小学在校生数",)).indicators[0]
    assert [each.figure.value_text for each in row.cells if each.figure is not None] == ["20300", "61200"]


def test_other_values_for_the_same_thing_are_named(library: Library) -> None:
    row = compare(library, regions=("青岚县",), indicators=("督查次数",)).indicators[0]
    assert row.cells[0].figure is not None
    assert {row.cells[0].figure.value_text, row.note.partition("另有")[2][:1]} == {"4", "5"}


def test_a_figure_is_cited_where_it_stands(library: Library) -> None:
    row = compare(library, regions=("青岚县", "松河县"), indicators=("师生比",)).indicators[0]
    assert row.indicator == "师生比（小学）"
    for each in row.cells:
        assert each.figure is not None
        assert each.citation is not None
        assert (
            library.catalog.text(each.figure.document_id, each.citation.start, each.citation.end) == each.citation.quote
        )


def test_an_aim_is_never_shown_as_a_figure_of_what_is(library: Library) -> None:
    rows = compare(library, regions=("青岚县",), indicators=("新增学位数",)).indicators
    assert [each.status for row in rows for each in row.cells] == [IndicatorStatus.UNMENTIONED]


def test_an_unknown_indicator_is_refused_with_what_is_near(library: Library) -> None:
    with pytest.raises(UsageError) as refused:
        compare(library, regions=("青岚县",), indicators=("小学生在校人头数",))
    assert "小学在校生数" in refused.value.remedy


@pytest.mark.parametrize(
    "asked", [{"regions": ()}, {"regions": (" ",), "topics": ("党建",)}, {"regions": ("青岚县",), "topics": ("",)}]
)
def test_a_comparison_of_nothing_is_refused(library: Library, asked: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(UsageError):
        compare(library, **asked)  # type: ignore[arg-type]


def test_vectors_change_no_status(tmp_path: Path, found: Comparison) -> None:
    with opened(tmp_path / "library", open_encoder=TinyEncoder) as library:
        fill(library, tmp_path / "in", PAPERS)
        again = compare(library, regions=PLACES, topics=TOPICS)
    assert [[each.status for each in row.cells] for row in again.topics] == [
        [each.status for each in row.cells] for row in found.topics
    ]
