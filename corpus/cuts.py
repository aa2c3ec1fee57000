"""Where a text may be cut: sentence ends, clause ends, and what must never be parted (pure)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

# A bracket that does not close within this many characters is damage, and protects nothing.
LONGEST_BRACKETED = 160

_INSIDE = f"{{0,{LONGEST_BRACKETED}}}"
_BRACKETED = re.compile(
    rf"《[^《》\n]{_INSIDE}》|[(（][^()（）\n]{_INSIDE}[)）]|“[^“”\n]{_INSIDE}”|「[^「」\n]{_INSIDE}」"
    rf"|〔[^〔〕\n]{{0,20}}〕|\[[^\[\]\n]{{0,20}}\]|【[^【】\n]{_INSIDE}】"
)
# 。！？ with the closing marks behind them; an ASCII ? or ! counts, an ASCII full stop never does (3.5, 1.).
_SENTENCE_END = re.compile(r"[。！？!?]+[”’\"」』》）)]*")
_SEMICOLON = re.compile(r"[；;]")
_COMMA = re.compile(r"[，,](?![0-9０-９])|(?<![0-9０-９])[，,]")
_QUOTED_STOP = re.compile(r"[。！？!?]”")


class Brackets:
    """The stretches of a text between matching brackets: no cut falls inside one."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        position = start
        while found := _BRACKETED.search(text, position, end):
            self._starts.append(found.start())
            self._ends.append(found.end())
            position = found.end()

    def hold(self, index: int) -> bool:
        """Whether the character at ``index`` stands between two brackets that belong together."""
        place = bisect_right(self._starts, index) - 1
        return place >= 0 and index < self._ends[place] - 1 and index > self._starts[place]


def first_stop(text: str) -> int | None:
    """Index of the first full stop that no bracket holds; null where there is none."""
    brackets: Brackets | None = None
    for found in _SENTENCE_END.finditer(text):
        brackets = brackets or Brackets(text, 0, len(text))
        if not brackets.hold(found.start()):
            return found.start()
    return None


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Positions in ``(start, end]`` right behind a sentence, the last being ``end``."""
    brackets = Brackets(text, start, end)
    for found in _SENTENCE_END.finditer(text, start, end):
        held = brackets.hold(found.start()) and not _closes_quotation(text, found)
        if not held and found.end() < end:
            yield found.end()
    yield end


def semicolon_ends(text: str, start: int, end: int) -> list[int]:
    """Positions right behind a semicolon that no bracket holds."""
    return _ends(text, start, end, _SEMICOLON)


def comma_ends(text: str, start: int, end: int) -> list[int]:
    """Positions right behind a comma that no bracket holds; a comma inside a number (1,234) is none."""
    return _ends(text, start, end, _COMMA)


def _ends(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[int]:
    brackets = Brackets(text, start, end)
    return [
        found.end()
        for found in mark.finditer(text, start, end)
        if found.end() < end and not brackets.hold(found.start())
    ]


def _closes_quotation(text: str, stop: re.Match[str]) -> bool:
    """A full stop just before ” ends the sentence that ends with the quotation, unless more of it follows."""
    if not _QUOTED_STOP.match(text, stop.start()):
        return False
    return text[stop.end() : stop.end() + 1] not in {"，", ",", "的", "、", "；", ";"}
