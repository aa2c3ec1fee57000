"""Words by which a borrowed sentence is taken apart (data)."""

from __future__ import annotations

import re

HAN = "一-鿿"
# Stand-ins for amounts while a sentence is worked on: one character of the private use area each.
FIRST_TOKEN, LAST_TOKEN = "\ue000", "\uf8ff"
TOKEN = f"[{FIRST_TOKEN}-{LAST_TOKEN}]"

SCHOOL = re.compile(
    r"(?:实验|职业|高级|中心)?(?:完全小学|中心校|中心学校|小学|中学|初中|高中|完小|学校|幼儿园|教学点|教育集团|分校|校区|学区|教联体|共同体|党校|进修学校)(?!化|制(?!定)|式)"
)
SCHOOL_BY_NUMBER = re.compile(
    rf"第?(?:[一二三四五六七八九十]+|\d+|{TOKEN})(?:中学|小学|幼儿园|高级中学|初级中学|初中|高中|实验|中(?=[{HAN}、，。；和与]))|(?<![{HAN}])[{HAN}]{{0,2}}[一二三四五六七八九十](?:中|小|高|实小|幼)(?=[、，；。和与等])"
)

# Family names that begin no common word: 包 (校长包校), 管, 成, 关 are left out, so a person of such a name is found by
# the title behind it only.
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤俞柳酆鲍史唐廉岑薛雷贺倪汤滕殷"
    "罗毕郝邬余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆夏蔡田樊胡凌霍虞万柯卢莫房裘缪"
    "丁邓郁杭洪左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封芮储靳焦巴弓段侯宓蓬仰秋仲仇栾甘厉戎祖武符刘景詹束龙叶黎薄白蒲赖卓蔺屠蒙池乔苍闻翟谭贡申冉边"
    "燕庄晏柴瞿阎慕习艾廖匡寇殴利蔚越巩聂晁敖冷辛阚简饶曾沙丰巢荆游竺逯益桓闫覃高方严安"
)
_COMMON_WORDS = (
    r"高度|高中|高级|高效|高质|高位|高校|方案|方面|方式|方法|安排|安全|安置|严格|严肃|严把|严控|利用|万名|左右|石榴|房屋|路径|路线|白天"
    r"|金额|江河|林区|武装|束缚|张贴|季度|简化|游学|符合|荣誉|祖国|史料|边远|越来|益智|毕业|项目|薄弱|梅花|钟楼|顾虑|习惯|甘于|曾经|丰富"
)
_RANKS = "局长|书记|主任|校长|园长|县长|区长|市长|镇长|乡长|所长|股长|科长|处长|院长|老师|教授|专家|同志|主席"
PERSON = re.compile(
    rf"(?<![{HAN}])(?!{_COMMON_WORDS})[{_SURNAMES}][{HAN}]{{1,2}}(?:同志|{_RANKS})"
    rf"|(?:{_RANKS}|教师|党员|干部)(?!{_COMMON_WORDS})[{_SURNAMES}][{HAN}×某]{{1,2}}(?:同志)?(?=[，。；、）同带先牵亲主一深赴到任在为负]|$)"
    rf"|[{HAN}]某(?:某)?|×{{1,3}}|撰稿|审核人|供稿|责编"
    rf"|(?<![{HAN}])[{_SURNAMES}](?:局长|书记|县长|区长|市长|校长|老师|主任)(?=[{HAN}，])"
)

# Honours and ranks that are the lender's own: 走在全省前列, 被评为, 荣获.
HONOUR = re.compile(
    r"荣获|获评|获得[^，。；]{0,16}(?:称号|荣誉|奖|表彰|认定)|被[^，。；]{0,24}(?:评为|列为|确定为|授予|认定为|命名为)|授予|称号|前列|率先|领先|先进(?:县|区|市|单位|集体|典型)|第一(?![线责时节课轮批])|推广(?=$|[，。；])|交流发言|经验[^，。；]{0,10}(?:推广|介绍|刊|交流)"
    r"|(?:顺利|一次性|高分|已)?(?:通过|接受|迎接)[^，。；]{0,24}(?:评估|验收|认定|国检|督导|检查|审核)|肯定|认可|赞誉|点赞|满意度|好评|媒体|报道|翻天覆地|一半|过半|近半|翻番|翻一番|试点县|试点区|试点市|示范县|示范区|示范市|(?:省|市|国家|国)级[^，。；]{0,12}(?:试点|示范|课题|成果|优秀|标兵|名师|骨干|教学能手|奖)"
)
# Duties in the mouth of one who orders.
ORDERS = re.compile(r"不得|必须|务必|应当|严禁|要求各|请各|希望|恳请|须(?=[^知臾])|一律")
# What brought the lender to it, and what it is at: 紧扣城区随迁子女多的实际, 正在与编办核算.
LOCAL = re.compile(
    r"(?:紧扣|立足|针对|根据|结合)[^，；]{4,}(?:实际|特点|现状|情况)|正在|^据(?:统计|了解|测算)|^截至(?:目前|当前)?$|^目前|原因(?:是|为|在于)|初期|的(?:实际|实际情况|现状)$"
)
# What came of it with the lender, which need not have come of it here: 全部在公办学校就读, 没有辍学情况.
OUTCOME = re.compile(
    r"(?:没有|无|未发生|未出现)[^，；]{0,8}(?:辍学|失学)|无一(?:人|名|例)|(?:全部|均|都)(?:已)?(?:在|达到|达标|通过|享受|劝返|返校|复学|入学|得到)|保持(?:为零|在)|(?:显著|明显)(?:成效|提升|提高|改善|成绩)"
)
# The paper speaking of itself.
FRAME = re.compile(r"如下$|调研组|问卷|本报告|本次调研|自检自查|纷纷|感慨|感动|的(?:前提|关键)是|[^，]{0,8}说$")
# Said of what is still to come, in words that look like a result.
STILL_TO_COME = re.compile(
    r"可(?:望)?(?:实现|达到|完成|建成|投入|满足|解决)|(?:将|拟|待)(?:于|在)|即将|尚在|未完成|可望|列入计划"
)
# Years beside the paper's own, and plans of years that are given names: 去年, 上年, “十四五”.
OTHER_YEAR = re.compile(
    r"去年|上年|前年|往年|上学年|上学期|同期|同比|环比|当年|年均|十[二三四五六]五|[二三四五六七八九两]年来|[近前][一二三两几]年|近[五十]年|历年|历史|首次|首个|首批|至此"
)
NEXT_YEAR = re.compile(r"明年|次年|后年|翌年|下年度|新一年|新的一年")
