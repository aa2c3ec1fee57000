"""Cells of a workbook blanked: each must come back as a gap of the draft, and no other (writes a copy of the book)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality import drafts_files as files

if TYPE_CHECKING:
    from corpus.library import Library
    from drafting.cells import Cell
    from drafting.drafts import Draft

BLANKED = 10


def gaps_of_blanked(library: Library, template: Any, book: Any, region: str, draft: Draft) -> dict[str, Any]:
    """Blank ten cells that the draft's sentences rest on, draft again, and compare the gaps."""
    from drafting.word import paper
    from tests.quality.drafts import draft_of

    chosen = _spread(list(dict.fromkeys(used_cells(draft))))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / book.path.name
        blank(book.path, copy, chosen)
        again, _ = draft_of(library, template, book, region, copy)
        text = files.read_paper(paper(again, annotated=False)).text
    before = {(gap.indicator, gap.scope) for gap in draft.gaps if gap.indicator}
    after = {(gap.indicator, gap.scope): gap for gap in again.gaps if gap.indicator}
    wanted = {(cell.indicator, cell.scope) for cell in chosen}
    lost = [key for key in wanted if key not in after or after[key].mark not in text]
    new = [key for key in after if key not in before and key not in wanted]
    return {
        "blanked": len(wanted),
        "blanked_without_gap": len(lost),
        "gaps_beside_blanked": len(new),
        "show_gaps": [*(f"no gap {key}" for key in lost), *(f"gap beside {key}" for key in new)],
    }


def used_cells(draft: Draft) -> Iterator[Cell]:
    """This year's cells that the draft's sentences print, one a key."""
    from drafting.cells import Cell

    seen = set()
    for section in draft.sections:
        for paragraph in section.paragraphs:
            for sentence in paragraph.sentences:
                for each in sentence.evidence:
                    own = isinstance(each, Cell) and each.region == draft.region and str(draft.year) in each.period[:4]
                    if own and isinstance(each, Cell) and each.raw in sentence.text and each.key not in seen:
                        seen.add(each.key)
                        yield each


def _spread(cells: list[Cell]) -> list[Cell]:
    step = max(1, len(cells) // BLANKED)
    return cells[::step][:BLANKED]


def blank(book: Path, copy: Path, cells: list[Cell]) -> None:
    """A copy of a workbook with these cells empty."""
    import openpyxl  # type: ignore[import-untyped]

    opened = openpyxl.load_workbook(book)
    for cell in cells:
        opened[cell.sheet][cell.address] = None
    opened.save(copy)
