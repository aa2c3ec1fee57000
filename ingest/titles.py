"""Which lines at the head of a paper are its printed title (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.docno import find_docnos
from ingest.headings import is_section_name, read_marker
from ingest.lines import Line, content
from ingest.names import KINDS_OF_PAPER, KINDS_OF_TEXT
from ingest.signature import DOCNO_TITLE, compact, is_attachment, is_note, is_organisation, split_signature

# A printed title is at most this long in one line and in all. Of 538 titles found so in policy_dev 95% have 46
# characters or fewer in all; the limits themselves are chosen, a longer title is taken for text.
LONGEST_TITLE_LINE = 60
LONGEST_TITLE = 100
# A line of a title that is wrapped over several is at most this long; a title wraps over at most this many lines.
LONGEST_WRAPPED_LINE = 45
MOST_WRAPPED_LINES = 4
# A paragraph of the body: at least this long with a comma or full stop in it.
SHORTEST_PARAGRAPH = 30
SHORTEST_SENTENCE = 12
# A title stands within this many lines of the head.
HEAD_LINES = 60

_TAIL = r"(?:\s*[(（《<〈][^()（）]{1,24}[)）》>〉])*$"
_STRONG_END = re.compile("(?:" + "|".join(KINDS_OF_PAPER) + ")" + _TAIL)
_ANY_END = re.compile("(?:" + "|".join((*KINDS_OF_PAPER, *KINDS_OF_TEXT)) + ")" + _TAIL)
_NEVER = re.compile(
    r"上一[篇条]|下一[篇条]|当前位置|您(?:现在)?的位置|首页|附件|附表|来源|作者|时间|阅读|浏览|点击|编辑|相关|目\s*录|责任|主送|抄送|扫一扫|分享|打印"
    r"|特此|此致|敬礼|(?:今年|近年|一年)来"
)
_META = re.compile(
    r"(索\s*引\s*号|发文字号|文\s*号|发布机构|发文机关|发文单位|成文日期|发文日期|发布日期|发布时间|生成日期|来源|作者|阅读|浏览|时间|日期"
    r"|主题分类|主题词|体裁分类|有效性|名\s*称|标\s*题|签发人|信息来源|公开方式|责任编辑|废止日期|字号)\s*[:：]\s*"
)
_RED_HEAD = re.compile(r"[\u4e00-\u9fff、\s]{3,40}(?:文\s*件|公\s*报|简\s*报|工作简报)$")
_SUBTITLE = re.compile(r"(?:——|--|―|—)\s*\S")
_OPEN_END = re.compile(r"(?:关于|印发|转发|推进|进一步|做好|开展|加强|的|和|与|及|暨|、|年度?|《[^》]*)$")
_CONTINUES = re.compile(r"的(?!士)|暨|及|和(?!平|谐)|与|[》〉]")


@dataclass(frozen=True, slots=True)
class Title:
    """A printed title: lines ``[first, end)``, its text without line breaks, and whether a genre word ends it."""

    first: int
    end: int
    text: str
    genre: bool


def ends_with_genre(title: str, *, strong: bool = False) -> bool:
    """Whether a title ends with a word that names a kind of paper; ``strong`` leaves out 情况, 做法 and the like."""
    return (_STRONG_END if strong else _ANY_END).search(title.strip()) is not None


def is_paragraph(line: str) -> bool:
    """Whether a line is running text: long with a mark in it, or a short whole sentence."""
    if len(line) >= SHORTEST_PARAGRAPH and any(mark in line for mark in "。，,；;"):
        return True
    return len(line) >= SHORTEST_SENTENCE and line.endswith("。")


def head_field(line: str) -> tuple[str, str] | None:
    """(name, value) of a head line such as 发文字号：… or 发布日期：…; null for other lines."""
    found = _META.match(line)
    return (compact(found.group(1)), line[found.end() :].strip()) if found else None


def is_red_head(line: str) -> bool:
    """Whether a line is the head of the paper's letterhead (××县教育局文件) and so no title."""
    return len(line) <= 40 and _RED_HEAD.match(line) is not None


def is_docno_line(line: str) -> bool:
    """Whether a line is a 文号, alone or with the signer beside it."""
    if len(line) > 60:
        return False
    docnos = find_docnos(line)
    if not docnos:
        return False
    outside = line[: docnos[0].start] + line[docnos[-1].end :]
    outside = re.sub(r"签发人?\s*[:：]?\s*[\u4e00-\u9fff]{0,4}|[()（）\s]|公告|令|发文字号|文号|[:：]", "", outside)
    return len(outside) <= 6


def is_title_like(line: str) -> bool:
    """Whether a line could be a title or a line of one: short, no number, no closing punctuation."""
    if not 2 <= len(line) <= LONGEST_TITLE_LINE or line[-1] in "。；;，,：:！!？?、" or "。" in line:
        return False
    if read_marker(line) or _NEVER.match(line) or head_field(line) or is_red_head(line) or is_docno_line(line):
        return False
    if line.count("，") + line.count(",") > 1 or is_attachment(line) or is_note(line):
        return False
    return split_signature(line) is None and not is_section_name(line)


def title_at(text: str, lines: Sequence[Line], index: int) -> Title | None:
    """The title with a genre word that begins in line ``index``, wrapped over as few lines as make it whole."""
    parts: list[str] = []
    for end in range(index, min(index + MOST_WRAPPED_LINES, len(lines))):
        line = content(text, lines[end])
        if lines[end].table is not None or not is_title_like(line):
            return None
        parts.append(line)
        joined = "".join(parts)
        if len(joined) > LONGEST_TITLE or (len(parts) > 1 and max(map(len, parts)) > LONGEST_WRAPPED_LINE):
            return None
        if len(parts) > 1 and not _may_join(parts[-2], line):
            return None
        if ends_with_genre(joined) and not _goes_on(text, lines, end, joined):
            return _with_subtitle(text, lines, Title(index, end + 1, joined, True))
    return None


def find_titles(text: str, lines: Sequence[Line]) -> tuple[Title, ...]:
    """The printed titles of one paper, in order: usually one, sometimes the same one twice, or none.

    Titles stand before the first paragraph. A first line without a genre word is a title when the file styles it
    so, or when a paragraph, a recipient or the first section follows.
    """
    head = _head_end(text, lines)
    first = next((i for i in range(head) if _is_first_content(content(text, lines[i]))), None)
    titles = [] if first is None else _numbered_title(content(text, lines[first]), first)
    index = 0
    while index < head:
        found = title_at(text, lines, index)
        if found is not None and found.end <= head + 1:
            titles.append(found)
            index = found.end
        else:
            index += 1
    if titles:
        return _without_places_of_issue(titles)
    if first is None:
        return ()
    line = content(text, lines[first])
    if not is_title_like(line) or is_organisation(line) or len(line) < 4:
        return ()
    styled = lines[first].level is not None
    opens = _opens_paper(text, lines, first + 1)
    tabled = any(other.table is not None for other in lines[first + 1 : first + 3])
    if styled or tabled or (opens and len(line) >= 6):
        return (_with_subtitle(text, lines, Title(first, first + 1, line, False)),)
    return ()


def _head_end(text: str, lines: Sequence[Line]) -> int:
    """Index of the first line of the body: a paragraph, a section, a table row."""
    for index, line in enumerate(lines[:HEAD_LINES]):
        printed = content(text, line)
        if line.table is not None or read_marker(printed) or is_section_name(printed):
            return index
        if is_paragraph(printed) and not is_title_like(printed) and not head_field(printed):
            return index
    return min(len(lines), HEAD_LINES)


def _numbered_title(line: str, index: int) -> list[Title]:
    """A first line that joins 文号 and title with a dash, as names of downloads do."""
    found = DOCNO_TITLE.match(line)
    if found is None or len(line) > LONGEST_TITLE or not ends_with_genre(line, strong=True):
        return []
    return [Title(index, index + 1, line[found.end() :].strip(), True)]


def _is_first_content(line: str) -> bool:
    return bool(line) and not (head_field(line) or is_red_head(line) or is_docno_line(line))


def _opens_paper(text: str, lines: Sequence[Line], start: int) -> bool:
    """Whether a paper goes on behind its first line: running text, a recipient or a section, near enough."""
    for line in lines[start : start + 4]:
        printed = content(text, line)
        if is_paragraph(printed) or printed.endswith(("：", ":")) or read_marker(printed) is not None:
            return True
        if printed and not is_title_like(printed) and not head_field(printed) and not is_docno_line(printed):
            return False
    return False


def _may_join(before: str, line: str) -> bool:
    """Whether two lines read as one title: an office before 关于…, or a line that plainly breaks off."""
    if is_organisation(line) or _SUBTITLE.match(line):
        return False
    if is_organisation(before):
        return (
            compact(before) not in compact(line) and re.match(r"关于|转发|印发|[12]\d{3}\s*年|年度", line) is not None
        )
    return True


def _goes_on(text: str, lines: Sequence[Line], end: int, joined: str) -> bool:
    """Whether the next line continues a title that could end here (关于印发…方案 / 的通知)."""
    if end + 1 >= len(lines):
        return False
    following = content(text, lines[end + 1])
    if not is_title_like(following) or not ends_with_genre(following):
        return False
    unbalanced = joined.count("《") > joined.count("》")
    return unbalanced or _CONTINUES.match(following) is not None or _OPEN_END.search(joined) is not None


def _with_subtitle(text: str, lines: Sequence[Line], title: Title) -> Title:
    if title.end < len(lines):
        following = content(text, lines[title.end])
        if _SUBTITLE.match(following) and len(following) <= LONGEST_TITLE_LINE and not is_paragraph(following):
            return Title(title.first, title.end + 1, title.text + following, title.genre)
    return title


def _without_places_of_issue(titles: list[Title]) -> tuple[Title, ...]:
    """Leaves out a masthead (教育简报) where a real title follows."""
    real = [title for title in titles if len(title.text) >= 6]
    return tuple(real or titles)
