"""Our search as a LangChain retriever: the one place where a Hit becomes a LangChain Document."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.library import Library
from corpus.types import NO_FILTERS, Filters, Hit
from retrieval.search import search


class LibraryRetriever(BaseRetriever):
    """Passages of a library, for any LangChain chain: ``LibraryRetriever(library=library, k=6) | prompt | model``."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = 10
    filters: Filters = NO_FILTERS

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [document_of(hit) for hit in search(self.library, query, k=self.k, filters=self.filters).hits]


def document_of(hit: Hit) -> Document:
    """A hit as LangChain knows it; the metadata says where the text stands, so that it can be cited."""
    metadata: dict[str, Any] = {
        "document_id": hit.document.id,
        "title": hit.document.title,
        "region": hit.document.region,
        "year": hit.document.year,
        "path": list(hit.passage.path),
        "start": hit.passage.start,
        "end": hit.passage.end,
        "source": hit.document.source,
        "score": hit.score,
    }
    return Document(page_content=hit.text, metadata=metadata, id=hit.passage.id)
