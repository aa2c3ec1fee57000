"""Writes workbooks as county clerks make them, and every cell in them: ``python -m tests.quality.workbooks_make_more``.

Written without sight of the code that reads them. 沅屏市 and 梧峤市 and their counties are invented; 越秀县 is too,
though a real district is called much the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.quality.workbooks_make_more_other import as_of, formulas, long_tabs, old_excel, semicolons, side_by_side
from tests.quality.workbooks_more_files import (
    BD,
    FOLDER,
    FP,
    LC,
    QX,
    SX,
    WQ,
    YP,
    YX,
    fill,
    plain,
    put,
    save,
)
from tests.quality.workbooks_sheets import Sheet, column


def yearbook() -> list[Sheet]:
    """Three header rows, the city first as 合计, region codes, 女 and 农村 under a stage."""
    s = Sheet("教基年报", "01年报三层表头.xlsx")
    put(s, 1, f"{YP}2024年教育事业统计年报（综合表）")
    put(s, 2, "单位：人")
    put(s, 3, "县区", "行政区划代码", "在校生数", None, None, None, None, "专任教师数", None)
    put(s, 4, None, None, "小学", None, None, "初中", None, "小学", "初中")
    put(s, 5, None, None, "合计", "女", "农村", "合计", "女", None, None)
    s.merged += ["A1:I1", "A3:A5", "B3:B5", "C3:G3", "C4:E4", "F4:G4", "H3:I3", "H4:H5", "I4:I5"]
    rows: list[tuple[str, str, str, tuple[Any, ...]]] = [
        ("合  计", YP, "439900", (61240, 28911, 17403, 30412, 14230, 3710, 2633)),
        (QX, QX, "439921", (22018, 10320, 8110, 11023, 5103, 1342, 954)),
        (BD, BD, "439922", (18120, 8544, 6093, 9005, 4260, 1101, 803)),
        ("越秀县", YX, "439923", (21102, 10047, 3200, 10384, 4867, 1267, 876)),
    ]
    students, juniors, teachers = "students_primary", "students_junior", "teachers_full_time"
    for r, (shown, place, code, values) in enumerate(rows, start=6):
        put(s, r, shown, code)
        of = [(students, ""), (students, "小学女生"), (students, "农村小学"), (juniors, ""), (juniors, "初中女生")]
        of += [(teachers, "小学"), (teachers, "初中")]
        fill(s, r, 3, values, [(name, place, "2024", scope) for name, scope in of], "人")
    put(s, 10, "填表人：甘某某", None, None, "审核人：符某某", None, None, "填表日期：2024年11月5日")
    return save([s])


def grouped() -> list[Sheet]:
    """Rows under 一、 （一） 其中：; a code column; two years, newest first, and their change."""
    s = Sheet("主要指标", "02分组层级.xlsx")
    put(s, 1, f"{YX}教育事业发展主要指标")
    put(s, 2, "填报单位：越秀县教育局")
    put(s, 3, "指标名称", "计量单位", "代码", "2024年", "2023年", "同比增减", "增幅%")
    rows: list[tuple[str, str, str, str, tuple[Any, ...]]] = [
        ("一、规模", "", "", "", ()),
        ("（一）学校", "", "", "", ()),
        ("义务教育学校数", "所", "school_total", "", (58, 60)),
        ("  其中：小学", "所", "school_primary", "", (37, 39)),
        ("        初中", "所", "school_junior", "", (14, 14)),
        ("        九年一贯制学校", "所", "school_nine_year", "", (7, 7)),
        ("（二）学生", "", "", "", ()),
        ("义务教育阶段在校学生数", "人", "students_compulsory", "", ("31,486", "31,902")),
        ("  其中：寄宿生", "人", "boarding_students", "", ("6,120", "6,288")),
        ("        进城务工人员随迁子女", "人", "migrant_children", "", (2204, 2150)),
        ("二、普及程度", "", "", "", ()),
        ("九年义务教育巩固率", "%", "consolidation_rate", "", (99.3, 99.1)),
        ("学前三年毛入园率", "%", "kindergarten_gross_rate", "", (93.6, 92.8)),
        ("普惠性幼儿园覆盖率", "%", "inclusive_coverage", "", (90.2, 89.7)),
        ("三、特殊群体", "", "", "", ()),
        ("送教上门人数", "人", "home_teaching", "", (18, "—")),
        ("走廊书架数", "组", "", "", (310, 290)),
    ]
    for r, (name, unit, indicator, scope, values) in enumerate(rows, start=4):
        put(s, r, name, unit or None)
        if not values:
            continue
        put(s, r, f"{r - 3:02d}", at=3)
        if indicator:
            fill(s, r, 4, values, [(indicator, YX, year, scope) for year in ("2024", "2023")], unit)
        else:
            s.unknown(f"A{r}", "指标", name)
            put(s, r, *values, at=4)
        first, second = (plain(value) for value in values)
        if first and second:
            put(s, r, round(float(first) - float(second), 1), round(float(first) / float(second) * 100 - 100, 2), at=6)
    put(s, 21, "注：1.义务教育学校不含教学点。2.巩固率按学籍口径计算。")
    put(s, 22, "填表人：", None, "审核人：", None, "填表日期：2025年1月8日")
    s.merged += ["A1:G1", "A21:G21"]
    return save([s])


def this_and_last() -> list[Sheet]:
    """本年实际 and 上年同期, the year only in the title; values with their unit inside and as texts."""
    s = Sheet("Sheet1", "03本年上年.xlsx")
    put(s, 1, f"{QX}2024年义务教育发展情况统计表")
    put(s, 2, None, None, None, None, "单位：人、所、万元")
    put(s, 3, "序号", "指标", "单位", "本年实际", "上年同期", "备注")
    rows: list[tuple[str, str, str, str, tuple[Any, ...]]] = [
        ("一般公共预算教育经费", "万元", "edu_budget_public", "", ("48,210.50", " 46 903.00 ")),
        ("资助资金", "", "aid_funds", "万元", ("1493万元", "1386.5万元")),
        ("小学专任教师", "人", "teachers_full_time", "人", (1342, 1350)),
        ("大班额班级数", "个", "large_classes", "个", (0, 6)),
        ("辍学学生数", "人", "dropout_count", "人", ("无", 1)),
        ("教师交流轮岗人数", "人", "rotation_teachers", "人", (" 188 ", "176")),
        ("家访人次", "人次", "home_visits", "人次", ("约12000", "11000以上")),
        ("晨跑打卡次数", "次", "", "次", (5200, 4100)),
    ]
    for r, (name, printed, indicator, unit, values) in enumerate(rows, start=4):
        put(s, r, r - 3, name, printed or None)
        if not indicator:
            s.unknown(f"B{r}", "指标", name)
            put(s, r, *values, at=4)
            continue
        scope = "小学" if indicator == "teachers_full_time" else ""
        fill(s, r, 4, values, [(indicator, QX, year, scope) for year in ("2024", "2023")], unit or "万元")
    put(s, 6, "含特岗", at=6)
    put(s, 12, "单位负责人：", None, None, "填表人：", None, "联系电话：0000-1234567")
    return save([s])


def sheet_a_year() -> list[Sheet]:
    """目录 first, a sheet a year and a hidden draft that nobody should see."""
    file = "04目录与分年.xlsx"
    index = Sheet("目录", file)
    put(index, 1, f"{BD}教育统计资料汇编")
    for r, year in enumerate((2022, 2023, 2024), start=2):
        put(index, r, r - 1, f"{year}年基本情况")
    sheets = [index]
    data = {2022: (9214, 41.2, 26), 2023: (9102, 40.8, 25), 2024: (9005, 40.1, 25), 0: (1, 2, 3)}
    for year, values in data.items():
        s = Sheet(f"{year}年基本情况" if year else "底稿", file)
        put(s, 1, f"{BD}{year or 2024}年教育基本情况")
        put(s, 3, "项目", "数值")
        heads = [
            ("初中在校生数（人）", "students_junior", "人", ""),
            ("初中平均班额(人/班)", "avg_class_size", "人/班", "初中"),
        ]
        for r, ((head, indicator, unit, scope), value) in enumerate(
            zip([*heads, ("幼儿园（所）", "kindergartens", "所", "")], values, strict=True), start=4
        ):
            put(s, r, head)
            if year:
                fill(s, r, 2, (value,), [(indicator, BD, str(year), scope)], unit)
            else:
                put(s, r, value, at=2)
        sheets.append(s)
    return save(sheets, hidden=("底稿",))


def sheet_a_county() -> list[Sheet]:
    """A sheet a county and one of the city, stages across; 生均 units in brackets; blank rows within."""
    file = "05一县一表.xlsx"
    sheets = []
    rows: list[tuple[str, str, str, tuple[Any, ...]]] = [
        ("班级数（个）", "classes_total", "个", (412, 168, 580)),
        ("平均班额（人／班）", "avg_class_size", "人/班", (40.6, 45.2, "—")),
        ("生均公用经费标准（元）", "per_student_public_funds", "元", (720, 940, "/")),
        ("生均图书册数（册）", "books_per_student", "册", (31.2, 40.5, None)),
        ("近视率（％）", "myopia_rate", "%", (34.1, 58.7, 42.3)),
    ]
    for n, place in enumerate((WQ, FP, LC, SX)):
        s = Sheet(place if place != WQ else "全市", file)
        put(s, 1, f"{place}2024年中小学办学条件一览表")
        put(s, 2, "项　目", "小学", "初中", "合计")
        r = 3
        for name, indicator, unit, values in rows:
            put(s, r, name)
            shown = [value if not isinstance(value, int) else value + 3 * n for value in values]
            keys = [(indicator, place, "2024", scope) for scope in ("小学", "初中", "")]
            fill(s, r, 2, shown, keys, unit)
            r += 2 if indicator == "avg_class_size" else 1
        sheets.append(s)
    return save(sheets)


def counties_merged() -> list[Sheet]:
    """County merged over its indicators; school years, written in two ways."""
    s = Sheet("分县区", "06县区合并.xlsx")
    put(s, 1, "县区", "指标", "单位", "2023-2024学年", "2024学年度")
    years = ("2023-2024学年", "2024-2025学年")
    rows: list[tuple[str, str, str]] = [
        ("小学招生数", "人", "intake_primary"),
        ("初中毕业生数", "人", "junior_graduates"),
        ("课后服务学生参与率", "%", "after_school_student_rate"),
    ]
    r = 2
    counties = ((FP, ((2410, 2388), (1902, 1955), (88.1, 91.4))), (LC, ((1820, 1799), (1511, 1498), (85.0, "—"))))
    for place, values in counties:
        put(s, r, place)
        s.merged.append(f"A{r}:A{r + 2}")
        for (name, unit, indicator), shown in zip(rows, values, strict=True):
            put(s, r, name, unit, at=2)
            fill(s, r, 4, shown, [(indicator, place, year, "") for year in years], unit)
            r += 1
    s.unknown(f"A{r}", "县区", "湖湾新城")
    put(s, r, "小学招生数", "人", 301, 322, at=2)
    return save([s])


def indicators_merged() -> list[Sheet]:
    """Indicator merged over 小学, 初中 and 合计; fractions that show as percents."""
    s = Sheet("表3", "07指标合并.xlsx")
    put(s, 1, f"表3　{SX}义务教育班额情况")
    put(s, 2, "指标", "学段", "２０２３年", "２０２４年")
    formats = {}
    rows: list[tuple[str, str, str, tuple[tuple[Any, Any], ...]]] = [
        ("班级数（个）", "classes_total", "个", ((301, 298), (144, 146), (445, 444))),
        ("大班额数（个）", "large_classes", "个", ((3, 0), (5, 2), (8, 2))),
        ("大班额占比", "large_class_ratio", "%", ((0.01, 0.0), (0.035, 0.0137), (0.018, 0.0045))),
    ]
    r = 3
    for name, indicator, unit, stages in rows:
        put(s, r, name)
        s.merged.append(f"A{r}:A{r + 2}")
        for said, values in zip(("小学", "初中", "合计"), stages, strict=True):
            put(s, r, said, at=2)
            scope = "" if said == "合计" else said
            for c, (value, year) in enumerate(zip(values, ("2023", "2024"), strict=True), start=3):
                address, read = f"{column(c)}{r}", str(value)
                if unit == "%":
                    formats[address] = "0.00%"
                    read = f"{value * 100:.2f}"
                s.value(address, value, (indicator, SX, year, scope), read, unit)
            r += 1
    return save([s], formats=formats)


MAKERS: tuple[Callable[[], list[Sheet]], ...] = (
    yearbook,
    grouped,
    this_and_last,
    sheet_a_year,
    sheet_a_county,
    counties_merged,
    indicators_merged,
    side_by_side,
    long_tabs,
    semicolons,
    old_excel,
    formulas,
    as_of,
)


def main() -> None:
    """Write every file and what is expected of it."""
    FOLDER.mkdir(exist_ok=True)
    lines = [line for make in MAKERS for sheet in make() for line in sheet.expected]
    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (FOLDER / "expected.jsonl").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
