"""A unit's own .docx form, its slots filled by docxtpl (optional).

Slots: ``{{ title }}`` ``{{ region }}`` ``{{ year }}`` ``{{ signer }}`` ``{{ dated }}``; ``sections``, each with
``heading``, ``level`` and ``paragraphs`` (texts); ``gaps`` (``section``, ``mark``, ``message``); ``notes`` (texts);
``table`` with ``title``, ``columns`` and ``rows`` (``name``, ``unit``, ``values``, ``change``), empty where there is
none.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import MissingTool, UnreadableFile, UsageError, YoujuError
from drafting.drafts import Draft
from drafting.plain import plain
from drafting.typesetting.packing import timeless
from drafting.typesetting.wording import named, said_date, shown_in, unit_of

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
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    _check(form)
    template = DocxTemplate(str(form))
    try:
        template.render(slots_of(draft), jinja_env=SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    except TemplateError as error:
        raise _mistake(form, error) from error
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:  # what an expression in a slot may do
        raise UsageError("form_slot", f"模板 {form} 里有一处算不出来（{error}）。", _remedy()) from error
    file = io.BytesIO()
    template.save(file)
    return timeless(file.getvalue())


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
                    "values": [plain(shown_in(row, cell)) for cell in row.cells],
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
    """Jinja's error as a sentence: what it is, and the line of the form where it can be told."""
    from jinja2 import TemplateSyntaxError, UndefinedError

    said = (error.message or str(error)).strip().rstrip(".")
    if isinstance(error, UndefinedError):
        return UsageError("form_slot", f"模板 {form} 用了没有的填写项（{said}）。", _remedy())
    if isinstance(error, TemplateSyntaxError):
        near = _near(error)
        where = f"第{error.lineno}行" + (f"“{near}”附近" if near else "")
        return UsageError("form_syntax", f"模板 {form} {where}的填写标记写错了（{said}）。", _remedy())
    return UsageError("form_slot", f"模板 {form} 里有一处不能填写（{said}）。", _remedy())


def _near(error: Any) -> str:
    """The words of the form at the mistake, without Word's markup."""
    import re

    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    return re.sub(r"<[^>]*>", "", line).strip()[:40]


def _remedy() -> str:
    return (
        f"可用的填写项有 {'、'.join(SLOTS)}，写成 {{{{ title }}}} 或 {{% for section in sections %}}…{{% endfor %}}。"
    )
