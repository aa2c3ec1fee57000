"""Follow-ups resolve to questions that stand alone; questions that stand alone stay as they are."""

from __future__ import annotations

import pytest

from corpus.terms import Vocabulary, load_vocabulary, user_words
from corpus.tokens import Tokenizer
from corpus.types import Turn
from retrieval.dialogue import resolve
from retrieval.question import Intent, read_question
from retrieval.question_places import Atlas, atlas_of

LIBRARY = ("丹江口市", "孟津区", "登封市", "七台河市", "贵港市", "青禾县")
NEWEST = 2024


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="module")
def atlas(vocabulary) -> Atlas:
    return atlas_of(vocabulary.regions, LIBRARY)


@pytest.fixture(scope="module")
def resolved(vocabulary, atlas):
    def resolver(question: str, *said: str) -> str:
        turns = [Turn(said[i], said[i + 1] if i + 1 < len(said) else "") for i in range(0, len(said), 2)]
        return resolve(question, history=turns, vocabulary=vocabulary, atlas=atlas, newest_year=NEWEST)

    return resolver


LEFT_BEHIND = "丹江口市2023年留守儿童有多少人?"
PRACTICES = "丹江口市控辍保学的主要做法有哪些?"
PROBLEMS = "登封市推进优质均衡存在哪些问题?"
RATIO = "登封市小学的师生比是多少?"
UNION = "七台河市义务教育共同体是怎样组成的?"
SCHOOLS = "贵港市2020-2021学年度义务教育学校有多少所?公办和民办各多少?"
RIVALS = "丹江口市和孟津区送教上门的人数哪个多?"


@pytest.mark.parametrize(
    ("before", "question", "wanted"),
    [
        (LEFT_BEHIND, "那孟津呢?", "孟津区2023年留守儿童有多少人?"),
        (LEFT_BEHIND, "登封2022年呢?", "登封市2022年留守儿童有多少人?"),
        (LEFT_BEHIND, "郧阳区呢?", "郧阳区2023年留守儿童有多少人?"),
        (LEFT_BEHIND, "登封有多少?", "登封市2023年留守儿童有多少人?"),
        ("青禾县送教上门多少人?", "白石县呢?", "白石县送教上门多少人?"),
        (RIVALS, "那登封呢?", "登封市送教上门的人数是多少?"),
        ("比较五地关于教师轮岗的做法。", "孟津呢?", "孟津区关于教师轮岗的做法。"),
        ("登封市教育局局长是谁?", "孟津区的呢?", "孟津区教育局局长是谁?"),
    ],
)
def test_another_place_is_asked_the_same(resolved, before, question, wanted):
    assert resolved(question, before) == wanted


@pytest.mark.parametrize(
    ("before", "question", "wanted"),
    [
        (LEFT_BEHIND, "上一年呢?", "丹江口市2022年留守儿童有多少人?"),
        (LEFT_BEHIND, "2021年呢?", "丹江口市2021年留守儿童有多少人?"),
        (LEFT_BEHIND, "今年呢?", "丹江口市2024年留守儿童有多少人?"),
        ("丹江口市留守儿童有多少人?", "2022年呢?", "丹江口市2022年留守儿童有多少人?"),
        ("丹江口市2023年上半年资助多少人?", "下半年呢?", "丹江口市2023年下半年资助多少人?"),
        (SCHOOLS, "上一学年呢?", SCHOOLS.replace("2020-2021", "2019-2020")),
    ],
)
def test_another_time_is_asked_the_same(resolved, before, question, wanted):
    assert resolved(question, before) == wanted


@pytest.mark.parametrize(
    ("before", "question", "wanted"),
    [
        (RATIO, "初中呢?", "登封市初中的师生比是多少?"),
        (RATIO, "那初中的呢?", "登封市初中的师生比是多少?"),
        (LEFT_BEHIND, "小学呢?", "丹江口市2023年小学留守儿童有多少人?"),
        (SCHOOLS, "那民办的呢?", "贵港市2020-2021学年度民办义务教育学校有多少所?"),
        ("青禾县在校学生有多少人?", "其中小学、初中各多少?", "青禾县小学、初中在校学生各有多少人?"),
        ("青禾县义务教育在校学生有多少人?其中初中多少?", "小学呢?", "青禾县小学在校学生有多少人?"),
    ],
)
def test_another_scope_replaces_its_like(resolved, before, question, wanted):
    assert resolved(question, before) == wanted


@pytest.mark.parametrize(
    ("before", "question", "wanted"),
    [
        (LEFT_BEHIND, "那随迁子女呢?", "丹江口市2023年随迁子女有多少人?"),
        (LEFT_BEHIND, "巩固率呢?", "丹江口市2023年巩固率是多少?"),
        (PRACTICES, "送教上门呢?", "丹江口市送教上门的主要做法有哪些?"),
        (PRACTICES, "存在的问题呢?", "丹江口市控辍保学存在的问题有哪些?"),
        (PRACTICES, "存在哪些困难?", "丹江口市控辍保学存在哪些困难?"),
        (PRACTICES, "那孟津的做法呢?", "孟津区控辍保学的做法有哪些?"),
        ("七台河市的超大班额消除了吗?", "大班额呢?", "七台河市的大班额消除了吗?"),
        (RIVALS, "留守儿童呢?", "丹江口市和孟津区留守儿童的人数哪个多?"),
    ],
)
def test_another_matter_keeps_what_was_asked(resolved, before, question, wanted):
    assert resolved(question, before) == wanted


@pytest.mark.parametrize(
    ("before", "question", "wanted"),
    [
        (PROBLEMS, "为什么?", "登封市推进优质均衡存在的问题的原因是什么?"),
        (PROBLEMS, "原因呢?", "登封市推进优质均衡存在的问题的原因是什么?"),
        (PROBLEMS, "具体有哪些?", "登封市推进优质均衡存在的问题具体有哪些?"),
        (PROBLEMS, "还有呢?", "登封市推进优质均衡存在的问题还有哪些?"),
        (UNION, "由谁负责?", "七台河市义务教育共同体由谁负责?"),
        (UNION, "有多少个?", "七台河市义务教育共同体有多少个?"),
        ("青禾县大班额减少了多少个?", "降幅是多少?", "青禾县大班额降幅是多少?"),
        ("孟津区应入学残疾儿童有多少名?", "分别怎样安置?", "孟津区应入学残疾儿童分别怎样安置?"),
        ("青禾县随迁子女有多少人?", "比去年增加了多少?", "青禾县随迁子女比去年增加了多少?"),
        ("青禾县巩固率是多少?", "达到国家标准了吗?", "青禾县巩固率达到国家标准了吗?"),
        ("丹江口市有没有学生辍学？", "真的吗？", "丹江口市有没有学生辍学？"),
    ],
)
def test_a_bare_follow_up_goes_on_with_the_matter(resolved, before, question, wanted):
    assert resolved(question, before) == wanted


def test_a_word_that_points_back_becomes_what_it_stands_for(resolved):
    which = ("贵港市哪个县区率先通过国家认定?", "覃塘区,2016年1月通过国家认定。")
    assert resolved("它是什么时候通过的?", *which) == "覃塘区是什么时候通过的?"
    assert resolved("什么时候?", *which) == "贵港市覃塘区率先通过国家认定是什么时候?"
    assert resolved("它的原因是什么?", PROBLEMS) == "登封市推进优质均衡存在的问题的原因是什么?"
    assert resolved("该市有多少所学校?", LEFT_BEHIND) == "丹江口市有多少所学校?"
    assert resolved("他们怎样安置?", "孟津区应入学残疾儿童有多少名?") == "孟津区应入学残疾儿童怎样安置?"
    assert resolved("前者有多少所学校?", RIVALS) == "丹江口市有多少所学校?"


def test_this_paper_is_the_one_the_answer_named(resolved):
    said = ("登封市的方案依据哪个文件制定?", "依据《某市关于推进优质均衡的实施意见》。")
    assert resolved("这个文件的文号呢?", *said) == "《某市关于推进优质均衡的实施意见》的文号是什么?"
    asked = "青教发〔2021〕4号规定了哪些措施?"
    assert resolved("该文件是什么时候印发的?", asked) == "青教发〔2021〕4号是什么时候印发的?"


def test_two_places_of_the_dialogue_are_compared(resolved):
    said = ("丹江口市留守儿童有多少人?", "5579人", "孟津呢?", "材料未提及")
    assert resolved("这两个地方谁多?", *said) == "丹江口市和孟津区留守儿童谁多?"
    assert resolved("加上登封呢?", "丹江口市和孟津区在校生合计多少人?") == "丹江口市、孟津区和登封市在校生合计多少人?"
    assert resolved("和登封比呢?", said[0]) == "丹江口市和登封市留守儿童各有多少人?哪个多?"
    assert resolved("跟孟津区相比呢?", PRACTICES) == "丹江口市和孟津区控辍保学的主要做法有哪些?有什么不同?"


def test_follow_ups_chain(resolved):
    said = (LEFT_BEHIND, "5579人", "那孟津呢?", "", "谢谢", "", "上一年呢?", "")
    assert resolved("随迁子女呢?", *said) == "孟津区2022年随迁子女有多少人?"


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("大班额有多少个?", "丹江口市大班额有多少个?"),
        ("那大班额有多少个?", "丹江口市2023年大班额有多少个?"),
        ("小学有多少所?", "丹江口市小学有多少所?"),
        ("有没有学生辍学?", "丹江口市有没有学生辍学?"),
    ],
)
def test_a_matter_without_a_place_takes_the_place_and_its_time_only_when_linked(resolved, question, wanted):
    assert resolved(question, LEFT_BEHIND) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "贵港市随迁子女有多少人?",
        "孟津区存在哪些问题?",
        "哪些县市给出了学校总数?",
        "各县的大班额情况如何?",
        "什么是控辍保学?",
        "青教发〔2021〕4号规定了哪些措施?",
        "全国的巩固率是多少?",
        "谢谢",
        "",
    ],
)
def test_a_question_that_stands_alone_takes_nothing(resolved, question):
    assert resolved(question, LEFT_BEHIND) == question


def test_without_a_dialogue_nothing_is_resolved(resolved):
    for question in ("那孟津呢?", "为什么?", "它的原因是什么?"):
        assert resolved(question) == question


def test_the_query_is_read_from_the_resolved_question(vocabulary):
    query = read_question(
        "那孟津呢?",
        history=[Turn("丹江口市2023年送教上门的学生有多少人?", "34人。")],
        vocabulary=vocabulary,
        tokenizer=Tokenizer(user_words(vocabulary)),
        library_regions=LIBRARY,
        newest_year=NEWEST,
    )
    assert (query.question, query.resolved) == ("那孟津呢?", "孟津区2023年送教上门的学生有多少人?")
    assert (query.regions, query.years, query.intent) == (("孟津区",), (2023,), Intent.NUMBER)
