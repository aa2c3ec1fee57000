"""A question -> the noun phrase that it asks about, so that a follow-up can go on from it (pure)."""

from __future__ import annotations

import re

from retrieval.question_intent import polite_off, split_parts

_END = "?？。;；!！,，、 "
_KINDS = (
    r"(?:做法|措施|举措|办法|经验|问题|困难|不足|短板|成效|成果|成绩|目标|任务|计划|打算|思路|"
    r"原因|亮点|特点|建议|对策|下一步(?:打算|计划|思路|工作)?|情况|进展|意义|标准|依据)"
)
# What may be asked of any matter: 主要做法, 存在的问题.
FACET = re.compile(
    rf"(?:的)?(?:(?:主要|具体|存在|面临|取得|采取|今后|下一步|省里|市里|国家|上级|规定|突出|好|工作)(?:了)?(?:的)?)*{_KINDS}(?:和{_KINDS}|、{_KINDS})*"
)
_OF = re.compile(
    r"(?P<verb>[拥共现设建配][有]|[一-鿿])?(?:了|过|着)?(?:到底|究竟)?(?:哪些|哪几[一-鿿]?|哪[两二三四五六七八九十\d]+[一-鿿]|什么(?:样的)?|多少[所个名人位次项条台套册间家户件]?)(?P<noun>[一-鿿“《\w].*)$"
)
_FINAL = re.compile(
    r"(?:的)?(?:(?:分别|各自|各|共|一共|总共|合计|到底|究竟|具体|主要|都|又|大概|大约)*(?:有|是|为|达到?|占|叫|指|包括|包含)?(?:了)?(?:分别|各|共)?"
    r"(?:多少[一-鿿%]{0,3}|几[一-鿿]{1,2}|哪些(?:方面|内容)?|哪几[一-鿿]{1,2}|哪[两三四五六七八九十][一-鿿]{1,2}|什么时候|什么(?:样的?)?|谁|哪里|哪儿|哪个|怎么样|怎样的?|如何))$"
)
_MORE = re.compile(
    r"(?:的)?(?:人数|数量|数)?(?:哪个|哪里|哪儿|谁)(?:县|市|区|地方)?(?:更|最|比较)?(?:多|少|高|低|大|小|好|快)$|(?:的)?(?:有(?:何|什么|哪些)|存在哪些)(?:不同|区别|差别|差异|异同)$"
)
_ORDER = re.compile(r"^(?:请)?(?:比较一下|比较|对比一下|对比|列出|列举|介绍|说明|简述|概括|归纳|梳理|盘点|预测)")
_HAVE = re.compile(r"(?:有没有|有无|是否|是不是|能不能|会不会)")
_ASK_HOW = re.compile(r"(?:是)?(?:怎样|怎么|如何)")
_HOW_TO = re.compile(r"是?(?:怎样|怎么|如何)(?:去|来|进行)?[一-鿿]{1,4}$")
_OBJECT_MARK = re.compile(r"(?<=[市县区州旗省])(?:把|将|对于|对)")
_POSSESSIVE = frozenset("有是为")


def subject_of(question: str) -> str:
    """The noun phrase of a question's first sub-question.

    丹江口市随迁子女有多少人? -> 丹江口市随迁子女; 登封市提出了哪些措施? -> 登封市提出的措施;
    甲县有没有学生辍学? -> 甲县学生辍学.
    """
    text = polite_off(split_parts(question)[0]).strip(_END).rstrip("呢" + _END)
    text = _ORDER.sub("", text)
    text = re.sub(r"(?:了|过)?(?:吗|吧|没有|没)$", "", text)
    text = _HAVE.sub("", text)
    text = _MORE.sub("", text)
    shorter = _FINAL.sub("", text)
    if shorter == text:
        middle = _OF.search(text)
        if middle is not None and len(middle["noun"]) > 1:
            verb = middle["verb"] or ""
            head = text[: middle.start()] + ("" if verb in _POSSESSIVE else verb)
            head = re.sub(r"(?:到底|究竟|一共|总共|现)$", "", head)
            shorter = head + ("的" if head and not head.endswith("的") else "") + middle["noun"]
    plain = _HOW_TO.sub("", shorter)
    shorter = _OBJECT_MARK.sub("", plain) if plain != shorter else _ASK_HOW.sub("", shorter)
    return shorter.strip(_END).removesuffix("的") or text


def matter_of(question: str) -> str:
    """The subject without what is asked of it: 丹江口市控辍保学的主要做法 -> 丹江口市控辍保学."""
    subject = subject_of(question)
    found = list(FACET.finditer(subject))
    if found and found[-1].end() == len(subject) and found[-1].start() > 0:
        return subject[: found[-1].start()].removesuffix("的")
    return subject


def facet_of(question: str) -> str:
    """What is asked of the matter: 主要做法; empty where the matter itself is asked about."""
    subject = subject_of(question)
    found = list(FACET.finditer(subject))
    return found[-1].group().removeprefix("的") if found and found[-1].end() == len(subject) else ""


def is_facet(text: str) -> bool:
    """Whether a text is only what may be asked of a matter: 存在的问题, 主要做法."""
    return FACET.fullmatch(text.strip(_END)) is not None
