"""A template's file: text to a checked Template (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from drafting.templating.names import Names
from drafting.templating.nodes import Node, read_yaml
from drafting.templating.nouns import (
    Block,
    CompareBlock,
    FiguresBlock,
    OthersBlock,
    PrecedentPurpose,
    PrecedentsBlock,
    ProblemsBlock,
    Ref,
    SectionPlan,
    StandardsBlock,
    Template,
    TemplateKind,
    TextBlock,
)
from drafting.templating.patterns import read_pattern

_KEYS = ("id", "name", "aliases", "kind", "description", "title", "lead", "sections", "closing")
_REQUIRED = ("id", "name", "kind", "title", "sections")
_KINDS = {TemplateKind.SUMMARY: "一个县区的总结", TemplateKind.COMPARISON: "几个县区的比较"}
_PURPOSES = {
    PrecedentPurpose.MEASURES: "做法",
    PrecedentPurpose.PROBLEMS: "问题",
    PrecedentPurpose.PLANS: "下一步打算",
}
_ID = re.compile(r"[a-z][a-z0-9_-]*")
_DEEPEST = 2
_MOST_SENTENCES = 20


def read_template(text: str, *, path: Path, names: Names) -> Template:
    """A template of a file's text.

    :raises UsageError: code ``template``; one sentence with file, line and fix for the first mistake found.
    """
    root = read_yaml(text, file=str(path))
    fields = root.mapping(_KEYS, required=_REQUIRED, what="模板")
    id_ = fields["id"].text("模板编号 id")
    if not _ID.fullmatch(id_):
        raise fields["id"].wrong(f"模板编号“{id_}”不合要求", "请只用小写字母、数字、_ 和 -，并以字母开头。")
    kind = TemplateKind(fields["kind"].choice({each.value: said for each, said in _KINDS.items()}, "模板类型 kind"))
    aliases = fields["aliases"].items("别名 aliases") if "aliases" in fields else ()
    lead, closing = fields.get("lead"), fields.get("closing")
    return Template(
        id=id_,
        name=fields["name"].text("模板名称 name"),
        kind=kind,
        title=read_pattern(fields["title"], names, what="标题 title", figures=False, ends=False),
        lead=read_pattern(lead, names, what="导语 lead", figures=False) if lead else None,
        sections=_sections(fields["sections"], names, kind),
        closing=read_pattern(closing, names, what="结尾 closing", figures=False) if closing else None,
        path=path,
        description=fields["description"].text("说明 description") if "description" in fields else "",
        aliases=tuple(each.text("别名") for each in aliases),
    )


def _sections(node: Node, names: Names, kind: TemplateKind) -> tuple[SectionPlan, ...]:
    read = [(each, _section(each, names, kind)) for each in node.items("章节 sections")]
    for number, (each, section) in enumerate(read):
        before = read[number - 1][1].level if number else 0
        if section.level > before + 1:
            raise each.wrong(
                f"章节“{section.heading}”是第 {section.level} 级，前面没有上一级标题",
                "请先写一个上一级的章节，或把 level 改小。",
            )
        after = read[number + 1][1].level if number + 1 < len(read) else 0
        if not section.blocks and after <= section.level:
            raise each.wrong(f"章节“{section.heading}”下面没有内容", "请在 blocks 里写内容，或删去这个章节。")
    return tuple(section for _, section in read)


def _section(node: Node, names: Names, kind: TemplateKind) -> SectionPlan:
    fields = node.mapping(("heading", "level", "blocks"), required=("heading",), what="章节")
    level = fields["level"].number("标题级别 level", least=1, most=_DEEPEST) if "level" in fields else 1
    blocks = fields["blocks"].items("内容 blocks") if "blocks" in fields else ()
    return SectionPlan(
        fields["heading"].text("标题 heading"), level, tuple(_block(each, names, kind) for each in blocks)
    )


def _block(node: Node, names: Names, kind: TemplateKind) -> Block:
    fields = node.mapping(tuple(_READERS), what="内容块")
    if len(fields) != 1:
        raise node.wrong("一个内容块应当只有一个键", f"请每块以“- ”另起一项，写 {'、'.join(_READERS)} 之一。")
    name, value = next(iter(fields.items()))
    if name == "compare" and kind is not TemplateKind.COMPARISON:
        raise node.wrong("compare 只能用在县域比较的模板里", "请把 kind 改为 comparison，或改用 figures。")
    return _READERS[name](value, names)


def _figures(node: Node, names: Names) -> Block:
    return FiguresBlock(tuple(read_pattern(each, names) for each in node.items("句式 figures")))


def _text(node: Node, names: Names) -> Block:
    return TextBlock(read_pattern(node, names, what="固定文字 text", figures=False))


def _others(node: Node, names: Names) -> Block:
    fields = node.mapping(("categories",), required=("categories",), what="其他指标 others")
    return OthersBlock(_categories(fields, names))


def _problems(node: Node, names: Names) -> Block:
    fields = node.mapping(("categories",), required=("categories",), what="问题 problems")
    return ProblemsBlock(_categories(fields, names))


def _standards(node: Node, names: Names) -> Block:
    return StandardsBlock(_refs(node, names, what="对照标准 standards"))


def _compare(node: Node, names: Names) -> Block:
    what = "比较 compare"
    fields = node.mapping(("indicators", "categories", "changes"), what=what)
    if not fields.keys() & {"indicators", "categories"}:
        raise node.wrong(f"{what}没有写比较哪些指标", "请补上 indicators（指标）或 categories（指标类别）。")
    return CompareBlock(
        _refs(fields["indicators"], names, what="比较的指标 indicators") if "indicators" in fields else (),
        _categories(fields, names) if "categories" in fields else (),
        fields["changes"].flag("比上年的变化 changes") if "changes" in fields else False,
    )


def _precedents(node: Node, names: Names) -> Block:
    what = "借鉴材料 precedents"
    fields = node.mapping(("topics", "purpose", "words", "limit"), what=what)
    purpose = PrecedentPurpose.MEASURES
    if "purpose" in fields:
        purpose = PrecedentPurpose(
            fields["purpose"].choice({each.value: said for each, said in _PURPOSES.items()}, "用途 purpose")
        )
    if "topics" not in fields and purpose is PrecedentPurpose.MEASURES:
        raise node.wrong(f"{what}缺少“topics”", "请补上一行“topics: …”；只有 problems 和 plans 可以不写主题。")
    topics = fields["topics"].items("主题 topics") if "topics" in fields else ()
    return PrecedentsBlock(
        tuple(names.topic(each) for each in topics),
        purpose,
        fields["words"].text("检索词 words") if "words" in fields else "",
        fields["limit"].number("最多句数 limit", least=1, most=_MOST_SENTENCES) if "limit" in fields else 0,
    )


def _refs(node: Node, names: Names, *, what: str) -> tuple[Ref, ...]:
    return tuple(names.ref(each.text("指标"), each) for each in node.items(what))


def _categories(fields: Mapping[str, Node], names: Names) -> tuple[str, ...]:
    return tuple(names.category(each) for each in fields["categories"].items("指标类别 categories"))


_READERS: Mapping[str, Callable[[Node, Names], Block]] = {
    "figures": _figures,
    "others": _others,
    "standards": _standards,
    "compare": _compare,
    "problems": _problems,
    "precedents": _precedents,
    "text": _text,
}
