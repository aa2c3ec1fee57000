"""The seeder of faults: one change a text, a change that the statistics decide, the same from the same seed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.quality.faults import EXTRA, KINDS, MAKERS, Fault, faults_of, seed_faults
from tests.quality.faults_sums import sums_of
from tests.quality.faults_texts import TrueText, load_rows, read_source, true_texts, write_rows
from tests.quality.reviews_scoring import located

VALUES = {
    ("云岭县", "义务教育学校数", "全县", "所"): ("83", "79"),
    ("禾川区", "义务教育学校数", "全区", "所"): ("57", "58"),
    ("云岭县", "小学学校数", "小学", "所"): ("31", "30"),
    ("禾川区", "小学学校数", "小学", "所"): ("33", "34"),
    ("云岭县", "巩固率", "全县", "%"): ("99.2", "99.4"),
}
ROWS = [
    (county, year, name, scope, value, unit, "")
    for (county, name, scope, unit), values in VALUES.items()
    for year, value in zip((2023, 2024), values, strict=True)
]

SOURCE = """county: 云岭县
year: 2024
title: 云岭县2024年教育工作总结

# 基本情况
全县现有学校{79|义务教育学校数}所，比上年减少{4|义务教育学校数@2023-义务教育学校数}所，其中小学{30|小学学校数}所、其他学校49所。巩固率{巩固率}%，比上年提高{0.2|巩固率-巩固率@2023}个百分点。
## 落实责任
按照《工作通知》（云教发〔2024〕7号）要求，与16个乡镇签订责任书。
## 加强督导
力争2025年新增学位1800个，继续办好每一所学校，让每一名儿童都能就近上学、安心上学，把各项政策落到实处，把工作做细做实，让群众放心、让家长放心、让学校放心。
"""


@pytest.fixture
def true(tmp_path: Path) -> TrueText:
    write_rows(tmp_path / "facts.csv", ROWS)
    (tmp_path / "paper.txt").write_text(SOURCE, encoding="utf-8")
    return true_texts(read_source(tmp_path / "paper.txt"), load_rows(tmp_path / "facts.csv"))[-1]


def every_fault(true: TrueText) -> list[Fault]:
    return [fault for kind in MAKERS for fault in faults_of(true, kind, random.Random(3))]


@pytest.mark.parametrize("kind", [*KINDS, *EXTRA])
def test_every_kind_of_fault_can_be_made(true: TrueText, kind: str) -> None:
    assert faults_of(true, kind, random.Random(3))


def test_a_fault_differs_from_the_true_text_in_exactly_one_stretch(true: TrueText) -> None:
    for fault in every_fault(true):
        assert fault.text != true.text
        assert fault.text[: fault.start] + fault.was + fault.text[fault.end :] == true.text
        start, end = fault.sentence
        assert start <= fault.start <= fault.end <= end


def test_the_same_seed_gives_the_same_faults(true: TrueText) -> None:
    first, again = ([f.text for f in seed_faults([true], seed=5, number=20)] for _ in range(2))
    assert first == again


def test_a_stale_figure_is_last_years_and_a_swapped_one_is_not(true: TrueText) -> None:
    stale = {fault.text[fault.start : fault.end] for fault in faults_of(true, "stale_figure", random.Random(1))}
    assert stale == {"83", "31", "99.2"}
    swapped = faults_of(true, "digit_swap", random.Random(1))
    assert not any(f.was == "79" and f.text[f.start : f.end] == "83" for f in swapped)


def test_a_county_stands_wrong_only_before_a_figure_that_is_another_there(true: TrueText) -> None:
    faults = faults_of(true, "wrong_county", random.Random(1))
    assert [(f.was, f.text[f.start : f.end]) for f in faults] == [("全县", "禾川区")]


def test_sums_are_found_by_their_numbers_without_changes() -> None:
    text = "学校79所，比上年减少4所，其中小学30所、初中49所。另有教师5人，其中骨干2人、新手2人。"
    assert [[text[a:b] for a, b in group] for group in sums_of(text)] == [["79", "30", "49"]]


def test_a_sentence_is_found_again_where_widths_and_spaces_differ() -> None:
    read = "标题\n全县(含教学点) 79所,30所。\n全县(含教学点) 79所,30所。"
    assert located(read, "全县（含教学点）79所，30所。") == (3, 20)
    assert located(read, "全县（含教学点）79所，30所。", before="标题\n全县（含教学点）79所，30所。\n") == (21, 38)


def test_a_printed_figure_that_is_not_what_it_must_equal_is_refused(tmp_path: Path) -> None:
    write_rows(tmp_path / "facts.csv", ROWS)
    (tmp_path / "paper.txt").write_text(SOURCE.replace("{79|", "{78|"), encoding="utf-8")
    with pytest.raises(AssertionError, match="78 is not"):
        true_texts(read_source(tmp_path / "paper.txt"), load_rows(tmp_path / "facts.csv"))
