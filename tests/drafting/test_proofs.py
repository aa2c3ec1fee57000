"""A draft's own sentence says nothing that its evidence does not hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.drafts import Basis, Computation, Evidence, Sentence
from drafting.proofs import unproved
from tests.drafting.audited import COUNTY, VOCABULARY, YEAR, cell

SCHOOLS = cell("school_total", 2024, "79", "所")
BEFORE = cell("school_total", 2023, "83", "所")
FEWER = Computation("79 - 83 = -4", "4所", (SCHOOLS, BEFORE))
PUPILS = cell("students_compulsory", 2024, "36494", "人")
RATE = cell("consolidation_rate", 2024, "99.4", "%")
POINTS = Computation("99.4% - 99.2% = 0.2个百分点", "0.2个百分点", (RATE,))
FUNDS = cell("aid_funds", 2024, "1493.03475", "万元")
LINE = Threshold(
    id="t", kind="line", indicator="consolidation_rate", scope="", region="", sign=">=", value=Decimal(95), unit="%",
    name="质量第1项", source="《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）", source_status="found",
    source_ref="", valid_from=None, valid_to=None, note="",
)  # fmt: skip


def citation(quote: str, *, region: str) -> Citation:
    return Citation(1, "d", "某县工作总结", None, region, 2023, (), quote, 0, len(quote), None, None, "a.txt")


def wrong(text: str, *evidence: Evidence, basis: Basis = Basis.STATISTICS) -> list[tuple[str, str]]:
    found = unproved(Sentence(text, basis, evidence), region=COUNTY, year=YEAR, vocabulary=VOCABULARY)
    assert all(each.quote == text[each.start : each.end] for each in found)
    return [(each.code.value, each.quote) for each in found]


PROVED: tuple[tuple[str, tuple[Evidence, ...]], ...] = (
    ("2024年，全县有义务教育学校79所，比上年减少4所。", (SCHOOLS, FEWER)),
    ("全县义务教育在校学生3.65万人。", (PUPILS,)),
    ("九年义务教育巩固率达到99.4%，比上年提高0.2个百分点。", (RATE, POINTS)),
    ("落实资助资金1493.03万元。", (FUNDS,)),
    (
        "九年义务教育巩固率高于95%的标准（《县域义务教育优质均衡发展督导评估办法》，教督〔2017〕6号）。",
        (LINE,),
    ),
    ("一是坚持“五育并举”，落实“双减”和“两免一补”，每月召开一次例会，三级联动。", ()),
    ("（一）推进“十四五”规划任务，实行一人一案，两个工作日内办结。", ()),
    ("全县小学班级【待补：小学班级数（2024年）】【待核】。", ()),
)


@pytest.mark.parametrize(("text", "evidence"), PROVED, ids=range(len(PROVED)))
def test_what_its_evidence_holds_is_proved(text: str, evidence: tuple[Evidence, ...]) -> None:
    assert wrong(text, *evidence) == []


UNPROVED: tuple[tuple[str, tuple[Evidence, ...], list[tuple[str, str]]], ...] = (
    ("全县有义务教育学校80所。", (SCHOOLS,), [("figure_unsourced", "80所")]),
    ("全县有义务教育学校79人。", (SCHOOLS,), [("figure_unsourced", "79人")]),
    ("巩固率比上年提高0.2%。", (POINTS,), [("figure_unsourced", "0.2%")]),
    ("组建三个教联体。", (SCHOOLS,), [("figure_unsourced", "三个")]),
    ("九年义务教育巩固率高于96%的标准。", (LINE,), [("figure_unsourced", "高于96%")]),
    ("2023年全县有学校79所。", (SCHOOLS,), [("wrong_year", "2023年")]),
    ("禾川区有学校79所。", (SCHOOLS,), [("wrong_region", "禾川区")]),
    (
        "落实《控辍保学实施办法》（云教发〔2024〕7号）。",
        (),
        [("docno_unknown", "《控辍保学实施办法》"), ("docno_unknown", "云教发〔2024〕7号")],
    ),
)


@pytest.mark.parametrize(("text", "evidence", "expected"), UNPROVED, ids=range(len(UNPROVED)))
def test_what_no_evidence_holds_is_told(
    text: str, evidence: tuple[Evidence, ...], expected: list[tuple[str, str]]
) -> None:
    assert wrong(text, *evidence) == expected


def test_borrowed_sentence_keeps_no_number_of_its_lender() -> None:
    """A quotation proves a number where the paper is quoted, and not where its wording is borrowed."""
    text = "组建8个教联体，覆盖全部乡镇。"
    lent = citation(text, region="禾川区")
    assert wrong(text, lent, basis=Basis.STATISTICS) == []
    assert wrong(text, lent, basis=Basis.PRECEDENT) == [("figure_unsourced", "8个")]
    unions = cell("edu_union_count", 2024, "8", "个")
    assert wrong(text, lent, unions, basis=Basis.PRECEDENT) == []


def test_borrowed_sentence_keeps_no_name_of_its_lender() -> None:
    text = "按照禾川区教育局部署，逐校落实责任。"
    assert wrong(text, citation(text, region="禾川区"), basis=Basis.PRECEDENT) == [("wrong_region", "禾川区")]


def test_place_above_may_stand_in_what_the_countys_own_paper_says() -> None:
    text = "按照青江市教育局部署，逐校落实责任。"
    assert wrong(text, citation(text, region=COUNTY), basis=Basis.PRECEDENT) == []
    assert wrong(text, citation(text, region="禾川区"), basis=Basis.PRECEDENT) == [("wrong_region", "青江市")]


def test_comparison_names_the_counties_of_its_cells() -> None:
    other = cell("school_total", 2024, "58", "所", region="禾川区")
    assert wrong("云岭县79所，禾川区58所。", SCHOOLS, other) == []


def test_quoted_paper_may_be_named_with_its_number() -> None:
    quote = "落实《控辍保学实施办法》（云教发〔2024〕7号），压实各方责任。"
    assert wrong(quote, citation(quote, region=COUNTY), basis=Basis.PRECEDENT) == []
    changed = quote.replace("7号", "9号")
    assert wrong(changed, citation(quote, region=COUNTY), basis=Basis.PRECEDENT) == [
        ("docno_unknown", "云教发〔2024〕9号")
    ]
