"""Traditional script to simplified, where a text really is traditional (pure; OpenCC is loaded on first use).

The characters are converted, never the wording: 軟體 becomes 软体, not 软件, so that a quotation stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from ingest.mapped import Edit

# Of the characters that tell the scripts apart, this share is traditional in a traditional text. Seed 001: 1.00;
# the four simplified seeds: 0.00. In between lies only a text that quotes the other script at length.
MIN_SHARE = 0.6
# A name can hold two rare traditional characters (甯, 鎔, 喆); three that tell, in one line, are no name.
MIN_LINE_EVIDENCE = 3
QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’"}
# Characters that are traditional forms and also good simplified ones (乾坤, 瞭望, 名著): they prove nothing.
AMBIGUOUS = frozenset("乾著瞭藉徵於後麼夥鍾薹榘拚捱菸摺醣袷麴吒麽餘甯閒昇陞喆鎔堃淼祇")

# 著 is 着 where it follows a verb (沿著, 跟著) and itself in words about writing and renown, which are few.
PARTICLE = re.compile(
    "(?<=[一-鿿])(?<![原名土专論论巨译譯编編遗遺拙撰合卓昭彰显顯所新主大译論学學自])著(?=[一-鿿])(?![名作者称稱述录錄书書有])"
    "|著(?=[力手眼重想陆陸落急装裝实實])"
)


class Scripts(NamedTuple):
    """How many characters of a text exist in one script only."""

    traditional: int
    simplified: int

    @property
    def share(self) -> float:
        """The traditional share of the characters that tell, 0 where none does."""
        return self.traditional / total if (total := self.traditional + self.simplified) else 0.0


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    # Not tw2s: it turns 么 into 幺 and 原著 into 原着. The one thing t2s leaves, 沿著, is done by PARTICLE.
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


@cache
def simplified_forms() -> dict[str, str]:
    """Return the simplified form of every single character that has one."""
    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    forms = _converter()("\n".join(characters)).split("\n")
    return {source: form for source, form in zip(characters, forms, strict=True) if source != form}


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    forms = simplified_forms()
    traditional = frozenset(forms) - AMBIGUOUS
    # A simplified form that is itself an old character (后, 里, 台) proves nothing; one outside Big5 does.
    simplified = frozenset(form for form in forms.values() if not _in_big5(form))
    return traditional - simplified, simplified


def _in_big5(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def count_scripts(text: str) -> Scripts:
    """Count the characters that tell the scripts apart."""
    traditional, simplified = _telling()
    return Scripts(sum(c in traditional for c in text), sum(c in simplified for c in text))


def script_edits(text: str) -> tuple[list[Edit], int]:
    """Return the edits that turn the traditional lines of ``text`` simplified, and how many characters change.

    A line is converted if the whole text is traditional and the line is not plainly simplified, or if the line
    itself holds enough evidence; so a single rare character in a name of a simplified text stays.
    """
    whole = count_scripts(text)
    if not whole.traditional:
        return [], 0
    whole_is_traditional = whole.share >= MIN_SHARE and whole.traditional >= MIN_LINE_EVIDENCE
    edits: list[Edit] = []
    changed = 0
    start = 0
    for line in text.split("\n"):
        here = count_scripts(line)
        is_traditional = here.traditional >= MIN_LINE_EVIDENCE and here.share >= MIN_SHARE
        if is_traditional or (whole_is_traditional and here.traditional >= here.simplified):
            new = line_edits(line, start)
            edits.extend(new)
            changed += sum(len(edit.new) for edit in new)
        start += len(line) + 1
    return edits, changed


def _simplified(line: str) -> str:
    return PARTICLE.sub("着", _converter()(line))


def line_edits(line: str, offset: int) -> list[Edit]:
    """Return the edits that simplify one line; ``offset`` is where the line begins."""
    converted = "".join(QUOTES.get(character, character) for character in _simplified(line))
    if len(converted) == len(line):
        return [
            Edit(offset + start, offset + end, converted[start:end], aligned=True)
            for start, end in _differing(line, converted)
        ]
    matcher = SequenceMatcher(None, line, converted, autojunk=False)
    return [
        Edit(offset + a, offset + b, converted[c:d], aligned=b - a == d - c)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _differing(left: str, right: str) -> list[tuple[int, int]]:
    """Return the spans where two texts of one length differ."""
    spans: list[tuple[int, int]] = []
    for index, (a, b) in enumerate(zip(left, right, strict=True)):
        if a != b:
            if spans and spans[-1][1] == index:
                spans[-1] = (spans[-1][0], index + 1)
            else:
                spans.append((index, index + 1))
    return spans
