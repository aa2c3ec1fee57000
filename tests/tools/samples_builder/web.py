"""Samples as web pages with the furniture around them: menus, meta line, adverts, neighbours, footer."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from .source import Grid, Line, Paper

PAGES = Path(__file__).parent / "pages"


def government_page(paper: Paper) -> bytes:
    """An open-government page in UTF-8: styled paragraphs, no heading tags in the text."""
    body = [f'<p style="text-indent: 2em;">{_styled(block)}</p>' for block in _lines(paper)]
    body += [f'<p style="text-align: right;">{escape(paper.meta[key])}</p>' for key in ("sign", "date")]
    return _fill("government.html", paper, "\n".join(body)).encode("utf-8")


def news_page(paper: Paper) -> bytes:
    """An older site that declares gb2312: ``<br />`` between paragraphs, ideographic indents, adverts."""
    body = "<br />\n".join("\u3000\u3000" + _styled(block) for block in _lines(paper))
    return _fill("news.html", paper, body).encode("gb18030")


def _lines(paper: Paper) -> list[Line]:
    if any(isinstance(block, Grid) for block in paper.blocks):
        raise ValueError("a web sample has no tables")
    return [block for block in paper.blocks if isinstance(block, Line)]


def _styled(line: Line) -> str:
    text = escape(line.number + line.text, quote=False)
    return f"<strong>{text}</strong>" if line.level == 1 else text


def _fill(name: str, paper: Paper, body: str) -> str:
    page = Template((PAGES / name).read_text(encoding="utf-8"))
    head = {key: escape(value, quote=False) for key, value in paper.meta.items()}
    return page.substitute(head | {"body": body})
