"""How fast it is on this machine: the command line, search in a running process, ingest beside LangChain's defaults."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality import large_library, retrieval_sets
from tests.quality.caches import PROJECT, SHARED, cache_folder, open_bundled
from tests.quality.retrieval import set_library

if TYPE_CHECKING:
    from corpus.encoder import Encoder
    from corpus.library import Library

QUESTIONS = 150
WARM_UP = 10
HELP_RUNS = 5
NOTICES = 60


def measure_speed() -> dict[str, Any]:
    """All figures of speed; those that need the public sets are left out where these are absent."""
    found: dict[str, Any] = {"cores": os.cpu_count(), "help_seconds": help_seconds()}
    if retrieval_sets.available("policy_dev"):
        questions = list(retrieval_sets.load("policy_dev").questions.values())[: QUESTIONS + WARM_UP]
        with set_library("policy_dev", remember=False) as (library, _):
            found["search_small"] = search_times(library, questions)
        with large_library.opened_large() as library:
            found["search_large"] = search_times(library, questions)
    else:
        found["search_small"] = found["search_large"] = {"skipped": f"{retrieval_sets.DATA} is not there"}
    found["ingest"] = throughput(ingest_files())
    return found


def help_seconds() -> float:
    """``youju --help``, the shortest of five."""
    command = [str(Path(sys.executable).with_name("youju")), "--help"]
    times = []
    for _ in range(HELP_RUNS):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=PROJECT)
        times.append(time.perf_counter() - began)
    return round(min(times), 3)


def search_times(library: Library, questions: Sequence[str]) -> dict[str, Any]:
    """p50 and p95 in milliseconds of the ten best passages, without filters and with each of the usual ones."""
    from corpus.types import Filters
    from retrieval.search import search

    summaries = library.catalog.summaries()
    region = statistics.mode([item.region for item in summaries if item.region])
    year = statistics.mode([item.year for item in summaries if item.year])
    kind = statistics.mode([item.kind.value for item in summaries])
    narrowed = {
        "no filter": Filters(),
        f"region {region}": Filters(regions=(region,)),
        f"year {year}": Filters(years=(year,)),
        f"kind {kind}": Filters(kinds=(kind,)),
    }
    found: dict[str, Any] = {"passages": library.catalog.counts()[1]}
    for name, filters in narrowed.items():
        allowed = library.catalog.matching(filters)
        found[name] = {
            "documents_allowed": len(summaries) if allowed is None else len(allowed),
            **milliseconds(partial(search, library, filters=filters), questions),
        }
    return found


def milliseconds(run: Callable[[str], object], questions: Sequence[str]) -> dict[str, float]:
    """p50 and p95 of ``run`` over the questions, the first few not counted."""
    times = []
    for text in questions:
        began = time.perf_counter()
        run(text)
        times.append((time.perf_counter() - began) * 1000)
    counted = times[WARM_UP:]
    return {"p50_ms": round(statistics.median(counted), 1), "p95_ms": round(statistics.quantiles(counted, n=20)[-1], 1)}


def ingest_files() -> list[Path]:
    """The seeds, the sample papers and some policy notices, as far as they are there."""
    files = [path for path in sorted((PROJECT / "corpus" / "samples").iterdir()) if path.name != "README.md"]
    if (SHARED / "seeds").is_dir():
        files += sorted((SHARED / "seeds").glob("*.txt"))
    if retrieval_sets.available("policy_dev"):
        notices = retrieval_sets.without_copies(retrieval_sets.load("policy_dev"))
        folder = cache_folder() / "files" / "policy_dev"
        files += [Path(path) for path in list(retrieval_sets.write_files(notices, folder))[:NOTICES]]
    return files


def throughput(files: Sequence[Path]) -> dict[str, Any]:
    """The same files through ``ingest`` and through LangChain's splitter and Chroma, with one encoder, in one run.

    Their splitter's default is 4,000 characters, of which the encoder reads the first 512 tokens; so there is a third
    way, the same splitter set to our length, where both sides encode every character.
    """
    encoder = open_bundled()
    encoder.embed_documents(["预热"])
    found: dict[str, Any] = {"files": len(files), "ours": our_way(files, encoder)}
    ours = found["ours"]
    length = round(ours["characters"] / ours["passages"])
    for name, options in (
        ("langchain_default", {}),
        ("langchain_our_length", {"chunk_size": length + length // 2, "chunk_overlap": 0}),
    ):
        theirs = found[name] = langchain_way(files, encoder, options)
        for unit in ("passages", "characters"):
            found[f"ratio_{unit}_{name}"] = round(ours[f"{unit}_per_second"] / theirs[f"{unit}_per_second"], 2)
    return found


def our_way(files: Sequence[Path], encoder: Encoder) -> dict[str, Any]:
    """Ingest into a fresh library; ``without_vectors_seconds`` is the part before the encoder."""
    from corpus.library import opened
    from ingest.pipeline import ingest

    with tempfile.TemporaryDirectory() as folder:
        with opened(Path(folder) / "words", open_encoder=None) as library:
            began = time.perf_counter()
            ingest(files, library)
            without = time.perf_counter() - began
        with opened(Path(folder) / "library", open_encoder=lambda: encoder) as library:
            began = time.perf_counter()
            report = ingest(files, library)
            seconds = time.perf_counter() - began
    characters = sum(file.characters for file in report.files)
    return {**_rates(report.passages, characters, seconds), "without_vectors_seconds": round(without, 2)}


def langchain_way(files: Sequence[Path], encoder: Encoder, options: dict[str, int]) -> dict[str, Any]:
    """Our readers' text through ``RecursiveCharacterTextSplitter`` and ``Chroma.add_texts``."""
    from langchain_chroma import Chroma
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from ingest.readers import read

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        texts = ["\n".join(block.text for block in read(path).blocks) for path in files]
        splitter = RecursiveCharacterTextSplitter(**options)  # type: ignore[arg-type]
        chunks = [chunk for text in texts for chunk in splitter.split_text(text)]
        store = Chroma(collection_name="beside", embedding_function=encoder, persist_directory=folder)  # type: ignore[arg-type]
        store.add_texts(chunks)
        seconds = time.perf_counter() - began
    return _rates(len(chunks), sum(len(text) for text in texts), seconds)


def _rates(passages: int, characters: int, seconds: float) -> dict[str, Any]:
    return {
        "passages": passages,
        "characters": characters,
        "seconds": round(seconds, 2),
        "passages_per_second": round(passages / seconds, 1),
        "characters_per_second": round(characters / seconds),
    }
