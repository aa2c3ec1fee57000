"""Where the text names the place or the year that a figure was taken to be of (pure)."""

from __future__ import annotations

from corpus.figures import Figure
from corpus.periods import find_periods, years_of
from drafting.auditing.ground import Ground, year_of

# A place or year governs the figures of its sentence and of the next ones of its paragraph.
REACH = 200


def place_before(figure: Figure, ground: Ground) -> tuple[int, int]:
    """The nearest mention of a figure's place before it; the figure's own quantity where the text has none."""
    near = [
        (mention.start, mention.end)
        for mention in ground.places
        if figure.value_start - REACH <= mention.start < figure.value_start
        and figure.region in {region.name for region in mention.regions}
    ]
    return near[-1] if near else (figure.value_start, figure.value_end)


def year_before(figure: Figure, ground: Ground) -> tuple[int, int]:
    """The nearest mention of a figure's year before it, 年 included; the figure's own quantity where there is none."""
    year = year_of(figure.period)
    floor = max(0, figure.value_start - REACH)
    near = [
        (mention.start, mention.end)
        for mention in find_periods(ground.text, start=floor, end=figure.value_start)
        if mention.period is not None and year in years_of(mention.period.text)
    ]
    if not near:
        return figure.value_start, figure.value_end
    start, end = near[-1]
    said = f"{year}年"
    return (start, start + len(said)) if ground.text.startswith(said, start) else (start, end)
