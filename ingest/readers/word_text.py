"""Text of one Word paragraph: runs, breaks, tracked changes, fields, ruby, text boxes (lxml elements in, text out)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.readers.archive import attribute, child, tag
from ingest.readers.joining import BREAK

_SKIPPED = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "delText", "delInstrText", "fldData", "rt", "rubyPr"}
    | {"commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "sectPr", "Fallback", "tblPr"}
)
#: Wingdings and its kin, by the code that w:sym carries: boxes that forms tick.
_SYMBOLS = {"F0FE": "☑", "F052": "☑", "F0FD": "☒", "F054": "☒", "F0A8": "☐", "F06F": "☐", "F0A3": "☐", "F0B7": "·"}


@dataclass(slots=True)
class Gathered:
    """What a paragraph holds besides its own text."""

    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    inserted: int = 0


def paragraph_text(paragraph: Any, gathered: Gathered) -> str:
    """Give the text a paragraph shows: insertions kept, deletions and hidden text out, breaks as ``BREAK``.

    Text boxes, footnote ids and what was left out are put into ``gathered``.
    """
    return "".join(_pieces(paragraph, gathered))


def _pieces(element: Any, gathered: Gathered) -> list[str]:
    out: list[str] = []
    for node in element:
        name = tag(node)
        if name in ("del", "moveFrom"):
            gathered.deleted.append("".join(t.text or "" for t in node.iter() if tag(t) in ("delText", "t")))
        elif name == "t":
            out.append(node.text or "")
        elif name in ("tab", "ptab"):
            out.append("\t")
        elif name in ("br", "cr"):
            out.append(BREAK if attribute(node, "type") in (None, "textWrapping") else "")
        elif name == "noBreakHyphen":
            out.append("-")
        elif name == "sym":
            out.append(_symbol(node))
        elif name == "AlternateContent":
            out.append(_alternate(node, gathered))
        elif name == "txbxContent":
            gathered.boxes.append(node)
        elif name in ("footnoteReference", "endnoteReference"):
            gathered.notes.append(f"{name[:-9]}:{attribute(node, 'id')}")
        elif name == "r" and _hidden(node):
            gathered.hidden.append("".join(t.text or "" for t in node.iter() if tag(t) == "t"))
        elif name not in _SKIPPED:
            gathered.inserted += name in ("ins", "moveTo")
            out.extend(_pieces(node, gathered))
    return out


def _alternate(node: Any, gathered: Gathered) -> str:
    """Take mc:Choice or, where it yields nothing, mc:Fallback; never both: they say the same twice."""
    for branch in (c for c in node if tag(c) in ("Choice", "Fallback")):
        before = len(gathered.boxes)
        text = "".join(_pieces(branch, gathered))
        if text or len(gathered.boxes) > before:
            return text
    return ""


def _hidden(run: Any) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _symbol(node: Any) -> str:
    code = (attribute(node, "char") or "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        char = chr(int(code, 16))
    except ValueError:
        return ""
    return "" if "\ue000" <= char <= "\uf8ff" else char
