"""Punctuation evened and joints closed: what is left of a sentence after things were taken out (pure)."""

from __future__ import annotations

import re

from drafting.precedents.words import HAN

_EVEN = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！", "％": "%"})
_DIGIT_MARK = re.compile(r"(?<=\d)[，：](?=\d)")
_SPACES = re.compile(r"(?<=[^A-Za-z0-9])[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+(?=[^A-Za-z0-9])")
_NUMBER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]、?|\d{1,2}[.．、](?!\d)\s*"
    r"|[一二三四五六七八九十]是(?!否)(?:要)?|第[一二三四五六七八九十][，、]|首先[，、]|其次[，、]|再次[，、]|最后[，、])\s*"
)
_JOINTS = (
    (re.compile(r"（[，、；：\s]*）|“”|《》"), ""),
    (re.compile(r"（[，、；：]+"), "（"),
    (re.compile(r"[，、；：]+）"), "）"),
    (re.compile(r"[，、；：]+(?=[。])"), ""),
    (re.compile(r"[，、：]+(?=；)"), ""),
    (re.compile(r"、+(?=，)|，+(?=、)"), ""),
    (re.compile(r"([，、；：])\1+"), r"\1"),
    (re.compile(r"；(?=，)|，(?=；)"), ""),
    (re.compile(r"、(?=(?:等|和|与|及|以及))"), ""),
)
_LEADING = re.compile(r"^[，、；：。！？\s]+")
# A sentence that starts so hangs on something that is not there.
_HANGS = re.compile(
    r"^(?:其(?!他|余)|该(?!县)|这|此|那|上述|以上|以[便求期免]|使|让|令|从而|进而|因此|因而|所以|于是|均|分别|剩余|余下|其余|其他|有效|有力|极大|大大|达|占|约|为期|等|的|地|得|了|和|与(?![^，。]{1,24}(?:签订|联合|共同|合作|建立|开展|挂钩|结合))|及|或|而|则|又|再|之|且|只|而是|就|即|但|然而|不过|不仅|不但|由此|为此|对此|总之|至|由[^，]*到|比|较|合计|累计|共计?|主要(?:内容|原因|做法|方式)|其中|特别是|尤其是|除|如|例如|包括|当天|次日|随后|最终|同时.{0,6}$)"
)
_DEPENDS = re.compile(
    r"^(?:即|也就是|其(?!他|余)|该|这|主要(?:包括|内容|原因|有|为|是)|包括|分别|均|都|从而|因此|使|让|授课|由此|其中|而|则|如|全部|已(?:经)?|参与|入学率|覆盖(?:面|率))"
)
_LOOSE_START = re.compile(r"^(?:同时|我们(?![会将要])|并且?|主要(?=以)|另外|此外|还|也|进一步(?=[^，]{0,2}，))[，、]?")
# It ends in the air.
_ENDS_OPEN = re.compile(
    r"(?:分别为|分别|达到?|(?<![行作成改较更认])为|占|(?<![公])共|约|近|超过|其中|以及|(?<![饱温总缓祥])和|(?<![参给赋])与|(?<![普])及|或|的|了对|(?<![存所潜实内])在|于|(?<![自理事])由|(?<![遵服随])从|(?<![看想找收达做感得受听入报签遇])到|(?<![甚])至|按|(?<![予加给得可])以|把|将|(?<![应核校])对|(?<![去方导意走流])向|(?<![所共享拥没特公国自])有|每|等的|不低于|不少于|不超过|高于|低于|突破|比上年|较上年|增加到|减少到|提高到|下降到|控制在|同比|是|包括|如|即|下发|印发|出台|根据|按照|依据|进行了?|"
    r"的[^，]{1,8}中|(?:工作|过程|学生|学校|教师)中|通过|利用|围绕|针对|为了|依托|结合|随着|由于|因为)$"
)
_BARE_TITLE = re.compile(r"^[^，]*(?:工作总结|总结报告|调研报告|情况报告|结果公告|情况通报|典型经验)。$")
_MARK = re.compile(r"【[^】]*】")
_BROKEN = re.compile(
    rf"[，、；：]{{2}}|，。|、。|（）|【】|达[、，。；]|其中[，、。]|分别[，、。；]|为[，、。；](?!主)|占[，、。]|[，。；、]的|^的|共[，。；]|约[，。；]|每[，。；、]|第[，。；、]|余[，。；](?=[{HAN}])|平均[，。；]"
)
_HAN = re.compile(rf"[{HAN}]")
LEAST_CONTENT = 12
MOST_CONTENT = 160


def evened(text: str) -> str:
    """A stretch of a paper with full-width marks and paired quotation marks, one character for one."""
    plain = text.translate(_EVEN)
    if plain != text:
        plain = _DIGIT_MARK.sub(lambda found: text[found.start()], plain)
    quotes = 0
    out = []
    for character in plain:
        if character == '"':
            character = "“" if quotes % 2 == 0 else "”"
            quotes += 1
        out.append("，" if character == "\n" else character)
    return "".join(out)


def unspaced(text: str) -> str:
    """A text without blanks beside Chinese characters."""
    return _SPACES.sub("", text).strip()


def unnumbered(text: str) -> str:
    """A sentence without the number that counts it: 一是, （二）, 3."""
    while (found := _NUMBER.match(text)) is not None and found.end():
        text = text[found.end() :]
    return text


def closed(text: str) -> str:
    """A sentence with its joints closed after parts were taken out, and its full stop."""
    text = unspaced(text)
    for _ in range(2):
        for pattern, put in _JOINTS:
            text = pattern.sub(put, text)
        text = _LEADING.sub("", text)
    text = _LOOSE_START.sub("", unnumbered(text))
    return f"{text.rstrip('，、；：。！？')}。" if text else ""


def depends(clause: str) -> bool:
    """Whether a clause hangs on the one before it."""
    return _DEPENDS.match(clause) is not None


def is_whole(text: str) -> bool:
    """Whether a closed sentence stands on its own: nothing hangs, nothing ends in the air, enough is said."""
    body = text.rstrip("。")
    said = len(_HAN.findall(_MARK.sub("", body)))
    if not LEAST_CONTENT <= said <= MOST_CONTENT:
        return False
    if body.count("“") != body.count("”") or body.count("（") != body.count("）"):
        return False
    if _BARE_TITLE.match(text) or ("一是" in body[1:]) != ("二是" in body):
        return False
    return not (_HANGS.search(body) or _ENDS_OPEN.search(body) or _BROKEN.search(text))
