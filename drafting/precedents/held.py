"""What of a sentence a model must not touch, held as ⟦1⟧, ⟦2⟧; and what it made of the rest, checked (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.docno import find_docnos
from corpus.plans import is_plan_clause
from corpus.quantity import read_quantities
from corpus.regions import load_gazetteer, place_names
from retrieval.comparing.words import tells_trouble

# A wording much shorter has lost something, a much longer one has made something up.
SHORTEST, LONGEST = 0.5, 1.6
_MARKS = re.compile(r"【[^】]*】|《[^》]*》|“[^”]*”|（[^）]*）")
_NUMERALS = "零〇一二两三四五六七八九十百千万亿0-9０-９"
_COUNTED = re.compile(rf"第?[{_NUMERALS}.]+[%％‰年月日号次个所名人项级类种期届批位场户元天周]?")
_HELD = re.compile(r"⟦(\d+)⟧")
_ENDING = re.compile(r"(?:【待核】)?[。！？；]?$")
_NUMERAL = re.compile(f"[{_NUMERALS}]")
_FOREIGN = re.compile(r"[《》【】“”〔〕（）()\[\]\"'{}<>*#`⟦⟧\n]|[A-Za-z]")
_NOT = re.compile(r"不|未|无|没有|非")
_DONE = re.compile(r"已经?|完成|实现|建成|达到")


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence as a model sees it.

    :param text: with ⟦1⟧… for what is held, without its ending. :param parts: what each stands for, in order.
    :param ending: marks and full stop, which stay where they are. :param plain: the sentence itself.
    """

    text: str
    parts: tuple[str, ...]
    ending: str
    plain: str


def hold(sentence: str, *, names: Sequence[str] = ()) -> Held:
    """A sentence with everything held that must not change. :param names: held too."""
    found = _ENDING.search(sentence)
    ending = found.group() if found else ""
    body = sentence[: len(sentence) - len(ending)]
    text, parts, position = "", list[str](), 0
    for start, end in _spans(body, names):
        if start < position:
            continue
        parts.append(body[start:end])
        text += f"{body[position:start]}⟦{len(parts)}⟧"
        position = end
    return Held(text + body[position:], tuple(parts), ending, sentence)


def restored(said: str, held: Held) -> str | None:
    """The sentence in the model's words; null where something held was lost, or anything was added or turned round."""
    said = said.strip().rstrip("。；;.!！ ")
    if sorted(_HELD.findall(said), key=int) != [str(number) for number in range(1, len(held.parts) + 1)]:
        return None
    rest, was = _HELD.sub("", said), _HELD.sub("", held.text)
    if not rest or _FOREIGN.search(rest) or _adds(rest, was) or not _same_sense(said, held.text):
        return None
    text = _HELD.sub(lambda found: held.parts[int(found[1]) - 1], said) + held.ending
    return text if SHORTEST <= len(text) / len(held.plain) <= LONGEST else None


def _spans(body: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """What is held, first and longest first."""
    return sorted(_found(body, names), key=lambda span: (span[0], -span[1]))


def _found(body: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _MARKS.finditer(body))
    yield from ((each.start, each.end) for each in find_docnos(body))
    yield from ((each.start, each.end) for each in read_quantities(body))
    yield from (found.span() for found in _COUNTED.finditer(body))
    for name in names:
        yield from (found.span() for found in re.finditer(re.escape(name), body) if name)


def _adds(rest: str, was: str) -> bool:
    """Whether numerals or places are there that were not."""
    more = Counter(_NUMERAL.findall(rest)) - Counter(_NUMERAL.findall(was))
    return bool(more) or not _places(rest) <= _places(was)


def _places(text: str) -> set[str]:
    listed = load_gazetteer().find(text)
    shaped = place_names(text, known=[(each.start, each.end) for each in listed])
    return {each.text for each in listed} | {name for _, _, name in shaped}


def _same_sense(said: str, was: str) -> bool:
    """Whether a plan is still a plan, a deed a deed, a problem a problem, and a no a no."""
    if is_plan_clause(said) != is_plan_clause(was) or tells_trouble(said) != tells_trouble(was):
        return False
    if bool(_DONE.search(said)) and not _DONE.search(was):
        return False
    return len(_NOT.findall(said)) == len(_NOT.findall(was))
