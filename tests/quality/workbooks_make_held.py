"""Ten held-out workbooks, as county offices lay them out: ``python -m tests.quality.workbooks_make_held``.

Written without sight of the code that reads them; nobody looks at what fails in them. Two invented cities.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.quality.caches import PROJECT
from tests.quality.workbooks_sheets import MISSING, Sheet, column, save, save_csv

FOLDER = PROJECT / "tests" / "quality" / "workbooks_held"
NORTH, SOUTH = "泊川市", "榆津市"
SOUTH_COUNTIES = ("麦川县", "渚溪县", "沅坪县", "梅浦区")
EMPTY = (None, "", "—", "/", "…")
SHARE = "0.0%"
UNKNOWN = "?"


def _row(s: Sheet, r: int, *texts: Any, start: int = 1) -> None:
    """Texts from a column on; null leaves a cell alone."""
    for c, text in enumerate(texts, start=start):
        if text is not None:
            s.put(f"{column(c)}{r}", text)


def _values(
    s: Sheet, r: int, start: int, shown: Sequence[Any], keys: Sequence[Sequence[str]], units: Sequence[str] | str
) -> None:
    """Value cells of a row from a column on; numbers are what is shown, without commas and percent signs.

    Keys of ``?``: nobody knows the name in column A.
    """
    if keys[0][0] == UNKNOWN:
        s.unknown(f"A{r}", "指标", s.cells[f"A{r}"])
        _row(s, r, *shown, start=start)
        return
    for n, (value, key) in enumerate(zip(shown, keys, strict=True)):
        unit = units if isinstance(units, str) else units[n]
        number = None if value in EMPTY else str(value).replace(",", "").removesuffix("%")
        s.value(f"{column(start + n)}{r}", value, key, number, unit, "value" if number else MISSING)


def _saved(folder: Path, sheets: list[Sheet], *, through: str = "") -> list[Sheet]:
    save(folder, sheets, through=through)
    return sheets


def _formatted(folder: Path, s: Sheet, formats: Mapping[str, str]) -> None:
    """Save with number formats; a percent format stands for a hundred times what is stored."""
    import openpyxl  # type: ignore[import-untyped]

    save(folder, [s])
    book = openpyxl.load_workbook(folder / s.file)
    for address, number_format in formats.items():
        book[s.name][address].number_format = number_format
    book.save(folder / s.file)
    for line in s.expected:
        if formats.get(line["address"]) == SHARE and line["value"]:
            line["value"] = f"{(Decimal(line['value']) * 100).normalize():f}"


def three_row_heads(folder: Path) -> list[Sheet]:
    """Counties down and the city's total; group over indicator over stage; unit in brackets."""
    s = Sheet("综表1", "21市级综表.xlsx")
    s.put("A1", f"{NORTH}2024年义务教育基本情况统计表")
    s.merged += ["A1:H1", "A2:A4", "B2:C2", "D2:F2", "G2:H2", "B3:C3", "D3:F3", "G3:H3"]
    _row(s, 2, "县（市、区）", "学校情况", None, "学生情况", None, None, "教师情况")
    _row(s, 3, "学校数（所）", None, "在校生数（人）", None, None, "专任教师数（人）", start=2)
    _row(s, 4, "小学", "初中", "小学", "初中", "小计", "小学", "初中", start=2)
    keys = [
        ("school_primary", ""), ("school_junior", ""), ("students_primary", ""), ("students_junior", ""),
        ("students_compulsory", ""), ("teachers_full_time", "小学"), ("teachers_full_time", "初中"),
    ]  # fmt: skip
    units = ("所", "所", "人", "人", "人", "人", "人")
    rows = {
        "柳桥县": (34, 15, 22418, 11306, 33724, 1342, 918),
        "杉阳县": (41, 19, 28750, 14233, 42983, 1705, 1187),
        "枫塘县": (22, 9, 13064, 6581, 19645, 822, None),
        "鹤岭区": (27, 12, 31877, 15492, 47369, 1716, 1204),
    }
    totals = (124, 55, 96109, 47612, 143721, 5585, 3917)
    for r, (place, row) in enumerate([*rows.items(), (NORTH, totals)], start=5):
        s.put(f"A{r}", "全市合计" if place == NORTH else place)
        _values(s, r, 2, row, [(i, place, "2024", scope) for i, scope in keys], units)
    s.put("A10", "填表人：　　　　审核人：　　　　单位负责人：")
    return _saved(folder, [s])


def own_years(folder: Path) -> list[Sheet]:
    """One county's years; groups, 其中 rows, percent formats, numbers as texts, notes below."""
    s = Sheet("主要指标", "22柳桥县主要指标.xlsx")
    s.put("A1", "柳桥县教育事业发展主要指标（2021—2024年）")
    s.merged.append("A1:F1")
    _row(s, 2, "指标名称", "计量单位", "2021年", "2022年", "2023年", "2024年")
    rows: list[tuple[str, str, str, tuple[Any, ...]]] = [
        ("一、学前教育", "", "", ()),
        ("幼儿园数", "所", "kindergartens", (46, 47, 45, 43)),
        ("　　其中：公办幼儿园", "所", "kindergartens_public", (21, 23, 24, 25)),
        ("在园幼儿数", "人", "kindergarten_children", (9812, 9345, 8760, 8127)),
        ("学前教育毛入园率", "%", "kindergarten_gross_rate", (0.893, 0.905, 0.917, 0.926)),
        ("二、义务教育", "", "", ()),
        ("义务教育在校生数", "人", "students_compulsory", ("34,902", "34,615", "34,188", "33,724")),
        ("　　其中：小学", "人", "students_primary", ("23,760", "23,341", "22,905", "22,418")),
        ("　　　　　初中", "人", "students_junior", ("11,142", "11,274", "11,283", "11,306")),
        ("九年义务教育巩固率", "%", "consolidation_rate", (0.962, 0.968, 0.971, None)),
        ("班级图书角数", "个", UNKNOWN, (602, 611, 620, 618)),
        ("三、普通高中", "", "", ()),
        ("普通高中在校生数", "人", "senior_students", (6044, 6120, 6207, 6318)),
    ]
    formats: dict[str, str] = {}
    for r, (name, unit, indicator, values) in enumerate(rows, start=3):
        _row(s, r, name, unit or None)
        if indicator:
            _values(s, r, 3, values, [(indicator, "柳桥县", str(y), "") for y in range(2021, 2025)], unit)
            formats |= {f"{column(c)}{r}": SHARE if unit == "%" else "#,##0" for c in range(3, 7)}
    s.put("A16", "注：数据来源于教育事业统计年报，2024年巩固率尚未核定。")
    _formatted(folder, s, formats)
    return [s]


def counties_across(folder: Path) -> list[Sheet]:
    """A column a county and one for the city; unit in brackets behind the name; — where nothing was reported."""
    s = Sheet("Sheet1", "23经费与资助.xlsx")
    s.put("A1", f"{SOUTH}2023年教育经费和学生资助情况")
    s.merged.append("A1:F1")
    _row(s, 3, "项目", *SOUTH_COUNTIES, "全市")
    rows: list[tuple[str, str, str, tuple[Any, ...]]] = [
        ("教育经费总投入（万元）", "万元", "edu_expenditure", (61240.5, 48873.2, 39506, 72118.36, 221738.06)),
        ("一般公共预算教育经费（万元）", "万元", "edu_budget_public", (52310, 41775.9, 33862.4, 60945.7, 188894)),
        ("教育费附加（万元）", "万元", "education_surcharge", (1120.4, 905.17, "—", 2044.6, "—")),
        ("学生资助资金（万元）", "万元", "aid_funds", (1866.2, 1503.75, 1248.6, 1092.3, 5710.85)),
        ("营养餐资金（万元）", "万元", "nutrition_funds", (1204.8, 968, 1033.6, "—", 3206.4)),
        ("校园绿植养护费", "", UNKNOWN, (38.2, 21, 17.5, 44, 120.7)),
        ("营养改善计划受益学生数（人）", "人", "nutrition_students", (12050, 9680, 10336, "—", 32066)),
    ]
    for r, (name, unit, indicator, values) in enumerate(rows, start=4):
        s.put(f"A{r}", name)
        _values(s, r, 2, values, [(indicator, place, "2023", "") for place in (*SOUTH_COUNTIES, SOUTH)], unit)
    return _saved(folder, [s])


def long_rows(folder: Path) -> list[Sheet]:
    """Long, GB18030, a serial number first, stages in a column, the unit before the value."""
    s = Sheet("", "24县区上报数据.csv")
    _row(s, 1, "序号", "县区", "年份", "指标名称", "学段", "单位", "数值", "填报人")
    rows: list[tuple[str, str, str, str, str, str, str, str]] = [
        ("麦川县", "2024", "在校生数", "小学", "人", "17,903", "students_primary", ""),
        ("麦川县", "2024", "在校生数", "初中", "人", "9,502", "students_junior", ""),
        ("麦川县", "2024", "班级数", "小学", "个", "472", "classes_total", "小学"),
        ("麦川县", "2024", "班级数", "全县", "个", "683", "classes_total", ""),
        ("麦川县", "2024", "寄宿生数", "初中", "人", "5,038", "boarding_students", "初中"),
        ("渚溪县", "2024", "招生数", "小学", "人", "2,206", "intake_primary", ""),
        ("渚溪县", "2024", "毕业生数", "初中", "人", "2,791", "junior_graduates", ""),
        ("渚溪县", "2024", "专任教师数", "小学", "人", "846", "teachers_full_time", "小学"),
        ("渚溪县", "2024", "专任教师数", "合计", "人", "1,449", "teachers_full_time", ""),
        ("渚溪县", "2024", "平均班额", "初中", "人/班", "—", "avg_class_size", "初中"),
        ("梅浦区", "2024", "课后服务参与率", "", "%", "94.3", "after_school_student_rate", ""),
        ("梅浦区", "2023", "校车数", "", "辆", "64", "school_buses", ""),
        ("梅浦区", "2024", "生均图书册数", "小学", "册", "33.6", "books_per_student", "小学"),
        ("梅浦区", "2024", "生均图书册数", "初中", "册", "", "books_per_student", "初中"),
        ("梅浦区", "2024", "图书册数", "全区", "册", "986,410", "books", ""),
    ]
    for r, (place, year, name, stage, unit, shown, indicator, scope) in enumerate(rows, start=2):
        _row(s, r, str(r - 1), place, year, name, stage, unit)
        _values(s, r, 7, [shown], [(indicator, place, year, scope)], unit)
    save_csv(folder, s, encoding="gb18030")
    return [s]


def this_and_last(folder: Path) -> list[Sheet]:
    """This year and last, how they differ, the county in 填报单位; numbers in front of names, percents as texts."""
    s = Sheet("快报", "25事业快报.xlsx")
    s.put("A1", "2024年教育事业统计快报")
    s.put("A2", "填报单位：枫塘县教育局")
    s.merged += ["A1:F1", "A2:C2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3"]
    _row(s, 3, "项目", "单位", "本年", "上年", "与上年比较")
    _row(s, 4, "增减数", "增减（%）", start=5)
    rows: list[tuple[str, str, str, Any, Any, Any, Any]] = [
        ("1.小学学校数", "所", "school_primary", 22, 23, -1, -4.3),
        ("2.小学在校生数", "人", "students_primary", 13064, 13410, -346, -2.6),
        ("3.初中在校生数", "人", "students_junior", 6581, 6502, 79, 1.2),
        ("驻校社工人数", "人", UNKNOWN, 12, 7, 5, 71.4),
        ("4.寄宿生数", "人", "boarding_students", 4107, 4215, -108, -2.6),
        ("5.九年义务教育巩固率", "%", "consolidation_rate", "98.6%", "98.1%", 0.5, None),
        ("6.随迁子女入学率", "%", "migrant_enroll_rate", "100%", "100%", 0, None),
        ("7.留守儿童数", "人", "left_behind", 1942, 2076, -134, -6.5),
        ("8.新招聘教师数", "人", "teachers_recruited", 36, None, None, None),
        ("9.教学用计算机台数", "台", "computers", 2914, 2760, 154, 5.6),
    ]
    for r, (name, unit, indicator, now, before, more, share) in enumerate(rows, start=5):
        _row(s, r, name, unit)
        _row(s, r, more, share, start=5)
        _values(s, r, 3, (now, before), [(indicator, "枫塘县", year, "") for year in ("2024", "2023")], unit)
    return _saved(folder, [s])


def sheets_of_years(folder: Path) -> list[Sheet]:
    """A sheet a year, counties down, indicator over stage; the last one begins a row later."""
    heads = [
        ("生均校舍建筑面积（平方米）", "building_per_student", "平方米"),
        ("生均教学仪器设备值（元）", "equipment_per_student", "元"),
    ]
    years: dict[str, tuple[tuple[Any, ...], ...]] = {
        "2022": ((6.92, 9.14, 2310, 3055), (7.35, 10.02, 2488, 3190), (8.1, 11.46, 2702, 3471)),
        "2023": ((7.08, 9.33, 2395, 3120), (7.41, 10.2, 2540, 3262), (8.27, 11.7, 2790, None)),
        "2024": ((7.26, 9.4, 2460, 3218), (7.6, 10.35, 2633, 3340), (8.44, 11.93, 2885, 3602)),
    }
    sheets = []
    for year, rows in years.items():
        s = Sheet(f"{year}年", "26生均条件分年.xlsx")
        top = 2 if year == "2024" else 1
        s.put(f"A{top}", f"{SOUTH}义务教育学校生均办学条件")
        s.merged += [f"A{top}:E{top}", f"A{top + 1}:A{top + 2}"]
        s.merged += [f"B{top + 1}:C{top + 1}", f"D{top + 1}:E{top + 1}"]
        _row(s, top + 1, "县区", heads[0][0], None, heads[1][0])
        _row(s, top + 2, "小学", "初中", "小学", "初中", start=2)
        for r, (place, row) in enumerate(zip(SOUTH_COUNTIES, rows, strict=False), start=top + 3):
            s.put(f"A{r}", place)
            keys = [(heads[n // 2][1], place, year, ("小学", "初中")[n % 2]) for n in range(4)]
            _values(s, r, 2, row, keys, [heads[n // 2][2] for n in range(4)])
        sheets.append(s)
    return _saved(folder, sheets)


def sheets_of_counties(folder: Path) -> list[Sheet]:
    """A sheet a county, school years across, an indicator merged over its stages, the unit in a column."""
    counties: dict[str, tuple[tuple[Any, Any], ...]] = {
        "柳桥县": ((598, 590), (248, 251), (846, 841), (38.3, 38), (45.5, 45)),
        "杉阳县": ((741, 733), (312, 316), (1053, 1049), (39.4, 39.2), (45.2, None)),
        "鹤岭区": ((756, 768), (331, 339), (1087, 1107), (41.9, 41.5), (46.1, 45.7)),
    }
    heads = [
        ("班级数", "小学", "个", "classes_total"), (None, "初中", "个", "classes_total"),
        (None, "合计", "个", "classes_total"),
        ("平均班额", "小学", "人/班", "avg_class_size"), (None, "初中", "人/班", "avg_class_size"),
    ]  # fmt: skip
    sheets = []
    for place, rows in counties.items():
        s = Sheet(place, "27分县报送.xlsx")
        s.put("A1", "义务教育班级情况")
        s.merged += ["A1:E1", "A3:A5", "A6:A7"]
        _row(s, 2, "指标", "学段", "单位", "2022—2023学年", "2023—2024学年")
        for r, ((name, stage, unit, indicator), row) in enumerate(zip(heads, rows, strict=True), start=3):
            _row(s, r, name, stage, unit)
            scope = "" if stage == "合计" else stage
            _values(s, r, 4, row, [(indicator, place, y, scope) for y in ("2022-2023学年", "2023-2024学年")], unit)
        sheets.append(s)
    return _saved(folder, sheets)


def blocks_of_counties(folder: Path) -> list[Sheet]:
    """UTF-8 with its mark; the county stands in the first row of its block only; empty, / and …."""
    s = Sheet("", "28特殊群体台账.csv")
    s.put("A1", f"{SOUTH}特殊群体教育保障台账")
    _row(s, 2, "县区", "指标", "单位", "2022年", "2023年", "2024年")
    names = [
        ("适龄残疾儿童数", "人", "disabled_school_age"), ("随班就读学生", "人", "disabled_inclusive"),
        ("送教上门学生", "人", "home_teaching"), ("残疾儿童少年入学率", "%", "disabled_enroll_rate"),
    ]  # fmt: skip
    blocks: dict[str, tuple[tuple[str, ...], ...]] = {
        "麦川县": (("214", "221", "219"), ("128", "131", "126"), ("37", "36", "34"), ("97.7", "98.2", "98.6")),
        "沅坪县": (("163", "170", "168"), ("94", "", "99"), ("28", "25", "/"), ("97.5%", "98.2%", "98.8%")),
        "梅浦区": (("1,023", "1,040", "1,052"), ("602", "618", "633"), ("51", "49", "…"), ("98.9", "99", "99.1")),
    }
    r = 3
    for place, rows in blocks.items():
        for n, ((name, unit, indicator), row) in enumerate(zip(names, rows, strict=True)):
            _row(s, r, "" if n else place, name, unit)
            _values(s, r, 4, row, [(indicator, place, year, "") for year in ("2022", "2023", "2024")], unit)
            r += 1
    s.unknown(f"B{r}", "指标", "校史长廊数")
    _row(s, r, "个", "3", "4", "4", start=3)
    save_csv(folder, s, encoding="utf-8-sig")
    return [s]


def years_down(folder: Path) -> list[Sheet]:
    """Years down as numbers, indicators across with their stages; a date beside the office; a note below."""
    s = Sheet("教师", "29沅坪县教师队伍.xlsx")
    s.put("A1", "教师队伍建设情况表")
    _row(s, 2, "填报单位：沅坪县教育体育局", None, None, None, None, "填报日期：2025年1月10日")
    s.merged += ["A1:H1", "A2:D2", "F2:H2", "A3:A4", "B3:B4", "C3:E3", "F3:F4", "G3:G4", "H3:H4"]
    _row(s, 3, "年度", "教职工总数（人）", "专任教师数（人）", start=1)
    _row(s, 3, "高级职称教师占比（%）", "交流轮岗教师数（人）", "骨干教师（人）", start=6)
    _row(s, 4, "合计", "小学", "初中", start=3)
    teachers = [("teachers_full_time", scope) for scope in ("", "小学", "初中")]
    others = [(i, "") for i in ("teacher_senior_title_ratio", "rotation_teachers", "backbone_teachers")]
    keys = [("staff_total", ""), *teachers, *others]
    units = ("人", "人", "人", "人", "%", "人", "人")
    rows: dict[int, tuple[Any, ...]] = {
        2021: (1628, 1487, 862, 625, 15.8, 96, None),
        2022: (1633, 1498, 859, 639, 17.1, 113, 190),
        2023: (1619, 1490, 851, 639, 17.9, 121, 197),
        2024: (1602, 1479, 840, 639, 18.4, 128, 205),
    }
    for r, (year, row) in enumerate(rows.items(), start=5):
        s.put(f"A{r}", year)
        _values(s, r, 2, row, [(i, "沅坪县", str(year), scope) for i, scope in keys], units)
    s.put("A10", "说明：骨干教师指县级及以上骨干教师。")
    return _saved(folder, [s])


def old_excel(folder: Path) -> list[Sheet]:
    """An .xls: counties over years, the scope in a column, the unit above the table for all of it."""
    s = Sheet("班额", "30班额统计.xls")
    s.put("A1", f"{NORTH}义务教育学校班额情况")
    s.put("G2", "单位：个")
    s.merged += ["A1:H1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3", "A5:A7", "A8:A10"]
    _row(s, 3, "指标", "范围", "柳桥县", None, "枫塘县", None, "鹤岭区")
    _row(s, 4, *(("2023年", "2024年") * 3), start=3)
    rows: list[tuple[str | None, str, str, tuple[Any, ...]]] = [
        ("班级数", "合计", "classes_total", (841, 835, 502, 498, 1107, 1118)),
        (None, "小学", "classes_total", (590, 586, 351, 347, 768, 774)),
        (None, "初中", "classes_total", (251, 249, 151, 151, 339, 344)),
        ("大班额", "合计", "large_classes", (14, 9, 3, 1, 26, 17)),
        (None, "小学", "large_classes", (8, 5, 2, 1, 15, 10)),
        (None, "初中", "large_classes", (6, 4, 1, None, 11, 7)),
    ]
    keys = [(place, year) for place in ("柳桥县", "枫塘县", "鹤岭区") for year in ("2023", "2024")]
    for r, (name, stage, indicator, values) in enumerate(rows, start=5):
        _row(s, r, name, stage)
        scope = "" if stage == "合计" else stage
        _values(s, r, 3, values, [(indicator, place, year, scope) for place, year in keys], "个")
    return _saved(folder, [s], through="xls")


MAKERS = (
    three_row_heads, own_years, counties_across, long_rows, this_and_last,
    sheets_of_years, sheets_of_counties, blocks_of_counties, years_down, old_excel,
)  # fmt: skip


def main() -> None:
    """Write every file and what is expected of it."""
    FOLDER.mkdir(exist_ok=True)
    lines = [line for maker in MAKERS for sheet in maker(FOLDER) for line in sheet.expected]
    texts = [json.dumps(line, ensure_ascii=False) + "\n" for line in lines]
    (FOLDER / "expected.jsonl").write_text("".join(texts), encoding="utf-8")
    print("held", len(lines))


if __name__ == "__main__":
    main()
