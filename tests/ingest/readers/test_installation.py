"""A fault of the installation is not blamed on the file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.errors import MissingTool
from ingest.readers import read


def test_a_library_that_is_not_installed_is_named_and_the_file_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "云岭县工作总结.html"
    page.write_text("<html><body><h1>云岭县工作总结</h1><p>全年组织督查五次。</p></body></html>", encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith("ingest.readers.html")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    with pytest.raises(MissingTool, match="重新安装") as told:
        read(page)
    assert told.value.code == "missing_library"
