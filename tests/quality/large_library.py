"""A library of a hundred thousand passages, made of the sentences of real ones: for measuring speed only."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.quality.caches import PROJECT, kept_library, open_bundled
from tests.quality.retrieval import set_library

if TYPE_CHECKING:
    from corpus.catalog import FileRecord
    from corpus.library import Library
    from corpus.records import Entry

PASSAGES = 100_000
PASSAGES_PER_DOCUMENT = 8
DOCUMENTS_PER_FILE = 125
SENTENCES_PER_PASSAGE = 5
SENTENCE = (20, 90)  # characters of a sentence that is used
REGIONS = 50
YEARS = range(2015, 2025)

# How far a made-up vector lies from a real one's direction: cosine about 0.95, as of passages on one matter.
NOISE = 0.33

# Building takes some ten minutes, so not every change of the code makes it anew: only migrations of the catalog, and
# this number, to be raised when an index keeps something else.
FORMAT = 1


class NearReal:
    """Stands for the bundled encoder while the library is built: vectors of real passages, moved a little."""

    def __init__(self, fingerprint: str, real: Sequence[Sequence[float]]) -> None:
        """Take the real vectors."""
        self._real = np.asarray(real, dtype=np.float32)
        self._random = np.random.default_rng(7)
        self.fingerprint = fingerprint
        self.name = "near real"
        self.dimensions = int(self._real.shape[1])

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A vector for each text, whatever it says; length 1."""
        chosen = self._real[self._random.integers(len(self._real), size=len(texts))]
        noise = self._random.standard_normal(chosen.shape).astype(np.float32)
        moved = chosen + NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
        return [[float(x) for x in row] for row in moved / np.linalg.norm(moved, axis=1, keepdims=True)]

    def embed_query(self, text: str) -> list[float]:
        """Of no use here."""
        return self.embed_documents([text])[0]


@contextmanager
def opened_large() -> Iterator[Library]:
    """The large library with the bundled encoder for its questions; built if it is not kept (some minutes)."""
    from corpus.library import opened

    folder = kept_library(f"large-{FORMAT}", files=(), build=_build, sources=_sources())
    with opened(folder, open_encoder=open_bundled) as library:
        yield library


def _build(folder: Path) -> None:
    from corpus.encoder import Encoder
    from corpus.library import opened

    with set_library("policy_dev") as (library, _):
        texts = [library.catalog.document(summary.id).text for summary in library.catalog.summaries()]
        vectors = library._dense_index()._store.get(include=["embeddings"])["embeddings"]
        fingerprint = library.state.encoder()
    assert fingerprint is not None

    def encoder() -> Encoder:
        return NearReal(fingerprint, vectors)

    with opened(folder, open_encoder=encoder) as library, library.writing("建测速资料库"):
        for record, contents in _files(_sentences(texts)):
            library.put_file(record, contents)
        library.sync()


def _files(sentences: Sequence[str]) -> Iterator[tuple[FileRecord, list[Entry]]]:
    from corpus.catalog import FileRecord

    chance = random.Random(7)
    per_file = DOCUMENTS_PER_FILE * PASSAGES_PER_DOCUMENT
    for number in range(PASSAGES // per_file):
        path = f"/made/{number}.txt"
        contents = [_document(f"{number}-{n}", path, n, sentences, chance) for n in range(DOCUMENTS_PER_FILE)]
        yield FileRecord(path, sha256(path.encode()).hexdigest(), 1, "txt", "utf-8", 1), contents


def _document(name: str, path: str, part: int, sentences: Sequence[str], chance: random.Random) -> Entry:
    from corpus.records import Entry
    from corpus.types import Document, DocumentKind, Passage

    id_ = sha256(name.encode()).hexdigest()[:16]
    pieces = ["".join(chance.choices(sentences, k=SENTENCES_PER_PASSAGE)) for _ in range(PASSAGES_PER_DOCUMENT)]
    passages, start = [], 0
    for n, piece in enumerate(pieces):
        passages.append(Passage(f"{id_}-{n:04d}", id_, n, start, start + len(piece), ("一、主要做法",)))
        start += len(piece) + 1
    year = chance.choice(YEARS)
    document = Document(
        id=id_,
        source=path,
        part=part,
        format="txt",
        encoding="utf-8",
        text="\n".join(pieces),
        title=f"{year}年工作总结",
        title_inferred=False,
        kind=chance.choice(list(DocumentKind)),
        region=f"第{chance.randrange(REGIONS)}测速县",
        parent_region=None,
        issuer=None,
        year=year,
        date=None,
        docno=None,
    )
    return Entry(document, tuple(passages))


def _sentences(texts: Sequence[str]) -> list[str]:
    least, most = SENTENCE
    found = [piece + "。" for text in texts for piece in text.replace("\n", "").split("。")]
    return [piece for piece in found if least <= len(piece) <= most]


def _sources() -> list[Path]:
    return sorted((PROJECT / "corpus" / "migrations").rglob("*.py"))
