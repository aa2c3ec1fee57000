"""The years that a stretch of text speaks of (pure)."""

from __future__ import annotations

import re

# A bare 1974 in 1974人次 is no year: 年 follows one, or the other end of a range, or a cell 年度 holds it.
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=\s?[年学春秋届级]|\s?[-—–~～/.]\s?\d|度)|(?<=年度：)((?:19|20)\d\d)(?!\d)"
)
_RANGE = re.compile(r"((?:19|20)\d\d)年?\s?[-—–―~～至到]{1,2}\s?((?:19|20)\d\d)")
_NAMED = re.compile(r"《[^》]*》|[〔\[(（【](?:19|20)\d\d[〕\])）】]")
LONGEST_RANGE = 30


def spoken(text: str) -> str:
    """A text without the titles of papers and the years of 文号, which it names and does not speak of."""
    return _NAMED.sub(" ", text)


def years_in(text: str) -> set[int]:
    """The years, ranges filled in; those in the titles of papers and in 文号 are not spoken of."""
    plain = spoken(text)
    years = {int(year or cell) for year, cell in _YEAR.findall(plain)}
    for first, last in _RANGE.findall(plain):
        if 0 < int(last) - int(first) <= LONGEST_RANGE:
            years |= set(range(int(first), int(last) + 1))
    return years
