"""Content words of a question: vocabulary phrases first, jieba's words for the rest (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from corpus.phrases import PhraseIndex
from corpus.tokens import Tokens
from retrieval.query import Intent, Term
from retrieval.question_words import CLASSIFIER_UNITS, FUNCTION, PALE_NOUNS, SOFT_NOUNS, SOFT_WORDS, SYNONYMS, words_of

_FUNCTION = frozenset(FUNCTION)
_SOFT_NOUNS = frozenset(SOFT_NOUNS)
_PALE_NOUNS = frozenset(PALE_NOUNS)
_SOFT = frozenset(SOFT_WORDS) | _SOFT_NOUNS
SCOPES = frozenset(
    words_of(
        """小学 初中 高中 普通高中 幼儿园 中小学 学前 义务教育 义务教育阶段 公办 民办 城区 城镇 农村 乡村 城市 县城
        镇区 乡镇 男生 女生 中央 省级 市级 县级 地方 中央省 省 市 县 全市 全县 全区"""
    )
)
_SYNONYMS: dict[str, tuple[str, ...]] = {}
for _group in SYNONYMS:
    for _word in _group:
        _SYNONYMS[_word] = tuple(dict.fromkeys((*_SYNONYMS.get(_word, ()), *(w for w in _group if w != _word))))

_CLASSIFIERS = "|".join(sorted(map(re.escape, CLASSIFIER_UNITS), key=len, reverse=True))
# Interrogatives with what hangs on them; blanked before words are cut, so that 有多少所 leaves nothing behind.
ASKING = re.compile(
    rf"(?:分别|各自|各|共|一共|总共|合计|到底|究竟|大概|大约)*(?:(?<![拥共现公私国])有|是|为|达|占)?(?:多少(?!数)|(?<![十这近好前后过第])几(?=[所个名人位次项条种类年月号天岁元台套册间家趟回遍轮档课学班步]))(?:{_CLASSIFIERS})?"
    r"|(?:分别|各自|各|都|又|具体|主要)*(?:(?<![拥共现公私国])有|是|为|叫|指|包括|包含)?(?:了)?(?:什么时候|什么时间|什么样的?|什么|哪些|哪几[个项条种类所方]?|哪[两三四五六七八九十\d]+[个项条种类所家点大]*|哪一?[个年天位家种类条份月所]|哪里|哪儿|哪|啥)"
    r"|为什么|为何|为啥|怎么样|怎样|怎么|如何|何时|何地|何人|谁|是不是|是否|有没有|有无|能不能|能否|可否|会不会|有何|多大|多高|多久|多长"
    r"|(?:了|过)?(?:吗|呢|吧|么)(?=[?？\s。,，]|$)|(?:了)?没有(?=[?？\s]|$)"
)
# Nearly every paper is about it, so it parts nothing: 义务教育学校 is 学校 with a soft word before it.
_COMMON = re.compile(r"九年义务教育(?:阶段)?|义务教育(?:阶段)?|教育系统")
_HOW = re.compile(r"怎样|怎么|如何")
_TITLE = re.compile(r"《([^》]+)》")
_QUOTED = re.compile(r"[“\"‘「]([^”\"’」]{2,14})[”\"’」]")
_RUN = re.compile(r"[一-鿿〇A-Za-z]+|\d[\d.,]*\s*[%％个百分点万亿千百元人名所岁周]*(?:以上|以下|以内|余)?")
_COUNTING = re.compile(r"(?<![系分指参])(?:人数|学生人数|总数|数量|个数|所数|次数|台数|册数|总量|数)$")
_PREFIX = re.compile(
    r"^(?:具体|主要|相关|有关|基本|重点|全市|全县|全区|本市|本县|我市|我县|各级|所有|现有)(?=[一-鿿]{2})"
)
_NUMERAL = re.compile(
    r"^[第每各]?[一二两三四五六七八九十百千万亿几\d]+[个名条所项人位次家种类点大份地百年月天县市区级]?$|^近[一二两三四五六七八九十几\d]+年$"
)
# Soft words that compounds begin or end with: 学生辍学 is 辍学, 大班额占比 is 大班额 and a soft 占比.
_BEFORE = re.compile(r"^(?:学生|学校|工作)(?=[一-鿿]{2})")
_NO_ENDING = {"教育", "义务教育", "义务教育阶段", "阶段"}  # 特殊教育 is one thing
_ENDINGS = "|".join(sorted({*SOFT_NOUNS, "工作", "人员", "建设"} - _NO_ENDING, key=len, reverse=True))
_AFTER = re.compile(rf"(?<=[一-鿿]{{2}})(?:{_ENDINGS}|(?<=均衡)县)$")
_WHOLE = ("发文字号", "文件字号", "文号", "撰稿人", "审核人", "下一步", "下一阶段", "下阶段")
_LEAST = 2  # a term has two characters or more


class Words(Protocol):
    """What this module needs of a tokenizer: jieba's words, each once, in the text's order."""

    def query_tokens(self, text: str) -> Tokens:
        """Tokens of a text."""
        ...


@lru_cache(maxsize=4)
def _phrases(names: tuple[str, ...]) -> PhraseIndex:
    return PhraseIndex((*names, *_SYNONYMS, *_WHOLE))


def _stem(word: str) -> str:
    """A word without what only counts: 留守儿童人数 -> 留守儿童; 系数 stays."""
    stem = _COUNTING.sub("", word)
    return stem if len(stem) >= _LEAST else word


def _terms(word: str, *, phrase: bool, stop_words: frozenset[str], aliases: dict[str, tuple[str, ...]]) -> list[Term]:
    """The terms of one word: the word without what is soft in it, and the soft word that it ended with."""
    text = _PREFIX.sub("", _stem(word))
    tail = None
    if text not in _SYNONYMS and text not in _SOFT:
        tail = _AFTER.search(text)
        text = _BEFORE.sub("", _AFTER.sub("", text))
    if len(text) < _LEAST or text in _FUNCTION or _NUMERAL.match(text):
        return []
    others = (*_SYNONYMS.get(text, ()), *_SYNONYMS.get(word, ()), *aliases.get(word, ()))
    variants = tuple(dict.fromkeys(each for each in others if text not in each))
    soft = text in _SOFT or (not phrase and text in stop_words)
    found = [Term(text, variants, essential=not soft)]
    if tail is not None:
        found.append(Term(tail.group(), essential=False))
    return found


def synonyms_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each name of one thing the others that can stand for it in evidence.

    A name that holds another adds nothing to it (whoever has 农村留守儿童 has 留守儿童); one held by it says less.
    """
    stems = {name: _COMMON.sub("", _stem(name)) for name in names}
    return {
        name: tuple(
            dict.fromkeys(each for each in stems.values() if len(each) > _LEAST and each not in own and own not in each)
        )
        for name, own in stems.items()
        if len(own) >= _LEAST
    }


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with spans overwritten by blanks; offsets stay."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def without_asking(text: str) -> str:
    """A text with its interrogatives blanked; offsets stay."""
    return ASKING.sub(lambda match: " " * len(match.group()), text)


def terms_of(
    text: str,
    *,
    hidden: Iterable[tuple[int, int]],
    intent: Intent,
    names: tuple[str, ...],
    aliases: dict[str, tuple[str, ...]],
    stop_words: frozenset[str],
    tokenizer: Words,
) -> tuple[Term, ...]:
    """Content terms of a question in its order, each once.

    :param hidden: spans that are no content: places, periods, 文号.
    :param names: phrases of the vocabulary, taken whole (longest first).
    :param aliases: true synonyms of such phrases.
    """
    whole: list[tuple[int, Term]] = []
    plain = text
    for pattern in (_TITLE, _QUOTED):
        for match in pattern.finditer(plain):
            whole.append((match.start(), Term(match[1], _SYNONYMS.get(match[1], ()))))
        plain = blank(plain, [match.span() for match in pattern.finditer(plain)])
    verb_at = max((match.end() for match in _HOW.finditer(plain)), default=None) if intent is Intent.HOW else None
    plain = without_asking(blank(plain, hidden))
    whole += [(match.start(), Term(match.group(), essential=False)) for match in _COMMON.finditer(plain)]
    plain = _COMMON.sub(lambda match: " " * len(match.group()), plain)
    index = _phrases(names)
    for run in _RUN.finditer(plain):
        if run.group()[0].isdigit():
            whole.append((run.start(), Term(run.group().strip(), essential=False)))
            continue
        position = 0
        for start, end, phrase in [*_names_in(run.group(), index), (len(run.group()), len(run.group()), "")]:
            at = run.start() + position
            for word in _words(run.group()[position:start], tokenizer):
                at = max(at, text.find(word, at))
                asked = verb_at is not None and at == verb_at
                for term in _terms(word, phrase=False, stop_words=stop_words, aliases=aliases):
                    whole.append((at, Term(term.text, term.variants, term.essential and not asked)))
            for term in _terms(phrase, phrase=True, stop_words=stop_words, aliases=aliases):
                whole.append((run.start() + start, term))
            position = end
    ordered = [term for _, term in sorted(whole, key=lambda each: each[0])]
    return tuple({term.text: term for term in reversed(ordered)}.values())[::-1]


def _names_in(text: str, index: PhraseIndex) -> list[tuple[int, int, str]]:
    """Names of the vocabulary, none overlapping; one gives way to a name as long that begins inside it and goes on.

    普通高中招生指标 is 普通 and 高中招生指标, not 普通高中招生 and 指标.
    """
    found: list[tuple[int, int, str]] = []
    position = 0
    while (match := next(iter(index.find(text[position:])), None)) is not None:
        start, end = match[0] + position, match[1] + position
        for begin in range(start + 1, end):
            inside = next(iter(index.find(text[begin:])), None)
            if inside is not None and inside[0] == 0 and inside[1] >= end - start and begin + inside[1] > end:
                start, end = begin, begin + inside[1]
                break
        found.append((start, end, text[start:end]))
        position = end
    return found


def _words(text: str, tokenizer: Words) -> tuple[str, ...]:
    if len(text) < _LEAST:
        return ()
    return tokenizer.query_tokens(text).words


def promoted(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Terms of which one is essential: where all are soft, the last noun is the matter (学校 in 义务教育学校总数)."""
    if not terms or any(term.essential for term in terms):
        return terms
    places = range(len(terms))
    chosen = max(
        places, key=lambda place: (terms[place].text in _SOFT_NOUNS, terms[place].text not in _PALE_NOUNS, place)
    )
    return tuple(Term(term.text, term.variants, place == chosen) for place, term in enumerate(terms))
