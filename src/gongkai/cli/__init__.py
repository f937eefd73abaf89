"""The ``gongkai`` command: a table of subcommands, each loaded only when it is called.

Every refusal is one Chinese sentence on standard error and exit code 2; there is no traceback for a user's mistake.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Final

import click

from gongkai.cli.rendering.terminal import pad, width, wrap

__version__: Final = "0.1.0"

COMMANDS: Final = {
    "read": ("gongkai.cli.read", "读取年度报告，列出法定表格和每个数的来源"),
    "check": ("gongkai.cli.check", "检查年度报告：勾稽、结构、日期、文字、个人信息"),
    "rule": ("gongkai.cli.rule", "说明一条检查规则"),
    "diff": ("gongkai.cli.diff", "并排比较两份报告的数字和文字"),
    "tally": ("gongkai.cli.tally", "把多份报告加总，或核对汇总报告"),
    "write": ("gongkai.cli.write", "把报告写成 docx、pdf、html、xlsx、json 或 md"),
    "new": ("gongkai.cli.new", "生成一份空白报告，带入上年结转"),
    "clock": ("gongkai.cli.clock", "计算一件申请的答复期限，并说明怎么算的"),
    "fee": ("gongkai.cli.fee", "计算信息处理费"),
    "batch": ("gongkai.cli.batch", "整批读取一个文件夹，写成 parquet 表"),
}
"""Subcommand → the module that holds it (as ``command``) and its one-line help, which need not load it."""


_WORDS: Final = {
    "  [required]": "（必填）",
    "; required]": "，必填]",
    " INTEGER RANGE": " 个数",
    " TEXT": " 文字",
    " PATH": " 文件",
}


class _Formatter(click.HelpFormatter):
    """click's help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(
            prog, args.replace("[OPTIONS]", "[选项]").replace("[COMMAND] [ARGS]...", "命令 …"), prefix or "用法："
        )

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section({"Options": "选项", "Commands": "命令"}.get(name, name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """The terms and what they mean, where a Chinese character is two columns wide."""
        terms = [(_translated(term), _translated(meaning)) for term, meaning in rows]
        left = max((width(term) for term, _ in terms if width(term) <= col_max), default=0) + col_spacing
        margin = " " * self.current_indent
        for term, meaning in terms:
            lines = wrap(meaning, max(20, self.width - self.current_indent - left))
            beside = width(term) <= left - col_spacing
            self.write(margin + (pad(term, left) + lines.pop(0) if beside else term) + "\n")
            for line in lines:
                self.write(margin + " " * left + line + "\n")


def _translated(text: str) -> str:
    for english, chinese in _WORDS.items():
        text = text.replace(english, chinese)
    return text


click.Context.formatter_class = _Formatter


class _Lazy(click.Group):
    """Lists its commands from the table and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"没有“{args[0]}”这个命令。可用的命令：{'、'.join(COMMANDS)}。", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Lazy, invoke_without_command=True, help="公开：政府信息公开工作年度报告的读取、检查、比较与编写。")
@click.version_option(__version__, message="gongkai %(version)s", help="显示版本。")
@click.help_option("--help", "-h", help="显示帮助。")
@click.pass_context
def group(ctx: click.Context) -> None:
    """The command group; alone, it shows its help."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command; the console script's entry."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from gongkai.cli.failures import run  # noqa: PLC0415 - `--version` needs none of it

    run(group)
