"""How well a stretch of text covers the terms of a question (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.terms import Vocabulary
from corpus.tokens import Tokenizer
from retrieval.query import Intent, Part, Query, Term
from retrieval.question_words import PALE_NOUNS, SOFT_NOUNS, SOFT_WORDS

# A soft term (情况, 具体) counts this much beside an essential one, a word such as 学生 inside a longer term too.
SOFT_WEIGHT = 0.25
SHORT_WEIGHT, LONG_WEIGHT = 1.0, 1.3
# A plain verb (承认, 掏) helps, but papers have their own: only what names a thing, or the vocabulary has, is needed.
VERB_WEIGHT = 0.4
OFFICIAL_WEIGHT = 0.5
YEAR_WEIGHT = 0.5

# A term that is not there word for word counts by what stands for it: a narrower word (补贴 for 待遇), another
# name of the same topic (支教 for 教师交流), the share of its words, or of its character pairs. Below LEAST_SHARE
# chance decides.
# All its words but the soft ones (辍学 for 学生辍学) are nearly the whole of it.
NARROWER, TOPIC, WORDS, PAIRS, TELLING = 0.75, 0.66, 0.85, 0.8, 0.9
LEAST_SHARE = 0.5

# What a paper's title says when it is cited (《关于…的通知》) is not said by the paper that cites it.
CITED = 0.5

# Questions that a sentence about the same topic in other names may answer; a number, a name, a yes or a no is of
# one thing alone.
_ABOUT_TOPICS = frozenset({Intent.LIST, Intent.HOW, Intent.COMPARISON})

_ASKED_NOUN = re.compile(r"(?:什么|啥|哪些)(?:样的|具体|主要|的)*([一-鿿]{2,6})[?？呢。\s]*$")
_CITED_TITLE = re.compile(r"《[^》\n]*》")
_SOFT = frozenset((*SOFT_NOUNS, *PALE_NOUNS, *SOFT_WORDS))


@dataclass(frozen=True, slots=True)
class Matcher:
    """A term ready to be looked for: its exact forms, and what may stand for it.

    ``cited``: the title of a paper that is cited counts as any other words.
    """

    essential: bool
    weight: float
    forms: tuple[str, ...]
    words: tuple[tuple[str, float], ...]
    narrower: tuple[str, ...]
    topic: tuple[str, ...]
    cited: bool = False


def matchers(part: Part, query: Query, *, vocabulary: Vocabulary, tokenizer: Tokenizer) -> tuple[Matcher, ...]:
    """The terms of a part ready to be looked for, and what papers write for its everyday words.

    A part that names nothing (哪些部门参加) is about what the part before it names.
    """
    made = _joined([_matcher(term, query, vocabulary, tokenizer) for term in part.focus], part.text, vocabulary)
    known = {form for matcher in made for form in matcher.forms}
    official = tuple(name for name in vocabulary.official(part.text) if name not in known)
    if official:
        made.append(Matcher(False, OFFICIAL_WEIGHT, official, (), (), ()))
    made = _asked_softened(made, part.text)
    if not any(matcher.essential for matcher in made) and part in query.parts[1:]:
        before = query.parts[query.parts.index(part) - 1]
        named = [_matcher(term, query, vocabulary, tokenizer) for term in before.focus if term.essential]
        made += [matcher for matcher in named if matcher.essential and matcher.forms[0] not in part.text]
    if part.intent is Intent.DOCUMENT:
        made = [replace(matcher, cited=True) for matcher in made]
    return tuple(made)


def _asked_softened(made: Sequence[Matcher], text: str) -> list[Matcher]:
    """The noun that a question ends with after 什么 or 哪些 is asked for, and need not be said: 受到什么影响."""
    found = _ASKED_NOUN.search(text)
    rest = [matcher for matcher in made if matcher.essential and (not found or matcher.forms[0] != found[1])]
    if found is None or not rest:
        return list(made)
    return [
        replace(matcher, essential=False, weight=SOFT_WEIGHT) if matcher.forms[0] == found[1] else matcher
        for matcher in made
    ]


def _joined(made: Sequence[Matcher], text: str, vocabulary: Vocabulary) -> list[Matcher]:
    """Words that together are one everyday phrase (心理, 老师) become one term, met by what papers write for it.

    A soft word with a word that only asks (什么文号) stays soft.
    """
    joined = list(made)
    for phrase in vocabulary.everyday(text):
        inside = [matcher for matcher in joined if matcher.forms[0] in phrase and matcher.forms[0] != phrase]
        if inside:
            weight = max(SHORT_WEIGHT, *(matcher.weight for matcher in inside))
            forms = (phrase, *vocabulary.colloquial[phrase])
            soft = {form for matcher in inside if not matcher.essential for form in matcher.forms}
            whole = Matcher(not soft.issuperset(forms[1:]), weight, forms, (), (), ())
            joined[joined.index(inside[0])] = whole
            joined = [matcher for matcher in joined if matcher not in inside]
    return joined


def place_matcher(name: str, *forms: str) -> Matcher:
    """A place that the evidence must be about."""
    return Matcher(True, LONG_WEIGHT, (name, *forms), (), (), ())


def year_matcher(year: int) -> Matcher:
    """A year asked for, as a term that the clauses to quote should hold."""
    return Matcher(False, YEAR_WEIGHT, (f"{year}年",), (), (), ())


def coverage(text: str, matcher: Matcher) -> float:
    """0..1: 1 where the term or a variant stands in the text, less where only something for it does."""
    plain = _CITED_TITLE.sub("《》", text)
    if plain == text or matcher.cited:
        return _covers(text, matcher)
    return max(_covers(plain, matcher), CITED * _covers(text, matcher))


def share(text: str, terms: Sequence[Matcher]) -> float:
    """0..1: the weighted share of all terms that a text covers; 1 where there are none."""
    return weighted(terms, lambda term: coverage(text, term))


def support(texts: Sequence[str], factors: Sequence[float], terms: Sequence[Matcher]) -> float:
    """0..1: the share of the essential terms (of all, where none is) that the texts cover, each by its factor."""
    return weighted(_needed(terms), lambda term: _best(term, texts, factors))


def weakest(texts: Sequence[str], factors: Sequence[float], terms: Sequence[Matcher]) -> float:
    """0..1: how well the texts cover the essential term that they cover least; 1 where none is essential."""
    return min((_best(term, texts, factors) for term in terms if term.essential), default=1.0)


def predicate(texts: Sequence[str], factors: Sequence[float], terms: Sequence[Matcher]) -> float:
    """0..1: how well the texts cover the plain verb that they cover best (停工); 1 where there is none."""
    verbs = [term for term in terms if not term.essential and term.weight == VERB_WEIGHT]
    return max((_best(term, texts, factors) for term in verbs), default=1.0)


def weighted(terms: Sequence[Matcher], value: Callable[[Matcher], float]) -> float:
    """The mean of a value over terms, by their weights; 1 where there are none."""
    total = sum(term.weight for term in terms)
    return sum(term.weight * value(term) for term in terms) / total if total else 1.0


def _needed(terms: Sequence[Matcher]) -> Sequence[Matcher]:
    return [term for term in terms if term.essential] or terms


def _best(term: Matcher, texts: Sequence[str], factors: Sequence[float]) -> float:
    return max((f * coverage(text, term) for text, f in zip(texts, factors, strict=True) if text), default=0.0)


def _matcher(term: Term, query: Query, vocabulary: Vocabulary, tokenizer: Tokenizer) -> Matcher:
    tagged = tokenizer.tagged(term.text)
    words = [word for word, _ in tagged if len(word) > 1 and word != term.text]
    named = any(_names(tag) for word, tag in tagged if len(word) > 1)
    official = vocabulary.rewordings(term.text)
    essential = term.essential and (named or term.text in vocabulary.terms)
    if official and official[0] in _SOFT:
        essential = False  # 孩子 is 学生, and 学生 says no more than the matter does
    return Matcher(
        essential=essential,
        weight=_weight(term) if essential or not term.essential else VERB_WEIGHT,
        forms=(term.text, *term.variants, *official),
        words=tuple((word, SOFT_WEIGHT if word in _SOFT else 1.0) for word in words),
        narrower=_narrower((term.text, *words[-1:]), vocabulary.narrower),
        topic=_topic_names(term, query, vocabulary),
    )


def _names(tag: str) -> bool:
    """Whether a part of speech names a thing: nouns, names, fixed phrases, abbreviations, foreign words, unknown."""
    return tag[0] in "nljix" or tag in ("vn", "eng")


def _weight(term: Term) -> float:
    if not term.essential:
        return SOFT_WEIGHT
    return SHORT_WEIGHT if len(term.text) <= 2 else LONG_WEIGHT


def _narrower(words: Sequence[str], table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for word in words for found in table.get(word, ())))


def _topic_names(term: Term, query: Query, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Other names of the topic that a term names, where a question asks about a topic and names it wholly."""
    if query.intent not in _ABOUT_TOPICS:
        return ()
    for name in (term.text, *term.variants):
        for mention in vocabulary.find_topics(name):
            if mention.end - mention.start == len(name):
                topics = [topic for id_ in mention.ids if (topic := vocabulary.topic(id_)) is not None]
                return tuple(alias for topic in topics for alias in (topic.name, *topic.aliases))
    return ()


def _covers(text: str, matcher: Matcher) -> float:
    if any(form in text for form in matcher.forms):
        return 1.0
    if "、" in text and any(form in text.replace("、", "") for form in matcher.forms):
        return 1.0  # 红、黄、蓝 is 红黄蓝
    found = 0.0
    if any(word in text for word in matcher.narrower):
        found = NARROWER
    if found < TOPIC and any(name in text for name in matcher.topic):
        found = TOPIC
    if len(matcher.words) > 1:
        total = sum(weight for _, weight in matcher.words)
        part = sum(weight for word, weight in matcher.words if word in text) / total
        found = max(found, WORDS * part if part >= LEAST_SHARE else 0.0)
        telling = [word for word, weight in matcher.words if weight == 1.0]
        if telling and all(word in text for word in telling):
            found = max(found, TELLING)
    elif found < PAIRS:
        found = max(found, max(_pairs(text, form) for form in matcher.forms))
    return found


def _pairs(text: str, form: str) -> float:
    pairs = {form[i : i + 2] for i in range(len(form) - 1)}
    if len(pairs) < 2:
        return 0.0
    part = sum(pair in text for pair in pairs) / len(pairs)
    return PAIRS * part if part >= LEAST_SHARE else 0.0
