"""PDF: the text layer in reading order with page numbers; pages without one go through OCR."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.types import Notice
from ingest.blocks import Reading
from ingest.readers import failures
from ingest.readers.layout import Page, page_blocks
from ingest.readers.limits import Limits
from ingest.readers.names import shown
from ingest.readers.pdf_lines import page_lines, readable_share
from ingest.readers.pdf_tables import PageTable, merge_across_pages, page_tables, placed

#: Fewer characters than this on a page that a picture covers: a scan, perhaps with a scanner's stamp as text.
SCAN_CHARACTERS = 20
SCAN_COVER = 0.5
#: Share of the characters that must stand for real letters; below it the font has no usable map to Unicode.
MIN_READABLE = 0.7


def read_pdf(path: Path, *, limits: Limits) -> Reading:
    """Read a PDF: paragraphs and ruled tables with ``Block.page``; running heads and page numbers are removed.

    Pages without text layer are recognised when the extra ``[ocr]`` is installed (a Notice ``ocr`` names them).
    :raises MissingTool: no page has a text layer and OCR is not installed.
    """
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    pages: list[Page] = []
    tables: list[PageTable] = []
    scans: list[int] = []
    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > limits.max_pages:
                raise failures.too_many(path, what="页数", limit=limits.max_pages)
            for number, page in enumerate(pdf.pages, start=1):
                if _is_scan(page):
                    scans.append(number)
                    pages.append(Page(number, float(page.width), float(page.height), ()))
                else:
                    found = page_tables(page, number)
                    tables += found
                    lines = page_lines(page, outside=[t.box for t in found])
                    pages.append(Page(number, float(page.width), float(page.height), lines))
                page.close()
    except PdfminerException as error:
        if "Password" in repr(error) or "Encryption" in repr(error):
            raise failures.encrypted(path) from error
        raise failures.damaged(path) from error
    notices: list[Notice] = []
    if scans:
        pages, notices = _recognised(path, pages, scans, limits=limits)
    finished = placed(merge_across_pages(tables))
    pages = [Page(p.number, p.width, p.height, p.lines, tuple(finished.get(p.number, ()))) for p in pages]
    blocks, removed = page_blocks(pages)
    return Reading(format="pdf", blocks=tuple(blocks), warnings=tuple(notices), removed=tuple(removed))


def _is_scan(page: Any) -> bool:
    characters = sum(not c["text"].isspace() for c in page.chars)
    if characters and readable_share(page.chars) < MIN_READABLE:
        return True
    cover = max((abs(i["x1"] - i["x0"]) * abs(i["bottom"] - i["top"]) for i in page.images), default=0.0)
    return characters < SCAN_CHARACTERS and cover > SCAN_COVER * float(page.width) * float(page.height)


def _recognised(path: Path, pages: list[Page], scans: list[int], *, limits: Limits) -> tuple[list[Page], list[Notice]]:
    """Fill the scanned pages by OCR, or say which pages stay unread; nothing readable -> MissingTool."""
    from ingest.readers import ocr

    listed = numbers_shown(scans)
    if not ocr.available():
        if len(scans) == len(pages) or not any(p.lines for p in pages):
            raise failures.missing_ocr(path, "扫描件")
        message = f"文件{shown(path)}第 {listed} 页是扫描图片，没有读取；{failures.OCR_INSTALL}"
        return pages, [Notice("missing_ocr", message)]
    if len(scans) > limits.max_ocr_pages:
        raise failures.too_many(path, what="扫描页数", limit=limits.max_ocr_pages)
    read = ocr.pdf_pages(path, scans)
    merged = [Page(p.number, p.width, p.height, read[p.number]) if p.number in read else p for p in pages]
    message = f"文件{shown(path)}第 {listed} 页是扫描图片，文字由 OCR 识别，可能有错字，引用前请对照原件。"
    return merged, [Notice("ocr", message)]


def numbers_shown(numbers: list[int]) -> str:
    """Write page numbers as ranges: 1–3、7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "、".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges)
