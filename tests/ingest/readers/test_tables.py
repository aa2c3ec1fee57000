"""Tables of every kind become rows that read alone, and each value keeps its address."""

import subprocess
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import BlockKind
from ingest.readers import read
from ingest.readers.legacy import soffice
from ingest.readers.numbers import shown_number
from ingest.readers.tables import grid_of, table_blocks

FORM = {
    "A1": "云岭县义务教育基本情况统计表",
    "D2": "单位：人",
    "A3": "乡镇",
    "B3": "小学",
    "D3": "初中",
    "B4": 2022,
    "C4": 2023,
    "D4": 2023,
    "A5": "东镇",
    "B5": 1234,
    "C5": 1493.03475,
    "D5": 0.985,
    "A7": "西镇",
    "B7": 0.1 + 0.2,
    "C7": 16.8333333333,
    "D7": 716091,
    "A8": "注：数据截至年底",
}
FORMATS = {"D5": "0.0%", "C7": "0.00", "C5": "0.00", "D7": '#,##0"人"'}


def test_workbook_rows_have_titles_headers_and_addresses(workbook):
    reading = read(workbook(FORM, formats=FORMATS, merges=("A1:D1", "A3:A4", "B3:C3")))
    assert [b.text for b in reading.blocks] == [
        "云岭县义务教育基本情况统计表",
        "单位：人",
        "乡镇：东镇；小学·2022：1234；小学·2023：1493.03475；初中·2023：98.5%",
        "乡镇：西镇；小学·2022：0.3；小学·2023：16.83；初中·2023：716091人",
        "注：数据截至年底",
    ]
    row = reading.blocks[2]
    assert (row.kind, row.sheet, row.table) == (BlockKind.TABLE_ROW, "学生数", 0)
    assert [(c.address, c.row_header, c.column_header) for c in row.cells] == [
        ("A5", "", "乡镇"),
        ("B5", "东镇", "小学·2022"),
        ("C5", "东镇", "小学·2023"),
        ("D5", "东镇", "初中·2023"),
    ]


def test_formula_without_stored_value_is_named(workbook):
    reading = read(workbook({"A1": "乡镇", "B1": "人数", "A2": "东镇", "B2": 3, "A3": "合计", "B3": "=SUM(B2:B2)"}))
    assert [w.code for w in reading.warnings] == ["formula_without_value"]
    assert "“学生数”的 B3" in reading.warnings[0].message


def test_long_form_names_each_value_by_its_labels(workbook):
    values = dict(zip("ABCDEFG", ("县区", "年度", "指标", "范围", "数值", "单位", "备注"), strict=True))
    row = dict(zip("ABCDEF", ("云岭县", 2023, "在校生", "小学", 8351, "人"), strict=True))
    reading = read(workbook({f"{k}1": v for k, v in values.items()} | {f"{k}2": v for k, v in row.items()}))
    assert reading.blocks[0].text == "县区：云岭县；年度：2023；指标：在校生；范围：小学；数值：8351；单位：人"
    assert reading.blocks[0].cells[4].row_header == "云岭县·2023·在校生·小学"


def test_two_tables_on_a_sheet_keep_their_own_headers(workbook):
    values = {
        "A1": "乡镇",
        "B1": "学校",
        "A2": "东镇",
        "B2": 3,
        "A4": "二、教师情况",
        "A5": "学段",
        "B5": "教师",
        "A6": "小学",
        "B6": 40,
    }
    reading = read(workbook(values))
    assert [(b.table, b.text) for b in reading.blocks] == [
        (0, "乡镇：东镇；学校：3"),
        (None, "二、教师情况"),
        (1, "学段：小学；教师：40"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_delimiter_and_encoding_are_found(write, encoding, mark):
    rows = [
        ["县区", "小学在校学生", "", "初中在校学生", ""],
        ["", "2022", "2023", "2022", "2023"],
        ["云岭县", "1", "2", "3", "4"],
    ]
    reading = read(write("a.csv", "\n".join(mark.join(r) for r in rows), encoding=encoding))
    assert reading.blocks[0].text == (
        "县区：云岭县；小学在校学生·2022：1；小学在校学生·2023：2；初中在校学生·2022：3；初中在校学生·2023：4"
    )
    assert reading.blocks[0].cells[4].address == "E3"


def test_table_without_headers_pairs_label_and_value():
    blocks = table_blocks(grid_of([["小学在校生", "8351人"], ["初中在校生", "4210"], ["小学", "12"]]), table=0)
    assert [b.text for b in blocks][-1].endswith("12")
    keyed = table_blocks(grid_of([["小学", "12"], ["初中", "7"]]), table=0)
    assert [b.text for b in keyed] == ["小学：12", "初中：7"]


def test_row_of_column_numbers_is_no_data():
    rows = [["乡镇", "学校", "教师"], ["甲", "1", "2"], ["东镇", "3", "40"]]
    assert [b.text for b in table_blocks(grid_of(rows), table=0)] == ["乡镇：东镇；学校：3；教师：40"]


@given(
    st.lists(st.lists(st.text(alphabet="甲乙12 \n：；%", max_size=6), min_size=1, max_size=5), min_size=1, max_size=6)
)
def test_any_grid_gives_whole_blocks_with_true_cells(rows):
    for block in table_blocks(grid_of(rows), table=0):
        assert block.text
        assert "\n" not in block.text
        for cell in block.cells:
            assert 0 <= cell.start < cell.end <= len(block.text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5))
def test_typed_decimals_lose_nothing_in_a_float(value):
    assert Decimal(shown_number(float(value))) == value


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (0.985, "0.00%", "98.50%"),
        (0.9966, "0%", "99.66%"),
        (0.327160011461, "0.00%", "32.72%"),
        (12, "0.00", "12.00"),
        (716091, "#,##0", "716091"),
        (2.5, '0.0"万元"', "2.5万元"),
        (3, "General", "3"),
        (-4.5, "0.0;[Red]-0.0", "-4.5"),
        (1e15, "General", "1000000000000000"),
    ],
)
def test_numbers_are_written_as_they_are_shown(value, pattern, text):
    assert shown_number(value, pattern) == text


@pytest.mark.slow
@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_older_workbooks_read_like_new_ones(workbook, suffix, tmp_path):
    path = workbook(FORM, formats=FORMATS, merges=("A1:D1", "A3:A4", "B3:C3"))
    profile = (tmp_path / "profile").as_uri()
    command = [str(soffice()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True)
    reading = read(path.with_suffix(f".{suffix}"))
    assert reading.format == suffix
    assert [b.text for b in reading.blocks] == [b.text for b in read(path).blocks]
    assert [c.address for b in reading.blocks for c in b.cells] == [
        c.address for b in read(path).blocks for c in b.cells
    ]
