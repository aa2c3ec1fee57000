"""A draft onto the disk: the clean paper and the annotated one."""

from __future__ import annotations

from pathlib import Path

from api.exports.writing import check_place, put_files
from corpus.errors import UsageError
from drafting.drafts import Draft

SUFFIX = ".docx"


def check_outputs(*, clean: Path | None, annotated: Path | None, form: Path | None) -> None:
    """Refuse paths that no draft can be written to, before the work is done.

    :raises UsageError: a suffix other than .docx, one path for both papers, or a form without a paper to fill.
    :raises YoujuError: a folder is missing or cannot be written.
    """
    for path in (clean, annotated):
        if path is not None:
            if path.suffix.lower() != SUFFIX:
                raise UsageError("output_format", f"不能把草稿写成 {path}。", "请把文件名的后缀写成 .docx。")
            check_place(path)
    if clean is not None and annotated is not None and clean.resolve() == annotated.resolve():
        raise UsageError("output_file", f"清稿和批注稿都写到 {clean}。", "请用两个不同的文件名。")
    if form is not None and clean is None:
        raise UsageError(
            "output_file", "给了套用格式 --form，却没有写明清稿的文件名。", "请加上 --output 文件名.docx。"
        )


def write_drafts(
    draft: Draft, *, clean: Path | None, annotated: Path | None, form: Path | None = None
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write the papers asked for; the files written, and Chinese sentences on what the user should know.

    :raises YoujuError: a file cannot be written, or the form cannot be filled; what was there before is left.
    """
    from drafting.fonts import find_chinese_font
    from drafting.word import fill_form, paper

    files: dict[Path, bytes] = {}
    if clean is not None:
        files[clean] = paper(draft, annotated=False) if form is None else fill_form(draft, form)
    if annotated is not None:
        files[annotated] = paper(draft, annotated=True)
    put_files(files)
    notes = (NO_FONT,) if files and find_chinese_font() is None else ()
    return tuple(files), notes


NO_FONT = "这台电脑上没有找到中文字体，文件里没有图表；装一种中文字体（如思源黑体）后再起草即可。"
