"""What kind of section a question for a list asks for: measures, problems, plans, or whatever it names (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.terms import Matcher

# In the words of a question, and of a heading. The kinds that are asked for by name come before the wide one.
_NAMED = (
    (r"问题|不足|短板|困难|挑战|薄弱|毛病|难[题处点]|缺点", r"问题|不足|短板|困难|挑战|薄弱"),
    (
        r"计划|打算|思路|安排|下一?步|今后|接下来|以后|准备[做干抓怎]|(?<!主)(?<!需)[要将][做干抓]|设想",
        r"计划|打算|思路|安排|下一?步|今后|方向|设想",
    ),
    (r"成效|成绩|成果|亮点|效果|进展", r"成效|成绩|成果|亮点|效果|进展|完成情况"),
    (r"建议|意见", r"建议|意见"),
    (r"目标|任务|要求", r"目标|任务|要求"),
)
_WIDE = (
    r"做法|措施|举措|经验|办法|方式|工作|机制|制度|行动|方面|[件些点]事|事情|[怎咋]么[做办抓干]",
    r"做法|措施|举措|经验|办法|机制|工作(?:及|和|与|开展|进展|推进|措施|任务|情况|成效|$)|(?:落实|推进|开展)情况|重点任务|主要任务|保障措施",
)
_NAMED_KINDS = tuple((re.compile(asked), re.compile(said)) for asked, said in _NAMED)
_WIDE_KIND = (re.compile(_WIDE[0]), re.compile(_WIDE[1]))
_KINDS = (*_NAMED_KINDS, _WIDE_KIND)
# Problems and plans are asked for by name; a section about them answers no question about measures.
_OTHERS = re.compile(r"问题|不足|短板|困难|建议")

_ASKED = re.compile(r"(?<!为)(?:哪(?:几|些|[一二两三四五六七八九十]|\d+)*|什么|啥)")
_IS_WHICH = re.compile(r"(?:主要|分别|具体|都)*(?:有|是|包括|包含)(?:哪|什么|啥)")
_COUNTED = re.compile(r"(?:个|项|条|种|类|点|大|方面|样|主要|具体|的|重点|关键)*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked of: the kinds of section, the noun that is counted (哪些工程), and all that is needed.

    ``beside``: other words, which only help. ``wide``: nothing but the measures, or the matter, of a paper.
    """

    kinds: tuple[re.Pattern[str], ...]
    noun: tuple[str, ...]
    needed: tuple[Matcher, ...]
    beside: tuple[Matcher, ...]
    wide: bool

    def is_kind(self, heading: str) -> bool:
        """Whether a heading is of the kind asked for, or holds the noun."""
        named = (word for word in self.noun if not _WIDE_KIND[0].fullmatch(word))  # 工作 stands in many a heading
        return any(kind.search(heading) for kind in self.kinds) or any(word in heading for word in named)

    def excludes(self, heading: str) -> bool:
        """Whether a heading opens problems or proposals, and they are not asked for."""
        return bool(self.kinds) and not any(_OTHERS.search(kind.pattern) for kind in self.kinds) and is_other(heading)


def is_other(heading: str) -> bool:
    """Whether a heading opens problems or proposals."""
    return _OTHERS.search(heading) is not None


def is_of_any_kind(heading: str) -> bool:
    """Whether a heading says what kind of section it opens (主要做法, 存在问题) and not what stands in it."""
    return any(said.search(heading) for _, said in _KINDS) or heading.endswith("情况")


def asked_of(text: str, terms: Sequence[Matcher]) -> Asked:
    """What a sub-question asks a list of. :param terms: its content words, ready to be looked for."""
    bare = _without_longer(text, terms)
    everyday = " ".join(form for term in terms if not term.essential for form in term.forms)
    named = [said for asked, said in _NAMED_KINDS if asked.search(f"{bare} {everyday}")]
    noun = _noun(text, terms)
    wide = not named and _WIDE_KIND[0].search(noun[0] if noun else bare) is not None
    needed = tuple(term for term in terms if term.essential and not _is_kind_word(term))
    beside = tuple(term for term in terms if term not in needed)
    return Asked(tuple(named or ([_WIDE_KIND[1]] if wide else [])), noun, needed, beside, wide)


def _without_longer(text: str, terms: Sequence[Matcher]) -> str:
    """A text without the terms that only begin with a word for a kind: 困难学生 asks for no problems."""
    for term in terms:
        word = term.forms[0]
        if term.essential and not any(asked.search(word[-2:]) for asked, _ in _KINDS):
            text = text.replace(word, " ")
    return text


def _is_kind_word(term: Matcher) -> bool:
    return any(asked.fullmatch(form) for asked, _ in _KINDS for form in term.forms[:1])


def _noun(text: str, terms: Sequence[Matcher]) -> tuple[str, ...]:
    """The noun that stands right behind 哪些, with its other names."""
    for found in _ASKED.finditer(text):
        at = _COUNTED.match(text, found.end())
        rest = text[at.end() if at else found.end() :]
        for term in terms:
            if rest.startswith(term.forms[0]):
                return term.forms
    return _noun_before(text, terms)


def _noun_before(text: str, terms: Sequence[Matcher]) -> tuple[str, ...]:
    """Of 保障措施有哪些 what tells the measures apart: 保障."""
    found = _IS_WHICH.search(text)
    before = text[: found.start()] if found else ""
    last = next((term for term in terms if before.endswith(term.forms[0])), None)
    if last is None or not _WIDE_KIND[0].fullmatch(last.forms[0]):
        return ()
    before = before.removesuffix(last.forms[0])
    return next((term.forms for term in terms if not term.essential and before.endswith(term.forms[0])), ())
