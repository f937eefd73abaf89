"""How the command fails: one sentence, exit code 2, no traceback."""

import os
import sys
from typing import Final, NoReturn

import click

UNREADABLE: Final = 2
"""Exit code for a file that could not be read and for wrong usage."""

_USAGE: Final = {
    click.NoSuchOption: lambda error: f"没有“{error.option_name}”这个选项。",
    click.MissingParameter: lambda error: f"缺少“{_name(error.param)}”。",
    click.BadOptionUsage: lambda error: f"选项“{error.option_name}”后面缺少值。",
    click.BadParameter: lambda error: f"“{_name(error.param)}”不对：{error.message}",
}


class Refused(click.ClickException):
    """Something the user can mend: the message says what is wrong and what to do."""

    exit_code = UNREADABLE


def run(group: click.Group) -> NoReturn:
    """Run ``group`` and leave with its exit code."""
    try:
        code = group.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        code = leaving.exit_code
    except click.Abort:
        click.echo("已中断。", err=True)
        code = 130
    except click.ClickException as error:
        click.echo(f"gongkai：{_sentence(error)}", err=True)
        code = UNREADABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        click.echo("已中断。", err=True)
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


def _sentence(error: click.ClickException) -> str:
    for kind, sentence in _USAGE.items():
        if isinstance(error, kind):
            return sentence(error)  # type: ignore[no-untyped-call]
    return error.format_message()


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    return (
        "/".join(param.opts)
        if isinstance(param, click.Option)
        else param.make_metavar(click.Context(click.Command("")))
    )
