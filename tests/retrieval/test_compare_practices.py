"""A measure is told from trouble, from a meaning, from a mention in passing, and from what is only planned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.terms import Vocabulary
from corpus.tokens import Tokenizer
from corpus.types import DocumentKind, Hit
from retrieval.comparing.places import County
from retrieval.comparing.practices import Practice, find_practices
from retrieval.comparing.summary import LONGEST_SUMMARY, summary_of
from retrieval.comparing.topics import topic_asked

MakeHit = Callable[..., Hit]
Find = Callable[..., list[Practice]]


@pytest.fixture
def find(hit: MakeHit, vocabulary: Vocabulary, tokenizer: Tokenizer) -> Find:
    def find(topic: str, text: str, *, region: str = "霞桥县", own: bool = True, **fields: object) -> list[Practice]:
        asked = topic_asked(topic, vocabulary=vocabulary, tokenizer=tokenizer)
        county = County(region, frozenset({region}), frozenset({"paper1"}), own=own)
        return find_practices([hit(text, **fields)], asked, county, vocabulary=vocabulary)

    return find


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("化解大班额、扩充学位", "县城学校大班额得到有效缓解。"),
        ("营养改善", "将所有寄宿生纳入营养餐供餐范围。"),
        ("教育信息化", "为化解师资不足，给教学点配备录播教室9间。"),
        ("法治宣传", "利用班会开展《义务教育法》宣传。"),
        ("教师待遇与激励", "先后出台《霞桥县乡村教师生活补助办法》等文件。"),
        ("督导督查与考核问责", "对整改不力的校长进行约谈，开展专项督导两轮。"),
    ],
)
def test_what_is_done_counts(find: Find, topic: str, text: str) -> None:
    assert [practice.planned for practice in find(topic, text)] == [False]


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("心理健康", "心理健康教育薄弱，专职教师缺乏。"),
        ("化解大班额、扩充学位", "大班额是均衡发展的硬伤。"),
        ("督导督查与考核问责", "去年通过了省级督导评估。"),
        ("教师待遇与激励", "将控辍成效与教师评优评先挂钩。"),
        ("义务教育优质均衡", "对照《县域义务教育优质均衡发展督导评估办法》查找差距。"),
        ("学校安全", "食品安全仍有隐患。"),
        ("教师培训", "在校外培训机构就读的有12人。"),
        ("心理健康", "开设的课程涵盖语文、科学、心理健康等10门。"),
    ],
)
def test_trouble_meanings_and_mentions_in_passing_do_not(find: Find, topic: str, text: str) -> None:
    assert find(topic, text) == []


def test_a_section_on_problems_tells_of_no_measure(find: Find) -> None:
    text = "开展教师培训。"
    assert find("教师培训", text, path=("二、主要做法",))
    assert not find("教师培训", text, path=("三、存在的问题",))
    assert find("教师培训", text, path=("三、解决问题的措施",))


@pytest.mark.parametrize(
    ("fields", "planned"),
    [
        ({"path": ("二、主要做法",)}, False),
        ({"path": ("四、下一步打算",)}, True),
        ({"path": ("二、重点任务",), "kind": DocumentKind.PLAN}, True),
        ({"path": ("一、工作基础",), "kind": DocumentKind.PLAN}, False),
        ({"path": ("一、明确要求",), "kind": DocumentKind.NOTICE}, True),
        ({"path": ("五、意见建议",), "kind": DocumentKind.SURVEY}, True),
    ],
)
def test_the_section_and_the_paper_tell_plans_from_deeds(find: Find, fields: dict[str, object], planned: bool) -> None:
    found = find("教师培训", "组织开展骨干教师培训。", **fields)
    assert [practice.planned for practice in found] == [planned]


def test_what_has_long_been_so_is_done_even_among_plans(find: Find) -> None:
    found = find("督导督查与考核问责", "教育局一直采取专项督查方式推动工作。", path=("四、下一步打算",))
    assert [practice.planned for practice in found] == [False]


def test_a_heading_on_the_topic_makes_the_sentences_below_it_be_about_it(find: Find) -> None:
    text = "为3所小学更换了灭火器。"
    assert find("学校安全", text, path=("（五）抓好学校安全。",))
    assert not find("学校安全", text, path=("（五）抓好后勤。",))


def test_a_state_is_told_only_as_a_state(find: Find) -> None:
    found = find("教育信息化", "所有学校均配有多媒体教室。", path=("一、基本情况",))
    assert [practice.stated for practice in found] == [True]
    assert not find("化解大班额、扩充学位", "全县有大班额88个。", path=("一、基本情况",))


def test_of_another_places_paper_only_what_names_the_place_counts(find: Find) -> None:
    text = "柳湾区组建教育集团3个。霞桥县组建教育集团5个，覆盖学校21所。全市推进集团化办学。"
    assert [practice.quote[:3] for practice in find("教联体与集团化办学", text, own=False)] == ["霞桥县"]


def test_quotes_are_slices_of_the_passage(find: Find) -> None:
    text = "健全台账制度，每月核对一次学籍；建立动态监测机制，" + "逐校逐班逐人核对，" * 20 + "做到底数清。"
    for practice in find("台账、月报与动态监测", text):
        assert text[practice.start : practice.end] == practice.quote
        assert practice.core in text


def test_a_summary_joins_different_clauses_and_stays_short(find: Find) -> None:
    text = (
        "建立控辍保学台账。建立控辍保学台账。实行月报制度，每月5日上报。"
        + "开展动态监测并"
        + "逐人核对学籍信息" * 12
        + "。"
    )
    said = summary_of(find("台账、月报与动态监测", text))
    assert said.count("建立控辍保学台账") <= 1
    assert 0 < len(said) <= LONGEST_SUMMARY


def test_a_heading_of_two_matters_lends_itself_to_no_sentence_on_the_other(find: Find) -> None:
    text = "全年交流轮岗教师118人。发放慰问金30万元。"
    said = [each.quote for each in find("教师待遇与激励", text, path=("三、落实教师待遇，推进交流轮岗",))]
    assert not any("118人" in quote for quote in said)
