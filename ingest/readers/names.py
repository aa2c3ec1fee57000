"""File names: which ones a folder walk takes up, and how a hostile one is shown (pure)."""

from __future__ import annotations

import unicodedata
from pathlib import Path

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".tsv"})
WEB_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"})
OFFICE_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".xls", ".pdf", ".ofd"})
LEGACY_SUFFIXES = frozenset({".doc", ".wps", ".rtf", ".odt", ".ods", ".et", ".ppt", ".pptx", ".xlsb", ".dot", ".wpt"})
IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"})

#: Every suffix that some reader, or a reader with its optional tool, takes.
SUPPORTED_SUFFIXES = TEXT_SUFFIXES | WEB_SUFFIXES | OFFICE_SUFFIXES | LEGACY_SUFFIXES | IMAGE_SUFFIXES

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_SYSTEM_FOLDERS = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information"})

#: Longest file name in a message: a name may have 255 bytes, and a sentence should stay a sentence.
SHOWN_LENGTH = 60
_SHOWN_TAIL = 16


def is_candidate(path: Path) -> bool:
    """Whether a folder walk should read this file, judged by its name alone.

    False for lock files (``~$…``, ``.~lock…``), hidden files, system files, a folder's README and suffixes that
    nothing reads.
    """
    name = path.name
    if name.startswith((".", "~$", "~WRL")) or name.lower() in _SYSTEM_FILES:
        return False
    if path.stem.lower() == "readme":
        return False
    if any(part in _SYSTEM_FOLDERS for part in path.parts):
        return False
    return path.suffix.lower() in SUPPORTED_SUFFIXES


def shown(path: Path) -> str:
    """Give the file's name as a message may show it: quoted, no control or direction marks, not too long."""
    safe = "".join(_visible(c) for c in path.name or str(path))
    if len(safe) > SHOWN_LENGTH:
        safe = safe[: SHOWN_LENGTH - _SHOWN_TAIL - 1] + "…" + safe[-_SHOWN_TAIL:]
    return f"“{safe}”"


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "\ufffd" if category[0] == "C" or category in ("Zl", "Zp") else char
