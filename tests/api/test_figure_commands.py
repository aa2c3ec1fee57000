"""figures, conflicts and compare: the promised shapes, filters that hold, and files that can be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from api.demo import SAMPLES
from tests.api.contract import COMPARED, CONFLICTS, FIGURE, assert_complains, faults
from tests.running import Ran, apart

Run = Callable[..., Ran]

PAPERS = (
    "云岭县2024年控辍保学工作总结.docx",
    "云岭县2023年控辍保学工作总结.txt",
    "禾川区2024年控辍保学工作总结.html",
    "禾川区推进义务教育优质均衡发展实施方案（2024—2026年）.docx",
    "临渚市2024年控辍保学工作总结.txt",
    "青江市义务教育主要指标对照表（2023—2024年）.xlsx",
)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of sample papers of three counties, by words alone."""
    folder = tmp_path_factory.mktemp("figures") / "library"
    ran = apart("ingest", *(SAMPLES / name for name in PAPERS), "--library", folder)
    assert ran.status == 0, ran.err
    return folder


def test_figures_have_the_promised_shape_and_exact_quotes(run: Run, stocked: Path) -> None:
    found = run("figures", "--library", stocked, "--json").json
    assert faults(found, {"figures": [FIGURE]}) == []
    texts: dict[str, str] = {}
    for figure in found["figures"]:
        id_ = figure["document_id"]
        if id_ not in texts:
            texts[id_] = run("show", id_, "--library", stocked, "--json").json["text"]
        assert texts[id_][figure["start"] : figure["end"]] == figure["quote"]
        assert figure["start"] <= figure["value_start"] < figure["value_end"] <= figure["end"]
    assert len(texts) == len(PAPERS)


def test_ingest_and_documents_count_the_figures_that_are_listed(run: Run, stocked: Path, tmp_path: Path) -> None:
    for document in run("documents", "--library", stocked, "--json").json["documents"]:
        listed = run("figures", "--document", document["id"], "--library", stocked, "--json").json["figures"]
        assert document["figures"] == len(listed) > 0
    report = run("ingest", SAMPLES / PAPERS[0], "--library", tmp_path / "other", "--json").json
    assert report["figures"] == report["files"][0]["figures"] > 0


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (("--region", "云岭"), lambda figure: figure["region"] == "云岭县"),
        (("--year", "2023"), lambda figure: "2023" in figure["period"] or "2022-2024" in figure["period"]),
        (("--indicator", "送教上门学生数"), lambda figure: figure["indicator"] == "home_teaching"),
        (("--indicator", "home_teaching"), lambda figure: figure["indicator"] == "home_teaching"),
        (("--kind", "target"), lambda figure: figure["kind"] == "target"),
    ],
)
def test_each_filter_keeps_out_what_is_not_asked_for(
    run: Run, stocked: Path, options: tuple[str, str], holds: Callable[[dict[str, str]], bool]
) -> None:
    some = run("figures", *options, "--library", stocked, "--json").json["figures"]
    every = run("figures", "--library", stocked, "--json").json["figures"]
    assert some
    assert all(map(holds, some))
    assert len(some) < len(every)


def test_home_teaching_of_one_county_and_year_is_one_number(run: Run, stocked: Path) -> None:
    narrowed = ("--region", "云岭县", "--year", "2024", "--indicator", "home_teaching", "--kind", "actual")
    found = run("figures", *narrowed, "--library", stocked, "--json").json["figures"]
    assert {figure["value"] for figure in found if figure["aspect"] == "level"} == {"27"}


def test_figures_that_nobody_has_are_no_error(run: Run, stocked: Path) -> None:
    ran = run("figures", "--year", "1999", "--library", stocked)
    assert (ran.status, ran.out) == (0, "没有符合条件的数据。\n")


def test_conflicts_have_the_promised_shape_and_name_both_numbers(run: Run, stocked: Path) -> None:
    found = run("conflicts", "--library", stocked, "--json").json
    assert faults(found, CONFLICTS) == []
    assert found["identities"]
    for conflict in found["conflicts"]:
        assert len({figure["value"] for figure in conflict["figures"]}) > 1
        assert all(figure["value"] in conflict["message"] for figure in conflict["figures"])


def test_a_sum_that_fails_is_told_with_its_numbers(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "白栎县2024年工作总结.txt"
    paper.write_text(
        "白栎县2024年义务教育工作总结\n一、基本情况\n"
        "全县义务教育阶段在校学生9000人，其中小学6000人，初中2900人。\n白栎县教育局\n2024年12月20日\n",
        encoding="utf-8",
    )
    assert run("ingest", paper).status == 0
    failing = [each for each in run("conflicts", "--json").json["identities"] if each["holds"] is False]
    assert [each["expression"] for each in failing] == ["6000 + 2900 = 8900 ≠ 9000"]
    assert [figure["value"] for figure in failing[0]["figures"]] == ["9000", "6000", "2900"]


ASKED = ("--region", "云岭县", "--region", "禾川", "--region", "临渚市", "--region", "五常市")


def test_comparison_has_a_cell_for_every_place_in_every_row(run: Run, stocked: Path) -> None:
    matters = ("--topic", "控辍保学责任制", "--topic", "教育信息化", "--indicator", "送教上门学生数", "--year", "2024")
    found = run("compare", *ASKED, *matters, "--library", stocked, "--json").json
    assert faults(found, COMPARED) == []
    assert found["regions"] == ["云岭县", "禾川区", "临渚市", "五常市"]
    for row in (*found["topics"], *found["indicators"]):
        assert [cell["region"] for cell in row["cells"]] == found["regions"]
        assert row["cells"][-1]["status"] == "无材料"
    for row in found["topics"]:
        for cell in row["cells"]:
            assert bool(cell["citations"]) == (cell["status"] in ("已实施", "计划"))


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".md"])
def test_comparison_is_written_to_a_file_that_can_be_read_again(
    run: Run, stocked: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"比较{suffix}"
    ran = run(
        "compare", *ASKED, "--indicator", "送教上门学生数", "--year", "2024", "--output", file, "--library", stocked
    )
    assert (ran.status, f"已写入 {file}" in ran.out) == (0, True)
    read = run("ingest", file, "--library", tmp_path / "again", "--json").json
    assert read["files"][0]["error"] is None
    text = run("show", file.name, "--library", tmp_path / "again", "--json").json["text"]
    assert all(name in text for name in ("云岭县", "禾川区", "临渚市", "五常市"))


def test_comparison_says_what_it_lacks(run: Run, stocked: Path, tmp_path: Path) -> None:
    assert_complains(run("compare", "--region", "云岭县", "--library", stocked), 2, "比较")
    assert_complains(run("compare", *ASKED, "--indicator", "不是指标", "--library", stocked), 2, "不是指标")
    unwritable = ("--topic", "控辍保学", "--output", tmp_path / "比较.pptx")
    assert_complains(run("compare", *ASKED, *unwritable, "--library", stocked), 2, ".xlsx")
