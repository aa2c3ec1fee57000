"""The word index: tantivy on disk, fed with tokens of ours. Derived; holds ids and tokens, no text.

Two indexes lie side by side: one of passages, one of whole documents. A passage's score is

    BM25(grams) + WORDS_WEIGHT * BM25(words) + DOCUMENT_WEIGHT * BM25(grams of its whole document)

so that of two passages with the same words the one wins whose paper is about the matter. It is told in units of
log(1 + passages), about what one word that a single passage holds is worth, so that scores of small and large
libraries can be weighed alike. The two are committed one
after the other; the catalog marks a document as indexed only after both, so that a stop between them is made good by
indexing it again.
"""

from __future__ import annotations

import math
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import LibraryError, LibraryLocked
from corpus.tokens import Tokens

if TYPE_CHECKING:
    import tantivy

# Measured on policy_dev / cmrc2018_dev (docs/quality/retrieval.md). Words beside character pairs: 0.1 to 0.5 do the
# same within the noise on policy papers and help the encyclopedia (hit@1 +0.004).
WORDS_WEIGHT = 0.25

# The whole document's score beside the passage's: 0.25 to 1 all gain 0.012 to 0.017 nDCG@10 on policy papers.
DOCUMENT_WEIGHT = 0.5

# Documents whose score is looked up for a search. The best 100 passages all lie in the best 50 documents or lose
# nothing by not doing so: cutting at 30, 50 or 100 gave the same ranking for every question of both sets.
DOCUMENTS_LOOKED_UP = 100

# Bytes that tantivy gathers before it writes a segment, for the one thread that writes (its least is 15 MB).
_WRITER_BYTES = 32_000_000

_SPACES = "spaces"  # our tokens hold no white space: tantivy cuts them apart there and does nothing else


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """What the word index keeps of a passage: tokens of its document's title, its headings and its text."""

    passage_id: str
    document_id: str
    tokens: Tokens


class LexicalIndex:
    """An open word index in a folder; one process writes it, any number read it meanwhile.

    A search sees the last commit of whichever process made it.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index, or make an empty one. :raises LibraryError: the folder holds something damaged or other."""
        self._passages = _Part(folder / "passages", with_passages=True)
        self._documents = _Part(folder / "documents", with_passages=False)

    def add(self, rows: Iterable[LexicalRow]) -> None:
        """Add passages; all those of one document in one call. Not replaced: remove its document before.

        :raises LibraryLocked: another process writes the index.
        """
        whole: defaultdict[str, list[Tokens]] = defaultdict(list)
        for row in rows:
            whole[row.document_id].append(row.tokens)
            self._passages.add([row.tokens], document_id=row.document_id, passage_id=row.passage_id)
        for document_id, tokens in whole.items():
            self._documents.add(tokens, document_id=document_id)

    def remove_documents(self, document_ids: Iterable[str]) -> None:
        """Remove every passage of these documents; unknown ones are passed over."""
        for document_id in document_ids:
            self._passages.remove(document_id)
            self._documents.remove(document_id)

    def commit(self) -> None:
        """Make what was added and removed last, and let the next writer in."""
        self._passages.commit()
        self._documents.commit()

    def rollback(self) -> None:
        """Forget what was added and removed since the last commit."""
        self._passages.rollback()
        self._documents.rollback()

    def reload(self) -> None:
        """See the last commit now; a search does so by itself."""
        self._passages.reload()
        self._documents.reload()

    def search(self, tokens: Tokens, *, k: int, documents: Collection[str] | None = None) -> list[tuple[str, float]]:
        """Return the ``k`` passages that fit best: (passage id, score > 0), best first; ties in the order of their ids.

        :param documents: only passages of these documents; None for all.
        """
        if k < 1 or (documents is not None and not documents):
            return []
        passages = self._passages.search(tokens, k=k, documents=documents)
        if not passages:
            return []
        evidence = {
            document_id: score
            for document_id, _, score in self._documents.search(tokens, k=DOCUMENTS_LOOKED_UP, documents=documents)
        }
        unit = math.log1p(self._passages.size())
        scores = {
            passage_id: (score + DOCUMENT_WEIGHT * evidence.get(document_id, 0.0)) / unit
            for document_id, passage_id, score in passages
        }
        return sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))

    def passage_ids(self) -> set[str]:
        """Return every passage id in the index."""
        return self._passages.terms("passage_id")

    def document_ids(self) -> set[str]:
        """Return every document that the index holds whole: its passages and its own entry."""
        return self._passages.terms("document_id") & self._documents.terms("document_id")


class _Part:
    """One tantivy index: rows of tokens, each with the ids it belongs to."""

    def __init__(self, folder: Path, *, with_passages: bool) -> None:
        import tantivy

        self._folder = folder
        self._meta = folder / "meta.json"
        self._with_passages = with_passages
        builder = tantivy.SchemaBuilder()
        for name in ("document_id", "passage_id") if with_passages else ("document_id",):
            builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
        for name in ("grams", "words") if with_passages else ("grams",):
            builder.add_text_field(name, tokenizer_name=_SPACES, index_option="freq")
        self._schema = builder.build()
        self._index = self._open()
        self._writer: tantivy.IndexWriter | None = None
        self._reloading = threading.Lock()
        self._seen = self._stamp()
        self._index.reload()

    def add(self, tokens: Iterable[Tokens], *, document_id: str, passage_id: str | None = None) -> None:
        import tantivy

        tokens = list(tokens)
        row = tantivy.Document()
        row.add_text("document_id", document_id)
        row.add_text("grams", " ".join(gram for some in tokens for gram in some.grams))
        if passage_id is not None:
            row.add_text("passage_id", passage_id)
            row.add_text("words", " ".join(word for some in tokens for word in some.words))
        self._writing().add_document(row)

    def remove(self, document_id: str) -> None:
        self._writing().delete_documents_by_term("document_id", document_id)

    def commit(self) -> None:
        if self._writer is None:
            return
        writer, self._writer = self._writer, None
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    def rollback(self) -> None:
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.rollback()

    def reload(self) -> None:
        self._seen = self._stamp()
        self._index.reload()

    def search(self, tokens: Tokens, *, k: int, documents: Collection[str] | None) -> list[tuple[str, str, float]]:
        """(document id, passage id or "", score) of the best ``k`` rows."""
        query = self._query(tokens, documents)
        if query is None:
            return []
        searcher = self._current().searcher()
        # Without a count tantivy skips blocks that cannot reach the best k.
        hits = searcher.search(query, limit=k, count=False).hits
        found = []
        for score, address in hits:
            row = searcher.doc(address)
            passage = row.get_first("passage_id") if self._with_passages else ""
            found.append((str(row.get_first("document_id")), str(passage), float(score)))
        return found

    def size(self) -> int:
        """Count the rows that are not deleted."""
        return int(self._current().searcher().num_docs)

    def terms(self, field: str) -> set[str]:
        """Return the values of an id field over the rows that are not deleted."""
        import tantivy

        searcher = self._current().searcher()
        return {term for term, _ in searcher.terms_with_prefix(field, "", filter_query=tantivy.Query.all_query())}

    def _query(self, tokens: Tokens, documents: Collection[str] | None) -> tantivy.Query | None:
        from tantivy import Occur, Query

        clauses = [(Occur.Should, query) for query in self._terms(tokens)]
        if not clauses:
            return None
        any_word = Query.boolean_query(clauses)
        if documents is None:
            return any_word
        allowed = Query.term_set_query(self._schema, "document_id", sorted(documents))
        return Query.boolean_query([(Occur.Must, any_word), (Occur.Must, Query.const_score_query(allowed, 0.0))])

    def _terms(self, tokens: Tokens) -> Iterator[tantivy.Query]:
        from tantivy import Query

        for gram in dict.fromkeys(tokens.grams):
            yield Query.term_query(self._schema, "grams", gram, "freq")
        if self._with_passages:
            for word in dict.fromkeys(tokens.words):
                yield Query.boost_query(Query.term_query(self._schema, "words", word, "freq"), WORDS_WEIGHT)

    def _current(self) -> tantivy.Index:
        """Return the index as last committed, by whichever process: its meta file is replaced by every commit."""
        if self._stamp() != self._seen:
            with self._reloading:
                if self._stamp() != self._seen:
                    self.reload()
        return self._index

    def _stamp(self) -> tuple[int, int]:
        try:
            meta = self._meta.stat()
        except FileNotFoundError:
            return (0, 0)
        return (meta.st_mtime_ns, meta.st_ino)

    def _open(self) -> tantivy.Index:
        import tantivy

        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            index = tantivy.Index(self._schema, path=str(self._folder))
            index.config_reader(reload_policy="manual")
        except (ValueError, OSError) as error:
            raise LibraryError(
                "lexical_damaged",
                f"词索引 {self._folder} 无法打开（{error}）。",
                "请运行 youju doctor --repair 重建。",
            ) from error
        cutter = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(_SPACES, cutter)
        return index

    def _writing(self) -> tantivy.IndexWriter:
        """Return the writer; the lock behind it is the operating system's and goes with the process that held it."""
        if self._writer is None:
            try:
                self._writer = self._index.writer(_WRITER_BYTES, 1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                raise LibraryLocked(
                    "lexical_locked",
                    f"词索引 {self._folder} 正被另一个进程写入。",
                    "请等它完成后再试；查询和提问不受影响。",
                ) from error
        return self._writer
