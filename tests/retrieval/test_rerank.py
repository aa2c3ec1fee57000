"""A cross-encoder scores pairs where one is configured."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from corpus.errors import EncoderError
from retrieval.rerank import open_reranker

_at = Path(__file__).resolve().parents[1] / "corpus" / "tiny_models.py"
_spec = importlib.util.spec_from_file_location("tiny_models", _at)
assert _spec is not None
assert _spec.loader is not None
tiny_models = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tiny_models)


def test_each_passage_gets_a_score_that_the_others_do_not_change(tmp_path: Path) -> None:
    rerank = open_reranker(str(tiny_models.write_tiny_bert(tmp_path / "cross", labels=1)), max_tokens=64)
    passages = ["全县小学五所", "送教上门", "", "初中\0多少人" * 50]
    scores = rerank("有多少所小学", passages)
    assert len(scores) == len(passages)
    assert rerank("有多少所小学", passages[::-1]) == pytest.approx(scores[::-1], abs=1e-5)
    assert len(set(scores)) > 1
    assert rerank("有多少所小学", []) == []


def test_a_classifier_of_several_labels_is_refused(tmp_path: Path) -> None:
    folder = tiny_models.write_tiny_bert(tmp_path / "three", labels=3)
    with pytest.raises(EncoderError, match="3个分数"):
        open_reranker(str(folder))


def test_a_missing_reranker_is_named() -> None:
    with pytest.raises(EncoderError, match="/nowhere/model"):
        open_reranker("/nowhere/model")
