"""What a person reads at the terminal, in Chinese (pure: values in, lines out)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category

from api.shapes import answer_text
from corpus.types import Answer, AnswerStatus, Document, DocumentSummary, Hit
from ingest.report import FileReport, FileStatus, IngestReport

STATUS_NAMES = {
    FileStatus.ADDED: "新增",
    FileStatus.UPDATED: "更新",
    FileStatus.UNCHANGED: "未变",
    FileStatus.DUPLICATE: "重复",
    FileStatus.FAILED: "未读入",
}

ANSWER_NAMES = {
    AnswerStatus.ANSWERED: "有依据",
    AnswerStatus.PARTIAL: "部分有依据",
    AnswerStatus.NOT_FOUND: "材料中没有",
    AnswerStatus.CONFLICT: "材料说法不一",
}

# Characters of a passage that a hit shows.
_SHOWN = 120


def ingest_lines(report: IngestReport) -> Iterator[str]:
    """The ingest report, a file a line with what to know about it below."""
    for file in report.files:
        yield from _file_lines(file)
    if not report.files:
        yield "没有找到可以读入的文件。请确认路径，以及文件是不是 docx、pdf、xlsx、txt、html 等格式。"
        return
    failed = sum(file.status is FileStatus.FAILED for file in report.files)
    yield (
        f"共 {len(report.files)} 个文件，读入 {report.documents} 份材料、{report.passages} 个段落、"
        f"{report.figures} 个数据，{failed} 个未读入，用时 {report.seconds:.1f} 秒。"
    )


def document_lines(summaries: Sequence[DocumentSummary]) -> Iterator[str]:
    """The library's documents, one a line."""
    for summary in summaries:
        facts = [summary.region or "地区不详", str(summary.year or "年份不详"), summary.kind.value]
        if summary.docno:
            facts.append(summary.docno)
        yield f"{summary.id}  {title_of(summary)}（{'，'.join(facts)}）"
    yield f"共 {len(summaries)} 份材料。" if summaries else "资料库里还没有材料，请先用 youju ingest 读入。"


def whole_document_lines(summary: DocumentSummary, document: Document) -> Iterator[str]:
    """One document: what it is, its outline, what was done to it, its text."""
    yield title_of(summary)
    for name, value in _facts(summary):
        if value:
            yield f"{name}：{value}"
    for warning in document.warnings:
        yield f"提示：{warning.message}"
    if document.sections:
        yield "提纲："
        yield from (f"{'　' * max(s.level, 0)}{s.number}{s.title}" for s in document.sections)
    if document.repairs:
        yield "修复过的文字（请对照原文）："
        for repair in document.repairs:
            now = document.text[repair.start : repair.end]
            yield f"　{repair.raw} → {now}（{'确定' if repair.certain else '不确定'}）"
    if document.cited_documents:
        yield "引用的文件："
        for cited in document.cited_documents:
            yield f"　{f'《{cited.title}》' if cited.title else ''}{cited.docno or ''}"
    yield "正文："
    yield document.text


def hit_lines(hits: Sequence[Hit]) -> Iterator[str]:
    """Ranked passages."""
    for hit in hits:
        yield f"{hit.rank}. {title_of(hit.document)}　{' / '.join(hit.passage.path)}"
        text = hit.text.replace("\n", " ")
        yield f"   {text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"
        yield f"   出处：{visible(hit.document.source)} [{hit.passage.start}, {hit.passage.end})"
    if not hits:
        yield "没有找到相关段落。"


def answer_lines(answer: Answer) -> Iterator[str]:
    """An answer, and below it what each number in brackets stands for."""
    if answer.resolved_question != answer.question:
        yield f"（理解为：{answer.resolved_question}）"
    yield f"【{ANSWER_NAMES[answer.status]}】"
    yield answer_text(answer)
    for citation in answer.citations:
        place = "，".join(
            part
            for part in (
                f"第 {citation.page} 页" if citation.page else "",
                f"单元格 {citation.cell}" if citation.cell else "",
                " / ".join(citation.path),
            )
            if part
        )
        title = citation.title or visible(citation.source.rsplit("/", 1)[-1])
        yield f"  [{citation.id}] {title}{f'（{place}）' if place else ''}"
        yield f"      原文：“{citation.quote}”"


def visible(name: str) -> str:
    """A file's name on one line: no line break, no control or direction mark."""
    return "".join("\ufffd" if category(c)[0] == "C" or category(c) in ("Zl", "Zp") else c for c in name)


def title_of(summary: DocumentSummary) -> str:
    """A document's title as shown: bracketed where it was inferred."""
    if summary.title is None:
        return f"（无标题）{visible(summary.source.rsplit('/', 1)[-1])}"
    return f"〔拟〕{summary.title}" if summary.title_inferred else summary.title


def _file_lines(file: FileReport) -> Iterator[str]:
    told = f"[{STATUS_NAMES[file.status]}] {visible(file.path)}"
    if file.status in (FileStatus.ADDED, FileStatus.UPDATED):
        encoding = f"，{file.encoding}" if file.encoding else ""
        told += (
            f"（{file.format}{encoding}；{len(file.documents)} 份材料，{file.characters} 字，"
            f"{file.passages} 个段落，{file.figures} 个数据）"
        )
    if file.duplicate_of:
        told += f"（与 {file.duplicate_of} 内容相同）"
    yield told
    if file.error is not None:
        yield f"    原因：{file.error.message}{file.error.remedy}"
    if file.status is not FileStatus.UNCHANGED:
        for warning in file.warnings:
            yield f"    提示：{warning.message}"


def _facts(summary: DocumentSummary) -> Iterator[tuple[str, str | None]]:
    yield "编号", summary.id
    yield "文件", visible(summary.source)
    yield "文种", summary.kind.value
    yield "地区", "".join(part for part in (summary.parent_region, summary.region) if part)
    yield "发文机关", summary.issuer
    yield "文号", summary.docno
    yield "年份", str(summary.year) if summary.year else None
    yield "日期", summary.date
    yield "字数", str(summary.characters)
    yield "数据", f"{summary.figures} 个，可用 youju figures --document {summary.id} 查看"
