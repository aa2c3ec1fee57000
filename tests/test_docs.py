"""What the documents say is true: commands, settings, tables, modules, links, and the traced question."""

from __future__ import annotations

import dataclasses
import enum
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from corpus import figures, schema, types
from corpus.library import Library, opened
from drafting import cells, drafts, findings
from tests.running import apart

PROJECT = Path(__file__).resolve().parent.parent
FLOORS = ("corpus", "ingest", "retrieval", "drafting", "api")
READMES = ("README.md", "README.zh-CN.md")
TEXTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "docs/datamodel.md")
PAGES = sorted(
    path.relative_to(PROJECT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "tests/**/*.md", "corpus/*/README.md")
    for path in PROJECT.glob(pattern)
)

LEFT_OUT = "…"


def read(page: str) -> str:
    return (PROJECT / page).read_text("utf-8")


def commands() -> list[str]:
    from api.cli import app

    return [
        command.name or command.callback.__name__  # type: ignore[union-attr]
        for command in app.registered_commands
    ]


def settings() -> list[str]:
    from api.settings import Settings

    return [f"YOUJU_{name.upper()}" for name in Settings.model_fields]


@pytest.mark.parametrize("page", READMES)
def test_every_command_stands_in_the_readme(page: str) -> None:
    assert [name for name in commands() if f"| `youju {name}" not in read(page)] == []


@pytest.mark.parametrize("page", READMES)
def test_the_readme_names_no_command_that_is_not_there(page: str) -> None:
    assert set(re.findall(r"\byouju ([a-z]+)\b", read(page))) <= set(commands())


@pytest.mark.parametrize("page", READMES)
def test_every_setting_stands_in_the_readme(page: str) -> None:
    assert [name for name in settings() if f"| `{name}`" not in read(page)] == []


@pytest.mark.parametrize("page", READMES)
def test_the_readme_opens_with_the_two_commands(page: str) -> None:
    opening = read(page).split("\n## ")[0]
    assert "\nmake demo " in opening
    assert "\nmake test " in opening


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", read(page))
    local = [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in local if not (PROJECT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("page", TEXTS)
def test_every_path_named_in_the_documents_exists(page: str) -> None:
    folders = "|".join((*FLOORS, "tests", "docs"))
    named = re.findall(rf"`((?:{folders})/[\w./-]+)`", read(page))
    assert [path for path in named if not (PROJECT / path).exists()] == []


# --- the map ------------------------------------------------------------------------------------------------


def map_of_folders() -> dict[str, dict[str, str]]:
    """Floor -> entry (``types.py``, ``encoders/``) -> what the map says of it."""
    lines = read("README.md").split("<!-- map -->")[1].split("<!-- /map -->")[0].splitlines()
    floors: dict[str, dict[str, str]] = {}
    entry: dict[str, str] = {}
    name = ""
    for line in lines:
        if found := re.match(r"(\w+)/ ", line):
            entry = floors.setdefault(found[1], {})
        elif found := re.match(r"  ([\w.]+/?) +(.*)", line):
            name = found[1]
            entry[name] = found[2]
        elif line.startswith("   "):
            entry[name] += " " + line.strip()
    return floors


def test_everything_on_the_map_exists() -> None:
    missing = [
        f"{floor}/{entry}"
        for floor, entries in map_of_folders().items()
        for entry in ("", *entries)
        if not (PROJECT / floor / entry).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("floor", FLOORS)
def test_every_module_has_its_line_on_the_map(floor: str) -> None:
    entries = map_of_folders()[floor]
    missing = []
    for path in sorted((PROJECT / floor).rglob("*.py")):
        inner = path.relative_to(PROJECT / floor)
        if path.name == "__init__.py" or inner.parts[0] == "migrations":
            continue
        folder = "/".join(inner.parts[:-1])
        words = re.findall(r"\w+", entries.get(f"{folder}/", ""))
        if path.name not in entries if not folder else path.stem not in words:
            missing.append(path.relative_to(PROJECT).as_posix())
    assert missing == [], "give each a line in README.md, between <!-- map --> and <!-- /map -->"


# --- the data model -------------------------------------------------------------------------------------------


def row_of(name: str) -> str:
    """The row of docs/datamodel.md that begins with ``name``."""
    rows = [line for line in read("docs/datamodel.md").splitlines() if line.startswith(f"| `{name}` |")]
    assert len(rows) == 1, f"{name} has {len(rows)} rows in docs/datamodel.md"
    return rows[0]


def nouns() -> list[type]:
    return [
        value
        for module in (types, figures, cells, drafts, findings)
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ == module.__name__
        and (dataclasses.is_dataclass(value) or issubclass(value, enum.Enum))
    ]


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.__name__)
def test_every_noun_stands_in_the_data_model_with_its_fields(noun: type) -> None:
    row = row_of(noun.__name__)
    if issubclass(noun, enum.Enum):
        named = [str(member.value) for member in noun]
    else:
        named = [field.name for field in dataclasses.fields(noun)]
    if "as Document," in row:
        row += row_of("Document")
    assert [name for name in named if not re.search(rf"(?<!\w){name}(?!\w)", row)] == []


@pytest.mark.parametrize("table", schema.metadata.tables)
def test_every_table_stands_in_the_data_model_with_its_columns(table: str) -> None:
    row = row_of(table)
    assert [column.name for column in schema.metadata.tables[table].columns if f"`{column.name}`" not in row] == []


# --- the traced question ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, list[str]]]:
    """The sample papers in a library without vectors, and what ingest printed."""
    from api.printing import ingest_lines
    from ingest.pipeline import ingest

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        with opened(tmp_path_factory.mktemp("docs") / "library", open_encoder=None) as library:
            report = ingest([Path("corpus/samples")], library)
            yield library, list(ingest_lines(report))


def printed(command: str, library: Library, ingested: list[str]) -> list[str]:
    """What a command of the README prints."""
    from api.printing import answer_lines, whole_document_lines
    from retrieval.ask import ask

    name, argument, *_ = shlex.split(command)
    if name == "ingest":
        return ingested
    if name == "show":
        id_ = library.catalog.find(argument)
        lines = whole_document_lines(library.catalog.summaries([id_])[0], library.catalog.document(id_))
    elif name == "ask":
        lines = answer_lines(ask(argument, library))
    else:
        lines = iter(apart(*shlex.split(command), YOUJU_LIBRARY=str(library.folder)).out.splitlines())
    return "\n".join(lines).splitlines()


def shown(page: str) -> list[tuple[str, list[str]]]:
    """Every command in a page's console blocks with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", read(page), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            else:
                found[-1][1].append(line)
    return [(command.removeprefix("youju "), lines) for command, lines in found if lines]


def runs(lines: Sequence[str]) -> Iterator[str]:
    """Stretches of lines between those left out."""
    yield from (run.strip("\n") for run in "\n".join(lines).split(LEFT_OUT + "\n") if run.strip(LEFT_OUT + "\n"))


@pytest.mark.parametrize("page", READMES)
def test_what_the_readme_shows_is_what_the_program_prints(page: str, samples: tuple[Library, list[str]]) -> None:
    library, ingested = samples
    checked = 0
    for command, lines in shown(page):
        if command.startswith("search"):
            continue  # its order is made with vectors, which are not made here; its passages are checked below
        output = "\n".join(printed(command, library, ingested))
        at = 0
        for run in runs([*lines, ""]):
            at = output.find(run, at)
            assert at >= 0, f"youju {command} does not print:\n{run}\n\nbut:\n{output[:2000]}"
        checked += 1
    assert checked


def test_the_passages_that_the_readme_shows_are_in_the_library(samples: tuple[Library, list[str]]) -> None:
    from api.printing import hit_lines
    from corpus.types import Hit

    library, _ = samples
    ((_, lines),) = [each for each in shown("README.md") if each[0].startswith("search")]
    places = re.findall(r"出处：(\S+) \[(\d+), (\d+)\)", "\n".join(lines))
    expected: list[str] = []
    for rank, (source, start, end) in enumerate(places, start=1):
        id_ = library.catalog.find(source)
        passage = next(p for p in library.catalog.passages_of(id_) if (p.start, p.end) == (int(start), int(end)))
        text = library.catalog.text(id_, passage.start, passage.end)
        expected += hit_lines([Hit(rank, 1.0, passage, library.catalog.summaries([id_])[0], text)])
    assert lines == expected


def test_ids_and_offsets_told_in_the_readme_are_those_of_the_library(samples: tuple[Library, list[str]]) -> None:
    from retrieval.ask import ask

    library, _ = samples
    text = read("README.md")
    (passage_id,) = set(re.findall(r"passage `([0-9a-f]{16}-\d{4})`", text))
    (start, end) = re.search(r"`start` (\d+) and `end` (\d+)", text).groups()  # type: ignore[union-attr]
    question = next(command for command, _ in shown("README.md") if command.startswith("ask"))
    citation = ask(shlex.split(question)[1], library).citations[0]
    assert (citation.start, citation.end) == (int(start), int(end))
    passage, _ = library.catalog.passages([passage_id])[passage_id]
    assert passage.start <= citation.start
    assert citation.end <= passage.end
