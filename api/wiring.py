"""Builds things from Settings: the only place that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import LibraryError, UsageError
from corpus.progress import Progress, silent

# A draft is smoothed a paragraph at a time; who waits longer than this for one gets the plain wording.
CHAT_SECONDS = 60.0

if TYPE_CHECKING:
    from api.settings import Settings
    from corpus.encoder import Encoder, EncoderSettings
    from corpus.library import Library
    from drafting.smoothing import Smoother
    from retrieval.rerank import Reranker


def load_settings(*, library: Path | None = None) -> Settings:
    """The settings of now; ``library`` overrides the folder.

    :raises UsageError: an environment variable or a line of ``.env`` has a value that cannot be.
    """
    from pydantic import ValidationError

    from api.settings import Settings

    try:
        return Settings() if library is None else Settings(library=library)
    except ValidationError as error:
        wrong = "、".join(
            f"YOUJU_{'_'.join(map(str, each['loc'])).upper()}（现为“{each['input']}”）" for each in error.errors()
        )
        raise UsageError("settings", f"设置的值不对：{wrong}。", "请改正环境变量或 .env 文件。") from None


def encoder_settings(settings: Settings) -> EncoderSettings:
    """What of the settings concerns the encoder."""
    from corpus.encoder import EncoderSettings
    from corpus.encoders.settings import default_cache_dir, default_threads

    return EncoderSettings(
        model=settings.model,
        cache_dir=settings.cache or default_cache_dir(),
        base_url=settings.model_url,
        api_key=settings.model_key.get_secret_value() if settings.model_key else None,
        threads=settings.threads or default_threads(),
    )


def build_progress(progress: Progress) -> Callable[[float, str], None]:
    """The encoder's way of telling how far it is (a share from 0 to 1, what it does) as one stage, in percent."""

    def tell(share: float, _doing: str) -> None:
        progress("生成向量模型", round(share * 100), 100)

    return tell


def encoder_opener(settings: Settings, *, progress: Progress = silent) -> Callable[[], Encoder] | None:
    """What opens the encoder when it is first needed; None where the settings want none."""
    if settings.model == "none":
        return None

    def build() -> Encoder:
        from corpus.encoder import open_encoder

        return open_encoder(encoder_settings(settings), progress=build_progress(progress))

    return build


@contextmanager
def open_library(settings: Settings, *, progress: Progress = silent, recover: bool = True) -> Iterator[Library]:
    """The library of the settings, with whatever a stopped process left undone finished first.

    :param recover: false where the library is to be seen as it is.
    :raises LibraryError: the folder or its database cannot be used.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from corpus.library import opened

    with _told(settings.library, SQLAlchemyError):
        opener = encoder_opener(settings, progress=progress)
        with opened(settings.library, open_encoder=opener, url=settings.catalog_url) as library:
            if recover:
                library.recover(progress=progress)
            yield library


@contextmanager
def _told(folder: Path, database_error: type[Exception]) -> Iterator[None]:
    """What the system says of a folder or a database, in a sentence of ours."""
    try:
        yield
    except (FileExistsError, NotADirectoryError):
        raise LibraryError("not_a_folder", f"资料库 {folder} 不是文件夹。", "请用 --library 指定一个文件夹。") from None
    except PermissionError as error:
        where = error.filename or folder
        raise LibraryError(
            "library_forbidden", f"没有权限使用资料库 {folder}（{where}）。", "请检查文件夹权限，或换一个文件夹。"
        ) from error
    except database_error as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise LibraryError(
            "catalog_unusable",
            f"资料库 {folder} 的目录数据库用不了（{reason}）。",
            "请检查磁盘空间和文件夹权限；如已损坏，请从备份恢复或重新读入材料。",
        ) from error


def reranker(settings: Settings) -> Reranker | None:
    """The configured cross-encoder, if any."""
    if settings.reranker is None:
        return None
    from retrieval.rerank import open_reranker

    return open_reranker(settings.reranker)


def template_folders(settings: Settings) -> tuple[Path, ...]:
    """Where the user's own templates are: the folder of the settings, else ``templates`` in the library, if there."""
    if settings.templates is not None:
        return (settings.templates,)
    own = settings.library / "templates"
    return (own,) if own.is_dir() else ()


def chat_smoother(settings: Settings, *, model: str | None = None) -> tuple[Smoother | None, str]:
    """What smooths the wording of drafts, and the model's name; none and ``extractive`` where none is configured.

    :param model: the name to use in place of the settings' one; ``none`` for no model.
    :raises UsageError: a model is named and no endpoint.
    """
    name = settings.chat_model if model is None else model
    if name in (None, "", "none"):
        return None, "extractive"
    if settings.chat_url is None:
        raise UsageError(
            "chat_url", f"没有设置对话模型 {name} 的接口地址。", "请设置 YOUJU_CHAT_URL，或用 --model none。"
        )
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    from drafting.smoothing import smoother

    chat = ChatOpenAI(
        model=name,
        base_url=settings.chat_url,
        api_key=settings.chat_key or SecretStr("none"),
        temperature=0,
        timeout=CHAT_SECONDS,
        max_retries=1,
    )
    return smoother(chat), name
