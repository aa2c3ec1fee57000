"""Whether two sentences say the same in nearly the same words (pure)."""

from __future__ import annotations

import re

# Share of the shorter one's pairs of characters that the other has too.
NEARLY = 0.55
_MARKS = re.compile(r"【[^】]*】|[^\u4e00-\u9fff]")


def alike(one: str, other: str) -> bool:
    """Whether most of the shorter sentence's pairs of characters stand in the other."""
    first, second = _pairs(one), _pairs(other)
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= NEARLY * least


def _pairs(text: str) -> frozenset[str]:
    plain = _MARKS.sub("", text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))
