"""What a measurement may keep from its last run: libraries, by the code that built them, and vectors, by their text.

All of it lies under the user's cache folder (``YOUJU_QUALITY_CACHE`` names another) and may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpus.encoder import Encoder

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"

# What decides which passages a file gives and how they are indexed.
BUILDERS = ("ingest", "corpus")

# Libraries of one name that are kept, so that two states of the code can be measured in turn.
KEPT = 2

_QUERY, _PASSAGE = "query", "passage"


def cache_folder() -> Path:
    """The folder that measurements keep things in."""
    import platformdirs

    named = os.environ.get("YOUJU_QUALITY_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("youju") / "quality"


def kept_library(
    name: str, *, files: Iterable[Path], build: Callable[[Path], None], sources: Sequence[Path] | None = None
) -> Path:
    """The folder of the library ``name`` of these files, made by ``build`` unless this very code has made it before.

    It is built beside its place and moved there when whole, so that a stop leaves nothing half made.

    :param sources: the code that decides what it holds; all of ``BUILDERS`` by default.
    """
    key = _hash_of([*(source_files(BUILDERS) if sources is None else sources), *files])
    home = cache_folder() / "libraries" / name
    home.mkdir(parents=True, exist_ok=True)
    folder = home / key
    if not folder.is_dir():
        with tempfile.TemporaryDirectory(dir=home, prefix="making-") as making:
            built = Path(making) / "library"
            build(built)
            if not folder.is_dir():
                built.rename(folder)
        whole = [path for path in home.iterdir() if not path.name.startswith("making-")]
        for old in sorted(whole, key=lambda path: -path.stat().st_mtime)[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
    return folder


def ingested(paths: Sequence[Path]) -> Callable[[Path], None]:
    """What builds a library of these files, through ``ingest``. Raises if one cannot be read."""

    def build(folder: Path) -> None:
        from corpus.library import opened
        from ingest.pipeline import ingest

        with opened(folder, open_encoder=open_remembering) as library:
            failed = [file.path for file in ingest(paths, library).files if file.error is not None]
        if failed:
            raise RuntimeError(f"could not be read: {failed}")

    return build


def source_files(packages: Iterable[str]) -> list[Path]:
    """Code and tables of these packages, without the samples."""
    found = [
        path
        for package in packages
        for path in (PROJECT / package).rglob("*")
        if path.suffix in {".py", ".csv", ".txt"} and "samples" not in path.parts
    ]
    return sorted(found)


def _hash_of(files: Iterable[Path]) -> str:
    whole = sha256()
    for path in files:
        whole.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


class RememberingEncoder:
    """An encoder that keeps every vector it made: the same text is encoded once on this machine.

    For measuring what is found, never for measuring how fast.
    """

    def __init__(self, encoder: Encoder, path: Path) -> None:
        """Wrap ``encoder``; ``path`` is an SQLite file, made if missing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._encoder = encoder
        self._kept = sqlite3.connect(path, timeout=60, check_same_thread=False)
        self._kept.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")

    @property
    def name(self) -> str:
        """The wrapped encoder's."""
        return self._encoder.name

    @property
    def dimensions(self) -> int:
        """The wrapped encoder's."""
        return self._encoder.dimensions

    @property
    def fingerprint(self) -> str:
        """The wrapped encoder's: its vectors are these."""
        return self._encoder.fingerprint

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages, in order."""
        keys = [self._key(_PASSAGE, text) for text in texts]
        vectors = [self._known(key) for key in keys]
        missing = [n for n, vector in enumerate(vectors) if vector is None]
        for n, vector in zip(missing, self._encoder.embed_documents([texts[n] for n in missing]), strict=True):
            vectors[n] = self._keep(keys[n], vector)
        self._kept.commit()
        return [vector for vector in vectors if vector is not None]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        key = self._key(_QUERY, text)
        vector = self._known(key)
        if vector is None:
            vector = self._keep(key, self._encoder.embed_query(text))
            self._kept.commit()
        return vector

    def _key(self, kind: str, text: str) -> bytes:
        return sha256("\0".join((self.fingerprint, kind, text)).encode()).digest()

    def _known(self, key: bytes) -> list[float] | None:
        row = self._kept.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        return None if row is None else list(map(float, np.frombuffer(row[0], dtype=np.float32)))

    def _keep(self, key: bytes, vector: list[float]) -> list[float]:
        kept = np.asarray(vector, dtype=np.float32)
        self._kept.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", (key, kept.tobytes()))
        return list(map(float, kept))


def open_bundled() -> Encoder:
    """The bundled encoder as it is, for measuring its speed."""
    from api.settings import Settings
    from api.wiring import encoder_settings
    from corpus.encoder import open_encoder

    return open_encoder(encoder_settings(Settings(model="bundled")))


def open_remembering() -> Encoder:
    """The bundled encoder with its vectors kept between runs."""
    return RememberingEncoder(open_bundled(), cache_folder() / "vectors.sqlite")
