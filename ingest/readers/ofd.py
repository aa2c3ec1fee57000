"""OFD, China's layout format (GB/T 33190-2016): text objects of every page, placed as in a PDF."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path
from typing import Any

from ingest.blocks import Reading
from ingest.readers import failures
from ingest.readers.archive import child, open_archive, part, tag
from ingest.readers.layout import Line, Page, page_blocks
from ingest.readers.limits import Limits

#: OFD measures in millimetres (clause 7.2).
POINTS = 72 / 25.4
_A4 = (210.0, 297.0)


def read_ofd(path: Path, *, limits: Limits) -> Reading:
    """Read an OFD file's text with page numbers; scanned pages without text -> MissingTool.

    Rulings are not read, so a table's cells come as one line of text a row.
    """
    pages: list[Page] = []
    pictures = False
    with open_archive(path, limits=limits) as archive:
        root = part(archive, "OFD.xml", path=path, limits=limits)
        roots = [e.text.strip().lstrip("/") for e in _all(root, "DocRoot") if e.text]
        if not roots:
            raise failures.damaged(path, "（缺少文档入口）")
        for document in roots:
            for location, size in _pages(archive, document, path=path, limits=limits):
                content = part(archive, location, path=path, limits=limits)
                if content is None:
                    raise failures.damaged(path, f"（缺少第 {len(pages) + 1} 页）")
                lines = [line for e in _all(content, "TextObject") for line in _lines(e)]
                pictures = pictures or bool(_all(content, "ImageObject"))
                box = _box(child(content, "Area", "PhysicalBox")) or size
                pages.append(Page(len(pages) + 1, box[0] * POINTS, box[1] * POINTS, tuple(_rows(lines))))
                if len(pages) > limits.max_pages:
                    raise failures.too_many(path, what="页数", limit=limits.max_pages)
    if pictures and not any(p.lines for p in pages):
        raise failures.missing_ocr(path, "扫描件（请先转成 PDF）")
    blocks, removed = page_blocks(pages)
    return Reading(format="ofd", blocks=tuple(blocks), removed=tuple(removed))


def _pages(
    archive: zipfile.ZipFile, document: str, *, path: Path, limits: Limits
) -> list[tuple[str, tuple[float, float]]]:
    """Locations of a document's pages in order, and the page size that it declares for all."""
    root = part(archive, document, path=path, limits=limits)
    if root is None:
        raise failures.damaged(path, "（缺少文档目录）")
    size = _box(child(root, "CommonData", "PageArea", "PhysicalBox")) or _A4
    folder = posixpath.dirname(document)
    entries = child(root, "Pages")
    locations = [e.get("BaseLoc") or "" for e in entries] if entries is not None else []
    return [(loc.lstrip("/") if loc.startswith("/") else posixpath.join(folder, loc), size) for loc in locations if loc]


def _lines(text_object: Any) -> list[Line]:
    """One line a TextCode: its Y is the baseline within the object's boundary (clause 11.3)."""
    boundary = _numbers(text_object.get("Boundary"))
    if len(boundary) != 4:
        return []
    size = float(text_object.get("Size") or 4)
    scale = (_numbers(text_object.get("CTM")) or [1.0])[0] or 1.0
    lines: list[Line] = []
    for code in (e for e in text_object if tag(e) == "TextCode"):
        text = (code.text or "").strip("\r\n")
        if not text.strip():
            continue
        x = boundary[0] + float(code.get("X") or 0) * scale
        bottom = boundary[1] + float(code.get("Y") or size) * scale + 0.1 * size * scale
        right = x + _advance(code.get("DeltaX"), len(text), size) * scale
        height = size * scale
        lines.append(
            Line(text, x * POINTS, right * POINTS, (bottom - height) * POINTS, bottom * POINTS, height * POINTS)
        )
    return lines


def _advance(delta: str | None, count: int, size: float) -> float:
    """Width of a text: its DeltaX steps (``g n v`` repeats v n times) and one last character."""
    steps: list[float] = []
    tokens = (delta or "").split()
    while tokens:
        token = tokens.pop(0)
        if token == "g" and len(tokens) >= 2:
            steps += [float(tokens[1])] * min(int(tokens[0]), count)
            del tokens[:2]
        elif token != "g":
            steps.append(float(token))
    steps = steps[: count - 1]
    return sum(steps) + size * (count - len(steps))


def _rows(lines: list[Line]) -> list[Line]:
    """Join objects that follow each other closely on one line: many programs write one object a word."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda i: (round(i.bottom / max(i.size * 0.5, 1)), i.x0)):
        last = rows[-1] if rows else None
        if (
            last
            and abs(last.bottom - line.bottom) < 0.4 * line.size
            and -line.size < line.x0 - last.x1 < 1.2 * line.size
        ):
            latin = last.text[-1:].isalnum() and last.text[-1:].isascii() and line.text[:1].isascii()
            gap = " " if latin and line.text[:1].isalnum() and line.x0 - last.x1 > 0.25 * line.size else ""
            rows[-1] = Line(last.text + gap + line.text, last.x0, line.x1, last.top, last.bottom, last.size)
        else:
            rows.append(line)
    return rows


def _all(root: Any | None, name: str) -> list[Any]:
    return [e for e in root.iter() if tag(e) == name] if root is not None else []


def _box(element: Any | None) -> tuple[float, float] | None:
    values = _numbers(element.text if element is not None else None)
    return (values[2], values[3]) if len(values) == 4 else None


def _numbers(text: str | None) -> list[float]:
    try:
        return [float(v) for v in (text or "").split()]
    except ValueError:
        return []
