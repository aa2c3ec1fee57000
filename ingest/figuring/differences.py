"""Changes and shares of a sentence as figures of their own: 比上年增加, 占班级总数的 (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures import Aspect
from corpus.quantity import Quantity
from corpus.terms import Indicator
from ingest.figuring.binding import bind
from ingest.figuring.changes import Change, share_indicator
from ingest.figuring.labels import label_of
from ingest.figuring.names import tidy
from ingest.figuring.nouns import Draft
from ingest.figuring.parts import joins
from ingest.figuring.scopes import default_scope, placed
from ingest.figuring.sentence import Sentence, keep, new_draft, noun_phrase
from ingest.figuring.times import without_periods
from ingest.figuring.words import scopes_in, without_leads, without_opening

# A change in % may be of anything that is counted.
_COUNTED_IN = ("人", "所", "个", "万元", "人次", "台", "平方米")
_BASE_BEFORE = re.compile(r"(?:与|同|较|比)(上年|去年|(?:20|19)\d\d)年?(?:同期)?相?比?[,，]\s*$")


def is_change(sentence: Sentence, change: Change, *, unit: str) -> bool:
    """Whether the verb before a number tells a change of something told, and is not part of a name (新增学位)."""
    if change.told or unit == "百分点":
        return True
    last = sentence.standing.last
    label = noun_phrase(change.before)
    if not label:
        same = last is not None and joins(last.value.unit, unit)
        return bool(sentence.drafts) and (same or unit in ("%", "倍"))
    return unit != "" and sentence.paper.names.ending(label, unit) is not None


def read_change(sentence: Sentence, group: Sequence[Quantity], bound: int, change: Change, *, unit: str) -> None:
    """Figures of a change; several after 分别 go over the subjects of the list before."""
    words = without_opening(noun_phrase(_without_periods(sentence, bound, change.before)))
    spread = sentence.spread if len(sentence.spread) == len(group) else _rates_before(sentence, group, unit)
    base = change.base or _base_before(sentence, bound) or sentence.base or _base_of_last(sentence)
    sentence.base = None
    for number, quantity in enumerate(group):
        last = spread[number] if spread else _changed(sentence, unit)
        draft = new_draft(sentence, quantity, bound, quantity.end, unit=unit)
        named = bool(words) and not spread
        if named:
            _bind_named(sentence, draft, quantity, bound, words=words, last=last, unit=unit)
        elif last is not None:
            draft.indicator, draft.scope, draft.scope_kind = last.indicator, last.scope, last.scope_kind
            draft.label, draft.region = last.label, last.region
        draft.label += change.word
        draft.aspect, draft.compared, draft.whole = Aspect.CHANGE, base, None
        keep(sentence, draft)
        if named and draft.indicator is not None:
            # 大班额比上年减少20个,现有13个: what changed is what the next number is of.
            draft.root, draft.subject = draft.root or draft.indicator, words
            sentence.standing.last = draft


def _bind_named(
    sentence: Sentence, draft: Draft, quantity: Quantity, bound: int, *, words: str, last: Draft | None, unit: str
) -> None:
    names = sentence.paper.names
    rate = "%" if unit == "百分点" else unit
    at = (quantity.start, quantity.end)
    label = label_of(sentence.paper, bound=bound, value=at, right=quantity.end, unit=rate, last=last, words=words)
    bind(sentence, draft, label, last=last, unit=rate)
    if draft.indicator is None and unit in ("%", "倍"):
        match = next((found for own in _COUNTED_IN if (found := names.ending(words, own)) is not None), None)
        if match is not None:
            named = scopes_in(match.before)
            draft.indicator, draft.scope = placed(names, match.indicator, named[-1] if named else None, draft.region)
    draft.label = words


def _rates_before(sentence: Sentence, group: Sequence[Quantity], unit: str) -> list[Draft]:
    """巩固率达到96.5%,毛入学率达到93.2%,分别提高0.3、0.5个百分点: the rates that points of change go over."""
    if unit != "百分点" or len(group) < 2:
        return []
    told = [d for d in sentence.drafts if d.aspect is Aspect.LEVEL and not d.aside][-len(group) :]
    return told if len(told) == len(group) and all(d.value.unit in ("%", "‰") for d in told) else []


def _base_of_last(sentence: Sentence) -> str | None:
    """较上年增加45人,增长1.4%: a change that follows another is against the same."""
    last = sentence.drafts[-1] if sentence.drafts else None
    return last.compared if last is not None and last.aspect is Aspect.CHANGE else None


def _changed(sentence: Sentence, unit: str) -> Draft | None:
    """What a change without a label of its own is of: points of the last rate, else the last amount."""
    last = sentence.standing.last
    if unit == "百分点" or last is None or last.value.unit not in ("%", "‰"):
        return last
    levels = [d for d in sentence.drafts if d.aspect is Aspect.LEVEL and not d.aside]
    return next((d for d in reversed(levels) if d.value.unit not in ("%", "‰", "比")), last)


def _base_before(sentence: Sentence, bound: int) -> str | None:
    """与2023年相比,撤并…: the base may be told a clause earlier."""
    found = _BASE_BEFORE.search(sentence.paper.text[sentence.start : bound])
    if found is None:
        return None
    return "上年" if found[1] in ("上年", "去年") else found[1]


def _without_periods(sentence: Sentence, bound: int, words: str) -> str:
    at = sentence.paper.text.find(words, bound) if words else -1
    return without_periods(sentence.paper, at, at + len(words)) if at >= 0 else words


def _scope_of(sentence: Sentence, indicator: Indicator, base: Draft | None, *, own: bool) -> str:
    """The part that a share is of: its base's, or, where it has words of its own, the one that opened the chain."""
    if own:
        opened = sentence.scope.name if sentence.scope is not None else ""
        return opened if opened in indicator.scopes else ""
    fits_base = base is not None and (base.scope in indicator.scopes or base.scope_kind == "level")
    return base.scope if base is not None and fits_base else ""


def read_share(sentence: Sentence, group: Sequence[Quantity], bound: int, *, before: str, of: str) -> None:
    """Figures of a share: of what stands before 占, else of the level told last."""
    names = sentence.paper.names
    spread = sentence.spread if len(sentence.spread) == len(group) else []
    last = sentence.standing.last
    for number, quantity in enumerate(group):
        base = spread[number] if spread else last
        part = without_leads(without_opening(before)) or (base.label if base is not None else "")
        draft = new_draft(sentence, quantity, bound, quantity.end)
        whole = base.whole if base is not None and not of and not before else None
        draft.indicator, scope = share_indicator(names, part=part, of=of or (whole.label if whole is not None else ""))
        if draft.indicator is None and not of and base is not None and base.indicator is not None:
            match = names.of_subject(base.indicator, "占比", quantity.unit)
            draft.indicator = match.indicator if match is not None else None
        if not scope and draft.indicator is not None and of:  # 占小学总班数的0.9%
            scope = next((told.name for told in scopes_in(of) if told.name in draft.indicator.scopes), "")
        if not scope and draft.indicator is not None:
            scope = _scope_of(sentence, draft.indicator, base, own=bool(before))
        draft.scope = scope or default_scope(draft.indicator, draft.region)
        draft.label = f"{part}占{without_opening(tidy(of))}的比重" if of else f"{part}占比"
        draft.subject, draft.shared = draft.label, base
        if base is not None and not before:
            draft.caliber = draft.caliber or base.caliber
        keep(sentence, draft)
