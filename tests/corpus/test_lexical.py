from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import LibraryError, LibraryLocked
from corpus.lexical import LexicalIndex, LexicalRow
from corpus.tokens import Tokenizer, Tokens

ROOT = Path(__file__).resolve().parents[2]

PAPERS = {
    "丰原": ["丰原县工作总结 全县有小学四十所", "丰原县工作总结 教师轮岗人数为七十人", "丰原县工作总结 送教上门十二人"],
    "临川": ["临川区工作总结 全区有小学五十所", "临川区工作总结 教师轮岗人数为九十人"],
    "石渠": ["石渠县方案 推进校舍加固"],
}


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    return Tokenizer(cache=tmp_path_factory.mktemp("jieba"))


def rows_of(document: str, tokenizer: Tokenizer) -> list[LexicalRow]:
    return [
        LexicalRow(f"{document}-{ordinal}", document, tokenizer.index_tokens(text))
        for ordinal, text in enumerate(PAPERS[document])
    ]


@pytest.fixture
def index(tmp_path: Path, tokenizer: Tokenizer) -> LexicalIndex:
    opened = LexicalIndex(tmp_path / "lexical")
    for document in PAPERS:
        opened.add(rows_of(document, tokenizer))
    opened.commit()
    return opened


def found(index: LexicalIndex, tokenizer: Tokenizer, question: str, **options: object) -> list[str]:
    return [id_ for id_, _ in index.search(tokenizer.query_tokens(question), k=10, **options)]  # type: ignore[arg-type]


def test_passage_that_says_it_comes_first(index: LexicalIndex, tokenizer: Tokenizer) -> None:
    assert found(index, tokenizer, "临川区教师轮岗多少人？")[0] == "临川-1"


def test_scores_fall_and_are_positive(index: LexicalIndex, tokenizer: Tokenizer) -> None:
    scores = [score for _, score in index.search(tokenizer.query_tokens("教师轮岗"), k=10)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_of_equal_passages_the_one_whose_paper_is_about_the_matter_wins(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    same, other = Tokens(("轮岗", "其余")), Tokens(("别的", "无关"))
    index.add([LexicalRow("a0", "a", same), LexicalRow("a1", "a", other)])
    index.add([LexicalRow("b0", "b", same), LexicalRow("b1", "b", Tokens(("寄宿", "无关")))])
    index.commit()
    assert [id_ for id_, _ in index.search(Tokens(("轮岗", "寄宿")), k=4)] == ["b1", "b0", "a0"]


def test_only_allowed_documents_are_searched(index: LexicalIndex, tokenizer: Tokenizer) -> None:
    assert found(index, tokenizer, "教师轮岗", documents={"丰原"})[0] == "丰原-1"
    assert all(id_.startswith("丰原") for id_ in found(index, tokenizer, "教师轮岗", documents={"丰原"}))


def test_filter_does_not_change_a_passages_score(index: LexicalIndex, tokenizer: Tokenizer) -> None:
    tokens = tokenizer.query_tokens("教师轮岗")
    everything = dict(index.search(tokens, k=10))
    narrowed = dict(index.search(tokens, k=10, documents={"临川"}))
    assert narrowed == pytest.approx({id_: everything[id_] for id_ in narrowed})


@pytest.mark.parametrize("tokens", [Tokens(), Tokens(("从无此词",), ("从无此词",))])
def test_question_without_known_words_finds_nothing(index: LexicalIndex, tokens: Tokens) -> None:
    assert index.search(tokens, k=10) == []


def test_no_document_allowed_means_nothing_found(index: LexicalIndex, tokenizer: Tokenizer) -> None:
    assert found(index, tokenizer, "教师轮岗", documents=set()) == []


def test_empty_index_is_searched_without_complaint(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    assert index.search(Tokens(("教师",)), k=3) == []
    assert index.passage_ids() == index.document_ids() == set()


def test_removed_document_is_gone_everywhere(index: LexicalIndex, tokenizer: Tokenizer) -> None:
    index.remove_documents(["临川", "从未有过"])
    index.commit()
    assert index.document_ids() == {"丰原", "石渠"}
    assert not any(id_.startswith("临川") for id_ in index.passage_ids() | set(found(index, tokenizer, "临川区教师")))


def test_indexing_again_in_one_commit_replaces(index: LexicalIndex, tokenizer: Tokenizer) -> None:
    before = index.passage_ids()
    index.remove_documents(["丰原"])
    index.add(rows_of("丰原", tokenizer))
    index.commit()
    assert index.passage_ids() == before
    ids = found(index, tokenizer, "送教上门")
    assert len(ids) == len(set(ids))


def test_nothing_is_seen_before_the_commit_and_nothing_kept_after_a_rollback(
    index: LexicalIndex, tokenizer: Tokenizer
) -> None:
    index.remove_documents(["石渠"])
    assert "石渠" in index.document_ids()
    index.rollback()
    index.commit()
    assert "石渠" in index.document_ids()


def test_index_outlives_its_process(index: LexicalIndex, tokenizer: Tokenizer, tmp_path: Path) -> None:
    assert LexicalIndex(tmp_path / "lexical").passage_ids() == index.passage_ids()


def test_reader_sees_what_another_one_commits_without_being_told(
    index: LexicalIndex, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    reader = LexicalIndex(tmp_path / "lexical")
    assert "石渠-0" in found(reader, tokenizer, "校舍加固")
    index.remove_documents(["石渠"])
    index.commit()
    assert found(reader, tokenizer, "校舍加固") == []


def test_readers_search_while_somebody_writes(index: LexicalIndex, tokenizer: Tokenizer, tmp_path: Path) -> None:
    reader = LexicalIndex(tmp_path / "lexical")

    def write() -> None:
        for _ in range(5):
            index.remove_documents(["丰原"])
            index.add(rows_of("丰原", tokenizer))
            index.commit()

    with ThreadPoolExecutor(4) as pool:
        writing = pool.submit(write)
        searches = [pool.submit(found, reader, tokenizer, "教师轮岗") for _ in range(60)]
        writing.result()
        assert all({"丰原-1", "临川-1"} <= set(search.result()) for search in searches)


def test_second_writer_is_told_and_may_write_after_the_commit(
    index: LexicalIndex, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    second = LexicalIndex(tmp_path / "lexical")
    index.remove_documents(["石渠"])
    with pytest.raises(LibraryLocked, match="另一个进程"):
        second.remove_documents(["石渠"])
    index.commit()
    second.add(rows_of("石渠", tokenizer))
    second.commit()


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.lexical import LexicalIndex, LexicalRow
from corpus.tokens import Tokens
index = LexicalIndex(Path(sys.argv[1]))
index.add([LexicalRow("p", "d", Tokens(("教师",)))])
index.commit()
index.remove_documents(["d"])
index.add([LexicalRow(f"q{i}", f"e{i}", Tokens(("学校",))) for i in range(1000)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_writer_leaves_the_last_commit_and_no_lock(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert killed.returncode < 0
    index = LexicalIndex(tmp_path)
    assert index.passage_ids() == {"p"}
    index.remove_documents(["d"])
    index.commit()
    assert index.passage_ids() == set()


@pytest.mark.parametrize("part", ["passages", "documents"])
def test_damaged_index_says_how_to_mend_it(index: LexicalIndex, tmp_path: Path, part: str) -> None:
    (tmp_path / "lexical" / part / "meta.json").write_text("{")
    with pytest.raises(LibraryError, match="doctor --repair"):
        LexicalIndex(tmp_path / "lexical")


def test_index_holds_no_text(index: LexicalIndex, tmp_path: Path) -> None:
    sentence = PAPERS["丰原"][1].encode()
    assert not any(sentence in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
