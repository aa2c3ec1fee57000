"""A model's reply to numbered sentences -> as many sentences, empty where it gave none (pure)."""

from __future__ import annotations

import json
import re

_LINE = re.compile(r"^\s*[（(]?(\d{1,3})[)）.、:：．]\s*(\S.*?)\s*$")
_FENCE = re.compile(r"^\s*```[a-z]*\s*|\s*```\s*$")


def read_reply(reply: str, *, count: int) -> list[str]:
    """The sentences of a reply by number: lines ``1. …`` or a JSON list; all empty where there are more or fewer."""
    plain = _FENCE.sub("", reply.strip())
    said = _from_json(plain) if plain.startswith("[") else _from_lines(plain)
    return said if len(said) == count else [""] * count


def _from_json(text: str) -> list[str]:
    try:
        read = json.loads(text)
    except ValueError:
        return []
    return [each.strip() for each in read if isinstance(each, str)] if isinstance(read, list) else []


def _from_lines(text: str) -> list[str]:
    found = [match for line in text.splitlines() if line.strip() and (match := _LINE.match(line))]
    in_order = [int(match[1]) for match in found] == list(range(1, len(found) + 1))
    return [match[2] for match in found] if in_order else []
