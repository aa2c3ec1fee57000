"""A paper of python-docx as bytes that depend on its content alone: no clock, no picture of another paper."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from drafting.plain import plain

if TYPE_CHECKING:
    from docx.document import Document

# The first day a zip file can name; Office shows none of it.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_LONGEST = 255  # characters that a property holds
_THUMBNAIL = "metadata/thumbnail"


def packed(document: Document, *, title: str) -> bytes:
    """The file. Its properties name the title and 有据, and no time: the same draft gives the same bytes."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = plain(title)[:_LONGEST], "有据", ""
    properties.last_modified_by, properties.language = "有据", "zh-CN"
    for child in list(properties._element):
        if child.tag.endswith(("}created", "}modified")):
            properties._element.remove(child)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(_THUMBNAIL):
            del package.rels[key]  # a picture of python-docx's empty page
    file = io.BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def timeless(archive: bytes) -> bytes:
    """A zip file with the same members in the same order and no times."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0  # the same on every system
            new.writestr(entry, old.read(member))
    return written.getvalue()
