"""Samples as plain text and Markdown (pure): text in, bytes out."""

from __future__ import annotations

from .source import Grid, Line, Paper

INDENT = "\u3000\u3000"
SIGNATURE_INDENT = "\u3000" * 18


def text_file(paper: Paper) -> bytes:
    """Two ideographic spaces before each paragraph, Windows line ends, as an office's editor saves it."""
    lines = [paper.meta["title"], ""]
    for block in paper.blocks:
        if isinstance(block, Grid):
            raise ValueError("a plain text sample has no tables")
        lines.append(f"{INDENT}{block.number}{block.text}")
    lines += ["", SIGNATURE_INDENT + paper.meta["sign"], SIGNATURE_INDENT + paper.meta["date"], ""]
    return "\r\n".join(lines).encode(paper.meta["encoding"])


def markdown_file(paper: Paper) -> bytes:
    """Markdown: first and second level as headings, tables with pipes."""
    parts = [f"# {paper.meta['title']}"]
    for block in paper.blocks:
        parts += _markdown_table(block) if isinstance(block, Grid) else _markdown_line(block)
    parts += [paper.meta["sign"], paper.meta["date"]]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _markdown_line(line: Line) -> list[str]:
    if line.level == 1:
        return [f"## {line.number}{line.text}"]
    if line.level == 2:
        title, stop, rest = line.text.partition("。")
        return [f"### {line.number}{title}", *([rest] if stop and rest else [])]
    return [line.number + line.text]


def _markdown_table(grid: Grid) -> list[str]:
    head, *rest = ["| " + " | ".join(row) + " |" for row in grid.rows]
    rule = "|" + " --- |" * len(grid.rows[0])
    return [f"**{grid.title}**", "\n".join([head, rule, *rest])]
