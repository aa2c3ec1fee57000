from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError, YoujuError
from drafting.template import OWN, TemplateKind, find_template, indicators_of, load_templates

GOOD = """\
id: my_own
name: 我县自己的总结
kind: summary
title: "{region}{year}年工作总结"
sections:
  - heading: 基本情况
    blocks:
      - figures:
          - "{whole}现有义务教育学校{义务教育学校数:带增减}[，其中小学{school_primary}]。"
  - heading: 做法
    blocks:
      - precedents:
          topics: [控辍保学, student_aid]
"""


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_four_genres_come_with_the_program():
    templates = load_templates()
    assert {template.name for template in templates.values()} >= {
        "控辍保学年度工作总结",
        "义务教育优质均衡发展年度总结",
        "教育工作年度总结",
        "县域比较情况报告",
    }
    assert [each.id for each in templates.values() if each.kind is TemplateKind.COMPARISON] == ["county_comparison"]


@pytest.mark.parametrize("path", sorted(OWN.glob("*.yaml")), ids=lambda path: path.stem)
def test_fixed_wording_of_a_template_claims_no_deed_and_holds_no_number(path: Path):
    template = find_template(str(path))
    lead = template.lead.source if template.lead else ""
    assert lead
    assert len(lead) <= 150
    fixed = "".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if "words:" not in line and "#" not in line
    )
    for claim in ("成效显著", "圆满", "显著提升", "全面完成", "取得"):
        assert claim not in fixed
    assert not any(character.isdigit() for character in lead)


@pytest.mark.parametrize("name", ["dropout_control", "控辍保学年度工作总结", "控辍保学年度总结", "控辍保学"])
def test_a_template_goes_by_id_name_alias_and_a_part_of_one_name_only(name: str):
    assert find_template(name).id == "dropout_control"


def test_a_users_template_is_found_in_a_folder_and_by_its_path(tmp_path: Path):
    path = written(tmp_path, GOOD)
    assert load_templates(folders=[tmp_path])["my_own"].path == path
    assert find_template("我县自己的总结", folders=[tmp_path]).id == "my_own"
    assert find_template(str(path)).id == "my_own"


def test_a_template_tells_what_it_needs_and_what_it_can_do_without(tmp_path: Path):
    required, optional = indicators_of(find_template(str(written(tmp_path, GOOD))))
    assert [ref.indicator for ref in required] == ["school_total"]
    assert [ref.indicator for ref in optional] == ["school_primary"]


def test_a_mistake_in_a_users_template_is_not_in_the_way_of_the_programs_own(tmp_path: Path):
    written(tmp_path, GOOD.replace("kind: summary", "kind: sumary"))
    assert find_template("dropout_control", folders=[tmp_path]).id == "dropout_control"


@pytest.mark.parametrize("part", ["年度总结", "总结", "教育"])
def test_a_part_of_several_names_is_no_name(part: str):
    with pytest.raises(UsageError):
        find_template(part)


def test_an_unknown_template_names_the_nearest_and_all_there_are():
    with pytest.raises(UsageError) as raised:
        find_template("控辍保学年度工作小结")
    assert "控辍保学年度工作小结" in raised.value.message
    assert "控辍保学年度工作总结" in raised.value.remedy
    assert "county_comparison" in raised.value.remedy


MISTAKES = [
    # what is wrong, its line, words of the message, words of the fix
    (("kind: summary", "kidn: summary"), 3, "没有“kidn”这个键", "kind"),
    (("kind: summary", "kind: sumary"), 3, "不能是“sumary”", "summary"),
    (("kind: summary", "kind: summary\nkind: summary"), 4, "写了两次", "删去"),
    (('title: "{region}{year}年工作总结"\n', ""), 1, "缺少“title”", "title"),
    (('title: "{region}{year}年工作总结"', "title:"), 4, "标题 title是空的", "填写"),
    (('title: "{region}{year}年工作总结"', "title: 2024"), 4, "应为文字", '"2024"'),
    (("{region}{year}年", "{region}{yaer}年"), 4, "{yaer}", "year"),
    (("{region}{year}年工作总结", "{region}{school_total}所"), 4, "不能写指标", "{region}"),
    (("id: my_own", "id: 我的"), 1, "不合要求", "小写字母"),
    (("义务教育学校数:", "义务教育学校娄:"), 9, "没有“义务教育学校娄”这个指标", "义务教育学校"),
    (("school_primary", "school_primay"), 9, "没有“school_primay”这个指标", "school_primary"),
    ((":带增减", ":带增剪"), 9, "没有“带增剪”这种写法", "带增减"),
    ((":带增减", ":增减"), 9, "不在方括号里", "方括号"),
    (("[，其中小学", "，其中小学"), 9, "方括号不成对", "[") ,
    (("{school_primary}]", "{school_primary}"), 9, "少了一个“]”", "]"),
    (("{school_primary}]", "{school_primary]"), 9, "花括号不成对", "}"),
    (("小学{school_primary}]。", "小学]。"), 9, "里面没有指标", "去掉"),
    (("{school_primary}]。", "{school_primary}]"), 9, "没有以句号结尾", "。"),
    (("{school_primary}", "{school_primary:占比}"), 9, "占什么的比", "占比:"),
    (("{school_primary}", "{}"), 9, "空的槽", "{region}"),
    (('          - "{whole}', "          - [一]\n          - \"{whole}"), 9, "应为文字，写成了列表", "双引号"),
    (("      - figures:\n", "      - figures: []\n      - others:\n"), 8, "是空的", "至少写一项"),
    (("      - figures:", "      - figure:"), 8, "没有“figure”这个键", "figures"),
    (("topics: [控辍保学,", "topics: [控辍报学,"), 13, "没有“控辍报学”这个主题", "控辍保学"),
    (("    blocks:\n      - precedents:\n          topics: [控辍保学, student_aid]\n", ""), 10, "没有内容", "blocks"),
    (("  - heading: 做法\n", "  - heading: 做法\n    level: 3\n"), 11, "1 至 2 的整数", "数字"),
    (("  - heading: 基本情况\n", "  - heading: 基本情况\n    level: 2\n"), 6, "前面没有上一级标题", "level"),
    (("- precedents:\n          topics: [控辍保学, student_aid]", "- compare:\n          indicators: [school_total]"),
     12, "compare 只能用在县域比较", "comparison"),
    (("          topics: [控辍保学, student_aid]", "          topics: [控辍保学]\n          limit: 多"),
     14, "整数", "1 至"),
    (("          topics: [控辍保学, student_aid]", "          topics: [控辍保学]\n          purpose: measure"),
     14, "不能是“measure”", "measures"),
    (("- precedents:\n          topics: [控辍保学, student_aid]", "- others:\n          categories: [教室]"),
     13, "没有“教室”这类指标", "教师"),
    (("kind: summary", "kind: summary\n  name: x"), 4, "不是正确的 YAML", "缩进"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "line", "problem", "fix"), MISTAKES, ids=[each[2] for each in MISTAKES])
def test_a_mistake_names_file_line_and_fix(tmp_path: Path, change: tuple[str, str], line: int, problem: str, fix: str):
    wrong = GOOD.replace(*change, 1)
    assert wrong != GOOD
    path = written(tmp_path, wrong)
    with pytest.raises(YoujuError) as raised:
        find_template(str(path))
    error = raised.value
    assert error.code == "template"
    assert f"模板 {path} 第 {line} 行" in error.message
    assert problem in error.message
    assert fix in error.remedy
    assert error.message.endswith("。")


@pytest.mark.parametrize(
    ("text", "problem"), [("", "文件是空的"), ("- a\n", "写成了列表"), ("一句话\n", "写成了单个值")]
)
def test_a_file_that_is_no_template_is_said_to_be_none(tmp_path: Path, text: str, problem: str):
    with pytest.raises(UsageError, match=problem):
        find_template(str(written(tmp_path, text)))


def test_a_file_in_another_encoding_names_the_line(tmp_path: Path):
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(UsageError, match="第 2 行：文件的编码不是 UTF-8"):
        find_template(str(path))


@pytest.mark.parametrize(
    ("own", "line", "problem"),
    [
        (GOOD.replace("my_own", "dropout_control"), 1, "编号“dropout_control”已被模板 dropout_control.yaml 使用"),
        (GOOD.replace("我县自己的总结", "控辍保学年度工作总结"), 2, "名称“控辍保学年度工作总结”已被模板"),
    ],
)
def test_an_id_or_name_that_is_taken_is_refused(tmp_path: Path, own: str, line: int, problem: str):
    path = written(tmp_path, own)
    with pytest.raises(UsageError) as raised:
        load_templates(folders=[tmp_path])
    assert f"模板 {path} 第 {line} 行：{problem}" in raised.value.message


def test_two_files_of_one_id_are_refused(tmp_path: Path):
    written(tmp_path, GOOD, "a.yaml")
    written(tmp_path, GOOD.replace("我县自己的总结", "另一个"), "b.yaml")
    with pytest.raises(UsageError, match=r"b\.yaml 第 1 行：编号“my_own”已被模板 a\.yaml 使用"):
        load_templates(folders=[tmp_path])


def test_a_folder_that_is_none_is_said_to_be_none(tmp_path: Path):
    with pytest.raises(UsageError, match="没有模板文件夹"):
        load_templates(folders=[tmp_path / "nowhere"])
