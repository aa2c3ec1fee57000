"""The indexes see a passage with its title, its headings and, for words, the edges of its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.indexing import EDGE, OPENING, lexical_row, meaning_text
from corpus.library import Library
from corpus.types import Document, Passage

Put = Callable[..., Document]
LINES = ("甲" * 100 + "劝返", "送教上门", "宿舍" + "乙" * 100)
ROWS = (
    "县区：霞桥县；年度：2024；指标：小学数；数值：29",
    "县区：柳湾区；年度：2024；指标：校车数；数值：18",
)


@pytest.fixture
def stored(library: Library, put: Put) -> Callable[..., tuple[Document, tuple[Passage, ...]]]:
    def stored(text: str, **fields: object) -> tuple[Document, tuple[Passage, ...]]:
        document = put(library, text, **fields)
        return document, library.catalog.passages_of(document.id)

    return stored


def words(document: Document, passage: Passage, library: Library) -> set[str]:
    return set(lexical_row(document, passage, library.tokenizer).tokens.words)


def test_meaning_is_of_title_headings_and_text_alone(stored) -> None:
    document, passages = stored("\n".join(LINES))
    assert meaning_text(document, passages[1]) == f"{document.title}\n一、基本情况\n送教上门"


def test_a_paper_without_a_title_is_told_by_its_opening(stored) -> None:
    document, passages = stored("\n".join(LINES), title=None)
    assert meaning_text(document, passages[1]).split("\n")[0] == "甲" * OPENING


def test_words_at_the_edges_of_the_neighbours_find_a_passage(library: Library, stored) -> None:
    document, passages = stored("\n".join(LINES))
    row = lexical_row(document, passages[1], library.tokenizer)
    assert (row.passage_id, row.document_id) == (passages[1].id, document.id)
    assert {"送教上门", "劝返", "宿舍"} <= words(document, passages[1], library)


def test_what_stands_further_off_does_not(library: Library, stored) -> None:
    document, passages = stored("\n".join(("劝返" + "甲" * EDGE, "送教上门", "乙" * EDGE + "宿舍")))
    assert not {"劝返", "宿舍"} & words(document, passages[1], library)


def test_a_row_borrows_nothing_from_the_row_beside_it(library: Library, stored) -> None:
    document, passages = stored("\n".join(ROWS))
    assert "校车" not in "".join(words(document, passages[0], library))
    assert "柳湾区" not in words(document, passages[0], library)


def test_the_title_finds_every_passage_of_its_paper(library: Library, stored) -> None:
    document, passages = stored("\n".join(LINES), title="寄宿制学校管理办法")
    for passage in passages:
        assert "寄宿制学校" in "".join(words(document, replace(passage, path=()), library))
