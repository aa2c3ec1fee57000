"""How much of a file a reader takes in before it refuses: memory stays bounded whatever is handed in."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, in bytes unless the name says otherwise.

    :param max_bytes: plain text, markdown, HTML and CSV. Text is held whole, about ten times over, while
        it is decoded and cut up; 50 MiB is some 17 million characters, a thousand times a long paper.
    :param max_file_bytes: PDF, Word, Excel, images: mostly pictures, which are not held.
    :param max_member_bytes: one unpacked XML part of an Office file; its tree takes about ten times that.
    :param max_unpacked_bytes: all parts of an Office file together, as its directory declares them.
    :param max_ratio: unpacked to packed, for parts over ``ratio_floor_bytes``. Deflate reaches 1030 at most;
        the XML of real Word and Excel files was seen between 5 and 40.
    :param max_cells: filled cells of one workbook.
    :param max_pages: pages of one PDF.
    :param max_ocr_pages: pages that are recognised in one file (about two seconds a page on two cores).
    :param max_pixels: pixels of one picture handed to OCR.
    :param convert_seconds: how long LibreOffice may take for one file.
    """

    max_bytes: int = 50 * MEBIBYTE
    max_file_bytes: int = 300 * MEBIBYTE
    max_member_bytes: int = 64 * MEBIBYTE
    max_unpacked_bytes: int = 1024 * MEBIBYTE
    max_ratio: int = 200
    ratio_floor_bytes: int = 4 * MEBIBYTE
    max_cells: int = 1_000_000
    max_pages: int = 3_000
    max_ocr_pages: int = 300
    max_pixels: int = 100_000_000
    convert_seconds: int = 120


DEFAULT_LIMITS = Limits()
