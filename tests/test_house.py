"""The house keeps its own rules: small modules, empty package files, one shape of the catalog, a whole wheel."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from corpus import schema
from corpus.migrate import NEWEST_REVISION, alembic_config, migrate
from tests.conftest import PROJECT

FLOORS = ("corpus", "ingest", "retrieval", "drafting", "api")
LONGEST_MODULE = 350
MODULES = sorted(
    path
    for floor in FLOORS
    for path in (PROJECT / floor).rglob("*.py")
    if "__pycache__" not in path.parts and "versions" not in path.parts
)
# Written apart, so that this file is not found by its own search.
HOSTS = re.compile("|".join(re.escape(host) for host in ("pypi." + "org", "python" + "hosted.org", "npm" + "js.org")))
LEFT_UNDONE = re.compile(r"\b(TO" + "DO|FIX" + r"ME|X" + r"XX)\b")
HEAVY = ("torch", "sentence_transformers", "chromadb", "onnx", "onnxruntime", "pdfplumber", "trafilatura", "jieba")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".csv", ".yml", ".yaml", ".cfg", ".sh"}


def named(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=PROJECT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [path for name in listed.stdout.decode().splitlines() if (path := PROJECT / name).suffix in TEXT_SUFFIXES]


# --- the catalog's shape ------------------------------------------------------------------------------------------


def test_the_newest_migration_is_the_one_that_the_program_waits_for() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [NEWEST_REVISION]


def test_a_fresh_catalog_has_exactly_the_shape_of_the_schema(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = create_engine(f"sqlite:///{tmp_path / 'catalog.sqlite'}")
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    engine.dispose()


def test_migrating_a_newest_catalog_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "catalog.sqlite"
    engine = create_engine(f"sqlite:///{file}")
    migrate(engine)
    before = file.read_bytes()
    migrate(engine)
    engine.dispose()
    assert file.read_bytes() == before


# --- modules ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("floor", [*FLOORS, "corpus/encoders"])
def test_package_files_hold_nothing_but_a_docstring(floor: str) -> None:
    file = PROJECT / floor / "__init__.py"
    body = ast.parse(file.read_text("utf-8")).body
    assert all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in body)


def test_no_module_is_longer_than_one_can_read() -> None:
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_says_what_it_is() -> None:
    assert [named(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def test_opening_a_library_imports_no_model_and_no_reader_before_it_is_needed() -> None:
    code = (
        "import sys; import api.wiring, corpus.library, corpus.encoder\n"
        "import ingest.pipeline, retrieval.ask, retrieval.rerank\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_nothing_is_left_undone_and_no_package_host_is_named() -> None:
    found = []
    for path in tracked():
        if path.exists():
            text = path.read_text("utf-8", errors="replace")
            found += [f"{named(path)}: {match.group()}" for match in HOSTS.finditer(text)]
            if path.suffix == ".py":
                found += [f"{named(path)}: {match.group()}" for match in LEFT_UNDONE.finditer(text)]
    assert found == []


# --- what is installed ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel, as pip builds it from a copy of the sources."""
    pytest.importorskip("setuptools")
    import shutil

    copy, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        if (PROJECT / name).exists():
            shutil.copy(PROJECT / name, copy / name)
    for floor in FLOORS:
        shutil.copytree(PROJECT / floor, copy / floor, ignore=shutil.ignore_patterns("__pycache__"))
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-q",
        "-w",
        out,
        copy,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = out.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_module_and_every_data_file_is_installed(installed: set[str]) -> None:
    wanted = {
        named(path)
        for floor in FLOORS
        for path in (PROJECT / floor).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    assert {"corpus/migrations/versions/0001_first_shape.py", "corpus/samples/README.md"} <= wanted
    assert wanted - installed == set()


def test_the_command_is_installed(installed: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in installed)
    assert not any(name.startswith("tests/") for name in installed)
