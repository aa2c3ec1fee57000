"""Measure words that cannot be of what is counted: 学校128人, 学生24612所, 计算机149册 (pure).

What is counted is told by a noun right before the number, or right behind its unit (18人学校). Only nouns that leave no
doubt are listed; which units count one sort of thing is in ``unit_sorts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.quantity import Quantity
from drafting.auditing.marks import mark
from drafting.auditing.unit_sorts import sort_of, with_unit
from drafting.findings import Finding, FindingCode


class Noun(NamedTuple):
    """What ends in these words is counted in ``usual``; ``sorts`` are all that may follow it."""

    words: re.Pattern[str]
    usual: str
    sorts: frozenset[str]


def _noun(words: str, usual: str, sorts: str) -> Noun:
    return Noun(re.compile(rf"(?:{words})$"), usual, frozenset(sorts.split()))


_NOUNS = (
    _noun(
        r"(?<!升入)学校(?:总数)?|(?<!其)中小学校?|完全小学|普通小学|完小|普通初中|初级中学|一贯制学校|特教学校|幼儿园|完全中学",
        "所",
        "学校 个 家 率",
    ),
    _noun(r"教学点", "个", "学校 个 率"),
    _noun(
        r"(?:学生|在校生|小学生|初中生|寄宿生|教师|教职工|儿童|少年|幼儿|子女|新生|毕业生|校长|责任督学|随班就读|送教上门)(?:总?数|人数)?",
        "人",
        "人 人次 率 户 个",
    ),
    _noun(r"人数|辍学|劝返|复学|交流轮岗|轮岗交流", "人", "人 人次 率 户 个 件"),
    _noun(r"(?:资金|经费|补助金|助学金|投资|投入|支出|专项债)(?:总额)?", "万元", "钱 率 人次"),
    _noun(r"(?:教学班|班级|大班额)(?:总?数)?", "个", "个 率"),
    _noun(r"学位", "个", "个 率"),
    _noun(r"(?:建筑|占地|校舍|绿化|场馆|用房)面积", "平方米", "面积 率"),
    _noun(r"(?:图书|藏书)(?:总?量)?", "册", "书 率 钱"),
    _noun(r"计算机|电脑|投影仪|一体机", "台", "台 套 率 钱"),
    _noun(
        r"功能室|专用教室|实验室|多媒体教室|录播教室|功能教室|音美教室|普通教室|(?:主讲|听讲|多功能)教室",
        "间",
        "间 个 套 率 面积 钱",
    ),
    _noun(r"培训机构", "家", "家 个 学校 率"),
    _noun(r"(?:巩固|入学|入园|就读|辍学|覆盖|达标|合格|优良|参与|完成|升学|开出|到位)率(?:稳定|保持)?", "%", "率"),
    _noun(r"(?:开展|组织)[^，,。]{0,14}(?:督查|督导|检查|巡查)", "次", "次 个"),
    _noun(r"平均班额", "人", "人 率"),
)
_FILLER = re.compile(
    r"(?:总数|数|总量|总额|规模|现有|共有|共计|合计|总计|共|有|为|是|达到?|约|近|超过?|逾|已|仅|累计|均|各|分别|的|[:：]|\s"
    r"|(?:比|较)(?:上年|去年|上一?学年|年初|20\d\d年)(?:同期|末|底)?|同比|增加|减少|净增|净减|增长|进一步|新增|较少到|降低到|压减到|控制在|增加到|减少到|提高到|下降到|增至|减至|降至|升至|预计|全部|保持在|稳定在)*$"
)
_PER = re.compile(r"每|人均|生均|平均|校均|班均|师生比|之比|按|标准")
_STAGE = re.compile(r"(?:小学|初中|高中)(?:学?段)?(?:只有)?$")
# Nouns that keep their unit whatever they are told of: 每百名学生拥有计算机14.9台.
_FIXED = frozenset({"书", "台", "间", "面积"})

# Nouns after which people may be counted who are in them: 升入高中阶段学校7802人.
_HOLD_PEOPLE = frozenset({"所", "个", "家", "间"})
_PEOPLE = frozenset({"人", "人次"})
_OF_PEOPLE = re.compile(r"学生|教师|儿童|少年|人员|职工|幼儿|子女|升入|转入|进入|就读|[生员师]|人")
_EXISTING = re.compile(r"现有|共有|设有|建有|有|新建|建成|改扩?建|创建|覆盖|评选?|设|撤并|含|包括")
_BARE_SCHOOLS = re.compile(
    r"(?:全[省市县区旗州盟])?(?:现有|共有)?(?:义务教育(?:阶段|学段)?|各级各类|公办|民办|中小)*(?:学校|教学点)"
)
_SCHOOLS_BESIDE = re.compile(r"[、，,；和][^，,。；;、\d]{1,12}\d+[所处座]")

# Behind the unit: 18人学校组建, 7所学生全部.
_BEHIND = (
    (re.compile(r"中小学校?|学校|教学点"), _PEOPLE, "所"),
    (
        re.compile(
            r"(?:的)?(?:适龄|残疾|特殊|留守|贫困|困难|脱贫)*(?:学生|教师|儿童|少年|教职工)"
            r"(?=[，,。；;、]|全部|均|已|都|目前|被|得到|享受|稳定|纳入|能够?|随班|入学|接受|就近)"
        ),
        frozenset({"学校"}),
        "人",
    ),
)
# 100人学校 may be a school of that size; a county has no thousand schools to do something to.
_MOST_SCHOOLS = 1000
_LIMITED = re.compile(r"(?:不足|不到|少于|超过|低于|高于|小于|大于|百|以[上下])$")
_FREE_BEHIND = re.compile(r"[一-鿿]")
_ADVERB_BEHIND = re.compile(
    r"为|的比|左右|以[上下]|全部|均|已|都|被|享|得到|稳定|纳入|就近|参加|到|进行|列入|获|占|目前|其中|和|及|与"
)
_SCHOOLS_BEFORE = re.compile(r"\d+[所处座](?![^，,。；;、])")
_REACH = 24
_DIVIDES = re.compile(r"[，,。；;、：:（(\n“”]")


def measure_findings(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Numbers whose unit cannot be of the noun before or behind them."""
    for quantity in quantities:
        sort = sort_of(quantity.unit)
        if quantity.value is None or sort is None or quantity.denominator is not None:
            continue
        found = _before(text, quantity, sort) or _behind(text, quantity, sort)
        if found is not None:
            yield found


def noun_before(text: str, position: int) -> Noun | None:
    """The noun that what stands before a number ends in."""
    subject = _subject(text, position)[0]
    return _noun_of(subject)


def wrong_unit(text: str, quantity: Quantity, unit: str, message: str) -> Finding:
    """A finding over a quantity whose unit should be another."""
    return mark(
        text,
        FindingCode.UNIT_MISMATCH,
        quantity.start,
        quantity.end,
        message,
        expected=with_unit(quantity, unit),
    )


def _subject(text: str, position: int) -> tuple[str, str]:
    before = text[max(0, position - _REACH) : position]
    clause = _DIVIDES.split(before)[-1]
    return _FILLER.sub("", clause), clause


def _noun_of(subject: str) -> Noun | None:
    """The noun that a subject ends in, also where a stage follows: 用房面积小学."""
    found = next((noun for noun in _NOUNS if noun.words.search(subject)), None)
    staged = _STAGE.sub("", subject)
    if found is None and staged and staged != subject:
        found = next((noun for noun in _NOUNS if noun.words.search(staged)), None)
        return found if found is not None and found.sorts & _FIXED else None
    return found


def _before(text: str, quantity: Quantity, sort: str) -> Finding | None:
    subject, clause = _subject(text, quantity.start)
    if not subject:
        return None
    noun = _noun_of(subject)
    if noun is None or (_PER.search(clause) and not (noun.sorts & _FIXED) and noun.usual != "人"):
        return None
    if noun.usual == "人" and "班额" not in subject and _PER.search(clause):
        return None
    if sort in noun.sorts:
        return None
    if _named_behind(text, quantity):
        return None
    if noun.usual in _HOLD_PEOPLE and sort in _PEOPLE and not _counted_themselves(text, quantity, subject, clause):
        return None
    message = f"“{subject}”不能用“{quantity.unit}”计量，应为“{noun.usual}”，请核对。"
    return wrong_unit(text, quantity, noun.usual, message)


def _behind(text: str, quantity: Quantity, sort: str) -> Finding | None:
    if not text[quantity.start : quantity.end].endswith(quantity.unit) or _LIMITED.search(
        text, max(0, quantity.start - 4), quantity.start
    ):
        return None
    for noun, sorts, right in _BEHIND:
        found = noun.match(text, quantity.end)
        many = right == "所" and (quantity.value or 0) >= _MOST_SCHOOLS
        if found is not None and sort in sorts and not many:
            message = f"“{found[0]}”不能用“{quantity.unit}”计量，应为“{right}”，请核对。"
            return wrong_unit(text, quantity, right, message)
    return None


def _counted_themselves(text: str, quantity: Quantity, subject: str, clause: str) -> bool:
    """Whether schools are counted and not who is in them. In a list the numbers beside tell: 小学46人、初中19所."""
    if _BARE_SCHOOLS.fullmatch(subject):
        return True
    begins = max(text.rfind(mark, 0, quantity.start) for mark in "。！？\n") + 1
    if _OF_PEOPLE.search(text, max(begins, quantity.start - 2 * _REACH), quantity.start):
        return False
    if _SCHOOLS_BEFORE.search(text, max(0, quantity.start - _REACH), quantity.start):
        return True
    return _EXISTING.search(clause) is not None or _SCHOOLS_BESIDE.match(text, quantity.end) is not None


def _named_behind(text: str, quantity: Quantity) -> bool:
    """Whether a noun behind the number says what it counts: 学校3人小组, 教师12个团队."""
    return _FREE_BEHIND.match(text, quantity.end) is not None and _ADVERB_BEHIND.match(text, quantity.end) is None
