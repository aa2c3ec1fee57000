"""A fault of the installation is not blamed on the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT

# Reads a page in a process that cannot import lxml.html, as where a part of it was not installed.
SCRIPT = """
import sys
from pathlib import Path
sys.modules["lxml.html"] = None
from corpus.errors import MissingTool
from ingest.readers import read
try:
    read(Path(sys.argv[1]))
except MissingTool as error:
    print(error.code, error)
"""


def test_a_library_that_is_not_installed_is_named_and_the_file_is_not_called_damaged(tmp_path: Path) -> None:
    page = tmp_path / "云岭县工作总结.html"
    page.write_text("<html><body><h1>云岭县工作总结</h1><p>全年组织督查五次。</p></body></html>", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(page)], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    assert told.startswith("missing_library ")
    assert "重新安装" in told
    assert "损坏" not in told
