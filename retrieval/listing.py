"""The figure store as a list: narrowed by what a user names, however he names it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.contradictions import find_conflicts
from corpus.figures import Check, CheckResult, Conflict, ConflictVerdict, Figure, FigureKind
from corpus.library import Library
from corpus.regions import Gazetteer
from corpus.terms import Vocabulary

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
    ids = [id_ for name in indicators for id_ in indicator_ids(name, vocabulary)]
    words = [name for name in indicators if not indicator_ids(name, vocabulary)]
    found = library.figures.find(
        documents=None if document is None else [library.catalog.find(document)],
        regions=full_names(regions, vocabulary.regions),
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
    figures = library.figures.find(regions=full_names(regions, library.vocabulary.regions))
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
        names = full_names(regions, library.vocabulary.regions)
        papers = [summary.id for summary in library.catalog.summaries() if summary.region in names]
        checks = library.figures.checks(papers)
    else:
        checks = library.figures.checks()
    return tuple(sorted(checks, key=lambda check: check.result is not CheckResult.FAILS))


def indicator_ids(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Ids of the indicators that go by a name: an id, a name or an alias, whole."""
    if vocabulary.indicator(name) is not None:
        return (name,)
    whole = [found for found in vocabulary.find_indicators(name) if len(found.text) == len(name)]
    return whole[0].ids if whole else ()


def full_names(names: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Full names of the places; a name that no list knows stays as it is."""
    return tuple(
        dict.fromkeys(
            full for name in names for full in ([region.name for region in gazetteer.resolve(name)] or [name])
        )
    )
