"""What a paper says of itself is read; what it only cites, lists or leaves out is not made up."""

import json
from pathlib import Path

import pytest

from corpus.regions import load_gazetteer
from corpus.types import DocumentKind
from ingest.lines import lines_of
from ingest.metadata import read_metadata
from ingest.outline import outline

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LEAD = "为做好控辍保学工作，保障适龄儿童接受义务教育，现将有关事项通知如下。"


def read(text, *, source_name="a.txt", siblings=()):
    lines = lines_of(text)
    return read_metadata(
        text, lines, outline(text, lines), source_name=source_name, gazetteer=load_gazetteer(), siblings=siblings
    )


def notice(*head, tail=()):
    return "\n".join([*head, "各学校：", LEAD, "一、工作要求", "各校要逐户走访，逐人登记。", *tail])


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ with the real papers is not beside the project")
@pytest.mark.parametrize("name", ["000", "002", "004"])
def test_real_papers_are_described_as_a_person_did(name):
    rows = [json.loads(row) for row in (SHARED / "gold/docmeta.jsonl").read_text("utf-8").splitlines()]
    gold = next(row for row in rows if row["doc"] == name)
    text = next((SHARED / "seeds").glob(f"{name}_*")).read_text("utf-8").split("\n上一篇")[0]
    found = read(text, source_name=gold["file"])
    assert (found.region, found.parent_region) == (gold["place"], gold["parent"])
    assert (found.issuer, found.date, found.kind) == (gold["issuer"], gold["date"], gold["doc_type"])
    assert found.title_inferred == (gold["title"] is None)
    assert found.title == (gold["title"] or gold["title_inferred"].split("(")[0])
    mine = {(cited.title, cited.docno) for cited in found.cited_documents}
    for title, docno in gold["cited"]:
        assert (title, docno and docno.split("(")[0]) in mine


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ with the real papers is not beside the project")
def test_year_is_null_where_the_paper_reports_on_none():
    text = next((SHARED / "seeds").glob("002_*")).read_text("utf-8")
    assert (read(text).year, read(text).date) == (None, None)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("登封市2024年控辍保学工作总结", DocumentKind.SUMMARY),
        ("登封市教育局关于印发送教上门工作方案的通知", DocumentKind.NOTICE),
        ("登封市推进优质均衡发展实施方案（2024—2027年）", DocumentKind.PLAN),
        ("登封市控辍保学督查结果公告", DocumentKind.ANNOUNCEMENT),
        ("登封市义务教育调研报告", DocumentKind.SURVEY),
        ("登封市控辍保学自查报告", DocumentKind.REPORT),
        ("登封市控辍保学典型经验和有效做法", DocumentKind.EXPERIENCE),
        ("登封市关于加强教师队伍建设的实施意见（试行）", DocumentKind.OPINION),
        ("登封市2023年教育事业统计公报", DocumentKind.BULLETIN),
    ],
)
def test_last_genre_word_of_the_title_names_the_kind(title, kind):
    found = read(notice(title))
    assert (found.title, found.title_inferred, found.kind) == (title, False, kind)


@pytest.mark.parametrize("docno", ["登教〔2024〕12号", "登教[2024]12号", "登教（2024）12号", "登教【2024】 12号"])
def test_docno_of_the_head_is_normalised_whatever_its_brackets(docno):
    assert read(notice("登封市教育局文件", docno, "关于做好控辍保学工作的通知")).docno == "登教〔2024〕12号"


def test_docno_field_of_a_web_page_is_read():
    assert (
        read(notice("发文字号：登教〔2024〕12号", "发布日期：2024-05-01", "关于做好控辍保学工作的通知")).docno
        == "登教〔2024〕12号"
    )


def test_cited_docno_is_not_the_papers_own():
    lead = "根据《关于做好控辍保学工作的通知》（郑教〔2023〕9号）精神，我市逐户走访，逐人登记。"
    text = f"登封市控辍保学工作总结\n{lead}\n一、做法\n逐户走访。"
    found = read(text)
    assert found.docno is None
    assert [(c.title, c.docno) for c in found.cited_documents] == [("关于做好控辍保学工作的通知", "郑教〔2023〕9号")]


@pytest.mark.parametrize(
    ("tail", "issuer", "date"),
    [
        (("登封市教育局", "2024年3月1日"), "登封市教育局", "2024-03-01"),
        (("登封市教育局 2024年3月1日",), "登封市教育局", "2024-03-01"),
        (("登封市教育局2024年3月1日",), "登封市教育局", "2024-03-01"),
        (("登 封 市 教 育 局", "二〇二四年三月一日"), "登封市教育局", "2024-03-01"),
        (("登封市教育局", "登封市财政局", "2024-03-01"), "登封市教育局、登封市财政局", "2024-03-01"),
        (("附件：1.台账样表", "登封市人民政府办公室", "2024年12月31日"), "登封市人民政府办公室", "2024-12-31"),
        (("2024年3月1日",), None, "2024-03-01"),
    ],
)
def test_signature_gives_issuer_and_date(tail, issuer, date):
    found = read(notice("关于做好控辍保学工作的通知", tail=tail))
    assert (found.issuer, found.date, found.year) == (issuer, date, 2024)


def test_issuer_stands_in_the_title_where_nobody_signed():
    assert read(notice("登封市教育局关于做好控辍保学工作的通知")).issuer == "登封市教育局"


def test_date_of_publication_is_not_the_date_of_the_paper():
    found = read(notice("登封市控辍保学工作方案", "时间：2019-04-04 09:33:28", "作者：刘老师"))
    assert (found.date, found.year, found.issuer) == (None, None, None)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("登封市2022年控辍保学工作总结", 2022),
        ("登封市2022—2023学年度控辍保学工作总结", 2023),
        ("登封市教师培训规划（2021-2025年）", None),
        ("关于落实《登封市2021年工作方案》的通知", None),
    ],
)
def test_year_of_the_title(title, year):
    assert read(notice(title)).year == year


def test_one_year_reported_throughout_is_the_papers_year():
    lead = "我区2023年先后组织专门督查五次，发现疑似辍学学生三人，全部劝返复学。到2025年底建成长效机制。"
    text = f"孟津区控辍保学典型经验和有效做法\n{lead}"
    assert read(text).year == 2023


def test_duplicate_title_with_the_place_is_the_title():
    text = notice("2021年义务教育基本均衡发展工作总结", "2021年贵港市义务教育基本均衡发展工作总结")
    assert read(text).title == "2021年贵港市义务教育基本均衡发展工作总结"


@pytest.mark.parametrize(
    ("text", "region", "parent"),
    [
        (notice("桂平市控辍保学工作方案"), "桂平市", "广西壮族自治区贵港市"),
        (notice("贵港市港北区控辍保学工作方案"), "港北区", "广西壮族自治区贵港市"),
        (notice("关于做好控辍保学工作的通知", tail=("孟津区教育体育局", "2023年5月1日")), "孟津区", "河南省洛阳市"),
        (
            "控辍保学工作总结\n根据《郑州市人民政府关于推进均衡发展的意见》和河南省有关要求，我市扎实推进。\n登封市现有学校九十四所，我市全部达标。",
            "登封市",
            "河南省郑州市",
        ),
        (
            "控辍保学工作总结\n贵港市坚持教育优先。我市港北区、平南县、桂平市、覃塘区均已达标。平南县共有学校多所，桂平市共有学校多所。",
            "贵港市",
            "广西壮族自治区",
        ),
    ],
)
def test_place_is_the_papers_own_and_not_one_it_cites_or_lists(text, region, parent):
    found = read(text)
    assert (found.region, found.parent_region) == (region, parent)


def test_place_that_no_list_knows_is_read_from_the_paper():
    found = read(notice("云溪县2024年控辍保学工作总结", tail=("云溪县教育局", "2024年12月1日")))
    assert (found.region, found.parent_region) == ("云溪县", None)


def test_paper_without_a_place_inherits_that_of_its_siblings():
    first = read(notice("孟津区控辍保学督查结果公告"))
    text = notice("控辍保学年度工作进展情况")
    assert read(text).region is None
    assert read(text, siblings=[read(text), first]).region == "孟津区"


def test_title_is_inferred_from_the_lead_and_says_so():
    lead = "今年以来，登封市扎实开展“控辍保学”工作，学生全部返校。现将工作总结如下："
    text = f"{lead}\n一、做法\n逐户走访。\n登封市教育局\n2024年6月30日"
    found = read(text)
    assert (found.title, found.title_inferred) == ("登封市2024年控辍保学工作总结", True)
    assert [warning.code for warning in found.warnings] == ["title_inferred"]


def test_title_is_null_where_nothing_supports_one():
    found = read("各校按月上报台账，县教育局按月通报，问题逐一销号。\n一、做法\n逐户走访，逐人登记。")
    assert (found.title, found.title_inferred, found.kind) == (None, False, DocumentKind.OTHER)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("/资料/03 登封市2024年控辍保学工作总结（1）.docx", "登封市2024年控辍保学工作总结"),
        ("b7010ee5c188211a.txt", None),
        ("总结.docx", None),
        ("新建文本文档.txt", None),
    ],
)
def test_file_name_is_a_title_only_where_it_is_one(name, title):
    found = read("各校按月上报台账，县教育局按月通报，问题逐一销号。\n逐户走访，逐人登记，一个不漏。", source_name=name)
    assert (found.title, found.title_inferred) == (title, title is not None)
