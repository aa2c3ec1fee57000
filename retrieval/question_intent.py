"""What a question asks for, by its interrogatives and, failing those, by its head noun (pure)."""

from __future__ import annotations

import re

from retrieval.query import Intent, Reckoning
from retrieval.question_units import ENDING as _ENDING
from retrieval.question_units import noun_units, units_beside
from retrieval.question_words import POLITE

_SENTENCE = re.compile(r"(?<=[?？。;；!！\n])")
_COMMA = re.compile(r"(?<=[,，])")
_LIST_MARK = re.compile(r"(?<=、)")

_HOW_MANY = (
    r"多少|多大|多高|多长|多久|多远|多重|(?<![十这近好前后过第哪])几(?!乎|何|经|番|年来|度|年级)"
    r"(?=[\d个所名人位次项条种类年月号天岁成倍分大台套册间家户处件门节张份辆场期批篇周元万亿百千趟回遍轮档课学班步])"
)
_ASKS = re.compile(
    rf"{_HOW_MANY}|哪|谁|孰|什么|啥|怎|咋|如何|[有为任]何(?!家)|何[时人地处种年月日以在]|几何|缘何|是否|能否|可否|有无|吗|吧$|"
    r"([有是能会要可])(?:没|不)\1|有没有|(?:了|过)没有?$|(.)不\2"
)
_WRAPPED = re.compile(r"^(?:你|您)?(?:知道|能否?告诉|可以告诉|能不能告诉|可否告诉|能说说|能介绍)")
# 领导要一个数：…, 写材料用：… says who asks, not what.
_ORDER = re.compile(r"^[^,，:：?？。]{0,8}(?:要|问|写|填|报|用)[^,，:：?？。]{0,6}[:：]")

# 我们在写材料，请查一下…: what stands before the request is no part of it.
_BEFORE_REQUEST = re.compile(
    r"^[^,，。？?]{2,20}[,，。](?=\s*(?:请|帮|麻烦|劳驾)[^,，。？?]{0,4}(?:查|找|看|问|说|讲|告诉|列|介绍|提供))"
)
_PLANNED = re.compile(r"目标|计划|规划|力争|打算|安排|思路|方案|任务|要求|提出|预算|标准|拟|规定")
_PREDICT = re.compile(r"预测|预判|推测|推算|估算|猜")
_PREDICT_START = re.compile(r"^(?:请|帮|能否|能不能|试)?(?:你|您|我)?(?:们)?(?:来)?(?:估计|预估|预计|展望)")
_FUTURE = re.compile(r"明年|后年|未来|将来|以后|今后|若干年后|[\d一二两三四五十几]+年(?:之|以)?后")
_WILL = re.compile(r"会|将|能(?!力)|大概|估计|预计|预估")

_RIVAL = r"(?:多|少|高|低|大|小|好|差|快|慢|强|弱|早|晚|长|短|严|突出|领先)"
_WHICH_MORE = re.compile(
    rf"(?:哪|谁|孰)[^?？,，。多少]{{0,14}}?(?:更|最|比较|较|还)?(?<!多){_RIVAL}(?:些|一些|一点|几)?(?=[?？吗呢,，。;；的]|$)"
)
_MOST = re.compile(rf"最{_RIVAL}.{{0,12}}(?:哪|谁)|(?:哪|谁).{{0,14}}最{_RIVAL}")
_DIFFERENT = re.compile(
    r"(?:有|存在)?(?:何|什么|哪些|啥|多大|怎样的)(?:的)?(?:明显|主要|具体)?(?:不同|不一样|区别|差别|差异(?!系数)|异同|相同|共同|差距|联系)"
    r"|异同|(?:不同|相同|共同)(?:之处|点|做法)|(?:区别|差别|差距|不同|差异)(?:在哪|是什么|何在|有多大|有哪些|大吗)"
)
_COMPARE = re.compile(
    r"比较(?![好多高低大小突少明严完先薄困集优难差快重轻弱强紧慢晚早])|对比|相比|相较|比一比|比一下|排名(?!靠|末|前|后|在)|排序"
    r"|由[高多]到[低少]|从[高多]到[低少]"
)
_COMPARE_ORDER = re.compile(r"^(?:请|帮我|试)*(?:比较|对比)(?![好多高低])")
_SAME = re.compile(r"(?:一样|相同|一致|相等)(?:吗|不|么)|是否(?:一样|相同|一致|相等)")
_DIFFERENCE = re.compile(rf"相差|差(?:了)?(?:多少|几)|{_RIVAL}(?:了|出)?(?:多少|几)|差距(?:是|有|为)?多")

_WHY = re.compile(
    r"为什么|为何|为啥|何以|缘何|怎么会|怎么没|(?:是|出于|因为|由于)(?:什么|啥|哪些|何种)(?:原因|理由|缘故)|因何"
    r"|(?:怎么|咋)[^,，?？]{0,12}(?:少|多|低|高|慢|差|降|涨|没有?|不够|不足|不到|减少|增加|下降|上升)了?$"
)
_WHEN = re.compile(
    r"什么时[候间期]|啥时候?|何时|几时|多会儿|何[年月日]|哪(?:一|个|1)?(?:年|天|日|月份?|个月|学期|时候|时间|时段)(?!级)"
    r"|几(?:月|号|日|年(?!级|来|制))|(?:时间|日期)(?:是|为|在)?(?:什么|多少|哪)|第?几年(?!级)"
)
_WHO = re.compile(
    r"谁|哪(?:一)?位|(?:哪|什么|何)(?:一个|个|些)?(?:人(?!员)|部门|单位|机构|科室|领导|股室|处室)(?!.{0,6}(?:率|数|比))|何人|由哪(?:个|家|些(?!学校))"
)
_PAPER = r"(?:文件|通知|公文|文|办法|方案|法规|法律|条例|依据|批复)"
_DOCUMENT = re.compile(
    r"(?:文号|发文字号|文件字号|字号|文件编号)"
    rf"|(?:哪|什么|(?<!如)何)(?:一)?(?:个|份|件|部)?(?:上级|政策|规范性)?{_PAPER}(?!件?[中里]|化)"
    r"|哪(?:一)?(?:个|份|项|部)(?:意见|决定|规定)"
    r"|(?:依据|根据|按照)(?:的)?(?:是|为)?(?:什么|哪|何)|(?:制定|政策|法律|文件)(?:的)?依据(?:是|有)"
)
_DOCUMENTS = re.compile(r"哪些|哪几|哪[两二三四五六七八九十\d]")

_YES_NO = re.compile(
    r"(?:吗|吧|么(?<!什么)(?<!怎么)(?<!那么))[\s?？。!！]*$|有没有|有无|是否|是不是|能不能|能否|可否|可不可以|会不会|要不要|该不该|对不对|算不算|够不够"
    r"|属不属于|得没得到|(?:了|过)没(?:有)?[\s?？]*$|(?<![一-鿿]没)(?<![都也])没有[?？]$"
)
_LISTED = (
    r"(?:做法|措施|举措|办法|经验|问题|困难|不足|短板|成效|成果|成绩|亮点|任务|政策|制度|机制|方面|内容|途径|特点|"
    r"环节|条件|要求|规定|服务|支持|优惠|安排|步骤|打算|计划|工作|项目|活动|处罚|材料|优势|保障|帮助|渠道|建议|"
    r"工程|行动|毛病|难题|难处|短处|缺点|事情?|招数?|法子)"
)
_LIST = re.compile(
    rf"哪些|哪几|哪(?:[两二三四五六七八九十]|\d+)(?:个|大|条|项|种|类|点|方|步|家|所|级|地|线|支|份|批|处|届)*|(?:有|采取|推出|出台|提出|存在|取得|实施|做|制定|提供|给予|享受|发现|提)(?:了|过)?(?:一些)?(?:什么|何|啥)(?:样的|具体|主要|好的)*{_LISTED}"
    rf"|(?:包括|包含|涵盖|涉及|分为|囊括)(?:了)?(?:什么|啥|几)|都(?:有|包括|提供|做)(?:了)?(?:什么|啥)|(?:做|采取|干|规定|提供|部署|要求|提出)了(?:什么|啥)[?？]?$"
    r"|(?:打算|准备|计划|想要?|[将要])(?:再|先|接着)?(?:干|做|抓|办)(?:些|点)?(?:什么|啥)"
    rf"|什么(?:样的|具体|主要)*{_LISTED}|{_LISTED}(?:都|分别|又|主要|具体)*(?:是|有)(?:什么|啥)"
)
_LIST_ORDER = re.compile(r"列出|列举|罗列|盘点|梳理|归纳|一一|逐一|逐条|概括|总结一下|清单|名单")
_HOW = re.compile(
    r"怎样|怎么|如何|咋|(?:通过|采取|采用|用|以)(?:什么|何种|哪种)(?:样的)?(?:方式|途径|办法|方法|形式|手段)|(?:流程|过程|程序|步骤)(?:是)?(?:什么|怎)"
)
_NUMBER = re.compile(_HOW_MANY)

# The head noun of "…的X是什么" or of a question that is only a noun phrase.
_HEADS: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (Intent.DOCUMENT, re.compile(r"(?:文号|发文字号|依据|字号)$")),
    (Intent.WHY, re.compile(r"(?:原因|理由|缘由|缘故|起因)$")),
    (Intent.WHEN, re.compile(r"(?:时间|日期|年份|月份|期限)$")),
    (
        Intent.WHO,
        re.compile(
            r"(?:撰稿人?|审核人?|负责人|联系人|作者|署名|组长|局长|校长|主任|书记|姓名|起草人|牵头单位|牵头部门|责任单位|主管部门)$"
        ),
    ),
    (
        Intent.NUMBER,
        re.compile(
            r"(?:数量?|率|师生比|生师比|比例|占比|比重|金额|总额|面积|系数|[降增涨]幅|幅度|[名数总定限差余]额|规模|总量|经费|资金|投入|产能|热线|电话|学位)$"
        ),
    ),
    (Intent.LIST, re.compile(rf"{_LISTED}$")),
    (Intent.HOW, re.compile(r"(?:流程|方式|程序|方法|过程)$")),
)
_IS_WHAT = re.compile(
    r"(?:分别|各|又|都|主要|具体|到底|究竟)*(?:是|为|叫|指)(?:的是)?(?:什么|啥|何|怎样的|多少)(?:呢)?$"
)


def polite_off(text: str) -> str:
    """A question without what is said to the program: 请问, 帮我查一下, 你知道…吗."""
    text = _ORDER.sub("", text)
    before = _BEFORE_REQUEST.match(text)
    if before is not None and not asks(before.group()):
        text = text[before.end() :]
    wrapped = _WRAPPED.match(re.sub(r"^(?:请问|你好|您好|[,，\s])+", "", text)) is not None
    words = sorted(POLITE, key=len, reverse=True)
    changed = True
    while changed:
        changed = False
        text = text.lstrip(_ENDING + ":：")
        for word in words:
            if text.startswith(word) and len(text) > len(word) + 1:
                text, changed = text[len(word) :], True
                break
    if wrapped:
        text = re.sub(r"吗(?=[\s?？]*$)", "", text)
    return text


def asks(text: str) -> bool:
    """Whether a text has a word that asks."""
    return _ASKS.search(text) is not None


def split_parts(question: str) -> list[str]:
    """Sub-questions: sentences, and clauses where each asks for itself; what does not ask joins what follows."""
    clauses: list[str] = []
    for sentence in _SENTENCE.split(question):
        pieces = [piece for clause in _COMMA.split(sentence) for piece in _asking(clause) if piece.strip(_ENDING)]
        held = ""
        for piece in pieces:
            held += piece
            if asks(piece):
                clauses.append(held)
                held = ""
        if held and clauses and pieces and not asks(held) and len(pieces) > 1 and asks(sentence):
            clauses[-1] += held
        elif held:
            clauses.append(held)
    parts: list[str] = []
    held = ""
    for clause in clauses:
        held += clause
        if asks(clause) or len(clauses) == 1:
            parts.append(held)
            held = ""
    if held:
        parts.append(held)
    return [part.strip(" \n\t,，、") for part in parts if part.strip(_ENDING)] or [question.strip()]


def _asking(clause: str) -> list[str]:
    """A clause by its 、 where each piece asks for itself: 谁带队、什么时候去的."""
    pieces = _LIST_MARK.split(clause)
    return pieces if len(pieces) > 1 and all(map(asks, pieces)) else [clause]


def _head(text: str) -> str:
    return _IS_WHAT.sub("", text.rstrip(_ENDING)).rstrip("的呢" + _ENDING)


def _predicts(text: str, *, beyond: bool) -> bool:
    if _PREDICT.search(text) or _PREDICT_START.search(text):
        return True
    future = beyond or _FUTURE.search(text) is not None
    return future and _WILL.search(text) is not None and _PLANNED.search(text) is None


def _compares(text: str, *, places: int) -> bool:
    if _COMPARE_ORDER.search(text) or _WHICH_MORE.search(text) or _MOST.search(text) or _DIFFERENT.search(text):
        return True
    several = places > 1
    if _COMPARE.search(text) and (several or _NUMBER.search(text) is None):
        return True
    return several and (_SAME.search(text) is not None or _DIFFERENCE.search(text) is not None)


def intent_of(part: str, *, places: int = 0, beyond: bool = False) -> Intent:
    """The intent of one sub-question.

    :param places: how many places the question is about; "A比B多多少" compares only where two are named.
    :param beyond: a year after the library's newest is named.
    """
    text = polite_off(part).strip(" \n\t")
    bare = text.rstrip(_ENDING).rstrip("呢" + _ENDING)
    if _predicts(text, beyond=beyond):
        return Intent.PREDICTION
    why = _WHY.search(bare) is not None
    if not (why and places < 2) and _compares(bare, places=places):
        return Intent.COMPARISON
    if why:
        return Intent.WHY
    if _YES_NO.search(text):
        return Intent.YES_NO
    if _DOCUMENT.search(bare) and not _DOCUMENTS.search(bare):
        return Intent.DOCUMENT
    if _WHEN.search(bare):
        return Intent.WHEN
    first = _first_of(bare)
    if first is not None:
        return first
    head = "" if "哪" in _head(bare) else _head(bare)
    by_head = next((intent for intent, pattern in _HEADS if pattern.search(head)), None)
    if _LIST_ORDER.search(bare):
        return Intent.LIST
    return by_head or Intent.FACT


def _first_of(text: str) -> Intent | None:
    """Of who, how many, which ones and how: the one that is asked first."""
    found = [
        (match.start(), intent)
        for intent, pattern in (
            (Intent.WHO, _WHO),
            (Intent.LIST, _LIST),
            (Intent.NUMBER, _NUMBER),
            (Intent.HOW, _HOW),
        )
        if (match := pattern.search(text))
    ]
    return min(found, key=lambda each: each[0])[1] if found else None


def units_of(part: str, *, inherited: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Units that the number asked for may have: from 多少's classifier, else from the noun that is counted.

    :param inherited: units of the part before, for a part that counts the same things (其中小学、初中各多少).
    """
    text = polite_off(part).rstrip(_ENDING).rstrip("呢" + _ENDING)
    match = _NUMBER.search(text)
    if match is None:
        head = _head(text)
        return noun_units(head, inherited) if _HEADS[4][1].search(head) else ()
    if match.group() in ("多久", "多长"):
        return ()
    return units_beside(text, *match.span(), inherited=inherited)


def reckonings_of(question: str, *, places: int) -> tuple[Reckoning, ...]:
    """What has to be worked out: a sum over several places, a difference, a rate of change, a share."""
    found = []
    if places > 1 and re.search(r"合计|一共|总共|总计|共有|共计|加起来|之和|总和|累计", question):
        found.append(Reckoning.SUM)
    if _DIFFERENCE.search(question) or re.search(r"(?:减少|增加|下降|增长|上升|降低|提高)了?(?:多少|几)", question):
        found.append(Reckoning.DIFFERENCE)
    if re.search(r"[降增涨]幅|(?:增长|下降|减少|增加)率|百分之几", question):
        found.append(Reckoning.CHANGE_RATE)
    if re.search(r"占比|占.{0,20}(?:比例|比重|百分比|多少|几成)", question):
        found.append(Reckoning.SHARE)
    return tuple(found)
