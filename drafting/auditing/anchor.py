"""Whose and which year's draft it is, by its numbers: a title may be wrong, thirty numbers are not (pure)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from corpus.figures import PeriodBasis
from drafting.auditing.ground import Ground, ground_of, is_level
from drafting.auditing.slips import telling
from drafting.auditing.stock import Stock, agreeing, year_of_cell

# So many telling numbers must be another place's or year's, and so many times as many as are the title's.
LEAST_NUMBERS = 4
TIMES = 3


def anchored(ground: Ground, stock: Stock) -> Ground:
    """The ground of the place and year whose cells the draft's numbers are; nothing given by the user is changed."""
    known = ground.known
    if known.table is None or (known.region is not None and known.year is not None):
        return ground
    scores = _scores(ground, stock)
    own = scores.get((ground.region, ground.year), 0)
    fits = {
        key: score
        for key, score in scores.items()
        if (known.region is None or key[0] == known.region) and (known.year is None or key[1] == known.year)
    }
    if not fits:
        return ground
    (region, year), best = max(fits.items(), key=lambda item: item[1])
    if best < LEAST_NUMBERS or best < TIMES * max(own, 1):
        return ground
    told = replace(known, region=region, year=year)
    fitted = ground_of(ground.document, ground.printed, told, vocabulary=ground.vocabulary)
    return replace(fitted, known=known)


def _scores(ground: Ground, stock: Stock) -> Counter[tuple[str | None, int | None]]:
    """How many of the draft's own numbers are in the cells of each place and year."""
    scores: Counter[tuple[str | None, int | None]] = Counter()
    for figure in ground.figures:
        own = figure.region == ground.region and figure.period_basis is not PeriodBasis.STATED
        if not own or not is_level(figure) or figure.indicator is None or figure.value is None:
            continue
        if not telling(figure.value):
            continue
        for region in stock.regions:
            cells = stock.scoped(stock.of(figure.indicator, region), figure.scope, figure.indicator)
            for year in {year_of_cell(cell) for cell in cells} - {None}:
                if agreeing(figure, [cell for cell in cells if year_of_cell(cell) == year]) is not None:
                    scores[region, year] += 1
    return scores
