"""A comparison as Markdown: tables, numbered citations, and pictures where there are any (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote

from api.exports.wording import TITLE, caliber_of, explanations, period_of, ranks, with_unit
from drafting.plain import plain
from drafting.references import References, source_line
from retrieval.comparison import Comparison, IndicatorCell, IndicatorRow, TopicCell

# What Markdown takes for its own: tables, emphasis, code, links, HTML, strikethrough, formulas.
_MARKUP = re.compile(r"[\\|*_`<>\[\]~$]")


def markdown(
    comparison: Comparison, references: References, *, generated_on: date, pictures: Sequence[tuple[str, str]]
) -> str:
    """The .md file's text. ``pictures`` are titles and file names of charts beside it."""
    return "\n".join(_lines(comparison, references, generated_on, pictures))


def _lines(
    comparison: Comparison, references: References, generated_on: date, pictures: Sequence[tuple[str, str]]
) -> Iterator[str]:
    yield from (f"# {TITLE}", "")
    if comparison.topics:
        yield from ("## 做法对比", "")
        yield from _header(("做法", *comparison.regions))
        for row in comparison.topics:
            yield _row((_escaped(row.topic), *(_topic(cell, references) for cell in row.cells)))
        yield ""
    if comparison.indicators:
        yield from ("## 指标对比", "")
        for figures in comparison.indicators:
            yield from _indicator(figures, references)
    if pictures:
        yield from ("## 图表", "")
        for title, name in pictures:
            yield from (f"![{_escaped(title)}]({quote(name)})", "")
    yield from ("## 说明", "")
    for name, sentence in explanations(comparison, generated_on=generated_on):
        yield f"- {_escaped(name)}：{_escaped(sentence)}"
    if references.citations:
        yield from ("", "## 引用清单", "")
        for citation in references.citations:
            region = f"{_escaped(citation.region)}　" if citation.region else ""
            yield f"- \\[{citation.id}\\] {region}{_escaped(source_line(citation))}：“{_escaped(citation.quote)}”"
    yield ""


def _indicator(row: IndicatorRow, references: References) -> Iterator[str]:
    places = ranks(row)
    yield from (f"### {_escaped(row.indicator)}", "")
    rank = ("名次",) if places else ()
    yield from _header(("县区", "数值", "期间", "口径", *rank, "引用"))
    for cell in row.cells:
        marks = references.marks([cell.citation] if cell.citation else [])
        place = (str(places.get(cell.region, "")),) if places else ()
        yield _row((_escaped(cell.region), *map(_escaped, _figure(cell, row)), *place, _escaped(marks)))
    yield ""
    if row.note:
        yield from (f"备注：{_escaped(row.note)}", "")


def _figure(cell: IndicatorCell, row: IndicatorRow) -> tuple[str, str, str]:
    if cell.figure is None:
        return cell.status.value, "", ""
    return with_unit(cell.figure), period_of(cell.figure), caliber_of(cell.figure, scope=row.scope)


def _topic(cell: TopicCell, references: References) -> str:
    return f"**{cell.status.value}** {_escaped(cell.summary)}{_escaped(references.marks(cell.citations))}".strip()


def _header(names: Sequence[str]) -> Iterator[str]:
    yield _row([_escaped(name) for name in names])
    yield _row(["---"] * len(names))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    one_line = " ".join(plain(text).split("\n"))
    return _MARKUP.sub(lambda mark: f"\\{mark.group()}", one_line.replace("&", "&amp;"))
