"""The title of a paper as what it is about (pure)."""

from __future__ import annotations

import re

_FORWARDED = re.compile(r"(?:印发|转发|下发|公布|发布)(?:〈|《)")


def plain_title(title: str | None) -> str:
    """A title without the marks around what it forwards: 关于印发《…方案》的通知 is that 方案, and does not cite it."""
    if title is None:
        return ""
    return re.sub(r"[《》〈〉]", "", title) if _FORWARDED.search(title) else title
