"""The vocabulary: indicators, topics, places, stop words and words of the field (tables read once, then pure).

The tables and their columns: ``corpus/vocabulary/README.md``. A library's own tables of the same names are added to
them; a row with an id that exists replaces the row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from corpus.phrases import PhraseIndex
from corpus.regions import Gazetteer, load_gazetteer
from corpus.tables import VOCABULARY, Row, read_table

DIRECTIONS = ("higher_better", "lower_better", "lower_x_better", "neutral", "policy")
STATUSES = ("found", "seed", "general", "unverified", "user")
_INDICATOR_COLUMNS = ("id", "name", "aliases", "category", "unit", "scopes", "direction")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_SCOPE = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity that papers state. ``threshold`` is empty where no source was read; see ``source_status``.

    ``direction`` is one of :data:`DIRECTIONS`; ``identity`` holds sums over indicator ids, ``;`` between them.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    category: str
    unit: str
    scopes: tuple[str, ...]
    direction: str
    formula: str = ""
    identity: str = ""
    threshold: str = ""
    threshold_source: str = ""
    source_status: str = "user"
    source_ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that papers write about, and the words that tell it."""

    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermMention:
    """A topic or indicator named at ``[start, end)`` of a text; more than one id where an alias is shared."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Everything the program knows of the field before it reads a paper.

    ``narrower``: for a wide word the words that stand for it in a paper (待遇 -> 工资, 补贴). ``colloquial``: for an
    everyday word what papers write instead (老师 -> 教师).
    """

    indicators: tuple[Indicator, ...]
    topics: tuple[Topic, ...]
    regions: Gazetteer
    stop_words: frozenset[str]
    words: tuple[str, ...] = ()
    narrower: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    colloquial: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def official(self, text: str) -> tuple[str, ...]:
        """What papers write for the everyday words of a text: 上门送教的孩子 -> 送教上门."""
        names = (name for word in self.everyday(text) for name in self.colloquial[word])
        return tuple(dict.fromkeys(names))

    def everyday(self, text: str) -> tuple[str, ...]:
        """The everyday words and phrases of a text, in its order."""
        return tuple(dict.fromkeys(word for _, _, word in self._colloquial.find(text)))

    def rewordings(self, term: str) -> tuple[str, ...]:
        """A term with its everyday words replaced by what papers write: 教联体覆盖面 -> 教联体覆盖率."""
        return tuple(
            dict.fromkeys(
                term[:start] + name + term[end:]
                for start, end, word in self._colloquial.find(term)
                for name in self.colloquial[word]
            )
        )

    @cached_property
    def _colloquial(self) -> PhraseIndex:
        return PhraseIndex(self.colloquial)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Every name of the vocabulary that a paper may use: of indicators, topics, and the words of the field."""
        indicators = (name for indicator in self.indicators for name in (indicator.name, *indicator.aliases))
        topics = (name for topic in self.topics for name in (topic.name, *topic.aliases))
        return frozenset((*indicators, *topics, *self.words))

    def indicator(self, id: str) -> Indicator | None:
        """The indicator with an id; null where there is none."""
        return self._indicator_ids.get(id)

    def indicators_named(self, name: str) -> tuple[str, ...]:
        """Ids of the indicators that go by a name: an id, a name or an alias, whole; several where it is shared."""
        if name in self._indicator_ids:
            return (name,)
        return self._indicator_names.named("".join(name.split()))

    def topic(self, id: str) -> Topic | None:
        """The topic with an id; null where there is none."""
        return self._topic_ids.get(id)

    def find_indicators(self, text: str) -> list[TermMention]:
        """Indicators that a text names, leftmost and longest."""
        return self._indicator_names.find(text)

    def find_topics(self, text: str) -> list[TermMention]:
        """Topics that a text names, leftmost and longest."""
        return self._topic_names.find(text)

    @cached_property
    def _indicator_ids(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def _topic_ids(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _indicator_names(self) -> _Names:
        return _Names([(i.id, (i.name, *i.aliases)) for i in self.indicators])

    @cached_property
    def _topic_names(self) -> _Names:
        return _Names([(t.id, (t.name, *t.aliases)) for t in self.topics])


class _Names:
    """Names and aliases of terms, found in a text."""

    __slots__ = ("_ids", "_index")

    def __init__(self, terms: list[tuple[str, tuple[str, ...]]]) -> None:
        ids: dict[str, list[str]] = {}
        for id, names in terms:
            for name in names:
                ids.setdefault(plain(name), []).append(id)
        self._ids = {name: tuple(dict.fromkeys(found)) for name, found in ids.items()}
        self._index = PhraseIndex(self._ids)

    def named(self, name: str) -> tuple[str, ...]:
        return self._ids.get(plain(name), ())

    def find(self, text: str) -> list[TermMention]:
        even = text.translate(_EVEN)
        return [
            TermMention(start, end, text[start:end], self._ids[name]) for start, end, name in self._index.find(even)
        ]


# One character for one, so that spans in the evened text are spans in the text.
_EVEN = str.maketrans("（），：；“”‘’０１２３４５６７８９％", "(),:;\"\"''0123456789%")


def plain(name: str) -> str:
    """A name with brackets, quotes and digits in one width, so that 两个“只增不减” is found however it is typed."""
    return name.translate(_EVEN)


def find_indicators(text: str, *, vocabulary: Vocabulary) -> list[TermMention]:
    """Indicators that a text names, leftmost and longest."""
    return vocabulary.find_indicators(text)


def find_topics(text: str, *, vocabulary: Vocabulary) -> list[TermMention]:
    """Topics that a text names, leftmost and longest."""
    return vocabulary.find_topics(text)


def user_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words for a tokenizer's own dictionary: names and aliases of two characters or more, places, field words."""
    found: dict[str, None] = dict.fromkeys(vocabulary.words)
    for terms in (vocabulary.indicators, vocabulary.topics):
        for term in terms:
            found.update(dict.fromkeys(name for name in (term.name, *term.aliases) if _WORD.fullmatch(name)))
    found.update(dict.fromkeys(vocabulary.regions.names()))
    return tuple(word for word in found if len(word) >= 2)


# Longer names are phrases, which a tokenizer should not swallow whole: 生均公用经费基准定额 is three words.
_WORD = re.compile(r"[一-鿿A-Za-z0-9]{2,8}")


def load_vocabulary(*, extra: Path | None = None) -> Vocabulary:
    """The vocabulary that comes with the program, with a library's own tables on top.

    :param extra: a folder with tables of the same names; a missing folder or table adds nothing.
    :raises VocabularyError: naming the file, row and column that is wrong.
    """
    folders = [VOCABULARY, *([extra] if extra is not None and extra.is_dir() else [])]
    indicators = _merge(folders, "indicators.csv", required=_INDICATOR_COLUMNS, key="id")
    known = set(indicators)
    topics = _merge(folders, "topics.csv", required=("id", "name", "aliases"), key="id")
    colloquial = _merge(folders, "colloquial.csv", required=("word", "official"), key="word")
    narrower = _merge(folders, "narrower.csv", required=("word", "narrower"), key="word")
    return Vocabulary(
        tuple(_indicator(row, known=known) for row in indicators.values()),
        tuple(Topic(row["id"], _named(row), row.list("aliases")) for row in topics.values()),
        load_gazetteer(*folders[1:]),
        frozenset(_merge(folders, "stop_words.csv", required=("word",), key="word")),
        tuple(_merge(folders, "words.csv", required=("word",), key="word")),
        {word: row.list("narrower") for word, row in narrower.items()},
        {word: row.list("official") for word, row in colloquial.items()},
    )


def _merge(folders: list[Path], name: str, *, required: tuple[str, ...], key: str) -> dict[str, Row]:
    """Rows of the tables of one name by their key; a later folder's row replaces an earlier one's."""
    merged: dict[str, Row] = {}
    for folder in folders:
        if (folder / name).exists():
            merged.update({row[key]: row for row in read_table(folder / name, required=required, key=key)})
    return merged


def _named(row: Row) -> str:
    if len(row["name"]) < 2:
        raise row.error("name", "名称不能为空，也不能只有一个字", "请写全称。")
    for alias in row.list("aliases"):
        if len(alias) < 2:
            raise row.error("aliases", f"别名“{alias}”只有一个字，会到处误认", "请删去或写长一些。")
    return row["name"]


def _indicator(row: Row, *, known: set[str]) -> Indicator:
    if not _ID.fullmatch(row["id"]):
        raise row.error("id", f"编号“{row['id']}”只能用小写字母、数字和下划线，并以字母开头", "请改名。")
    direction = row["direction"] or "neutral"
    if direction not in DIRECTIONS:
        raise row.error("direction", f"“{direction}”不是可用的方向", f"请改成 {'、'.join(DIRECTIONS)} 之一。")
    status = row["source_status"] or "user"
    if status not in STATUSES:
        raise row.error("source_status", f"“{status}”不是可用的来源状态", f"请改成 {'、'.join(STATUSES)} 之一。")
    for name in _ID.findall(_SCOPE.sub("", row["identity"])):
        if name not in known:
            raise row.error("identity", f"提到了不存在的指标编号 {name}", "请改成表中已有的编号。")
    return Indicator(
        id=row["id"],
        name=_named(row),
        aliases=row.list("aliases"),
        category=row["category"],
        unit=row["unit"],
        scopes=row.list("scopes", "|"),
        direction=direction,
        formula=row["formula"],
        identity=row["identity"],
        threshold=row["threshold"],
        threshold_source=row["threshold_source"],
        source_status=status,
        source_ref=row["source_ref"],
        note=row["note"],
    )
