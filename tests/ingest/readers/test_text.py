"""Plain text: the encoding is found and named, each line keeps its number, and nothing is lost silently."""

import os
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from ingest.readers import read
from ingest.readers.decoding import decode

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
PAPER = "云岭县义务教育工作总结\n\n一、基本情况\n全县共有小学12所、初中7所，在校学生8351人，比上年增加120人。\n"
TRADITIONAL = "雲嶺縣義務教育工作總結\n一、基本情況\n全縣共有小學12所、初中7所，在校學生8351人，比上年增加120人。\n"


def codes(reading):
    return [w.code for w in reading.warnings]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_chinese_encoding_is_found_without_a_mark(write, encoding):
    reading = read(write("a.txt", PAPER, encoding=encoding))
    assert reading.encoding == encoding
    assert [b.text for b in reading.blocks] == [line for line in PAPER.split("\n") if line]
    assert not reading.warnings


@pytest.mark.parametrize(("mark", "encoding"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le")])
def test_byte_order_mark_decides_and_is_no_text(write, mark, encoding):
    reading = read(write("a.txt", PAPER, encoding=mark))
    assert reading.encoding == encoding
    assert reading.blocks[0].text == "云岭县义务教育工作总结"


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
def test_traditional_text_is_not_taken_for_another_encoding(write, encoding):
    reading = read(write("a.txt", TRADITIONAL, encoding=encoding))
    assert reading.encoding == encoding
    assert reading.blocks[0].text == "雲嶺縣義務教育工作總結"


@pytest.mark.parametrize("size", [60, 300, 6000])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_real_papers_are_decoded_in_every_encoding(size, encoding):
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real papers are not on this machine")
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")[-size:]
        decoded = decode(text.encode(encoding))
        assert decoded is not None
        assert (decoded.encoding, decoded.text) == (encoding, text)


def test_one_character_in_gb18030_is_not_cyrillic():
    decoded = decode("一".encode("gb18030"))
    assert decoded is not None
    assert decoded.text == "一"


def test_lines_keep_their_physical_numbers(write):
    reading = read(write("a.txt", "甲县工作\r\n\r\n  乙县工作\r丙县\u3000工作\n"))
    assert [(b.line, b.text) for b in reading.blocks] == [(1, "甲县工作"), (3, "乙县工作"), (4, "丙县\u3000工作")]


def test_undecodable_bytes_are_counted_and_shown(write):
    reading = read(write("a.txt", PAPER.encode() + b"\xff\xfe\xfd" + PAPER.encode() * 3))
    assert "undecodable_bytes" in codes(reading)
    assert "3 个字节" in reading.warnings[0].message
    assert any("\ufffd" in b.text for b in reading.blocks)


def test_characters_lost_before_saving_are_told(write):
    assert "replacement_characters" in codes(read(write("a.txt", PAPER + "全县\ufffd所学校")))


def test_nul_padding_and_control_characters_go_with_a_notice(write):
    reading = read(write("a.txt", PAPER.encode() + b"\x07" + b"\x00" * 4096))
    assert codes(reading) == ["control_characters"]
    assert all(c.isprintable() or c == "\u3000" for b in reading.blocks for c in b.text)


def test_binary_under_a_text_name_is_not_text(write):
    with pytest.raises(UnreadableFile) as caught:
        read(write("a.txt", os.urandom(1).join(bytes(range(256)) for _ in range(40))))
    assert caught.value.code == "not_text"


def test_hard_wrapped_text_is_joined_and_told(write):
    sentence = "今年以来，我县坚持把义务教育摆在优先位置，压实各方责任，逐校逐人建立台账，确保应入尽入。"
    long = sentence * 6
    wrapped = "\n".join(long[i : i + 32] for i in range(0, len(long), 32))
    reading = read(write("a.txt", f"{wrapped}\n\n二、存在问题\n　　{wrapped}\n"))
    assert [b.text for b in reading.blocks] == [long, "二、存在问题", long]
    assert codes(reading) == ["joined_lines"]


def test_list_of_short_lines_is_never_joined(write):
    lines = [f"第{n}小学在校学生{n}00人，教师{n}0人" for n in range(10, 40)]
    assert [b.text for b in read(write("a.txt", "\n".join(lines))).blocks] == lines


def test_real_papers_are_not_hard_wrapped():
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real papers are not on this machine")
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        reading = read(path)
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        assert [b.text for b in reading.blocks] == lines
        assert not reading.warnings


def test_markdown_headings_tables_and_list_numbers(write):
    reading = read(
        write(
            "a.md",
            "# 总结\n\n## 一、情况\n今年**全县**工作\n进展顺利。\n\n1. 抓入学\n\n|县|人数|\n|-|-|\n|甲|12|\n|乙|13|\n",
        )
    )
    assert [(b.level, b.text) for b in reading.blocks] == [
        (1, "总结"),
        (2, "一、情况"),
        (None, "今年全县工作进展顺利。"),
        (None, "1. 抓入学"),
        (None, "县：甲；人数：12"),
        (None, "县：乙；人数：13"),
    ]
    assert [b.line for b in reading.blocks[:4]] == [1, 3, 4, 7]
