"""What standard error is told when something goes wrong: one Chinese sentence and where to look, nothing else."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

from corpus.errors import UsageError

# Characters of a library's own words that a sentence of ours repeats.
LONGEST_REASON = 200


def usage_error(error: Any) -> UsageError:
    """Typer's own error of usage as one of ours; its text is English."""
    command = getattr(getattr(error, "ctx", None), "command_path", None) or "youju"
    remedy = f"请运行 {command} --help 查看用法。"
    return UsageError("usage", _what(error), remedy)


def unexpected(error: Exception) -> str:
    """An error that nobody foresaw, as one sentence."""
    reason = " ".join(str(error).split())[:LONGEST_REASON]
    return (
        f"程序出现意外错误（{type(error).__name__}: {reason}）。请设置 YOUJU_DEBUG=1 重新运行，并把输出交给维护人员。"
    )


def _what(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"没有选项 {error.option_name}。"
    if kind == "NoSuchCommand" or str(error.message).startswith("No such command"):
        return f"没有命令{_quoted(error.message)}。"
    if kind == "MissingParameter":
        return f"缺少{_name(error)}。"
    if kind == "BadParameter":
        return f"{_name(error)}的值不对，应为：{_wanted(error)}。"
    if kind == "BadOptionUsage":
        return f"选项 {error.option_name} 的用法不对。"
    return "命令写得不对。"


def _name(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "参数")
    options = [name for name in parameter.opts if name.startswith("-")]
    return f"选项 {options[0]} " if options else f"参数“{parameter.help or parameter.name}”"


def _wanted(error: Any) -> str:
    return str(getattr(error.param, "help", None) or error.message)


def _quoted(message: str) -> str:
    name = message.split("'")[1] if message.count("'") >= 2 else ""
    return f"“{name}”"


def silence_libraries() -> None:
    """Keep what libraries log, and what an interrupt breaks off in them, from standard error.

    A user is told in one sentence; ``YOUJU_DEBUG=1`` shows it all.
    """
    if os.environ.get("YOUJU_DEBUG"):
        logging.basicConfig(level=logging.INFO)
        return
    # Without any handler, Python itself prints errors that libraries log, tracebacks and all.
    logging.getLogger().addHandler(logging.NullHandler())
    tell = sys.unraisablehook

    def hook(fault: sys.UnraisableHookArgs) -> None:
        if not isinstance(fault.exc_value, KeyboardInterrupt):
            tell(fault)

    sys.unraisablehook = hook
