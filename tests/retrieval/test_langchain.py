"""The library is a retriever in anybody's LangChain chain."""

from __future__ import annotations

import asyncio

from langchain_core.runnables import RunnableLambda

from corpus.library import Library
from corpus.types import Filters
from retrieval.langchain import LibraryRetriever
from retrieval.search import search


def test_the_retriever_finds_what_search_finds(vectors: Library) -> None:
    found = LibraryRetriever(library=vectors, k=3).invoke("霞桥县劝返学生多少人")
    hits = search(vectors, "霞桥县劝返学生多少人", k=3).hits
    assert [document.id for document in found] == [hit.passage.id for hit in hits]
    assert [document.page_content for document in found] == [hit.text for hit in hits]


def test_what_it_finds_can_be_cited(vectors: Library) -> None:
    for document in LibraryRetriever(library=vectors).invoke("留守儿童活动室"):
        told = document.metadata
        assert vectors.catalog.text(told["document_id"], told["start"], told["end"]) == document.page_content
        assert told["source"].endswith(".txt")
        assert {"title", "region", "year", "path", "score"} <= told.keys()


def test_it_narrows_as_search_does(vectors: Library) -> None:
    narrowed = LibraryRetriever(library=vectors, filters=Filters(regions=("柳湾区",)))
    assert {document.metadata["region"] for document in narrowed.invoke("劝返学生")} == {"柳湾区"}


def test_it_runs_in_a_chain_in_batches_and_asynchronously(vectors: Library) -> None:
    retriever = LibraryRetriever(library=vectors, k=2)
    chain = retriever | RunnableLambda(lambda documents: [document.metadata["region"] for document in documents])
    assert len(chain.invoke("送教上门")) == 2
    both = retriever.batch(["送教上门", "教师交流"])
    assert both == [retriever.invoke("送教上门"), retriever.invoke("教师交流")]
    assert asyncio.run(retriever.ainvoke("送教上门")) == retriever.invoke("送教上门")
