"""Bar charts as PNG pictures, drawn by matplotlib with a Chinese font of this machine."""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from drafting.plain import wrapped

# Okabe and Ito's blue: told apart from its ground by every kind of colour vision, and dark enough in black and white.
BAR_COLOUR = "#0072B2"
# What is only there to compare with, such as last year: recedes, and differs in lightness too.
QUIET_COLOUR = "#B3C7D6"
_INK = "#222222"
_QUIET = "#595959"
# Inches: half the width between the margins of an A4 page lying down, so that two stand side by side.
_WIDTH = 5.0
_HEIGHT_OF_BAR = 0.42
_HEIGHT_AROUND = 1.25
_DOTS_PER_INCH = 200
# The widest number beside its bar, as a share of the axis.
_ROOM_FOR_NUMBERS = 0.24
# Columns (two a Chinese character) of a title, a name and the source line that fit in one line of the picture.
_TITLE_LINE, _NAME_LINE, _SOURCE_LINE = 54, 20, 88


@dataclass(frozen=True, slots=True)
class Bar:
    """One lying bar: ``name`` (a county, an indicator) over ``period``, ``value`` in the chart's unit.

    :param shown: the number as the paper writes it. :param quiet: there to be compared with, drawn paler.
    """

    name: str
    period: str
    value: Decimal
    shown: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """One indicator, or several of one unit: ``title`` names the unit, ``source`` is one line under the bars."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    source: str


def can_draw() -> bool:
    """Whether matplotlib is installed."""
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        return False
    return True


def draw(chart: BarChart, *, font: Path) -> bytes:
    """A chart as PNG: one lying bar below the other, its number at its end, the unit in the title, the source below."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    def face(size: float) -> FontProperties:
        return FontProperties(fname=str(font), size=size)

    source = wrapped(chart.source, _SOURCE_LINE)
    title = wrapped(chart.title, _TITLE_LINE)
    height = _HEIGHT_AROUND + _HEIGHT_OF_BAR * len(chart.bars) + 0.22 * (len(title) - 1) + 0.16 * (len(source) - 1)
    figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS_PER_INCH, layout="constrained")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    values = [float(bar.value) for bar in chart.bars]
    places = range(len(values))
    drawn = axes.barh(
        places, values, height=0.62, color=[QUIET_COLOUR if bar.quiet else BAR_COLOUR for bar in chart.bars]
    )
    labels = axes.bar_label(drawn, labels=[bar.shown for bar in chart.bars], padding=3, color=_INK)
    axes.set_yticks(places, ["\n".join((*wrapped(bar.name, _NAME_LINE), bar.period)) for bar in chart.bars])
    axes.invert_yaxis()
    _make_room(axes, values)
    axes.xaxis.set_visible(False)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_QUIET)
    axes.set_title("\n".join(title), fontproperties=face(12), color=_INK, pad=8)
    for text in (*labels, *axes.get_yticklabels()):
        text.set_fontproperties(face(9.5))
    figure.supxlabel("\n".join(source), fontproperties=face(7.5), color=_QUIET, x=0.02, ha="left")
    picture = io.BytesIO()
    canvas.print_png(picture, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return picture.getvalue()


def _make_room(axes: Any, values: list[float]) -> None:
    """Bars begin at nought, so that their lengths can be compared, and leave room for the numbers."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low or 1.0) * _ROOM_FOR_NUMBERS
    axes.set_xlim(low - (room if low < 0 else 0), high + (room if high > 0 else 0) or 1.0)
