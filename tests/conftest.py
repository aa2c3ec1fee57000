"""What all tests share: a library in a temporary folder with a real catalog, word index, Chroma and jieba."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from corpus.catalog import FileRecord
from corpus.figures import Figure
from corpus.library import Library, opened
from corpus.records import Entry
from corpus.types import Document, DocumentKind, Passage

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"


class TinyEncoder(DeterministicFakeEmbedding):
    """LangChain's deterministic fake behind our Encoder protocol: the same text, the same vector."""

    size: int = 16
    name: str = "tiny"

    @property
    def dimensions(self) -> int:
        return self.size

    @property
    def fingerprint(self) -> str:
        return f"{self.name}/{self.size}"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads a developer's settings."""
    for name in ("YOUJU_LIBRARY", "YOUJU_MODEL", "YOUJU_CATALOG_URL", "YOUJU_RERANKER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library", open_encoder=TinyEncoder) as library:
        yield library


@pytest.fixture
def put() -> Callable[..., Document]:
    """Put a paper of one passage a line into a library's catalog."""

    def put(
        library: Library, text: str, *, path: str = "/papers/a.txt", figures: Sequence[Figure] = (), **fields: object
    ) -> Document:
        id_ = f"{abs(hash((text, path))):016x}"[:16]
        defaults: dict[str, object] = {
            "source": path, "part": 0, "format": "txt", "encoding": "utf-8", "title": "云岭县工作总结",
            "title_inferred": False, "kind": DocumentKind.SUMMARY, "region": "云岭县", "parent_region": "青江市",
            "issuer": None, "year": 2024, "date": None, "docno": None,
        }  # fmt: skip
        document = Document(id=id_, text=text, **{**defaults, **fields})  # type: ignore[arg-type]
        passages, start = [], 0
        for ordinal, line in enumerate(text.split("\n")):
            passages.append(Passage(f"{id_}-{ordinal:04d}", id_, ordinal, start, start + len(line), ("一、基本情况",)))
            start += len(line) + 1
        record = FileRecord(path, f"{abs(hash(text)):064x}"[:64], len(text), "txt", "utf-8", 1)
        with library.writing("测试"):
            own = tuple(replace(figure, document_id=id_) for figure in figures)
            library.put_file(record, [Entry(document, tuple(passages), own)])
        return document

    return put
