"""The library keeps its promises: the catalog is the truth, the indexes follow it, nothing deleted stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import LibraryLocked, LibraryMismatch, NotInLibrary
from corpus.library import Library, opened
from corpus.types import CitedDocument, Document, Filters, Notice, Removed, Repair, Section, SectionKind, Span
from tests.conftest import PROJECT, TinyEncoder

Put = Callable[..., Document]

# What a line is found by stands further from its ends than the edge that the word index takes in from neighbours.
LINES = (
    "各乡镇每月五日前把学生变动情况报县教育局，由专人核对后存档。" * 3
    + "建立月报告制度。"
    + "各校指定一名联络员。" * 7,
    "每名学生由两位教师负责，康复训练和文化课交替进行，家长陪同。" * 3 + "送教上门27人。" + "每次课后填写记录。" * 8,
    "活动室配备图书和视频电话，放学后由值班教师看护，周末开放。" * 3
    + "留守儿童有活动室。"
    + "假期组织夏令营活动。" * 7,
)
TEXT = "\n".join(LINES)


def test_what_was_stored_comes_back_equal(library: Library, put: Put) -> None:
    told: dict[str, object] = {
        "sections": (Section(1, "一、", "基本情况", 0, 11, 6, SectionKind.HEADING),),
        "spans": (Span(0, 11, page=2, line=1, sheet="表1", cell="B3"),),
        "repairs": (Repair(0, 2, "??", certain=False),),
        "removed": (Removed("上一篇", "网页导航"),),
        "cited_documents": (CitedDocument("关于送教上门的通知", "云教发〔2024〕7号"),),
        "warnings": (Notice("ocr", "由图片识别"),),
        "docno": "云教发〔2024〕8号",
    }
    document = put(library, TEXT, **told)
    assert library.catalog.document(document.id) == document


def test_words_and_vectors_find_what_was_stored(library: Library, put: Put) -> None:
    document = put(library, TEXT)
    library.sync()
    assert library.search_words("送教上门多少人", k=3)[0][0] == f"{document.id}-0001"
    stored = f"云岭县工作总结\n一、基本情况\n{LINES[2]}"
    assert library.search_vectors(stored, k=1)[0] == (f"{document.id}-0002", pytest.approx(1.0, abs=1e-4))


def test_an_edited_file_leaves_nothing_of_its_old_version(library: Library, put: Put) -> None:
    put(library, TEXT)
    library.sync()
    new = put(library, "全新的内容，与劳动教育有关。")
    library.sync()
    assert [summary.id for summary in library.catalog.summaries()] == [new.id]
    assert library.search_words("送教上门", k=5) == []
    assert {id_ for id_, _ in library.search_vectors("送教上门", k=5)} == {f"{new.id}-0000"}


def test_a_removed_document_is_gone_everywhere(library: Library, put: Put) -> None:
    document = put(library, TEXT)
    library.sync()
    with library.writing("删除材料"):
        library.remove([document.id])
    assert library.catalog.summaries() == ()
    assert library.search_words("送教上门", k=5) == []
    assert library.search_vectors("送教上门", k=5) == []
    assert library.compare_indexes() == [("词索引", 0, 0), ("向量索引", 0, 0)]


def test_a_document_removed_and_put_back_is_found_again(library: Library, put: Put) -> None:
    document = put(library, TEXT)
    library.sync()
    library.catalog.remove_documents([document.id])
    put(library, TEXT)
    library.sync()
    assert library.search_words("送教上门", k=5)
    assert library.compare_indexes() == [("词索引", 0, 0), ("向量索引", 0, 0)]


def test_what_a_stopped_process_left_is_finished_at_the_next_start(tmp_path: Path, put: Put) -> None:
    with opened(tmp_path, open_encoder=TinyEncoder) as library:
        put(library, TEXT)
    with opened(tmp_path, open_encoder=TinyEncoder) as library:
        assert library.recover()
        assert library.search_words("送教上门", k=1)
        assert not library.recover()


def test_repair_rebuilds_indexes_that_were_deleted(tmp_path: Path, put: Put) -> None:
    with opened(tmp_path, open_encoder=TinyEncoder) as library:
        put(library, TEXT)
        library.sync()
    for index in ("lexical", "dense"):
        for path in sorted((tmp_path / index).rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
    with opened(tmp_path, open_encoder=TinyEncoder) as library:
        library.repair()
        assert library.compare_indexes() == [("词索引", 0, 0), ("向量索引", 0, 0)]
        assert library.search_words("送教上门", k=1)


def test_another_encoder_is_refused_until_the_vectors_are_rebuilt(tmp_path: Path, put: Put) -> None:
    with opened(tmp_path, open_encoder=TinyEncoder) as library:
        put(library, TEXT)
        library.sync()
    with opened(tmp_path, open_encoder=lambda: TinyEncoder(size=8)) as library:
        with pytest.raises(LibraryMismatch, match="doctor --repair"):
            library.search_vectors("送教上门", k=1)
        library.repair()
        assert library.search_vectors("送教上门", k=1)


def test_a_library_without_an_encoder_is_searched_by_words(tmp_path: Path, put: Put) -> None:
    with opened(tmp_path, open_encoder=None) as library:
        put(library, TEXT)
        library.sync()
        assert not library.has_vectors
        assert library.search_words("送教上门", k=1)
    with opened(tmp_path, open_encoder=TinyEncoder) as library:
        assert library.recover()
        assert library.search_vectors("送教上门", k=1)


def test_a_second_writer_is_told_who_holds_the_library(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from corpus.lock import write_lock\n"
        f"with write_lock(Path({str(tmp_path)!r}), doing='读入材料'):\n"
        "    print('held', flush=True); time.sleep(60)\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        with opened(tmp_path, open_encoder=None) as library:
            with pytest.raises(LibraryLocked) as told, library.writing("删除材料"):
                pass
            assert str(holder.pid) in str(told.value)
            assert "读入材料" in str(told.value)
            os.kill(holder.pid, signal.SIGKILL)
            holder.wait()
            with library.writing("删除材料"):
                pass
    finally:
        holder.kill()
        holder.wait()


def test_a_reader_sees_what_another_process_wrote(tmp_path: Path, put: Put) -> None:
    with opened(tmp_path, open_encoder=TinyEncoder) as writer, opened(tmp_path, open_encoder=TinyEncoder) as reader:
        first = put(writer, TEXT)
        writer.sync()
        reader.refresh()
        assert {id_[:16] for id_, _ in reader.search_vectors("儿童", k=9)} == {first.id}
        second = put(writer, "禾川区设立资源教室12间。", path="/papers/b.txt", region="禾川区")
        writer.sync()
        reader.refresh()
        assert {id_[:16] for id_, _ in reader.search_vectors("儿童", k=9)} == {first.id, second.id}
        assert reader.search_words("资源教室", k=1)[0][0].startswith(second.id)


def test_filters_let_in_a_region_and_what_lies_within_it(library: Library, put: Put) -> None:
    county = put(library, TEXT)
    other = put(library, "甲。", path="/b.txt", region="临江区", parent_region="另一市", year=2023)
    matching = library.catalog.matching
    assert matching(Filters()) is None
    assert matching(Filters(regions=("云岭县",))) == {county.id}
    assert matching(Filters(regions=("青江市",))) == {county.id}
    assert matching(Filters(years=(2023,))) == {other.id}
    assert matching(Filters(kinds=("工作总结",), regions=("另一市",))) == {other.id}
    assert matching(Filters(regions=("无此县",))) == set()


def test_a_paper_is_found_by_its_docno_and_by_those_that_cite_it(library: Library, put: Put) -> None:
    paper = put(library, TEXT, docno="云教发〔2024〕7号")
    citing = put(library, "甲。", path="/b.txt", cited_documents=(CitedDocument("通知", "云教发〔2024〕7号"),))
    put(library, "乙。", path="/c.txt", docno="云教发〔2023〕7号")
    assert library.catalog.with_docno("云教发〔2024〕7号") == (paper.id,)
    assert library.catalog.citing("云教发〔2024〕7号") == (citing.id,)


def test_a_document_goes_by_id_prefix_file_name_or_title(library: Library, put: Put) -> None:
    one = put(library, TEXT, path="/papers/甲.txt", title="甲总结")
    put(library, "乙。", path="/papers/乙.txt", title="乙总结")
    for name in (one.id, one.id[:8], "甲.txt", "/papers/甲.txt", "甲总结"):
        assert library.catalog.find(name) == one.id
    with pytest.raises(NotInLibrary):
        library.catalog.find("丙.txt")


def test_purge_leaves_no_byte_of_a_deleted_text_on_disk(tmp_path: Path, put: Put) -> None:
    secret = "绝密名单张三李四"
    with opened(tmp_path, open_encoder=TinyEncoder) as library:
        put(library, TEXT)
        gone = put(library, f"{secret}。", path="/b.txt")
        library.sync()
        with library.writing("删除材料"):
            library.remove([gone.id])
        library.purge()
    found = [path for path in tmp_path.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert found == []


def test_ids_of_passages_without_a_document_are_passed_over(library: Library, put: Put) -> None:
    document = put(library, TEXT)
    found = library.catalog.passages([f"{document.id}-0001", "nowhere-0000"])
    assert {id_: text for id_, (_, text) in found.items()} == {f"{document.id}-0001": LINES[1]}
    assert replace(document) == document
