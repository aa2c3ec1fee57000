"""A draft as a Word paper by the measures of GB/T 9704-2012, clean or with a comment on every sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from drafting.charts import BarChart, can_draw, draw
from drafting.drafts import Draft
from drafting.fonts import find_chinese_font
from drafting.typesetting.faces import Substitution, fonts_named, substitutions

__all__ = ["Substitution", "fill_form", "fonts_named", "paper", "substitutions"]


def paper(draft: Draft, *, annotated: bool, find_font: Callable[[], Path | None] = find_chinese_font) -> bytes:
    """The .docx file of a draft; the same draft gives the same bytes, and both files the same visible text.

    :param annotated: with a Word comment on every sentence that names its evidence, and one at every finding.
    :param find_font: a Chinese font for the charts; without one, or without matplotlib, there are none.
    """
    import docx

    from drafting.typesetting.appendices import put_appendices
    from drafting.typesetting.body import put_body
    from drafting.typesetting.comments import comment
    from drafting.typesetting.faces import list_fonts
    from drafting.typesetting.packing import packed
    from drafting.typesetting.page import set_page
    from drafting.typesetting.spots import spots_of
    from drafting.typesetting.styles import set_styles

    document = docx.Document()
    set_styles(document)
    list_fonts(document)
    set_page(document)
    spots = spots_of(draft) if annotated else ()
    body = put_body(document, draft, spots=spots)
    put_appendices(document, draft, pictures=_pictures(draft, find_font))
    if annotated:
        comment(document, draft, body, spots=spots)
    return packed(document, title=draft.title)


def _pictures(draft: Draft, find_font: Callable[[], Path | None]) -> tuple[bytes, ...]:
    from drafting.typesetting.pictures import charts_of

    charts = charts_of(draft)
    if not charts or not can_draw():
        return ()
    font = find_font()
    return () if font is None else tuple(_drawn(chart, font) for chart in charts)


@lru_cache(maxsize=8)
def _drawn(chart: BarChart, font: Path) -> bytes:
    """The picture of a chart; the clean and the annotated paper show the same ones."""
    return draw(chart, font=font)


def fill_form(draft: Draft, form: Path) -> bytes:
    """A unit's own .docx form filled with a draft; slots are listed in ``drafting.typesetting.forms``.

    :raises YoujuError: docxtpl is not installed; the form is missing, no .docx, or has a mistake in a slot.
    """
    from drafting.typesetting.forms import filled

    return filled(draft, form)
