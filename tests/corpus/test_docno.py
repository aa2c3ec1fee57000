"""文号 are found in every bracket style, without what leads to them, and compared as people write them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from corpus.docno import find_cited, find_docnos, match_docno, normalise_docno

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.mark.parametrize(
    "printed",
    [
        "云教发〔2024〕7号",
        "云教发[2024]7号",
        "云教发(2024)7号",
        "云教发（2024）7号",
        "云教发【2024】7号",
        "云教发［２０２４］７号",
        "云教发﹝2024﹞7号",
        "云教发〔2024〕 第 7 号",
        "云 教 发 〔 2024 〕 7 号",
        "云教发2024-7号",
    ],
)
def test_every_bracket_style_becomes_the_standard_one(printed: str) -> None:
    assert normalise_docno(printed) == "云教发〔2024〕7号"


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("以七政规〔2018〕6号文件发布", "七政规〔2018〕6号"),
        ("按照青教办〔2022〕15号要求", "青教办〔2022〕15号"),
        ("县教育局下发云教函〔2023〕9号", "云教函〔2023〕9号"),
        ("县教育局云教函〔2023〕9号", "云教函〔2023〕9号"),
        ("国务院办公厅国办发〔2017〕72号", "国办发〔2017〕72号"),
        ("河东新区管委会 河新教〔2024〕8号", "河新教〔2024〕8号"),
        ("请问云教发〔2024〕7号讲了什么", "云教发〔2024〕7号"),
        ("云教发〔2024〕7号和云教函〔2024〕8号", "云教发〔2024〕7号"),
    ],
)
def test_what_leads_to_a_docno_is_no_part_of_it(text: str, raw: str) -> None:
    found = find_docnos(text)[0]
    assert found.raw == raw == text[found.start : found.end]


def test_conjunction_between_two_docnos_belongs_to_neither() -> None:
    found = find_docnos("云教发〔2024〕7号和云教函〔2024〕8号")
    assert [docno.normalised for docno in found] == ["云教发〔2024〕7号", "云教函〔2024〕8号"]


@pytest.mark.parametrize(
    "printed", ["和教发〔2020〕3号", "即教发〔2021〕7号", "从教函〔2022〕1号", "将教发〔2021〕12号"]
)
def test_agency_that_begins_with_a_conjunction_keeps_it(printed: str) -> None:
    assert [docno.normalised for docno in find_docnos(printed)] == [printed]


def test_docno_without_a_year_is_found_and_has_none() -> None:
    (docno,) = find_docnos("根据有关通知(黑基教一函448号)要求")
    assert (docno.normalised, docno.year, docno.number) == ("黑基教一函448号", None, 448)


@pytest.mark.parametrize(
    "text",
    [
        "公告2023年第9号", "2023年9号", "第6号议案", "电话0376-12345号", "从学校出发3号线", "签发12号",
        "教育部令第45号", "(2023)9号", "北京路12号", "1.提醒为短信模式", "在文化路5号院",
    ],
)  # fmt: skip
def test_other_numbers_are_no_docnos(text: str) -> None:
    assert find_docnos(text) == []


@pytest.mark.parametrize(
    ("asked", "printed", "same"),
    [
        ("云教发(2024)7号", "云教发〔2024〕7号", True),
        ("云教发7号", "云教发〔2024〕7号", True),
        ("云教发〔2023〕7号", "云教发〔2024〕7号", False),
        ("云教函〔2024〕7号", "云教发〔2024〕7号", False),
        ("云教发〔2024〕17号", "云教发〔2024〕7号", False),
    ],
)
def test_question_means_a_docno_in_any_bracket_and_without_year(asked: str, printed: str, same: bool) -> None:
    assert match_docno(asked, printed) is same


def test_title_keeps_inner_marks_and_commas() -> None:
    text = "印发《关于印发〈云岭县方案〉的通知》、《关于推进县域内,城乡一体化的意见》和《转发《青禾办法》的函》。"
    assert [title for title, *_ in find_cited(text)] == [
        "关于印发〈云岭县方案〉的通知",
        "关于推进县域内,城乡一体化的意见",
        "转发《青禾办法》的函",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "《云岭县控辍方案》(云教发〔2024〕7号)",
        "《云岭县控辍方案》云教发[2024] 7号",
        "《云岭县控辍方案》（云教发【2024】7号）",
        "云教发〔2024〕7号《云岭县控辍方案》",
        "《云岭县控辍方案(云教发〔2024〕7号)》",
    ],
)
def test_title_and_its_docno_are_one_citation(text: str) -> None:
    ((title, docno, start, end),) = find_cited("依据" + text + "精神")
    assert docno == "云教发〔2024〕7号"
    assert title is not None
    assert title.startswith("云岭县控辍方案")
    assert "2024" in text[start - 2 : end - 2]


def test_docno_alone_and_title_alone_are_both_cited() -> None:
    cited = find_cited("依据《义务教育法》制定,以云政规〔2018〕6号发文。")
    assert [(title, docno) for title, docno, *_ in cited] == [("义务教育法", None), (None, "云政规〔2018〕6号")]


def test_unclosed_title_does_not_swallow_the_next_line() -> None:
    assert [title for title, *_ in find_cited("下发了《云岭县方案\n并落实《青禾县办法》。")] == ["青禾县办法"]


@pytest.mark.skipif(not (SHARED / "gold" / "docmeta.jsonl").exists(), reason="beside the project there is no shared/")
def test_papers_cited_in_the_real_papers_are_all_found() -> None:
    for line in (SHARED / "gold" / "docmeta.jsonl").read_text(encoding="utf-8").splitlines():
        meta = json.loads(line)
        text = (SHARED / "seeds" / meta["file"]).read_text(encoding="utf-8")
        cited = [(title, docno) for title, docno, *_ in find_cited(text)]
        for title, docno in meta["cited"]:
            assert (title, docno and re.sub(r"\(原文.*", "", docno)) in cited
