"""Words that point back into a dialogue, replaced by what they stand for: 它, 该县, 两地, 这个文件, 他们 (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.docno import find_docnos
from corpus.types import Turn
from retrieval.dialogue_phrases import is_facet, subject_of
from retrieval.dialogue_slots import joined_names, places_in, residue
from retrieval.question_places import Atlas

_UNIT = r"(?:县市区|县区|县市|地方|地区|城市|县|市|区|地)"
_HERE = re.compile(
    rf"(?:该|此)(?:{_UNIT})(?!级|长|别)|(?:这|那)(?:一)?个?(?:县|市|区|地方|地区|城市)(?!级|长|别|域)|那里|那儿|这里|这儿|当地|此地"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_SEVERAL = re.compile(
    rf"(?:这|那|上述|以上)(?P<n>[两二三四五几些])个?{_UNIT}?(?=[的在都各有哪谁是分、,，?？]|$)|(?<![一-鿿])(?P<m>[两二三])(?:地|县|市|区|者|个地方|个县|个市|个区)(?=[的在都各有哪谁是分之间]|$)|二者|两者|它们"
)
_FORMER = re.compile(r"前者|后者|前一个|后一个")
_KIND = r"(?:文件|通知|方案|意见|办法|公告|报告|总结|材料|公文|文)"
_PAPER = re.compile(rf"(?:该|这个|这份|此|上述|那个|那份|这一|这篇|这)(?P<kind>{_KIND})(?!件|化|字)")
_TITLE = re.compile(r"《[^》]+》")
_IT = re.compile(
    r"它(?!们|们的)|(?<![一-鿿])其(?!中|他|它|余|次|实|间|后|一|二)|(?:这|该|此)(?:个|项|种|一)?(?:做法|政策|制度|办法|机制|工作|指标|数字|数据|比例|问题|措施|改革|项目|现象|活动|任务|目标)"
    r"|(?<![一-鿿])这(?=是|的|有|属|又|到底|究竟|算)"
)
_THEY = re.compile(
    r"他们|她们|(?:这些|那些|上述|以上)(?:学生|孩子|儿童|教师|老师|人|学校|家庭|子女|措施|做法|问题|文件|政策|镇|乡镇|中心校)"
)
_PEOPLE = re.compile(r"(?:儿童|学生|教师|子女|[在新师考]生|教职工|员工|校长|人员|少年|幼儿|老师|职工|人)$")
# What is asked of the matter, not of the place.
_ITS = re.compile(
    r"(?:文号|目的|意义|作用|内容|标准|由来|含义|人数|数量|比例|时间|好处|效果|名称|印发|发布|下发|出台|公布|制定|施行|实施"
    r"|生效|开始|结束)+"
)
# What is asked of a paper after its 文号 is asked of the paper.
_OF_PAPER = re.compile(r"的?(?:文号|发文字号|文件字号|字号|标题|名称)$")
_ISSUED = re.compile(r"(?:印发|发布|下发|出台|公布|制定|签发|时间|日期)+")
_WHICH = re.compile(rf"哪(?:一)?个(?:{_UNIT})|哪(?:一)?(?:县|市|区)")
_WHICH_PLACE = re.compile(rf"哪(?:一)?个?(?:{_UNIT})|哪里|哪儿|谁|最|哪个")


def point_back(text: str, turns: Sequence[Turn], *, atlas: Atlas, newest_year: int | None) -> str:
    """A question with its pointing words replaced; one whose meaning the dialogue does not give stays.

    :param turns: earlier turns, oldest first, their questions resolved.
    """
    before = turns[-1]
    named = bool(places_in(text, atlas))
    if not named:
        text = _several(text, turns, atlas)
        text = _former(text, before, atlas)
        place = _place(before, atlas)
        if place:
            text = _HERE.sub(place, text)
    text = _paper(text, turns)
    text = _THEY.sub(lambda match: _they(match.group(), before, atlas), text, count=1)
    found = _IT.search(text)
    if found is not None:
        meant = _it(text, found, before, atlas, newest_year)
        text = text[: found.start()] + meant + text[found.end() :]
    return text


def asked_about(turn: Turn, *, atlas: Atlas) -> str:
    """What a turn asked about; where it asked which place (哪个县), the place that its answer gives stands there."""
    places = _names(turn.answer, atlas)
    found = _WHICH.search(turn.question)
    if found is None or not places:
        return subject_of(turn.question)
    return subject_of(turn.question[: found.start()] + places[0] + turn.question[found.end() :])


def _they(word: str, before: Turn, atlas: Atlas) -> str:
    """他们 are the people asked about, else those of the place."""
    about = subject_of(before.question)
    if word in ("他们", "她们") and not _PEOPLE.search(about):
        return _place(before, atlas) or word
    return about


def _names(text: str, atlas: Atlas) -> list[str]:
    return list(dict.fromkeys(span.name for span in places_in(text, atlas)))


def _place(before: Turn, atlas: Atlas) -> str:
    """The place that the turn before is about; where it asked which place, the one its answer gives first."""
    if _WHICH_PLACE.search(before.question):
        answered = _names(before.answer, atlas)
        if answered:
            return answered[0]
    names = _names(before.question, atlas)
    return joined_names(names)


def _several(text: str, turns: Sequence[Turn], atlas: Atlas) -> str:
    found = _SEVERAL.search(text)
    if found is None:
        return text
    said = found["n"] or found["m"] or ("两" if "者" in found.group() else "")
    last = _names(turns[-1].question, atlas)
    want = _COUNTS.get(said, len(last) if len(last) > 1 else 2)
    names = last
    for turn in reversed(turns[:-1]):
        if len(names) >= want:
            break
        names = [*(name for name in _names(turn.question, atlas) if name not in names), *names]
    if len(names) < max(want, 2):
        return text
    return text[: found.start()] + joined_names(names[-want:]) + text[found.end() :]


def _former(text: str, before: Turn, atlas: Atlas) -> str:
    names = _names(before.question, atlas)
    if len(names) < 2:
        return text
    return _FORMER.sub(lambda match: names[0] if match.group().startswith("前") else names[-1], text)


def _paper(text: str, turns: Sequence[Turn]) -> str:
    found = _PAPER.search(text)
    if found is None:
        return text
    for turn in reversed(turns):
        for source in (turn.question, turn.answer):
            titles, docnos = _TITLE.findall(source), find_docnos(source)
            if titles or docnos:
                name = titles[0] if titles else docnos[0].raw
                return text[: found.start()] + name + text[found.end() :]
    subject = subject_of(turns[-1].question)
    end = subject.rfind(found["kind"])
    if end < 0:
        return text
    return text[: found.start()] + subject[: end + len(found["kind"])] + text[found.end() :]


def _it(text: str, found: re.Match[str], before: Turn, atlas: Atlas, newest_year: int | None) -> str:
    """它 is the place where the rest of the question has a matter of its own, else what was asked about."""
    rest = residue(text[: found.start()] + text[found.end() :], atlas, newest_year=newest_year)
    place = _place(before, atlas)
    own_matter = len(rest) > 1 and not is_facet(rest) and not _ITS.fullmatch(rest)
    if place and found.group() in ("它", "其") and (own_matter or _WHICH_PLACE.search(before.question)):
        return place
    subject = subject_of(before.question)
    return _OF_PAPER.sub("", subject) if _ISSUED.fullmatch(rest) else subject
