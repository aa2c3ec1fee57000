"""A comparison made by hand, for the tests of its files: four counties, long quotes, every kind of value."""

from __future__ import annotations

from decimal import Decimal

from corpus.figures import Aspect, Figure, FigureKind, PeriodBasis
from corpus.types import Citation
from retrieval.comparison import (
    Comparison,
    IndicatorCell,
    IndicatorRow,
    IndicatorStatus,
    TopicCell,
    TopicRow,
    TopicStatus,
)

YUNLING, QINGJIANG, SHIQUAN, LINHU = REGIONS = ("云岭县", "青江市", "石泉土家族苗族自治县", "临湖区")
LONG = (
    "县教育局牵头，公安、民政、残联和各乡镇共同核对户籍、学籍和残疾儿童三份名单，逐户见面、逐人登记，对连续三天没有到校"
    "又没有请假的学生，班主任当天上门、学校次日报告乡镇、乡镇在一周内组织劝返，并把结果记入一人一档；"
    "对不能到校的重度残疾儿童，由中心学校选派两名教师每月送教不少于四次，每次不少于两课时"
)
SUMMARY = "核对户籍、学籍和残疾儿童三份名单，逐户见面、逐人登记；班主任当天上门，学校次日报告乡镇，乡镇在一周内组织劝返"
FORMULA = "=SUM(A1:A9)是附表里照抄下来的公式"


def citation(region: str, quote: str, *, start: int = 0, **fields: object) -> Citation:
    """A citation of a county's one paper."""
    place = REGIONS.index(region)
    defaults: dict[str, object] = {
        "id": 1, "document_id": f"{place:016x}", "title": f"{region}2024年义务教育工作总结",
        "docno": f"{region[0]}教〔2024〕{place + 3}号", "region": region, "year": 2024,
        "path": ("二、主要做法", "（一）压实控辍保学责任"), "quote": quote, "start": start, "end": start + len(quote),
        "page": 3, "cell": None, "source": f"/papers/{region}.docx",
    }  # fmt: skip
    return Citation(**{**defaults, **fields})  # type: ignore[arg-type]


def figure(region: str, value: str | None, unit: str, **fields: object) -> Figure:
    """A figure of a county's one paper."""
    defaults: dict[str, object] = {
        "id": f"f-{region}-{value}", "document_id": f"{REGIONS.index(region):016x}", "indicator": "students",
        "indicator_name": "在校学生数", "label": "在校学生", "region": region, "period": "2024",
        "period_basis": PeriodBasis.STATED, "scope": "", "value": None if value is None else Decimal(value),
        "value_high": None, "denominator": None, "value_text": value or "数千", "unit": unit, "qualifier": "",
        "kind": FigureKind.ACTUAL, "aspect": Aspect.LEVEL, "compared": None, "start": 40, "end": 52,
        "quote": f"在校学生{value}{unit}", "value_start": 44, "value_end": 52, "caliber": None, "whole": None,
        "breakdown": 0,
    }  # fmt: skip
    return Figure(**{**defaults, **fields})  # type: ignore[arg-type]


def told(region: str, value: str | None, unit: str, **fields: object) -> IndicatorCell:
    """A cell with a figure and its citation."""
    known = figure(region, value, unit, **fields)
    place = 100 + sum(map(ord, known.value_text + unit))
    cited = citation(region, f"全{region[-1]}{known.label}{known.value_text}{unit}", start=place)
    return IndicatorCell(region, IndicatorStatus.STATED, known, cited)


def ratio(region: str, denominator: str) -> IndicatorCell:
    """A cell with a ratio 1:x of primary schools."""
    fields = {"denominator": Decimal(denominator), "value_text": f"1:{denominator}", "scope": "小学"}
    return told(region, "1", "比", **fields)


def row(
    name: str,
    *cells: IndicatorCell,
    unit: str,
    rankable: bool = True,
    note: str = "",
    scope: str = "",
    direction: str = "higher_better",
) -> IndicatorRow:
    """A row of an indicator; counties without a cell are 材料未提及, and 临湖区 is 无材料."""
    given = {cell.region: cell for cell in cells}
    empty = {region: IndicatorCell(region, IndicatorStatus.UNMENTIONED) for region in REGIONS[:3]}
    none = {LINHU: IndicatorCell(LINHU, IndicatorStatus.NO_PAPERS)}
    whole = tuple({**empty, **none, **given}[region] for region in REGIONS)
    return IndicatorRow(name, "students", scope, unit, direction, rankable, note, whole)


def topic(name: str, *cells: TopicCell) -> TopicRow:
    """A row of a topic; counties without a cell are 材料未提及, and 临湖区 is 无材料."""
    given = {cell.region: cell for cell in cells}
    empty = {region: TopicCell(region, TopicStatus.UNMENTIONED) for region in REGIONS[:3]}
    none = {LINHU: TopicCell(LINHU, TopicStatus.NO_PAPERS)}
    return TopicRow(name, None, tuple({**empty, **none, **given}[region] for region in REGIONS))


def done(region: str, summary: str, *citations: Citation) -> TopicCell:
    """A cell whose paper says that the work was done."""
    return TopicCell(region, TopicStatus.DONE, summary, citations)


def planned(region: str, summary: str, *, start: int) -> TopicCell:
    """A cell whose paper plans the work."""
    return TopicCell(region, TopicStatus.PLANNED, summary, (citation(region, summary, start=start),))


TOPICS = (
    topic(
        "控辍保学责任制",
        done(YUNLING, SUMMARY, citation(YUNLING, LONG, start=500)),
        planned(QINGJIANG, "力争年底前建立局领导包片、校长包校的责任体系", start=900),
        done(
            SHIQUAN,
            "实行县长、乡长、村长、校长、家长五长责任制；层层签订责任书312份",
            citation(SHIQUAN, "实行县长、乡长、村长、校长、家长五长责任制", start=510),
            citation(SHIQUAN, "层层签订责任书312份，考核结果与绩效工资挂钩", start=640, page=None, cell="控辍!B4"),
        ),
    ),
    topic(
        "特殊教育与送教上门",
        done(YUNLING, "中心学校选派两名教师每月送教不少于四次", citation(YUNLING, LONG, start=500)),
        done(QINGJIANG, FORMULA, citation(QINGJIANG, FORMULA, start=77)),
    ),
    topic(
        "化解大班额、扩充学位",
        planned(YUNLING, "计划新建城东小学|附属幼儿园，新增学位1620个", start=1200),
        done(QINGJIANG, "新建、改扩建学校5所", citation(QINGJIANG, "新建、改扩建学校5所，大班额清零", start=300)),
        done(SHIQUAN, "起始年级按标准班额编班", citation(SHIQUAN, "起始年级按标准班额编班，小学45人", start=300)),
    ),
    topic("学生资助"),
    topic(
        "县管校聘与教师交流轮岗",
        done(YUNLING, "交流校长教师186名", citation(YUNLING, "交流校长教师186名，占应交流的百分之十二", start=1500)),
        planned(SHIQUAN, "拟于下学期起试行县管校聘", start=1500),
    ),
)
INDICATORS = (
    row(
        "在校学生数",
        told(YUNLING, "38391", "人"),
        told(QINGJIANG, "5.24", "万人"),
        told(SHIQUAN, "52400", "人", caliber="含教学点"),
        unit="人/万人",
    ),
    row(
        "九年义务教育巩固率",
        told(YUNLING, "99.03", "%"),
        told(QINGJIANG, "95", "%", qualifier="以上", period="2023"),
        told(SHIQUAN, "97.50", "%", kind=FigureKind.TARGET, period="2025"),
        unit="%",
        rankable=False,
        note="期间不同（2023；2024；2025），不排名次。石泉土家族苗族自治县的是目标值。",
    ),
    row(
        "师生比（小学）",
        ratio(YUNLING, "16.8"),
        ratio(QINGJIANG, "18.9"),
        ratio(SHIQUAN, "13.87"),
        unit="比",
        scope="小学",
        direction="lower_x_better",
    ),
    row(
        "资助资金",
        told(YUNLING, "1493.03475", "万元"),
        told(QINGJIANG, "2500", "万元", qualifier="余"),
        told(SHIQUAN, "812", "万元", period="2023"),
        unit="万元",
        rankable=False,
        note="期间不同（2023；2024），不排名次。",
    ),
    row("劝返学生数", told(YUNLING, "41", "人"), unit="人"),
    row(
        "新增学位",
        told(
            YUNLING, "1.2", "万个", value_high=Decimal("1.5"), value_text="1.2-1.5", kind=FigureKind.TARGET, period=None
        ),
        told(QINGJIANG, None, "个"),
        told(SHIQUAN, "1620", "个"),
        unit="万个/个",
        rankable=False,
        note="云岭县的是目标值，青江市没有确数，不排名次。",
    ),
)
COMPARISON = Comparison(REGIONS, TOPICS, INDICATORS)
