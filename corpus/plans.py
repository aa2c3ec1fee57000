"""What a paper plans, orders or sets as a standard, and has not done: by its headings and by its clauses (pure).

A clause tells an aim or a duty where its verb points ahead: 将进一步…, 力争…, 拟…, 计划新建…, 到2027年…, 各校要…. The
same characters often do not: 将所有寄宿生纳入 disposes, 要求 and 主要 hold 要, 营养改善计划 is a programme that runs,
积极争取资金 is done. Each rule below names what it lets through and why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.types import DocumentKind

# --- headings ---------------------------------------------------------------------------------------------------

# A number before a heading: 四、 （一） 3. 一是.
_NUMBER = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}[、.．是部章节]|[（(][一二三四五六七八九十\d]{1,3}[)）]、?|\d{1,2}[.．、](?!\d))\s*"
)
# Words that point ahead wherever they stand in a heading.
_AHEAD_HEADING = re.compile(
    r"下一?步|下一?阶段|今后|下半年|下年度|明年|未来|打算|思路|设想|展望|努力方向|(?<!实现)(?<!完成)发展目标|工作目标"
    r"|目标任务|任务目标|总体目标|主要目标|具体目标|年度目标|规划目标|目标要求|重点任务|主要任务|工作任务|指导思想|基本原则"
    r"|工作要求|总体要求|意见建议|对策建议|^(?:工作)?建议|有关要求|实施步骤|工作步骤|时间安排|进度安排|工作安排|工作部署"
)
# 计划 and 规划 as what the section gives: 工作计划, 2025年计划; 实施…计划, 营养改善计划 name a programme.
_PLAN_NOUN = re.compile(
    r"(?:工作|总体|年度?|学期|初步|主要)(?:的)?(?:计划|规划|安排)(?:$|[及和与、,，(（])|^(?:计划|规划)$"
)
# Supports that a scheme promises, where the heading is nothing else; 强化保障措施 in a summary was done.
_SUPPORTS = re.compile(r"^(?:[\u4e00-\u9fff]{0,24}的)?(?:组织|工作|政策)?保障(?:措施)?$|^组织实施$|^组织领导$")
# 目标任务完成情况, 计划执行情况 tell what came of it.
_CAME_OF_IT = re.compile(
    r"(?:目标|任务|计划|规划|安排|部署|要求)[\u4e00-\u9fff]{0,4}(?:完成|落实|执行|实施|进展|推进)(?:的)?情况"
)
# Sections that tell how things stand or what was done, in any kind of paper.
_FACT_HEADING = re.compile(
    r"情况$|现状|背景|形势|起点|底数|家底|(?<!夯实)(?<!打牢)(?<!奠定)(?<!筑牢)基础$|工作基础|发展基础|基础条件|主要做法|做法|成效|成绩|成果|经验|亮点|成就|回顾|历程|工作进展|进展情况|概况"
)


def is_plan_heading(heading: str) -> bool:
    """Whether a heading opens what is planned or ordered: 四、今后工作计划, 下一步打算, 目标任务, 到2027年消除…."""
    words = _NUMBER.sub("", heading).strip().rstrip("。:：")
    if _CAME_OF_IT.search(words):
        return False
    if any(pattern.search(words) for pattern in (_AHEAD_HEADING, _PLAN_NOUN, _SUPPORTS)):
        return True
    return not _FACT_HEADING.search(words) and is_plan_clause(words)


def is_fact_heading(heading: str) -> bool:
    """Whether a heading opens what is or was done: 基本情况, 工作基础, 主要做法, 目标任务完成情况."""
    words = _NUMBER.sub("", heading).strip().rstrip("。:：")
    return not is_plan_heading(heading) and (_FACT_HEADING.search(words) or _CAME_OF_IT.search(words)) is not None


def is_plan_path(path: Sequence[str]) -> bool:
    """Whether text under these headings, outermost first, is of what is to come; the nearest that tells decides."""
    for heading in reversed(path):
        if is_plan_heading(heading):
            return True
        if is_fact_heading(heading):
            return False
    return False


# Papers that order or propose: what they say is to be done, but for the sections that tell how things stand.
_ORDERING = frozenset({DocumentKind.PLAN, DocumentKind.NOTICE, DocumentKind.OPINION})


def orders(kind: DocumentKind) -> bool:
    """Whether papers of a kind tell what is to be done: 方案, 通知, 意见."""
    return kind in _ORDERING


def states_duties(kind: DocumentKind, path: Sequence[str]) -> bool:
    """Whether text under these headings of a paper of this kind tells what is to be done.

    A 方案, 通知 or 意见 does, but for its 基本情况 or 工作基础 and its lead; others only under a heading of plans.
    """
    if is_plan_path(path):
        return True
    return orders(kind) and bool(path) and not any(is_fact_heading(heading) for heading in path)


# --- clauses ----------------------------------------------------------------------------------------------------

# What is finished or counted is no plan, whatever else the clause says. 了解 is a word of its own.
_DONE = re.compile(r"已(?!有之)|(?<!为)了(?!解|却|望)|累计|截至|共有|现有|共计|至今|以来|完成率")

# Adverbs and times after 将 leave no noun for it to dispose of: 将进一步, 将于2025年.
_WILL_ADVERB = re.compile(
    r"将(?=(?:会|要|继续|进一步|逐步|全面|全力|切实|努力|大力|不断|持续|力争|陆续|率先|基本|着力|重点|深入|认真|严格|积极"
    r"|主动|始终|牢牢|紧紧|充分|适时|分批|分期|同步|统一|择优|每年|依法|如期|按期|尽快|以|把|从|于|在(?:20|今|明|年|下)|按照|根据"
    r"|围绕|坚持|聚焦))"
)
# A verb after 将 points ahead unless the clause then disposes of an object: 将建档立卡学生纳入资助.
_WILL_VERB = re.compile(
    r"将(?=(?:新建|改建|扩建|建成|建立|建设|完成|实现|达到|达|启动|实施|开展|推进|推动|加强|加大|加快|提高|提升|扩大|增加|新增"
    r"|投入|投资|招聘|补充|配备|组织|举办|召开|出台|制定|完善|健全|落实|抓好|狠抓|做好|迎接|创建|消除|化解|解决|改善|优化|有|为))"
)
_DISPOSES = re.compile(
    r"纳入|列入|列为|作为|融入|贯穿|挂钩|转化|转变|分为|划为|划分|摆在|放在|落实到|传达到|报送|移交|调整|改为|搬迁|并入|划入"
    r"|计入|记入|转入|控制在|结合起来|统一|贯彻到|下放|分解|安排到|分配|交由|覆盖到|延伸"
)
# 拟建, 拟于; not 模拟, 拟定 (= drew up), 拟稿.
_INTENDS = re.compile(r"(?<![模虚草比])拟(?![定订稿人态合声制物就])")
# 争取 with an aim; 争取资金, 争取支持 was done.
_STRIVES = re.compile(
    r"力争|力求|争取(?=[^，,；;。]{0,4}(?:在|于|用|早日|尽快|年内|今年|明年|20\d\d年|实现|达到|完成|建成|通过|创建|让|使|把)"
    r"|到(?:20|明|今|“|\"|年))"
)
# 建议 proposes; 意见建议120条 are things.
_EXPECTS = re.compile(
    r"(?<!意见)(?<!提出)(?<![化的项和、])建议(?![\d书案稿信和等条、])(?=.{3})|(?<!原)预计|预期(?!寿命)|有望|打算|目标(?:是|为|[:：])|下一步|今后(?!不再)|明年|下(?:一)?(?:学期|学年|年度)|未来[一二三四五两\d]"
)
# 计划 as a verb: what follows is a verb or a time, and what stands before names no programme.
_MEANS_TO = re.compile(
    r"(?<![按有照原该此餐项育])(?<!招生)(?<!改善)(?<!支持)(?<!行动)(?<!培养)(?<!国培)(?<!雨露)(?<!教学)(?<!提升)(?<!培训)"
    r"(?<!特岗)(?<!资助)(?<!工作)(?<!建设)(?<!年度)(?<!攻坚)(?<!工程)(?<!发展)(?<!用款)(?<!人才)(?<!专项)(?<!教师)"
    r"计划(?:总|再|共)?(?=于|在|用|到|从|利用|通过|20\d\d|明年|今年|三年|五年|投|新|改|扩|建|完|实|达|启|开|招|增|配|补|选|创|引|组|购|撤|迁|调整|化解|消除|发放|资助|安排|培训)"
)
# To see to it that something comes about; 确保了 is done, 确保…为0 tells what is.
_ENSURES = re.compile(
    r"确保(?!了)(?:[^，,；;。]{0,14}?(?:达到|达标|不低于|不超过|不少于|如期|按期|按时|全部完成|20\d\d年|年底|年内)|到|实现|完成|建成|通过|(?=[^，,；;。为]{0,10}达\d))"
)
# 要 as a modal verb: not inside 要求, 要点, 主要, 重要, 需要, 纪要 and the like.
_MUST = re.compile(
    r"(?<![主重需必只纪摘首概扼紧简次索提不想若])要(?!求|点|素|件|害|闻|义|领|目|么|紧|是|职|道|务|挟|旨|文|案|什|干什|塞|地|强)"
)
# 到2027年, 到“十四五”末; 截至 and 达到 are no aim.
_BY_THEN = re.compile(
    r"(?<![截达直拨收得])(?<!减少)(?<!增加)(?<!增长)(?<!下降)(?<!降低)(?<!提高)(?<!提升)(?<!上升)(?<!扩大)(?:到|至)(?=20\d\d年(?!的)|[“\"]?十[四五六七]五[”\"]?(?:末|期末|规划期末)|本世纪|明年|年底前)"
)
_YEAR = re.compile(r"20\d\d")
_STRETCH = re.compile(r"[^；;。！？\n]*")
_CLAUSE = re.compile(r"[^，,；;。！？：:\n]+")


def is_plan_clause(text: str, *, year: int | None = None) -> bool:
    """Whether a clause (or any clause of a sentence) tells what is to be done, and not what is.

    :param year: of the paper: 到2018年 in a paper of 2021 is no plan, 到2025年 is one whatever its verbs.
    """
    return _by_then(text, year) or any(_points_ahead(clause.group()) for clause in _CLAUSE.finditer(text))


def _points_ahead(clause: str) -> bool:
    if _DONE.search(clause):
        return False
    if _WILL_ADVERB.search(clause) or (_WILL_VERB.search(clause) and not _DISPOSES.search(clause)):
        return True
    return any(p.search(clause) for p in (_INTENDS, _STRIVES, _EXPECTS, _MEANS_TO, _ENSURES, _MUST))


def _by_then(text: str, year: int | None) -> bool:
    """到2025年…: an aim where the year is still to come; where that is not known, unless the rest tells of a result."""
    for found in _BY_THEN.finditer(text):
        if text[max(0, found.start() - 6) : found.start()].rstrip().endswith(("年", "月", "日", "学年")):
            continue  # 2018年到2024年 is a span
        named = _YEAR.match(text, found.end())
        if named is not None and year is not None and int(named.group()) != year:
            if int(named.group()) > year:
                return True
            continue
        rest = _STRETCH.match(text, found.end())
        if rest is None or not _DONE.search(rest.group()):
            return True
    return False


# --- standards --------------------------------------------------------------------------------------------------

# A bound that is set: 不低于, 不得超过, 至少; 均不低于 tells that all keep to it.
_BOUND = re.compile(
    r"(?<![均都也])不(?:得|能|应|可)?(?:低于|超过|少于|高于|多于|大于|小于)|不得突破|至少|原则上(?:不|按)|最低标准|最高限额|底线"
)
# An amount that is laid down: 标准为600元, 按每人每年650元的标准, 按100人核定.
_LAID_DOWN = re.compile(
    r"(?:标准|基准|定额|限额|基准定额)(?:统一)?(?:是|为|达到|提高到|调整为|[:：])|(?:按|按照|以)[^，,；;。]{0,10}(?:每[人生班校]|\d)[^，,；;。]{0,24}(?:标准|核定|核算|拨付|安排|计算)"
    r"|每[生人][^，,；;。]{0,6}\d[^，,；;。]{0,6}(?:的)?标准|规定(?:为|的)\d|(?:国家|省定|自治区|规定|督导)[^，,；;。]{0,8}标准[为是(（]"
)


def is_standard_clause(text: str) -> bool:
    """Whether a clause sets a bound or a rate: 不低于10%, 不超过45人, 标准为650元, 按每人每月300元的标准发放."""
    return _BOUND.search(text) is not None or _LAID_DOWN.search(text) is not None
