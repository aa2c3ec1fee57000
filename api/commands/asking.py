"""Commands that look something up: search, ask."""

from __future__ import annotations

import json
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.terminal import (
    JsonOption,
    KindOption,
    LibraryOption,
    RegionOption,
    YearOption,
    emit,
    filters_of,
    milliseconds,
    opened,
)
from corpus.errors import UsageError

if TYPE_CHECKING:
    from corpus.types import Turn


class SearchMode(StrEnum):
    """The modes of search (mirrors retrieval.search.Mode, which is too heavy to import for --help)."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"
    DENSE = "dense"


def search(
    query: Annotated[str, typer.Argument(help="要找的内容", show_default=False)],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="给出几个段落，1 到 1000")] = 10,
    region: RegionOption = None,
    year: YearOption = None,
    kind: KindOption = None,
    mode: Annotated[
        SearchMode, typer.Option(help="检索方式：hybrid（词和意思）、lexical（只按词）或 dense（只按意思）")
    ] = SearchMode.HYBRID,
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rank passages."""
    from api.printing import hit_lines
    from api.shapes import search_shape
    from corpus.docno import find_docnos
    from retrieval.search import Mode
    from retrieval.search import search as search_passages

    with opened(folder) as (library, _):
        began = time.perf_counter()
        found = search_passages(
            library,
            query,
            k=k,
            filters=filters_of(region, year, kind),
            mode=Mode(mode.value),
            docnos=[docno.normalised for docno in find_docnos(query)],
        )
        elapsed = milliseconds(began)
    shape = search_shape(query, mode=found.mode.value, hits=found.hits, elapsed_ms=elapsed)
    emit(shape if as_json else hit_lines(found.hits))


def ask(
    question: Annotated[str, typer.Argument(help="问题", show_default=False)],
    region: RegionOption = None,
    year: YearOption = None,
    history: Annotated[Path | None, typer.Option(help="前几轮问答的 JSON 文件")] = None,
    model: Annotated[str, typer.Option(help="none：不用语言模型，摘录原文作答")] = "none",
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question."""
    from api.printing import answer_lines
    from api.shapes import answer_shape
    from retrieval.ask import ask as ask_library

    if model != "none":
        raise UsageError("no_model", f"还不能使用语言模型“{model}”。", "请去掉 --model 或写 --model none。")
    with opened(folder) as (library, _):
        began = time.perf_counter()
        answer = ask_library(
            question,
            library,
            history=_history(history),
            filters=filters_of(region, year, None),
            rerank=_reranker(folder),
        )
        elapsed = milliseconds(began)
    emit(answer_shape(answer, elapsed_ms=elapsed) if as_json else answer_lines(answer))


def _history(path: Path | None) -> list[Turn]:
    from corpus.types import Turn

    if path is None:
        return []
    try:
        turns = json.loads(path.read_text(encoding="utf-8"))
        return [Turn(question=str(turn["question"]), answer=str(turn.get("answer") or "")) for turn in turns]
    except OSError as error:
        raise UsageError("history", f"对话文件 {path} 打不开（{error.strerror}）。", "请检查路径。") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        remedy = "它应是一个列表，每项有 question 和 answer。"
        raise UsageError("history", f"对话文件 {path} 的内容不对。", remedy) from error


def _reranker(folder: Path | None) -> Any:
    from api.wiring import load_settings, reranker

    return reranker(load_settings(library=folder))
