"""Counties beside each other by indicator: for each place its figure, and what forbids an order."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import cache

from corpus.calibers import caliber_of
from corpus.errors import UsageError
from corpus.figures import Figure
from corpus.library import Library
from corpus.terms import Indicator, Vocabulary, plain
from retrieval.citing import SpansOf, cite
from retrieval.comparing.figures import PathOf, Shown, results, scope_of, scopes_shown, shown
from retrieval.comparing.places import County
from retrieval.comparing.ranking import why_unranked
from retrieval.comparison import IndicatorCell, IndicatorRow, IndicatorStatus

# Share of a name's characters that an indicator found in it must cover: 留守儿童数 in 留守儿童数情况.
LEAST_COVERED = 0.7
MOST_NEAR_NAMES = 5


def indicator_asked(name: str, vocabulary: Vocabulary) -> Indicator:
    """The indicator of an id, name or alias. :raises UsageError: naming those that are nearest."""
    wanted = plain("".join(name.split()))
    near_whole = (
        id_
        for mention in vocabulary.find_indicators(wanted)
        if mention.end - mention.start >= LEAST_COVERED * len(wanted)
        for id_ in mention.ids[:1]
    )
    for id_ in (*vocabulary.indicators_named(wanted), *near_whole):
        if (found := vocabulary.indicator(id_)) is not None:
            return found
    near = _near_names(wanted, vocabulary)
    hint = f"相近的指标有：{'、'.join(near)}；" if near else ""
    raise UsageError(
        "unknown_indicator",
        f"词表中没有指标“{name}”。",
        f"{hint}可改用其中的名称，或在资料库的 vocabulary/indicators.csv 中添加。",
    )


def _near_names(wanted: str, vocabulary: Vocabulary) -> list[str]:
    """Names of indicators that look most like it, one an indicator."""

    def likeness(indicator: Indicator) -> float:
        names = (indicator.name, *indicator.aliases)
        return max(difflib.SequenceMatcher(None, wanted, plain(name), autojunk=False).ratio() for name in names)

    scored = sorted(((likeness(each), each.name) for each in vocabulary.indicators), key=lambda pair: -pair[0])
    return [name for score, name in scored[:MOST_NEAR_NAMES] if score >= 1 / 3]


def indicator_rows(
    library: Library,
    indicator: Indicator,
    places: Sequence[tuple[County, bool]],
    *,
    years: Sequence[int],
    spans_of: SpansOf,
) -> tuple[IndicatorRow, ...]:
    """One row for each scope that occurs; one without figures where none does.

    :param places: each place, and whether it has papers of the years asked for.
    """
    figures = {county.name: _stated(library, indicator, county, years) for county, _ in places}
    path_of = _paths(library)
    scopes = scopes_shown([figure for each in figures.values() for figure in each], indicator)
    rows = []
    for scope in scopes:
        chosen = {
            name: shown([figure for figure in each if scope_of(figure, indicator) == scope], path_of=path_of)
            for name, each in figures.items()
        }
        rows.append(_row(library, indicator, scope, places, chosen, path_of=path_of, spans_of=spans_of))
    return tuple(rows)


def _stated(library: Library, indicator: Indicator, county: County, years: Sequence[int]) -> list[Figure]:
    """A place's results of an indicator: of its own papers, else of others (a city's tables)."""
    names = tuple(sorted(county.names))
    own = library.figures.find(documents=county.documents, regions=names, indicators=(indicator.id,))
    found = results(own, years=years)
    return found or results(library.figures.find(regions=names, indicators=(indicator.id,)), years=years)


def _row(
    library: Library,
    indicator: Indicator,
    scope: str,
    places: Sequence[tuple[County, bool]],
    chosen: dict[str, Shown | None],
    *,
    path_of: PathOf,
    spans_of: SpansOf,
) -> IndicatorRow:
    stated = [(name, each.figure) for name, each in chosen.items() if each is not None]
    why = why_unranked(stated, direction=indicator.direction, name=f"{indicator.name}{scope}")
    notes = [why, *(_differing(name, each) for name, each in chosen.items() if each is not None and each.others)]
    cells = tuple(
        _cell(library, county.name, chosen[county.name], papers=papers, path_of=path_of, spans_of=spans_of)
        for county, papers in places
    )
    units = tuple(dict.fromkeys(figure.unit for _, figure in stated if figure.unit))
    return IndicatorRow(
        indicator=f"{indicator.name}（{scope}）" if scope else indicator.name,
        indicator_id=indicator.id,
        scope=scope,
        unit="/".join(units) or indicator.unit,
        direction=indicator.direction,
        rankable=len(stated) > 1 and not why,
        note="".join(note for note in notes if note),
        cells=cells,
    )


def _cell(
    library: Library, region: str, chosen: Shown | None, *, papers: bool, path_of: PathOf, spans_of: SpansOf
) -> IndicatorCell:
    if chosen is None:
        return IndicatorCell(region, IndicatorStatus.UNMENTIONED if papers else IndicatorStatus.NO_PAPERS)
    figure = chosen.figure
    document = library.catalog.summaries([figure.document_id])[0]
    citation = cite(
        document,
        number=1,
        path=path_of(figure),
        start=figure.start,
        end=figure.end,
        quote=figure.quote,
        spans_of=spans_of,
    )
    return IndicatorCell(region, IndicatorStatus.STATED, figure, citation)


def _differing(region: str, chosen: Shown) -> str:
    """孟津区另有5次: other values that the place's papers give for the same thing."""
    others = "、".join(_amount(figure) for figure in chosen.others)
    return f"{region}的材料数值不一，另有{others}。"


def _amount(figure: Figure) -> str:
    caliber = caliber_of(figure)
    said = figure.value_text + ("" if figure.unit == "比" else figure.unit) + figure.qualifier
    return f"{said}（{caliber}）" if caliber else said


def _paths(library: Library) -> PathOf:
    """The headings above a figure, from the passages of its paper."""
    passages = cache(library.catalog.passages_of)

    def path_of(figure: Figure) -> tuple[str, ...]:
        holding = (p.path for p in passages(figure.document_id) if p.start <= figure.start < p.end)
        return next(holding, ())

    return path_of
