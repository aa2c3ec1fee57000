"""Evening out widths and spaces, line breaks kept one to one (pure).

What goes: invisible characters, indentation, doubled spaces, spaces that a typesetter or a PDF put inside words
(``控 辍 保 学``, ``2023 年 12 月``) or around punctuation (``发展 ,是``). What stays: full-width punctuation as
printed, and a single space between two runs of Chinese of two characters or more, as it may be all that parts a
heading from its body, two names in a signature, or the columns of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mapped import Edit, MappedText

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
SPACE = re.compile("[\u0009\u000b-\u000d\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％]+|(?<=[0-9０-９])[．－／](?=[0-9０-９])|(?<=[0-9０-９])．")
WIDE_SHIFT = 0xFEE0

CHINESE = "㐀-鿿豈-﫿〇"
OPENING = "（《〈“‘【〔「『"
CLOSING = "，。；：、！？）》〉”’】〕」』"
UNITS = "年月日时号个名人所次元万亿千百项条款届页级班台册套间公平米处家户位"
BEFORE_NUMBERS = "年月第约近超达至到为共计"

SPURIOUS = re.compile(
    "|".join(
        (
            r"^ +| +$",
            rf" +(?=[{CLOSING}])",
            rf"(?<=[{OPENING}{CLOSING}]) +",
            # half-width marks next to Chinese
            rf"(?<=[{CHINESE}”》）)%0-9]) +(?=[,;:!?)](?:[{CHINESE}“《（ ]|$))",
            rf"(?<=[{CHINESE}]) +(?=[,;:!?)])",
            rf"(?<=[(]) +(?=[{CHINESE}])",
            # 2023 年 12 月, 98.5 %, 第 3 次, 〔2023〕 6 号
            rf"(?<=[0-9]) +(?=[%％‰{UNITS}])",
            rf"(?<=[{BEFORE_NUMBERS}]) +(?=[0-9])",
            r"(?<=[\])】〕）]) +(?=[0-9]{1,4} ?号)",
        )
    ),
    re.MULTILINE,
)
DOUBLED = re.compile(" {2,}")
# Letter-spaced words (控 辍 保 学), one character torn from its word before a mark (项 目,), a line or label of two
# characters (通 知; 附 件：).
SPACED_WORD = re.compile(rf"(?<![{CHINESE}])[{CHINESE}](?: +[{CHINESE}](?![{CHINESE}])){{2,}}")
TORN = re.compile(rf"(?<=[{CHINESE}]{{2}}) +(?=[{CHINESE}][,;:，。；：、！？)）》”])")
PAIR_LINE = re.compile(rf"^ *[{CHINESE}]( +)[{CHINESE}](?:[：:].*)? *$", re.MULTILINE)


def clean(mapped: MappedText) -> MappedText:
    """Even widths and spaces; the result keeps the line breaks of ``mapped`` and its way back to the raw text."""
    mapped = mapped.replace(_character_edits(mapped.text))
    mapped = mapped.replace(_word_edits(mapped.text))
    mapped = mapped.replace(Edit(match.start(), match.end(), "") for match in SPURIOUS.finditer(mapped.text))
    return mapped.replace(Edit(match.start(), match.end(), " ") for match in DOUBLED.finditer(mapped.text))


def _character_edits(text: str) -> Iterator[Edit]:
    found = [(match, "") for match in INVISIBLE.finditer(text)]
    found += [(match, " ") for match in SPACE.finditer(text)]
    found += [(match, _narrow(match.group())) for match in WIDE.finditer(text)]
    for match, new in sorted(found, key=lambda pair: pair[0].start()):
        yield Edit(match.start(), match.end(), new, aligned=bool(new))


def _narrow(text: str) -> str:
    return "".join(chr(ord(character) - WIDE_SHIFT) for character in text)


def _word_edits(text: str) -> list[Edit]:
    """Return the edits that close spaces inside words."""
    spans = {match.span(1) for match in PAIR_LINE.finditer(text)}
    spans |= {match.span() for match in TORN.finditer(text)}
    for word in SPACED_WORD.finditer(text):
        spans |= {(word.start() + gap.start(), word.start() + gap.end()) for gap in re.finditer(" +", word.group())}
    return [Edit(start, end, "") for start, end in sorted(spans)]
