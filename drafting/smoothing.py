"""Wording of borrowed sentences smoothed by a chat model, with all that must not change held as placeholders.

The model sees figures, marks, titles, 文号 and phrases in quotation marks as ⟦1⟧, ⟦2⟧ and never their content. What it
gives back is kept sentence by sentence where nothing was lost, added or turned round; else the plain sentence stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from drafting.drafts import Basis, Sentence
from drafting.precedents.held import Held, hold, restored
from drafting.precedents.replies import read_reply

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

Smoother = Callable[[Sequence[Sentence]], Sequence[Sentence]]

# Sentences that one request holds: a paragraph. More are cut into several requests.
SENTENCES_PER_REQUEST = 8
REQUESTS_AT_ONCE = 4
SECONDS = 60.0

_SYSTEM = (
    "你是机关公文编辑。请把给出的每个句子改得通顺、简洁、庄重，不增加也不减少意思，不改变时态（计划仍是计划，成效仍是成效）。"
    "形如⟦1⟧的记号代表不可改动的内容：每个记号必须原样出现且只出现一次。"
    "不得添加任何数字、地名、文件名、引号或括号。"
    "按原来的编号逐句返回，每句一行，格式为“编号. 句子”，句数与原文相同，不要写别的话。"
)


def smoother(
    model: BaseChatModel,
    *,
    names: Sequence[str] = (),
    at_once: int = REQUESTS_AT_ONCE,
    seconds: float = SECONDS,
) -> Smoother:
    """A smoother that asks a chat model; sentences other than borrowed ones come back as they are.

    A model that fails, or takes longer than ``seconds`` in all, leaves every sentence plain; nothing is raised.

    :param names: places and other names that are held besides.
    :param at_once: requests that run at the same time.
    """
    chain = _chain(model)

    def smooth(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
        borrowed = [index for index, each in enumerate(sentences) if each.basis is Basis.PRECEDENT]
        groups = [borrowed[i : i + SENTENCES_PER_REQUEST] for i in range(0, len(borrowed), SENTENCES_PER_REQUEST)]
        held = {index: hold(sentences[index].text, names=names) for index in borrowed}
        replies = _replies(chain, [_numbered([held[i] for i in group]) for group in groups], at_once, seconds)
        done = list(sentences)
        for group, reply in zip(groups, replies, strict=True):
            for index, said in zip(group, read_reply(reply, count=len(group)), strict=True):
                text = restored(said, held[index]) if said else None
                if text is not None:
                    done[index] = replace(sentences[index], text=text)
        return tuple(done)

    return smooth


def _chain(model: BaseChatModel) -> Runnable[dict[str, Any], str]:
    """Numbered sentences -> what the model says."""
    from langchain_core.output_parsers import StrOutputParser
    from langchain_core.prompts import ChatPromptTemplate

    prompt = ChatPromptTemplate.from_messages([("system", _SYSTEM), ("human", "{sentences}")])
    return prompt | model | StrOutputParser()


def _numbered(held: Sequence[Held]) -> str:
    return "\n".join(f"{number}. {each.text}" for number, each in enumerate(held, start=1))


def _replies(chain: Runnable[dict[str, Any], str], requests: Sequence[str], at_once: int, seconds: float) -> list[str]:
    """What the model says to each request; empty where it failed or all took too long."""
    if not requests:
        return []
    inputs = [{"sentences": request} for request in requests]
    executor = ThreadPoolExecutor(max_workers=1)
    try:
        running = executor.submit(chain.batch, inputs, {"max_concurrency": at_once}, return_exceptions=True)
        return [each if isinstance(each, str) else "" for each in running.result(timeout=seconds)]
    except Exception:  # whatever a provider raises: the plain sentences are there
        return [""] * len(requests)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
