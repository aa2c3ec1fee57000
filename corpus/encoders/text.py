"""What every encoder does to a text before its tokenizer sees it (pure)."""

from __future__ import annotations


def readable(text: str) -> str:
    """Return the text without what tokenizers stop at or refuse: NUL becomes a space, half a surrogate pair a ``?``."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()
