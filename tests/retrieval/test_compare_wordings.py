"""What a paper does about a topic is found in the words of other counties too, and not in words that only look so."""

from __future__ import annotations

import pytest

from corpus.terms import Vocabulary
from corpus.tokens import Tokenizer
from retrieval.comparing.pairs import pairs_in, pairs_of
from retrieval.comparing.topics import mentions, topic_asked

# From here on a mention counts as one of the topic.
SURE = 0.6


def best(name: str, text: str, vocabulary: Vocabulary, tokenizer: Tokenizer, *, context: str = "") -> float:
    asked = topic_asked(name, vocabulary=vocabulary, tokenizer=tokenizer)
    return max((m.weight for m in mentions(text, asked, vocabulary=vocabulary, context=context)), default=0.0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("控辍保学责任制", "县乡两级签订控辍责任状，干部包村、教师包生"),
        ("控辍保学责任制", "村支部书记负总责，把失学儿童劝返落到人头"),
        ("台账、月报与动态监测", "每周点名一次，缺课学生当天登记造册"),
        ("台账、月报与动态监测", "依托公安户籍核对适龄人口底数"),
        ("督导督查与考核问责", "对进展缓慢的乡镇予以通报并约谈主要领导"),
        ("督导督查与考核问责", "聘请专兼职督学42名进校听查"),
        ("特殊教育与送教上门", "为28名重残孩子送课到家，康复师定期上门指导残疾学生"),
        ("特殊教育与送教上门", "特教学校就读61人"),
        ("留守儿童关爱", "父母外出务工的孩子由教师结对代管"),
        ("留守儿童关爱", "动员爱心妈妈480名"),
        ("化解大班额、扩充学位", "扩建初中两所，开班36个"),
        ("化解大班额、扩充学位", "56人以上的班由31个压减到9个"),
        ("县管校聘与教师交流轮岗", "选派骨干教师97名到村小任教"),
        ("县管校聘与教师交流轮岗", "音体美教师在中心校和教学点之间走教"),
        ("教师待遇与激励", "乡村学校教师每月增发补贴500元"),
        ("教师待遇与激励", "建成教师公租房，职称向村小教师倾斜"),
        ("教育信息化", "教室全部装上交互式一体机"),
        ("教育信息化", "教学点宽带接入率达100%"),
        ("心理健康", "给新生建立心理档案，开通心理热线"),
        ("教联体与集团化办学", "由县实验小学领办三所村校，组成办学联合体"),
        ("学生资助", "给困难家庭子女发放生活费"),
        ("双减", "关停无证培训机构17家"),
        ("教师队伍建设", "招聘教师56名"),
        ("教师培训", "教师参加县级研修8场"),
    ],
)
def test_a_topic_is_found_in_other_words(name: str, text: str, vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    assert best(name, text, vocabulary, tokenizer) >= SURE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("控辍保学责任制", "与各校签订消防安全责任书"),
        ("台账、月报与动态监测", "每日监测教室空气质量"),
        ("教师待遇与激励", "给每名寄宿生发放生活补助"),
        ("教育信息化", "学校搭建家长议事平台"),
        ("留守儿童关爱", "教师结对备课"),
        ("县管校聘与教师交流轮岗", "两校学生开展书信交流"),
        ("学校安全", "全年排查出疑似辍学学生4人"),
    ],
)
def test_a_shared_word_beside_others_is_another_matter(
    name: str, text: str, vocabulary: Vocabulary, tokenizer: Tokenizer
) -> None:
    assert best(name, text, vocabulary, tokenizer) < SURE


def test_a_name_that_overlaps_another_topics_is_found(vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    assert best("教联体与集团化办学", "组建城乡教育共同体三个", vocabulary, tokenizer) >= SURE


def test_a_word_counts_beside_another_of_the_same_clause_only() -> None:
    (close,) = pairs_of(["招聘/补充+教师"])
    assert list(pairs_in("公开招聘音乐教师9名", close, near="")) == [(2, 4)]
    assert list(pairs_in("补充图书，教师轮训", close, near="")) == []


def test_a_word_counts_under_a_heading_that_names_the_matter() -> None:
    (about,) = pairs_of(["责任书@控辍/入学"])
    text = "层层签订责任书"
    assert list(pairs_in(text, about, near=f"{text}二、控辍保学")) == [(4, 7)]
    assert list(pairs_in(text, about, near=f"{text}五、消防")) == []
