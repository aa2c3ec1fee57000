"""Files of any kind are reviewed: read as ingest reads them, held against the statistics and the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from corpus.errors import UnreadableFile
from corpus.library import Library, opened
from drafting.review import Review, review
from ingest.pipeline import ingest

DRAFT = """云岭县2024年控辍保学工作总结
一、基本情况
全县现有义务教育阶段学校79所，在校学生36494人。
二、主要做法
县财政安排控辍保学专项经费268万元，各乡镇中心学校按月核对学籍台账。
"""
PAPER = """云岭县2024年控辍保学情况报告
县财政安排控辍保学专项经费268万元，各乡镇中心学校按月核对学籍台账。
全县组建劝返工作队，逐户走访，做到一个不少。
云岭县教育局
2024年12月20日
"""
ROWS = (
    ("县区", "年度", "指标", "范围", "数值", "单位", "备注"),
    ("云岭县", 2024, "义务教育学校数", "全县", 79, "所", ""),
    ("云岭县", 2023, "义务教育学校数", "全县", 83, "所", ""),
    ("云岭县", 2024, "义务教育在校生数", "全县", 36494, "人", ""),
    ("云岭县", 2023, "义务教育在校生数", "全县", 36997, "人", ""),
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library", open_encoder=None) as library:
        yield library


@pytest.fixture
def statistics(tmp_path: Path) -> Path:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "统计.xlsx")
    return tmp_path / "统计.xlsx"


def _txt(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _docx(path: Path, text: str) -> None:
    import docx

    made = docx.Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(str(path))


def _html(path: Path, text: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    path.write_text(f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>", "utf-8")


def _told(found: Review) -> list[tuple[str, str, str | None]]:
    assert all(found.text[each.start : each.end] == each.quote for each in found.findings)
    return [(each.code.value, each.quote, each.expected) for each in found.findings]


WRITERS = {"txt": _txt, "docx": _docx, "html": _html}


@pytest.mark.parametrize("kind", WRITERS)
def test_any_kind_of_file_is_held_against_the_statistics(
    kind: str, tmp_path: Path, empty: Library, statistics: Path
) -> None:
    draft = tmp_path / f"初稿.{kind}"
    WRITERS[kind](draft, DRAFT.replace("学校79所", "学校83所"))
    found = review(draft, empty, statistics=[statistics])
    assert _told(found) == [("stale_figure", "83所", "79所")]
    assert (found.figures, found.checked) == (3, 2)


def test_a_true_draft_has_no_findings(tmp_path: Path, empty: Library, statistics: Path) -> None:
    _txt(tmp_path / "a.txt", DRAFT)
    assert _told(review(tmp_path / "a.txt", empty, statistics=[statistics])) == []


def test_a_sentence_of_a_paper_repeated_with_another_number_is_told(tmp_path: Path, empty: Library) -> None:
    _txt(tmp_path / "paper.txt", PAPER)
    ingest([tmp_path / "paper.txt"], empty)
    _txt(tmp_path / "draft.txt", PAPER.replace("268万元", "682万元"))
    assert _told(review(tmp_path / "draft.txt", empty)) == [("figure_mismatch", "682万元", "268万元")]


def test_the_librarys_own_copy_of_the_file_says_nothing_about_it(tmp_path: Path, empty: Library) -> None:
    _txt(tmp_path / "paper.txt", PAPER)
    ingest([tmp_path / "paper.txt"], empty)
    found = review(tmp_path / "paper.txt", empty)
    assert (_told(found), found.checked) == ([], 0)


def test_several_papers_of_one_file_are_all_reviewed_and_found_in_one_text(
    tmp_path: Path, empty: Library, statistics: Path
) -> None:
    second = "云岭县2024年控辍保学督查情况通报\n全县义务教育阶段在校学生36997人，督查组实地查看了各中心学校。\n"
    _txt(tmp_path / "两份.txt", f"{DRAFT}云岭县教育局\n2024年12月20日\n\n{second}云岭县教育局\n2024年12月25日\n")
    found = review(tmp_path / "两份.txt", empty, statistics=[statistics])
    assert _told(found) == [("stale_figure", "36997人", "36494人")]


def test_region_and_year_may_be_given_where_the_file_says_neither(
    tmp_path: Path, empty: Library, statistics: Path
) -> None:
    _txt(tmp_path / "稿.txt", "一、基本情况\n义务教育阶段学校83所，在校学生36494人。\n")
    unknown = review(tmp_path / "稿.txt", empty, statistics=[statistics])
    assert (_told(unknown), len(unknown.remarks)) == ([], 2)
    given = review(tmp_path / "稿.txt", empty, statistics=[statistics], region="云岭县", year=2024)
    assert (_told(given), given.remarks) == ([("stale_figure", "83所", "79所")], ())


def test_an_empty_library_without_statistics_says_that_only_the_draft_was_looked_at(
    tmp_path: Path, empty: Library
) -> None:
    _txt(tmp_path / "a.txt", DRAFT)
    found = review(tmp_path / "a.txt", empty)
    assert _told(found) == []
    assert any("只检查了材料自身" in each for each in found.remarks)


def test_statistics_of_another_county_are_said_to_be_of_no_use(
    tmp_path: Path, empty: Library, statistics: Path
) -> None:
    _txt(tmp_path / "a.txt", DRAFT.replace("云岭县", "临渚市").replace("全县", "全市"))
    found = review(tmp_path / "a.txt", empty, statistics=[statistics])
    assert _told(found) == []
    assert any("没有临渚市的数据" in each for each in found.remarks)


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, empty: Library) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    with pytest.raises(UnreadableFile):
        review(tmp_path / "空.docx", empty)


def test_the_evidence_behind_a_paper_drafted_here_is_no_part_of_it(tmp_path: Path) -> None:
    paper = tmp_path / "稿子.txt"
    body = "云岭县2024年控辍保学工作总结\n2024年，全县有义务教育学校79所。\n"
    quoted = "[1]禾川区2024年总结：“全区有义务教育学校58所，其中小学50所、初中50所。”"
    paper.write_text(f"{body}附录1　引用清单\n{quoted}\n", "utf-8")
    with opened(tmp_path / "library", open_encoder=None) as library:
        found = review(paper, library)
    assert "58所" not in found.text
    assert "79所" in found.text
    assert found.findings == ()
