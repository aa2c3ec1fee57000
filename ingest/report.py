"""What became of the files somebody asked to read (values only)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Notice


class FileStatus(StrEnum):
    """What reading a file came to."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not read: a stable code, what and where (Chinese), what to do (Chinese)."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file's fate. ``duplicate_of`` is the id of the document that holds the same bytes."""

    path: str
    status: FileStatus
    documents: tuple[str, ...] = ()
    encoding: str | None = None
    format: str | None = None
    characters: int = 0
    passages: int = 0
    figures: int = 0
    warnings: tuple[Notice, ...] = ()
    error: Failure | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """All files of one call, and what the call added: documents, passages, figures, seconds."""

    files: tuple[FileReport, ...]
    documents: int
    passages: int
    figures: int
    seconds: float
