from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest

from corpus.contradictions import find_conflicts
from corpus.figures import Aspect, Conflict, ConflictVerdict, Figure, FigureKind, PeriodBasis
from tests.corpus.made_figures import VOCABULARY, made

CONTRADICTION = ConflictVerdict.CONTRADICTION
CALIBER = ConflictVerdict.DIFFERENT_CALIBER
ROUNDING = ConflictVerdict.ROUNDING


def conflicts(*figures: Figure) -> list[Conflict]:
    return list(find_conflicts(figures, vocabulary=VOCABULARY))


def verdicts(*figures: Figure) -> list[ConflictVerdict]:
    return [conflict.verdict for conflict in conflicts(*figures)]


def schools(value: str, **fields: object) -> Figure:
    return made("义务教育学校", value, "所", **{"indicator": "school_total", **fields})


def pupils(value: str, unit: str = "人", **fields: object) -> Figure:
    return made("义务教育阶段在校学生", value, unit, **{"indicator": "students_compulsory", **fields})


# --- what conflicts -----------------------------------------------------------------------------------------------


def test_two_numbers_for_one_key_contradict_each_other_within_a_paper() -> None:
    (found,) = conflicts(schools("85", at=0), schools("82", at=900))
    assert found.verdict is CONTRADICTION
    assert [figure.value_text for figure in found.figures] == ["85", "82"]
    assert (found.indicator, found.region, found.period) == ("school_total", "云岭县", "2024")
    assert "85所" in found.message
    assert "82所" in found.message
    assert "同一材料" in found.message


def test_two_papers_contradict_each_other() -> None:
    (found,) = conflicts(pupils("36997"), pupils("36494", document_id="d2"))
    assert found.verdict is CONTRADICTION
    assert "不同材料" in found.message


def test_a_label_that_no_indicator_knows_is_compared_word_for_word() -> None:
    label = "对辖区学校进行定期巡查、突击检查"
    assert verdicts(made(label, "6", "次"), made(label, "5", "次", document_id="d2")) == [CONTRADICTION]
    assert verdicts(made(label, "6", "次"), made(label + "整改", "5", "次", document_id="d2")) == []


def test_a_note_on_one_side_only_does_not_settle_it() -> None:
    (found,) = conflicts(schools("85", caliber="含教学点", at=0), schools("82", at=900))
    assert found.verdict is CONTRADICTION
    assert "其中一处注明含教学点" in found.message


def test_a_third_paper_with_the_same_number_joins_the_conflict_once() -> None:
    (found,) = conflicts(pupils("36494"), pupils("36494", document_id="d2"), pupils("36997", document_id="d3"))
    assert [figure.document_id for figure in found.figures] == ["d1", "d2", "d3"]
    (again,) = conflicts(pupils("36494"), pupils("36494"), pupils("36997", document_id="d3"))
    assert [figure.document_id for figure in again.figures] == ["d1", "d3"]


# --- what is counted otherwise ------------------------------------------------------------------------------------


def test_calibers_stated_on_both_sides_are_different_and_no_contradiction() -> None:
    assert verdicts(schools("79", caliber="含教学点"), schools("50", caliber="不含教学点", document_id="d2")) == [
        CALIBER
    ]
    large = {"indicator": "large_classes"}
    one = made("大班额", "31", "个", caliber="55人以上", **large)
    two = made("大班额", "27", "个", caliber="56人以上", document_id="d2", **large)
    assert verdicts(one, two) == [CALIBER]


def test_a_school_year_beside_a_calendar_year_is_another_caliber() -> None:
    assert verdicts(pupils("36494"), pupils("36997", period="2023-2024学年", document_id="d2")) == [CALIBER]
    assert verdicts(pupils("36494"), pupils("36494", period="2023-2024学年", document_id="d2")) == []


def test_persons_beside_times_are_another_caliber() -> None:
    aid = {"indicator": "aid_students"}
    one = made("资助家庭经济困难学生", "3100", "人", **aid)
    two = made("资助家庭经济困难学生", "6200", "人次", document_id="d2", **aid)
    assert verdicts(one, two) == [CALIBER]


# --- what only looks different ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "fields"),
    [("3.65", "万人", {}), ("3.6", "万人", {"qualifier": "余"}), ("36000", "人", {"qualifier": "约"})],
)
def test_rounded_values_agree(value: str, unit: str, fields: dict[str, str]) -> None:
    assert verdicts(pupils("36494"), pupils(value, unit, document_id="d2", **fields)) == [ROUNDING]


def test_the_same_number_in_other_units_is_nothing() -> None:
    assert verdicts(pupils("36500"), pupils("3.65", "万人", document_id="d2")) == []
    assert verdicts(pupils("36500"), pupils("36500", "名", document_id="d2")) == []


# --- what is not compared -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"period": "2023"},
        {"period": "2024上半年"},
        {"period": "2018-2024"},
        {"period": None},
        {"region": "禾川区"},
        {"region": None},
        {"scope": "民办"},
        {"kind": FigureKind.TARGET},
        {"kind": FigureKind.STANDARD},
        {"aspect": Aspect.CHANGE, "compared": "上年"},
        {"named": "新建义务教育学校"},
        {"named": "城区义务教育学校"},
    ],
)
def test_figures_of_other_keys_are_not_compared(fields: dict[str, object]) -> None:
    assert verdicts(schools("85"), schools("82", document_id="d2", **fields)) == []


def test_an_unknown_period_is_only_like_that_of_the_same_paper() -> None:
    assert verdicts(schools("85", period=None, at=0), schools("82", period=None, at=900)) == [CONTRADICTION]
    assert verdicts(schools("85", period=None), schools("82", period=None, document_id="d2")) == []


def test_several_values_in_one_clause_are_a_list() -> None:
    label, unit = "乡村教师生活补助标准", "元/人·月"
    values = [made(label, value, unit, at=at, kind=FigureKind.ACTUAL) for value, at in (("300", 0), ("400", 15))]
    assert verdicts(*values) == []


def test_levels_before_and_after_are_no_conflict_wherever_they_are_repeated() -> None:
    def twice(at: int) -> list[Figure]:
        return [
            made("大班额", "53", "个", indicator="large_classes", at=at),
            made("大班额", "15", "个", indicator="large_classes", at=at + 20),
        ]

    assert verdicts(*twice(0), *twice(2000)) == []


def test_many_values_of_one_key_in_a_paper_are_of_many_things() -> None:
    listed = [pupils(value, at=at) for value, at in (("1200", 0), ("1100", 500), ("900", 1000), ("1300", 1500))]
    assert verdicts(*listed) == []


def test_one_schools_number_is_not_compared_with_the_countys() -> None:
    assert verdicts(pupils("36494", at=0), pupils("1180", at=4000)) == []


def test_money_spent_here_and_there_is_not_one_sum() -> None:
    spent = {"indicator": "construction_investment"}
    one = made("项目投资", "4100", "万元", at=0, **spent)
    assert verdicts(one, made("项目投资", "5349", "万元", at=3000, **spent)) == []


def test_parts_and_their_whole_are_not_compared() -> None:
    whole = schools("77", at=0)
    assert verdicts(whole, schools("57", at=900, whole=whole.id)) == []
    parts = [schools(value, at=at, whole=whole.id) for value, at in (("40", 900), ("37", 2000))]
    assert verdicts(*parts) == []


@pytest.mark.parametrize("quote", ["8所义务教育学校建成食堂", "学生不足20人的有8所"])
def test_those_that_did_something_are_not_all(quote: str) -> None:
    some = schools("8", quote=quote[: quote.index("校") + 1] if quote.startswith("8") else quote, at=900)
    assert verdicts(schools("12", at=0), some) == []


def test_a_time_stated_just_before_casts_doubt_on_the_papers_own() -> None:
    stated = made(
        "教职工", "3712", "人", indicator="staff_total", period="2023末", period_basis=PeriodBasis.STATED, at=0
    )
    classes = {"indicator": "large_classes"}
    one = made("大班额", "33", "个", at=40, **classes)
    two = made("大班额", "28", "个", document_id="d2", **classes)
    assert verdicts(one, two) == [CONTRADICTION]
    assert verdicts(stated, one, two) == []


def test_who_tells_of_an_inspection_does_not_matter_but_what_was_done_does() -> None:
    one = made("开展控辍保学督查", "5", "次")
    assert verdicts(one, made("县政府教育督导室先后组织控辍保学督查", "4", "次", document_id="d2")) == [CONTRADICTION]
    assert verdicts(one, made("各学校组织控辍保学家访", "4", "次", document_id="d2")) == []


def test_cumulative_numbers_are_not_compared_with_those_of_a_year() -> None:
    one = made("新增学位", "3060", "个", indicator="new_seats")
    all_years = made("新增学位", "5010", "个", indicator="new_seats", document_id="d2", quote="累计新增学位5010个")
    assert verdicts(one, all_years) == []


@pytest.mark.parametrize("label", ["占比", "资金", "建筑面积", "参与学生人数", "总投资"])
def test_general_labels_say_too_little_to_be_compared(label: str) -> None:
    assert verdicts(made(label, "50", "人"), made(label, "60", "人", document_id="d2")) == []


def test_vague_wordings_conflict_with_nothing() -> None:
    vague = made("社会捐资助学资金", None, "元", indicator="donation")
    exact = made("社会捐资助学资金", "300", "万元", indicator="donation", document_id="d2")
    assert verdicts(vague, exact) == []


def test_the_order_of_the_papers_does_not_matter() -> None:
    figures = [pupils("36494"), pupils("36997", document_id="d2"), pupils("3.65", "万人", document_id="d3")]
    found = {
        frozenset((c.verdict, frozenset(figure.id for figure in c.figures)) for c in conflicts(*order))
        for order in permutations(figures)
    }
    assert len(found) == 1


def test_many_figures_are_grouped_not_compared_each_with_each() -> None:
    papers = [
        pupils(str(1000 + number % 7), document_id=f"d{number}", region=f"第{number // 40}县") for number in range(4000)
    ]
    found = conflicts(*papers)
    assert len(found) == 100
    assert all(conflict.verdict is CONTRADICTION for conflict in found)


def test_ranges_are_compared_by_rounding_not_called_contradictions() -> None:
    one = made("师生比", "1:16.8", "比", indicator="staff_student_ratio", scope="小学")
    two = made("师生比", "1:16.8", "比", indicator="staff_student_ratio", scope="小学", document_id="d2")
    other = made("师生比", "1:17.4", "比", indicator="staff_student_ratio", scope="小学", document_id="d3")
    assert verdicts(one, two) == []
    assert one.denominator == Decimal("16.8")
    assert verdicts(one, other) == [CONTRADICTION]
