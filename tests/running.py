"""Runs the command line: in this process, as ``main`` does, or as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT

YOUJU = (sys.executable, "-c", "from api.cli import main; main()")


@dataclass(frozen=True)
class Ran:
    """What a command left behind: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output as the one JSON object it must be."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value


def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object) -> Ran:
    """Run a command in this process."""
    from api.cli import main

    capsys.readouterr()
    monkeypatch.setattr(sys, "argv", ["youju", *map(str, arguments)])
    with pytest.raises(SystemExit) as left:
        main()
    out, err = capsys.readouterr()
    return Ran(int(left.value.code or 0), out, err)


def start(*arguments: object, cwd: Path = PROJECT, **settings: str) -> subprocess.Popen[str]:
    """Start a command as a process of its own; ``settings`` are environment variables."""
    environment = {**os.environ, "YOUJU_MODEL": "none", "PYTHONPATH": str(PROJECT), **settings}
    return subprocess.Popen(
        [*YOUJU, *map(str, arguments)],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="backslashreplace",
        preexec_fn=_heed_interrupts,
    )


def _heed_interrupts() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def apart(*arguments: object, cwd: Path = PROJECT, **settings: str) -> Ran:
    """Run a command as a process of its own, to its end."""
    process = start(*arguments, cwd=cwd, **settings)
    out, err = process.communicate(timeout=120)
    return Ran(process.returncode, out, err)
