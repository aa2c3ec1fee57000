"""Small builders of real files for the readers' tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of text (in an encoding) or bytes."""

    def write(name: str, content: str | bytes, *, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Path]:
    """Write a .docx: body XML, and numbering or styles XML where given, around a real python-docx package."""

    def word(body: str, *, numbering: str = "", styles: str = "", name: str = "文稿.docx", header: str = "") -> Path:
        import docx
        from docx.oxml import parse_xml

        document = docx.Document()
        section = document.element.body.sectPr
        wrapped = parse_xml(f'<w:body xmlns:w="{W}" xmlns:mc="urn:mc" xmlns:wps="urn:wps">{body}</w:body>')
        for child in list(wrapped):
            section.addprevious(child)
        if header:
            document.sections[0].header.paragraphs[0].text = header
        for part, xml in ((document.part.numbering_part.element, numbering), (document.styles.element, styles)):
            for child in list(parse_xml(f'<w:x xmlns:w="{W}">{xml}</w:x>')) if xml else []:
                if child.tag.endswith("abstractNum"):
                    part.insert(0, child)
                else:
                    part.append(child)
        path = tmp_path / name
        document.save(str(path))
        return path

    return word


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write an .xlsx: values by address, number formats by address, merged ranges."""

    def workbook(
        values: dict[str, object], *, formats: dict[str, str] | None = None, merges: tuple[str, ...] = ()
    ) -> Path:
        import openpyxl

        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "学生数"
        for address, value in values.items():
            sheet[address] = value
        for address, pattern in (formats or {}).items():
            sheet[address].number_format = pattern
        for area in merges:
            sheet.merge_cells(area)
        path = tmp_path / "统计表.xlsx"
        book.save(path)
        return path

    return workbook


@pytest.fixture(scope="session")
def song() -> str:
    """A Chinese font that every PDF program has and no PDF need embed."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


@pytest.fixture
def print_pdf(tmp_path: Path, song: str) -> Callable[..., Path]:
    """Print a PDF with a Chinese text layer: flowables over one frame or two, with head and foot on every page."""

    def print_pdf(story: list[object], *, name: str = "文件.pdf", columns: int = 1, head: str = "") -> Path:
        from reportlab.lib.pagesizes import A4
        from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

        def margins(canvas, document):  # type: ignore[no-untyped-def]
            canvas.setFont(song, 9)
            if head:
                canvas.drawString(80, 800, head)
            canvas.drawCentredString(297, 40, f"— {document.page} —")

        width = 440 / columns - 10 * (columns - 1)
        frames = [Frame(80 + i * (width + 20), 100, width, 640, id=f"f{i}") for i in range(columns)]
        path = tmp_path / name
        document = BaseDocTemplate(str(path), pagesize=A4)
        document.addPageTemplates([PageTemplate(id="p", frames=frames, onPage=margins)])
        document.build(story)
        return path

    return print_pdf


@pytest.fixture
def paragraph(song: str) -> Callable[..., object]:
    """Make one printed paragraph, set in by two characters."""

    def paragraph(text: str, *, size: float = 14, indent: bool = True, align: int = 0) -> object:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        style = ParagraphStyle(
            "p",
            fontName=song,
            fontSize=size,
            leading=size * 1.7,
            wordWrap="CJK",
            firstLineIndent=2 * size if indent else 0,
            alignment=align,
        )
        return Paragraph(text, style)

    return paragraph
