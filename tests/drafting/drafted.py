"""A draft made by hand, for the tests of its Word paper: every kind of evidence, gaps, findings, a table."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
from docx.oxml.ns import qn

from corpus.threshold_table import Threshold
from corpus.types import Citation
from drafting.cells import Cell, CellStatus, CheckSeverity, NameKind, TableCheck, UnknownName
from drafting.drafts import (
    Basis,
    Computation,
    Draft,
    DraftSection,
    Evidence,
    Gap,
    IndicatorTable,
    Paragraph,
    Sentence,
    Source,
    TableRow,
)
from drafting.findings import Finding, FindingCode, Severity
from drafting.word import paper

COUNTY, YEAR = "云岭县", 2024
FILE = "/data/云岭县统计数据.xlsx"


def cell(address: str, value: str | None, unit: str, name: str, **fields: object) -> Cell:
    """A cell of the sheet 统计数据."""
    defaults: dict[str, object] = {
        "file": FILE, "sheet": "统计数据", "address": address, "raw": value or "—", "indicator": name, "name": name,
        "region": COUNTY, "period": str(YEAR), "scope": "", "value": None if value is None else Decimal(value),
        "value_high": None, "denominator": None, "unit": unit, "qualifier": "", "note": None,
        "status": CellStatus.MISSING if value is None else CellStatus.VALUE,
    }  # fmt: skip
    return Cell(**{**defaults, **fields})  # type: ignore[arg-type]


SCHOOLS = cell("E37", "79", "所", "学校数")
SCHOOLS_BEFORE = cell("D37", "83", "所", "学校数", period=str(YEAR - 1))
PUPILS = cell("E38", "23976", "人", "在校学生数", scope="小学")
PUPILS_BEFORE = cell("D38", "24510", "人", "在校学生数", scope="小学", period=str(YEAR - 1))
JUNIOR = cell("E39", "12518", "人", "在校学生数", scope="初中")
JUNIOR_BEFORE = cell("D39", "12402", "人", "在校学生数", scope="初中", period=str(YEAR - 1))
RATE = cell("E40", "99.6", "%", "九年义务教育巩固率")
RATIO = cell("E41", "1", "比", "师生比", scope="小学", denominator=Decimal("16.8"), raw="1:16.8")
FEWER = Computation("79 - 83 = -4", "4所", (SCHOOLS, SCHOOLS_BEFORE))
LINE = Threshold(
    "t1", "line", "consolidation_rate", "", "", ">=", Decimal("95"), "%", "九年义务教育巩固率", "国办发〔2017〕72号",
    "found", "", None, None, "",
)  # fmt: skip
QUOTE = "对连续三天没有到校的学生，班主任当天上门家访，学校次日报告乡镇"
CITED = Citation(
    1, "0123456789abcdef", "禾川区2023年控辍保学工作总结", "禾教〔2023〕4号", "禾川区", 2023,
    ("二、主要做法", "（一）压实责任"), QUOTE, 300, 300 + len(QUOTE), 3, None, "/papers/禾川区.docx",
)  # fmt: skip
MARK = "【待补：班级数（2024年）】"
GAP = Gap(
    "一、基本情况", "classes", "班级数", "", YEAR, COUNTY, MARK, "表里没有云岭县2024年的班级数，请在统计表里补上。"
)


def said(text: str, basis: Basis, *evidence: Evidence) -> Sentence:
    return Sentence(text, basis, evidence)


LEAD = said("2024年，云岭县坚持依法控辍、精准帮扶。现将有关情况总结如下：", Basis.TEMPLATE)
COUNT = said("全县共有义务教育学校79所，", Basis.STATISTICS, SCHOOLS)
CHANGE = said("比上年减少4所。", Basis.COMPUTED, FEWER)
BOTH = said("在校学生中小学23976人、初中12518人，", Basis.STATISTICS, PUPILS, JUNIOR)
MISSING = said(f"编成{MARK}个班。", Basis.GAP)
MET = said("九年义务教育巩固率99.6%，达到95%的要求。", Basis.STATISTICS, RATE, LINE)
BORROWED = said("班主任对没有到校的学生当天上门家访【待核】。", Basis.PRECEDENT, CITED)
CLOSING = said("下一步，继续做好“一县一案”各项工作。", Basis.TEMPLATE)
SENTENCES = (LEAD, COUNT, CHANGE, BOTH, MISSING, MET, BORROWED, CLOSING)

SECTIONS = (
    DraftSection("", 0, (Paragraph((LEAD,)),)),
    DraftSection("一、基本情况", 1, (Paragraph((COUNT, CHANGE, BOTH, MISSING)), Paragraph((MET,)))),
    DraftSection("二、主要做法", 1, ()),
    DraftSection("（一）压实控辍保学责任", 2, (Paragraph((BORROWED,)),)),
    DraftSection("1.加强学籍管理", 3, (Paragraph((CLOSING,)),)),
)
TABLE = IndicatorTable(
    "云岭县2023—2024年主要指标",
    ("2023年", "2024年"),
    (
        TableRow("学校数", "", "所", (SCHOOLS_BEFORE, SCHOOLS), "减少4所", FEWER),
        TableRow("在校学生数", "小学", "人", (PUPILS_BEFORE, PUPILS), "减少534人"),
        TableRow("在校学生数", "初中", "人", (JUNIOR_BEFORE, JUNIOR), "增加116人"),
        TableRow("九年义务教育巩固率", "", "%", (None, RATE)),
        TableRow("师生比", "小学", "比", (None, RATIO)),
    ),
    with_change=True,
)
TITLE = "云岭县2024年控辍保学工作总结"


def text_of(sections: tuple[DraftSection, ...], title: str = TITLE) -> str:
    """A draft's text as findings point into it."""
    lines = [title]
    for section in sections:
        lines += [section.heading] * bool(section.heading)
        lines += ["".join(each.text for each in paragraph.sentences) for paragraph in section.paragraphs]
    return "\n".join(lines)


def finding(quote: str, message: str, *, start: int | None = None, **fields: object) -> Finding:
    """A finding at the first place of its quote in the draft."""
    at = text_of(SECTIONS).index(quote) if start is None else start
    defaults: dict[str, object] = {"code": FindingCode.FIGURE_MISMATCH, "severity": Severity.ERROR, "expected": None}
    return Finding(message=message, start=at, end=at + len(quote), quote=quote, **{**defaults, **fields})  # type: ignore[arg-type]


WRONG = finding("23976人", "小学在校学生数与统计表不一致。", expected="23967人")
HELD = finding("投入资金380万元", "这一句的数没有依据，没有写进正文。", start=0, severity=Severity.WARNING)
CHECK = TableCheck(
    "同比变化超过30%", CheckSeverity.WARNING, "(12 - 5) / 5 = 140%", "送教上门人数比上年增加140%，请核对。", (SCHOOLS,)
)
UNKNOWN = UnknownName(NameKind.INDICATOR, "营养餐覆盖校", FILE, "统计数据", "A52")


def draft(**fields: object) -> Draft:
    """The draft of these tests; any field may be given another value."""
    defaults: dict[str, object] = {
        "template": "dropout", "template_name": "控辍保学年度工作总结", "title": TITLE, "region": COUNTY, "year": YEAR,
        "sections": SECTIONS, "gaps": (GAP,), "findings": (WRONG, HELD), "table": TABLE,
        "sources": (Source("statistics", FILE, "工作表 统计数据"), Source("document", CITED.title or "", "")),
        "notes": ("巩固率按三年前入学人数计算。",), "checks": (CHECK,), "unknown": (UNKNOWN,),
        "signer": "云岭县教育局", "dated": "2024年12月05日", "remarks": ("没有连接对话模型，用语未经润色。",),
    }  # fmt: skip
    return Draft(**{**defaults, **fields})  # type: ignore[arg-type]


def opened(annotated: bool = False, **fields: object) -> docx.document.Document:
    """The paper of the draft, read again."""
    return docx.Document(io.BytesIO(paper(draft(**fields), annotated=annotated)))


def lines(document: docx.document.Document) -> list[str]:
    """The text of its paragraphs."""
    return [paragraph.text for paragraph in document.paragraphs]


def table_after(document: docx.document.Document, name: str) -> list[list[str]]:
    """The cells of the first table after the heading of an appendix."""
    heading = next(each for each in document.paragraphs if each.text.endswith(f"　{name}"))
    element = next(each for each in heading._p.itersiblings() if each.tag == qn("w:tbl"))
    table = next(each for each in document.tables if each._tbl is element)
    return [[each.text for each in row.cells] for row in table.rows]
