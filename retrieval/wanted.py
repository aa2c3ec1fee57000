"""What a stretch of text must hold to answer a kind of question, and how much of its sentence to quote (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.docno import find_docnos
from corpus.rows import is_row
from retrieval.amounts import states_amount
from retrieval.query import Intent, Part, Query

PERSONS = ("人", "名", "位")

# A sentence up to this length is quoted whole where the question wants all that is said; a comparison of what is
# done takes a shorter one, a single fact or a yes or no a short one. Longer ones are quoted by the clauses that answer.
LONGEST_QUOTE, LONGEST_COMPARED, LONGEST_STATED, LONGEST_VERDICT = 260, 160, 120, 120
_LONGEST = {
    **dict.fromkeys((Intent.HOW, Intent.WHY, Intent.LIST), LONGEST_QUOTE),
    **dict.fromkeys((Intent.FACT, Intent.WHO, Intent.WHEN, Intent.DOCUMENT), LONGEST_STATED),
    Intent.YES_NO: LONGEST_VERDICT,
}

_TIME = re.compile(
    r"\d{4}\s?年|\d{1,2}\s?[月日号]|[一二三四五六七八九十]+月|学期|学年|季度|年[底初末中]|[上下]半年|每[年月周日天]|当[年月日天]|[寒暑]假"
)
# In a table's row a year stands in many headers; the column must be of times.
_TIME_OF_ROW = re.compile(r"(?:时间|时限|期限|日期|年月|工期|进度)[^：；]{0,8}：")
_REASON = re.compile(r"因|由于|受[^，,。]{1,12}(?:影响|限制|制约)|鉴于|为了|缺|不足|导致|所致|随着")
_OFTEN = re.compile(r"每[周月天日年季]|每学期|每学年|每两|不少于|一次|\d+[天日周]")
_UNDONE = re.compile(r"(?:难以|未能|无法|不能|没有)[^，,；;。]*")
_LASTS = re.compile(
    r"(?:\d|[一二两三四五六七八九十半])\s?个?(?:课时|学时|小时|钟头|分钟|[天日周月年]|学期|学年)|至[^，,；;。]{0,10}[日月年]"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_ASKS_OFTEN = re.compile(r"(?:多久|多长时间)[^，,？?]{0,10}[次回趟]|频次|频率|隔多[久长]")
# A sub-question that asks no more than to compare what the one before it asked: 云岭、禾川有什么不同.
_ONLY_COMPARES = re.compile(r".{0,24}(?:有|是)?(?:什么|何|哪些|啥)(?:不同|区别|差别|差异|不一样|异同)[?？呢。\s]*")
# 每百名学生有几个教师 is not answered by how many teachers there are.
_PER_MANY = re.compile(r"每[一二三四五六七八九十]?[百千万]")
_ASKS_LONG = re.compile(r"多久|多长时间")
_ASKS_AMOUNT = re.compile(
    r"人数|多少|几[个所名次项]|数量|谁[更最]?[多少高低大小]"
    r"|[哪个地县边]更?[多少高低大小]|最[高低多少大小]|各是|各有|[多高大低少小]还是"
)
_ASKS_EXTREME = re.compile(r"最[高低多少大小好差]")
_ASKS_ALL = re.compile(r"都|全部|所有|全都|均")
_ASKS_PAPER = re.compile(r"哪些[^，,。？?]{0,20}(?:文件|通知|细则|法规|法律)")
_ASKS_OFFICE = re.compile(
    r"(?:哪一?个|哪几?家|哪些|哪几个|什么|哪级)(?:部门|单位|机关|机构|科室|股室|处室)|谁(?:来|去)?(?:负责|牵头|主管|组织|管)"
)
_OFFICE = re.compile(
    r"[一-鿿]局|[县市区工党常]委|[一-鿿]厅|政府|部门|单位|(?:办公|教研|督导|工作)室|[一-鿿]{2}[股科](?![一-鿿])|领导小组|专班|中心|乡镇|街道|[一-鿿]联"
    r"|法院|公安|民政|财政|人社|机构|总会|协会"
)
_PERSON_IN_CHARGE = re.compile(r"学校|教师|校长|干部|督学|主任|[组队]长|负责人")
_PEOPLE = r"(?:人(?!次)|孩子|学生|儿童|老师|教师|校长|教职工|家长)(?!之家)"
_COUNTS_PEOPLE = re.compile(rf"(?:几|多少)个{_PEOPLE}|{_PEOPLE}[^，,]{{0,4}}几个")


def holding(part: Part, query: Query) -> Callable[[str], bool] | None:
    """The test that a stretch must pass; None where any statement will do."""
    if part.intent is Intent.COMPARISON and _ONLY_COMPARES.fullmatch(part.text) and part is not query.parts[0]:
        return holding(query.parts[0], query)
    if _ASKS_OFTEN.search(part.text):
        return lambda text: _OFTEN.search(_UNDONE.sub("", text)) is not None
    if _ASKS_LONG.search(part.text):
        return lambda text: _LASTS.search(text) is not None
    if part.intent is Intent.NUMBER or (part.intent is Intent.COMPARISON and asks_amount(part)):
        if _ASKS_EXTREME.search(part.text) and len(query.regions) < 2:
            return lambda text: len(_NUMBER.findall(text)) > 1
        units = units_of(part, query)
        if per := _PER_MANY.search(part.text):
            return lambda text: per.group() in text and states_amount(text, units)
        return lambda text: states_amount(text, units)
    if part.intent is Intent.WHY:
        return lambda text: _REASON.search(text) is not None
    if part.intent is Intent.WHEN:
        return lambda text: (_TIME_OF_ROW if is_row(text) else _TIME).search(text) is not None
    if asked := _ASKS_OFFICE.search(part.text):
        persons = "谁" in asked.group()
        return lambda text: bool(_OFFICE.search(text) or (persons and _PERSON_IN_CHARGE.search(text)))
    if asks_paper(part):
        return lambda text: "《" in text or bool(find_docnos(text))
    return None


def units_of(part: Part, query: Query) -> tuple[str, ...]:
    """The units an amount may have, the likeliest first."""
    # What the question as a whole counts is of this part only where no part says what it counts itself.
    units = part.units or (() if any(each.units for each in query.parts) else query.units)
    if not units and "人数" in part.text:
        return PERSONS
    if "个" in units and _COUNTS_PEOPLE.search(part.text):
        return (*units, *PERSONS)
    return units


def asks_paper(part: Part) -> bool:
    """Whether papers are asked for by name: 哪个文件, 哪些通知, 文号."""
    return part.intent is Intent.DOCUMENT or _ASKS_PAPER.search(part.text) is not None


def asks_of_all(part: Part) -> bool:
    """Whether a yes needs the whole of what is said: 都整改了吗."""
    return part.intent is Intent.YES_NO and _ASKS_ALL.search(part.text) is not None


def asks_amount(part: Part) -> bool:
    """Whether a comparison is of amounts and not of what is done."""
    return _ASKS_AMOUNT.search(part.text) is not None


def wants_whole(part: Part, sentence: str) -> bool:
    """Whether the sentence is quoted whole."""
    if is_row(sentence):
        return True
    if part.intent is Intent.COMPARISON:
        return len(sentence) <= LONGEST_COMPARED and not asks_amount(part)
    return len(sentence) <= _LONGEST.get(part.intent, 0)
