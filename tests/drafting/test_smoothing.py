"""A model may change the wording and nothing else: whatever it loses, adds or turns round, the plain sentence stays."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from drafting.drafts import Basis, Sentence
from drafting.smoothing import SENTENCES_PER_REQUEST, smoother

PLAIN = "对28名残疾学生落实“一人一案”，送教教师每月上门两次，全年家访【待补：家访次数（2024年）】【待核】。"
HELD = "对⟦1⟧残疾学生落实⟦2⟧，送教教师每月上门⟦3⟧，全年家访⟦4⟧"
BETTER = "为⟦1⟧残疾学生落实⟦2⟧，由送教教师每月上门⟦3⟧，全年开展家访⟦4⟧"


def sentence(text: str = PLAIN, basis: Basis = Basis.PRECEDENT) -> Sentence:
    return Sentence(text, basis)


def smoothed(reply: str, *sentences: Sentence) -> list[str]:
    model = GenericFakeChatModel(messages=iter([AIMessage(reply)]))
    return [each.text for each in smoother(model)(sentences or (sentence(),))]


def test_a_truthful_wording_is_taken_with_all_that_was_held_in_its_place() -> None:
    assert smoothed(f"1. {BETTER}。") == [
        "为28名残疾学生落实“一人一案”，由送教教师每月上门两次，全年开展家访【待补：家访次数（2024年）】【待核】。"
    ]


def test_the_model_never_sees_what_is_held() -> None:
    seen: list[str] = []

    class Listening(GenericFakeChatModel):
        def _generate(self, messages: Any, *args: Any, **options: Any) -> Any:
            seen.append(str(messages[-1].content))
            return super()._generate(messages, *args, **options)

    smoother(Listening(messages=iter([AIMessage(f"1. {HELD}")])))([sentence()])
    assert seen == [f"1. {HELD}"]


UNTRUE = {
    "a digit in place of a placeholder": BETTER.replace("⟦1⟧", "27名"),
    "a placeholder dropped": BETTER.replace("，由送教教师每月上门⟦3⟧", ""),
    "a placeholder twice": BETTER.replace("⟦4⟧", "⟦4⟧⟦4⟧"),
    "a placeholder of its own": BETTER + "⟦5⟧",
    "a figure added": BETTER + "，覆盖率达100%",
    "a Chinese figure added": BETTER + "，帮助三十名学生",
    "a title added": "按照《送教上门工作方案》，" + BETTER,
    "a place added": BETTER.replace("残疾学生", "登封市残疾学生"),
    "a deed made a plan": "下一步，将" + BETTER,
    "a problem added": BETTER + "，但师资仍然不足",
    "a no added": BETTER.replace("落实", "未落实"),
    "half of it gone": "⟦1⟧⟦2⟧⟦3⟧⟦4⟧",
    "three times as long": BETTER + "，让每名学生都能享受到公平而有质量的教育" * 5,
    "English added": BETTER + "，做到no child left behind",
}


@pytest.mark.parametrize("said", UNTRUE.values(), ids=UNTRUE.keys())
def test_a_wording_that_changes_more_than_words_is_refused(said: str) -> None:
    assert smoothed(f"1. {said}。") == [PLAIN]


@pytest.mark.parametrize("reply", ["", "好的，以下是修改后的句子。", "1. ", "2. 对⟦1⟧", "[1, 2", "{}", "[]", "⟦1⟧"])
def test_garbage_leaves_the_plain_sentence(reply: str) -> None:
    assert smoothed(reply) == [PLAIN]


def test_a_plan_is_not_turned_into_a_deed() -> None:
    plan = sentence("将进一步完善台账管理制度，逐步推行电子台账。")
    assert smoothed("1. 完善了台账管理制度，推行了电子台账。", plan) == [plan.text]


def test_more_or_fewer_sentences_than_asked_for_are_all_refused() -> None:
    two = (sentence("认真落实资助政策，做到应助尽助。"), sentence("健全台账管理制度，及时更新信息。"))
    assert smoothed("1. 落实好资助政策，做到应助尽助。", *two) == [each.text for each in two]


def test_each_sentence_is_judged_by_itself() -> None:
    two = (sentence("认真落实资助政策，做到应助尽助。"), sentence("健全台账管理制度，及时更新信息。"))
    assert smoothed("1. 认真落实各项资助政策，做到应助尽助。\n2. 健全3项台账管理制度，及时更新信息。", *two) == [
        "认真落实各项资助政策，做到应助尽助。",
        two[1].text,
    ]


def test_a_json_list_is_read_too() -> None:
    plain = sentence("认真落实资助政策，做到应助尽助。")
    assert smoothed('```json\n["认真落实各项资助政策，做到应助尽助"]\n```', plain) == [
        "认真落实各项资助政策，做到应助尽助。"
    ]


def test_sentences_of_statistics_are_not_even_shown_to_the_model() -> None:
    def never() -> Iterator[AIMessage]:
        raise AssertionError("asked")
        yield

    own = sentence("全县共有小学79所。", Basis.STATISTICS)
    assert smoother(GenericFakeChatModel(messages=never()))([own]) == (own,)


def test_evidence_and_basis_stay_with_the_sentence() -> None:
    model = GenericFakeChatModel(messages=iter([AIMessage(f"1. {BETTER}。")]))
    before = sentence()
    (after,) = smoother(model)([before])
    assert (after.basis, after.evidence) == (before.basis, before.evidence)


def test_an_exception_of_the_model_leaves_the_plain_sentences() -> None:
    class Broken(GenericFakeChatModel):
        def _generate(self, *args: Any, **options: Any) -> Any:
            raise ConnectionError("no route")

    many = [sentence() for _ in range(SENTENCES_PER_REQUEST + 2)]
    assert list(smoother(Broken(messages=iter([])))(many)) == many


def test_a_model_that_takes_too_long_is_not_waited_for() -> None:
    let_go = threading.Event()

    class Slow(GenericFakeChatModel):
        def _generate(self, *args: Any, **options: Any) -> Any:
            let_go.wait()
            return super()._generate(*args, **options)

    slow = Slow(messages=iter([AIMessage(f"1. {BETTER}")]))
    try:
        assert [each.text for each in smoother(slow, seconds=0.1)([sentence()])] == [PLAIN]
    finally:
        let_go.set()
