"""YAML with line numbers: what a template's file holds, each value able to say where it stands.

A mistake is one sentence: file, line, what is wrong; and what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from corpus.errors import UsageError

CODE = "template"
_TEXT = "tag:yaml.org,2002:str"
_INT = "tag:yaml.org,2002:int"
_BOOL = "tag:yaml.org,2002:bool"
_KINDS = {yaml.MappingNode: "键和值", yaml.SequenceNode: "列表", yaml.ScalarNode: "单个值"}
# PyYAML's C loader is ten times as fast and not in every build.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def mistake(file: str, line: int, problem: str, remedy: str) -> UsageError:
    """An error that says where a template is wrong."""
    return UsageError(CODE, f"模板 {file} 第 {line} 行：{problem}。", remedy)


def nearest(name: str, options: Iterable[str]) -> str | None:
    """The option that a misspelt name most likely means; null where none is near."""
    found = get_close_matches(name, list(options), n=1)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a template's file."""

    file: str
    raw: Any

    @property
    def line(self) -> int:
        """Counted from 1."""
        return int(self.raw.start_mark.line) + 1

    def wrong(self, problem: str, remedy: str) -> UsageError:
        """An error at this line."""
        return mistake(self.file, self.line, problem, remedy)

    def mapping(self, keys: Sequence[str], *, required: Sequence[str] = (), what: str) -> Mapping[str, Node]:
        """Values by key; every key must be one of ``keys`` and stand once."""
        if not isinstance(self.raw, yaml.MappingNode):
            raise self._unlike(what, "键和值", f"请写成“键: 值”的形式，可用的键有：{'、'.join(keys)}。")
        found: dict[str, Node] = {}
        for key_node, value in self.raw.value:
            key = Node(self.file, key_node)
            name = key.text(f"{what}的键")
            if name not in keys:
                near = nearest(name, keys)
                meant = f"您要写的可能是“{near}”；" if near else ""
                raise key.wrong(f"{what}里没有“{name}”这个键", f"{meant}可用的键有：{'、'.join(keys)}。")
            if name in found:
                raise key.wrong(f"{what}里“{name}”写了两次", "请删去一个，或合并到一处。")
            found[name] = Node(self.file, value)
        for name in required:
            if name not in found:
                raise self.wrong(f"{what}缺少“{name}”", f"请补上一行“{name}: …”。")
        return found

    def items(self, what: str) -> tuple[Node, ...]:
        """The values of a list that is not empty."""
        if not isinstance(self.raw, yaml.SequenceNode):
            raise self._unlike(what, "列表", "请每行以“- ”开头写一项。")
        if not self.raw.value:
            raise self.wrong(f"{what}是空的", "请至少写一项，或删去这个键。")
        return tuple(Node(self.file, each) for each in self.raw.value)

    def text(self, what: str) -> str:
        """A text that is not empty."""
        if not isinstance(self.raw, yaml.ScalarNode):
            raise self._unlike(what, "文字", "以 [ 或 { 开头的文字，请整句加英文双引号。")
        if self.raw.tag != _TEXT and self.raw.value:
            raise self.wrong(f"{what}应为文字，写成了 {self.raw.value}", f'请加英文双引号："{self.raw.value}"。')
        value = str(self.raw.value).strip()
        if not value:
            raise self.wrong(f"{what}是空的", "请填写内容，或删去这个键。")
        return value

    def number(self, what: str, *, least: int, most: int) -> int:
        """A whole number."""
        value = getattr(self.raw, "value", "")
        if getattr(self.raw, "tag", "") != _INT or not str(value).isdecimal() or not least <= int(value) <= most:
            raise self.wrong(f"{what}应为 {least} 至 {most} 的整数", f"请改成 {least} 至 {most} 之间的一个数字。")
        return int(value)

    def flag(self, what: str) -> bool:
        """True or false."""
        value = str(getattr(self.raw, "value", "")).lower()
        if getattr(self.raw, "tag", "") != _BOOL or value not in ("true", "false", "yes", "no", "on", "off"):
            raise self.wrong(f"{what}应为 true 或 false", "请改成 true（是）或 false（否）。")
        return value in ("true", "yes", "on")

    def choice(self, options: Mapping[str, str], what: str) -> str:
        """One of some words; ``options`` has the Chinese for each."""
        value = self.text(what)
        if value not in options:
            near = nearest(value, options)
            meant = f"您要写的可能是“{near}”；" if near else ""
            listed = "、".join(f"{option}（{said}）" for option, said in options.items())
            raise self.wrong(f"{what}不能是“{value}”", f"{meant}可以写：{listed}。")
        return value

    def _unlike(self, what: str, wanted: str, remedy: str) -> UsageError:
        return self.wrong(f"{what}应为{wanted}，写成了{_KINDS.get(type(self.raw), '别的')}", remedy)


def read_yaml(text: str, *, file: str) -> Node:
    """The root of a file.

    :raises UsageError: naming the line that YAML cannot read, or a file without anything in it.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = int(mark.line) + 1 if mark is not None else 1
        remedy = "请检查这一行及上一行的缩进（只用空格）、冒号后的空格和成对的引号、括号。"
        raise mistake(file, line, "不是正确的 YAML 写法", remedy) from error
    if root is None:
        raise mistake(file, 1, "文件是空的", "请至少写上 id、name、kind、title、sections。")
    return Node(file, root)
