"""PDF: paragraphs in reading order with their pages; furniture out; scans recognised or refused with a remedy."""

import sys

import pytest

from corpus.errors import MissingTool, UnreadableFile
from ingest.blocks import BlockKind
from ingest.readers import read

CLAUSES = "全县共有学校19所，在校学生8351人，比上年增加1.5个百分点，各校逐人建立台账并按月更新，确保一个不少，"
LONG = CLAUSES * 3 + "巩固率保持在99%以上。"


@pytest.fixture
def paper(print_pdf, paragraph):
    story = [paragraph("云岭县关于报送2023年度义务教育控辍保学工作情况的报告", size=22, indent=False, align=1)]
    for number in "一二三四五六":
        story += [paragraph(f"{number}、工作安排"), paragraph(LONG)]
    return print_pdf(story, head="云岭县教育局文件")


def test_broken_lines_are_joined_over_lines_and_pages(paper):
    reading = read(paper)
    expected = ["云岭县关于报送2023年度义务教育控辍保学工作情况的报告"]
    for number in "一二三四五六":
        expected += [f"{number}、工作安排", LONG]
    assert [b.text for b in reading.blocks] == expected
    assert reading.blocks[0].page == 1
    assert reading.blocks[-1].page == 2


def test_running_heads_and_page_numbers_are_removed_and_told(paper):
    reading = read(paper)
    assert {(r.text, r.reason) for r in reading.removed} == {("云岭县教育局文件", "页眉页脚"), ("—1—", "页码")}


def test_two_columns_are_read_one_after_the_other(print_pdf, paragraph):
    sentences = [f"第{n}件事的经过在这里写明，" + "先读左栏再读右栏，中间不能串行。" * 5 for n in range(24)]
    reading = read(print_pdf([paragraph(s, size=10) for s in sentences], columns=2))
    assert [b.text for b in reading.blocks] == sentences


def test_ruled_table_runs_over_pages_with_its_header(print_pdf, paragraph):
    from reportlab.lib import colors
    from reportlab.platypus import Table, TableStyle

    rows = [["乡镇", "小学", ""], ["", "班数", "人数"]] + [[f"镇{n}", str(n), str(n * 30)] for n in range(60)]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), "STSong-Light", 10)]
    style += [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0))]
    table = Table(rows, colWidths=[100] * 3, repeatRows=2, style=TableStyle(style))
    reading = read(print_pdf([paragraph("附表如下："), table, paragraph("以上为全部数据。")]))
    found = [b for b in reading.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [b.text for b in found] == [f"乡镇：镇{n}；小学·班数：{n}；小学·人数：{n * 30}" for n in range(60)]
    assert {b.table for b in found} == {0}
    assert (found[0].page, found[-1].page) == (1, 2)
    assert reading.blocks[-1].text == "以上为全部数据。"


def test_password_is_asked_for_and_owner_lock_opens(paper):
    from pypdf import PdfWriter

    for user, name in (("", "own.pdf"), ("secret", "locked.pdf")):
        writer = PdfWriter(clone_from=str(paper))
        writer.encrypt(user, "owner", algorithm="AES-256")
        writer.write(str(paper.with_name(name)))
    assert len(read(paper.with_name("own.pdf")).blocks) == 13
    with pytest.raises(UnreadableFile) as caught:
        read(paper.with_name("locked.pdf"))
    assert caught.value.code == "encrypted"
    assert "locked.pdf" in caught.value.message


@pytest.fixture
def scan(print_pdf, paragraph):
    import pypdfium2

    story = [paragraph("云岭县控辍保学工作情况报告", size=22, indent=False, align=1)]
    story += [paragraph("一、工作安排"), paragraph(CLAUSES)]
    printed = print_pdf(story, name="printed.pdf")
    document = pypdfium2.PdfDocument(str(printed))
    picture = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    document.close()
    picture.save(printed.with_name("scan.pdf"), resolution=150)
    picture.crop((0, 0, picture.width, picture.height // 2)).save(printed.with_name("scan.png"))
    return printed.with_name("scan.pdf")


@pytest.mark.parametrize("name", ["scan.pdf", "scan.png"])
def test_scan_is_recognised_and_says_so(scan, name):
    pytest.importorskip("rapidocr", reason="the extra [ocr] is not installed")
    reading = read(scan.with_name(name))
    assert [w.code for w in reading.warnings] == ["ocr"]
    assert [b.text for b in reading.blocks] == ["云岭县控辍保学工作情况报告", "一、工作安排", CLAUSES]


@pytest.mark.parametrize("name", ["scan.pdf", "scan.png"])
def test_scan_without_ocr_says_how_to_install_it(scan, name, monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)  # what an environment without the extra looks like
    with pytest.raises(MissingTool) as caught:
        read(scan.with_name(name))
    assert caught.value.code == "missing_ocr"
    assert "pip install 'youju[ocr]'" in caught.value.remedy


def test_pages_that_stay_unread_are_named(paper, scan, monkeypatch):
    from pypdf import PdfWriter

    monkeypatch.setitem(sys.modules, "rapidocr", None)
    writer = PdfWriter()
    writer.append(str(paper))
    writer.append(str(scan))
    writer.write(str(paper.with_name("mixed.pdf")))
    reading = read(paper.with_name("mixed.pdf"))
    assert len(reading.blocks) == 13
    assert [w.code for w in reading.warnings] == ["missing_ocr"]
    assert "第 3 页" in reading.warnings[0].message


def test_number_that_did_not_fit_does_not_end_its_paragraph():
    from ingest.readers.layout import Line, Page, page_blocks

    def line(text, row, *, x0=80.0, x1=520.0):
        return Line(text, x0, x1, 100 + 24 * row, 114 + 24 * row, 14)

    lines = (
        line("　全年共落实各级各类资助资金合计（其中中央和省级资金", 0, x0=108, x1=450),
        line("1365.18275万元，地方资金127.852万元）。各校按月公示，", 1),
        line("接受监督。", 2, x1=150),
        line("二、问题", 3, x1=136),
        line("云岭县教育局", 4, x0=400, x1=484),
        line("2023年9月30日", 5, x0=396, x1=490),
    )
    blocks, _ = page_blocks([Page(1, 595, 842, lines)])
    assert [b.text for b in blocks] == [
        "全年共落实各级各类资助资金合计（其中中央和省级资金1365.18275万元，地方资金127.852万元）。各校按月公示，接受监督。",
        "二、问题",
        "云岭县教育局",
        "2023年9月30日",
    ]
