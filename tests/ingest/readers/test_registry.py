# ruff: noqa: E501 (the lines of markup are the test data)
"""The gate: format by content, one clear error for each bad file, and names that cannot hurt a message."""

import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from corpus.errors import MissingTool, UnreadableFile, YoujuError
from ingest.readers import SUPPORTED_SUFFIXES, Limits, is_candidate, read
from ingest.readers.legacy import soffice
from ingest.readers.names import shown

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
BODY = "<w:p><w:r><w:t>云岭县工作总结</w:t></w:r></w:p><w:p><w:r><w:t>全县共有学校19所。</w:t></w:r></w:p>"


def code_of(path, **options):
    with pytest.raises(UnreadableFile) as caught:
        read(path, **options)
    assert caught.value.message
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.docx", b"", "empty_file"),
        ("a.txt", b" \n\t\n", "empty_file"),
        ("a.txt", b"\xef\xbb\xbf", "empty_file"),
        ("a.docx", bytes(range(256)) * 20, "damaged"),
        ("a.txt", bytes(range(256)) * 20, "not_text"),
        ("a.pdf", b"%PDF-1.4\n", "damaged"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600, "encrypted"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le") + b"\x00" * 600, "damaged"),
        ("a.txt", b"Rar!\x1a\x07\x00" + b"\x00" * 90, "not_text"),
        ("a.rar", b"Rar!\x1a\x07\x00" + b"\x00" * 90, "unknown_format"),
        ("a.doc", b"MZ" + b"\x00" * 90, "unknown_format"),
        ("a.xlsx", b"PK\x05\x06" + b"\x00" * 18, "empty_file"),
        ("a.docx", b"PK\x03\x04abc", "damaged"),
        ("a.html", b"<html><body><p></p></body></html>", "no_text"),
    ],
)
def test_bad_file_gives_one_clear_error(write, name, content, code):
    assert code_of(write(name, content)) == code


def test_truncated_office_files_are_damaged(write, word, workbook):
    for path in (word(BODY), workbook({"A1": "县", "B1": "数", "A2": "甲", "B2": 1})):
        data = path.read_bytes()
        for cut in (len(data) // 2, len(data) - 50):
            assert code_of(write(f"cut{path.suffix}", data[:cut])) == "damaged"


def test_zip_bomb_is_refused_in_bounded_memory(tmp_path):
    path = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as stream,
    ):
        for _ in range(200):
            stream.write(b" " * (1 << 20))
    tracemalloc.start()
    try:
        assert code_of(path) == "zip_bomb"
        assert tracemalloc.get_traced_memory()[1] < 20 << 20
    finally:
        tracemalloc.stop()


def test_many_small_parts_are_a_bomb_too(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b" " * (1 << 20))
    assert code_of(path, limits=Limits(max_unpacked_bytes=20 << 20)) == "zip_bomb"


def test_text_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.write("全县工作总结\n".encode())
        stream.truncate(60 << 20)
    tracemalloc.start()
    try:
        assert code_of(path) == "too_large"
        assert tracemalloc.get_traced_memory()[1] < 5 << 20
    finally:
        tracemalloc.stop()


def test_format_is_judged_by_content_and_the_wrong_name_told(write, word):
    reading = read(write("报告.pdf", word(BODY).read_bytes()))
    assert reading.format == "docx"
    assert [w.code for w in reading.warnings] == ["wrong_extension"]
    assert ".pdf" in reading.warnings[0].message
    text = read(write("报告.docx", "云岭县工作总结\n全县共有学校19所。"))
    assert (text.format, [w.code for w in text.warnings]) == ("txt", ["wrong_extension"])
    table = "<html><body><table><tr><td>县</td><td>数</td></tr><tr><td>甲</td><td>1</td></tr></table></body></html>"
    assert read(write("导出.xls", table)).blocks[0].text == "县：甲；数：1"


def test_entities_of_a_hostile_document_are_not_expanded(tmp_path):
    path = tmp_path / "a.docx"
    xml = (
        '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">]><w:document xmlns:w="urn:w"><w:body><w:p><w:r>'
        "<w:t>正文&c;&a;</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert [b.text for b in read(path).blocks] == ["正文"]


def test_what_is_no_regular_file_is_refused_without_opening(tmp_path):
    (tmp_path / "dir.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    assert code_of(tmp_path / "dir.txt") == "not_a_file"
    assert code_of(tmp_path / "pipe.txt") == "not_a_file"
    assert code_of(tmp_path / "dangling.txt") == "not_found"
    assert code_of(tmp_path / ("长" * 300 + ".txt")) == "not_found"
    assert code_of(Path("a\x00b.txt")) == "not_found"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_forbidden_file_says_so(write):
    path = write("a.txt", "工作")
    path.chmod(0)
    assert code_of(path) == "no_permission"


def test_hostile_names_are_shown_safely(write):
    path = write("a\n\u202etxt.exe" + "长" * 50 + ".txt", b"")
    with pytest.raises(YoujuError) as caught:
        read(path)
    assert not set("\n\u202e") & set(str(caught.value))
    assert len(shown(path)) <= 62
    assert shown(path).endswith(".txt”")


@pytest.mark.parametrize(
    "name",
    [
        "~$总结.docx",
        ".总结.txt",
        ".DS_Store",
        "Thumbs.db",
        ".~lock.总结.docx#",
        "程序.exe",
        "影像.mp4",
        "__MACOSX/总结.docx",
    ],
)
def test_folder_walk_skips_what_is_no_paper(name):
    assert not is_candidate(Path("文件夹") / name)


def test_folder_walk_takes_every_supported_suffix():
    assert all(is_candidate(Path(f"总结{suffix.upper()}")) for suffix in SUPPORTED_SUFFIXES)


def test_legacy_without_libreoffice_says_how(write, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool) as caught:
        read(write("旧.rtf", rb"{\rtf1 text}"))
    assert caught.value.code == "missing_libreoffice"
    assert "LibreOffice" in caught.value.remedy


@pytest.mark.slow
@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_legacy_is_read_through_libreoffice(write):
    reading = read(write("旧.rtf", rb"{\rtf1\ansi\ansicpg936 \'d4\'c6\'c1\'eb\'cf\'d8\par \'b9\'a4\'d7\'f7\par}"))
    assert [b.text for b in reading.blocks] == ["云岭县", "工作"]
    assert reading.format == "rtf"
    assert reading.warnings[0].code == "converted"


def test_ofd_text_is_read_in_order_with_pages(tmp_path):
    path = tmp_path / "文件.ofd"

    def page(*lines):
        objects = "".join(
            f'<o:TextObject Boundary="30 {y} 150 6" Size="5"><o:TextCode X="{x}" Y="5" DeltaX="g {len(t) - 1} 5">{t}</o:TextCode></o:TextObject>'
            for t, x, y in lines
        )
        return f'<o:Page xmlns:o="urn:o"><o:Content><o:Layer>{objects}</o:Layer></o:Content></o:Page>'

    long = "今年以来各校逐人建立台账按月更新信息并上门劝返确认去向做到底数清"
    first = page(("云岭县工作总结", 57, 40), (long[:28], 10, 60), (long[28:] + "。", 0, 70), ("— 1 —", 70, 285))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "OFD.xml", '<o:OFD xmlns:o="urn:o"><o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody></o:OFD>'
        )
        archive.writestr(
            "Doc_0/Document.xml",
            '<o:Document xmlns:o="urn:o"><o:CommonData><o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea></o:CommonData>'
            '<o:Pages><o:Page ID="1" BaseLoc="Pages/P0/Content.xml"/><o:Page ID="2" BaseLoc="Pages/P1/Content.xml"/></o:Pages></o:Document>',
        )
        archive.writestr("Doc_0/Pages/P0/Content.xml", first)
        archive.writestr("Doc_0/Pages/P1/Content.xml", page(("一、下一步打算", 10, 40)))
    reading = read(path)
    assert [(b.page, b.text) for b in reading.blocks] == [
        (1, "云岭县工作总结"),
        (1, long + "。"),
        (2, "一、下一步打算"),
    ]
    assert [r.reason for r in reading.removed] == ["页码"]
