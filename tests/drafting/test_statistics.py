"""Statistics files are read exactly, in every format, or the user is told why not."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from drafting.cells import Cell, CellStatus, CheckSeverity, StatTable
from drafting.statistics import read_statistics
from drafting.tables.values import read_value
from tests.drafting.statistics_files import workbook
from tests.drafting.test_statistics_layouts import read, vocabulary

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
LONG = SAMPLES / "青江市义务教育统计数据（2023—2024年）.xlsx"
WIDE = SAMPLES / "青江市义务教育主要指标对照表（2023—2024年）.xlsx"
ROWS = [
    ["县区", "年度", "指标", "范围", "数值", "单位", "备注"],
    ["云岭县", "2024", "小学在校生数", "小学", "23,976", "人", ""],
    ["云岭县", "2024年", "资助资金", "合计", "1,493.03475", "万元", "含中央"],
    ["云岭县", "2024", "九年义务教育巩固率", "全县", "99.4%", "%", ""],
    ["禾川区", "2024", "专递课堂节数", "全区", "", "节", "未开展"],
]


def _read(*paths: Path, year: int | None = None) -> StatTable:
    return read_statistics(paths, vocabulary=vocabulary(), year=year)


def _text(rows: list[list[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def test_the_sample_workbooks_are_read_whole_and_agree_key_by_key() -> None:
    long, wide = _read(LONG), _read(WIDE)
    assert len(long.cells) == len(wide.cells) == 360
    assert len(long.by_key) == len(wide.by_key) == 360
    assert not long.unknown
    assert not wide.unknown

    def told(table: StatTable) -> dict[object, object]:
        return {key: (cell.value, cell.unit, cell.status, cell.note) for key, cell in table.by_key.items()}

    assert told(long) == told(wide)
    missing = [cell.address for cell in long.cells if cell.status is CellStatus.MISSING]
    assert missing == ["E346", "E347"]


def test_the_sample_workbooks_have_no_error_and_warnings_of_true_jumps_only() -> None:
    for table in (_read(LONG), _read(WIDE), _read(LONG, WIDE)):
        assert {check.severity for check in table.checks} == {CheckSeverity.WARNING}
        for check in table.checks:
            after, before = check.cells
            assert after.value is not None
            assert before.value
            assert abs(after.value - before.value) / before.value > Decimal("0.3")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_with_addresses(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "统计.csv"
    path.write_bytes(_text(ROWS, delimiter).encode(encoding))
    table = _read(path)
    assert [(c.address, c.indicator, c.value_text, c.unit, c.note) for c in table.cells] == [
        ("E2", "students_primary", "23976", "人", None),
        ("E3", "aid_funds", "1493.03475", "万元", "含中央"),
        ("E4", "consolidation_rate", "99.4", "%", None),
        ("E5", "dual_teacher_lessons", None, "节", "未开展"),
    ]
    assert {cell.sheet for cell in table.cells} == {""}
    assert {cell.file for cell in table.cells} == {str(path)}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_older_workbooks_are_read_as_the_new_one_is(tmp_path: Path, suffix: str) -> None:
    rows = [["县区", "小学在校生数（人）", "巩固率"], ["云岭县", 23976, (0.994, "0.0%")], ["禾川区", "41,905", "—"]]
    path = workbook(tmp_path / "二〇二四年.xlsx", {"2024年": [["2024年统计"], *rows]}, merges={"2024年": ["A1:C1"]})
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    subprocess.run([*command, suffix, "--outdir", str(tmp_path), str(path)], capture_output=True, timeout=100)

    def told(each: Path) -> list[tuple[str, str, str | None, str]]:
        return [(cell.place, cell.region, cell.value_text, cell.unit) for cell in _read(each).cells]

    assert told(path.with_suffix(f".{suffix}")) == told(path)
    assert len(told(path)) == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1,493.03", ("1493.03", "", "")),
        ("1，493", ("1493", "", "")),
        ("1 493", ("1493", "", "")),
        ("１２３４．５", ("1234.5", "", "")),
        ("99.2%", ("99.2", "%", "")),
        ("99.2％", ("99.2", "%", "")),
        ("1:16.8", ("1:16.8", "比", "")),
        ("1∶16.8", ("1:16.8", "比", "")),
        ("1493万元", ("1493", "万元", "")),
        ("约80%", ("80", "%", "约")),
        ("99%以上", ("99", "%", "以上")),
        ("2500余万元", ("2500", "万元", "余")),
        ("≥85%", ("85", "%", "不低于")),
        ("1.2-1.5", ("1.2-1.5", "", "")),
        ("-1.2万元", ("-1.2", "万元", "")),
        ("0", ("0", "", "")),
        ("2023", ("2023", "", "")),
        ("约2023", ("2023", "", "约")),
        ("12①", ("12", "", "")),
        ("36494（含特教）", ("36494", "", "")),
    ],
)
def test_a_value_is_what_the_cell_shows(text: str, told: tuple[str, str, str]) -> None:
    found = read_value(text)
    value = f"{found.value:f}" if found.value is not None else ""
    value += f":{found.denominator:f}" if found.denominator else ""
    value += f"-{found.value_high:f}" if found.value_high else ""
    assert (value, found.unit, found.qualifier) == told
    assert found.status is CellStatus.VALUE


@pytest.mark.parametrize("text", ["", " ", "—", "－", "-", "/", "无", "空", "…", "暂缺", "N/A"])
def test_marks_for_nothing_are_missing_and_not_nought(text: str) -> None:
    assert read_value(text).status is CellStatus.MISSING


@pytest.mark.parametrize("text", ["达标", "#DIV/0!", "01:16", "2024-09-01", "1,49", "24612 12385", "数千人", "1e5"])
def test_what_is_no_number_is_never_made_one(text: str) -> None:
    assert read_value(text).status is CellStatus.UNREADABLE


def test_stored_numbers_come_without_the_noise_of_floats_and_as_their_format_shows_them(tmp_path: Path) -> None:
    rows = [
        ["指标", "数值", "单位"],
        ["资助资金", (1493.03475, "#,##0.00"), "万元"],
        ["教育经费支出", 0.1 + 0.2, "亿元"],
        ["大班额占比", (7 / 917, "0.00%"), None],
        ["九年义务教育巩固率", (99, "0.0"), "%"],
    ]
    table = read(tmp_path, {"S": rows}, region="云岭县", year=2024)
    assert [(cell.value_text, cell.unit) for cell in table.cells] == [
        ("1493.03475", "万元"),
        ("0.3", "亿元"),
        ("0.76", "%"),
        ("99.0", "%"),
    ]


def test_formulas_without_a_stored_value_and_error_cells_are_told_with_their_place(tmp_path: Path) -> None:
    rows = [
        ["县区", "年度", "指标", "数值", "单位"],
        ["云岭县", 2024, "小学在校生数", "=1+2", "人"],
        ["云岭县", 2024, "初中在校生数", "#DIV/0!", "人"],
        ["云岭县", 2024, "班级数", "若干", "个"],
        ["云岭县", 2024, "教职工数", 2573, "人"],
    ]
    table = read(tmp_path, {"数据": rows}, name="表.xlsx")
    assert [(cell.address, cell.status) for cell in table.cells] == [
        ("D2", CellStatus.UNCACHED),
        ("D3", CellStatus.UNREADABLE),
        ("D4", CellStatus.UNREADABLE),
        ("D5", CellStatus.VALUE),
    ]
    messages = {notice.code: notice.message for notice in table.notices}
    assert "“表.xlsx”工作表“数据”的 D2 是公式" in messages["formula_without_value"]
    assert "打开后保存" in messages["formula_without_value"]
    assert "D3" in messages["formula_error"]
    assert "数据!D4（若干）" in messages["unreadable_cell"]


def test_money_without_a_unit_is_not_guessed(tmp_path: Path) -> None:
    rows = [["指标", "2024年"], ["资助资金", 1493], ["小学在校生数", 3.65], ["班级数", 917]]
    table = read(tmp_path, {"S": rows}, region="云岭县")
    assert [(check.name, check.cells[0].indicator) for check in table.checks] == [
        ("没有写明单位", "aid_funds"),
        ("没有写明单位", "students_primary"),
    ]
    assert {key[0] for key in table.blocked} == {"aid_funds", "students_primary"}


def test_ratios_written_as_one_number_take_their_form_from_the_header(tmp_path: Path) -> None:
    rows = [["县区", "小学师生比（1:X）", "小学生师比（X:1）", "平均班额"], ["云岭县", 16.4, 17.4, 36.8]]
    table = read(tmp_path, {"S": rows}, year=2024)
    assert [(cell.value_text, cell.unit) for cell in table.cells] == [
        ("1:16.4", "比"),
        ("17.4:1", "比"),
        ("36.8", "人/班"),
    ]


def test_hidden_sheets_and_sheets_of_words_are_left_out_with_a_notice(tmp_path: Path) -> None:
    import openpyxl

    path = workbook(tmp_path / "表.xlsx", {"数据": ROWS, "旧数据": ROWS, "说明": [["填报说明"], ["请按时报送。"]]})
    book = openpyxl.load_workbook(path)
    book["旧数据"].sheet_state = "hidden"
    book.save(path)
    table = _read(path)
    assert {cell.sheet for cell in table.cells} == {"数据"}
    assert "“旧数据”" in next(n.message for n in table.notices if n.code == "hidden_sheet")
    assert "“说明”" in next(n.message for n in table.notices if n.code == "sheet_without_table")


def test_values_without_a_county_or_a_year_are_left_out_and_told(tmp_path: Path) -> None:
    rows = [["指标", "数值", "单位"], ["小学在校生数", 24612, "人"]]
    table = read(tmp_path, {"S": rows})
    assert table.cells == ()
    assert [notice.code for notice in table.notices] == ["region_unknown"]
    assert "S!B2" in table.notices[0].message
    table = read(tmp_path, {"S": rows}, region="云岭县")
    assert [notice.code for notice in table.notices] == ["period_unknown"]
    table = read(tmp_path, {"S": rows}, region="云岭县", year=2024)
    assert [cell.key for cell in table.cells] == [("students_primary", "云岭县", "2024", "")]


def test_a_row_of_totals_is_of_the_place_above_and_never_of_the_place_asked_for(tmp_path: Path) -> None:
    rows = [["县（市、区）", "小学在校生数（人）"], ["港北区", 1], ["平南县", 2], ["合计", 3]]
    table = read(tmp_path, {"S": rows}, year=2024, region="云岭县")
    assert [cell.region for cell in table.cells] == ["港北区", "平南县", "贵港市"]
    rows = [["县（市、区）", "小学在校生数（人）"], ["禾川区", 1], ["临渚市", 2], ["合计", 3]]
    table = read(tmp_path, {"S": rows}, year=2024, region="云岭县")
    assert [cell.region for cell in table.cells] == ["禾川区", "临渚市"]
    assert [(name.kind.value, name.name, name.address) for name in table.unknown] == [("县区", "合计", "B4")]


def test_places_of_the_gazetteer_are_known_by_short_names_and_doubtful_ones_are_listed(tmp_path: Path) -> None:
    rows = [["地区", "小学在校生数（人）"], ["登封", 1], ["郑州市登封市", 2], ["孟津", 3], ["朝阳", 4]]
    table = read(tmp_path, {"S": rows}, year=2024)
    assert [cell.region for cell in table.cells] == ["登封市", "登封市", "孟津区"]
    assert [name.name for name in table.unknown] == ["朝阳"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("没有.xlsx", None, "not_found"),
        ("空.csv", b"", "empty_file"),
        ("坏.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("文字.csv", "随便写点文字，没有表格".encode(), "no_statistics"),
        ("文稿.txt", "县区,年度\n云岭县,2024".encode(), "not_a_table"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "not_a_table"),
    ],
)
def test_what_cannot_be_read_says_so_and_what_to_do(tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableFile) as raised:
        _read(path)
    assert raised.value.code == code
    assert name in raised.value.message
    assert raised.value.remedy.startswith("请")


def test_a_remark_about_several_counties_is_told_to_each_its_own(tmp_path: Path) -> None:
    rows = [
        ["指标", "云岭县", "禾川区", "备注"],
        ["特殊教育在校生数（人）", 101, 85, "云岭县：含外县籍学生；禾川区：含学前阶段学生"],
        ["大班额数（个）", 7, 13, "56人及以上"],
    ]
    table = read(tmp_path, {"S": rows}, year=2024)
    notes: list[str | None] = [cell.note for cell in table.cells]
    assert notes == ["含外县籍学生", "含学前阶段学生", "56人及以上", "56人及以上"]


def test_several_files_keep_their_order_and_a_table_of_thousands_of_cells_is_quick(tmp_path: Path) -> None:
    import time

    counties = [f"{first}{second}县" for first in "云禾青临渚山水石田林" for second in "岭川江渚山水石田林原"]
    names = [("小学在校生数", "人"), ("初中在校生数", "人"), ("班级数", "个"), ("教职工数", "人"), ("大班额数", "个")]
    rows = [["县区", "年度", "指标", "数值", "单位"]]
    for county in counties:
        for year in ("2023", "2024"):
            rows += [[county, year, name, "100", unit] for name, unit in names]
    path = tmp_path / "大表.csv"
    path.write_text(_text(rows), encoding="utf-8")
    started = time.perf_counter()
    table = _read(path)
    seconds = time.perf_counter() - started
    assert len(table.cells) == len(counties) * 10
    # 1,500 cells a second were measured on two busy cores; with a tenth of it a county's workbook takes seconds.
    assert len(table.cells) / seconds > 150


def test_every_value_keeps_what_its_cell_shows(tmp_path: Path) -> None:
    table = read(tmp_path, {"S": [["指标", "2024年"], ["资助资金", "约 1,493.03 万元"]]}, region="云岭县")
    (cell,) = table.cells
    assert isinstance(cell, Cell)
    assert cell.raw == "约 1,493.03 万元"
    assert (cell.value, cell.unit, cell.qualifier) == (Decimal("1493.03"), "万元", "约")
