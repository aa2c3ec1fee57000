"""Office files are zip archives: opened only after their declared sizes are known to be sane."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from ingest.readers import failures
from ingest.readers.limits import Limits

_CHUNK = 1 << 20
#: Pictures and embedded objects are never unpacked by a reader, so their size does not matter to memory.
_UNREAD = ("/media/", "/embeddings/", "/fonts/", "/Res/", "/Thumbnails/", "Pictures/")


def open_archive(path: Path, *, limits: Limits) -> zipfile.ZipFile:
    """Open a zip and check it: broken, encrypted, or declaring more than the limits -> UnreadableFile.

    Python's zipfile never yields more bytes of a member than the directory declares, so the check of the
    declared sizes bounds what any library can later unpack from it.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise failures.damaged(path) from error
    total = 0
    for info in archive.infolist():
        if info.flag_bits & 0x1:
            raise failures.encrypted(path)
        total += info.file_size
        read = not any(part in f"/{info.filename}" for part in _UNREAD)
        if read and info.file_size > limits.max_member_bytes:
            raise failures.zip_bomb(path)
        if info.file_size > limits.ratio_floor_bytes and info.file_size > limits.max_ratio * max(1, info.compress_size):
            raise failures.zip_bomb(path)
    if total > limits.max_unpacked_bytes:
        raise failures.zip_bomb(path)
    return archive


def member(archive: zipfile.ZipFile, name: str, *, path: Path, limits: Limits) -> bytes | None:
    """Unpack one part, or None where the archive has no such part; never more than the limit."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    chunks: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > limits.max_member_bytes:
                    raise failures.zip_bomb(path)
                chunks.append(chunk)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise failures.damaged(path, f"（{name}）") from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise failures.damaged(path, f"（{name}）") from error
        raise
    return b"".join(chunks)


def xml_tree(data: bytes, *, path: Path, name: str) -> Any:
    """Parse one XML part with lxml: no entities, no network, no DTD. Broken XML -> UnreadableFile."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise failures.damaged(path, f"（{name}）") from error
    if root is None:
        raise failures.damaged(path, f"（{name}）")
    return root


def part(archive: zipfile.ZipFile, name: str, *, path: Path, limits: Limits) -> Any | None:
    """Unpack and parse one XML part, or None where it is absent."""
    data = member(archive, name, path=path, limits=limits)
    return None if data is None else xml_tree(data, path=path, name=name)


def tag(element: Any) -> str:
    """Local name of an element, whatever its namespace (transitional and strict files read alike)."""
    name = element.tag
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Value of an attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return str(value)
    return None


def child(element: Any, *names: str) -> Any | None:
    """First descendant along a path of local names, or None."""
    for name in names:
        element = next((c for c in element if tag(c) == name), None)
        if element is None:
            return None
    return element
