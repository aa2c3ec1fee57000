"""Which lines of a text are furniture of the page it stood on, and why (pure).

Two kinds: lines that are furniture wherever they stand (page numbers, 上一篇, 版权所有…), matched as a whole, and what
stands before the title or after the last paragraph of a page that plainly came from a portal. Inside the body
nothing goes but the first kind; a text without any paragraph loses the first kind only, and is never emptied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.furniture_words import (
    ADVERT,
    ANYWHERE,
    DATE_TIME,
    MEETING_LABEL,
    MENU_LINE,
    META_BARE,
    META_LINE,
    META_PAIR,
    META_VALUE,
    PAPER_TAIL,
    SIGNATURE,
    TIME_LABEL,
    TITLE_END,
    WEAK_ADVERT,
)

# A paragraph of official prose: longer than any menu entry and ended as a sentence.
MIN_PARAGRAPH = 30
# Advert words that a long line must hold: one may stand in an official sentence (关注微信公众号), two do not.
LONG_ADVERT_WORDS = 2
SHORT_LINE = 30
MIN_TITLE = 5
MAX_TITLE = 60
MAX_FURNITURE = 160
# A page with fewer signs of a portal than this is a plain paper, and only what matches by itself is taken.
MIN_SIGNS = 2
# Lines of one title that a page breaks: issuer, 关于…, …的通知, subtitle.
TITLE_LINES = 4
# Lines that may stand between the title and the first paragraph: labels and values of a portal, date, salutation.
TITLE_REACH = 16

HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、.|[（(][一二三四五六七八九十]{1,3}[)）].|第[一二三四五六七八九十]+[章条部]."
)
ITEM = re.compile(r"\d{1,2}[.．、](?!\d).{4,}|[（(]\d{1,2}[)）].{4,}|[一二三四五六七八九十]是.{4,}")
HEAD_LINE = re.compile(r"(?:文件|人民政府|委员会|局|办公室)$")
PAGE_NUMBER = re.compile(r"\d{1,3}")
ADVERT_REASON = "网页广告或导航"
LABEL_REASON = "网页发布信息"


def find_furniture(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines of page furniture as (index, Chinese reason), in order.

    :param lines: cleaned lines in reading order; an empty string stands for what must not be judged.
    """
    found = _anywhere(lines)
    body = [index for index, line in enumerate(lines) if index not in found and _is_body(line)]
    if body:
        found |= _before(lines, body[0], found)
        found |= _after(lines, body[-1], found)
    if all(index in found or not line.strip() for index, line in enumerate(lines)):
        return []
    return sorted(found.items())


def _anywhere(lines: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if 0 < len(line) <= MAX_FURNITURE:
            reason = next((why for pattern, why in ANYWHERE if pattern.fullmatch(line)), None)
            if reason is not None and not (line.endswith("。") and len(line) > SHORT_LINE):
                found[index] = reason
    return found | _bare_page_numbers(lines)


def _bare_page_numbers(lines: Sequence[str]) -> dict[int, str]:
    """Find lines that hold a number only and count up by one from page to page, three of them at least."""
    numbers = [(index, int(line)) for index, line in enumerate(lines) if PAGE_NUMBER.fullmatch(line)]
    rising = all(later[1] - earlier[1] == 1 for earlier, later in pairwise(numbers))
    apart = all(later[0] - earlier[0] > 1 for earlier, later in pairwise(numbers))
    if len(numbers) < 3 or not rising or not apart:
        return {}
    return {index: "页码" for index, _ in numbers}


def _is_body(line: str) -> bool:
    """Say whether a line is a paragraph or a numbered heading of official prose."""
    if _is_advert(line) or META_PAIR.match(line):
        return False
    return bool(HEADING.match(line)) or (len(line) >= MIN_PARAGRAPH and ("。" in line or line[-1] in "；;"))


def _is_advert(line: str) -> bool:
    words = len(ADVERT.findall(line))
    if len(line) > SHORT_LINE:
        return words >= LONG_ADVERT_WORDS
    return not line.endswith("。") and (words > 0 or bool(WEAK_ADVERT.search(line)))


def _is_portal_sign(line: str) -> bool:
    if SIGNATURE.fullmatch(line) and not ADVERT.search(line) and not MENU_LINE.fullmatch(line):
        return False
    return (_is_advert(line) and not _is_title(line)) or bool(MENU_LINE.fullmatch(line)) or _is_label(line)


def _is_label(line: str) -> bool:
    """Say whether a line only says when, by whom and how often a page was published."""
    if META_BARE.fullmatch(line):
        return True
    if not META_LINE.fullmatch(line) or "。" in line:
        return False
    return len(META_PAIR.findall(line)) >= 2 or len(line) <= SHORT_LINE


def _is_title(line: str) -> bool:
    """Say whether a line reads like the title of a paper; a title may name 考生 or a 热线."""
    if not MIN_TITLE <= len(line) <= MAX_TITLE or ADVERT.search(line) or MENU_LINE.fullmatch(line) or _is_label(line):
        return False
    return bool(re.search(rf"(?:{TITLE_END.pattern})$", line))


def _before(lines: Sequence[str], first: int, known: dict[int, str]) -> dict[int, str]:
    """Find the furniture before the first paragraph: labels with their values, and all above the title."""
    found = _labels(lines, range(first), known)
    title = _title_start(lines, first, known.keys() | found.keys())
    signs = [i for i in range(first) if i in known or i in found or (lines[i] and _is_portal_sign(lines[i]))]
    if len(signs) < MIN_SIGNS:
        return found
    above = first if title is None else title
    last_sign = max((i for i in signs if i < above), default=-1)
    for index in range(first):
        line = lines[index]
        if not line or index in known or index in found:
            continue
        # Above a title, a page that shows one sign of a portal holds nothing else; without a title, up to the last.
        stray = index < above and last_sign >= 0 and (title is not None or index < last_sign) and not _belongs(line)
        if _is_portal_sign(line) or (stray and not (title is None and _is_title(line))):
            found[index] = ADVERT_REASON
    return found


def _belongs(line: str) -> bool:
    """Say whether a line at an edge is the paper's own: number, date, attachment, issuer, signature."""
    return bool(PAPER_TAIL.fullmatch(line) or HEAD_LINE.search(line) or SIGNATURE.fullmatch(line))


def _labels(lines: Sequence[str], span: Iterable[int], known: dict[int, str]) -> dict[int, str]:
    """Find publication labels and, after a bare label, the value on the line below it."""
    found: dict[int, str] = {}
    waiting = False
    span = list(span)
    is_meeting = any(MEETING_LABEL.fullmatch(lines[index]) for index in span)
    for index in span:
        line = lines[index]
        if not line or (is_meeting and TIME_LABEL.fullmatch(line)):
            continue
        if META_BARE.fullmatch(line) and (line[-1] in ":：" or waiting):
            found[index] = LABEL_REASON
            waiting = True
            continue
        is_value = waiting and META_VALUE.fullmatch(line) and not _is_title(line)
        if is_value or (index not in known and _is_label(line)):
            found[index] = LABEL_REASON
        waiting = False
    return found


def _title_start(lines: Sequence[str], first: int, gone: Iterable[int]) -> int | None:
    """Return where the title that is nearest above the first paragraph begins."""
    skip = frozenset(gone)
    reach = 0
    for index in range(first - 1, -1, -1):
        line = lines[index]
        if not line or index in skip:
            continue
        if _is_title(line):
            return _title_top(lines, index, skip)
        reach += 1
        if reach > TITLE_REACH:
            return None
    return None


def _title_top(lines: Sequence[str], index: int, skip: frozenset[int]) -> int:
    """Return the first line of the title that ends at ``index``: what stands right above it and reads on into it."""
    top = index
    for above in range(index - 1, max(index - TITLE_LINES, 0) - 1, -1):
        line = lines[above]
        if not line or above in skip or _is_portal_sign(line):
            break
        if _is_title(line) or line.startswith("关于") or PAPER_TAIL.fullmatch(line) or HEAD_LINE.search(line):
            top = above
        else:
            break
    return top


def _after(lines: Sequence[str], last: int, known: dict[int, str]) -> dict[int, str]:
    """Find the furniture after the last paragraph; what belongs to the paper (signature, date, attachments) stays."""
    tail = [i for i in range(last + 1, len(lines)) if lines[i]]
    found = {i: why for i, why in _labels(lines, tail, known).items() if not PAPER_TAIL.fullmatch(lines[i])}
    signs = [i for i in tail if i in known or i in found or _is_portal_sign(lines[i])]
    signs = [i for i in signs if not (PAPER_TAIL.fullmatch(lines[i]) and i not in known)]
    if not signs:
        return found
    names = {lines[i] for i in range(last) if i in known or _is_site_name(lines, i)}
    for index in tail:
        line = lines[index]
        if index in known or index in found or PAPER_TAIL.fullmatch(line):
            continue
        belongs = _belongs(line) or ITEM.match(line) or DATE_TIME.fullmatch(line)
        if index in signs or line in names or (index > signs[0] and not belongs):
            found[index] = ADVERT_REASON
    return found


def _is_site_name(lines: Sequence[str], index: int) -> bool:
    """Say whether a line is the value of a bare 来源 label above it."""
    above = next((lines[i] for i in range(index - 1, -1, -1) if lines[i]), "")
    return bool(re.fullmatch("(?:信息|文章)?(?:来源|作者)[:：]?", above))
