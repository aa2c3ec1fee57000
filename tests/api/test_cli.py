"""The command line answers in the shapes of INTERFACE, fails in one Chinese sentence, and says nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli import app
from api.demo import SAMPLES
from tests.api.contract import ANSWER, DOC, INGESTED, SEARCHED, SHOWN, assert_complains, faults
from tests.conftest import PROJECT
from tests.running import Ran, apart

Run = Callable[..., Ran]

PAPERS = (
    "云岭县2024年控辍保学工作总结.docx",
    "云岭县教育局关于做好2024年送教上门工作的通知.docx",
    "禾川区2024年控辍保学工作总结.html",
    "青江市义务教育主要指标对照表（2023—2024年）.xlsx",
)
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
HEAVY = ("torch", "chromadb", "sqlalchemy", "onnxruntime", "langchain_core", "numpy", "jieba", "tantivy", "pydantic")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of four sample papers, searched by words."""
    folder = tmp_path_factory.mktemp("cli") / "library"
    ran = apart("ingest", *(SAMPLES / name for name in PAPERS), "--library", folder)
    assert ran.status == 0, ran.err
    return folder


# --- shapes ------------------------------------------------------------------------------------------------


def test_ingest_reports_every_file_in_the_promised_shape(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    ran = run("ingest", SAMPLES / PAPERS[0], tmp_path / "空.txt", "--json")
    assert faults(ran.json, INGESTED) == []
    assert [file["status"] for file in ran.json["files"]] == ["added", "failed"]
    assert ran.json["documents"] == 1
    assert ran.status == 1
    again = run("ingest", SAMPLES / PAPERS[0], "--json")
    assert (again.status, again.json["files"][0]["status"], again.json["documents"]) == (0, "unchanged", 0)


def test_documents_and_show_have_the_promised_shapes(run: Run, stocked: Path) -> None:
    listed = run("documents", "--library", stocked, "--json").json
    assert faults(listed, {"documents": [DOC]}) == []
    assert len(listed["documents"]) == len(PAPERS)
    for document in listed["documents"]:
        shown = run("show", document["id"], "--library", stocked, "--json").json
        assert faults(shown, SHOWN) == []
        assert shown["characters"] == len(shown["text"])
        for part in (*shown["outline"], *shown["repairs"]):
            assert 0 <= part["start"] < part["end"] <= shown["characters"]


def test_show_takes_an_id_a_prefix_or_a_file_name(run: Run, stocked: Path) -> None:
    id_ = run("documents", "--library", stocked, "--json").json["documents"][0]["id"]
    source = run("show", id_, "--library", stocked, "--json").json["source"]
    for name in (id_[:6], Path(source).name, source):
        assert run("show", name, "--library", stocked, "--json").json["id"] == id_


def test_search_has_the_promised_shape_in_every_way_of_asking(run: Run, stocked: Path) -> None:
    for more in (("--mode", "lexical"), ("--region", "云岭县", "--year", "2024", "--kind", "通知", "-k", "2")):
        ran = run("search", "送教上门", *more, "--library", stocked, "--json")
        assert (ran.status, faults(ran.json, SEARCHED)) == (0, [])
        assert ran.json["hits"]
        assert [hit["rank"] for hit in ran.json["hits"]] == list(range(1, len(ran.json["hits"]) + 1))
    assert len(ran.json["hits"]) == 2


def test_every_hit_is_the_slice_that_it_names(run: Run, stocked: Path) -> None:
    for hit in run("search", "残疾儿童送教上门", "--library", stocked, "--json").json["hits"]:
        text = run("show", hit["document_id"], "--library", stocked, "--json").json["text"]
        assert text[hit["start"] : hit["end"]] == hit["text"]


def test_filters_keep_out_what_is_not_asked_for(run: Run, stocked: Path) -> None:
    hits = run("search", "控辍保学", "--region", "禾川", "--library", stocked, "--json").json["hits"]
    assert {hit["region"] for hit in hits} == {"禾川区"}


def test_finding_nothing_is_no_error(run: Run, stocked: Path) -> None:
    ran = run("search", "控辍保学", "--year", "1999", "--library", stocked)
    assert (ran.status, ran.out) == (0, "没有找到相关段落。\n")


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("云岭县2024年送教上门服务多少名学生？", "answered"),
        ("云岭县2024年控辍保学有哪些主要做法？", "answered"),
        ("云岭县2024年高考一本上线多少人？", "not_found"),
    ],
)
def test_an_answer_has_the_promised_shape_and_exact_quotes(run: Run, stocked: Path, question: str, status: str) -> None:
    ran = run("ask", question, "--library", stocked, "--json")
    assert (ran.status, faults(ran.json, ANSWER), ran.json["status"]) == (0, [], status)
    numbers = {citation["id"] for citation in ran.json["citations"]}
    assert {n for statement in ran.json["statements"] for n in statement["citations"]} == numbers
    assert {int(n) for n in re.findall(r"\[(\d+)\]", ran.json["text"])} >= numbers
    for citation in ran.json["citations"]:
        text = run("show", citation["document_id"], "--library", stocked, "--json").json["text"]
        assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_a_follow_up_is_understood_from_the_history_file(run: Run, stocked: Path, tmp_path: Path) -> None:
    history = tmp_path / "history.json"
    history.write_text(json.dumps([{"question": "云岭县2024年送教上门多少名学生？", "answer": "略"}]), "utf-8")
    answer = run("ask", "那禾川区呢？", "--history", history, "--library", stocked, "--json").json
    assert "禾川区" in answer["resolved_question"]
    assert "送教上门" in answer["resolved_question"]
    assert {citation["region"] for citation in answer["citations"]} == {"禾川区"}


def test_doctor_says_what_it_looked_at(run: Run, stocked: Path) -> None:
    ran = run("doctor", "--library", stocked, "--json")
    shape = {"ok": bool, "findings": [{"name": str, "ok": bool, "message": str, "remedy": str}]}
    assert (ran.status, faults(ran.json, shape), ran.json["ok"]) == (0, [], True)
    assert {"资料库", "词索引", "向量模型"} <= {finding["name"] for finding in ran.json["findings"]}


def test_what_is_printed_for_people_names_every_paper(run: Run, stocked: Path) -> None:
    out = run("documents", "--library", stocked).out
    assert out.endswith(f"共 {len(PAPERS)} 份材料。\n")
    assert "云教发〔2024〕7号" in out
    assert "原文：“" in run("ask", "云岭县2024年送教上门服务多少名学生？", "--library", stocked).out


# --- what changes a library --------------------------------------------------------------------------------


def test_delete_then_purge_leaves_no_byte_of_the_paper(run: Run, tmp_path: Path) -> None:
    secret = "樟木坳教学点"
    paper = tmp_path / "保密.txt"
    paper.write_text(f"云岭县2024年工作总结\n{secret}有学生9人。", "utf-8")
    run("ingest", paper, SAMPLES / PAPERS[2])
    paper.unlink()
    deleted = run("delete", "保密.txt", "--json")
    assert (deleted.status, len(deleted.json["deleted"])) == (0, 1)
    assert all(secret not in hit["text"] for hit in run("search", secret, "--json").json["hits"])
    assert run("purge", "--json").json == {"purged": True}
    files = [path for path in (tmp_path / "library").rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if secret.encode() in path.read_bytes()] == []


def test_repair_rebuilds_a_word_index_that_was_lost(run: Run, tmp_path: Path) -> None:
    run("ingest", SAMPLES / PAPERS[2])
    for path in sorted((tmp_path / "library" / "lexical").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    broken = run("doctor", "--json")
    assert (broken.status, broken.json["ok"]) == (1, False)
    assert any("doctor --repair" in finding["remedy"] for finding in broken.json["findings"])
    mended = run("doctor", "--repair", "--json")
    assert (mended.status, mended.json["ok"]) == (0, True)


# --- where a library is -----------------------------------------------------------------------------------------


def test_the_library_is_named_by_option_environment_or_habit(
    run: Run, stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("documents", "--json").json == {"documents": []}
    assert (tmp_path / "library").is_dir()
    monkeypatch.setenv("YOUJU_LIBRARY", str(stocked))
    assert len(run("documents", "--json").json["documents"]) == len(PAPERS)
    assert run("documents", "--library", tmp_path / "另 一个", "--json").json == {"documents": []}


def test_a_library_may_lie_in_a_folder_with_spaces_and_chinese(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "资 料 库" / "a b"
    assert run("ingest", SAMPLES / PAPERS[2], "--library", folder).status == 0
    assert len(run("documents", "--library", folder, "--json").json["documents"]) == 1


def test_a_library_that_is_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    for folder in (tmp_path / "文件", tmp_path / "文件" / "里面"):
        assert_complains(run("documents", "--library", folder), 1, "不是文件夹", "--library")


def test_a_damaged_catalog_is_told_without_a_traceback(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "catalog.sqlite").write_bytes(bytes(range(256)) * 20)
    assert_complains(run("documents"), 1, "数据库用不了", "备份")
    assert run("doctor").status == 1


def test_a_database_that_fails_while_papers_are_read_stops_with_one_sentence(run: Run, tmp_path: Path) -> None:
    import sqlite3

    run("documents")
    with sqlite3.connect(tmp_path / "library" / "catalog.sqlite") as connection:
        connection.execute("DROP TABLE sections")
    connection.close()
    (tmp_path / "甲.txt").write_text("云岭县2024年工作总结\n一、基本情况\n全县有教学点31个。", "utf-8")
    assert_complains(run("ingest", "甲.txt"), 1, "数据库用不了")


def test_a_database_address_that_leads_nowhere_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUJU_CATALOG_URL", "sqlite:////没有这个文件夹/catalog.sqlite")
    assert_complains(run("documents"), 1, "数据库用不了")
    monkeypatch.setenv("YOUJU_CATALOG_URL", "不是地址")
    assert_complains(run("documents"), 1, "数据库用不了")


def test_a_library_of_a_newer_version_is_left_alone(run: Run, tmp_path: Path) -> None:
    import sqlite3

    run("documents")
    with sqlite3.connect(tmp_path / "library" / "catalog.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert_complains(run("documents"), 1, "更新版本", "升级")


# --- wrong usage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("frobnicate",), ("frobnicate", "--help")),
        (("search",), ("缺少", "youju search --help")),
        (("search", "甲", "--nosuch"), ("--nosuch",)),
        (("search", "甲", "--mode", "magic"), ("--mode", "lexical")),
        (("search", "甲", "-k", "0"), ("-k",)),
        (("search", "甲", "--kind", "小说"), ("小说", "工作总结")),
        (("ask", "甲", "--year", "去年"), ("--year",)),
        (("ask", "甲", "--model", "gpt"), ("gpt", "none")),
        (("ask", "甲", "--history", "没有.json"), ("没有.json",)),
        (("--library", "x", "documents"), ("--library",)),
    ],
)
def test_wrong_usage_is_told_in_chinese_with_status_2(
    run: Run, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert_complains(run(*arguments), 2, *words)


@pytest.mark.parametrize("content", ["不是 JSON", "[1, 2]", '{"question": "甲"}', '[{"answer": "乙"}]', "null"])
def test_a_history_of_another_shape_is_wrong_usage(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "h.json").write_text(content, "utf-8")
    assert_complains(run("ask", "甲有多少？", "--history", "h.json"), 2, "question")


def test_a_setting_that_cannot_be_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUJU_THREADS", "许多")
    assert_complains(run("documents"), 2, "YOUJU_THREADS", "许多")


def test_a_paper_that_is_not_there_fails_with_status_1(run: Run, stocked: Path) -> None:
    assert_complains(run("show", "没有这份", "--library", stocked), 1, "没有这份", "youju documents")
    assert_complains(run("delete", "没有这份", "--library", stocked), 1, "没有这份")
    assert_complains(run("show", "", "--library", stocked), 1)


def test_searching_by_meaning_without_a_model_says_what_to_set(run: Run, stocked: Path) -> None:
    assert_complains(run("search", "送教上门", "--mode", "dense", "--library", stocked), 1, "YOUJU_MODEL")


def test_asking_an_empty_library_says_how_to_fill_it(run: Run) -> None:
    answer = run("ask", "云岭县有多少所学校？", "--json")
    assert (answer.status, answer.json["status"], answer.json["citations"]) == (0, "not_found", [])
    assert "youju ingest" in answer.json["text"]


def test_an_empty_folder_is_told_and_no_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    ran = run("ingest", "空")
    assert (ran.status, ran.out[:4]) == (0, "没有找到")


# --- the process ----------------------------------------------------------------------------------------------


def test_the_demo_goes_all_the_way_and_begins_afresh(run: Run, tmp_path: Path) -> None:
    run("ingest", SAMPLES / PAPERS[0], "--library", "demo-library")
    ran = run("demo")
    assert ran.status == 0, ran.err
    assert (ran.out.count("【有依据】"), ran.out.count("【材料中没有】")) == (4, 1)
    assert "27 + 19 = 46" in ran.out
    assert "【矛盾】" in ran.out
    assert "[未变]" not in ran.out


def test_the_demo_never_clears_somebody_s_own_library(run: Run, tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("云岭县2024年工作总结\n全县有教学点31个。", "utf-8")
    run("ingest", "甲.txt")
    assert_complains(run("demo", "--library", "library"), 2, "library", "--library")
    assert len(run("documents", "--json").json["documents"]) == 1


def test_standard_output_holds_one_json_object_and_progress_goes_to_standard_error(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("云岭县2024年工作总结\n全县有教学点31个。", "utf-8")
    ran = apart("ingest", "甲.txt", "--json", cwd=tmp_path)
    assert faults(ran.json, INGESTED) == []
    assert "读入材料" in ran.err


def test_a_terminal_of_another_encoding_gets_what_it_can_show(tmp_path: Path) -> None:
    (tmp_path / "㐂𠮷.txt").write_text("云岭县2024年工作总结\n全县有教学点31个。", "utf-8")
    ran = apart("ingest", "㐂𠮷.txt", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (ran.status, "Error" in ran.err) == (0, False)


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; sys.argv = ['youju', '--help']\n"
        "from api.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme_and_explains_itself(run: Run, command: str) -> None:
    assert f"youju {command}" in (PROJECT / "README.md").read_text("utf-8")
    told = run(command, "--help")
    assert (told.status, told.err) == (0, "")
    assert re.search("[一-鿿]", told.out)


def test_what_a_library_logs_never_reaches_the_user() -> None:
    code = (
        "import logging, sys; from api import cli\n"
        "def run():\n"
        "    try: raise ValueError('inside')\n"
        "    except ValueError: logging.getLogger('sqlalchemy.pool').exception('Exception during reset')\n"
        "    return 0\n"
        "cli._run = run; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
