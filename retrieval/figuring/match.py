"""Whether a figure is of a matter, within a scope, and of a time (pure).

A figure is of a matter by its indicator, where the vocabulary has one for the words asked, else by what it is called.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.figures import Figure
from corpus.periods import years_of
from corpus.terms import Vocabulary
from retrieval.figuring.matters import Matter
from retrieval.figuring.units import fits_unit
from retrieval.terms import coverage

# How well a term of the question must stand in what a figure says of itself: its label, scope and stretch.
LEAST_SAID = 0.8
# Without an indicator a label may have this many characters that the question has not: 专项 in 控辍保学专项督导.
MOST_BESIDE = 2
# A period that covers more years than a school year is of none of them alone.
MOST_YEARS = 2
# 中小学 may stand for 中小学校数; shorter labels for anything.
LEAST_CALLED = 3
# What the name of a figure ends with must say so much to stand for the name: 教育经费.
LEAST_ENDING = 4
_PER_HEAD = re.compile(r"[生人师校班户]均")
_COUNT = re.compile(r"(?:校|学校|学生)?(?:总|人)?数?")

_DOING = (
    r"(?:先后|全年|共|累计|牵头|联合|已|均|各|年内|今年|目前|现有|现|实际|向|对|为|开展|组织|进行|发放|落实|下发|回收|召开|举办"
    r"|实施|安排|下达|投入|完成|办理|给予|建成|组建|配备|设立|达到|达|其中|分别|有|全市|全县|全区)"
)
_DOER = re.compile(rf"^.{{0,16}}(?:局|室|委员会|委|办|政府|部门|中心|小组|工委)(?={_DOING})")
_DONE = re.compile(rf"^{_DOING}+")
_NEUTRAL_TAIL = re.compile(r"(?:覆盖率|覆盖面|占比|比例|比重|总数|人数|数量|个数|总额|金额|数)$")

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
    elif not _is_called_for(figure, matter, vocabulary):
        return False
    card = _card(figure, vocabulary)
    missing = [term for term in matter.terms if coverage(card, term) < LEAST_SAID]
    return not missing or all(coverage(context_of(figure), term) >= LEAST_SAID for term in missing)


def _is_called_for(figure: Figure, matter: Matter, vocabulary: Vocabulary) -> bool:
    """Whether the names of a figure say a term of the matter; 生均 must be asked for."""
    forms = (form for term in matter.terms for form in term.forms)
    if _per_head(figure) and not any(map(_PER_HEAD.search, forms)):
        return False
    names = " ".join(names_of(figure, vocabulary))
    return any(coverage(names, term) >= LEAST_SAID for term in matter.terms)


def _per_head(figure: Figure) -> bool:
    """Whether a figure is of one head, school or household: 生均经费 is no 经费."""
    return _PER_HEAD.search(figure.label + (figure.indicator_name or "")) is not None


def nearest_labels(figures: Sequence[Figure], matter: Matter, text: str, vocabulary: Vocabulary) -> list[Figure]:
    """Of each kind those called what the question ``text`` says with least besides; none where all have too much."""
    beside = [(_beside(figure, matter, text, vocabulary), figure) for figure in figures]
    least = {figure.kind: min(more for more, each in beside if each.kind is figure.kind) for figure in figures}
    near = [figure for more, figure in beside if more <= MOST_BESIDE and more == least[figure.kind]]
    return near or _only_kind(figures, matter, vocabulary)


def _only_kind(figures: Sequence[Figure], matter: Matter, vocabulary: Vocabulary) -> list[Figure]:
    """Figures of the one indicator whose name ends with what is asked for: 一般公共预算教育经费 for 教育经费."""
    ends = tuple(form for term in matter.terms for form in term.forms if len(form) >= LEAST_ENDING)
    found = [
        figure
        for figure in figures
        if figure.indicator is not None
        and ends
        and not _per_head(figure)
        and any(name.endswith(ends) for name in names_of(figure, vocabulary))
    ]
    return found if len({f.indicator for f in found}) == 1 else []


def is_called(figure: Figure, matter: Matter, vocabulary: Vocabulary) -> bool:
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


def bare_label(label: str) -> str:
    """A label without who did it, that it was done and that it counts: 市督导室先后开展控辍保学督查 -> 控辍保学督查."""
    return _NEUTRAL_TAIL.sub("", _DONE.sub("", _DOER.sub("", label)))


def names_of(figure: Figure, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of what a figure is of: its label, and its indicator's."""
    indicator = vocabulary.indicator(figure.indicator) if figure.indicator else None
    return (figure.label, *((indicator.name, *indicator.aliases) if indicator is not None else ()))


def _beside(figure: Figure, matter: Matter, text: str, vocabulary: Vocabulary) -> int:
    """How many characters the name of a figure has that the question has not."""
    said = text + "".join(form for term in matter.terms for form in term.forms)
    return min(
        (
            sum("一" <= char <= "鿿" and char not in said for char in bare_label(name))
            for name in names_of(figure, vocabulary)
            if any(coverage(name, term) >= LEAST_SAID for term in matter.terms)
        ),
        default=MOST_BESIDE + 1,
    )


def _card(figure: Figure, vocabulary: Vocabulary) -> str:
    """What a figure says of itself."""
    return " ".join((*names_of(figure, vocabulary), figure.scope, figure.caliber or "", figure.quote))
