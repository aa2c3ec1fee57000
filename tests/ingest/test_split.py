"""A bundle is parted into its papers, and one paper is never parted."""

import re
from pathlib import Path

import pytest

from ingest.lines import content, lines_of
from ingest.split import split_documents

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
REPORT = "清河县控辍保学年度工作进展情况\n县教育局把控辍保学作为首要任务，逐校逐户落实，没有一名学生失学。"
NOTICE = (
    "清河县控辍保学工作督查结果公告\n三月至十一月，县教育局组织专人对全县学校进行了两次督查。\n"
    "一、基本情况\n全县现有学校七十七所。"
)
LESSONS = (
    "控辍保学典型经验和有效做法\n为确保适龄儿童完成义务教育，县教育局多措并举，狠抓落实。\n1.完善机制\n成立工作专班。"
)
SIGNED = "清河县教育局\n2024年3月1日"


def first_lines(text):
    lines = lines_of(text)
    parts = split_documents(text, lines)
    assert [part.start_line for part in parts[1:]] == [part.end_line for part in parts[:-1]]
    assert (parts[0].start_line, parts[-1].end_line) == (0, len(lines))
    return [content(text, lines[part.start_line]) for part in parts]


def test_three_papers_in_one_file_are_three():
    text = f"{REPORT}\n{NOTICE}\n2023年12月3日\n{LESSONS}"
    assert first_lines(text) == [part.split("\n")[0] for part in (REPORT, NOTICE, LESSONS)]


def test_attachments_behind_the_date_belong_to_the_paper_before_them():
    attached = "清政办〔2020〕18号-关于印发控辍保学方案的通知"
    assert len(first_lines(f"{NOTICE}\n2023年12月3日\n{attached}\n{attached}.pdf")) == 1


def test_plan_issued_by_a_notice_stays_with_it():
    plan = "清河县送教上门工作方案"
    head = f"清河县教育局关于印发{plan}的通知\n各学校：\n现将《{plan}》印发给你们，请认真执行。"
    body = f"{plan}\n为保障残疾儿童受教育权利，结合我县实际，制定本方案。\n一、工作目标\n应送尽送。"
    assert len(first_lines(f"{head}\n{SIGNED}\n{body}")) == 1


def test_paper_under_the_word_attachment_stays_with_its_notice():
    attached = "清河县教育局考核办法\n为规范考核，根据有关规定，结合全县实际，制定本办法。"
    assert len(first_lines(f"{NOTICE}\n{SIGNED}\n附件\n{attached}")) == 1


@pytest.mark.parametrize("heading", ["工作开展情况", "主要做法和经验", "下一步工作方案", "工作总结"])
def test_unnumbered_sub_heading_does_not_part_a_paper(heading):
    text = (
        f"{NOTICE}\n{heading}\n各校按月上报台账，县教育局按月通报，问题逐一销号，确保不漏一人。\n二、检查情况\n良好。"
    )
    assert len(first_lines(text)) == 1


def test_title_printed_twice_is_one_paper():
    text = f"2023年控辍保学工作总结\n2023年清河县控辍保学工作总结\n{REPORT.split(chr(10))[1]}\n一、做法\n逐户走访。"
    assert len(first_lines(text)) == 1


def test_letterhead_of_the_second_paper_goes_with_it():
    head = "清河县教育局文件\n清教发〔2024〕7号\n关于做好春季招生工作的通知\n各学校："
    text = f"{NOTICE}\n{SIGNED}\n{head}\n现将招生工作有关事项通知如下，请遵照执行。"
    assert first_lines(text) == ["清河县控辍保学工作督查结果公告", "清河县教育局文件"]


def test_empty_file_has_no_paper():
    assert split_documents("", []) == []


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ with the real papers is not beside the project")
def test_real_bundle_is_three_papers_and_the_others_are_one():
    opencc = pytest.importorskip("opencc")
    raw = next((SHARED / "seeds").glob("001_*")).read_text("utf-8")
    bundle = opencc.OpenCC("t2s").convert(re.sub(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}\)", "", raw))
    parts = split_documents(bundle, lines_of(bundle))
    assert [(part.start_line, part.end_line) for part in parts] == [(0, 7), (7, 27), (27, 42)]
    for name in ("000", "002", "004"):
        text = next((SHARED / "seeds").glob(f"{name}_*")).read_text("utf-8")
        assert len(split_documents(text, lines_of(text))) == 1
