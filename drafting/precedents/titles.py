"""Titles and 文号 taken out of a clause; laws and papers of the nation stay by their titles (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.docno import find_docnos
from drafting.precedents.words import HAN

_TITLE = re.compile(r"《[^《》]*(?:[《〈][^《》〈〉]*[》〉][^《》]*)*》")
# Laws are known by their ending; other papers of the nation by name.
_LAW = re.compile(rf"《(?:中华人民共和国)?(?!实施)[{HAN}]{{2,14}}(?<!办)(?<!做)(?<!方)法》")
_NATIONAL = frozenset(
    f"《{title}》"
    for title in (
        "中华人民共和国未成年人保护法实施条例",
        "残疾人教育条例",
        "校车安全管理条例",
        "学校体育工作条例",
        "幼儿园工作规程",
        "义务教育课程方案",
        "义务教育课程方案和课程标准",
        "义务教育学校管理标准",
        "县域义务教育优质均衡发展督导评估办法",
        "新时代中小学教师职业行为十项准则",
        "中小学教师违反职业道德行为处理办法",
        "中小学教育惩戒规则",
        "国家学生体质健康标准",
        "中小学生学籍管理办法",
        "特殊教育提升计划",
        "深化新时代教育评价改革总体方案",
        "中国教育现代化",
        "中小学德育工作指南",
        "家庭教育促进法",
        "学前教育深化改革规定",
        "教育强国建设规划纲要",
        "关于构建优质均衡的基本公共教育服务体系的意见",
        "未成年人学校保护规定",
        "中小学法治副校长聘任与管理办法",
        "禁止妨害义务教育实施的若干规定",
    )
)
_BASIS = re.compile(
    r"^[^，；]{0,12}(?:根据|按照|依据|遵照|对照|认真落实|贯彻落实|全面落实|严格执行|落实|执行|贯彻|依照|参照|结合)"
)
# What a paper is, by the end of its title, and what may stand for it.
_KINDS = (
    ("方案", "工作方案"),
    ("细则", "实施细则"),
    ("办法", "管理办法"),
    ("意见", "实施意见"),
    ("制度", "相关制度"),
    ("规划", "专项规划"),
    ("计划", "专项计划"),
    ("通知", "专项通知"),
)
_GIVES_OUT = re.compile(r"(?:制定|制订|出台|印发|下发|发布|修订|完善|建立|颁布)(?:实施|印发)?了?$")
_INNER = re.compile(r"[（(][^（）()]*[）)]|(?:19|20)\d{2}(?:[—\-–―~至](?:20)?\d{2})?(?:年度?|学年度?)?")
_FRAME = re.compile(rf"^[{HAN}]{{0,8}}(?:人民政府|政府|教育局|教体局|委员会|办公室)(?:办公室)?")
_ON_SOMETHING = re.compile(r"关于(?!印发|下发|转发)[^《〈]*(?:通知|意见)(?:（[^）]*）)?》$")
_PLAIN = re.compile(rf"[{HAN}]{{6,26}}")
_EMPTY = re.compile(r"[（(][^（）()]*(?:文号|号|以下简称)[^（）()]*[）)]")


def national(title: str) -> bool:
    """Whether a title in its marks is a law's or a paper's of the nation."""
    return _LAW.fullmatch(title) is not None or title in _NATIONAL


def titles_in(text: str) -> list[str]:
    """Titles with their marks, outermost only."""
    return [found.group() for found in _TITLE.finditer(text)]


def untitled(clause: str, *, names: Collection[str] = ()) -> str | None:
    """A clause without 文号 and without the lender's own titles.

    Empty where it only named them, null where they were its point.

    :param names: of the lender, which a title may do without: 《云岭县送教上门工作方案》 was a 送教上门工作方案.
    """
    clause = _without_docnos(clause)
    foreign = [found for found in _TITLE.finditer(clause) if not national(found.group())]
    if not foreign:
        return None if re.search(r"[《》〈〉〔〕]", _TITLE.sub("", clause)) else clause
    rest = clause[: foreign[0].start()]
    if len(foreign) == 1 and _GIVES_OUT.search(rest):
        kind = _generic(foreign[0].group(), names)
        if kind is not None:
            after = re.sub(r"^等(?:文件|制度|方案)?", "", clause[foreign[0].end() :])
            return f"{rest}{kind}{after}"
    return "" if _BASIS.search(clause) else None


def _generic(title: str, names: Collection[str]) -> str | None:
    """What a paper was, in words: its title without place and year, else its kind; null where it tells neither."""
    core = _INNER.sub("", title[1:-1])
    for name in sorted(names, key=len, reverse=True):
        core = core.replace(name, "")
    if "关于" in core:
        core = re.sub(r"^.*关于(?:印发|下发|转发)?[〈《]?|[〉》]|的?通知$", "", core)
    core = _FRAME.sub("", core)
    if _ON_SOMETHING.search(title) and _PLAIN.fullmatch(core):
        return f"关于{core.removesuffix('的意见')}的{'意见' if core.endswith('意见') else '通知'}"
    kind = next((word for ending, word in _KINDS if core.endswith(ending)), None)
    if kind is None:
        return None
    return core if _PLAIN.fullmatch(core) else kind


def _without_docnos(clause: str) -> str:
    for found in reversed(find_docnos(clause)):
        start, end = found.start, found.end
        while clause[start - 1 : start] in tuple("（( 　"):
            start -= 1
        if start < found.start and clause[end : end + 1] in tuple("）)"):
            end += 1
        elif start < found.start:
            start = found.start
        clause = clause[:start] + clause[end:]
    return _EMPTY.sub("", clause)
