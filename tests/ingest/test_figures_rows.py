"""Rows of tables give figures keyed by their headers, in whatever shape the table has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.figures import Figure, FigureKind
from corpus.terms import Vocabulary, load_vocabulary
from corpus.types import Document, DocumentKind
from ingest.figures import FigureCell, read_figures
from ingest.readers.tables import grid_of, table_blocks

VOCABULARY: Vocabulary = load_vocabulary()


def read(
    rows: Sequence[Sequence[str]], *, above: str = "", region: str = "白栎市", year: int = 2024
) -> tuple[Figure, ...]:
    """The figures of a table as a reader gives it, below a line that may be its title."""
    text, cells = above, []
    for block in table_blocks(grid_of(rows), table=0):
        text += "\n" if text else ""
        cells += [
            FigureCell(len(text) + c.start, len(text) + c.end, c.row_header, c.column_header, c.address)
            for c in block.cells
        ]
        text += block.text
    document = Document(
        id="t",
        source="t.xlsx",
        part=0,
        format="xlsx",
        encoding=None,
        text=text,
        title=None,
        title_inferred=False,
        kind=DocumentKind.OTHER,
        region=region,
        parent_region=None,
        issuer=None,
        year=year,
        date=None,
        docno=None,
    )
    figures = read_figures(document, cells=cells, vocabulary=VOCABULARY)
    assert all(g.quote == text[g.start : g.end] for g in figures)
    return figures


def keys(figures: Sequence[Figure]) -> list[tuple[str | None, str | None, str, str, str, str | None]]:
    return [(g.indicator, g.region, g.scope, g.value_text, g.unit, g.period) for g in figures]


def test_columns_say_the_indicator_and_rows_the_school_level() -> None:
    figures = read([["学段", "班级数（个）", "教职工数（人）"], ["小学", "861", "1946"], ["初中", "358", "1414"]])
    assert keys(figures) == [
        ("classes_total", "白栎市", "小学", "861", "个", "2024"),
        ("staff_total", "白栎市", "小学", "1946", "人", "2024"),
        ("classes_total", "白栎市", "初中", "358", "个", "2024"),
        ("staff_total", "白栎市", "初中", "1414", "人", "2024"),
    ]


def test_rows_of_counties_are_of_the_counties_and_hang_on_the_row_of_the_sum() -> None:
    figures = read(
        [
            ["县区", "学校数（所，含教学点）", "在校生（万人）"],
            ["甲河区", "82", "4.82"],
            ["乙山县", "58", "2.14"],
            ["全市", "140", "6.96"],
        ]
    )
    assert [(g.region, g.indicator, g.value_text) for g in figures] == [
        ("甲河区", "school_total", "82"),
        ("甲河区", "students_compulsory", "4.82"),
        ("乙山县", "school_total", "58"),
        ("乙山县", "students_compulsory", "2.14"),
        ("白栎市", "school_total", "140"),
        ("白栎市", "students_compulsory", "6.96"),
    ]
    assert [g.whole for g in figures] == [figures[4].id, figures[5].id] * 2 + [None, None]
    assert figures[0].caliber == "含教学点"


def test_long_table_says_it_all_in_the_other_cells_of_the_row() -> None:
    figures = read(
        [
            ["县区", "年度", "指标", "范围", "数值", "单位"],
            ["甲河区", "2023", "小学在校生数", "小学", "24612", "人"],
            ["甲河区", "2024", "班级数", "初中", "266", "个"],
            ["乙山县", "2024", "义务教育巩固率", "全县", "99.4", "%"],
        ]
    )
    assert keys(figures) == [
        ("students_primary", "甲河区", "小学", "24612", "人", "2023"),
        ("classes_total", "甲河区", "初中", "266", "个", "2024"),
        ("consolidation_rate", "乙山县", "全县", "99.4", "%", "2024"),
    ]


def test_columns_of_years_and_aims_give_period_and_kind() -> None:
    figures = read(
        [["指标", "2023年实际", "2026年目标"], ["大班额(个)", "28", "0"], ["九年义务教育巩固率(%)", "99.5", "99.8"]]
    )
    assert [(g.indicator, g.period, g.value_text, g.unit, g.kind) for g in figures] == [
        ("large_classes", "2023", "28", "个", FigureKind.ACTUAL),
        ("large_classes", "2026", "0", "个", FigureKind.TARGET),
        ("consolidation_rate", "2023", "99.5", "%", FigureKind.ACTUAL),
        ("consolidation_rate", "2026", "99.8", "%", FigureKind.TARGET),
    ]


def test_unit_and_time_may_stand_above_the_table() -> None:
    figures = read([["学段", "教职工数"], ["小学", "1946"], ["初中", "1414"]], above="2022年教职工情况（单位：人）")
    assert {(g.unit, g.period) for g in figures} == {("人", "2022")}


def test_a_count_that_looks_like_a_year_is_a_count() -> None:
    figures = read([["学段", "教职工数（人）"], ["小学", "2019"], ["初中", "1414"]])
    assert figures[0].value_text == "2019"


def test_numbers_of_rows_and_years_are_no_figures() -> None:
    figures = read(
        [["序号", "学校", "年度", "教职工数（人）"], ["1", "甲小学", "2023", "52"], ["2", "乙小学", "2023", "48"]]
    )
    assert [g.value_text for g in figures] == ["52", "48"]


@pytest.mark.parametrize("header", ["显微镜（只）", "操场灯（盏）", "晨跑人数（人）"])
def test_column_that_the_vocabulary_lacks_is_kept_under_its_own_header(header: str) -> None:
    (figure,) = read([["学段", header], ["小学", "12"]])[:1]
    assert figure.indicator is None
    assert figure.label


def test_part_of_the_place_in_the_first_column_is_the_scope() -> None:
    first, second, total = read(
        [["片区", "寄宿生（人）"], ["城关片区", "5210"], ["河东片区", "4382"], ["合计", "9592"]], region="云岭县"
    )
    assert [(g.indicator, g.scope) for g in (first, second)] == [
        ("boarding_students", "城关片区"),
        ("boarding_students", "河东片区"),
    ]
    assert (total.scope, first.whole, second.whole) == ("全县", total.id, total.id)


def test_row_of_years_plans_and_its_total_is_of_their_span() -> None:
    figures = read(
        [
            ["年度", "新增小学学位（个）", "投资（亿元）"],
            ["2025年", "1800", "4.1"],
            ["2026年", "2000", "4.6"],
            ["合计", "3800", "8.7"],
        ],
        year=2024,
    )
    assert [g.period for g in figures] == ["2025", "2025", "2026", "2026", "2025-2026", "2025-2026"]
    assert {(g.indicator, g.scope) for g in figures[::2]} == {("new_seats", "小学")}
    assert {g.indicator for g in figures[1::2]} == {"construction_investment"}
    assert {g.kind for g in figures} == {FigureKind.TARGET}


def test_places_of_a_row_are_parts_of_its_column_of_all() -> None:
    one, other, total = read([["指标", "东山区", "西山县", "全市"], ["大班额（个）", "62", "41", "103"]])
    assert (one.whole, other.whole, total.whole) == (total.id, total.id, None)


def test_column_of_the_country_is_not_the_places() -> None:
    own, country = read([["指标", "全市", "全国"], ["九年义务教育巩固率（%）", "97.8", "95.7"]])
    assert (own.indicator, own.region) == ("consolidation_rate", "白栎市")
    assert (country.indicator, country.region) == (None, None)


def test_table_is_of_the_time_of_the_sentence_that_announces_it() -> None:
    above = "督导组共查阅档案1240份,走访386户。2022—2023学年,全市累计排查疑似辍学学生17人。各片区情况如下表。"
    figures = read([["片区", "寄宿生（人）"], ["城关片区", "5210"], ["河东片区", "4382"]], above=above)
    assert {g.period for g in figures if g.indicator == "boarding_students"} == {"2022-2023学年"}
