"""The program ``youju``: its commands, and what becomes of an error.

Nothing heavy is imported here: ``youju --help`` must answer at once.
"""

from __future__ import annotations

import io
import os
import sys

import typer

from api.commands import asking, drafting, figures, papers, upkeep
from api.commands.terminal import complain
from api.complaints import silence_libraries, unexpected, usage_error
from corpus.errors import UsageError, YoujuError

app = typer.Typer(
    name="youju",
    help="有据：读材料、查依据、答问题，每句话都有出处。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command(help="把文件和文件夹读入资料库；可反复执行。")(papers.ingest)
app.command(help="列出资料库里的材料。")(papers.documents)
app.command(help="显示一份材料：题名、提纲、正文和处理情况。")(papers.show)
app.command(help="从资料库中删除材料。")(papers.delete)
app.command(help="检索段落，按相关程度排列。")(asking.search)
app.command(help="回答问题，每句话都注明出处。")(asking.ask)
app.command(help="列出数据：指标、地区、年份、范围、数值和原文。")(figures.figures)
app.command(help="列出互相矛盾的数据，和加起来对不上的数据。")(figures.conflicts)
app.command(help="把几个地区的做法或指标并排比较，可写成 Excel、Word 或 Markdown。")(figures.compare)
app.command(help="列出可用的总结、报告模板。")(drafting.templates)
app.command(help="用统计表和以往材料起草年度总结，可写成清稿和批注稿。")(drafting.draft)
app.command(help="核校一份稿子：数据、合计、增减、文号、编号等。")(drafting.review)
app.command(help="检查资料库、模型和可选工具。")(upkeep.doctor)
app.command(help="删除之后，把磁盘上残留的文字彻底清除。")(upkeep.purge)
app.command(help="用自带的样例材料走一遍：读入、提问、追问、拒答。")(upkeep.demo)

# The base of every error of usage; its public name moved between versions of typer.
_TYPER_USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
# What shells report of a process that Ctrl-C stopped.
_INTERRUPTED = 130


def main() -> None:
    """Run the command line; an error is one sentence on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character still gets the rest
    silence_libraries()
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)


def _run() -> int:
    try:
        status = int(app(standalone_mode=False) or 0)
    except YoujuError as error:
        complain(str(error))
        return 2 if isinstance(error, UsageError) else 1
    except _TYPER_USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # the help is printed already
            return 2
        complain(str(usage_error(error)))
        return 2
    except (KeyboardInterrupt, typer.Abort):
        status = _INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get("YOUJU_DEBUG"):
            raise
        complain(unexpected(error))
        return 1
    if status == _INTERRUPTED:  # typer turns Ctrl-C into this status and says nothing
        complain("已中断；已读入的材料都已保存，下次会接着建立索引。")
    return status
