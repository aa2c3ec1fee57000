"""A unit's own form filled: slots, loops, escaping, and mistakes told in one sentence."""

from __future__ import annotations

import importlib.util
import io
import sys
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from corpus.errors import MissingTool, UnreadableFile, YoujuError
from drafting.drafts import Basis, DraftSection, Paragraph
from drafting.word import fill_form
from tests.drafting import drafted
from tests.drafting.drafted import draft, said

needs_docxtpl = pytest.mark.skipif(importlib.util.find_spec("docxtpl") is None, reason="docxtpl is not installed")
LOOP = (
    "{%p for section in sections %}", "{{ section.heading }}", "{%p for paragraph in section.paragraphs %}",
    "{{ paragraph }}", "{%p endfor %}", "{%p endfor %}",
)  # fmt: skip


def form(folder: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / "本单位模板.docx"
    document.save(str(path))
    return path


def filled(path: Path, **fields: object) -> list[str]:
    return [line.text for line in docx.Document(io.BytesIO(fill_form(draft(**fields), path))).paragraphs]


@needs_docxtpl
def test_the_slots_and_the_sections_are_filled(tmp_path: Path) -> None:
    path = form(tmp_path, "{{ title }}", "{{ region }}{{ year }}年", *LOOP, "{{ signer }}", "{{ dated }}")
    lines = filled(path)
    assert lines[:2] == [drafted.TITLE, "云岭县2024年"]
    assert "一、基本情况" in lines
    assert "".join(each.text for each in drafted.SECTIONS[1].paragraphs[0].sentences) in lines
    assert lines[-2:] == ["云岭县教育局", "2024年12月5日"]


@needs_docxtpl
def test_gaps_notes_and_the_table_can_be_asked_for(tmp_path: Path) -> None:
    lines = filled(
        form(
            tmp_path,
            "{% for gap in gaps %}{{ gap.mark }}{{ gap.message }}{% endfor %}",
            "{% for row in table.rows %}{{ row.name }}{{ row.cells[1] }}{{ row.unit }}；{% endfor %}",
            "{{ notes[0] }}",
        )
    )
    assert lines[0] == drafted.MARK + drafted.GAP.message
    assert lines[1].startswith("学校数79所；在校学生数（小学）23976人；")
    assert lines[2] == drafted.draft().notes[0]


@needs_docxtpl
def test_what_looks_like_markup_is_shown_and_control_characters_are_dropped(tmp_path: Path) -> None:
    odd = "A<b>&\x00学校{{ year }}<w:p/>"
    sections = (DraftSection("", 0, (Paragraph((said(odd, Basis.TEMPLATE),)),)),)
    assert "A<b>&学校{{ year }}<w:p/>" in filled(form(tmp_path, *LOOP), sections=sections)


@needs_docxtpl
def test_what_a_person_must_fill_is_yellow_in_the_unit_s_own_type(tmp_path: Path) -> None:
    path = form(tmp_path, *LOOP)
    template = docx.Document(str(path))
    template.paragraphs[3].runs[0].font.size = Pt(18)
    template.save(str(path))
    document = docx.Document(io.BytesIO(fill_form(draft(), path)))
    runs = [run for line in document.paragraphs for run in line.runs if run.font.highlight_color]
    assert [run.text for run in runs] == [drafted.MARK, "【待核】"]
    assert {run.font.size for run in runs} == {Pt(18)}
    assert "".join(each.text for each in drafted.SECTIONS[1].paragraphs[0].sentences) in filled(path)


@needs_docxtpl
def test_the_same_draft_and_form_give_the_same_bytes(tmp_path: Path) -> None:
    path = form(tmp_path, "{{ title }}")
    assert fill_form(draft(), path) == fill_form(draft(), path)


@needs_docxtpl
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ titel }}", "titel"),
        ("{{ table.titel }}", "titel"),
        ("{% for section in sections %}没有结束", "第2段“{% for section in sections %}没有结束”附近的 for 或 if 没有"),
        ("{{ title", "第2段“{{ title”附近"),
        ("{{ title | 不认识 }}", "不认识"),
        ("{{ 1 / 0 }}", "division"),
        ("{{ title.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("{{ title * 1000000000 }}", "不能用"),
        ("{% include 'secret.docx' %}", "本单位模板.docx"),
    ],
)
def test_a_mistake_in_the_form_is_one_sentence_that_names_it(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(YoujuError) as raised:
        fill_form(draft(), form(tmp_path, "第一行", line))
    assert "本单位模板.docx" in raised.value.message
    assert told in raised.value.message
    assert "<w:" not in str(raised.value)
    assert "{{ title }}" in raised.value.remedy


@needs_docxtpl
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nonsense", "不是文档".encode()])
def test_a_file_that_is_no_form_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"坏\.docx"):
        fill_form(draft(), path)


@needs_docxtpl
def test_a_missing_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="不存在"):
        fill_form(draft(), tmp_path / "没有.docx")


def test_without_docxtpl_the_user_is_told_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(MissingTool, match="pip install docxtpl"):
        fill_form(draft(), form(tmp_path, "{{ title }}"))
