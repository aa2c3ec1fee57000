from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.tokens import Tokenizer, fold, grams, without_question_words


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    return Tokenizer(["控辍保学", "教联体", "ＡＩ课堂"], cache=tmp_path_factory.mktemp("jieba"))


def test_pairs_of_characters_do_not_run_over_marks_or_figures() -> None:
    assert list(grams("控辍，保学率99")) == ["控辍", "保学", "学率", "99"]


def test_single_character_between_marks_is_a_token() -> None:
    assert list(grams("县、乡")) == ["县", "乡"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("３２５０人", "3250"),
        ("1,234,567元", "1234567"),
        ("99.03％", "99.03"),
        ("Ｗｏｒｄ文件", "word"),
        ("abc资金", "abc"),
    ],
)
def test_numbers_and_latin_words_stay_whole_however_they_are_written(written: str, expected: str) -> None:
    assert expected in list(grams(fold(written)))


def test_year_list_with_commas_is_not_read_as_one_number() -> None:
    assert "20212022" not in list(grams(fold("2021,2022两年")))


@pytest.mark.parametrize(
    "cited", ["丰教发〔2023〕15号", "丰教发[2023] 15号", "丰教发（2023）15号", "丰教发【2023】第15号"]
)
def test_docno_is_one_token_in_any_brackets(cited: str) -> None:
    assert "丰教发〔2023〕15号" in list(grams(fold(f"根据{cited}文件要求")))


def test_docno_asked_without_its_year_meets_the_printed_one(tokenizer: Tokenizer) -> None:
    asked = set(tokenizer.query_tokens("丰教督函15号讲了什么").grams)
    printed = set(tokenizer.index_tokens("现将丰教督函〔2023〕15号转发你们").grams)
    assert "丰教督函15号" in asked & printed


def test_users_words_are_words(tokenizer: Tokenizer) -> None:
    words = tokenizer.index_tokens("各教联体落实控辍保学责任，开设AI课堂").words
    assert {"教联体", "控辍保学", "ai课堂"} <= set(words)


def test_paper_and_question_give_the_same_tokens_for_the_same_words(tokenizer: Tokenizer) -> None:
    text = "义务教育阶段学校共85所"
    paper, question = tokenizer.index_tokens(text), tokenizer.query_tokens(text)
    assert (set(paper.grams), set(paper.words)) == (set(question.grams), set(question.words))


def test_paper_keeps_how_often_a_token_occurs_and_a_question_does_not(tokenizer: Tokenizer) -> None:
    assert tokenizer.index_tokens("学校，学校").grams.count("学校") == 2
    assert tokenizer.query_tokens("学校，学校").grams.count("学校") == 1


def test_words_that_only_ask_are_left_out_of_questions_alone(tokenizer: Tokenizer) -> None:
    assert tokenizer.query_tokens("学校有多少所？").grams == tokenizer.query_tokens("学校有 所").grams
    assert "多少" in tokenizer.index_tokens("不论多少都要登记").grams


@pytest.mark.parametrize("question", ["多少？", "为什么", "怎么样呢"])
def test_question_of_nothing_but_question_words_is_still_searched(question: str, tokenizer: Tokenizer) -> None:
    assert without_question_words(question) == question
    assert tokenizer.query_tokens(question).grams


@pytest.mark.parametrize("text", ["", "  ", "！？……", "\x00"])
def test_text_without_words_has_no_tokens(text: str, tokenizer: Tokenizer) -> None:
    assert tokenizer.query_tokens(text).grams == ()
    assert tokenizer.index_tokens(text).words == ()


def test_no_token_holds_white_space(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.index_tokens("一、基本情况\n\u3000全县 共有\t学校　85 所\u2028New\u00a0York〔2023〕 5 号")
    assert not any(character.isspace() for token in (*tokens.grams, *tokens.words) for character in token)


def test_threads_share_one_tokenizer(tmp_path: Path) -> None:
    shared = Tokenizer(["控辍保学"], cache=tmp_path)
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda _: shared.index_tokens("落实控辍保学责任").words, range(16)))
    assert len(set(seen)) == 1
    assert "控辍保学" in seen[0]


def test_jieba_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Tokenizer(cache=tmp_path / "no" / "such").index_tokens("落实责任")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("jieba").level >= logging.CRITICAL


def test_words_of_one_library_do_not_leak_into_another(tmp_path: Path) -> None:
    word = "甲乙丙丁学区制"
    assert word in Tokenizer([word], cache=tmp_path).index_tokens(word).words
    assert word not in Tokenizer(cache=tmp_path).index_tokens(word).words
