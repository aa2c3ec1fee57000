"""What makes a clause tell of a measure: verbs of doing, and wordings that only look so (data and pure tests)."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Verbs of doing, ordering, giving and having in force. A clause without one names a matter and tells nothing of it.
_ACTS = re.compile(
    r"建立|健全|完善|落实|开展|实施|推进|推行|推广|推动|加强|加大|加快|强化|组织|制定|制订|出台|印发|下发|颁布|颁发|签订|成立|组建"
    r"|设立|设置|投入|投资|拨付|安排|发放|补助|补贴|资助|减免|免除|奖励|表彰|配备|配齐|配足|购置|添置|更新|更换|维修|修缮|整修|聘请|邀请|慰问|演练|新建|改建|扩建|改造|建成"
    r"|建设|增加|新增|扩大|招聘|补充|引进|培训|培养|选派|选聘|交流|轮岗|纳入|列入|实行|执行|严格|严禁|严控|禁止|规范|控制|化解|消除"
    r"|解决|缓解|得到|开通|清零|排查|摸排|核查|核实|劝返|走访|家访|送教|监测|监控|监管|上报|报送|报告|通报|考核|考评|督导|督查|督办|检查|巡查|约谈|问责|追究"
    r"|责令|撤换|宣传|宣讲|讲解|普及|保障|保证|确保|关爱|关心|帮扶|结对|采取|采用|坚持|坚守|明确|划定|取消|停办|撤并|整合|搭建|打造"
    r"|创建|举办|召开|提供|享受|兑现|提高|提升|改善|优化|改革|深化|统筹|评选|试点|启动|接入|覆盖|安装|安置|登记|建档(?!立卡(?:贫困|脱贫|学生|家庭|户|等|的))|做好|做到|抓好"
    r"|抓实|引导|鼓励|支持|动员|筹措|筹集|获得|捐|减轻|压减|限制|分流|调整|分配|均衡|实现|完成|探索|依托|贯彻|履行|联控|联动"
    r"|整治|清理|查处|认定|聘用|聘任|签约|服务|开设|开齐|开足|开好|评估|公示|公布|张贴|发挥|营造|创新|深入|运用|利用|用好|核定|拥有"
    r"|压缩|减[为少到至]|降[为到至]|降低|净减|净增|增至|增[加长]到|突破|发现并|整改|上线|投用|投入使用|运行|运转|调度|处置|处理|处罚|建档立册|发出|发放|收回|关停|注销|备案|编制|修订"
    r"|聚焦|选聘|录用|招录|考聘|增配|增建|派出|派驻|支教|走教|挂职|跟岗|覆盖|惠及|受益|受助|兜底|救助|捐赠|拨款|下达|兑付|入户|上门|走村|约访|谈心|疏导|筛查|干预|陪伴|代管|对接|接入|搬上|用上|架设|升级|更换"
    r"|配有|建有|设有|全部达|包[校班村片年学]|挂牌|巩固|实践|丰富|合理|随班就读"
)
# The same where a section tells how things stand: 均配有班班通, 留守儿童907人 are states and no measures.
_MEASURES = re.compile(
    r"建立|健全|完善|落实|开展|实施|推进|推行|推动|加强|加大|强化|组织|制定|出台|印发|成立|组建|设立|投入|投资|发放|补助|补贴|资助"
    r"|减免|奖励|购置|添置|新建|改建|扩建|改造|新增|招聘|补充|培训|选派|交流|轮岗|实行|执行|严格|规范|化解|消除|排查|劝返|送教"
    r"|督导|督查|督办|分配|取消|撤并|启动|采取|采用|切实|保证|创建|统筹|引进|建成|增建|压缩|压减|减[为少]到?\d|整改|搭建|开设|开通"
)
# Verbs of doing that tell of a deed even where they are of the topic's own name: 招聘教师30名, 新建学校2所.
_DEED = re.compile(r"^(?:新建|改建|扩建|建成|新增|增建|招聘|补充|引进|选派|投入|发放|购置|添置|压缩|减免|组建|建立)")
_STATE = re.compile(r"[均都](?:已)?(?:配|建|设|安排|达|能|为|在|有|无|超|保持|入学|纳入|具备|符合)")

# Trouble told, not a deed; a clause that also tells what is done about it does not count as trouble.
_TROUBLE = re.compile(
    r"不足(?!\d|百人)|不够|不到位|不高(?!于)|不强|不优|不平衡|尚未|尚不|缺乏|缺少|短缺|缺编|滞后|有待|亟待|亟需|薄弱(?!学校|环节|学科|校|县)"
    r"|困难(?!学生|家庭|群体|儿童|职工|补助|户|幼儿|生)|难度|畏难|压力大|严重(?!残)|仍有|仍然|依然|偏低|偏大|偏高|不合理|不规范|淡化|未能|混乱|差距"
    r"|存在[^，,。；;]{0,12}(?:问题|现象|短板|弱项|差距)|不齐|不上|难以|不均|[还仍尚亟]需|十分有限|违规(?:办学|招生|补课|收费)|寄托于|曾经"
)
_TACKLED = re.compile(
    r"解决|化解|消除|针对|克服|破解|整改|补齐|缩小|纠正|清理|整治|杜绝|有效|防止|减轻|督促|查处|约谈|问责|治理|严禁|禁止"
)
# What a thing is or matters for: 大班额是均衡发展的硬伤, 事关民生.
_MEANING = re.compile(
    r"是[^，,。；;]{2,40}的?(?:前提|关键|基础|重要|硬伤|羁绊|保障|根本|核心|途径|抓手|责任|体现|必然|大计|工程|举措|使命|战略)|事关|关系到|至关重要|意义重大"
)
# Whose word is followed, not what is done: 以…思想为指导, 深入学习贯彻….
_CREED = re.compile(r"思想为指导|(?:学习|贯彻)[^，,。；;]{0,20}(?:精神|论述|思想|方针)|党对教育的全面领导|根本任务")
# Proposals to somebody else.
_PROPOSES = re.compile(r"恳请|希望(?:省|上级|国家)|(?:省|国家|上级)[^，,。；;]{0,8}(?:应当|建立健全|出台)")
# The clause only says why, by what, or when; what was done follows.
_LEADS_IN = re.compile(
    r"^\s*(?:为了?|由于|因为|按照|根据|依据|依照|对照|围绕|针对|结合|随着|通过|在[^，,]{2,40}(?:过程中|基础上|方面|中|上|后)|以[^，,]{2,40}(?:为|标准|要求))"
)
# A paper that the place itself gave out: its title tells what was ordered.
_GAVE_OUT = re.compile(
    r"(?:出台|制定|制订|印发|下发|发布|颁布|起草|编制)[^《》。；;]{0,12}(?:了)?(?:《[^》]*》[、，,和及\s]*)*$"
)
# Being looked at by others is no measure: 通过国家督导评估.
_UNDERGONE = re.compile(r"(?:通过|接受|迎接|顺利通过)了?[^，,。；;]{0,30}$")
_ASSESSED = re.compile(r"评估|验收|检查|国检|认定|督导|考核")
_NOTION = re.compile(r"(?:发展|工作|的)*(?:思想|理念|意识|精神|观念|重要性|必要性|紧迫性|信心|形势|过程中|标准(?!化))")
_OFFICE = re.compile(r"委员会|办(?!学|好|理|法|公|成|事)|局(?!面)|厅|部门")
# Named beside what the clause is about: 与绩效考核挂钩, 作为评优评先的依据.
_BESIDE = re.compile(
    r"(?:与|同|和)[^，,。；;]{0,40}挂钩|作为[^，,。；;]{0,40}(?:依据|指标|内容|要素|条件|参考)|(?:包括|涵盖|包含)[^，,。；;]{0,40}"
)
# Said as over and done in a section of plans: 一直采取明察暗访方式.
_ALREADY = re.compile(
    r"已(?!有之)|一直|现已|历来|以来|去年|上年|累计|截至|现有|共有|[由从](?:20\d\d年)?[^，,。；;]{0,12}(?:减少|压减|增加|下降|提高)(?:到|至)"
)
_CLOSED_SECTION = re.compile(r"问题|不足|困难(?!学生|家庭|群体|儿童|职工|补助|幼儿|生)|短板|薄弱|挑战|原因")
_SOLVES = re.compile(r"解决|整改|化解|下一?步|今后|措施|打算|对策")
# A thing that is there: 心理教师86名, 学校均建有之家.
_THERE = re.compile(r"\d|[有设配建]有|共有|现有|均|全部")
_STATE_SECTION = re.compile(r"基本情况|现状|背景|形势|起点|底数|家底|成就|概况|工作基础|发展基础|情况$|质量与管理")
_DEEDS_SECTION = re.compile(r"整改(?!措施)|做法|成效|措施|完成情况|进展|检查情况|落实情况|推进情况|开展情况|工作情况")


def acts(clause: str) -> bool:
    """Whether a clause tells that something is done, given, ordered or in force."""
    return _ACTS.search(clause) is not None


def is_measure(clause: str, *, topic: Sequence[str] = ()) -> bool:
    """Whether a clause of a section on how things stand tells of a measure and not of a state.

    :param topic: what the clause calls the topic: 交流轮岗教师172人 counts, and tells of no doing beside it.
    """
    rest = clause
    for form in (each for each in topic if not _DEED.match(each)):
        rest = rest.replace(form, "")
    return _MEASURES.search(rest) is not None and _STATE.search(clause) is None


def is_there(clause: str) -> bool:
    """Whether a clause tells that something is there, or how much of it."""
    return _THERE.search(clause) is not None


def tells_trouble(clause: str) -> bool:
    """Whether a clause tells of something lacking or going wrong, and of nothing done about it."""
    return _TROUBLE.search(clause) is not None and _TACKLED.search(clause) is None


def tells_nothing(clause: str) -> bool:
    """Whether a clause tells what a matter means, whose word is followed, or what others should do."""
    return any(pattern.search(clause) for pattern in (_MEANING, _CREED, _PROPOSES))


def leads_in(clause: str) -> bool:
    """Whether a clause only says why, by what or when."""
    return _LEADS_IN.match(clause) is not None


def gave_out(before: str) -> bool:
    """Whether the text before a 《 says that the place itself gave that paper out."""
    return _GAVE_OUT.search(before) is not None


def is_undergone(before: str, form: str) -> bool:
    """Whether a form (督导评估) is what the place passed, not what it did."""
    return _ASSESSED.search(form) is not None and _UNDERGONE.search(before) is not None


def names_other(after: str) -> bool:
    """Whether a form is only of a name, by the text behind it: an office (教育督导|办), an idea (均衡发展|思想)."""
    return _OFFICE.match(after) is not None or _NOTION.match(after) is not None


def is_beside(clause: str, start: int) -> bool:
    """Whether the word at ``start`` is only named beside what the clause is about."""
    return any(found.start() <= start < found.end() for found in _BESIDE.finditer(clause))


def says_already(clause: str) -> bool:
    """Whether a clause says outright that the thing is done or has long been so."""
    return _ALREADY.search(clause) is not None


def is_closed(path: Sequence[str]) -> bool:
    """Whether text under these headings is of problems; the outermost heading that tells decides."""
    for heading in path:
        if _CLOSED_SECTION.search(heading) and not _SOLVES.search(heading):
            return True
        if _DEEDS_SECTION.search(heading):
            return False
    return False


def tells_state(path: tuple[str, ...]) -> bool:
    """Whether the text under these headings tells how things stand."""
    nearest = next((h for h in reversed(path) if _STATE_SECTION.search(h) or _DEEDS_SECTION.search(h)), "")
    return bool(nearest) and _DEEDS_SECTION.search(nearest) is None
