"""One library of papers of invented counties for all tests of answering, and a vocabulary and tokenizer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from corpus.library import Library, opened
from corpus.terms import Vocabulary, load_vocabulary, user_words
from corpus.tokens import Tokenizer
from corpus.types import Document, DocumentKind, DocumentSummary, Hit, Passage
from retrieval.query import Query
from retrieval.question import read_question
from retrieval.terms import Matcher, matchers
from tests.conftest import TinyEncoder
from tests.retrieval.papers import PAPERS, fill


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The papers of 霞桥县 and 柳湾区, searched by words alone."""
    folder = tmp_path_factory.mktemp("papers")
    with opened(folder / "library", open_encoder=None) as library:
        fill(library, folder / "in", PAPERS)
        yield library


@pytest.fixture(scope="session")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The same papers with vectors beside the words."""
    folder = tmp_path_factory.mktemp("vectors")
    with opened(folder / "library", open_encoder=TinyEncoder) as library:
        fill(library, folder / "in", PAPERS)
        yield library


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    return Tokenizer(user_words(vocabulary))


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary, tokenizer: Tokenizer) -> Callable[..., Query]:
    """Question -> Query, in a library of 霞桥县 and 柳湾区 whose newest year is 2024."""

    def read(question: str) -> Query:
        return read_question(
            question,
            vocabulary=vocabulary,
            tokenizer=tokenizer,
            library_regions=("霞桥县", "柳湾区"),
            newest_year=2024,
        )

    return read


@pytest.fixture(scope="session")
def terms(
    read: Callable[..., Query], vocabulary: Vocabulary, tokenizer: Tokenizer
) -> Callable[[str], tuple[Matcher, ...]]:
    """Question -> what the evidence for its first part must be about."""

    def terms(question: str) -> tuple[Matcher, ...]:
        query = read(question)
        return matchers(query.parts[0], query, vocabulary=vocabulary, tokenizer=tokenizer)

    return terms


@pytest.fixture(scope="session")
def hit() -> Callable[..., Hit]:
    """Text -> a hit of a paper of 霞桥县 that has just this passage."""

    def hit(text: str, *, path: tuple[str, ...] = (), rank: int = 1, **fields: object) -> Hit:
        defaults: dict[str, object] = {
            "id": f"paper{rank}", "source": "/papers/a.txt", "format": "txt", "title": "霞桥县2024年工作总结",
            "title_inferred": False, "kind": DocumentKind.SUMMARY, "region": "霞桥县", "parent_region": None,
            "issuer": None, "year": 2024, "date": None, "docno": None,
            "characters": len(text), "passages": 1, "figures": 0,
        }  # fmt: skip
        document = DocumentSummary(**{**defaults, **fields})  # type: ignore[arg-type]
        return Hit(rank, 1.0, Passage(f"{document.id}-0000", document.id, 0, 0, len(text), path), document, text)

    return hit


@pytest.fixture(scope="session")
def paper(papers: Library) -> Callable[[str], Document]:
    """The start of a file's name -> the paper in it."""

    def paper(name: str) -> Document:
        summaries = papers.catalog.summaries()
        id_ = next(s.id for s in summaries if s.source.rsplit("/", 1)[-1].startswith(name))
        return papers.catalog.document(id_)

    return paper
