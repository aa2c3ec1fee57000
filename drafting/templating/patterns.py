"""Sentence patterns of a template: text to parts (pure).

    {region}                     a word of the draft: region, regions, whole (全县), year
    {义务教育学校数}               an indicator's value and unit; its id or an alias will do
    {班级数@小学}                  narrowed by a scope
    {小学在校生数:增减}            比上年减少636人 · 与上年持平
    {小学在校生数:带增减}          the value, and its change where that can be told
    {小学在校生数:增幅}            比上年下降2.58%
    {小学在校生数:占比:义务教育在校生数}   65.7%, worked out
    {初中三年巩固率:达标}          达到《…》（文号）不低于95%的标准
    {教育经费总投入:名称}          what the table calls it
    [，其中{…}]                   left out where a figure in it is not to be had

Figures outside square brackets are required: where one is missing, 【待补：…】 stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.errors import UsageError
from drafting.templating.names import Names
from drafting.templating.nodes import Node, nearest
from drafting.templating.nouns import Form, Part, Pattern, Ref, Segment, Slot, Word, Words

WORDS = {"region": "县区名称", "regions": "各县区名称", "whole": "全县、全区、全市", "year": "年度"}
_FORMS = {form.value: form for form in Form}
# What may come to nothing although the figure is there: it needs brackets around it.
UNSURE = frozenset({Form.CHANGE, Form.PERCENT, Form.SHARE, Form.STANDARD})
_TOKEN = re.compile(r"(?P<slot>\{[^{}]*\})|(?P<open>\[)|(?P<close>\])|(?P<stray>[{}])|(?P<words>[^\[\]{}]+)")
_END = re.compile(r"[。！？：；]$")


def read_pattern(node: Node, names: Names, *, what: str = "句式", figures: bool = True, ends: bool = True) -> Pattern:
    """A pattern; line breaks and blanks in it are nothing.

    :param figures: whether it may hold figures. :param ends: whether it must end as a sentence does.
    :raises UsageError: naming the line, the slot that is wrong, and what to write.
    """
    source = "".join(node.text(what).split())
    tokens = list(_TOKEN.finditer(source))
    parts, position = _parts(tokens, 0, node, names, depth=0)
    if position != len(tokens):
        raise node.wrong(f"{what}里的方括号不成对：多了一个“]”", "请让每个“[”都有一个“]”。")
    if not figures and any(True for _ in slots(parts)):
        raise node.wrong(f"{what}里不能写指标", f"这里只能用：{_listed()}。")
    if ends and not _END.search(source.rstrip("]")):
        raise node.wrong(f"{what}没有以句号结尾", "请在句末加上“。”。")
    return Pattern(source, parts)


def slots(parts: tuple[Part, ...], *, optional: bool = False) -> Iterator[tuple[Slot, bool]]:
    """Every figure slot, and whether it may be missing."""
    for part in parts:
        if isinstance(part, Slot):
            yield part, optional
        elif isinstance(part, Segment):
            yield from slots(part.parts, optional=True)


def refs(pattern: Pattern) -> Iterator[tuple[Ref, bool]]:
    """Every figure that a pattern uses, and whether it may be missing."""
    for slot, optional in slots(pattern.parts):
        yield slot.ref, optional
        if slot.whole is not None:
            yield slot.whole, True


def _parts(
    tokens: list[re.Match[str]], position: int, node: Node, names: Names, *, depth: int
) -> tuple[tuple[Part, ...], int]:
    parts: list[Part] = []
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.lastgroup == "words":
            parts.append(Words(token[0]))
        elif token.lastgroup == "slot":
            parts.append(_slot(token[0], node, names, optional=depth > 0))
        elif token.lastgroup == "open":
            inner, position = _parts(tokens, position, node, names, depth=depth + 1)
            if position >= len(tokens) or tokens[position].lastgroup != "close":
                raise node.wrong("句式里的方括号不成对：少了一个“]”", "请让每个“[”都有一个“]”。")
            position += 1
            if not any(True for _ in slots(inner)):
                raise node.wrong("句式里有一对方括号，里面没有指标", "请在方括号里写上指标，或去掉这对方括号。")
            parts.append(Segment(inner))
        elif token.lastgroup == "close":
            return tuple(parts), position - 1
        else:
            raise node.wrong("句式里的花括号不成对", "请让每个“{”都有一个“}”，里面写指标或文字槽。")
    return tuple(parts), position


def _slot(text: str, node: Node, names: Names, *, optional: bool) -> Part:
    inside = text[1:-1].replace("：", ":").strip()
    if not inside:
        raise node.wrong("句式里有一个空的槽 {}", f"请写上指标，或以下之一：{_listed()}。")
    if inside in WORDS:
        return Word(inside)
    name, *rest = inside.split(":")
    try:
        ref = names.ref(name, node)
    except UsageError as error:
        near = nearest(name, WORDS)
        if near is None:
            raise error
        raise node.wrong(f"句式里的槽 {text} 用不了", f"您要写的可能是“{{{near}}}”。") from error
    form = _form(rest[0], text, node) if rest else Form.VALUE
    whole = None
    if form is Form.SHARE:
        if len(rest) != 2 or not rest[1]:
            raise node.wrong(f"句式里的槽 {text} 没有写明占什么的比", f"请写成“{{{name}:占比:总量指标}}”。")
        whole = names.ref(rest[1], node)
    elif len(rest) > 1:
        raise node.wrong(f"句式里的槽 {text} 多了“{rest[1]}”", "只有“占比”后面还要再写一个指标。")
    if form in UNSURE and not optional:
        remedy = f"没有上年数据或标准时这里写不出来，请用方括号把它连同前面的标点括起来：[，{text}]。"
        raise node.wrong(f"句式里的槽 {text} 不在方括号里", remedy)
    return Slot(ref, form, whole)


def _form(word: str, text: str, node: Node) -> Form:
    if word in _FORMS and word:
        return _FORMS[word]
    options = [name for name in _FORMS if name]
    near = nearest(word, options)
    meant = f"您要写的可能是“{near}”；" if near else ""
    raise node.wrong(f"句式里的槽 {text} 没有“{word}”这种写法", f"{meant}冒号后可以写：{'、'.join(options)}。")


def _listed() -> str:
    return "、".join(f"{{{word}}}（{said}）" for word, said in WORDS.items())
