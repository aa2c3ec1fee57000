"""Figures -> statements of an answer: a line for each place, what is worked out of them, what to mind (no search)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from corpus.contradictions import find_conflicts
from corpus.figures import ConflictVerdict, Figure, FigureKind
from corpus.terms import Vocabulary
from corpus.types import StatementKind
from retrieval.answer import Cited, Draft
from retrieval.figuring.beside import derived_of
from retrieval.figuring.choice import MOST_VALUES, Choice, disagree, is_whole
from retrieval.figuring.derived import meets
from retrieval.figuring.lookup import FigureAnswer, PlaceFigures
from retrieval.figuring.papers import Papers
from retrieval.figuring.places import Quoted, quoted
from retrieval.figuring.wanted import Operation
from retrieval.figuring.words import NO_YEAR, period_words, spoken_name, table_of, value_words, words_of
from retrieval.verdict import Verdict

DISAGREE = "以上材料的说法不一，请核对原文后使用。"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What saying figures came to: papers that disagree, and what could not be worked out."""

    conflict: bool = False
    short: bool = False


def say_scope(
    answer: FigureAnswer,
    number: int,
    draft: Draft,
    papers: Papers,
    *,
    prefix: str,
    told: Collection[tuple[str, int, int]] = (),
) -> bool:
    """The figures of one scope of a question; False where the store has none for it.

    :param told: stretches that will be quoted from passages; figures within them are not said twice.
    """
    if answer.asked.within:
        say_parts(answer, draft, papers)
        return bool(answer.places)
    place = answer.places[number]
    has = bool(place) or answer.settles(number)
    if has:
        say_place(answer, place, draft, papers, prefix=prefix, told=told)
    return has


def say_place(
    answer: FigureAnswer,
    place: PlaceFigures,
    draft: Draft,
    papers: Papers,
    *,
    prefix: str,
    told: Collection[tuple[str, int, int]],
) -> None:
    """The figures of one place, in the papers' words."""
    alone = not prefix
    lead = _verdict(answer, place)
    values = [
        figure
        for choice in place.choices
        for figure in (*_planned_first(choice, answer), *(choice.beside if alone else ()))[:MOST_VALUES]
    ]
    for quote in quoted(values, document_of=papers.document):
        id_ = quote.document.id
        if not any(id_ == other and start <= quote.start and quote.end <= end for other, start, end in told):
            _state(draft, papers, [quote], words_of(quote, prefix=prefix + lead), StatementKind.FIGURE)
            lead = ""


def say_parts(answer: FigureAnswer, draft: Draft, papers: Papers) -> None:
    """The figures of the parts of one place; those of one sentence in one quote."""
    figures = [figure for place in answer.places for figure in place.found]
    for quote in quoted(figures, document_of=papers.document):
        names = dict.fromkeys(figure.region or "" for figure in quote.figures)
        prefix = "" if all(name in quote.text for name in names) else f"{'、'.join(names)}："
        whole = replace(quote, row=quote.row and len(names) == 1)
        _state(draft, papers, [quote], words_of(whole, prefix=prefix), StatementKind.FIGURE)


def say_derived(answer: FigureAnswer, draft: Draft, papers: Papers, *, vocabulary: Vocabulary) -> Outcome:
    """What is worked out of the figures found, the table, and the notes on what differs."""
    places = [place for place in answer.places if place]

    def value_of(figure: Figure) -> str:
        return value_words(figure, quoted([figure], document_of=papers.document)[0])

    derived = derived_of(answer, places, value_of=value_of)
    for each in derived:
        quotes = quoted(each.figures, document_of=papers.document)
        _state(draft, papers, quotes, each.text, each.kind, each.calculation)
    if len(places) > 1:
        _tabulate(places, draft, papers)
        _warn(places, draft, vocabulary)
    conflict = _say_conflicts(places, draft, vocabulary)
    if conflict and any(each.calculation for each in derived):
        draft.notice("计算时，有不同说法的一方取先列出的数。")
    stated = any(figure.unit == "%" for place in places for figure in place.found)
    wants = answer.asked.operations & {Operation.SUM, Operation.DIFFERENCE, Operation.SHARE, Operation.RATE}
    return Outcome(conflict=conflict, short=bool(wants) and not (derived or stated))


def say_nearest(answer: FigureAnswer, draft: Draft, papers: Papers) -> bool:
    """A refusal that names the nearest figure the library has; False where it has none that is near."""
    said = False
    for place in answer.places:
        for matter, choice in zip(answer.asked.matters, place.choices, strict=True):
            figure = choice.nearest
            if figure is None:
                continue
            quote = quoted([figure], document_of=papers.document)[0]
            where = place.region or figure.region or ""
            years = "、".join(f"{year}年" for year in answer.asked.years)
            if choice.planned:
                kind = "标准" if figure.kind is FigureKind.STANDARD else "目标"
                text = f"材料只有{kind}，没有{where}{matter.name}的实际数：“{quote.text}”"
            else:
                text = (
                    f"资料库没有{where}{years}的{'、'.join(filter(None, answer.asked.scopes))}{matter.name}；"
                    f"最接近的是{period_words(figure.period)}的{spoken_name(figure)}"
                    f"（{value_words(figure, quote)}）。"
                )
            _state(draft, papers, [quote], text, StatementKind.NOTICE)
            said = True
    return said


def _state(
    draft: Draft,
    papers: Papers,
    quotes: Sequence[Quoted],
    text: str,
    kind: StatementKind,
    calculation: str | None = None,
) -> None:
    stretches = [
        Cited(papers.summary(q.document.id), papers.path(q.document.id, q.start), q.start, q.end, q.text, q.values)
        for q in quotes
    ]
    draft.state(text, kind, stretches, calculation=calculation)


def _planned_first(choice: Choice, answer: FigureAnswer) -> tuple[Figure, ...]:
    """The figures found; before them the aim that a question of yes or no takes for a result."""
    limit = answer.asked.limit
    if limit is None or any(meets(figure, limit, answer.asked.text) for figure in choice.found):
        return choice.found
    aims = [figure for figure in choice.planned if meets(figure, limit, answer.asked.text)]
    return (*aims[:1], *choice.found)


def _verdict(answer: FigureAnswer, place: PlaceFigures) -> str:
    """The first word of an answer to a question of yes or no: against a value, or whether papers agree."""
    limit = answer.asked.limit
    if Operation.AGREE in answer.asked.operations and len(place.found) > 1:
        return "对不上。" if len({figure.value_text for figure in place.choices[0].found}) > 1 else "对得上。"
    if limit is None:
        return ""
    met = [meets(figure, limit, answer.asked.text) for figure in place.found]
    aims = [figure for choice in place.choices for figure in choice.planned]
    if met and all(met):
        word: str = Verdict.YES.value
    elif any(met):
        word = Verdict.PARTLY.value
    elif any(meets(figure, limit, answer.asked.text) for figure in aims):
        word = Verdict.PLANNED.value
    elif None in met:
        word = "材料的说法不足以断定"
    else:
        word = Verdict.NO.value
    return f"{word}。"


# --- what to mind -------------------------------------------------------------------------------------------------


def _tabulate(places: Sequence[PlaceFigures], draft: Draft, papers: Papers) -> None:
    rows = []
    for place in places:
        for figure in place.found:
            rows.append((place.region or "", figure, quoted([figure], document_of=papers.document)[0]))
    draft.table(table_of(rows))


def _warn(places: Sequence[PlaceFigures], draft: Draft, vocabulary: Vocabulary) -> None:
    """Say so where the figures of several places are of different years, or counted differently."""
    firsts = [(place.region or "", place.found[0]) for place in places]
    periods = {period_words(figure.period) for _, figure in firsts}
    if len(periods) > 1 or NO_YEAR in periods:
        named = "、".join(f"{region}{period_words(figure.period)}" for region, figure in firsts)
        draft.notice(f"各地数据的年份不同或不明（{named}），统计口径也可能不同，比较时请注意。")
    counted = {region: note for region, figure in firsts if (note := _caliber(figure, vocabulary))}
    if counted and (len(counted) < len(firsts) or len(set(counted.values())) > 1):
        named = "、".join(f"{region}为{note}" for region, note in counted.items())
        draft.notice(f"各地口径不同或未说明（{named}），比较时请注意。")


def _caliber(figure: Figure, vocabulary: Vocabulary) -> str:
    """How a figure was counted, as far as it says: its note, or the scope that narrows it."""
    return figure.caliber or ("" if is_whole(figure, vocabulary) else figure.scope)


def _say_conflicts(places: Sequence[PlaceFigures], draft: Draft, vocabulary: Vocabulary) -> bool:
    """Say how figures of one key differ; True where the papers contradict each other."""
    contradicts = False
    for place in places:
        for choice in place.choices:
            contradicts |= any(disagree(*pair) for pair in combinations(choice.found, 2))
            for conflict in find_conflicts(choice.found, vocabulary=vocabulary):
                if conflict.verdict is ConflictVerdict.CONTRADICTION:
                    contradicts = True
                elif conflict.verdict is ConflictVerdict.DIFFERENT_CALIBER:
                    draft.notice(conflict.message)
    if contradicts:
        draft.notice(DISAGREE)
    return contradicts
