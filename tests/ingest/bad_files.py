"""Files that cannot be read, each made afresh, and the code of the error that says so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _word() -> bytes:
    import docx

    document = docx.Document()
    for _ in range(40):
        document.add_paragraph("云岭县共有学校19所，在校学生5120人。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _truncated_word(path: Path) -> None:
    data = _word()
    path.write_bytes(data[: len(data) // 2])


def _encrypted_pdf(path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.encrypt("secret", algorithm="RC4-128")
    with path.open("wb") as stream:
        writer.write(stream)


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as stream:
            for _ in range(200):
                stream.write(b" " * (1 << 20))


def _sixty_megabytes(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write("全县工作总结\n".encode())
        stream.truncate(60 << 20)


#: Name -> (what makes it, the code of its error).
BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "空.txt": (_bytes(b""), "empty_file"),
    "空白.txt": (_bytes(b" \n\t\n"), "empty_file"),
    "空.docx": (_bytes(b""), "empty_file"),
    "截断.docx": (_truncated_word, "damaged"),
    "截断.pdf": (_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"), "damaged"),
    "加密.docx": (_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600), "encrypted"),
    "加密.pdf": (_encrypted_pdf, "encrypted"),
    "二进制.txt": (_bytes(bytes(range(256)) * 40), "not_text"),
    "二进制.docx": (_bytes(bytes(range(256)) * 40), "damaged"),
    "程序改名.doc": (_bytes(b"MZ" + b"\x00" * 400), "unknown_format"),
    "炸弹.docx": (_zip_bomb, "zip_bomb"),
    "太大.txt": (_sixty_megabytes, "too_large"),
    "没有字.html": (_bytes(b"<html><body><p></p></body></html>"), "no_text"),
}
