"""Of many figures those that answer: by matter, unit, kind, scope and time (pure).

Precision first: a figure of another matter, unit or school stage is never taken; where nothing is sure, nothing is
chosen, and what was nearest is kept for saying so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.contradictions import LISTED_WITHIN, find_conflicts
from corpus.figures import Aspect, Figure, FigureKind
from corpus.periods import years_of
from corpus.quantity import compatible, equal
from corpus.rows import is_row
from corpus.terms import Vocabulary
from retrieval.figure_matters import Matter
from retrieval.figure_units import fits_unit
from retrieval.figure_wanted import FigureAsked, Operation
from retrieval.terms import coverage

# How well a term of the question must stand in what a figure says of itself: its label, scope and stretch.
LEAST_SAID = 0.8
# Without an indicator a label may have this many characters that the question has not: 专项 in 控辍保学专项督导.
MOST_BESIDE = 3
# A period that covers more years than a school year is of none of them alone.
MOST_YEARS = 2
_TOTAL = re.compile(r"共有|现有|共计|总计|合计|总数|共\d")
LEAST_CALLED = 3
_COUNT = re.compile(r"(?:校|学校|学生)?(?:总|人)?数?")
MOST_VALUES = 6

_DOING = (
    r"(?:先后|全年|共|累计|牵头|联合|已|均|各|年内|今年|目前|现有|现|实际|向|对|为|开展|组织|进行|发放|落实|下发|回收|召开|举办"
    r"|实施|安排|下达|投入|完成|办理|给予|建成|组建|配备|设立|达到|达|其中|分别|有|全市|全县|全区)"
)
_DOER = re.compile(rf"^.{{0,16}}(?:局|室|委员会|委|办|政府|部门|中心|小组|工委)(?={_DOING})")
_DONE = re.compile(rf"^{_DOING}+")

WHOLE = (
    "",
    "全域",
    "全市",
    "全县",
    "全区",
    "全旗",
    "全省",
    "全州",
    "义务教育",
    "合计",
    "总计",
    "总",
    "中小学",
    "全部",
    "户籍",
)
_SAME_SCOPE = {"农村": "乡村", "乡村": "农村", "城区": "城镇", "城镇": "城区", "县城": "城镇"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the figures of one place give to one matter.

    :param found: figures that answer, one a scope and period, or several where the papers differ.
    :param beside: the same of other periods, in the same papers, where the question names none.
    :param other_times: figures of the matter for other years than asked; ``other_scopes`` for other scopes.
    :param planned: targets and standards, where a result was asked for and there is none.
    """

    found: tuple[Figure, ...] = ()
    beside: tuple[Figure, ...] = ()
    other_times: tuple[Figure, ...] = ()
    other_scopes: tuple[Figure, ...] = ()
    planned: tuple[Figure, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.found)

    @property
    def nearest(self) -> Figure | None:
        """The figure to name in a refusal."""
        return next(iter((*self.planned, *self.other_times, *self.other_scopes)), None)


def choose(
    figures: Sequence[Figure],
    matter: Matter,
    asked: FigureAsked,
    *,
    vocabulary: Vocabulary,
    context_of: Callable[[Figure], str] = lambda figure: "",
) -> Choice:
    """The figures of one place that answer, best first.

    :param figures: of one place, those of its own papers first.
    :param context_of: a figure -> the title of its paper and the headings above it.
    """
    fitting = [f for f in figures if fits_unit(f.unit, asked.units)]
    of_matter = [f for f in fitting if is_of(f, matter, vocabulary, context_of=context_of)]
    if Operation.ALL in asked.operations:
        of_matter += [f for f in fitting if _is_called(f, matter, vocabulary)]
    if not matter.indicators:
        of_matter = _nearest_labels(of_matter, matter, vocabulary)
    changes = Operation.CHANGE in asked.operations
    levels = [f for f in of_matter if f.aspect is Aspect.LEVEL]
    of_kind = [f for kinds in asked.kinds for f in _of_kinds(levels, kinds)]
    in_scope = [f for f in of_kind if in_scopes(f, matter, asked.scopes, vocabulary)]
    if not asked.scopes or asked.scopes == ("",):
        in_scope = _widest(in_scope, matter, vocabulary)
    in_time = [f for f in in_scope if in_years(f, asked.years)]
    if changes:
        in_time += [f for f in of_matter if f.aspect is Aspect.CHANGE and in_years(f, asked.years)]
    nearest = Choice(
        other_times=() if in_time else tuple(_newest_first(in_scope)),
        other_scopes=() if in_scope else tuple(_newest_first(f for f in of_kind if in_years(f, asked.years))),
        planned=_planned(levels, matter, asked, vocabulary),
    )
    if changes or Operation.ALL in asked.operations:
        return replace(nearest, found=_told_apart(in_time))
    if asked.years:
        return replace(nearest, found=_settled(_told_apart(in_time), vocabulary))
    newest = _of_newest(in_time)
    papers = {f.document_id for f in newest}
    prose = [f for f in in_time if f not in newest and f.document_id in papers and not is_row(f.quote)]
    beside = [f for f in prose if f.period != newest[0].period]
    return replace(nearest, found=_settled(_told_apart(newest), vocabulary), beside=_told_apart(beside))


def _planned(
    levels: Sequence[Figure], matter: Matter, asked: FigureAsked, vocabulary: Vocabulary
) -> tuple[Figure, ...]:
    """Aims and rules of the matter, for the scope and the years asked about, where results are asked for."""
    if not any(FigureKind.ACTUAL in kinds for kinds in asked.kinds):
        return ()
    aims = [f for f in levels if f.kind is not FigureKind.ACTUAL and in_years(f, asked.years)]
    return tuple(f for f in aims if in_scopes(f, matter, asked.scopes, vocabulary))


def _settled(figures: Sequence[Figure], vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """Of several values of one scope those that contradict each other, or are listed beside the first; else the first.

    A value that cannot be set against the others is of a part (29所学校纳入教联体), and the total is said as a total.
    """
    found: list[Figure] = []
    disputed = {f.id for conflict in find_conflicts(figures, vocabulary=vocabulary) for f in conflict.figures}
    for key in dict.fromkeys(map(_key, figures)):
        own = sorted((f for f in figures if _key(f) == key), key=lambda f: _TOTAL.search(f.quote) is None)
        found += [f for f in own if f is own[0] or f.id in disputed or _listed(own[0], f)]
    return tuple(found)


def _key(figure: Figure) -> tuple[str, str | None, FigureKind, Aspect]:
    return "" if figure.scope in WHOLE else figure.scope, figure.period, figure.kind, figure.aspect


def _listed(one: Figure, other: Figure) -> bool:
    return one.document_id == other.document_id and abs(one.value_start - other.value_start) <= LISTED_WITHIN


def is_of(
    figure: Figure,
    matter: Matter,
    vocabulary: Vocabulary,
    *,
    context_of: Callable[[Figure], str] = lambda figure: "",
) -> bool:
    """Whether a figure is of the matter: by its indicator where the matter has one, else by what it is called.

    What else the question says must stand in what the figure says of itself, or in what it is said under.
    """
    if matter.indicators:
        if figure.indicator not in (*matter.indicators, *matter.narrowed):
            return False
    elif not any(coverage(" ".join(names_of(figure, vocabulary)), term) >= LEAST_SAID for term in matter.terms):
        return False
    card = _card(figure, vocabulary)
    missing = [term for term in matter.terms if coverage(card, term) < LEAST_SAID]
    return not missing or all(coverage(context_of(figure), term) >= LEAST_SAID for term in missing)


def _is_called(figure: Figure, matter: Matter, vocabulary: Vocabulary) -> bool:
    """Whether a figure without an indicator is called as the matter's are: 84所中小学 where 中小学校数 is asked for."""
    if figure.indicator is not None:
        return False
    label = bare_label(figure.label)
    return len(label) >= LEAST_CALLED and any(
        (indicator := vocabulary.indicator(id_)) is not None
        and fits_unit(figure.unit, (indicator.unit,))
        and any(
            name.startswith(label) and _COUNT.fullmatch(name[len(label) :])
            for name in (indicator.name, *indicator.aliases)
        )
        for id_ in matter.indicators
    )


def in_scopes(figure: Figure, matter: Matter, scopes: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a figure is of one of the scopes; any will do where none is asked for."""
    own = figure.indicator not in matter.narrowed
    return not scopes or any(
        (own and is_whole(figure, vocabulary)) if not scope else has_scope(figure, scope, vocabulary)
        for scope in scopes
    )


def has_scope(figure: Figure, scope: str, vocabulary: Vocabulary) -> bool:
    """Whether a figure is of one scope, by its field, its label, or because its indicator is of nothing else."""
    indicator = vocabulary.indicator(figure.indicator) if figure.indicator else None
    own = indicator.scopes if indicator is not None and len(indicator.scopes) == 1 else ()
    said = (figure.scope, figure.label, *own, indicator.name if indicator is not None else "")
    plain = scope.replace("和", "").replace("、", "")
    forms = {scope, plain, plain.replace("省级", "省"), _SAME_SCOPE.get(scope, scope)}
    return any(form in each.replace("、", "").replace("和", "") for form in forms for each in said if each)


def is_whole(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether nothing narrows a figure, or only what its indicator always has."""
    scope = figure.scope.partition("(")[0].partition("（")[0]
    if scope in WHOLE:
        return True
    indicator = vocabulary.indicator(figure.indicator) if figure.indicator else None
    return indicator is not None and indicator.scopes == (scope,)


def in_years(figure: Figure, years: Sequence[int]) -> bool:
    """Whether a figure is of the years asked for: of all of them as one period, or of one or more of them."""
    if not years:
        return True
    if figure.period is None:
        return False
    own = years_of(figure.period)
    asked = frozenset(years)
    return own == asked or (bool(own & asked) and (len(own) <= MOST_YEARS or own <= asked))


def last_year(figure: Figure) -> int:
    """The last year that a figure's period covers; 0 where it has none."""
    return max(years_of(figure.period), default=0) if figure.period else 0


def told_apart(figures: Sequence[Figure], *, same: Callable[[Figure, Figure], bool]) -> tuple[Figure, ...]:
    """Figures without those that only say again what one before them says."""
    found: list[Figure] = []
    for figure in figures:
        if not any(same(figure, other) for other in found):
            found.append(figure)
    return tuple(found)


def _told_apart(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return told_apart(figures, same=_says_the_same)


def _says_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one matter give one value: also 2.14万 beside 21450, which is said more exactly."""
    if not _alike(one.scope, other.scope):
        return False
    if one.aspect is not other.aspect or not _same_time(one, other):
        return False
    return one.value_text == other.value_text or equal(one, other) or compatible(one, other)


def _alike(one: str, other: str) -> bool:
    """Whether two scopes are one: 公办 and 公办义务教育学校, 全市 and none."""
    return (one in WHOLE and other in WHOLE) or (bool(one) and bool(other) and (one in other or other in one))


def _same_time(one: Figure, other: Figure) -> bool:
    if one.period == other.period or not one.period or not other.period:
        return True
    return bool(years_of(one.period) & years_of(other.period))


def _of_kinds(figures: Sequence[Figure], kinds: Sequence[FigureKind]) -> list[Figure]:
    """Those of the first kind that there is; a sum per head (每人每月500元的标准) is its own standard."""
    for kind in kinds:
        found = [f for f in figures if f.kind is kind]
        if found:
            return found
    if FigureKind.STANDARD in kinds:
        return [f for f in figures if "标准" in f.quote + f.label or "/" in f.unit]
    return []


def _widest(figures: Sequence[Figure], matter: Matter, vocabulary: Vocabulary) -> list[Figure]:
    """The whole where the papers state it, else every part."""
    whole = [f for f in figures if f.indicator not in matter.narrowed and is_whole(f, vocabulary)]
    return whole or list(figures)


def _of_newest(figures: Sequence[Figure]) -> list[Figure]:
    newest = max((last_year(f) for f in figures), default=0)
    return [f for f in figures if last_year(f) == newest]


def _newest_first(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=last_year, reverse=True)


def _nearest_labels(figures: Sequence[Figure], matter: Matter, vocabulary: Vocabulary) -> list[Figure]:
    """Those called what the question says with least besides; none where all have too much."""
    beside = [_beside(figure, matter, vocabulary) for figure in figures]
    least = min(beside, default=MOST_BESIDE + 1)
    return [] if least > MOST_BESIDE else [f for f, more in zip(figures, beside, strict=True) if more == least]


def _beside(figure: Figure, matter: Matter, vocabulary: Vocabulary) -> int:
    """How many characters the name of a figure has that the question has not."""
    said = "".join(form for term in matter.terms for form in term.forms)
    return min(
        (
            sum("一" <= char <= "鿿" and char not in said for char in bare_label(name))
            for name in names_of(figure, vocabulary)
            if any(coverage(name, term) >= LEAST_SAID for term in matter.terms)
        ),
        default=MOST_BESIDE + 1,
    )


def bare_label(label: str) -> str:
    """A label without who did it and that it was done: 市教育督导室先后开展控辍保学督查 -> 控辍保学督查."""
    return _DONE.sub("", _DOER.sub("", label))


def names_of(figure: Figure, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of what a figure is of: its label, and its indicator's."""
    indicator = vocabulary.indicator(figure.indicator) if figure.indicator else None
    return (figure.label, *((indicator.name, *indicator.aliases) if indicator is not None else ()))


def _card(figure: Figure, vocabulary: Vocabulary) -> str:
    """What a figure says of itself."""
    return " ".join((*names_of(figure, vocabulary), figure.scope, figure.caliber or "", figure.quote))
