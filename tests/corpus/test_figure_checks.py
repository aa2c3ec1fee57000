from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.checks.sums import Identity, Term, read_identities
from corpus.figure_checks import check_figures
from corpus.figures import Check, CheckResult, Figure, FigureKind
from tests.corpus.made_figures import VOCABULARY, change, made

HOLDS, FAILS, OPEN = CheckResult.HOLDS, CheckResult.FAILS, CheckResult.UNVERIFIABLE


def checked(*figures: Figure) -> list[Check]:
    return list(check_figures(figures, vocabulary=VOCABULARY))


def results(*figures: Figure) -> list[tuple[CheckResult, str]]:
    return [(each.result, each.expression) for each in checked(*figures)]


def pupils(total: str, *, primary: str, junior: str, breakdown: int = 0) -> list[Figure]:
    whole = made("义务教育阶段在校学生", total, "人", indicator="students_compulsory")
    parts = [
        made("小学", primary, "人", indicator="students_primary", scope="小学", whole=whole.id, breakdown=breakdown),
        made("初中", junior, "人", indicator="students_junior", scope="初中", whole=whole.id, breakdown=breakdown),
    ]
    return [whole, *parts]


def schools(total: str, *parts: tuple[str, str, str]) -> list[Figure]:
    whole = made("义务教育学校", total, "所", indicator="school_total")
    return [whole, *(made(label, value, unit, whole=whole.id) for label, value, unit in parts)]


# --- totals and parts ---------------------------------------------------------------------------------------------


def test_parts_that_make_up_their_total_are_told_once() -> None:
    assert results(*pupils("36494", primary="23976", junior="12518")) == [(HOLDS, "23976 + 12518 = 36494")]


def test_each_way_of_dividing_a_total_is_a_sum_of_its_own() -> None:
    whole, *kinds = schools("969", ("初中", "156", "所"), ("小学", "813", "所"))
    owners = [
        made(label, value, "所", whole=whole.id, breakdown=1) for label, value in (("公办", "931"), ("民办", "38"))
    ]
    assert results(whole, *kinds, *owners) == [(HOLDS, "156 + 813 = 969"), (HOLDS, "931 + 38 = 969")]


def test_two_divisions_read_as_one_are_still_told_apart() -> None:
    parts = [("初中", "156", "所"), ("小学", "813", "所"), ("公办学校", "931", "所"), ("民办学校", "38", "所")]
    assert results(*schools("969", *parts)) == [(HOLDS, "156 + 813 = 969"), (HOLDS, "931 + 38 = 969")]


def test_a_part_outside_the_total_is_named_beside_the_sum_that_holds() -> None:
    whole = made("在校中小学生", "5260", "人", indicator="students_compulsory")
    parts = [
        made("初中学生", "2100", "人", scope="初中", whole=whole.id),
        made("小学生", "3160", "人", scope="小学", whole=whole.id),
        made("特殊教育学校学生", "45", "人", scope="特殊教育", whole=whole.id),
    ]
    found = checked(whole, *parts)
    assert {each.expression: each.result for each in found} == {
        "2100 + 3160 = 5260": HOLDS,
        "2100 + 3160 + 45 = 5305 ≠ 5260": FAILS,
    }
    (failing,) = [each for each in found if each.result is FAILS]
    assert "特殊教育学校学生45人" in failing.message
    assert "多45人" in failing.message


def test_a_total_that_no_part_can_be_missing_from_fails() -> None:
    assert results(*pupils("36499", primary="23976", junior="12518")) == [(FAILS, "23976 + 12518 = 36494 ≠ 36499")]


def test_parts_of_one_kind_that_exceed_their_total_fail() -> None:
    listed = schools("80", ("初中", "20", "所"), ("小学", "63", "所"))
    assert results(*listed) == [(FAILS, "20 + 63 = 83 ≠ 80")]


def test_a_list_that_may_leave_kinds_out_cannot_be_verified() -> None:
    assert results(*schools("100", ("初中", "20", "所"), ("小学", "40", "所"))) == [(OPEN, "20 + 40 = 60 ≠ 100")]


def test_parts_that_may_overlap_say_nothing() -> None:
    whole = made("专任教师", "500", "人")
    parts = [made(label, value, "人", whole=whole.id) for label, value in (("骨干教师", "300"), ("青年教师", "280"))]
    assert checked(whole, *parts) == []


def test_what_is_missing_may_stand_beside_the_list() -> None:
    whole = made("适龄残疾儿童", "100", "人", indicator="disabled_school_age", at=100)
    parts = [
        made("随班就读", "60", "人", whole=whole.id, at=120),
        made("特教学校就读", "25", "人", whole=whole.id, at=140),
        made("送教上门", "14", "人", whole=whole.id, at=160),
    ]
    assert [each.result for each in checked(whole, *parts)] == [FAILS]
    assert [each.result for each in checked(whole, *parts, made("延缓入学", "1", "人", at=180))] == [OPEN]


def test_teaching_points_counted_beside_the_schools_are_no_error() -> None:
    listed = schools(
        "41", ("小学", "28", "所"), ("初中", "12", "所"), ("九年一贯制学校", "1", "所"), ("教学点", "17", "个")
    )
    assert results(*listed) == [(HOLDS, "28 + 12 + 1 = 41")]


def test_rows_of_a_table_make_up_its_total() -> None:
    rows = [("北河区", "82"), ("南河区", "71"), ("东岭县", "58"), ("青江市", "211")]
    figures = [made("学校数", value, "所", indicator="school_total", region=place) for place, value in rows]
    assert results(*figures) == [(HOLDS, "82 + 71 + 58 = 211")]
    assert results(*figures[1:]) == []


def test_a_single_part_is_no_sum() -> None:
    whole = made("发放资金", "742.12875", "万元", indicator="aid_funds")
    assert checked(whole, made("营养改善", "166.76", "万元", whole=whole.id)) == []


def test_a_percentage_among_the_parts_is_not_added_to_them() -> None:
    whole, *parts = pupils("36494", primary="23976", junior="12518")
    assert results(whole, *parts, made("寄宿率", "30", "%", whole=whole.id)) == [(HOLDS, "23976 + 12518 = 36494")]


def test_planned_parts_are_not_added_to_a_result() -> None:
    whole, primary, junior = pupils("36494", primary="23976", junior="12518")
    planned = made("初中", "13000", "人", scope="初中", whole=whole.id, kind=FigureKind.TARGET)
    assert results(whole, primary, junior, planned) == [(HOLDS, "23976 + 12518 = 36494")]


# --- what the vocabulary knows ------------------------------------------------------------------------------------


def test_the_grammar_of_identities_is_read() -> None:
    assert read_identities("a=b+c;d[合计]=d[小学]+d[初中];x/y=z;s+t=100;u>=v;p-q=r") == (
        Identity("+", Term("a"), (Term("b"), Term("c"))),
        Identity("+", Term("d", "合计"), (Term("d", "小学"), Term("d", "初中"))),
        Identity("/", Term("z"), (Term("x"), Term("y"))),
        Identity("+", None, (Term("s"), Term("t"))),
        Identity("<=", Term("v"), (Term("u"),)),
        Identity("+", Term("p"), (Term("r"), Term("q"))),
    )


def test_every_identity_of_the_vocabulary_is_understood() -> None:
    for indicator in VOCABULARY.indicators:
        stated = [one for one in indicator.identity.split(";") if one]
        assert len(read_identities(";".join(dict.fromkeys(stated)))) == len(set(stated)), indicator.id


def pupils_apart(total: str, *, at: int = 40, **fields: str) -> list[Figure]:
    return [
        made("义务教育在校生", total, "人", indicator="students_compulsory", at=0),
        made("小学生", "23976", "人", indicator="students_primary", scope="小学", at=20),
        made("初中生", "12518", "人", indicator="students_junior", scope="初中", at=at, **fields),
    ]


def test_a_sum_the_vocabulary_knows_is_checked_where_no_其中_ties_its_parts() -> None:
    assert results(*pupils_apart("36494")) == [(HOLDS, "23976 + 12518 = 36494")]
    assert [result for result, _ in results(*pupils_apart("36500"))] == [FAILS]


def test_numbers_far_apart_hold_or_cannot_be_verified() -> None:
    assert [result for result, _ in results(*pupils_apart("36494", at=4000))] == [HOLDS]
    assert [result for result, _ in results(*pupils_apart("36500", at=4000))] == [OPEN]


def test_numbers_of_other_places_and_times_are_not_added() -> None:
    assert results(*pupils_apart("36500", period="2023")) == []
    assert results(*pupils_apart("36500", region="禾川区")) == []


def test_an_operand_with_two_values_is_not_worked_out() -> None:
    assert (
        results(*pupils_apart("36494"), made("初中生", "12000", "人", indicator="students_junior", scope="初中")) == []
    )


def test_shares_that_the_vocabulary_joins_make_up_a_hundred() -> None:
    def shares(urban: str) -> list[Figure]:
        return [
            made("城区学校教师占比", urban, "%", indicator="staff_urban_ratio", scope="城区"),
            made("农村学校教师占比", "60", "%", indicator="staff_rural_ratio", scope="农村"),
        ]

    assert results(*shares("40")) == [(HOLDS, "40% + 60% = 100%")]
    assert [result for result, _ in results(*shares("45"))] == [FAILS]


def test_the_share_of_large_classes_is_their_number_over_all_classes() -> None:
    def classes(share: str) -> list[Figure]:
        return [
            made("教学班", "1351", "个", indicator="classes_total"),
            made("大班额", "33", "个", indicator="large_classes", caliber="56人以上"),
            made("占", share, "%", indicator="large_class_ratio", caliber="56人以上"),
        ]

    assert [result for result, _ in results(*classes("2.44"))] == [HOLDS]
    assert [result for result, _ in results(*classes("4.24"))] == [FAILS]


# --- percentages --------------------------------------------------------------------------------------------------


def share_of_printed_whole(share: str) -> list[Figure]:
    part = made("实地查看学校", "38", "所", at=100)
    whole = made("学校", "50", "所", at=125)
    quote = f"占不含教学点的50所学校的{share}%"
    return [part, whole, made("占比", share, "%", at=118, quote=quote)]


def test_a_share_of_a_printed_whole_is_worked_out() -> None:
    part, whole, share = share_of_printed_whole("76")
    assert results(part, whole, share) == [(HOLDS, "38 ÷ 50 = 76%")]
    assert [result for result, _ in results(*share_of_printed_whole("67"))] == [FAILS]


def test_a_share_may_be_of_a_part_named_earlier() -> None:
    visited, whole, share = share_of_printed_whole("76")
    troubled = made("存在问题的学校", "12", "所", at=112)
    assert results(visited, troubled, whole, share) == [(HOLDS, "38 ÷ 50 = 76%")]


def test_one_stages_share_does_not_fail_against_all_stages() -> None:
    everyone = made("在校生", "36494", "人", indicator="students_compulsory")
    boarders = made("小学寄宿生", "3000", "人", indicator="boarding_students", scope="小学")
    assert results(everyone, boarders, made("占比", "12.5", "%", quote="占在校生总数的12.5%")) == []


def test_a_share_of_a_narrower_whole_is_not_worked_out_from_a_wider_one() -> None:
    whole = made("义务教育学校", "85", "所", indicator="school_total", at=10)
    part = made("纳入教联体的学校", "15", "所", indicator="edu_union_schools", at=100)
    quote = "占全市规模较大的义务教育阶段学校总数的30%以上"
    assert checked(whole, part, made("占比", "30", "%", qualifier="以上", at=118, quote=quote)) == []
    assert checked(whole, part, made("占比", "30", "%", at=118, quote=quote[:-2])) == []


def bare_share(value: str, **fields: str) -> Figure:
    return made("民办学校在校生占比", value, "%", quote=f"占{value}%", **fields)


def test_a_bare_share_is_of_what_the_part_is_listed_under_or_of_all_that_its_indicator_counts() -> None:
    all_pupils = made("在校生", "5.83", "万人", indicator="students_compulsory")
    private = made("民办学校在校生", "6996", "人", indicator="students_compulsory", scope="民办")
    assert [result for result, _ in results(all_pupils, private, bare_share("12.0"))] == [HOLDS]
    assert [result for result, _ in results(all_pupils, private, bare_share("14.0"))] == [FAILS]
    assert results(private, bare_share("14.0")) == []


def test_a_share_of_large_classes_read_as_one_stages_is_of_all_classes_if_that_holds() -> None:
    figures = [
        made("教学班", "926", "个", indicator="classes_total"),
        made("初中教学班", "262", "个", indicator="classes_total", scope="初中"),
        made("大班额", "15", "个", indicator="large_classes"),
        made("初中大班额", "9", "个", indicator="large_classes", scope="初中"),
        made("占", "1.62", "%", indicator="large_class_ratio", scope="初中"),
    ]
    assert FAILS not in [result for result, _ in results(*figures)]


def test_two_rates_of_two_wholes_are_no_shares() -> None:
    assert checked(made("小学入学率", "60", "%"), made("初中入学率", "40", "%")) == []


def test_two_shares_that_differ_in_a_word_and_make_up_a_hundred_are_shares_of_one_whole() -> None:
    pair = [made("城区学校教师占比", "40", "%"), made("农学校教师占比", "60", "%")]
    assert results(*pair) == [(HOLDS, "40% + 60% = 100%")]
    assert checked(pair[0], made("农学校教师占比", "50", "%")) == []


# --- ratios -------------------------------------------------------------------------------------------------------


def ratio(value: str) -> list[Figure]:
    return [
        made("小学在校生", "32887", "人", indicator="students_primary", scope="小学"),
        made("小学教职工", "1946", "人", indicator="staff_total", scope="小学"),
        made("小学师生比", value, "比", indicator="staff_student_ratio", scope="小学"),
    ]


def test_a_ratio_is_compared_with_the_counts_of_its_stage() -> None:
    assert [result for result, _ in results(*ratio("1:17.1"))] == [HOLDS]
    assert [result for result, _ in results(*ratio("1:11.7"))] == [FAILS]


def test_a_ratio_somewhat_off_is_not_an_error_of_the_paper() -> None:
    assert results(*ratio("1:15.3")) == []


def test_staff_of_a_whole_place_do_not_refute_a_ratio() -> None:
    staff = made("教职工", "3727", "人", indicator="staff_total")
    pupils_ = made("小学在校生", "25831", "人", indicator="students_primary", scope="小学")
    assert (
        checked(staff, pupils_, made("小学师生比", "1:16.8", "比", indicator="staff_student_ratio", scope="小学")) == []
    )


def test_the_teachers_that_two_ratios_imply_agree_with_all_staff() -> None:
    figures = [
        made("教职工", "5219", "人", indicator="staff_total"),
        made("初中生", "32385", "人", indicator="students_junior", scope="初中"),
        made("小学生", "55407", "人", indicator="students_primary", scope="小学"),
        made("初中师生比", "1:13.87", "比", indicator="staff_student_ratio", scope="初中"),
        made("小学师生比", "1:18.9", "比", indicator="staff_student_ratio", scope="小学"),
    ]
    assert results(*figures) == [(HOLDS, "55407 ÷ 18.9 + 32385 ÷ 13.87 ≈ 5266 ≈ 5219")]


# --- changes ------------------------------------------------------------------------------------------------------


def large_classes(before: str, after: str, claim: Figure) -> list[Figure]:
    return [
        made("大班额", before, "个", indicator="large_classes", at=0, period="2022", quote=f"大班额由{before}个"),
        made("大班额", after, "个", indicator="large_classes", at=20),
        claim,
    ]


@pytest.mark.parametrize(
    ("claim", "result"),
    [
        (("减少", "38", "个"), HOLDS),
        (("减少", "28", "个"), FAILS),
        (("增加", "38", "个"), FAILS),
        (("下降", "71.7", "%"), HOLDS),
        (("下降", "17.7", "%"), FAILS),
    ],
)
def test_a_change_between_two_levels_is_worked_out(claim: tuple[str, str, str], result: CheckResult) -> None:
    word, value, unit = claim
    claimed = change(word, value, unit, indicator="large_classes", at=40, compared=None)
    assert [each.result for each in checked(*large_classes("53", "15", claimed))] == [result]


def test_a_change_against_last_year_needs_both_years_in_the_paper() -> None:
    this = made("留守儿童", "3218", "人", indicator="left_behind")
    last = made("留守儿童", "3471", "人", indicator="left_behind", period="2023", at=9000)
    less = change("留守儿童比上年减少", "253", "人", indicator="left_behind")
    assert [each.result for each in checked(this, less, last)] == [HOLDS]
    assert checked(this, less) == []
    wrong = change("留守儿童比上年减少", "235", "人", indicator="left_behind")
    assert [each.result for each in checked(this, wrong, last)] == [FAILS]


def test_an_amount_and_a_percentage_of_one_change_agree() -> None:
    def told(percent: str) -> list[CheckResult]:
        level = made("补充教师", "94", "人", indicator="teachers_recruited")
        more = change("较上年增加", "12", "人", indicator="teachers_recruited")
        return [
            each.result for each in checked(level, more, change("增长", percent, "%", indicator="teachers_recruited"))
        ]

    assert told("14.6") == [HOLDS]
    assert told("17.1") == [FAILS]


def test_percentage_points_are_not_percent() -> None:
    def rates(unit: str) -> list[Check]:
        return checked(
            made("巩固率", "90", "%", indicator="consolidation_rate", period="2023"),
            made("巩固率", "95", "%", indicator="consolidation_rate"),
            change("巩固率比上年提高", "5", unit, indicator="consolidation_rate"),
        )

    assert [each.result for each in rates("百分点")] == [HOLDS]
    (wrong,) = rates("%")
    assert wrong.result is FAILS
    assert "应写作5个百分点" in wrong.message


def test_levels_counted_in_different_ways_are_no_change() -> None:
    last = made("大班额", "53", "个", indicator="large_classes", period="2023", caliber="55人以上")
    this = made("大班额", "15", "个", indicator="large_classes", caliber="56人以上", at=9000)
    assert checked(last, this, change("大班额比上年减少", "20", "个", indicator="large_classes", at=9020)) == []


# --- what a check says --------------------------------------------------------------------------------------------


def test_the_claim_stands_first_and_the_message_names_it() -> None:
    whole, primary, junior = pupils("36499", primary="23976", junior="12518")
    (found,) = checked(whole, primary, junior)
    assert found.figures == (whole.id, primary.id, junior.id)
    assert found.document_id == "d1"
    assert "义务教育阶段在校学生36499人" in found.message
    assert found.message.endswith("。")


def test_papers_are_checked_each_by_itself() -> None:
    figures = pupils_apart("36494")
    from dataclasses import replace

    assert checked(figures[0], figures[1], replace(figures[2], document_id="d2")) == []


def test_a_paper_without_figures_has_nothing_to_check() -> None:
    assert checked() == []
    assert checked(made("捐款", None, "元"), made("学校", "5", "所", value_high=Decimal(7))) == []
