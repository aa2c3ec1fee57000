"""The units that a number asked for may have, by the words around 多少 (pure)."""

from __future__ import annotations

import re

from retrieval.question_words import CLASSIFIER_UNITS, UNITS

ENDING = "?？。;；!！,，、 \n\t"

_MONEY = re.compile(r"(?:资金|经费|投入|投资|补助|补贴|工资|收入|支出|费用?|金额|预算|价格|价值|基准定额|罚款|贷款)")
_MONEY_STANDARD = re.compile(r"(?:补助|补贴|津贴|公用经费|资助|奖励|收费|工资).{0,6}标准")
_PEOPLE = re.compile(r"(?:人数|学生|教师|儿童|子女|教职工|在校生|员工|生|孩子|老师|校长|幼儿|少年|职工)(?:总?数)?$")
# What 多少 counts, where a clause goes on behind it: 多少孩子领到了.
_COUNTED = re.compile(r"学生|孩子|老师|教师|儿童|教职工|学校")
# 多少孩子领到补助 counts who got it, not how much.
_GETTING = re.compile(r"(?:学生|孩子|老师|教师|儿童|教职工)(?:领|拿|享受|得到|获得|受益|受到)")
_PLACES_OF_LEARNING = re.compile(r"(?:学校|小学|初中|高中|中学|幼儿园|教学点|中心校)(?:总?数)?$")
_PERCENT = re.compile(r"(?:率|比例|占比|百分比|比重|[降增涨]幅|幅度)$")
_AGE = re.compile(r"多大(?:年纪|年龄|岁数)|(?:年纪|年龄|岁数)(?:是|有|为)?多[少大]")
# 平均一个教师带多少学生 asks for a ratio, not for pupils.
_ONE_TO_MANY = re.compile(
    r"一[个名位](?:专任)?(?:老师|教师|教职工)(?:平均|大约|要|得)?(?:带|教|管|负责|对应)(?:多少|几)"
)
_NAMED_RATIO = re.compile(r"(?:师生比|生师比|学生比)(?![一-鿿])")
_RATIO = re.compile(r"(?:师生比|生师比|学生比|之比)$")
# What stands between the noun and 多少: 在校生|分别增加了多少.
_TO_BE = re.compile(
    r"(?:分别|各自|各|共|一共|总共|合计|到底|究竟|大概|大约|约|已|已经)*(?:增加|减少|增长|下降|提高|上升|降低)?(?:了|过)?"
    r"(?:分别|各|共)?(?:是|有|为|达到?|占|需要|需)?(?:了|过)?$"
)
_GREW = re.compile(
    r"(?:增长|下降|提高|提升|上升|降低)(?:了|过)?$"
)  # by how much: an amount or a share, papers say either
_CLASSIFIERS = sorted(CLASSIFIER_UNITS, key=len, reverse=True)


def units_beside(text: str, start: int, end: int, *, inherited: tuple[str, ...]) -> tuple[str, ...]:
    """Units by what stands around the 多少 at ``[start, end)``: its classifier, else the noun that is counted."""
    if _AGE.search(text):
        return UNITS["age"]
    if _ONE_TO_MANY.search(text):
        return UNITS["ratio"]
    after = text[end:]
    for word in _CLASSIFIERS:
        if after.startswith(word):
            units = CLASSIFIER_UNITS[word]
            return (*units, "所") if word == "个" and _PLACES_OF_LEARNING.search(after) else units
    before = text[:start]
    if _GETTING.match(after):
        return UNITS["person"]
    units = noun_units(after, ()) or noun_units(_TO_BE.sub("", before), inherited)
    if _NAMED_RATIO.search(before):
        units = UNITS["ratio"]  # 生师比，小学是多少 counts no 小学
    if not units and (counted := _COUNTED.match(after)):
        units = noun_units(counted.group(), ())
    return tuple(dict.fromkeys((*units, *UNITS["percent"], *UNITS["point"]))) if _GREW.search(before) else units


def noun_units(noun: str, inherited: tuple[str, ...]) -> tuple[str, ...]:
    """Units by the noun that is counted; those inherited where it says nothing of its own."""
    noun = noun.rstrip("的" + ENDING)
    if not noun:
        return inherited
    if _RATIO.search(noun):
        return UNITS["ratio"]
    if _PERCENT.search(noun):
        return UNITS["percent"]
    if _MONEY_STANDARD.search(noun) or _MONEY.search(noun[-6:]):
        return UNITS["money"]
    if inherited:
        return inherited
    if _PLACES_OF_LEARNING.search(noun):
        return UNITS["school"]
    if _PEOPLE.search(noun):
        return UNITS["person"]
    if noun.endswith("面积"):
        return UNITS["area"]
    return ()
