"""The annotated paper: a comment on every sentence that names its evidence, the audit's findings where they stand."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from drafting.drafts import Basis, DraftSection, Gap, Paragraph
from drafting.typesetting.spots import segments, spots_of
from drafting.typesetting.wording import note_of
from drafting.word import paper
from tests.drafting import drafted
from tests.drafting.drafted import MARK, QUOTE, SECTIONS, SENTENCES, draft, finding, said, text_of


def commented(**fields: object) -> list[tuple[str, str, str]]:
    """Author, commented words, comment, in the order of the words."""
    document = docx.Document(io.BytesIO(paper(draft(**fields), annotated=True)))
    comments = {str(each.comment_id): each for each in document.comments}
    opened: dict[str, str] = {}
    found: list[tuple[str, str, str]] = []
    for node in document.element.body.iter():
        name = node.tag.split("}")[1] if isinstance(node.tag, str) else ""
        if name == "commentRangeStart":
            opened[node.get(qn("w:id"))] = ""
        elif name == "t":
            opened = {key: words + node.text for key, words in opened.items()}
        elif name == "commentRangeEnd":
            key = node.get(qn("w:id"))
            comment = comments.pop(key)
            found.append((comment.author, opened.pop(key), "\n".join(line.text for line in comment.paragraphs)))
    assert not comments
    return found


def notes() -> dict[str, str]:
    return {words: note for author, words, note in commented() if author == "有据"}


def test_every_sentence_has_one_comment_and_it_covers_the_sentence_exactly() -> None:
    assert [words for author, words, _ in commented() if author == "有据"] == [each.text for each in SENTENCES]


def test_the_clean_paper_has_no_comment() -> None:
    document = docx.Document(io.BytesIO(paper(draft(), annotated=False)))
    assert list(document.comments) == []


def test_a_figure_names_its_sheet_cell_value_year_and_county() -> None:
    assert "统计数据!E37 = 79所（2024年，云岭县）" in notes()[drafted.COUNT.text]
    assert "云岭县统计数据.xlsx" in notes()[drafted.COUNT.text]
    assert "/data/" not in notes()[drafted.COUNT.text]
    both = notes()[drafted.BOTH.text]
    assert "统计数据!E38 = 23976人" in both
    assert "统计数据!E39 = 12518人" in both


def test_a_computed_number_shows_its_formula_and_the_cells_in_it() -> None:
    note = notes()[drafted.CHANGE.text]
    assert "79 - 83 = -4" in note
    assert "统计数据!E37 = 79所（2024年，云岭县）" in note
    assert "统计数据!D37 = 83所（2023年，云岭县）" in note


def test_a_borrowed_sentence_names_the_paper_the_headings_and_the_exact_words() -> None:
    note = notes()[drafted.BORROWED.text]
    assert "《禾川区2023年控辍保学工作总结》（2023年，禾教〔2023〕4号），二、主要做法 / （一）压实责任" in note
    assert f"“{QUOTE}”" in note
    assert "【待核】" in note


def test_a_line_a_document_draws_is_named_with_its_source() -> None:
    note = notes()[drafted.MET.text]
    assert "不低于95%" in note
    assert "国办发〔2017〕72号" in note


def test_fixed_wording_and_gaps_are_said_to_be_such() -> None:
    assert notes()[drafted.LEAD.text] == "模板固定用语"
    assert notes()[drafted.MISSING.text] == f"{MARK} {drafted.GAP.message}"


def test_a_sentence_that_rests_on_nothing_says_so() -> None:
    assert note_of(said("全县共有学校79所。", Basis.STATISTICS), gaps=()) == "没有查到依据，请核实。"


def test_a_mark_without_a_gap_of_its_own_still_says_what_to_do() -> None:
    sentence = said(f"编成{MARK}个班。", Basis.GAP)
    assert note_of(sentence, gaps=()) == f"{MARK} 没有数据，请补上。"


def test_two_gaps_of_one_mark_are_told_once() -> None:
    twice = (drafted.GAP, Gap("二、主要做法", None, "班级数", "", 2024, "云岭县", MARK, drafted.GAP.message))
    assert note_of(said(f"{MARK}个", Basis.GAP), gaps=twice).count(drafted.GAP.message) == 1


def test_a_finding_is_a_comment_of_the_checker_at_its_very_words() -> None:
    found = [(words, note) for author, words, note in commented() if author == "有据·核校"]
    assert found == [("23976人", "【错误】小学在校学生数与统计表不一致（“23976人”，应为23967人）。")]


def test_a_finding_may_stand_on_a_heading_and_on_the_title() -> None:
    findings = (finding("二、主要做法", "标题编号重复。"), finding("云岭县2024年", "年度不对。"))
    words = [words for author, words, _ in commented(findings=findings) if author == "有据·核校"]
    assert words == [drafted.TITLE, "二、主要做法"]


def test_a_finding_over_several_sentences_covers_them_all() -> None:
    quote = "79所，比上年减少4所"
    words = [
        words for author, words, _ in commented(findings=(finding(quote, "增减不一致。"),)) if author == "有据·核校"
    ]
    assert words == [quote]


def test_a_quote_that_stands_twice_is_found_by_its_offset() -> None:
    twice = Paragraph((said("学校79所，", Basis.STATISTICS, drafted.SCHOOLS), said("其中公办79所。", Basis.TEMPLATE)))
    sections = (DraftSection("", 0, (twice,)),)
    text = text_of(sections)
    second = finding("79所", "不一致。", start=text.rindex("79所"))
    (spot,) = spots_of(draft(sections=sections, findings=(second,)))
    assert (spot.start, text[spot.start : spot.end]) == (text.rindex("79所"), "79所")
    elsewhere = finding("79所", "不一致。", start=1)
    assert spots_of(draft(sections=sections, findings=(elsewhere,))) == ()


def test_a_finding_of_a_sentence_held_back_is_no_comment() -> None:
    assert drafted.HELD not in [spot.finding for spot in spots_of(draft())]


def test_a_text_is_cut_at_marks_and_spots_and_joined_again_is_the_text() -> None:
    text = f"在校学生23976人，编成{MARK}个班。"
    start = text_of(SECTIONS).index("23976人") - 4
    cut = list(segments(text, start=start, spots=spots_of(draft())))
    assert "".join(text[first - start : last - start] for first, last, _ in cut) == text
    assert [text[first - start : last - start] for first, last, marked in cut if marked] == [MARK]
    assert "23976人" in [text[first - start : last - start] for first, last, _ in cut]


@pytest.mark.parametrize("text", ["", "一\n二"])
def test_an_empty_or_broken_sentence_does_not_break_the_paper(text: str) -> None:
    sections = (DraftSection("", 0, (Paragraph((said(text, Basis.TEMPLATE), drafted.COUNT)),)),)
    words = [words for _, words, _ in commented(sections=sections, findings=())]
    assert words[-1] == drafted.COUNT.text


def test_comments_tell_no_time_and_are_set_small() -> None:
    document = docx.Document(io.BytesIO(paper(draft(), annotated=True)))
    assert all(each.timestamp is None for each in document.comments)
    style = next(iter(document.comments)).paragraphs[0].style
    assert style.font.size.pt < 12
