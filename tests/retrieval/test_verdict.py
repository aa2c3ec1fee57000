"""The first word of a yes-or-no answer is what the quoted sentence says, and never more."""

from __future__ import annotations

import pytest

from retrieval.verdict import Verdict, verdict


@pytest.mark.parametrize(
    ("question", "evidence", "word"),
    [
        ("霞桥县有没有心理教师？", "配备心理教师9名", Verdict.HAS),
        ("霞桥县有没有学生失学？", "全年无一名学生失学", Verdict.NONE),
        ("霞桥县是否存在大班额？", "不存在大班额现象", Verdict.NONE),
        ("霞桥县的学校都通网了吗？", "所有学校均接入宽带", Verdict.YES),
        ("霞桥县的学校都有食堂吗？", "部分学校建有食堂", Verdict.PARTLY),
        ("霞桥县的辍学学生都劝返了吗？", "劝返复学9人，劝返率81.8%", Verdict.PARTLY),
        ("霞桥县的辍学学生都劝返了吗？", "劝返复学11人，劝返率100%", Verdict.YES),
        ("霞桥县是否实现均衡？", "尚未通过国家评估", Verdict.NO),
        ("霞桥县已经通过评估了吗？", "力争2027年通过评估", Verdict.PLANNED),
        ("霞桥县已经通过评估了吗？", "迎检工作正在推进", Verdict.UNDER_WAY),
        ("霞桥县已经通过评估了吗？", "2023年通过国家评估", Verdict.YES),
        ("霞桥县计划新建学校吗？", "计划新建学校两所", Verdict.YES),
        ("霞桥县是否实行免费午餐？", "为学生提供免费午餐，覆盖未成年人", Verdict.YES),
        ("霞桥县是否开展心理辅导？", "未来学校建有心理辅导室", Verdict.YES),
    ],
)
def test_the_first_word_is_what_the_sentence_says(question: str, evidence: str, word: Verdict) -> None:
    assert verdict(question, evidence) is word


def test_a_sentence_of_a_plan_is_planned_whatever_its_words() -> None:
    assert verdict("柳湾区完成扩容了吗？", "新增学位2400个", planned=True) is Verdict.PLANNED
    assert verdict("柳湾区完成扩容了吗？", "新增学位2400个") is Verdict.YES
    assert verdict("柳湾区要求扩容吗？", "新增学位2400个", planned=True) is not Verdict.PLANNED
