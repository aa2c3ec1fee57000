"""Wordings of the field in which the noun counted does not stand beside its number (pure).

Each says of which unit it is and what the words around the number must hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.terms import Indicator
from ingest.figuring.names import Names

_PERSONS = frozenset({"人", "名", "位"})
_SCHOOLS = frozenset({"所", "个"})
_UNION = r"(?:教联体|教育集团|教育共同体|学校共同体|集团化|教育联盟|联盟校)"

_AIDS = re.compile(r"(?:资助|受助)(?:各类|各级各类|困难|贫困|经济困难|家庭经济困难)*(?:学生)?$")


@dataclass(frozen=True, slots=True)
class _Idiom:
    """An indicator by the unit and what stands before the number, behind it, around it (at ``#``), or in the clause."""

    id: str
    units: frozenset[str]
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    clause: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    around: re.Pattern[str] | None = None


_IDIOMS = (
    # 34名重度残疾儿童“送教上门”; 86人在特殊教育学校就读; 247人在普通学校随班就读.
    _Idiom(
        "home_teaching",
        _PERSONS,
        behind=re.compile(r"[^,，;；]{0,30}(?:送教上门|上门送教|送教服务)|[^,，;；]{0,12}重度残疾儿童"),
        unless=re.compile(r"教师|志愿者|干部|专家|骨干|团队|小组|送教队"),
    ),
    _Idiom(
        "disabled_special_school",
        _PERSONS,
        behind=re.compile(
            r"[^,，;；]{0,8}在?(?:县内外|市内外|区内外)?(?:特殊教育|特教)学校[^,，;；]{0,10}(?:就读|接受教育|学习)"
        ),
        unless=re.compile(r"教师|教职工"),
    ),
    # 残疾学生298名,其中随班就读178名,县特教学校62名.
    _Idiom(
        "disabled_special_school",
        _PERSONS,
        before=re.compile(r"(?:特殊教育|特教)学校(?:安置|就学)?$"),
        clause=re.compile(r"随班就读|送教上门"),
    ),
    _Idiom(
        "disabled_inclusive",
        _PERSONS,
        behind=re.compile(r"[^,，;；]{0,12}(?<!不能)(?<!不宜)(?<!无法)随班就读"),
        unless=re.compile(r"教师|教职工|送教"),
    ),
    _Idiom(
        "rotation_teachers",
        _PERSONS,
        behind=re.compile(r"(?:校长、?|骨干)?(?:教师|校长教师|教职工)?(?:参与|参加|进行|实行)?交流轮岗"),
    ),
    # 城乡29所学校纳入8个教联体; 覆盖学校41所.
    _Idiom(
        "edu_union_schools",
        _SCHOOLS,
        clause=re.compile(
            rf"(?:纳入|加入|组建|组成|覆盖|参与)[^,，;；]{{0,10}}{_UNION}|{_UNION}[^;；]{{0,12}}(?:覆盖|涵盖|吸纳|带动|成员)[^,，;；]{{0,4}}学?校"
        ),
        around=re.compile(
            r"(?:纳入|加入|参与)[^#]{0,20}学校(?:有|共)?#|(?:覆盖|涵盖|吸纳|成员|纳入|带动)学?校(?:达到?|共)?#|#[^,，;；\d]{0,10}学校(?:纳入|加入|组建|组成|参与)"
        ),
    ),
    _Idiom(
        "edu_union_ratio",
        frozenset({"%"}),
        clause=re.compile(rf"学校[^,，;；]{{0,8}}(?:纳入|加入)[^,，;；]{{0,10}}{_UNION}|{_UNION}[^,，;；]{{0,6}}覆盖"),
    ),
    # 58所中小学开展课后服务,参加学生4.2万人; 惠及8.9万名学生.
    _Idiom(
        "after_school_students",
        frozenset({"人", "名", "万人", "万名"}),
        around=re.compile(r"(?:参加|参与|惠及|覆盖)[^#]{0,4}学生#|(?:参加|参与|惠及|覆盖)#学生"),
        clause=re.compile(r"课后服务"),
    ),
    # 不足100人的乡村学校31所.
    _Idiom(
        "small_schools",
        _SCHOOLS,
        before=re.compile(r"(?:不足|不到|少于)(?:百|100|一百)人的[^,，;；]{0,6}(?:学校|教学点|村小)$"),
    ),
    # 有58所办学标准达标.
    _Idiom(
        "std_schools", frozenset({"所"}), behind=re.compile(r"(?:学校)?(?:已经?|全部)?办学(?:标准|条件)(?:已)?达标")
    ),
    # 随迁子女…,其中92.8%在公办学校就读.
    _Idiom(
        "migrant_public_ratio",
        frozenset({"%"}),
        behind=re.compile(r"[^,，;；]{0,4}在公办(?:义务教育)?学校[^,，;；]{0,24}就读"),
        clause=re.compile(r"随迁子女"),
    ),
    # 招生计划按60%分配到各初中.
    _Idiom(
        "senior_quota_ratio",
        frozenset({"%"}),
        clause=re.compile(r"(?:招生(?:计划|指标|名额)|指标)[^;；]{0,12}\d*%?[^;；]{0,12}(?:分配|配额|到校|均衡)"),
    ),
    # 秋季学期资助8912人次、668.4万元: the verb alone says what is counted.
    _Idiom("aid_person_times", frozenset({"人次", "万人次"}), before=_AIDS),
    _Idiom("aid_funds", frozenset({"元", "万元", "亿元"}), before=_AIDS),
    # 营养改善计划…,4.1万名学生受益.
    _Idiom(
        "nutrition_students",
        frozenset({"人", "名", "万人", "万名"}),
        behind=re.compile(r"[^,，;；]{0,6}学生(?:从中)?受益"),
        clause=re.compile(r"营养(?:改善|午|膳食)?(?:餐|计划)"),
    ),
    # 每班不超过45人, 起始年级不超过50人/班.
    _Idiom("class_size_cap", frozenset({"人/班"}), before=re.compile(r"")),
    _Idiom(
        "class_size_cap",
        _PERSONS,
        before=re.compile(r"(?:每班|班额)(?:学生)?(?:人数)?(?:均|都|严格)?(?:控制)?$"),
        clause=re.compile(r"不(?:得)?超过|以内|以下|不多于"),
    ),
    # 每天1小时校园体育活动, 每天校内锻炼1小时.
    _Idiom(
        "daily_pe_hours",
        frozenset({"小时", "小时/天"}),
        clause=re.compile(
            r"每[天日][^,，;；]{0,14}(?:体育|锻炼|运动)|(?:体育|锻炼|运动)[^,，;；]{0,10}每[天日]|每[天日]\d小时[^,，;；]{0,6}(?:体育|锻炼|运动)"
        ),
    ),
)


def idiom_of(names: Names, *, before: str, behind: str, unit: str, clause: str) -> Indicator | None:
    """The indicator that a wording of the field means; null where none is meant."""
    for idiom in _IDIOMS:
        if unit not in idiom.units:
            continue
        if idiom.unless is not None and (idiom.unless.search(before) or idiom.unless.match(behind)):
            continue
        if idiom.unless is not None and idiom.behind is not None and idiom.unless.search(behind[:12]):
            continue
        if idiom.around is not None and idiom.around.search(f"{before}#{behind}") is None:
            continue
        if idiom.before is not None and idiom.before.search(before) is None:
            continue
        if idiom.behind is not None and idiom.behind.match(behind) is None:
            continue
        if idiom.clause is not None and idiom.clause.search(clause) is None:
            continue
        return names.of_id(idiom.id)
    return None
