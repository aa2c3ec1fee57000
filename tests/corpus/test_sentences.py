"""Sentences and clauses are spans of the text; nothing that belongs together is cut."""

from __future__ import annotations

import pytest

from corpus.sentences import clauses, enumeration, parts, sentences, trimmed


def pieces(text: str, bounds: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in bounds]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小学29所。初中9所。", ["小学29所。", "初中9所。"]),
        ("小学29所\n初中9所", ["小学29所", "初中9所"]),
        ("  小学29所。  \n\n 初中9所。", ["小学29所。", "初中9所。"]),
        ("做到了吗？做到了！", ["做到了吗？", "做到了！"]),
        ("巩固率为98.6%。", ["巩固率为98.6%。"]),
        ("提出“应入尽入。”并落实。", ["提出“应入尽入。”", "并落实。"]),
        ("落实“应入尽入。”的要求。", ["落实“应入尽入。”的要求。"]),
        ("据《办法。试行》开展（详见附件。）工作。", ["据《办法。试行》开展（详见附件。）工作。"]),
        ("没有句号", ["没有句号"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_sentence_ends_at_its_mark_or_its_line_and_nowhere_else(text: str, expected: list[str]) -> None:
    assert pieces(text, sentences(text)) == expected


def test_sentences_of_a_stretch_stand_in_the_whole_text() -> None:
    text = "小学29所。初中9所。高中2所。"
    assert pieces(text, sentences(text, start=6, end=11)) == ["初中9所。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小学29所，初中9所；高中2所。", ["小学29所，", "初中9所；", "高中2所。"]),
        ("投入3,250万元，全部到位。", ["投入3,250万元，", "全部到位。"]),
        ("师生比为1:16.5，达标。", ["师生比为1:16.5，", "达标。"]),
        ("情况如下：小学29所。", ["情况如下：", "小学29所。"]),
        ("补助（含中央，省级）到位，发放及时。", ["补助（含中央，省级）到位，", "发放及时。"]),
        ("按照《减负，提质方案》执行。", ["按照《减负，提质方案》执行。"]),
    ],
)
def test_no_clause_ends_inside_a_number_a_ratio_or_a_bracket(text: str, expected: list[str]) -> None:
    found = clauses(text, 0, len(text))
    assert pieces(text, found) == expected
    assert "".join(pieces(text, found)) == text


def test_a_bracket_that_never_closes_protects_nothing() -> None:
    text = "补助（含中央，省级，" + "县级资金，" * 40 + "全部到位。"
    assert len(clauses(text, 0, len(text))) > 40


def test_a_sentence_is_parted_at_its_semicolons() -> None:
    text = "小学29所，学生8137人；初中9所（公办8所；民办1所）。"
    assert pieces(text, parts(text, 0, len(text))) == ["小学29所，学生8137人；", "初中9所（公办8所；民办1所）。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("随班就读61人、送教上门28人、特校就读17人", ["随班就读61人、", "送教上门28人、", "特校就读17人"]),
        ("教育、公安、民政三部门", ["教育、公安、民政三部门"]),
        ("校长、教师126人", ["校长、教师126人"]),
    ],
)
def test_only_a_list_of_amounts_is_cut_at_its_marks(text: str, expected: list[str]) -> None:
    assert pieces(text, enumeration(text, 0, len(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" ，小学29所。", "小学29所"), ("初中9所；\n", "初中9所"), ("。，；", ""), ("98.6%", "98.6%"), ("", "")],
)
def test_a_quotation_has_no_marks_at_its_ends(text: str, expected: str) -> None:
    assert text[slice(*trimmed(text, 0, len(text)))] == expected
