"""Long lists in pieces (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

# SQLite allows 32,766 variables in one statement; other databases fewer. Long id lists go in batches.
IDS_PER_STATEMENT = 5_000


def batches(ids: Iterable[str], size: int = IDS_PER_STATEMENT) -> Iterator[list[str]]:
    """The ids in lists of at most ``size``."""
    rest = iter(ids)
    while some := list(islice(rest, size)):
        yield some
