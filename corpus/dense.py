"""The vector index: Chroma through langchain-chroma. Derived; holds ids and vectors, no text."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from langchain_core.embeddings import Embeddings

from corpus.errors import LibraryError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from langchain_chroma import Chroma

COLLECTION = "passages"

# A filter of many documents costs Chroma more the longer it is: at 100,000 passages in 12,500 documents 61 ms for 250
# of them, 95 ms for 1,250, 146 ms for 3,750. Beyond so many, more passages than asked for are fetched without it and
# sifted here: 57 ms and 53 ms for the latter two.
MANY_DOCUMENTS = 800
OVERFETCH = 16

# Chroma measures cosine distance = 1 - cosine; its default is l2, so the space is always said.
CONFIGURATION: dict[str, Any] = {"hnsw": {"space": "cosine"}}


class _GivenVectors(Embeddings):
    """Hands langchain-chroma the vectors of the ids it is asked to store: the ids stand in for texts."""

    def __init__(self) -> None:
        self.vectors: dict[str, list[float]] = {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.vectors[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.vectors[text]


class DenseIndex:
    """An open vector index in a folder.

    What Chroma calls a document is here the passage's own id: langchain-chroma must store something, and the
    text stays in the catalog alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given = _GivenVectors()
        self._client, self._store = self._open()

    def close(self) -> None:
        """Close the index's files."""
        self._client.close()

    def reopen(self) -> None:
        """See what another process has written: Chroma keeps its graph in memory and does not look again."""
        self._client.close()
        self._client, self._store = self._open()

    def add(self, ids: Sequence[str], document_ids: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Add or replace passages; each id has one vector."""
        self._given.vectors = {id_: list(vector) for id_, vector in zip(ids, vectors, strict=True)}
        metadatas = [{"document_id": document_id} for document_id in document_ids]
        self._store.add_texts(texts=list(ids), metadatas=metadatas, ids=list(ids))
        self._given.vectors = {}

    def remove_documents(self, document_ids: Collection[str]) -> None:
        """Remove every passage of these documents; unknown ones are passed over."""
        if document_ids:
            self._store.delete(where={"document_id": {"$in": sorted(document_ids)}})

    def search(
        self, vector: Sequence[float], *, k: int, documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The ``k`` passages nearest to ``vector``: (passage id, cosine), best first.

        :param documents: only passages of these documents; None for all.
        """
        if documents is None:
            return self._nearest(vector, k=k)
        if len(documents) > MANY_DOCUMENTS:
            nearest = self._nearest(vector, k=OVERFETCH * k)
            found = [pair for pair in nearest if document_of(pair[0]) in documents][:k]
            if len(found) == k:
                return found
        return self._nearest(vector, k=k, where={"document_id": {"$in": sorted(documents)}}) if documents else []

    def _nearest(
        self, vector: Sequence[float], *, k: int, where: dict[str, Any] | None = None
    ) -> list[tuple[str, float]]:
        found = self._store.similarity_search_by_vector_with_relevance_scores(list(vector), k=k, filter=where)
        return [(document.page_content, 1.0 - distance) for document, distance in found]

    def passage_ids(self) -> set[str]:
        """Every passage id in the index."""
        return set(self._store.get(include=[])["ids"])

    def clear(self) -> None:
        """Empty the index."""
        self._store.reset_collection()

    def _open(self) -> tuple[Client, Chroma]:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError
        from langchain_chroma import Chroma

        try:
            client = cast(
                "Client", chromadb.PersistentClient(str(self._folder), settings=Settings(anonymized_telemetry=False))
            )
            store = Chroma(
                collection_name=COLLECTION,
                embedding_function=self._given,
                client=client,
                collection_configuration=CONFIGURATION,  # type: ignore[arg-type]
            )
        except (ChromaError, ValueError, RuntimeError) as error:
            raise LibraryError(
                "dense_damaged", f"向量索引 {self._folder} 无法打开（{error}）。", "请运行 youju doctor --repair 重建。"
            ) from error
        return client, store


def document_of(passage_id: str) -> str:
    """The document of a passage: its id is that of the document, a dash, and an ordinal."""
    return passage_id.rpartition("-")[0]


def wipe(folder: Path) -> None:
    """Delete the index's folder; the next opening makes an empty one."""
    shutil.rmtree(folder, ignore_errors=True)
