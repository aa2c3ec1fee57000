"""The command ``youju``. Each command: read the arguments, open the library, call the core, print.

Nothing heavy is imported here: ``youju --help`` must answer at once. Standard output carries the result alone;
progress and errors go to standard error.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.complaints import silence_libraries, unexpected, usage_error
from corpus.errors import UsageError, YoujuError

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.types import Turn

app = typer.Typer(
    name="youju",
    help="有据：读材料、查依据、答问题，每句话都有出处。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class SearchMode(StrEnum):
    """The modes of search (mirrors retrieval.search.Mode, which is too heavy to import for --help)."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"
    DENSE = "dense"


LibraryOption = Annotated[
    Path | None, typer.Option("--library", help="资料库所在文件夹，默认为 YOUJU_LIBRARY 或 ./library")
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出一个 JSON 对象")]
RegionOption = Annotated[list[str] | None, typer.Option("--region", help="只看这个地区（可重复）")]
YearOption = Annotated[list[int] | None, typer.Option("--year", help="只看这一年，如 2024（可重复）")]
KindOption = Annotated[list[str] | None, typer.Option("--kind", help="只看这个文种（可重复）")]
# The base of every error of usage; its public name moved between versions of typer.
_TYPER_USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
# What shells report of a process that Ctrl-C stopped.
_INTERRUPTED = 130
DEMO_LIBRARY = Path("demo-library")


@app.command(help="把文件和文件夹读入资料库；可反复执行。")
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="文件或文件夹", show_default=False)],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read files and folders into the library."""
    from api.printing import ingest_lines
    from api.shapes import ingest_shape
    from ingest import pipeline
    from ingest.report import FileStatus

    with _opened(library) as (opened, progress):
        report = pipeline.ingest(paths, opened, progress=progress)
    _print(ingest_shape(report) if as_json else ingest_lines(report))
    if any(file.status is FileStatus.FAILED for file in report.files):
        raise typer.Exit(1)


@app.command(help="列出资料库里的材料。")
def documents(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List what the library holds."""
    from api.printing import document_lines
    from api.shapes import documents_shape

    with _opened(library) as (opened, _):
        summaries = opened.catalog.summaries()
    _print(documents_shape(summaries) if as_json else document_lines(summaries))


@app.command(help="显示一份材料：题名、提纲、正文和处理情况。")
def show(
    document: Annotated[str, typer.Argument(help="材料编号、编号开头或文件名", show_default=False)],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one document."""
    from api.printing import whole_document_lines
    from api.shapes import document_shape

    with _opened(library) as (opened, _):
        id_ = opened.catalog.find(document)
        whole, summary = opened.catalog.document(id_), opened.catalog.summaries([id_])[0]
    _print(document_shape(summary, whole) if as_json else whole_document_lines(summary, whole))


@app.command(help="从资料库中删除材料。")
def delete(
    documents: Annotated[list[str], typer.Argument(help="材料编号、编号开头或文件名", show_default=False)],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove documents."""
    with _opened(library) as (opened, _), opened.writing("删除材料"):
        ids = list(dict.fromkeys(opened.catalog.find(name) for name in documents))
        opened.remove(ids)
    _print({"deleted": ids} if as_json else [f"已删除 {len(ids)} 份材料。如需从磁盘上彻底清除，请运行 youju purge。"])


@app.command(help="检索段落，按相关程度排列。")
def search(
    query: Annotated[str, typer.Argument(help="要找的内容", show_default=False)],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="给出几个段落，1 到 1000")] = 10,
    region: RegionOption = None,
    year: YearOption = None,
    kind: KindOption = None,
    mode: Annotated[
        SearchMode, typer.Option(help="检索方式：hybrid（词和意思）、lexical（只按词）或 dense（只按意思）")
    ] = SearchMode.HYBRID,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Rank passages."""
    from api.printing import hit_lines
    from api.shapes import search_shape
    from corpus.docno import find_docnos
    from retrieval.search import Mode
    from retrieval.search import search as search_passages

    with _opened(library) as (opened, _):
        began = time.perf_counter()
        found = search_passages(
            opened,
            query,
            k=k,
            filters=_filters(region, year, kind),
            mode=Mode(mode.value),
            docnos=[docno.normalised for docno in find_docnos(query)],
        )
        elapsed = _milliseconds(began)
    shape = search_shape(query, mode=found.mode.value, hits=found.hits, elapsed_ms=elapsed)
    _print(shape if as_json else hit_lines(found.hits))


@app.command(help="回答问题，每句话都注明出处。")
def ask(
    question: Annotated[str, typer.Argument(help="问题", show_default=False)],
    region: RegionOption = None,
    year: YearOption = None,
    history: Annotated[Path | None, typer.Option(help="前几轮问答的 JSON 文件")] = None,
    model: Annotated[str, typer.Option(help="none：不用语言模型，摘录原文作答")] = "none",
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question."""
    from api.printing import answer_lines
    from api.shapes import answer_shape
    from retrieval.ask import ask as ask_library

    if model != "none":
        raise UsageError("no_model", f"还不能使用语言模型“{model}”。", "请去掉 --model 或写 --model none。")
    with _opened(library) as (opened, _):
        began = time.perf_counter()
        answer = ask_library(
            question, opened, history=_history(history), filters=_filters(region, year, None), rerank=_reranker(library)
        )
        elapsed = _milliseconds(began)
    _print(answer_shape(answer, elapsed_ms=elapsed) if as_json else answer_lines(answer))


@app.command(help="检查资料库、模型和可选工具。")
def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="重建模型缓存和两个索引")] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look whether everything is in order."""
    from api import doctor as checks
    from api.bars import bars
    from api.wiring import load_settings

    settings = load_settings(library=library)
    with bars() as progress:
        if repair:
            checks.repair(settings, progress=progress)
        findings = checks.examine(settings)
    _print(checks.shape(findings) if as_json else checks.lines(findings))
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@app.command(help="删除之后，把磁盘上残留的文字彻底清除。")
def purge(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Leave no byte of deleted text."""
    with _opened(library) as (opened, progress):
        opened.purge(progress=progress)
    _print({"purged": True} if as_json else ["已清除：资料库的文件里不再有已删除材料的内容。"])


@app.command(help="用自带的样例材料走一遍：读入、提问、追问、拒答。")
def demo(
    library: Annotated[Path, typer.Option("--library", help="样例资料库所在文件夹，会重新建立")] = DEMO_LIBRARY,
) -> None:
    """Run the main job on the samples."""
    from api.bars import bars
    from api.demo import run
    from api.wiring import load_settings

    with bars() as progress:
        whole = run(load_settings(library=library), say=_say, progress=progress)
    if not whole:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; an error is one sentence on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character still gets the rest
    silence_libraries()
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)


def _run() -> int:
    try:
        status = int(app(standalone_mode=False) or 0)
    except YoujuError as error:
        _complain(str(error))
        return 2 if isinstance(error, UsageError) else 1
    except _TYPER_USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # the help is printed already
            return 2
        _complain(str(usage_error(error)))
        return 2
    except (KeyboardInterrupt, typer.Abort):
        status = _INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get("YOUJU_DEBUG"):
            raise
        _complain(unexpected(error))
        return 1
    if status == _INTERRUPTED:  # typer turns Ctrl-C into this status and says nothing
        _complain("已中断；已读入的材料都已保存，下次会接着建立索引。")
    return status


@contextmanager
def _opened(folder: Path | None) -> Iterator[tuple[Library, Any]]:
    from api.bars import bars
    from api.wiring import load_settings, open_library

    with bars() as progress, open_library(load_settings(library=folder), progress=progress) as library:
        yield library, progress


def _filters(region: list[str] | None, year: list[int] | None, kind: list[str] | None) -> Any:
    from corpus.types import DocumentKind, Filters

    known = [each.value for each in DocumentKind]
    for name in kind or ():
        if name not in known:
            raise UsageError("unknown_kind", f"没有“{name}”这个文种。", f"可用的有：{'、'.join(known)}。")
    return Filters(regions=tuple(region or ()), years=tuple(year or ()), kinds=tuple(kind or ()))


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


def _milliseconds(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)


def _print(result: dict[str, Any] | Iterable[str]) -> None:
    if isinstance(result, dict):
        _say(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        for line in result:
            _say(line)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _complain(sentence: str) -> None:
    sys.stderr.write(f"错误：{sentence}\n")
