"""Which encoder is wanted and what state it is in: plain values, nothing loaded."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

BUNDLED, NONE, OPENAI = "bundled", "none", "openai:"
MAX_DEFAULT_THREADS = 8
"""Beyond this many threads the passages of one file seldom keep them busy."""


def default_cache_dir() -> Path:
    """Return the user's folder for models that this program writes."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("youju")) / "models"


def default_threads() -> int:
    """Return how many threads may encode: the CPUs this process may use, at most ``MAX_DEFAULT_THREADS``."""
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cpus, MAX_DEFAULT_THREADS)


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """Which model, where it is kept, and how it is addressed.

    ``query_prefix`` and ``passage_prefix`` are put before each text; null means what the model itself asks for.
    ``base_url`` and ``api_key`` are for ``openai:`` models.
    """

    model: str = BUNDLED
    cache_dir: Path = field(default_factory=default_cache_dir)
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    threads: int = field(default_factory=default_threads)
    query_prefix: str | None = None
    passage_prefix: str | None = None


class EncoderState(StrEnum):
    """What ``youju doctor`` says of the encoder."""

    READY = "ready"
    NOT_BUILT = "not_built"
    DAMAGED = "damaged"
    PACKAGE_MISSING = "package_missing"
    NOT_FOUND = "not_found"
    UNCHECKED = "unchecked"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class EncoderStatus:
    """The state of the configured encoder; ``message`` and ``remedy`` (often empty) are Chinese."""

    state: EncoderState
    model: str
    message: str
    remedy: str = ""
    path: Path | None = None


def kind_of(model: str) -> str:
    """Return ``bundled``, ``none``, ``openai:`` or, for a folder or a hub name, an empty string."""
    if model in (BUNDLED, NONE):
        return model
    return OPENAI if model.startswith(OPENAI) else ""
