"""Places are known by full, short and former name, and are found where a text means them, not inside other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.regions import Gazetteer, load_gazetteer, place_names, short
from corpus.types import Region

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.text for mention in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("丹江口", "丹江口市"), ("孟津", "孟津区"), ("登封市", "登封市"), ("黔南", "黔南布依族苗族自治州"),
        ("恩施州", "恩施土家族苗族自治州"), ("内蒙古", "内蒙古自治区"), ("浦东", "浦东新区"), ("神农架", "神农架林区"),
        ("孟津县", "孟津县"), ("襄樊", "襄樊市"),
    ],
)  # fmt: skip
def test_full_short_and_former_names_resolve(gazetteer: Gazetteer, name: str, full: str) -> None:
    assert [region.name for region in gazetteer.resolve(name)] == [full]


def test_shared_name_gives_every_place_and_within_picks_one(gazetteer: Gazetteer) -> None:
    assert {region.parent for region in gazetteer.resolve("市中区")} == {"济南市", "枣庄市", "内江市", "乐山市"}
    assert [region.parent for region in gazetteer.resolve("鼓楼区", within="河南")] == ["开封市"]


def test_ancestors_are_nearest_first(gazetteer: Gazetteer) -> None:
    (dengfeng,) = gazetteer.resolve("登封")
    assert gazetteer.ancestors(dengfeng) == ("郑州市", "河南省")
    (xiantao,) = gazetteer.resolve("仙桃")
    assert gazetteer.ancestors(xiantao) == ("湖北省",)


def test_renamed_county_and_its_successor_are_one_line(gazetteer: Gazetteer) -> None:
    (old,), (new,) = gazetteer.resolve("孟津县"), gazetteer.resolve("孟津区")
    assert gazetteer.lineage(old) == (old, new)
    assert gazetteer.lineage(new) == (new, old)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("丹江口市", "丹江口"), ("房县", "房县"), ("黔南布依族苗族自治州", "黔南"), ("广西壮族自治区", "广西"),
        ("前郭尔罗斯蒙古族自治县", "前郭尔罗斯"), ("鄂温克族自治旗", "鄂温克"), ("河东新区", "河东"),
        ("云岭县", "云岭"),
        ("青禾经济技术开发区", "青禾"), ("双江拉祜族佤族布朗族傣族自治县", "双江"),
    ],
)  # fmt: skip
def test_short_form_drops_suffix_and_peoples(name: str, form: str) -> None:
    assert short(name) == form


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("丹江口和孟津送教上门各多少人?", ["丹江口", "孟津"]),
        ("湖北省十堰市郧阳区", ["湖北省", "十堰市", "郧阳区"]),
        ("安徽省和县教育局", ["安徽省", "和县"]),
        ("和平教育局", ["和平"]),
        ("西安市长安区", ["西安市", "长安区"]),
        ("从江苏、结合江西经验", ["江苏", "江西"]),
        ("汕尾市城区", ["汕尾市", "城区"]),
    ],
)
def test_places_are_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert found(gazetteer, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "校长治理学校", "投资中的问题", "从化解大班额入手",
        "县长安排工作", "会同有关部门", "优质教育资源共享", "合作办学",
        "互助小组", "平安校园", "新建学校三所", "高中山区学校",
        "省和县级财政", "担任县长", "北京路幼儿园", "天津路小学",
        "主动适应城市化", "弘扬中华文化", "公安部门", "学位紧缺的东城区",
        "全县城区学校", "走遍千山万水", "越秀中学", "新兴产业",
    ],
)  # fmt: skip
def test_parts_of_other_words_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_province_before_hill_country_is_not_swallowed(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "广西山区和河南山区") == ["广西", "河南"]


def test_place_before_it_settles_which_one_is_meant(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.find("内江市市中区与济南市市中区")
    assert [mention.regions[0].parent for mention in mentions if mention.text == "市中区"] == ["内江市", "济南市"]


def test_invented_county_can_be_named_in_a_question_by_its_short_form(gazetteer: Gazetteer) -> None:
    known = gazetteer.with_regions([Region("云岭县", None, "洛阳市"), Region("河东新区")])
    (mention,) = known.find("云岭呢?")
    assert mention.regions == (Region("云岭县", None, "洛阳市"),)
    assert known.ancestors(mention.regions[0]) == ("洛阳市", "河南省")
    assert known.find("河东有多少所学校")[0].regions[0].name == "河东新区"
    assert found(gazetteer, "云岭呢?") == []


def test_ordinary_word_stays_a_word_even_where_the_library_knows_the_place(gazetteer: Gazetteer) -> None:
    known = gazetteer.with_regions([Region("新兴区", None, "七台河市")])
    assert found(known, "战略性新兴产业") == []
    assert known.find("新兴和勃利比较")[0].regions[0].parent == "七台河市"


def test_listed_place_told_by_a_paper_keeps_its_code(gazetteer: Gazetteer) -> None:
    known = gazetteer.with_regions([Region("孟津区")])
    assert known.resolve("孟津") == gazetteer.resolve("孟津区")
    assert known.resolve("孟津")[0].code == "410308"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云岭县教育局关于印发工作方案的通知", ["云岭县"]),
        ("2023年青禾县义务教育工作总结", ["青禾县"]),
        ("关于河东新区教育经费的报告", ["河东新区"]),
        ("现将云山区有关情况汇报如下", ["云山区"]),
        ("今年以来,青禾经济技术开发区认真落实", ["青禾经济技术开发区"]),
        ("中共云岭县委办公室", ["云岭县"]),
        ("石桥镇、柳溪乡和冷水乡", ["石桥镇", "柳溪乡", "冷水乡"]),
    ],
)
def test_places_that_no_list_knows_are_read_from_their_shape(text: str, names: list[str]) -> None:
    assert [name for _, _, name in place_names(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "全县", "我区各县区", "校区、城区、社区、地区、学区、园区、辖区、山区、市区", "城市",
        "县市", "上市公司", "超市", "小区",
        "片区和灾区", "偏远山区学校", "争取市支持",
        "每年市教育局", "正在与市编办核算", "针对市中心城区", "各级上级和本级",
        "贫困县", "县级市", "教育强县", "城镇和乡镇", "返乡",
        "升国旗", "示范区", "施教区", "乡村学校", "一些县(市、区)",
    ],
)  # fmt: skip
def test_common_nouns_are_no_place_names(text: str) -> None:
    assert place_names(text) == []


def test_spans_point_at_the_text(gazetteer: Gazetteer) -> None:
    text = "湖北省丹江口市与青禾县"
    for mention in gazetteer.find(text):
        assert text[mention.start : mention.end] == mention.text
    spans = [(mention.start, mention.end) for mention in gazetteer.find(text)]
    assert place_names(text, known=spans) == [(8, 11, "青禾县")]


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="beside the project there is no shared/")
@pytest.mark.parametrize(
    ("seed", "places"),
    [
        ("000", {"丹江口市", "十堰市", "湖北省"}),
        ("002", {"登封市", "郑州市", "河南省"}),
        ("004", {"贵港市", "港北区", "港南区", "覃塘区", "平南县", "桂平市", "广西", "广西壮族自治区"}),
    ],
)
def test_real_papers_mention_their_places_and_no_others(gazetteer: Gazetteer, seed: str, places: set[str]) -> None:
    (path,) = (SHARED / "seeds").glob(f"{seed}_*.txt")
    assert set(found(gazetteer, path.read_text(encoding="utf-8"))) == places
