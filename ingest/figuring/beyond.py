"""Figures of the country or the province, told beside the paper's own: 全省共6个, 全国平均95.7% (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.figures import Aspect
from ingest.figuring.cuts import clause_bounds
from ingest.figuring.nouns import Draft, Paper

_FAR = 60  # characters: the words that open a clause stand nearer to its number
_WHO = r"(?:全国|全省|我省|全自治区)"
# 全国文明校园3所, 全省率先: the word alone says nothing; it must say how many there are, or how high the rate is.
_BEYOND = re.compile(
    rf"[\s,，;；。:：、]*(?:而|当前|目前|同期|上年|\d{{4}}年)*{_WHO}"
    r"(?:(?:共|共有|仅|仅有|只有|现有|总计|合计|平均|同期)(?=[^,，;；。]*$)"
    r"|[^,，;；。\d]{0,16}(?:率|比例|占比|平均[^,，;；。\d]{0,6})(?:约|已)?(?:为|是|达到?)?$)"
)
BEYOND_HEADER = re.compile(r"(?:全国|全省|全自治区)(?:平均)?(?:水平|值|数)?")


def set_apart(paper: Paper, drafts: Iterable[Draft]) -> None:
    """Take from the paper's place, and from its indicators, the figures that are of the country or of the province."""
    text = paper.text
    if (paper.document.region or "").endswith(("省", "自治区")):
        return
    for draft in drafts:
        at = draft.value_start
        first, _ = clause_bounds(text, max(0, at - _FAR), min(len(text), draft.value_end + 1), at)
        if draft.aspect is Aspect.LEVEL and _BEYOND.match(text, first, at):
            beyond(draft)


def beyond(draft: Draft) -> None:
    """Make a figure one of no place that is known, and of none of the indicators that places are compared by."""
    draft.indicator, draft.region, draft.scope = None, None, ""
