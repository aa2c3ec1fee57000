"""Measure words that cannot be of what is counted: 学校128人, 学生24612所, 资金1471人 (pure).

What is counted is told by the name of an indicator right before the number, by a noun that ends there, or by the list
that the number stands in: its numbers add up, but for the unit of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.identities import plain
from corpus.quantity import Quantity, read_quantities
from corpus.terms import Vocabulary
from drafting.auditing.marks import mark
from drafting.findings import Finding, FindingCode, Working

# Sorts of units; those of one sort may stand for each other, those that are in no sort are not judged.
_SORTS: dict[str, frozenset[str]] = {
    "学校": frozenset(["所", "处", "座"]),
    "人": frozenset(["人", "名", "位", "万人"]),
    "人次": frozenset(["人次", "万人次"]),
    "钱": frozenset(["元", "万元", "亿元", "万亿元"]),
    "面积": frozenset(["平方米", "万平方米", "亩", "公顷"]),
    "率": frozenset(["%", "‰"]),
    "书": frozenset(["册", "万册"]),
    "台": frozenset(["台", "万台"]),
    "间": frozenset(["间"]),
    "套": frozenset(["套", "万套"]),
    "家": frozenset(["家"]),
    "次": frozenset(["次", "场", "场次"]),
    "个": frozenset(["个"]),
    "节": frozenset(["节"]),
    "户": frozenset(["户", "万户"]),
}
_SORT_OF = {unit: sort for sort, units in _SORTS.items() for unit in units}

# What nouns right before a number count in; the first unit is the usual one. Only nouns that leave no doubt.
_NOUNS: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = tuple(
    (re.compile(rf"(?:{pattern})$"), usual, frozenset(sorts.split()))
    for pattern, usual, sorts in (
        (r"学校|中小学校?|完全小学|普通小学|完小|普通初中|初级中学|一贯制学校|特教学校|幼儿园|高中学校|完全中学|公办园|民办园", "所", "学校 个 家 率"),
        (r"教学点", "个", "学校 个 率"),
        (r"(?:学生|在校生|小学生|初中生|寄宿生|教师|教职工|儿童|少年|幼儿|子女|新生|毕业生|校长|教练员?|督学|随班就读|送教上门)(?:总?数|人数)?", "人", "人 人次 率 户 个"),
        (r"(?:在校|招生|毕业|参训|受助|惠及|服务|覆盖|资助)人数", "人", "人 人次 率"),
        (r"(?:资金|经费|补助金?|助学金|投资|投入|支出|公用经费|专项债)(?:总额)?(?:共|合计|累计|达|约)?", "万元", "钱 率 人次"),
        (r"(?:教学班|班级|大班额|超大班额|大班)(?:总?数)?", "个", "个 率"),
        (r"学位", "个", "个 率"),
        (r"(?:面积)", "平方米", "面积 率"),
        (r"(?:图书|藏书|图书馆藏书)(?:总?量)?", "册", "书 率"),
        (r"(?:计算机|电脑|投影仪|一体机)", "台", "台 套 率"),
        (r"(?:功能室|专用教室|实验室|多媒体教室|录播教室|功能教室|音美教室|普通教室)", "间", "间 个 套 率"),
        (r"(?:培训机构)", "家", "家 个 学校 率"),
        (r"(?<![一-鿿]{2}应)(?:巩固率|入学率|毛入园率|就读率|辍学率|覆盖率|达标率|合格率|优良率|参与率|完成率|升学率)", "%", "率"),
        (r"人次(?:数)?", "人次", "人次 率"),
    )
)
# What may stand between a noun and its number.
_FILLER = re.compile(
    r"(?:总数|数|总量|总额|规模|现有|共有|共计|合计|总计|共|有|为|是|达到?|约|近|超过?|逾|已|仅|累计|均|各|分别|的|[:：]|\s|新增|增加到|减少到|提高到|下降到|增至|减至|降至|升至)*$"
)
_COUNTED_OTHERWISE = re.compile(r"每|人均|生均|平均|校均|班均|师生比|其中|教师与|之比|比例|占")
# Nouns after which a number of people may be meant: of those in them.
_HOLD_PEOPLE = frozenset(["所", "个", "家", "间"])
_PEOPLE = frozenset(["人", "人次"])
_OF_PEOPLE = re.compile(r"学生|教师|儿童|少年|人员|职工|幼儿|子女|[升转进就入]|[生员师]|人")
_EXISTING = re.compile(r"(?:现有|共有|设有|建有|有|新建|建成|改扩?建|创建|覆盖|评选?|设|撤并)")
_SCHOOLS_BESIDE = re.compile(r"[、，,；和][^，,。；;、\d]{1,12}\d+[所处座]")
_REACH = 24
_LIST = re.compile(r"[^。！？；;\n]+")
_LEAST_TOTAL = 5


def measure_findings(text: str, *, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Numbers whose unit cannot be of what they count."""
    quantities = read_quantities(text)
    for quantity in quantities:
        found = _misnamed(text, quantity)
        if found is not None:
            yield found
    for sentence in _LIST.finditer(text):
        some = [each for each in quantities if sentence.start() <= each.start < sentence.end()]
        yield from _misfits(text, some)


def _misnamed(text: str, quantity: Quantity) -> Finding | None:
    sort = _SORT_OF.get(quantity.unit)
    if quantity.value is None or sort is None or quantity.denominator is not None:
        return None
    start = max(0, quantity.start - _REACH)
    before = text[start : quantity.start]
    clause = re.split(r"[，,。；;、：:（(\n“”]", before)[-1] or before[-_REACH:]
    subject = _FILLER.sub("", clause)
    if not subject or _COUNTED_OTHERWISE.search(clause):
        return None
    for noun, usual, sorts in _NOUNS:
        if noun.search(subject):
            if sort in sorts or _followed(text, quantity):
                return None
            if usual in _HOLD_PEOPLE and sort in _PEOPLE and not _counted_themselves(text, start, quantity, clause):
                return None
            return _wrong_unit(text, quantity, usual, f"“{subject[-_REACH:]}”")
    return None


def _counted_themselves(text: str, start: int, quantity: Quantity, clause: str) -> bool:
    """Whether schools are counted and not who is in them: 现有小学46人, but not 升入高中阶段学校7802人.

    In a list the numbers beside tell: 小学46人、初中19所.
    """
    if _OF_PEOPLE.search(text, max(0, start - _REACH), quantity.start):
        return False
    return _EXISTING.search(clause) is not None or _SCHOOLS_BESIDE.match(text, quantity.end) is not None


def _followed(text: str, quantity: Quantity) -> bool:
    """Whether a noun behind the number says what it counts: 学校3人小组, 教师12个团队."""
    return re.match(r"(?!为|的|次|左|以)[一-鿿]", text[quantity.end : quantity.end + 1]) is not None


def _wrong_unit(text: str, quantity: Quantity, usual: str, what: str) -> Finding:
    right = quantity.text.replace(quantity.unit, usual) if quantity.unit in quantity.text else None
    message = f"{what}不能用“{quantity.unit}”计量，应为“{usual}”。"
    return mark(text, FindingCode.UNIT_MISMATCH, quantity.start, quantity.end, message, expected=right)


def _misfits(text: str, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """A total and its parts whose numbers add up while the unit of one is another: 36997人，其中小学24612所、初中12385人."""
    plainly = [q for q in quantities if q.value is not None and q.value_high is None and q.denominator is None]
    for number, total in enumerate(plainly):
        assert total.value is not None
        if total.value < _LEAST_TOTAL:
            continue
        summed = total.value * 0
        for place in range(number + 1, min(number + 7, len(plainly))):
            part = plainly[place]
            assert part.value is not None
            summed += part.value
            parts = plainly[number + 1 : place + 1]
            if summed > total.value:
                break
            if summed == total.value and len(parts) > 1 and _one_list(text, [total, *parts]):
                yield from _odd_one(text, [total, *parts])
                break


def _one_list(text: str, some: Sequence[Quantity]) -> bool:
    if any("." in each.text or (each.value or 0) >= 10 for each in some) and all(
        len(text[one.end : two.start]) <= _REACH for one, two in pairwise(some)
    ):
        return re.search(r"其中|分别|[（(：:]|包括", text[some[0].end : some[1].start]) is not None
    return False


def _odd_one(text: str, some: Sequence[Quantity]) -> Iterator[Finding]:
    units = [each.unit for each in some]
    alike = {unit: sum(_like(unit, other) for other in units) for unit in units}
    usual = max(alike, key=alike.__getitem__)
    odd = [each for each in some if not _like(each.unit, usual)]
    if len(odd) != 1 or alike[usual] != len(some) - 1 or not usual:
        return
    said = " + ".join(f"{plain(each.value):f}" for each in some[1:] if each.value is not None)
    total = some[0].value
    message = f"“{odd[0].text}”与同一组数的单位“{usual}”不一致，而各数相加正好相符，单位应为“{usual}”。"
    right = odd[0].text.replace(odd[0].unit, usual) if odd[0].unit else odd[0].text + usual
    yield mark(
        text,
        FindingCode.UNIT_MISMATCH,
        odd[0].start,
        odd[0].end,
        message,
        expected=right,
        evidence=(Working(f"{said} = {total:f}"),),
    )


def _like(one: str, two: str) -> bool:
    """Whether two units count one sort of thing in one magnitude."""
    if one == two:
        return True
    sorts = {_SORT_OF.get(one), _SORT_OF.get(two)}
    scales = {unit[:1] if unit[:1] in "万亿" else "" for unit in (one, two)}
    return len(scales) == 1 and (len(sorts) == 1 or sorts <= {"学校", "个", "家"})
