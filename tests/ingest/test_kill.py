"""A process killed at any moment loses nothing: the next one finishes what it left, and the library is whole."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from api.settings import Settings
from api.wiring import encoder_opener, encoder_settings, open_library
from corpus.encoder import EncoderState, encoder_status
from corpus.library import Library, opened
from ingest.pipeline import ingest
from ingest.report import FileStatus
from tests.conftest import PROJECT, TinyEncoder
from tests.running import apart, start

PAPERS = 30
LINES = 30


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Enough papers for an ingest of a few seconds."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(PAPERS):
        lines = [f"云岭县第{number}号督查情况通报", "一、基本情况"]
        lines += [f"第{line}所学校有在校学生{number * 100 + line}人，其中送教上门{line}人。" for line in range(LINES)]
        (folder / f"{number:03}.txt").write_text("\n".join(lines), "utf-8")
    return folder


def assert_whole(library: Library, *, documents: int | None = None) -> None:
    """The catalog is sound, no document is half there, and both indexes hold exactly what it says."""
    assert library.catalog.check() is None
    summaries = library.catalog.summaries()
    if documents is not None:
        assert len(summaries) == documents
    for summary in summaries:
        assert len(library.catalog.passages_of(summary.id)) == summary.passages > 0
        assert len(library.catalog.document(summary.id).text) == summary.characters
    pending = library.state.pending()
    assert (pending.lexical, pending.removed) == ((), ())
    assert all(lost == left == 0 for _, lost, left in library.compare_indexes())


def wait_for(seen: Callable[[], bool], process: subprocess.Popen[str], *, seconds: float = 60) -> None:
    """Wait until ``seen``, or the process has ended."""
    deadline = time.monotonic() + seconds
    while not seen() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)


def documents_in(folder: Path) -> int:
    """How many documents are committed, as another process sees them."""
    import sqlite3

    try:
        connection = sqlite3.connect(f"file:{folder / 'catalog.sqlite'}?mode=ro", uri=True, timeout=5)
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0


def kill(process: subprocess.Popen[str], sign: int = signal.SIGKILL) -> int:
    if process.poll() is None:
        os.kill(process.pid, sign)
    process.communicate(timeout=60)
    return process.returncode


@pytest.mark.slow
def test_killed_at_random_moments_the_next_command_carries_on(tmp_path: Path, papers: Path) -> None:
    folder, dice = tmp_path / "library", random.Random(20260)
    killed = 0
    for share in (0.0, 0.4, 1.0):  # while it starts, while it reads, while it builds the index
        process = start("ingest", papers, "--library", folder)
        wanted = int(share * PAPERS)
        wait_for(lambda wanted=wanted: documents_in(folder) >= wanted, process)  # type: ignore[misc]
        time.sleep(dice.random() * 0.15)
        killed += kill(process) == -signal.SIGKILL
        found = apart("search", "送教上门", "--library", folder, "--json")
        assert found.status == 0, found.err
        with opened(folder, open_encoder=None) as library:
            assert_whole(library)
            assert bool(found.json["hits"]) is bool(library.catalog.counts()[0])
    assert killed >= 2
    last = apart("ingest", papers, "--library", folder, "--json")
    assert last.status == 0
    assert {file["status"] for file in last.json["files"]} <= {"added", "unchanged"}
    with opened(folder, open_encoder=None) as library:
        assert_whole(library, documents=PAPERS)


@pytest.mark.slow
def test_killed_while_vectors_are_made_the_next_start_finishes_them(tmp_path: Path, papers: Path) -> None:
    if encoder_status(encoder_settings(Settings())).state is not EncoderState.READY:
        pytest.skip("the bundled model is not built on this machine")
    folder = tmp_path / "library"
    for path in sorted(papers.iterdir())[8:]:
        path.unlink()
    process = start("ingest", papers, "--library", folder, YOUJU_MODEL="bundled")
    wait_for(lambda: (folder / "dense").is_dir(), process)  # it is made before the first text is encoded
    assert kill(process) == -signal.SIGKILL
    settings = Settings(library=folder)
    with opened(folder, open_encoder=encoder_opener(settings)) as library:
        assert library.state.pending().dense
    with open_library(settings) as library:
        assert_whole(library, documents=8)
        assert library.state.pending().dense == ()
        assert library.search_vectors("送教上门", k=1)


def test_a_kill_between_catalog_and_index_leaves_no_stale_passage(tmp_path: Path, papers: Path) -> None:
    """An edited paper was stored and the process died before the indexes knew."""
    folder = tmp_path / "library"
    with opened(folder, open_encoder=TinyEncoder) as library:
        ingest([papers / "000.txt"], library)
    (papers / "000.txt").write_text("云岭县通报\n劳动教育基地7处。", "utf-8")
    code = (
        "import os, sys; from pathlib import Path\n"
        "from corpus.library import Library; from ingest.pipeline import ingest\n"
        "Library.sync = lambda *_, **__: os.kill(os.getpid(), 9)\n"
        "ingest([Path(sys.argv[1])], Library.open(Path(sys.argv[2]), open_encoder=None))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, papers / "000.txt", folder], cwd=PROJECT, check=False)
    assert done.returncode == -signal.SIGKILL
    with opened(folder, open_encoder=TinyEncoder) as library:
        assert library.recover()
        assert_whole(library, documents=1)
        assert library.search_words("送教上门", k=9) == []
        assert len(library.search_vectors("送教上门", k=9)) == len(library.catalog.passage_ids())


def test_ctrl_c_says_that_nothing_is_lost_and_frees_the_library(tmp_path: Path, papers: Path) -> None:
    folder = tmp_path / "library"
    process = start("ingest", papers, "--library", folder)
    wait_for(lambda: documents_in(folder) >= 3, process)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert out == ""
    assert "已中断" in err
    assert "Traceback" not in err
    again = apart("documents", "--library", folder, "--json")
    assert 3 <= len(again.json["documents"]) <= PAPERS
    with opened(folder, open_encoder=None) as library:
        assert_whole(library)


@pytest.mark.slow
def test_reading_works_beside_a_writer_and_a_second_writer_is_told_who_holds_it(tmp_path: Path, papers: Path) -> None:
    folder = tmp_path / "library"
    assert apart("ingest", papers / "000.txt", "--library", folder).status == 0
    writer = start("ingest", papers, "--library", folder)
    try:
        wait_for(lambda: (folder / "write.lock.json").exists() and documents_in(folder) >= 2, writer)
        os.kill(writer.pid, signal.SIGSTOP)  # it holds the lock for as long as the test looks
        second = apart("ingest", papers, "--library", folder, "--json")
        assert (second.status, second.out) == (1, "")
        assert str(writer.pid) in second.err
        assert "读入材料" in second.err
        assert "Traceback" not in second.err
        assert apart("delete", "000.txt", "--library", folder).status == 1
        found = apart("search", "送教上门", "--library", folder, "--json")
        assert (found.status, bool(found.json["hits"])) == (0, True)
    finally:
        os.kill(writer.pid, signal.SIGCONT)
        writer.communicate(timeout=120)
    assert writer.returncode == 0
    with opened(folder, open_encoder=None) as library:
        assert_whole(library, documents=PAPERS)


def test_what_a_dead_holder_wrote_of_itself_stops_nobody(tmp_path: Path, papers: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "write.lock").touch()
    (folder / "write.lock.json").write_text(json.dumps({"pid": 1, "host": "x", "since": "?", "doing": "?"}))
    with opened(folder, open_encoder=None) as library:
        report = ingest([papers / "000.txt"], library)
    assert report.files[0].status is FileStatus.ADDED
