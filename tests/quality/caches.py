"""What a measurement may keep from its last run: libraries, by the code that built them, and vectors, by their text.

All of it lies under the user's cache folder (``YOUJU_QUALITY_CACHE`` names another) and may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable
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

_QUERY, _PASSAGE = "query", "passage"


def cache_folder() -> Path:
    """The folder that measurements keep things in."""
    import platformdirs

    named = os.environ.get("YOUJU_QUALITY_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("youju") / "quality"


def library_folder(name: str, *, files: Iterable[Path]) -> tuple[Path, bool]:
    """A folder for the library ``name`` of these files, and whether it was finished by this very code.

    Folders of the same name that older code built are deleted. ``finished`` marks a folder.
    """
    key = _hash_of([*source_files(BUILDERS), *files])
    home = cache_folder() / "libraries" / name
    folder = home / key
    for old in home.glob("*") if home.is_dir() else ():
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    done = (folder / "done").is_file()
    if not done:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    return folder, done


def finished(folder: Path) -> None:
    """Say that the library in ``folder`` is whole."""
    (folder / "done").touch()


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
