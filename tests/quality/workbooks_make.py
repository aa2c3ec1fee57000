"""Writes workbooks in odd layouts and every cell that is in them: ``python -m tests.quality.workbooks_make``.

Written without sight of the code that reads them. Each file has its lines in ``expected.jsonl`` of its folder: cells
with their key, value and address, names that no alias knows, cells that are empty or cannot be read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.quality import workbooks_make_fresh
from tests.quality.caches import PROJECT
from tests.quality.workbooks_sheets import MISSING, A, B, C, Sheet, column, save, save_csv

FOLDERS = {name: PROJECT / "tests" / "quality" / f"workbooks_{name}" for name in ("dev", "fresh")}


def stages_over_years(folder: Path) -> list[Sheet]:
    """A title, who filled it in, then school stages merged over years; indicators with their unit in brackets."""
    s = Sheet("Sheet1", "01学段在上年度在下.xlsx")
    s.put("A1", f"{A}2023—2024年义务教育基本情况表")
    s.put("A2", f"填报单位：{A}教育局（盖章）")
    s.put("F2", "2024年10月15日")
    s.merged += ["A1:G1", "A2:E2", "F2:G2", "A3:A4", "B3:C3", "D3:E3", "F3:G3"]
    s.put("A3", "项目")
    for n, stage in enumerate(("小学", "初中", "合计")):
        s.put(f"{column(2 + 2 * n)}3", stage)
        s.put(f"{column(2 + 2 * n)}4", "2023年")
        s.put(f"{column(3 + 2 * n)}4", "2024年")
    rows = [
        ("班级数（个）", "classes_total", "个", (401, 396, 152, 155, 553, 551)),
        ("专任教师数（人）", "teachers_full_time", "人", (912, 905, 588, 594, 1500, 1499)),
        ("大班额（个）", "large_classes", "个", (3, 0, 6, 4, 9, 4)),
    ]
    for r, (name, indicator, unit, values) in enumerate(rows, start=5):
        s.put(f"A{r}", name)
        for c, value in enumerate(values):
            scope = ("小学", "初中", "")[c // 2]
            s.value(f"{column(2 + c)}{r}", value, (indicator, A, str(2023 + c % 2), scope), str(value), unit)
    s.put("A8", "注：大班额指56人及以上班级。")
    save(folder, [s])
    return [s]


def counties_over_years(folder: Path) -> list[Sheet]:
    """Counties merged over years; separators in texts, — and empty for missing, a name that nobody knows."""
    s = Sheet("分县", "02县在上年度在下.xlsx")
    s.put("A1", "指标")
    s.put("B1", "计量单位")
    s.merged += ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]
    for n, county in enumerate((A, B)):
        s.put(f"{column(3 + 2 * n)}1", county)
        s.put(f"{column(3 + 2 * n)}2", "2023年")
        s.put(f"{column(4 + 2 * n)}2", "2024年")
    rows = [
        ("小学在校生数", "students_primary", "人", ("21,384", "20,917", "31,758", "31,106")),
        ("送教上门学生数", "home_teaching", "名", (26, 22, "—", 31)),
        ("专递课堂节数", "dual_teacher_lessons", "节", (412, 530, None, None)),
        ("九年义务教育巩固率", "consolidation_rate", "%", (98.7, 99.1, 98.9, 99.2)),
    ]
    for r, (name, indicator, unit, values) in enumerate(rows, start=3):
        s.put(f"A{r}", name)
        s.put(f"B{r}", unit)
        for c, value in enumerate(values):
            key = (indicator, (A, B)[c // 2], str(2023 + c % 2), "")
            empty = value in (None, "—")
            read = None if empty else str(value).replace(",", "")
            s.value(f"{column(3 + c)}{r}", value, key, read, unit, MISSING if empty else "value")
    s.unknown("A7", "指标", "操场绿化带长度")
    s.put("B7", "米")
    s.put("C7", 340)
    s.put("D7", 360)
    save(folder, [s])
    return [s]


def counties_down(folder: Path) -> list[Sheet]:
    """A row a county and one for the city; units in the header, pupils in 万人; year in the title; an unknown place."""
    s = Sheet("2024", "03县为行指标为列.xlsx")
    s.put("A1", "2024年各县区教育统计主要指标")
    s.merged.append("A1:E1")
    heads = [
        ("义务教育在校生数（万人）", "students_compulsory", "万人"),
        ("教职工数（人）", "staff_total", "人"),
        ("学前教育毛入园率（%）", "kindergarten_gross_rate", "%"),
        ("生均图书册数（册）·小学", "books_per_student", "册"),
    ]
    s.put("A2", "县（市、区）")
    for c, (head, *_) in enumerate(heads):
        s.put(f"{column(2 + c)}2", head)
    rows = [(A, (3.19, 2359, 92.6, 31.5)), (B, (4.69, 3346, 94.7, 28)), (C, (6.68, 4407, 97.8, 33.2))]
    for r, (county, values) in enumerate(rows, start=3):
        s.put(f"A{r}", county)
        for c, value in enumerate(values):
            _, indicator, unit = heads[c]
            scope = "小学" if indicator == "books_per_student" else ""
            s.value(f"{column(2 + c)}{r}", value, (indicator, county, "2024", scope), str(value), unit)
    s.unknown("A6", "县区", "东片管委")
    for c, value in enumerate((0.52, 401, 96.0, 30.1)):
        s.put(f"{column(2 + c)}6", value)
    save(folder, [s])
    return [s]


def long_gb(folder: Path) -> list[Sheet]:
    """Long, GB18030, other words in its head, qualifiers and separators in its values."""
    s = Sheet("", "04长表.csv")
    for c, head in enumerate(("单位名称", "统计年度", "统计项目", "学段", "数据", "计量单位", "备注"), start=1):
        s.put(f"{column(c)}1", head)
    rows: list[tuple[str, str, str, str, str, str, str, str | None, str]] = [
        (A, "2024", "在校生数", "小学", "20,917", "人", "students_primary", "20917", ""),
        (A, "2024年", "寄宿学生", "全县", "6715", "人", "boarding_students", "6715", ""),
        (A, "2023", "课后服务参与率", "", "75.7%", "%", "after_school_student_rate", "75.7", ""),
        (B, "2024", "资助资金", "中央省", "1402.8", "万元", "aid_funds", "1402.8", "中央省"),
        (B, "2024", "资助资金", "地方", "151.36", "万元", "aid_funds", "151.36", "地方"),
        (B, "2024", "资助资金", "合计", "1554.16", "万元", "aid_funds", "1554.16", ""),
        (B, "2024", "师生比", "初中", "1:11.4", "", "staff_student_ratio", "1", "初中"),
        (B, "2023", "家访人次", "", "约28000", "人次", "home_visits", "28000", ""),
        (B, "2023", "特岗教师", "", "/", "人", "special_post_teachers", None, ""),
    ]
    for r, (county, year, name, stage, shown, unit, indicator, value, scope) in enumerate(rows, start=2):
        for c, text in enumerate((county, year, name, stage), start=1):
            s.put(f"{column(c)}{r}", text)
        key = (indicator, county, year.rstrip("年"), scope)
        s.value(f"E{r}", shown, key, value, unit or "比", "value" if value else MISSING)
        s.put(f"F{r}", unit)
        s.put(f"G{r}", "含县城" if r == 3 else "")
    s.unknown("C11", "指标", "校园广播覆盖点位")
    for address, text in {"A11": A, "B11": "2024", "D11": "", "E11": "42", "F11": "个", "G11": ""}.items():
        s.put(address, text)
    save_csv(folder, s, encoding="gb18030")
    return [s]


def school_years(folder: Path) -> list[Sheet]:
    """Columns of school years, UTF-8 with its mark; the county in the first line."""
    s = Sheet("", "05学年.csv")
    s.put("A1", f"{C}教育局统计台账")
    for c, head in enumerate(("指标名称", "范围", "单位", "2022-2023学年", "2023-2024学年", "2024—2025学年"), start=1):
        s.put(f"{column(c)}2", head)
    rows = [
        ("交流轮岗教师数", "全区", "人", "rotation_teachers", "", ("176", "187", "201")),
        ("交流轮岗教师比例", "", "%", "rotation_ratio", "", ("11.8", "12.3", "13.0")),
        ("平均班额", "小学", "人/班", "avg_class_size", "小学", ("43.4", "43.0", "42.8")),
        ("平均班额", "初中", "人/班", "avg_class_size", "初中", ("46.0", "45.6", "")),
    ]
    for r, (name, said, unit, indicator, scope, values) in enumerate(rows, start=3):
        for c, text in enumerate((name, said, unit), start=1):
            s.put(f"{column(c)}{r}", text)
        for c, value in enumerate(values):
            key = (indicator, C, f"{2022 + c}-{2023 + c}学年", scope)
            s.value(f"{column(4 + c)}{r}", value, key, value or None, unit, "value" if value else MISSING)
    save_csv(folder, s, encoding="utf-8-sig")
    return [s]


def a_sheet_a_year(folder: Path) -> list[Sheet]:
    """The year is the sheet's name, the county the title; 其中 rows indented; the unit in its own column."""
    sheets = []
    for year, values in {"2023年": (78, 24, 11, 37, 1139.75), "2024年": (75, 24, 11, 33, 1169.88)}.items():
        s = Sheet(year, "06一年一表.xlsx")
        s.put("A1", f"{A}教育事业统计表")
        s.merged.append("A1:C1")
        for c, head in enumerate(("指标", "单位", "数量"), start=1):
            s.put(f"{column(c)}2", head)
        rows = [
            ("一、义务教育学校数", "所", "school_total"),
            ("    其中：小学学校数", "所", "school_primary"),
            ("         初中学校数", "所", "school_junior"),
            ("         教学点数", "个", "school_teaching_point"),
            ("二、资助资金", "万元", "aid_funds"),
        ]
        for r, ((name, unit, indicator), value) in enumerate(zip(rows, values, strict=True), start=3):
            s.put(f"A{r}", name)
            s.put(f"B{r}", unit)
            s.value(f"C{r}", value, (indicator, A, year[:4], ""), str(value), unit)
        sheets.append(s)
    notes = Sheet("填报说明", "06一年一表.xlsx")
    notes.put("A1", "统计时点为当年9月1日。")
    save(folder, [*sheets, notes])
    return [*sheets, notes]


def formulas(folder: Path) -> list[Sheet]:
    """Formulas that LibreOffice worked out, and years as numbers in the head."""
    s = Sheet("汇总", "07公式.xlsx")
    s.put("A1", "县区")
    for c, head in enumerate(("指标", "范围", "单位", 2023, 2024), start=2):
        s.put(f"{column(c)}1", head)
    rows: list[tuple[str, str, str, str, tuple[tuple[Any, str], ...]]] = [
        ("新增学位数", "小学", "个", "小学", ((360, "360"), (540, "540"))),
        ("新增学位数", "初中", "个", "初中", ((300, "300"), (450, "450"))),
        ("新增学位数", "合计", "个", "", (("=E2+E3", "660"), ("=F2+F3", "990"))),
    ]
    s.merged.append("A2:A4")
    s.put("A2", B)
    for r, (name, said, unit, scope, values) in enumerate(rows, start=2):
        for c, text in enumerate((name, said, unit), start=2):
            s.put(f"{column(c)}{r}", text)
        for c, (shown, value) in enumerate(values):
            s.value(f"{column(5 + c)}{r}", shown, ("new_seats", B, str(2023 + c), scope), value, unit)
    save(folder, [s], through="xlsx")
    return [s]


def without_cache(folder: Path) -> list[Sheet]:
    """A formula that no program has worked out yet."""
    s = Sheet("Sheet1", "08公式未算.xlsx")
    for c, head in enumerate(("县区", "年度", "指标", "范围", "数值", "单位"), start=1):
        s.put(f"{column(c)}1", head)
    for r, (scope, shown, value) in enumerate(
        (("小学", 598, "598"), ("初中", 236, "236"), ("全县", "=E2+E3", None)), 2
    ):
        for c, text in enumerate((A, 2024, "班级数", scope), start=1):
            s.put(f"{column(c)}{r}", text)
        key = ("classes_total", A, "2024", "" if scope == "全县" else scope)
        s.value(f"E{r}", shown, key, value, "个", "value" if value else "formula without a cached value")
        s.put(f"F{r}", "个")
    save(folder, [s])
    return [s]


def old_excel(folder: Path) -> list[Sheet]:
    """An .xls of two sheets, each a county by its name."""
    sheets = []
    for county, values in {A: (24318, 25160, 79.0, 14), B: (36915, 38062, 81.1, 19)}.items():
        s = Sheet(county, "09旧格式.xls")
        for c, head in enumerate(("指标", "计量单位", "2023年", "2024年"), start=1):
            s.put(f"{column(c)}1", head)
        for c, text in enumerate(("课后服务参与学生数", "人"), start=1):
            s.put(f"{column(c)}2", text)
        for c, text in enumerate(("课后服务学生参与率", "%"), start=1):
            s.put(f"{column(c)}3", text)
        for c, text in enumerate(("校外培训机构数", "家"), start=1):
            s.put(f"{column(c)}4", text)
        s.value("C2", values[0], ("after_school_students", county, "2023", ""), str(values[0]), "人")
        s.value("D2", values[1], ("after_school_students", county, "2024", ""), str(values[1]), "人")
        s.value("C3", None, ("after_school_student_rate", county, "2023", ""), None, "%", MISSING)
        s.value("D3", values[2], ("after_school_student_rate", county, "2024", ""), str(values[2]), "%")
        s.value("C4", "…", ("training_institutions", county, "2023", ""), None, "家", MISSING)
        s.value("D4", values[3], ("training_institutions", county, "2024", ""), str(values[3]), "家")
        sheets.append(s)
    save(folder, sheets, through="xls")
    return sheets


MAKERS: dict[str, tuple[Callable[[Path], list[Sheet]], ...]] = {
    "dev": (
        stages_over_years, counties_over_years, counties_down, long_gb, school_years, a_sheet_a_year, formulas,
        without_cache, old_excel,
    ),
    "fresh": workbooks_make_fresh.MAKERS,
}  # fmt: skip


def main() -> None:
    """Write every file and what is expected of it."""
    for name, makers in MAKERS.items():
        folder = FOLDERS[name]
        folder.mkdir(exist_ok=True)
        lines = [line for maker in makers for sheet in maker(folder) for line in sheet.expected]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / "expected.jsonl").write_text(text, encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
