"""A unit's own .docx form, its slots filled by docxtpl (optional).

Slots: ``{{ title }}`` ``{{ region }}`` ``{{ year }}`` ``{{ signer }}`` ``{{ dated }}``; ``sections``, each with
``heading``, ``level`` and ``paragraphs`` (texts); ``gaps`` (``section``, ``mark``, ``message``); ``notes`` (texts);
``table`` with ``title``, ``columns`` and ``rows`` (``name``, ``unit``, ``cells``, ``change``), empty where there is
none.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import MissingTool, UnreadableFile, UsageError, YoujuError
from drafting.drafts import Draft
from drafting.plain import plain
from drafting.typesetting.packing import timeless
from drafting.typesetting.wording import named, said_date, shown_in, unit_of

_GROWING = ("*", "**")
_QUOTED = re.compile("'([^']+)'")
_NEAR = 40  # characters of the form shown at a mistake
SLOTS = ("title", "region", "year", "signer", "dated", "sections", "gaps", "notes", "table")


def filled(draft: Draft, form: Path) -> bytes:
    """The form with the draft in its slots; what the slots are told is escaped, never read as markup.

    :raises YoujuError: docxtpl is not installed; the form is missing, no .docx, or has a mistake in a slot.
    """
    try:
        from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    except ImportError as error:
        remedy = "请先运行 pip install docxtpl，或不用模板文件，直接导出。"
        raise MissingTool("no_docxtpl", f"填写模板 {form} 需要 docxtpl，这台电脑上没有安装。", remedy) from error
    from jinja2 import TemplateError

    from drafting.typesetting.marks import highlight

    _check(form)
    template = DocxTemplate(str(form))
    try:
        template.render(slots_of(draft), jinja_env=_environment(), autoescape=True)
    except TemplateError as error:
        raise _mistake(form, error) from error
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:  # what an expression in a slot may do
        raise UsageError("form_slot", f"模板 {form} 里有一处算不出来（{error}）。", _remedy()) from error
    highlight(template.docx)  # get_docx() would read the form again
    file = io.BytesIO()
    template.save(file)
    return timeless(file.getvalue())


def _environment() -> Any:
    """A sandbox in which an unknown slot is a mistake, and nothing multiplies: a text times a billion fills memory."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    def refuse(*_: object) -> None:
        raise SecurityError("* 和 ** 不能用在模板里")

    environment = SandboxedEnvironment(undefined=StrictUndefined)
    environment.intercepted_binops = frozenset(_GROWING)
    environment.binop_table.update(dict.fromkeys(_GROWING, refuse))
    return environment


def slots_of(draft: Draft) -> Mapping[str, Any]:
    """What a form may ask for (pure)."""
    table = draft.table
    return {
        "title": plain(draft.title),
        "region": draft.region,
        "year": draft.year,
        "signer": plain(draft.signer),
        "dated": plain(said_date(draft.dated)),
        "sections": [
            {
                "heading": plain(section.heading),
                "level": section.level,
                "paragraphs": [plain("".join(each.text for each in line.sentences)) for line in section.paragraphs],
            }
            for section in draft.sections
        ],
        "gaps": [
            {"section": gap.section, "mark": plain(gap.mark), "message": plain(gap.message)} for gap in draft.gaps
        ],
        "notes": [plain(note) for note in draft.notes],
        "table": {
            "title": plain(table.title) if table else "",
            "columns": list(table.columns) if table else [],
            "rows": [
                {
                    "name": plain(named(row.name, row.scope)),
                    "unit": unit_of(row),
                    "cells": [plain(shown_in(row, cell)) for cell in row.cells],
                    "change": row.change,
                }
                for row in (table.rows if table else ())
            ],
        },
    }


def _check(form: Path) -> None:
    if not form.is_file():
        raise UnreadableFile("form_missing", f"模板文件 {form} 不存在。", "请检查路径。")
    whole = zipfile.is_zipfile(form)
    if whole:
        with zipfile.ZipFile(form) as archive:
            whole = "word/document.xml" in archive.namelist()
    if not whole:
        raise UnreadableFile(
            "form_format", f"模板文件 {form} 不是 .docx 文件，或已损坏。", "请用 Word 另存为 .docx 后再试。"
        )


def _mistake(form: Path, error: Any) -> YoujuError:
    """Jinja's error as a sentence: what it is, and which paragraph of the form it is in where that can be told."""
    from jinja2 import TemplateSyntaxError, UndefinedError

    said = (error.message or str(error)).strip().rstrip(".")
    names = _QUOTED.findall(said)
    if isinstance(error, UndefinedError):
        what = f"“{names[-1]}”" if names else f"（{said}）"
        return UsageError("form_slot", f"模板 {form} 用了没有的填写项{what}。", _remedy())
    if isinstance(error, TemplateSyntaxError):
        return UsageError("form_syntax", f"模板 {form} {_place(error)}{_fault(said, names)}。", _remedy())
    return UsageError("form_slot", f"模板 {form} 里有一处不能填写（{said}）。", _remedy())


def _fault(said: str, names: Sequence[str]) -> str:
    if "end of template" in said:
        return "的 for 或 if 没有用 endfor 或 endif 结束"
    if said.startswith("No filter named") and names:
        return f"用了没有的处理“{names[0]}”"
    return f"的填写标记写错了（{said}）"


def _place(error: Any) -> str:
    """第2段“…”附近: docxtpl gives every paragraph a line of its own, after one for the file's head."""
    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    near = re.sub(r"<[^>]*>", "", line).strip()[:_NEAR]
    return f"第{max(error.lineno - 1, 1)}段" + (f"“{near}”附近" if near else "")


def _remedy() -> str:
    examples = "{{ title }} 或 {% for section in sections %}…{% endfor %}"
    return f"可用的填写项有 {'、'.join(SLOTS)}，写成 {examples}。"
