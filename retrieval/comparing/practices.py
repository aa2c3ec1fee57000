"""Hits -> the sentences in which a place's papers tell what is done, or planned, about a topic, best first (pure).

A sentence counts where the topic is what a clause of it (or its heading) is about and the clause says that something is
done, given, ordered or planned. Problems, meanings and mentions in passing do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.cuts import Brackets
from corpus.plans import is_plan_clause, orders, states_duties
from corpus.rows import is_row
from corpus.sentences import Bounds, clauses, parts, sentences, trimmed
from corpus.terms import Vocabulary, plain
from corpus.types import DocumentKind, Hit
from retrieval.comparing import words
from retrieval.comparing.places import County, is_elsewhere, places_in
from retrieval.comparing.topics import Mention, TopicAsked, mentions

# What a clause's mention counts where it stands so, relative to one in plain view. LED_IN: only in the clause that
# says why or by what; BESIDE: 与评优评先挂钩; CITED: in the title of another's paper; ISSUED: of one given out here.
# OTHER: in the name of an office or an idea.
LED_IN, BESIDE, OTHER, CITED, ISSUED = 0.85, 0.45, 0.3, 0.3, 0.9
# A cited law counts nearly whole where what is done with it is the topic's own: 《义务教育法》的宣传.
CITED_FOR_IT = 0.85
# A sentence under a heading on the topic is about it without naming it; one under a higher heading too, less surely.
UNDER_HEADING, UNDER_HIGHER = 0.75, 0.3
# What a sentence gains by a heading on the topic besides naming it, by each further mention, by an amount, by rank.
WITH_HEADING, WITH_HIGHER, AGAIN, AMOUNT, RANK = 0.35, 0.1, 0.1, 0.1, 0.15
MOST_AGAIN = 2
# What it loses where a part of the place, or another place, does it.
OF_A_PART = -0.3
# A sentence counts from this on: a bare word (0.45) needs a heading or a companion.
LEAST = 0.6

LONG_SENTENCE = 120
LONGEST_QUOTE = 160
LONGEST_CORE = 70
# Characters in which a sentence names its place.
LONGEST_SUBJECT = 16
# Clauses that may follow one that leads in before something is done.
MOST_FOLLOWING = 3

_ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]、?|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]是(?!否)|第[一二三四五六七八九十]+[,，、])\s*"
)
_WHOLE_PLACE = re.compile(r"[全我][省市县区州盟]|(?:一些|部分|有的)[县区市乡]|各(?:县市区|县（?\(?市|县区)")
_DATED = re.compile(r"\d{4}年(?!\d{1,2}月\d)|[现共]有")
_TELLS = re.compile(r"\d.*[，,；;]|[，,；;].*\d")
_YEAR = re.compile(r"(20\d\d)(?:年|学年|[—\-–]20\d\d学年)")
_TITLE = re.compile(r"《[^》\n]*》?")


@dataclass(frozen=True, slots=True)
class Practice:
    """A sentence that tells what is done or planned.

    :param start: ``[start, end)`` of the document is what is quoted.
    :param core: the clauses of it that say it.
    :param stated: it only tells that something is there: 心理教师86名.
    """

    hit: Hit
    start: int
    end: int
    quote: str
    core: str
    planned: bool
    stated: bool
    score: float


@dataclass(frozen=True, slots=True)
class _Told:
    """Clauses ``run`` of a passage that tell something of the topic, which they name at ``focus``."""

    score: float
    run: Bounds
    focus: int
    stated: bool


def find_practices(hits: Sequence[Hit], asked: TopicAsked, county: County, *, vocabulary: Vocabulary) -> list[Practice]:
    """What the hits tell of a topic, best first."""
    found = [
        practice
        for order, hit in enumerate(hits)
        if not words.is_closed(hit.passage.path)
        for practice in _of_hit(hit, asked, county, vocabulary, rank=1 - order / len(hits))
    ]
    return sorted(found, key=lambda each: (-each.score, each.hit.document.id, each.start))


def _of_hit(hit: Hit, asked: TopicAsked, county: County, vocabulary: Vocabulary, *, rank: float) -> Iterator[Practice]:
    path = hit.passage.path
    heading = _heading_weight(path[-1:], asked, vocabulary)
    higher = _heading_weight(path[:-1], asked, vocabulary)
    others = _other_topics(path[-1:], asked, vocabulary)
    for bounds in _stretches(hit.text):
        if _is_heading(hit.text[slice(*bounds)], path):
            continue
        placed = [
            replace(told, score=told.score + place)
            for told in _judged(hit, bounds, asked, vocabulary, headings=(heading, higher), others=others)
            if told.score >= LEAST and (place := _place_gain(hit.text, told.run, county, vocabulary)) is not None
        ]
        if placed:
            best = max(placed, key=lambda told: (not told.stated, told.score))
            yield _practice(hit, bounds, replace(best, score=best.score + RANK * rank))


def _is_heading(sentence: str, path: Sequence[str]) -> bool:
    """Whether a sentence is only the heading, which states nothing; an item of several clauses or with figures does."""
    bare = _ITEM.sub("", sentence).strip("。")
    return bare in {_ITEM.sub("", heading).strip("。") for heading in path} and not _TELLS.search(bare)


def _heading_weight(headings: Sequence[str], asked: TopicAsked, vocabulary: Vocabulary) -> float:
    context = "".join(headings)
    return max(
        (m.weight for heading in headings for m in mentions(heading, asked, vocabulary=vocabulary, context=context)),
        default=0.0,
    )


def _other_topics(headings: Sequence[str], asked: TopicAsked, vocabulary: Vocabulary) -> frozenset[str]:
    """Topics that a heading names besides: under 落实教师待遇，推进交流轮岗 a sentence may be of either."""
    named = [each for heading in headings for each in vocabulary.find_topics(heading)]
    if asked.ids:
        return frozenset(id_ for each in named if not asked.ids.intersection(each.ids) for id_ in each.ids)
    return frozenset(id_ for each in named if plain(each.text) not in plain(asked.name) for id_ in each.ids)


def _stretches(text: str) -> Iterator[Bounds]:
    """Sentences; long ones by their semicolons."""
    for start, end in sentences(text):
        long = end - start > LONG_SENTENCE and not is_row(text[start:end])
        yield from parts(text, start, end) if long else [(start, end)]


def _judged(
    hit: Hit,
    bounds: Bounds,
    asked: TopicAsked,
    vocabulary: Vocabulary,
    *,
    headings: tuple[float, float],
    others: frozenset[str],
) -> Iterator[_Told]:
    """For each clause that speaks of the topic and tells something: how well it does, and where.

    :param others: topics that the heading names besides; what speaks of one of them is not of this.
    """
    text, path = hit.text, hit.passage.path
    heading, higher = headings
    sentence = text[slice(*bounds)]
    found = mentions(sentence, asked, vocabulary=vocabulary, context=f"{''.join(path)}{hit.document.title or ''}")
    cut = [bounds] if is_row(sentence) else clauses(text, *bounds)
    state = hit.document.kind is DocumentKind.BULLETIN or words.tells_state(path)
    gain = WITH_HEADING * heading + WITH_HIGHER * higher + AMOUNT * bool(re.search(r"\d", sentence))
    sure = {sentence[m.start : m.end] for m in found if m.weight >= LEAST}
    gain += AGAIN * min(MOST_AGAIN, max(0, len(sure) - 1))
    forms = tuple(dict.fromkeys(sentence[m.start : m.end] for m in found))
    lent = heading > 0 and not found and not _speaks_of(sentence, others, vocabulary)
    for index, clause in enumerate(cut):
        own = [m for m in found if clause[0] <= bounds[0] + m.start < clause[1]]
        weighed = [(_in_clause(text, clause, bounds[0], m, asked), bounds[0] + m.start) for m in own]
        weight, focus = max(weighed, default=(0.0, clause[0]))
        run = _told(text, cut, index, state=state, forms=forms)
        if run is not None and weight:
            yield _Told(weight + gain, run, focus, stated=False)
        elif run is not None and lent:
            under = UNDER_HEADING * heading + UNDER_HIGHER * higher
            yield _Told(under + gain - WITH_HEADING * heading, run, focus, stated=False)
        elif weight >= LEAST and _is_there(text[slice(*clause)], vocabulary):
            yield _Told(weight + gain, clause, focus, stated=True)


def _speaks_of(sentence: str, topics: frozenset[str], vocabulary: Vocabulary) -> bool:
    return any(topics.intersection(each.ids) for each in vocabulary.find_topics(sentence)) if topics else False


def _told(text: str, cut: Sequence[Bounds], index: int, *, state: bool, forms: Sequence[str]) -> Bounds | None:
    """The clauses from this one on that tell something done; None where none does, or where it tells of trouble."""
    first = text[slice(*cut[index])]
    if _says_nothing(first):
        return None
    led = words.leads_in(first)
    for last in range(index, min(len(cut), index + 1 + MOST_FOLLOWING)):
        clause = text[slice(*cut[last])]
        tells = words.is_measure(clause, topic=forms) if state else words.acts(clause) or is_plan_clause(clause)
        if tells and not words.tells_trouble(clause) and not (led and last == index and last + 1 < len(cut)):
            return cut[index][0], cut[last][1]
        if clause.rstrip()[-1:] in "；;。":
            break
    return None


def _is_there(clause: str, vocabulary: Vocabulary) -> bool:
    """Whether a clause tells that something is there, other than what there should be less of: 大班额88个."""
    named = [vocabulary.indicator(id_) for each in vocabulary.find_indicators(clause) for id_ in each.ids]
    if _says_nothing(clause) or any(each is not None and each.direction == "lower_better" for each in named):
        return False
    return words.is_there(clause) or words.acts(clause)


def _says_nothing(clause: str) -> bool:
    return words.tells_trouble(clause) or words.tells_nothing(clause)


def _in_clause(text: str, clause: Bounds, offset: int, mention: Mention, asked: TopicAsked) -> float:
    """How surely a clause is about what it names."""
    start, end = offset + mention.start, offset + mention.end
    before, said = text[clause[0] : start], text[slice(*clause)]
    if words.is_undergone(before, text[start:end]):
        return 0.0
    weight = mention.weight * (OTHER if words.names_other(text[end : clause[1]]) else 1.0)
    title = next((t for t in _TITLE.finditer(said) if t.start() <= start - clause[0] < t.end()), None)
    if title is not None:
        rest = _TITLE.sub("", said)
        if words.gave_out(text[offset : clause[0] + title.start()]):
            return weight * ISSUED
        return weight * (CITED_FOR_IT if any(word in rest for word in asked.words) else CITED)
    if words.is_beside(said, start - clause[0]):
        return weight * BESIDE
    return weight * (LED_IN if words.leads_in(said) else 1.0)


def _place_gain(text: str, run: Bounds, county: County, vocabulary: Vocabulary) -> float | None:
    """What the places that the clauses speak of mean for this one: nothing, less, or (None) that they are not of it."""
    gazetteer = vocabulary.regions
    line = text.rfind("\n", 0, run[0]) + 1
    for start, end in reversed(clauses(text, line, run[1])):
        clause = text[start:end]
        opening = start < run[0]  # before the clauses themselves only the subject of a sentence counts
        named = places_in(_subject(clause) if opening else clause, county, gazetteer)
        if any(county.names & names for names in named):
            return 0.0
        if named and not county.own:
            return None
        if named:
            return OF_A_PART if all(is_elsewhere(names, county, gazetteer) for names in named) else 0.0
        if _WHOLE_PLACE.search(clause):
            break
    return 0.0 if county.own else None


def _subject(clause: str) -> str:
    """How a clause begins, which tells whom it speaks of."""
    return _ITEM.sub("", clause)[:LONGEST_SUBJECT]


def _practice(hit: Hit, bounds: Bounds, told: _Told) -> Practice:
    text, offset, run = hit.text, hit.passage.start, told.run
    start, end = trimmed(text, *bounds)
    if end - start > LONGEST_QUOTE:
        start, end = _shortened(text, bounds, run)
    core = text[slice(*_core(text, told))]
    done = words.says_already(core) or _is_past(core, hit.document.year)
    planned = _is_ahead(hit, text[bounds[0] : run[1]]) and not done
    return Practice(
        hit, start + offset, end + offset, text[start:end], _ITEM.sub("", core), planned, told.stated, told.score
    )


def _core(text: str, told: _Told) -> Bounds:
    """The clauses that say it; of a long list only what stands between its 、 around the topic's name."""
    start, end = trimmed(text, *told.run)
    if end - start <= LONGEST_CORE:
        return start, end
    brackets = Brackets(text, start, end)
    cuts = [i + 1 for i in range(start, end) if text[i] in "、，," and not brackets.hold(i)]
    ends = [*cuts, end]
    first = max((cut for cut in (start, *cuts) if cut <= told.focus), default=start)
    last = next(cut for cut in ends if cut > told.focus)
    if first == start:
        last = max((cut for cut in ends if cut - start <= LONGEST_CORE), default=last)
    return trimmed(text, first, last)


def _is_ahead(hit: Hit, said: str) -> bool:
    """Whether a stretch tells what is to be done: by its paper and headings, or by its verbs."""
    kind, path = hit.document.kind, hit.passage.path
    if states_duties(kind, path) or is_plan_clause(said, year=hit.document.year):
        return True
    # The lead of a scheme tells its aims, but for what it dates or counts.
    return orders(kind) and not path and _DATED.search(said) is None


def _is_past(core: str, year: int | None) -> bool:
    """Whether clauses date themselves before the paper's year: 2023年交流教师115人 in a scheme of 2024."""
    years = [int(found) for found in _YEAR.findall(core)]
    return year is not None and bool(years) and max(years) < year and not is_plan_clause(core, year=year)


def _shortened(text: str, bounds: Bounds, run: Bounds) -> Bounds:
    """The clauses that say it, and those around them while the quote stays short."""
    cut = clauses(text, *bounds)
    first = next(index for index, clause in enumerate(cut) if clause[1] > run[0])
    last = next(index for index in reversed(range(len(cut))) if cut[index][0] < run[1])
    while first > 0 and cut[last][1] - cut[first - 1][0] <= LONGEST_QUOTE:
        first -= 1
    while last + 1 < len(cut) and cut[last + 1][1] - cut[first][0] <= LONGEST_QUOTE:
        last += 1
    return trimmed(text, cut[first][0], cut[last][1])
