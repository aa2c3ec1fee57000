from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.mapped import Edit, MappedText


def test_untouched_text_maps_to_itself():
    mapped = MappedText.of("一二三")
    assert mapped.to_raw(1, 2) == (1, 2)
    assert mapped.to_text(1, 3) == (1, 3)


def test_removed_text_maps_to_an_empty_span():
    mapped = MappedText.of("進(jìn)步").replace([Edit(1, 6, "")])
    assert mapped.text == "進步"
    assert mapped.to_text(1, 6) == (1, 1)
    assert mapped.to_raw(0, 2) == (0, 7)
    assert mapped.to_raw(1, 2) == (6, 7)


def test_aligned_edit_keeps_every_character_its_own_place():
    mapped = MappedText.of("一學校二").replace([Edit(1, 3, "学校", aligned=True)])
    assert mapped.to_raw(2, 3) == (2, 3)
    assert len(mapped.runs) == 1


def test_block_edit_stands_for_its_whole_raw_span():
    mapped = MappedText.of("確?！翱剌z保").replace([Edit(1, 6, "保“控輟")])
    assert mapped.text == "確保“控輟保"
    assert mapped.to_raw(2, 3) == (1, 6)
    assert mapped.to_text(3, 4) == (1, 5)


def test_block_cut_by_a_later_edit_still_names_its_raw_span():
    mapped = MappedText.of("甲XYZ乙").replace([Edit(1, 4, "一二")]).replace([Edit(1, 2, "")])
    assert mapped.text == "甲二乙"
    assert mapped.to_raw(1, 2) == (1, 4)


def test_edits_compose_over_several_steps():
    mapped = MappedText.of("  國(guó)家 ,是").replace([Edit(3, 8, "")]).replace([Edit(2, 3, "国", aligned=True)])
    mapped = mapped.replace([Edit(0, 2, ""), Edit(4, 5, "")])
    assert mapped.text == "国家,是"
    assert mapped.to_raw(0, 2) == (2, 9)
    assert mapped.to_raw(2, 3) == (10, 11)


@pytest.mark.parametrize("edits", [[Edit(2, 1, "")], [Edit(0, 9, "")], [Edit(1, 3, ""), Edit(2, 3, "")]])
def test_impossible_edits_are_refused(edits):
    with pytest.raises(ValueError, match="edit"):
        MappedText.of("一二三").replace(edits)


def test_aligned_edit_of_another_length_is_refused():
    with pytest.raises(ValueError, match="length"):
        MappedText.of("一二三").replace([Edit(0, 1, "一二", aligned=True)])


@st.composite
def edited(draw):
    raw = draw(st.text("甲乙丙丁abc\n", max_size=30))
    mapped = MappedText.of(raw)
    for _ in range(draw(st.integers(0, 3))):
        points = sorted(draw(st.lists(st.integers(0, len(mapped.text)), max_size=6)))
        pairs = list(zip(points[::2], points[1::2], strict=False))
        mapped = mapped.replace(Edit(a, b, draw(st.text("子丑寅", max_size=3))) for a, b in pairs)
    return raw, mapped


@given(edited())
def test_any_span_leads_back_to_text_that_holds_it(case):
    raw, mapped = case
    for start in range(len(mapped.text)):
        raw_start, raw_end = mapped.to_raw(start, start + 1)
        assert 0 <= raw_start <= raw_end <= len(raw)
        if raw_start < raw_end:
            low, high = mapped.to_text(raw_start, raw_end)
            assert low <= start < high


@given(edited())
def test_raw_spans_come_in_order(case):
    _, mapped = case
    starts = [mapped.to_raw(index, index + 1)[0] for index in range(len(mapped.text))]
    assert starts == sorted(starts)
