"""The figure store as a list: narrowed by what a user names, however he names it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.contradictions import find_conflicts
from corpus.figures import Check, CheckResult, Conflict, ConflictVerdict, Figure, FigureKind
from corpus.library import Library

# Contradictions first; what only rounding parts last.
_ORDER = {verdict: place for place, verdict in enumerate(ConflictVerdict)}


def list_figures(
    library: Library,
    *,
    document: str | None = None,
    regions: Sequence[str] = (),
    years: Sequence[int] = (),
    indicators: Sequence[str] = (),
    kinds: Sequence[FigureKind] = (),
) -> tuple[Figure, ...]:
    """Figures by paper, place, year, indicator and kind.

    :param document: an id, a unique prefix of one, or a file's name.
    :param regions: full or short names. :param indicators: ids, names or aliases of the vocabulary; any other word is
        looked for in the figures' own labels.
    :raises NotInLibrary: no paper is called ``document``.
    """
    vocabulary = library.vocabulary
    ids = [id_ for name in indicators for id_ in vocabulary.indicators_named(name)]
    words = [name for name in indicators if not vocabulary.indicators_named(name)]
    found = library.figures.find(
        documents=None if document is None else [library.catalog.find(document)],
        regions=vocabulary.regions.full_names(regions),
        years=years,
        kinds=kinds,
    )
    if not indicators:
        return found
    return tuple(figure for figure in found if figure.indicator in ids or any(word in figure.label for word in words))


def list_conflicts(
    library: Library, *, document: str | None = None, regions: Sequence[str] = ()
) -> tuple[Conflict, ...]:
    """Figures of one key that differ, within papers and across them, contradictions first.

    :param document: only those that a figure of this paper is in.
    """
    figures = library.figures.find(regions=library.vocabulary.regions.full_names(regions))
    found = sorted(find_conflicts(figures, vocabulary=library.vocabulary), key=lambda each: _ORDER[each.verdict])
    if document is None:
        return tuple(found)
    id_ = library.catalog.find(document)
    return tuple(each for each in found if any(figure.document_id == id_ for figure in each.figures))


def list_checks(library: Library, *, document: str | None = None, regions: Sequence[str] = ()) -> tuple[Check, ...]:
    """What was worked out inside papers, failures first; ``regions`` are those of the papers."""
    if document is not None:
        checks = library.figures.checks([library.catalog.find(document)])
    elif regions:
        names = library.vocabulary.regions.full_names(regions)
        papers = [summary.id for summary in library.catalog.summaries() if summary.region in names]
        checks = library.figures.checks(papers)
    else:
        checks = library.figures.checks()
    return tuple(sorted(checks, key=lambda check: check.result is not CheckResult.FAILS))
