"""The topics of a comparison: what was asked for, and where a text speaks of it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.terms import Topic, Vocabulary, plain
from corpus.tokens import Tokenizer
from retrieval.comparing.pairs import Pair, is_pair, pairs_in, pairs_of
from retrieval.question_words import SOFT_NOUNS, SOFT_WORDS

# How surely a text that holds a form speaks of the topic. BARE: a word of two characters (待遇, 培训, 中考) that many
# matters share; beside a word that goes with it in a longer name (教师, 工资) it counts like one.
NAMED, LONG, COMPANIED, BARE = 1.0, 1.0, 0.9, 0.45
# A text that holds all words of the name, apart from each other, counts this much: 责任制 beside 控辍保学. So does an
# indicator of the topic (计算机3.74万台 for 教育信息化).
ALL_WORDS = 0.8

# A narrower word of the vocabulary (校舍, 运动场 for 办学条件; 补贴 for 待遇, beside 教师) counts this much.
STAND_IN = 0.6

LONGEST_BARE = 2
LONGEST_HEAD, LEAST_SHARING = 4, 2

_PARTS = re.compile(r"[、与和及,，/·]|以及")
_PALE = re.compile(r"^(?:教育|学生|学校)|(?:教育|保障)$")
_QUOTES = re.compile(r"[“”\"'‘’《》]")
_SOFT = frozenset((*SOFT_NOUNS, *SOFT_WORDS))


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic named at ``[start, end)`` of a text, and how surely the text speaks of it there (0..1)."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class TopicAsked:
    """A topic as it was asked for.

    :param id: of the vocabulary; null for free words.
    :param ids: all topics of the vocabulary that the name names: 规范办学与“双减” names two.
    :param names: its own name and the parts of it.
    :param aliases: other names; for free words none.
    :param companions: for each bare alias, the words that stand beside it in longer names.
    :param words: the telling words of the name.
    :param heads: last words of the names, each with the words that must be near it.
    :param stand_ins: narrower words, each with those of which one must be near it, where there are any.
    :param pairs: words that speak of it only beside others.
    :param telling: bare names that no other matter shares: 督学, 走教.
    :param category: of the indicators that are of this topic alone; null where there is none.
    """

    name: str
    id: str | None
    ids: frozenset[str]
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    companions: dict[str, frozenset[str]]
    words: tuple[str, ...]
    heads: tuple[tuple[str, tuple[str, ...]], ...] = ()
    stand_ins: tuple[tuple[str, frozenset[str]], ...] = ()
    pairs: tuple[Pair, ...] = ()
    telling: frozenset[str] = frozenset()
    category: str | None = None

    @property
    def search_text(self) -> str:
        """What passages about it are searched with."""
        return " ".join(dict.fromkeys((self.name, *self.names, *self.aliases)))


def topic_asked(name: str, *, vocabulary: Vocabulary, tokenizer: Tokenizer) -> TopicAsked:
    """A topic by the vocabulary's id, name or alias; else by the words of ``name``."""
    name = name.strip()
    parts = tuple(dict.fromkeys(part for each in _PARTS.split(name) if len(part := _QUOTES.sub("", each).strip()) > 1))
    topics = _named(name, parts, vocabulary)
    if not topics:
        return TopicAsked(name, None, frozenset(), (name,), (), {}, _words(name, tokenizer) or (name,))
    first = topics[0]
    shown = first.name if name == first.id else name
    names = tuple(dict.fromkeys((shown, *parts, *(topic.name for topic in topics), *_parts_of(topics))))
    aliases = tuple(dict.fromkeys(alias for topic in topics for alias in topic.aliases if alias not in names))
    companions = _companions((*names, *aliases))
    heads = tuple(_heads(names, aliases))
    own = [item for topic in topics for item in vocabulary.narrower.get(topic.name, ())]
    words = tuple(piece for word in _words(_QUOTES.sub("", shown), tokenizer) for piece in _pieces(word))
    return TopicAsked(
        name=shown,
        id=first.id,
        ids=frozenset(topic.id for topic in topics),
        names=names,
        aliases=aliases,
        companions=companions,
        words=words,
        heads=heads,
        stand_ins=tuple(_stand_ins((*names, *aliases), companions, heads, vocabulary)),
        pairs=tuple(pairs_of(own)),
        telling=frozenset(word for word in own if not is_pair(word)),
        category=_category(first, vocabulary),
    )


def mentions(text: str, asked: TopicAsked, *, vocabulary: Vocabulary, context: str = "") -> list[Mention]:
    """Where a text names the topic, in reading order. :param context: the headings above, and the whole sentence."""
    if not asked.ids:
        return list(_free(text, asked))
    near = f"{text}{context}"
    named = vocabulary.find_topics(text)
    found = [
        Mention(each.start, each.end, _weight(plain(each.text), asked, near=near))
        for each in named
        if asked.ids.intersection(each.ids)
    ]
    taken = [(each.start, each.end) for each in named]
    found += _overlapping(text, asked, taken=taken)
    found += _apart(text, asked, near=near)
    sure = [each for each in found if each.weight > STAND_IN]
    found += [
        each
        for each in _standing_in(text, asked, near=near, taken=taken)
        if not any(other.start < each.end and each.start < other.end for other in sure)
    ]
    found += _measured(text, asked, vocabulary, taken=taken)
    return sorted(found, key=lambda each: (each.start, -each.weight))


def _overlapping(text: str, asked: TopicAsked, *, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Longer names that only overlap another topic's: 教育共同体 of 城乡教育共同体, where 城乡教育 was found first."""
    even = plain(text)
    for name in (*asked.names, *asked.aliases):
        for found in re.finditer(re.escape(plain(name)), even) if len(name) > LONGEST_BARE else ():
            if not any(start <= found.start() and found.end() <= end for start, end in taken):
                yield Mention(found.start(), found.end(), LONG)


def _apart(text: str, asked: TopicAsked, *, near: str) -> Iterator[Mention]:
    """The last word of a name, where the others are near: 责任制 of 控辍保学责任制."""
    for last, others in asked.heads:
        if all(word in near for word in others):
            yield from (Mention(found.start(), found.end(), ALL_WORDS) for found in re.finditer(re.escape(last), text))


def _standing_in(text: str, asked: TopicAsked, *, near: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Narrower words that are no part of another topic's name, and words beside those they need."""
    for pair in asked.pairs:
        yield from (Mention(start, end, STAND_IN) for start, end in pairs_in(text, pair, near=near))
    for word, beside in asked.stand_ins:
        if beside and not any(other in near for other in beside):
            continue
        for found in re.finditer(re.escape(word), text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                yield Mention(found.start(), found.end(), STAND_IN)


def _measured(
    text: str, asked: TopicAsked, vocabulary: Vocabulary, *, taken: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    """Indicators of the topic by their longer names (教学用计算机), where no other topic has that name."""
    for each in vocabulary.find_indicators(text) if asked.category is not None else ():
        known = [vocabulary.indicator(id_) for id_ in each.ids]
        free = not any(start < each.end and each.start < end for start, end in taken)
        of_it = any(indicator is not None and indicator.category == asked.category for indicator in known)
        if of_it and free and len(each.text) > LONGEST_BARE + 1:
            yield Mention(each.start, each.end, ALL_WORDS)


def _category(topic: Topic, vocabulary: Vocabulary) -> str | None:
    """The indicators' category that is the topic but for a word like 教育 or 学生: 信息化 of 教育信息化."""
    categories = {indicator.category for indicator in vocabulary.indicators}
    core = _PALE.sub("", topic.name)
    return next((name for name in (topic.name, core) if name in categories), None)


def _weight(form: str, asked: TopicAsked, *, near: str) -> float:
    if form in asked.names and (len(form) > LONGEST_BARE or asked.name.startswith(form)):
        return NAMED
    if len(form) > LONGEST_BARE:
        return LONG
    if form in asked.telling:
        return COMPANIED
    return COMPANIED if any(word in near for word in asked.companions.get(form, ())) else BARE


def _free(text: str, asked: TopicAsked) -> Iterator[Mention]:
    """The words as given; where they do not stand so, one mention for all of them."""
    even = plain(text)
    exact = [found.start() for found in re.finditer(re.escape(plain(asked.name)), even)]
    yield from (Mention(start, start + len(asked.name), NAMED) for start in exact)
    if not exact and asked.words and all(plain(word) in even for word in asked.words):
        start = min(even.find(plain(word)) for word in asked.words)
        yield Mention(start, start + 1, ALL_WORDS)


def _named(name: str, parts: Sequence[str], vocabulary: Vocabulary) -> list[Topic]:
    """Topics that go by a name, and by the parts of one that names two matters; none for free words."""
    wanted = plain(name)
    found = [t for t in vocabulary.topics if wanted == t.id or wanted in map(plain, (t.name, *t.aliases))]
    for part in parts if found or len(parts) > 1 else ():
        exact = [t for t in vocabulary.topics if plain(part) in map(plain, (t.name, *t.aliases))]
        if not exact and not found:
            return []  # of two matters the vocabulary knows only one: both are looked for as words
        found += exact
    return list(dict.fromkeys(found))


def _words(text: str, tokenizer: Tokenizer) -> tuple[str, ...]:
    return tuple(word for word, _ in tokenizer.tagged(text) if len(word) > 1 and word not in _SOFT)


def _heads(names: Sequence[str], aliases: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The end that a name shares with two aliases or more, and its rest: 责任制 and 控辍保学."""
    for name in names:
        for length in range(min(LONGEST_HEAD, len(name) - 2), 1, -1):
            head, rest = name[-length:], name[:-length]
            if head not in _SOFT and sum(alias.endswith(head) and alias != head for alias in aliases) >= LEAST_SHARING:
                yield head, (rest,)
                break


def _stand_ins(
    names: Sequence[str],
    companions: dict[str, frozenset[str]],
    heads: Sequence[tuple[str, tuple[str, ...]]],
    vocabulary: Vocabulary,
) -> Iterator[tuple[str, frozenset[str]]]:
    for head, rest in heads:
        yield from (
            (word, frozenset(rest))
            for word in vocabulary.narrower.get(head, ())
            if word not in names and not is_pair(word)
        )
    for name in names:
        beside = frozenset(other for other in companions.get(name, ()) if other in names[0])
        for word in vocabulary.narrower.get(name, ()):
            if word not in names and not is_pair(word) and (beside or len(word) > LONGEST_BARE):
                yield word, beside


def _parts_of(topics: Sequence[Topic]) -> Iterator[str]:
    for topic in topics:
        yield from (part for part in _PARTS.split(_QUOTES.sub("", topic.name)) if len(part) > 1)


def _companions(names: Sequence[str]) -> dict[str, frozenset[str]]:
    """For each bare name the rests of the longer ones that hold it: 待遇 -> 教师, 乡村教师, 工资, 政策."""
    bare = [name for name in names if len(name) <= LONGEST_BARE]
    return {
        short: frozenset(
            piece for name in names if short in name and name != short for piece in _pieces(name.replace(short, "", 1))
        )
        for short in bare
    }


def _pieces(rest: str) -> Iterator[str]:
    """A rest of a name, and its halves where it is of two words: 乡村教师 -> 乡村教师, 乡村, 教师."""
    if len(rest) > 1:
        yield rest
    if len(rest) == 4:
        yield from (rest[:2], rest[2:])
