"""Papers of two invented counties, read into a library as any file is: what the tests of answering ask about."""

from __future__ import annotations

from pathlib import Path

from corpus.library import Library
from corpus.types import Answer
from ingest.pipeline import ingest
from retrieval.ask import ask
from retrieval.verify import faults

OLD_SUMMARY = """霞桥县2023年控辍保学工作总结
一、基本情况
2023年，全县共有小学31所，在校学生8420人；初中9所，在校学生4115人。
残疾儿童少年入学率为96.5%。
二、主要做法
（一）健全台账制度。各乡镇每月十日前核对一次学籍，全年劝返学生52人。
（二）落实送教上门。为28名重度残疾学生送教上门，每名学生配备2名教师。
（三）做好资助工作。发放生活补助316万元，惠及家庭困难学生3907人次。
"""
SUMMARY = """霞桥县2024年控辍保学工作总结
一、基本情况
截至2024年9月，全县共有小学29所，在校学生8137人；初中9所，在校学生4226人。全年无一名学生因贫失学。
二、主要做法
（一）压实包保责任。县领导包乡镇、乡镇干部包村、教师包学生，层层签订责任书。
（二）完善劝返机制。组建劝返小分队14支，全年劝返学生37人。
（三）关爱留守儿童。建成留守儿童活动室22间，每周开放三次。
三、存在的问题
（一）乡村教师流动较快。由于山区交通不便，近三年共有46名青年教师调离。
（二）寄宿条件不足。有7所学校的宿舍需要改造。
四、下一步打算
（一）新建学校两所。计划在2025年底前建成城东小学和城西初中。
（二）开展心理辅导。拟为每所初中配备一名专职心理教师。
霞桥县教育局
2024年12月6日
"""
NOTICE = """霞桥县教育局关于做好送教上门工作的通知
霞教发〔2024〕12号
各中小学校：
根据《柳湾区残疾儿童少年入学安置办法》（柳教发〔2022〕31号）的经验，现就有关事项通知如下。
一、明确对象。送教上门的对象是不能到校就读的重度残疾儿童少年。
二、保证时间。每月送教不少于四次，每次不少于两课时。
三、加强考核。送教情况纳入学校年度考核。
霞桥县教育局
2024年3月18日
"""
BULLETIN = """霞桥县2024年控辍保学专项督查结果公告
一、基本情况
2024年全县共开展控辍保学督查6次，走访学校38所。
二、发现的问题
个别学校学籍管理不规范，有5名学生的信息没有及时更新。
"""
INSPECTION = """霞桥县2024年控辍保学督查工作情况
全县全年共开展控辍保学督查5次，发放整改通知书11份。
"""
OTHER_SUMMARY = """柳湾区2024年控辍保学工作总结
一、基本情况
全区共有小学18所，在校学生6903人；初中7所，在校学生3318人。
二、主要做法
（一）建立联动机制。教育、公安、民政三部门每季度会商一次，全年劝返学生19人。
（二）推进教师交流。全年交流校长和教师126人，其中骨干教师34人。
三、存在的问题
（一）城区学位紧张。部分学校班额偏大。
（二）专职教师短缺。音乐、美术教师缺额较大。
柳湾区教育局
2024年11月20日
"""
PLAN = """柳湾区义务教育优质均衡发展实施方案
一、工作目标
到2027年，小学生师比不高于18:1，大班额占比控制在3%以内。
二、重点任务
（一）实施学位扩容工程。新增学位2400个。
（二）实施教师强基工程。招聘教师160名。
（三）实施数字赋能工程。更新计算机1100台。
三、保障措施
贯彻落实霞教发〔2024〕12号文件，按照柳教办〔2023〕8号要求统筹推进。
柳湾区教育局
2025年2月14日
"""
PAPERS = {
    "霞桥县2023年控辍保学工作总结.txt": OLD_SUMMARY,
    "霞桥县2024年控辍保学工作总结.txt": SUMMARY,
    "霞桥县送教上门通知.txt": NOTICE,
    "霞桥县督查公告.txt": BULLETIN,
    "霞桥县督查情况.txt": INSPECTION,
    "柳湾区2024年控辍保学工作总结.txt": OTHER_SUMMARY,
    "柳湾区优质均衡方案.txt": PLAN,
}  # fmt: skip


def fill(library: Library, folder: Path, papers: dict[str, str]) -> None:
    """Write papers as text files into ``folder`` and read them into the library."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    report = ingest([folder], library)
    assert all(file.error is None for file in report.files), report


def asked(library: Library, question: str, **options: object) -> Answer:
    """The answer to a question; every quote stands where its citation says."""
    answer = ask(question, library, **options)  # type: ignore[arg-type]
    assert faults(answer, text_of=library.catalog.text) == []
    return answer


def said(answer: Answer) -> str:
    """All that an answer says."""
    return "\n".join(statement.text for statement in answer.statements)
