"""A sentence's numbers as figures: what stands carries over its clauses, 其中 and brackets list parts (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures import Aspect
from corpus.quantity import Quantity
from ingest.figuring.changes import change_in, share_in
from ingest.figuring.cuts import clause_starts, groups, left_bound, part_start, right_bound
from ingest.figuring.differences import is_change, read_change, read_share
from ingest.figuring.inherit import ONGOING, PLACE_LED
from ingest.figuring.kinds import RULE_BEHIND
from ingest.figuring.levels import SHARED, noun_inside, read_gap, read_levels, read_onward, shared_in_bracket
from ingest.figuring.names import tidy
from ingest.figuring.notes import is_note
from ingest.figuring.nouns import Draft, Paper, Standing
from ingest.figuring.parts import Parts
from ingest.figuring.period_clauses import begin, time_at
from ingest.figuring.places import subject_at
from ingest.figuring.sentence import NOTE, Sentence, words_before
from ingest.figuring.words import scope_only, without_opening

# 辍学率为0: a rate without its sign.
_RATE = re.compile(r"率(?:继续|保持|控制|均|都)*(?:为|是|在|达到?|[:：])*\s*$")
_NEAR = 8  # characters of a noun between a number and the bracket that lists its parts
_APART = re.compile(r"另(?:有|设|外|建)?|此外")
_LISTS = re.compile(r"(?:[(（][个所处人名][)）])?[一-龥]{0,4}[:：]")
_OPENED, _CLOSED, _PARTED = re.compile(r"[(（]"), re.compile(r"[)）]"), re.compile(r"[;；]")
_OF_IT = re.compile(r"[一-龥]{0,8}的(?:约|近)?")
_EXAMPLE = re.compile(r"\s*以([一-龥]{2,8})为例[,，]")
_RULES_LISTED = re.compile(r"(?:标准|要求|底线|规定)[(（]$")
_AMONG_IT = re.compile(r"[一-龥]{0,4}(?<!其)中[,，]")  # 随迁子女12345人中,
_AMONG = re.compile(r"(?:^|[。,，;；])\s*([一-龥]{2,14})(?<!其)中[,，]")
_SHARES = frozenset({"%", "‰", "成", ""})
_COUNTS = frozenset({"个", "所", "人", "名", ""})


def read_sentence(
    paper: Paper, start: int, end: int, quantities: Sequence[Quantity], *, standing: Standing, duties: bool
) -> list[Draft]:
    """The figures of one sentence, in reading order; ``standing`` is brought up to date for the next."""
    sentence = Sentence(paper, start, end, standing, duties, passed=start)
    standing.recent = [draft for draft in standing.recent if draft in standing.fresh]
    standing.fresh = sentence.drafts
    lists, reading = groups(paper.text, quantities), begin(paper, start, end, standing.time)
    for number, group in enumerate(lists):
        after = lists[number + 1][0].start if number + 1 < len(lists) else end
        _advance(sentence, group[0].start)
        standing.time = time_at(paper, reading, group[0].start)
        _read_group(sentence, group, after)
        sentence.passed = group[-1].end
    standing.time = time_at(paper, reading, end)
    return sentence.drafts


def _advance(sentence: Sentence, to: int) -> None:
    """Take over the places, times and lists of parts that open between the last number and the next."""
    paper, standing, text = sentence.paper, sentence.standing, sentence.paper.text
    begins = [sentence.start] if sentence.passed == sentence.start else []
    begins += clause_starts(text, sentence.passed, to)
    for clause in begins:
        subject = subject_at(paper, clause, to)
        if subject is not None:
            standing.region, standing.school = subject.region, subject.school
        if PLACE_LED.match(text, clause, to):
            sentence.scope = None
        if (example := _EXAMPLE.match(text, clause, to)) is not None and (scope := scope_only(example[1])) is not None:
            sentence.scope, sentence.scope_part = scope, part_start(text, sentence.start, clause)
    between = text[sentence.passed : to]
    _brackets(sentence, between)
    _parts(sentence, between)


def _brackets(sentence: Sentence, between: str) -> None:
    """A bracket that closes ends its list of parts; one that opens behind a number begins one, unless it is a note."""
    bare, parts, standing = NOTE.sub("", between), sentence.parts, sentence.standing
    if parts is not None and parts.inside and _CLOSED.search(bare):
        standing.last, standing.region, standing.school = parts.held
        sentence.parts = parts.outer
    if opened := _OPENED.search(bare):
        near = opened.start() <= _NEAR and sentence.passed > sentence.start
        told = bare[opened.end() :].lstrip()
        passing = SHARED.search(bare[: opened.start()]) is not None  # 占地区生产总值(386.4亿元)的
        passing = passing or _RULES_LISTED.search(bare[: opened.end()]) is not None
        whole = [standing.last] if near and not passing and standing.last is not None and not is_note(told) else []
        held = (standing.last, standing.region, standing.school)
        sentence.parts = Parts(whole, inside=True, outer=sentence.parts, held=held)
    if _PARTED.search(bare):
        sentence.scope = sentence.scope if sentence.scope and sentence.scope.name in ONGOING else None
        if sentence.parts is not None:
            sentence.parts.parted = True


def _parts(sentence: Sentence, between: str) -> None:
    """其中 and a colon begin a list of parts, a second 其中 divides the whole in another way; 另有 and 全市 end it."""
    parts = sentence.parts
    inside = parts is not None and parts.inside
    if parts is not None and not inside and _APART.search(between):
        parts = sentence.parts = None
    if parts is None and sentence.drafts and _LISTS.match(between):
        parts = sentence.parts = Parts([sentence.drafts[-1]], inside=False)
    if parts is None and sentence.drafts and _AMONG_IT.match(between):
        sentence.parts = Parts([sentence.drafts[-1]], inside=False)
        return
    if parts is None and (among := _AMONG.search(between)) is not None:
        told = [d for d in (*sentence.standing.recent, *sentence.drafts) if d.label.endswith(among[1])]
        sentence.parts = Parts(told[-1:], inside=False) if told else None
        return
    if "其中" not in between:
        if parts is not None and not inside and PLACE_LED.match(between):
            sentence.parts = None
        return
    if parts is not None and inside and not parts.members:
        return
    if parts is not None and parts.members and (parts.parted or inside):
        parts.breakdown += 1
        parts.parted = False
        return
    levels = [d for d in sentence.drafts or sentence.standing.recent if d.aspect is Aspect.LEVEL and not d.aside]
    sentence.parts = Parts(levels, inside=False, outer=parts if inside else None)


def _read_group(sentence: Sentence, group: list[Quantity], after: int) -> None:
    """Read a list of numbers by the words before it: a second level, a share, a change, a difference, or levels."""
    text, first = sentence.paper.text, group[0]
    bound = left_bound(text, sentence.passed, first.start, listed=sentence.passed > sentence.start)
    right = right_bound(text, group[-1].end, min(after, sentence.end))
    left = NOTE.sub("", text[bound : first.start])
    if not first.unit and _RATE.search(left):
        group = [replace(quantity, unit="%") for quantity in group]
        first = group[0]
    if not first.unit and (whole := _listed_whole(sentence, left)) is not None:
        group = [replace(quantity, unit=whole.value.unit) for quantity in group]
        first = group[0]
    unit = "百分点" if group[-1].unit == "百分点" else first.unit
    if sentence.from_to:
        begun, sentence.from_to = sentence.from_to, []
        if read_onward(sentence, begun, group):
            return
    if _read_passing_share(sentence, group, bound, left, unit):
        return
    ruled = RULE_BEHIND.match(text, group[-1].end) is not None
    change = None if ruled or _is_composite(sentence, left, first, right) else change_in(left)
    if change is not None and is_change(sentence, change, unit=unit):
        read_change(sentence, group, bound, change, unit=unit)
        return
    share = share_in(without_opening(tidy(words_before(sentence, bound, first.start))), unit=unit)
    if share is not None and (share.of or share.before or sentence.drafts):
        read_share(sentence, group, bound, before=share.before, of=share.of)
        return
    if unit == "百分点":
        read_gap(sentence, group, bound, right, left=left)
        return
    holder = sentence.standing.last
    read_levels(sentence, group, bound, right, unit=unit, left=left)
    if (SHARED.match(left) or shared_in_bracket(sentence, bound, left)) and unit not in _SHARES:
        sentence.drafts[-1].aside, sentence.drafts[-1].shared = True, holder


def _listed_whole(sentence: Sentence, left: str) -> Draft | None:
    """大班额15个(小学6、初中9): the whole whose unit the parts in its bracket leave out."""
    parts = sentence.parts
    if parts is None or not parts.inside or not parts.candidates or scope_only(tidy(left)) is None:
        return None
    whole = parts.candidates[-1]
    return whole if whole.value.unit in _COUNTS and whole.value.unit else None


def _read_passing_share(sentence: Sentence, group: list[Quantity], bound: int, left: str, unit: str) -> bool:
    """占班级总数1098个|的2.1%: a share whose whole was told with its own number; whether this is one."""
    whole = sentence.drafts[-1] if sentence.drafts else None
    if whole is None or whole.shared is None or not _OF_IT.fullmatch(left) or unit not in _SHARES:
        return False
    sentence.standing.last = whole.shared
    read_share(sentence, group, bound, before="", of=whole.label)
    sentence.drafts[-1].start = whole.start
    sentence.standing.last = whole.shared
    return True


def _is_composite(sentence: Sentence, left: str, quantity: Quantity, right: int) -> bool:
    """增加|600个|学位: a verb and the noun behind the number make a name together."""
    verb = tidy(left)[-2:]
    if quantity.unit not in _COUNTS or not verb:
        return False
    behind = tidy(sentence.paper.text[quantity.end : right])
    found = sentence.paper.names.opening(verb + noun_inside(quantity) + behind, quantity.unit)
    return found is not None and len(found.name) > len(verb)
