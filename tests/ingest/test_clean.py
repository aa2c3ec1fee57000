from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.mapped import MappedText


def cleaned(text: str) -> str:
    return clean(MappedText.of(text)).text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\u3000\u3000全县共有学校", "全县共有学校"),
        ("全县\u00a0\u00a0共有", "全县 共有"),
        ("控\u200b辍\ufeff保\u00ad学", "控辍保学"),
        ("学校３２５０所，占９８．５％", "学校3250所，占98.5%"),
        ("１．加强领导", "1.加强领导"),
        ("使用ＡＩ课堂", "使用AI课堂"),
        ("师生比１：１６．８", "师生比1：16.8"),
        ("均衡推进 ,是重点", "均衡推进,是重点"),
        ("乡镇 、街道 、村组", "乡镇、街道、村组"),
        ("《 实施办法 》", "《实施办法》"),
        ("2023 年 12 月 3 日", "2023年12月3日"),
        ("达到 98.5 %", "达到98.5%"),
        ("石教〔2023〕 6号", "石教〔2023〕6号"),
        ("控 辍 保 学", "控辍保学"),
        ("通  知", "通知"),
        ("预约的项 目,请", "预约的项目,请"),
    ],
)
def test_spurious_widths_and_spaces_go(raw, expected):
    assert cleaned(raw) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2.抓实教研活动,提高课堂质量 各校每周组织一次集体备课",
        "(撰稿:王小明 审核:李大为)",
        "张建国 李卫东",
        "教育局 财政局",
        "小学 25831 12560",
        "全县，共；三：类（甲）“乙”",
        "hello , world (APP)",
        "1. 加强领导",
    ],
)
def test_a_space_that_may_mean_something_stays(text):
    assert cleaned(text) == text


def test_line_breaks_survive_one_to_one():
    raw = "　一\n\n \t\n２\u2028三\r\n四五  六七\n"
    mapped = clean(MappedText.of(raw))
    assert mapped.text.count("\n") == raw.count("\n")
    assert mapped.text.split("\n") == ["一", "", "", "2 三", "四五 六七", ""]


def test_every_kept_character_leads_back_to_its_origin():
    raw = "　　共有 ３２ 所 ,其中"
    mapped = clean(MappedText.of(raw))
    for index, character in enumerate(mapped.text):
        start, end = mapped.to_raw(index, index + 1)
        assert end - start == 1
        assert raw[start] in (character, chr(ord(character) + 0xFEE0))
