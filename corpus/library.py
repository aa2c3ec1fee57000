"""A library on disk: the catalog and its two derived indexes, kept in agreement.

    library/
    ├── catalog.sqlite      the truth
    ├── lexical/  dense/    derived; `repair` rebuilds them from the catalog
    ├── vocabulary/         the user's own tables, if any
    └── write.lock          one writer at a time

Writing is always: one transaction in the catalog, then ``sync``. ``sync`` looks at what the catalog says the
indexes lack, so a process killed at any moment leaves work that the next one finishes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import lock
from corpus.catalog import Catalog, FileRecord
from corpus.database import open_database
from corpus.errors import EncoderError, LibraryLocked, LibraryMismatch
from corpus.figure_store import FigureStore
from corpus.index_state import Index, IndexState, Pending
from corpus.indexing import lexical_row, meaning_text
from corpus.lexical import LexicalIndex
from corpus.progress import Progress, silent
from corpus.records import Entry
from corpus.terms import Vocabulary, load_vocabulary, user_words
from corpus.tokens import Tokenizer
from corpus.types import Document, Passage

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from corpus.dense import DenseIndex
    from corpus.encoder import Encoder

# Passages that one step of building an index takes: small enough that a kill loses seconds of encoding,
# large enough that committing costs little beside it.
PASSAGES_PER_STEP = 256
# Words cost a hundredth of that, and each commit of the word index merges what is there.
WORDS_PER_STEP = 4_096
# Vectors of the last queries that are kept: more than a draft or a comparison asks.
QUERIES_KEPT = 64


class Library:
    """An open library. Reading needs no lock; writing happens inside ``writing()``."""

    def __init__(self, folder: Path, *, engine: Engine, open_encoder: Callable[[], Encoder] | None) -> None:
        """Wire the parts together; indexes, tokenizer and encoder are opened when first needed.

        :param open_encoder: builds the encoder; None for a library that is searched by words alone.
        """
        self.folder = folder
        self.catalog = Catalog(engine)
        self.figures = FigureStore(engine)
        self.state = IndexState(engine)
        self._engine = engine
        self._open_encoder = open_encoder
        self._encoder: Encoder | None = None
        self._dense: DenseIndex | None = None
        self._lexical: LexicalIndex | None = None
        self._tokenizer: Tokenizer | None = None
        self._vocabulary: Vocabulary | None = None
        self._generation = self.state.generation()
        self._query_vectors: dict[str, list[float]] = {}

    @classmethod
    def open(cls, folder: Path, *, open_encoder: Callable[[], Encoder] | None, url: str | None = None) -> Library:
        """Open or create the library in ``folder``; ``url`` names another database than its SQLite file."""
        folder.mkdir(parents=True, exist_ok=True)
        engine = open_database(url or f"sqlite:///{folder / 'catalog.sqlite'}")
        return cls(folder, engine=engine, open_encoder=open_encoder)

    def close(self) -> None:
        """Close files and connections."""
        if self._dense is not None:
            self._dense.close()
        self._engine.dispose()

    # --- what reading needs ----------------------------------------------------------------------------

    @property
    def vocabulary(self) -> Vocabulary:
        """Indicators, topics and places: the program's, the user's own, and those the papers told."""
        if self._vocabulary is None:
            told = self._tables.regions.with_regions(self.catalog.regions())
            self._vocabulary = replace(self._tables, regions=told)
        return self._vocabulary

    @cached_property
    def _tables(self) -> Vocabulary:
        """The vocabulary as its tables have it: the program's, and the user's beside the library."""
        own = self.folder / "vocabulary"
        return load_vocabulary(extra=own if own.is_dir() else None)

    @property
    def tokenizer(self) -> Tokenizer:
        """Text to search tokens; the same for papers and questions."""
        if self._tokenizer is None:
            self._tokenizer = Tokenizer(user_words(self._tables))
        return self._tokenizer

    @property
    def lexical(self) -> LexicalIndex:
        """The word index."""
        if self._lexical is None:
            self._lexical = LexicalIndex(self.folder / "lexical")
        return self._lexical

    @property
    def has_vectors(self) -> bool:
        """Whether there are vectors to search and an encoder to search them with."""
        return self._open_encoder is not None and self.state.encoder() is not None

    def search_words(self, query: str, *, k: int, documents: Collection[str] | None = None) -> list[tuple[str, float]]:
        """Passages by the words of ``query``: (passage id, BM25 score), best first."""
        return self.lexical.search(self.tokenizer.query_tokens(query), k=k, documents=documents)

    def search_vectors(
        self, query: str, *, k: int, documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Passages by the meaning of ``query``: (passage id, cosine), best first.

        :raises EncoderError: no encoder can be had. :raises LibraryMismatch: another one made the vectors.
        """
        return self._dense_index().search(self._query_vector(query), k=k, documents=documents)

    def _query_vector(self, query: str) -> list[float]:
        """The vector of a query; a draft asks several groups of papers the same."""
        vector = self._query_vectors.pop(query, None)
        if vector is None:
            vector = self._ready_encoder().embed_query(query)
        self._query_vectors[query] = vector  # the newest last
        if len(self._query_vectors) > QUERIES_KEPT:
            del self._query_vectors[next(iter(self._query_vectors))]
        return vector

    def refresh(self) -> None:
        """See what another process has written since; costs one small query where nothing was."""
        generation = self.state.generation()
        if generation == self._generation:
            return
        self._generation = generation
        self._vocabulary = None
        if self._lexical is not None:
            self._lexical.reload()
        if self._dense is not None:
            self._dense.reopen()

    def compare_indexes(self) -> list[tuple[str, int, int]]:
        """For each index: its Chinese name, how many passages it lacks, how many it holds too many."""
        truth = self.catalog.passage_ids()
        found = [("词索引", self.lexical.passage_ids())]
        if self.has_vectors:
            found.append(("向量索引", self._dense_index().passage_ids()))
        return [(name, len(truth - ids), len(ids - truth)) for name, ids in found]

    # --- writing ---------------------------------------------------------------------------------------

    def writing(self, doing: str) -> AbstractContextManager[None]:
        """Hold the write lock while ``doing`` (Chinese). :raises LibraryLocked: somebody else holds it."""
        return lock.write_lock(self.folder, doing=doing)

    def put_file(self, record: FileRecord, contents: Sequence[Entry]) -> None:
        """Store a file's documents in place of what its path held; ``sync`` then brings the indexes along."""
        self.catalog.put_file(record, contents)
        self._vocabulary = None

    def remove(self, ids: Iterable[str]) -> None:
        """Remove documents everywhere."""
        self.catalog.remove_documents(ids)
        self.sync()

    def sync(self, *, progress: Progress = silent) -> None:
        """Bring both indexes to what the catalog says. Needs the write lock."""
        pending = self.state.pending()
        if not self._work(pending):
            return
        if pending.removed:
            self.lexical.remove_documents(pending.removed)
            self.lexical.commit()
            if self.state.encoder() is not None:
                self._dense_index().remove_documents(pending.removed)
            self.state.mark_removed(pending.removed)
        self._index_words(pending.lexical, progress)
        if self._open_encoder is not None:
            self._index_vectors(pending.dense, progress)
        self.state.next_generation()
        self.refresh()

    def recover(self, *, progress: Progress = silent) -> bool:
        """Finish what a stopped process left undone, unless another one is at work. True if there was anything."""
        if not self._work(self.state.pending()):
            return False
        try:
            with self.writing("补建索引"):
                self.sync(progress=progress)
        except (LibraryLocked, EncoderError):
            return False
        return True

    def repair(self, *, progress: Progress = silent) -> None:
        """Throw both indexes away and build them again from the catalog, with the encoder of now."""
        from corpus import dense

        with self.writing("重建索引"):
            if self._dense is not None:
                self._dense.close()
            self._dense = self._lexical = None
            dense.wipe(self.folder / "dense")
            dense.wipe(self.folder / "lexical")
            self.state.mark_empty()
            self.sync(progress=progress)

    def purge(self, *, progress: Progress = silent) -> None:
        """Leave no byte of deleted text: compact the catalog and build the indexes anew."""
        self.repair(progress=progress)
        self.catalog.purge()

    def _work(self, pending: Pending) -> bool:
        """Whether this library, with or without an encoder, has anything to do about ``pending``."""
        return bool(pending.lexical or pending.removed or (pending.dense and self._open_encoder is not None))

    # --- the parts ---------------------------------------------------------------------------------------

    def _ready_encoder(self) -> Encoder:
        if self._open_encoder is None:
            raise EncoderError("no_encoder", "当前设置为不使用向量模型。", "如需按意思检索，请设置 YOUJU_MODEL。")
        if self._encoder is None:
            self._encoder = self._open_encoder()
        made_by = self.state.encoder()
        if made_by is not None and made_by != self._encoder.fingerprint:
            raise LibraryMismatch(
                "other_encoder",
                f"资料库 {self.folder} 的向量由模型 {made_by} 建立，当前设置的模型是 {self._encoder.fingerprint}。",
                "请改回原来的模型，或运行 youju doctor --repair 用当前模型重建。",
            )
        return self._encoder

    def _dense_index(self) -> DenseIndex:
        if self._dense is None:
            from corpus.dense import DenseIndex

            self._dense = DenseIndex(self.folder / "dense")
        return self._dense

    def _index_words(self, ids: Sequence[str], progress: Progress) -> None:
        done = 0
        for step in self._steps(ids, WORDS_PER_STEP):
            self.lexical.remove_documents([document.id for document, _ in step])
            self.lexical.add(
                lexical_row(document, passage, self.tokenizer) for document, passages in step for passage in passages
            )
            self.lexical.commit()
            self.state.mark_indexed([document.id for document, _ in step], index=Index.LEXICAL)
            done += len(step)
            progress("建立词索引", done, len(ids))

    def _index_vectors(self, ids: Sequence[str], progress: Progress) -> None:
        if not ids:
            return
        encoder = self._ready_encoder()
        self.state.set_encoder(encoder.fingerprint)
        dense, done = self._dense_index(), 0
        for step in self._steps(ids, PASSAGES_PER_STEP):
            pairs = [(document, passage) for document, passages in step for passage in passages]
            for start in range(0, len(pairs), PASSAGES_PER_STEP):
                some = pairs[start : start + PASSAGES_PER_STEP]
                vectors = encoder.embed_documents([meaning_text(document, passage) for document, passage in some])
                dense.add([p.id for _, p in some], [p.document_id for _, p in some], vectors)
            self.state.mark_indexed([document.id for document, _ in step], index=Index.DENSE)
            done += len(step)
            progress("建立向量索引", done, len(ids))

    def _steps(
        self, ids: Sequence[str], passages_per_step: int
    ) -> Iterator[list[tuple[Document, tuple[Passage, ...]]]]:
        step: list[tuple[Document, tuple[Passage, ...]]] = []
        size = 0
        for id_ in ids:
            passages = self.catalog.passages_of(id_)
            step.append((self.catalog.document(id_), passages))
            size += len(passages)
            if size >= passages_per_step:
                yield step
                step, size = [], 0
        if step:
            yield step


@contextmanager
def opened(folder: Path, *, open_encoder: Callable[[], Encoder] | None, url: str | None = None) -> Iterator[Library]:
    """Open a library for the length of a ``with`` block."""
    library = Library.open(folder, open_encoder=open_encoder, url=url)
    try:
        yield library
    finally:
        library.close()
