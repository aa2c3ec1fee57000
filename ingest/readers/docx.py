"""Word documents (.docx): paragraphs and tables in reading order, numbers as printed, furniture left out."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.types import Notice, Removed
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers import failures
from ingest.readers.archive import attribute, child, open_archive, part, tag
from ingest.readers.joining import split_breaks
from ingest.readers.limits import Limits
from ingest.readers.names import shown
from ingest.readers.numbering import Numbering, Style, read_numbering, read_styles
from ingest.readers.tables import table_blocks
from ingest.readers.word_tables import is_frame, word_grid
from ingest.readers.word_text import Gathered, paragraph_text

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.I)
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*\d*(?:\s+heading)?$", re.I)
#: Text left out is reported up to this length.
REPORTED = 2000


@dataclass(slots=True)
class _State:
    """One walk through a document."""

    numbering: Numbering
    styles: dict[str, Style]
    notes: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)
    carried: str = ""
    tables: int = 0


def read_docx(path: Path, *, limits: Limits) -> Reading:
    """Read the body of a Word file; headers, footers, comments, deletions and the table of contents are left out.

    Footnotes follow the paragraph that they annotate. Text boxes follow the paragraph that anchors them.
    """
    with open_archive(path, limits=limits) as archive:
        main = _main_part(archive, path=path, limits=limits)
        folder = posixpath.dirname(main)

        def load(name: str) -> Any | None:
            return part(archive, posixpath.join(folder, name), path=path, limits=limits)

        root = part(archive, main, path=path, limits=limits)
        body = child(root, "body") if root is not None else None
        if body is None:
            raise failures.damaged(path, "（缺少正文）")
        styles = read_styles(load("styles.xml"))
        notes = _notes(load("footnotes.xml"), "footnote") | _notes(load("endnotes.xml"), "endnote")
        state = _State(read_numbering(load("numbering.xml"), styles), styles, notes)
        _walk(body, state)
        removed = _margins(archive, folder, path=path, limits=limits)
        removed += _as_removed(_plain(load("comments.xml")), "批注")
        pictures = any("/media/" in n for n in archive.namelist())
    if not state.blocks and pictures:
        raise failures.missing_ocr(path, "只含图片的 Word 文件（请把图片另存为 .png 或 PDF 后导入）")
    removed += _as_removed("\n".join(state.contents), "目录")
    removed += _as_removed("".join(state.gathered.deleted), "修订中已删除的文字")
    removed += _as_removed("".join(state.gathered.hidden), "隐藏文字")
    return Reading(
        format="docx", blocks=tuple(state.blocks), warnings=_warnings(path, state.gathered), removed=tuple(removed)
    )


def _walk(container: Any, state: _State) -> None:
    for element in container:
        name = tag(element)
        if name == "p":
            _paragraph(element, state)
        elif name == "tbl":
            _table(element, state)
        elif name == "sdt":
            content = child(element, "sdtContent")
            gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
            if gallery is not None and "Table of Contents" in (attribute(gallery, "val") or ""):
                state.contents.append(_plain(content))
            elif content is not None:
                _walk(content, state)
        elif name in ("ins", "moveTo", "customXml", "smartTag"):
            _walk(element, state)
        elif name == "AlternateContent":
            branch = next((c for c in element if tag(c) in ("Choice", "Fallback")), None)
            _walk(branch if branch is not None else (), state)


def _paragraph(element: Any, state: _State) -> None:
    own = Gathered()
    text = paragraph_text(element, own)
    state.gathered.deleted += own.deleted
    state.gathered.hidden += own.hidden
    state.gathered.inserted += own.inserted
    properties = child(element, "pPr")
    if properties is not None and child(properties, "rPr", "del") is not None:
        state.carried += text  # the paragraph's end was deleted: what follows is the same paragraph
        return
    text, state.carried = state.carried + text, ""
    style_id = _val(child(properties, "pStyle")) if properties is not None else None
    chain = style_chain(style_id, state.styles)
    if any(_CONTENTS_NAME.match(s.name) for _, s in chain):
        state.contents.append(text)
        return
    if text.strip():
        label = _number_label(properties, chain, state.numbering, text)
        level = _heading_level(properties, chain)
        centred = properties is not None and _val(child(properties, "jc")) == "center"
        for piece in split_breaks(label + text.strip(), whole=level is not None or centred):
            kind = BlockKind.PARAGRAPH if level is None else BlockKind.HEADING
            state.blocks.append(Block(text=piece, kind=kind, level=level))
    for box in own.boxes:
        _walk(box, state)
    for note in own.notes:
        if words := state.notes.pop(note, ""):
            state.blocks.append(Block(text=f"注：{words}"))


def style_chain(style_id: str | None, styles: dict[str, Style]) -> list[tuple[str, Style]]:
    """List a style and what it is based on, nearest first."""
    chain: list[tuple[str, Style]] = []
    while style_id in styles and style_id not in (s for s, _ in chain):
        chain.append((style_id, styles[style_id]))
        style_id = styles[style_id].based_on
    return chain


def _number_label(properties: Any | None, chain: list[tuple[str, Style]], numbering: Numbering, text: str) -> str:
    """Give the automatic number of a paragraph, ready to stand before its text."""
    own = child(properties, "numPr") if properties is not None else None
    num_id = _val(child(own, "numId")) if own is not None else None
    level = _val(child(own, "ilvl")) if own is not None else None
    if num_id is None:
        for style_id, style in chain:
            if style.num_id is not None:
                num_id = style.num_id
                linked = numbering.level_of_style(num_id, style_id)
                level = level or str(style.level if style.level is not None else linked)
                break
    if num_id in (None, "0"):
        return ""
    assert num_id is not None
    counted = numbering.number(num_id, int(level or 0))
    if counted is None or not counted[0]:
        return ""
    number, shape = counted
    # A tab or space is printed as a gap; in text it matters only where the number would run into what follows.
    runs_in = number[-1].isascii() and (number[-1].isalnum() or text.lstrip()[:1].isascii())
    gap = " " if shape.suffix != "nothing" and (runs_in or number[-1] in "章节条编") else ""
    return number + gap


def _heading_level(properties: Any | None, chain: list[tuple[str, Style]]) -> int | None:
    outline = _val(child(properties, "outlineLvl")) if properties is not None else None
    if outline is not None and outline.isdigit():
        return min(int(outline) + 1, 6) if int(outline) < 9 else None
    for _, style in chain:
        if found := _HEADING_NAME.match(style.name):
            return min(int(found.group(1)), 6)
        if style.outline is not None:
            return min(style.outline + 1, 6) if style.outline < 9 else None
    return None


def _table(element: Any, state: _State) -> None:
    cells, nested = word_grid(element, state.gathered)
    if is_frame(cells):
        for row in (r for r in element if tag(r) == "tr"):
            for cell in (c for c in row.iter() if tag(c) == "tc" and _owner(c) is element):
                _walk(cell, state)
        return
    state.blocks += table_blocks(cells, table=state.tables)
    state.tables += 1
    for inner in nested:
        _table(inner, state)


def _owner(cell: Any) -> Any:
    return next(a for a in cell.iterancestors() if tag(a) == "tbl")


def _main_part(archive: zipfile.ZipFile, *, path: Path, limits: Limits) -> str:
    relations = part(archive, "_rels/.rels", path=path, limits=limits)
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "word/document.xml").lstrip("/")
    return "word/document.xml"


def _notes(root: Any | None, kind: str) -> dict[str, str]:
    notes = {}
    for element in root if root is not None else ():
        if tag(element) == kind and attribute(element, "type") in (None, "normal"):
            notes[f"{kind}:{attribute(element, 'id')}"] = _plain(element).replace("\n", "").strip()
    return notes


def _margins(archive: zipfile.ZipFile, folder: str, *, path: Path, limits: Limits) -> list[Removed]:
    texts: list[str] = []
    for name in sorted(archive.namelist()):
        if re.match(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml$", name):
            text = _plain(part(archive, name, path=path, limits=limits)).strip()
            if text and text not in texts:
                texts.append(text)
    return _as_removed("\n".join(texts), "页眉页脚")


def _plain(root: Any | None) -> str:
    if root is None:
        return ""
    paragraphs = [p for p in root.iter() if tag(p) == "p"]
    return "\n".join(t for p in paragraphs if (t := paragraph_text(p, Gathered()).strip()))


def _as_removed(text: str, reason: str) -> list[Removed]:
    return [Removed(text.strip()[:REPORTED], reason)] if text.strip() else []


def _warnings(path: Path, gathered: Gathered) -> tuple[Notice, ...]:
    if not (gathered.deleted or gathered.inserted):
        return ()
    message = (
        f"文件{shown(path)}含未接受的修订：插入的文字按正文读取，删除的文字未读；请确认后在 Word 中接受或拒绝修订。"
    )
    return (Notice("tracked_changes", message),)


def _val(element: Any | None) -> str | None:
    return None if element is None else attribute(element, "val")
