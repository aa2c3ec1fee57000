"""Text to search tokens, the same for papers and questions.

Two kinds, for two fields of the word index:

    grams   overlapping pairs of Chinese characters; Latin words and numbers whole; 文号 whole
    words   jieba's words, with the vocabulary's own (控辍保学, 教联体, place names)

Kept apart because one field for both is worse on policy questions (nDCG@10 -0.004 to -0.012, see
``docs/quality/retrieval.md``): the words need a smaller weight than the pairs.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.docno import DocNo, find_docnos

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"

# Commas that group digits by three are no part of the number: 1,234.5 and 1234.5 are one token.
_GROUPING = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)")

_RUN = re.compile(rf"[{_HAN}]+|\d+(?:\.\d+)?|(?:(?![{_HAN}])[^\W\d_])+")

# What asks, and says nothing about what is asked for. Stripped from questions: policy_dev nDCG@10 +0.0015,
# cmrc2018_dev hit@1 +0.010 (docs/quality/retrieval.md).
QUESTION_WORDS = (
    "请问", "多少", "哪些", "哪个", "哪几", "哪里", "哪家", "哪天", "哪位", "哪年", "几个", "什么",
    "为什么", "是否", "怎样", "怎么样", "怎么", "如何", "何时", "为何", "谁", "吗", "呢",
)  # fmt: skip
_QUESTION = re.compile("|".join(sorted(QUESTION_WORDS, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in its order, repeated as often as they occur."""

    grams: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Even out what is written in more than one way: widths, case, grouped digits."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _GROUPED.sub(lambda number: _GROUPING.sub("", number.group()), plain)


def without_question_words(question: str) -> str:
    """Blank out the words that only ask; a question made of nothing else is left as it is."""
    rest = _QUESTION.sub(" ", question)
    return rest if _RUN.search(rest) else question


def grams(text: str) -> Iterator[str]:
    """Yield character pairs, Latin words, numbers and 文号 of a folded text."""
    for run in _RUN.findall(text):
        if len(run) > 2 and _is_han(run):
            yield from (run[i : i + 2] for i in range(len(run) - 1))
        else:
            yield run
    if "号" in text:
        for docno in find_docnos(text):
            yield from _docno_tokens(docno)


def _docno_tokens(docno: DocNo) -> Iterator[str]:
    """Yield a 文号 as papers and people cite it: without its year, whole, and without its 机关代字."""
    yield f"{docno.agency}{docno.number}号"
    if docno.year is not None:
        yield f"{docno.agency}〔{docno.year}〕{docno.number}号"
        yield f"〔{docno.year}〕{docno.number}号"


class Tokenizer:
    """jieba with words of ours. Loads its dictionary when first used (about a second); safe to share by threads."""

    def __init__(self, words: Iterable[str] = (), *, cache: Path | None = None) -> None:
        """Remember ``words`` to add to jieba's dictionary; ``cache`` is where jieba keeps its compiled dictionary.

        The default is the user's cache folder, and not the shared temporary folder that jieba itself would use.
        """
        self._words = tuple(dict.fromkeys(fold(word).strip() for word in words))
        self._cache = cache
        self._jieba: Any = None
        self._tagger: Any = None
        self._loading = threading.Lock()

    def index_tokens(self, text: str) -> Tokens:
        """Tokens of a piece of a paper."""
        plain = fold(text)
        return Tokens(grams=tuple(grams(plain)), words=tuple(self._cut(plain)))

    def query_tokens(self, text: str) -> Tokens:
        """Tokens of a question: as of a paper, each once, without the words that only ask."""
        plain = without_question_words(fold(text))
        return Tokens(grams=tuple(dict.fromkeys(grams(plain))), words=tuple(dict.fromkeys(self._cut(plain))))

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a short text, in order."""
        return tuple(self._cut(fold(text)))

    def tagged(self, text: str) -> tuple[tuple[str, str], ...]:
        """The words of a short text with jieba's part of speech (n noun, v verb …); loads its tags when first used."""
        if self._tagger is None:
            cutter = self._loaded()
            with self._loading, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                from jieba import posseg  # type: ignore[import-untyped]

                self._tagger = posseg.POSTokenizer(cutter)
        return tuple((pair.word, pair.flag) for pair in self._tagger.cut(fold(text)))

    def _cut(self, plain: str) -> Iterator[str]:
        return (word for word in self._loaded().cut(plain) if _RUN.match(word))

    def _loaded(self) -> Any:
        if self._jieba is None:
            with self._loading:
                if self._jieba is None:
                    self._jieba = self._load()
        return self._jieba

    def _load(self) -> Any:
        import platformdirs

        folder = self._cache or platformdirs.user_cache_path("youju")
        with contextlib.suppress(OSError):  # jieba then works without its cache, a second slower
            folder.mkdir(parents=True, exist_ok=True)
        return _cutter(self._words, folder)


@lru_cache(maxsize=4)
def _cutter(words: tuple[str, ...], cache: Path) -> Any:
    """The cutter with these words, shared by all libraries of a process that have the same."""
    with warnings.catch_warnings():  # jieba imports pkg_resources and has unescaped patterns; neither is ours
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.CRITICAL)  # it tells standard error how it loads, and where it may not write
    cutter = jieba.Tokenizer()
    cutter.tmp_dir = str(cache)
    cutter.initialize()
    for word in words:
        if len(word) > 1:
            cutter.add_word(word)
    return cutter


def _is_han(run: str) -> bool:
    return not run[0].isascii() and re.match(f"[{_HAN}]", run) is not None
