"""A topic is found under all its names, and a word that many matters share is no name by itself."""

from __future__ import annotations

import pytest

from corpus.terms import Vocabulary
from corpus.tokens import Tokenizer
from retrieval.comparing.topics import ALL_WORDS, BARE, NAMED, mentions, topic_asked


def best(name: str, text: str, vocabulary: Vocabulary, tokenizer: Tokenizer, *, context: str = "") -> float:
    asked = topic_asked(name, vocabulary=vocabulary, tokenizer=tokenizer)
    return max((m.weight for m in mentions(text, asked, vocabulary=vocabulary, context=context)), default=0.0)


@pytest.mark.parametrize("name", ["教育信息化", "informatization", "智慧教育", " 教育信息化 "])
def test_a_topic_goes_by_id_name_or_alias(name: str, vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    assert topic_asked(name, vocabulary=vocabulary, tokenizer=tokenizer).id == "informatization"


def test_a_name_of_two_matters_is_of_both(vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    asked = topic_asked("规范办学与“双减”", vocabulary=vocabulary, tokenizer=tokenizer)
    assert asked.ids == {"school_conduct", "double_reduction"}
    assert asked.name == "规范办学与“双减”"


@pytest.mark.parametrize(
    ("name", "text", "least"),
    [
        ("教师培训", "全年组织骨干教师培训三期", NAMED),
        ("化解大班额、扩充学位", "化解大班额成效明显", NAMED),
        ("双减", "落实双减政策", NAMED),
        ("控辍保学责任制", "签订控辍保学工作责任书", 0.6),
        ("教育信息化", "购置教学用计算机420台", ALL_WORDS),
        ("学校安全", "加强校车安全管理", NAMED),
    ],
)
def test_other_names_count(name: str, text: str, least: float, vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    assert best(name, text, vocabulary, tokenizer) >= least


def test_a_shared_word_counts_only_beside_one_that_goes_with_it(vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    assert best("教师待遇与激励", "享受同等待遇", vocabulary, tokenizer) == BARE
    assert best("教师待遇与激励", "提高教师的待遇", vocabulary, tokenizer) > BARE
    assert best("教师培训", "在培训机构就读", vocabulary, tokenizer) <= BARE


def test_another_topics_longer_name_is_not_taken_apart(vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    assert best("学生资助", "发放乡村教师生活补助", vocabulary, tokenizer) == 0
    assert best("教师待遇与激励", "发放乡村教师生活补助", vocabulary, tokenizer) == NAMED


def test_words_of_no_vocabulary_are_looked_for_together(vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    assert topic_asked("护学岗执勤", vocabulary=vocabulary, tokenizer=tokenizer).id is None
    assert best("护学岗执勤", "校门口设护学岗执勤", vocabulary, tokenizer) == NAMED
    assert best("护学岗执勤", "民警在校门口执勤", vocabulary, tokenizer) == 0
