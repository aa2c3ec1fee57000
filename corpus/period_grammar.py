"""How papers write periods: one expression over a text, and what each of its branches means (pure).

``corpus.periods`` is what others use. Branches are tried in order at each place, longest forms first.
"""

from __future__ import annotations

import re

SCHOOL_YEAR_BEGINS = 8  # month; lists and figures of the new school year come out from August on
NOW = "目前"
OWN_YEAR = "本年"
VAGUE = "近年"
OFFSETS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, OWN_YEAR: 0, "明年": 1, "后年": 2}
SCHOOL_YEARS = {"上学年": -1, "本学年": 0, "下学年": 1}
_FIVE_YEAR_PLANS = 2001  # “十五” began then; each later one five years on
_CENTURY = 100

# One character for one, so that spans in the folded text are spans in the text.
_FOLD = str.maketrans("０１２３４５６７８９－～﹣", "0123456789-~-")
_DIGITS = {character: str(value) for value, row in enumerate(("〇零○", *"一二三四五六七八九")) for character in row}
_SMALL = {"两": 2, **{character: int(value) for character, value in _DIGITS.items()}}

_S = r"[ \t\u3000\xa0]{0,2}"
_Y = r"(?:(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DASH = r"[-—–―~]{1,2}"
_TO = rf"{_S}(?:{_DASH}|至|到){_S}"
_DAY = rf"(?:{_S}(?:{_D}{_S}[日号]|份|底|末|初(?!中)|[上中下]旬))?"
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
# 2023年初中 is not the beginning of 2023, nor 底数 the end of one.
_EDGE = r"(?:初(?![步中级一二三试次评审始高小学检验选见具显设衷])|[底末](?![子线气部数层梢]))"
_HALF = r"[上下]半年"
_QUARTER = rf"(?:第?{_S}[一二三四1-4]{_S}季度|前{_S}[二两三23]{_S}个?季度)"
# 2023年春节 and 春蕾计划 are no terms.
_TERM = r"[春秋](?:季(?:学期)?|学期|期(?!间)|(?=开学|[\s,，、。;；:：)）]|$))"
_NUMBERED_TERM = r"(?:第[一二12]学期|[上下]学期|[春秋]季?学期)"
_PART = rf"(?:全年|{_HALF}|{_TERM}|{_QUARTER}|年?{_EDGE})"
_BARE_PART = rf"(?:全年|{_HALF}|{_TERM}|{_QUARTER})"
_NOT_A_YEAR = (
    rf"(?!{_S}第{_S}\d+{_S}号|{_S}[版级]"
    r"|(?:[全本][省市州县区])?(?:教育体育|教育|教体|重点|中心)?(?:工作|行动|发展|实施)(?:要点|计划|方案|规划|总结|报告))"
)
_OPEN, _CLOSE = r"[〔﹝［\[(（【〖]", r"[〕﹞］\])）】〗]"

_SKIP = (
    r"《(?:[^《》\n]|《[^《》\n]{0,80}》){0,160}》"
    rf"|{_OPEN}{_S}{_Y}{_S}年?{_S}{_CLOSE}{_S}第?{_S}\d{{1,5}}{_S}号"
    r"|(?:计划|规划|纲要|方案)[（(][^（()）\n]{0,20}[)）]"
    r"|[“\"]?十[一二三四五]五[”\"]?[一-鿿]{0,10}?(?:规划|纲要)(?!期|末|时期)"
    r"|每年[一-鿿]{0,2}\d{1,2}(?:[-—~]\d{1,2})?月|每年[一-鿿]{0,2}[春秋]季"
)
_B = r"(?<![\d.第])"  # no year begins inside a number, nor is 第2023号 one
_SCHOOL = (
    rf"{_B}(?P<school_first>{_Y})(?:{_S}(?:学年度?|年)?{_S}(?:{_DASH}|/|至|到){_S}(?P<school_last>{_Y}|\d\d))?"
    rf"{_S}学年度?(?:{_S}(?P<term>{_NUMBERED_TERM}))?"
)
_MONTHS = (
    rf"{_B}(?P<from_year>{_Y}){_S}年度?{_S}(?P<from_month>{_M})"
    rf"(?:{_S}月{_DAY})?{_TO}(?:(?P<to_year>{_Y}){_S}年{_S})?(?P<to_month>{_M}){_S}月{_DAY}"
)
_RANGE = (
    rf"{_B}(?P<range_first>{_Y})(?:{_S}年度?(?:{_S}{_M}{_S}月)?)?{_TO}(?P<range_last>{_Y}|\d\d)(?!\d)"
    rf"{_S}年(?!版|[前后]?期)(?:度|{_EDGE}|期间|间)?"
    rf"|(?<![\d.\-])(?P<bare_first>{_Y}){_S}{_DASH}{_S}(?P<bare_last>{_Y})(?![\d.\-/]|{_S}[一-鿿])"
)
_MONTH = (
    rf"{_B}(?P<month_year>{_Y}){_S}年度?{_S}(?P<month>{_M}){_S}月{_DAY}"
    r"|(?<![\d.\-/])(?P<iso_year>(?:19|20)\d\d)(?P<dash>[-/.])(?P<iso_month>1[0-2]|0?[1-9])(?P=dash)"
    r"(?:[12]\d|3[01]|0?[1-9])(?![\d.\-/])"
    r"|(?<![\d.\-/])(?P<bare_year>(?:19|20)\d\d)-(?P<bare_month>1[0-2]|0[1-9])(?![\d.\-/]|\s?[一-鿿])"
)
_PART_OF_YEAR = rf"{_B}(?P<part_year>{_Y})(?:{_S}年度?{_S}(?P<part>{_PART})|{_S}(?P<bare_part>{_BARE_PART}))"
_PLAN = (
    r"(?<![一二三四五六七八九十])[“\"]?十(?P<plan>[一二三四五])五"
    r"(?:[”\"](?:规划)?(?P<plan_end>期?末)?|(?:规划)?(?:期间|时期|(?P<plan_last>期?末))"
    r"|(?![岁个人名天年多余所”\"]))(?:期间|时期)?"
)
_ONE_YEAR = (
    rf"{_B}(?P<one>{_Y})(?:{_S}(?:年度|年(?!度)|届){_NOT_A_YEAR}"
    rf"|{_S}[两三四五]年(?!级)|(?=(?:{_S}[、和与及]{_S}{_Y}){{1,8}}{_S}(?:[两三四五]?年|学年)))"
    rf"|(?<=年度[:：])(?P<cell>(?:19|20)\d\d)(?!\d)"
)
# 以上年龄, 基本年限, 过去年: the word's own neighbours tell it from the others.
_HEAD = (
    r"(?:大前年|(?<![以之学提目大])前年|(?<!过)去年|(?<!以)上一?年|今年|(?<![基成样版课])本年|明年|(?<![以之今])后年)"
    r"度?"
)
_NOT_AFTER_HEAD = r"(?![级纪龄轻限段制])"
_MONTHS_ONLY = rf"{_M}(?:{_S}月{_DAY}{_TO}|{_S}{_DASH}{_S}){_M}{_S}月{_DAY}|{_M}{_S}月{_DAY}"
_RELATIVE = (
    rf"(?P<head>{_HEAD}){_NOT_AFTER_HEAD}(?:{_S}(?:{_MONTHS_ONLY}|{_PART}))?(?:以来|同期)?"
    r"|(?<!以)(?P<school_head>上一?|本|下一?)学年度?(?![级龄制限])"
    r"|(?:最?近|过去)(?P<recent>{count})年(?:以?来|间)?(?!级|期)"
    r"|(?<![第近\d一二两三四五六七八九十])(?P<past>{count})年(?:以?来)(?!的?[源自])"
    r"|(?P<vague>近几?年(?:以?来)?)"
    r"|(?P<now>截[至止]目前|到目前为止|目前(?:为止)?|当前|现在|迄今)"
).replace("{count}", _COUNT)
_PART_ALONE = (
    rf"(?<![年\d.\-第每])(?P<alone>(?:1[0-2]|0?[1-9])(?:{_S}月{_DAY}{_TO}|{_S}{_DASH}{_S})(?:1[0-2]|0?[1-9]){_S}月{_DAY}"
    rf"|(?:1[0-2]|0?[1-9]){_S}月(?![刊票嫂饼]){_DAY}"
    rf"|{_HALF}|[春秋]季学期|{_QUARTER})"
    rf"|(?<![每历学当各逐年\d今去前明本上])(?P<edge>年{_EDGE})"
)

# Every branch begins with one of these; without this look ahead 1 MB takes three times as long.
_BEGINS = r"(?=[\d一二两三四五六七八九十《“\"〔﹝［\[(（【〖计规纲方每大前去上今本明后下最近过截到目当现迄春秋第年])"

PERIOD = re.compile(
    _BEGINS
    + "(?:"
    + "|".join(
        f"(?P<{name}>{branch})"
        for name, branch in {
            "skip": _SKIP,
            "school_year": _SCHOOL,
            "months": _MONTHS,
            "span": _RANGE,
            "one_month": _MONTH,
            "part_of_year": _PART_OF_YEAR,
            "five_years": _PLAN,
            "one_year": _ONE_YEAR,
            "relative": _RELATIVE,
            "part_alone": _PART_ALONE,
        }.items()
    )
    + ")"
)

YEAR = re.compile(rf"{_B}(?P<year>{_Y})(?:{_S}(?:年度?|届){_NOT_A_YEAR}|(?=-\d\d?(?!\d)))")
SINCE = re.compile(rf"{_S}(?:以来|(?:一直)?(?:至|到)(?:今|现在|目前)|起(?![草到点])|开始|[之以]后|后(?![勤备期两三]))")
RELATIVE_HEAD = re.compile(rf"{_HEAD}{_NOT_AFTER_HEAD}")
LISTED = re.compile(r"\s*(?:[、,，]|和|与|及|以及)\s*")
SO_FAR = re.compile(r"(?:以来|同期)$")
_BEFORE_DEADLINE = re.compile(
    r"(?:^|[\s,，。;；:：、(（]|力争|确保|争取|计划|预计|努力|实现|要|将|并|拟)(?:到|至)[ ]?[“\"]?$"
)
_AFTER_DEADLINE = re.compile(rf"{_S}(?:以前|之前|前(?![后三二两四期列往来提述者台所年])|为止)")
_LOOK_BACK = 6  # characters: the longest verb and 到 with the marks about it


def fold(text: str) -> str:
    """A text with full-width digits and dashes in one width, character for character."""
    return text.translate(_FOLD)


def digits(year: str) -> str:
    """A year in digits, however it is written: 二〇二三 is 2023."""
    return "".join(_DIGITS.get(character, character) for character in year)


def small_number(text: str) -> int:
    """A number below a hundred, in digits or in Chinese: 3, 两, 十二."""
    if text.isdecimal() and text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_SMALL.get(tens, 1) * 10 if ten else 0) + _SMALL.get(ones, 0)


def is_deadline(text: str, first: int, last: int, *, floor: int, ceiling: int) -> bool:
    """Whether what stands around ``[first, last)`` makes the period a time by which something is to be."""
    before = text[max(floor, first - _LOOK_BACK) : first]
    if first - floor > _LOOK_BACK:
        before = "…" + before
    return bool(_BEFORE_DEADLINE.search(before) or _AFTER_DEADLINE.match(text, last, ceiling))


def read(match: re.Match[str]) -> tuple[str | None, str | None]:
    """What a match of ``PERIOD`` means: its canonical form, or the word that it hangs on."""
    branch = match.lastgroup or ""
    if branch == "relative":
        return None, _relative(match)
    if branch == "part_alone":
        return None, OWN_YEAR
    return _READ[branch](match), None


def _relative(match: re.Match[str]) -> str:
    if head := match["head"]:
        year = head.removesuffix("度").replace("一", "")
        return "去年" if year == "上年" else year
    if school := match["school_head"]:
        return f"{school[0]}学年"
    if count := match["recent"] or match["past"]:
        return f"近{small_number(count)}年"
    return VAGUE if match["vague"] else NOW


def _school_year(match: re.Match[str]) -> str:
    first = int(digits(match["school_first"]))
    last = _last_year(first, match["school_last"]) if match["school_last"] else first + 1
    if (term := match["term"]) and last == first + 1:
        spring = term[0] in "下春" or term[1] in "二2"
        return f"{last}春季" if spring else f"{first}秋季"
    return f"{first}-{last}学年"


def _months(match: re.Match[str]) -> str:
    first = digits(match["from_year"])
    last = digits(match["to_year"]) if match["to_year"] else first
    return months_of(int(first), small_number(match["from_month"]), int(last), small_number(match["to_month"]))


_SPANS_OF_MONTHS = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年", (1, 3): "一季度", (4, 6): "二季度",
                    (7, 9): "三季度", (10, 12): "四季度", (1, 9): "前三季度"}  # fmt: skip


def months_of(first: int, from_month: int, last: int, to_month: int) -> str:
    """The canonical form of a run of months; 2023年1至6月 is 2023上半年."""
    if first == last and (name := _SPANS_OF_MONTHS.get((from_month, to_month))) is not None:
        return f"{first}{name}"
    if (first, from_month) == (last, to_month):
        return f"{first}-{from_month:02}"
    return f"{first}-{from_month:02}至{last}-{to_month:02}"


def _span(match: re.Match[str]) -> str:
    first = int(digits(match["range_first"] or match["bare_first"]))
    last = _last_year(first, match["range_last"] or match["bare_last"])
    return f"{first}-{last}" if last != first else f"{first}"


def _last_year(first: int, text: str) -> int:
    """The later year of a range; 2020-21 leaves the century out."""
    year = int(digits(text))
    return year if year >= _CENTURY else first // _CENTURY * _CENTURY + year


def _month(match: re.Match[str]) -> str:
    year = match["month_year"] or match["iso_year"] or match["bare_year"]
    month = match["month"] or match["iso_month"] or match["bare_month"]
    return f"{digits(year)}-{small_number(month):02}"


def _part(match: re.Match[str]) -> str:
    return digits(match["part_year"]) + _part_form(re.sub(r"\s", "", match["part"] or match["bare_part"]))


def _part_form(part: str) -> str:
    if part == "全年":
        return ""
    if part[0] in "春秋":
        return f"{part[0]}季"
    if part.endswith("季度"):
        number = small_number(re.sub(r"[第前个季度]", "", part))
        if part[0] == "前":
            return ("", "一季度", "上半年", "前三季度", "")[number]
        return f"{'零一二三四'[number]}季度"
    if part in ("上半年", "下半年"):
        return part
    return "初" if part[-1] == "初" else "末"


def _five_years(match: re.Match[str]) -> str:
    first = _FIVE_YEAR_PLANS + 5 * small_number(match["plan"])
    return f"{first + 4}末" if match["plan_end"] or match["plan_last"] else f"{first}-{first + 4}"


def _one_year(match: re.Match[str]) -> str:
    return digits(match["one"] or match["cell"])


_READ = {
    "school_year": _school_year,
    "months": _months,
    "span": _span,
    "one_month": _month,
    "part_of_year": _part,
    "five_years": _five_years,
    "one_year": _one_year,
}
