"""What LibreOffice makes of the paper: 22 lines a page, 28 characters a line, comments that survive."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest

from drafting.drafts import Basis, Draft, DraftSection, Paragraph
from drafting.word import paper
from tests.drafting import drafted
from tests.drafting.drafted import SENTENCES, draft, said

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
POINTS_A_MILLIMETRE = 72 / 25.4
BODY, FOOTER_SIZE = 16, 14
# No mark and no digit: nothing that may hang or is narrower.
PLAIN = "压实各级工作责任推进义务教育优质均衡发展" * 90


def converted(path: Path, suffix: str, folder: Path, profile: Path) -> Path:
    """The file as LibreOffice writes it; fails where LibreOffice complains."""
    assert SOFFICE is not None
    command = [
        SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", suffix,
        "--outdir", str(folder), str(path),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=110, check=False)
    made = folder / f"{path.stem}.{suffix}"
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr.lower(), done.stderr
    assert made.is_file(), done.stdout + done.stderr
    return made


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def long_draft() -> Draft:
    mixed = "加强学籍管理，落实劝返复学；对2024年23976名学生逐一建立台账，做到“一人一案”。" * 30
    paragraphs = tuple(Paragraph((said(text, Basis.TEMPLATE),)) for text in (PLAIN, mixed))
    sections = (DraftSection("", 0, paragraphs),)
    return draft(
        sections=sections, gaps=(), findings=(), table=None, sources=(), notes=(), checks=(), unknown=(), remarks=()
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, profile: Path) -> list[list[dict[str, Any]]]:
    """The characters of each page of a long paper, without spaces."""
    import pdfplumber

    folder = tmp_path_factory.mktemp("long")
    source = folder / "长.docx"
    source.write_bytes(paper(long_draft(), annotated=False))
    with pdfplumber.open(converted(source, "pdf", folder, profile)) as pdf:
        return [[each for each in page.chars if each["text"].strip()] for page in pdf.pages]


def lines_of(characters: list[dict[str, Any]], size: int = BODY) -> list[list[dict[str, Any]]]:
    """Characters of one size, by line."""
    lines: dict[int, list[dict[str, Any]]] = {}
    for each in characters:
        if round(each["size"]) == size:
            lines.setdefault(round(each["bottom"]), []).append(each)
    return [lines[bottom] for bottom in sorted(lines)]


def test_a_full_page_has_22_lines(pages: list[list[dict[str, Any]]]) -> None:
    full = pages[1:-1]
    assert len(full) >= 2
    assert [len(lines_of(page)) for page in full] == [22] * len(full)


def test_a_full_line_has_28_characters(pages: list[list[dict[str, Any]]]) -> None:
    lines = [line for page in pages for line in lines_of(page) if all(each["text"] in PLAIN for each in line)]
    full = [line for line in lines[1:] if len(line) > 20]
    assert len(full) > 50
    assert {len(line) for line in full} == {28}


def test_the_first_line_of_a_paragraph_stands_two_characters_in(pages: list[list[dict[str, Any]]]) -> None:
    first = next(line for line in lines_of(pages[0]) if line[0]["text"] == PLAIN[0])
    indent = first[0]["x0"] - min(each["x0"] for each in pages[1])
    assert indent == pytest.approx(2 * 15.8, abs=1.5)
    assert len(first) == 26


def test_text_stays_within_the_area_but_for_a_hanging_mark(pages: list[list[dict[str, Any]]]) -> None:
    left, right = 28 * POINTS_A_MILLIMETRE, (210 - 26) * POINTS_A_MILLIMETRE
    for page in pages:
        for line in lines_of(page):
            inside = line if line[-1]["text"] not in "，。；：、”" else line[:-1]
            assert min(each["x0"] for each in inside) >= left - 0.5
            assert max(each["x1"] for each in inside) <= right + 0.5


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages: list[list[dict[str, Any]]]) -> None:
    middle = 105 * POINTS_A_MILLIMETRE
    for number, page in enumerate(pages, 1):
        (footer,) = lines_of(page, FOOTER_SIZE)
        assert "".join(each["text"] for each in footer) == f"—{number}—"
        assert (footer[0]["x0"] > middle) == bool(number % 2)


@pytest.mark.parametrize("annotated", [False, True])
def test_libreoffice_opens_both_files_without_complaint(tmp_path: Path, profile: Path, annotated: bool) -> None:
    import pdfplumber

    source = tmp_path / "总结.docx"
    source.write_bytes(paper(draft(), annotated=annotated))
    with pdfplumber.open(converted(source, "pdf", tmp_path, profile)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages).replace(" ", "")
    assert "附录6" in text
    assert drafted.MARK.split("（")[0] in text.replace("\n", "")


@pytest.mark.parametrize("through", ["odt", "docx"])
def test_all_comments_survive_a_round_trip(tmp_path: Path, profile: Path, through: str) -> None:
    source = tmp_path / "总结.docx"
    source.write_bytes(paper(draft(), annotated=True))
    out, back = tmp_path / "out", tmp_path / "back"
    for folder in (out, back):
        folder.mkdir()
    middle = converted(source, through, out, profile)
    end = converted(middle, "docx", back, profile) if through == "odt" else middle

    def comments(path: Path) -> list[tuple[str, str]]:
        return sorted((each.author, each.text) for each in docx.Document(str(path)).comments)

    assert comments(end) == comments(source)
    assert len(comments(end)) == len(SENTENCES) + 1
