"""Characters of a PDF page -> printed lines (positions in points, from the top left corner)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from ingest.readers.layout import Line

Box = tuple[float, float, float, float]

#: Characters are on one line when their middles differ by less than this share of the size.
SAME_LINE = 0.3
#: A gap of this many sizes parts a line into pieces (columns, or fields side by side).
PIECE_GAP = 1.6
#: A gap of this many sizes between two Latin characters is a space.
WORD_GAP = 0.18


def page_lines(page: Any, *, outside: Sequence[Box]) -> tuple[Line, ...]:
    """Give the lines of a page (a pdfplumber page) that lie outside the boxes of its tables."""
    chars = [c for c in page.dedupe_chars().chars if c["upright"] and not _within(c, outside)]
    return tuple(lines_of(chars))


def lines_of(chars: Sequence[dict[str, Any]]) -> list[Line]:
    """Group characters into lines by height and cut them at wide gaps."""
    rows: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=lambda c: (c["top"] + c["bottom"]) / 2):
        middle = (char["top"] + char["bottom"]) / 2
        if rows:
            last = rows[-1][-1]
            apart = abs(middle - (last["top"] + last["bottom"]) / 2)
            if apart < SAME_LINE * max(char["size"], last["size"], 1.0):
                rows[-1].append(char)
                continue
        rows.append([char])
    return [line for row in rows for line in _pieces(sorted(row, key=lambda c: c["x0"]))]


def cell_text(chars: Sequence[dict[str, Any]]) -> str:
    """Text of a table cell: its lines, one a row."""
    return "\n".join(line.text for line in lines_of(chars) if line.text.strip())


def readable_share(chars: Sequence[dict[str, Any]]) -> float:
    """Share of the characters that are letters a reader knows, not glyph numbers or private codes."""
    texts = [c["text"] for c in chars if not c["text"].isspace()]
    bad = sum(t.startswith("(cid:") or unicodedata.category(t[0]) in ("Co", "Cn", "Cc") or t == "\ufffd" for t in texts)
    return 1 - bad / len(texts) if texts else 0.0


def _pieces(row: Sequence[dict[str, Any]]) -> list[Line]:
    pieces: list[list[dict[str, Any]]] = []
    texts: list[str] = []
    for char in row:
        text = unicodedata.normalize("NFKC", char["text"]) if _compatibility(char["text"]) else char["text"]
        if text.startswith("(cid:"):
            text = "\ufffd"
        if text.isspace():
            if texts and texts[-1][-1:].isascii() and texts[-1].strip():
                texts[-1] += " "
            continue
        if pieces:
            gap = char["x0"] - pieces[-1][-1]["x1"]
            size = max(char["size"], 1.0)
            if gap < PIECE_GAP * size:
                latin = (
                    texts[-1][-1:].isascii() and text[0].isascii() and texts[-1][-1:].isalnum() and text[0].isalnum()
                )
                texts[-1] += (" " if latin and gap > WORD_GAP * size else "") + text
                pieces[-1].append(char)
                continue
        pieces.append([char])
        texts.append(text)
    return [_line(piece, text) for piece, text in zip(pieces, texts, strict=True)]


def _line(chars: Sequence[dict[str, Any]], text: str) -> Line:
    sizes = sorted(c["size"] for c in chars)
    return Line(
        text=_tight(text),
        x0=float(chars[0]["x0"]),
        x1=float(max(c["x1"] for c in chars)),
        top=float(min(c["top"] for c in chars)),
        bottom=float(max(c["bottom"] for c in chars)),
        size=float(sizes[len(sizes) // 2]),
    )


def _tight(text: str) -> str:
    """Drop the spaces that a layout put between a Latin and a Chinese character or a mark."""
    out = ""
    for index, char in enumerate(text):
        after = text[index + 1 : index + 2]
        if char == " " and not (after.isascii() and after.isalnum() and out[-1:].isascii()):
            continue
        out += char
    return out


def _compatibility(text: str) -> bool:
    """Whether a character is a look-alike code: CJK radicals (⽤ for 用), compatibility ideographs, ligatures."""
    return any("\u2e80" <= c <= "\u2fdf" or "\uf900" <= c <= "\ufaff" or "\ufb00" <= c <= "\ufb06" for c in text)


def _within(char: dict[str, Any], boxes: Sequence[Box]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)
