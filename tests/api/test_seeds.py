"""The five real papers go the same way as anybody's: read, outlined, asked; every quote exact."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from api.settings import Settings
from api.wiring import open_library
from corpus.library import Library
from corpus.types import Answer, AnswerStatus, DocumentKind, SectionKind, Turn
from ingest.pipeline import ingest
from ingest.report import FileStatus, IngestReport
from retrieval.ask import ask
from retrieval.verify import faults
from tests.conftest import SHARED

SEEDS = SHARED / "seeds"
DOCUMENTS = 7  # one of the five files holds three

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the real papers are not here ({SEEDS})")

Read = tuple[Library, IngestReport]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """The library of the real papers, as ``youju ingest`` makes it, and the report of it."""
    with open_library(Settings(library=tmp_path_factory.mktemp("seeds") / "library")) as library:
        yield library, ingest([SEEDS], library)


def asked(library: Library, question: str, *history: str) -> Answer:
    turns: list[Turn] = []
    for earlier in history:
        answer = ask(earlier, library, history=turns)
        turns.append(Turn(earlier, " ".join(statement.text for statement in answer.statements)))
    answer = ask(question, library, history=turns)
    assert faults(answer, text_of=library.catalog.text) == []
    return answer


def said(answer: Answer) -> str:
    return "\n".join(statement.text for statement in answer.statements)


def test_all_five_files_are_read_and_hold_seven_papers(read: Read) -> None:
    library, report = read
    assert [file.status for file in report.files] == [FileStatus.ADDED] * 5
    assert sorted(len(file.documents) for file in report.files) == [1, 1, 1, 1, 3]
    assert (report.documents, library.catalog.counts()[0]) == (DOCUMENTS, DOCUMENTS)
    assert all(lost == left == 0 for _, lost, left in library.compare_indexes())


def test_every_paper_knows_its_place_and_what_it_is(read: Read) -> None:
    summaries = read[0].catalog.summaries()
    places = [summary.region for summary in summaries]
    assert {"丹江口市", "孟津区", "登封市", "七台河市", "贵港市"} == set(places)
    assert places.count("孟津区") == 3
    kinds = {summary.kind for summary in summaries}
    assert {DocumentKind.SUMMARY, DocumentKind.PLAN, DocumentKind.SURVEY, DocumentKind.ANNOUNCEMENT} <= kinds


def test_every_paper_has_an_outline_in_order(read: Read) -> None:
    for summary in read[0].catalog.summaries():
        document = read[0].catalog.document(summary.id)
        if summary.characters > 2000:
            assert sum(section.kind is SectionKind.HEADING for section in document.sections) >= 3
        starts = [section.start for section in document.sections]
        assert starts == sorted(starts)
        assert all(document.text[section.start : section.end].strip() for section in document.sections)


def test_a_damaged_page_comes_out_clean_and_says_what_was_done(read: Read) -> None:
    library, report = read
    (bundle,) = [file for file in report.files if len(file.documents) == 3]
    documents = [library.catalog.document(id_) for id_ in bundle.documents]
    text = "".join(document.text for document in documents)
    assert not set(text) & set("輟學這國們縣區āáǎàēéěè")
    assert any(document.repairs for document in documents)
    assert {"pinyin_removed", "traditional_converted"} & {
        warning.code for warning in bundle.warnings
    } or bundle.warnings


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("丹江口全市小学生和初中生加起来一共多少？", ("38391",)),
        ("丹江口市今年上半年发放资助资金多少万元？", ("1493.03475",)),
        ("孟津有多少残疾学生在普通学校随班就读？", ("229",)),
        ("登封初中的师生比达到多少？", ("13.87",)),
        ("贵港市民办的义务教育学校有几所？", ("38",)),
        ("七台河的农村留守儿童共多少名？", ("1694",)),
        ("丹江口送教上门的工作方案是什么文号？", ("丹教发〔2023〕2号",)),
        ("七台河的学校每百名学生有几台计算机？", ("14台",)),
    ],
)
def test_a_fact_is_answered_with_its_figure(read: Read, question: str, wanted: tuple[str, ...]) -> None:
    answer = asked(read[0], question)
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.CONFLICT)
    for word in wanted:
        assert word in said(answer)
    assert len(said(answer)) < 600  # an answer, no dump of passages


def test_a_list_gives_the_headings_each_with_its_citation(read: Read) -> None:
    answer = asked(read[0], "丹江口市为了控辍保学做了哪些工作？")
    points = [statement for statement in answer.statements if statement.citations]
    assert sum(bool(re.match(r"\d+\. ", point.text)) for point in points) == 8
    assert {number for point in points for number in point.citations} == {c.id for c in answer.citations}
    for word in ("台账", "县管校聘", "教联体"):
        assert word in said(answer)


def test_a_yes_no_question_gets_the_sentence_that_decides(read: Read) -> None:
    none = asked(read[0], "2023年丹江口市有学生辍学吗？")
    assert said(none).startswith("没有")
    assert re.search("无.{0,4}辍学", none.citations[0].quote)
    assert "部分学校" in said(asked(read[0], "登封的学校是不是都建了计算机教室？"))


def test_a_follow_up_takes_place_and_matter_from_the_dialogue(read: Read) -> None:
    answer = asked(read[0], "那孟津呢？", "丹江口市送教上门的学生有多少名？")
    assert "孟津" in answer.resolved_question
    assert "送教上门" in answer.resolved_question
    assert "36" in said(answer)
    assert {citation.region for citation in answer.citations} == {"孟津区"}


@pytest.mark.parametrize(
    "question",
    [
        "郧阳区有多少所小学？",
        "贵港市的随迁子女共有几名？",
        "登封市的教育局长叫什么名字？",
        "丹江口市2027年预计有多少小学生？",
    ],
)
def test_what_the_papers_do_not_say_is_refused(read: Read, question: str) -> None:
    answer = asked(read[0], question)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert said(answer)


def test_two_places_are_answered_side_by_side(read: Read) -> None:
    answer = asked(read[0], "丹江口和孟津送教上门各有多少学生？")
    assert {citation.region for citation in answer.citations} == {"丹江口市", "孟津区"}
    assert "34" in said(answer)
    assert "36" in said(answer)


def test_reading_the_papers_again_changes_nothing(read: Read) -> None:
    library, _ = read
    again = ingest([SEEDS], library)
    assert {file.status for file in again.files} == {FileStatus.UNCHANGED}
    assert library.catalog.counts()[0] == DOCUMENTS
