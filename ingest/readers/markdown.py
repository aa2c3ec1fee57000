"""Markdown: headings to levels, pipe tables to rows, list numbers kept as printed, other marks taken off."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.joining import PARAGRAPH_START, glue
from ingest.readers.limits import Limits
from ingest.readers.tables import GridCell, rc_address, table_blocks
from ingest.readers.text import load_text

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(\S.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_BULLET = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s+")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"~~(.+?)~~"), r"\1"),
    (re.compile(r"</?(?:br|b|i|u|p|div|span|center|font)\b[^>]*>", re.I), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])"), r"\1"),
)


def read_markdown(path: Path, *, limits: Limits) -> Reading:
    """Read a .md file; ``Block.line`` is the physical line at which a block begins."""
    decoded = load_text(path)
    lines = re.split(r"\r\n|\n|\r", decoded.text)
    blocks: list[Block] = []
    tables = 0
    index = _after_front_matter(lines)
    open_paragraph = fenced = False
    while index < len(lines):
        line = lines[index]
        index += 1
        if _FENCE.match(line):
            fenced, open_paragraph = not fenced, False
        elif not line.strip() or (_RULE.match(line) and not open_paragraph):
            open_paragraph = False
        elif found := None if fenced else _HEADING.match(line):
            blocks.append(_block(found.group(2), line=index, level=len(found.group(1))))
            open_paragraph = False
        elif not fenced and "|" in line and index < len(lines) and _is_rule(lines[index], line):
            rows = [(index - 1, line)]
            index += 1
            while index < len(lines) and "|" in lines[index]:
                rows.append((index, lines[index]))
                index += 1
            blocks += _table(rows, table=tables)
            tables += 1
            open_paragraph = False
        elif open_paragraph and _UNDERLINE.match(line):
            last = blocks.pop()
            blocks.append(_block(last.text, line=last.line or index, level=1 if "=" in line else 2))
            open_paragraph = False
        else:
            text = inline(_BULLET.sub("", line, count=1) if not fenced else line)
            item = bool(_BULLET.match(line) or _NUMBERED.match(line) or PARAGRAPH_START.match(line))
            goes_on = open_paragraph and not item and not fenced and not lines[index - 2].endswith("  ")
            if not text:
                continue
            if goes_on:
                blocks[-1] = Block(text=glue(blocks[-1].text, text), line=blocks[-1].line)
            else:
                blocks.append(Block(text=text, line=index))
            open_paragraph = True
    return Reading(format="md", blocks=tuple(blocks), encoding=decoded.encoding, warnings=decoded.warnings)


def inline(text: str) -> str:
    """Take off the marks of emphasis, links, code and quotes; the words stay."""
    text = re.sub(r"^\s*(?:>\s?)+", "", text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text.strip()


def _after_front_matter(lines: list[str]) -> int:
    if lines[0].strip() == "---":
        for index, line in enumerate(lines[1:60], start=1):
            if line.strip() == "---":
                return index + 1
    return 0


def _is_rule(rule: str, header: str) -> bool:
    return "-" in rule and bool(_TABLE_RULE.match(rule)) and len(_split(rule)) == len(_split(header))


def _split(line: str) -> list[str]:
    line = re.sub(r"^\|", "", line.strip())
    line = re.sub(r"(?<!\\)\|$", "", line)
    return [inline(cell) for cell in re.split(r"(?<!\\)\|", line)]


def _table(rows: list[tuple[int, str]], *, table: int) -> list[Block]:
    cells = [
        GridCell(r, c, text, rc_address(r, c))
        for r, (_, line) in enumerate(rows)
        for c, text in enumerate(_split(line))
    ]
    return table_blocks(cells, table=table)


def _block(text: str, *, line: int, level: int) -> Block:
    return Block(text=inline(text), kind=BlockKind.HEADING, level=level, line=line)
