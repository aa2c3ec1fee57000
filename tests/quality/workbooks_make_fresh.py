"""The held-out workbooks: written last, and nobody looks at what fails in them."""

from __future__ import annotations

from pathlib import Path

from tests.quality.workbooks_sheets import MISSING, A, B, C, Sheet, column, save, save_csv


def three_heads(folder: Path) -> list[Sheet]:
    """Indicator over stage over year, counties down; 单位 in the title line."""
    s = Sheet("表1", "11三层表头.xlsx")
    s.put("A1", "各县（区）办学条件对照（单位：平方米）")
    s.merged += ["A1:I1", "A2:A4", "B2:E2", "F2:I2", "B3:C3", "D3:E3", "F3:G3", "H3:I3"]
    s.put("A2", "地区")
    heads = [("生均校舍建筑面积", "building_per_student"), ("生均用地面积", "land_per_student")]
    values = {B: (7.4, 7.9, 9.8, 10.3, 22.1, 22.6, 27.9, 28.4), C: (6.1, 6.4, 8.2, 8.7, 15.3, 15.9, 19.4, 20.2)}
    keys = []
    for n, (name, indicator) in enumerate(heads):
        s.put(f"{column(2 + 4 * n)}2", name)
        for m, stage in enumerate(("小学", "初中")):
            s.put(f"{column(2 + 4 * n + 2 * m)}3", stage)
            for k, year in enumerate(("2023", "2024")):
                s.put(f"{column(2 + 4 * n + 2 * m + k)}4", f"{year}年")
                keys.append((indicator, year, stage))
    for r, (county, row) in enumerate(values.items(), start=5):
        s.put(f"A{r}", county)
        for c, ((indicator, year, stage), value) in enumerate(zip(keys, row, strict=True)):
            s.value(f"{column(2 + c)}{r}", value, (indicator, county, year, stage), str(value), "平方米")
    save(folder, [s])
    return [s]


def two_tables(folder: Path) -> list[Sheet]:
    """Two tables, one below the other, each with a title and a head of its own."""
    s = Sheet("教师与学生", "12一页两表.xlsx")
    top = 1
    teachers = (
        ("骨干教师数", "人", "backbone_teachers", (214, 231)),
        ("新招聘教师数", "人", "teachers_recruited", (38, 45)),
    )
    pupils = (
        ("资助学生人次", "人次", "aid_person_times", (20146, 19687)),
        ("营养改善计划资金", "万元", "nutrition_funds", (812.4, 798.65)),
    )
    tables = (("表一 教师队伍", teachers), ("表二 学生资助", pupils))
    for title, rows in tables:
        s.put(f"A{top}", f"{B}{title}")
        s.merged.append(f"A{top}:D{top}")
        for c, head in enumerate(("指标", "单位", "2023年", "2024年"), start=1):
            s.put(f"{column(c)}{top + 1}", head)
        for r, (name, unit, indicator, values) in enumerate(rows, start=top + 2):
            s.put(f"A{r}", name)
            s.put(f"B{r}", unit)
            for c, value in enumerate(values):
                s.value(f"{column(3 + c)}{r}", value, (indicator, B, str(2023 + c), ""), str(value), unit)
        top += len(rows) + 3
    save(folder, [s])
    return [s]


def years_down(folder: Path) -> list[Sheet]:
    """A row a year, indicators across with stages in brackets, GB18030; ％ in full width, percent in the values."""
    s = Sheet("", "13年度为行.csv")
    heads = [
        ("专任教师数（小学）", "人", "teachers_full_time", "小学"),
        ("专任教师数（初中）", "人", "teachers_full_time", "初中"),
        ("小学六年巩固率", "%", "consolidation_rate_primary6", ""),
        ("教育经费总投入（亿元）", "亿元", "edu_expenditure", ""),
    ]
    s.put("A1", f"{C}历年教育统计")
    s.put("A2", "年份")
    for c, (head, *_) in enumerate(heads, start=2):
        s.put(f"{column(c)}2", head)
    years = {
        "2022": ("2398", "1650", "99.7％", "12.19"),
        "2023": ("2431", "1688", "99.8％", "12.83"),
        "2024": ("2489", "1731", "99.8%", "—"),
    }
    for r, (year, row) in enumerate(years.items(), start=3):
        s.put(f"A{r}", year)
        for c, (value, (_, unit, indicator, scope)) in enumerate(zip(row, heads, strict=True), start=2):
            read = None if value == "—" else value.rstrip("％%")
            s.value(f"{column(c)}{r}", value, (indicator, C, year, scope), read, unit, "value" if read else MISSING)
    save_csv(folder, s, encoding="gb18030")
    return [s]


def merged_down(folder: Path) -> list[Sheet]:
    """County and indicator merged down, scopes beside them, 本年 and 上年 as columns under a title with the year."""
    s = Sheet("主要指标", "14县和指标纵向合并.xlsx")
    s.put("A1", "2024年教育统计年报主要指标")
    s.merged.append("A1:F1")
    for c, head in enumerate(("县区", "指标", "范围", "单位", "2024年", "2023年"), start=1):
        s.put(f"{column(c)}2", head)
    rows = [(A, (("小学", 1309, 1318), ("初中", 892, 884))), (B, (("小学", 1876, 1889), ("初中", 1305, 1291)))]
    r = 3
    for county, parts in rows:
        s.put(f"A{r}", county)
        s.put(f"B{r}", "专任教师数")
        s.merged += [f"A{r}:A{r + 1}", f"B{r}:B{r + 1}"]
        for scope, now, last in parts:
            s.put(f"C{r}", scope)
            s.put(f"D{r}", "人")
            s.value(f"E{r}", now, ("teachers_full_time", county, "2024", scope), str(now), "人")
            s.value(f"F{r}", last, ("teachers_full_time", county, "2023", scope), str(last), "人")
            r += 1
    s.unknown(f"B{r}", "指标", "心灵驿站开放时长")
    for address, value in {f"A{r}": A, f"D{r}": "小时", f"E{r}": 120, f"F{r}": 96}.items():
        s.put(address, value)
    save(folder, [s])
    return [s]


MAKERS = (three_heads, two_tables, years_down, merged_down)
