"""The outline reads every way in which offices number their papers, and nothing that only looks numbered."""

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.types import SectionKind
from ingest.lines import Line, lines_of
from ingest.outline import outline

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FULL_WIDTH = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})


def headings(text, lines=None):
    return [(s.level, s.number, s.title) for s in outline(text, lines or lines_of(text)) if s.level > 0]


def levels(text):
    return [(level, title) for level, _, title in headings(text)]


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ with the real papers is not beside the project")
@pytest.mark.parametrize("widths", ["as printed", "full width"])
def test_gold_outlines_are_found_whole(widths):
    gold = [json.loads(row) for row in (SHARED / "gold/outline.jsonl").read_text("utf-8").splitlines()]
    hits = found = wanted = 0
    for name in ("000", "002", "004"):
        text = next((SHARED / "seeds").glob(f"{name}_*")).read_text("utf-8").split("\n上一篇")[0]
        rows = [(row["level"], row["title"]) for row in gold if row["doc"] == name]
        if widths == "full width":
            text = text.translate(FULL_WIDTH)
            rows = [(level, title.translate(FULL_WIDTH)) for level, title in rows]
        mine = Counter((s.level, s.title) for s in outline(text, lines_of(text)))
        hits += sum((mine & Counter(rows)).values())
        found += sum(mine.values())
        wanted += len(rows)
    assert 2 * hits / (found + wanted) >= 0.97


@pytest.mark.parametrize(
    ("line", "level", "number", "title"),
    [
        ("一、总体情况", 1, "一、", "总体情况"),
        ("一 、总体情况", 1, "一 、", "总体情况"),
        ("二. 主要成效", 1, "二.", "主要成效"),
        ("十一、附则", 1, "十一、", "附则"),
        ("（一）夯实责任。全县逐级签订责任书。", 2, "（一）", "夯实责任"),
        ("(二)、抓实摸排", 2, "(二)、", "抓实摸排"),
        ("三）抓实帮扶", 2, "三）", "抓实帮扶"),
        ("1．建好台账。台账由学校填写。", 3, "1．", "建好台账"),
        ("2、用好台账。每月更新。", 3, "2、", "用好台账"),
        ("3. 管好台账", 3, "3.", "管好台账"),
        ("（1）核对学籍。由学籍员负责。", 4, "（1）", "核对学籍"),
        ("①核对户籍。由派出所协助。", 4, "①", "核对户籍"),
        ("一是摸清底数。八月入户走访。", 4, "一是", "摸清底数"),
        ("第一，摸清底数。八月入户走访。", 4, "第一，", "摸清底数"),
        ("首先，摸清底数。八月入户走访。", 4, "首先，", "摸清底数"),
        ("第一章 总则", 1, "第一章", "总则"),
    ],
)
def test_every_style_of_number_is_read(line, level, number, title):
    assert headings(f"{line}\n后面是这一部分的内容，由各单位落实。") == [(level, number, title)]


@pytest.mark.parametrize(
    "line",
    [
        "1.5个百分点的增幅主要来自乡镇学校。",
        "57.8 或更高的比例才算达标。",
        "2023.9.30前各校上报台账。",
        "第十三中学已于去年秋季迁入新校区。",
        "十一届十四次常务会议听取了汇报。",
        "一、二年级学生不布置书面家庭作业。",
        "一、二、三等奖由各校自行评定。",
        "3、4月份集中开展入户走访。",
        "其中二是关键，由县政府协调。",
        "一、基本情况......3",
    ],
)
def test_what_only_looks_numbered_is_no_heading(line):
    assert headings(f"全县控辍保学情况如下。\n{line}\n各校要认真落实。") == []


@pytest.mark.parametrize(
    ("line", "title", "body"),
    [
        ("一、基本情况全县现有小学31所，教学点12个，在校学生一万余人，入学率百分之百。", "基本情况", "全县现有"),
        ("一、主要做法和成效近年来，我县坚持逐户走访，辍学学生全部返校。", "主要做法和成效", "近年来"),
        ("二、存在的问题一是教师不足，二是校舍老旧，部分乡镇尤其突出，需要县级统筹解决。", "存在的问题", "一是"),
        ("二、存在问题及原因分析。教师不足。", "存在问题及原因分析", "教师不足"),
        ("一、主要做法及几点体会。我们的体会有三条。", "主要做法及几点体会", "我们"),
    ],
)
def test_heading_that_runs_into_its_body_is_cut_at_the_longest_known_name(line, title, body):
    (section,) = outline(line, lines_of(line))
    assert section.title == title
    assert line[section.body :].startswith(body)


def test_title_ends_at_the_first_full_stop_outside_brackets():
    text = "（一）落实《关于做好招生工作。（试行）》要求。各校按计划招生。"
    (section,) = outline(text, lines_of(text))
    assert section.title == "落实《关于做好招生工作。（试行）》要求"
    assert text[section.body :] == "各校按计划招生。"


def test_one_space_parts_a_short_heading_from_its_body():
    text = "2.加强师德建设,提升育人水平 各校每学期组织一次师德学习,把学习情况记入教师档案,作为评先评优的依据。"
    assert headings(text) == [(3, "2.", "加强师德建设,提升育人水平")]


def test_colon_parts_a_short_title_and_never_an_introduction():
    assert levels("1.加强领导：成立由县长任组长的工作专班。\n2.各校要做到：一人一案。") == [
        (3, "加强领导"),
        (3, "各校要做到：一人一案"),
    ]


def test_marks_at_the_end_of_a_heading_are_not_part_of_its_title():
    assert levels("一、工作安排：\n1.摸清底数；\n2.落实帮扶；\n3.组织验收。") == [
        (1, "工作安排"),
        (3, "摸清底数"),
        (3, "落实帮扶"),
        (3, "组织验收"),
    ]


def test_numbered_whole_sentence_is_an_item_and_not_a_heading():
    text = (
        "二、检查情况\n1.各乡镇中心校与所属学校签订了责任书。\n2.各校成立了工作专班。\n三、整改要求\n"
        "1.压实责任。\n各校校长为第一责任人。"
    )
    kinds = {s.title: s.kind for s in outline(text, lines_of(text))}
    assert kinds["各乡镇中心校与所属学校签订了责任书"] is SectionKind.ITEM
    assert kinds["压实责任"] is SectionKind.HEADING


def test_repeated_and_running_numbers_are_all_kept():
    text = "(二)学校建设\n1.布局。\n甲。\n2.校舍。\n乙。\n2.操场。\n丙。\n(三)教师\n3.编制。\n丁。"
    assert [number for _, number, _ in headings(text)] == ["(二)", "1.", "2.", "2.", "(三)", "3."]


def test_unnumbered_paragraph_belongs_to_the_open_section():
    text = "一、做法\n(一)建台账。每月更新。\n各校随时掌握学生去向。\n(二)抓劝返。逐户走访。"
    first = next(s for s in outline(text, lines_of(text)) if s.title == "建台账")
    assert text[first.start : first.end].endswith("各校随时掌握学生去向。")


def test_sections_end_before_signature_and_attachments():
    text = (
        "关于报送台账的通知\n各乡镇中心校：\n为掌握学生去向，现就有关事项通知如下，请认真落实。\n一、报送时间\n"
        "每月五日前报送。\n附件：1.控辍保学台账\n2.送教上门记录表\n清河县教育局\n2024年3月1日"
    )
    sections = outline(text, lines_of(text))
    assert [(s.level, s.title) for s in sections] == [(0, "关于报送台账的通知"), (1, "报送时间")]
    assert text[sections[1].start : sections[1].end].endswith("每月五日前报送。")


def test_table_rows_are_no_headings():
    text = "一、学校名单\n1.清河一小；在校生：812\n2.清河二小；在校生：640"
    lines = [Line(0, 6), Line(7, 20, table=0), Line(21, 34, table=0)]
    assert levels_of(text, lines) == [(1, "学校名单")]


def levels_of(text, lines):
    return [(s.level, s.title) for s in outline(text, lines)]


def styled(*rows):
    text, lines, at = "\n".join(row[0] for row in rows), [], 0
    for content, level in rows:
        lines.append(Line(at, at + len(content), level=level))
        at += len(content) + 1
    return text, lines


def test_styled_line_without_a_number_is_a_heading_below_the_title():
    text, lines = styled(
        ("清河县2023年控辍保学工作总结", 1),
        ("今年以来，全县上下一心，控辍保学取得实效。", None),
        ("学校和学生", 2),
        ("全县有学校五十所。", None),
        ("随迁子女", 3),
        ("全部入学。", None),
    )
    assert levels_of(text, lines) == [(0, "清河县2023年控辍保学工作总结"), (1, "学校和学生"), (2, "随迁子女")]


def test_styled_line_takes_the_level_of_numbered_lines_of_its_style():
    text, lines = styled(("一、做法", 2), ("（一）建台账", 3), ("抓劝返", 3), ("逐户走访，逐人登记。", None))
    assert levels_of(text, lines) == [(1, "做法"), (2, "建台账"), (2, "抓劝返")]


def test_known_section_name_alone_on_a_line_is_a_heading_where_nothing_is_numbered():
    text = "清河县控辍保学工作总结\n今年以来，全县上下一心，控辍保学取得了实实在在的成效。\n主要做法\n逐户走访。"
    assert levels(text) == [(1, "主要做法")]


def test_title_wrapped_over_lines_is_one_title():
    text = "清河县教育局关于印发\n2024年送教上门工作方案的通知\n各学校：\n现将方案印发给你们，请认真组织实施。"
    assert [s.title for s in outline(text, lines_of(text))] == ["清河县教育局关于印发2024年送教上门工作方案的通知"]


def test_letterhead_number_and_recipient_are_no_title():
    text = (
        "清河县教育局文件\n清教发〔2024〕7号\n关于做好春季控辍保学工作的通知\n各乡镇中心校：\n"
        "为做好春季学期工作，现将有关事项通知如下。"
    )
    assert [s.title for s in outline(text, lines_of(text))] == ["关于做好春季控辍保学工作的通知"]


def test_flattened_paper_gets_its_outline_back():
    body = "各校要逐户走访，逐人登记，做到底数清、情况明。" * 8
    head = "清河县关于做好控辍保学工作的通知 各乡镇中心校： 现将有关事项通知如下："
    text = f"{head} 一、摸清底数 {body} 二、抓好劝返。{body}"
    assert [(s.level, s.title) for s in outline(text, lines_of(text))] == [
        (0, "清河县关于做好控辍保学工作的通知"),
        (1, "摸清底数"),
        (1, "抓好劝返"),
    ]
