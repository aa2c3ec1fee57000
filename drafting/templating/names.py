"""Indicators and topics as a template names them: by id, by name or by alias (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.checks.operands import EVERYWHERE
from corpus.terms import Indicator, Topic, Vocabulary
from drafting.templating.nodes import Node, nearest
from drafting.templating.nouns import Ref


@dataclass(frozen=True, slots=True)
class Names:
    """What a template may name, each name with the ids that go by it."""

    vocabulary: Vocabulary
    indicators: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, tuple[str, ...]]
    categories: tuple[str, ...]

    def ref(self, text: str, node: Node) -> Ref:
        """An indicator, with ``@小学`` behind it where it is narrowed."""
        name, _, scope = text.replace("＠", "@").partition("@")
        indicator = self._one(name.strip(), self.indicators, "指标", node)
        known = self.vocabulary.indicator(indicator)
        scope = scope.strip()
        whole = scope in EVERYWHERE or (known is not None and known.scopes == (scope,))
        return Ref(indicator, "" if whole else scope)

    def topic(self, node: Node) -> str:
        """A topic's id."""
        return self._one(node.text("主题"), self.topics, "主题", node)

    def category(self, node: Node) -> str:
        """A category of indicators."""
        name = node.text("指标类别")
        if name not in self.categories:
            near = nearest(name, self.categories)
            meant = f"您要写的可能是“{near}”；" if near else ""
            raise node.wrong(f"词表里没有“{name}”这类指标", f"{meant}可用的类别有：{'、'.join(self.categories)}。")
        return name

    def _one(self, name: str, known: Mapping[str, tuple[str, ...]], what: str, node: Node) -> str:
        found = known.get(name, ())
        if len(found) == 1:
            return found[0]
        if found:
            raise node.wrong(f"“{name}”是几个{what}共有的名称", f"请改用编号，可选：{'、'.join(found)}。")
        near = nearest(name, known)
        table = "indicators.csv" if what == "指标" else "topics.csv"
        meant = (
            f"您要写的可能是“{near}”" + (f"（{known[near][0]}）。" if near not in known[near] else "。") if near else ""
        )
        raise node.wrong(f"词表里没有“{name}”这个{what}", meant or f"请改成词表 {table} 里已有的编号或名称。")


def names_of(vocabulary: Vocabulary) -> Names:
    """What templates may name by a vocabulary: ids go before names, names before aliases."""
    categories = tuple(dict.fromkeys(indicator.category for indicator in vocabulary.indicators if indicator.category))
    return Names(vocabulary, _named(vocabulary.indicators), _named(vocabulary.topics), categories)


def _named(terms: Iterable[Indicator | Topic]) -> Mapping[str, tuple[str, ...]]:
    terms = tuple(terms)
    aliases: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for alias in term.aliases:
            aliases[alias] = tuple(dict.fromkeys((*aliases.get(alias, ()), term.id)))
    return {**aliases, **{term.name: (term.id,) for term in terms}, **{term.id: (term.id,) for term in terms}}
