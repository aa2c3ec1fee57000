"""What a number counts: the noun before it, or the one behind it, and the indicator that this names (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.figuring.built import built_of, built_of_named
from ingest.figuring.idioms import idiom_of
from ingest.figuring.names import tidy
from ingest.figuring.nouns import Draft, Label, Paper
from ingest.figuring.sides import (
    SCHOOL_UNITS,
    around,
    end_behind,
    first_scope,
    from_left,
    from_right,
    noun_behind,
    strong_right,
)
from ingest.figuring.times import without_periods
from ingest.figuring.words import (
    says_nothing,
    scope_last,
    scope_only,
    scopes_in,
    without_leads,
    without_opening,
)

LONGEST_LABEL = 40  # a label is a noun phrase; what is longer is a clause and is cut to its end

_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_PER = re.compile(
    r"(?:按照?|以)?(?:人均|每(?:人|生|名学生|位学生|月|年|天|日|周|学期|学年|季度|班|校|所|户|次|个|园|村))+$"
)
_AGES = re.compile(r"\d{1,2}(?:周岁|岁)?[-—–~～至到]\d{1,2}(?:周岁|岁)的?")
_PLACE_ONLY = re.compile(r"[一-龥]{2,7}[县区市旗州镇乡]|[一-龥]{2,4}街道")
_RULE_BEHIND = re.compile(
    r"(?:的|以上的?)?(?:国家|省|省定|规定|基本|最低)?[一-龥]{0,4}(?:标准|要求|底线|规定|目标)(?!达标)"
)
_ALL_OF_PLACE = re.compile(r"(?:全市|全县|全区|全旗|全州)(?:现有|共有|共|的)?$")
# A rule's maker, or a word for the sum: what is counted was said before.
_RULE_ONLY = re.compile(
    r"(?:均|都|已|刚刚?|比)*(?:达到|超过|优于|高于|低于|高出|符合|满足|好于|达不到|不足)?"
    r"(?:(?:国家|省|省定|国定|市定|部颁|自治区|规定|国家规定|省级|省里)(?:的)?(?:办学|基本|最低)?(?:标准|要求|底线|门槛|规定)?"
    r"|(?:办学|基本|最低)?(?:标准|要求|底线|门槛)(?:值|线)?)"
)
_TOTAL_ONLY = re.compile(
    r"(?:资金|人数)?(?:总额|总量|总数|金额|合计|总计)|(?:[两二三四五六七八九十]|\d{1,2})(?:年|个月|地|县|镇|项|者|类|级)(?:来|间|共|累计|合计|共计|总计)*"
)
# 网络多媒体教室每百名学生|2.6间; 群众|对教育工作的|满意度; 教师|年|平均工资.
_PER_HEAD = re.compile(r"^([一-龥、]{2,12})(每百名学生(?:拥有)?|生均)(?=$|小学|初中)")
_STANDARD_OF = re.compile(r"^(?:补助|经费)?标准(?:分别)?(?:为|是|:)?(?=[一-龥])")
_AS_NAMED = re.compile(r"对[一-龥]{2,12}的(?=[一-龥]{0,2}满意度$)")
_WHO_HAS = re.compile(r"^[一-龥]{0,8}第[一二三四五六七八九十]+[一-龥]{2,4}(?:现有|共有)(?=[一-龥]{2})")
_YEARLY = re.compile(r"年(?=平均|人均)")
# 每百名学生拥有高于规定学历教师5.2人、县级以上骨干教师1.3人
_LIST_HEAD = re.compile(r"每百名学生(?:拥有)?|生均")
# 在校(园)学生, 各级各类学校: not those of compulsory schooling alone.
_ALL_LEVELS = re.compile(r"[(（]含?园[)）]|在园|各级各类(?!义务)")
_TOTAL_SAID = re.compile(r"(?:累计|合计|共计|总计)(?:为|达到?|约)?\s*$")
_ENUMERATED = re.compile(r"等$")
_BUILDS = re.compile(r"(?:新建|改扩建|改建|扩建|改造|撤并|新增)$")


def label_of(
    paper: Paper,
    *,
    bound: int,
    value: tuple[int, int],
    right: int,
    unit: str,
    last: Draft | None,
    words: str | None = None,
    renewed: bool = False,
    told: Sequence[Draft] = (),
) -> Label:
    """The label of the number at ``value``, between the marks at ``bound`` and ``right``.

    :param renewed: whether a new time opens the clause, so that a verb alone repeats what was counted: 下半年摸排11人.
    :param told: what the sentence has told, which a bare rate may be of.
    :param words: the label's words where they are not those right before the number (分别, 占, 比上年增加).
    """
    text, names = paper.text, paper.names
    raw = without_periods(paper, bound, value[0]) if words is None else words
    of_all = _ALL_OF_PLACE.search(raw) is not None
    said = _AGES.sub("", tidy(_NOTE.sub("", raw)))
    label, per = _bare(said)
    label = _STANDARD_OF.sub("", label)
    label = _AS_NAMED.sub("", _YEARLY.sub("", _PER_HEAD.sub(r"\2\1", label)))
    if paper.document.region and label != paper.document.region:
        label = without_opening(label.removeprefix(paper.document.region))
    start = _start(text, bound, value[0])
    behind = tidy(text[value[1] : right])
    ruled = _RULE_BEHIND.match(behind) is not None
    behind = "" if words == "" or ruled else behind
    found = Label(label[-LONGEST_LABEL:], None, None, False, start, value[1], per=per)
    found.opening = bool(label) and said.find(label) <= 8

    if not label and ruled:
        found.inherits = found.rule = True
        return found
    if not label and _TOTAL_SAID.search(raw) and not behind.strip():
        found.inherits = found.total = True
        return found
    if _RULE_ONLY.fullmatch(label) or _TOTAL_ONLY.fullmatch(label):
        found.inherits, found.rule = True, _RULE_ONLY.fullmatch(label) is not None
        found.total = not found.rule
        return found
    if "每班" in per and (cap := idiom_of(names, before=per, behind="", unit=unit, clause=tidy(text[bound:right]))):
        found.indicator, found.scope = cap, scope_last(label)
        return found
    if _ENUMERATED.search(raw.strip()) or label == "占":
        if (enumerated := built_of_named(names, said, behind=noun_behind(behind), unit=unit)) is not None:
            found.text, found.indicator = enumerated
            found.end = end_behind(text, value[1], right, noun_behind(behind))
            return found
        label = ""  # 桑园乡等|5个乡镇, 占|812个教学班
    joined = bound > 0 and text[bound - 1] == "、"
    if (
        joined
        and last is not None
        and (head := _LIST_HEAD.search(last.label)) is not None
        and head.group() not in label
    ):
        label = head.group() + label if names.ending(head.group() + label, unit) is not None else label
        found.text = label[-LONGEST_LABEL:]
    if (built := built_of(names, label, unit=unit, last=last, joined=joined)) is not None:
        found.text, found.indicator, found.scope = built
        return found
    if label and (scope := scope_only(label)) is not None:
        found.scope = scope
        if not (unit in SCHOOL_UNITS and from_right(found, paper, behind, value[1], right, unit, before="")):
            found.inherits = True
            found.scope = scope
        return found
    if label and (label == paper.document.region or _PLACE_ONLY.fullmatch(label)) and not says_nothing(label):
        found.place, found.inherits = label, True
        named = _place_last(paper, label)
        if named is not None and (match := names.ending(named[0], unit)) is not None:
            found.indicator, found.text, found.place, found.inherits = match.indicator, *named, False
            return found
        if from_right(found, paper, behind, value[1], right, unit, before=""):
            found.inherits = False
        return found
    if not label and raw.lstrip().startswith("的") and len(raw.strip()) > 1:
        return found  # 10—30人|的有9个: of a size, not of all
    if label and says_nothing(label) and (aided := idiom_of(names, before=label, behind="", unit=unit, clause="")):
        found.indicator = aided
        return found
    if not label or says_nothing(label):
        if from_right(found, paper, behind, value[1], right, unit, before=label):
            return found
        if unit in SCHOOL_UNITS and not noun_behind(behind) and (verb := _BUILDS.search(label)) is not None:
            found.indicator, found.text = names.exact(verb.group() + "学校", unit), label
            return found
        found.inherits = not noun_behind(behind) and (not label or renewed)
        found.text = label + noun_behind(behind) if label or behind else ""
        return found
    from_left(found, names, label, unit, last=last, told=told)
    found.wide = "义务教育" not in raw and _ALL_LEVELS.search(raw) is not None
    if found.indicator is None:
        idiom = idiom_of(names, before=label, behind=behind, unit=unit, clause=around(text, bound, value[1]))
        if idiom is not None:
            found.indicator = idiom
            found.scope = (
                found.scope
                or first_scope(scopes_in(label))
                or (None if idiom.scopes else first_scope(scopes_in(behind[:12])))
            )
        elif match := strong_right(names, behind, unit, of_all=of_all):
            found.indicator = match.indicator
            found.text = match.name
            found.end = end_behind(text, value[1], right, match.name)
    return found


def _place_last(paper: Paper, label: str) -> tuple[str, str] | None:
    """本科上线率|港北区: what stands before the place that a label ends with; null where nothing does."""
    found = [m.start for m in paper.vocabulary.regions.find(label) if m.end == len(label)]
    found += [len(label) - len(place) for place in paper.places if label.endswith(place)]
    return (label[: found[0]], label[found[0] :]) if found and found[0] > 1 else None


def _bare(told: str) -> tuple[str, str]:
    """A label without what opens and what leads to the number; and the 每人每月 that stood there."""
    label, per = without_leads(told), ""
    while found := _PER.search(label):
        per = found.group() + per
        label = without_leads(label[: found.start()])
    return without_opening(_WHO_HAS.sub("", label)), per


def _start(text: str, bound: int, end: int) -> int:
    opened = text[bound:end]
    return bound + len(opened) - len(without_opening(opened.lstrip())) if opened.strip() else end
