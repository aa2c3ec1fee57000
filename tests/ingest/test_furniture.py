from __future__ import annotations

from pathlib import Path

import pytest

from ingest.furniture import find_furniture

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
LEAD = "今年以来，全县教育系统围绕办好人民满意的教育这一目标，扎实推进各项工作。现将有关情况总结如下。"
CLOSE = "下一步，我们将对照目标任务，补短板、强弱项，确保全年任务如期完成。"
BODY = [LEAD, "一、主要做法", "（一）抓实排查。各学校逐户核对适龄儿童名单，建立工作台账。", CLOSE]


def kept(lines: list[str]) -> list[str]:
    gone = {index for index, _ in find_furniture(lines)}
    return [line for index, line in enumerate(lines) if line and index not in gone]


def test_government_portal_keeps_paper_and_loses_page():
    title = "松原县2024年教育工作总结"
    page = [
        "欢迎访问松原县人民政府门户网站",
        "首页 | 政务公开 | 政务服务 | 互动交流",
        "当前位置：首页 > 政务公开 > 计划总结",
        "索引号：SY-2024-0011",
        title,
        "发布时间：2024-12-20 10:22 来源：县教育局 浏览次数：321 字体：[大 中 小]",
        *BODY,
        "松原县教育局",
        "2024年12月18日",
        "附件：1.统计表.xlsx",
        "分享到： 微信 微博",
        "打印本页 关闭窗口",
        "上一篇：松原县城管局2024年工作总结",
        "下一篇：关于召开推进会的通知",
        "主办：松原县人民政府办公室 版权所有",
        "某ICP备00000000号-1",
    ]
    assert kept(page) == [title, *BODY, "松原县教育局", "2024年12月18日", "附件：1.统计表.xlsx"]


def test_training_site_with_numbered_adverts_keeps_the_paper_only():
    title = "青山区乡村教师队伍建设调研报告"
    page = [
        "教师招聘网",
        "微信公众号",
        "考生交流群",
        "在线咨询",
        "特别提醒:",
        "1.请填写真实手机号码接收短信",
        "2.提交后将有客服与您联系",
        title,
        "时间:",
        "2022-03-01 08:00:00",
        "作者:",
        "小李老师",
        "来源:",
        "某某教师网",
        "某某教师网小编为诸位整理了各地教师招聘信息,更多资讯请关注本站。",
        *BODY,
        "某某教师网",
        "备考资料 立即领取",
        "登录",
    ]
    assert kept(page) == [title, *BODY]


def test_document_library_site_loses_its_neighbours_and_recommendations():
    page = [
        "县域教育均衡发展工作总结",
        *BODY,
        "上一篇:村级河道整治报告",
        "下一篇:个人工作总结",
        "相关推荐",
        "热门文章",
        "2023年度工作总结范文",
    ]
    assert kept(page) == ["县域教育均衡发展工作总结", *BODY]


def test_labels_with_values_on_the_next_line_go_and_meeting_labels_stay():
    assert kept(["关于开学准备的通知", "发布日期:", "2024-02-01", "作者:", "县教育局", *BODY])[:2] == [
        "关于开学准备的通知",
        LEAD,
    ]
    minutes = ["教育工作专题会议纪要", "时间：2024年3月5日上午", "地点：县政府三楼会议室", *BODY]
    assert kept(minutes) == minutes


def test_page_numbers_go_anywhere():
    page = ["工作总结", LEAD, "— 1 —", *BODY, "- 2 -", "第3页 共8页", CLOSE]
    assert kept(page) == ["工作总结", LEAD, *BODY, CLOSE]


def test_bare_numbers_go_only_as_a_rising_series():
    assert kept([LEAD, "1", CLOSE, "2", LEAD, "3"]) == [LEAD, CLOSE, LEAD]
    assert kept([LEAD, "36", CLOSE, "229"]) == [LEAD, "36", CLOSE, "229"]


@pytest.mark.parametrize(
    "line",
    [
        "附件：1.考评细则",
        "石政办〔2021〕18号-关于印发控辍保学工作方案的通知.pdf",
        "(撰稿:王小明 审核:李大为)",
        "（联系人：张老师，联系电话：0000000）",
        "抄送：县委办公室",
        "石门县教育体育局",
        "2024年12月3日",
    ],
)
def test_what_follows_the_text_of_a_paper_is_no_furniture(line):
    assert kept(["工作总结", *BODY, line, "打印本页"]) == ["工作总结", *BODY, line]


def test_body_that_speaks_of_the_web_stays():
    body = [
        LEAD,
        "二、宣传情况",
        "各学校利用微信公众号、短信和热线电话开展宣传，招聘信息在门户网站公布。",
        "公众号推送",
        "1.开设在线咨询窗口",
        CLOSE,
    ]
    assert kept(body) == body


def test_red_head_and_number_above_a_title_stay():
    page = ["石门县教育局文件", "石教〔2024〕5号", "关于做好残疾考生服务保障工作的通知", "各乡镇中心学校：", *BODY]
    assert kept(page) == page


def test_text_of_short_lines_is_never_emptied():
    lines = ["首页", "通知公告", "联系我们"]
    assert find_furniture(lines) == [] or kept(lines)
    assert find_furniture(["打印", "关闭"]) == []
    names = ["参会名单", "张三", "李四", "在线咨询"]
    assert kept(names) == names


def test_every_removal_has_a_chinese_reason():
    found = find_furniture(["首页 > 公开", "工作总结", *BODY, "责任编辑：小王"])
    assert [index for index, _ in found] == [0, 6]
    assert all("一" <= reason[0] <= "鿿" for _, reason in found)


@pytest.mark.skipif(not SHARED.is_dir(), reason="需要项目旁边的 shared/seeds")
@pytest.mark.parametrize(
    ("number", "first", "last"), [("003", "七台河市", "进一步贯彻"), ("004", "2021年", "加强和改进")]
)
def test_real_portal_pages_keep_exactly_the_paper(number, first, last):
    from ingest.clean import clean
    from ingest.mapped import MappedText

    path = next(SHARED.glob(f"{number}_*.txt"))
    lines = kept(clean(MappedText.of(path.read_text(encoding="utf-8"))).text.split("\n"))
    assert lines[0].startswith(first)
    assert lines[-1].startswith(last)
    assert not any("老师资格" in line or ("教师资格" in line and len(line) < 60) for line in lines)


@pytest.mark.skipif(not SHARED.is_dir(), reason="需要项目旁边的 shared/seeds")
@pytest.mark.parametrize("number", ["000", "001", "002"])
def test_real_papers_without_furniture_lose_nothing(number):
    text = next(SHARED.glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    assert find_furniture(text.split("\n")) == []
