"""A figure is judged by lines that a named document draws, and never by one that nobody found."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.errors import VocabularyError
from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis
from corpus.quantities.nouns import Quantity
from corpus.quantities.units import base_unit
from corpus.terms import load_vocabulary
from corpus.thresholds import Verdict, definitions_for, judge, load_thresholds, thresholds_for

HEADER = "id,indicator,scope,sign,value,unit,name,source,source_status\n"


def _quantity(value: str | None, unit: str, *, to: str = "", high: str = "", qualifier: str = "") -> Quantity:
    return Quantity(
        0,
        0,
        "",
        None if value is None else Decimal(value),
        Decimal(high) if high else None,
        Decimal(to) if to else None,
        unit,
        qualifier,
    )


def _figure(value: str, unit: str) -> Figure:
    return Figure(
        "f", "d", "consolidation_rate_junior3", "初中三年巩固率", "初中三年巩固率", "某县", "2023", PeriodBasis.STATED,
        "初中", Decimal(value), None, None, value, unit, "", FigureKind.ACTUAL, Aspect.LEVEL, None, 0, 1, "", 0, 1,
        None, None, 0,
    )  # fmt: skip


def _verdict(indicator: str, scope: str, quantity: Quantity, id: str) -> Verdict:
    threshold = next(each for each in thresholds_for(indicator, scope=scope) if each.id == id)
    judgement = judge(quantity, threshold)
    assert judgement is not None
    return judgement.verdict


def test_every_line_is_of_an_indicator_and_in_its_unit() -> None:
    vocabulary = load_vocabulary()
    for threshold in load_thresholds(vocabulary=vocabulary):
        indicator = vocabulary.indicator(threshold.indicator)
        assert indicator is not None, threshold.id
        if threshold.kind == "line":
            unit = base_unit(threshold.unit)[1]
            assert base_unit(indicator.unit)[1] in (unit, unit.partition("/")[0]), threshold.id
        if threshold.scope:
            assert any(threshold.scope.endswith(scope) for scope in indicator.scopes), threshold.id


def test_every_line_that_is_shown_says_where_it_was_read_and_its_direction_is_the_indicators() -> None:
    vocabulary = load_vocabulary()
    signs = {"higher_better": {">="}, "lower_better": {"<="}, "lower_x_better": {"<="}, "neutral": {">=", "<=", "="}}
    for threshold in load_thresholds():
        if threshold.shown:
            assert threshold.source_ref, threshold.id
            assert "未检得" not in threshold.source, threshold.id
        indicator = vocabulary.indicator(threshold.indicator)
        if threshold.kind == "line" and indicator is not None:
            assert threshold.sign in signs[indicator.direction], threshold.id


@pytest.mark.parametrize(
    ("indicator", "scope", "value"),
    [
        ("cv_composite", "小学", "0.65"),
        ("cv_composite", "初中", "0.55"),
        ("per_student_public_funds", "小学", "720"),
        ("per_student_public_funds", "初中", "940"),
        ("consolidation_rate", "全市", "96"),
        ("disabled_enroll_rate", "全市", "97"),
        ("daily_pe_hours", "中小学", "2"),
    ],
)
def test_a_line_that_nobody_found_is_never_shown(indicator: str, scope: str, value: str) -> None:
    assert Decimal(value) not in {each.value for each in thresholds_for(indicator, scope=scope)}
    kept = [each for each in load_thresholds() if each.indicator == indicator and each.value == Decimal(value)]
    assert kept
    assert all(judge(_quantity("1", each.unit), each) is None for each in kept)


@pytest.mark.parametrize(
    ("id", "scope", "quantity", "verdict"),
    [
        ("staffing_city_junior", "初中", _quantity("1", "比", to="13.87"), Verdict.NOT_MET),
        ("staffing_city_junior", "初中", _quantity("1", "比", to="13.5"), Verdict.MET),
        ("staffing_city_junior", "初中", _quantity("13.2", "比", to="1"), Verdict.MET),
        ("staffing_city_primary", "小学", _quantity("1", "比", to="18.9"), Verdict.MET),
        ("staffing_city_primary", "小学", _quantity("1", "比", to="19", qualifier="约"), Verdict.CANNOT_SAY),
        ("staffing_city_primary", "小学", _quantity("5", "%"), Verdict.CANNOT_SAY),
    ],
)
def test_fewer_pupils_to_a_teacher_are_better(id: str, scope: str, quantity: Quantity, verdict: Verdict) -> None:
    assert _verdict("staff_student_ratio", scope, quantity, id) is verdict


@pytest.mark.parametrize(
    ("quantity", "verdict"),
    [
        (_quantity("95", "%"), Verdict.MET),
        (_quantity("94.99", "%"), Verdict.NOT_MET),
        (_quantity("99", "%", qualifier="以上"), Verdict.MET),
        (_quantity("90", "%", qualifier="以上"), Verdict.CANNOT_SAY),
        (_quantity("95", "%", qualifier="不足"), Verdict.NOT_MET),
        (_quantity("95", "%", qualifier="以下"), Verdict.CANNOT_SAY),
        (_quantity("96", "%", qualifier="约"), Verdict.CANNOT_SAY),
        (_quantity("80", "%", qualifier="近"), Verdict.NOT_MET),
        (_quantity("93", "%", high="97"), Verdict.CANNOT_SAY),
        (_quantity("96", "%", high="97"), Verdict.MET),
        (_quantity("980", "‰"), Verdict.MET),
        (_quantity("98", "人"), Verdict.CANNOT_SAY),
        (_quantity("98", "百分点"), Verdict.CANNOT_SAY),
        (_quantity(None, "%"), Verdict.CANNOT_SAY),
    ],
)
def test_what_a_qualifier_leaves_open_is_not_judged(quantity: Quantity, verdict: Verdict) -> None:
    assert _verdict("consolidation_rate_junior3", "初中", quantity, "quality_consolidation_junior") is verdict


@pytest.mark.parametrize(
    ("value", "qualifier", "verdict"),
    [
        ("45", "", Verdict.MET),
        ("45", "不超过", Verdict.MET),
        ("45", "超过", Verdict.NOT_MET),
        ("45", "以上", Verdict.CANNOT_SAY),
        ("46", "以上", Verdict.NOT_MET),
    ],
)
def test_a_line_from_above_is_judged_from_above(value: str, qualifier: str, verdict: Verdict) -> None:
    quantity = _quantity(value, "人", qualifier=qualifier)
    assert _verdict("class_size_cap", "小学", quantity, "quality_class_size_primary") is verdict


@pytest.mark.parametrize(
    ("unit", "verdict"),
    [
        ("元", Verdict.MET),
        ("元/生", Verdict.MET),
        ("元/人·年", Verdict.MET),
        ("万元", Verdict.MET),
        ("元/人·月", Verdict.CANNOT_SAY),
        ("人", Verdict.CANNOT_SAY),
    ],
)
def test_units_must_agree(unit: str, verdict: Verdict) -> None:
    assert _verdict("per_student_special_funds", "", _quantity("9000", unit), "quality_special_funds") is verdict


def test_a_target_or_a_change_is_no_result() -> None:
    (line,) = thresholds_for("consolidation_rate_junior3", scope="初中")
    figure = _figure("99", "%")
    results = [
        judge(each, line)
        for each in (figure, replace(figure, kind=FigureKind.TARGET), replace(figure, aspect=Aspect.CHANGE))
    ]
    assert [each.verdict for each in results if each] == [Verdict.MET, Verdict.CANNOT_SAY, Verdict.CANNOT_SAY]


def test_a_judgement_names_its_source_and_its_cautions() -> None:
    line = next(each for each in thresholds_for("teaching_area_per_student", scope="小学") if "85%线" not in each.name)
    met, missed = (judge(_quantity(value, "平方米"), line) for value in ("4.5", "4.49"))
    assert met is not None
    assert missed is not None
    assert met.message.startswith(
        "达到《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）要求的不低于4.5平方米"
    )
    assert missed.message.startswith("未达到《")
    assert line.note in met.message
    assert met.message.count("。") == 1


def test_what_cannot_be_said_is_explained_in_the_papers_own_words() -> None:
    (line,) = thresholds_for("consolidation_rate_junior3", scope="初中")
    judgement = judge(_quantity("90", "%", qualifier="以上"), line)
    assert judgement is not None
    assert judgement.message.startswith("不能判断是否达到")
    assert "90%以上" in judgement.message


def test_a_line_is_for_its_scope_its_years_and_its_place() -> None:
    assert thresholds_for("staff_student_ratio", scope="幼儿园") == ()
    assert {each.value for each in thresholds_for("per_student_public_funds", scope="小学", year=2021)} == {
        Decimal(650)
    }
    assert thresholds_for("cv_composite", scope="小学", year=2013) == ()
    own = {each.region for each in thresholds_for("rotation_backbone_ratio", scope="", regions=("丹江口市", "湖北省"))}
    others = {each.region for each in thresholds_for("rotation_backbone_ratio", scope="", regions=("登封市",))}
    assert (own, others) == ({"", "丹江口市"}, {""})


def test_a_countys_own_line_names_the_county() -> None:
    line = next(each for each in thresholds_for("rotation_backbone_ratio", scope="") if each.region)
    judgement = judge(_quantity("25", "%"), line)
    assert judgement is not None
    assert judgement.verdict is Verdict.NOT_MET
    assert "丹江口市" in judgement.message


def test_what_counts_as_a_large_class_is_a_note_and_no_line() -> None:
    (definition,) = definitions_for("large_classes", year=2021)
    assert (definition.value, definition.wording) == (Decimal(56), "不低于56人/班")
    assert "国发〔2016〕40号" in definition.source
    assert thresholds_for("large_classes", scope="") == ()
    assert judge(_quantity("3", "个"), definition) is None


def test_a_librarys_own_lines_come_on_top(tmp_path: Path) -> None:
    own = (
        "own,daily_pe_hours,,>=,1.5,小时/天,,本县2024年要点,\nquality_cert,teacher_cert_rate,,>=,98,%,,本县规定,user\n"
    )
    (tmp_path / "thresholds.csv").write_text(HEADER + own, encoding="gb18030")
    thresholds = load_thresholds(extra=tmp_path)
    assert len(thresholds) == len(load_thresholds()) + 1
    assert [each.value for each in thresholds_for("teacher_cert_rate", scope="", thresholds=thresholds)] == [
        Decimal(98)
    ]
    added = next(each for each in thresholds if each.id == "own")
    judgement = judge(_quantity("2", "小时"), added)
    assert judgement is not None
    assert judgement.verdict is Verdict.MET
    assert "本县2024年要点" in judgement.message


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,daily_pe_hours,,>,1,小时/天,,某文件,user", "“sign”列"),
        ("a,daily_pe_hours,,>=,一,小时/天,,某文件,user", "“value”列"),
        ("a,daily_pe_hours,,>=,NaN,小时/天,,某文件,user", "“value”列"),
        ("a,daily_pe_hours,,>=,1,小时/天,,,user", "“source”列"),
        ("a,daily_pe_hours,,>=,1,小时/天,,某文件,sure", "“source_status”列"),
        ("a,no_such,,>=,1,小时/天,,某文件,user", "“indicator”列"),
    ],
)
def test_a_wrong_row_is_named_with_its_place(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "thresholds.csv").write_text(f"{HEADER}{row}\n", encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_thresholds(extra=tmp_path, vocabulary=load_vocabulary())
    assert said in caught.value.message
    assert "第 2 行" in caught.value.message
    assert caught.value.remedy
