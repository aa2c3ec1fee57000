"""The regular expressions of quantities, over text folded to half width (constants)."""

from __future__ import annotations

import re

from corpus.quantities.numerals import CHINESE_NUMERALS
from corpus.quantities.units import COUNTED_PATTERN, UNIT_PATTERN
from corpus.quantities.words import BEHIND_PATTERN, INSIDE_PATTERN

# One character for one, so that offsets stay.
FOLD = {
    **{ord("０") + digit: str(digit) for digit in range(10)},
    **{ord(full): chr(ord(full) - 0xFEE0) for full in "％．／＋（）＂＇：－＜＞＝"},
    **{ord("Ａ") + index: chr(ord("A") + index) for index in range(26)},
    **{ord("ａ") + index: chr(ord("a") + index) for index in range(26)},
    **dict.fromkeys(map(ord, "∶︰ː"), ":"),
    **dict.fromkeys(map(ord, "～〜∼∽﹏"), "~"),
    **dict.fromkeys(map(ord, "—–―‐‑‒─﹣"), "-"),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f"), " "),
    ord("﹪"): "%",
    ord("馀"): "余",
}

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_CHINESE = rf"[{CHINESE_NUMERALS}]+"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}"
_TO = r"[ ]?[-~、,至到和及][ ]?"
_SCALE = r"(?:[十百千]?(?:万亿|万(?!兆)|亿)|百(?!分)|千(?![米克瓦兆]))"
# A year is none where a unit follows: 2018所, 2023.9万元.
_NO_UNIT = rf"(?:(?=[ ]?(?:学?年|级|届))|(?![ ]?(?:[余多]?{_SCALE}|{UNIT_PATTERN}|[余多])|\d))"

_NONE = "|".join(
    (
        # Titles; addresses, codes, models.
        r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》",
        r"[A-Za-z]+(?:://)?[A-Za-z0-9._@/?=&#~-]*",
        # 文号 and whatever a 号, 届, 年级, 季度 makes an ordinal of.
        rf"[〔\[(【﹝[][ ]?{_YEAR}(?:{_TO}{_YEAR})*[ ]?年?[ ]?[〕\])】﹞]](?:[ ]?第?[ ]?\d+[ ]?号)?",
        rf"第[ ]?(?:\d+(?:{_TO}\d+)*|{_CHINESE}(?:{_TO}{_CHINESE})*)",
        rf"\d+(?:{_TO}\d+)*[ ]?(?:号|届|年级|年制|年一贯|季度|期工程|中学|高中)",
        rf"{_CHINESE}(?:{_TO}{_CHINESE})*(?:届|年级|年制|年一贯|季度|月份|月|期工程)(?:{_CHINESE}次)?",
        # Years, school years, dates, times.
        rf"{_YEAR}(?:[ ]?年?{_TO}{_YEAR}{_NO_UNIT})+(?:[ ]?(?:学年度?|年度?|级))?",
        rf"{_YEAR}(?:[ ]?(?:学年度?|年度?份?|级))(?:[ ]?{_DAY}[ ]?月(?:份|[ ]?{_DAY}[ ]?[日号])?)?",
        rf"{_YEAR}(?P<mark>[-./])(?:0?[1-9]|1[0-2])(?:(?P=mark){_DAY}(?!\d)|(?!(?P=mark)\d){_NO_UNIT})",
        rf"\d\d年(?=春|秋|上半年|下半年|[底末初度]|{_DAY}月)",
        rf"{_DAY}(?:{_TO}{_DAY})*[ ]?月(?:份|[底初末]|[上中下]旬)?(?:[ ]?{_DAY}(?:{_TO}{_DAY})*[ ]?[日号])?",
        rf"{_DAY}(?:{_TO}{_DAY})*[ ]?日(?![ ]?以?内|均)",
        r"\d{1,2}:\d{2}:\d{2}|\d{1,2}[时点](?![位段间])(?:[ ]?\d{1,2}[ ]?分|半|整)?",
        # Numbers of headings and notes.
        r"\(\d{1,3}\)",
        r"(?<![\d.])\d{1,2}\.(?!\d)",
        r"(?:^|(?<=\n))[ ]*-[ ]*\d{1,4}[ ]*-[ ]*(?=\n|$)",
        r"(?:^|(?<=[\n。;；]))[ ]*\d{1,2}[、)]|(?<=[ ”，,])\d{1,2}、(?=[一-鿿《“])",
        r"\d+对\d+",
        # Telephones, addresses of machines, ids, 1+3 and 12·4.
        rf"1[3-9]\d{{9}}{_NO_UNIT}|\(?\b0\d{{2,3}}\)?[- ]?\d{{7,8}}(?!\d)|[48]00-\d{{3,4}}-?\d{{3,4}}(?!\d)",
        r"\d+(?:[ ]?:[ ]?\d+){2,}|\d+(?:\.\d+){2,}|\d+(?:-\d+){2,}|\d+(?:·\d+)+",
        r"\d+(?:\+(?:\d+|[A-Za-z]+))+(?![\d.%])",
        r"(?:邮编|邮政编码|电话|手机|热线|传真|编号|代码|账号|卡号|学号|证号|号码|[Qq][Qq]群?)"
        rf"(?:号码?)?(?:是|为)?[: ]{{0,2}}[\d -]{{4,}}{_NO_UNIT}",
    )
)
_WORDED = (
    rf"(?:(?P<per>百|千|万)分之(?P<share>{NUMBER}|[{CHINESE_NUMERALS}点]+)"
    rf"|(?P<bottom>\d+|{_CHINESE})分之(?P<top>\d+|{_CHINESE}))"
)
_COUNTED = (
    rf"(?:好?[数几][十百千万亿]+|{_CHINESE})[几数]?(?:{INSIDE_PATTERN}(?:万亿|万|亿)?|万|亿)?"
    rf"(?:[至到~-]{_CHINESE})?(?:{COUNTED_PATTERN}|个[多半](?:小时|月))"
)

# What may be a quantity and what looks like one and is none. Read in order: what is none comes first.
# _FIRST holds every character that one of them begins with: four of five characters are passed over by it alone.
_FIRST = rf"[0-9A-Za-z《〔\[(【﹝第 \-邮电手热传编代账卡学证号数几好{CHINESE_NUMERALS}]"
CANDIDATE = re.compile(
    rf"(?={_FIRST})(?:(?P<none>{_NONE})|(?P<worded>(?={_WORDED}))|(?P<arabic>\d)|(?P<chinese>(?={_COUNTED})))"
)

_SPACE = "[ ]?"
# 个 before a unit takes 半 and 多: 3个半小时, 2个多月.
_HALF = r"个(?P<ge>[半多])(?P<ge_unit>小时|月|学期|百分点|工作日|星期|学时|课时)"
_AFTER = r"(?P<year_half>半(?![年月天日小]))?(?P<more3>[多余](?![数样元种媒方地年学层次部头条党功维边重动发子胞]))?"
_TAIL = (
    rf"(?:{_SPACE}(?P<more>{INSIDE_PATTERN}|几)?(?P<scale>{_SCALE}))?(?P<more2>{INSIDE_PATTERN}|几)?"
    rf"{_SPACE}(?:{_HALF}|(?P<unit>{UNIT_PATTERN}))?{_AFTER}"
)
BEHIND = re.compile(rf"{BEHIND_PATTERN}|(?P<inside>内(?![地容部外在涵]))")

RATIO = re.compile(rf"(?P<value>{NUMBER}){_SPACE}(?::|比(?=\d)){_SPACE}(?P<denominator>{NUMBER})(?![\d:]|[ ]?:[ ]?\d)")
FRACTION = re.compile(r"(?P<value>\d{1,3})/(?P<denominator>\d{1,3})(?![\d/.])")
ARABIC = re.compile(
    rf"(?:(?P<low>{NUMBER})(?:{_SPACE}(?P<low_scale>{_SCALE}))?(?:{_SPACE}(?P<low_unit>{UNIT_PATTERN}))?"
    rf"{_SPACE}(?P<to>[-~]|至|到){_SPACE}(?=\d))?(?P<number>{NUMBER})(?P<mixed>[万亿]\d+(?=[千万]))?{_TAIL}"
)
SINGLE = re.compile(rf"(?P<number>{NUMBER})(?P<mixed>[万亿]\d+(?=[千万]))?{_TAIL}")
WORDED = re.compile(_WORDED)
CHINESE = re.compile(
    rf"(?:(?P<low>{_CHINESE})(?P<to>[至到~-]))?"
    rf"(?:(?P<vague>好?[数几][十百千万亿]+)|(?P<number>{_CHINESE}(?:点{_CHINESE})?)(?P<few>[几数][万亿]?)?)"
    rf"(?P<more>{INSIDE_PATTERN})?(?P<scale>万亿|万|亿)?(?:{_HALF}|(?P<unit>{COUNTED_PATTERN})){_AFTER}"
)
