"""A borrowed sentence keeps the deed and nothing of the lender; every line is one way in which papers name theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.terms import Vocabulary, load_vocabulary
from corpus.types import Region
from drafting.precedents.leftovers import leftovers
from drafting.precedents.names import brands_of
from drafting.precedents.sides import Parties, Side
from drafting.precedents.stripping import Stripped, Task, strip

ELSEWHERE = frozenset({"松河市", "松河", "柳湾区", "柳湾", "白梅市", "白梅"})
QUOTED = {
    "春苗计划": frozenset({"松河市"}),
    "三亮三比": frozenset({"松河市"}),
    "入户大走访": frozenset({"松河市", "柳湾区", "白梅市"}),
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded = load_vocabulary()
    places = [Region("云岭县", parent="青江市"), Region("松河市"), Region("柳湾区"), Region("白梅市")]
    return Vocabulary(
        loaded.indicators, loaded.topics, loaded.regions.with_regions(places), loaded.stop_words, loaded.words
    )


def side(name: str, office: str = "教育局") -> Side:
    return Side(name, frozenset({name}), name[-1], (), office)


def stripped(
    quote: str, vocabulary: Vocabulary, *, own: str = "云岭县", lender: str = "松河市", **options: object
) -> Stripped | None:
    parties = Parties(side(own), side(lender), ELSEWHERE - {own, own[:-1]}, QUOTED)
    parties = replace(parties, brands=brands_of(parties, vocabulary=vocabulary))
    return strip(quote, (), Task(parties, vocabulary, 2024, 2023, **options))  # type: ignore[arg-type]


KEPT = [
    # figures
    ("为28名重度残疾学生安排教师送教上门", "为重度残疾学生安排教师送教上门。"),
    (
        "建立联席会议制度，教育、公安、民政等11个部门按职责清单落实任务",
        "建立联席会议制度，教育、公安、民政等部门按职责清单落实任务。",
    ),
    ("定期开展入户家访，全年累计家访5.2万人次，惠及家庭1.8万户，形成家校合力", "定期开展入户家访，形成家校合力。"),
    ("落实学籍核查制度（全年核查学籍3.6万条），做到人籍一致", "落实学籍核查制度，做到人籍一致。"),
    (
        "组织教师开展结对帮扶，其中党员教师214人，帮助学习困难学生树立信心",
        "组织教师开展结对帮扶，帮助学习困难学生树立信心。",
    ),
    ("完善义务教育防辍保学机制，辍学率由0.35%降至0.02%，下降0.33个百分点", "完善义务教育防辍保学机制。"),
    ("每学期开展1次集中家访，及时了解学生思想动态", "每学期开展一次集中家访，及时了解学生思想动态。"),
    ("送教教师每月上门四次，为残疾学生制定个别化教育方案", "送教教师每月上门四次，为残疾学生制定个别化教育方案。"),
    ("对连续缺课3天以上的学生逐一查明原因，及时劝返", "对连续缺课的学生逐一查明原因，及时劝返。"),
    # places and offices
    ("松河市教育局建立学籍月报制度，及时掌握学生流动情况", "县教育局建立学籍月报制度，及时掌握学生流动情况。"),
    ("松河市坚持把控辍保学作为一把手工程来抓，健全工作机制", "我县坚持把控辍保学作为一把手工程来抓，健全工作机制。"),
    ("全市各学校建立学生成长档案，动态掌握学生变化", "全县各学校建立学生成长档案，动态掌握学生变化。"),
    (
        "市委、市政府将控辍保学纳入年度目标考核，层层压实责任",
        "县委、县政府将控辍保学纳入年度目标考核，层层压实责任。",
    ),
    (
        "我市建立乡镇、学校联动机制，市公安局配合核查学生去向",
        "我县建立乡镇、学校联动机制，县公安局配合核查学生去向。",
    ),
    ("推进“市管校聘”改革，市教体局统筹调配全市教师", "推进“县管校聘”改革，县教育局统筹调配全县教师。"),
    ("建立市、镇、校三级台账，逐级核对学生信息", "建立县、镇、校三级台账，逐级核对学生信息。"),
    ("健全帮扶机制，在清溪镇、大石乡先行试点，逐步推广到所有乡镇", "健全帮扶机制，逐步推广到所有乡镇。"),
    # dates
    ("2023年3月至6月，市教育局组织开展学籍专项核查，逐校核对信息", "县教育局组织开展学籍专项核查，逐校核对信息。"),
    ("各学校每月25日前上报学生变动台账，做到底数清楚", "各学校每月上报学生变动台账，做到底数清楚。"),
    ("今年以来，持续完善资助政策体系，做到精准识别", "今年以来，持续完善资助政策体系，做到精准识别。"),
    # papers
    (
        "印发《松河市2023年控辍保学工作方案》（松教发〔2023〕7号），明确各部门职责",
        "印发控辍保学工作方案，明确各部门职责。",
    ),
    (
        "根据《松河市教育局关于加强学籍管理的通知》（松教函〔2023〕15号）要求，全面规范中小学学籍异动管理",
        "全面规范中小学学籍异动管理。",
    ),
    ("广泛宣传《义务教育法》《未成年人保护法》，增强家长依法送子女入学的意识", None),
    ("深入实施丹光行动，组织教师结对帮扶困难学生", "组织教师结对帮扶困难学生。"),
    # numbers of lists
    ("一是建立包保机制，落实校长、班主任包保责任", "建立包保机制，落实校长、班主任包保责任。"),
    ("(二)健全资助体系,落实“两免一补”政策,确保应助尽助", "健全资助体系，落实“两免一补”政策，确保应助尽助。"),
    # names
    ("开展“入户大走访”活动，逐户宣传资助政策", "开展“入户大走访”活动，逐户宣传资助政策。"),
    ("建立劝返工作专班，局长王建国带队入户，逐一制定劝返方案", "建立劝返工作专班，逐一制定劝返方案。"),
    ("加强学校结对，松河市第三中学与乡镇初中签订协议，推动教师互派", "加强学校结对，推动教师互派。"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "expected"), KEPT, ids=range(len(KEPT)))
def test_the_deed_stays_and_the_lender_goes(quote: str, expected: str | None, vocabulary: Vocabulary) -> None:
    found = stripped(quote, vocabulary)
    assert found is not None
    assert found.text == (expected or f"{quote}。")
    assert not found.missing


LEFT_OUT = [
    "松河市实验小学、第三中学等校的做法受到家长欢迎",
    "实施“春苗计划”，为困难学生送去温暖和关怀",
    "深入推进春苗计划，为困难学生送去温暖和关怀",
    "扎实开展“三亮三比”，为困难学生送去温暖和关怀",
    "清溪镇党委政府高度重视，包片领导入户劝返学生",
    "副局长李明同志多次带队入户开展劝返工作",
    "小学净入学率达100%，初中毛入学率达102.4%",
    "其中随班就读178人、送教上门27人、特殊教育学校就读81人",
    "被省教育厅授予控辍保学工作先进市称号",
    "柳湾区与白梅市分别建立了跨区域劝返协作机制",
    "市政府第五十二次常务会议专题研究控辍保学工作",
    "到2025年底，全市90%以上的学校纳入教联体建设",
    "将进一步完善控辍保学长效机制，持续加大劝返力度",
    "力争在明年秋季学期前消除全部大班额，扩充学位供给",
    "各学校要严格落实学籍管理制度，不得随意接收学生",
    "2019年，全市启动学校标准化建设工程，改善办学条件",
    "生源减少，师资不足，开齐开足课程仍有较大难度",
    "针对城区学校学位紧张、",
    "为进一步提高控辍保学工作水平，促进教育公平",
    "主要原因是小学在校生持续减少，学校布局需要调整",
    "现将全市控辍保学工作开展情况报告如下",
    "在控辍保学工作过程中",
    "进城务工人员随迁子女全部在公办学校就读",
    "通过实施薄弱学校改造和教育民生工程",
    "对东城乡开展控辍保学专项督导工作",
    "对凤原学校等学校开展控辍保学专项督导",
]  # fmt: skip


@pytest.mark.parametrize("quote", LEFT_OUT, ids=range(len(LEFT_OUT)))
def test_what_cannot_do_without_the_lender_is_not_borrowed(quote: str, vocabulary: Vocabulary) -> None:
    assert stripped(quote, vocabulary) is None


LEFTOVERS = [
    "全县新建校舍3处，改善了办学条件。",
    "松河市建立了控辍保学工作机制。",
    "松河的做法是建立控辍保学工作机制。",
    "印发控辍保学方案（松教发〔2023〕7号）。",
    "落实《松河市控辍保学工作方案》的各项要求。",
    "在清溪镇建立控辍保学工作站，开展劝返。",
    "县第三中学建立控辍保学工作机制。",
    "二〇二三年建立控辍保学工作机制。",
    "实施“春苗计划”，关爱困难学生。",
    "局长王建国同志带队开展劝返工作。",
    "巩固率达到，入学率稳步提高%。",
    "市政府第五十二次会议研究控辍保学。",
]


@pytest.mark.parametrize("text", LEFTOVERS)
def test_the_last_look_sees_what_is_left_of_the_lender(text: str, vocabulary: Vocabulary) -> None:
    parties = Parties(side("云岭县"), side("松河市"), ELSEWHERE, QUOTED)
    assert leftovers(text, parties, vocabulary=vocabulary)


def test_the_last_look_passes_general_words_and_the_countys_own_cells(vocabulary: Vocabulary) -> None:
    parties = Parties(side("云岭县"), side("松河市"), ELSEWHERE, QUOTED)
    text = "县教育局落实“一人一案”，为27名学生送教上门，全年家访【待补：家访次数（2024年）】【待核】。"
    assert leftovers(text, parties, vocabulary=vocabulary, shown=("27名",)) == ()
    assert leftovers(text, parties, vocabulary=vocabulary) != ()


def test_a_figure_that_was_the_point_is_marked(vocabulary: Vocabulary) -> None:
    found = stripped("市教育督导室全年开展控辍保学专项督导12次", vocabulary)
    assert found is not None
    assert found.text == "县教育督导室全年开展控辍保学专项督导【待补：控辍保学专项督导（2024年）】。"
    assert [missing.mark for missing in found.missing] == ["【待补：控辍保学专项督导（2024年）】"]


def test_a_districts_wording_is_put_into_a_districts_words(vocabulary: Vocabulary) -> None:
    found = stripped("全县建立包保机制，县教育局逐月调度学生返校情况", vocabulary, own="禾川区", lender="青岚县")
    assert found is not None
    assert found.text == "全区建立包保机制，区教育局逐月调度学生返校情况。"


def test_the_prefectures_office_does_not_become_a_county_level_citys(vocabulary: Vocabulary) -> None:
    quote = "建立控辍保学工作机制，市教育局多次到校指导工作"
    found = stripped(quote, vocabulary, own="临渚市", lender="青岚县")
    assert found is None or "市教育局" not in found.text


def test_the_counties_of_a_prefecture_are_not_a_countys(vocabulary: Vocabulary) -> None:
    found = stripped("各县（市、区）成立控辍保学工作专班，市教育局定期调度工作进展", vocabulary)
    assert found is None or "县（" not in found.text


def test_the_countys_own_name_and_brands_stay_in_its_own_wording(vocabulary: Vocabulary) -> None:
    parties = Parties(side("松河市"), side("松河市"), frozenset({"柳湾区"}), QUOTED)
    found = strip("松河市深入实施“春苗计划”，关爱困难学生", (), Task(parties, vocabulary, 2024, 2023))
    assert found is not None
    assert found.text == "松河市深入实施“春苗计划”，关爱困难学生。"


def test_a_plan_may_name_years_to_come_and_loses_them(vocabulary: Vocabulary) -> None:
    quote = "2024年，推进学校标准化建设，完善寄宿制学校生活设施"
    found = stripped(quote, vocabulary, planned=True)
    assert found is not None
    assert found.text == "推进学校标准化建设，完善寄宿制学校生活设施。"
