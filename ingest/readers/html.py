"""Web pages: the main text as blocks; navigation, adverts and scripts out, and what went is reported."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from corpus.types import Notice, Removed
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers import failures
from ingest.readers.decoding import Decoded, decode
from ingest.readers.html_content import Dropped, find_content, strip_furniture
from ingest.readers.html_furniture import is_furniture, trim_meta
from ingest.readers.html_tables import html_grid, is_layout
from ingest.readers.joining import BREAK, split_breaks
from ingest.readers.limits import Limits
from ingest.readers.names import shown
from ingest.readers.tables import table_blocks

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.I)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "ucapcontent",
        "ucaptitle",
    ]
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EDGES = " \u3000\xa0\u200b\ufeff"
#: Charsets are declared within the first bytes (the HTML standard says 1024; government pages run later).
_HEAD = 8192


def read_html(path: Path, *, limits: Limits) -> Reading:
    """Read a saved web page: title, publication line, paragraphs, headings and tables of its main text."""
    return parse_html(path, path.read_bytes(), charset=None, kind="html")


def read_mhtml(path: Path, *, limits: Limits) -> Reading:
    """Read a web page saved as one file (.mht): its first HTML part."""
    import email
    from email import policy

    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    for piece in message.walk():
        if piece.get_content_type() in ("text/html", "application/xhtml+xml"):
            data = piece.get_payload(decode=True)
            if isinstance(data, bytes):
                return parse_html(path, data, charset=piece.get_content_charset(), kind="mhtml")
    raise failures.no_text(path)


def parse_html(path: Path, data: bytes, *, charset: str | None, kind: str) -> Reading:
    """Parse one HTML document into a Reading; ``charset`` is what the envelope declares, if there is one."""
    from lxml import html as lxml_html  # type: ignore[import-untyped]

    declared = _CHARSET.search(data[:_HEAD])
    label = charset or (next(g for g in declared.groups() if g).decode("ascii") if declared else None)
    decoded = decode(data, declared=label)
    if decoded is None:
        raise failures.not_text(path)
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text)
    if not markup.strip():
        raise failures.empty(path)
    root = lxml_html.document_fromstring(markup, parser=lxml_html.HTMLParser(huge_tree=True))
    dropped = Dropped()
    strip_furniture(root, dropped)
    content, head, notices = find_content(root, markup, dropped)
    walk = _Walk(dropped)
    for element in head:
        walk.element(element)
    walk.element(content)
    walk.flush()
    removed = tuple(Removed(text, reason) for reason, text in dropped.summary())
    warnings = (*_encoding_notices(path, decoded, label), *notices)
    return Reading(kind, tuple(walk.blocks), encoding=decoded.encoding, warnings=warnings, removed=removed)


class _Walk:
    """Goes through an element in document order and gathers blocks."""

    def __init__(self, dropped: Dropped) -> None:
        self.blocks: list[Block] = []
        self.dropped = dropped
        self.pieces: list[str] = []
        self.level: int | None = None
        self.tables = 0

    def element(self, node: Any) -> None:
        """Take in one element and all in it."""
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if not name:
            return
        if name == "br":
            self.pieces.append(BREAK)
        elif name == "table" and not is_layout(node):
            self.flush()
            self.blocks += table_blocks(html_grid(node), table=self.tables)
            self.tables += 1
        elif name == "rt" or name == "rp":
            return
        elif name in _BLOCKS:
            self.flush()
            outer = self.level
            if re.fullmatch(r"h[1-6]", name):
                self.level = int(name[1])
            self.inside(node)
            self.flush()
            self.level = outer
        else:
            self.inside(node)

    def inside(self, node: Any) -> None:
        """Take in the text and the children of an element."""
        if node.text:
            self.pieces.append(_collapsed(node.text))
        for child in node:
            self.element(child)
            if child.tail:
                self.pieces.append(_collapsed(child.tail))

    def flush(self) -> None:
        """Close the paragraph that is being gathered."""
        raw, self.pieces = "".join(self.pieces), []
        for piece in split_breaks(raw, whole=self.level is not None):
            text, cut = trim_meta(piece.strip(_EDGES))
            if cut:
                self.dropped.add("网页导航", cut)
            if not text:
                continue
            if is_furniture(text):
                self.dropped.add("网页导航", text)
            elif self.level is not None:
                self.blocks.append(Block(text=text, kind=BlockKind.HEADING, level=self.level))
            else:
                self.blocks.append(Block(text=text))


def _collapsed(text: str) -> str:
    """Collapse white space as a browser does; a source line break between two Chinese characters vanishes."""
    text = re.sub(r"(?<=[^\x00-\x7f\xa0\u3000])[ \t]*[\r\n]+[ \t\r\n]*(?=[^\x00-\x7f\xa0\u3000])", "", text)
    return _SPACES.sub(" ", text)


def _encoding_notices(path: Path, decoded: Decoded, label: str | None) -> tuple[Notice, ...]:
    from ingest.readers.decoding import known_encoding

    wanted = known_encoding(label)
    if wanted in (None, decoded.encoding) or decoded.text.isascii():
        return decoded.warnings
    message = f"网页{shown(path)}声明的编码是 {label}，与内容不符，已按 {decoded.encoding} 读取。"
    return (Notice("wrong_charset", message), *decoded.warnings)
