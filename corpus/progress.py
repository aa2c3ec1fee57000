"""How long work tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with a Chinese stage name, how many units are done, and how many there are."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note the state of ``stage``."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
