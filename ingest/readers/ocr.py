"""Text recognition of pictures and scanned pages (extra ``[ocr]``: rapidocr with the models in its wheel)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.readers.layout import Line

#: Dots per inch of a rendered page: text of 10 to 16 pt is then 28 to 44 pixels high, what the models were made for.
DPI = 200
#: The longer side of a picture handed to the models; rapidocr's own default of 2000 blurs an A4 page at 200 dpi.
MAX_SIDE = 2600
#: Threads of the recogniser: the readers run beside other work on small machines.
THREADS = 2
#: Lines that the recogniser itself believes less than this are dropped as specks.
MIN_SCORE = 0.5


def available() -> bool:
    """Whether the extra ``[ocr]`` is installed."""
    try:
        import pypdfium2  # type: ignore[import-untyped]
        import rapidocr  # noqa: F401
    except ImportError:
        return False
    return bool(pypdfium2)


def pdf_pages(path: Path, numbers: Sequence[int]) -> dict[int, tuple[Line, ...]]:
    """Recognise pages of a PDF: 1-based number -> lines, coordinates in points."""
    import numpy as np
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages: dict[int, tuple[Line, ...]] = {}
    try:
        for number in numbers:
            page = document[number - 1]
            scale = min(DPI / 72, 2 * MAX_SIDE / max(page.get_size()))
            bitmap = page.render(scale=scale, draw_annots=False)
            pages[number] = recognise(np.asarray(bitmap.to_pil().convert("RGB")), scale=scale)
            bitmap.close()
            page.close()
    finally:
        document.close()
    return pages


def recognise(picture: Any, *, scale: float) -> tuple[Line, ...]:
    """Recognise one RGB picture (height × width × 3 array); coordinates are divided by ``scale``."""
    result = _engine()(picture[:, :, ::-1])
    if result is None or result.boxes is None or result.txts is None:
        return ()
    lines: list[Line] = []
    for box, text, score in zip(result.boxes, result.txts, result.scores or (), strict=True):
        if score < MIN_SCORE or not text.strip():
            continue
        xs, ys = [float(p[0]) / scale for p in box], [float(p[1]) / scale for p in box]
        top, bottom = min(ys), max(ys)
        # Detected boxes are about a fifth higher than the letters in them.
        lines.append(Line(text.strip(), min(xs), max(xs), top, bottom, 0.8 * (bottom - top)))
    return tuple(_even(lines))


def _even(lines: Sequence[Line]) -> list[Line]:
    """Give lines of nearly one size that size: a box is as high as the tallest letter that happens to be in it."""
    from dataclasses import replace
    from statistics import median

    if not lines:
        return []
    usual = median(line.size for line in lines)
    return [replace(line, size=usual) if abs(line.size - usual) < 0.3 * usual else line for line in lines]


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Build the recogniser once: processor only, models from the wheel, nothing fetched."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": MAX_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.use_cuda": False,
        }
    )
