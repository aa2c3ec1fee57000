"""Files come into the library whole, once, and with a report; a bad one harms no other."""

from __future__ import annotations

import os
import re
import shutil
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from api.demo import SAMPLES
from corpus.library import Library, opened
from corpus.types import Document, Filters
from ingest import pipeline
from ingest.pipeline import ingest
from ingest.report import FileReport, FileStatus
from retrieval.ask import ask
from tests.conftest import SHARED
from tests.ingest.bad_files import BAD_FILES
from tests.ingest.damage import lose_lead

PAPER = """云岭县2024年控辍保学工作总结
一、基本情况
全县共有小学{schools}所，在校学生5120人。
二、主要做法
（一）建立台账。各乡镇每月核对一次学籍，共劝返学生{returned}人。
"""
BUNDLE = """云岭县控辍保学工作进展情况
全县今年开展控辍保学督查，各学校按月上报，没有学生因贫失学。
云岭县教育局
2024年3月5日
禾川区2024年秋季学期送教上门工作的通知
各中小学：
一、提高认识。各校要按月为残疾学生送教。
二、压实责任。每名学生配2名教师。
禾川区教育局
2024年9月3日
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


@pytest.fixture
def words(tmp_path: Path) -> Library:
    """A library searched by words alone."""
    with opened(tmp_path / "words", open_encoder=None) as library:
        yield library  # type: ignore[misc]


def write(folder: Path, name: str, *, schools: int = 19, returned: int = 46) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAPER.format(schools=schools, returned=returned), "utf-8")
    return path


def only(report: pipeline.IngestReport) -> FileReport:
    (file,) = report.files
    return file


def texts(library: Library) -> list[str]:
    return [library.catalog.document(summary.id).text for summary in library.catalog.summaries()]


def assert_in_step(library: Library) -> None:
    assert all(lost == left == 0 for _, lost, left in library.compare_indexes())


# --- what becomes of a file ----------------------------------------------------------------------------------------


def test_a_new_file_is_added_and_found(words: Library, papers: Path) -> None:
    report = ingest([write(papers, "甲.txt")], words)
    file = only(report)
    assert (file.status, file.format, file.encoding, file.error) == (FileStatus.ADDED, "txt", "utf-8", None)
    assert (report.documents, report.passages) == (1, file.passages)
    assert file.characters == len(texts(words)[0])
    assert words.search_words("劝返学生", k=1)[0][0].startswith(file.documents[0])
    assert_in_step(words)


def test_reading_again_changes_nothing(words: Library, papers: Path) -> None:
    first = only(ingest([write(papers, "甲.txt")], words))
    report = ingest([papers / "甲.txt"], words)
    again = only(report)
    assert again.status is FileStatus.UNCHANGED
    assert (again.documents, again.characters, again.warnings) == (first.documents, first.characters, first.warnings)
    assert (report.documents, report.passages) == (0, 0)


def test_an_edited_file_replaces_its_old_version_everywhere(library: Library, papers: Path) -> None:
    old = only(ingest([write(papers, "甲.txt", returned=46)], library))
    new = only(ingest([write(papers, "甲.txt", returned=73)], library))
    assert new.status is FileStatus.UPDATED
    assert set(old.documents).isdisjoint(new.documents)
    assert len(texts(library)) == 1
    assert "73人" in texts(library)[0]
    assert "46人" not in texts(library)[0]
    assert {id_.split("-")[0] for id_, _ in library.search_words("劝返学生46人", k=9)} == set(new.documents)
    assert_in_step(library)


def test_the_same_bytes_at_another_path_are_a_duplicate(words: Library, papers: Path) -> None:
    original = only(ingest([write(papers, "甲.txt")], words))
    copy = only(ingest([write(papers, "乙.txt")], words))
    assert (copy.status, copy.duplicate_of) == (FileStatus.DUPLICATE, original.documents[0])
    assert copy.documents == ()
    assert len(texts(words)) == 1


def test_a_copy_becomes_the_paper_when_its_original_is_edited_in_the_same_call(words: Library, papers: Path) -> None:
    ingest([write(papers, "b.txt", schools=19)], words)
    write(papers, "a.txt", schools=19)
    write(papers, "b.txt", schools=21)
    report = ingest([papers], words)
    assert [file.status for file in report.files] == [FileStatus.ADDED, FileStatus.UPDATED]
    assert sorted(re.findall(r"小学(\d+)所", "".join(texts(words)))) == ["19", "21"]


def test_a_file_that_became_a_copy_leaves_its_own_paper(words: Library, papers: Path) -> None:
    write(papers, "a.txt", schools=19)
    write(papers, "b.txt", schools=21)
    ingest([papers], words)
    write(papers, "b.txt", schools=19)
    assert [file.status for file in ingest([papers], words).files] == [FileStatus.UNCHANGED, FileStatus.DUPLICATE]
    assert len(texts(words)) == 1
    assert_in_step(words)


def test_a_file_damaged_later_fails_and_keeps_what_was_read(words: Library, papers: Path) -> None:
    path = papers / "总结.docx"
    shutil.copy(SAMPLES / "云岭县2024年控辍保学工作总结.docx", path)
    before = only(ingest([path], words))
    path.write_bytes(path.read_bytes()[:2000])
    after = only(ingest([path], words))
    assert after.status is FileStatus.FAILED
    assert after.error is not None
    assert after.error.code == "damaged"
    assert [summary.id for summary in words.catalog.summaries()] == list(before.documents)


def test_a_newer_reader_reads_unchanged_files_again(
    library: Library, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = only(ingest([write(papers, "甲.txt")], library))
    monkeypatch.setattr(pipeline, "READER_VERSION", pipeline.READER_VERSION + 1)
    again = only(ingest([papers / "甲.txt"], library))
    assert (again.status, again.documents) == (FileStatus.UPDATED, before.documents)
    assert only(ingest([papers / "甲.txt"], library)).status is FileStatus.UNCHANGED
    assert library.search_words("劝返学生", k=1)
    assert_in_step(library)


def test_the_same_papers_have_the_same_ids_on_every_machine(tmp_path: Path) -> None:
    found = []
    for machine in ("一号机", "二号机"):
        folder = tmp_path / machine
        write(folder, "甲.txt", schools=7)
        (folder / "合订.txt").write_text(BUNDLE, "utf-8")
        with opened(tmp_path / f"{machine}库", open_encoder=None) as library:
            ingest([folder], library)
            ids = sorted(summary.id for summary in library.catalog.summaries())
            found.append((ids, sorted(library.catalog.passage_ids())))
    assert found[0] == found[1]
    assert len(found[0][0]) == 3


# --- folders and names ------------------------------------------------------------------------------------------------


def test_a_folder_is_walked_in_a_stable_order_without_what_is_no_paper(words: Library, papers: Path) -> None:
    for number, name in enumerate(
        ("b/二.txt", "a.txt", ".隐藏.txt", ".git/三.txt", "~$锁.docx", "程序.exe", "b/c/四.md")
    ):
        write(papers, name, schools=number + 2)
    report = ingest([papers, papers / "a.txt"], words)
    assert [Path(file.path).name for file in report.files] == ["a.txt", "四.md", "二.txt"]
    assert {file.status for file in report.files} == {FileStatus.ADDED}


def test_a_library_among_the_papers_is_not_read_into_itself(papers: Path) -> None:
    write(papers, "甲.txt")
    (papers / "library" / "vocabulary").mkdir(parents=True)
    (papers / "library" / "vocabulary" / "notes.txt").write_text("自己的词表说明。", "utf-8")
    with opened(papers / "library", open_encoder=None) as library:
        assert [Path(file.path).name for file in ingest([papers], library).files] == ["甲.txt"]


HOSTILE_NAMES = (
    "a\nb.txt",
    "$(reboot) `id` ;'\".txt",
    "-rf.txt",
    "%s%n{0}.txt",
    "\u202egpj.txt",
    "𠮷㐂.txt",
    "文" * 80 + ".txt",
    "' OR 1=1 --.txt",
)


def test_no_name_of_a_file_does_harm(words: Library, papers: Path) -> None:
    for number, name in enumerate(HOSTILE_NAMES, start=2):
        write(papers, name, schools=number)
    report = ingest([papers], words)
    assert sorted(Path(file.path).name for file in report.files) == sorted(HOSTILE_NAMES)
    for file in report.files:
        assert file.status is FileStatus.ADDED
        assert words.catalog.find(Path(file.path).name) == file.documents[0]
    assert {file.status for file in ingest([papers], words).files} == {FileStatus.UNCHANGED}


def test_a_name_in_another_encoding_is_read_or_shown_by_its_bytes(words: Library, papers: Path) -> None:
    try:
        for number, raw in enumerate(("云岭.txt".encode("gb18030"), b"\xff\xfe.txt"), start=2):
            write(papers, os.fsdecode(raw), schools=number)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    report = ingest([papers], words)
    assert {Path(file.path).name for file in report.files} == {"云岭.txt", "\\xff\\xfe.txt"}
    assert {file.status for file in report.files} == {FileStatus.ADDED}
    assert {file.status for file in ingest([papers], words).files} == {FileStatus.UNCHANGED}


@pytest.mark.parametrize("path", ["没有.txt", "x" * 5000, "零\0字节.txt", ""])
def test_a_path_that_leads_nowhere_is_told_in_one_sentence(words: Library, papers: Path, path: str) -> None:
    file = only(ingest([papers / path / "甲.txt" if not path else papers / path], words))
    assert file.error is not None
    assert file.error.code == "not_found"
    assert file.error.remedy


# --- bad files --------------------------------------------------------------------------------------------------------


def test_one_bad_file_of_each_kind_fails_alone_with_what_to_do(words: Library, papers: Path) -> None:
    for name, (make, _) in BAD_FILES.items():
        make(papers / name)
    write(papers, "0好.txt", schools=3)
    write(papers, "龥好.txt", schools=4)
    report = ingest([papers], words)
    told = {Path(file.path).name: file for file in report.files}
    assert set(told) == {*BAD_FILES, "0好.txt", "龥好.txt"}
    for name, (_, code) in BAD_FILES.items():
        error = told[name].error
        assert error is not None, name
        assert (told[name].status, error.code) == (FileStatus.FAILED, code)
        assert name.split(".")[0] in error.message
        for sentence in (error.message, error.remedy):
            assert re.search("[一-鿿]", sentence)
            assert sentence.endswith("。")
            assert "\n" not in sentence
    assert {name for name, file in told.items() if file.status is FileStatus.ADDED} == {"0好.txt", "龥好.txt"}
    assert len(texts(words)) == 2
    assert_in_step(words)


def test_a_file_with_the_wrong_extension_is_read_by_its_content_and_told(words: Library, papers: Path) -> None:
    path = papers / "其实是Word.pdf"
    shutil.copy(SAMPLES / "云岭县2024年控辍保学工作总结.docx", path)
    file = only(ingest([path], words))
    assert (file.status, file.format) == (FileStatus.ADDED, "docx")
    assert "wrong_extension" in {warning.code for warning in file.warnings}


def test_bad_files_are_refused_in_bounded_memory(papers: Path) -> None:
    import subprocess
    import sys

    from tests.conftest import PROJECT

    for name, (make, _) in BAD_FILES.items():
        make(papers / name)
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from corpus.library import opened; from ingest.pipeline import ingest\n"
        "used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10\n"
        "folder = Path(sys.argv[1])\n"
        "with opened(folder / 'library', open_encoder=None) as library:\n"
        "    ingest([folder / '空.txt'], library); before = used()\n"
        "    ingest([folder], library); print(used() - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, papers], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 250, f"{done.stdout.strip()} MiB more"  # PDF and Word libraries alone take about 100


# --- offsets and places -----------------------------------------------------------------------------------------------


def assert_sound(document: Document, passages: tuple[tuple[int, int, int], ...]) -> None:
    """Every offset lies in the text, and what a slice must equal it equals."""
    size = len(document.text)
    assert "\r" not in document.text
    for section in document.sections:
        assert 0 <= section.start <= section.body <= section.end <= size
        # The heading as the outline has it stands in the text where it says, marks and spaces apart.
        heading = re.sub(r"\s", "", document.text[section.start : section.end])
        assert heading.startswith(re.sub(r"\s", "", section.number))
        assert re.sub(r"\s", "", section.title)[:8] in heading
    for repair in document.repairs:
        assert 0 <= repair.start <= repair.end <= size
        assert repair.raw != document.text[repair.start : repair.end]
    for span in document.spans:
        assert 0 <= span.start <= span.end <= size
        assert "\n" not in document.text[span.start : span.end]
    for ordinal, (number, start, end) in enumerate(passages):
        assert number == ordinal
        assert 0 <= start < end <= size
        assert document.text[start:end].strip()
    for (_, _, end), (_, start, _) in pairwise(passages):
        assert end <= start
    covered = "".join(document.text[start:end] for _, start, end in passages)
    lost = len(re.sub(r"\s", "", document.text)) - len(re.sub(r"\s", "", covered))
    assert lost == 0, f"{document.source}: {lost} characters are in no passage"


def passages_of(library: Library, id_: str) -> tuple[tuple[int, int, int], ...]:
    return tuple((p.ordinal, p.start, p.end) for p in library.catalog.passages_of(id_))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The sample papers, and the seeds where they are."""
    with opened(tmp_path_factory.mktemp("samples") / "library", open_encoder=None) as library:
        ingest([SAMPLES, *([SHARED / "seeds"] if SHARED.is_dir() else [])], library)
        yield library  # type: ignore[misc]


def test_every_offset_of_every_paper_is_sound(samples: Library) -> None:
    summaries = samples.catalog.summaries()
    assert len(summaries) >= 13
    for summary in summaries:
        assert_sound(samples.catalog.document(summary.id), passages_of(samples, summary.id))


def test_a_passage_of_the_index_is_the_slice_of_its_document(samples: Library) -> None:
    for id_, (passage, text) in samples.catalog.passages(samples.catalog.passage_ids()).items():
        assert id_ == passage.id
        assert text == samples.catalog.document(passage.document_id).text[passage.start : passage.end]


def test_a_figure_of_a_workbook_knows_its_cell(samples: Library) -> None:
    import openpyxl

    paper = SAMPLES / "青江市义务教育统计数据（2023—2024年）.xlsx"
    document = samples.catalog.document(samples.catalog.find(paper.name))
    book = openpyxl.load_workbook(paper, data_only=True)
    cells = [span for span in document.spans if span.cell]
    assert len(cells) > 100
    for span in cells:
        address = (span.cell or "").split("!")[-1]
        value = book[span.sheet][address].value  # type: ignore[index]
        shown = document.text[span.start : span.end]
        if isinstance(value, int | float):
            assert Decimal(shown) == Decimal(str(value))


def test_a_paper_in_print_knows_its_pages(samples: Library) -> None:
    document = samples.catalog.document(samples.catalog.find("禾川区2024年义务教育优质均衡发展工作总结.pdf"))
    pages = [span.page for span in document.spans]
    assert pages == sorted(pages)  # type: ignore[type-var]
    assert pages[0] == 1
    assert (pages[-1] or 0) > 1


def test_a_citation_of_a_paper_in_print_names_its_page(samples: Library) -> None:
    paper = samples.catalog.find("禾川区2024年义务教育优质均衡发展工作总结.pdf")
    answer = ask("禾川区2024年义务教育优质均衡发展有哪些主要做法？", samples, filters=Filters(documents=(paper,)))
    assert answer.citations
    assert all(citation.page for citation in answer.citations)


def test_a_citation_of_a_workbook_names_its_sheet_and_cell(words: Library, papers: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "学生数"
    for row in (("乡镇", "留守儿童（人）"), ("东坪镇", 5678)):
        sheet.append(row)
    book.save(papers / "统计表.xlsx")
    ingest([papers], words)
    answer = ask("留守儿童有多少人？", words)
    assert answer.citations
    (citation,) = answer.citations
    assert "5678" in citation.quote
    assert re.fullmatch(r"学生数!(A2:)?B2", citation.cell or "")


def test_a_bundle_gives_several_papers_and_each_its_own_metadata(words: Library, papers: Path) -> None:
    path = papers / "合订.txt"
    path.write_text(BUNDLE, "utf-8")
    file = only(ingest([path], words))
    assert len(file.documents) == 2
    first, second = (words.catalog.document(id_) for id_ in file.documents)
    assert (first.part, second.part) == (0, 1)
    assert (first.region, second.region) == ("云岭县", "禾川区")
    assert (first.date, second.date) == ("2024-03-05", "2024-09-03")
    assert first.text + "\n" + second.text == BUNDLE.strip()
    for document in (first, second):
        assert_sound(document, passages_of(words, document.id))
        lines = [span.line for span in document.spans]
        assert BUNDLE.split("\n")[(lines[0] or 0) - 1] == document.text.split("\n")[0]


def test_repairs_say_what_the_file_had_there(words: Library, papers: Path) -> None:
    said = "各乡镇要进一步落实控辍保学责任，确保适龄学生全部返校。"
    damaged = lose_lead(said, said.index("控"))
    path = papers / "损坏.txt"
    path.write_text(f"云岭县2024年工作总结\n一、基本情况\n{damaged}\n", "utf-8")
    document = words.catalog.document(only(ingest([path], words)).documents[0])
    assert "落实控辍保学责任" in document.text
    assert document.repairs
    for repair in document.repairs:
        assert repair.raw in damaged
        assert "控" in document.text[repair.start : repair.end]


def test_what_is_left_out_is_reported(words: Library, papers: Path) -> None:
    path = papers / "网页.html"
    nav = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(8))
    body = "".join(f"<p>{line}</p>" for line in PAPER.format(schools=19, returned=46).strip().split("\n"))
    path.write_text(
        f"<html><head><title>云岭县</title></head><body><div class='nav'><ul>{nav}</ul></div>"
        f"<div class='content'><h1>工作总结</h1>{body}</div><p>上一篇：河道整治情况</p></body></html>",
        "utf-8",
    )
    document = words.catalog.document(only(ingest([path], words)).documents[0])
    assert "栏目" not in document.text
    assert "上一篇" not in document.text
    assert document.removed
    assert all(removed.text and removed.reason for removed in document.removed)
    assert "46人" in document.text


def test_progress_counts_every_file(words: Library, papers: Path) -> None:
    told: list[tuple[str, int, int]] = []

    def note(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total))

    for number in range(3):
        write(papers, f"{number}.txt", schools=number + 2)
    ingest([papers], words, progress=note)
    assert [each for each in told if each[0] == "读入材料"] == [("读入材料", n, 3) for n in (1, 2, 3)]
    assert told[-1][1] == told[-1][2]
