"""What a file is, judged by its bytes; the extension only tells kinds of plain text apart (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: First bytes -> kind. Kinds in ``FOREIGN`` are recognised in order to name them in the error.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"ID3", "media"),
    (b"SQLite format 3\x00", "sqlite"),
)
FOREIGN = {
    "rar": "RAR 压缩包",
    "7z": "7z 压缩包",
    "gzip": "gzip 压缩包",
    "zip": "ZIP 压缩包",
    "exe": "可执行程序",
    "media": "音频或视频",
    "sqlite": "数据库文件",
    "ole": "旧版 Office 容器，里面没有文稿或表格",
}
#: Kind -> extensions under which it is at home; anything else earns the notice ``wrong_extension``.
AT_HOME: dict[str, frozenset[str]] = {
    "txt": frozenset({".txt", ".text", "", ".log"}),
    "md": frozenset({".md", ".markdown"}),
    "csv": frozenset({".csv", ".tsv"}),
    "html": frozenset({".html", ".htm", ".xhtml", ".shtml"}),
    "mhtml": frozenset({".mht", ".mhtml"}),
    "pdf": frozenset({".pdf"}),
    "docx": frozenset({".docx", ".docm", ".dotx"}),
    "xlsx": frozenset({".xlsx", ".xlsm", ".xltx"}),
    "xls": frozenset({".xls", ".et", ".xlt"}),
    "xlsb": frozenset({".xlsb"}),
    "doc": frozenset({".doc", ".wps", ".dot", ".wpt"}),
    "rtf": frozenset({".rtf"}),
    "odt": frozenset({".odt"}),
    "ods": frozenset({".ods"}),
    "odp": frozenset({".odp"}),
    "ppt": frozenset({".ppt"}),
    "pptx": frozenset({".pptx"}),
    "ofd": frozenset({".ofd"}),
    "image": frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"}),
    "xml": frozenset({".xml", ".doc", ".xls"}),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_HTML_PIECE = re.compile(rb"<(?:table|div|p|meta|h1)[\s>]", re.I)
_MHTML = re.compile(rb"^mime-version:|^from: <saved by|^content-type: multipart/related", re.I | re.M)
_OFFICE_XML = re.compile(rb"wordprocessingml|office:spreadsheet|word/2003/wordml|progid=\"(?:Word|Excel)", re.I)
HEAD_BYTES = 4096


def magic_kind(head: bytes) -> str | None:
    """Kind by the first bytes: a name of ``AT_HOME`` or ``FOREIGN``, ``archive``, ``ole``, or None for text."""
    if b"%PDF-" in head[:1024] and b"<html" not in head[:1024].lower():
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "archive"
    if head.startswith(OLE):
        return "ole"
    if head.startswith(b"BM") and len(head) >= 18 and head[14] in (12, 40, 52, 56, 108, 124):
        return "image"
    if head[:4] == b"RIFF":
        return "image" if head[8:12] == b"WEBP" else "media"
    if head[4:8] == b"ftyp":
        return "media"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def archive_kind(names: Iterable[str], mimetype: bytes) -> str:
    """Kind of a zip archive by its member names and its ``mimetype`` member."""
    known = set(names)
    if any(n.startswith("word/") and n.endswith(".xml") for n in known):
        return "docx"
    if "xl/workbook.bin" in known:
        return "xlsb"
    if any(n.startswith("xl/") and n.endswith(".xml") for n in known):
        return "xlsx"
    if any(n.startswith("ppt/") for n in known):
        return "pptx"
    if "OFD.xml" in known:
        return "ofd"
    for suffix, kind in ((b"text", "odt"), (b"spreadsheet", "ods"), (b"presentation", "odp")):
        if b"opendocument." + suffix in mimetype:
            return kind
    return "zip"


def ole_kind(data: bytes) -> str:
    """Kind of an OLE container by the stream names in its directory: doc, xls, ppt, ``encrypted`` or ``ole``."""
    if _stream(data, "EncryptedPackage"):
        return "encrypted"
    if _stream(data, "WordDocument"):
        # Word's file information block: magic A5EC, flags at byte 10, bit 8 = encrypted ([MS-DOC] 2.5.2).
        fib = data[512:524]
        locked = fib[:2] == b"\xec\xa5" and int.from_bytes(fib[10:12], "little") & 0x0100
        return "encrypted" if locked else "doc"
    if _stream(data, "Workbook") or _stream(data, "Book"):
        return "xls"
    return "ppt" if _stream(data, "PowerPoint Document") else "ole"


def text_kind(head: bytes, suffix: str) -> str:
    """Kind of a text by its first bytes; txt, md and csv differ by their extension only."""
    start = head.replace(b"\x00", b"")
    if _MHTML.search(start[:1024]) and b"multipart" in start.lower():
        return "mhtml"
    if _OFFICE_XML.search(start) and start.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<?xml"):
        return "xml"
    if suffix in (".md", ".markdown"):
        return "md"
    web = suffix in AT_HOME["html"] | {".doc", ".xls", ".docx", ".xlsx"} and _HTML_PIECE.search(start)
    if web or (_HTML.search(start) and start.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<")):
        return "html"
    return "csv" if suffix in AT_HOME["csv"] else "txt"


def _stream(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") + b"\x00\x00" in data
