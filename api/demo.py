"""The main job on the sample papers, in one go: read, ask, compute, refuse, check, compare, draft, review."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.progress import Progress, silent
from corpus.types import AnswerStatus, Turn

if TYPE_CHECKING:
    from api.settings import Settings
    from corpus.library import Library
    from corpus.types import Answer

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"


@dataclass(frozen=True, slots=True)
class _Question:
    """A question of the demo and words that its answer must hold; null where the papers have none.

    A follow-up is understood from the question before it.
    """

    kind: str
    text: str
    holds: str | None


QUESTIONS = (
    _Question("一个事实", "云岭县2024年送教上门服务多少名学生？", "27人"),
    _Question("一张清单", "云岭县2024年控辍保学有哪些主要做法？", "双线责任"),
    _Question("一次追问", "那禾川区呢？", "“三查”机制"),
    _Question("一次计算", "云岭县和禾川区2024年送教上门一共多少人？", "27 + 19 = 46"),
    _Question("材料里没有的", "云岭县2024年高考一本上线多少人？", None),
)


TEMPLATE, YEAR = "控辍保学年度工作总结", 2024
STATISTICS = SAMPLES / "青江市义务教育统计数据（2023—2024年）.xlsx"
REGIONS, TOPICS, INDICATORS = ("云岭县", "禾川区", "临渚市"), ("控辍保学责任制",), ("留守儿童数",)


def run(settings: Settings, *, say: Callable[[str], None], progress: Progress = silent) -> bool:
    """Make a fresh library in ``settings.library`` of the samples and ask it; true if all went as it must."""
    from api.figure_printing import comparison_lines, conflict_lines
    from api.printing import answer_lines, ingest_lines
    from api.wiring import open_library
    from ingest.pipeline import ingest
    from ingest.report import FileStatus
    from retrieval.ask import ask
    from retrieval.compare import compare
    from retrieval.listing import list_checks, list_conflicts

    _clear(settings)
    with open_library(settings, progress=progress) as library:
        say(f"一、读入样例材料（{SAMPLES}）")
        report = ingest([SAMPLES], library, progress=progress)
        for line in ingest_lines(report):
            say(line)
        whole = all(file.status is not FileStatus.FAILED for file in report.files) and report.documents > 0
        say("")
        say("二、提问")
        history: list[Turn] = []
        for question in QUESTIONS:
            answer = ask(question.text, library, history=history)
            history.append(Turn(question.text, " ".join(statement.text for statement in answer.statements)))
            say(f"问（{question.kind}）：{question.text}")
            for line in answer_lines(answer):
                say(line)
            say("")
            whole = whole and _as_expected(library, answer, question)
        say("三、核对（互相矛盾的数据，加起来对不上的合计）")
        conflicts, checks = list_conflicts(library), list_checks(library)
        for line in conflict_lines(conflicts, checks):
            say(line)
        say("")
        say("四、比较")
        compared = compare(library, regions=REGIONS, topics=TOPICS, indicators=INDICATORS, years=(YEAR,))
        for line in comparison_lines(compared):
            say(line)
        whole = whole and bool(conflicts) and all(len(row.cells) == len(REGIONS) for row in compared.topics)
        say("")
        say("五、起草（统计表加以往材料，写成清稿和批注稿）")
        whole = _drafts(library, into=settings.library / "drafts", say=say) and whole
    say("")
    say("六、接下来")
    say(f"再问一句：  youju ask --library {settings.library} '禾川区和云岭县留守儿童各有多少人？'")
    say(
        f"写成 Excel：  youju compare --library {settings.library} --region 云岭县 --region 禾川区"
        " --topic 控辍保学责任制 --output 比较.xlsx"
    )
    say(f"核校自己的稿子：  youju review --library {settings.library} --statistics 统计表.xlsx 稿子.docx")
    say("用自己的材料：  youju ingest 文件夹，然后 youju ask '……'")
    return whole


def _drafts(library: Library, *, into: Path, say: Callable[[str], None]) -> bool:
    """Draft the year's summary from the sample workbook, write both papers, review the clean one; true if all held."""
    from api.draft_printing import draft_lines, review_lines, statistics_lines
    from api.exports.drafts import write_drafts
    from drafting.compose import compose
    from drafting.review import review
    from drafting.statistics import read_statistics
    from drafting.template import find_template

    table = read_statistics([STATISTICS], vocabulary=library.vocabulary)
    for line in statistics_lines(table):
        say(line)
    made = compose(library, template=find_template(TEMPLATE), region=REGIONS[0], year=YEAR, table=table)
    clean, annotated = into / f"{made.title}.docx", into / f"{made.title}（批注稿）.docx"
    into.mkdir(exist_ok=True)
    written, notes = write_drafts(made, clean=clean, annotated=annotated)
    for line in (*draft_lines(made, files=written), *notes):
        say(line)
    say("")
    say("再把清稿当作别人的稿子核校一遍：")
    found = review(clean, library, statistics=[STATISTICS], region=REGIONS[0], year=YEAR)
    for line in review_lines(found):
        say(line)
    return len(written) == 2 and not found.findings


def _as_expected(library: Library, answer: Answer, question: _Question) -> bool:
    from retrieval.verify import faults

    if question.holds is None:
        right = answer.status is AnswerStatus.NOT_FOUND
    else:
        right = any(question.holds in statement.text for statement in answer.statements)
    return right and not faults(answer, text_of=library.catalog.text)


def _clear(settings: Settings) -> None:
    """Start afresh, but never delete what is not a library of the samples.

    :raises UsageError: the library holds somebody's own papers.
    """
    from api.wiring import open_library

    if not (settings.library / "catalog.sqlite").exists():
        return
    with open_library(settings, recover=False) as library:
        sources = [summary.source for summary in library.catalog.summaries()]
    if any(Path(source).parent.parts[-2:] != SAMPLES.parts[-2:] for source in sources):
        raise UsageError(
            "not_a_demo", f"{settings.library} 里有您自己的材料，演示会把它清空。", "请用 --library 另选一个文件夹。"
        )
    shutil.rmtree(settings.library)
