"""templates, draft and review: the promised shapes, files that open, and one sentence for what cannot be done."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from api.demo import SAMPLES
from tests.api.contract import DRAFT, REVIEW, TEMPLATES, assert_complains, faults
from tests.running import Ran, apart

Run = Callable[..., Ran]

WORKBOOK = SAMPLES / "青江市义务教育统计数据（2023—2024年）.xlsx"
GENRES = ("控辍保学年度工作总结", "义务教育优质均衡发展年度总结", "教育工作年度总结", "县域比较情况报告")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample papers, by words alone."""
    folder = tmp_path_factory.mktemp("drafts") / "library"
    ran = apart("ingest", SAMPLES, "--library", folder)
    assert ran.status == 0, ran.err
    return folder


def drafted(run: Run, stocked: Path, *options: object, template: str = GENRES[0]) -> Ran:
    asked = ("--template", template, "--region", "云岭县", "--year", 2024, "--statistics", WORKBOOK)
    return run("draft", *asked, "--library", stocked, *options)


def test_the_genres_are_listed_with_their_sections(run: Run, stocked: Path) -> None:
    found = run("templates", "--library", stocked, "--json").json
    assert faults(found, TEMPLATES) == []
    assert set(GENRES) <= {template["name"] for template in found["templates"]}
    lines = run("templates", "--library", stocked).out
    assert all(name in lines for name in GENRES)


@pytest.mark.parametrize("genre", GENRES)
def test_a_draft_has_the_promised_shape_and_evidence_for_every_sentence(run: Run, stocked: Path, genre: str) -> None:
    found = drafted(run, stocked, "--json", template=genre).json
    assert faults(found, DRAFT) == []
    sentences = [
        sentence
        for section in found["sections"]
        for paragraph in section["paragraphs"]
        for sentence in paragraph["sentences"]
    ]
    assert len(sentences) > 10
    for sentence in sentences:
        if sentence["basis"] in ("statistics", "computed", "precedent"):
            assert sentence["evidence"], sentence["text"]
        if sentence["basis"] == "template":
            assert not re.search(r"\d", sentence["text"].replace("2024年", "")), sentence["text"]


def test_both_papers_are_written_and_can_be_opened(run: Run, stocked: Path, tmp_path: Path) -> None:
    from docx import Document

    clean, annotated = tmp_path / "清稿.docx", tmp_path / "批注稿.docx"
    found = drafted(run, stocked, "--output", clean, "--annotated", annotated, "--json").json
    assert found["files"] == [str(clean), str(annotated)]
    texts = [[paragraph.text for paragraph in Document(str(path)).paragraphs] for path in (clean, annotated)]
    assert texts[0] == texts[1]
    assert found["title"] in "".join(texts[0])
    assert len(list(Document(str(clean)).comments)) == 0
    assert len(list(Document(str(annotated)).comments)) > 10


def test_a_person_reads_the_draft_and_what_is_missing(run: Run, stocked: Path) -> None:
    ran = drafted(run, stocked)
    assert ran.status == 0, ran.err
    assert "云岭县2024年" in ran.out
    assert "个数" in ran.out
    assert "处待补" in ran.out


def test_the_users_own_template_beside_the_library_is_found(run: Run, stocked: Path, tmp_path: Path) -> None:
    from drafting.template import OWN

    own = tmp_path / "own"
    own.mkdir()
    text = next(OWN.glob("*.yaml")).read_text("utf-8")
    text = re.sub(r"(?m)^id:.*$", "id: my_own", text)
    text = re.sub(r"(?m)^name:.*$", "name: 本县专用总结", text)
    text = re.sub(r"(?m)^aliases:.*\n", "", text)
    (own / "本县.yaml").write_text(text, "utf-8")
    listed = apart("templates", "--library", stocked, YOUJU_TEMPLATES=str(own))
    assert "本县专用总结" in listed.out, listed.err
    (own / "本县.yaml").write_text(text + "\n没有的键: 1\n", "utf-8")
    wrong = apart("templates", "--library", stocked, YOUJU_TEMPLATES=str(own))
    assert_complains(wrong, 2, "本县.yaml", "没有的键")


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--template", "没有的模板"), 2, ("没有的模板", "控辍保学")),
        (("--output", "草稿.pdf"), 2, (".docx",)),
        (("--output", "没有的文件夹/草稿.docx"), 1, ("没有的文件夹",)),
        (("--form", "格式.docx"), 2, ("--output",)),
        (("--statistics", "没有的表.xlsx"), 1, ("没有的表.xlsx",)),
        (("--model", "qwen"), 2, ("YOUJU_CHAT_URL",)),
    ],
)
def test_what_cannot_be_drafted_is_said_in_one_sentence(
    run: Run, stocked: Path, options: tuple[str, ...], status: int, words: tuple[str, ...]
) -> None:
    asked = {"--template": GENRES[0], "--region": "云岭县", "--year": 2024, "--statistics": WORKBOOK}
    asked |= dict(zip(options[::2], options[1::2], strict=True))
    ran = run("draft", *(each for pair in asked.items() for each in pair), "--library", stocked)
    assert_complains(ran, status, *words)


def test_a_county_that_the_statistics_lack_is_not_drafted(run: Run, stocked: Path) -> None:
    asked = ("--template", GENRES[0], "--region", "柳塘县", "--year", 2024, "--statistics", WORKBOOK)
    assert_complains(run("draft", *asked, "--library", stocked), 2, "柳塘县", "云岭县")


def test_a_draft_without_statistics_is_not_begun(run: Run, stocked: Path) -> None:
    ran = run("draft", "--template", GENRES[0], "--region", "云岭县", "--year", 2024, "--library", stocked)
    assert_complains(ran, 2, "--statistics")


PAPER = """云岭县2024年控辍保学工作总结

2024年，全县有义务教育学校97所，其中教学点28个。小学在校生23976人，比上年增加636人。
九年义务教育巩固率99.4%，比上年提高0.2%。
云岭县教育局
2024年12月20日
"""


def test_a_review_names_place_quote_and_what_should_stand_there(run: Run, stocked: Path, tmp_path: Path) -> None:
    paper = tmp_path / "稿子.txt"
    paper.write_text(PAPER, "utf-8")
    found = run("review", paper, "--statistics", WORKBOOK, "--library", stocked, "--json").json
    assert faults(found, REVIEW) == []
    assert found["checked"] <= found["figures"]
    for finding in found["findings"]:
        assert found["text"][finding["start"] : finding["end"]] == finding["quote"]
    told = {finding["code"] for finding in found["findings"]}
    assert {"figure_mismatch", "change_direction", "percent_vs_point"} <= told
    mismatch = next(finding for finding in found["findings"] if finding["code"] == "figure_mismatch")
    assert "97" in mismatch["quote"]
    assert mismatch["expected"] == "79所"
    lines = run("review", paper, "--statistics", WORKBOOK, "--library", stocked).out
    assert "应为：79所" in lines


def test_a_true_paper_is_not_accused(run: Run, stocked: Path, tmp_path: Path) -> None:
    paper = tmp_path / "稿子.txt"
    right = PAPER.replace("97所", "79所").replace("增加636人", "减少636人").replace("0.2%", "0.2个百分点")
    paper.write_text(right, "utf-8")
    found = run("review", paper, "--statistics", WORKBOOK, "--library", stocked, "--json").json
    assert found["findings"] == []
    assert found["checked"] >= 5


def test_a_file_that_cannot_be_read_is_not_reviewed(run: Run, stocked: Path, tmp_path: Path) -> None:
    assert_complains(run("review", tmp_path / "没有.docx", "--library", stocked), 1, "没有.docx")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    assert_complains(run("review", tmp_path / "坏.docx", "--library", stocked), 1, "坏.docx")
