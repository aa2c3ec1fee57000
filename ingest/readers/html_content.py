"""Where the main text of a web page is: furniture out, then the container that holds the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.types import Notice
from ingest.readers.html_furniture import META_LINE, is_furniture
from ingest.readers.html_tables import is_layout

#: The main container must hold this share of the page's running text; the deepest that does is taken. Lower loses
#: papers whose text is spread over sibling boxes, higher lets side columns in.
CONTENT_SHARE = 0.9
#: A paragraph counts as running text from this many characters with a sentence mark in it.
RUNNING_TEXT = 15
#: Text of which more than this share is links is a menu.
LINK_SHARE = 0.6
#: If trafilatura keeps this much more text than the chosen container has, the container is too narrow.
DISAGREEMENT = 1.3
REPORTED = 2000

_DROPPED_TAGS = {
    "script": "",
    "style": "",
    "noscript": "",
    "template": "",
    "svg": "",
    "iframe": "",
    "object": "",
    "select": "",
    "button": "",
    "input": "",
    "textarea": "",
    "link": "",
    "meta": "",
    "nav": "网页导航",
    "footer": "网页页脚",
    "aside": "侧栏",
}
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar|side|footer|foot|breadcrumbs?|crumbs?|share|bdshare\w*|ads?|advert\w*|banner|copyright|"
    r"comments?|related|recommend\w*|hot|rank\w*|login|search|toolbar|tools?|pager|pagination|prevnext|qrcode|ewm|topbar|"
    r"friendlink\w*|links|statement|weizhi|dqwz|currentposition|location|position|fontsize|dy|print)(?:$|[\s_-])",
    re.I,
)
_TITLE_NAMES = re.compile(r"(?:^|[\s_-])(?:\w*title\w*|bt|biaoti|xxgk_bt|headline|tit|arti_title)(?:$|[\s_-])", re.I)
_SENTENCE = re.compile(r"[。；！？]|[，,、：:].*[，,、。；]")


@dataclass(slots=True)
class Dropped:
    """Text left out, by reason."""

    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, text: str) -> None:
        """Note a text that was left out, once."""
        text = re.sub(r"\s+", " ", text).strip()
        kept = self.texts.setdefault(reason, [])
        if text and text not in kept:
            kept.append(text)

    def summary(self) -> list[tuple[str, str]]:
        """Give reason and joined text, cut to a reportable length."""
        return [(reason, " ".join(texts)[:REPORTED]) for reason, texts in self.texts.items() if texts]


def strip_furniture(root: Any, dropped: Dropped) -> None:
    """Take scripts, menus, side columns, page feet and hidden elements out of the tree, in place."""
    for node in list(root.iter()):
        if not isinstance(node.tag, str):
            _remove(node)
            continue
        name = node.tag.lower()
        if name in _DROPPED_TAGS:
            if _DROPPED_TAGS[name]:
                dropped.add(_DROPPED_TAGS[name], node.text_content())
            _remove(node)
        elif name in ("body", "html", "head", "article", "main"):
            continue
        elif _hidden(node):
            dropped.add("网页隐藏内容", node.text_content())
            _remove(node)
        elif _named_furniture(node) or _is_menu(node):
            dropped.add("网页导航", node.text_content())
            _remove(node)


def find_content(root: Any, markup: str, dropped: Dropped) -> tuple[Any, list[Any], list[Notice]]:
    """Find the container of the main text, and the title and publication line that stand before it.

    trafilatura's extraction is the second opinion: where it keeps much more, the container is widened.
    """
    body = root.find("body") if root.find("body") is not None else root
    total = _running(body)
    content = body
    while total:
        inner = next((c for c in content if isinstance(c.tag, str) and _running(c) >= CONTENT_SHARE * total), None)
        if inner is None or not _is_container(inner):
            break
        content = inner
    notices: list[Notice] = []
    second = _second_opinion(markup)
    while content is not body and len(second) > DISAGREEMENT * max(1, _length(content)):
        content = content.getparent()
    if not total and not _length(content):
        notices.append(Notice("little_text", "网页里没有找到成段的正文，请核对保存的网页是否完整。"))
    before = [n for n in _before(body, content) if _is_head(n)]
    page_title = _page_title(root)
    titles = [n for n in before if _is_title(n)]
    inner = any(_is_title(n) for n in content.iterdescendants() if isinstance(n.tag, str))
    kept = _best_title(titles, page_title, inner=inner)
    head = [n for n in before if n is kept or n not in titles]
    if kept is None and not inner and page_title and page_title not in re.sub(r"\s+", "", content.text_content()):
        head.insert(0, _paragraph(body, page_title))
    for node in _outside(body, content, head) if content is not body else ():
        dropped.add("正文以外的网页内容", node.text_content())
    return content, head, notices


def _is_container(node: Any) -> bool:
    """Whether an element holds paragraphs, and is not one itself: its siblings may be titles and signatures."""
    name = node.tag.lower()
    if name == "table":
        return is_layout(node)
    if name not in _CONTAINERS:
        return False
    return any(isinstance(c.tag, str) and c.tag.lower() in _PARAGRAPHS for c in node.iterdescendants())


def _page_title(root: Any) -> str:
    """First part of the window's title: the site's name follows it after a bar, a dash or an underscore."""
    text = re.sub(r"\s+", " ", "".join(root.xpath("//title[1]//text()"))).strip()
    return re.split(r"\s*[_|｜]\s*|\s+[-–—]+\s*|[-–—]{2,}|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])", text)[0].strip()


def _best_title(titles: list[Any], page_title: str, *, inner: bool) -> Any | None:
    """Choose the title that the window's title repeats; else the last before the text, as site names come first."""
    named = [n for n in titles if page_title and _same(n.text_content(), page_title)]
    if named:
        return named[-1]
    if inner or not titles:
        return None
    return next((n for n in reversed(titles) if n.tag.lower() == "h1"), titles[-1])


def _same(a: str, b: str) -> bool:
    a, b = re.sub(r"\s+", "", a), re.sub(r"\s+", "", b)
    return a == b or (min(len(a), len(b)) >= 8 and (a.startswith(b) or b.startswith(a)))


def _paragraph(parent: Any, text: str) -> Any:
    made = parent.makeelement("p", {})
    made.text = text
    return made


def _before(body: Any, content: Any) -> Iterator[Any]:
    """Smallest elements with text that come before the content."""
    for node in body.iter():
        if node is content:
            return
        if isinstance(node.tag, str) and node not in content.iterancestors() and _is_head(node):
            inner = any(_is_head(c) for c in node.iterdescendants() if isinstance(c.tag, str))
            if not inner:
                yield node


def _is_head(node: Any) -> bool:
    text = re.sub(r"\s+", " ", node.text_content()).strip()
    if not 2 <= len(text) <= 200 or node.tag.lower() in ("a", "title", "option"):
        return False
    return _is_title(node) or bool(META_LINE.search(text) and re.search(r"\d", text))


def _is_title(node: Any) -> bool:
    text = node.text_content().strip()
    if not 4 <= len(text) <= 120 or _links(node) > LINK_SHARE * len(text) or is_furniture(text):
        return False
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    return node.tag.lower() in ("h1", "h2", "ucaptitle") or bool(_TITLE_NAMES.search(names))


def _outside(body: Any, content: Any, kept: list[Any]) -> Iterator[Any]:
    """Topmost elements that are neither around nor in the content, nor kept."""
    around = {body, *content.iterancestors()}
    keep = set(kept)
    stack = [body]
    while stack:
        for child in stack.pop():
            if not isinstance(child.tag, str) or child is content or child in keep:
                continue
            if child in around or any(d in keep for d in child.iterdescendants()):
                stack.append(child)
            elif child.text_content().strip():
                yield child


def _second_opinion(markup: str) -> str:
    from trafilatura import extract

    text = extract(markup, include_comments=False, include_tables=True, favor_precision=True, deduplicate=False)
    return re.sub(r"[\s|#-]+", "", text or "")


def _running(node: Any) -> int:
    """Characters of running text in an element: its blocks with sentences, links not counted."""
    total = 0
    for piece in node.iter():
        if not isinstance(piece.tag, str) or piece.tag.lower() == "a":
            continue
        own = (piece.text or "") + "".join(c.tail or "" for c in piece)
        inline = "".join(c.text_content() for c in piece if isinstance(c.tag, str) and c.tag.lower() in _INLINE)
        text = (own + inline).strip() if piece.tag.lower() not in _INLINE else ""
        if (len(text) >= RUNNING_TEXT and _SENTENCE.search(text)) or (piece.tag.lower() in ("td", "th") and text):
            total += len(text)
    return total


_CONTAINERS = frozenset({"div", "section", "article", "main", "td", "tr", "tbody", "form", "center", "ucapcontent"})
_PARAGRAPHS = frozenset({"p", "br", "div", "li", "table", "h1", "h2", "h3", "h4", "pre", "blockquote"})
_INLINE = frozenset({"span", "font", "b", "strong", "i", "em", "u", "o:p", "st1:chsdate", "sub", "sup"})


def _length(node: Any) -> int:
    return len(re.sub(r"\s+", "", node.text_content()))


def _links(node: Any) -> int:
    return sum(len(a.text_content().strip()) for a in node.iter("a"))


def _is_menu(node: Any) -> bool:
    """A list or box that is nearly all links and names no attachment."""
    if node.tag.lower() not in ("ul", "ol", "dl", "div", "td"):
        return False
    links = list(node.iter("a"))
    text = node.text_content().strip()
    if len(links) < 3 or not text:
        return False
    attached = any(re.search(r"\.(?:docx?|xlsx?|pdf|wps|ofd|zip|rar)\b", a.get("href") or "", re.I) for a in links)
    return not attached and _links(node) > LINK_SHARE * len(re.sub(r"\s+", "", text)) and not _SENTENCE.search(text)


def _named_furniture(node: Any) -> bool:
    names = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}"
    if not _FURNITURE_NAMES.search(names):
        return False
    # A box may be named badly and hold the paper all the same.
    return _running(node) < 300


def _hidden(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or node.get("hidden") is not None


def _remove(node: Any) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
