"""Report templates: those that come with the program and the user's own, found, read and checked.

A template is a YAML file; the four in ``drafting/templates`` are the examples to copy. Its blocks are read in
``drafting.templating.reading``, its sentence patterns in ``drafting.templating.patterns``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.errors import UsageError
from corpus.terms import Vocabulary, load_vocabulary
from drafting.templating.names import Names, names_of
from drafting.templating.nodes import CODE, mistake, nearest
from drafting.templating.nouns import FiguresBlock, Ref, Template, TemplateKind
from drafting.templating.patterns import refs
from drafting.templating.reading import read_template

__all__ = ["Template", "TemplateKind", "find_template", "indicators_of", "load_templates"]

OWN = Path(__file__).parent / "templates"
_SUFFIXES = (".yaml", ".yml")
# Characters of a name that may stand for the whole: 控辍保学, not 总结.
_LEAST_OF_A_NAME = 3


def load_templates(*, folders: Sequence[Path] = (), vocabulary: Vocabulary | None = None) -> Mapping[str, Template]:
    """All templates by id: the program's own first, then those of the user's folders (their sub-folders left out).

    :param vocabulary: what indicators and topics may be named; without it the program's own.
    :raises UsageError: code ``template``: a folder that is none, or a mistake in a template, naming file, line and fix.
    """
    names = _names(vocabulary)
    found = dict(_own(names))
    by_name = {name: template for template in found.values() for name in (template.name, *template.aliases)}
    for path in _files(folders):
        template = _read(path, names)
        other = found.get(template.id) or by_name.get(template.name)
        if other is not None:
            what = f"编号“{template.id}”" if template.id in found else f"名称“{template.name}”"
            key = "id" if template.id in found else "name"
            line = _line_of(path, key)
            raise mistake(str(path), line, f"{what}已被模板 {other.path.name} 使用", f"请把 {key} 改成别的。")
        found[template.id] = template
        by_name |= dict.fromkeys((template.name, *template.aliases), template)
    return found


def find_template(name: str, *, folders: Sequence[Path] = (), vocabulary: Vocabulary | None = None) -> Template:
    """The template of an id, a name, an alias, a part of one name only, or of a ``.yaml`` file.

    A template of the program is found without looking into the user's folders, so that a mistake there is not in
    its way.

    :raises UsageError: code ``template``: nothing goes by that name, or a mistake in the user's template.
    """
    names = _names(vocabulary)
    if name.lower().endswith(_SUFFIXES):
        path = Path(name)
        if not path.is_file():
            raise UsageError(CODE, f"没有模板文件 {name}。", "请检查路径，或写模板的编号、名称。")
        return _read(path, names)
    own = _named(_own(names).values())
    if name in own:
        return own[name]
    templates = load_templates(folders=folders, vocabulary=vocabulary).values()
    known = _named(templates)
    if name in known:
        return known[name]
    alike = [each for each in templates if len(name) >= _LEAST_OF_A_NAME and name in each.name]
    if len(alike) == 1:
        return alike[0]
    near = nearest(name, known)
    meant = f"您要找的可能是“{near}”；" if near else ""
    listed = "、".join(f"{each.name}（{each.id}）" for each in dict.fromkeys(known.values()))
    raise UsageError(CODE, f"没有名为“{name}”的模板。", f"{meant}可用的模板有：{listed}。")


def indicators_of(template: Template) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """The figures that a template's patterns need, and those that it can do without."""
    required: dict[Ref, None] = {}
    optional: dict[Ref, None] = {}
    for section in template.sections:
        for block in section.blocks:
            if isinstance(block, FiguresBlock):
                for ref, may_miss in (each for pattern in block.patterns for each in refs(pattern)):
                    (optional if may_miss else required)[ref] = None
    return tuple(required), tuple(ref for ref in optional if ref not in required)


@cache
def _program_names() -> Names:
    return names_of(load_vocabulary())


def _names(vocabulary: Vocabulary | None) -> Names:
    return _program_names() if vocabulary is None else names_of(vocabulary)


@cache
def _program_templates() -> Mapping[str, Template]:
    return _read_own(_program_names())


def _own(names: Names) -> Mapping[str, Template]:
    return _program_templates() if names is _program_names() else _read_own(names)


def _read_own(names: Names) -> Mapping[str, Template]:
    templates = (_read(path, names) for path in _files([OWN]))
    return {template.id: template for template in templates}


def _named(templates: Iterable[Template]) -> dict[str, Template]:
    """Templates by everything they go by, ids first."""
    named: dict[str, Template] = {}
    templates = tuple(templates)
    for names in (lambda each: (each.id,), lambda each: (each.name,), lambda each: each.aliases):
        for template in templates:
            for name in names(template):
                named.setdefault(name, template)
    return named


def _files(folders: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(CODE, f"没有模板文件夹 {folder}。", "请检查路径，或新建这个文件夹后放入模板。")
        files += sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file())
    return files


def _read(path: Path, names: Names) -> Template:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise mistake(str(path), line, "文件的编码不是 UTF-8", "请另存为 UTF-8 编码。") from error
    except OSError as error:
        raise UsageError(CODE, f"打不开模板文件 {path}。", "请检查文件是否存在、是否有读取权限。") from error
    return read_template(text, path=path, names=names)


def _line_of(path: Path, key: str) -> int:
    """The line where a checked template's file has a key of its root."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)
