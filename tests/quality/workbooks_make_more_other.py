"""The other half of :mod:`tests.quality.workbooks_make_more`: side by side, long, old, with formulas, as of a day."""

from __future__ import annotations

from typing import Any

from tests.quality.workbooks_more_files import (
    BD,
    FP,
    LC,
    QX,
    SX,
    UNCACHED,
    WQ,
    YP,
    YX,
    fill,
    put,
    save,
    save_csv,
)
from tests.quality.workbooks_sheets import Sheet, column


def side_by_side() -> list[Sheet]:
    """Two tables beside each other and one below them, each with its own title."""
    s = Sheet("汇总", "08并排与上下.xlsx")
    put(s, 1, f"{FP}学生情况（2024年）", None, None, None, f"{LC}学生情况（2024年）")
    s.merged += ["A1:C1", "E1:G1"]
    for at, place, bump in ((1, FP, 0), (5, LC, 700)):
        put(s, 2, "指标", "单位", "数值", at=at)
        for r, (name, indicator, value) in enumerate(
            (("小学在校生数", "students_primary", 15230), ("留守儿童数", "left_behind", 1204)), start=3
        ):
            put(s, r, name, "人", at=at)
            fill(s, r, at + 2, (value - bump,), [(indicator, place, "2024", "")], "人")
    put(s, 7, f"{FP}经费情况表（2024年）")
    put(s, 8, "项目", "单位", "金额")
    funds = (("教育费附加", "education_surcharge", 1830.4), ("营养改善计划资金", "nutrition_funds", "1,204.06"))
    for r, (name, indicator, value) in enumerate(funds, start=9):
        put(s, r, name, "万元")
        fill(s, r, 3, (value,), [(indicator, FP, "2024", "")], "万元")
    return save([s])


def long_tabs() -> list[Sheet]:
    """Long, tabs between, a region code beside each name."""
    s = Sheet("", "09长表制表符.csv")
    put(s, 1, "区划代码", "地区", "年份", "指标名称", "口径", "数值", "单位")
    rows: list[tuple[str, str, str, str, str, str, str, str]] = [
        (QX, "2024", "在校生数", "初中", "11,023", "人", "students_junior", ""),
        (QX, "2024", "师生比", "小学", "1:16.8", "", "staff_student_ratio", "小学"),
        (BD, "2024年", "校车", "", "３６", "辆", "school_buses", ""),
        (BD, "2023-2024学年", "新增学位", "合计", "1350", "个", "new_seats", ""),
        (YX, "2024", "责任督学", "全县", "28", "人", "inspectors", ""),
        (YX, "2023", "骨干教师", "", "—", "人", "backbone_teachers", ""),
    ]
    for r, (place, year, name, said, shown, unit, indicator, scope) in enumerate(rows, start=2):
        put(s, r, f"4399{r:02d}", place, year, name, said)
        period = year.removesuffix("年") if len(year) == 5 else year
        fill(s, r, 6, (shown,), [(indicator, place, period, scope)], unit or "比")
        put(s, r, unit, at=7)
    s.unknown("D8", "指标", "研学车辆趟次")
    put(s, 8, "439923", YX, "2024")
    put(s, 8, "", "12", "趟", at=5)
    return save_csv(s, encoding="gb18030", delimiter="\t")


def semicolons() -> list[Sheet]:
    """Semicolons, a UTF-8 mark, counties across, the year in a column of its own."""
    s = Sheet("", "10分号分隔.csv")
    put(s, 1, "指标（单位）", "年度", QX, BD, YX, f"{YP}合计")
    rows: list[tuple[str, str, str, str, str, tuple[Any, ...]]] = [
        ("教职工数（人）", "2023", "staff_total", "人", "", ("2510", "2101", "2388", "6999")),
        ("教职工数（人）", "2024", "staff_total", "人", "", ("2498", "2090", "2402", "6990")),
        ("教育费附加（万元）", "2024", "education_surcharge", "万元", "", ("1,203.5", "", "988", "")),
        ("初中专任教师（人）", "2024", "teachers_full_time", "人", "初中", ("954", "803", "876", "2633")),
    ]
    for r, (name, year, indicator, unit, scope, values) in enumerate(rows, start=2):
        put(s, r, name, year)
        fill(s, r, 3, values, [(indicator, place, year, scope) for place in (QX, BD, YX, YP)], unit)
    return save_csv(s, encoding="utf-8-sig", delimiter=";")


def old_excel() -> list[Sheet]:
    """.xls; a year column, funds in the names of columns, counties and the city last."""
    s = Sheet("经费", "11旧版经费.xls")
    put(s, 1, f"{WQ}教育经费投入情况表")
    put(s, 2, "年份", "县（区）", "一般公共预算教育经费（万元）", "教师培训经费（万元）", "生均公用经费标准", None)
    put(s, 3, None, None, None, None, "小学（元）", "初中（元）")
    s.merged += ["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "A4:A7"]
    put(s, 4, 2024)
    rows = ((FP, (35120.5, 210, 720, 940)), (LC, (28844, 188.5, 720, 940)), (SX, (51230.25, 302, 750, 960)))
    of = (("edu_budget_public", "", "万元"), ("teacher_training_funds", "", "万元"))
    stages = (("per_student_public_funds", "小学", "元"), ("per_student_public_funds", "初中", "元"))
    for r, (shown, values) in enumerate((*rows, ("全市合计", (115194.75, 700.5, None, None))), start=4):
        put(s, r, shown, at=2)
        place = WQ if shown == "全市合计" else shown
        for c, ((indicator, scope, unit), value) in enumerate(zip((*of, *stages), values, strict=True), start=3):
            fill(s, r, c, (value,), [(indicator, place, "2024", scope)], unit)
    return save([s], through="xls")


def formulas() -> list[Sheet]:
    """合计 last, worked out once and in the other file never."""
    made = []
    for file, through in (("12公式已算.xlsx", "xlsx"), ("13公式未算.xlsx", "")):
        s = Sheet("2024年", file)
        put(s, 1, "2024年各县（区）控辍保学统计表")
        put(s, 2, "地区", "疑似辍学学生数", "劝返复学学生数", "随班就读学生数")
        s.merged.append("A1:D1")
        rows = ((QX, (6, 5, 40)), (BD, (3, 3, 31)), (YX, (8, 7, 52)))
        names = ("suspected_dropouts", "returned_dropouts", "disabled_inclusive")
        units = ("人", "人", "名")
        for r, (place, values) in enumerate(rows, start=3):
            put(s, r, place)
            for c, (indicator, value) in enumerate(zip(names, values, strict=True)):
                fill(s, r, 2 + c, (value,), [(indicator, place, "2024", "")], units[c])
        put(s, 6, YP)
        for c, indicator in enumerate(names):
            letter, total = column(2 + c), str(sum(values[c] for _, values in rows))
            key = (indicator, YP, "2024", "")
            read, status = (total, "value") if through else (None, UNCACHED)
            s.value(f"{letter}6", f"=SUM({letter}3:{letter}5)", key, read, units[c], status)
        made += save([s], through=through)
    return made


def as_of() -> list[Sheet]:
    """截至2024年9月1日 under the title; ratios, 约 and 以上; the whole county as 各级各类."""
    s = Sheet("概况", "14截至九月.xlsx")
    put(s, 1, f"{LC}教育概况")
    put(s, 2, "（截至2024年9月1日）")
    put(s, 4, "指标", "单位", "数据")
    rows: list[tuple[str, str, str, str, Any]] = [
        ("各级各类学校", "所", "schools_all", "", 142),
        ("各级各类学校在校学生", "人", "students_all", "", "38,204"),
        ("小学师生比", "", "staff_student_ratio", "小学", "1:16.8"),
        ("常住人口", "万人", "population_resident", "", "约31.5"),
        ("图书总册数", "万册", "books", "", "82.6"),
        ("普通高中", "所", "school_senior", "", 3),
    ]
    for r, (name, unit, indicator, scope, shown) in enumerate(rows, start=5):
        put(s, r, name, unit or None)
        fill(s, r, 3, (shown,), [(indicator, LC, "2024", scope)], unit or "比")
    s.unknown("A11", "指标", "绿道步行圈个数")
    put(s, 11, "个", 14, at=2)
    t = Sheet("开学情况", "14截至九月.xlsx")
    put(t, 1, f"{LC}2024年秋季学期开学情况统计")
    put(t, 2, "学段", "在校生数（人）", "班级数（个）", "寄宿生数（人）")
    terms = (("小学", (18940, 455, 2103)), ("初中", (9120, 198, 4310)), ("合计", (28060, 653, 6413)))
    for r, (said, values) in enumerate(terms, start=3):
        put(t, r, said)
        scope = "" if said == "合计" else said
        students = {"小学": "students_primary", "初中": "students_junior"}.get(said, "students_compulsory")
        of = ((students, "", "人"), ("classes_total", scope, "个"), ("boarding_students", scope, "人"))
        for c, ((indicator, narrowed, unit), value) in enumerate(zip(of, values, strict=True), start=2):
            fill(t, r, c, (value,), [(indicator, LC, "2024秋季", narrowed)], unit)
    return save([s, t])
