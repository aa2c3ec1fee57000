"""Builds things from Settings: the only place that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.progress import Progress, silent

if TYPE_CHECKING:
    from api.settings import Settings
    from corpus.encoder import Encoder, EncoderSettings
    from corpus.library import Library
    from retrieval.rerank import Reranker


def load_settings(*, library: Path | None = None) -> Settings:
    """The settings of now; ``library`` overrides the folder."""
    from api.settings import Settings

    return Settings() if library is None else Settings(library=library)


def encoder_settings(settings: Settings) -> EncoderSettings:
    """What of the settings concerns the encoder."""
    import platformdirs

    from corpus.encoder import EncoderSettings

    return EncoderSettings(
        model=settings.model,
        cache_dir=settings.cache or platformdirs.user_cache_path("youju"),
        base_url=settings.model_url,
        api_key=settings.model_key.get_secret_value() if settings.model_key else None,
        threads=settings.threads,
    )


def encoder_opener(settings: Settings) -> Callable[[], Encoder] | None:
    """What opens the encoder when it is first needed; None where the settings want none."""
    if settings.model == "none":
        return None

    def build() -> Encoder:
        from corpus.encoder import open_encoder

        return open_encoder(encoder_settings(settings))

    return build


@contextmanager
def open_library(settings: Settings, *, progress: Progress = silent) -> Iterator[Library]:
    """The library of the settings, with whatever a stopped process left undone finished first."""
    from corpus.library import opened

    with opened(settings.library, open_encoder=encoder_opener(settings), url=settings.catalog_url) as library:
        library.recover(progress=progress)
        yield library


def reranker(settings: Settings) -> Reranker | None:
    """The configured cross-encoder, if any."""
    if settings.reranker is None:
        return None
    from retrieval.rerank import open_reranker

    return open_reranker(settings.reranker)
