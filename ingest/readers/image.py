"""Pictures of paper (png, jpg, tiff, bmp): recognised by OCR, every frame a page."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.types import Notice
from ingest.blocks import Reading
from ingest.readers import failures, ocr
from ingest.readers.layout import Page, page_blocks
from ingest.readers.limits import Limits
from ingest.readers.names import shown


def read_image(path: Path, *, limits: Limits) -> Reading:
    """Read a picture; a TIFF may hold several pages. Without the extra ``[ocr]`` -> MissingTool."""
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence

    if not ocr.available():
        raise failures.missing_ocr(path, "图片")
    pages: list[Page] = []
    with Image.open(path) as picture:
        for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
            if frame.width * frame.height > limits.max_pixels:
                message = f"图片{shown(path)}有 {frame.width}×{frame.height} 像素，过大。"
                raise UnreadableFile("too_large", message, "请缩小图片后重新导入。")
            if number > limits.max_ocr_pages:
                raise failures.too_many(path, what="页数", limit=limits.max_ocr_pages)
            upright = ImageOps.exif_transpose(frame).convert("RGB")
            lines = ocr.recognise(np.asarray(upright), scale=1.0)
            pages.append(Page(number, float(upright.width), float(upright.height), lines))
    blocks, removed = page_blocks(pages)
    notice = Notice("ocr", f"文件{shown(path)}是图片，文字由 OCR 识别，可能有错字，引用前请对照原件。")
    return Reading(format="image", blocks=tuple(blocks), warnings=(notice,), removed=tuple(removed))
