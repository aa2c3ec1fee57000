"""Passages hold the whole text once, and part neither sentences nor numbers nor table rows."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.lines import Line, lines_of
from ingest.outline import outline
from ingest.segment import LONGEST, segment

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SENTENCE = "全县各学校每月五日前上报台账，县教育局逐校核对并限期整改。"


def passages(text, lines=None):
    lines = lines or lines_of(text)
    return segment(text, lines, outline(text, lines), document_id="d1")


def slices(text, lines=None):
    return [text[p.start : p.end] for p in passages(text, lines)]


def printed(text):
    return "".join(text.split())


def assert_covers(text, found):
    assert printed("".join(text[p.start : p.end] for p in found)) == printed(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


HEADINGS = ["一、基本情况", "(二)抓实劝返。", "（三）控辍保学", "1.建台账。", "2、用台账", "一是摸底数", "；二是抓劝返"]
MARKS = ["。", "，", "；", ";", "(", "》", "“", "\n", " ", "\n\n", "（试行）", "《关于招生的通知》"]
WORDS = ["1493.03475万元", "1,234人", "99.5%", "附件：1.名单", "清河县教育局", "2023年9月30日", "清河县工作总结"]
PIECES = st.sampled_from([*HEADINGS, *MARKS, *WORDS, "县" * 90, "7" * 40, SENTENCE])


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_printed_character_is_in_exactly_one_passage(text):
    found = passages(text)
    assert_covers(text, found)
    assert [p.ordinal for p in found] == list(range(len(found)))
    assert all(p.end - p.start <= LONGEST for p in found)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([None, 0, 1])), max_size=40))
def test_rows_of_tables_are_never_cut_or_mixed(rows):
    text, lines, at = "\n".join(row.replace("\n", " ") for row, _ in rows), [], 0
    for row, table in rows:
        lines.append(Line(at, at + len(row), table=table))
        at += len(row) + 1
    found = passages(text, lines)
    assert_covers(text, found)
    for passage in found:
        inside = [line for line in lines if line.start < passage.end and line.end > passage.start]
        inside = [line for line in inside if text[line.start : line.end].strip()]
        assert len({line.table for line in inside if line.table is not None}) <= 1
        for line in inside:
            if line.table is not None:
                assert passage.start <= line.start + (line.end - line.start) - len(text[line.start : line.end].lstrip())
                assert passage.end >= line.start + len(text[line.start : line.end].rstrip())


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ with the real papers is not beside the project")
@pytest.mark.parametrize("name", ["000", "002", "003", "004"])
def test_real_papers_are_cut_between_sentences_only(name):
    text = next((SHARED / "seeds").glob(f"{name}_*")).read_text("utf-8")
    found = passages(text)
    assert_covers(text, found)
    assert all(p.end - p.start <= LONGEST for p in found)
    for one, other in itertools.pairwise(found):
        between = text[one.end - 1 : other.start]
        assert "\n" in between or between[0] in "。！？”", (text[one.end - 20 : one.end], text[other.start :][:20])


def test_ids_carry_document_and_ordinal():
    assert [p.id for p in passages(f"一、做法\n{SENTENCE * 20}")][:2] == ["d1-0000", "d1-0001"]


def test_path_holds_the_headings_above_as_printed_without_the_title():
    text = f"清河县控辍保学工作总结\n{SENTENCE * 2}\n二、主要做法\n{SENTENCE * 4}\n(一)规范办学行为。{SENTENCE * 4}"
    assert [p.path for p in passages(text)] == [(), ("二、主要做法",), ("二、主要做法", "(一)规范办学行为")]


def test_bare_heading_opens_the_passage_of_what_follows_it():
    text = f"二、主要做法\n(一)规范办学行为。{SENTENCE * 4}"
    (passage,) = passages(text)
    assert passage.start == 0
    assert passage.path == ("二、主要做法", "(一)规范办学行为")


def test_short_items_of_one_parent_share_a_passage():
    text = "三、工作要求\n1.压实责任，逐级签订责任书。\n2.严肃纪律，定期通报情况。\n3.加强宣传，营造良好氛围。"
    (passage,) = passages(text)
    assert passage.path == ("三、工作要求",)


def test_sections_of_two_parents_never_share_a_passage():
    text = "一、做法\n1.建好台账，每月更新。\n二、问题\n1.教师不足，结构不优。"
    assert slices(text) == text.replace("\n二", "|二").split("|")


def test_items_inside_a_paragraph_are_where_it_is_cut():
    topics = {"一": "优化布局", "二": "健全机制", "三": "提升质量"}
    text = "(六)推进教联体建设。" + "".join(f"{n}是{topic}。{SENTENCE * 8}" for n, topic in topics.items())
    assert [part[:2] for part in slices(text)[1:]] == ["二是", "三是"]


def test_items_joined_by_semicolons_are_cut_before_an_item():
    clause = "组织教师逐户走访，耐心讲解政策，帮助解决困难，" * 9
    text = f"一是{clause}学生全部返校；二是{clause}台账全部更新；三是{clause}帮扶全部到位。"
    assert [part[:2] for part in slices(text)] == ["一是", "二是", "三是"]


def test_list_of_places_stays_whole_and_with_its_introduction():
    rows = "东河区:小学0.21,初中0.31;西河区:小学0.39,初中0.31;南山区:小学0.27,初中0.17;北山县:小学0.27,初中0.16。"
    text = f"一、均衡情况\n{SENTENCE * 9}具体情况如下:\n{rows}\n{SENTENCE * 9}"
    assert any("如下:\n" in part and rows in part for part in slices(text))


def test_percentage_is_never_parted_from_its_subject():
    clause = "小学和初中专任教师学历达标率分别为99.58%和98.76%，" * 30
    for part in slices(clause.rstrip("，") + "。"):
        assert part.startswith("小学和初中")


def test_number_is_never_cut_even_without_any_punctuation():
    text = "清河县全年落实各类资助资金合计1493.03475万元惠及学生21290人次" * 20
    for part in slices(text):
        assert not part[0].isdigit()
        assert not part.startswith(".")


def test_title_in_book_marks_is_never_cut():
    title = "《清河县教育局、清河县财政局，清河县人力资源和社会保障局关于进一步做好工作的通知》"
    text = f"我县先后制定了{'、'.join([title] * 12)}等文件。"
    for part in slices(text):
        assert part.count("《") == part.count("》")


def test_table_rows_stay_whole_and_caption_stays_with_its_table():
    row = "学校：清河第{}小学；在校生（人）：812；专任教师（人）：47；校舍面积（平方米）：6210.5"
    rows = [row.format(n) for n in range(12)]
    text = "\n".join(["清河县小学基本情况表", *rows])
    lines, at = [], 0
    for number, content in enumerate(text.split("\n")):
        lines.append(Line(at, at + len(content), table=0 if number else None))
        at += len(content) + 1
    found = slices(text, lines)
    assert all(part.split("\n")[-1] in rows for part in found)
    assert found[0].startswith("清河县小学基本情况表\n学校")


def test_repeated_sentences_keep_their_own_places():
    text = SENTENCE * 40
    found = passages(text)
    assert_covers(text, found)
