"""Restoring a damaged or foreign-script text to plain simplified Chinese, with a map back to what the file has (pure).

In this order, as each step needs what the one before leaves: byte shifts are undone on the raw text (its bytes are
those of the script it was written in, and its pinyin notes tell lost characters), then the notes go, then
traditional script is simplified. Line breaks survive one to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.types import Notice, Repair
from ingest.mapped import Edit, MappedText
from ingest.pinyin import removable_notes
from ingest.script import script_edits
from ingest.shifts import Shift, find_shifts

# Words that damaged county papers are about and that no general word list has; the caller's vocabulary adds to them.
FIELD_WORDS = (
    *("控辍", "控辍保学", "辍学", "确保", "学校", "送教上门", "教体局", "县管校聘", "教联体", "随迁子女"),
    *("建档立卡", "脱贫攻坚", "乡村振兴", "随班就读", "优质均衡"),
)
MAX_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored text and what was done to it.

    ``repairs`` name the damaged places, offsets into ``mapped.text``: what was undone, and what could not be
    (``raw`` then equals the text, ``certain`` is false). Pinyin notes and script are told of in ``warnings`` only.
    """

    mapped: MappedText
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Notice, ...] = ()


def restore(raw: str, *, words: Iterable[str] = ()) -> Restored:
    """Restore one file's text.

    :param raw: all blocks of a file, joined by line breaks.
    :param words: words of the field, which help to tell a right repair from a wrong one.
    """
    mapped = MappedText.of(raw)
    shifts = find_shifts(raw, (*FIELD_WORDS, *words))
    mapped = mapped.replace(Edit(s.start, s.end, s.text) for s in shifts if s.text is not None)
    notes = removable_notes(mapped.text)
    mapped = mapped.replace(Edit(note.start, note.end, "") for note in notes)
    script, characters = script_edits(mapped.text)
    mapped = mapped.replace(script)
    if mapped.text.count("\n") != raw.count("\n"):
        raise AssertionError("restoring must keep every line break")
    repairs = tuple(
        Repair(*mapped.to_text(shift.start, shift.end), raw=raw[shift.start : shift.end], certain=shift.certain)
        for shift in shifts
    )
    warnings = [*_notices_of_shifts(raw, shifts)]
    if notes:
        count = sum(len(note.syllables) for note in notes)
        warnings.append(Notice("pinyin_removed", f"原文汉字后夹注拼音，已去掉{count}处；查看原文可核对去掉的内容。"))
    if characters:
        message = f"原文有繁体字，已转换为简体，共{characters}字；只换字形，不改用词。"
        warnings.append(Notice("traditional_converted", message))
    return Restored(mapped, repairs, tuple(warnings))


def _notices_of_shifts(raw: str, shifts: list[Shift]) -> list[Notice]:
    repaired = [shift for shift in shifts if shift.text is not None]
    unsure = [shift for shift in repaired if not shift.certain]
    left = [shift for shift in shifts if shift.text is None]
    notices: list[Notice] = []
    if repaired:
        message = f"原文有{len(repaired)}处乱码，已按字节还原"
        message += f"，其中{len(unsure)}处把握不大，请对照原文核对：{_show(raw, unsure)}。" if unsure else "。"
        notices.append(Notice("mojibake_repaired", message))
    if left:
        message = f"原文有{len(left)}处乱码无法可靠还原，按原样保留，请对照纸质文件改正：{_show(raw, left)}。"
        notices.append(Notice("mojibake_unrepaired", message))
    return notices


def _show(raw: str, shifts: list[Shift]) -> str:
    """Quote the first few places, each with its line and a few characters around it."""
    shown = [f"第{raw.count(chr(10), 0, shift.start) + 1}行“{_around(raw, shift)}”" for shift in shifts[:MAX_SHOWN]]
    return "、".join(shown) + ("等" if len(shifts) > MAX_SHOWN else "")


def _around(raw: str, shift: Shift) -> str:
    before = raw[max(shift.start - 6, 0) : shift.start]
    after = raw[shift.start : shift.end + 4]
    return re.split("\n", before)[-1] + re.split("\n", after)[0]
