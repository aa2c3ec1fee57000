"""Search finds what is meant, only where it was told to look, with or without vectors."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import EncoderError, LibraryMismatch
from corpus.library import Library, opened
from corpus.types import Filters, Hit
from retrieval.search import Mode, search, search_each
from tests.conftest import TinyEncoder
from tests.retrieval.papers import NOTICE, OTHER_SUMMARY, SUMMARY, fill

ASKED = "劝返学生"


def files(hits: tuple[Hit, ...]) -> list[str]:
    """The files of the hits, best first, each once."""
    return list(dict.fromkeys(hit.document.source.rsplit("/", 1)[-1] for hit in hits))


def test_the_passage_that_says_it_comes_first(papers: Library) -> None:
    best = search(papers, "发放生活补助").hits[0]
    assert "生活补助316万元" in best.text
    assert best.passage.path[:1] == ("二、主要做法",)
    assert best.document.title == "霞桥县2023年控辍保学工作总结"


def test_hits_are_ranked_from_one_each_passage_once_and_stand_in_their_papers(vectors: Library) -> None:
    hits = search(vectors, ASKED, k=50).hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    for hit in hits:
        place = hit.passage
        assert vectors.catalog.text(place.document_id, place.start, place.end) == hit.text


@pytest.mark.parametrize("k", [0, 1, 3])
def test_no_more_hits_are_given_than_asked_for(papers: Library, k: int) -> None:
    assert len(search(papers, ASKED, k=k).hits) == k


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (Filters(regions=("柳湾区",)), lambda hit: hit.document.region == "柳湾区"),
        (Filters(regions=("霞桥",)), lambda hit: hit.document.region == "霞桥县"),
        (Filters(years=(2023,)), lambda hit: hit.document.year == 2023),
        (Filters(kinds=("通知", "公告")), lambda hit: hit.document.kind in ("通知", "公告")),
        (
            Filters(regions=("霞桥县",), years=(2024,), kinds=("工作总结",)),
            lambda hit: hit.document.title == "霞桥县2024年控辍保学工作总结",
        ),
    ],
)
def test_a_filter_lets_through_only_what_it_names(vectors: Library, filters: Filters, holds, mode: Mode) -> None:
    hits = search(vectors, ASKED, k=50, filters=filters, mode=mode).hits
    assert hits
    assert all(holds(hit) for hit in hits)


def test_a_filter_that_nothing_passes_gives_nothing(vectors: Library) -> None:
    assert search(vectors, ASKED, filters=Filters(regions=("石羊县",))).hits == ()
    assert search(vectors, ASKED, filters=Filters(regions=("柳湾区",), years=(2023,))).hits == ()


def test_hybrid_without_vectors_is_lexical(papers: Library) -> None:
    found = search(papers, ASKED, mode=Mode.HYBRID)
    assert found.mode is Mode.LEXICAL
    assert found == search(papers, ASKED, mode=Mode.LEXICAL)


@pytest.mark.parametrize("text", [ASKED, "霞桥县和柳湾区的劝返学生"])
def test_an_encoder_that_cannot_be_had_makes_hybrid_lexical_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    with opened(tmp_path / "library", open_encoder=TinyEncoder) as library:
        fill(library, tmp_path / "in", {"a.txt": SUMMARY, "b.txt": OTHER_SUMMARY})

    def missing() -> TinyEncoder:
        raise EncoderError("no_model", "没有模型文件。", "请重新安装。")

    with opened(tmp_path / "library", open_encoder=missing) as library:
        found = [search(library, text) for _ in range(3)]
        words = search(library, text, mode=Mode.LEXICAL)
        with pytest.raises(EncoderError):
            search(library, text, mode=Mode.DENSE)
    assert [each.mode for each in found] == [Mode.LEXICAL] * 3
    assert words.hits
    assert all(each.hits == words.hits for each in found)
    assert [record.getMessage().count("没有模型文件") for record in caplog.records] == [1]


def test_dense_without_an_encoder_says_so(papers: Library) -> None:
    with pytest.raises(EncoderError):
        search(papers, ASKED, mode=Mode.DENSE)


def test_vectors_of_another_encoder_are_not_searched(tmp_path: Path) -> None:
    with opened(tmp_path / "library", open_encoder=TinyEncoder) as library:
        fill(library, tmp_path / "in", {"a.txt": SUMMARY})
    other = lambda: TinyEncoder(name="other")  # noqa: E731
    with opened(tmp_path / "library", open_encoder=other) as library, pytest.raises(LibraryMismatch):
        search(library, ASKED)


def test_each_mode_says_which_it_was(vectors: Library) -> None:
    assert [search(vectors, ASKED, mode=mode).mode for mode in Mode] == list(Mode)


@pytest.mark.parametrize("text", ["", "   ", "？！", "\n\t"])
def test_a_question_of_no_words_finds_nothing_and_breaks_nothing(papers: Library, text: str) -> None:
    assert search(papers, text).hits == ()


@pytest.mark.parametrize("text", ['"劝返" AND (', "劝返*~^:[", "a" * 5000, "劝返\0学生"])
def test_marks_of_a_search_language_are_only_text(papers: Library, text: str) -> None:
    search(papers, text)


def test_a_docno_finds_its_paper_first_and_citing_papers_next(papers: Library) -> None:
    hits = search(papers, "送教", k=20, docnos=("霞教发〔2024〕12号",)).hits
    assert files(hits)[0] == "霞桥县送教上门通知.txt"
    assert "霞桥县2023年控辍保学工作总结.txt" in files(hits)
    text = "班额"
    found = files(search(papers, text, k=20, docnos=("霞教发〔2024〕12号",)).hits)
    assert found[0] == "柳湾区优质均衡方案.txt", "only a citing paper has the word"


def test_a_docno_finds_nothing_that_the_filters_keep_out(papers: Library) -> None:
    narrowed = Filters(regions=("柳湾区",))
    hits = search(papers, "送教", k=20, docnos=("霞教发〔2024〕12号",), filters=narrowed).hits
    assert "霞桥县送教上门通知.txt" not in files(hits)


def test_each_county_has_its_quota(papers: Library) -> None:
    found = search_each(papers, ASKED, ["霞桥县", "柳湾区", "石羊县"], k=2, filters=Filters())
    assert [len(each.hits) for each in found.values()] == [2, 2, 0]
    assert all(hit.document.region == region for region, each in found.items() for hit in each.hits)


def test_an_empty_library_finds_nothing(library: Library) -> None:
    assert search(library, ASKED).hits == ()


def test_what_another_process_has_read_is_found_at_once(tmp_path: Path) -> None:
    with opened(tmp_path / "library", open_encoder=None) as reader:
        assert search(reader, "送教上门").hits == ()
        with opened(tmp_path / "library", open_encoder=None) as writer:
            fill(writer, tmp_path / "in", {"通知.txt": NOTICE})
        assert files(search(reader, "送教上门").hits) == ["通知.txt"]


def test_of_a_text_that_names_several_counties_none_drops_out(papers: Library) -> None:
    hits = search(papers, "霞桥县和柳湾区的送教上门、教师交流", k=4).hits
    assert [hit.document.region for hit in hits].count("霞桥县") == 2
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]


def test_a_docno_leads_beside_several_counties_too(papers: Library) -> None:
    hits = search(papers, "霞桥县和柳湾区的劝返学生", k=6, docnos=("霞教发〔2024〕12号",)).hits
    assert files(hits)[:2] == ["霞桥县送教上门通知.txt", "柳湾区优质均衡方案.txt"]
