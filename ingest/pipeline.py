"""A file's way into the library: found, hashed, read, assembled, stored; and the report of it."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from sqlalchemy.exc import OperationalError

from corpus.catalog import FileRecord
from corpus.errors import UnreadableFile, YoujuError
from corpus.library import Library
from corpus.progress import Progress, silent
from ingest.assemble import Contents, assemble
from ingest.readers import is_candidate, read
from ingest.readers.names import shown
from ingest.report import Failure, FileReport, FileStatus, IngestReport

logger = logging.getLogger(__name__)

# Raised when a change of the ingest code gives other documents for the same bytes: files read by an older
# version are read again although they have not changed.
READER_VERSION = 3

_HASH_BLOCK = 1 << 20


def ingest(paths: Iterable[Path], library: Library, *, progress: Progress = silent) -> IngestReport:
    """Read files and folders into the library; safe to repeat, one bad file never stops the others.

    :raises LibraryLocked: another process is writing. :raises EncoderError: the texts are stored and can be
        found by words, but the encoder for the vectors cannot be had.
    """
    began = time.monotonic()
    with library.writing("读入材料"):
        found = list(dict.fromkeys(find_files(paths, apart_from=library.folder)))
        reports = []
        for number, path in enumerate(found, start=1):
            reports.append(ingest_file(path, library))
            progress("读入材料", number, len(found))
        reports = [_again_if_alone(path, report, library) for path, report in zip(found, reports, strict=True)]
        library.sync(progress=progress)
    new = [report for report in reports if report.status in (FileStatus.ADDED, FileStatus.UPDATED)]
    return IngestReport(
        files=tuple(reports),
        documents=sum(len(report.documents) for report in new),
        passages=sum(report.passages for report in new),
        figures=sum(report.figures for report in new),
        seconds=round(time.monotonic() - began, 3),
    )


def find_files(paths: Iterable[Path], *, apart_from: Path | None = None) -> Iterator[Path]:
    """The files meant by ``paths``: a file as it is, a folder with all that is in it, in a stable order.

    :param apart_from: a folder that no walk enters: the library itself may lie among the papers.
    """
    own = None if apart_from is None else apart_from.resolve()
    for path in paths:
        if _is_folder(path):
            yield from sorted(_walk(path, own))
        else:
            yield path


def ingest_file(path: Path, library: Library) -> FileReport:
    """Read one file into the catalog; whatever is wrong with the file is in the report.

    :raises OperationalError: the catalog's database fails (disk full, read-only): no other file would fare better.
    """
    try:
        return _ingest_file(path, library)
    except YoujuError as error:
        return _failed(path, Failure(error.code, error.message, error.remedy))
    except OperationalError:
        raise
    except Exception as error:
        logger.debug("unexpected error while reading %s", path, exc_info=True)
        what = f"文件{shown(path)}读取时出现意外错误（{type(error).__name__}）。"
        return _failed(
            path, Failure("unexpected", what, "请另存为 docx 或 txt 后重试；如仍失败，请把文件交给维护人员。")
        )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that the system refuses; reading it says so
        return False


def _walk(folder: Path, own: Path | None) -> Iterator[Path]:
    """Files below a folder that may be papers; hidden folders and ``own`` are not entered."""
    for at, folders, names in os.walk(folder):
        here = Path(at)
        folders[:] = [name for name in folders if not name.startswith(".") and (here / name).resolve() != own]
        yield from (here / name for name in names if is_candidate(here / name) and (here / name).is_file())


def _again_if_alone(path: Path, report: FileReport, library: Library) -> FileReport:
    """A duplicate whose original was replaced later in the same call is the only copy now."""
    if report.status is not FileStatus.DUPLICATE or library.catalog.summaries([report.duplicate_of or ""]):
        return report
    return ingest_file(path, library)


def _ingest_file(path: Path, library: Library) -> FileReport:
    digest, size = _hash(path)
    key = told_path(path.resolve())
    catalog = library.catalog
    known = catalog.file(key)
    if known is not None and known.sha256 == digest and known.reader_version == READER_VERSION:
        return _stored(path, known, library, FileStatus.UNCHANGED)
    others = [record for record in catalog.files_with_hash(digest) if record.path != key]
    if others:
        if known is not None:
            catalog.forget_file(key)
        original = catalog.documents_of_file(others[0].path)
        return FileReport(
            path=told_path(path),
            status=FileStatus.DUPLICATE,
            encoding=others[0].encoding,
            format=others[0].format,
            duplicate_of=original[0] if original else None,
        )
    contents, record = _read(path, key=key, digest=digest, size=size, library=library)
    library.put_file(record, contents.documents)
    return _stored(path, record, library, FileStatus.ADDED if known is None else FileStatus.UPDATED)


def _read(path: Path, *, key: str, digest: str, size: int, library: Library) -> tuple[Contents, FileRecord]:
    reading = read(path)
    contents = assemble(
        reading,
        source=told_path(path),
        file_hash=digest,
        vocabulary=library.vocabulary,
    )
    if not contents.documents:
        raise UnreadableFile("no_text", f"文件{shown(path)}里没有可用的正文。", "请检查文件内容是否为空或只有图片。")
    record = FileRecord(
        path=key,
        sha256=digest,
        size=size,
        format=reading.format,
        encoding=reading.encoding,
        reader_version=READER_VERSION,
        warnings=contents.warnings,
    )
    return contents, record


def _stored(path: Path, record: FileRecord, library: Library, status: FileStatus) -> FileReport:
    ids = library.catalog.documents_of_file(record.path)
    summaries = library.catalog.summaries(ids)
    return FileReport(
        path=told_path(path),
        status=status,
        documents=ids,
        encoding=record.encoding,
        format=record.format,
        characters=sum(summary.characters for summary in summaries),
        passages=sum(summary.passages for summary in summaries),
        figures=sum(summary.figures for summary in summaries),
        warnings=record.warnings,
    )


def _failed(path: Path, failure: Failure) -> FileReport:
    return FileReport(path=told_path(path), status=FileStatus.FAILED, error=failure)


def told_path(path: Path) -> str:
    """A path as text: a name that is not UTF-8 is read as GB18030, as old archives have it, else shown by its bytes."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def _hash(path: Path) -> tuple[str, int]:
    digest, size = sha256(), 0
    try:
        if not path.is_file():  # a pipe would never end
            raise OSError
        with path.open("rb") as file:
            while block := file.read(_HASH_BLOCK):
                digest.update(block)
                size += len(block)
    except (OSError, ValueError):
        read(path)  # says in words what is wrong with it
        raise
    return digest.hexdigest(), size
