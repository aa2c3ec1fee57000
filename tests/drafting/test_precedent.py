"""Borrowing out of a library: whose papers come first, what is never borrowed, and what every sentence rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.library import Library, opened
from corpus.types import Citation
from drafting.cells import Cell, CellStatus, StatTable
from drafting.drafts import Basis
from drafting.precedent import Borrowed, Purpose, Wanted, borrow
from ingest.pipeline import ingest
from tests.conftest import PROJECT

LAST_YEAR = """云岭县2023年控辍保学工作总结
一、基本情况
2023年，全县共有小学31所，在校学生8420人；初中9所，在校学生4115人。
二、主要做法
（一）健全台账制度。各乡镇每月核对一次学籍台账，全年劝返学生52人。健全动态监测机制，对异常情况逐户走访核实。
（二）落实送教上门。全县为残疾儿童送教上门28人，每名学生建立成长档案。
（三）规范资金使用。建立资助资金专账管理制度，资金使用情况每学期公示一次。
三、存在的问题
（一）专业教师短缺。特殊教育专业教师配备不足，送教上门的康复指导质量有待提高。
四、下一步打算
（一）2024年，将继续完善控辍保学台账管理制度，推行电子台账。
云岭县教育局
2023年12月6日
"""
OLDER = """云岭县2021年控辍保学工作总结
一、主要做法
（一）加强台账管理。对学籍台账实行动态更新，变动情况由班主任逐级上报。
云岭县教育局
2021年12月6日
"""
THIS_YEAR = """云岭县2024年控辍保学工作总结
一、主要做法
（一）加强台账管理。推行电子台账并与户籍系统联网，实时比对学生去向。
云岭县教育局
2024年12月6日
"""
OTHER = """松河市2023年控辍保学工作总结
一、主要做法
（一）严格台账管理。松河市教育局建立控辍保学台账月报制度，学校、乡镇逐级审核上报。在清溪镇试行“春苗台账”管理办法。
（二）开展心理辅导。全市每所初中设立心理辅导室，由专兼职教师定期开展团体心理辅导活动。
松河市教育局
2023年12月10日
"""
SCHEME = """松河市控辍保学台账管理实施方案
一、重点任务
（一）建立台账销号制度。各学校建立控辍保学台账销号制度，逐项核销问题。
松河市人民政府
2023年3月1日
"""
PAPERS = {"y23.txt": LAST_YEAR, "y21.txt": OLDER, "y24.txt": THIS_YEAR, "other.txt": OTHER, "scheme.txt": SCHEME}


def library_of(folder: Path, papers: dict[str, str]) -> Iterator[Library]:
    (folder / "in").mkdir()
    for name, text in papers.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    with opened(folder / "library", open_encoder=None) as library:
        report = ingest([folder / "in"], library)
        assert all(file.error is None for file in report.files), report
        yield library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    yield from library_of(tmp_path_factory.mktemp("lending"), PAPERS)


def said(found: Borrowed) -> str:
    return "\n".join(sentence.text for sentence in found.sentences)


def lenders(found: Borrowed) -> list[tuple[str | None, int | None]]:
    cited = [sentence.evidence[0] for sentence in found.sentences]
    return [(each.region, each.year) for each in cited if isinstance(each, Citation)]


def ledger(**options: object) -> Wanted:
    return Wanted("云岭县", 2024, ("ledger_monitoring",), **options)  # type: ignore[arg-type]


def table(*cells: Cell) -> StatTable:
    return StatTable(cells)


def cell(indicator: str, value: str, unit: str, *, region: str = "云岭县", period: str = "2024") -> Cell:
    number = Decimal(value)
    return Cell(
        "统计.csv", "", "F3", value, indicator, indicator, region, period, "", number, None, None, unit, "", None,
        CellStatus.VALUE,
    )  # fmt: skip


def test_the_countys_own_papers_come_first_and_the_newest_before_the_older(library: Library) -> None:
    few = borrow(library, ledger(limit=2))
    assert lenders(few) == [("云岭县", 2023)] * 2
    all_ = borrow(library, ledger(limit=9))
    order = list(dict.fromkeys(lenders(all_)))
    assert order == [("云岭县", 2023), ("云岭县", 2021), ("松河市", 2023)]


def test_this_years_own_summary_is_the_paper_being_written_and_lends_nothing(library: Library) -> None:
    assert "与户籍系统联网" not in said(borrow(library, ledger(limit=20)))
    assert "与户籍系统联网" in said(borrow(library, Wanted("云岭县", 2025, ("ledger_monitoring",), limit=20)))


def test_every_sentence_rests_on_the_very_words_it_was_made_from(library: Library) -> None:
    found = borrow(library, ledger(limit=9))
    assert found.sentences
    for sentence in found.sentences:
        citation = sentence.evidence[0]
        assert sentence.basis is Basis.PRECEDENT
        assert isinstance(citation, Citation)
        assert library.catalog.text(citation.document_id, citation.start, citation.end) == citation.quote


def test_nothing_of_another_county_is_left_and_a_person_must_confirm_its_sentences(library: Library) -> None:
    found = borrow(library, ledger(limit=9))
    other = [
        s.text for s in found.sentences if isinstance(s.evidence[0], Citation) and s.evidence[0].region == "松河市"
    ]
    assert other == ["县教育局建立控辍保学台账月报制度，学校、乡镇逐级审核上报【待核】。"]


def test_a_scheme_lends_no_deed(library: Library) -> None:
    assert "台账销号制度" not in said(borrow(library, ledger(limit=20)))


def test_a_plan_of_last_year_never_becomes_a_deed(library: Library) -> None:
    assert "推行电子台账" not in said(borrow(library, ledger(limit=20)))


def test_plans_are_borrowed_for_plans_without_their_year(library: Library) -> None:
    found = borrow(library, ledger(purpose=Purpose.PLANS))
    assert said(found) == "将继续完善控辍保学台账管理制度，推行电子台账【待核】。"


def test_problems_come_from_sections_of_problems(library: Library) -> None:
    wanted = Wanted("云岭县", 2024, ("special_education",), purpose=Purpose.PROBLEMS)
    assert said(borrow(library, wanted)) == "特殊教育专业教师配备不足，送教上门的康复指导质量有待提高【待核】。"


def test_a_section_of_problems_may_name_no_topic(library: Library) -> None:
    assert borrow(library, Wanted("云岭县", 2024, purpose=Purpose.PROBLEMS)).sentences


def test_a_figure_that_the_table_has_becomes_this_years(library: Library) -> None:
    wanted = Wanted("云岭县", 2024, ("special_education",), table=table(cell("home_teaching", "31", "人")), limit=3)
    found = borrow(library, wanted)
    taken = [s for s in found.sentences if any(isinstance(e, Cell) for e in s.evidence)]
    assert [s.text for s in taken] == ["全县为残疾儿童送教上门31人，每名学生建立成长档案【待核】。"]
    assert "28" not in said(found)


def test_a_cell_of_another_county_or_year_stands_for_nothing(library: Library) -> None:
    for stranger in (
        cell("home_teaching", "31", "人", region="禾川区"),
        cell("home_teaching", "31", "人", period="2023"),
        cell("home_teaching", "31", "%"),
    ):
        found = borrow(library, Wanted("云岭县", 2024, ("special_education",), table=table(stranger)))
        assert "31" not in said(found)


def test_no_figure_and_no_year_of_the_lender_is_left(library: Library) -> None:
    for topic in ("ledger_monitoring", "special_education", "student_aid", "mental_health"):
        text = re.sub(r"【待补：[^】]*】", "", said(borrow(library, Wanted("云岭县", 2024, (topic,), limit=20))))
        assert re.search(r"\d", text) is None


def test_what_was_used_is_not_borrowed_again_nor_anything_like_it(library: Library) -> None:
    first = borrow(library, ledger(limit=2))
    second = borrow(library, ledger(limit=9, used=first.used))
    assert first.used < second.used
    assert not {s.text for s in first.sentences} & {s.text for s in second.sentences}


def test_sentences_of_one_paper_keep_its_order(library: Library) -> None:
    found = borrow(library, ledger(limit=9))
    starts: dict[str, list[int]] = {}
    for sentence in found.sentences:
        citation = sentence.evidence[0]
        assert isinstance(citation, Citation)
        starts.setdefault(citation.document_id, []).append(citation.start)
    assert all(each == sorted(each) for each in starts.values())


def test_it_is_said_where_no_paper_of_the_county_lent(library: Library) -> None:
    assert borrow(library, ledger(limit=2)).remarks == ()
    only_others = borrow(library, Wanted("云岭县", 2024, ("mental_health",)))
    assert lenders(only_others) == [("松河市", 2023)]
    assert "其他地区" in only_others.remarks[-1]


def test_a_topic_that_no_paper_speaks_of_says_so(library: Library) -> None:
    found = borrow(library, Wanted("云岭县", 2024, ("vocational",)))
    assert found.sentences == ()
    assert "没有可借用的语句" in found.remarks[0]


def test_an_empty_library_lends_nothing_and_says_so(tmp_path: Path) -> None:
    with opened(tmp_path / "empty", open_encoder=None) as library:
        found = borrow(library, ledger())
    assert found.sentences == ()
    assert found.remarks


def test_a_gap_tells_what_is_missing_and_where_it_came_from(tmp_path: Path) -> None:
    paper = """松河市2023年控辍保学工作总结
一、主要做法
（一）强化督导检查。市教育督导室全年开展控辍保学专项督导12次。
松河市教育局
2023年12月10日
"""
    for library in library_of(tmp_path, {"a.txt": paper}):
        found = borrow(library, Wanted("云岭县", 2024, ("inspection",)))
        (gap,) = found.gaps
        assert gap.mark in found.sentences[0].text
        assert (gap.section, gap.indicator, gap.year, gap.region) == ("", None, 2024, "云岭县")
        assert "松河市2023年控辍保学工作总结" in gap.message


def test_nothing_is_borrowed_where_nothing_is_wanted(library: Library) -> None:
    assert borrow(library, ledger(limit=0)) == Borrowed()


def test_on_no_topic_do_the_sample_papers_leave_a_name_or_a_figure_in_another_countys_words(tmp_path: Path) -> None:
    with opened(tmp_path / "library", open_encoder=None) as library:
        ingest([PROJECT / "corpus" / "samples"], library)
        for topic in library.vocabulary.topics:
            for purpose in Purpose:
                found = borrow(library, Wanted("霞桥县", 2024, (topic.id,), purpose=purpose, limit=9))
                text = re.sub(r"【[^】]*】", "", said(found))
                assert re.search(r"\d|云岭|禾川|临渚|青江|三色预警|〔|，，|^[，、]", text) is None


def test_what_the_draft_states_itself_is_not_borrowed_once_more(tmp_path: Path) -> None:
    text = (
        "一、主要做法\n（一）严格督查考核。县政府教育督导室全年组织控辍保学督查4次，采取不发通知、直奔班级的方式。"
        "把督查结果在教育系统内部通报，作为学校年度考核的重要参考。"
    )
    paper = tmp_path / "云岭县2023年控辍保学工作总结.txt"
    paper.write_text(f"云岭县2023年控辍保学工作总结\n{text}\n云岭县教育局\n2023年12月18日", "utf-8")
    cell = Cell(
        file="a.xlsx", sheet="表", address="B2", raw="5", indicator="inspections", name="督查次数", region="云岭县",
        period="2024", scope="", value=Decimal(5), value_high=None, denominator=None, unit="次", qualifier="",
        note=None, status=CellStatus.VALUE,
    )  # fmt: skip
    wanted = Wanted("云岭县", 2024, ("inspection",), table=StatTable(cells=(cell,)))
    with opened(tmp_path / "library", open_encoder=None) as library:
        ingest([paper], library)
        both = borrow(library, wanted)
        fresh = borrow(library, replace(wanted, stated=frozenset({("inspections", "")})))
    assert any("5次" in sentence.text for sentence in both.sentences)
    assert fresh.sentences
    assert not any("5次" in sentence.text for sentence in fresh.sentences)
