"""A template's block to sentences: figures by code, wording borrowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from drafting.composing.job import Job
from drafting.drafts import Basis, Gap, Sentence
from drafting.rendering.compared import compare, refs_of
from drafting.rendering.gaps import gap_without_indicator
from drafting.rendering.held import against_standards, shortfalls
from drafting.rendering.patterns import Rendered, render, render_words
from drafting.rendering.plainly import tell
from drafting.templating.nouns import (
    Block,
    CompareBlock,
    FiguresBlock,
    OthersBlock,
    PrecedentPurpose,
    PrecedentsBlock,
    ProblemsBlock,
    StandardsBlock,
    TextBlock,
)

Used = frozenset[tuple[str, int]]

_SOME_FELL_SHORT = "从统计数据看，以下指标未达到有关标准或者比上年退步。"
_NOTHING_FOUND = {
    PrecedentPurpose.MEASURES: "{topic}的做法",
    PrecedentPurpose.PROBLEMS: "存在的问题",
    PrecedentPurpose.PLANS: "下一步工作打算",
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a block became; ``used`` are the borrowed sentences of the draft so far."""

    sentences: tuple[Sentence, ...] = ()
    gaps: tuple[Gap, ...] = ()
    used: Used = frozenset()
    remarks: tuple[str, ...] = ()


def write(block: Block, job: Job, *, used: Used, alone: bool) -> Written:
    """A block's sentences.

    :param used: what the draft has borrowed so far. :param alone: whether its section has no sentence yet.
    """
    if isinstance(block, PrecedentsBlock):
        return _borrowed(block, job, used=used, alone=alone)
    if isinstance(block, TextBlock):
        text = render_words(block.pattern, words=job.words)
        return Written((Sentence(text, Basis.TEMPLATE),), used=used)
    if isinstance(block, FiguresBlock):
        found = (render(pattern, job.facts, words=job.words) for pattern in block.patterns)
        return _written((each for each in found if each is not None), used)
    if isinstance(block, OthersBlock):
        return _written(tell(block.categories, job.facts, told=job.told), used)
    if isinstance(block, StandardsBlock):
        return _written(against_standards(block.refs, job.facts, told=job.named), used)
    if isinstance(block, CompareBlock):
        return _written(_compared(block, job), used)
    return _written(_problems(block, job), used)


def _compared(block: CompareBlock, job: Job) -> tuple[Rendered, ...]:
    refs = (*block.refs, *refs_of(block.categories, job.counties, told=job.told))
    return compare(refs, job.counties, changes=block.changes)


def _problems(block: ProblemsBlock, job: Job) -> tuple[Rendered, ...]:
    found = shortfalls(block.categories, job.facts)
    return (Rendered(Sentence(_SOME_FELL_SHORT, Basis.TEMPLATE)), *found) if found else ()


def _written(rendered: Iterable[Rendered], used: Used) -> Written:
    rendered = tuple(rendered)
    gaps = tuple(gap for each in rendered for gap in each.gaps)
    return Written(tuple(each.sentence for each in rendered), gaps, used)


def _borrowed(block: PrecedentsBlock, job: Job, *, used: Used, alone: bool) -> Written:
    from drafting.precedent import Purpose, Wanted, borrow

    if not job.precedents:
        return Written(used=used)
    wanted = Wanted(
        region=job.region,
        year=job.year,
        topics=block.topics,
        words=block.words,
        purpose=Purpose(block.purpose.value),
        table=job.table,
        limit=block.limit or job.precedents,
        used=used,
        stated=frozenset((ref.indicator, ref.scope) for ref in job.told),
    )
    found = borrow(job.library, wanted)
    if found.sentences:
        return Written(found.sentences, found.gaps, found.used, found.remarks)
    if not alone and block.purpose is not PrecedentPurpose.MEASURES:
        return Written(used=used, remarks=found.remarks)
    gap = _gap(block, job)
    return Written((Sentence(f"{gap.mark}。", Basis.GAP),), (gap,), used, found.remarks)


def _gap(block: PrecedentsBlock, job: Job) -> Gap:
    topic = job.vocabulary.topic(block.topics[0]) if block.topics else None
    what = _NOTHING_FOUND[block.purpose].format(topic=topic.name if topic else "工作")
    message = f"资料库里没有可以借鉴的“{what}”，请补充材料后重新起草，或在文稿中直接填写。"
    return gap_without_indicator(what, year=job.year, region=job.region, message=message)


def placed(gap: Gap, section: str) -> Gap:
    """A gap with the heading under which it stands."""
    return gap if gap.section else replace(gap, section=section)
