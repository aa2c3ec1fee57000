"""Every sample file from its source: file name -> bytes (reads the sources, writes nothing)."""

from __future__ import annotations

from pathlib import Path

from . import pdf, plain, source, statistics, web, word, workbook

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
STATISTICS = HERE / "statistics.csv"
LONG_WORKBOOK = "青江市义务教育统计数据（2023—2024年）.xlsx"
WIDE_WORKBOOK = "青江市义务教育主要指标对照表（2023—2024年）.xlsx"


def all_files() -> dict[str, bytes]:
    """The content of ``corpus/samples`` without its README."""
    files = {}
    for path in sorted(SOURCES.glob("*.txt")):
        paper = source.read(path)
        files[paper.meta["file"]] = render(paper)
    rows = statistics.load(STATISTICS)
    files[LONG_WORKBOOK] = workbook.long_workbook(rows)
    files[WIDE_WORKBOOK] = workbook.wide_workbook(rows)
    return files


def render(paper: source.Paper) -> bytes:
    """One paper in the format its file name asks for."""
    suffix = Path(paper.meta["file"]).suffix
    if suffix == ".html":
        return web.news_page(paper) if "subtitle" in paper.meta else web.government_page(paper)
    writers = {".txt": plain.text_file, ".md": plain.markdown_file, ".docx": word.word_file, ".pdf": pdf.pdf_file}
    return writers[suffix](paper)
