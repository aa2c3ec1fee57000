"""How a value was counted, in the words of its table (pure)."""

from __future__ import annotations

import re

from drafting.tables.words import squeezed

_PART = re.compile(r"(?P<place>[^：:；;]{2,9})[：:](?P<note>[^；;]+)")


def caliber(*notes: str | None) -> str | None:
    """The first note that there is."""
    return next((note for note in notes if note), None)


def note_for(text: str, region: str) -> str | None:
    """What a cell of remarks says of one place: of ``甲县：含教学点；乙区：不含`` each has its own part."""
    words = text.strip()
    if not words:
        return None
    parts = [part.strip() for part in re.split(r"[；;\n]", words) if part.strip()]
    told = [_PART.fullmatch(part) for part in parts]
    named = [(squeezed(found["place"]), found["note"].strip()) for found in told if found is not None]
    shaped = [name for name, _ in named if name.endswith(("县", "市", "区", "旗"))]
    if len(named) < len(parts) or len(shaped) < len(named):
        return words
    return next((note for name, note in named if name == region or region.startswith(name)), None)
